"""The POP itself: question lists, goals, sharing, talking, signing, and who may see or change what.

Knows no Rasa, no web and no SQL. Every right is checked here, whatever door a request came through.
"""
