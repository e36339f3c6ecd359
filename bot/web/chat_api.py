"""The HTTP side of the conversation, for the chat page and `pop chat`."""

from __future__ import annotations

import uuid
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.channels.browser import BrowserChat
from bot.dialogue.conversation import LONGEST
from bot.web.context import chat_of, parts_of, signed_in
from bot.web.refusals import Refusal

MAX_CURSOR = 2**53 - 1
"""The largest whole number that a browser counts with; databases refuse one not much larger."""

router = APIRouter(prefix="/api/chat")
Me = Annotated[str, Depends(signed_in)]
Chat = Annotated[BrowserChat, Depends(chat_of)]


class Incoming(BaseModel):
    """A typed text or a pressed button. `id` is made by the sender: the same id is the same message."""

    model_config = ConfigDict(
        hide_input_in_errors=True,
        json_schema_extra={
            "oneOf": [
                {"required": ["text"], "properties": {"text": {"type": "string"}, "payload": {"type": "null"}}},
                {"required": ["payload"], "properties": {"payload": {"type": "string"}, "text": {"type": "null"}}},
            ]
        },
    )

    id: str = Field(min_length=1, max_length=100)
    text: str | None = None
    payload: str | None = Field(None, max_length=200)
    after: int | None = Field(None, ge=0, le=MAX_CURSOR)
    """The cursor of what the sender has, when it keeps one."""

    @field_validator("id", "text", "payload")
    @classmethod
    def _is_text(cls, value: str | None) -> str | None:
        if value is not None:
            # JSON can hold half a character ("\ud800"), which no file or database can.
            value.encode("utf-8")
        return value

    @model_validator(mode="after")
    def _one_of_two(self) -> Incoming:
        if (self.text is None) == (self.payload is None):
            raise ValueError("give either text or payload")
        return self


class Arrival(BaseModel):
    """Someone opens the conversation."""

    id: str | None = Field(None, min_length=1, max_length=100)
    after: int | None = Field(None, ge=0, le=MAX_CURSOR)


@router.post("/arrive")
async def arrive(me: Me, chat: Chat, arrival: Arrival | None = None) -> JSONResponse:
    """The notices that wait, then the welcome or the open question."""
    arrival = arrival or Arrival()  # type: ignore[call-arg]  # known to pydantic
    answer = await chat.arrive(me, arrival.id or uuid.uuid4().hex, arrival.after)
    return JSONResponse(answer.to_json())


@router.post("/messages")
async def send(request: Request, me: Me, chat: Chat, incoming: Incoming) -> JSONResponse:
    """Take one message and wait a little for what is said to it."""
    parts_of(request).rates.count("message", me)
    if incoming.text is not None and len(incoming.text) > LONGEST:
        raise Refusal(413, "too_large")
    answer = await chat.send(me, incoming.id, text=incoming.text, payload=incoming.payload, after=incoming.after)
    return JSONResponse(answer.to_json())


@router.get("/messages")
async def poll(
    request: Request,
    me: Me,
    chat: Chat,
    after: Annotated[int, Query(ge=0, le=MAX_CURSOR)],
    wait: Annotated[float, Query(ge=0, le=60)] = 0.0,
) -> JSONResponse:
    """What came after the cursor; waits for it when nothing is there."""
    answer = await chat.poll(me, after, wait)
    return JSONResponse(answer.to_json())


@router.get("/history")
async def history(me: Me, chat: Chat) -> dict[str, Any]:
    """Both sides of the conversation so far, from our own log."""
    return await chat.history(me)
