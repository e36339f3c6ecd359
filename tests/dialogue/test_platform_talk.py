"""What only platforms bring: a message that was edited where it was typed, and a row filled in on a form."""

from __future__ import annotations

import json
from datetime import timedelta

from talk import Talk

from bot.plan.plan import Plan


def plan(talk: Talk) -> Plan:
    with talk.store.work(write=False) as work:
        found = work.plans.current(talk.person.id)
    assert found is not None
    return found


def last_typed(talk: Talk) -> str:
    """The id of the newest message."""
    with talk.store.work(write=False) as work:
        return work.inbox.newest(talk.person.id, 1)[0].id


def test_an_edit_puts_the_answer_right_and_the_talk_goes_on_where_it_was(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    bot = anna.says("Ik blijf rustig als het druc is: altijd")
    assert bot.asks == "enjoy"

    bot = anna.presses(f"correct:{last_typed(anna)}:Ik blijf rustig als het druk is: altijd")

    assert plan(anna).reflection["strengths"] == "Ik blijf rustig als het druk is: altijd"
    assert bot.asks == "enjoy"
    assert bot.text.count("Opgeslagen") <= 1
    assert "Teruggedraaid" not in bot.text


def test_an_edit_of_an_edit_puts_it_right_again(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    anna.says("Ik kan goed luisteren naar menssen")
    anna.presses(f"correct:{last_typed(anna)}:Ik kan goed luisteren naar mense")
    anna.presses(f"correct:{last_typed(anna)}:Ik kan goed luisteren naar mensen")

    assert plan(anna).reflection == {"strengths": "Ik kan goed luisteren naar mensen"}


def test_an_edit_of_what_changed_nothing_changes_nothing(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    anna.says("hulp")
    bot = anna.presses(f"correct:{last_typed(anna)}:hulpp")

    assert bot.responses[0] == "utter_edit_changes_nothing"
    assert bot.asks == "strengths"
    assert plan(anna).reflection == {}


def test_nobody_corrects_the_message_of_someone_else(anna: Talk, bram: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    anna.says("Ik blijf rustig als het druk is")
    bram.arrives()
    bot = bram.presses(f"correct:{last_typed(anna)}:Iets heel anders dan dat")

    assert bot.responses[0] == "utter_not_allowed"
    assert plan(anna).reflection["strengths"] == "Ik blijf rustig als het druk is"


ROW = {
    "goal": "Elke maandag het overleg van mijn team leiden",
    "activity": "Twee keer meelopen met Bram: kijken en doen",
    "result": "Vijf keer zelf geleid",
    "planning": "van 4 januari 2027 tot en met 7 maart 2027",
    "support": "2 uur per week en € 450",
}


def test_a_filled_in_row_is_kept_to_the_letter_and_not_repeated_in_the_chat(anna: Talk) -> None:
    anna.arrives()
    anna.presses("paper")
    bot = anna.presses(f"row:{json.dumps(ROW)}")

    goal = plan(anna).goal(1)
    assert {name: goal.support.text if name == "support" else goal.text(name) for name in ROW} == ROW
    assert (goal.end, goal.support.budget_eur) == (goal.end.replace(2027, 3, 7), 450)
    assert goal.sentence_accepted
    assert bot.asks == "another_goal"
    assert "Doel 1 staat in je plan" in bot.text
    assert not any(words in bot.text for words in ROW.values())


def test_a_filled_in_row_leaves_the_open_question_open(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    bot = anna.presses(f"row:{json.dumps({'goal': 'Beter leren plannen'})}")

    assert bot.asks == "strengths"
    assert [goal.goal for goal in plan(anna).goals] == ["Beter leren plannen"]


def test_a_sixth_row_is_refused_kindly(anna: Talk) -> None:
    anna.arrives()
    anna.presses("paper")
    for number in range(5):
        anna.presses(f"row:{json.dumps({'goal': f'Doel nummer {number}'})}")
    bot = anna.presses(f"row:{json.dumps({'goal': 'Nog een'})}")

    assert bot.responses[0] == "utter_goals_full"
    assert len(plan(anna).goals) == 5


def test_a_notice_brings_the_manager_to_what_was_shared_by_one_press(anna: Talk, karin: Talk) -> None:
    anna.arrives()
    anna.presses("paper")
    anna.presses(f"row:{json.dumps(ROW)}")
    for command in ("no_more_goals", "share", "share_yes"):
        anna.presses(command)
    with karin.store.work() as work:
        (notice,) = work.outbox.undelivered(karin.person.id)
        (button,) = notice.message["buttons"]
        command = work.buttons.press(button["payload"], karin.person.id, karin.now)

    assert button["title"] == "Bekijken"
    assert ROW["goal"] in karin.presses(command).card_text()


def test_a_message_that_comes_late_is_no_answer_to_a_later_question(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    typed_at = anna.now
    anna.waits(minutes=5)
    anna.says("Ik kan goed luisteren naar mensen", said_at=anna.now)
    bot = anna.says("Ik blijf rustig als het druk is", said_at=typed_at)

    assert bot.responses == ["utter_late", "utter_ask_reflection_form_enjoy"]
    assert "10:00" in bot.text, "the time at which it was typed, on the clock of the reader"
    assert "rustig" not in bot.text
    assert plan(anna).reflection == {"strengths": "Ik kan goed luisteren naar mensen"}


def test_a_message_that_came_late_can_be_used_after_all_and_then_be_taken_back(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    typed_at = anna.now
    anna.says("Ik kan goed luisteren naar mensen", said_at=anna.now + timedelta(minutes=1))
    bot = anna.says("Ik word blij van een vol magazijn", said_at=typed_at)
    bot = anna.presses(bot.buttons["Gebruik het"])

    assert plan(anna).reflection["enjoy"] == "Ik word blij van een vol magazijn"
    assert bot.asks == "used"
    assert anna.says("ongedaan maken", "undo").asks == "enjoy"


def test_a_message_that_came_late_can_be_left(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    typed_at = anna.now
    anna.says("Ik kan goed luisteren naar mensen", said_at=anna.now + timedelta(minutes=1))
    bot = anna.says("Ik word blij van een vol magazijn", said_at=typed_at)
    bot = anna.presses(bot.buttons["Laat maar"])

    assert bot.asks == "enjoy"
    assert "enjoy" not in plan(anna).reflection


def test_a_message_of_another_day_that_comes_late_to_no_question_is_only_told_of(anna: Talk) -> None:
    typed_at = anna.now - timedelta(days=1)
    anna.says("hulp", "ask_help", said_at=anna.now)
    bot = anna.says("Ik wil beginnen", "start_preparation", said_at=typed_at)

    assert bot.responses == ["utter_late_to_nothing"]
    assert "22 november 2026 om 10:00" in bot.text
    assert bot.asks is None


def test_nobody_uses_what_someone_else_said_late(anna: Talk, bram: Talk) -> None:
    bram.says("Ik kan goed plannen", said_at=bram.now)
    anna.arrives()
    anna.presses("whole")
    bot = anna.presses(f"late:{last_typed(bram)}")

    assert bot.responses[0] == "utter_not_allowed"
    assert plan(anna).reflection == {}


def test_who_only_opened_the_chat_since_is_answered_as_ever(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    typed_at = anna.now + timedelta(minutes=1)
    anna.waits(minutes=5)
    anna.arrives()
    bot = anna.says("Ik kan goed luisteren naar mensen", said_at=typed_at)

    assert bot.asks == "enjoy"


def test_the_last_message_can_be_edited_though_an_older_one_came_in_since(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    typed_at = anna.now
    anna.says("Ik kan goed lusiteren naar mensen", said_at=anna.now + timedelta(minutes=1))
    last = last_typed(anna)
    anna.says("Ik word blij van een vol magazijn", said_at=typed_at)

    assert last_typed(anna) == last
    anna.presses(f"correct:{last}:Ik kan goed luisteren naar mensen")
    assert plan(anna).reflection == {"strengths": "Ik kan goed luisteren naar mensen"}
