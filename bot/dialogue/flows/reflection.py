"""The eight reflection questions, one at a time."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogue.dutch import bare, is_no, is_yes, wants_no_more
from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.next_round import offer_last_time
from bot.dialogue.turn import Turn
from bot.plan.plan import Plan
from bot.plan.questions import BY_ID, REFLECTION, Part

THIN = 3
"""Below this many words an answer gets one invitation to say more."""

YES_OR_NO = "used"
"""The one question to which a bare no is an answer. To the others it says that there is none."""

MOST_INVITATIONS = 2
"""Who answers in a word by nature hears this often that there may be more, and not at all eight questions."""

_WELL_PLACED = re.compile(
    r"\b(zit|ben|zat)\b[^.]{0,20}\bgoed\b[^.]{0,15}\b(plek|plaats)|geen ambities?|hoef(t)? niet (hoger|verder|anders)"
    r"|tevreden (met|waar|zoals)|hier mijn pensioen|wil (gewoon )?blijven (doen )?waar",
    re.IGNORECASE,
)
GOAL_MINUTES = 6
"""What the goals and the sharing take after the reflection, for the time left."""


def sounds_well_placed(text: str) -> bool:
    """Whether someone says to be in the right place. Only used to say that a goal is not a must."""
    return bool(_WELL_PLACED.search(text))


class Reflection(Flow):
    part = Part.REFLECTION

    def begin(self, turn: Turn) -> None:
        turn.memory.pop("invitations", None)
        waiting = turn.plan.unasked
        if waiting:
            turn.ask(Part.REFLECTION, waiting[0])
        else:
            self.done(turn)

    def introduce(self, turn: Turn, question: str) -> None:
        if turn.memory.get("invited") == question:
            return
        earlier = turn.plan.reflection.get(question)
        if earlier:
            turn.show_earlier(earlier)
        else:
            offer_last_time(turn, question)

    def slots(self, turn: Turn, question: str) -> dict[str, Any]:
        waiting = [q for q in turn.plan.unasked if q != question]
        minutes = sum(BY_ID[q].minutes for q in [question, *waiting]) + GOAL_MINUTES
        return {"number": REFLECTION.index(question) + 1, "minutes": round(minutes)}

    def answer(self, turn: Turn, question: str, text: str) -> None:
        dont_know = turn.heard is not None and turn.heard.dont_know
        to_tell_more = turn.memory.get("invited") == question and not turn.memory.get("invited_replace")
        if to_tell_more and is_yes(text):
            turn.say("utter_go_ahead")
            return
        if to_tell_more and (is_no(text) or dont_know):
            self.skip(turn, question)
            return
        if is_no(text) and question != YES_OR_NO:
            self.skip(turn, question)
            return
        plan, invited = turn.touch(), turn.memory.pop("invited", None) == question
        turn.remember_undo()
        earlier = plan.reflection.get(question, "")
        if invited and earlier and not turn.memory.pop("invited_replace", False):
            text = f"{earlier}\n{text}"
        plan.answer(turn.me, question, text, turn.now)
        # One question at a time: "nvt" and a name are asked about by themselves, and need no invitation beside it.
        passed_over = turn.heard is not None and turn.heard.doubtful and turn.heard.suspected == "skip"
        passed_over = passed_over or turn.named is not None
        thin = len(re.findall(r"\w+", text)) < THIN and not passed_over
        thin = thin and turn.memory.get("invitations", 0) < MOST_INVITATIONS
        if (thin or dont_know) and not invited:
            turn.memory["invitations"] = turn.memory.get("invitations", 0) + (not dont_know)
            turn.memory["invited"] = question
            turn.memory["invited_replace"] = dont_know
            turn.say("utter_saved")
            turn.say(f"utter_prompts_{question}" if dont_know else "utter_say_more")
            return
        turn.memory.pop("invited_replace", None)
        turn.say("utter_saved")
        if sounds_well_placed(text):
            turn.say("utter_well_placed_is_fine")
            turn.memory["well_placed_said"] = True
        self._next(turn, question)

    def skip(self, turn: Turn, question: str) -> None:
        turn.touch().skip(turn.me, question)
        turn.memory.pop("invited", None)
        turn.say("utter_kept" if question in turn.plan.reflection else "utter_skipped")
        self._next(turn, question)

    def _next(self, turn: Turn, question: str) -> None:
        """Back to where the person was, else the next open question after this one, else an earlier one."""
        back = turn.memory.pop("return_to", None)
        if back:
            turn.go_to(back)
            return
        waiting = turn.plan.unasked
        later = [q for q in waiting if REFLECTION.index(q) > REFLECTION.index(question)]
        if later or waiting:
            turn.ask(Part.REFLECTION, (later or waiting)[0])
        else:
            self.done(turn)

    def done(self, turn: Turn) -> None:
        """All questions had their turn: on to the goals."""
        turn.say("utter_reflection_done")
        goals = turn.plan.begun_goals
        if goals and all(goal.sentence_accepted for goal in goals):
            if not turn.finish():
                turn.begin(Part.SHARING)
        else:
            turn.begin(Part.GOAL)

    def previous(self, turn: Turn, question: str) -> bool:
        position = REFLECTION.index(question)
        if position == 0:
            return False
        turn.ask(Part.REFLECTION, REFLECTION[position - 1])
        return True


def topics(plan: Plan) -> list[tuple[str, str]]:
    """What the reflection offers as the start of a goal, in the employee's own words: (question, first sentence).

    A first line that says next to nothing ("niks", before one thought of something; "dat is alles") is passed over.
    """
    found = []
    for question in ("learn", "improve", "direction", "ambition"):
        parts = (part.strip() for part in re.split(r"[.\n!?;]", plan.reflection.get(question, "")))
        first = next((part for part in parts if len(bare(part).split()) >= 2), "")
        if first and not (sounds_well_placed(first) or wants_no_more(first)):
            found.append((question, first))
    return found


_CHOSEN = re.compile(
    r"^(ja |nee |doe |maar |dan |ik |neem |kies |wil |pak |liever |graag |laten we |voor )*"
    r"((nummer |nr |optie |de |het )*(?P<place>\d|eerste|tweede|derde|vierde|laatste)( maar| graag| dan)?"
    r"|(de|die|dat|het|deze)( ene| eerste| idee)? (van|met|over|voor|rond) (?P<words>.+))$"
)


def chosen(offered: list[tuple[str, str]], text: str) -> str | None:
    """The question whose words are meant by "de tweede" or "doe maar die van wondzorg"; None when none is."""
    found = _CHOSEN.search(bare(text))
    if found is None:
        return None
    if found["place"]:
        places = ("eerste", "tweede", "derde", "vierde")
        place = found["place"]
        number = len(offered) if place == "laatste" else int(place) if place.isdigit() else places.index(place) + 1
        return offered[number - 1][0] if 1 <= number <= len(offered) else None
    words = {word for word in found["words"].split() if len(word) >= 4}
    meant = [question for question, topic in offered if words & set(bare(topic).split())]
    return meant[0] if len(meant) == 1 else None
