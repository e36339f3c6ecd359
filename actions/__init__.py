"""What Rasa calls: thin actions that hand the message to `bot.dialogue` and answer with slots and responses."""

from actions.turns import warm_up

__all__ = ["warm_up"]
