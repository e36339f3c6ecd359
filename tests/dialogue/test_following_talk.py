"""After both signatures: how it goes, promises, looking back, and the next round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from talk import Heard, Talk, beginning
from test_manager_talk import ready_to_share, settled

from bot.dialogue.dutch_outcomes import read_fit, read_result, read_status, share_done
from bot.plan.plan import Plan
from bot.plan.states import GoalState, PlanState

LEAD = "elke maandag het werkoverleg leiden"
ORDER = "zelf de wekelijkse bestelling doen"


def plans(talk: Talk) -> list[Plan]:
    with talk.store.work() as work:
        return work.plans.of_owner(talk.person.id)


def plan(talk: Talk) -> Plan:
    return plans(talk)[-1]


def told(talk: Talk) -> list[tuple[str, str]]:
    return [(f.question, f.text) for f in plan(talk).follow_ups]


CELLS = {"activity": "meelopen met Els", "result": "vijf keer gedaan", "planning": "voor 1 mei", "sentence": "ja"}


@beginning
def signed(employee: Talk, manager: Talk, *goals: str) -> None:
    """A plan that ends on the first of May, agreed and signed by both."""
    employee.arrives()
    employee.presses("whole")
    employee.says("Ik blijf rustig als het druk wordt in de winkel")
    for _ in range(7):
        bot = employee.says("overslaan")
    for goal in goals or (LEAD,):
        bot = employee.says(goal) if bot.asks == "goal" else bot
        while bot.asks != "another_goal":
            bot = employee.says(CELLS.get(str(bot.asks), "overslaan"))
        bot = employee.presses("new_goal") if goal in goals[:-1] else employee.presses("no_more_goals")
    while bot.asks != "share_confirm":
        bot = employee.presses("skip")
    employee.presses("share_yes")
    manager.arrives()
    manager.presses("talk_held:102")
    bot = manager.presses("talk_held_yes")
    while bot.asks == "decide_goal":
        bot = manager.presses("decide:agree")
    manager.says("Ik maak elke maandag een uur vrij.")
    manager.presses("finalize_yes")
    manager.presses("sign_agree")
    employee.presses("sign")
    employee.presses("sign_agree")
    assert plan(employee).state is PlanState.SIGNED
    employee.notices()
    manager.notices()


def evaluated(employee: Talk, manager: Talk, *results: str) -> Heard:
    """Looked back upon, with these results for the goals."""
    employee.says("terugkijken")
    for result in results:
        employee.says(result)
    employee.says("Ik vraag minder hulp.")
    return employee.says("Ik wil teamleider worden.")


def test_a_plan_that_goes_well_takes_two_answers(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    bot = anna.says("hoe staat het ervoor")
    assert (bot.asks, bot.about) == ("progress_status", {"goal": 1})
    assert "werkoverleg" in bot.text
    bot = anna.presses(bot.buttons["Loopt goed"])
    assert bot.asks == "progress_meets"
    bot = anna.presses(bot.buttons["Ja"])
    assert bot.asks is None
    assert told(anna) == [("progress_status", "Loopt goed"), ("progress_meets", "Ja")]
    assert plan(anna).state is PlanState.RUNNING
    assert any("Anna de Wit vertelde" in notice for notice in karin.notices())


def test_where_it_stalls_and_does_not_fit_all_four_are_asked_and_a_change_is_an_amendment(
    anna: Talk, karin: Talk
) -> None:
    signed(anna, karin)
    anna.presses("progress")
    assert anna.says("ligt stil sinds kerst, veel te druk").asks == "progress_speedup"
    assert anna.says("hulp").asks == "progress_meets"
    assert anna.says("Het meelopen wel, de cursus niet").asks == "progress_adjust"
    bot = anna.says("Pas de planning aan")
    assert bot.asks is None
    assert told(anna) == [
        ("progress_status", "ligt stil sinds kerst, veel te druk"),
        ("progress_speedup", "hulp"),
        ("progress_meets", "Het meelopen wel, de cursus niet"),
        ("progress_adjust", "Pas de planning aan"),
    ]
    assert anna.presses(bot.buttons["Aanvulling voorstellen"]).asks == "amendment"


def test_each_goal_gets_its_own_question_and_only_what_stalls_a_second_one(anna: Talk, karin: Talk) -> None:
    signed(anna, karin, LEAD, ORDER)
    asked = [(bot := anna.presses("progress")).asks, bot.about]
    for text in ("prima, drie keer gedaan", "nog niet begonnen", "een vaste middag", "ja"):
        bot = anna.says(text)
        asked += [bot.asks, bot.about]
    assert asked == [
        *("progress_status", {"goal": 1}),
        *("progress_status", {"goal": 2}),
        *("progress_speedup", {"goal": 2}),
        *("progress_meets", {}),
        *(None, {}),
    ]


def test_everything_may_be_skipped_and_then_nobody_hears_of_it(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    anna.presses("progress")
    anna.says("overslaan")
    bot = anna.says("overslaan")
    assert bot.asks is None
    assert plan(anna).follow_ups == []
    assert plan(anna).state is PlanState.SIGNED
    assert karin.notices() == []


def test_an_answer_is_changed_by_going_back_and_taken_back_by_undo(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    anna.presses("progress")
    anna.says("loopt goed")
    bot = anna.says("terug")
    assert bot.asks == "progress_status"
    assert "loopt goed" in bot.text
    assert anna.says("eigenlijk stokt het").asks == "progress_speedup"
    assert told(anna) == [("progress_status", "eigenlijk stokt het")]
    bot = anna.says("ongedaan")
    assert (bot.asks, told(anna)) == ("progress_status", [("progress_status", "loopt goed")])
    assert anna.says("Laat zo").asks == "progress_meets"


def test_good_as_it_is_is_an_answer_here(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    anna.presses("progress")
    anna.says("goed zo")
    assert told(anna) == [("progress_status", "goed zo")]


def test_a_manager_reports_too_and_both_read_everything(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    bot = karin.presses("person:102")
    bot = karin.presses(bot.buttons["Hoe gaat het met het plan?"])
    assert (bot.asks, bot.about) == ("progress_status", {"person": "102", "goal": 1})
    karin.says("Ik zie haar groeien in het overleg")
    karin.says("ja")
    assert any("Karin Bos schreef op" in notice for notice in anna.notices())
    anna.presses("progress")
    anna.says("loopt goed")
    anna.says("ja")
    both = anna.says("voortgang").card_text()
    assert "Voortgang volgens Karin Bos, 23 november 2026" in both
    assert "Ik zie haar groeien" in both
    assert "Voortgang volgens Anna de Wit" in both
    brief = karin.presses("person:102").card_text()
    assert "loopt goed" in brief
    assert "loopt goed" in karin.presses("agenda:102").card_text()


def test_the_brief_shows_the_newest_report(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    for text, days in (("in het begin ging het prima", 0), ("nu gaat het moeizaam", 30)):
        anna.waits(days=days)
        anna.presses("progress")
        anna.says(text)
        for _ in range(2):
            anna.says("overslaan")
    brief = karin.presses("person:102").card_text()
    assert "nu gaat het moeizaam" in brief
    assert "in het begin" not in brief
    assert "in het begin" in karin.presses("following:102").card_text()


@pytest.mark.parametrize(
    "command", ["progress:102", "following:102", "promises:102", "promise:102:1:done", "invite:102", "evaluate:all"]
)
def test_nobody_else_gets_in(anna: Talk, karin: Talk, bram: Talk, command: str) -> None:
    signed(anna, karin)
    bram.arrives()
    bot = bram.presses(command)
    assert {"utter_not_allowed", "utter_not_signed_yet"} & set(bot.responses)
    assert bot.card is None
    assert plan(anna).follow_ups == []


def test_a_new_manager_reads_and_writes_nothing_before_the_employee_was_told(
    anna: Talk, karin: Talk, bram: Talk
) -> None:
    signed(anna, karin)
    anna.presses("progress")
    anna.says("Dit schreef ik voor Karin")
    anna.says("ja")
    with anna.store.work() as work:
        work.people.put(replace(anna.person, manager_id=bram.person.id))
    bram.arrives()
    bot = bram.presses("person:102")
    assert "Hoe gaat het met het plan?" not in bot.buttons
    for command in ("progress:102", "following:102", "promises:102", "promise:102:1:done", "invite:102"):
        bot = bram.presses(command)
        assert bot.card is None
        assert bot.asks == "welcome"
    assert [f.by for f in plan(anna).follow_ups] == [anna.person.id] * 2
    assert plan(anna).promises[0].done_on is None


def test_the_manager_ticks_a_promise_and_the_employee_hears_and_sees_it(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    bot = karin.presses("promises:102")
    assert "Nog open: Ik maak elke maandag een uur vrij." in bot.text
    karin.presses(bot.buttons["1 is gedaan"])
    assert any("afgevinkt: Ik maak elke maandag" in notice for notice in anna.notices())
    bot = anna.says("toezeggingen")
    assert "Gedaan op 23 november 2026" in bot.text
    assert bot.buttons == {}
    assert "utter_not_allowed" in anna.presses("promise:102:1:open").responses
    karin.presses("promise:102:1:open")
    assert plan(anna).promises[0].done_on is None


def test_the_bot_offers_to_look_back_when_an_end_is_near_or_past(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    assert "utter_idle_signed" in anna.arrives().responses
    anna.waits(days=140)
    bot = anna.arrives()
    assert "utter_idle_ends_soon" in bot.responses
    assert "Terugkijken" in bot.buttons
    karin.waits(days=140)
    assert "Vraag om terug te kijken" in karin.presses("person:102").buttons
    anna.waits(days=30)
    assert "utter_idle_ended" in anna.arrives().responses


def test_looking_back_from_the_goal_to_the_whole(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    anna.waits(days=165)
    bot = anna.says("terugkijken")
    assert (bot.asks, bot.about) == ("eval_reached", {"goal": 1})
    assert "vijf keer gedaan" in bot.text
    bot = anna.says("Nee, ik ben halverwege afgehaakt")
    assert "geen ramp" in bot.text
    assert bot.asks == "eval_performance"
    assert anna.says("Ik durf nu meer te zeggen").asks == "eval_career"
    bot = anna.says("weinig")
    assert bot.asks is None
    assert plan(anna).state is PlanState.EVALUATED
    assert plan(anna).goals[0].state is GoalState.NOT_REACHED
    assert "Niet bereikt: Nee, ik ben halverwege afgehaakt" in bot.card_text()
    assert any("keek terug" in notice for notice in karin.notices())
    assert "durf nu meer" in karin.presses("following:102").card_text()
    assert "Nieuwe ronde" in anna.arrives().buttons


def test_words_that_do_not_say_whether_it_was_reached_are_kept_with_the_choice(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    anna.says("terugkijken")
    bot = anna.says("Ik heb er veel van opgestoken en praat makkelijker")
    assert bot.asks == "eval_reached"
    assert "Wat past het best" in bot.text
    anna.presses(bot.buttons["Deels bereikt"])
    assert told(anna) == [("eval_reached", "Ik heb er veel van opgestoken en praat makkelijker\nDeels bereikt")]
    assert plan(anna).goals[0].state is GoalState.PARTLY


def test_a_result_can_be_changed_before_the_whole_was_looked_back_upon(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    anna.says("terugkijken")
    anna.says("bereikt")
    bot = anna.says("terug")
    assert bot.asks == "eval_reached"
    anna.says("toch maar deels")
    assert plan(anna).goals[0].state is GoalState.PARTLY
    anna.says("ongedaan")
    assert plan(anna).goals[0].state is GoalState.REACHED
    assert anna.says("ongedaan").asks == "eval_reached"
    assert plan(anna).goals[0].state is GoalState.SIGNED


def test_a_goal_that_is_left_for_later_keeps_the_plan_open(anna: Talk, karin: Talk) -> None:
    signed(anna, karin, LEAD, ORDER)
    anna.says("terugkijken")
    anna.says("bereikt")
    bot = anna.presses("skip")
    assert bot.asks is None
    assert "later nog op terugkijken: 1" in bot.text
    assert plan(anna).state is PlanState.SIGNED
    assert [g.state for g in plan(anna).goals] == [GoalState.REACHED, GoalState.SIGNED]
    bot = anna.presses(bot.buttons["Nu op alles terugkijken"])
    assert bot.about == {"goal": 2}


def test_looking_back_is_the_employees_and_the_manager_can_ask_for_it(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    bot = karin.says("terugkijken")
    assert "doet de medewerker zelf" in bot.text
    karin.presses("invite:102")
    assert any("Karin Bos vraagt of je terug wilt kijken" in notice for notice in anna.notices())
    assert plan(anna).goals[0].state is GoalState.SIGNED


def test_before_signing_there_is_nothing_to_follow(anna: Talk, karin: Talk) -> None:
    anna.arrives()
    for text in ("terugkijken", "hoe staat het ervoor", "toezeggingen", "voortgang"):
        anna.presses("pause")
        bot = anna.says(text)
        assert bot.asks is None
        assert bot.card is None
    anna.presses("next_round")
    assert len(plans(anna)) <= 1


def test_a_new_round_begins_empty_and_the_old_plan_stays_as_it_was(anna: Talk, karin: Talk) -> None:
    signed(anna, karin, LEAD, ORDER)
    bot = evaluated(anna, karin, "bereikt", "deels")
    before = plan(anna).latest("final")
    bot = anna.presses(bot.buttons["Nieuwe ronde"])
    old, new = plans(anna)
    assert (old.state, new.state, new.cycle) == (PlanState.CLOSED, PlanState.DRAFT, 2)
    assert old.latest("final") == before
    assert (new.reflection, new.goals, new.follow_ups) == ({}, [], [])
    assert bot.asks == "strengths"
    assert "Ik blijf rustig" not in bot.text
    bot = anna.presses(bot.buttons["Wat schreef ik vorige keer?"])
    assert "Ik blijf rustig als het druk wordt in de winkel" in bot.text
    assert bot.asks == "strengths"
    assert plan(anna).reflection == {}
    bot = anna.says("Ik leid goed een overleg, zeggen ze")
    assert "Wat schreef ik vorige keer?" not in bot.buttons
    assert "Karin Bos" not in bot.text
    assert karin.presses("person:102").card is None


def test_what_was_not_quite_reached_can_be_taken_up_again_in_ones_own_words(anna: Talk, karin: Talk) -> None:
    signed(anna, karin, LEAD, ORDER)
    evaluated(anna, karin, "bereikt", "deels")
    anna.presses("next_round")
    bot = anna.presses("new_goal")
    assert bot.asks == "goal"
    assert ORDER in bot.buttons
    assert LEAD not in bot.buttons
    bot = anna.presses(bot.buttons[ORDER])
    assert plan(anna).goals[0].goal == ORDER
    assert bot.asks == "activity"
    bot = anna.presses(bot.buttons["Wat schreef ik vorige keer?"])
    assert "meelopen met Els" in bot.text
    bot = anna.presses(bot.buttons["Neem dat over"])
    assert plan(anna).goals[0].activity == "meelopen met Els"
    assert bot.asks == "result"
    assert "utter_not_allowed" in anna.presses("again:1").responses


def test_there_is_no_next_round_before_the_last_was_looked_back_upon(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    bot = anna.says("nieuwe ronde")
    assert "Eerst kijken we terug" in bot.text
    assert len(plans(anna)) == 1
    evaluated(anna, karin, "bereikt")
    anna.says("nieuwe ronde")
    anna.presses("pause")
    assert "al met een plan bezig" in anna.says("nieuwe ronde").text
    assert len(plans(anna)) == 2


def test_telling_how_it_goes_in_any_words_begins_the_questions(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    assert anna.says("er zit weinig schot in, dat wil ik even kwijt", "report_progress").asks == "progress_status"
    anna.presses("pause")
    assert anna.says("de termijn zit erop", "evaluate_plan").asks == "eval_reached"


def test_a_goal_of_a_signed_plan_is_not_taken_out(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    assert "aanvulling" in anna.says("doel weg", "remove_goal").text


def test_what_a_question_is_for_and_who_reads_it_can_be_asked(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    anna.presses("progress")
    assert "stuk papier" in anna.presses("why").text
    assert "De medewerker en de leidinggevende" in anna.presses("who_reads").text
    assert "Bijvoorbeeld" in anna.presses("example").text
    assert plan(anna).follow_ups == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Loopt goed", "going"),
        ("ik zit op de helft, 3 van de 6 middagen gedaan", "going"),
        ("gaat niet slecht", "going"),
        ("geen problemen", "going"),
        ("Stokt een beetje", "stalled"),
        ("Nog niet begonnen", "stalled"),
        ("ligt stil sinds kerst", "stalled"),
        ("op pauze gezet tot de nieuwe collega er is", "stalled"),
        ("er niet aan toegekomen", "stalled"),
        ("moeizaam, het is druk", "stalled"),
        ("Klaar! diploma binnen 🎉", "done"),
        ("bijna klaar", "going"),
        ("nog niet klaar", "stalled"),
    ],
)
def test_how_it_goes_is_understood(text: str, outcome: str) -> None:
    assert read_status(text) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("ja, beter dan verwacht", "meets"),
        ("valt niet tegen", "meets"),
        ("Deels", "falls_short"),
        ("De cursus wel, de stage niet", "falls_short"),
        ("mwoah", "falls_short"),
        ("nee", "falls_short"),
        ("te theoretisch", "falls_short"),
    ],
)
def test_whether_an_activity_fits_is_understood(text: str, outcome: str) -> None:
    assert read_fit(text) == outcome


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("ja", "reach"),
        ("Gehaald, en ruim op tijd", "reach"),
        ("gedeeltelijk", "partly"),
        ("ja, bijna helemaal", "partly"),
        ("niet helemaal", "partly"),
        ("Nee, ik ben halverwege afgehaakt", "miss"),
        ("er is niks van gekomen", "miss"),
        ("Vervallen", "drop"),
        ("niet meer nodig, het systeem is weg", "drop"),
        ("we hebben het opgegeven", "drop"),
        ("Daar ben ik mee gestopt", "drop"),
        ("nee, ermee gestopt in mei", "drop"),
        ("ik ben gestopt met de cursus", "drop"),
        ("is vervallen", "drop"),
        ("Gestopt.", "drop"),
        ("Ik heb het niet opgegeven, maar het is niet gelukt", "miss"),
        ("ik heb me opgegeven voor de cursus", None),
        ("ja, ik ben gestopt met roken", "reach"),
        ("ik krijg minder klachten", None),
    ],
)
def test_whether_a_goal_was_reached_is_understood(text: str, result: str | None) -> None:
    assert read_result(text) == result


def test_a_manager_can_still_read_the_round_before(anna: Talk, karin: Talk, bram: Talk) -> None:
    signed(anna, karin)
    evaluated(anna, karin, "ja, gehaald")
    anna.presses("next_round")
    bot = karin.presses("person:102")
    assert bot.buttons["Vorige ronde"] == "previous:102"
    bot = karin.presses("previous:102")
    assert LEAD in bot.card_text()
    assert "Ik vraag minder hulp." in bot.card_text()
    assert "rustig" not in bot.card_text()  # the reflection stays the employee's own
    assert LEAD in anna.says("vorige ronde").card_text() or LEAD in anna.presses("previous").card_text()
    assert "utter_not_allowed" in bram.presses("previous:102").responses


def test_a_new_manager_does_not_read_the_round_before(anna: Talk, karin: Talk, bram: Talk) -> None:
    signed(anna, karin)
    evaluated(anna, karin, "ja, gehaald")
    anna.presses("next_round")
    with anna.store.work() as work:
        work.people.put(replace(anna.person, manager_id=bram.person.id))
    assert "Vorige ronde" not in bram.presses("person:102").buttons
    bot = bram.presses("previous:102")
    assert bot.card is None
    assert "utter_no_previous_round" in bot.responses


def test_in_the_first_round_there_is_none_before(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    assert "Vorige ronde" not in karin.presses("person:102").buttons
    assert "utter_no_previous_round" in karin.presses("previous:102").responses


def test_once_both_signed_there_is_something_to_go_on_with(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    karin.presses("sign_agree")
    anna.presses("sign")
    bot = anna.presses("sign_agree")
    assert bot.buttons["Vertel hoe het gaat"] == "progress:102"
    assert anna.presses(bot.buttons["Vertel hoe het gaat"]).asks == "progress_status"


def test_a_manager_who_signs_first_goes_on_with_the_team(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    assert karin.presses("sign_agree").buttons == {"Mijn team": "team"}


def test_a_manager_who_signs_last_goes_on_with_the_team(anna: Talk, karin: Talk) -> None:
    settled(anna, karin)
    karin.presses("skip")
    anna.presses("sign")
    anna.presses("sign_agree")
    karin.presses("sign")
    assert "Mijn team" in karin.presses("sign_agree").buttons


@pytest.mark.parametrize("asked", ["wat heeft Karin beloofd?", "wat waren de toezeggingen ook weer"])
def test_what_was_promised_can_be_asked_in_ones_own_words(anna: Talk, karin: Talk, asked: str) -> None:
    signed(anna, karin)
    assert "elke maandag een uur vrij" in anna.says(asked, "faq_smart").text
    assert "elke maandag een uur vrij" in karin.says("wat heb ik Anna beloofd?", "faq_smart").text


def test_what_the_manager_sees_can_be_asked_in_every_state(anna: Talk, karin: Talk) -> None:
    ready_to_share(anna)
    anna.presses("skip")
    anna.presses("share_no")
    assert "utter_manager_sees_nothing" in anna.says("wat ziet karin nu", "faq_smart").responses
    anna.presses("share")
    anna.presses("skip")
    anna.presses("share_yes")
    shown = anna.says("wat kan mijn baas allemaal zien?", "faq_smart")
    assert "werkoverleg" in shown.card_text()
    assert "utter_manager_sees_shared" in shown.responses


def test_of_a_signed_plan_the_manager_sees_the_signatures_as_well(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    bot = anna.says("wat ziet karin nu", "faq_smart")
    assert "utter_manager_sees_final" in bot.responses
    assert "Anna" in bot.card_text().split("Handtekeningen")[1]


@pytest.mark.parametrize(
    ("text", "status", "result"),
    [
        ("3 van de 5 gehaald", "going", "partly"),
        ("60%", "going", "partly"),
        ("5/5", "done", "reach"),
        ("100 procent", "done", "reach"),
        ("0 van de 4", "stalled", "miss"),
        ("0%", "stalled", "miss"),
        ("4 op 4, alles binnen", "done", "reach"),
        ("100%, valt niet tegen", "done", "reach"),
    ],
)
def test_numbers_tell_how_far_it_is(text: str, status: str, result: str) -> None:
    assert (read_status(text), read_result(text)) == (status, result)


@pytest.mark.parametrize("text", ["op 3/12 begonnen", "12/3", "een 7", "3 klanten", "120%", "1 op 1 gepraat"])
def test_a_day_a_mark_or_a_count_is_no_share(text: str) -> None:
    assert share_done(text) is None


@pytest.mark.parametrize("said", ["weet ik nog niet", "geen idee"])
def test_not_knowing_whether_it_was_reached_is_not_a_goal_that_was_missed(anna: Talk, karin: Talk, said: str) -> None:
    signed(anna, karin)
    anna.says("terugkijken")
    bot = anna.says(said)
    assert bot.asks == "eval_reached"
    assert plan(anna).goal(1).state is GoalState.SIGNED


def test_what_was_written_last_time_can_be_asked_in_words(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    evaluated(anna, karin, "deels bereikt")
    assert anna.says("nieuwe ronde").asks == "strengths"
    bot = anna.says("wat had ik vorige keer?")
    assert bot.asks == "strengths"
    assert "rustig als het druk wordt" in bot.text
    anna.says("Ik leid het overleg zonder spiekbriefje.")
    bot = anna.says("wat schreef ik vorig jaar")  # nothing, to this question
    assert bot.asks == "enjoy"
    assert LEAD in bot.card_text()


def test_what_became_of_the_goals_can_be_asked_in_words(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    assert LEAD in anna.says("wat is er van mijn doelen geworden?").card_text()
    evaluated(anna, karin, "deels bereikt")
    assert "deels bereikt" in anna.says("wat is er van mijn doelen geworden?").card_text()
    anna.says("nieuwe ronde")
    bot = anna.says("wat is er van mijn doelen geworden?")
    assert bot.asks == "strengths"
    assert "deels bereikt" in bot.card_text()
    anna.says("pauze")
    assert LEAD in anna.says("wat heb ik vorig jaar afgesproken").card_text()
    karin.says("mijn team")
    karin.says("Anna")
    assert LEAD in karin.says("wat was er vorig jaar afgesproken").card_text()


def test_the_same_as_last_time_takes_the_words_of_last_time(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    evaluated(anna, karin, "deels bereikt")
    anna.says("nieuwe ronde")
    anna.says("zelfde als vorige keer")
    assert plan(anna).reflection["strengths"] == "Ik blijf rustig als het druk wordt in de winkel"
    while anna.says("overslaan").asks != "goal":
        pass
    assert anna.says("hetzelfde doel als vorig jaar").asks == "activity"
    assert plan(anna).goal(1).goal == LEAD


def test_after_looking_back_nobody_is_asked_how_it_goes_and_promises_can_still_be_ticked(
    anna: Talk, karin: Talk
) -> None:
    signed(anna, karin)
    evaluated(anna, karin, "deels bereikt")
    assert "progress:102" not in anna.presses("following").buttons.values()
    assert "promises:102" in karin.presses("person:102").buttons.values()


def test_a_typed_answer_to_the_offer_of_a_next_round_counts(anna: Talk, karin: Talk) -> None:
    signed(anna, karin)
    assert "utter_next_round_offer" in evaluated(anna, karin, "bereikt").responses
    assert "utter_goodbye" in anna.says("nee").responses
    anna.says("terugkijken")
    assert anna.says("ja", "report_progress").asks == "strengths"
