"""`pop chat`: the conversation in a terminal, with the running system.

For people it is readable: bubbles, buttons one presses with `/1`, cards as text. With `--json` other programs talk:
one line in, one line out.
"""

from __future__ import annotations

import json
import re
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Final

import httpx

from bot.channels.cards import as_text
from bot.channels.messages import SHAPE

if TYPE_CHECKING:
    from rich.console import Console

_TIMEOUT = httpx.Timeout(40.0, connect=3.0)
_POLL_SECONDS = 20
_RETRY_SECONDS: Final = (0.5, 1.0, 2.0, 4.0, 5.0)
_PRESS = re.compile(r"/(\d{1,2})\s*")


class ChatProblem(Exception):
    """The conversation cannot go on. The text says in plain words why."""


@dataclass(slots=True)
class Client:
    """One person's conversation over HTTP. What is sent is never lost or doubled, whatever the connection does."""

    url: str
    email: str
    patience: float = 120.0
    """Seconds to keep trying while the system does not answer."""
    cursor: int = 0
    transport: httpx.BaseTransport | None = None
    _http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self._http = httpx.Client(
            base_url=self.url, timeout=_TIMEOUT, trust_env=False, transport=self.transport, follow_redirects=False
        )

    def sign_in(self) -> None:
        """Raises ChatProblem when this person is not in the directory, or demo sign-in is off."""
        response = self._request("POST", "/api/dev/sign-in", json={"email": self.email})
        if response.status_code == 404:
            known = _field(response, "error") in ("unknown_person", "left")
            raise ChatProblem(
                f"{self.email} staat niet in de lijst met medewerkers. Kijk met `pop doctor` wie er is."
                if known
                else "Aanmelden zonder wachtwoord kan alleen in ontwikkeling (POP_ENV=development)."
            )
        self._check(response)

    def arrive(self) -> list[dict[str, Any]]:
        """What this person sees on arriving: notices, then the welcome or the open question."""
        return self._said(self._request("POST", "/api/chat/arrive", json={"id": uuid.uuid4().hex}))

    def send(self, message: dict[str, str]) -> list[dict[str, Any]]:
        """Send `{"text": ...}` or `{"payload": ...}`; what is said to it, with what came meanwhile in front."""
        body = {"id": uuid.uuid4().hex, "after": self.cursor, **message}
        return self._said(self._request("POST", "/api/chat/messages", json=body))

    def news(self, wait: float = 0) -> list[dict[str, Any]]:
        """What came since, without having been asked for."""
        response = self._request("GET", "/api/chat/messages", params={"after": self.cursor, "wait": wait})
        self._check(response)
        return self._take(response.json())

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def _said(self, response: httpx.Response) -> list[dict[str, Any]]:
        self._check(response)
        answer = response.json()
        messages = self._take(answer)
        until = time.monotonic() + self.patience
        # Never silence: an apology counts as something said, and the reply follows when it is there.
        while answer["pending"] and not messages and time.monotonic() < until:
            messages = self.news(_POLL_SECONDS)
        return messages

    def _take(self, answer: dict[str, Any]) -> list[dict[str, Any]]:
        self.cursor = max(self.cursor, answer["cursor"])
        return [{key: message.get(key) for key in SHAPE} for message in answer["messages"]]

    def _request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Do a request, again and again while nobody answers: every one of them may be repeated."""
        until = time.monotonic() + self.patience
        for pause in _pauses():
            try:
                response = self._http.request(method, path, **options)
                if response.status_code not in (502, 503, 504):
                    return response
            except httpx.TransportError:
                pass  # not there, or gone half-way: the same request again does no harm
            if time.monotonic() + pause > until:
                break
            time.sleep(pause)
        raise ChatProblem(
            f"Er komt geen antwoord van {self.url}. Draait het systeem? Start het met `pop run` of `make run`."
        )

    def _check(self, response: httpx.Response) -> None:
        if response.status_code == 401:
            raise ChatProblem("Je bent niet (meer) aangemeld. Start `pop chat` opnieuw.")
        if response.status_code != 200:
            raise ChatProblem(_field(response, "text") or f"Het systeem antwoordde met {response.status_code}.")


def _pauses() -> Iterator[float]:
    yield from _RETRY_SECONDS
    while True:
        yield _RETRY_SECONDS[-1]


def _field(response: httpx.Response, name: str) -> str:
    try:
        return str(response.json().get(name, ""))
    except (ValueError, AttributeError):
        return ""


def talk_json(client: Client, lines: IO[str], out: IO[str]) -> None:
    """One line with what is seen on arriving, then one line for each line that comes in.

    Raises ChatProblem; a line that is no message says so with its number and what a message looks like.
    """

    def write(messages: list[dict[str, Any]]) -> None:
        out.write(json.dumps({"messages": messages}, ensure_ascii=False) + "\n")
        out.flush()

    client.sign_in()
    write(client.arrive())
    for number, line in enumerate(iter(lines.readline, ""), start=1):
        if line.strip():
            write(client.send(_message(line, number)))


def _message(line: str, number: int) -> dict[str, str]:
    try:
        given = json.loads(line)
    except ValueError:
        given = None
    if isinstance(given, dict):
        known = {key: value for key, value in given.items() if key in ("text", "payload")}
        if len(known) == 1 and all(isinstance(value, str) for value in known.values()):
            return known
    raise ChatProblem(f'Regel {number} is geen bericht. Verwacht: {{"text": "..."}} of {{"payload": "..."}}.')


def talk(client: Client, console: Console) -> None:
    """The conversation for someone at the keyboard, until Ctrl-D. Raises ChatProblem."""
    from rich.markup import escape

    console.print("[dim]Typ je antwoord en druk op Enter. Een knop druk je in met /1, /2 … Stoppen: Ctrl-D.[/dim]")
    client.sign_in()
    buttons = _show(client.arrive(), console)
    while True:
        try:
            typed = console.input("[bold green]jij>[/bold green] ")
        except (EOFError, KeyboardInterrupt):
            console.print("\nTot ziens. Alles is bewaard; je gaat later verder waar je was.")
            return
        press = _PRESS.fullmatch(typed)
        if press and 1 <= int(press[1]) <= len(buttons):
            chosen = buttons[int(press[1]) - 1]
            console.print(f"[dim]→ {escape(chosen['title'])}[/dim]")
            said = client.send({"payload": chosen["payload"]})
        elif press:
            console.print("[dim]Die knop is er nu niet.[/dim]")
            continue
        elif typed.strip():
            said = client.send({"text": typed})
        else:
            # Enter alone looks whether something came in.
            said = client.news()
        buttons = _show(said, console) or buttons


def _show(messages: list[dict[str, Any]], console: Console) -> list[dict[str, str]]:
    """Print messages and return the buttons that can be pressed now."""
    from rich.panel import Panel
    from rich.text import Text

    buttons: list[dict[str, str]] = []
    for message in messages:
        text = Text(message["text"])
        if message["card"]:
            text.append(("\n\n" if message["text"] else "") + as_text(message["card"]), style="cyan")
        console.print(
            Panel(text, title="POP", title_align="left", border_style="blue", width=min(100, console.width))
        )
        buttons = message["buttons"] or buttons
    for number, button in enumerate(buttons, start=1):
        console.print(Text.assemble((f"  /{number} ", "bold yellow"), button["title"]))
    return buttons


def run(url: str, email: str, *, as_json: bool) -> int:
    """Hold the conversation; the exit code. Problems go to standard error, in one line."""
    client = Client(url, email)
    try:
        if as_json:
            talk_json(client, sys.stdin, sys.stdout)
        else:
            from rich.console import Console

            talk(client, Console(highlight=False))
    except ChatProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, BrokenPipeError):
        return 130
    finally:
        client.close()
    return 0
