"""Is everything in order? For administrators: what was looked at, what is wrong, and what to do about it.

It only looks. Nothing here changes anything, and nothing it says holds a secret or a text of a person.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.plan.people import Person
from bot.store import KeyProblem, StoreProblem

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store import Store

Level = Literal["ok", "warning", "error"]

HTTP_SECONDS = 3.0
WAITING = timedelta(minutes=10)
HELD_BACK = timedelta(days=7)
DISK_LOW, DISK_FULL = 2_000_000_000, 200_000_000
NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `advice` is empty when there is nothing to do."""

    level: Level
    text: str
    advice: str = ""


def examine(settings: Settings, store: Store) -> list[Finding]:
    """Look at everything, in the order in which one thing depends on another. Never raises."""
    checks: tuple[Callable[[], Iterable[Finding]], ...] = (
        lambda: _settings(settings),
        lambda: _database(settings, store),
        lambda: _people(store),
        lambda: _messages(store),
        lambda: _strangers(store),
        lambda: _slack(settings),
        lambda: _held_back(store),
        lambda: _models(settings),
        lambda: _programs(settings),
        lambda: _teams(settings),
        lambda: _disk(settings),
    )
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check()
        except Exception as error:
            # The kind of error alone: its text can hold an address with a password.
            findings.append(
                Finding(
                    "error", f"Een controle lukte niet ({type(error).__name__}).", "Los eerst het bovenstaande op."
                )
            )
    return findings


def _settings(settings: Settings) -> Iterator[Finding]:
    kind = "productie" if settings.production else "ontwikkeling"
    yield Finding("ok", f"De instellingen kloppen ({kind}).")
    if len(settings.encryption_keys) > 1:
        yield Finding(
            "warning",
            f"Er zijn {len(settings.encryption_keys)} sleutels: oude teksten lezen nog met een oude sleutel.",
            "Haal een oude sleutel pas weg als alles met de nieuwe is geschreven.",
        )
    if settings.production and not (settings.slack_enabled or settings.teams_enabled):
        yield Finding(
            "warning", "Slack en Teams zijn niet ingesteld.", "Mensen komen dan alleen via de website binnen."
        )


def _database(settings: Settings, store: Store) -> Iterator[Finding]:
    try:
        store.check()
    except (KeyProblem, StoreProblem) as problem:
        yield Finding("error", "De database is niet bruikbaar.", str(problem))
        return
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[store.engine.dialect.name]
    yield Finding("ok", f"De database ({name}) antwoordt, is bij de tijd en hoort bij deze sleutel.")
    if settings.production and name == "SQLite" and settings.web_workers > 1:
        yield Finding(
            "warning",
            "SQLite schrijft één ding tegelijk, en er zijn meer webprocessen.",
            "Gebruik PostgreSQL (DATABASE_URL) als er meer dan één proces of machine is.",
        )


def _people(store: Store) -> Iterator[Finding]:
    with store.work(write=False) as work:
        everyone = work.people.everyone()
        unknown = work.people.unknown_managers()
        hr = work.people.hr_contacts()
    there = [person for person in everyone if person.left_on is None]
    if not there:
        yield Finding(
            "error", "Er staat niemand in de lijst met medewerkers.", "Laad haar met: pop org import BESTAND.csv"
        )
        return
    yield Finding("ok", f"Er staan {len(there)} mensen in de lijst met medewerkers.")
    by_id = {person.id: person for person in everyone}
    named = [f"{person.name} ({unknown[person.id]})" for person in there if person.id in unknown]
    if named:
        yield Finding(
            "warning",
            f"{_count(named, 'persoon heeft', 'mensen hebben')} een onbekende leidinggevende: {_some(named)}.",
            "Verbeter manager_email in het bestand van HR, of voeg de leidinggevende toe, en laad het opnieuw.",
        )
    alone = [p.name for p in there if p.manager_id is None and p.id not in unknown]
    if alone:
        yield Finding(
            "warning",
            f"{_count(alone, 'persoon heeft', 'mensen hebben')} geen leidinggevende: {_some(alone)}.",
            "Zij kunnen alles invullen, maar niets delen. Klopt dat (bijvoorbeeld voor de directeur)?",
        )
    left = [p.name for p in there if _left(by_id.get(p.manager_id or ""))]
    if left:
        yield Finding(
            "warning",
            f"{_count(left, 'persoon heeft', 'mensen hebben')} een leidinggevende die uit dienst is: {_some(left)}.",
            "Vul in het bestand van HR de nieuwe leidinggevende in en laad het opnieuw.",
        )
    if not hr:
        yield Finding(
            "warning",
            "Niemand heeft de rol hr: wie om een mens vraagt, krijgt geen naam.",
            "Zet hr in de kolom role bij wie vragen beantwoordt.",
        )


def _left(manager: Person | None) -> bool:
    return manager is not None and manager.left_on is not None


def _count(names: list[str], one: str, more: str) -> str:
    return f"{len(names)} {one if len(names) == 1 else more}"


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    return shown if len(names) <= NAMES_SHOWN else f"{shown} en {len(names) - NAMES_SHOWN} anderen"


def _messages(store: Store) -> Iterator[Finding]:
    with store.work(write=False) as work:
        parked = work.inbox.count_parked()
        oldest = work.inbox.waiting_since()
    if parked:
        yield Finding(
            "warning",
            f"{parked} bericht(en) konden niet verwerkt worden en zijn opzij gezet. De teksten zijn bewaard.",
            "Kijk in var/log wat er misging, en vraag de medewerker het nog eens te sturen.",
        )
    if oldest is not None and datetime.now(UTC) - oldest > WAITING:
        minutes = (datetime.now(UTC) - oldest) // timedelta(minutes=1)
        yield Finding(
            "error",
            f"Een bericht wacht al {minutes} minuten op antwoord.",
            "Kijk hieronder of het gesprek, de acties en de website antwoorden.",
        )
    if not parked and oldest is None:
        yield Finding("ok", "Alle berichten zijn verwerkt.")


