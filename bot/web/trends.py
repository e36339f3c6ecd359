"""The figures for HR: pages with a chart and a table beside it, files of the same, and how it is protected."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from bot.channels.dispatcher import utc_now
from bot.channels.known import active
from bot.plan import rights
from bot.store.trends import PublishedTable
from bot.trends import rules
from bot.trends.charts import CHARTS, Chart
from bot.trends.closing import ORGANISATION
from bot.trends.example import example
from bot.trends.noise import WITHIN
from bot.trends.publication import as_published, name_of, option_name, tell
from bot.web.context import parts_of, signed_in
from bot.web.pages import templates
from bot.web.refusals import Refusal

if TYPE_CHECKING:
    from bot.store import Work

router = APIRouter(prefix="/trends", default_response_class=HTMLResponse)

QUARTERS_SHOWN: Final = 8
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _seen_by(work: Work, person_id: str, deed: str) -> None:
    """Only HR, by the directory of this moment; and every look is in the access log. Raises Refusal."""
    viewer = active(work.people.get(person_id))
    if not rights.sees_figures(viewer):
        raise Refusal(403, "figures_for_hr")
    work.access.log(viewer.id, viewer.id, deed, utc_now())


@router.get("")
async def figures(request: Request, department: str = "") -> HTMLResponse:
    """The published figures of the whole organisation, or of one department."""
    person_id = await signed_in(request)

    def unit(work: Work) -> dict[str, Any]:
        _seen_by(work, person_id, "read trends")
        groups = work.trends.groups()
        if department and department not in groups:
            raise Refusal(404, "not_found")
        group = department if department or ORGANISATION in groups or not groups else groups[0]
        quarters = work.trends.quarters()[-QUARTERS_SHOWN:]
        return _page(group, groups, quarters, work.trends.tables(group))

    return _rendered(request, await parts_of(request).calls.write(unit), example=False)


@router.get("/example")
async def invented(request: Request, department: str = "") -> HTMLResponse:
    """The same page with invented figures; for everyone, to see what HR would get."""
    tables = [table for closed in example() for table in as_published(closed)]
    groups = sorted({table.group for table in tables})
    if department not in groups:
        raise Refusal(404, "not_found")
    quarters = sorted({table.quarter for table in tables})
    page = _page(department, groups, quarters, [table for table in tables if table.group == department])
    return _rendered(request, page, example=True)


def _rendered(request: Request, page: dict[str, Any], *, example: bool) -> HTMLResponse:
    context = {"k": parts_of(request).settings.trends_k, "others": rules.FEWEST_OTHERS, "example": example}
    return templates.TemplateResponse(request, "trends.html", page | context)


@router.get("/privacy")
async def protection(request: Request) -> HTMLResponse:
    """How people are protected in the figures; for everyone, not for HR alone."""
    context = {
        "k": parts_of(request).settings.trends_k,
        "others": rules.FEWEST_OTHERS,
        "few": rules.FEW,
        "step": rules.STEP,
        "many": rules.ENOUGH_FOR_NOISE,
        "within": WITHIN,
    }
    return templates.TemplateResponse(request, "trends_privacy.html", context)


@router.get("/export.csv", response_class=Response)
async def as_csv(request: Request) -> Response:
    """Everything that is published, one line per share."""
    tables = await _exported(request)
    return _file(await run_in_threadpool(to_csv, tables), "text/csv; charset=utf-8", tables, "csv")


@router.get("/export.xlsx", response_class=Response)
async def as_xlsx(request: Request) -> Response:
    """The same as a workbook, a sheet per chart."""
    tables = await _exported(request)
    return _file(await run_in_threadpool(to_xlsx, tables), _XLSX, tables, "xlsx")


async def _exported(request: Request) -> list[PublishedTable]:
    person_id = await signed_in(request)

    def unit(work: Work) -> list[PublishedTable]:
        _seen_by(work, person_id, "exported trends")
        return work.trends.tables()

    return await parts_of(request).calls.write(unit)


def _file(body: bytes, media_type: str, tables: Sequence[PublishedTable], ending: str) -> Response:
    name = tell("file_name", quarter=max((table.quarter for table in tables), default="leeg"))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(body, media_type=media_type, headers=headers)


# --- the page ------------------------------------------------------------------------------------------


def _page(
    group: str, groups: Sequence[str], quarters: Sequence[str], tables: Sequence[PublishedTable]
) -> dict[str, Any]:
    found = {(table.chart, table.quarter): table for table in tables}
    published = [quarter for quarter in quarters if any(table.quarter == quarter for table in tables)]
    return {
        "group": group,
        "group_name": group or tell("everyone"),
        "groups": [(name, name or tell("everyone")) for name in groups],
        "quarters": [(quarter, name_of(quarter), _short(quarter)) for quarter in published],
        "last_closed": name_of(quarters[-1]) if quarters else None,
        "charts": [_chart(chart, published, found) for chart in CHARTS] if published else [],
    }


def _short(quarter: str) -> str:
    year, number = quarter.split("-Q")
    return tell("quarter_short", number=number, year=year)


def _chart(chart: Chart, quarters: Sequence[str], found: dict[tuple[str, str], PublishedTable]) -> dict[str, Any]:
    tables = [found.get((chart.id, quarter)) for quarter in quarters]
    rows: list[dict[str, Any]] = [
        {
            "name": option_name(chart.id, option),
            "cells": [None if table is None else _cell(table.shares[place]) for table in tables],
        }
        for place, option in enumerate(chart.options)
    ]
    latest = next((table for table in reversed(tables) if table is not None), None)
    anything = any(cell and cell["share"] is not None for row in rows for cell in row["cells"])
    return {
        "id": chart.id,
        "title": tell(f"chart_{chart.id}"),
        "about": tell(f"about_{chart.id}"),
        "rows": rows,
        "anything": anything,
        "totals": [None if table is None else _total(table) for table in tables],
        "margin": latest.margin if latest is not None else None,
        "told": _told(rows, quarters),
    }


def _total(table: PublishedTable) -> str:
    """From how many people a table is, and since when they shared their plans where that is longer than a quarter."""
    total = tell("at_least", number=table.total)
    return total if table.since == table.quarter else f"{total} {tell('since', quarter=_short(table.since))}"


def _cell(share: float | None) -> dict[str, Any]:
    return {"share": share, "text": tell("hidden") if share is None else f"{share:.0f}%"}


def _told(rows: Sequence[dict[str, Any]], quarters: Sequence[str]) -> str:
    """The chart in a sentence, for who does not see it: the largest shares of the newest quarter."""
    newest = [(row["cells"][-1]["share"], row["name"]) for row in rows if row["cells"] and row["cells"][-1]]
    largest = sorted(((share, name) for share, name in newest if share is not None), reverse=True)[:3]
    words = ", ".join(f"{name} {share:.0f}%" for share, name in largest)
    return f"{name_of(quarters[-1])}: {words}" if words else ""


# --- files ---------------------------------------------------------------------------------------------


def _columns() -> list[str]:
    names = ("quarter", "since", "department", "chart", "option", "share", "total", "margin")
    return [tell(f"column_{name}") for name in names]


def _group_name(table: PublishedTable) -> str:
    return table.group or tell("everyone")


def _harmless(text: str) -> str:
    """A name that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def to_csv(tables: Sequence[PublishedTable]) -> bytes:
    """One line per share, as Dutch spreadsheets open it: semicolons, and marked as UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(_columns())
    charts = {chart.id: chart for chart in CHARTS}
    for table in tables:
        for option, share in zip(charts[table.chart].options, table.shares, strict=True):
            writer.writerow(
                [
                    table.quarter,
                    table.since,
                    _harmless(_group_name(table)),
                    tell(f"chart_{table.chart}"),
                    option_name(table.chart, option),
                    tell("hidden") if share is None else f"{share:.0f}",
                    table.total,
                    "" if table.margin is None else table.margin,
                ]
            )
    return made.getvalue().encode("utf-8-sig")


def to_xlsx(tables: Sequence[PublishedTable]) -> bytes:
    """A sheet per chart, one row per quarter and group."""
    import xlsxwriter

    made = io.BytesIO()
    # Nothing in it is a formula or a link, whatever a department is called.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        percent = book.add_format({"num_format": "0%"})
        faint = book.add_format({"font_color": "#595959", "align": "right"})
        for chart in CHARTS:
            sheet = book.add_worksheet(tell(f"chart_{chart.id}")[:31])
            first = ("quarter", "since", "department", "total", "margin")
            names = [tell(f"column_{name}") for name in first]
            names += [option_name(chart.id, option) for option in chart.options]
            sheet.write_row(0, 0, names, head)
            sheet.set_column(0, 1, 10)
            sheet.set_column(2, 2, 28)
            sheet.set_column(3, len(names) - 1, 15)
            sheet.freeze_panes(1, 3)
            for row, table in enumerate((t for t in tables if t.chart == chart.id), start=1):
                sheet.write_string(row, 0, table.quarter)
                sheet.write_string(row, 1, table.since)
                sheet.write_string(row, 2, _group_name(table))
                sheet.write_number(row, 3, table.total)
                if table.margin is not None:
                    sheet.write_number(row, 4, table.margin)
                for column, share in enumerate(table.shares, start=len(first)):
                    if share is None:
                        sheet.write_string(row, column, tell("hidden"), faint)
                    else:
                        sheet.write_number(row, column, share / 100, percent)
    return made.getvalue()
