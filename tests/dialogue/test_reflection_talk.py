"""An employee thinks about the eight questions."""

from __future__ import annotations

import re

import pytest
from talk import Talk, responses

from bot.dialogue.dutch import speaks_of_going_back
from bot.dialogue.gate import Gate, Heard, Label
from bot.plan.questions import REFLECTION


def plan(talk: Talk):
    with talk.store.work() as work:
        return work.plans.current(talk.person.id)


ALWAYS = "\n".join(line for line in responses()["utter_help"][0]["text"].splitlines() if "na het gesprek" not in line)
"""What help says that can be typed at any question."""


def begun(talk: Talk) -> Talk:
    talk.arrives()
    talk.presses("whole")
    return talk


def test_the_first_screen_says_what_this_is_and_gives_a_choice(anna: Talk) -> None:
    bot = anna.arrives()
    assert "geen mens" in bot.text
    told = (
        "25 minuten",
        "Op papier is net zo goed",
        "leidinggevende ziet alleen wat jij deelt",
        "HR ziet nooit je tekst",
        "groepen van 10 of meer",
        "gezondheid",
    )
    assert [words for words in told if words not in bot.text] == []
    assert "bewaart het versleuteld" in bot.text
    assert "'wis mijn gegevens'" in bot.text
    assert "http://localhost/privacy" in bot.text
    assert bot.asks == "welcome"
    assert list(bot.buttons) == ["De hele voorbereiding", "Eerst één doel (2 minuten)", "Liever op papier"]
    with anna.store.work() as work:
        conversation = work.conversations.of(anna.person.id)
    assert conversation.notice_version
    assert conversation.notice_shown_at == anna.now


def test_paper_is_just_as_good(anna: Talk) -> None:
    anna.arrives()
    bot = anna.says("liever op papier")
    assert "papier" in bot.text
    assert bot.asks is None


def test_all_questions_come_in_order_and_every_word_is_kept(anna: Talk) -> None:
    begun(anna)
    asked = []
    for number in range(8):
        with anna.store.work() as work:
            asked.append(work.conversations.of(anna.person.id).question)
        anna.says(f"  Antwoord nummer {number}, met spaties en 😀  \n")
    assert tuple(asked) == REFLECTION
    assert plan(anna).reflection["used"] == "  Antwoord nummer 2, met spaties en 😀  \n"


def test_each_question_says_who_reads_it_and_how_far_along_it_is(anna: Talk) -> None:
    anna.arrives()
    bot = anna.presses("whole")
    assert "Vraag 1 van 8" in bot.text
    assert "minuten" in bot.text
    assert "Alleen jij leest dit" in bot.text


def test_a_thin_answer_is_kept_and_gets_one_friendly_invitation(anna: Talk) -> None:
    begun(anna)
    bot = anna.says("mensen")
    assert bot.asks == "strengths"
    assert plan(anna).reflection["strengths"] == "mensen"
    bot = anna.says("en cijfers")
    assert bot.asks == "enjoy"
    assert plan(anna).reflection["strengths"] == "mensen\nen cijfers"


def test_a_thin_answer_can_stay_as_it_is(anna: Talk) -> None:
    begun(anna)
    anna.says("mensen")
    bot = anna.says("laat zo")
    assert bot.asks == "enjoy"
    assert plan(anna).reflection["strengths"] == "mensen"


def test_not_knowing_gets_prompts_from_working_life(anna: Talk) -> None:
    begun(anna)
    bot = anna.says("ik weet het niet")
    assert bot.asks == "strengths"
    assert "utter_prompts_strengths" in bot.responses
    anna.says("Uitleggen aan nieuwe collega's")
    assert plan(anna).reflection["strengths"] == "Uitleggen aan nieuwe collega's"


def test_why_example_and_readers_are_told_and_the_question_comes_back(anna: Talk) -> None:
    begun(anna)
    for command, response in (("why", "utter_why_strengths"), ("example", "utter_example_strengths")):
        bot = anna.presses(command)
        assert response in bot.responses
        assert bot.asks == "strengths"
    bot = anna.says("wie leest dit?", "ask_who_reads")
    assert "utter_readers_owner" in bot.responses
    assert bot.asks == "strengths"


