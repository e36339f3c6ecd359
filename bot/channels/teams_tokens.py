"""Who sends us what claims to come from Teams.

A request is believed when all of these hold (Microsoft's "Authenticate requests from the Bot Connector service", and
for the last three what a bot of one organisation adds to that): a bearer token, well formed, issued by
`https://api.botframework.com`, for our client id and nothing else, inside its validity with five minutes of skew,
signed with RS256 by a key that Microsoft publishes, naming the same service address as the activity, the key endorsed
for the channel; and the channel is Teams, the service address is on the allow-list, and the tenant is ours. There is
no way to leave one out.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import jwt

logger = logging.getLogger(__name__)

ISSUER: Final = "https://api.botframework.com"
ALGORITHM: Final = "RS256"
"""Fixed: an algorithm named by the token is the choice of whoever made the token."""
SKEW_SECONDS: Final = 300
CHANNEL: Final = "msteams"

_KEY_SECONDS: Final = 24 * 3600
"""How long published keys are used before they are fetched again."""
_UNKNOWN_KEY_SECONDS: Final = 3600
"""An unknown key makes us look for new keys, but not more often than this: anyone can make a token that names one."""
_RETRY_SECONDS: Final = 5.0
"""How long to wait after the keys could not be fetched."""
_LONGEST_TOKEN: Final = 16_384
_LONGEST_ANSWER: Final = 512 * 1024

Clock = Callable[[], float]


class TokenRefused(Exception):
    """The request is not from Teams, or not for us. Its text is a constant and holds nothing of the request."""


class KeysUnavailable(Exception):
    """Microsoft's keys cannot be had now, so nothing can be believed. Teams sends its message again."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A published key, and the channels it may speak for."""

    key: jwt.PyJWK
    endorsements: frozenset[str]


