"""The pages people see."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from bot.channels.dispatcher import utc_now
from bot.channels.known import NotKnown, active
from bot.plan import rights
from bot.plan.people import Person
from bot.plan.states import NotAllowed
from bot.web import plan_page
from bot.web.context import parts_of, signed_in
from bot.web.refusals import Refusal
from bot.web.terms import terms

if TYPE_CHECKING:
    from bot.store import Work


def _with_a_cookie(request: Request) -> dict[str, Any]:
    """Pages of someone who is signed in have a way out. Whether the session still lasts is for the page itself."""
    return {"signed_in": bool(parts_of(request).sessions.token(request))}


templates = Jinja2Templates(directory=Path(__file__).parent / "templates", context_processors=[_with_a_cookie])
router = APIRouter(default_response_class=HTMLResponse)


def plain(request: Request, title: str, text: str, status: int) -> HTMLResponse:
    """A page that says one thing."""
    return templates.TemplateResponse(request, "plain.html", {"title": title, "text": text}, status)


@router.get("/")
async def start(request: Request) -> HTMLResponse:
    """What this is, in a few lines."""
    return templates.TemplateResponse(request, "start.html")


@router.get("/privacy")
async def privacy(request: Request) -> HTMLResponse:
    """Who sees what, in layers: the answer first, the rest below it."""
    return templates.TemplateResponse(request, "privacy.html", {"terms": terms(parts_of(request).settings)})


@router.get("/chat")
async def chat(request: Request) -> HTMLResponse:
    """The conversation; for who is not signed in a way to do so."""
    parts = parts_of(request)
    person_id = await parts.sessions.person_id(request)
    if person_id is not None:
        try:
            person = active(await parts.calls.read(lambda work: work.people.get(person_id)))
        except NotKnown:
            pass  # left, or removed from the directory, since signing in
        else:
            return templates.TemplateResponse(request, "chat.html", {"person": person})
    production = parts.settings.production
    people = [] if production else await parts.calls.read(lambda work: work.people.everyone())
    context = {"production": production, "departments": by_department(people)}
    return templates.TemplateResponse(request, "sign_in.html", context)


def by_department(people: list[Person]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Everyone who works here, grouped, each with the part they play."""
    here = [person for person in people if person.left_on is None]
    reports: dict[str, int] = {}
    for person in here:
        if person.manager_id:
            reports[person.manager_id] = reports.get(person.manager_id, 0) + 1
    ordered = sorted(here, key=lambda person: (not person.department, person.department, -reports.get(person.id, 0)))
    return [
        (department, [{"person": person, "role": _role(person, reports.get(person.id, 0))} for person in group])
        for department, group in groupby(ordered, key=lambda person: person.department)
    ]


def _role(person: Person, reports: int) -> str:
    roles = ["medewerker"] if person.manager_id else []
    if reports:
        roles.append(f"leidinggevende van {reports}")
    if person.is_hr:
        roles.append("HR")
    words = " en ".join(roles) or "medewerker zonder leidinggevende"
    return words[:1].upper() + words[1:]


@router.get("/plan/{plan_id}")
async def plan(request: Request, plan_id: str) -> HTMLResponse:
    """The form on paper: what was shared, settled or signed, for the two it belongs to.

    Answers the same when there is no such plan and when it is not for this person.
    """
    person_id = await signed_in(request)

    def unit(work: Work) -> dict[str, Any]:
        viewer = active(work.people.get(person_id))
        found = work.plans.get(plan_id)
        owner = work.people.get(found.owner_id) if found else None
        if found is None or owner is None:
            raise Refusal(404, "not_allowed")
        try:
            who = rights.party(viewer, owner, found)
            page = plan_page.of(who, owner, found)
        except NotAllowed:
            raise Refusal(404, "not_allowed") from None
        work.access.log(viewer.id, owner.id, "read printed plan", utc_now())
        return page

    page = await parts_of(request).calls.write(unit)
    return templates.TemplateResponse(request, "plan.html", page)
