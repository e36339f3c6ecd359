"""Publishes a closed quarter for HR: once, and then it stays as it is.

What people contribute is counted at the closing, from the plans of those who take part at that moment, and let go.
Nothing of it is kept per person, so there is nothing to withdraw or erase afterwards: who stops or is erased is not
counted the next time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import batched
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.exc import IntegrityError

from bot.catalogue import DEFAULT_LOCALE, say
from bot.trends import contribution
from bot.trends.charts import BY_ID, Contribution
from bot.trends.closing import ORGANISATION, Closed, Counts, Earlier, Member, close
from bot.trends.quarter import Quarter
from bot.trends.rules import Rules
from bot.wording import AMSTERDAM, local

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store.store import Store, Work
    from bot.store.trends import PublishedTable

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told how many plans were read, of how many."""

FORGOTTEN_AFTER: Final = timedelta(days=30)
"""Answers of the reflection go this long after the talk by default; from then on someone contributes less."""
FIRST_LOOK_SECONDS: Final = 600.0
LOOK_SECONDS: Final = 3_600.0
_AT_ONCE: Final = 500
_A_FEW: Final = 20
_PAUSE_SECONDS: Final = 1.0
"""Between a few plans and the next: reading ahead makes nobody wait."""


def tell(key: str, **values: object) -> str:
    """A text about the figures."""
    return say(f"trends.{key}", DEFAULT_LOCALE, **values)


def publish(
    store: Store,
    *,
    today: date | None = None,
    rules: Rules | None = None,
    themes: contribution.ThemesOf | None = None,
    progress: Progress | None = None,
) -> str:
    """Close the quarter that ended last, unless that was done already; says what came of it, without a figure.

    Quarters before it that were missed stay unpublished: what people wrote then is not what they wrote now. Raises
    ModelMissing when the themes were not trained.
    """
    day = today or datetime.now(AMSTERDAM).date()
    quarter = Quarter.of(day).previous
    with store.work(write=False) as work:
        if str(quarter) in work.trends.quarters():
            return tell("published_before", quarter=name_of(quarter))
    if themes is None:
        from bot.trends.themes import default_themes

        themes = default_themes().themes_of
    members, closed = _count(store, quarter, rules or Rules.standard(), themes, progress)
    try:
        with store.work() as work:
            _freeze(work, members, closed)
    except IntegrityError:
        # Another process was first. What was drawn here was seen by nobody.
        return tell("published_before", quarter=name_of(quarter))
    departments = sum(name != ORGANISATION for name in closed.shown)
    whole = any(table.group == ORGANISATION for table in closed.tables)
    return tell("published" if whole else "published_departments", quarter=name_of(quarter), departments=departments)


def name_of(quarter: Quarter | str) -> str:
    """A quarter as people write it: "3e kwartaal van 2026"."""
    found = Quarter.parse(quarter) if isinstance(quarter, str) else quarter
    return tell("quarter", number=found.number, year=found.year)


def _count(
    store: Store, quarter: Quarter, rules: Rules, themes: contribution.ThemesOf, progress: Progress | None
) -> tuple[dict[str, Member], Closed]:
    """Everything is read as of one moment; nobody waits for it."""
    end = datetime.combine(quarter.next.first_day, time(), AMSTERDAM).astimezone(UTC)
    last_day = quarter.next.first_day - timedelta(days=1)
    with store.work(write=False) as work:
        earlier = _earlier(work)
        people = work.trends.everyone(last_day)
        taking, chosen_in = work.trends.choices()
        # Since the last closing, or ever when this is the first.
        since = earlier[-1].quarter.next.first_day if earlier else date.min
        changed = _changed(work, since, chosen_in)
        owners = sorted(taking & people.keys())
        contributions: dict[str, Contribution] = {}
        for done, some in enumerate(batched(owners, _AT_ONCE)):
            if progress is not None:
                progress(done * _AT_ONCE, len(owners))
            for plan in work.trends.shared_plans(some, end):
                reading = plan.reading if plan.reading is not None else contribution.read(plan, themes)
                contributions[plan.owner_id] = contribution.of(plan, reading, last_day)
    if progress is not None:
        progress(len(owners), len(owners))
    members = {person: Member(department, person in changed) for person, department in people.items()}
    return members, close(quarter, members, contributions, earlier, rules)


def _changed(work: Work, since: date, chosen_in: Mapping[str, str]) -> set[str]:
    """Everyone whose contribution may have changed since that day, whether they take part or not."""
    found = {person for person, at in work.trends.last_activity().items() if local(at).date() >= since}
    for person, held in work.trends.talks().items():
        if held + FORGOTTEN_AFTER >= since:
            found.add(person)
    return found | {person for person, when in chosen_in.items() if Quarter.parse(when).next.first_day > since}


