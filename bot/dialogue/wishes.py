"""What a message asks for, whatever is open: by its exact words, or by what the engine takes it for."""

from __future__ import annotations

from bot.dialogue.commands.questions import SURE
from bot.dialogue.dutch import COMMANDS as WORDS
from bot.dialogue.dutch import bare, is_here_again
from bot.dialogue.turn import Intent, Turn

REQUESTS: dict[str, str] = {
    "start_preparation": "start",
    "start_quick_goal": "quick",
    "continue_talk": "continue",
    "skip_question": "skip",
    "change_answer": "back",
    "undo": "undo",
    "pause_talk": "pause",
    "cancel_talk": "cancel",
    "ask_help": "help",
    "show_overview": "overview",
    "talk_to_human": "human",
    "repeat_question": "repeat",
    "keep_as_is": "keep",
    "new_goal": "new_goal",
    "remove_goal": "remove_goal",
    "share_plan": "share",
    "withdraw_share": "withdraw",
    "preview_share": "preview",
    "sign_plan": "sign",
    "report_progress": "progress",
    "evaluate_plan": "evaluate",
    "export_data": "export",
    "erase_data": "erase",
    "ask_privacy": "privacy",
    "show_team": "team",
    "prepare_talk": "prepare",
    "plan_talk": "talk_on",
    "talk_held": "talk_held",
    "show_agenda": "agenda",
    "show_plan": "show_plan",
}
"""Intent -> what it asks for, when no question is open."""
OF_A_MANAGER = ("prepare_talk", "plan_talk", "talk_held")
"""What only someone with a team asks for."""
SMALL_TALK = {
    "greet": "utter_greet",
    "thanks": "utter_thanks",
    "goodbye": "utter_goodbye",
    "bot_challenge": "utter_bot_challenge",
}
"""Intent -> the response to it."""


def best_intent(turn: Turn) -> Intent:
    """What the engine takes the message for; nothing known, when it says nothing."""
    return turn.intents[0] if turn.intents else Intent("out_of_scope", 0.0)


def surely_asked(turn: Turn) -> str | None:
    """The command for what a message surely asks; the first screen is no reason to wait for it."""
    best = best_intent(turn)
    return REQUESTS.get(best.name) if best.confidence >= SURE else None


def exactly(text: str) -> str | None:
    """The command that these few words always are."""
    return "continue" if is_here_again(text) else WORDS.get(bare(text))
