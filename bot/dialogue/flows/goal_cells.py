"""What is understood of the cells of a goal, and reading it back: dates, hours, money, the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot import wording
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal, Support
from bot.plan.plan import Plan
from bot.smart import amounts, planning
from bot.smart.concerns import ConcernCode, concerns
from bot.smart.types import LETTERS, GoalRow, Verdict


def row_of(goal: Goal, *, proposed: bool = False) -> GoalRow:
    """The five cells as the checker reads them."""
    return GoalRow(**goal.cells(proposed=proposed))


def money(value: Decimal | None) -> str:
    return amounts.read_back_money(value) if value is not None else ""


def _lower_first(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[:1].lower() + text[1:] if not re.match(r"^[A-Z]{2,}|^[A-Z]\w*[A-Z\d]", text) else text


def sentence_of(goal: Goal) -> str:
    """The goal as one sentence, built from the employee's own words: nothing is put into anyone's mouth."""
    # An end that stands in the goal itself need not be said twice.
    period = planning.read_back(period_of(goal)) if goal.planning else ""
    parts = {
        "goal": goal.goal.strip().rstrip("."),
        "activity": _lower_first(goal.activity),
        "result": _lower_first(goal.result),
        "planning": period or _lower_first(goal.planning),
        "support": _lower_first(goal.support.text),
    }
    said = [wording.word(_piece(name, words), words=words) for name, words in parts.items() if words]
    return "; ".join(said) + "."


_IF = re.compile(r"(als|wanneer|zodra|indien)\b")
_THAT = re.compile(r"dat (ik|we|wij|het|de|er|mijn|iedereen|niemand|ze|zij|hij)\b")


def _piece(cell: str, words: str) -> str:
    """The piece of the sentence for a cell. A result that begins with "als" or "dat" goes on with that word."""
    if cell == "result" and _IF.match(words):
        return "sentence_result_if"
    return "sentence_result_that" if cell == "result" and _THAT.match(words) else f"sentence_{cell}"


def own_sentence(goal: Goal) -> str:
    """The sentence where the employee typed one; nothing where it is no more than the cells read back."""
    own = goal.sentence.strip()
    return own if own != sentence_of(goal) else ""


def title_of(goal: Goal) -> str:
    """What a goal is called in a list: the employee's own sentence where that was accepted, else the first cell."""
    own = own_sentence(goal) if goal.sentence_accepted and "goal" not in goal.proposals else ""
    return own or goal.goal


_TITLE_LENGTH = 60
"""Of words on a button: more does not fit on a phone."""


def as_title(words: str) -> str:
    """Words as they stand on a button: shortened where they do not fit."""
    return words if len(words) <= _TITLE_LENGTH else words[: _TITLE_LENGTH - 1].rstrip() + "…"


def letters_there(verdict: Verdict) -> str:
    """Which of LETTERS are there, as the responses `utter_letters_...` are named: "101" is all but the second."""
    return "".join("0" if letter in verdict.missing else "1" for letter in LETTERS)


def period_of(goal: Goal) -> planning.Period:
    """The two dates as they were understood."""
    return planning.Period(goal.start, goal.end, goal.end is not None, "")


def read_planning(turn: Turn, goal: Goal) -> None:
    """Understand the dates in the planning cell, and read them back with what stands out."""
    period = understand_planning(turn, goal)
    if period.start or period.ends:
        say_period(turn, period)
    elif "time_bound" not in turn.minds.checker.check(row_of(goal), turn.today).missing:
        turn.say("utter_saved")  # the end stands in another cell
    else:
        turn.say("utter_period_unknown")
    for day in planning.impossible_days(goal.planning):
        turn.say("utter_concern_no_such_day", day=day)
    if not read_told(turn, goal, "planning"):
        say_concerns(turn, goal, about_money=False)


def say_period(turn: Turn, period: planning.Period) -> None:
    """Read back when it begins and ends, as far as that was named."""
    if period.start or period.end:
        turn.say("utter_period_read_back", period=planning.read_back(period))
    else:
        turn.say("utter_period_without_date", words=period.words)


