"""Taking part in the figures for HR: asked once, after the first share, off until someone says yes."""

from __future__ import annotations

import pytest
from talk import Heard, Talk, plain_minds

from bot.plan.people import Party
from bot.plan.states import Role
from bot.store import Store


def shares(person: Talk) -> Heard:
    """Up to and including the yes to sharing."""
    me = Party(person.person, Role.EMPLOYEE)
    with person.store.work() as work:
        plan = work.plans.current(person.person.id) or work.plans.start(person.person.id, person.now)
        if not plan.goals:
            plan.add_goal(me)
        plan.write(me, 1, "goal", "Beter plannen", person.now)
        work.plans.save(plan)
    person.presses("share")
    heard = person.says("alles")
    return heard if "utter_shared" in heard.responses else person.says("ja")


def takes_part(person: Talk) -> bool | None:
    with person.store.work(write=False) as work:
        return work.trends.takes_part(person.person.id)


def test_it_is_asked_after_the_first_share(anna: Talk) -> None:
    heard = shares(anna)
    assert "utter_trends_ask" in heard.responses
    assert set(heard.buttons.values()) >= {"trends_on", "trends_off"}


def test_it_is_off_until_someone_says_yes(anna: Talk) -> None:
    assert takes_part(anna) is None
    shares(anna)
    assert takes_part(anna) is False


def test_it_is_asked_once(anna: Talk) -> None:
    shares(anna)
    assert "utter_trends_ask" not in shares(anna).responses


def test_yes_takes_part_and_one_word_stops_it(anna: Talk) -> None:
    shares(anna)
    anna.presses("trends_on")
    assert takes_part(anna) is True
    assert "utter_trends_off" in anna.says("Trends uit").responses
    assert takes_part(anna) is False


def test_it_can_be_switched_while_a_question_is_open(anna: Talk) -> None:
    anna.arrives()
    open_question = anna.presses("start").asks
    heard = anna.says("trends aan")
    assert takes_part(anna) is True
    assert heard.asks == open_question


def test_the_manager_is_told_nothing_of_it(anna: Talk, bram: Talk) -> None:
    shares(anna)
    anna.presses("trends_on")
    with anna.store.work(write=False) as work:
        deeds = {line.deed for line in work.access.about(anna.person.id)}
    assert not any("trend" in deed for deed in deeds)
    assert not any("cijfers" in notice or "HR" in notice for notice in bram.notices())


def test_hr_is_shown_the_way_to_the_figures_and_others_what_hr_sees(anna: Talk, company: Store) -> None:
    with company.work(write=False) as work:
        els = Talk(company, work.people.hr_contacts()[0], plain_minds())
    assert "/trends" in els.says("trends").text
    heard = anna.says("Trends")
    assert heard.responses[0] == "utter_faq_hr_trends"


@pytest.mark.parametrize("text", ["hoi, ik wil de trends zien", "ik ben van HR, laat de cijfers zien"])
def test_who_is_of_hr_finds_the_figures_from_the_first_screen_on(els: Talk, anna: Talk, text: str) -> None:
    bot = els.arrives()
    assert bot.buttons["De cijfers"] == "trends"
    bot = els.says(text)
    assert "utter_trends" in bot.responses
    assert bot.asks == "welcome"
    els.presses("paper")
    assert "utter_trends" in els.says(text).responses
    assert "De cijfers" not in anna.arrives().buttons
    assert "utter_trends" not in anna.says(text).responses


@pytest.mark.parametrize(
    "said",
    [
        "laat mij het plan van Anna zien",
        "wie heeft er al een plan gemaakt?",
        "wie zit er achter dat cijfer",
        "wie zit er bij dat thema",
        "hoeveel mensen doen mee aan het POP?",
    ],
)
def test_hr_hears_that_names_and_plans_are_not_for_hr(els: Talk, anna: Talk, said: str) -> None:
    els.arrives()
    bot = els.says(said, "show_team")
    assert "utter_hr_no_names" in bot.responses
    assert bot.buttons["De cijfers"] == "trends"
    els.presses("paper")
    assert "utter_hr_no_names" in els.says(said, "show_plan").responses
    anna.arrives()
    assert "utter_hr_no_names" not in anna.says(said, "show_plan").responses


def test_hr_need_not_open_a_round(els: Talk) -> None:
    els.arrives()
    assert "utter_hr_rounds" in els.says("start een nieuwe ronde").responses
    assert "utter_hr_rounds" in els.says("sluit de ronde").responses
    assert "utter_hr_rounds" in els.says("ik wil de ronde heropenen").responses


def test_what_hr_says_of_their_own_plan_is_their_own(els: Talk) -> None:
    els.arrives()
    els.presses("paper")
    assert "utter_hr_no_names" not in els.says("wie leest het plan van mij", "ask_who_reads").responses
