"""The directory: loading people from a file of HR, and telling employees about another manager.

A file is loaded whole or not at all. Everything that is wrong with it is said at once, with line and column.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.plan.people import HR, Person
from bot.plan.rights import WHEN_SHARED
from bot.store.locks import one_at_a_time
from bot.store.mail import ON_DELIVERED, OutboxMessage
from bot.store.store import Store, Work

COLUMNS = ("id", "email", "name", "manager_email", "department", "role", "budget_eur", "locale", "left_on")
REQUIRED = ("id", "email", "name", "manager_email")
"""Without these a file says nothing. A column that is left out otherwise changes nothing of who is there already."""

TOLD_OF_MANAGER = "told_of_manager"
LONGEST = {"id": 64, "email": 320, "name": 200, "department": 200}
MOST_EUR = Decimal(1_000_000)


class ImportProblem(Exception):
    """A file that cannot be loaded; nothing of it was. The text says per line what is wrong, for HR to mend."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        count = "1 fout" if len(problems) == 1 else f"{len(problems)} fouten"
        super().__init__("\n".join([f"Er is niets geladen: {count} in het bestand.", *problems]))


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was loaded. `warnings` are things to look at that stopped nothing; `told` employees get a notice."""

    added: int
    changed: int
    unchanged: int
    told: int = 0
    warnings: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{self.added} toegevoegd, {self.changed} bijgewerkt, {self.unchanged} ongewijzigd."]
        if self.told:
            lines.append(f"{self.told} medewerker(s) horen dat er een andere leidinggevende is.")
        return "\n".join([*lines, *(f"Let op: {warning}" for warning in self.warnings)])


def import_csv(store: Store, path: Path, now: datetime) -> ImportReport:
    """Load or update people from a CSV file (the columns are in COLUMNS; comma or semicolon; UTF-8).

    People keep their id, whatever else changes. Someone who is not in the file stays as they are. An employee who
    shared a plan and gets another manager is told so, and only then may the new manager read it.

    Raises ImportProblem, with everything that is wrong, and then nothing is loaded.
    """
    table = _read(path)
    with store.work() as work:
        one_at_a_time(work.session, "import", "directory")
        return _Import(table, work, now).run()


def follow_delivery(work: Work, messages: Iterable[OutboxMessage], now: datetime) -> None:
    """Do what follows from a delivery: an employee who was told of a new manager lets that manager read.

    Call it in the unit of work that marks the messages as delivered.
    """
    for message in messages:
        told = message.on_delivered or {}
        plan = work.plans.get(told[TOLD_OF_MANAGER]) if TOLD_OF_MANAGER in told else None
        owner = work.people.get(plan.owner_id) if plan else None
        # The manager may have changed once more since the notice was written: that is another notice.
        if plan is None or owner is None or not owner.manager_id or told.get("manager") != owner.manager_id:
            continue
        plan.told_of_manager(owner.manager_id)
        work.plans.save(plan)
        work.access.log(None, owner.id, "passed_to_new_manager", now)


# --- reading the file ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Row:
    """One line of the file, with its cells by column. A column that is not in the file is not in `cells`."""

    line: int
    cells: dict[str, str]

    def problem(self, column: str, what: str) -> str:
        return f"Regel {self.line}, kolom {column}: {what}"


@dataclass(slots=True)
class _Table:
    rows: list[_Row]
    problems: list[str]
    warnings: list[str]


def _read(path: Path) -> _Table:
    """The cells of the file. Raises ImportProblem when it cannot be read as a table at all."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ImportProblem([f"Het bestand is niet te lezen: {error.strerror}."]) from error
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ImportProblem(
            [f"Regel {line}: het bestand is geen UTF-8. Kies in Excel bij opslaan 'CSV UTF-8'."]
        ) from error
    lines = _lines(content)
    header_line, header = next(lines, (1, []))
    names = [name.strip().lower() for name in header]
    problems = [f"Regel {header_line}: kolom {name} ontbreekt in de kop." for name in REQUIRED if name not in names]
    problems += [
        f"Regel {header_line}: kolom {name} staat er twee keer." for name in COLUMNS if names.count(name) > 1
    ]
    if problems:
        expected = ",".join(COLUMNS)
        raise ImportProblem([*problems, f"De eerste regel hoort de namen van de kolommen te hebben: {expected}"])
    table = _Table([], [], [])
    table.warnings = [
        f"Kolom {name or '(zonder naam)'} wordt niet gebruikt." for name in names if name not in COLUMNS
    ]
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            what = "minder" if len(cells) < len(names) else "meer"
            table.problems.append(
                f"Regel {line}: {len(cells)} vakken, {what} dan de {len(names)} kolommen van de kop. Zet een tekst "
                "met een scheidingsteken erin tussen aanhalingstekens."
            )
            continue
        values = {name: cell.strip() for name, cell in zip(names, cells, strict=True) if name in COLUMNS}
        table.rows.append(_Row(line, values))
    if not table.rows and not table.problems:
        table.problems.append("Er staat niemand in het bestand.")
    return table


