"""Questions in between: about the open question, about the method, about who reads what."""

from __future__ import annotations

from bot.dialogue.commands.agreeing import preview
from bot.dialogue.commands.own_data import privacy
from bot.dialogue.commands.registry import command
from bot.dialogue.dutch import MAKE_EXAMPLE, WHY, bare
from bot.dialogue.dutch_corrections import (
    asks_for_a_language,
    asks_when_the_talk_is,
    asks_who_manages,
    asks_who_reads,
)
from bot.dialogue.dutch_practical import PRACTICAL, asks_for_a_word
from bot.dialogue.turn import Turn
from bot.plan.questions import BY_ID, Part
from bot.wording import day

ASKING = 0.2
"""Below this confidence a question is answered with what can be asked, rather than with a guess."""
ABOUT_THE_QUESTION = ("ask_why", "ask_example", "ask_who_reads", "ask_meaning")
EXPLAINS = ("bot_challenge", "ask_privacy", "preview_share", "repeat_question", *ABOUT_THE_QUESTION)

SURE = 0.6
"""From this confidence on the ranking of intents is believed: also where words are no answer to what is asked."""
SAID_PLAINLY = {
    "ask_who_manages": asks_who_manages,
    "ask_language": asks_for_a_language,
    "ask_talk_day": asks_when_the_talk_is,
    **PRACTICAL,
}
"""Questions that are known by their words wherever one is, also where the ranking has no such intent."""
TERMS = {"pob": "faq_budget", "magie": "faq_er_magie"}
"""Words that one explanation is about: in a long story they say more than the rest of it."""


def explain(turn: Turn, text: str, about: str | None = None) -> None:
    """Answer a question: about the open question (or the one that was open: `about`), the method, who reads what."""
    tell(turn, asked(turn, text), about or turn.conversation.question)


def tell(turn: Turn, name: str | None, question: str | None) -> None:
    """Tell what was asked: the name of an intent, None where that is not clear."""
    if name == "ask_who_reads" and question in (None, "welcome"):
        turn.say("utter_readers_all")
    elif name in ABOUT_THE_QUESTION and question is not None:
        _about_question(turn, name, question)
    elif name == "repeat_question" and question is not None:
        turn.say("utter_repeat")
    elif name == "ask_privacy":
        privacy(turn)
    elif name == "preview_share":
        preview(turn)
    elif name == "ask_who_manages":
        _manager(turn)
    elif name == "ask_language":
        turn.say("utter_language")
    elif name == "ask_talk_day":
        _talk_day(turn)
    elif name in ("ask_print", "ask_mail"):
        turn.say("utter_print" if name == "ask_print" else "utter_mail", url=f"{turn.minds.base_url}/me/document")
    elif name is not None and name.startswith("word_"):
        turn.say(f"utter_word_{name.removeprefix('word_')}")
    elif name == "ask_phone":
        turn.say("utter_phone")
    elif name == "bot_challenge":
        turn.say("utter_bot_challenge")
    elif name is not None and name.startswith("faq_"):
        turn.say(f"utter_{name}")
    elif question is not None:
        turn.say("utter_question_not_understood")
    else:
        turn.say("utter_faq_topics")


def asked(turn: Turn, text: str) -> str | None:
    """Which of the questions that can be answered this is, by the engine's ranking; exact words go first."""
    said = bare(text)
    if said in MAKE_EXAMPLE:
        return "ask_example"
    if said in WHY:
        return "ask_why"
    if asks_who_reads(text):
        return "ask_who_reads"
    plainly = next((name for name, asks in SAID_PLAINLY.items() if asks(text)), None)
    if plainly is not None:
        return plainly
    meaning = asks_what_is_meant(turn, text)
    if meaning is not None:
        return meaning
    term = next((answer for word, answer in TERMS.items() if word in said.split()), None)
    if term is not None and not (turn.intents and turn.intents[0].confidence >= SURE):
        return term
    for intent in turn.intents:
        if intent.name.startswith("faq_") or intent.name in EXPLAINS:
            return intent.name if intent.confidence >= ASKING else None
    return None


def asks_what_is_meant(turn: Turn, text: str) -> str | None:
    """The question for the meaning of a word. Else the open question is explained, by an example."""
    word = asks_for_a_word(text)
    if word:
        return f"word_{word}"
    sure = turn.intents and turn.intents[0].confidence >= SURE
    return "ask_meaning" if word is not None and not sure and turn.conversation.question is not None else None


def _manager(turn: Turn) -> None:
    """Who stands in HR's list as this person's manager, and whom to tell when that is not right."""
    if turn.manager is not None:
        turn.say("utter_my_manager", name=turn.manager.name)
    else:
        turn.say("utter_no_known_manager")


def _talk_day(turn: Turn) -> None:
    """When the talk is, or was; who sets the day where there is none yet."""
    plan = turn.plan if turn.has_plan else None
    if plan is not None and plan.talk_held_on is not None:
        turn.say("utter_talk_was", day=day(plan.talk_held_on))
    elif plan is not None and plan.talk_on is not None:
        turn.say("utter_talk_day", day=day(plan.talk_on))
    else:
        turn.say("utter_talk_no_day")


def _about_question(turn: Turn, name: str, question: str) -> None:
    if name == "ask_who_reads" and BY_ID[question].part is Part.SHARING and turn.plan.shareable:
        preview(turn)  # nothing says it better than what goes along
    elif name == "ask_who_reads":
        turn.say(f"utter_readers_{BY_ID[question].readers.value}")
    if name in ("ask_why", "ask_meaning"):
        turn.say(f"utter_why_{question}")
    if name in ("ask_example", "ask_meaning"):
        turn.say(f"utter_example_{question}" if BY_ID[question].free_text else "utter_example_choice")


@command("why")
def _why(turn: Turn) -> None:
    if turn.conversation.question is not None:
        _about_question(turn, "ask_why", turn.conversation.question)


@command("example")
def _example(turn: Turn) -> None:
    if turn.conversation.question is not None:
        _about_question(turn, "ask_example", turn.conversation.question)


@command("who_reads")
def _who_reads(turn: Turn) -> None:
    if turn.conversation.question is not None:
        _about_question(turn, "ask_who_reads", turn.conversation.question)
