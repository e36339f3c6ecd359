"""The whole system in Slack, and people who talk with it there."""

from __future__ import annotations

import html
import time
from pathlib import Path

from running import REPLY_SECONDS, Said, System

from bot.plan.people import Person as Employee
from tests.fakes.slack import SECRET, TOKEN, FakeSlack, Message, SlackUser


class SlackSystem(System):
    """`pop run`, set up for a Slack of our own."""

    def __init__(self, directory: Path, encryption_key: str, slack: FakeSlack, database_url: str = "") -> None:
        super().__init__(directory, encryption_key, database_url)
        self.slack = slack
        slack.product = self.url

    def environment(self) -> dict[str, str]:
        return {
            **super().environment(),
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": self.slack.api_url,
        }

    def in_slack(self, email: str) -> SlackPerson:
        """One of the invented people that come with the product, in Slack."""
        with self.work() as work:
            employee = work.people.by_email(f"{email}@demo.example")
        assert employee is not None, email
        return self.joins_slack(employee)

    def joins_slack(self, employee: Employee) -> SlackPerson:
        return SlackPerson(self, employee, SlackUser(self.slack, self.slack.join(employee.name, employee.email)))


class SlackPerson:
    """Somebody in Slack, who talks as people do in the browser (`running.Person`)."""

    def __init__(self, system: SlackSystem, employee: Employee, user: SlackUser) -> None:
        self.system, self.employee, self.user = system, employee, user
        self.id, self.name = employee.id, employee.name
        self.heard: set[str] = set()
        self._came = False

    def arrives(self) -> Said:
        """Opens the Messages tab the first time; later types that it goes on."""
        if self._came:
            return self.says("verder")
        self._came = True
        self.user.opens_home("messages")
        return self._hears()

    def says(self, text: str) -> Said:
        self.system.typed.append(text)
        self.user.types(text)
        return self._hears()

    def presses(self, title: str) -> Said:
        message = next((m for m in reversed(self.user.messages) if title in m.buttons), None)
        assert message is not None, f"no button {title!r} in {list(self.user.messages[-1].buttons)}"
        self.user.presses(title, message)
        return self._hears()

    def waits_for_news(self) -> Said:
        """A message that comes by itself."""
        self._wait(self._new)
        return self._said()

    def _wait(self, ready: object) -> None:
        deadline = time.monotonic() + REPLY_SECONDS
        while not ready():  # type: ignore[operator]
            assert time.monotonic() < deadline, f"the answer never came after {self.user.texts[-1:]}"
            time.sleep(0.05)

    def _hears(self) -> Said:
        """What is said to the last thing this person did, once all of it is there."""
        self._wait(self._new)
        self._wait(self._settled)
        return self._said()

    def _settled(self) -> bool:
        with self.system.work() as work:
            undelivered = [row for row in work.outbox.undelivered(self.id) if row.channel == "slack"]
            return work.inbox.next_for(self.id) is None and not undelivered

    def _new(self) -> list[Message]:
        return [message for message in self.user.messages if message.ts not in self.heard]

    def _said(self) -> Said:
        new = self._new()
        self.heard |= {message.ts for message in new}
        with self.system.work() as work:
            conversation = work.conversations.of(self.id)
        asks = {"asks": conversation.question, "about": conversation.about, "card": None}
        return Said([{"text": html.unescape(m.text), "buttons": _buttons(m), **asks} for m in new])


def _buttons(message: Message) -> list[dict[str, str]]:
    return [{"title": title, "payload": title} for title in message.buttons]
