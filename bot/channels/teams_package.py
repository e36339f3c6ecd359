"""The app that an administrator uploads to Teams: a manifest and two icons in a zip file."""

from __future__ import annotations

import functools
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from bot.catalogue import say

SCHEMA_VERSION: Final = "1.22"
APP_VERSION: Final = "1.0.0"
COLOUR: Final = (10, 102, 94)
"""The green of our own pages."""

_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_COMMANDS: Final = ("continue", "overview", "form", "help", "privacy", "export", "erase", "wipe")


class CannotPackage(Exception):
    """The settings make no app that Teams takes. Its text says in plain words what is missing."""


def package(base_url: str, client_id: str | None, developer: str) -> bytes:
    """The zip file. `developer` is the organisation that runs the bot, as people see it in Teams.

    Raises CannotPackage.
    """
    files = {
        "manifest.json": json.dumps(manifest(base_url, client_id, developer), ensure_ascii=False, indent=2).encode(),
        "color.png": colour_icon(),
        "outline.png": outline_icon(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # A fixed moment, so that the same settings make the same file.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def manifest(base_url: str, client_id: str | None, developer: str) -> dict[str, Any]:
    """`manifest.json`: one bot, in private conversations only, with no permission at all. Raises CannotPackage."""
    address = urlsplit(base_url)
    if address.scheme != "https" or not address.hostname:
        raise CannotPackage(say("teams_no_address"))
    if not client_id or _GUID.fullmatch(client_id) is None:
        raise CannotPackage(say("teams_no_client_id"))
    commands = [
        {"title": say(f"teams_command_{name}"), "description": say(f"teams_command_{name}_about")}
        for name in _COMMANDS
    ]
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA_VERSION,
        "version": APP_VERSION,
        "id": client_id,
        "localizationInfo": {"defaultLanguageTag": "nl-nl"},
        "developer": {
            "name": developer[:32],
            "websiteUrl": base_url,
            "privacyUrl": f"{base_url}/privacy",
            "termsOfUseUrl": f"{base_url}/privacy",
        },
        "name": {"short": say("teams_name"), "full": say("teams_full_name")},
        "description": {"short": say("teams_about"), "full": say("teams_about_in_full")},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": "#{:02x}{:02x}{:02x}".format(*COLOUR),
        "bots": [
            {
                "botId": client_id,
                "scopes": ["personal"],
                "isNotificationOnly": False,
                "supportsFiles": False,
                "supportsCalling": False,
                "supportsVideo": False,
                "commandLists": [{"scopes": ["personal"], "commands": commands}],
            }
        ],
        "defaultInstallScope": "personal",
        "permissions": [],
        "validDomains": [],
    }


# --- the icons ----------------------------------------------------------------------------------------
#
# A leaf in a speech bubble, as on our own pages. Drawn here, so that there is no picture whose source got lost.

_SAMPLES = 4
"""Per pixel and direction: smooth edges."""

Ink = Callable[[float, float], tuple[int, int, int, int]]


@functools.cache
def colour_icon() -> bytes:
    """192 by 192 pixels: the mark in white on a full square of our green."""

    def ink(x: float, y: float) -> tuple[int, int, int, int]:
        return (255, 255, 255, 255) if _bubble(x, y) and not _plant(x, y) else (*COLOUR, 255)

    return _png(192, ink)


@functools.cache
def outline_icon() -> bytes:
    """32 by 32 pixels: white on nothing, as Teams wants it for its own bars."""

    def ink(x: float, y: float) -> tuple[int, int, int, int]:
        return (255, 255, 255, 255 if _bubble(x, y) and not _plant(x, y) else 0)

    return _png(32, ink)


def _bubble(x: float, y: float) -> bool:
    """A circle with its corner at the lower left filled in. All of it is measured on a square of 32 by 32."""
    if (x - 16) ** 2 + (y - 16) ** 2 <= 11**2:
        return True
    return 5 <= x <= 16 and 16 <= y <= 27


def _plant(x: float, y: float) -> bool:
    """A stem with a leaf to each side."""
    stem = abs(x - 16) <= 0.9 and 11 <= y <= 23
    return stem or _leaf(x - 16.5, 13.5 - y) or _leaf(15.5 - x, 17.5 - y)


def _leaf(right: float, up: float) -> bool:
    """Where two circles overlap, between a stalk at (0, 0) and a tip at (5, 5)."""
    return (right - 5) ** 2 + up**2 <= 25 and right**2 + (up - 5) ** 2 <= 25


def _png(size: int, ink: Ink) -> bytes:
    rows = []
    for row in range(size):
        line = bytearray([0])  # no filter
        for column in range(size):
            line += bytes(_mixed(size, column, row, ink))
        rows.append(bytes(line))
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _mixed(size: int, column: int, row: int, ink: Ink) -> tuple[int, int, int, int]:
    """The colour of one pixel: that of all its samples, each weighed by how much it covers."""
    steps = [(step + 0.5) / _SAMPLES for step in range(_SAMPLES)]
    samples = [ink((column + x) * 32 / size, (row + y) * 32 / size) for y in steps for x in steps]
    cover = sum(alpha for *_, alpha in samples)
    if not cover:
        return (255, 255, 255, 0)
    red, green, blue = (sum(s[i] * s[3] for s in samples) // cover for i in range(3))
    return red, green, blue, cover // len(samples)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
