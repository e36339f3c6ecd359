"""One's own data: what is stored about me, a copy of it to keep or to read, and erasing it."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from starlette.concurrency import run_in_threadpool

from bot import privacy
from bot.catalogue import DEFAULT_LOCALE, keys, say
from bot.channels.cards import as_text
from bot.channels.dispatcher import utc_now
from bot.channels.known import active
from bot.plan.people import Person
from bot.plan.questions import BY_ID
from bot.store import Conflict
from bot.store.models import (
    AccessRow,
    AnswerRow,
    Base,
    ChangeRow,
    GoalRow,
    InboxRow,
    OutboxRow,
    PlanRow,
    PreparationRow,
    SignatureRow,
    VersionRow,
)
from bot.web.context import Parts, parts_of, signed_in
from bot.web.pages import templates
from bot.web.refusals import Refusal
from bot.web.terms import term, terms
from bot.wording import AMSTERDAM, day, deed, euros, moment

if TYPE_CHECKING:
    from bot.store import Work

router = APIRouter(prefix="/me", default_response_class=HTMLResponse)

CONFIRMATION = "wis"
QUIET_SECONDS = 15.0
"""How long an erase waits for a message that is being handled; longer than a lease of the dispatcher lasts."""
LINES_SHOWN = 20
"""Of the access log on the first page; all of them are in the document."""
_LOOK_SECONDS = 0.1
_LEASE_SECONDS = 60.0
_TRIES = 5
_PAUSE_SECONDS = 0.2


@router.get("")
async def overview(request: Request) -> HTMLResponse:
    """What is stored about me, counted, with how long it stays and what I can do."""
    parts = parts_of(request)
    person = await _me(request)
    counts, takes_part, lines = await parts.calls.read(
        lambda work: (
            _counts(work, person.id),
            work.trends.takes_part(person.id),
            work.access.about(person.id)[-LINES_SHOWN:],
        )
    )
    sessions = await parts.sessions.of(request, person.id)
    rows = [(_word(f"count_{name}"), count) for name, count in counts.items()]
    return templates.TemplateResponse(
        request,
        "own_data.html",
        {
            "person": person,
            "rows": rows,
            "total": sum(counts.values()),
            "terms": terms(parts.settings),
            "takes_part": bool(takes_part),
            "lines": [(moment(line.at), deed(line.name, line.deed)) for line in reversed(lines)],
            "sessions": [(moment(began_at), here) for began_at, here in sessions],
        },
    )


@router.post("/trends")
async def choose_trends(request: Request) -> Response:
    """Take part in the figures for HR, or stop. Nobody but this person sees what was chosen."""
    person = await _me(request)
    form = await request.form(max_fields=2)
    choice = str(form.get("choice", ""))
    if choice not in ("on", "off"):
        raise Refusal(422, "bad_request")
    await parts_of(request).calls.write(lambda work: work.trends.choose(person.id, choice == "on"))
    return RedirectResponse("/me#trends", 303)


@router.get("/export", response_class=JSONResponse)
async def export(request: Request) -> Response:
    """Everything about me as JSON, to the letter."""
    found = await _export(request)
    # Half a character (a lone surrogate) cannot be UTF-8; its JSON escape can, and reads back the same.
    body = json.dumps(found, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace")
    name = f"mijn-gegevens-{utc_now().astimezone(AMSTERDAM).date().isoformat()}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="application/json", headers=headers)


@router.get("/document")
async def document(request: Request) -> HTMLResponse:
    """Everything about me as a document to read or print."""
    found = await _export(request)
    context = {"name": found["person"]["name"], "made": moment(utc_now()), "sections": sections(found)}
    return templates.TemplateResponse(request, "own_document.html", context)


@router.get("/erase")
async def erase_page(request: Request) -> HTMLResponse:
    """What an erase removes and what it leaves, and the form for it."""
    return await _erase_form(request, await _me(request))


@router.post("/erase")
async def erase(request: Request) -> HTMLResponse:
    """Erase everything about me, after the confirmation; the receipt, and the end of the session."""
    person = await _me(request)
    form = await request.form(max_fields=4)
    if not hmac.compare_digest(str(form.get("seal", "")).encode(), _seal(request).encode()):
        # The form was opened as someone else, or before signing in again: it has to be read again first.
        return await _erase_form(request, person, "erase_again")
    if str(form.get("confirm", "")).strip(" \t'\"‘’“”.").lower() != CONFIRMATION:
        return await _erase_form(request, person, "erase_confirm")
    receipt = await erase_quietly(parts_of(request), person)
    await run_in_threadpool(parts_of(request).door.forget, person.id)
    response = templates.TemplateResponse(request, "own_erased.html", _receipt(receipt))
    await parts_of(request).sessions.sign_out(request, response)
    # What the chat page kept in this browser (a text that was not sent yet) goes as well.
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


def _receipt(receipt: privacy.Receipt) -> dict[str, Any]:
    """The receipt for the page: what went with how much of it, and what stays."""
    _, *lines = str(receipt).splitlines()
    counted = [line.strip().rpartition(": ") for line in lines if line.startswith("  ") and ": " in line]
    gone = [(count, what) for what, _, count in counted]
    stays = [line for line in lines if not line.startswith("  ")]
    return {"at": moment(receipt.at), "gone": gone, "stays": stays}


async def _me(request: Request) -> Person:
    """Whose request this is. Raises Refusal (401) or NotKnown."""
    person_id = await signed_in(request)
    return active(await parts_of(request).calls.read(lambda work: work.people.get(person_id)))


async def _export(request: Request) -> dict[str, Any]:
    person = await _me(request)
    parts_of(request).rates.count("document", person.id)
    store = parts_of(request).store
    return await run_in_threadpool(privacy.export, store, person.email, actor_id=person.id)


async def _erase_form(request: Request, person: Person, problem: str | None = None) -> HTMLResponse:
    parts = parts_of(request)
    signed = await parts.calls.read(lambda work: _signed(work, person.id))
    context = {
        "person": person,
        "signed": signed,
        # None: HR keeps them for good.
        "signed_term": term(days) if (days := parts.settings.retention_signed_days) else None,
        "seal": _seal(request),
        "problem": say(problem) if problem else None,
        "confirmation": CONFIRMATION,
    }
    return templates.TemplateResponse(request, "own_erase.html", context, 422 if problem else 200)


def _seal(request: Request) -> str:
    """Ties a form to the session it was opened in. Only who has the cookie can make it."""
    cookie = request.cookies.get(parts_of(request).sessions.cookie, "")
    return hashlib.sha256(f"erase:{cookie}".encode()).hexdigest()


def _signed(work: Work, person_id: str) -> int:
    """How many plans of this person both parties signed."""
    return sum(
        any(plan.is_signed(version) for version in plan.versions if version.kind == "final")
        for plan in work.plans.of_owner(person_id)
    )


# --- erasing -------------------------------------------------------------------------------------------


async def erase_quietly(parts: Parts, person: Person) -> privacy.Receipt:
    """Erase a person while none of their messages is being handled.

    The lease of the dispatcher is taken first, so that no turn that is under way can write something behind the
    erase. When a turn does not end (the engine is down), the erase goes on: that turn finds its message gone, and
    nothing of it can be written. Raises Refusal (503) when the database goes on refusing; nothing was erased then.
    """
    owner = f"erase-{secrets.token_hex(8)}"
    await _wait_for_quiet(parts, person.id, owner)
    try:
        for attempt in range(1, _TRIES + 1):
            try:
                return await run_in_threadpool(privacy.erase, parts.store, person.email)
            except (DBAPIError, StaleDataError, Conflict):
                # The manager changed something of the same plan at the same moment: nothing was erased yet.
                if attempt == _TRIES:
                    raise Refusal(503, "erase_busy") from None
                await asyncio.sleep(_PAUSE_SECONDS * attempt)
        raise AssertionError("the last attempt returns or raises")
    finally:
        await parts.calls.write(lambda work: work.leases.release(person.id, owner))


async def _wait_for_quiet(parts: Parts, person_id: str, owner: str) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + QUIET_SECONDS
    while not await parts.calls.write(lambda work: work.leases.take(person_id, owner, utc_now(), _LEASE_SECONDS)):
        if loop.time() >= until:
            return
        await asyncio.sleep(_LOOK_SECONDS)


# --- what is stored, counted ---------------------------------------------------------------------------


def _counts(work: Work, person_id: str) -> dict[str, int]:
    mine = select(PlanRow.id).where(PlanRow.owner_id == person_id)
    # Until the talk the manager's preparation is the manager's own, and so is how much there is of it.
    talked = mine.where(PlanRow.talk_held_on.is_not(None))

    def count(model: type[Base], *where: Any) -> int:
        return work.session.scalar(select(func.count()).select_from(model).where(*where)) or 0

    return {
        "answers": count(AnswerRow, AnswerRow.plan_id.in_(mine), AnswerRow.text != ""),
        "goals": count(GoalRow, GoalRow.plan_id.in_(mine)),
        "versions": count(VersionRow, VersionRow.plan_id.in_(mine)),
        "signatures": count(SignatureRow, SignatureRow.plan_id.in_(mine)),
        "history": count(ChangeRow, ChangeRow.plan_id.in_(mine), ChangeRow.by == person_id),
        "preparations": count(PreparationRow, PreparationRow.plan_id.in_(talked)),
        "about_others": count(PreparationRow, PreparationRow.manager_id == person_id),
        "sent": count(InboxRow, InboxRow.person_id == person_id, InboxRow.kind != "arrive"),
        "received": count(OutboxRow, OutboxRow.person_id == person_id),
        "access": count(AccessRow, AccessRow.subject_id == person_id),
    }


# --- the document --------------------------------------------------------------------------------------


@dataclass(slots=True)
class Section:
    """A piece of the document: facts, a table, messages, and pieces under it. Empty ones are left out."""

    title: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    columns: list[tuple[str, bool]] = field(default_factory=list)
    """Name, and whether there is free text in it (of any length, which may be broken anywhere)."""
    rows: list[list[str]] = field(default_factory=list)
    messages: list[dict[str, str]] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.facts or self.rows or self.messages or self.parts)


def sections(found: Mapping[str, Any]) -> list[Section]:
    """The document of an export. It is made from whatever the export holds, so that nothing can be left out."""
    made = []
    for key, value in found.items():
        if key == "plans":
            made += [_section(_plan_title(plan), _without(plan, "cycle")) for plan in value]
        elif key == "conversation":
            made.append(Section(_label("messages"), messages=[_message(line) for line in value]))
        else:
            made.append(_section(_label(key), value))
    return [section for section in made if section]


def _plan_title(plan: Mapping[str, Any]) -> str:
    return f"{_label('plan')} {plan['cycle']}"


def _without(value: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key not in names}


def _section(title: str, value: Any) -> Section:
    section = Section(title)
    if isinstance(value, Mapping):
        for key, item in _flat(value):
            if key == "memory":  # keyed by codes of ours
                if words := "\n".join(_leaves(item)):
                    section.facts.append((_label(key), words))
            elif _is_plain(item):
                if item not in (None, "", []):
                    section.facts.append((_label(key), _text(key, item)))
            else:
                section.parts.append(_section(_label(key), item))
    elif value and all(_fits_a_row(item) for item in value):
        _fill_table(section, value)
    else:
        section.parts = [
            _section(_item_title(title, item, position), _without(item, "number"))
            for position, item in enumerate(value, start=1)
        ]
    section.parts = [part for part in section.parts if part]
    return section


def _flat(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The items of an object, with those of what only wraps (a version's content, a goal's support) among them."""
    in_order = value.keys() <= ORDER.keys()
    for key, item in sorted(value.items(), key=lambda entry: ORDER[entry[0]]) if in_order else value.items():
        if key == "check":  # computed for the export, and stored nowhere
            continue
        if key == "content" and isinstance(item, Mapping):
            yield from _flat(item)
        elif key == "support" and isinstance(item, Mapping):
            yield from (("support" if name == "text" else name, part) for name, part in item.items())
        else:
            yield key, item


