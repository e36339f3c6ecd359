"""The pages people see."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from bot.web.context import parts_of

templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
router = APIRouter(default_response_class=HTMLResponse)


def plain(request: Request, text: str, status: int) -> HTMLResponse:
    """A page that says one thing."""
    return templates.TemplateResponse(request, "plain.html", {"text": text}, status)


@router.get("/chat")
async def chat(request: Request) -> HTMLResponse:
    """The conversation, or the choice of who to be."""
    parts = parts_of(request)
    person_id = parts.sessions.person_id(request)
    person = None
    if person_id is not None:
        person = await parts.calls.read(lambda work: work.people.get(person_id))
    people = []
    if person is None and not parts.settings.production:
        people = await parts.calls.read(lambda work: work.people.everyone())
    return templates.TemplateResponse(request, "chat.html", {"person": person, "people": people})
