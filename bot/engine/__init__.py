"""What Rasa loads from us, and how Rasa is started.

Importable on Python 3.10 with nothing but Rasa installed, so nothing in here may import the rest of `bot`.
"""