def _strangers(store: Store) -> Iterator[Finding]:
    with store.work(write=False) as work:
        strangers = work.strangers.everyone()
    if strangers:
        names = [f"{stranger.name or stranger.user_id} ({stranger.channel})" for stranger in strangers]
        yield Finding(
            "warning",
            f"{_count(names, 'persoon schreef', 'mensen schreven')} zonder in de lijst te staan: {_some(names)}.",
            "Hoort iemand erbij? Zet die met ditzelfde e-mailadres in het bestand van HR en laad het opnieuw.",
        )


def _held_back(store: Store) -> Iterator[Finding]:
    with store.work(write=False) as work:
        times, last = work.held_back.of("slack")
    if last is not None and datetime.now(UTC) - last < HELD_BACK:
        yield Finding(
            "warning",
            f"Slack hield {times} keer berichten tegen omdat het er te veel waren, voor het laatst op "
            f"{last:%d-%m-%Y om %H:%M} (UTC).",
            "Wie toen iets typte kreeg misschien geen antwoord. Kijk bij Slack wat er zoveel stuurt (docs/slack.md).",
        )


SLACK_SCOPES = frozenset(
    {"app_mentions:read", "chat:write", "commands", "im:history", "im:write", "users:read", "users:read.email"}
)
"""What the app asks for in manifest.yml."""


def _slack(settings: Settings) -> Iterator[Finding]:
    """Whether Slack lets us in, with every right that is needed."""
    import httpx

    for number, token in enumerate(settings.slack_bot_tokens, 1):
        which = f"Token {number} van Slack" if len(settings.slack_bot_tokens) > 1 else "Het token van Slack"
        try:
            headers = {"Authorization": f"Bearer {token}"}
            response = httpx.post(f"{settings.slack_api_url}auth.test", headers=headers, timeout=HTTP_SECONDS)
            answer = response.json()
        except (httpx.HTTPError, ValueError):
            yield Finding("error", "Slack antwoordt niet.", "Kijk of deze server naar buiten mag, en naar een proxy.")
            return
        if not answer.get("ok"):
            advice = "Kopieer bij OAuth & Permissions het Bot User OAuth Token opnieuw naar SLACK_BOT_TOKEN."
            yield Finding("error" if number == 1 else "warning", f"{which} wordt geweigerd.", advice)
            continue
        given = {scope.strip() for scope in response.headers.get("x-oauth-scopes", "").split(",")}
        missing = sorted(SLACK_SCOPES - given)
        if missing:
            yield Finding(
                "error",
                f"De app in Slack mist rechten: {', '.join(missing)}.",
                "Zet ze bij OAuth & Permissions aan (zie manifest.yml) en installeer de app opnieuw.",
            )
        else:
            yield Finding("ok", "Slack laat de app binnen, met alle rechten.")


def _models(settings: Settings) -> Iterator[Finding]:
    from bot import training

    stale = training.stale(settings.models_dir)
    if stale:
        yield Finding(
            "error", f"Niet getraind, of niet met de voorbeelden van nu: {', '.join(stale)}.", "Draai: make train"
        )
    else:
        yield Finding("ok", "De modellen zijn getraind met de voorbeelden van nu.")


def _programs(settings: Settings) -> Iterator[Finding]:
    from bot.channels.engine_client import SNAPSHOT_STORE
    from bot.supervisor import programs

    start = "Start alles met `make run` of `pop run`, en kijk anders in var/log."
    for program in programs(settings):
        answer = _ask(program.health)
        if answer is None:
            yield Finding("error", f"Het onderdeel {program.title} antwoordt niet.", start)
        elif program.name == "engine" and answer.get("tracker_store") != SNAPSHOT_STORE:
            yield Finding(
                "error",
                "Het gesprek bewaart zijn stand niet in de database.",
                "Kijk of endpoints.yml de eigen opslag noemt, en herstart.",
            )
        elif answer.get("status") == "failing":
            yield Finding("error", f"Het onderdeel {program.title} meldt een storing.", start)
        else:
            yield Finding("ok", f"Het onderdeel {program.title} antwoordt.")


def _ask(address: str) -> dict[str, object] | None:
    """What a program says of itself; None when it says nothing in time."""
    import httpx

    try:
        # Always on this machine: never through a proxy.
        answer = httpx.get(address, timeout=HTTP_SECONDS, trust_env=False).json()
    except (httpx.HTTPError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _teams(settings: Settings) -> Iterator[Finding]:
    if not settings.teams_enabled:
        return
    import asyncio

    from bot.web.teams import problem_with

    problem = asyncio.run(problem_with(settings))
    if problem is None:
        yield Finding("ok", "Teams: Microsoft kent onze registratie, en de sleutels van Microsoft zijn te vinden.")
    else:
        yield Finding("error", f"Teams werkt niet: {problem.what}", problem.advice)


def _disk(settings: Settings) -> Iterator[Finding]:
    directory = settings.var_dir
    while not directory.exists():
        directory = directory.parent
    free = shutil.disk_usage(directory).free
    room = f"{free / 1e9:.1f} GB vrij bij {settings.var_dir}."
    if free < DISK_FULL:
        yield Finding("error", f"De schijf is vol: {room}", "Maak ruimte, anders kan er niets bewaard worden.")
    elif free < DISK_LOW:
        yield Finding(
            "warning", f"De schijf raakt vol: {room}", "Maak ruimte, of wijs met POP_VAR_DIR een andere map aan."
        )
    else:
        yield Finding("ok", f"Er is ruimte op de schijf: {room}")
