"""The app that an administrator uploads: what Teams demands of it, and that it asks for no more than it needs.

The rules are those of Microsoft's schema for manifest version 1.22, for the parts that are used here; where a page of
Microsoft says less (of a command's words, for instance), that.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from bot.channels.teams_package import CannotPackage, colour_icon, manifest, outline_icon, package
from bot.cli import main

BASE = "https://pop.voorbeeld.example"
CLIENT = "3f6c0d3e-6a55-4c39-9a0e-6f6a2a4fb001"

URL = {"type": "string", "maxLength": 2048, "pattern": "^https://"}
GUID = {"type": "string", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"}
FILE = {"type": "string", "maxLength": 2048, "pattern": "^[^/:]+$"}


def text(most: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": most}


def closed(required: list[str], **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


COMMAND = closed(["title", "description"], title=text(32), description=text(128))
SCOPES = {"type": "array", "maxItems": 3, "items": {"enum": ["team", "personal", "groupChat", "copilot"]}}
BOT = closed(
    ["botId", "scopes"],
    botId=GUID,
    scopes=SCOPES,
    isNotificationOnly={"type": "boolean"},
    supportsFiles={"type": "boolean"},
    supportsCalling={"type": "boolean"},
    supportsVideo={"type": "boolean"},
    commandLists={
        "type": "array",
        "maxItems": 3,
        "items": closed(["scopes", "commands"], scopes=SCOPES, commands={"maxItems": 10, "items": COMMAND}),
    },
)
SCHEMA = closed(
    ["manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor"],
    **{"$schema": URL},
    manifestVersion={"const": "1.22"},
    version={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    id=GUID,
    localizationInfo=closed(["defaultLanguageTag"], defaultLanguageTag={"pattern": "^[a-z]{2}(-[a-z]{2})?$"}),
    developer=closed(
        ["name", "websiteUrl", "privacyUrl", "termsOfUseUrl"],
        name=text(32),
        websiteUrl=URL,
        privacyUrl=URL,
        termsOfUseUrl=URL,
    ),
    name=closed(["short"], short=text(30), full=text(100)),
    description=closed(["short", "full"], short=text(80), full=text(4000)),
    icons=closed(["outline", "color"], outline=FILE, color=FILE),
    accentColor={"pattern": "^#[0-9a-fA-F]{6}$"},
    bots={"type": "array", "maxItems": 1, "items": BOT},
    defaultInstallScope={"enum": ["personal", "team", "groupChat", "meetings", "copilot"]},
    permissions={"type": "array", "maxItems": 2, "items": {"enum": ["identity", "messageTeamMembers"]}},
    validDomains={"type": "array", "maxItems": 16, "items": {"type": "string"}},
)


def pixels(png: bytes) -> list[list[tuple[int, ...]]]:
    """The rows of a picture as it is written here: eight bits for red, green, blue and cover, without filters."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 6)
    length = struct.unpack(">I", png[33:37])[0]
    raw = zlib.decompress(png[41 : 41 + length])
    rows = [raw[row * (width * 4 + 1) + 1 : (row + 1) * (width * 4 + 1)] for row in range(height)]
    return [[tuple(row[at : at + 4]) for at in range(0, width * 4, 4)] for row in rows]


def test_the_manifest_is_what_teams_demands() -> None:
    jsonschema.validate(manifest(BASE, CLIENT, "Voorbeeld"), SCHEMA)
    jsonschema.validate(manifest(BASE, CLIENT, "Een organisatie met een heel erg lange naam"), SCHEMA)


def test_the_app_asks_for_nothing_but_a_private_conversation() -> None:
    made = manifest(BASE, CLIENT, "Voorbeeld")
    [bot] = made["bots"]
    assert bot["scopes"] == ["personal"]
    assert made["permissions"] == []
    assert made["validDomains"] == []
    assert not {"webApplicationInfo", "authorization", "composeExtensions", "staticTabs"} & set(made)


def test_its_commands_are_words_that_the_bot_knows() -> None:
    [commands] = manifest(BASE, CLIENT, "Voorbeeld")["bots"][0]["commandLists"]
    assert [command["title"] for command in commands["commands"]] == [
        "verder",
        "overzicht",
        "formulier",
        "hulp",
        "privacy",
        "export",
        "wis",
        "wis deze chatberichten",
    ]


@pytest.mark.parametrize(
    ("base", "client"),
    [("http://localhost:8000", CLIENT), ("", CLIENT), (BASE, None), (BASE, "geen-id"), ("https://", CLIENT)],
)
def test_settings_that_make_no_app_are_explained(base: str, client: str | None) -> None:
    with pytest.raises(CannotPackage) as problem:
        manifest(base, client, "Voorbeeld")
    assert "POP_BASE_URL" in str(problem.value) or "TEAMS_CLIENT_ID" in str(problem.value)


def test_the_icons_are_of_the_size_and_kind_that_teams_wants() -> None:
    colour, outline = pixels(colour_icon()), pixels(outline_icon())
    assert (len(colour), len(colour[0])) == (192, 192)
    assert (len(outline), len(outline[0])) == (32, 32)
    assert {pixel[3] for row in colour for pixel in row} == {255}, "full colour, nothing to see through"
    assert {pixel[:3] for row in outline for pixel in row} == {(255, 255, 255)}, "white on nothing"
    covers = {pixel[3] for row in outline for pixel in row}
    assert {0, 255} <= covers


def test_the_package_holds_the_three_files_at_its_top_and_is_always_the_same() -> None:
    made = package(BASE, CLIENT, "Voorbeeld")
    assert made == package(BASE, CLIENT, "Voorbeeld")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert sorted(archive.namelist()) == ["color.png", "manifest.json", "outline.png"]
        assert json.loads(archive.read("manifest.json")) == manifest(BASE, CLIENT, "Voorbeeld")


def test_the_command_writes_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "POP_VAR_DIR": str(tmp_path),
        "POP_BASE_URL": BASE,
        "TEAMS_CLIENT_ID": CLIENT,
        "TEAMS_CLIENT_SECRET": "geheim",
        "TEAMS_TENANT_ID": CLIENT,
    }.items():
        monkeypatch.setenv(name, value)
    out = tmp_path / "app.zip"
    done = CliRunner().invoke(main, ["teams", "package", "--organisatie", "Voorbeeld", "--naar", str(out)])
    assert done.exit_code == 0, done.output
    assert zipfile.is_zipfile(out)
    nowhere = CliRunner().invoke(
        main, ["teams", "package", "--organisatie", "V", "--naar", str(tmp_path / "x" / "y")]
    )
    assert nowhere.exit_code == 1
    monkeypatch.setenv("POP_BASE_URL", "http://localhost:8000")
    refused = CliRunner().invoke(main, ["teams", "package", "--organisatie", "Voorbeeld", "--naar", str(out)])
    assert refused.exit_code == 1
    assert "POP_BASE_URL" in refused.output
