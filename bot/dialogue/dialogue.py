"""From a message to an effect and an answer: what was said, what it does, what is asked next.

The engine calls this once or twice a turn (again when another form opens). The first call does the work and keeps
its outcome with the message; a message that comes again after a crash is answered from there and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from unicodedata import category

from bot.dialogue import commands, repairs
from bot.dialogue.commands import agreeing, answers, finding, team
from bot.dialogue.commands.questions import ASKING, EXPLAINS, SAID_PLAINLY, SURE, asked, explain
from bot.dialogue.commands.registry import command
from bot.dialogue.conversation import LONGEST, Conversation
from bot.dialogue.dutch import COMMANDS as WORDS
from bot.dialogue.dutch import (
    IDLE_COMMANDS,
    bare,
    draws,
    is_here_again,
    is_keep,
    is_no,
    is_yes,
    puts_a_question,
    speaks_of_going_back,
)
from bot.dialogue.dutch_corrections import (
    asks_how_far,
    asks_what_became,
    asks_what_is_seen,
    asks_what_was_last_time,
    asks_what_was_promised,
    asks_who_reads,
)
from bot.dialogue.flows import for_hr, managing, welcome
from bot.dialogue.flows.registry import FLOWS, flow_of
from bot.dialogue.flows.talk import day_in
from bot.dialogue.letters import body_of
from bot.dialogue.turn import Intent, Minds, Say, Turn
from bot.plan.questions import BY_ID, Part
from bot.plan.states import EDITABLE, NotAllowed
from bot.wording import time_of_day

if TYPE_CHECKING:
    from bot.dialogue.gate import Heard
    from bot.store.mail import InboxMessage
    from bot.store.store import Work

AWAY = timedelta(hours=4)
"""After this long, someone who comes back is welcomed and told where they were."""
STROKES = frozenset("-_.,~*=\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")
"""Signs with which a field is passed over; by themselves they tell nothing."""

FOR_US = ("ask_who_reads", "ask_example", "ask_privacy", "repeat_question")
"""What is asked of the assistant, also in the middle of words to somebody else."""
AFTER_SIGNING = ("report_progress", "evaluate_plan")
TELLS = 0.5
"""From this confidence someone tells how a plan goes, though it sounds like asking for an overview or for help."""

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

PREPARES = tuple(part.form for part in (Part.WELCOME, Part.REFLECTION, Part.GOAL, Part.PRIORITY, Part.SHARING))
"""The forms in which one's own plan is made."""
OF_ONE = ("prepare", "talk_held", "agenda")
"""What a manager asks about one person of the team."""
OF_A_MANAGER = ("prepare_talk", "plan_talk", "talk_held")

SMALL_TALK = {
    "greet": "utter_greet",
    "thanks": "utter_thanks",
    "goodbye": "utter_goodbye",
    "bot_challenge": "utter_bot_challenge",
}


@dataclass(slots=True)
class Reply:
    """What a turn comes to: what is said, which question is open, and what the engine must know of it."""

    says: list[Say]
    form: str | None
    question: str | None
    about: dict[str, Any]
    slots: dict[str, Any] = field(default_factory=dict)
    card: dict[str, Any] | None = None


def position(work: Work, conversation: Conversation, now: datetime, minds: Minds) -> Reply:
    """Where the conversation stands, saying nothing: for an engine that has lost its memory."""
    turn = _turn(work, conversation, "arrive", "", (), minds, now)
    return Reply([], conversation.form, conversation.question, conversation.about, _slots(turn))


def take_turn(
    work: Work,
    conversation: Conversation,
    message: InboxMessage,
    intents: Sequence[Intent],
    minds: Minds,
    now: datetime,
) -> Reply:
    """Do what one message asks, once, and say what comes of it."""
    turn = _turn(work, conversation, message.kind, message.text, intents, minds, now)
    if message.applied_at is not None and message.outcome is not None:
        says = [Say.from_json(say) for say in message.outcome["says"]]
        card = message.outcome["card"]
        return Reply(says, conversation.form, conversation.question, conversation.about, _slots(turn), card)
    try:
        if message.kind == "text" and work.inbox.overtaken(message):
            _came_late(turn, message)
        else:
            _handle(turn)
    except NotAllowed:
        turn.refuse()
    try:
        _introduce(turn)
    except NotAllowed:  # what was open is no longer this person's to see
        turn.refuse()
        turn.memory.pop("return_to", None)
        turn.memory["stack"] = []
        turn.close()
    if not turn.says and turn.conversation.question is None:
        # Never silence: an empty answer would be taken for a failure.
        finding.idle(turn)
        _introduce(turn)
    turn.tidy_undo()
    turn.log_changes()
    for plan in turn.touched:
        work.plans.save(plan)
    work.conversations.save(conversation)
    outcome = {"says": [say.to_json() for say in turn.says], "card": turn.card}
    work.inbox.mark_applied(message.id, outcome, now)
    return Reply(turn.says, conversation.form, conversation.question, conversation.about, _slots(turn), turn.card)


