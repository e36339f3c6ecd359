"""One turn: a message of one person, what it changes, and what is said back.

A turn runs inside one unit of work. Everything it does is in the store when it commits, or nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from bot.catalogue import say
from bot.dialogue.conversation import WORDS, Conversation
from bot.plan import rights
from bot.plan.ids import new_id
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import Part
from bot.plan.states import NotAllowed, Role
from bot.wording import local

if TYPE_CHECKING:
    from bot.dialogue.gate import Gate, Heard
    from bot.smart.checker import Checker
    from bot.store.store import Work

UNDO_DEPTH = 20
SAME_LOOK = timedelta(hours=1)
"""Who does the same again within this time leaves one line in the access log: six answers are one sitting."""
ANSWERED_WITHIN = timedelta(minutes=10)
"""Consent is not read into a yes that may be about something else: after this only the buttons give it."""
_OF_MY_PLAN = ("offer_open", "person:{me}")
OFFERS = {
    **dict.fromkeys(
        ("plan_shared", "plan_reshared", "goal_kept", "plan_answered", "progress_by_employee"), _OF_MY_PLAN
    ),
    **dict.fromkeys(("goal_looked_back", "plan_evaluated"), _OF_MY_PLAN),
    "plan_finalized": ("offer_sign", "sign"),
    "progress_by_manager": ("offer_open", "following"),
    "evaluation_invited": ("offer_look_back", "evaluate"),
}
"""Notice -> the words on its button, and the command behind it. `me` is who did what the notice tells of."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One of the intents that the engine considers, best first."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Button:
    title: str
    command: str


@dataclass(slots=True)
class Say:
    """A response of domain.yml, with the values it needs."""

    response: str
    values: dict[str, str] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {
            "response": self.response,
            "values": self.values,
            "buttons": [[b.title, b.command] for b in self.buttons],
        }

    @staticmethod
    def from_json(data: dict[str, Any]) -> Say:
        return Say(data["response"], data["values"], [Button(*pair) for pair in data["buttons"]])


@dataclass(slots=True)
class Minds:
    """The trained parts that a turn uses; loaded once per process."""

    gate: Gate
    checker: Checker
    base_url: str = ""


class PartOfTalk(Protocol):
    """What one part of the conversation needs of another: the end of one is the beginning of the next."""

    def begin(self, turn: Turn) -> None: ...

    def answer(self, turn: Turn, question: str, text: str) -> None: ...


