"""`pop chat`: one line in, one line out, and nothing lost when the connection drops."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ports import free_port
from rich.console import Console
from typer.testing import CliRunner

from bot import chat_terminal, cli
from bot.catalogue import say
from bot.chat_terminal import ChatProblem, Client, talk, talk_json
from tests.fakes.world import ANNA, World, serving, world

pytestmark = pytest.mark.slow


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made, serving(made) as running:
        yield running


def hold(inside: World, *lines: Any, email: str = ANNA.email) -> list[list[dict[str, Any]]]:
    """The conversation of these lines; the messages of each line that came out."""
    out = io.StringIO()
    client = Client(inside.url, email, patience=120)
    try:
        talk_json(client, io.StringIO("".join(json.dumps(line) + "\n" for line in lines)), out)
    finally:
        client.close()
    return [json.loads(line)["messages"] for line in out.getvalue().splitlines()]


def test_first_what_is_seen_on_arriving_then_one_line_for_each_line(inside: World) -> None:
    said = hold(inside, {"text": "Ik luister goed"}, {"text": "En ik ben rustig"})
    assert len(said) == 3
    assert said[0][0]["asks"] == "strengths"
    assert said[2][0]["text"].startswith("Opgeslagen: En ik ben rustig")


def test_a_message_has_exactly_the_agreed_shape(inside: World) -> None:
    (arrived,) = hold(inside)
    assert list(arrived[0]) == ["text", "asks", "about", "buttons", "card"]
    assert set(arrived[0]["buttons"][0]) == {"title", "payload"}


def test_a_button_is_pressed_with_its_payload(inside: World) -> None:
    (arrived,) = hold(inside)
    pressed = hold(inside, {"payload": arrived[0]["buttons"][0]["payload"]})
    assert pressed[1][0]["text"].startswith("Overgeslagen")


def test_notices_that_came_meanwhile_stand_first(inside: World) -> None:
    client = Client(inside.url, ANNA.email)
    client.sign_in()
    client.arrive()
    inside.open_question(ANNA, "strengths")
    inside.notice(ANNA, "Mark heeft het gesprek gepland.")
    said = client.send({"text": "Ik luister goed"})
    assert [m["text"].split(":")[0] for m in said] == ["Mark heeft het gesprek gepland.", "Opgeslagen"]
    client.close()


def test_while_the_engine_is_down_one_hears_so_and_the_answer_comes_with_the_next_line(inside: World) -> None:
    client = Client(inside.url, ANNA.email)
    client.sign_in()
    client.arrive()
    inside.engine.down = True
    assert [m["text"] for m in client.send({"text": "Ik luister goed"})] == [say("apology")]
    inside.engine.down = False
    time.sleep(1.0)
    said = client.send({"text": "En ik ben rustig"})
    assert [m["text"].split("\n")[0] for m in said] == ["Opgeslagen: Ik luister goed", "Opgeslagen: En ik ben rustig"]
    client.close()


def test_a_dropped_connection_waits_and_goes_on(tmp_path: Path) -> None:
    with world(tmp_path) as made:
        port = free_port()
        with serving(made, port=port) as running:
            client = Client(running.url, ANNA.email, patience=120)
            client.sign_in()
            client.arrive()
        said: list[dict[str, Any]] = []
        asking = threading.Thread(target=lambda: said.extend(client.send({"text": "Ik luister goed"})))
        asking.start()
        time.sleep(0.7)
        with serving(made, port=port):
            asking.join(120)
        client.close()
        assert said[0]["text"].startswith("Opgeslagen: Ik luister goed")
        assert made.engine.texts() == ["Ik luister goed"]


@pytest.mark.parametrize("line", ["geen json", "[]", '{"text": 3}', '{"text": "a", "payload": "b"}', "{}"])
def test_a_line_that_is_no_message_is_named(inside: World, line: str) -> None:
    client = Client(inside.url, ANNA.email)
    with pytest.raises(ChatProblem, match="Regel 1"):
        talk_json(client, io.StringIO(line + "\n"), io.StringIO())
    client.close()


def test_someone_who_is_not_in_the_directory_is_told_so(inside: World) -> None:
    with pytest.raises(ChatProblem, match="staat niet in de lijst"):
        hold(inside, email="nobody@demo.example")


def test_when_nothing_runs_the_command_says_how_to_start_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Client.__dataclass_fields__["patience"], "default", 0.1)
    monkeypatch.setattr(chat_terminal, "Client", lambda url, email: Client("http://127.0.0.1:9", email, patience=0.1))
    assert chat_terminal.run("http://127.0.0.1:9", ANNA.email, as_json=True) == 1
    assert "pop run" in capsys.readouterr().err


def test_at_the_keyboard_a_number_is_an_answer_and_a_slash_presses(
    inside: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["7", "/1", "/9", ""])
    screen = io.StringIO()
    console = Console(file=screen, width=100, force_terminal=False)

    def next_line(*_: object, **__: object) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(console, "input", next_line)
    client = Client(inside.url, ANNA.email)
    talk(client, console)
    client.close()
    assert inside.engine.texts() == ["7"]
    assert [turn["intent"] for turn in inside.engine.turns if "intent" in turn] == ["arrive", "press"]
    shown = screen.getvalue()
    assert "/1 Overslaan" in shown
    assert "Die knop is er nu niet" in shown
    assert "Alles is bewaard" in shown


def test_help_is_there_for_every_command() -> None:
    runner = CliRunner()
    for command in ("run", "chat", "check", "themes", "export", "erase", "doctor", "migrate", "train", "org import"):
        shown = runner.invoke(cli.main, [*command.split(), "--help"])
        assert shown.exit_code == 0
        assert shown.output.count("\n") > 4


def test_chat_is_not_there_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.fernet import Fernet

    monkeypatch.setenv("POP_ENV", "production")
    monkeypatch.setenv("POP_ENCRYPTION_KEY", Fernet.generate_key().decode())
    monkeypatch.setenv("POP_ENGINE_SECRET", "x" * 40)
    monkeypatch.setenv("POP_BASE_URL", "https://pop.example.nl")
    result = CliRunner().invoke(cli.main, ["chat", "--as", ANNA.email])
    assert result.exit_code == 1
    assert "alleen in ontwikkeling" in result.output