def _turn(
    work: Work,
    conversation: Conversation,
    kind: str,
    text: str,
    intents: Sequence[Intent],
    minds: Minds,
    now: datetime,
) -> Turn:
    person = work.people.get(conversation.person_id)
    if person is None:
        raise LookupError("conversation without a person")
    return Turn(work, person, conversation, kind, text, intents, minds, now, FLOWS)


def _slots(turn: Turn) -> dict[str, Any]:
    """The numbers that the open question's text shows."""
    active, question = flow_of(turn.conversation.form), turn.conversation.question
    if active is None or question is None:
        return {}
    return active.slots(turn, question)


def _introduce(turn: Turn) -> None:
    """Say what must be said before the open question. A question that makes no sense any more closes itself."""
    before = None
    while turn.conversation.position not in (None, before):
        before = turn.conversation.position
        active = flow_of(turn.conversation.form)
        if active is not None:
            active.introduce(turn, str(turn.conversation.question))


def _handle(turn: Turn) -> None:
    kind, text = turn.kind, turn.text
    _close_what_is_over(turn)
    if kind == "arrive":
        _arrive(turn)
    elif kind == "command":
        repairs.forget_what_was_asked(turn, text)
        commands.run(turn, text)
    else:
        _hear(turn, text)


def _close_what_is_over(turn: Turn) -> None:
    """A question of the preparation has no answer any more once the plan is settled, by whomever."""
    if not turn.has_plan or turn.plan.state in EDITABLE:
        return
    memory = turn.memory
    memory["stack"] = [position for position in memory.get("stack", []) if position["form"] not in PREPARES]
    for name in ("paused", "return_to"):
        if memory.get(name) and memory[name]["form"] in PREPARES:
            memory.pop(name)
    if turn.conversation.form in PREPARES:
        turn.finish()


def _hear(turn: Turn, text: str) -> None:
    """Someone typed this, now or instead of what they typed before."""
    if not _shows(text):
        turn.say("utter_empty")
    elif len(text) > LONGEST:
        turn.say("utter_too_long")
    elif turn.conversation.question is None:
        _without_question(turn, body_of(text))
    else:
        _with_question(turn, text if turn.conversation.question in repairs.TO_ANOTHER else body_of(text))


@command("correct")
def _correct(turn: Turn, earlier: str, *words: str) -> None:
    """The last message was edited where it was typed: what it changed is taken back, and the new words are heard.

    What cannot be taken back (a plan was shared, or signed) stays as it is.
    """
    before = turn.work.inbox.get(earlier)
    trail = turn.memory.get("undo", [])
    if before is None or before.person_id != turn.person.id or before.applied_at is None:
        raise NotAllowed("no such message")
    if not trail or trail[-1]["at"] != before.applied_at.isoformat():
        turn.say("utter_edit_changes_nothing")
        return
    answers.undo(turn)
    turn.says.clear()
    turn.say("utter_edited")
    _hear(turn, ":".join(words))


def _came_late(turn: Turn, message: InboxMessage) -> None:
    """What was said before something that had its effect is no answer to a question that came after it.

    The person says what is to be done with it. Its words are not repeated: they stand where they were typed.
    """
    assert message.said_at is not None
    time = time_of_day(message.said_at, turn.now)
    if turn.conversation.question is None:
        turn.say("utter_late_to_nothing", time=time)
    else:
        turn.say("utter_late", time=time, message=message.id)


@command("late")
def _late(turn: Turn, id: str) -> None:
    """Use a message that came late after all, as if it were said now."""
    late = turn.work.inbox.get(id)
    if late is None or late.person_id != turn.person.id or late.kind != "text":
        raise NotAllowed("no such message")
    _hear(turn, late.text)


@command("leave_late")
def _leave_late(turn: Turn) -> None:
    turn.say("utter_late_left")


def _shows(text: str) -> bool:
    """Whether there is anything to read: more than white space, strokes and what only steers how others are shown."""
    return any(not (char.isspace() or char in STROKES or category(char) in ("Cc", "Cf")) for char in text)


