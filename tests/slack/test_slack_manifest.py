"""The manifest asks for what the code uses, and for nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from project_files import ROOT, read_yaml

from tests.fakes.slack import EVENTS, NEEDS, SCOPES

MANIFEST: dict[str, Any] = read_yaml("manifest.yml")
CODE = "\n".join(path.read_text() for path in (ROOT / "bot").rglob("slack*.py"))


def test_it_is_within_the_limits_of_slack() -> None:
    shown = MANIFEST["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4_000
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    assert len(MANIFEST["features"]["bot_user"]["display_name"]) <= 80
    for command in MANIFEST["features"]["slash_commands"]:
        assert re.fullmatch(r"/[a-z0-9_-]{1,31}", command["command"])
        assert len(command["description"]) <= 2_000
    for shortcut in MANIFEST["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150


def test_the_scopes_are_exactly_those_of_the_methods_that_are_called() -> None:
    called = set(re.findall(r'"((?:chat|conversations|users|views|auth)\.[a-zA-Z]+)"', CODE))
    needed = {NEEDS[method] for method in called if method in NEEDS} | {*EVENTS.values()} - {""} | {"commands"}

    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == needed == SCOPES
    assert "user" not in MANIFEST["oauth_config"]["scopes"]


def test_the_events_are_exactly_those_that_are_handled() -> None:
    handled = set(re.findall(r'app\.event\("(\w+)"\)', CODE))
    asked = {event.split(".")[0] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}

    assert asked == handled
    assert {*MANIFEST["settings"]["event_subscriptions"]["bot_events"]} == {*EVENTS}
    assert "message.im" in MANIFEST["settings"]["event_subscriptions"]["bot_events"], "no channel is ever read"


def test_commands_shortcuts_and_addresses_are_ours() -> None:
    assert {c["command"] for c in MANIFEST["features"]["slash_commands"]} == set(
        re.findall(r'app\.command\("([^"]+)"\)', CODE)
    )
    assert {s["callback_id"] for s in MANIFEST["features"]["shortcuts"]} == set(
        re.findall(r'app\.shortcut\("([^"]+)"\)', CODE)
    )
    settings = MANIFEST["settings"]
    addresses = {
        *(c["url"] for c in MANIFEST["features"]["slash_commands"]),
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
    }
    assert addresses == {"https://HOST/slack/events"}


def test_people_can_write_to_it_and_see_where_they_are() -> None:
    home = MANIFEST["features"]["app_home"]
    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


@pytest.mark.parametrize("scope", sorted(MANIFEST["oauth_config"]["scopes"]["bot"]))
def test_each_scope_is_explained(scope: str) -> None:
    assert f"| `{scope}` |" in (ROOT / "docs" / "slack.md").read_text()
