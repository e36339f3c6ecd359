"""Plays a conversation with the running system, and looks whether it went as it is written."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import Any

from all_doors import AllDoors
from conversations import Conversation, Step
from running import Person, Said, Terminal
from ways import USUAL, goes_to, has_a_signed_plan, makes_a_quick_goal, opens, shares

from bot.plan.goals import Goal
from bot.plan.plan import Plan
from bot.store.models import ConversationRow
from tests.slack.slack_talk import SlackPerson
from tests.teams.talking import TeamsPerson

Door = Person | Terminal | SlackPerson | TeamsPerson

LONGEST = 1_000
"""Characters of one answer that people still read; a list of what can be typed, or a whole first screen, is more."""
ROOMY = ("Dit kun je altijd typen", "Ik ben de POP-assistent")
LONGEST_TYPED = 400
"""Longer than this, what someone typed is shown by its beginning in a transcript."""


class Play:
    """One conversation, with people who are new in the directory."""

    def __init__(self, system: AllDoors, conversation: Conversation) -> None:
        self.system, self.conversation = system, conversation
        self.manager = system.hire("Karin Bos" if not conversation.manages else conversation.name)
        name = conversation.name if not conversation.manages else "Anna de Wit"
        self.employee = system.hire(name, manager=self.manager, budget=conversation.budget)
        self.me, self.other = self.employee, self.manager
        if conversation.manages:
            self.me, self.other = self.manager, self.employee
        self.door: Door = self._door(conversation.begins)
        self.lines: list[str] = []
        """The transcript."""

    def run(self) -> None:
        """Raises AssertionError, with the transcript, where it goes otherwise."""
        self._begins()
        before = facts(self._plan(), self.conversation.manages)
        asks = self.conversation.at
        try:
            for step in self.conversation.talk:
                said = self._does(step)
                self._check(step, said)
                if not step.deed.startswith("other_"):
                    asks = step.asks
            self._check_store(before, asks)
        except AssertionError as wrong:
            raise AssertionError(f"{wrong}\n\n{self.transcript}") from None
        finally:
            if isinstance(self.door, Terminal):
                self.door.leaves()

    @property
    def transcript(self) -> str:
        c = self.conversation
        return "\n".join([f"# {c.family} · {c.kind} · {c.title}", f"  ({c.person}; at {c.at})", *self.lines, ""])

    # --- how it begins -------------------------------------------------------------------------------

    def _begins(self) -> None:
        c = self.conversation
        said = {**USUAL, **c.said}
        if c.after_signing:
            has_a_signed_plan(self.employee, self.manager, *c.goals, promise=c.said.get("promises", ""))
            bot = self._opens_report() if c.manages else self.door.arrives()
            if c.at != "nothing":
                bot = self._presses_one_of(bot, "Hoe gaat het met mijn plan?", "Hoe gaat het met het plan?")
                goes_to(self.door, bot, c.at, said)
            return
        if c.manages:
            self.employee.arrives()
            makes_a_quick_goal(self.employee, *c.goals[:1])
            shares(self.employee)
            bot = self._opens_report()
            if c.at in ("nothing", "pick_person"):
                return
            first = {"talk_on": "Datum kiezen", "org_direction": "Voorbereiden (6 vragen)"}
            preparing = c.at in USUAL
            bot = self.door.presses(first.get(c.at, "Voorbereiden (6 vragen)" if preparing else "Gesprek gevoerd"))
            goes_to(self.door, bot, c.at, said)
            return
        bot = self.door.arrives()
        if c.at == "shared":
            bot = self.door.presses("Eerst één doel (2 minuten)")
            goes_to(self.door, bot, None, said)
        elif c.at != "welcome":
            goes_to(self.door, bot, c.at, said)

    def _opens_report(self) -> Said:
        return opens(self.door, self.employee)

    def _presses_one_of(self, bot: Said, *titles: str) -> Said:
        return self.door.presses(next(title for title in titles if title in bot.buttons))

    # --- what happens --------------------------------------------------------------------------------

    def _does(self, step: Step) -> Said:
        if step.deed == "types":
            self._line(self.me.name, str(step.what))
            said = self.door.says(step.what)
        elif step.deed == "presses":
            self._line(self.me.name, f"[{step.what}]")
            said = self.door.presses(step.what)
        elif step.deed == "arrives":
            self._line(self.me.name, "(komt binnen)")
            said = self.door.arrives()
        elif step.deed == "waits_days":
            self._days_go_by(step.what)
            self._line(self.me.name, f"({step.what} dagen later)")
            said = self.door.arrives()
        elif step.deed == "moves_to":
            self._line(self.me.name, f"(gaat verder: {step.what})")
            self._moves_to(step.what)
            said = self.door.arrives()
        else:
            return self._other_does(step)
        self._line("bot", said.text)
        return said

    def _other_does(self, step: Step) -> Said:
        self._line(self.other.name, str(step.what))
        deed = {"other_types": self.other.says, "other_presses": self.other.presses}.get(step.deed)
        said = deed(step.what) if deed else self.other.arrives()
        self._line("bot", said.text)
        return said

    def _line(self, who: str, text: str) -> None:
        shown = text if len(text) <= LONGEST_TYPED or who == "bot" else f"{text[:60]} … ({len(text)} tekens)"
        self.lines.append(f"  {who}: " + shown.replace("\n", "\n        "))

    def _moves_to(self, place: str) -> None:
        if isinstance(self.door, Terminal):
            assert self.door.leaves() == 0
        self.door = self._door(place)
        if isinstance(self.door, Person):
            self.door.reloads()

    def _door(self, place: str) -> Door:
        """Where someone talks. In Slack and Teams they are for the first time."""
        if place == "terminal":
            return Terminal(self.me)
        if place == "slack":
            return self.system.joins_slack(self.me.employee)
        if place == "teams":
            return self.system.joins_teams(self.me.employee)
        return Person(self.system, self.me.employee) if place == "second browser" else self.me

    def _days_go_by(self, days: int) -> None:
        """As if the last visit was that long ago, and the engine has lost its memory since."""
        with self.system.work(write=True) as work:
            conversation = work.conversations.of(self.me.id)
            row = work.session.get_one(ConversationRow, conversation.id)
            assert row.arrived_at is not None
            row.arrived_at -= timedelta(days=days)
            work.snapshots.delete(conversation.id)

    # --- what came of it -----------------------------------------------------------------------------

    def _check(self, step: Step, said: Said) -> None:
        text = said.text
        shown = "\n".join((text, said.cards))
        assert "apology" not in said.kinds, f"after {step.what!r} something went wrong"
        assert said.asks == step.asks, f"after {step.what!r} the bot asks {said.asks}, not {step.asks}"
        for part in step.hears:
            assert part.casefold() in text.casefold(), f"after {step.what!r} {part!r} is not said"
        for part in step.misses:
            assert part.casefold() not in shown.casefold(), f"after {step.what!r} {part!r} is said"
        for part in step.card:
            assert part.casefold() in said.cards.casefold(), f"{part!r} is not on the card:\n{said.cards}"
        for title in step.offers:
            assert title in said.buttons, f"no button {title!r}; there are {list(said.buttons)}"
        self._check_manners(said)

    def _check_manners(self, said: Said) -> None:
        """What holds for every answer: it says something, once, short, with nothing left to fill in."""
        reply = said.messages[-1]["text"]
        assert reply.strip(), "an empty answer"
        typed = "".join(self.conversation.texts)
        unfilled = [name for name in re.findall(r"{\w+}", reply) if name not in typed]
        assert not unfilled, f"not filled in: {unfilled}"
        twice = [part for part, n in Counter(reply.split("\n\n")).items() if n > 1]
        assert not twice, f"said twice: {twice}"
        own = reply
        for quoted in re.findall(r"“(.*?)”", reply, re.DOTALL):
            own = own.replace(quoted, "")
        assert len(own) <= LONGEST or any(words in own for words in ROOMY), f"{len(own)} characters in one answer"

    def _check_store(self, before: dict[str, Any], asks: str | None) -> None:
        with self.system.work() as work:
            conversation = work.conversations.of(self.me.id)
            inbox = [message.text for message in work.inbox.history(self.me.id) if message.kind == "text"]
        assert conversation.question == asks, f"in the store {conversation.question} is open"
        expected = {**before, **flat(self.conversation.after)}
        expected = {name: value for name, value in expected.items() if value is not None}
        found = facts(self._plan(), self.conversation.manages)
        names = sorted(name for name in {*expected, *found} if expected.get(name) != found.get(name))
        wrong = [f"{name}: {found.get(name)!r}, not {expected.get(name)!r}" for name in names]
        assert not wrong, "in the store:\n" + "\n".join(wrong)
        # To the letter, whatever it was taken for.
        mine = [step.what for step in self.conversation.talk if step.deed == "types"]
        assert inbox[len(inbox) - len(mine) :] == mine

    def _plan(self) -> Plan | None:
        with self.system.work() as work:
            return work.plans.current(self.employee.id)


def facts(plan: Plan | None, manager: bool = False) -> dict[str, Any]:
    """A plan as names and values: `reflection.enjoy`, `goals.1.end`. What is empty is left out."""
    if plan is None:
        return {}
    found: dict[str, Any] = {
        "state": plan.state.value,
        "summary": plan.summary,
        "well_placed": plan.well_placed,
        "talk_on": plan.talk_on,
        "talk_held": plan.talk_held_on is not None,
        "promises": [promise.text for promise in plan.promises],
        "follow_ups": [f"{f.question}: {f.text}" for f in plan.follow_ups],
        "signatures": [s.name for s in plan.signatures],
        "amendments": [v.content["text"] for v in plan.versions if v.kind == "amendment"],
        "reflection": dict(plan.reflection),
        "skipped": dict.fromkeys(plan.skipped, True),
        "preparation": {q: text for answers in plan.preparation.values() for q, text in answers.items()},
        "goals": {goal.number: _facts_of(goal) for goal in plan.goals},
    }
    return {name: value for name, value in flat(found).items() if value not in (None, "", False, [], 0)}


def _facts_of(goal: Goal) -> dict[str, Any]:
    support = goal.support
    return {
        **{name: goal.text(name) for name in ("goal", "activity", "result", "planning", "support", "acceptance")},
        **{name: goal.text(name) for name in ("first_step", "start_level", "reward")},
        "start": goal.start,
        "end": goal.end,
        "own_hours": _number(support.own_hours),
        "others_hours": _number(support.others_hours),
        "budget_eur": _number(support.budget_eur),
        "confidence": goal.confidence,
        "serves": list(goal.serves),
        "priority": goal.priority,
        "stays": not goal.selected,
        "accepted": goal.sentence_accepted,
        "state": goal.state.value,
        "remark": goal.remark,
        "proposals": dict(goal.proposals),
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def flat(value: dict[Any, Any], under: str = "") -> dict[str, Any]:
    """`{"goals": {1: {"end": x}}}` as `{"goals.1.end": x}`."""
    found: dict[str, Any] = {}
    for name, inner in value.items():
        path = f"{under}{name}"
        if isinstance(inner, dict):
            found |= flat(inner, f"{path}.")
        else:
            found[path] = inner
    return found
