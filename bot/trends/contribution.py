"""What one shared plan adds to the figures: categories, never words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.plan.goals import horizon
from bot.plan.states import PlanState
from bot.trends.charts import Contribution, capped
from bot.trends.learning_nl import ways_of_learning
from bot.trends.themes import Theme, as_published, default_themes

if TYPE_CHECKING:
    from bot.store.trends import SharedPlan, Told

ThemesOf = Callable[[str], Sequence[Theme]]
TOLD: Final = ("improve", "direction", "ambition", "learn")
"""The questions of the reflection that say where someone wants to grow."""
_STATES: Final = {
    PlanState.SHARED: "shared",
    PlanState.FINALIZED: "talked",
    PlanState.SIGNED: "signed",
    PlanState.RUNNING: "running",
    PlanState.EVALUATED: "evaluated",
    PlanState.CLOSED: "evaluated",
}
_BANDS: Final = ((7, "week"), (31, "month"), (92, "quarter"))


def read_all(
    plans: Sequence[tuple[SharedPlan, Told]], last_day: date, themes: ThemesOf | None = None
) -> list[Contribution]:
    """What each of these plans adds; `themes` are the project's own unless given."""
    name = default_themes().themes_of if themes is None else themes
    return [read(plan, told, name, last_day) for plan, told in plans]


def read(plan: SharedPlan, told: Told, themes: ThemesOf, last_day: date) -> Contribution:
    """What a plan adds to the quarter that ends on `last_day`, within the cap of each chart."""
    goals: list[dict[str, Any]] = list(told.content.get("goals", []))
    return capped(
        {
            "themes": _most_named(themes, (f"{goal['goal']}. {goal['activity']}" for goal in goals)),
            "reflection": _most_named(themes, (told.reflection.get(question, "") for question in TOLD)),
            "learning": [way for goal in goals for way in ways_of_learning(goal["activity"])],
            "support": [kind for goal in goals for kind in _support(goal["support"])],
            "serves": [principle for goal in goals for principle in goal["serves"]],
            "term": [term for goal in goals if (term := _term(goal["end"], last_day))],
            "progress": [_progress(plan, last_day)],
            "preparing": [_preparing((plan.first_shared_at - plan.created_at).days)],
        }
    )


def _most_named(themes: ThemesOf, texts: Any) -> list[str]:
    """The themes of all texts, those named most first. Health counts as `overig` before anything is counted."""
    named: Counter[str] = Counter()
    for text in texts:
        if any(character.isalnum() for character in text):
            named.update(as_published(tuple(themes(text))))
    return [theme for theme, _ in named.most_common()]


def _support(support: dict[str, Any]) -> list[str]:
    asked = []
    if support["own_hours"] or support["others_hours"]:
        asked.append("hours")
    if support["budget_eur"] is not None and float(support["budget_eur"]) > 0:
        asked.append("money")
    if "coaching" in ways_of_learning(support["text"]):
        asked.append("coaching")
    if support["materials"].strip():
        asked.append("materials")
    return asked


def _term(end: str | None, today: date) -> str | None:
    return horizon(date.fromisoformat(end), today) if end else None


def _progress(plan: SharedPlan, last_day: date) -> str:
    state = _STATES[PlanState(plan.state)]
    talked = plan.talk_held_on is not None and plan.talk_held_on <= last_day
    return "talked" if state == "shared" and talked else state


def _preparing(days: int) -> str:
    return next((band for most, band in _BANDS if days < most), "longer")
