"""The employee's side: the reflection and the goals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.plan.goals import GOAL_TEXTS, Goal, Support
from bot.plan.people import Party
from bot.plan.questions import CELLS, PRINCIPLES, REFLECTION
from bot.plan.sharing import Sharing
from bot.plan.states import NotAllowed


class Writing(Sharing):
    """What only the employee changes, until the plan is settled."""

    __slots__ = ()

    def answer(self, party: Party, question: str, text: str, now: datetime) -> None:
        """Keep the answer to a reflection question; an empty text takes it away again."""
        self._edit(party)
        if question not in REFLECTION:
            raise KeyError(question)
        self._note(party, now, question, self.reflection.get(question, ""), text)
        if text:
            self.reflection[question] = text
            self.skipped.discard(question)
        else:
            self.reflection.pop(question, None)

    def skip(self, party: Party, question: str) -> None:
        """Leave a reflection question open. An answer that stands stays."""
        self._edit(party)
        if question in REFLECTION and question not in self.reflection:
            self.skipped.add(question)

    def set_well_placed(self, party: Party, value: bool) -> None:
        self._edit(party)
        self.well_placed = value

    def set_summary(self, party: Party, text: str, now: datetime) -> None:
        """The employee's own summary of the reflection, the only part of it that can be shared."""
        self._edit(party)
        self._note(party, now, "summary", self.summary, text)
        self.summary = text

    def add_goal(self, party: Party) -> Goal:
        """A new, empty goal. Raises NotAllowed beyond five."""
        self._edit(party)
        if not self.can_add_goal:
            raise NotAllowed("five goals is the most")
        goal = Goal(number=max((g.number for g in self.goals), default=0) + 1)
        self.goals.append(goal)
        return goal

    def remove_goal(self, party: Party, number: int, now: datetime) -> None:
        """Take a goal out. Its texts stay in the history; the numbers of the others close up."""
        self._edit(party)
        goal, before = self.goal(number), self.before_manager()
        for name in GOAL_TEXTS:
            self._note(party, now, name, goal.text(name), "", goal)
        self.goals.remove(goal)
        for position, other in enumerate(self.goals, start=1):
            other.number = position
        self._reshare(party, now, before)

    def write(self, party: Party, number: int, name: str, text: str, now: datetime) -> Goal:
        """Set one of GOAL_TEXTS of a goal. A sentence that was accepted must be read back again."""
        self._edit(party)
        goal = self.goal(number)
        self._note(party, now, name, goal.text(name), text, goal)
        goal.set_text(name, text)
        if name in CELLS:
            goal.sentence_accepted = False
        return goal

    def set_period(self, party: Party, number: int, start: date | None, end: date | None) -> None:
        self._edit(party)
        goal = self.goal(number)
        goal.start, goal.end = start, end

    def set_support(self, party: Party, number: int, support: Support, now: datetime) -> None:
        self._edit(party)
        goal = self.goal(number)
        self._note(party, now, "support", goal.support.text, support.text, goal)
        goal.support = support
        goal.sentence_accepted = False

    def set_confidence(self, party: Party, number: int, value: int | None, now: datetime) -> None:
        """How sure the employee is of reaching it, 1 to 10. About the goal, never about the person."""
        self._edit(party)
        if value is not None and not 1 <= value <= 10:
            raise ValueError(value)
        goal = self.goal(number)
        self._note(party, now, "confidence", str(goal.confidence or ""), str(value or ""), goal)
        goal.confidence = value

    def set_serves(self, party: Party, number: int, principles: Iterable[str], now: datetime) -> None:
        """Which of the four PRINCIPLES the goal serves."""
        self._edit(party)
        goal, named = self.goal(number), set(principles)
        chosen = tuple(p for p in PRINCIPLES if p in named)
        self._note(party, now, "serves", " ".join(goal.serves), " ".join(chosen), goal)
        goal.serves = chosen

    def keep_letter(self, party: Party, number: int, letter: str) -> None:
        """ "Laat zo": this letter is not asked about again."""
        self._edit(party)
        goal = self.goal(number)
        if letter not in goal.kept:
            goal.kept = (*goal.kept, letter)

    def accept_sentence(self, party: Party, number: int, sentence: str, now: datetime) -> None:
        """The goal as read back is right. If the plan is shared already, the manager gets the new version."""
        goal = self.write(party, number, "sentence", sentence, now)
        goal.sentence_accepted = True
        self._reshare(party, now, self.before_manager(), changed=goal)

    def set_priorities(self, party: Party, order: list[int], now: datetime) -> None:
        """`order` holds goal numbers, the most important first. Goals left out get no priority."""
        self._edit(party)
        before = self.before_manager()
        for goal in self.goals:
            place = order.index(goal.number) + 1 if goal.number in order else None
            self._note(party, now, "priority", str(goal.priority or ""), str(place or ""), goal)
            goal.priority = place
        self._reshare(party, now, before)
