"""From sharing to both signatures, and who is kept out on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from talk import Heard, Talk, beginning

from bot.dialogue.flows.sharing import which_goals
from bot.plan.people import Person
from bot.plan.plan import Plan
from bot.plan.states import GoalState, PlanState
from bot.store import Store


def plan(talk: Talk) -> Plan:
    with talk.store.work() as work:
        found = work.plans.current(talk.person.id)
    assert found is not None
    return found


def ready_to_share(talk: Talk) -> Heard:
    talk.arrives()
    talk.presses("quick")
    for text in ("elke maandag het werkoverleg leiden", "ik heb het vijf keer gedaan", "voor 1 mei", "ja"):
        talk.says(text)
    return talk.presses("no_more_goals")


@beginning
def shared(talk: Talk) -> None:
    ready_to_share(talk)
    talk.presses("skip")
    talk.presses("share_yes")


@beginning
def settled(employee: Talk, manager: Talk) -> None:
    """Shared, talked about, and finalized with another planning."""
    shared(employee)
    manager.arrives()
    manager.presses("talk_held:102")
    manager.presses("talk_held_yes")
    manager.presses("decide:adjust")
    manager.presses("cell:planning")
    manager.says("voor 1 juli")
    manager.says("in mei is het te druk")
    manager.says("ik maak elke maandag een uur vrij voor je")
    manager.presses("finalize_yes")


def test_the_preview_is_exactly_what_the_manager_gets(anna: Talk, karin: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    anna.says("Ik ben goed in iets wat niemand mag weten")
    for _ in range(7):
        anna.says("overslaan")
    for text in ("elke maandag het werkoverleg leiden", "meelopen", "vijf keer gedaan", "voor 1 mei", "€ 100"):
        anna.says(text)
    for _ in range(6):
        bot = anna.says("overslaan")
        if bot.asks == "sentence":
            break
    anna.says("ja")
    anna.presses("no_more_goals")
    anna.says("Ik leid graag een overleg.")
    bot = anna.presses("skip")
    assert bot.asks == "share_confirm"
    preview = bot.card
    anna.presses("share_yes")
    karin.arrives()
    brief = karin.presses("person:102")
    assert "niemand mag weten" not in brief.card_text()
    for section in preview["sections"]:
        for row in section["rows"]:
            assert row["text"] in brief.card_text()


def test_a_goal_that_is_switched_off_stays_with_the_employee(anna: Talk, karin: Talk) -> None:
    ready_to_share(anna)
    anna.presses("off:1")
    bot = anna.presses("skip")
    assert bot.asks == "share_what"
    bot = anna.presses("share_yes")
    assert "niets om te delen" in bot.text
    assert plan(anna).state is PlanState.DRAFT


def test_nothing_is_shared_without_a_yes(anna: Talk, karin: Talk) -> None:
    ready_to_share(anna)
    anna.presses("skip")
    anna.says("nee")
    assert plan(anna).state is PlanState.DRAFT
    karin.arrives()
    bot = karin.says("mijn team")
    assert "Anna de Wit: nog niets gedeeld" in bot.text
    assert karin.presses("person:102").card is None


def test_sharing_can_be_taken_back_until_the_talk(anna: Talk, karin: Talk) -> None:
    shared(anna)
    assert "teruggenomen" in anna.says("terugtrekken").text
    assert plan(anna).state is PlanState.WITHDRAWN
    karin.arrives()
    assert karin.presses("person:102").card is None
    assert any("teruggetrokken" in notice for notice in karin.notices())
    anna.presses("share")
    anna.presses("skip")
    anna.presses("share_yes")
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    assert "niet meer" in anna.says("terugtrekken").text
    assert plan(anna).state is PlanState.SHARED


def test_a_change_after_sharing_makes_a_new_version_and_tells_the_manager(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.notices()
    anna.presses("goto:planning:1")
    anna.says("voor 1 augustus")
    anna.says("ja")
    assert [v.kind for v in plan(anna).versions] == ["shared", "shared"]
    assert any("aangepast" in notice for notice in karin.notices())
    karin.arrives()
    assert "voor 1 augustus" in karin.presses("person:102").card_text()


def test_without_a_manager_everything_but_sharing_works(noor: Talk) -> None:
    ready_to_share(noor)
    bot = noor.presses("skip")
    assert "geen leidinggevende" in bot.text
    assert bot.asks is None
    assert "werkoverleg" in bot.card_text()
    bot = noor.presses("share_yes")
    assert "geen leidinggevende" in bot.text
    assert plan(noor).state is PlanState.DRAFT
    assert "werkoverleg" in noor.says("overzicht").card_text()


def test_a_manager_prepares_and_the_employee_sees_it_only_from_the_talk_on(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    bot = karin.presses("prepare:102")
    assert bot.asks == "org_direction"
    for number in range(6):
        bot = karin.says(f"Mijn gedachte nummer {number} over haar")
    assert "klaar" in bot.text
    anna.presses("agenda")
    assert "Mijn gedachte" not in anna.presses("agenda").card_text()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    assert "Mijn gedachte nummer 1" in anna.presses("agenda").card_text()


def test_the_reflection_never_enters_the_managers_agenda(anna: Talk, karin: Talk) -> None:
    anna.arrives()
    anna.presses("goto:strengths")
    anna.says("Dit is alleen voor mezelf bedoeld")
    anna.presses("quick")
    for text in ("elke maandag het werkoverleg leiden", "vijf keer gedaan", "voor 1 mei", "ja"):
        anna.says(text)
    anna.presses("share")
    anna.presses("skip")
    anna.presses("skip")
    anna.presses("share_yes")
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    assert "alleen voor mezelf" in anna.presses("agenda").card_text()
    assert "alleen voor mezelf" not in karin.presses("agenda:102").card_text()
    assert "werkoverleg" in karin.presses("agenda:102").card_text()


def test_the_date_of_the_talk_is_told_to_the_employee(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_on:102")
    assert "12 januari 2027" in karin.says("12 januari").text
    assert any("12 januari 2027" in notice for notice in anna.notices())


def test_returning_a_goal_needs_a_question_and_waits_for_the_employee(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    karin.presses("decide:return")
    assert karin.says("overslaan").asks == "remark"
    bot = karin.says("Hoe vaak wil je dit doen?")
    assert bot.asks is None
    assert plan(anna).goals[0].state is GoalState.RETURNED
    assert any("Hoe vaak wil je dit doen?" in notice for notice in anna.notices())
    anna.presses("goto:result:1")
    anna.says("ik heb het tien keer gedaan")
    anna.says("ja")
    assert plan(anna).goals[0].state is GoalState.SHARED


def test_the_whole_way_to_both_signatures(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    bot = karin.presses("sign_agree")
    assert "Getekend door Karin Bos" in bot.text
    bot = anna.presses("sign")
    runs = [row["runs"] for section in bot.card["sections"] for row in section["rows"] if row["runs"]]
    assert runs == [[["same", "voor 1"], ["gone", " mei"], ["new", " juli"]]]
    assert "in mei is het te druk" in bot.card_text()
    assert "een uur vrij" in bot.card_text()
    bot = anna.says("voor gezien")
    assert "allebei getekend" in bot.text
    signed = plan(anna)
    assert signed.state is PlanState.SIGNED
    assert signed.goals[0].end.isoformat() == "2027-07-01"
    assert {s.mode for s in signed.signatures} == {"agree", "seen"}
    assert all(s.hash == signed.latest("final").hash for s in signed.signatures)


def test_the_employee_can_answer_back_and_the_plan_returns_to_the_manager(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    anna.presses("sign")
    anna.presses("sign_reply")
    anna.says("We hadden 1 juni afgesproken.")
    assert plan(anna).state is PlanState.SHARED
    assert plan(anna).remarks[-1].text == "We hadden 1 juni afgesproken."
    assert any("gereageerd" in notice for notice in karin.notices())
    assert "1 juni afgesproken" in karin.presses("person:102").card_text()


def test_an_own_view_stands_beside_the_signature(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    karin.presses("sign_agree")
    anna.presses("sign")
    anna.presses("sign_view")
    anna.says("Ik vind het krap, maar ik probeer het.")
    bot = anna.presses("sign_agree")
    assert "Ik vind het krap" in bot.card_text()


def test_an_own_view_waits_for_the_plan_it_is_about(anna: Talk, bram: Talk, karin: Talk) -> None:
    settled(anna, karin)
    shared(bram)
    for command in ("talk_held:103", "talk_held_yes", "decide:agree"):
        karin.presses(command)
    karin.says("niets")
    karin.presses("finalize_yes")
    karin.presses("sign:102")
    karin.presses("sign_view")
    karin.says("Voor Anna had ik liever iets met zorgplannen gezien.")
    karin.presses("sign:103")
    karin.presses("sign_agree")
    karin.presses("sign:102")
    karin.presses("sign_agree")
    assert [s.view for s in plan(bram).signatures] == [""]
    assert [s.view for s in plan(anna).signatures] == ["Voor Anna had ik liever iets met zorgplannen gezien."]


def test_a_signed_plan_changes_only_by_an_amendment_that_both_sign(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    karin.presses("sign_agree")
    anna.presses("sign")
    anna.presses("sign_agree")
    before = plan(anna).latest("final")
    assert "aanvulling" in anna.presses("goto:planning:1").text
    anna.presses("amend")
    anna.says("De einddatum wordt 1 september")
    anna.presses("sign_agree")
    karin.presses("sign:102")
    bot = karin.presses("sign_agree")
    assert "1 september" in bot.card_text()
    assert plan(anna).latest("final") == before
    assert before.intact


def deeds_about(talk: Talk) -> list[str]:
    """What others did, as this person reads it in their access log."""
    with talk.store.work(write=False) as work:
        lines = work.access.about(talk.person.id)
    return [line.deed for line in lines if line.actor_id != talk.person.id]


@pytest.mark.parametrize("ask", ["mijn team", "wie heeft gedeeld"])
def test_who_stands_in_the_list_of_the_team_can_read_that_it_was_looked_at(
    anna: Talk, bram: Talk, karin: Talk, ask: str
) -> None:
    shared(anna)
    karin.arrives()
    karin.says(ask)
    assert deeds_about(anna) == deeds_about(bram) == ["saw in team"]
    karin.says("wat bedoel je")
    assert "Anna de Wit" in karin.says(ask).text
    assert deeds_about(anna) == ["saw in team"], "one sitting is one line"
    karin.waits(hours=2)
    karin.says(ask)
    assert deeds_about(anna) == ["saw in team"] * 2


@pytest.mark.parametrize("leads_two", [True, False])
def test_of_a_team_of_one_a_count_says_as_much_as_the_list(
    anna: Talk, bram: Talk, karin: Talk, leads_two: bool
) -> None:
    shared(anna)
    if not leads_two:
        with anna.store.work() as work:
            work.people.put(replace(bram.person, manager_id=None))
    karin.arrives()
    karin.presses("whole")
    karin.says("stop")
    karin.presses("cancel_yes")
    assert "utter_idle_team_waits" in karin.arrives().responses
    assert deeds_about(anna) == ([] if leads_two else ["saw in team"])


@pytest.mark.parametrize("words", ["verder", "hoe lang duurt het?", "geen van de drie", "herhaal"])
def test_a_manager_can_choose_the_team_as_long_as_the_first_question_is_open(karin: Talk, words: str) -> None:
    assert "team" in karin.arrives().buttons.values()
    bot = karin.says(words)
    assert bot.asks == "welcome"
    assert "team" in bot.buttons.values()


@pytest.mark.parametrize(
    "command",
    [
        "person:102",
        "prepare:102",
        "talk_on:102",
        "talk_held:102",
        "agenda:102",
        "discuss:102",
        "sign:102",
        "copy:102",
        "amend:102",
        "goto:org_direction:102",
    ],
)
def test_nobody_else_gets_in_whatever_they_press(anna: Talk, bram: Talk, command: str) -> None:
    shared(anna)
    bram.arrives()
    bot = bram.presses(command)
    assert "utter_not_allowed" in bot.responses
    assert bot.card is None


def test_a_new_manager_counts_at_once_and_sees_nothing_before_the_employee_was_told(
    anna: Talk, bram: Talk, karin: Talk
) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("prepare:102")
    karin.says("Een gedachte van de oude leidinggevende")
    with anna.store.work() as work:
        work.people.put(replace(anna.person, manager_id=bram.person.id))
    assert "utter_not_allowed" in karin.presses("person:102").responses
    assert "utter_manager_sees_nothing" in anna.says("wat ziet bram nu", "faq_smart").responses
    bram.arrives()
    bot = bram.presses("person:102")
    assert bot.card is None
    assert "krijgt eerst bericht" in bot.text
    with anna.store.work() as work:
        passed_on = work.plans.current(anna.person.id)
        passed_on.told_of_manager(bram.person.id)
        work.plans.save(passed_on)
    bot = bram.presses("person:102")
    assert "werkoverleg" in bot.card_text()
    assert "oude leidinggevende" not in bram.presses("agenda:102").card_text()


def test_a_manager_who_has_a_question_open_comes_back_to_it(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("whole")
    karin.says("Ik ben goed in luisteren naar mensen")
    bot = karin.presses("prepare:102")
    assert bot.asks == "org_direction"
    for _ in range(6):
        bot = karin.says("overslaan")
    assert bot.asks == "enjoy"


def test_who_read_what_can_be_seen_in_the_chat(anna: Talk, karin: Talk) -> None:
    assert anna.says("wie keek er mee?").responses[0] == "utter_looked_nobody"
    shared(anna)
    karin.arrives()
    for command in ("person:102", "agenda:102", "person:102"):
        karin.presses(command)
    karin.waits(hours=1)
    karin.presses("person:102")
    rows = anna.says("wie keek er mee?").card["sections"][0]["rows"]  # type: ignore[index]
    assert [row["text"] for row in rows] == [
        f"{karin.person.name} bekeek het gedeelde plan in het kort",
        f"{karin.person.name} bekeek de gesprekspunten",
        f"{karin.person.name} bekeek het gedeelde plan in het kort",
        f"{anna.person.name} deelde het plan",
    ]
    assert karin.presses("looked").card is None


def test_a_manager_never_sees_what_is_still_being_written(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    anna.presses("goto:goal:1")
    anna.says("een gedachte die nog niet af is")
    bot = karin.presses("discuss:102")
    assert "nog niet af" not in bot.text + bot.card_text()
    assert "werkoverleg" in bot.text


def test_declining_to_sign_gives_the_reason_to_the_manager(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    anna.presses("sign")
    anna.presses("sign_decline")
    anna.says("Dit is niet wat we bespraken.")
    assert plan(anna).state is PlanState.SHARED
    assert plan(anna).remarks[-1].kind == "declined"
    assert "niet wat we bespraken" in karin.presses("person:102").card_text()


def test_a_button_of_a_goal_that_is_gone_explains_itself(anna: Talk) -> None:
    ready_to_share(anna)
    anna.presses("remove_goal_yes:1")
    assert "utter_not_allowed" in anna.presses("change_goal:1").responses


def test_a_manager_picks_someone_by_name_and_goes_on_about_them(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    bot = karin.says("mijn team")
    assert "Anna de Wit" in bot.buttons
    assert "Anna de Wit" in karin.says("iemand anders").buttons
    bot = karin.says("doe anna maar")
    assert "werkoverleg" in bot.card_text()
    bot = karin.presses("agenda")
    assert "werkoverleg" in bot.card_text()


def test_a_name_alone_shows_that_person_while_another_plan_waits_for_a_signature(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    assert karin.presses("sign:102").asks == "sign"
    bot = karin.says("Anna de Wit")
    assert "Anna de Wit in een minuut" in bot.text
    assert bot.asks == "sign"
    assert plan(anna).state is PlanState.FINALIZED


def test_what_was_asked_for_happens_once_it_is_clear_about_whom(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("team")
    bot = karin.says("ik wil een gesprek voorbereiden", "prepare_talk")
    assert bot.asks == "pick_person"
    bot = karin.says("Anna")
    assert bot.asks == "org_direction"


def test_whoever_chooses_nobody_hears_where_things_stand(anna: Talk, karin: Talk) -> None:
    karin.arrives()
    karin.says("mijn team")
    bot = karin.presses("skip")
    assert bot.asks is None
    assert bot.text  # silence would be taken for a failure, and tried again


def test_a_manager_who_comes_for_the_team_gets_there_from_the_first_screen(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    bot = karin.says("wie van mijn mensen heeft iets gedeeld")
    assert bot.asks == "pick_person"
    assert "Anna de Wit" in bot.text


def test_a_name_on_the_first_screen_shows_that_person(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    assert "Anna de Wit in een minuut" in karin.says("Anna").text


@pytest.mark.parametrize(
    ("said", "goals"),
    [
        ("alleen doel 1", {1}),
        ("doel 2 niet delen", {1, 3}),
        ("alles behalve 3", {1, 2}),
        ("alleen 1, 2 niet", {1}),
        ("1 en 3", {1, 3}),
        ("zonder doel 1", {2, 3}),
        ("allemaal", {1, 2, 3}),
    ],
)
def test_what_goes_along_can_be_said_in_words(said: str, goals: set[int]) -> None:
    assert which_goals(said, {1, 2, 3}, {1, 2, 3}) == goals


@pytest.mark.parametrize("said", ["geen idee", "ik wil een ding zeggen", "wat bedoel je", "doel 9"])
def test_words_that_name_no_goal_choose_none(said: str) -> None:
    assert which_goals(said, {1, 2, 3}, {1}) is None


def test_at_the_preview_a_goal_can_still_be_left_out_and_an_ordinary_yes_shares(anna: Talk) -> None:
    ready_to_share(anna)
    anna.presses("new_goal")
    for words in ("elke dag een uur Excel oefenen", "tien keer gedaan", "voor 1 mei", "ja"):
        anna.says(words)
    anna.presses("no_more_goals")
    anna.says("overslaan")
    bot = anna.says("allebei")
    assert bot.asks == "share_confirm"
    bot = anna.says("doel 2 toch niet")
    assert bot.asks == "share_confirm"
    assert "Excel" not in bot.card_text()
    assert anna.says("deel nog niet").asks != "share_confirm" or plan(anna).state is PlanState.DRAFT
    anna.presses("share")
    anna.says("1")
    anna.says("ja deel maar")
    assert plan(anna).state is PlanState.SHARED
    assert [goal.is_shared for goal in plan(anna).goals] == [True, False]


def test_who_asks_what_the_manager_gets_to_see_is_shown_just_that(anna: Talk) -> None:
    ready_to_share(anna)
    bot = anna.says("wat krijgt mijn baas te zien?")
    assert "utter_preview" in bot.responses
    assert "elke maandag het werkoverleg leiden" in bot.card_text()
    assert not [name for name in bot.responses if name.startswith("utter_readers")]


@pytest.mark.parametrize("said", ["nee, gezien de tijd niet", "Ik heb het gezien, maar ben het er niet mee eens"])
def test_a_signature_is_never_read_into_a_story(anna: Talk, karin: Talk, said: str) -> None:
    settled(anna, karin)
    anna.presses("sign")
    assert anna.says(said).asks in ("sign", "sign_reply")
    assert plan(anna).signatures == []


@pytest.mark.parametrize("said", ["voor gezien", "ik teken alleen voor gezien", "gezien"])
def test_signing_as_seen_takes_a_few_plain_words(anna: Talk, karin: Talk, said: str) -> None:
    settled(anna, karin)
    anna.presses("sign")
    anna.says(said)
    assert [signature.mode for signature in plan(anna).signatures] == ["seen"]


def test_an_answer_put_right_in_the_preparation_leads_back_there_and_nowhere_else_later(
    anna: Talk, karin: Talk
) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("prepare:102")
    karin.says("We krijgen meer digitale zorg")
    assert karin.says("terug").asks == "org_direction"
    assert karin.says("We krijgen minder mensen").asks == "competences_now"
    for _ in range(5):
        bot = karin.says("overslaan")
    assert bot.asks is None
    assert "Datum kiezen" in bot.buttons
    karin.presses("whole")
    assert karin.says("Ik houd het overzicht als het druk is").asks == "enjoy"


def test_going_back_in_the_talk_leaves_no_place_to_come_back_to(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    karin.presses("decide:return")
    assert karin.says("terug").asks == "decide_goal"
    karin.presses("decide:agree")
    karin.says("overslaan")
    karin.says("nee")
    karin.presses("whole")
    assert karin.says("Ik houd het overzicht als het druk is").asks == "enjoy"


def test_what_a_manager_surely_asks_goes_before_a_word_that_looks_like_a_pause(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("team")
    karin.presses("person:102")
    assert karin.says("even pauze, het gesprek is geweest", "talk_held").asks == "talk_held"


def test_a_yes_to_nothing_begins_no_plan_for_a_manager(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("team")
    karin.presses("person:102")
    karin.says("ja")
    with karin.store.work() as work:
        assert work.plans.current(karin.person.id) is None


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("ik wil dit aanpassen", "adjust_cell"),
        ("de planning", "adjust_text"),
        ("planning moet anders", "adjust_text"),
    ],
)
def test_a_decision_to_adjust_is_no_wish_to_go_back(anna: Talk, karin: Talk, said: str, asks: str) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    bot = karin.says(said)
    assert (bot.asks, bot.about["goal"]) == (asks, 1)


def test_after_the_talk_nobody_is_told_that_sharing_can_be_taken_back(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    bot = anna.arrives()
    assert "utter_idle_talk_held" in bot.responses
    assert "withdraw" not in bot.buttons.values()


def test_a_question_of_the_manager_waits_where_the_employee_comes_in(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    karin.presses("decide:return")
    karin.says("Waarom pas in mei?")
    bot = anna.arrives()
    assert "Waarom pas in mei?" in bot.text
    assert bot.buttons["Doel 1 aanpassen"] == "change_goal:1"


def test_who_has_no_team_is_not_taken_for_a_manager(bram: Talk) -> None:
    bram.arrives()
    bram.presses("paper")
    assert "utter_no_team" not in bram.says("dinsdag is te laat voor mij", "plan_talk").responses
    assert bram.says("ik wil het gesprek voorbereiden", "prepare_talk").asks == "strengths"


def test_an_ordinary_yes_settles_and_signs(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    for command in ("talk_held:102", "talk_held_yes", "decide:agree", "skip"):
        bot = karin.presses(command)
    assert bot.asks == "finalize"
    assert karin.says("nog niet vaststellen").asks != "sign"
    karin.presses("discuss:102")
    karin.says("overslaan")
    assert karin.says("ja stel maar vast").asks == "sign"
    anna.presses("sign")
    assert anna.says("ik teken niet").asks == "sign"
    anna.says("ja ik teken")
    assert [signature.mode for signature in plan(anna).signatures] == ["agree"]


@pytest.mark.parametrize(
    "said", ["nee, ik ben het er niet mee eens", "Hier ga ik niet mee akkoord.", "zo hebben we het niet afgesproken"]
)
def test_who_does_not_agree_is_asked_for_an_answer_and_not_whether_to_stop(
    anna: Talk, karin: Talk, said: str
) -> None:
    settled(anna, karin)
    anna.presses("sign")
    bot = anna.says(said)
    assert bot.asks == "sign_reply"
    anna.says("1 juli is te laat voor mij")
    assert plan(anna).state is PlanState.SHARED
    assert [remark.text for remark in plan(anna).remarks] == ["1 juli is te laat voor mij"]


def talk_on(employee: Talk) -> date | None:
    with employee.store.work() as work:
        found = work.plans.current(employee.person.id)
    return found.talk_on if found else None


def test_the_day_of_a_talk_can_be_said_in_asking_for_it(anna: Talk, bram: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.says("Bram")
    bot = karin.says("plan het gesprek met Anna op 3 december", "plan_talk")
    assert bot.asks is None
    assert (talk_on(anna), talk_on(bram)) == (date(2026, 12, 3), None)


def test_a_day_that_was_not_said_or_has_been_is_asked_for(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.says("Anna")
    assert karin.says("ik wil het gesprek plannen", "plan_talk").asks == "talk_on"
    bot = karin.says("op een rustige dag", "plan_talk")
    assert (bot.asks, bot.responses[0]) == ("talk_on", "utter_talk_on_unclear")


def test_what_is_no_day_but_another_wish_is_no_dead_end(anna: Talk, bram: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_on:102")
    bot = karin.says("gesprek gevoerd", "talk_held")
    assert bot.asks == "talk_held"
    assert "Anna" in bot.text
    karin.presses("skip")
    karin.presses("talk_on:102")
    bot = karin.says("laat Bram eens zien")
    assert bot.asks is None
    assert "Bram Claes" in bot.text


def test_in_a_large_team_who_shared_comes_first_and_the_others_share_a_line(anna: Talk, karin: Talk) -> None:
    shared(anna)
    with karin.store.work() as work:
        for number, name in enumerate(("Aad Vos", "Bea Kok", "Cas Mol", "Dirk Bos", "Eva Blom"), start=201):
            work.people.put(Person(str(number), f"p{number}@demo.example", name, "101", "Zorg"))
    karin.arrives()
    bot = karin.says("mijn team")
    assert list(bot.buttons) == ["Anna de Wit", "Niemand nu"]
    assert "Nog niets gedeeld: Aad Vos, Bea Kok, Bram Claes, Cas Mol, Dirk Bos, Eva Blom." in bot.text
    assert "Eva Blom" in karin.says("Eva").text


def test_after_a_look_at_the_team_a_name_is_no_answer_to_what_is_open(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("whole")
    karin.says("mijn team")
    bot = karin.says("Anna")
    assert "Anna de Wit" in bot.text
    assert bot.asks == "strengths"
    bot = karin.says("plan het gesprek op 3 december", "plan_talk")
    assert talk_on(anna) == date(2026, 12, 3)
    assert bot.asks == "strengths"
    assert plan(karin).reflection == {}
    assert karin.says("Anna leert veel van mij, en ik van haar").asks == "enjoy"
    assert "utter_doubt_person" in karin.says("Anna").responses
    assert plan(karin).reflection["enjoy"] == "Anna"


def test_a_question_that_was_open_when_the_plan_was_settled_is_no_dead_end(anna: Talk, karin: Talk) -> None:
    shared(anna)
    anna.says("verder")
    assert anna.presses("start").asks == "strengths"
    for command in ("talk_held:102", "talk_held_yes", "decide:agree", "skip", "finalize_yes"):
        bot = karin.presses(command)
    assert plan(anna).to_sign is not None
    bot = anna.says("ik ben goed in luisteren")
    assert "utter_not_allowed" not in bot.responses
    assert bot.asks is None
    assert anna.says("ja").asks == "sign"


def test_coming_back_to_a_settled_plan_finds_what_waits_and_not_an_old_question(anna: Talk, karin: Talk) -> None:
    shared(anna)
    anna.presses("start")
    for command in ("talk_held:102", "talk_held_yes", "decide:agree", "skip", "finalize_yes"):
        karin.presses(command)
    bot = anna.arrives()
    assert (bot.asks, bot.buttons) == (None, {"Bekijk en teken": "sign"})


def test_a_yes_to_nothing_opens_no_preparation_of_a_settled_plan(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    with anna.store.work() as work:
        conversation = work.conversations.of(anna.person.id)
        conversation.notice_version = ""
        work.conversations.save(conversation)
    assert anna.says("ja").asks == "sign"


def test_to_sign_is_a_request_at_any_question_once_something_waits_for_it(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    karin.presses("skip")
    assert karin.presses("prepare:103").asks == "org_direction"
    assert karin.says("tekenen").asks == "sign"


def test_to_sign_goes_to_the_plan_that_waits_for_this_person_and_not_to_what_they_signed(
    company: Store, anna: Talk, bram: Talk, karin: Talk
) -> None:
    with company.work() as work:  # Bram is Anna's manager, and has Karin himself
        work.people.put(replace(anna.person, manager_id=bram.person.id))
    shared(bram)
    for manager, owner in ((karin, bram), (bram, anna)):
        if owner is anna:
            shared(anna)
        manager.arrives()
        manager.presses(f"talk_held:{owner.person.id}")
        manager.presses("talk_held_yes")
        manager.presses("decide:agree")
        manager.presses("skip")
        manager.presses("finalize_yes")
        manager.presses("skip")
    assert bram.says("tekenen").about["person"] == bram.person.id
    bram.presses("sign_agree")
    assert bram.says("tekenen").about["person"] == anna.person.id


def test_a_manager_who_decided_wrong_can_decide_again(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    karin.presses("decide:agree")
    bot = karin.says("ongedaan")
    assert (bot.asks, bot.about) == ("decide_goal", {"person": "102", "goal": 1})
    karin.presses("decide:return")
    karin.says("Past dit in de zomer?")
    assert plan(anna).goal(1).state is GoalState.RETURNED


def test_a_wrong_day_can_be_put_right_at_once(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_on:102")
    karin.says("3 december")
    assert karin.says("oeps").asks == "talk_on"
    karin.says("10 december")
    assert talk_on(anna) == date(2026, 12, 10)


def test_undo_in_a_talk_never_takes_back_what_was_done_to_ones_own_plan(anna: Talk, karin: Talk) -> None:
    karin.arrives()
    karin.presses("whole")
    karin.says("Ik kan goed luisteren naar wat mensen niet zeggen.")
    shared(anna)
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    assert "utter_nothing_to_undo" in karin.says("ongedaan").responses
    assert "strengths" in plan(karin).reflection
    for command in ("decide:agree", "skip", "finalize_yes"):
        karin.presses(command)
    assert "utter_nothing_to_undo" in karin.says("ongedaan").responses
    assert "strengths" in plan(karin).reflection


def test_a_talk_without_anything_shared_is_no_dead_end(anna: Talk, karin: Talk) -> None:
    karin.arrives()
    bot = karin.presses("talk_held:102")
    assert bot.asks != "talk_held"
    assert "utter_talk_held_nothing_shared" in bot.responses


def test_another_name_leaves_the_question_whether_the_talk_was_held(anna: Talk, bram: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    bot = karin.says("Bram")
    assert bot.asks is None
    assert "Ja, gevoerd" not in bot.buttons


@pytest.mark.parametrize("said", ["ja", "overslaan"])
def test_with_everything_switched_off_nothing_empty_is_offered(anna: Talk, said: str) -> None:
    ready_to_share(anna)
    anna.presses("off:1")
    bot = anna.says(said)
    assert bot.asks == "share_what"
    assert "utter_share_all_off" in bot.responses


@beginning
def promised(anna: Talk, karin: Talk) -> None:
    """The manager promised something and is asked whether to settle the plan."""
    shared(anna)
    karin.arrives()
    for command in ("talk_held:102", "talk_held_yes", "decide:agree"):
        karin.presses(command)
    assert karin.says("Ik betaal de cursus.").asks == "finalize"


def test_a_promise_can_be_undone_and_given_otherwise(anna: Talk, karin: Talk) -> None:
    promised(anna, karin)
    bot = karin.says("ongedaan")
    assert bot.asks == "promises"
    assert plan(anna).promises == []
    karin.says("Ik betaal de helft van de cursus.")
    assert [promise.text for promise in plan(anna).promises] == ["Ik betaal de helft van de cursus."]


def test_going_back_to_a_promise_shows_it_and_adds_to_it(anna: Talk, karin: Talk) -> None:
    promised(anna, karin)
    bot = karin.says("terug")
    assert bot.asks == "promises"
    assert "Ik betaal de cursus." in bot.text
    karin.says("En je krijgt er een ochtend voor.")
    assert [promise.text for promise in plan(anna).promises] == [
        "Ik betaal de cursus.",
        "En je krijgt er een ochtend voor.",
    ]
    karin.says("ongedaan")
    assert [promise.text for promise in plan(anna).promises] == ["Ik betaal de cursus."]
    karin.says("ongedaan")
    assert plan(anna).promises == []
    assert "utter_nothing_to_undo" in karin.says("ongedaan").responses


def test_a_promise_in_a_settled_plan_is_not_undone(anna: Talk, karin: Talk) -> None:
    promised(anna, karin)
    karin.presses("finalize_yes")
    assert "utter_nothing_to_undo" in karin.says("ongedaan").responses
    assert len(plan(anna).promises) == 1


@pytest.mark.parametrize(
    "asked", ["HEEFT ANNA AL IETS GEDAAN", "anna", "hoe ver is Anna de Wit al?", "is Anna al klaar?"]
)
def test_how_far_a_report_is_is_no_question_about_ones_own_plan(karin: Talk, asked: str) -> None:
    karin.arrives()
    karin.presses("paper")
    assert "Anna de Wit heeft nog niets gedeeld" in karin.says(asked, "show_overview").text


def test_who_wants_a_change_before_signing_is_led_to_answering_back(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    assert anna.says("ik wil doel 1 nog veranderen", "change_answer").buttons == {"Lezen en antwoorden": "sign"}
    anna.presses("sign")
    bot = anna.says("terug naar doel 1")
    assert bot.asks == "sign"
    assert bot.buttons["Ik antwoord eerst terug"] == "sign_reply"
    assert anna.presses("sign_reply").asks == "sign_reply"


def test_what_is_to_be_signed_is_laid_before_someone_once(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    first = anna.presses("sign")
    assert first.card is not None
    again = anna.says("hulp")
    assert (again.asks, again.card) == ("sign", None)
    assert first.buttons.items() <= again.buttons.items()
    assert anna.arrives().card is not None
    anna.presses("skip")
    assert anna.says("tekenen").card is not None


def test_who_does_not_agree_hears_what_can_be_done_and_gets_there(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    bot = anna.says("ik ben het er niet mee eens")
    assert "utter_faq_disagree" in bot.responses
    assert bot.buttons["Bekijk en teken"] == "sign"


def test_the_day_of_the_talk_can_be_asked(anna: Talk, karin: Talk) -> None:
    shared(anna)
    assert "Er is nog geen datum" in anna.says("wanneer is mijn gesprek?").text
    karin.arrives()
    karin.presses("talk_on:102")
    karin.says("3 december")
    assert "3 december 2026" in anna.says("Wanneer is mijn gesprek met Karin?").text


def test_what_the_manager_prepared_is_to_be_read_from_the_talk_on(anna: Talk, karin: Talk) -> None:
    shared(anna)
    assert "utter_faq_manager_preparation" in anna.says("wat heeft Karin voorbereid?").responses
    karin.arrives()
    karin.presses("prepare:102")
    karin.says("We gaan meer thuiszorg doen.")
    for _ in range(5):
        karin.says("weet ik niet")
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")
    card = anna.says("wat heeft mijn leidinggevende over mij opgeschreven?").card_text()
    assert "We gaan meer thuiszorg doen." in card
    assert "weet ik niet" not in card


def test_nobody_is_nobody_of_the_team(karin: Talk) -> None:
    karin.arrives()
    karin.presses("team")
    assert karin.says("niemand").asks is None


def test_in_a_plan_of_her_own_a_manager_can_still_speak_of_the_team(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    karin.presses("whole")
    bot = karin.says("heeft Anna al gedeeld")
    assert (bot.asks, bot.card is not None) == ("strengths", True)
    assert karin.says("gesprek met Anna gevoerd").asks == "talk_held"
    karin.presses("skip")
    assert karin.says("ik wil met Anna een gesprek over roosters leren voeren").asks != "talk_held"


@beginning
def talked(anna: Talk, karin: Talk) -> None:
    """The talk was held, and the manager is asked about the only goal."""
    shared(anna)
    karin.arrives()
    karin.presses("talk_held:102")
    karin.presses("talk_held_yes")


def test_a_manager_who_does_not_agree_after_all_decides_again_and_promises_nothing(anna: Talk, karin: Talk) -> None:
    talked(anna, karin)
    assert karin.presses("decide:agree").asks == "promises"
    assert karin.says("ik ben het niet eens met dit doel").asks == "decide_goal"
    karin.presses("decide:agree")
    karin.presses("skip")
    assert karin.says("ik ga hier toch niet mee akkoord").asks == "decide_goal"
    with karin.store.work() as work:
        plan = work.plans.current("102")
    assert plan is not None
    assert plan.promises == []
    assert karin.says("ik ben het er niet mee eens").asks == "remark"


def test_a_goal_that_came_back_with_a_question_can_stay_as_it_is(anna: Talk, karin: Talk) -> None:
    talked(anna, karin)
    karin.presses("decide:return")
    karin.says("Moet je niet eerst leren lassen?")
    assert "Doel 1 aanpassen" in anna.says("ik ben het niet eens met die opmerking").buttons
    bot = anna.says("ja")
    assert bot.asks == "sentence"
    assert "Moet je niet eerst leren lassen?" in bot.text
    assert "utter_goal_kept" in anna.says("ja").responses
    assert any("laat doel 1 zoals het was" in notice for notice in karin.notices())
    assert karin.presses("discuss:102").asks == "decide_goal"


def test_after_the_team_a_manager_hears_that_it_is_about_her_own_plan_again(anna: Talk, karin: Talk) -> None:
    karin.arrives()
    karin.presses("whole")
    karin.presses("prepare:102")
    for _ in range(6):
        bot = karin.says("overslaan")
    assert (bot.asks, "utter_back_to_own" in bot.responses) == ("strengths", True)


def test_what_is_shared_already_is_not_called_a_preview(anna: Talk) -> None:
    shared(anna)
    assert "utter_manager_sees_shared" in anna.says("wat krijgt mijn baas", "preview_share").responses


def test_goals_are_gone_through_at_a_word(anna: Talk, karin: Talk) -> None:
    talked(anna, karin)
    karin.presses("skip")
    assert karin.says("bespreek de doelen van Anna", "faq_goal_examples").asks == "decide_goal"


def test_what_can_only_be_asked_of_the_assistant_is_not_sent_to_the_manager(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    anna.presses("sign")
    anna.presses("sign_reply")
    bot = anna.says("kan ik het printen")
    assert ("utter_print" in bot.responses, bot.asks) == (True, "sign_reply")


def test_what_is_asked_of_the_manager_is_sent_to_the_manager(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    anna.presses("sign")
    anna.presses("sign_reply")
    bot = anna.says("kun je het plan naar mijn mail sturen")
    assert ("utter_mail" in bot.responses, bot.asks) == (False, None)


def test_a_manager_reads_the_promise_before_settling(anna: Talk, karin: Talk) -> None:
    talked(anna, karin)
    karin.presses("decide:agree")
    assert "elke week een uur" in karin.says("elke week een uur tijd").text


def test_the_way_back_to_the_team_is_no_answer(karin: Talk) -> None:
    karin.arrives()
    karin.presses("whole")
    bot = karin.says("terug naar mijn team")
    assert ("utter_team" in bot.responses, bot.asks) == (True, "strengths")


def test_buttons_are_not_offered_twice(anna: Talk) -> None:
    shared(anna)
    anna.says("blub")
    assert [r for r in anna.says("bla bla").responses if r.startswith("utter_on_")] == []


def test_a_name_of_the_team_in_ones_own_answer_is_kept_and_asked_about_once(karin: Talk) -> None:
    karin.arrives()
    karin.presses("whole")
    bot = karin.says("Anna")
    assert (bot.asks, "utter_doubt_person" in bot.responses) == ("enjoy", True)
    assert "utter_say_more" not in bot.responses
    assert "Wilde je naar Anna?" in bot.text
    assert plan(karin).reflection["strengths"] == "Anna"
    bot = karin.says("nee")
    assert (bot.asks, plan(karin).reflection["strengths"]) == ("enjoy", "Anna")


def test_who_meant_someone_of_the_team_gets_there_and_the_name_is_no_answer(karin: Talk) -> None:
    karin.arrives()
    karin.presses("whole")
    bot = karin.says("Anna")
    bot = karin.presses(bot.buttons["Naar Anna"])
    assert "Anna de Wit" in bot.text
    assert bot.asks == "strengths"
    assert not plan(karin).reflection.get("strengths")
    assert "utter_not_allowed" in karin.presses("doubt:person").responses
