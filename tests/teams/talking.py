"""The whole system in Teams, and people who talk with it there."""

from __future__ import annotations

import time
from pathlib import Path

from running import REPLY_SECONDS, Said, System

from bot.plan.people import Person as Employee
from tests.fakes.teams import FakeTeams, Shown, TeamsUser


class TeamsSystem(System):
    """`pop run`, set up for a Teams of our own."""

    def __init__(self, directory: Path, encryption_key: str, teams: FakeTeams, database_url: str = "") -> None:
        System.__init__(self, directory, encryption_key, database_url)
        self.teams = teams
        teams.endpoint = f"{self.url}/api/messages"

    def environment(self) -> dict[str, str]:
        return {**super().environment(), **self.teams.environment()}

    def in_teams(self, email: str) -> TeamsPerson:
        """One of the invented people that come with the product, in Teams."""
        with self.work() as work:
            employee = work.people.by_email(f"{email}@demo.example")
        assert employee is not None, email
        return self.joins_teams(employee)

    def joins_teams(self, employee: Employee) -> TeamsPerson:
        return TeamsPerson(self, employee, self.teams.person(employee.name, employee.email))


class TeamsPerson:
    """Somebody in Teams, who talks as people do in the browser (`running.Person`)."""

    def __init__(self, system: TeamsSystem, employee: Employee, user: TeamsUser) -> None:
        self.system, self.employee, self.user = system, employee, user
        self.id, self.name = employee.id, employee.name
        self.heard: list[Shown] = []
        self._came = False

    def arrives(self) -> Said:
        """Adds the app the first time; later says hello."""
        if self._came:
            return self.says("verder")
        self._came = True
        self.user.installs()
        return self._hears()

    def says(self, text: str) -> Said:
        self.system.typed.append(text)
        self.user.types(text)
        return self._hears()

    def presses(self, title: str) -> Said:
        self.user.presses(title, self.user.chat.visible[-1])
        return self._hears()

    def waits_for_news(self) -> Said:
        """A message that comes by itself."""
        self.user.waits(lambda: len(self.user.chat.shown) > len(self.heard), REPLY_SECONDS, "news")
        return self._said()

    def _hears(self) -> Said:
        """What is said to the last thing this person did, once all of it is there."""
        self.user.hears(REPLY_SECONDS)
        deadline = time.monotonic() + REPLY_SECONDS
        while True:
            with self.system.work() as work:
                waiting = work.inbox.next_for(self.id)
                undelivered = [row for row in work.outbox.undelivered(self.id) if row.channel == "teams"]
            if waiting is None and not undelivered:
                return self._said()
            assert time.monotonic() < deadline, "the answer never came"
            time.sleep(0.05)

    def _said(self) -> Said:
        new = self.user.chat.shown[len(self.heard) :]
        self.heard = list(self.user.chat.shown)
        with self.system.work() as work:
            conversation = work.conversations.of(self.id)
        asks = {"asks": conversation.question, "about": conversation.about, "card": None}
        return Said(
            [
                {
                    "text": message.text or message.words,
                    "buttons": [{"title": title, "payload": title} for title in message.pressable],
                    **asks,
                }
                for message in new
            ]
        )
