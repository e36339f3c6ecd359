"""Signing in: by a link from one's own conversation, which works once. In development anyone can be picked too."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.catalogue import say
from bot.channels.dispatcher import utc_now
from bot.channels.known import NotKnown, active
from bot.channels.page_links import ENTRANCE
from bot.plan.people import Person
from bot.store import LinkGone, Work
from bot.web.context import parts_of, signed_in
from bot.web.pages import templates
from bot.web.rates import address
from bot.web.refusals import Refusal

logger = logging.getLogger(__name__)
router = APIRouter()
development = APIRouter()
"""Added to the application in development only."""

_LONGEST_TOKEN = 64
_GONE: dict[int | str, dict[str, Any]] = {
    410: {"description": "The link was used or is too old.", "content": {"text/html": {}}}
}


@router.get(ENTRANCE, response_class=HTMLResponse)
async def entrance(request: Request) -> HTMLResponse:
    """Where a sign-in link leads. Its secret is read by the page itself, and sent when its button is pressed."""
    return templates.TemplateResponse(request, "enter.html", {"problem": None})


@router.post(ENTRANCE, response_class=RedirectResponse, status_code=303, responses=_GONE)
async def enter(request: Request) -> Response:
    """Use a sign-in link: a session of the person it was made for, and on to the page it is about."""
    parts = parts_of(request)
    parts.rates.count("enter", address(request))
    form = await request.form(max_fields=4)
    token = str(form.get("token", ""))[:_LONGEST_TOKEN]

    def unit(work: Work) -> tuple[Person | None, str]:
        now = utc_now()
        person_id, path = work.sign_ins.use(token, now)
        person = work.people.get(person_id)
        work.access.log(person_id, person_id, "signed in", now)
        return person, path

    try:
        person, path = await parts.calls.write(unit)
    except LinkGone:
        logger.warning("a sign-in link that is gone was tried")
        return templates.TemplateResponse(request, "enter.html", {"problem": say("link_gone")}, 410)
    response = RedirectResponse(path, 303)
    await parts.sessions.sign_in(request, response, active(person).id)
    return response


class Credentials(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    email: str = Field(min_length=1, max_length=320)


async def _person(request: Request, email: str) -> Person:
    parts = parts_of(request)
    if parts.settings.production:  # a second lock: this door has no key in production, whoever mounts it
        raise Refusal(404, "not_found")
    return active(await parts.calls.read(lambda work: work.people.by_email(email)))


@development.post("/api/dev/sign-in")
async def pick(request: Request, credentials: Credentials) -> JSONResponse:
    """Become this person. Answers 404 when nobody in the directory has this address."""
    try:
        person = await _person(request, credentials.email)
    except NotKnown as unknown:
        raise Refusal(404, unknown.key) from None
    response = JSONResponse({"person": {"id": person.id, "name": person.name}})
    await parts_of(request).sessions.sign_in(request, response, person.id)
    return response


@development.post("/dev/sign-in", response_class=RedirectResponse, status_code=303)
async def pick_from_page(request: Request) -> Response:
    """The same, from the form on the chat page."""
    form = await request.form(max_fields=4)
    person = await _person(request, str(form.get("email", ""))[:320])
    response = RedirectResponse("/chat", 303)
    await parts_of(request).sessions.sign_in(request, response, person.id)
    return response


@router.post("/sign-out", response_class=RedirectResponse, status_code=303)
async def sign_out(request: Request) -> Response:
    """End the session."""
    response = RedirectResponse("/chat", 303)
    await parts_of(request).sessions.sign_out(request, response)
    # What the chat page kept in this browser (a text that was not sent yet) is not for who comes next.
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@router.post("/me/sessions/end", response_class=RedirectResponse, status_code=303)
async def end_other_sessions(request: Request) -> Response:
    """End the sessions of this person in all other browsers."""
    await parts_of(request).sessions.end_others(request, await signed_in(request))
    return RedirectResponse("/me", 303)