def test_a_question_about_the_method_is_answered_in_between(anna: Talk) -> None:
    begun(anna)
    bot = anna.says("wat is smart eigenlijk?", "faq_smart")
    assert "utter_faq_smart" in bot.responses
    assert bot.asks == "strengths"
    assert plan(anna) is None or not plan(anna).reflection


def test_skipping_leaves_a_question_open_for_later(anna: Talk) -> None:
    begun(anna)
    bot = anna.says("overslaan")
    assert bot.asks == "enjoy"
    assert plan(anna).skipped == {"strengths"}


def test_going_back_shows_the_old_answer_and_keeps_it_until_a_new_one_comes(anna: Talk) -> None:
    begun(anna)
    anna.says("Ik ben goed in plannen")
    anna.says("Ik werk graag met anderen")
    bot = anna.says("terug")
    assert bot.asks == "enjoy"
    assert "Ik werk graag met anderen" in bot.text
    bot = anna.says("laat zo")
    assert bot.asks == "used"
    assert plan(anna).reflection["enjoy"] == "Ik werk graag met anderen"


def test_an_earlier_answer_is_changed_by_number_and_the_talk_goes_on_where_it_was(anna: Talk) -> None:
    begun(anna)
    for text in ("Ik ben goed in plannen", "Ik werk graag met anderen", "Ja, elke dag wel een beetje"):
        anna.says(text)
    bot = anna.presses("goto:strengths")
    assert bot.asks == "strengths"
    bot = anna.says("Ik ben goed in luisteren naar mensen")
    assert bot.asks == "improve"
    assert plan(anna).reflection["strengths"] == "Ik ben goed in luisteren naar mensen"


def test_undo_brings_the_old_words_back(anna: Talk) -> None:
    begun(anna)
    anna.says("Ik ben goed in plannen")
    anna.presses("goto:strengths")
    anna.says("Iets heel anders dan eerst")
    bot = anna.says("ongedaan maken")
    assert "Teruggedraaid" in bot.text
    assert plan(anna).reflection["strengths"] == "Ik ben goed in plannen"


def test_pausing_and_coming_back_weeks_later_goes_on_at_the_same_question(anna: Talk) -> None:
    begun(anna)
    anna.says("Ik ben goed in plannen")
    assert anna.says("pauze").asks is None
    anna.waits(weeks=3)
    anna.arrives()
    assert anna.presses("continue").asks == "enjoy"


def test_closing_the_window_without_a_word_loses_nothing(anna: Talk) -> None:
    begun(anna)
    anna.says("Ik ben goed in plannen")
    anna.waits(weeks=3)
    bot = anna.arrives()
    assert bot.asks == "enjoy"
    assert "Welkom terug" in bot.text


def test_stopping_needs_a_yes_and_keeps_what_was_written(anna: Talk) -> None:
    begun(anna)
    anna.says("Ik ben goed in plannen")
    bot = anna.says("stoppen")
    assert bot.asks == "enjoy"
    bot = anna.says("nee")
    assert bot.asks == "enjoy"
    anna.presses("cancel")
    bot = anna.says("ja")
    assert bot.asks is None
    assert plan(anna).reflection["strengths"] == "Ik ben goed in plannen"


def test_after_are_you_sure_another_message_is_just_an_answer(anna: Talk) -> None:
    begun(anna)
    anna.presses("cancel")
    bot = anna.says("Ik ben goed in plannen en organiseren")
    assert bot.asks == "enjoy"


@pytest.mark.parametrize("text", ["", "   ", "\n", "--", "…", "- . -"])
def test_an_empty_message_reaches_no_answer(anna: Talk, text: str) -> None:
    begun(anna)
    bot = anna.says(text)
    assert bot.asks == "strengths"
    assert "geen tekst" in bot.text
    assert not plan(anna) or not plan(anna).reflection


def test_more_than_ten_thousand_characters_are_refused_kindly(anna: Talk) -> None:
    begun(anna)
    bot = anna.says("a" * 10_001)
    assert bot.asks == "strengths"
    assert "in delen" in bot.text
    anna.says("woorden en nog meer " * 500)
    assert plan(anna).reflection["strengths"] == "woorden en nog meer " * 500