class SigningKeys:
    """The keys that Microsoft publishes, found through the OpenID metadata and kept for a day."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        metadata_url: str,
        *,
        keep: float = _KEY_SECONDS,
        look_again: float = _UNKNOWN_KEY_SECONDS,
        clock: Clock = time.monotonic,
    ) -> None:
        self._http = http
        self._metadata_url = metadata_url
        self._keep = keep
        self._look_again = look_again
        self._clock = clock
        self._keys: dict[str, SigningKey] = {}
        self._fetched_at: float | None = None
        self._failed_at: float | None = None
        self._lock = asyncio.Lock()

    async def get(self, kid: str) -> SigningKey | None:
        """The key of this name; None when Microsoft publishes no such key. Raises KeysUnavailable."""
        if self._is_due(kid):
            async with self._lock:
                if self._is_due(kid):  # nobody fetched them while this request waited
                    await self._refresh()
        return self._keys.get(kid)

    def _is_due(self, kid: str) -> bool:
        if self._fetched_at is None:
            return True
        age = self._clock() - self._fetched_at
        return age >= self._keep or (kid not in self._keys and age >= self._look_again)

    async def _refresh(self) -> None:
        now = self._clock()
        if self._failed_at is None or now - self._failed_at >= _RETRY_SECONDS:
            try:
                self._keys = await self._fetch()
                self._fetched_at, self._failed_at = now, None
                return
            except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
                logger.warning("the keys of Teams could not be fetched: %s", type(error).__name__)
                self._failed_at = now
        # Yesterday's keys are better than a bot that is silent during a disturbance at Microsoft; older ones are not.
        if self._fetched_at is None or now - self._fetched_at >= 2 * self._keep:
            raise KeysUnavailable

    async def _fetch(self) -> dict[str, SigningKey]:
        metadata = await self._get_json(self._metadata_url)
        where = str(metadata["jwks_uri"])
        if urlsplit(where).scheme != "https" and urlsplit(where).netloc != urlsplit(self._metadata_url).netloc:
            raise ValueError("the metadata names an address that is not https")
        published = await self._get_json(where)
        keys = {}
        for described in published["keys"]:
            try:
                key = jwt.PyJWK(described, algorithm=ALGORITHM)
            except jwt.PyJWTError:
                continue  # of another kind than what requests are signed with
            endorsements = described.get("endorsements") or ()
            keys[str(described["kid"])] = SigningKey(key, frozenset(map(str, endorsements)))
        if not keys:
            raise ValueError("no keys are published")
        return keys

    async def _get_json(self, url: str) -> dict[str, Any]:
        response = await self._http.get(url)
        response.raise_for_status()
        if len(response.content) > _LONGEST_ANSWER:
            raise ValueError("an answer of this length is not meant")
        answer = response.json()
        if not isinstance(answer, dict):
            raise TypeError("no object")
        return answer


class RequestTokens:
    """Believes a request or refuses it. `verified` needs the headers alone, `check` the body as well."""

    def __init__(self, keys: SigningKeys, *, client_id: str, tenant_id: str, hosts: Iterable[str]) -> None:
        """`hosts` are the names, or `name:port`, to which our own token may go."""
        self._keys = keys
        self._client_id = client_id
        self._tenant_id = tenant_id.lower()
        self._hosts = tuple(hosts)

    async def verified(self, authorization: str | None) -> Mapping[str, Any]:
        """The claims of the token in this `Authorization` header, with what its key is endorsed for.

        Raises TokenRefused or KeysUnavailable.
        """
        scheme, _, token = (authorization or "").partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token or len(token) > _LONGEST_TOKEN:
            raise TokenRefused("no bearer token")
        try:
            kid = jwt.get_unverified_header(token).get("kid")
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise TokenRefused("not a token") from None
        if not isinstance(kid, str):
            raise TokenRefused("a token that names no key")
        key = await self._keys.get(kid)
        if key is None:
            raise TokenRefused("a key that is not published")
        try:
            claims = jwt.decode(
                token,
                key.key,
                algorithms=[ALGORITHM],
                audience=self._client_id,
                issuer=ISSUER,
                leeway=SKEW_SECONDS,
                options={"require": ["iss", "aud", "exp"], "strict_aud": True},
            )
        except jwt.PyJWTError as error:
            raise TokenRefused(type(error).__name__) from None
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise TokenRefused("not a token") from None
        return {**claims, "endorsements": key.endorsements}

    def check(self, claims: Mapping[str, Any], activity: Mapping[str, Any]) -> None:
        """Whether this activity is what the token was made for. Raises TokenRefused."""
        service, named = activity.get("serviceUrl"), claims.get("serviceurl")
        if not isinstance(service, str) or not isinstance(named, str):
            raise TokenRefused("no service address")
        if service.rstrip("/") != named.rstrip("/"):
            raise TokenRefused("another service address than the token names")
        if activity.get("channelId") != CHANNEL:
            raise TokenRefused("another channel than Teams")
        if CHANNEL not in claims["endorsements"]:
            raise TokenRefused("a key that is not endorsed for Teams")
        if not allowed(service, self._hosts):
            raise TokenRefused("a service address that is not on the list")
        tenants = set(_tenants(activity))
        if tenants != {self._tenant_id}:
            raise TokenRefused("another tenant")


def _tenants(activity: Mapping[str, Any]) -> Iterable[str]:
    """The tenant wherever an activity says it."""
    for place, key, field in (("channelData", "tenant", "id"), ("conversation", "tenantId", None)):
        inside = activity.get(place)
        tenant = inside.get(key) if isinstance(inside, Mapping) else None
        if field is not None:
            tenant = tenant.get(field) if isinstance(tenant, Mapping) else None
        if tenant is not None:
            yield str(tenant).lower()


def allowed(service_url: str, hosts: Iterable[str]) -> bool:
    """Whether our token may be sent to this address: https to a host on the list, or this machine when that is on it.

    Only during development can this machine be on the list (see the settings).
    """
    try:
        address = urlsplit(service_url)
        host, port = address.hostname, address.port
    except ValueError:
        return False
    if not host or address.username is not None or address.query or address.fragment:
        return False
    for entry in hosts:
        name, separator, number = entry.rpartition(":") if entry.count(":") == 1 else (entry, "", "")
        if host != name.strip("[]").lower():
            continue
        if separator and str(port) != number:
            continue
        if address.scheme == "https" and (separator or port in (None, 443)):
            return True
        if address.scheme == "http" and host in ("127.0.0.1", "::1", "localhost"):
            return True
    return False