def understand_planning(turn: Turn, goal: Goal) -> planning.Period:
    """Set the dates from the planning cell; hours a week become hours once the weeks are known.

    Where that cell names no time, the goal or its result may: "voor 1 mei het diploma".
    """
    cells = (planning.parse_period(text, turn.today) for text in (goal.planning, goal.goal, goal.result))
    period = next((read for read in cells if read.start or read.ends), planning.parse_period("", turn.today))
    turn.plan.set_period(turn.me, goal.number, period.start, period.end)
    if goal.support != Support():
        turn.plan.set_support(turn.me, goal.number, read_support(turn, goal, goal.support.text)[0], turn.now)
    return period


def read_support(turn: Turn, goal: Goal, text: str) -> tuple[Support, amounts.Support]:
    """What is understood of a support cell, with the hours and the money that activity and planning told already."""
    heard = _heard_support(turn, goal, text)
    support = Support(
        text=text,
        own_hours=heard.own_hours.total if heard.own_hours else None,
        others_hours=heard.others_hours.total if heard.others_hours else None,
        budget_eur=heard.budget_eur,
        materials=", ".join(heard.materials),
        working_time=heard.working_time,
    )
    return support, heard


def _heard_support(turn: Turn, goal: Goal, text: str) -> amounts.Support:
    heard = amounts.parse_support(text, period_of(goal), turn.today)
    for told in (_told(turn, goal, "activity"), _told(turn, goal, "planning")):
        missing = [name for name in AMOUNTS if getattr(heard, name) is None]
        heard = replace(heard, **{name: getattr(told, name) for name in missing})
    return heard


AMOUNTS = ("own_hours", "others_hours", "budget_eur")


def _told(turn: Turn, goal: Goal, cell: str) -> amounts.Support:
    """The hours and the money in another cell. The time in which a goal is reached is not time that it takes."""
    text = goal.cells()[cell]
    if cell == "planning":
        text = text.replace(planning.parse_period(text, turn.today).words, " ")
    return amounts.parse_support(text, period_of(goal), turn.today)


def read_told(turn: Turn, goal: Goal, cell: str) -> bool:
    """Read back hours and money in activity or planning ("6 donderdagmiddagen"). False when there are none."""
    told = _told(turn, goal, cell)
    if all(getattr(told, name) is None for name in AMOUNTS):
        return False
    set_support(turn, goal, goal.support.text)
    return True


def set_support(turn: Turn, goal: Goal, text: str, *, quietly: bool = False) -> None:
    """Understand hours, money and materials in the support cell, and read them back."""
    support, heard = read_support(turn, goal, text)
    turn.plan.set_support(turn.me, goal.number, support, turn.now)
    if not quietly:
        say_support(turn, heard)
        say_concerns(turn, goal)


def say_support(turn: Turn, heard: amounts.Support) -> None:
    """Read back what was understood of the support, a line each."""
    found = {
        "own_hours": heard.own_hours and amounts.read_back_hours(heard.own_hours),
        "others_hours": heard.others_hours and amounts.read_back_hours(heard.others_hours),
        "budget_eur": heard.budget_eur is not None and money(heard.budget_eur),
        "materials": ", ".join(heard.materials),
        "working_time": heard.working_time and wording.word(heard.working_time),
    }
    lines = [f"- {wording.word(what)}: {value}" for what, value in found.items() if value]
    if lines:
        turn.say("utter_support_read_back", lines="\n".join(lines))
    else:
        turn.say("utter_saved")


def say_concerns(turn: Turn, goal: Goal, *, about_money: bool = True) -> None:
    """What does not fit (a date in the past, more hours than weeks, more money than the budget), kindly.

    Money is said where it is told, and not again with every date.
    """
    heard = _heard_support(turn, goal, goal.support.text)
    hours = [heard.own_hours] if heard.own_hours is not None else []
    asked, left = goal.support.budget_eur, budget_left(turn, turn.plan, goal)
    for concern in concerns(period_of(goal), hours, asked, left, turn.today):
        if about_money or concern.code is not ConcernCode.OVER_BUDGET:
            turn.say(f"utter_concern_{concern.code}", asked=money(asked), left=money(left))


