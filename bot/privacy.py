"""Everything about one person, to hand over or to remove.

Export is the right of access and of portability (AVG 15 and 20), erase the right to be forgotten (AVG 17). Texts are
given to the letter. The conversation comes from our own log of messages; the engine keeps none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select, update

from bot.plan.goals import GOAL_TEXTS, Goal
from bot.plan.people import Person
from bot.plan.plan import Plan
from bot.plan.questions import EVALUATION, PREPARATION, PROGRESS
from bot.plan.records import Change, FollowUp
from bot.plan.versions import Version
from bot.store.locks import one_at_a_time
from bot.store.models import (
    AccessRow,
    AnswerRow,
    Base,
    ButtonRow,
    ChangeRow,
    ConversationRow,
    DeliveryRow,
    FollowUpRow,
    GoalRow,
    InboxRow,
    OutboxRow,
    PlanRow,
    PlatformIdentityRow,
    PreparationRow,
    RemarkRow,
    SessionRow,
    SignatureRow,
    SignInLinkRow,
    SnapshotRow,
    VersionRow,
)
from bot.store.store import Store, Work

Json = dict[str, Any]


ABOUT_PEOPLE: dict[str, tuple[str, str]] = {
    "people": ("person", "stays: the directory is HR's"),
    "plans": ("plans", "erased; one that both signed stays as an empty cover"),
    "answers": ("plans.reflection", "erased"),
    "goals": ("plans.goals", "erased"),
    "preparations": ("plans.preparation_by_manager", "erased, and what they prepared as a manager"),
    "versions": ("plans.shares", "erased, but for those that both signed"),
    "signatures": ("plans.signatures", "erased, but for those under a version that both signed"),
    "remarks": ("plans.promises", "erased, and what they wrote as a manager"),
    "follow_ups": ("plans.progress", "erased, and what they wrote as a manager"),
    "changes": ("plans.history", "erased"),
    "conversations": ("person.conversation", "erased"),
    "inbox": ("conversation", "erased"),
    "outbox": ("conversation", "erased, and messages to others that are about them"),
    "buttons": ("conversation", "erased"),
    "access_log": ("access_log", "erased"),
    "engine_snapshots": ("", "erased; markers without content, never exported"),
    "sign_in_links": ("", "erased; a secret's hash and a time, never exported"),
    "sessions": ("", "erased; a secret's hash and a time, never exported"),
    "platform_identities": ("person.platforms", "erased"),
    "deliveries": ("", "erased; the platform's own numbers of messages that the conversation holds"),
    "trend_choices": ("person.counts_in_trends", "erased"),
    "trend_charts": ("", "erased; a department in a quarter is all it holds, and never exported"),
    "releases": ("", "empty whenever a transaction ends"),
}
"""Every table with rows about a person: where they stand in the export ("" for nowhere), and what an erase does.