def _leaves(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _leaves(item)
    elif isinstance(value, str):
        yield _whole(value)


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(not isinstance(item, list | Mapping) for item in value)
    return not isinstance(value, Mapping)


def _fits_a_row(item: Mapping[str, Any]) -> bool:
    """Whether it can be a line of a table. A seal is longer than any column."""
    return "hash" not in item and all(map(_is_plain, item.values()))


def _item_title(title: str, item: Mapping[str, Any], position: int) -> str:
    number = item.get("number", position)
    if "view" in item:
        return _whole(str(item["name"]))
    if "hash" in item:
        return f"{_label('version')} {number}"
    return f"{_label('goal_item') if 'goal' in item else title} {number}"


def _fill_table(section: Section, rows: list[Mapping[str, Any]]) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    names = [name for name in names if any(row.get(name) not in (None, "", []) for row in rows)]
    section.columns = [(_label(name), name in _FREE) for name in names]
    section.rows = [[_text(name, row.get(name)) for name in names] for row in rows]


def _message(line: Mapping[str, Any]) -> dict[str, str]:
    card = line.get("card")
    buttons = ", ".join(str(title) for title in line.get("buttons") or [] if title)
    arrived = line["from"] == "person" and line["kind"] == "arrive"
    return {
        "from": _word(f"from_{line['from']}"),
        "mine": "mine" if line["from"] == "person" else "",
        "at": moment(datetime.fromisoformat(line["at"])),
        "text": _word("arrived") if arrived else _whole(str(line.get("text") or "")),
        "buttons": _whole(buttons),
        "card": _whole(as_text(card)) if card else "",
    }


ORDER = {question: position for position, question in enumerate(BY_ID)}
"""Answers stand in the order in which they were asked, however they were stored."""
_FREE = frozenset({"old", "new", "text"})
_MOMENTS = frozenset({"at", "created_at"})
_DAYS = frozenset({"talk_on", "talk_held_on", "start", "end", "left_on", "done_on"})
_NAMES_OF_QUESTIONS = frozenset({"field", "question", "skipped"})
_NAMES_OF_VALUES = frozenset({"state", "kind", "role", "mode", "outcome", "deed", "locale", "working_time", "serves"})
_KNOWN = keys()


def _label(key: str) -> str:
    """The Dutch name of a key, or the key itself (a manager's name, something that is new)."""
    for known in (f"own.{key}", f"card.{key}"):
        # One that wants a value is a sentence, and no name of anything.
        with contextlib.suppress(KeyError):
            return say(known)
    return _whole(key)


def _text(key: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(key, item) for item in value)
    if isinstance(value, bool):
        return _word("yes" if value else "no")
    if value is None or value == "":
        return _word("nobody") if key == "who" else ""
    if key in _MOMENTS:
        return moment(datetime.fromisoformat(str(value)))
    if key in _DAYS:
        return day(date.fromisoformat(str(value)))
    if key == "budget_eur":
        return euros(str(value))
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    if key in _NAMES_OF_QUESTIONS:
        return _label(str(value))
    if key in _NAMES_OF_VALUES:
        word = f"own.{key}_{value}".replace(" ", "_")
        return say(word) if word in _KNOWN else _label(str(value)).replace("_", " ")
    return _whole(str(value))


def _whole(text: str) -> str:
    """Without half characters (lone surrogates), which no page can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _word(key: str, **values: object) -> str:
    return say(f"own.{key}", DEFAULT_LOCALE, **values)
