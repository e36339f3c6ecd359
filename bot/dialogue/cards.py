"""Structured content beside a message: overview, preview, brief, agenda, differences, the signed plan.

A card says nothing that the viewer may not see: each is built from what `bot.plan.views` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.dialogue.flows.goal_cells import own_sentence
from bot.plan import views
from bot.plan.goals import SURE_ENOUGH, Goal, horizon
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import CELLS, EVALUATION, PROGRESS, REFLECTION
from bot.plan.records import FollowUp
from bot.plan.rights import sees
from bot.plan.versions import Content, Version
from bot.smart.types import GoalRow
from bot.wording import day, deed, euros, hours, local, moment, word

if TYPE_CHECKING:
    from bot.smart.checker import Checker
    from bot.store.access import AccessLine

LINES_SHOWN = 20

Card = dict[str, Any]


def row(label: str, text: str, runs: list[Any] | None = None) -> Card:
    return {"label": label, "text": text, "runs": runs}


def card(kind: str, title: str, sections: list[Card], link: Card | None = None) -> Card:
    return {"kind": kind, "title": title, "sections": sections, "link": link}


def section(title: str, rows: list[Card], note: str | None = None) -> Card:
    return {"title": title, "note": note, "rows": rows}


def _goal_rows(goal: Content, today: date | None = None) -> list[Card]:
    """A goal of a version: the five columns of the form, then what was asked beside them. Empty rows are left out.

    What was understood of a cell stands under its words, and not where the words say just that.
    """
    support = goal["support"]
    rows = [row(word(name), goal[name]) for name in CELLS if name not in ("planning", "support") and goal[name]]
    rows += _cell("planning", goal["planning"], _understood_period(goal, today), alone="period")
    amounts = [
        f"{word(name)}: {shown(support[name])}"
        for name, shown in (("own_hours", hours), ("others_hours", hours), ("budget_eur", euros))
        if support[name] is not None
    ]
    if support["working_time"]:
        amounts.append(word(support["working_time"]))
    rows += _cell("support", support["text"], " · ".join(amounts))
    beside = ("acceptance", "confidence", "first_step", "start_level", "reward")
    rows += [row(word(name), str(goal[name])) for name in beside if goal[name]]
    if goal["serves"]:
        rows.append(row(word("serves"), ", ".join(word(f"serves_{p}") for p in goal["serves"])))
    if goal["priority"]:
        rows.append(row(word("priority"), str(goal["priority"])))
    if goal.get("remark"):
        rows.append(row(word("remark"), goal["remark"]))
    return rows


def _cell(name: str, words: str, understood: str, alone: str = "") -> list[Card]:
    """A cell with what was understood of it under the words. `alone`: how that is called where there are no words."""
    text = "\n".join(line for line in (words, understood) if line)
    return [row(word(name if words or not alone else alone), text)] if text else []


def _understood_period(goal: Content, today: date | None) -> str:
    if not goal["end"]:
        return ""
    end = date.fromisoformat(goal["end"])
    start = date.fromisoformat(goal["start"]) if goal["start"] else None
    period = word("from_to", start=day(start), end=day(end)) if start else word("until", end=day(end))
    said = [] if period.casefold() in goal["planning"].casefold() else [period]
    return " · ".join([*said, word(horizon(end, today))] if today is not None else said)


def _goal_note(goal: Content) -> str | None:
    """The sentence of a goal where the employee typed one: the one that was read back says no more than its rows."""
    own = Goal(goal["number"])
    own.take(goal)
    return own_sentence(own) or None


def _goal_sections(goals: list[Content], today: date | None = None) -> list[Card]:
    return [section(word("goal_n", number=g["number"]), _goal_rows(g, today), _goal_note(g)) for g in goals]


def _shared_sections(content: Content, today: date | None = None) -> list[Card]:
    sections = []
    if content["summary"]:
        sections.append(section(word("summary"), [row("", content["summary"])]))
    if content["well_placed"]:
        sections.append(section(word("well_placed"), [row("", word("well_placed_text"))]))
    return sections + _goal_sections(content["goals"], today)


def overview(plan: Plan, today: date) -> Card:
    """Everything the employee has so far, for the employee alone."""
    answered = [row(word(q), plan.reflection[q]) for q in REFLECTION if q in plan.reflection]
    open_ones = [word(q) for q in REFLECTION if q not in plan.reflection]
    sections = []
    if answered or open_ones:
        note = word("still_open", questions=", ".join(open_ones)) if open_ones else None
        sections.append(section(word("reflection"), answered, note))
    if plan.summary:
        sections.append(section(word("summary"), [row("", plan.summary)]))
    sections += _goal_sections([g.to_json() for g in plan.begun_goals], today)
    return card("overview", word("overview_title"), sections)


def preview(plan: Plan, today: date) -> Card:
    """Exactly what the manager will get, and nothing else."""
    return card("preview", word("preview_title"), _shared_sections(plan.preview(), today))


def shared(who: Party, plan: Plan, today: date) -> Card:
    """What lies before the manager now."""
    content = views.shared_content(who, plan)
    return card("preview", word("preview_title"), _shared_sections(content, today) if content else [])


def brief(who: Party, plan: Plan, owner: Person, checker: Checker, today: date) -> Card:
    """One report in a minute: totals, goals, what is not yet SMART, questions worth asking."""
    content = views.brief(who, plan)
    totals = [row(word("goals"), str(len(content.goals)))]
    if content.own_hours:
        totals.append(row(word("own_hours"), hours(content.own_hours)))
    if content.others_hours:
        totals.append(row(word("others_hours"), hours(content.others_hours)))
    if content.budget_eur:
        totals.append(row(word("budget_eur"), euros(content.budget_eur)))
    if content.talk_on:
        totals.append(row(word("talk_on"), day(content.talk_on)))
    sections = [section(word("in_short"), totals)]
    sections += _progress_sections(who, plan, owner, content.progress)
    if content.replies:
        sections.append(section(word("replies", name=owner.name), [row("", text) for text in content.replies]))
    if content.summary:
        sections.append(section(word("summary"), [row("", content.summary)]))
    if content.well_placed:
        sections.append(section(word("well_placed"), [row("", word("well_placed_text"))]))
    for goal in content.goals:
        cells = {name: goal[name] for name in CELLS if name != "support"}
        verdict = checker.check(GoalRow(**cells, support=goal["support"]["text"]), today)
        questions = list(verdict.feedback)
        if goal["confidence"] is not None and goal["confidence"] < SURE_ENOUGH:
            questions.append(word("ask_confidence", confidence=goal["confidence"]))
        if not goal["support"]["text"]:
            questions.append(word("ask_support"))
        rows = _goal_rows(goal, today)
        missing = ", ".join(word(letter) for letter in verdict.missing)
        rows.append(row(word("smart"), word("not_yet", letters=missing) if missing else word("all_smart")))
        rows += [row(word("worth_asking"), question) for question in questions]
        sections.append(section(word("goal_n", number=goal["number"]), rows, _goal_note(goal)))
    return card("brief", word("brief_title", name=owner.name), sections)


def agenda(who: Party, plan: Plan, owner: Person) -> Card:
    """The seven points of the talk, with what this viewer may see under each."""
    sections = []
    for point in views.agenda(who, plan):
        rows = [row(word(q), text) for q, text in [*point.mine, *point.theirs]]
        sections.append(section(word(f"agenda_{point.id}"), rows))
    version = plan.latest("shared")
    if version is not None and sees(who, plan, "shared"):
        rows = [row(word("goal_n", number=g["number"]), _goal_note(g) or g["goal"]) for g in version.content["goals"]]
        sections.append(section(word("agenda_goals"), rows))
    sections += _progress_sections(who, plan, owner, views.latest_progress(who, plan))
    return card("agenda", word("agenda_title", name=owner.name), sections)


def goal_row(who: Party, plan: Plan, goal: Goal) -> Card:
    """One shared goal as it lies before the manager, with adjustments as differences."""
    content = views.shared_content(who, plan) or {"goals": []}
    shared = next((g for g in content["goals"] if g["number"] == goal.number), None)
    if shared is None:
        return card("goal", word("goal_n", number=goal.number), [])
    rows = _goal_rows(shared)
    for name, text in goal.proposals.items():
        old = shared["support"]["text"] if name == "support" else shared[name]
        rows.append(row(word("adjusted", cell=word(name)), text, [list(run) for run in views.word_diff(old, text)]))
    return card("goal", word("goal_n", number=goal.number), [section("", rows, _goal_note(shared))])


def differences(who: Party, plan: Plan) -> Card:
    """Every change of the manager against the employee's own version, word by word, and the promises."""
    version = plan.latest("final")
    sections = []
    changed = views.changes(who, plan)
    for number in sorted({change.goal for change in changed}):
        rows = [
            row(word(change.cell), change.new, [list(run) for run in change.runs])
            for change in changed
            if change.goal == number
        ]
        goals = version.content["goals"] if version else []
        remark = next((g.get("remark") for g in goals if g["number"] == number), None)
        sections.append(section(word("goal_n", number=number), rows, remark or None))
    if version is not None:
        sections += final(version)["sections"]
    return card("changes", word("changes_title"), sections)