A test compares this with the models, so that a new table cannot be forgotten here, and with what both really do.
"""


class UnknownPerson(LookupError):
    """Nobody in the directory has this address."""


# --- export --------------------------------------------------------------------------------------------


def export(store: Store, email: str, *, actor_id: str | None = None, now: datetime | None = None) -> Json:
    """Everything that is stored about a person, in the shape that other programs rely on.

    `actor_id` is who asked for it, for the access log; None is the administrator. Raises UnknownPerson.
    """
    with store.work(write=False) as work:
        person = _person(work, email)
        found = {
            "person": _export_person(work, person),
            "plans": [_export_plan(work, plan) for plan in work.plans.of_owner(person.id)],
            "written_as_manager": _export_as_manager(work, person),
            "conversation": _export_conversation(work, person),
            "access_log": [
                {"at": line.at.isoformat(), "who": line.name, "deed": line.deed}
                for line in work.access.about(person.id)
            ],
        }
    with store.work() as work:
        work.access.log(actor_id, person.id, "exported", now or datetime.now(UTC))
    return found


def _person(work: Work, email: str) -> Person:
    person = work.people.by_email(email)
    if person is None:
        raise UnknownPerson(email)
    return next(known for known in work.people.as_imported() if known.id == person.id)


def _name(work: Work, person_id: str | None) -> str | None:
    person = work.people.get(person_id) if person_id else None
    return person.name if person else None


def _euros(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _export_person(work: Work, person: Person) -> Json:
    manager = work.people.get(person.manager_id) if person.manager_id else None
    conversation = work.session.scalar(select(ConversationRow).filter_by(person_id=person.id))
    return {
        "id": person.id,
        "email": person.email,
        "name": person.name,
        "manager_email": manager.email if manager else None,
        "department": person.department,
        "role": person.role,
        "budget_eur": _euros(person.budget_eur),
        "locale": person.locale,
        "left_on": person.left_on.isoformat() if person.left_on else None,
        "platforms": [
            {
                "channel": known.channel,
                "user_id": known.user_id,
                "last_used_at": known.last_used_at.isoformat() if known.last_used_at else None,
                "blocked_at": known.blocked_at.isoformat() if known.blocked_at else None,
                "quiet_since": known.quiet_since.isoformat() if known.quiet_since else None,
            }
            for known in work.identities.of_person(person.id)
        ],
        "counts_in_trends": work.trends.takes_part(person.id),
        "information_shown": {
            "version": conversation.notice_version,
            "at": conversation.notice_shown_at.isoformat(),
        }
        if conversation and conversation.notice_shown_at
        else None,
        "conversation": {
            "id": conversation.id,
            "question": conversation.question,
            "about": conversation.about,
            "memory": conversation.memory,
        }
        if conversation
        else None,
    }


def _export_plan(work: Work, plan: Plan) -> Json:
    history = work.plans.history(plan.id)
    # The manager's preparation is in it from the talk on; managers are told so before they write.
    talked = plan.talk_held_on is not None
    visible = [change for change in history if talked or change.field not in PREPARATION]
    return {
        "cycle": plan.cycle,
        "state": plan.state.value,
        "created_at": plan.created_at.isoformat() if plan.created_at else None,
        "talk_on": plan.talk_on.isoformat() if plan.talk_on else None,
        "talk_held_on": plan.talk_held_on.isoformat() if plan.talk_held_on else None,
        "reflection": dict(plan.reflection),
        "skipped": sorted(plan.skipped),
        "well_placed": plan.well_placed,
        "summary": plan.summary,
        "goals": [_export_goal(work, goal, visible) for goal in plan.goals],
        "shares": [_export_version(work, version) for version in plan.versions if version.kind == "shared"],
        "preparation_by_manager": {
            _label(work, manager_id, plan.preparation): dict(sheet) for manager_id, sheet in plan.preparation.items()
        }
        if talked
        else {},
        "promises": [
            {
                "text": p.text,
                "by": _name(work, p.by),
                "at": p.at.isoformat(),
                "done_on": p.done_on.isoformat() if p.done_on else None,
            }
            for p in plan.promises
        ],
        "remarks": [
            {"kind": r.kind, "text": r.text, "by": _name(work, r.by), "at": r.at.isoformat()} for r in plan.remarks
        ],
        "finalized": [_export_version(work, version) for version in plan.versions if version.kind == "final"],
        "signatures": [
            {
                "version": s.version,
                "name": s.name,
                "role": s.role.value,
                "mode": s.mode,
                "at": s.at.isoformat(),
                "hash": s.hash,
                "view": s.view,
            }
            for s in plan.signatures
        ],
        "amendments": [_export_version(work, version) for version in plan.versions if version.kind == "amendment"],
        "progress": [_export_follow_up(work, plan, f) for f in plan.follow_ups if f.question in PROGRESS],
        "evaluation": [_export_follow_up(work, plan, f) for f in plan.follow_ups if f.question in EVALUATION],
        "history": [_export_change(work, c) for c in visible if plan.goal_by_id(c.goal_id or "") is None],
    }


def _label(work: Work, manager_id: str, among: Iterable[str]) -> str:
    """The manager's name; with the number where two have the same."""
    name = _name(work, manager_id) or manager_id
    same = [other for other in among if _name(work, other) == name]
    return name if len(same) < 2 else f"{name} ({manager_id})"


