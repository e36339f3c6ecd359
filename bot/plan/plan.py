"""One plan of one employee: the goals, what was shared, what was agreed and who signed.

Two parties own a plan together, but not alike (syllabus §2.4): the employee writes and decides when to share,
the manager comments, adjusts with a remark and finalizes, both sign. Every change passes through a method
that takes the acting `Party`, so no door can forget to ask whether it is allowed.
"""

from __future__ import annotations

from bot.plan.following import Following
from bot.plan.signing import Signing
from bot.plan.talking import Talking
from bot.plan.writing import Writing


class Plan(Writing, Talking, Signing, Following):
    """A plan and all that can be done with it; each base holds one stage of its life."""

    __slots__ = ()
