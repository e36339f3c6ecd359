"""Publishes a closed quarter for HR: once, and then it stays as it is.

Plans are read and counted at the closing, of those who take part at that moment, and nothing of it is kept per
person. So there is nothing to withdraw or erase afterwards: who stops or is erased is not counted the next time.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import batched
from multiprocessing import get_context
from time import sleep
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.exc import IntegrityError

from bot.catalogue import DEFAULT_LOCALE, say
from bot.trends import contribution
from bot.trends.charts import BY_ID, Contribution
from bot.trends.closing import ORGANISATION, Closed, Sharer, Table, close, open_cells
from bot.trends.quarter import Quarter
from bot.trends.rules import WINDOW, Rules
from bot.wording import AMSTERDAM, local

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store.store import Store, Work
    from bot.store.trends import PublishedTable, SharedPlan, Told

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told how many plans were read, of how many."""
Read = Callable[[Sequence[tuple["SharedPlan", "Told"]]], list[Contribution]]

FIRST_LOOK_SECONDS: Final = 600.0
LOOK_SECONDS: Final = 3_600.0
_AT_ONCE: Final = 200
_MANY: Final = 2_000
"""Fewer plans are read before other processes have begun."""
_PAUSE_SECONDS: Final = 0.1
"""Between some plans and the next, where a website has other things to do."""


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
    processes: int = 1,
) -> str:
    """Close the quarter that ended last, unless that was done already; says what came of it, without a figure.

    Quarters before it that were missed stay unpublished; their plans wait, as those of groups that were too small.
    With more `processes` many plans are read side by side, with the project's own themes.
    Raises ModelMissing when the themes were not trained.
    """
    day = today or datetime.now(AMSTERDAM).date()
    quarter = Quarter.of(day).previous
    with store.work(write=False) as work:
        if str(quarter) in work.trends.quarters():
            return tell("published_before", quarter=name_of(quarter))
    if themes is None:
        from bot.trends.themes import default_themes

        default_themes()  # says now that it is missing, if it is
    read = partial(contribution.read_all, last_day=quarter.next.first_day - timedelta(days=1), themes=themes)
    chart, closed = _count(store, quarter, rules or Rules.standard(), read, progress, processes)
    try:
        with store.work() as work:
            freeze(work, chart, closed)
    except IntegrityError:
        # Another process was first. What was drawn here was seen by nobody.
        return tell("published_before", quarter=name_of(quarter))
    groups = {table.group for table in closed.tables}
    key = "published" if ORGANISATION in groups else "published_departments"
    return tell(key, quarter=name_of(quarter), departments=len(groups - {ORGANISATION}))


def name_of(quarter: Quarter | str) -> str:
    """A quarter as people write it: "3e kwartaal van 2026"."""
    found = Quarter.parse(quarter) if isinstance(quarter, str) else quarter
    return tell("quarter", number=found.number, year=found.year)


def _count(
    store: Store, quarter: Quarter, rules: Rules, read: Read, progress: Progress | None, processes: int
) -> tuple[dict[str, str], Closed]:
    """Everything is read as of one moment; nobody waits for it."""
    end = datetime.combine(quarter.next.first_day, time(), AMSTERDAM).astimezone(UTC)
    first = quarter.back(WINDOW - 1)
    adds: dict[str, Contribution] = {}
    with store.work(write=False) as work:
        here = work.trends.everyone(quarter.next.first_day - timedelta(days=1))
        charts = {then: work.trends.chart(str(then)) for then in (first.back(-place) for place in range(WINDOW))}
        taking = work.trends.who_take_part()
        earlier = _published_since(work, first)
        matters = open_cells(quarter, earlier, rules)
        shared: list[tuple[SharedPlan, str, Quarter]] = []
        for plan in work.trends.shared_plans(end):
            when = Quarter.of(local(plan.first_shared_at).date())
            if when >= first and (now := here.get(plan.owner_id)) is not None:
                shared.append((plan, charts[when].get(plan.owner_id, now), when))
        wanted = [plan for plan, where, when in shared if plan.owner_id in taking and matters(where, when)]
        parts = [list(part) for part in batched(wanted, _AT_ONCE)]
        told = (work.trends.told(part, contribution.TOLD) for part in parts)
        with _side_by_side(processes if len(wanted) >= _MANY else 1) as each:
            for part, contributed in zip(parts, each(read, told), strict=True):
                adds |= zip((plan.id for plan in part), contributed, strict=True)
                if progress is not None:
                    progress(len(adds), len(wanted))
    # What need not be read is counted already, and the person is one of those who take part.
    sharers = (
        Sharer(where, when, adds.get(plan.id, {}) if plan.owner_id in taking else None)
        for plan, where, when in shared
    )
    return here, close(quarter, sharers, earlier, rules)


@contextmanager
def _side_by_side(processes: int) -> Iterator[Callable[..., Iterable[list[Contribution]]]]:
    """A `map` over so many processes. What goes in is read while they work, and not far ahead of them."""
    if processes == 1:
        yield map
        return
    # Not copies of this process, which may have threads. What they need is loaded once, and copied from there.
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "bot.trends.contribution", "bot.store.trends"])
    with ProcessPoolExecutor(processes, mp_context=context) as pool:

        def each(read: Read, parts: Iterable[Any]) -> Iterator[list[Contribution]]:
            at_work: deque[Future[list[Contribution]]] = deque()
            for part in parts:
                at_work.append(pool.submit(read, part))
                if len(at_work) > 2 * processes:
                    yield at_work.popleft().result()
            while at_work:
                yield at_work.popleft().result()

        yield each


def _published_since(work: Work, first: Quarter) -> list[Closed]:
    """What HR got since a quarter, as later closings look at it."""
    tables: dict[Quarter, list[Table]] = defaultdict(list)
    for table in work.trends.tables(since=str(first)):
        tables[Quarter.parse(table.quarter)].append(
            Table(table.group, table.chart, Quarter.parse(table.since), table.total, table.shares, table.margin)
        )
    return [Closed(quarter, tuple(found)) for quarter, found in tables.items()]


def freeze(work: Work, chart: Mapping[str, str], closed: Closed) -> None:
    """Write a closed quarter, with where everyone worked at its end. Raises IntegrityError when that was done."""
    work.trends.freeze(
        str(closed.quarter),
        epsilon=closed.epsilon,
        chart=chart,
        needed_since=str(closed.quarter.back(WINDOW - 2)),
        tables=as_published(closed),
    )


def as_published(closed: Closed) -> list[PublishedTable]:
    """The tables of a quarter as they are stored and shown."""
    from bot.store.trends import PublishedTable

    return [
        PublishedTable(str(closed.quarter), t.group, t.chart, str(t.since), t.total, t.shares, t.margin)
        for t in closed.tables
    ]


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
        "since": table.since,
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
            await asyncio.to_thread(publish, store, rules=rules, progress=_pause)
        except Exception:
            # It is tried again; nothing was published.
            logger.exception("the figures could not be published")
        await asyncio.sleep(every)


def _pause(done: int, total: int) -> None:
    sleep(_PAUSE_SECONDS)