def _export_goal(work: Work, goal: Goal, history: Iterable[Change]) -> Json:
    written = goal.to_json()
    return {
        **written,
        "support": {**written["support"], "budget_eur": _euros(goal.support.budget_eur)},
        "state": goal.state.value,
        "selected": goal.selected,
        "sentence_accepted": goal.sentence_accepted,
        "kept": list(goal.kept),
        "proposals": dict(goal.proposals),
        "remark": goal.remark,
        "check": _check(goal),
        "history": [_export_change(work, change) for change in history if change.goal_id == goal.id],
    }


def _check(goal: Goal) -> Json | None:
    """What the checker says of the wording now. It is computed, not stored; None where it was not trained yet."""
    from bot.smart import GoalRow as Row
    from bot.smart import ModelMissing, check

    try:
        return check(Row(**goal.cells()), datetime.now(UTC).date()).to_json()
    except ModelMissing:
        return None


def _export_version(work: Work, version: Version) -> Json:
    return {
        "number": version.number,
        "at": version.at.isoformat(),
        "by": _name(work, version.by),
        "hash": version.hash,
        "content": version.content,
    }


def _export_follow_up(work: Work, plan: Plan, follow_up: FollowUp) -> Json:
    goal = plan.goal_by_id(follow_up.goal_id) if follow_up.goal_id else None
    return {
        "question": follow_up.question,
        "goal": goal.number if goal else None,
        "text": follow_up.text,
        "outcome": follow_up.outcome or None,
        "by": _name(work, follow_up.by),
        "at": follow_up.at.isoformat(),
    }


def _export_change(work: Work, change: Change) -> Json:
    return {
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "by": _name(work, change.by),
        "at": change.at.isoformat(),
    }


def _export_as_manager(work: Work, person: Person) -> list[Json]:
    """What this person wrote about others: it is theirs too."""
    preparations = work.session.scalars(select(PreparationRow).filter_by(manager_id=person.id)).all()
    remarks = work.session.scalars(
        select(RemarkRow)
        .join(PlanRow, PlanRow.id == RemarkRow.plan_id)
        .where(RemarkRow.by == person.id, PlanRow.owner_id != person.id)
        .order_by(RemarkRow.at)
    ).all()
    follow_ups = work.session.scalars(
        select(FollowUpRow)
        .join(PlanRow, PlanRow.id == FollowUpRow.plan_id)
        .where(FollowUpRow.by == person.id, PlanRow.owner_id != person.id)
        .order_by(FollowUpRow.at)
    ).all()
    return [
        *(
            {
                "employee": _employee(work, line.plan_id),
                "kind": "preparation",
                "question": line.question,
                "text": line.text,
            }
            for line in preparations
        ),
        *({"employee": _employee(work, line.plan_id), "kind": line.kind, "text": line.text} for line in remarks),
        *(
            {
                "employee": _employee(work, line.plan_id),
                "kind": "progress",
                "question": line.question,
                "text": line.text,
            }
            for line in follow_ups
        ),
    ]


def _employee(work: Work, plan_id: str) -> str | None:
    return _name(work, work.plans.owner_of(plan_id))


def _export_conversation(work: Work, person: Person) -> list[Json]:
    """Both sides in the order in which it was said. A pressed button is told by what stood on it."""
    lines: list[tuple[datetime, int, int, Json]] = []
    titles = {
        row.command: row.title
        for row in work.session.scalars(
            select(ButtonRow).filter_by(person_id=person.id).order_by(ButtonRow.created_at)
        )
    }
    for sent in work.inbox.history(person.id):
        line: Json = {
            "at": sent.received_at.isoformat(),
            "from": "person",
            "channel": sent.channel,
            "kind": sent.kind,
        }
        if sent.said_at is not None:
            line["said_at"] = sent.said_at.isoformat()
        line["text"] = titles.get(sent.text, sent.text) if sent.kind == "command" else sent.text
        lines.append((sent.received_at, 0, sent.seq, line))
    for said in work.outbox.after(person.id, 0):
        message = said.message
        line = {"at": said.created_at.isoformat(), "from": "bot", "channel": said.channel, "kind": said.kind}
        line["text"] = message.get("text") or ""
        line["buttons"] = [button.get("title") for button in message.get("buttons") or []]
        line["card"] = message.get("card")
        lines.append((said.created_at, 1, said.seq, line))
    return [line for *_, line in sorted(lines, key=lambda entry: entry[:3])]


