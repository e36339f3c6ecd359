"""The store: everything that must survive is here, and nowhere else."""

from bot.store.database import StoreProblem
from bot.store.encryption import KeyProblem
from bot.store.mail import ButtonForeign, ButtonOld, InboxMessage, OutboxMessage
from bot.store.mapping import SignedVersion
from bot.store.plans import Conflict
from bot.store.schema import migrate
from bot.store.sign_ins import LinkGone
from bot.store.store import Store, Work

__all__ = [
    "ButtonForeign",
    "ButtonOld",
    "Conflict",
    "InboxMessage",
    "KeyProblem",
    "LinkGone",
    "OutboxMessage",
    "SignedVersion",
    "Store",
    "StoreProblem",
    "Work",
    "migrate",
]