class Turn:
    """What a handler gets: the person, their plan, the message, and ways to say and ask."""

    def __init__(
        self,
        work: Work,
        person: Person,
        conversation: Conversation,
        kind: str,
        text: str,
        intents: Sequence[Intent],
        minds: Minds,
        now: datetime,
        parts: Mapping[str, PartOfTalk],
    ) -> None:
        self.work = work
        self.person = person
        self.conversation = conversation
        self.kind = kind
        self.text = text
        self.intents = intents
        self.minds = minds
        self.now = now
        self.parts = parts
        self.says: list[Say] = []
        self.card: dict[str, Any] | None = None
        self.heard: Heard | None = None
        self.named: Person | None = None
        """The report whose name is all that was typed as an answer."""
        self._plan: Plan | None = None
        self._touched: dict[str, Plan] = {}
        self._logged: set[str] = set()

    # --- the person and the plan -------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The day on the employee's calendar."""
        return local(self.now).date()

    @property
    def memory(self) -> dict[str, Any]:
        return self.conversation.memory

    @property
    def plan(self) -> Plan:
        """This person's own current plan, begun when there is none."""
        if self._plan is None:
            self._plan = self.work.plans.current(self.person.id) or self.work.plans.start(self.person.id, self.now)
        return self._plan

    @property
    def has_plan(self) -> bool:
        if self._plan is None:
            self._plan = self.work.plans.current(self.person.id)
        return self._plan is not None

    def begin_next_plan(self) -> Plan:
        """Begin this person's next round."""
        self._plan = self.work.plans.start(self.person.id, self.now)
        return self._plan

    @property
    def me(self) -> Party:
        """This person as the employee of their own plan."""
        return Party(self.person, Role.EMPLOYEE)

    @property
    def manager(self) -> Person | None:
        return self.work.people.get(self.person.manager_id) if self.person.manager_id else None

    @property
    def reports(self) -> list[Person]:
        """Whom this person manages now, by name."""
        return self.work.people.reports(self.person.id)

    def touch(self, plan: Plan | None = None) -> Plan:
        """Say that a plan was changed: it is saved when the turn ends."""
        plan = plan or self.plan
        self._touched[plan.id] = plan
        return plan

    @property
    def touched(self) -> list[Plan]:
        return list(self._touched.values())

    def plan_of(self, owner_id: str) -> tuple[Person, Plan, Party]:
        """Someone's current plan, and this person as a party to it.

        Raises NotAllowed for anyone who is neither the employee nor the manager of today.
        """
        owner = self.work.people.get(owner_id)
        if owner is None:
            raise NotAllowed("unknown person")
        if owner.id == self.person.id:
            return owner, self.plan, self.me
        if rights.role_in(self.person, owner) is not Role.MANAGER:
            raise NotAllowed("not the manager of today")
        plan = self._touched_of(owner_id) or self.work.plans.current(owner_id)
        plan = plan or self.work.plans.start(owner_id, self.now)
        return owner, plan, rights.party(self.person, owner, plan)

    def _touched_of(self, owner_id: str) -> Plan | None:
        return next((p for p in self._touched.values() if p.owner_id == owner_id), None)

    # --- words that belong nowhere yet ---------------------------------------------------------------

    def hold(self, what: str, text: str) -> None:
        """Keep words until what they are for is chosen. When nothing comes of it, retention lets go of them."""
        self.memory.setdefault(WORDS, []).append({"what": what, "text": text, "at": self.now.isoformat()})

    def held(self, what: str) -> str:
        """The words that were held for this, each on a line of its own. They are held no longer."""
        words = self.memory.pop(WORDS, [])
        others = [one for one in words if one["what"] != what]
        if others:
            self.memory[WORDS] = others
        return "\n".join(one["text"] for one in words if one["what"] == what)

    # --- saying and asking -------------------------------------------------------------------------

    def say(self, response: str, *, buttons: Sequence[Button] = (), **values: object) -> None:
        """Say a response of domain.yml."""
        self.says.append(Say(response, {k: str(v) for k, v in values.items()}, list(buttons)))

    def has_said(self, *responses: str) -> bool:
        """Whether one of these was said in this turn."""
        return any(one.response in responses for one in self.says)

    def show_earlier(self, words: str) -> None:
        """Show the answer that stands at the open question, with what comes of it when something new is sent."""
        grows = self.memory.get("adds_to") == self.conversation.position
        self.say("utter_grows" if grows else "utter_earlier_answer", words=words)

    def refuse(self) -> None:
        """What was asked is not allowed: nothing of it is kept or shown."""
        self.says.clear()
        self.card = None
        self._touched.clear()
        self.say("utter_not_allowed")

    def ask(self, part: Part, question: str, **about: Any) -> None:
        """Make this the open question."""
        self.conversation.form = part.form
        self.conversation.question = question
        self.conversation.about = about

    def begin(self, part: Part) -> None:
        """Open the first question of a part that still waits for an answer."""
        self.parts[part.form].begin(self)

    def answer(self, words: str) -> None:
        """Answer the open question with these words. Raises NotAllowed when none is open."""
        part = self.parts.get(self.conversation.form or "")
        if part is None or self.conversation.question is None:
            raise NotAllowed("no question is open")
        part.answer(self, self.conversation.question, words)

    def go_to(self, position: dict[str, Any]) -> None:
        """Make a remembered question the open one again; after it comes what it was remembered with (`then`)."""
        if position.get("then"):
            self.memory["return_to"] = position["then"]
        self.conversation.form = position["form"]
        self.conversation.question = position["question"]
        self.conversation.about = dict(position["about"])

    def step_aside(self) -> None:
        """Another task comes first: remember the open question, to come back to it when that is done."""
        position = self.conversation.position
        if position is not None and position["form"] != Part.WELCOME.form:
            stack = self.memory.setdefault("stack", [])
            if position in stack:
                stack.remove(position)
            stack.append(position)
        self.close()

    def finish(self) -> bool:
        """A task is done: go back to the question that was open before it. False when there was none."""
        stack = self.memory.get("stack", [])
        if not stack:
            self.close()
            return False
        self.go_to(stack.pop())
        return True

    def resume(self) -> bool:
        """What a manager did for someone is done: back to the question of their own that was open, and say so."""
        if not self.finish():
            return False
        if "person" not in self.conversation.about:
            self.say("utter_back_to_own")
        return True

    def close(self) -> None:
        """Leave no question open."""
        self.conversation.form = self.conversation.question = None
        self.conversation.about = {}

    def notify(self, person_id: str, key: str, **values: object) -> None:
        """Leave a notice for someone, with a button to what it is about.

        It never interrupts a question that is open there.
        """
        person = self.work.people.get(person_id)
        locale = person.locale if person else "nl"
        id, text = new_id(), say(key, locale=locale, **values)
        notice: dict[str, Any] = {"text": text, "asks": None, "about": None, "buttons": [], "card": None}
        if key in OFFERS:
            words, command = OFFERS[key]
            title, command = say(words, locale=locale), command.format(me=self.person.id)
            token = self.work.buttons.issue(person_id, id, title, command, self.now)
            notice |= {"buttons": [{"title": title, "payload": token}], "commands": {command: title}}
        self.work.outbox.add(person_id, "notice", notice, self.now, id=id)

    def log(self, subject_id: str, deed: str) -> None:
        """Write in the access log who looked at or changed what of whom."""
        self._logged.add(subject_id)
        self.work.access.log(self.person.id, subject_id, deed, self.now, again_after=SAME_LOOK)

    def log_list(self, subject_ids: Sequence[str], deed: str) -> None:
        """Write in the access log of each of them that they stood in a list. It names no change of their plan."""
        self.work.access.log_each(self.person.id, subject_ids, deed, self.now, again_after=SAME_LOOK)

    def log_changes(self) -> None:
        """Whatever was changed of someone else and not named in the access log yet is named now."""
        for plan in self.touched:
            if plan.owner_id != self.person.id and plan.owner_id not in self._logged:
                self.log(plan.owner_id, "changed plan")

    @property
    def can_undo_this(self) -> bool:
        """Whether what this turn changed can be taken back."""
        trail = self.memory.get("undo", [])
        return bool(trail) and trail[-1]["at"] == self.now.isoformat() and any(p.changes for p in self.touched)

    def tidy_undo(self) -> None:
        """What changed nothing (a number that was not understood) is nothing to take back either."""
        trail = self.memory.get("undo", [])
        if trail and trail[-1]["at"] == self.now.isoformat() and not self.can_undo_this:
            trail.pop()

    def remember_undo(self) -> None:
        """The change of this turn can be undone: remember when it was made and which question was open."""
        trail = self.memory.setdefault("undo", [])
        trail.append({"at": self.now.isoformat(), "position": self.conversation.position})
        del trail[:-UNDO_DEPTH]
