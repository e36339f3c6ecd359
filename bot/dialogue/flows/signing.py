"""Signing: every change word by word, then sign, sign as seen, answer back, add a view, or decline."""

from __future__ import annotations

import re

from bot import wording
from bot.dialogue import cards
from bot.dialogue.dutch import bare, is_no, is_yes, puts_a_question
from bot.dialogue.flows.base import Flow
from bot.dialogue.turn import Turn
from bot.plan import views
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import Part
from bot.plan.rights import sees
from bot.plan.states import PlanState, Role
from bot.plan.versions import Mode


def subject(turn: Turn) -> tuple[Person, Plan, Party]:
    """The plan that the open question is about: one's own, or a report's."""
    return turn.plan_of(str(turn.conversation.about.get("person", turn.person.id)))


_DISAGREES = re.compile(
    r"\bniet( \w+){0,3} (eens|akkoord)\b|\boneens\b|\bgeen akkoord\b"
    r"|\b(zo|dat|dit) (hadden|hebben|is)( \w+){0,3} niet( \w+){0,2} (afgesproken|besproken)\b"
)
_SIGNS = re.compile(
    r"^(ja |ok |oke |prima |goed |graag |dan |ik |wil )*(teken|tekenen|onderteken|ondertekenen)"
    r"( het| dit| dat| ervoor| nu| hoor| graag| voor akkoord)*$"
)
_SEEN = re.compile(
    r"^(ja |ok |oke |dan |liever |ik |wil )*(teken|tekenen|onderteken|ondertekenen)?"
    r"( het| dit| dat| alleen| maar| enkel)* ?(voor|als) gezien( tekenen| ondertekenen)?$|^(alleen |enkel )?gezien$"
)
"""A signature is never read into a story: only these few words put "voor gezien" under a plan."""


class Signing(Flow):
    part = Part.SIGNING

    def begin(self, turn: Turn) -> None:
        """Sign one's own plan, if it waits for that."""
        open_signing(turn, turn.person.id)

    def answers_here(self, question: str, text: str) -> bool:
        """ "Nee, ik ben het er niet mee eens" is about the plan; it does not ask to stop."""
        return question == "sign" and not puts_a_question(text) and bool(_DISAGREES.search(bare(text)))

    def introduce(self, turn: Turn, question: str) -> None:
        owner, plan, who = subject(turn)
        version = plan.to_sign
        if question != "sign":
            return
        if version is None or who.role in plan.signed_by(version) or not sees(who, plan, "final"):
            turn.say("utter_nothing_to_sign")
            turn.finish()
            return
        laid = [owner.id, version.number]
        if turn.kind != "arrive" and turn.memory.get("laid_to_sign") == laid:
            # It stands just above: who asked something in between gets the choice again, and not the whole plan.
            turn.say(f"utter_sign_again_{'amendment' if version.kind == 'amendment' else who.role}")
            return
        turn.memory["laid_to_sign"] = laid
        turn.log(owner.id, "read final version")
        if version.kind == "amendment":
            turn.card = cards.amendment(version)
            turn.say("utter_sign_amendment")
            return
        if who.role is Role.EMPLOYEE and views.changes(who, plan):
            turn.card = cards.differences(who, plan)
        else:
            turn.card = cards.final(version)
        if who.role is Role.EMPLOYEE:
            turn.say("utter_sign_changes" if views.changes(who, plan) else "utter_sign_no_changes")
            turn.say("utter_sign_choices")
        else:
            turn.say("utter_sign_manager", name=owner.name)

    def answer(self, turn: Turn, question: str, text: str) -> None:
        owner, plan, who = subject(turn)
        if question == "sign_view":
            turn.hold(f"view:{owner.id}", text)
            turn.say("utter_view_kept")
            turn.ask(Part.SIGNING, "sign", person=owner.id)
        elif question == "sign_reply":
            kind = str(turn.memory.pop("reply_kind", "reply"))
            turn.touch(plan).answer_back(who, text, turn.now, kind=kind)
            turn.say("utter_replied")
            if owner.manager_id:
                turn.notify(owner.manager_id, "plan_answered", name=owner.name)
            turn.finish()
        elif question == "amendment":
            turn.touch(plan).amend(who, text, turn.now)
            turn.log(owner.id, "amended")
            turn.say("utter_amendment_proposed")
            other = owner.manager_id if who.role is Role.EMPLOYEE else owner.id
            if other:
                turn.notify(other, "amendment_proposed", name=turn.person.name)
            turn.ask(Part.SIGNING, "sign", person=owner.id)
        elif _SEEN.search(bare(text)):
            sign(turn, "seen")
        elif is_yes(text) or _SIGNS.search(bare(text)):
            sign(turn, "agree")
        elif _DISAGREES.search(bare(text)) and who.role is Role.EMPLOYEE:
            reply(turn, "reply")
        elif is_no(text):
            reply(turn, "declined")
        else:
            turn.say("utter_sign_choose")

    def skip(self, turn: Turn, question: str) -> None:
        if question in ("sign", "amendment"):
            turn.say("utter_sign_later" if question == "sign" else "utter_skipped")
            turn.finish()
        else:
            turn.memory.pop("reply_kind", None)
            owner, _, _ = subject(turn)
            turn.ask(Part.SIGNING, "sign", person=owner.id)

    def previous(self, turn: Turn, question: str) -> bool:
        if question in ("sign", "amendment"):
            return False
        owner, _, _ = subject(turn)
        turn.ask(Part.SIGNING, "sign", person=owner.id)
        return True


