"""Words typed while no question is open: a request, a question, small talk, or nothing that is understood."""

from __future__ import annotations

from bot.dialogue import commands, repairs
from bot.dialogue.commands import answers, finding, team
from bot.dialogue.commands.questions import ASKING, EXPLAINS, SAID_PLAINLY, SURE, explain
from bot.dialogue.dutch import IDLE_COMMANDS, bare, is_no, is_yes
from bot.dialogue.dutch_corrections import (
    asks_what_became,
    asks_what_is_prepared,
    asks_what_is_seen,
    asks_what_was_last_time,
    asks_what_was_promised,
    asks_who_reads,
    disagrees,
)
from bot.dialogue.dutch_practical import says_to_be_old
from bot.dialogue.flows import for_hr, managing, welcome
from bot.dialogue.turn import Turn
from bot.dialogue.wishes import OF_A_MANAGER, REQUESTS, SMALL_TALK, best_intent, exactly, surely_asked
from bot.plan.states import EDITABLE

AFTER_SIGNING = ("report_progress", "evaluate_plan")
TELLS = 0.5
"""From this confidence someone tells how a plan goes, though it sounds like asking for an overview or for help."""


def hear(turn: Turn, text: str) -> None:
    """Nothing waits for an answer: what was said is a request or a question."""
    exact = exactly(text) or IDLE_COMMANDS.get(bare(text))
    if exact is not None:
        commands.run(turn, exact)
        return
    if welcome.asks_for_figures(turn, text):
        commands.run(turn, "trends")
        return
    if repairs.confirmed(turn, text) or answers.cell_chosen(turn, text):
        return
    if asks_what_was_promised(text):
        reports = managing.named(turn.reports, text)
        commands.run(turn, f"promises:{reports[0].id}" if len(reports) == 1 else "promises")
        return
    if _asks_about_a_report(turn, text) or _looks_back(turn, text) or for_hr.answered(turn, text):
        return
    if says_to_be_old(text):
        turn.say("utter_any_age")
        return
    if disagrees(text):
        turn.say("utter_faq_disagree")
        return
    if any(asks(text) for asks in SAID_PLAINLY.values()):
        explain(turn, text)
        return
    if turn.manager is not None and asks_what_is_seen(text, turn.manager.first_name):
        commands.run(turn, "seen")
        return
    if turn.manager is not None and asks_what_is_prepared(text, turn.manager.first_name):
        commands.run(turn, "prepared")
        return
    if turn.has_plan and "gesprek" not in bare(text) and repairs.taken_back(turn, text):
        return
    heard = turn.minds.gate.hear(text, "")
    best = best_intent(turn)
    tells = best.name in AFTER_SIGNING and best.confidence >= TELLS
    tells = tells or surely_asked(turn) is not None
    if heard.label in ("help", "overview", "human", "pause") and not tells:
        commands.run(turn, heard.label)
        return
    # There is nothing to stop: unless that is surely meant, it was something else.
    unsure_end = best.name == "cancel_talk" and best.confidence < SURE
    if best.name in REQUESTS and best.confidence >= ASKING and not unsure_end:
        if best.name in OF_A_MANAGER and not turn.reports:
            _without_a_team(turn, best.name)
            return
        turn.memory["lost"] = 0
        commands.run(turn, REQUESTS[best.name])
    elif best.name in SMALL_TALK and best.confidence >= ASKING:
        turn.say(SMALL_TALK[best.name])
        if best.name == "greet":
            finding.idle(turn)
    elif best.name.startswith("faq_") or best.name in EXPLAINS or asks_who_reads(text):
        explain(turn, text)
    elif is_yes(text) and (turn.has_plan or not turn.reports):
        finding.go_on(turn)
    elif is_yes(text):
        finding.idle(turn)  # a yes to nothing is no wish to make a plan of one's own
    elif is_no(text):
        turn.say("utter_goodbye")
    else:
        _lost(turn)


def _asks_about_a_report(turn: Turn, text: str) -> bool:
    """ "Heeft Hilde al iets gedaan?": how far someone of the team is, which the manager finds in what was shared."""
    return team.turn_to(turn, text) or team.asked_about(turn, text)


def _looks_back(turn: Turn, text: str) -> bool:
    """What was agreed, or what came of it: in the round before this one, else in the plan that is signed."""
    before = asks_what_was_last_time(text)
    if not before and not asks_what_became(text):
        return False
    settled = turn.has_plan and turn.plan.state not in EDITABLE
    if settled and not (before and turn.plan.cycle > 1):
        commands.run(turn, "following" if turn.plan.follow_ups else "show_plan")
    elif (turn.has_plan and turn.plan.cycle > 1) or turn.memory.get("person"):
        commands.run(turn, "previous")
    else:
        return False
    return True


def _without_a_team(turn: Turn, name: str) -> None:
    """What a manager would ask, said by someone without a team: to prepare is to prepare one's own talk."""
    if name == "prepare_talk":
        finding.start(turn)
    else:
        _lost(turn)


def _lost(turn: Turn) -> None:
    """Not understood: say so, offer buttons; the second time a person as well."""
    if turn.memory.get("paused"):
        turn.say("utter_lost_paused")
        return
    times = int(turn.memory.get("lost", 0)) + 1
    turn.memory["lost"] = times
    if times > 1:
        turn.memory["lost"] = 0
        turn.say("utter_not_understood_again")
        finding.human(turn)
    else:
        turn.say("utter_not_understood")
