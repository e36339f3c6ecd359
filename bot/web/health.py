"""Whether the whole system works: engine, action server and store."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from bot.channels.engine_client import Wellness
from bot.web.context import Parts, parts_of

router = APIRouter()

_STORE_SECONDS = 3.0


@router.get("/health")
async def health(request: Request) -> JSONResponse:
    """200 when all three answer, else 503; what each of them says, and no secrets."""
    parts = parts_of(request)
    engine, actions, store = await asyncio.gather(
        parts.engine.engine_health(), parts.engine.actions_health(), _store_health(parts)
    )
    ok = engine.ok and actions.ok and store.ok
    body: dict[str, Any] = {
        "status": "ok" if ok else "failing",
        "tracker_store": engine.detail.get("tracker_store"),
        "engine": {"ok": engine.ok, **engine.detail},
        "actions": {"ok": actions.ok, **actions.detail},
        "store": {"ok": store.ok, **store.detail},
    }
    return JSONResponse(body, 200 if ok else 503)


async def _store_health(parts: Parts) -> Wellness:
    try:
        await asyncio.wait_for(asyncio.to_thread(parts.store.ping), _STORE_SECONDS)
    except TimeoutError:
        return Wellness(False, {"error": "no answer in time"})
    except Exception as error:
        return Wellness(False, {"error": type(error).__name__})
    return Wellness(True, {"database": parts.store.engine.dialect.name})
