"""Who is believed to be Teams."""

from __future__ import annotations

import time

import httpx
import pytest
from bad_requests import BAD_REQUESTS

from bot.channels.teams_tokens import KeysUnavailable, RequestTokens, SigningKeys, TokenRefused, allowed
from tests.fakes.teams import FakeTeams, Fault, TeamsUser, bad_gateway
from tests.fakes.teams_world import Clock


@pytest.fixture
def tokens(teams: FakeTeams, http: httpx.AsyncClient, clock: Clock) -> RequestTokens:
    return RequestTokens(
        SigningKeys(http, teams.metadata_url, clock=clock),
        client_id=teams.client_id,
        tenant_id=teams.tenant_id,
        hosts=[f"127.0.0.1:{teams.port}"],
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


async def test_keys_are_not_fetched_where_an_answer_points(tokens: RequestTokens, teams: FakeTeams) -> None:
    teams.key_faults.append(Fault(302, headers={"Location": teams.url + "/v1/.well-known/keys"}))
    with pytest.raises(KeysUnavailable):
        await tokens.verified(f"Bearer {teams.token()}")
    assert len(teams.requests) == 1


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