def _lines(content: str) -> Iterator[tuple[int, list[str]]]:
    """The number of the line on which each record begins, and its cells."""
    head = content.lstrip("\r\n").split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    begin, seen = 1, False
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise ImportProblem([f"Regel {begin}: de aanhalingstekens kloppen niet."]) from None
        if cells or seen:  # empty lines above the header are no header
            seen = True
            yield begin, cells
        begin = reader.line_num + 1


# --- what the cells mean -------------------------------------------------------------------------------

_EMAIL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+")
_LOCALE = re.compile(r"[a-z]{2}(-[a-z]{2})?")
_MONEY = (
    # 1250 | 1250,5 | 1250.50
    re.compile(r"(?P<whole>\d+)([.,](?P<cents>\d{1,2}))?", re.ASCII),
    # 1.250 | 1.250,50 | 1 250,50 as it is written in Dutch
    re.compile(r"(?P<whole>\d{1,3}([. ]\d{3})+)(,(?P<cents>\d{1,2}))?", re.ASCII),
    # 1,250.50 as some programs write it; without cents "1,250" could mean two things
    re.compile(r"(?P<whole>\d{1,3}(,\d{3})+)\.(?P<cents>\d{1,2})", re.ASCII),
)
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})", re.ASCII),
)


def parse_budget(text: str) -> Decimal | None:
    """An amount in euros as people write it; None for nothing. Raises ValueError."""
    bare = text.replace("\N{NO-BREAK SPACE}", " ").replace("€", "").removeprefix("EUR").strip()
    if not bare:
        if text.strip():
            raise ValueError(text)
        return None
    for form in _MONEY:
        if found := form.fullmatch(bare):
            amount = Decimal(re.sub(r"\D", "", found["whole"]) + "." + (found["cents"] or "0"))
            if amount > MOST_EUR:
                break
            return amount
    raise ValueError(text)


def parse_day(text: str) -> date | None:
    """A date as 2026-12-31 or 31-12-2026; None for nothing. Raises ValueError."""
    if not text:
        return None
    for form in _DATES:
        if found := form.fullmatch(text):
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
    raise ValueError(text)