def _arrive(turn: Turn) -> None:
    """Someone opens the chat."""
    conversation = turn.conversation
    away = conversation.arrived_at is None or turn.now - conversation.arrived_at > AWAY
    conversation.arrived_at = turn.now
    if conversation.question is None:
        finding.idle(turn)
    elif conversation.form != Part.WELCOME.form and away:
        turn.say("utter_welcome_back", first_name=turn.person.first_name)


# --- a question is open -----------------------------------------------------------------------------------


def _exactly(text: str) -> str | None:
    """The command that these few words always are."""
    return "continue" if is_here_again(text) else WORDS.get(bare(text))


ASK_FOR_WHOM = ("welcome", "pick_person")
"""Questions to which the name of someone of the team is an answer."""


def _with_question(turn: Turn, text: str) -> None:
    conversation = turn.conversation
    question = str(conversation.question)
    active = flow_of(conversation.form)
    if active is None:
        raise NotAllowed("unknown form")
    if repairs.settled(turn, text) or (question == "welcome" and for_hr.answered(turn, text)):
        return
    if _of_the_team(turn, text):
        return
    if question not in ASK_FOR_WHOM and not BY_ID[question].free_text and team.turn_to(turn, text):
        return
    if active.answers_here(question, text):
        answers.answer(turn, text)
        return
    exact = _exactly(text)
    if draws(text) and BY_ID[question].free_text and agreeing.to_sign(turn) is None:
        answers.answer(turn, text)
        return
    if exact is not None and not (is_keep(text) or is_yes(text)):
        commands.run(turn, exact)
        return
    if is_keep(text):
        answers.keep(turn)
        return
    if repairs.taken_back(turn, text) or repairs.asked_plainly(turn, text) or repairs.several(turn, text):
        return
    heard = _kept_when_unsure(turn, question, turn.minds.gate.hear(text, question), text)
    turn.heard = heard
    if heard.label == "answer":
        _answer(turn, heard, text)
    elif heard.label == "faq" and question == "welcome" and _asks_for(turn) is not None:
        turn.close()
        commands.run(turn, str(_asks_for(turn)))
    elif heard.label == "faq":
        explain(turn, text)
    elif heard.label == "back":
        answers.back(turn, text)
    else:
        commands.run(turn, heard.label)


def _of_the_team(turn: Turn, text: str) -> bool:
    """Who looked at the team in between goes on about it: with a name, or with what is to be done for someone.

    The question that is open stays open, and the first words that are of neither are for that question.
    """
    if turn.memory.pop("glance", None) != turn.conversation.question:
        return False
    wish = _asks_for(turn)
    if wish is not None and turn.intents[0].name in (*OF_A_MANAGER, "show_agenda"):
        commands.run(turn, wish)
    elif not team.turn_to(turn, text):
        return False
    turn.memory["glance"] = turn.conversation.question
    return True


def _asks_for(turn: Turn) -> str | None:
    """The command for what a message surely asks; the first screen is no reason to wait for it."""
    best = turn.intents[0] if turn.intents else None
    return REQUESTS.get(best.name) if best is not None and best.confidence >= SURE else None


def _kept_when_unsure(turn: Turn, question: str, heard: Heard, text: str) -> Heard:
    """What the gate takes for a question or a wish to go back, but that is not put as one, stays the answer.

    Nothing that someone wrote may be lost: unless the words ask, or the engine knows this question, it is kept and
    asked about once. In words to somebody else a question is part of them, unless it can only be for us.
    """
    best = turn.intents[0] if turn.intents else None
    if heard.label == "faq" and question in repairs.TO_ANOTHER:
        ours = best is not None and best.confidence >= SURE and best.name in FOR_US
        return heard if ours else replace(heard, label="answer")
    if heard.label == "back" and BY_ID[question].free_text and not speaks_of_going_back(text):
        return replace(heard, label="answer", doubtful=True, suspected="back")
    if heard.label != "faq" or not BY_ID[question].free_text or puts_a_question(text):
        return heard
    known = best is not None and best.confidence >= SURE and (best.name.startswith("faq_") or best.name in EXPLAINS)
    return heard if known else replace(heard, label="answer", doubtful=True, suspected="faq")


def _answer(turn: Turn, heard: Heard, text: str) -> None:
    question = str(turn.conversation.question)
    if question == "pick_person":
        _pick(turn, text)
        return
    if question == "welcome":
        _come_in(turn, text)
        return
    if question == "talk_on" and _no_day(turn, text):
        return
    answers.answer(turn, text)
    if heard.also_asks and BY_ID[question].free_text:
        explain(turn, heard.question_part or text, about=question)
    elif heard.doubtful and heard.suspected and BY_ID[question].free_text and turn.can_undo_this:
        if turn.memory.get("invited") == question:  # asked for more already: one question at a time
            return
        repairs.doubt(turn, heard.suspected, question, text)


