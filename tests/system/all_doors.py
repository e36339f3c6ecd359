"""The whole system with all its doors: the browser and the terminal, a Slack and a Teams of our own."""

from __future__ import annotations

from pathlib import Path

from tests.fakes.slack import FakeSlack
from tests.fakes.teams import FakeTeams
from tests.slack.slack_talk import SlackSystem
from tests.teams.talking import TeamsSystem


class AllDoors(SlackSystem, TeamsSystem):
    """`pop run`, set up for both platforms."""

    def __init__(
        self, directory: Path, encryption_key: str, slack: FakeSlack, teams: FakeTeams, database_url: str = ""
    ) -> None:
        TeamsSystem.__init__(self, directory, encryption_key, teams, database_url)
        self.slack = slack
        slack.product = self.url
        # People in tests type faster than people do; that each platform's own pace is kept is tested elsewhere.
        slack.burst, slack.per_second, slack.retry_seconds = 50, 50, (0.0, 2.0, 5.0)
        teams.rates = ()
