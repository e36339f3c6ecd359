"""Who is believed to be Teams, and the token with which we send."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import httpx
import pytest
from bad_requests import BAD_REQUESTS

from bot.channels.teams_tokens import (
    KeysUnavailable,
    NoToken,
    OwnTokens,
    RequestTokens,
    SigningKeys,
    TokenRefused,
    allowed,
)
from tests.fakes.teams import FakeTeams, TeamsUser, bad_gateway


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
        yield client


@pytest.fixture
def tokens(teams: FakeTeams, http: httpx.AsyncClient, clock: Clock) -> RequestTokens:
    return RequestTokens(
        SigningKeys(http, teams.metadata_url, clock=clock),
        client_id=teams.client_id,
        tenant_id=teams.tenant_id,
        hosts=[f"127.0.0.1:{teams.port}"],
    )


@pytest.fixture
def own(teams: FakeTeams, http: httpx.AsyncClient, clock: Clock) -> OwnTokens:
    return own_tokens(teams, http, clock, teams.secrets)


def own_tokens(teams: FakeTeams, http: httpx.AsyncClient, clock: Clock, secrets: list[str]) -> OwnTokens:
    return OwnTokens(
        http,
        login_url=teams.url,
        tenant_id=teams.tenant_id,
        client_id=teams.client_id,
        secrets=secrets,
        clock=clock,
    )


async def test_a_request_of_teams_is_believed(tokens: RequestTokens, teams: FakeTeams, anna: TeamsUser) -> None:
    tokens.check(await tokens.verified(f"Bearer {teams.token()}"), anna.message("hoi"))


async def test_five_minutes_of_skew_are_allowed(tokens: RequestTokens, teams: FakeTeams, anna: TeamsUser) -> None:
    for claims in ({"exp": int(time.time() - 240)}, {"nbf": int(time.time() + 240)}):
        tokens.check(await tokens.verified(f"Bearer {teams.token(**claims)}"), anna.message("hoi"))


@pytest.mark.parametrize("wrong", BAD_REQUESTS)
async def test_a_request_is_refused_with(
    wrong: str, tokens: RequestTokens, teams: FakeTeams, anna: TeamsUser
) -> None:
    activity = anna.message("hoi")
    token = BAD_REQUESTS[wrong](teams, activity)
    with pytest.raises(TokenRefused):
        tokens.check(await tokens.verified(f"Bearer {token}"), activity)


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic YTpi", "{token}", "Token {token}"])
async def test_a_request_without_bearer_token_is_refused(
    header: str | None, tokens: RequestTokens, teams: FakeTeams
) -> None:
    with pytest.raises(TokenRefused):
        await tokens.verified(header and header.format(token=teams.token()))
    assert not teams.requests, "a stranger made us fetch keys"


async def test_a_new_key_is_accepted_an_hour_after_the_last_look(
    tokens: RequestTokens, teams: FakeTeams, clock: Clock
) -> None:
    await tokens.verified(f"Bearer {teams.token()}")
    teams.add_key("second")
    with pytest.raises(TokenRefused):
        await tokens.verified(f"Bearer {teams.token(kid='second')}")
    clock.now += 3601
    await tokens.verified(f"Bearer {teams.token(kid='second')}")


async def test_unknown_keys_make_us_look_once_an_hour(tokens: RequestTokens, teams: FakeTeams, clock: Clock) -> None:
    await tokens.verified(f"Bearer {teams.token()}")
    teams.add_key("unpublished", publish=False)
    clock.now += 3601
    before = len(teams.requests)
    for _ in range(5):
        with pytest.raises(TokenRefused):
            await tokens.verified(f"Bearer {teams.token(kid='unpublished')}")
    assert len(teams.requests) - before == 2  # the metadata and the keys, once


async def test_a_withdrawn_key_is_refused_after_a_day(tokens: RequestTokens, teams: FakeTeams, clock: Clock) -> None:
    teams.add_key("second")
    await tokens.verified(f"Bearer {teams.token()}")
    teams.published.remove("first")
    await tokens.verified(f"Bearer {teams.token()}")
    clock.now += 24 * 3600 + 1
    with pytest.raises(TokenRefused):
        await tokens.verified(f"Bearer {teams.token()}")


async def test_without_keys_nothing_is_believed(tokens: RequestTokens, teams: FakeTeams, clock: Clock) -> None:
    teams.key_faults.append(bad_gateway())
    with pytest.raises(KeysUnavailable):
        await tokens.verified(f"Bearer {teams.token()}")
    asked = len(teams.requests)
    with pytest.raises(KeysUnavailable):
        await tokens.verified(f"Bearer {teams.token()}")
    assert len(teams.requests) == asked, "asked again at once"
    clock.now += 6
    await tokens.verified(f"Bearer {teams.token()}")


async def test_known_keys_survive_a_disturbance_of_a_day_and_no_longer(
    tokens: RequestTokens, teams: FakeTeams, clock: Clock
) -> None:
    await tokens.verified(f"Bearer {teams.token()}")
    teams.key_faults.extend([bad_gateway(), bad_gateway()])
    clock.now += 25 * 3600
    await tokens.verified(f"Bearer {teams.token()}")
    clock.now += 24 * 3600
    with pytest.raises(KeysUnavailable):
        await tokens.verified(f"Bearer {teams.token()}")


async def test_published_keys_that_make_no_sense_are_no_keys(
    tokens: RequestTokens, teams: FakeTeams, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nonsense in ({}, {"keys": None}, {"keys": [1]}, {"keys": []}, [], {"keys": [{"kty": "EC", "kid": "first"}]}):
        monkeypatch.setattr(teams, "_jwks", lambda nonsense=nonsense: nonsense)
        with pytest.raises(KeysUnavailable):
            await tokens.verified(f"Bearer {teams.token()}")
        tokens._keys._failed_at = None


@pytest.mark.parametrize(
    ("address", "hosts", "may"),
    [
        ("https://smba.trafficmanager.net/emea/", ["smba.trafficmanager.net"], True),
        ("https://SMBA.trafficmanager.net/emea/", ["smba.trafficmanager.net"], True),
        ("https://smba.trafficmanager.net:443/emea/", ["smba.trafficmanager.net"], True),
        ("https://smba.trafficmanager.net:8443/emea/", ["smba.trafficmanager.net"], False),
        ("http://smba.trafficmanager.net/emea/", ["smba.trafficmanager.net"], False),
        ("https://smba.trafficmanager.net.evil.example/", ["smba.trafficmanager.net"], False),
        ("https://evil.example/smba.trafficmanager.net", ["smba.trafficmanager.net"], False),
        ("https://x@smba.trafficmanager.net/", ["smba.trafficmanager.net"], False),
        ("https://smba.trafficmanager.net/?to=evil", ["smba.trafficmanager.net"], False),
        ("http://127.0.0.1:5000/", ["smba.trafficmanager.net"], False),
        ("http://127.0.0.1:5000/", ["127.0.0.1"], True),
        ("http://127.0.0.1:5000/", ["127.0.0.1:5001"], False),
        ("http://[::1]:5000/", ["::1"], True),
        ("https://evil.example/", [], False),
        ("", ["smba.trafficmanager.net"], False),
    ],
)
def test_our_token_goes_to_hosts_on_the_list_alone(address: str, hosts: list[str], may: bool) -> None:
    assert allowed(address, hosts) is may


async def test_our_token_is_fetched_once_and_again_before_its_end(
    own: OwnTokens, teams: FakeTeams, clock: Clock
) -> None:
    first = await own.get()
    assert first in teams.tokens
    clock.now += 3600 - 301
    assert await own.get() == first
    clock.now += 2
    assert await own.get() != first


async def test_a_token_that_was_refused_is_fetched_again(own: OwnTokens) -> None:
    first = await own.get()
    own.forget("an older one")
    assert await own.get() == first
    own.forget(first)
    assert await own.get() != first


async def test_a_secret_can_be_replaced_while_the_bot_runs(
    teams: FakeTeams, http: httpx.AsyncClient, clock: Clock
) -> None:
    old = teams.secrets[0]
    own = own_tokens(teams, http, clock, ["the-new-one", old])
    assert await own.get() in teams.tokens
    teams.secrets[:] = ["the-new-one"]
    clock.now += 3600
    assert await own.get() in teams.tokens


async def test_when_no_secret_is_taken_that_is_final(teams: FakeTeams, http: httpx.AsyncClient, clock: Clock) -> None:
    with pytest.raises(NoToken) as problem:
        await own_tokens(teams, http, clock, ["wrong", "wrong too"]).get()
    assert problem.value.final
    assert "wrong too" not in str(problem.value)


async def test_a_login_that_is_away_is_not_final(own: OwnTokens, teams: FakeTeams) -> None:
    teams.login_faults.append(bad_gateway())
    with pytest.raises(NoToken) as problem:
        await own.get()
    assert not problem.value.final
    assert await own.get()