_YEAR = re.compile(r"\b20\d\d\b")
_FEW_WORDS = 7


def other_year(planned: str, said: str, today: date) -> str | None:
    """The planning moved to another year, where that is all that was said ("nee, 2027 bedoel ik"); else None."""
    here, meant = _YEAR.findall(planned), _YEAR.findall(said)
    rest = _YEAR.sub("", said)
    if not here or len(meant) != 1 or len(said.split()) > _FEW_WORDS or re.search(r"\d", rest):
        return None
    period = planning.parse_period(rest, today)
    if period.start or period.end:
        return None
    later = int(meant[0]) - max(map(int, here))
    return _YEAR.sub(lambda year: str(int(year.group(0)) + later), planned)


MOST_WORDS_OF_DATES = 14
"""Of a message that is only about other dates."""
_OLD_VALUE = re.compile(
    r"\b(ipv|i\.p\.v\.|in plaats van|(en|dus) niet( op| in)?)\s[^.;]*$"
    r"|\bniet\b(?! (alleen|enkel)\b)[^.;]*?\b(maar|wel)\b",
    re.IGNORECASE,
)
_ONLY_WEEKDAY = re.compile(r"\b(maan|dins|woens|donder|vrij|zater|zon)dag(en)?\b[^\d]*$", re.IGNORECASE)
"""No planning ends so: "niet op vrijdag maar op zaterdag" tells how something is done."""
_BEGINS = re.compile(r"\b(startdatum|begindatum|(ik|we) (start|begin)(nen)?|beginnen|starten|aanvang)\b")
_ENDS = re.compile(r"\b(einddatum|klaar|eind|einde|afgerond|af|uiterlijk|deadline|tot)\b")


def names_begin(planned: str) -> bool:
    """Whether a planning says from when, also on a day that only the writer knows ("na de zomervakantie")."""
    return bool(re.search(r"\b(na|vanaf)\b", planned.lower()))


def puts_another_day(said: str, today: date) -> bool:
    """ "Klaar op 1 september in plaats van 1 juli": another day for one that was named before."""
    old = _OLD_VALUE.search(said)
    if old is None or len(said.split()) > MOST_WORDS_OF_DATES or _ONLY_WEEKDAY.search(old.group(0)):
        return False
    days = (planning.parse_period(part, today) for part in (_OLD_VALUE.sub(" ", said), old.group(0)))
    return all(day.start or day.end for day in days)


def other_dates(goal: Goal, said: str, today: date) -> str | None:
    """The planning with the other begin or end that someone names ("de einddatum moet 1 september zijn"); else None.

    What is not named stays: of the two days the other one, and of a date that comes instead of one the new one.
    """
    moved = other_year(goal.planning, said, today)
    if moved is not None:
        return moved
    new = _OLD_VALUE.sub(" ", said)
    period = planning.parse_period(new, today)
    day = period.end or period.start
    if day is None:
        return None
    lowered = new.lower()
    if period.start is None or period.end is None:
        if _BEGINS.search(lowered) and not _ENDS.search(lowered):
            period = planning.Period(day, goal.end, goal.end is not None, "")
        elif _ENDS.search(lowered) and period.end is not None and goal.start is not None:
            period = planning.Period(goal.start, day, True, "")
        elif new == said:
            return None
    elif new == said:
        return None
    return planning.read_back(period)


def budget_left(turn: Turn, plan: Plan, goal: Goal) -> Decimal | None:
    """What the person's budget leaves for this goal, all other goals added up; None when it is unknown."""
    if turn.person.budget_eur is None:
        return None
    others = [g.support.budget_eur or Decimal(0) for g in plan.goals if g.id != goal.id]
    return turn.person.budget_eur - sum(others, Decimal(0))