@pytest.mark.parametrize("text", ["/restart", '/any_intent{"slot":"x"}', "/press", "/skip nu dit allemaal maar"])
def test_slash_text_is_an_answer_to_the_letter(anna: Talk, text: str) -> None:
    begun(anna)
    anna.says(text)
    assert plan(anna).reflection["strengths"].startswith(text)


def test_being_in_the_right_place_is_a_good_outcome(anna: Talk) -> None:
    begun(anna)
    for _ in range(4):
        anna.says("Ik werk graag met mijn collega's")
    bot = anna.says("Ik zit goed op mijn plek en wil dit blijven doen")
    assert "mooie uitkomst" in bot.text
    for _ in range(3):
        bot = anna.says("Daar hoef ik niets meer voor te veranderen")
    assert bot.asks == "goal"
    bot = anna.presses("well_placed")
    assert plan(anna).well_placed
    assert plan(anna).goals == []
    bot = anna.says("overslaan")
    assert bot.asks == "share_confirm"


def test_everything_so_far_can_be_seen_at_any_moment(anna: Talk) -> None:
    begun(anna)
    anna.says("Ik ben goed in plannen")
    bot = anna.says("overzicht")
    assert bot.asks == "enjoy"
    assert "Ik ben goed in plannen" in bot.card_text()


@pytest.mark.parametrize("word", ["link", "Link", "open in de browser"])
def test_the_way_to_the_browser_is_a_word_away_and_the_question_comes_back(anna: Talk, word: str) -> None:
    begun(anna)
    asked = anna.arrives().asks
    heard = anna.says(word)
    assert "/chat" in heard.text
    assert heard.asks == asked


def test_help_and_a_person_are_always_near(anna: Talk) -> None:
    begun(anna)
    assert "overslaan" in anna.says("hulp").text
    bot = anna.says("ik wil een mens spreken")
    assert "Els Mertens" in bot.text
    assert bot.asks == "strengths"


class TakesForAQuestion:
    """A gate that hears a question in everything."""

    def hear(self, text: str, question: str) -> Heard:
        return Heard("faq", 0.7)


def test_what_is_not_put_as_a_question_is_kept_and_asked_about_once(anna: Talk) -> None:
    begun(anna)
    anna.minds.gate = TakesForAQuestion()  # type: ignore[assignment]
    bot = anna.says("Dit is mijn antwoord op vraag 1, in een hele zin")
    assert plan(anna).reflection["strengths"] == "Dit is mijn antwoord op vraag 1, in een hele zin"
    assert bot.asks == "enjoy"
    assert "utter_doubt_faq" in bot.responses
    assert anna.says("hoe lang duurt dit", "faq_duration").asks == "enjoy"
    assert "enjoy" not in plan(anna).reflection


def test_the_first_answer_is_the_first_and_not_the_last_one(anna: Talk) -> None:
    begun(anna)
    for words in (
        "Rustig blijven als het druk is",
        "Met bewoners praten en lachen",
        "Nee, te veel papierwerk helaas",
    ):
        anna.says(words)
    bot = anna.presses("back:ik wil mijn eerste antwoord aanpassen")
    assert bot.asks == "strengths"
    anna.says("Rustig blijven, vooral 's nachts")
    assert plan(anna).reflection["strengths"] == "Rustig blijven, vooral 's nachts"
    assert plan(anna).reflection["used"] == "Nee, te veel papierwerk helaas"


@pytest.mark.parametrize("word", re.findall(r"'([^']+)'", ALWAYS))
def test_what_help_says_one_can_always_type_is_never_kept_as_an_answer(anna: Talk, word: str) -> None:
    begun(anna)
    for question in REFLECTION:
        anna.presses(f"goto:{question}")
        anna.says(word)
        current = plan(anna)
        assert question not in current.reflection, word
        anna.presses("cancel_no")


def test_an_answer_that_the_gate_takes_for_going_back_overwrites_nothing(anna: Talk) -> None:
    begun(anna)
    anna.says("ik ken de dossiers goed en kan rap schakelen")
    anna.minds.gate.hear = lambda text, question: Heard("back", 0.99)  # type: ignore[method-assign]
    bot = anna.says("goh ik zit hier goed, ik moet niet hoger")
    assert bot.asks == "used"
    assert plan(anna).reflection["strengths"] == "ik ken de dossiers goed en kan rap schakelen"
    assert plan(anna).reflection["enjoy"] == "goh ik zit hier goed, ik moet niet hoger"
    assert anna.says("ik wil mijn vorige antwoord veranderen").asks == "enjoy"


