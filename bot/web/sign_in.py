"""Signing in. In development anyone in the directory can be picked; production has no such door at all."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.channels.browser import NotKnown, active
from bot.plan.people import Person
from bot.web.context import Refusal, parts_of

router = APIRouter()
development = APIRouter()
"""Added to the application in development only."""


class Credentials(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    email: str = Field(min_length=1, max_length=320)


async def _person(request: Request, email: str) -> Person:
    parts = parts_of(request)
    if parts.settings.production:  # a second lock: this door has no key in production, whoever mounts it
        raise Refusal(404, "not_found")
    return active(await parts.calls.read(lambda work: work.people.by_email(email)))


@development.post("/api/dev/sign-in")
async def sign_in(request: Request, credentials: Credentials) -> JSONResponse:
    """Become this person. Answers 404 when nobody in the directory has this address."""
    try:
        person = await _person(request, credentials.email)
    except NotKnown as unknown:
        raise Refusal(404, unknown.key) from None
    response = JSONResponse({"person": {"id": person.id, "name": person.name}})
    parts_of(request).sessions.sign_in(response, person.id)
    return response


@development.post("/dev/sign-in")
async def sign_in_from_page(request: Request) -> Response:
    """The same, from the form on the chat page."""
    form = await request.form(max_fields=4)
    person = await _person(request, str(form.get("email", ""))[:320])
    response = RedirectResponse("/chat", 303)
    parts_of(request).sessions.sign_in(response, person.id)
    return response


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session."""
    response = RedirectResponse("/chat", 303)
    parts_of(request).sessions.sign_out(response)
    return response