def _earlier(work: Work) -> list[Earlier]:
    """The quarters that were published, the oldest first, each with who changed since."""
    earlier: list[Earlier] = []
    changed_since: frozenset[str] = frozenset()
    for name in reversed(work.trends.quarters()):
        chart, kept = work.trends.chart(name), work.trends.kept(name)
        shown = {
            group: Counts(
                found["people"],
                found["taking_part"],
                {chart_id: tuple(numbers) for chart_id, numbers in found["options"].items()},
            )
            for group, found in kept.get("shown", {}).items()
        }
        options = {
            group: {chart_id: tuple(flags) for chart_id, flags in found.items()}
            for group, found in kept.get("options", {}).items()
        }
        places = {person: department for person, (department, _) in chart.items()}
        earlier.append(Earlier(Quarter.parse(name), places, shown, options, changed_since))
        changed_since |= {person for person, (_, changed) in chart.items() if changed}
    return earlier[::-1]


def _freeze(work: Work, members: Mapping[str, Member], closed: Closed) -> None:
    from bot.store.trends import PublishedTable

    quarter = str(closed.quarter)
    work.trends.clear_readings()
    kept = {
        "shown": {
            name: {
                "people": counts.people,
                "taking_part": counts.taking_part,
                "options": {chart: list(numbers) for chart, numbers in counts.options.items()},
            }
            for name, counts in closed.shown.items()
        },
        "options": {
            name: {chart: list(flags) for chart, flags in found.items()} for name, found in closed.options.items()
        },
    }
    work.trends.freeze(
        quarter,
        epsilon=closed.epsilon,
        kept=kept,
        chart={person: (member.department, member.changed) for person, member in members.items()},
        tables=[
            PublishedTable(quarter, table.group, table.chart, table.total, table.shares, table.margin)
            for table in closed.tables
        ],
    )


def read_ahead(
    store: Store, people: Sequence[str], *, themes: contribution.ThemesOf | None = None, now: datetime | None = None
) -> int:
    """Read the plans of these people that are new or changed, as far as they take part; gives how many.

    What is found is kept, encrypted, until the quarter is published, so that publishing takes seconds.
    """
    if themes is None:
        from bot.trends.themes import default_themes

        themes = default_themes().themes_of
    with store.work(write=False) as work:
        plans = [plan for plan in work.trends.shared_plans(people, now or datetime.now(UTC)) if plan.reading is None]
    found = [(plan, contribution.read(plan, themes)) for plan in plans]
    if found:
        with store.work() as work:
            for plan, reading in found:
                # Who stopped in between is not read.
                if work.trends.takes_part(plan.owner_id):
                    work.trends.keep_reading(plan, reading)
    return len(found)


def who_take_part(store: Store) -> list[str]:
    """The ids of everyone who takes part. For counting alone: nobody gets to see this."""
    with store.work(write=False) as work:
        return sorted(work.trends.choices()[0])


# --- reading -------------------------------------------------------------------------------------------


def published(store: Store) -> dict[str, Any]:
    """Everything that is published, for programs: the quarters, and per table the share of each option.

    A share of None is hidden.
    """
    with store.work(write=False) as work:
        quarters, tables = work.trends.quarters(), work.trends.tables()
    return {"quarters": quarters, "tables": [as_json(table) for table in tables]}


def as_json(table: PublishedTable) -> dict[str, Any]:
    """One table for programs and files: how many people it is at least about, and shares in percent."""
    return {
        "quarter": table.quarter,
        "department": table.group or None,
        "chart": table.chart,
        "at_least": table.total,
        "margin": table.margin,
        "shares": dict(zip(BY_ID[table.chart].options, table.shares, strict=True)),
    }


def as_text(found: Mapping[str, Any]) -> str:
    """What is published, to read in a terminal."""
    if not found["tables"]:
        return tell("nothing_yet")
    lines: list[str] = []
    for table in found["tables"]:
        head = f"{name_of(table['quarter'])} · {table['department'] or tell('everyone')}"
        lines += ["", f"{head} · {tell('chart_' + table['chart'])} ({tell('at_least', number=table['at_least'])})"]
        for option, share in table["shares"].items():
            shown = tell("hidden") if share is None else f"{share:.0f}%"
            lines.append(f"  {option_name(table['chart'], option)}: {shown}")
    return "\n".join(lines[1:])


def option_name(chart: str, option: str) -> str:
    """What an option is called for people."""
    return tell(f"theme_{option}" if chart in ("themes", "reflection") else f"{chart}_{option}")


# --- by itself -----------------------------------------------------------------------------------------


async def by_itself(
    store: Store, settings: Settings, *, first: float = FIRST_LOOK_SECONDS, every: float = LOOK_SECONDS
) -> None:
    """Publish each quarter soon after it ended, until cancelled. `first` and `every` in seconds."""
    await asyncio.sleep(first)
    rules = Rules.standard(settings.trends_k)
    while True:
        try:
            await asyncio.to_thread(publish, store, rules=rules)
            for some in batched(await asyncio.to_thread(who_take_part, store), _A_FEW):
                if await asyncio.to_thread(read_ahead, store, some):
                    await asyncio.sleep(_PAUSE_SECONDS)
        except Exception:
            # It is tried again; nothing was published.
            logger.exception("the figures could not be published")
        await asyncio.sleep(every)