def _come_in(turn: Turn, text: str) -> None:
    """Which of the ways in? Or a greeting, a question about all this, something else that is asked for."""
    best = turn.intents[0] if turn.intents else Intent("out_of_scope", 0.0)
    if welcome.asks_for_figures(turn, text):
        commands.run(turn, "trends")
    elif welcome.chooses(turn, text):
        answers.answer(turn, text)
    elif best.name in SMALL_TALK and best.confidence >= ASKING:
        turn.say(SMALL_TALK[best.name])
    elif asked(turn, text) is not None:
        explain(turn, text)
    elif puts_a_question(text):
        turn.say("utter_question_not_understood")
    else:
        answers.answer(turn, text)


def _pick(turn: Turn, text: str) -> None:
    """Over wie gaat het? A name, or else something quite different that is asked for."""
    if team.pick(turn, text):
        return
    best = _asks_for(turn)
    if best is not None:
        turn.close()
        commands.run(turn, best)
    else:
        turn.say("utter_pick_unknown")


def _no_day(turn: Turn, text: str) -> bool:
    """Op welke dag? Something else about this person that is surely asked for, or someone else; done when it is."""
    if day_in(turn, text) is not None:
        return False
    wish = _asks_for(turn)
    if wish in OF_ONE:
        person = turn.conversation.about["person"]
        turn.close()
        commands.run(turn, f"{wish}:{person}")
        return True
    if managing.named(turn.work.people.reports(turn.person.id), text):
        turn.close()
        team.pick(turn, text)
        return True
    return False


# --- no question is open ----------------------------------------------------------------------------------


def _without_question(turn: Turn, text: str) -> None:
    """Nothing waits for an answer: what was said is a request or a question."""
    exact = _exactly(text) or IDLE_COMMANDS.get(bare(text))
    if exact is not None:
        commands.run(turn, exact)
        return
    if welcome.asks_for_figures(turn, text):
        commands.run(turn, "trends")
        return
    if repairs.confirmed(turn, text):
        return
    if asks_what_was_promised(text):
        reports = managing.named(turn.work.people.reports(turn.person.id), text)
        commands.run(turn, f"promises:{reports[0].id}" if len(reports) == 1 else "promises")
        return
    if _asks_about_a_report(turn, text) or _looks_back(turn, text) or for_hr.answered(turn, text):
        return
    if any(asks(text) for asks in SAID_PLAINLY.values()):
        explain(turn, text)
        return
    if turn.manager is not None and asks_what_is_seen(text, turn.manager.first_name):
        commands.run(turn, "seen")
        return
    if turn.has_plan and "gesprek" not in bare(text) and repairs.taken_back(turn, text):
        return
    heard = turn.minds.gate.hear(text, "")
    best = turn.intents[0] if turn.intents else Intent("out_of_scope", 0.0)
    tells = best.name in AFTER_SIGNING and best.confidence >= TELLS
    tells = tells or _asks_for(turn) is not None
    if heard.label in ("help", "overview", "human", "pause") and not tells:
        commands.run(turn, heard.label)
        return
    # There is nothing to stop: unless that is surely meant, it was something else.
    unsure_end = best.name == "cancel_talk" and best.confidence < SURE
    if best.name in REQUESTS and best.confidence >= ASKING and not unsure_end:
        if best.name in OF_A_MANAGER and not turn.work.people.reports(turn.person.id):
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
    elif is_yes(text) and (turn.has_plan or not turn.work.people.reports(turn.person.id)):
        finding.go_on(turn)
    elif is_yes(text):
        finding.idle(turn)  # a yes to nothing is no wish to make a plan of one's own
    elif is_no(text):
        turn.say("utter_goodbye")
    else:
        _lost(turn)


def _asks_about_a_report(turn: Turn, text: str) -> bool:
    """ "Heeft Hilde al iets gedaan?": how far someone of the team is, which the manager finds in what was shared."""
    if team.turn_to(turn, text):
        return True
    reports = managing.named(turn.work.people.reports(turn.person.id), text)
    if len(reports) != 1 or not asks_how_far(text):
        return False
    managing.brief(turn, reports[0].id)
    return True


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
    times = int(turn.memory.get("lost", 0)) + 1
    turn.memory["lost"] = times
    if times > 1:
        turn.memory["lost"] = 0
        turn.say("utter_not_understood_again")
        finding.human(turn)
    else:
        turn.say("utter_not_understood")