class _Import:
    """One file against the directory of this moment, in one unit of work."""

    def __init__(self, table: _Table, work: Work, now: datetime) -> None:
        self._table = table
        self._work = work
        self._now = now
        self._problems = list(table.problems)
        self._warnings = list(table.warnings)
        self._unknown: dict[str, str] = {}
        self._before = {person.id: person for person in work.people.as_imported()}

    def run(self) -> ImportReport:
        people = self._people()
        self._check_addresses(people)
        managers = self._managers(people)
        self._check_circles(people, managers)
        if self._problems:
            raise ImportProblem(self._problems)
        return self._write(people, managers)

    def _people(self) -> dict[str, tuple[_Row, Person]]:
        """Everyone in the file by id, still without their managers."""
        people: dict[str, tuple[_Row, Person]] = {}
        for row in self._table.rows:
            person = self._person(row)
            if person is None:
                continue
            if person.id in people:
                first = people[person.id][0].line
                self._problems.append(row.problem("id", f'"{person.id}" staat ook op regel {first}.'))
                continue
            people[person.id] = (row, person)
        return people

    def _person(self, row: _Row) -> Person | None:
        known = self._before.get(row.cells["id"])
        count = len(self._problems)
        for column in ("id", "email", "name"):
            if not row.cells[column]:
                self._problems.append(row.problem(column, "dit vak is leeg."))
        for column, most in LONGEST.items():
            if len(row.cells.get(column, "")) > most:
                self._problems.append(row.problem(column, f"de tekst is langer dan {most} tekens."))
        for column, cell in row.cells.items():
            if any(ord(sign) < 32 or 0xD800 <= ord(sign) <= 0xDFFF for sign in cell):
                self._problems.append(row.problem(column, "er staat een teken in dat geen letter of cijfer is."))
        email = row.cells["email"].lower()
        if email and not _EMAIL.fullmatch(email):
            self._problems.append(row.problem("email", f'"{email}" is geen e-mailadres.'))
        role = row.cells.get("role", known.role if known else "").lower()
        if role not in ("", HR):
            self._problems.append(row.problem("role", f'"{role}" is geen rol. Laat het vak leeg, of vul hr in.'))
        locale = row.cells.get("locale", known.locale if known else "").lower().replace("_", "-") or "nl"
        if not _LOCALE.fullmatch(locale):
            self._problems.append(row.problem("locale", f'"{locale}" is geen taal. Vul bijvoorbeeld nl of nl-be in.'))
        budget = known.budget_eur if known else None
        try:
            budget = parse_budget(row.cells["budget_eur"]) if "budget_eur" in row.cells else budget
        except ValueError:
            what = f'"{row.cells["budget_eur"]}" is geen bedrag. Schrijf bijvoorbeeld 1250,50 of 1250.50.'
            self._problems.append(row.problem("budget_eur", what))
        left_on = known.left_on if known else None
        try:
            left_on = parse_day(row.cells["left_on"]) if "left_on" in row.cells else left_on
        except ValueError:
            what = f'"{row.cells["left_on"]}" is geen datum. Schrijf bijvoorbeeld 2026-12-31 of 31-12-2026.'
            self._problems.append(row.problem("left_on", what))
        if len(self._problems) > count:
            return None
        return Person(
            id=row.cells["id"],
            email=email,
            name=row.cells["name"],
            department=row.cells.get("department", known.department if known else ""),
            role=role,
            budget_eur=budget,
            locale=locale,
            left_on=left_on,
        )

    def _check_addresses(self, people: dict[str, tuple[_Row, Person]]) -> None:
        seen = {person.email: None for person in self._before.values() if person.id not in people}
        lines: dict[str, int] = {}
        for row, person in people.values():
            if person.email in lines:
                what = f'"{person.email}" staat ook op regel {lines[person.email]}.'
                self._problems.append(row.problem("email", what))
            elif person.email in seen:
                what = f'"{person.email}" hoort al bij iemand met een ander personeelsnummer.'
                self._problems.append(row.problem("email", what))
            lines.setdefault(person.email, row.line)

    def _managers(self, people: dict[str, tuple[_Row, Person]]) -> dict[str, str | None]:
        """Id -> the manager's id, of everyone in the file. An unknown manager is a warning."""
        by_email = {person.email: person for person in self._before.values() if person.id not in people}
        by_email |= {person.email: person for _, person in people.values()}
        managers: dict[str, str | None] = {}
        self._unknown = {id: email for id, email in self._work.people.unknown_managers().items() if id not in people}
        for row, person in people.values():
            email = row.cells["manager_email"].lower()
            manager = by_email.get(email)
            managers[person.id] = manager.id if manager else None
            if not email:
                continue
            if manager is None:
                self._unknown[person.id] = email
                self._warnings.append(
                    row.problem(
                        "manager_email", f'"{email}" is niet bekend; {person.name} heeft geen leidinggevende.'
                    )
                )
            elif manager.left_on is not None and manager.left_on <= self._now.date() and person.left_on is None:
                self._warnings.append(row.problem("manager_email", f"{manager.name} is uit dienst."))
        return managers

    def _check_circles(self, people: dict[str, tuple[_Row, Person]], managers: dict[str, str | None]) -> None:
        """Nobody is above themselves, at whatever distance. Each circle is said once."""
        above = {person.id: person.manager_id for person in self._before.values()} | managers
        names = {id: person.name for id, person in self._before.items()}
        names |= {id: person.name for id, (_, person) in people.items()}
        said: set[str] = set()
        for id, (row, person) in people.items():
            chain = [id]
            while (manager := above.get(chain[-1])) is not None and manager not in chain:
                chain.append(manager)
            if manager != id or id in said:
                continue
            said.update(chain)
            what = (
                f"{person.name} staat als eigen leidinggevende."
                if len(chain) == 1
                else f"een kring van leidinggevenden: {' > '.join(names[link] for link in [*chain, id])}."
            )
            self._problems.append(row.problem("manager_email", what))

    def _write(self, people: dict[str, tuple[_Row, Person]], managers: dict[str, str | None]) -> ImportReport:
        wanted = {id: replace(person, manager_id=managers[id]) for id, (_, person) in people.items()}
        added = [id for id in wanted if id not in self._before]
        changed = [id for id in wanted if id in self._before and wanted[id] != self._before[id]]
        self._work.people.put_all([wanted[id] for id in (*added, *changed)])
        for id in changed:
            self._work.access.log(None, id, "directory changed", self._now)
        self._work.people.keep_unknown_managers(self._unknown)
        moved = [id for id in changed if wanted[id].manager_id != self._before[id].manager_id]
        told = sum(self._tell(wanted[id]) for id in moved)
        return ImportReport(
            added=len(added),
            changed=len(changed),
            unchanged=len(wanted) - len(added) - len(changed),
            told=told,
            warnings=self._warnings,
        )

    def _tell(self, person: Person) -> bool:
        """Leave a notice about another manager for someone with a plan. What it replaces is taken back."""
        from bot.catalogue import say

        work = self._work
        waiting = work.outbox.undelivered(person.id)
        work.outbox.take_back(m.id for m in waiting if m.on_delivered and TOLD_OF_MANAGER in m.on_delivered)
        plan = work.plans.current(person.id)
        if plan is None:
            return False
        manager = work.people.get(person.manager_id) if person.manager_id else None
        if manager is None:
            follows: dict[str, str | None] = {TOLD_OF_MANAGER: plan.id, "manager": None}
            words = say("manager_gone", locale=person.locale)
        elif plan.shown_to not in (None, manager.id) and plan.state in WHEN_SHARED:
            follows = {TOLD_OF_MANAGER: plan.id, "manager": manager.id}
            words = say("manager_changed", locale=person.locale, manager=manager.name)
        else:
            return False  # nothing passes on
        message: dict[str, Any] = {
            "text": words,
            "asks": None,
            "about": None,
            "buttons": [],
            "card": None,
            ON_DELIVERED: follows,
        }
        work.outbox.add(person.id, "notice", message, self._now)
        return True
