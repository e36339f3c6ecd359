"""HR's file is loaded whole or not at all, and says everything that is wrong with it at once."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_data import AS_EMPLOYEE, MANAGER, NOW, fill

from bot.org import ImportProblem, ImportReport, follow_delivery, import_csv, parse_budget, parse_day
from bot.plan import rights
from bot.store import OutboxMessage, Store

HEADER = "id,email,name,manager_email,department,role,budget_eur,locale,left_on\n"
TEAM = HEADER + (
    "200,joke@demo.example,Joke Hermans,,Zorg,,,nl,\n"
    '201,sanne@demo.example,Sanne de Vries,joke@demo.example,Zorg,,"1.250,50",nl,\n'
    "300,petra@demo.example,Petra Smit,,Kantoor,hr,1250.50,nl-be,\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def load(store: Store, file: Path, content: str | bytes, *, days: int = 0) -> ImportReport:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_csv(store, file, NOW + timedelta(days=days))


def problems(store: Store, file: Path, content: str | bytes) -> list[str]:
    with store.work(write=False) as work:
        before = work.people.as_imported()
    with pytest.raises(ImportProblem) as failure:
        load(store, file, content)
    with store.work(write=False) as work:
        assert work.people.as_imported() == before, "something was loaded"
    return failure.value.problems


# --- what is loaded ------------------------------------------------------------------------------------


def test_people_are_loaded_with_their_manager(store: Store, file: Path) -> None:
    report = load(store, file, TEAM)
    assert (report.added, report.changed, report.unchanged, report.warnings) == (3, 0, 0, [])
    with store.work(write=False) as work:
        sanne = work.people.by_email("sanne@demo.example")
        assert sanne is not None
        assert (sanne.id, sanne.name, sanne.manager_id, sanne.budget_eur) == (
            "201",
            "Sanne de Vries",
            "200",
            Decimal("1250.50"),
        )
        assert sanne.locale == "nl"
        joke = work.people.get("200")
        assert joke is not None
        assert joke.budget_eur is None, "an empty budget is unknown, not zero"
        assert [person.name for person in work.people.hr_contacts()] == ["Petra Smit"]


@pytest.mark.parametrize("shape", ["bom", "semicolon", "crlf", "capitals", "order", "blank lines", "quoted"])
def test_the_shapes_in_which_programs_write_such_a_file(sqlite_store: Store, file: Path, shape: str) -> None:
    content = TEAM
    if shape == "bom":
        content = "\ufeff" + TEAM
    elif shape == "semicolon":
        content = TEAM.replace('"1.250,50"', "1.250;50").replace(",", ";").replace("1.250;50", "1.250,50")
    elif shape == "crlf":
        content = TEAM.replace("\n", "\r\n")
    elif shape == "capitals":
        content = (
            TEAM.replace("id,email,name", "ID, Email ,Name").replace("sanne@", "Sanne@").replace(",joke@", ",JOKE@")
        )
    elif shape == "order":
        head, joke, sanne, petra = TEAM.splitlines()
        content = "\n".join([head, sanne, petra, joke])
    elif shape == "blank lines":
        content = "\n" + TEAM.replace("\n300", "\n\n,,,,,,,,\n300") + "\n\n"
    elif shape == "quoted":
        content = TEAM.replace("Sanne de Vries", '"de Vries, Sanne"')
    assert load(sqlite_store, file, content).added == 3
    with sqlite_store.work(write=False) as work:
        sanne = work.people.by_email("sanne@demo.example")
        assert sanne is not None
        assert (sanne.manager_id, sanne.budget_eur) == ("200", Decimal("1250.50"))


def test_loading_the_same_file_again_changes_nothing(store: Store, file: Path) -> None:
    load(store, file, TEAM)
    report = load(store, file, TEAM)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)


def test_people_keep_their_id_and_those_who_are_missing_stay(store: Store, file: Path) -> None:
    load(store, file, TEAM)
    report = load(
        store, file, HEADER + "201,s.devries@demo.example,Sanne Devos,joke@demo.example,Techniek,,,nl,2020-05-31\n"
    )
    assert (report.added, report.changed) == (0, 1)
    with store.work(write=False) as work:
        sanne = work.people.get("201")
        assert sanne is not None
        assert (sanne.email, sanne.name, sanne.manager_id) == ("s.devries@demo.example", "Sanne Devos", "200")
        assert (sanne.budget_eur, sanne.left_on) == (None, date(2020, 5, 31))
        assert len(work.people.everyone()) == 3
        assert work.people.reports("200") == []


def test_a_column_that_is_not_there_leaves_what_is_known(sqlite_store: Store, file: Path) -> None:
    load(sqlite_store, file, TEAM)
    load(sqlite_store, file, "id,email,name,manager_email\n201,sanne@demo.example,Sanne,joke@demo.example\n")
    with sqlite_store.work(write=False) as work:
        sanne = work.people.get("201")
        assert sanne is not None
        assert (sanne.name, sanne.department, sanne.budget_eur) == ("Sanne", "Zorg", Decimal("1250.50"))


def test_two_people_can_exchange_addresses(store: Store, file: Path) -> None:
    load(store, file, TEAM)
    swapped = TEAM.replace("200,joke@", "200,x@").replace("201,sanne@", "201,joke@").replace("200,x@", "200,sanne@")
    swapped = swapped.replace("Vries,joke@", "Vries,sanne@")
    load(store, file, swapped)
    with store.work(write=False) as work:
        sanne = work.people.by_email("joke@demo.example")
        assert sanne is not None
        assert (sanne.id, sanne.manager_id) == ("201", "200")


def test_an_unknown_manager_is_a_warning(store: Store, file: Path) -> None:
    report = load(store, file, TEAM.replace("Vries,joke@", "Vries,wie@"))
    assert report.added == 3
    assert report.warnings == [
        'Regel 3, kolom manager_email: "wie@demo.example" is niet bekend; Sanne de Vries heeft geen leidinggevende.'
    ]
    assert "Let op: Regel 3" in str(report)
    with store.work(write=False) as work:
        sanne = work.people.get("201")
        assert sanne is not None
        assert sanne.manager_id is None


def test_a_manager_who_left_is_a_warning(sqlite_store: Store, file: Path) -> None:
    report = load(sqlite_store, file, TEAM.replace("Zorg,,,nl,\n", "Zorg,,,nl,01-02-2020\n", 1))
    assert report.warnings == ["Regel 3, kolom manager_email: Joke Hermans is uit dienst."]


def test_an_unknown_column_is_a_warning(sqlite_store: Store, file: Path) -> None:
    content = "\n".join(
        line + (",schaal" if number == 0 else ",9") for number, line in enumerate(TEAM.split("\n")[:-1])
    )
    assert load(sqlite_store, file, content).warnings == ["Kolom schaal wordt niet gebruikt."]


# --- what is refused -----------------------------------------------------------------------------------


def test_everything_that_is_wrong_is_said_at_once(store: Store, file: Path) -> None:
    said = problems(
        store,
        file,
        HEADER
        + "200,joke@demo.example,Joke Hermans,,Zorg,,,nl,\n"
        + "201,geen adres,,joke@demo.example,Zorg,baas,veel,nederlands,31-02-2027\n"
        + "200,JOKE@demo.example,Nog een Joke,,,,,,\n"
        + "202,joke@demo.example,Weer een Joke,,,,,,\n"
        + "203,te@weinig\n",
    )
    assert said == [
        "Regel 6: 2 vakken, minder dan de 9 kolommen van de kop. Zet een tekst met een scheidingsteken erin tussen "
        "aanhalingstekens.",
        "Regel 3, kolom name: dit vak is leeg.",
        'Regel 3, kolom email: "geen adres" is geen e-mailadres.',
        'Regel 3, kolom role: "baas" is geen rol. Laat het vak leeg, of vul hr in.',
        'Regel 3, kolom locale: "nederlands" is geen taal. Vul bijvoorbeeld nl of nl-be in.',
        'Regel 3, kolom budget_eur: "veel" is geen bedrag. Schrijf bijvoorbeeld 1250,50 of 1250.50.',
        'Regel 3, kolom left_on: "31-02-2027" is geen datum. Schrijf bijvoorbeeld 2026-12-31 of 31-12-2026.',
        'Regel 4, kolom id: "200" staat ook op regel 2.',
        'Regel 5, kolom email: "joke@demo.example" staat ook op regel 2.',
    ]


def test_the_line_is_that_where_the_person_begins(sqlite_store: Store, file: Path) -> None:
    content = HEADER + '200,j@demo.example,Joke,,"twee\nregels",,,,\n201,fout,Sanne,,,,,,\n'
    assert [said.split(":")[0] for said in problems(sqlite_store, file, content)] == [
        "Regel 2, kolom department",
        "Regel 4, kolom email",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "kolom id ontbreekt"),
        ("201,sanne@demo.example,Sanne,,,,,,\n", "kolom id ontbreekt"),
        ("id,email,name\n1,a@b,A\n", "kolom manager_email ontbreekt"),
        ("id,id,email,name,manager_email\n", "kolom id staat er twee keer"),
        (HEADER, "niemand"),
        (HEADER.encode() + b"200,a@b,Ren\xe9,,,,,,\n", "Regel 2: het bestand is geen UTF-8"),
        (HEADER + '200,a@b,"Joke,,,,,,\n', "aanhalingstekens"),
        (HEADER + "200,a@b,Jo\x00ke,,,,,,\n", "Regel 2, kolom name"),
        (HEADER + f"200,a@b,{'x' * 201},,,,,,\n", "langer dan 200"),
        (b"\xff\xfe" + HEADER.encode("utf-16-le"), "geen UTF-8"),
    ],
)
def test_a_file_that_is_no_list_of_people_is_refused(
    sqlite_store: Store, file: Path, content: str, said: str
) -> None:
    assert said in problems(sqlite_store, file, content)[0]


def test_a_file_that_is_not_there_is_said_plainly(sqlite_store: Store, file: Path) -> None:
    with pytest.raises(ImportProblem, match="niet te lezen"):
        import_csv(sqlite_store, file, NOW)


def test_nobody_is_above_themselves(store: Store, file: Path) -> None:
    assert problems(store, file, HEADER + "200,joke@demo.example,Joke,joke@demo.example,,,,,\n") == [
        "Regel 2, kolom manager_email: Joke staat als eigen leidinggevende."
    ]
    circle = HEADER + "1,a@demo.example,An,b@demo.example,,,,,\n2,b@demo.example,Bo,c@demo.example,,,,,\n"
    circle += "3,c@demo.example,Cas,a@demo.example,,,,,\n4,d@demo.example,Dirk,a@demo.example,,,,,\n"
    assert problems(store, file, circle) == [
        "Regel 2, kolom manager_email: een kring van leidinggevenden: An > Bo > Cas > An."
    ]


def test_a_circle_through_people_who_are_not_in_the_file_is_found(sqlite_store: Store, file: Path) -> None:
    load(sqlite_store, file, TEAM)
    (said,) = problems(sqlite_store, file, HEADER + "200,joke@demo.example,Joke,sanne@demo.example,,,,,\n")
    assert "kring" in said


def test_an_address_of_someone_else_is_refused(sqlite_store: Store, file: Path) -> None:
    load(sqlite_store, file, TEAM)
    (said,) = problems(sqlite_store, file, HEADER + "999,sanne@demo.example,Iemand Anders,,,,,,\n")
    assert "ander personeelsnummer" in said


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("", None),
        ("0", "0"),
        ("1250", "1250"),
        ("1250,5", "1250.50"),
        ("1250.50", "1250.50"),
        ("1.250,50", "1250.50"),
        ("1.250", "1250"),
        ("12.500", "12500"),
        ("1 250,50", "1250.50"),
        ("1\N{NO-BREAK SPACE}250", "1250"),
        ("1,250.50", "1250.50"),
        ("€ 1.250,00", "1250"),
        ("EUR 450", "450"),
    ],
)
def test_an_amount_is_understood_as_people_write_it(text: str, amount: str | None) -> None:
    assert parse_budget(text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize("text", ["veel", "-5", "1,250", "1.25.0", "1250,505", "€", "1e3", "12 50", "1000001", "٣"])
def test_an_amount_that_could_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_budget(text)


@given(st.decimals(0, 999_999, places=2))
def test_every_amount_is_read_back_in_dutch_and_in_english(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert parse_budget(english) == parse_budget(dutch) == parse_budget(f"{amount:.2f}") == amount


def test_a_day_is_read_in_both_orders() -> None:
    assert parse_day("2026-12-31") == parse_day("31-12-2026") == parse_day("31/12/2026") == date(2026, 12, 31)
    assert parse_day("") is None
    for text in ("31-02-2026", "morgen", "12-31-2026", "31-12-26"):
        with pytest.raises(ValueError):
            parse_day(text)


# --- another manager -----------------------------------------------------------------------------------

SHARED_WITH_JOKE = (
    TEAM + "210,kees@demo.example,Kees Mulder,,Zorg,,,nl,\n211,loes@demo.example,Loes Bakker,,Zorg,,,nl,\n"
)


def share(store: Store, file: Path) -> str:
    load(store, file, SHARED_WITH_JOKE)
    with store.work() as work:
        plan = fill(work.plans.start("201", NOW))
        plan.share(AS_EMPLOYEE, MANAGER, NOW)
        work.plans.save(plan)
    return plan.id


def give_to(store: Store, file: Path, manager: str) -> ImportReport:
    return load(store, file, SHARED_WITH_JOKE.replace("Vries,joke@demo.example", f"Vries,{manager}"))


def may_read(store: Store, manager_id: str) -> bool:
    with store.work(write=False) as work:
        manager, sanne = work.people.get(manager_id), work.people.get("201")
        plan = work.plans.current("201")
        assert manager is not None
        assert sanne is not None
        assert plan is not None
        if rights.role_in(manager, sanne, plan) is not rights.Role.MANAGER:
            return False
        return rights.sees(rights.party(manager, sanne, plan), plan, "shared")


def deliver(store: Store) -> list[OutboxMessage]:
    with store.work() as work:
        waiting = work.outbox.undelivered("201")
        delivered = work.outbox.mark_delivered([message.id for message in waiting], NOW)
        follow_delivery(work, delivered, NOW)
    return delivered


def test_a_new_manager_reads_nothing_until_the_employee_was_told(store: Store, file: Path) -> None:
    share(store, file)
    assert may_read(store, "200")
    assert give_to(store, file, "kees@demo.example").told == 1
    assert not may_read(store, "200")
    assert not may_read(store, "210")
    (notice,) = deliver(store)
    assert "Kees Mulder" in notice.message["text"]
    assert "on_delivered" not in notice.message
    assert may_read(store, "210")
    with store.work(write=False) as work:
        assert [line.deed for line in work.access.about("201")] == ["directory changed", "passed_to_new_manager"]


def test_only_the_last_of_two_changes_is_told(store: Store, file: Path) -> None:
    share(store, file)
    give_to(store, file, "kees@demo.example")
    give_to(store, file, "loes@demo.example")
    (notice,) = deliver(store)
    assert "Loes Bakker" in notice.message["text"]
    assert (may_read(store, "210"), may_read(store, "211")) == (False, True)


def test_a_change_that_is_undone_in_time_is_not_told(store: Store, file: Path) -> None:
    share(store, file)
    give_to(store, file, "kees@demo.example")
    assert give_to(store, file, "joke@demo.example").told == 0
    assert deliver(store) == []
    assert may_read(store, "200")


def test_a_notice_that_came_too_late_opens_nothing(store: Store, file: Path) -> None:
    share(store, file)
    give_to(store, file, "kees@demo.example")
    with store.work() as work:
        late = work.outbox.mark_delivered([m.id for m in work.outbox.undelivered("201")], NOW)
    give_to(store, file, "loes@demo.example")
    with store.work() as work:
        follow_delivery(work, late, NOW)
    assert not may_read(store, "210")
    assert not may_read(store, "211")


def test_someone_who_loses_their_manager_is_told(store: Store, file: Path) -> None:
    share(store, file)
    give_to(store, file, "")
    (notice,) = deliver(store)
    assert "geen leidinggevende" in notice.message["text"]
    assert not may_read(store, "200")


def test_a_plan_that_was_never_shared_needs_no_notice(sqlite_store: Store, file: Path) -> None:
    load(sqlite_store, file, SHARED_WITH_JOKE)
    with sqlite_store.work() as work:
        work.plans.start("201", NOW)
    assert give_to(sqlite_store, file, "kees@demo.example").told == 0
    assert deliver(sqlite_store) == []
