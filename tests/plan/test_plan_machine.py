"""Whatever two parties and a stranger try, in whatever order: the promises of a plan hold.

Every text that the employee writes is a token of its own, so that it can be followed: the manager never has a token
that the employee did not put before them.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from plan_data import EMPLOYEE, JOKE, KEES, MANAGER, NOW, PETRA, SANNE, TODAY

from bot.plan import rights, views
from bot.plan.goals import GOAL_TEXTS, Support
from bot.plan.people import Party
from bot.plan.plan import Plan
from bot.plan.questions import CELLS, MAX_GOALS, PREPARATION, REFLECTION
from bot.plan.states import GoalState, NotAllowed, PlanState, Role
from bot.store.mapping import Lines, lines_of, plan_from

pytestmark = pytest.mark.slow  # plays hundreds of plans

numbers = st.integers(1, 3)
STRANGERS = (Party(PETRA, Role.HR), Party(KEES, Role.NOBODY))
# Mostly the right one: chance has to get somewhere.
employees = st.sampled_from([*[EMPLOYEE] * 7, MANAGER, *STRANGERS])
managers = st.sampled_from([*[MANAGER] * 7, EMPLOYEE, *STRANGERS])
parties = st.sampled_from([*[EMPLOYEE, MANAGER] * 3, *STRANGERS])


class TwoParties(RuleBasedStateMachine):
    """One plan, and everything that can be tried on it. Refusals are fine; broken promises are not."""

    @initialize(goals=st.integers(0, 2), shared=st.booleans())
    def begin(self, goals: int, shared: bool) -> None:
        self.plan = Plan(SANNE.id, created_at=NOW)
        self.lines = Lines()
        self.tokens = 0
        self.put_before: set[str] = set()
        """What the employee put before the manager, with their own hand."""
        self.signed: dict[int, str] = {}
        for number in range(1, goals + 1):
            self.add_goal(EMPLOYEE)
            self.write(EMPLOYEE, number, "goal")
        if shared:
            self.share(EMPLOYEE, JOKE)

    def token(self) -> str:
        self.tokens += 1
        return f"<{self.tokens}>"

    def attempt(self, name: str, who: Party, *arguments: Any, **options: Any) -> bool:
        """Try something; whether it was allowed."""
        before = self.plan.state
        try:
            getattr(self.plan, name)(who, *arguments, **options)
        except (NotAllowed, KeyError):
            assert self.plan.state is before, "a refusal changes no state"
            return False
        assert who.role in (Role.EMPLOYEE, Role.MANAGER), f"{name} by {who.role}"
        return True

    # --- what the employee does, or someone else in their place ---------------------------------------

    @rule(who=employees, question=st.sampled_from(REFLECTION))
    def answer(self, who: Party, question: str) -> None:
        self.attempt("answer", who, question, f"geheim {self.token()}", NOW)

    @rule(who=employees)
    def summary(self, who: Party) -> None:
        self.attempt("set_summary", who, self.token(), NOW)

    @rule(who=employees)
    def add_goal(self, who: Party) -> None:
        self.attempt("add_goal", who)

    @rule(who=employees, number=numbers, name=st.sampled_from(GOAL_TEXTS))
    def write(self, who: Party, number: int, name: str) -> None:
        self.attempt("write", who, number, name, self.token(), NOW)

    @rule(who=employees, number=numbers)
    def support(self, who: Party, number: int) -> None:
        self.attempt("set_support", who, number, Support(self.token(), own_hours=4), NOW)

    @rule(who=employees, number=numbers)
    def remove(self, who: Party, number: int) -> None:
        self.attempt("remove_goal", who, number, NOW)

    @rule(who=employees, number=numbers, on=st.booleans())
    def select(self, who: Party, number: int, on: bool) -> None:
        self.attempt("select", who, number, on)

    @rule(who=employees, order=st.lists(numbers, unique=True))
    def priorities(self, who: Party, order: list[int]) -> None:
        self.attempt("set_priorities", who, order, NOW)

    @rule(who=employees, number=numbers)
    def accept(self, who: Party, number: int) -> None:
        goal = next((goal for goal in self.plan.goals if goal.number == number), None)
        shared = goal is not None and goal.is_shared
        if self.attempt("accept_sentence", who, number, self.token(), NOW) and shared:
            assert goal is not None
            self.put_before |= tokens(goal.to_json())

    @rule(who=employees, manager=st.sampled_from([JOKE, JOKE, KEES]))
    def share(self, who: Party, manager: Any) -> None:
        preview = self.plan.preview()
        if self.attempt("share", who, manager, NOW):
            assert manager is JOKE
            self.put_before |= tokens(preview)

    @rule(who=employees)
    def withdraw(self, who: Party) -> None:
        if self.attempt("withdraw", who, NOW):
            assert self.plan.talk_held_on is None

    # --- what the manager does ----------------------------------------------------------------------

    @rule(who=managers, question=st.sampled_from(PREPARATION), text=st.sampled_from(["", "voorbereid"]))
    def prepare(self, who: Party, question: str, text: str) -> None:
        self.attempt("prepare", who, question, text, NOW)

    @rule(who=managers)
    def hold_talk(self, who: Party) -> None:
        self.attempt("hold_talk", who, TODAY)

    @rule(
        who=managers,
        number=numbers,
        decision=st.sampled_from(["agree", "adjust", "return"]),
        cell=st.sampled_from(CELLS),
    )
    def decide(self, who: Party, number: int, decision: str, cell: str) -> None:
        proposals = {cell: "in woorden van Joke"} if decision == "adjust" else None
        self.attempt("decide", who, number, decision, NOW, remark="waarom", proposals=proposals)

    @rule(who=managers)
    def agree_with_all(self, who: Party) -> None:
        for goal in self.plan.undecided:
            self.attempt("decide", who, goal.number, "agree", NOW)

    @rule(who=managers)
    def promise(self, who: Party) -> None:
        self.attempt("promise", who, "ik regel het", NOW)

    @rule(who=managers)
    def finalize(self, who: Party) -> None:
        self.attempt("finalize", who, SANNE, NOW)

    # --- both ---------------------------------------------------------------------------------------

    @rule(who=parties, mode=st.sampled_from(["agree", "seen"]))
    def sign(self, who: Party, mode: str) -> None:
        version = self.plan.to_sign
        if self.attempt("sign", who, NOW, mode=mode):
            assert version is not None
            self.signed[version.number] = version.hash

    @rule(who=parties)
    def answer_back(self, who: Party) -> None:
        self.attempt("answer_back", who, "nog niet", NOW)

    @rule(who=parties)
    def amend(self, who: Party) -> None:
        self.attempt("amend", who, "een aanvulling", NOW)

    @rule()
    def go_on(self) -> None:
        """The next step of an ordinary year, so that chance reaches the signed plans too."""
        if self.plan.state in (PlanState.DRAFT, PlanState.WITHDRAWN):
            if not self.plan.begun_goals and self.attempt("add_goal", EMPLOYEE):
                self.write(EMPLOYEE, len(self.plan.goals), "goal")
            self.share(EMPLOYEE, JOKE)
        elif self.plan.state is PlanState.SHARED and self.plan.talk_held_on is None:
            self.hold_talk(MANAGER)
        elif self.plan.state is PlanState.SHARED and self.plan.undecided:
            self.agree_with_all(MANAGER)
        elif self.plan.state is PlanState.SHARED:
            self.finalize(MANAGER)
        else:
            self.sign(EMPLOYEE, "agree")
            self.sign(MANAGER, "agree")

    @rule()
    def save_and_read(self) -> None:
        """Through the rows and back, at any moment: nothing is lost."""
        self.lines = lines_of(self.plan, self.lines)
        again = plan_from(self.lines)
        again.changes = self.plan.changes
        assert again == self.plan
        self.plan = again

    # --- what always holds --------------------------------------------------------------------------

    @invariant()
    def the_manager_has_nothing_that_was_not_put_before_them(self) -> None:
        goals = [self.plan.shown_goal(goal.number).to_json() for goal in self.plan.goals if goal.is_shared]
        shown: list[Any] = [*goals, *(version.content for version in self.plan.versions)]
        assert tokens(shown) <= self.put_before
        assert "geheim" not in json.dumps(shown)

    @invariant()
    def what_the_manager_may_ask_for_follows_the_table(self) -> None:
        if not rights.sees(MANAGER, self.plan, "shared"):
            with pytest.raises(NotAllowed):
                views.brief(MANAGER, self.plan)
        else:
            assert tokens(views.brief(MANAGER, self.plan).goals) <= self.put_before
        for point in views.agenda(MANAGER, self.plan):
            assert not tokens(point.mine + point.theirs)

    @invariant()
    def goals_are_numbered_and_few(self) -> None:
        assert [goal.number for goal in self.plan.goals] == list(range(1, len(self.plan.goals) + 1))
        assert len(self.plan.goals) <= MAX_GOALS

    @invariant()
    def what_was_signed_never_changes(self) -> None:
        assert [version.number for version in self.plan.versions] == list(range(1, len(self.plan.versions) + 1))
        assert all(version.intact for version in self.plan.versions)
        for number, hash in self.signed.items():
            assert self.plan.versions[number - 1].hash == hash

    @invariant()
    def a_signed_plan_carries_both_signatures_and_is_what_it_says(self) -> None:
        final = self.plan.latest("final")
        if self.plan.state is not PlanState.SIGNED:
            return
        assert final is not None
        assert self.plan.is_signed(final)
        for content in final.content["goals"]:
            goal = self.plan.goal(content["number"])
            assert goal.state is GoalState.SIGNED
            assert {**goal.to_json(), "remark": content["remark"]} == content

    @invariant()
    def goals_lie_before_the_manager_only_in_a_shared_plan(self) -> None:
        private = self.plan.state in (PlanState.DRAFT, PlanState.WITHDRAWN)
        assert not (private and any(goal.is_shared for goal in self.plan.goals))


def tokens(value: Any) -> set[str]:
    """The employee's words in something."""
    text = json.dumps(value, default=str)
    return {part.split(">")[0] for part in text.split("<")[1:]}


TwoParties.TestCase.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
TestTwoParties = TwoParties.TestCase
