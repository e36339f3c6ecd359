"""The Home tab: where am I, what waits for me, and buttons. No word that anyone wrote stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue import say
from bot.plan.questions import REFLECTION
from bot.plan.states import EDITABLE, PlanState, Role

if TYPE_CHECKING:
    from bot.plan.people import Person
    from bot.store.store import Work

HOME: Final = "home:"
"""How the action ids of its buttons begin."""
WORDS: Final = {"help": "hulp", "privacy": "privacy", "export": "export", "plan": "mijn plan", "team": "mijn team"}
"""Action -> what someone would have typed for it."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where someone is, in numbers and states."""

    state: PlanState | None
    answered: int
    goals: int
    question_open: bool
    to_sign: bool
    reports: int
    shared_with_me: int
    """Plans of others that wait for this manager: to talk about, or to sign."""
    can_add_goal: bool


def where(work: Work, person: Person) -> Where:
    """Where this person is now."""
    plan = work.plans.current(person.id)
    conversation = work.conversations.find(person.id)
    reports = work.people.reports(person.id)
    theirs = work.plans.of_owners([report.id for report in reports])
    mine = [p for p in theirs.values() if p.shown_to == person.id]
    waiting = [p for p in mine if p.state is PlanState.SHARED or p.waits_for(Role.MANAGER)]
    return Where(
        state=plan.state if plan else None,
        answered=len([q for q in REFLECTION if plan is not None and q in plan.reflection]),
        goals=len(plan.begun_goals) if plan else 0,
        question_open=conversation is not None and conversation.question is not None,
        to_sign=plan is not None and plan.waits_for(Role.EMPLOYEE),
        reports=len(reports),
        shared_with_me=len(waiting),
        can_add_goal=plan is None or (plan.state in EDITABLE and plan.can_add_goal),
    )


def blocks(person: Person, here: Where, *, app_id: str = "", team_id: str = "") -> list[dict[str, Any]]:
    """The page of one person. With `app_id` its buttons also bring them to the conversation."""
    locale = person.locale

    def word(key: str, **values: object) -> str:
        return say(f"home.{key}", locale, **values)

    lines = [word(f"state_{here.state.value}") if here.state else word("state_none")]
    if here.state in EDITABLE:
        lines.append(word("answered", number=here.answered, of=len(REFLECTION)))
    if here.goals:
        lines.append(word("goals_one" if here.goals == 1 else "goals", number=here.goals))
    waits = []
    if here.to_sign:
        waits.append(word("to_sign"))
    if here.question_open:
        waits.append(word("question_open"))
    if here.shared_with_me:
        waits.append(word("shared_one" if here.shared_with_me == 1 else "shared", number=here.shared_with_me))
    talk = {"url": f"https://slack.com/app_redirect?app={app_id}&team={team_id}&tab=messages"} if app_id else {}
    buttons = [_button("continue", word("continue" if here.state else "start"), style="primary", **talk)]
    if here.state is not None and here.can_add_goal:
        buttons.append(_button("form", word("form")))
    if here.state is not None:
        buttons.append(_button("plan", word("plan"), **talk))
    if here.reports:
        buttons.append(_button("team", word("team"), **talk))
    beside = [_button(what, word(what), **talk) for what in ("help", "privacy", "export")]
    return [
        _header(word("title")),
        _section(word("hello", name=person.first_name)),
        {"type": "divider"},
        _header(word("where")),
        _section("\n".join(lines)),
        _header(word("waits")),
        _section("\n".join(waits) or word("nothing_waits")),
        {"type": "actions", "elements": buttons},
        {"type": "divider"},
        {"type": "actions", "elements": beside},
        {"type": "context", "elements": [_plain(word("footer"))]},
    ]


def for_stranger() -> list[dict[str, Any]]:
    """The page of someone who is not in the directory."""
    return [_header(say("home.title")), _section(say("unknown_person"))]


def modal(content: list[dict[str, Any]], locale: str) -> dict[str, Any]:
    """The same in a modal, for the shortcut."""
    return {
        "type": "modal",
        "callback_id": "pop_home",
        "title": {"type": "plain_text", "text": say("home.title", locale)[:24], "emoji": False},
        "close": {"type": "plain_text", "text": say("home.close", locale), "emoji": False},
        "blocks": content,
    }


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def _header(text: str) -> dict[str, Any]:
    return {"type": "header", "text": _plain(text)}


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": _plain(text)}


def _button(action: str, title: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": f"{HOME}{action}", "text": _plain(title), **more}
