"""Sharing and signing."""

from __future__ import annotations

from bot.dialogue import cards
from bot.dialogue.commands.registry import command, run
from bot.dialogue.flows import sharing, signing
from bot.dialogue.turn import Turn
from bot.plan.people import Party
from bot.plan.questions import Part
from bot.plan.rights import sees
from bot.plan.states import NotAllowed, PlanState, Role


@command("share")
def share(turn: Turn) -> None:
    if turn.conversation.form == Part.SHARING.form and turn.conversation.question == "share_confirm":
        sharing.share(turn)
        return
    if turn.conversation.form == Part.SHARING.form:
        # Said in the middle of it, it goes on: nobody is asked the same once more, now or after sharing.
        sharing.Sharing().skip(turn, str(turn.conversation.question))
        return
    if not turn.has_plan:
        turn.say("utter_nothing_to_share")
        return
    turn.step_aside()
    turn.begin(Part.SHARING)


@command("no_summary")
def no_summary(turn: Turn) -> None:
    if turn.conversation.question != "share_summary":
        raise NotAllowed("no summary is asked for")
    sharing.Sharing().leave_out_summary(turn)


@command("share_yes")
def share_yes(turn: Turn) -> None:
    sharing.share(turn)


@command("share_no")
def share_no(turn: Turn) -> None:
    sharing.not_yet(turn)


@command("on")
def goal_on(turn: Turn, number: int) -> None:
    sharing.switch(turn, number, True)


@command("off")
def goal_off(turn: Turn, number: int) -> None:
    sharing.switch(turn, number, False)


@command("preview")
def preview(turn: Turn) -> None:
    if not turn.has_plan or not turn.plan.shareable:
        turn.say("utter_nothing_to_share")
        return
    if turn.plan.state is PlanState.SHARED:
        seen(turn)  # it lies there already
        return
    turn.card = cards.preview(turn.plan, turn.today)
    turn.say("utter_preview")


@command("seen")
def seen(turn: Turn) -> None:
    """What of one's own plan the manager sees at this moment."""
    manager = turn.manager
    if manager is None or not turn.has_plan or not sees(Party(manager, Role.MANAGER), turn.plan, "shared"):
        turn.say("utter_manager_sees_nothing")
        return
    if turn.plan.state is PlanState.SHARED:
        turn.card = cards.shared(turn.me, turn.plan, turn.today)
        turn.say("utter_manager_sees_shared")
    else:
        turn.card = cards.signed(turn.plan, turn.minds.base_url)
        turn.say("utter_manager_sees_final")


@command("prepared")
def prepared(turn: Turn) -> None:
    """What the manager wrote for the talk: to be read from the talk on, in its agenda."""
    if turn.has_plan and turn.plan.talk_held_on is not None:
        run(turn, f"agenda:{turn.person.id}")
    else:
        turn.say("utter_faq_manager_preparation")


@command("withdraw")
def withdraw(turn: Turn) -> None:
    sharing.withdraw(turn)


@command("sign")
def sign(turn: Turn, owner_id: str = "") -> None:
    waits = owner_id or to_sign(turn)
    if waits is None:
        turn.say("utter_nothing_to_sign")
    else:
        signing.open_signing(turn, waits)


def to_sign(turn: Turn) -> str | None:
    """Whose plan waits for this person's signature: one's own, else that of the first report.

    Where all that this person can sign is signed, the plan that waits for the other; None when there is none.
    """
    reports = [person.id for person in turn.reports]
    plans = turn.work.plans.of_owners(reports)
    mine = [(turn.plan, Role.EMPLOYEE)] if turn.has_plan else []
    theirs = [(plans[id], Role.MANAGER) for id in reports if id in plans and plans[id].shown_to == turn.person.id]
    waiting = [(plan, role) for plan, role in (*mine, *theirs) if plan.to_sign is not None]
    first = next((plan for plan, role in waiting if plan.waits_for(role)), waiting[0][0] if waiting else None)
    return first.owner_id if first is not None else None


@command("sign_agree")
def sign_agree(turn: Turn) -> None:
    signing.sign(turn, "agree")


@command("sign_seen")
def sign_seen(turn: Turn) -> None:
    signing.sign(turn, "seen")


@command("sign_view")
def sign_view(turn: Turn) -> None:
    signing.add_view(turn)


@command("sign_reply")
def sign_reply(turn: Turn) -> None:
    signing.reply(turn, "reply")


@command("sign_decline")
def sign_decline(turn: Turn) -> None:
    signing.reply(turn, "declined")


@command("amend")
def amend(turn: Turn, owner_id: str = "") -> None:
    """Propose a change to a signed plan; both sign it."""
    _, plan, _ = turn.plan_of(owner_id or turn.person.id)
    if plan.state not in (PlanState.SIGNED, PlanState.RUNNING):
        turn.say("utter_amend_not_signed")
    elif plan.to_sign is not None:
        turn.say("utter_amend_waits")
    else:
        if turn.conversation.form != Part.SIGNING.form:
            turn.step_aside()
        turn.ask(Part.SIGNING, "amendment", person=owner_id or turn.person.id)
