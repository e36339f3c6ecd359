"""The token with which we send: for a secret, or for the identity of a machine in Azure."""

from __future__ import annotations

import httpx
import pytest

from bot.channels import teams_login
from bot.channels.teams_login import ClientSecrets, ManagedIdentity, NoToken, OwnTokens
from bot.web.teams import open_client
from tests.fakes.teams import FakeTeams, Fault, bad_gateway, too_many
from tests.fakes.teams_world import Clock


@pytest.fixture
def own(teams: FakeTeams, http: httpx.AsyncClient, clock: Clock) -> OwnTokens:
    return own_tokens(teams, http, clock, teams.secrets)


def own_tokens(teams: FakeTeams, http: httpx.AsyncClient, clock: Clock, secrets: list[str]) -> OwnTokens:
    login = ClientSecrets(
        http, login_url=teams.url, tenant_id=teams.tenant_id, client_id=teams.client_id, secrets=secrets
    )
    return OwnTokens(login, clock=clock)


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


async def test_our_secret_is_not_sent_where_an_answer_points(own: OwnTokens, teams: FakeTeams) -> None:
    teams.login_faults.append(Fault(307, headers={"Location": teams.url + "/elsewhere/oauth2/v2.0/token"}))
    with pytest.raises(NoToken):
        await own.get()
    assert len(teams.requests) == 1


@pytest.fixture(params=["App Service", "a virtual machine"])
def identity(
    request: pytest.FixtureRequest, teams: FakeTeams, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> ManagedIdentity:
    """The identity of a machine in Azure."""
    teams.managed = True
    if request.param == "App Service":
        return ManagedIdentity(
            http, client_id=teams.client_id, url=f"{teams.url}/msi/token", header=teams.identity_header
        )
    monkeypatch.setattr(teams_login, "MACHINE_URL", f"{teams.url}/metadata/identity/oauth2/token")
    return ManagedIdentity(http, client_id=teams.client_id)


async def test_a_machine_with_the_identity_needs_no_secret(
    identity: ManagedIdentity, teams: FakeTeams, clock: Clock
) -> None:
    own = OwnTokens(identity, clock=clock)
    first = await own.get()
    assert first in teams.tokens
    clock.now += 3600 - 310
    assert await own.get() == first
    clock.now += 20
    assert await own.get() != first
    assert teams.refused == []


async def test_a_machine_without_the_identity_gets_no_token_for_good(
    identity: ManagedIdentity, teams: FakeTeams
) -> None:
    teams.managed = False
    with pytest.raises(NoToken) as problem:
        await identity.fetch()
    assert problem.value.final


@pytest.mark.parametrize("fault", [too_many(1), Fault(404), Fault(410), Fault(500), Fault(307), Fault(drop=True)])
async def test_an_identity_that_is_away_for_a_moment_is_not_gone(
    identity: ManagedIdentity, teams: FakeTeams, fault: Fault
) -> None:
    fault.headers["Location"] = f"{teams.url}/elsewhere"
    teams.login_faults.append(fault)
    with pytest.raises(NoToken) as problem:
        await identity.fetch()
    assert not problem.value.final
    assert len(teams.requests) == 1
    assert (await identity.fetch())[0] in teams.tokens


async def test_a_proxy_is_for_microsoft_and_not_for_this_machine(
    teams: FakeTeams, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with open_client() as http:
        assert await own_tokens(teams, http, clock, teams.secrets).get() in teams.tokens
        with pytest.raises(httpx.ConnectError):
            await http.get(teams.url.replace("http://", "https://"))


async def test_a_login_that_says_nothing_of_use_gives_no_token(
    own: OwnTokens, teams: FakeTeams, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nonsense in ({}, [], {"access_token": "x"}, {"access_token": "x", "expires_in": "soon"}, "x"):
        monkeypatch.setattr(teams, "_login", lambda *_, nonsense=nonsense: (200, nonsense, {}))
        with pytest.raises(NoToken):
            await own.get()
