"""The token with which we send to Teams: given for a secret, or for the identity of the machine this runs on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Protocol
from urllib.parse import quote

import httpx

RESOURCE: Final = "https://api.botframework.com"
MACHINE_URL: Final = "http://169.254.169.254/metadata/identity/oauth2/token"
"""Where a virtual machine in Azure asks for the token of its identity."""

_REFRESH_EARLY_SECONDS: Final = 300.0

Clock = Callable[[], float]


class NoToken(Exception):
    """Microsoft gives us no token. `final` when it says that our registration, secrets or identity are wrong."""

    def __init__(self, why: str, *, final: bool = False) -> None:
        super().__init__(why)
        self.final = final


class Login(Protocol):
    """A way to get a token."""

    async def fetch(self) -> tuple[str, float]:
        """A token, and for how many seconds from now it is good. Raises NoToken."""
        ...


class OwnTokens:
    """Our token, kept until shortly before its end."""

    def __init__(self, login: Login, *, clock: Clock = time.monotonic) -> None:
        self._login = login
        self._clock = clock
        self._token = ""
        self._until = 0.0
        self._lock = asyncio.Lock()

    async def get(self) -> str:
        """A token that is good for some minutes at least. Raises NoToken."""
        if self._clock() >= self._until:
            async with self._lock:
                if self._clock() >= self._until:
                    self._token, seconds = await self._login.fetch()
                    # Half of a short life is used, so that a token of a few minutes is not fetched for each message.
                    self._until = self._clock() + max(seconds - _REFRESH_EARLY_SECONDS, seconds / 2)
        return self._token

    def forget(self, token: str) -> None:
        """The connector refused this one: get another next time."""
        if token == self._token:
            self._until = 0.0


class ClientSecrets:
    """Client credentials of one tenant.

    With more than one secret (the new one first) the first that Microsoft takes is used, so that a secret can be
    replaced while the bot runs.
    """

    def __init__(
        self, http: httpx.AsyncClient, *, login_url: str, tenant_id: str, client_id: str, secrets: Iterable[str]
    ) -> None:
        self._http = http
        self._url = f"{login_url.rstrip('/')}/{quote(tenant_id, safe='')}/oauth2/v2.0/token"
        self._client_id = client_id
        self._secrets = list(secrets)

    async def fetch(self) -> tuple[str, float]:
        """See `Login`."""
        for secret in list(self._secrets):
            form = {
                "grant_type": "client_credentials",
                "client_id": self._client_id,
                "client_secret": secret,
                "scope": f"{RESOURCE}/.default",
            }
            response, answer = await _asked(self._http.post(self._url, data=form))
            if response.status_code in (400, 401) and answer.get("error") in (
                "invalid_client",
                "unauthorized_client",
            ):
                continue
            token = _token_in(response, answer)
            self._secrets.remove(secret)
            self._secrets.insert(0, secret)
            return token
        raise NoToken("login takes none of the secrets", final=True)


class ManagedIdentity:
    """The user-assigned identity of the machine in Azure that this runs on. There is no secret to keep or to replace.

    App Service and Container Apps name an address on the machine and a header to show there; a virtual machine has
    one address for all (Microsoft: "Use managed identities on a virtual machine to acquire access token", "How to use
    managed identities for App Service").
    """

    def __init__(self, http: httpx.AsyncClient, *, client_id: str, url: str = "", header: str = "") -> None:
        """Without `url` this is a virtual machine."""
        self._http = http
        self._url = url or MACHINE_URL
        version = "2019-08-01" if url else "2018-02-01"
        self._query = {"api-version": version, "resource": RESOURCE, "client_id": client_id}
        self._headers = {"X-IDENTITY-HEADER": header} if url else {"Metadata": "true"}

    async def fetch(self) -> tuple[str, float]:
        """See `Login`."""
        response, answer = await _asked(self._http.get(self._url, params=self._query, headers=self._headers))
        if response.status_code in (400, 401, 403):
            raise NoToken("this machine does not have the identity", final=True)
        return _token_in(response, answer)


async def _asked(asking: Any) -> tuple[httpx.Response, Mapping[str, Any]]:
    try:
        response: httpx.Response = await asking
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise NoToken(type(error).__name__) from None
    return response, answer if isinstance(answer, dict) else {}


def _token_in(response: httpx.Response, answer: Mapping[str, Any]) -> tuple[str, float]:
    if response.status_code != 200:
        raise NoToken(f"login answered {response.status_code}")
    try:
        # App Service says until when, in seconds since 1970; the others also for how long.
        seconds = float(answer["expires_in"]) if "expires_in" in answer else float(answer["expires_on"]) - time.time()
        return str(answer["access_token"]), seconds
    except (KeyError, TypeError, ValueError):
        raise NoToken("login answered no token") from None
