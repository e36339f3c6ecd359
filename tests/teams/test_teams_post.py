"""What Microsoft's answers mean to us when we send."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.delivery import Blocked, Choice, Closed, Gone, Later, Outgoing, Rejected, Unsure
from bot.channels.teams_login import ClientSecrets, OwnTokens
from bot.channels.teams_post import TeamsPost
from bot.settings import load_settings
from bot.web.teams import problem_with
from tests.fakes.teams import (
    FakeTeams,
    Fault,
    TeamsUser,
    bad_gateway,
    blocked,
    dropped,
    precondition,
    slow,
    too_big,
    too_many,
)
from tests.fakes.teams_world import settings_of

pytestmark = pytest.mark.slow  # waits for a slow connector

HELLO = Outgoing("o1", "Hoi", buttons=(Choice("Ja", "t1"),))


@pytest.fixture
def post(teams: FakeTeams, http: httpx.AsyncClient) -> TeamsPost:
    return post_of(teams, http)


def post_of(teams: FakeTeams, http: httpx.AsyncClient, **more: Any) -> TeamsPost:
    login = ClientSecrets(
        http, login_url=teams.url, tenant_id=teams.tenant_id, client_id=teams.client_id, secrets=teams.secrets
    )
    return TeamsPost(http, OwnTokens(login), client_id=teams.client_id, hosts=[f"127.0.0.1:{teams.port}"], **more)


@pytest.fixture
def address(teams: FakeTeams, anna: TeamsUser) -> dict[str, Any]:
    return {"service_url": teams.service_url, "conversation": anna.chat.id, "user": anna.id}


async def test_a_message_is_sent_replaced_and_taken_away(
    post: TeamsPost, address: dict[str, Any], anna: TeamsUser
) -> None:
    id = await post.send(await post.reach(address), HELLO)
    [shown] = anna.chat.visible
    assert shown.id == id
    await post.replace(address, id, Outgoing("o1", "Hoi", chosen="Ja"))
    assert "Gekozen: Ja" in shown.words
    await post.delete(address, id)
    assert not anna.chat.visible
    await post.delete(address, id)
    with pytest.raises(Gone):
        await post.replace(address, id, HELLO)


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (too_many(7), Later),
        (precondition(), Later),
        (bad_gateway(), Later),
        (Fault(500), Later),
        (Fault(503), Later),
        (Fault(504), Later),
        (dropped(after_accepting=True), Unsure),
        (dropped(after_accepting=False), Unsure),
        (too_big(), Rejected),
        (Fault(400, "BadSyntax"), Rejected),
        (blocked(), Blocked),
        (Fault(403, "BotNotInConversationRoster"), Blocked),
        (Fault(404, "ConversationNotFound"), Blocked),
        (Fault(403, "BotDisabledByAdmin"), Blocked),
        (Fault(403, "ConversationBlockedByUser"), Blocked),
        (Fault(404, "ActivityNotFoundInConversation"), Gone),
        # A proxy in between says no: nobody blocked anything.
        (Fault(403, ""), Later),
        (Fault(404, ""), Later),
    ],
    ids=lambda value: f"{value.status or 'dropped'} {value.error}" if isinstance(value, Fault) else "",
)
async def test_an_answer_of_teams_means(
    post: TeamsPost, address: dict[str, Any], teams: FakeTeams, fault: Fault, problem: type[Exception]
) -> None:
    teams.faults.append(fault)
    with pytest.raises(problem) as raised:
        await post.send(address, HELLO)
    if isinstance(raised.value, Later):
        assert raised.value.seconds == (7 if fault.status == 429 else None)


@pytest.mark.parametrize("asked", ["soon", "-1", "999999999", ""])
async def test_a_pause_that_makes_no_sense_is_no_pause_without_end(
    post: TeamsPost, address: dict[str, Any], teams: FakeTeams, asked: str
) -> None:
    teams.faults.append(Fault(429, headers={"Retry-After": asked}))
    with pytest.raises(Later) as raised:
        await post.send(address, HELLO)
    assert raised.value.seconds is None or 0 <= raised.value.seconds <= 3600


async def test_our_token_does_not_go_where_an_answer_points(
    post: TeamsPost, address: dict[str, Any], teams: FakeTeams, anna: TeamsUser
) -> None:
    for status in (301, 302, 303, 307, 308):
        teams.faults.append(Fault(status, headers={"Location": f"{teams.url}/elsewhere"}))
        with pytest.raises(Later):
            await post.send(address, HELLO)
    assert not [path for _, path in teams.requests if "elsewhere" in path]
    await post.send(address, HELLO)
    assert len(anna.chat.shown) == 1


async def test_a_connector_that_cannot_be_reached_got_nothing(
    post: TeamsPost, address: dict[str, Any], teams: FakeTeams
) -> None:
    await post.send(address, HELLO)
    with pytest.raises(Later):
        await post.send({**address, "service_url": "http://127.0.0.1:1/"}, HELLO)


async def test_a_connector_that_is_slower_than_anyone_waits_may_have_taken_it(
    http: httpx.AsyncClient, address: dict[str, Any], teams: FakeTeams, anna: TeamsUser
) -> None:
    post = post_of(teams, http, patience=httpx.Timeout(60, read=0.2))
    teams.faults.append(slow(1))
    with pytest.raises(Unsure):
        await post.send(address, HELLO)
    anna.waits(lambda: len(anna.chat.shown) == 1, 60, "the message that nobody waited for")


async def test_our_token_is_not_sent_to_an_address_that_is_not_on_the_list(
    post: TeamsPost, address: dict[str, Any]
) -> None:
    for elsewhere in ("https://evil.example/", "http://127.0.0.1:1/", "", None):
        with pytest.raises(Blocked):
            await post.reach({**address, "service_url": elsewhere})


async def test_a_token_that_was_withdrawn_is_replaced_at_once(
    post: TeamsPost, address: dict[str, Any], teams: FakeTeams, anna: TeamsUser
) -> None:
    await post.send(address, HELLO)
    teams.tokens.clear()
    await post.send(address, HELLO)
    assert len(anna.chat.shown) == 2


async def test_when_our_secrets_are_refused_the_platform_is_closed(
    post: TeamsPost, address: dict[str, Any], teams: FakeTeams, anna: TeamsUser
) -> None:
    secrets, teams.secrets[:] = list(teams.secrets), ["another"]
    with pytest.raises(Closed):
        await post.send(address, HELLO)
    teams.secrets[:] = secrets
    await post.send(address, HELLO)
    assert len(anna.chat.shown) == 1


async def test_a_login_that_is_away_is_a_matter_of_time(
    post: TeamsPost, address: dict[str, Any], teams: FakeTeams
) -> None:
    teams.login_faults.append(bad_gateway())
    with pytest.raises(Later):
        await post.send(address, HELLO)


async def test_teams_cannot_tell_whether_a_message_arrived(post: TeamsPost, address: dict[str, Any]) -> None:
    assert await post.arrived(address, HELLO, datetime.now(UTC)) is None


async def test_the_sign_of_being_busy_is_no_message(
    post: TeamsPost, address: dict[str, Any], anna: TeamsUser
) -> None:
    assert await post.typing(address, HELLO) is None
    assert anna.chat.typing == 1
    assert not anna.chat.shown


async def test_the_directory_of_the_organisation_says_who_someone_is(
    post: TeamsPost, address: dict[str, Any], anna: TeamsUser
) -> None:
    assert (await post.profile(address, "?")).email == "Anna@demo.example"
    nobody = await post.profile({**address, "user": "29:nobody"}, "Iemand")
    assert (nobody.name, nobody.email) == ("Iemand", "")


async def test_the_doctor_says_whether_microsoft_knows_us(teams: FakeTeams, tmp_path: Path) -> None:
    settings = load_settings(env_file=None, var_dir=tmp_path, **settings_of(teams))
    assert await problem_with(settings) is None
    teams.key_faults.append(bad_gateway())
    no_keys = await problem_with(settings)
    teams.login_faults.append(bad_gateway())
    unreachable = await problem_with(settings)
    teams.secrets[:] = ["another"]
    refused = await problem_with(settings)
    assert no_keys is not None
    assert unreachable is not None
    assert refused is not None
    assert len({no_keys.what, unreachable.what, refused.what}) == 3
    assert "TEAMS_CLIENT_SECRET" in refused.advice


async def test_the_doctor_says_how_a_machine_gets_its_identity(teams: FakeTeams, tmp_path: Path) -> None:
    teams.managed = True
    settings = load_settings(env_file=None, var_dir=tmp_path, **settings_of(teams))
    assert await problem_with(settings) is None
    teams.managed = False
    refused = await problem_with(settings)
    assert refused is not None
    assert "identiteit" in refused.advice