def test_what_is_meant_for_something_is_no_wish_to_go_back() -> None:
    assert not speaks_of_going_back("Mijn gedachte, alleen voor het gesprek bedoeld.")
    assert speaks_of_going_back("nee, ik bedoelde het ziekenhuis")


def test_a_yes_to_the_invitation_is_not_what_there_is_to_tell(anna: Talk) -> None:
    begun(anna)
    anna.says("rustig")
    bot = anna.says("ja")
    assert bot.asks == "strengths"
    assert bot.responses[0] == "utter_go_ahead"
    bot = anna.says("als het druk wordt blijf ik kalm")
    assert bot.asks == "enjoy"
    assert plan(anna).reflection["strengths"] == "rustig\nals het druk wordt blijf ik kalm"


@pytest.mark.parametrize("no", ["nee", "nee hoor", "weet ik niet"])
def test_a_no_to_the_invitation_leaves_the_answer_as_it_is(anna: Talk, no: str) -> None:
    begun(anna)
    anna.says("rustig")
    assert anna.says(no).asks == "enjoy"
    assert plan(anna).reflection["strengths"] == "rustig"


def test_who_answers_in_a_word_is_invited_to_say_more_twice_at_most(anna: Talk) -> None:
    begun(anna)
    for question in ("strengths", "enjoy"):
        assert anna.says("rustig").asks == question
        anna.says("laat zo")
    assert anna.says("soms").asks == "improve"


def test_on_the_first_screen_a_greeting_is_greeted_and_not_corrected(anna: Talk) -> None:
    anna.arrives()
    bot = anna.says("hoi", "greet")
    assert "utter_greet" in bot.responses
    assert "utter_welcome_choose" not in bot.responses
    assert bot.asks == "welcome"


def test_on_the_first_screen_who_wants_to_know_something_has_not_chosen(anna: Talk) -> None:
    anna.arrives()
    question = (
        "Goedemiddag, ik zou graag eerst willen weten wat dat juist is, zo'n POB, want mijn diensthoofd sprak daar "
        "vorige week over en ik heb het niet helemaal begrepen"
    )
    bot = anna.says(question, "faq_budget")
    assert "utter_faq_budget" in bot.responses
    assert bot.asks == "welcome"
    bot = anna.says("en hoe zit dat dan met mijn rapportcijfers?")
    assert "utter_question_not_understood" in bot.responses


@pytest.mark.parametrize(
    "text", ["ik heb vandaag niet zoveel tijd dus doe maar eerst één doel", "de korte graag", "rap"]
)
def test_on_the_first_screen_a_way_in_can_be_said_at_any_length(anna: Talk, text: str) -> None:
    anna.arrives()
    assert anna.says(text).asks == "goal"


def test_who_reads_all_this_is_told_of_answers_and_goals_alike(anna: Talk) -> None:
    anna.arrives()
    bot = anna.says("wie leest dit allemaal")
    assert "Je doelen leest je leidinggevende pas als jij ze deelt" in bot.text
    assert bot.asks == "welcome"
    anna.presses("paper")
    assert "utter_readers_all" in anna.says("wie kan dit lezen?").responses


def test_where_nothing_is_open_there_is_nothing_to_stop(anna: Talk) -> None:
    anna.arrives()
    anna.presses("paper")
    assert anna.says("ik stop ermee", "cancel_talk").responses == ["utter_goodbye"]


def test_a_term_in_a_long_question_says_what_is_asked(anna: Talk) -> None:
    anna.arrives()
    bot = anna.says("ik zou eerst willen weten wat dat juist is, zo'n POB, want ik heb het niet helemaal begrepen")
    assert "utter_faq_budget" in bot.responses


@pytest.mark.parametrize(
    ("suspected", "asked", "not_asked"),
    [("pause", "utter_say_more", "utter_doubt_pause"), ("skip", "utter_doubt_skip", "utter_say_more")],
)
def test_a_word_that_is_doubted_gets_one_question_and_not_two(
    anna: Talk, suspected: Label, asked: str, not_asked: str
) -> None:
    class Doubts(Gate):
        def hear(self, text: str, question: str) -> Heard:
            return Heard("answer", 0.5, doubtful=True, suspected=suspected)

    begun(anna)
    anna.minds.gate = Doubts(None)
    bot = anna.says("patiënten")
    assert asked in bot.responses
    assert not_asked not in bot.responses
    assert len(set(bot.buttons)) == len(bot.buttons)


