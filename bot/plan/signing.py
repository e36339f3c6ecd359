"""Both sign, or the employee answers back; a later change is an amendment that both sign."""

from __future__ import annotations

from datetime import datetime

from bot.plan.base import PlanBase
from bot.plan.goals import GOAL_TEXTS
from bot.plan.people import Party
from bot.plan.records import Remark
from bot.plan.states import NotAllowed, PlanState, Role, move_goal, move_plan
from bot.plan.versions import Mode, Signature, Version


class Signing(PlanBase):
    """Signatures, answering back and amendments."""

    __slots__ = ()

    def sign(self, party: Party, now: datetime, *, mode: Mode = "agree", view: str = "") -> Signature:
        """Sign what waits. With the second signature the version is closed for good.

        Raises NotAllowed when nothing waits, when this party signed already, or when the content changed.
        """
        party.must_be(Role.EMPLOYEE, Role.MANAGER)
        version = self.to_sign
        if version is None:
            raise NotAllowed("nothing to sign")
        if party.role in self.signed_by(version):
            raise NotAllowed("signed already")
        if not version.intact:
            raise NotAllowed("the content changed")
        if mode == "seen":
            party.must_be(Role.EMPLOYEE)
        signature = Signature(
            version.number, party.person.id, party.person.name, party.role, mode, now, version.hash, view
        )
        self.signatures.append(signature)
        if self.state is PlanState.FINALIZED and self.is_signed(version):
            self.state = move_plan(self.state, "complete", party.role)
            for content in version.content["goals"]:
                goal = self.goal(content["number"])
                before = {name: goal.text(name) for name in GOAL_TEXTS}
                goal.take(content)
                for name, text in before.items():
                    self._note(party, now, name, text, goal.text(name), goal)
                goal.state = move_goal(goal.state, "sign", party.role)
        return signature

    def answer_back(self, party: Party, text: str, now: datetime, *, kind: str = "reply") -> None:
        """The employee does not sign (yet): the plan goes back to the manager with these words."""
        self.state = move_plan(self.state, "reopen", party.role)
        self.remarks.append(Remark(text, party.person.id, now, kind))

    def amend(self, party: Party, text: str, now: datetime) -> Version:
        """Propose a change to a signed plan; it counts when both have signed it."""
        move_plan(self.state, "amend", party.role)
        if self.to_sign is not None:
            raise NotAllowed("an amendment waits already")
        signed = self.latest("final")
        content = {
            "amends": signed.number if signed else None,
            "hash": signed.hash if signed else None,
            "text": text,
        }
        return self._add_version("amendment", content, party, now)
