"""The command `pop`. Everything heavy is imported by the command that needs it, so that `pop --help` is instant."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store import Store

main = typer.Typer(
    name="pop",
    help="Het POP-gesprek: voorbereiden, voeren, vastleggen en opvolgen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a stack trace can show what people wrote
    rich_markup_mode=None,
)
org = typer.Typer(help="De lijst met medewerkers.", no_args_is_help=True)
trends = typer.Typer(help="De cijfers voor HR, per afgesloten kwartaal.", no_args_is_help=True)
keys = typer.Typer(help="De sleutel waarmee teksten versleuteld zijn.", no_args_is_help=True)
teams = typer.Typer(help="De app in Microsoft Teams.", no_args_is_help=True)
main.add_typer(teams, name="teams")
main.add_typer(keys, name="keys")
main.add_typer(org, name="org")
main.add_typer(trends, name="trends")

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="E-mailadres van de medewerker.")]
AsJson = Annotated[bool, typer.Option("--json", help="Voor programma's: JSON-regels in en uit.")]


def _stop(text: object) -> typer.Exit:
    """Say plainly what is wrong, on standard error."""
    typer.echo(str(text), err=True)
    return typer.Exit(1)


def _settings(**overrides: Any) -> Settings:
    from bot.settings import SettingsError, load_settings

    try:
        return load_settings(**{key: value for key, value in overrides.items() if value is not None})
    except SettingsError as problem:
        raise _stop(problem) from None


@contextmanager
def _store() -> Iterator[Store]:
    from bot.store import KeyProblem, Store, StoreProblem

    try:
        store = Store.open(_settings())
    except (KeyProblem, StoreProblem) as problem:
        raise _stop(problem) from None
    try:
        yield store
    finally:
        store.close()


@main.command()
def run(
    port: Annotated[int | None, typer.Option(help="Poort van de website (standaard 8000).")] = None,
) -> None:
    """Start alles (gesprek, acties en website) en zeg waar je heen kunt. Stoppen: Ctrl-C."""
    from bot import supervisor

    raise typer.Exit(supervisor.run(_settings(port=port)))


@main.command()
def chat(
    email: Annotated[str, typer.Option("--as", metavar="EMAIL", help="Wie je bent in dit gesprek.")],
    as_json: AsJson = False,
    port: Annotated[int | None, typer.Option(help="Poort van de website (standaard 8000).")] = None,
) -> None:
    """Voer het gesprek in de terminal, met het draaiende systeem. Alleen in ontwikkeling."""
    from bot import chat_terminal

    settings = _settings(port=port)
    if settings.production:
        raise _stop("`pop chat` werkt alleen in ontwikkeling (POP_ENV=development).")
    raise typer.Exit(chat_terminal.run(f"http://127.0.0.1:{settings.port}", email, as_json=as_json))


@main.command()
def check(
    text: Annotated[str | None, typer.Argument(help="Het doel, tussen aanhalingstekens.")] = None,
    as_json: AsJson = False,
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="JJJJ-MM-DD", help="Doe alsof het deze dag is.")
    ] = None,
) -> None:
    """Beoordeel hoe een doel is opgeschreven: wat is er al, en wat mist nog?

    Met --json krijgt elke regel een antwoord, in volgorde. Is een regel niet te lezen, dan is dat {"id", "error"} en
    gaat de rest gewoon door; de afsluitcode blijft 0.
    """
    from bot.smart import GoalRow, ModelMissing
    from bot.smart import check as check_goal

    day = today.date() if today else date.today()
    try:
        if as_json:
            for given in _json_lines():
                cells = {key: given.get(key) for key in ("goal", "activity", "result", "planning", "support")}
                cells["goal"] = given.get("text", cells["goal"])
                if not all(isinstance(value, str | None) for value in cells.values()) or cells["goal"] is None:
                    _print_error(given.get("id"), 'verwacht "text", of "goal" met de andere vakken van de rij')
                    continue
                row = GoalRow(**{key: value or "" for key, value in cells.items()})
                _print_json({"id": given.get("id"), **check_goal(row, day).to_json()})
            return
        if not text:
            raise _stop('Geef een doel: pop check "Voor 1 mei ..."')
        verdict = check_goal(text, day)
    except ModelMissing as problem:
        raise _stop(problem) from None
    for line in verdict.strong:
        typer.echo(f"+ {line}")
    for line in verdict.feedback:
        typer.echo(f"? {line}")
    if not verdict.missing:
        typer.echo("Dit doel is specifiek, meetbaar en tijdgebonden.")


@main.command()
def themes(as_json: AsJson = False) -> None:
    """Zeg bij teksten over welke thema's ze gaan: {"id", "text"} in, {"id", "themes"} uit.

    Elke regel krijgt een antwoord, in volgorde. Is een regel niet te lezen, dan is dat {"id", "error"} en gaat de
    rest gewoon door; de afsluitcode blijft 0.
    """
    from bot.learning.linear import ModelMissing
    from bot.trends import themes as room

    if not as_json:
        raise _stop("Gebruik: pop themes --json < teksten.jsonl")
    for given in _json_lines():
        if not isinstance(given.get("text"), str):
            _print_error(given.get("id"), 'verwacht "text"')
            continue
        try:
            found = room.themes(given["text"])
        except ModelMissing as problem:
            raise _stop(problem) from None
        _print_json({"id": given.get("id"), "themes": list(found)})


def _json_lines() -> Iterator[dict[str, Any]]:
    """The objects on standard input, a line each. A line that is none is answered here with an error."""
    for line in iter(sys.stdin.buffer.readline, b""):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            given = None
        if isinstance(given, dict):
            yield given
        else:
            _print_error(None, "geen JSON-object")


def _print_error(id: Any, problem: str) -> None:
    _print_json({"id": id, "error": f"Deze regel is niet te lezen: {problem}."})


def _print_json(value: Any, *, indent: int | None = None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # Half a character (a lone surrogate) has no bytes; its JSON escape has, and reads back the same.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


@org.command("import")
def org_import(
    file: Annotated[Path, typer.Argument(metavar="BESTAND.csv", exists=True, dir_okay=False, readable=True)],
) -> None:
    """Laad of vernieuw de lijst. Bij een fout wordt niets geladen, en hoor je regel en kolom."""
    from bot.channels.dispatcher import utc_now
    from bot.org import ImportProblem, import_csv

    with _store() as store:
        try:
            report = import_csv(store, file, utc_now())
        except ImportProblem as problem:
            raise _stop(problem) from None
    typer.echo(report)


@main.command()
def export(email: Email) -> None:
    """Alles wat over iemand bewaard is, als JSON."""
    from bot.privacy import export as export_all

    with _store() as store:
        try:
            found = export_all(store, email)
        except LookupError:
            raise _stop(f"{email} staat niet in de lijst met medewerkers.") from None
    _print_json(found, indent=2)


@main.command()
def link(
    email: Email,
    page: Annotated[str, typer.Option(help="De pagina die opengaat.")] = "/chat",
) -> None:
    """Maak een link waarmee iemand zich één keer kan aanmelden, voor wie (nog) geen Slack of Teams heeft."""
    from bot.channels.page_links import page_link

    settings = _settings()
    now = datetime.now(UTC)
    with _store() as store, store.work() as work:
        person = work.people.by_email(email)
        if person is None or person.left_on is not None:
            raise _stop(f"{email} staat niet in de lijst met medewerkers, of is uit dienst.")
        try:
            address = page_link(work, settings.base_url, person.id, page, now)
        except ValueError:
            raise _stop(f"{page} is geen pagina van dit programma. Bijvoorbeeld: /chat, /me of /trends.") from None
        work.access.log(None, person.id, "sign in link made", now)
    typer.echo(address)
    typer.echo(f"Geef hem alleen aan {email}. Hij werkt één keer, tot tien minuten vanaf nu.", err=True)


@main.command("sign-out")
def sign_out(
    email: Annotated[str, typer.Argument(help="Het e-mailadres in de lijst van HR.")] = "",
    everyone: Annotated[bool, typer.Option("--everyone", help="Meld iedereen af.")] = False,
) -> None:
    """Meld iemand overal af, of iedereen: bij een verloren telefoon of een vermoeden van misbruik."""
    if bool(email) == everyone:
        raise _stop("Geef een e-mailadres, of --everyone.")
    with _store() as store, store.work() as work:
        person = work.people.by_email(email) if email else None
        if email and person is None:
            raise _stop(f"{email} staat niet in de lijst met medewerkers.")
        ended = work.sign_ins.end_others(person.id if person else None)
        if person is not None:
            work.access.log(None, person.id, "signed out", datetime.now(UTC))
    typer.echo(f"Afgemeld: {ended}. In andere processen werkt het binnen enkele seconden.")


@main.command()
def erase(
    email: Email,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Vraag niet om bevestiging.")] = False,
) -> None:
    """Wis alles van iemand, ook het geheugen van het gesprek. Dit kan niet ongedaan worden gemaakt."""
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.orm.exc import StaleDataError

    from bot.channels.neighbours import Neighbours
    from bot.privacy import erase as erase_all
    from bot.store.plans import Conflict

    if not yes and sys.stdin.isatty():
        typer.confirm(f"Alles van {email} wissen?", abort=True)
    with _store() as store:
        try:
            receipt = erase_all(store, email)
            with store.work(write=False) as work:
                person = work.people.by_email(email)
            assert person is not None
            # What waits at the door for a choice stands in no database.
            list(Neighbours(_settings().processes_dir).ask_all("forget", person.id))
        except LookupError:
            raise _stop(f"{email} staat niet in de lijst met medewerkers.") from None
        except (DBAPIError, StaleDataError, Conflict):
            raise _stop(
                "Iemand veranderde op dat moment iets van dit plan. Er is niets gewist: probeer het nog eens."
            ) from None
    typer.echo(receipt)


@main.command()
def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tel alleen; er gaat niets weg.")] = False,
) -> None:
    """Ruim op waarvan de bewaartermijn voorbij is, en tel het. De website doet dit zelf elke dag."""
    from datetime import UTC

    from bot.retention import Rules, sweep

    with _store() as store:
        typer.echo(sweep(store, Rules.of(_settings()), datetime.now(UTC), dry_run))


@keys.command("new")
def keys_new() -> None:
    """Maak een nieuwe sleutel. Zet hem in POP_ENCRYPTION_KEY vóór de oude, met een komma ertussen, en herstart."""
    from bot.store.rotation import new_key

    typer.echo(new_key())


@keys.command("rotate")
def keys_rotate(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tel alleen; er verandert niets.")] = False,
) -> None:
    """Versleutel alles opnieuw met de nieuwste sleutel. Iedereen kan doorwerken; opnieuw beginnen mag altijd."""
    from bot.store import KeyProblem
    from bot.store.rotation import rotate

    settings = _settings()
    if len(settings.encryption_keys) < 2 and not dry_run:
        raise _stop(
            "Er is maar één sleutel. Maak eerst een nieuwe met `pop keys new`, zet die in POP_ENCRYPTION_KEY vóór de "
            "oude (komma ertussen), en herstart alles. Doe dan dit."
        )
    with _store() as store:
        try:
            rotation = rotate(
                store,
                settings.encryption_keys,
                dry_run=dry_run,
                progress=lambda table, rows: typer.echo(f"  {table}: {rows}", err=True),
            )
        except KeyProblem as problem:
            raise _stop(problem) from None
    typer.echo(rotation)
    if rotation.left and not dry_run:
        raise typer.Exit(1)


@teams.command("package")
def teams_package(
    organisation: Annotated[str, typer.Option("--organisatie", help="Jullie naam, zoals mensen die in Teams zien.")],
    out: Annotated[Path, typer.Option("--naar", help="Waar het bestand komt.")] = Path("pop-teams.zip"),
) -> None:
    """Maak het zip-bestand dat een beheerder in Teams plaatst: de beschrijving van de app en haar twee iconen."""
    from bot.channels.teams_package import CannotPackage, package

    settings = _settings()
    try:
        content = package(settings.base_url, settings.teams_client_id, organisation)
    except CannotPackage as problem:
        raise _stop(problem) from None
    try:
        out.write_bytes(content)
    except OSError as problem:
        raise _stop(f"{out} kan niet geschreven worden: {problem.strerror}.") from None
    typer.echo(f"{out} staat klaar. Plaats het in het Teams-beheercentrum; docs/teams.md zegt hoe.")


@trends.command("publish")
def trends_publish() -> None:
    """Sluit het afgelopen kwartaal af en publiceer de cijfers. De website doet dit zelf ook."""
    from rich.console import Console
    from rich.progress import Progress

    from bot.catalogue import say
    from bot.learning.linear import ModelMissing
    from bot.trends.publication import publish
    from bot.trends.rules import Rules

    rules = Rules.standard(_settings().trends_k)
    with _store() as store, Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("trends.reading"), total=None)
        try:
            report = publish(
                store,
                rules=rules,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
                processes=os.cpu_count() or 1,
            )
        except ModelMissing as problem:
            raise _stop(problem) from None
    typer.echo(report)


@trends.command("show")
def trends_show(as_json: AsJson = False) -> None:
    """Laat zien wat gepubliceerd is."""
    from bot.trends import publication

    with _store() as store:
        published = publication.published(store)
    if as_json:
        _print_json(published)
    else:
        typer.echo(publication.as_text(published))


@main.command()
def doctor() -> None:
    """Kijk of alles klopt: instellingen, verbindingen, medewerkers, modellen. Met advies."""
    from bot.doctor import examine
    from bot.store import KeyProblem, Store, StoreProblem

    settings = _settings()
    try:
        store = Store.open(settings)
    except (KeyProblem, StoreProblem) as problem:
        raise _stop(problem) from None
    try:
        findings = examine(settings, store)
    finally:
        store.close()
    for finding in findings:
        typer.echo(f"[{finding.level}] {finding.text}" + (f"\n    → {finding.advice}" if finding.advice else ""))
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(1)


@main.command()
def migrate() -> None:
    """Breng de database bij de tijd. `pop run` doet dit zelf ook."""
    from bot.store import StoreProblem
    from bot.store import migrate as migrate_store

    try:
        migrate_store(_settings())
    except StoreProblem as problem:
        raise _stop(problem) from None
    typer.echo("De database is bij de tijd.")


@main.command()
def train(
    force: Annotated[bool, typer.Option("--force", help="Train ook wat niet veranderd is.")] = False,
) -> None:
    """Train de modellen waarvan de voorbeelden veranderd zijn."""
    from bot import training

    try:
        training.train(force=force, progress=typer.echo)
    except training.TrainingFailed as problem:
        raise _stop(problem) from None


if __name__ == "__main__":
    main()