def open_signing(turn: Turn, owner_id: str) -> None:
    """Put what waits for a signature before this person."""
    owner, plan, who = turn.plan_of(owner_id)
    version = plan.to_sign
    if version is None or not sees(who, plan, "final"):
        turn.say("utter_nothing_to_sign")
        if turn.conversation.question is None:
            turn.finish()
    elif who.role in plan.signed_by(version):
        turn.say("utter_signed_waiting")
        if turn.conversation.question is None:
            turn.finish()
    else:
        if turn.conversation.form != Part.SIGNING.form:
            turn.step_aside()
        turn.memory.pop("laid_to_sign", None)
        turn.ask(Part.SIGNING, "sign", person=owner.id)


def say_settled(turn: Turn) -> None:
    """One's own plan is settled and does not just change: what can still be done, before signing and after it."""
    here, mine = turn.conversation.question == "sign", turn.conversation.about.get("person") == turn.person.id
    if turn.plan.state is not PlanState.FINALIZED:
        turn.say("utter_too_late_to_change")
    elif not turn.plan.waits_for(Role.EMPLOYEE):
        turn.say("utter_signed_waiting")
    elif here and mine:
        turn.say("utter_answer_back_instead")
    else:
        turn.say("utter_answer_back_first")


def sign(turn: Turn, mode: Mode) -> None:
    """Put this person's signature under what waits."""
    owner, plan, who = subject(turn)
    if who.role is Role.MANAGER and mode == "seen":
        turn.say("utter_sign_choose")
        return
    signature = turn.touch(plan).sign(who, turn.now, mode=mode, view=turn.held(f"view:{owner.id}"))
    turn.log(owner.id, "signed" if mode == "agree" else "signed as seen")
    turn.say(f"utter_signed_{mode}", name=signature.name, hash=signature.hash[:12], when=wording.moment(turn.now))
    other = owner.manager_id if who.role is Role.EMPLOYEE else owner.id
    complete = plan.to_sign is None
    if complete:
        turn.card = cards.signed(plan, turn.minds.base_url)
        turn.say("utter_signed_both")
    if other:
        turn.notify(other, "plan_signed" if complete else "plan_signed_by", name=turn.person.name)
    if turn.finish():
        return
    if who.role is Role.MANAGER:
        turn.say("utter_signed_next_manager" if complete else "utter_signed_next_team", id=owner.id)
    elif complete:
        turn.say("utter_signed_next", id=owner.id)


def reply(turn: Turn, kind: str) -> None:
    """Ask what to answer back (`reply`) or why not to sign (`declined`)."""
    owner, plan, who = subject(turn)
    who.must_be(Role.EMPLOYEE)
    if plan.state is not PlanState.FINALIZED:
        turn.say("utter_nothing_to_sign")
        turn.finish()
        return
    turn.memory["reply_kind"] = kind
    turn.ask(Part.SIGNING, "sign_reply", person=owner.id)


def add_view(turn: Turn) -> None:
    """Ask for the employee's or manager's own view, kept beside the signature."""
    owner, _, _ = subject(turn)
    turn.ask(Part.SIGNING, "sign_view", person=owner.id)