# --- erase ---------------------------------------------------------------------------------------------

_WORDS = {
    "plans": "plannen",
    "answers": "antwoorden",
    "goals": "doelen",
    "versions": "gedeelde versies",
    "signatures": "handtekeningen",
    "changes": "regels geschiedenis",
    "preparations": "voorbereidingen",
    "remarks": "opmerkingen en toezeggingen",
    "follow_ups": "antwoorden over voortgang en evaluatie",
    "inbox": "ontvangen berichten",
    "outbox": "verstuurde berichten",
    "buttons": "knoppen",
    "conversations": "gesprekken",
    "engine_snapshots": "geheugen van het gesprek",
    "access_log": "regels van het inzagelog",
    "sign_in_links": "links om aan te melden",
    "sessions": "aanmeldingen in een browser",
    "platform_identities": "koppelingen met Slack of Teams",
    "deliveries": "nummers van berichten op Slack of Teams",
    "wipes": "berichten van de app op Slack of Teams, die daar nu worden weggehaald",
    "mentions": "berichten aan anderen",
    "trend_choices": "keuzes over meetellen in de cijfers",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of an erase, without content: when, how much of what was removed, and what was kept and why."""

    at: datetime
    removed: dict[str, int]
    kept: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"Gewist op {self.at:%d-%m-%Y om %H:%M} (UTC):"]
        lines += [f"  {_WORDS[name]}: {count}" for name, count in self.removed.items() if count]
        if not any(self.removed.values()):
            lines.append("  er was niets bewaard")
        return "\n".join([*lines, *(f"Bewaard: {reason}" for reason in self.kept), _ELSEWHERE])


_DIRECTORY = "de gegevens in de lijst met medewerkers; die zijn van HR."
_SIGNED = (
    "getekende plannen ({count}): de vastgelegde versies met de handtekeningen, en niets daarnaast. Die bewaart HR "
    "volgens de bewaartermijn (standaard tot twee jaar na uitdiensttreding)."
)
_ELSEWHERE = (
    "Wat je zelf typte in Slack of Teams kun alleen jij daar verwijderen. Slack, Microsoft of je werkgever kunnen "
    "een eigen kopie van de chat hebben; die staat hier niet."
)


def erase(store: Store, email: str, *, keep_signed: bool = True, now: datetime | None = None) -> Receipt:
    """Remove everything about a person, in one transaction.

    Kept are their line in the directory, which is HR's, and, with `keep_signed`, the final versions and amendments
    that both parties signed, with their signatures. As a manager their preparations and remarks go too; promises
    that stand in a signed version stay in it. In the message logs of others, messages about this person go.

    Raises UnknownPerson.
    """
    moment = now or datetime.now(UTC)
    with store.work() as work:
        person = _person(work, email)
        # Whoever changes a plan of theirs at this moment is waited for, and finds it gone afterwards. First the plan
        # and then the messages: turns take them in that order too, so that nobody waits for each other.
        work.session.execute(select(PlanRow.id).filter_by(owner_id=person.id).with_for_update())
        one_at_a_time(work.session, "mail", person.id)
        receipt = _Eraser(work, person, moment).run(keep_signed=keep_signed)
    store.tidy()
    return receipt


class _Eraser:
    """Removes one person, concern by concern. Every delete is written out: nothing goes by a cascade."""

    def __init__(self, work: Work, person: Person, now: datetime) -> None:
        self._work = work
        self._session = work.session
        self._person = person
        self._now = now
        self._removed = dict.fromkeys(_WORDS, 0)

    def run(self, *, keep_signed: bool) -> Receipt:
        plans = self._work.plans.of_owner(self._person.id)
        signed = {plan.id: _signed_versions(plan) for plan in plans} if keep_signed else {}
        signed = {id: numbers for id, numbers in signed.items() if numbers}
        self._forget_elsewhere(plans)
        self._forget_as_manager()
        for plan in plans:
            self._forget_plan(plan.id, signed.get(plan.id, set()))
        self._forget_conversation()
        # Figures that were published stay: nobody is in them.
        self._removed["trend_choices"] += self._work.trends.forget(self._person.id)
        self._delete(AccessRow, AccessRow.subject_id == self._person.id)
        self._delete(SignInLinkRow, SignInLinkRow.person_id == self._person.id)
        self._delete(SessionRow, SessionRow.person_id == self._person.id)
        kept = [_DIRECTORY]
        if signed:
            kept.append(_SIGNED.format(count=len(signed)))
        return Receipt(self._now, self._removed, kept)

    def _delete(self, model: type[Base], *where: Any, count_as: str | None = None) -> None:
        key = model.__mapper__.primary_key[0]
        gone = self._session.execute(delete(model).where(*where).returning(key)).all()
        self._removed[count_as or str(model.__tablename__)] += len(gone)

    def _forget_plan(self, plan_id: str, keep: set[int]) -> None:
        self._delete(AnswerRow, AnswerRow.plan_id == plan_id)
        self._delete(GoalRow, GoalRow.plan_id == plan_id)
        self._delete(PreparationRow, PreparationRow.plan_id == plan_id)
        self._delete(RemarkRow, RemarkRow.plan_id == plan_id)
        self._delete(FollowUpRow, FollowUpRow.plan_id == plan_id)
        self._delete(ChangeRow, ChangeRow.plan_id == plan_id)
        self._work.plans.release(plan_id)
        self._delete(SignatureRow, SignatureRow.plan_id == plan_id, SignatureRow.version.not_in(keep))
        self._delete(VersionRow, VersionRow.plan_id == plan_id, VersionRow.number.not_in(keep))
        self._work.plans.hold(plan_id)
        if keep:
            self._session.execute(
                update(PlanRow).where(PlanRow.id == plan_id).values(summary="", revision=PlanRow.revision + 1)
            )
        else:
            self._delete(PlanRow, PlanRow.id == plan_id)

    def _forget_conversation(self) -> None:
        person_id = self._person.id
        mine = select(ConversationRow.id).filter_by(person_id=person_id).scalar_subquery()
        self._delete(SnapshotRow, SnapshotRow.conversation_id.in_(mine))
        self._delete(ButtonRow, ButtonRow.person_id == person_id)
        # The channels take away what they said there; until then its number is kept, and not whose it was.
        self._removed["wipes"] += self._work.wipes.leave(person_id, self._now)
        self._delete(DeliveryRow, DeliveryRow.person_id == person_id)
        self._delete(PlatformIdentityRow, PlatformIdentityRow.person_id == person_id)
        self._delete(OutboxRow, OutboxRow.person_id == person_id)
        self._delete(InboxRow, InboxRow.person_id == person_id)
        self._delete(ConversationRow, ConversationRow.person_id == person_id)

    def _forget_as_manager(self) -> None:
        """What this person wrote about others, as far as it is not part of what was signed."""
        me = self._person.id
        others = select(PlanRow.id).where(PlanRow.owner_id != me)
        self._delete(PreparationRow, PreparationRow.manager_id == me)
        self._delete(RemarkRow, RemarkRow.by == me, RemarkRow.plan_id.in_(others))
        self._delete(FollowUpRow, FollowUpRow.by == me, FollowUpRow.plan_id.in_(others))
        self._delete(ChangeRow, ChangeRow.by == me, ChangeRow.plan_id.in_(others))
        for row in self._session.scalars(
            select(GoalRow).join(PlanRow, PlanRow.id == GoalRow.plan_id).where(PlanRow.shown_to == me)
        ):
            if row.remark:
                row.remark = ""
                self._removed["remarks"] += 1
        self._session.flush()

    def _forget_elsewhere(self, plans: list[Plan]) -> None:
        """Messages about this person in the logs of their managers, and of others who looked."""
        names = _Names(self._person, plans)
        people = {plan.shown_to for plan in plans} | {manager for plan in plans for manager in plan.preparation}
        people |= {version.by for plan in plans for version in plan.versions}
        people |= {line.actor_id for line in self._work.access.about(self._person.id)}
        people |= {self._person.manager_id}
        for other in people - {None, self._person.id}:
            assert other is not None
            self._forget_in_log_of(other, names.are_in)

    def _forget_in_log_of(self, other: str, about: Callable[[Any], bool]) -> None:
        one_at_a_time(self._session, "mail", other)
        outbox = self._session.scalars(select(OutboxRow).filter_by(person_id=other)).all()
        gone = [row.id for row in outbox if about(row.message)]
        self._removed["wipes"] += self._work.wipes.leave(other, self._now, about=gone)
        self._delete(ButtonRow, ButtonRow.outbox_id.in_(gone), count_as="buttons")
        self._delete(OutboxRow, OutboxRow.id.in_(gone), count_as="mentions")
        inbox = self._session.scalars(select(InboxRow).filter_by(person_id=other)).all()
        # A message that waits is still to be handled; what it says of someone who is gone will find nobody.
        done = [row.seq for row in inbox if row.done_at is not None and about([row.text, row.outcome])]
        self._delete(InboxRow, InboxRow.seq.in_(done), count_as="mentions")
        row = self._session.scalar(select(ConversationRow).filter_by(person_id=other))
        if row is not None and about([row.about, row.memory]):
            row.form = row.question = None
            row.about, row.memory = {}, {}
            self._delete(SnapshotRow, SnapshotRow.conversation_id == row.id)
            self._session.flush()


def _signed_versions(plan: Plan) -> set[int]:
    """The numbers of the versions that both parties signed."""
    return {version.number for version in plan.versions if plan.is_signed(version)}


class _Names:
    """What tells that a stored message is about a person: their name, their id, or words of their plan."""

    _SHORTEST = 20
    """Shorter texts ("voor 1 mei") stand in messages about anyone."""

    def __init__(self, person: Person, plans: list[Plan]) -> None:
        self._person_id = person.id
        self._plan_ids = {plan.id for plan in plans}
        words = [text for plan in plans for text in _words(plan)]
        self._texts = {text.strip() for text in words if len(text.strip()) >= self._SHORTEST}
        self._texts |= {person.name, person.email}

    def are_in(self, stored: Any) -> bool:
        """Whether something stored for someone else is about this person."""
        for key, text in _strings(stored):
            if key == "person" and text == self._person_id:
                return True
            parts = text.split(":")  # commands: "pick:201"
            if len(parts) > 1 and self._person_id in parts:
                return True
            if text in self._plan_ids or any(known in text for known in self._texts):
                return True
        return False


def _words(plan: Plan) -> Iterator[str]:
    """What the employee wrote in a plan and in what was shared of it."""
    yield plan.summary
    yield from plan.reflection.values()
    yield from (follow_up.text for follow_up in plan.follow_ups)
    for version in plan.versions:
        yield str(version.content.get("summary", ""))
        yield str(version.content.get("text", ""))
    shared = [goal for version in plan.versions for goal in version.content.get("goals", [])]
    for goal in [*(goal.to_json() for goal in plan.goals), *shared]:
        yield from (str(goal[name]) for name in GOAL_TEXTS if name != "support")
        yield str(goal["support"]["text"])
        yield str(goal["support"]["materials"])


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a JSON value with the key it stands under; keys count as texts too."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield "", str(name)
            yield from _strings(item, str(name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item, key)
