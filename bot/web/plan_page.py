"""What stands on the printed form of a plan: the five columns, what belongs to them, and who signed."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import CELLS
from bot.plan.rights import sees
from bot.plan.states import NotAllowed, Role
from bot.plan.versions import Content, Version
from bot.wording import day, euros, hours, local, moment, word

_SIGNERS = (Role.EMPLOYEE, Role.MANAGER)


def of(who: Party, owner: Person, plan: Plan) -> dict[str, Any]:
    """The page for this party: the settled version where there is one, else what was shared.

    Raises NotAllowed when neither is there or may be seen.
    """
    version = None
    if sees(who, plan, "final"):
        version = plan.latest("final")
    if version is None and sees(who, plan, "shared"):
        version = plan.latest("shared")
    if version is None:
        raise NotAllowed("nothing to print")
    amendments = [
        {"text": extra.content["text"], "signers": _signers(plan, extra)}
        for extra in plan.versions
        if extra.kind == "amendment" and sees(who, plan, "final") and plan.is_signed(extra)
    ]
    content = version.content
    return {
        "owner": owner,
        "content": content,
        "columns": [word(name) for name in CELLS],
        "goals": [_goal(goal) for goal in content["goals"]],
        "settled": version.kind == "final",
        "signed": version.kind == "final" and plan.is_signed(version),
        "intact": version.intact,
        "hash": version.hash,
        "version": version.number,
        "on": day(local(version.at).date()),
        "talk_on": day(date.fromisoformat(content["talk_held_on"])) if content.get("talk_held_on") else None,
        "signers": _signers(plan, version),
        "amendments": amendments,
    }


def _goal(goal: Content) -> dict[str, Any]:
    support = goal["support"]
    extras = []
    if goal["end"]:
        end = day(date.fromisoformat(goal["end"]))
        period = word("from_to", start=day(date.fromisoformat(goal["start"])), end=end) if goal["start"] else end
        extras.append((word("period"), period))
    amounts = [f"{word(name)}: {hours(support[name])}" for name in ("own_hours", "others_hours") if support[name]]
    if support["budget_eur"] is not None:
        amounts.append(f"{word('budget_eur')}: {euros(support['budget_eur'])}")
    if support["materials"]:
        amounts.append(f"{word('materials')}: {support['materials']}")
    if support["working_time"]:
        amounts.append(word(support["working_time"]))
    beside = ("acceptance", "confidence", "start_level", "reward", "first_step", "remark")
    extras += [(word(name), str(goal[name])) for name in beside if goal.get(name)]
    if goal["serves"]:
        extras.append((word("serves"), ", ".join(word(f"serves_{principle}") for principle in goal["serves"])))
    return {
        "number": goal["number"],
        "cells": [support["text"] if name == "support" else goal[name] for name in CELLS],
        "amounts": amounts,
        "sentence": goal["sentence"],
        "extras": extras,
    }


def _signers(plan: Plan, version: Version) -> list[dict[str, Any]]:
    signed = plan.signed_by(version)
    return [
        {
            "role": word(f"role_{role}"),
            "name": signed[role].name if role in signed else "",
            "when": moment(signed[role].at) if role in signed else "",
            "mode": word(f"mode_{signed[role].mode}") if role in signed else "",
            "view": signed[role].view if role in signed else "",
        }
        for role in _SIGNERS
    ]