def final(version: Version) -> Card:
    """The settled plan as both sign it."""
    content = version.content
    sections = _shared_sections(content)
    if content.get("promises"):
        rows = [row("", text) for text in content["promises"]]
        sections.append(section(word("promises", name=content["manager"]), rows))
    return card("plan", word("plan_title", name=content["employee"]), sections)


def amendment(version: Version) -> Card:
    return card("amendment", word("amendment_title"), [section("", [row("", version.content["text"])])])


def signed(plan: Plan, base_url: str) -> Card:
    """The signed plan with who signed it, for each party's own copy."""
    version = plan.latest("final")
    if version is None:
        return card("plan", "", [])
    whole = final(version)
    rows = [
        row(
            word(f"role_{s.role}"),
            word("signed_line", name=s.name, when=moment(s.at), mode=word(f"mode_{s.mode}"), hash=s.hash[:12]),
        )
        for s in plan.signatures
        if s.version == version.number
    ]
    rows += [row(word("own_view", name=s.name), s.view) for s in plan.signatures if s.view]
    whole["sections"].append(section(word("signatures"), rows))
    for extra in plan.versions:
        if extra.kind == "amendment" and plan.is_signed(extra):
            whole["sections"].append(section(word("amendment_title"), [row("", extra.content["text"])]))
    whole["link"] = {"title": word("print"), "href": f"{base_url}/plan/{plan.id}"}
    return whole


