"""What `pop doctor` says of Slack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot import doctor
from bot.settings import Settings, load_settings
from tests.fakes.slack import SECRET, TOKEN, FakeSlack


def settings_for(slack: FakeSlack, var_dir: Path, **more: Any) -> Settings:
    known = {"slack_bot_token": TOKEN, "slack_signing_secret": SECRET, "slack_api_url": slack.api_url}
    return load_settings(env_file=None, var_dir=var_dir, **{**known, **more})


def said(settings: Settings) -> list[tuple[str, str]]:
    return [(finding.level, finding.text) for finding in doctor._slack(settings)]


def test_a_good_token_with_every_right(slack: FakeSlack, tmp_path: Path) -> None:
    assert said(settings_for(slack, tmp_path)) == [("ok", "Slack laat de app binnen, met alle rechten.")]


def test_a_missing_right_is_named(slack: FakeSlack, tmp_path: Path) -> None:
    slack.scopes -= {"im:write", "users:read.email"}
    assert said(settings_for(slack, tmp_path)) == [
        ("error", "De app in Slack mist rechten: im:write, users:read.email.")
    ]


def test_a_revoked_token_is_an_error_and_an_old_one_beside_the_new_a_warning(
    slack: FakeSlack, tmp_path: Path
) -> None:
    assert said(settings_for(slack, tmp_path, slack_bot_token="xoxb-oud")) == [
        ("error", "Het token van Slack wordt geweigerd.")
    ]
    both = settings_for(slack, tmp_path, slack_bot_token=f"{TOKEN},xoxb-oud")
    assert [level for level, _ in said(both)] == ["ok", "warning"]


def test_a_slack_that_does_not_answer_is_said(slack: FakeSlack, tmp_path: Path) -> None:
    nowhere = settings_for(slack, tmp_path, slack_api_url="http://127.0.0.1:1/api/")
    assert said(nowhere) == [("error", "Slack antwoordt niet.")]


def test_without_slack_nothing_is_said(tmp_path: Path) -> None:
    assert said(load_settings(env_file=None, var_dir=tmp_path)) == []


def test_no_token_is_ever_said(slack: FakeSlack, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(doctor._slack(settings_for(slack, tmp_path, slack_bot_token="xoxb-heel-geheim")))
    assert "xoxb" not in f"{found}{capsys.readouterr()}"