@pytest.mark.parametrize("said", ["tekenen", "Teken ik?", "graag tekenen"])
def test_drawing_is_an_answer_where_nothing_waits_to_be_signed(anna: Talk, said: str) -> None:
    begun(anna)
    anna.says("overslaan")
    bot = anna.says(said)
    assert plan(anna).reflection["enjoy"] == said
    assert "utter_nothing_to_sign" not in bot.responses


@pytest.mark.parametrize(
    "asked", ["?", "??", "snap de vraag niet", "Zou u kunnen uitleggen wat u met deze vraag bedoelt?"]
)
def test_who_does_not_understand_the_question_gets_it_explained(anna: Talk, asked: str) -> None:
    begun(anna)
    bot = anna.says(asked)
    assert bot.asks == "strengths"
    assert "utter_why_strengths" in bot.responses
    assert "utter_example_strengths" in bot.responses


@pytest.mark.parametrize("said", ["nee", "ik wil geen doelen", "niks", "ik wil dit niet", "geen zin"])
def test_who_wants_none_of_it_is_left_in_peace(anna: Talk, said: str) -> None:
    anna.arrives()
    bot = anna.says(said)
    assert "utter_welcome_no" in bot.responses
    assert bot.asks is None


def test_one_goal_can_be_asked_for_in_english(anna: Talk) -> None:
    anna.arrives()
    assert "utter_language" in anna.says("hi can we do this in english?", "faq_disagree").responses
    assert anna.says("just one goal please").asks == "goal"


def test_who_tells_a_goal_at_the_first_screen_hears_that_it_was_not_kept(anna: Talk) -> None:
    anna.arrives()
    said = "I want to get better at kubernetes and get the certificate before June"
    assert "utter_welcome_first" in anna.says(said).responses


@pytest.mark.parametrize(
    ("asked", "response"),
    [
        ("is dit een AI", "utter_bot_challenge"),
        ("ben jij chatgpt", "utter_bot_challenge"),
        ("stuur het naar mijn mail", "utter_mail"),
        ("kun je dit naar mij mailen?", "utter_mail"),
        ("kan ik het printen", "utter_print"),
        ("kan ik dit op mijn gsm doen", "utter_phone"),
        ("ben ik hier niet te oud voor", "utter_any_age"),
        ("ik heb nog 6 jaar te gaan. zo'n pop is voor die jonge gasten", "utter_any_age"),
    ],
)
def test_practical_questions_are_answered_before_the_first_choice(anna: Talk, asked: str, response: str) -> None:
    anna.arrives()
    bot = anna.says(asked)
    assert (response in bot.responses, bot.asks) == (True, "welcome")


@pytest.mark.parametrize("said", ["ik mail de planning naar de klant", "met AI leren werken", "mailen met klanten"])
def test_what_only_sounds_practical_is_an_answer(anna: Talk, said: str) -> None:
    anna.arrives()
    anna.presses("whole")
    assert not {"utter_mail", "utter_print", "utter_bot_challenge"} & set(anna.says(said).responses)


@pytest.mark.parametrize(
    ("asked", "response"),
    [
        ("wat is functie", "utter_word_role"),
        ("wat betekent ambitie?", "utter_word_ambition"),
        ("Sorry wat is een leidinggevende", "utter_word_manager"),
        ("wat betekent verdienen?", "utter_why_improve"),
    ],
)
def test_a_word_of_the_question_is_explained(anna: Talk, asked: str, response: str) -> None:
    anna.arrives()
    anna.presses("whole")
    for _ in range(3):
        anna.says("overslaan")
    bot = anna.says(asked)
    assert (response in bot.responses, bot.asks) == (True, "improve")


@pytest.mark.parametrize("said", ["wissen", "Mijn gegevens wissen"])
def test_the_first_screen_names_erasing_and_the_word_for_it_works(anna: Talk, said: str) -> None:
    assert "Wissen?" in anna.arrives().text
    assert "utter_erase" in anna.says(said).responses