def _follow_up_rows(plan: Plan, lines: list[FollowUp]) -> list[Card]:
    rows = []
    for line in lines:
        goal = plan.goal_by_id(line.goal_id) if line.goal_id else None
        label = word(line.question)
        if goal is not None:
            label = f"{word('goal_n', number=goal.number)} · {label}"
        result = word(f"result_{line.outcome}") if line.question == "eval_reached" else ""
        # The button that was pressed says it already; someone's own words do not always.
        told = result.casefold() in ("", line.text.casefold())
        rows.append(row(label, line.text if told else f"{result}: {line.text}"))
    return rows


def _progress_sections(who: Party, plan: Plan, owner: Person, sittings: list[views.Sitting]) -> list[Card]:
    # Whoever reported is one of the two, or was the manager who signed.
    names = {signature.person_id: signature.name for signature in plan.signatures}
    names |= {owner.id: owner.name, who.person.id: who.person.name}
    sections = []
    for sitting in sittings:
        name, when = names.get(sitting.by, word("role_manager")), day(local(sitting.at).date())
        sections.append(section(word("progress_by", name=name, when=when), _follow_up_rows(plan, sitting.lines)))
    return sections


def following(who: Party, plan: Plan, owner: Person) -> Card:
    """What came after signing, for both parties: the evaluation, each report on progress, and the promises."""
    sections = []
    evaluation = [line for s in reversed(views.sittings(who, plan, EVALUATION)) for line in s.lines]
    if evaluation:
        sections.append(section(word("evaluation"), _follow_up_rows(plan, evaluation)))
    sections += _progress_sections(who, plan, owner, views.sittings(who, plan, PROGRESS))
    if plan.promises:
        rows = [row(word("kept", when=day(p.done_on)) if p.done_on else word("open"), p.text) for p in plan.promises]
        sections.append(section(word("promises_title"), rows))
    return card("following", word("following_title", name=owner.name), sections)


def access(lines: Sequence[AccessLine]) -> Card:
    """Who looked at or changed what of the person who asks, the newest first; the older ones are in the document."""
    rows = [row(moment(line.at), deed(line.name, line.deed)) for line in reversed(lines[-LINES_SHOWN:])]
    return card("access", word("access_title"), [section("", rows)])
