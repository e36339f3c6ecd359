"""The goal checker: letters, kinds and why, by the fixed definitions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.smart import KINDS, LETTERS, Checker, GoalRow, ModelMissing, Verdict
from bot.smart.goals_model import FEATURES_VERSION

CLIENT_DESK = GoalRow(
    "Klantgericht werken",
    "Zes keer een donderdagmiddag meewerken op de servicebalie onder supervisie van Corrie de Jong",
    "Inzicht: welke benadering levert tevreden klanten op? Ervaring: hoe doe je dat?",
    "15 maart tot 1 mei",
    "24 werkuren supervisie van Corrie de Jong",
)
EXCEL = GoalRow(
    "Excel",
    "Cursus volgen om het programma excel onder de knie te krijgen.",
    "Voldoende beheersing van het programma om de voorkomende werkzaamheden zelfstandig te verrichten.",
    "Voor 31 december afgerond",
    "Externe cursus van 10 lessen, onder werktijd te volgen.",
)
KITCHEN = GoalRow(
    "Leidinggeven",
    "Opleiding volgen over leidinggeven in de horeca.",
    "Het keukenpersoneel op een prettige en effectieve wijze aansturen.",
    "Van 4 januari tot en met 7 maart.",
)
BUYING = GoalRow(
    "Inkopen",
    "Meelopen met Corné tijdens het plaatsen en controleren van bestellingen.",
    "De inkoop van het restaurant zelfstandig uitvoeren.",
    "Voor 1 mei afgerond.",
)


def letters(verdict: Verdict) -> str:
    """The letters that are there: "S-T"."""
    return "".join(name[0].upper() if verdict.letter(name).present else "-" for name in LETTERS)


@pytest.mark.parametrize(
    ("goal", "there"),
    [
        ("Ik ga een cursus Excel volgen", "S--"),
        ("Ik ga een cursus volgen", "---"),
        ("De cursus Excel afronden", "SM-"),
        ("Ik wil een mail van een klant binnen 2 werkdagen beantwoorden", "SM-"),
        ("Elke dag om 6u45 de ploeg starten met een toolbox", "SM-"),
        ("Nooit meer een dossier sluiten zonder controle door een collega", "SM-"),
        ("Ik loop drie keer per week mee op de poli", "SM-"),
        ("Vanaf 1 september ga ik rapporten schrijven voor de wijkagent", "S--"),
        ("Voor de bouwvak wil ik leren lassen op de robot", "S-T"),
        ("Op mijn vijftigste wil ik gelukkig zijn in mijn werk", "--T"),
        ("Zo snel mogelijk mijn heftruckcertificaat halen", "SM-"),
        ("Offertes opstellen in Office 365 voor afdeling 3B", "S--"),
    ],
)
def test_letters_follow_the_decided_edge_cases(checker: Checker, today: date, goal: str, there: str) -> None:
    assert letters(checker.check(goal, today)) == there


@pytest.mark.parametrize(
    ("goal", "kind"),
    [
        ("Voor 1 juli heb ik mijn diploma verzorgende gehaald", "smart"),
        ("Ik wil beter worden in communiceren", "er"),
        ("De samenwerking tussen de teams verbeteren", "er"),
        ("De zorg zo goed mogelijk maken", "er"),
        ("Samen worden wij het team waar elke klant graag terugkomt", "magie"),
        ("Ik ga een training onderhandelen volgen", "activity"),
        ("Meelopen met de wijkverpleegkundige", "activity"),
        ("Ik wil leren hoe ik een offerte opstel", "partial"),
        ("Excel", "vague"),
        ("Ik wil groeien", "vague"),
        # two letters or more make an er or activity text partial
        ("Voor 1 juni ga ik een cursus Excel volgen", "partial"),
    ],
)
def test_kind_follows_the_order_of_the_definitions(checker: Checker, today: date, goal: str, kind: str) -> None:
    assert checker.check(goal, today).kind == kind


@pytest.mark.parametrize("row", [CLIENT_DESK, EXCEL, BUYING], ids=lambda row: row.goal)
def test_a_title_of_one_or_two_words_is_smart_when_the_row_is(checker: Checker, today: date, row: GoalRow) -> None:
    verdict = checker.check(row, today)
    assert (verdict.kind, verdict.missing, verdict.feedback) == ("smart", (), ())


def test_a_pleasant_and_effective_way_is_no_yardstick(checker: Checker, today: date) -> None:
    verdict = checker.check(KITCHEN, today)
    assert verdict.kind == "partial"
    assert verdict.missing == ("measurable",)


def test_a_good_title_does_not_save_an_empty_row(checker: Checker, today: date) -> None:
    verdict = checker.check(GoalRow("Zelfstandig roosters maken", support="hulp van Ilse"), today)
    assert verdict.kind != "smart"
    assert "time_bound" in verdict.missing


def test_doing_a_named_task_alone_counts_as_measurable_in_a_row(checker: Checker, today: date) -> None:
    row = GoalRow("Storingen", "Meelopen met Ron", "Storingen aan de vulmachine zelfstandig verhelpen", "voor mei")
    assert checker.check(row, today).measurable.present


def test_money_asked_as_support_measures_nothing(checker: Checker, today: date) -> None:
    row = GoalRow("Snoeien", "cursus snoeien", "meer verstand van bomen", "december tot februari", "250 euro")
    assert not checker.check(row, today).measurable.present


def test_dates_come_from_the_planning_cell_first(checker: Checker, today: date) -> None:
    verdict = checker.check(CLIENT_DESK, today)
    assert (verdict.start, verdict.end) == (date(2027, 3, 15), date(2027, 5, 1))


def test_an_end_in_the_goal_counts_when_the_planning_cell_says_nothing(checker: Checker, today: date) -> None:
    row = GoalRow("Voor 1 mei 20 offertes maken", planning="in overleg")
    assert checker.check(row, today).end == date(2027, 5, 1)


def test_a_response_norm_beside_an_end_leaves_the_end(checker: Checker, today: date) -> None:
    verdict = checker.check("Vóór 1 juli beantwoord ik elke klacht binnen 2 werkdagen", today)
    assert letters(verdict) == "SMT"
    assert verdict.end == date(2027, 7, 1)


def test_looking_back_is_no_end(checker: Checker, today: date) -> None:
    assert not checker.check("Na 14 jaar in het vak wil ik zelfverzekerder worden", today).time_bound.present


def test_evidence_quotes_the_words_that_made_a_letter_present(checker: Checker, today: date) -> None:
    verdict = checker.check("Voor 1 mei heb ik 12 offertes verstuurd", today)
    assert verdict.time_bound.evidence == ("Voor 1 mei",)
    assert "12 offertes" in verdict.measurable.evidence


def test_evidence_names_the_vague_words_of_a_missing_letter(checker: Checker, today: date) -> None:
    verdict = checker.check("Ik wil ooit meer rust op de groep", today)
    assert verdict.specific.evidence[0] == "meer rust"
    assert verdict.time_bound.evidence == ("ooit",)


def test_json_has_the_agreed_shape(checker: Checker, today: date) -> None:
    printed = checker.check("Een cursus Excel volgen, vanaf 1 maart", today).to_json()
    assert list(printed) == [*LETTERS, "kind", "start", "end", "missing", "feedback", "strong"]
    assert printed["start"] == "2027-03-01"
    assert printed["end"] is None
    assert len(printed["missing"]) == len(printed["feedback"])
    assert json.loads(json.dumps(printed)) == printed


def test_without_a_trained_model_the_advice_is_to_train(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make train"):
        Checker.load(tmp_path)


def test_a_model_of_another_version_is_refused(checker: Checker, tmp_path: Path) -> None:
    checker._pipeline.to_disk(tmp_path / "goals")
    about = tmp_path / "goals" / "goal_reader" / "features.json"
    about.write_text(about.read_text().replace(f'"version": {FEATURES_VERSION}', '"version": 0'))
    with pytest.raises(ModelMissing, match="make train"):
        Checker.load(tmp_path)


def test_half_a_character_is_read_like_any_sign(checker: Checker, today: date) -> None:
    whole, half = (checker.check(f"Voor 1 mei haal ik mijn VCA {sign}", today) for sign in ("\ufffd", "\ud83d"))
    assert half == whole
    assert half.kind == "smart"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(goal=st.text(st.characters(exclude_categories=()), max_size=300), planning=st.text(max_size=60))
def test_no_text_whatever_breaks_the_checker(checker: Checker, goal: str, planning: str) -> None:
    verdict = checker.check(GoalRow(goal, planning=planning), date(2026, 11, 22))
    assert verdict.kind in KINDS
    assert (verdict.kind == "smart") == (verdict.missing == ())
    assert len(verdict.feedback) == len(verdict.missing)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "piece", ["voor 1 mei 3 offertes ", "is ", "een ", "a", "1", "'", "cursus ", "\n", "volgens mijn "]
)
def test_ten_thousand_characters_are_read_in_reasonable_time(checker: Checker, today: date, piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    checker.check(text, today)


def test_the_same_goal_always_gets_the_same_verdict(checker: Checker, today: date) -> None:
    goal = "Ik wil handiger worden met de kassa"
    assert checker.check(goal, today) == checker.check(GoalRow(goal), today)
