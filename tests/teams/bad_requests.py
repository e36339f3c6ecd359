"""Requests that are not from Teams, or not for this bot; every one of them must be refused.

Each takes the fake and a proper activity, may change the activity, and returns the token to send it with.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.fakes.teams import FakeTeams

Activity = dict[str, Any]
BadRequest = Callable[[FakeTeams, Activity], str]


def _part(content: Any) -> str:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _claims(**changes: Any) -> BadRequest:
    return lambda teams, _activity: teams.token(**changes)


def _wrong_key(teams: FakeTeams, _activity: Activity) -> str:
    return teams.token(key=rsa.generate_private_key(65537, 2048))


def _unknown_key(teams: FakeTeams, _activity: Activity) -> str:
    teams.add_key("nobody's", publish=False)
    return teams.token(kid="nobody's")


def _no_key_named(teams: FakeTeams, _activity: Activity) -> str:
    import jwt

    return jwt.encode(teams.claims(), teams.keys["first"][0], "RS256")


def _expired(minutes: float) -> BadRequest:
    return lambda teams, _activity: teams.token(exp=int(time.time() - minutes * 60), nbf=int(time.time() - 7200))


def _not_yet(teams: FakeTeams, _activity: Activity) -> str:
    return teams.token(nbf=int(time.time() + 600))


def _no_algorithm(teams: FakeTeams, _activity: Activity) -> str:
    return f"{_part({'alg': 'none', 'typ': 'JWT', 'kid': 'first'})}.{_part(teams.claims())}."


def _signed_with_the_public_key(teams: FakeTeams, _activity: Activity) -> str:
    public = teams.keys["first"][0].public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT', 'kid': 'first'})}.{_part(teams.claims())}"
    return f"{signed}.{_part(hmac.new(pem, signed.encode(), hashlib.sha256).digest())}"


def _not_endorsed(teams: FakeTeams, _activity: Activity) -> str:
    teams.add_key("for another channel", ("webchat", "directline"))
    return teams.token(kid="for another channel")


def _endorsed_by_the_token_itself(teams: FakeTeams, _activity: Activity) -> str:
    teams.add_key("for another channel", ())
    return teams.token(kid="for another channel", endorsements=["msteams"])


def _other_channel(teams: FakeTeams, activity: Activity) -> str:
    teams.add_key("for all channels", ("msteams", "emulator"))
    activity["channelId"] = "emulator"
    return teams.token(kid="for all channels")


def _other_service_address(teams: FakeTeams, activity: Activity) -> str:
    activity["serviceUrl"] = "https://evil.example/emea/"
    return teams.token()


def _address_not_on_the_list(address: str) -> BadRequest:
    def request(teams: FakeTeams, activity: Activity) -> str:
        activity["serviceUrl"] = address.format(port=teams.port)
        return teams.token(serviceurl=activity["serviceUrl"])

    return request


def _no_service_address(teams: FakeTeams, activity: Activity) -> str:
    del activity["serviceUrl"]
    return teams.token()


def _other_tenant(place: str) -> BadRequest:
    def request(teams: FakeTeams, activity: Activity) -> str:
        if place in ("channelData", "both"):
            activity["channelData"] = {"tenant": {"id": str(uuid.uuid4())}}
        if place in ("conversation", "both"):
            activity["conversation"] = {**activity["conversation"], "tenantId": str(uuid.uuid4())}
        return teams.token()

    return request


def _no_tenant(teams: FakeTeams, activity: Activity) -> str:
    activity["channelData"] = {}
    activity["conversation"] = {k: v for k, v in activity["conversation"].items() if k != "tenantId"}
    return teams.token()


def _as_is(token: str) -> BadRequest:
    return lambda _teams, _activity: token


BAD_REQUESTS: dict[str, BadRequest] = {
    "an empty token": _as_is(""),
    "one word": _as_is("open-sesame"),
    "three words": _as_is("a.b.c"),
    "letters no token has": _as_is("é.ü.ñ".encode().decode("latin-1")),
    "a header that is a list": _as_is(f"{_part([])}.{_part({})}.{_part(b'x')}"),
    "a header that is deep": _as_is(f"{_part(b'[' * 5000)}.{_part({})}.{_part(b'x')}"),
    "a proper token of 20,000 characters": _claims(padding="x" * 20_000),
    "a wrong key": _wrong_key,
    "an unknown key": _unknown_key,
    "no key named": _no_key_named,
    "a key that is a number": _as_is(f"{_part({'alg': 'RS256', 'kid': 1})}.{_part({})}.{_part(b'x')}"),
    "another issuer": _claims(iss="https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/"),
    "no issuer": _claims(iss=None),
    "an issuer that is a list": _claims(iss=["https://api.botframework.com"]),
    "another audience": _claims(aud=str(uuid.uuid4())),
    "no audience": _claims(aud=None),
    "several audiences, ours among them": lambda teams, _: teams.token(aud=[teams.client_id, "other"]),
    "one audience in a list": lambda teams, _: teams.token(aud=[teams.client_id]),
    "expired six minutes ago": _expired(6),
    "no end": _claims(exp=None),
    "an end that is no time": _claims(exp="never"),
    "an end beyond all numbers": _claims(exp=float("inf")),
    "valid from ten minutes on": _not_yet,
    "no service address in the token": _claims(serviceurl=None),
    "another service address in the token": _claims(serviceurl="https://smba.trafficmanager.net/apac/"),
    "another service address in the activity": _other_service_address,
    "no service address in the activity": _no_service_address,
    "a host that is not on the list": _address_not_on_the_list("https://evil.example/emea/"),
    "another port of a host on the list": _address_not_on_the_list("http://127.0.0.1:9/emea/"),
    "a host on the list as user name": _address_not_on_the_list("http://127.0.0.1:{port}@evil.example/"),
    "a host that ends as one on the list": _address_not_on_the_list("https://evil127.0.0.1:{port}/"),
    "a service address that is none": _address_not_on_the_list("https://[oops"),
    "algorithm none": _no_algorithm,
    "HS256 with the public key": _signed_with_the_public_key,
    "a key not endorsed for Teams": _not_endorsed,
    "a key endorsed by the token itself": _endorsed_by_the_token_itself,
    "another channel": _other_channel,
    "another tenant": _other_tenant("both"),
    "another tenant in the channel data": _other_tenant("channelData"),
    "another tenant in the conversation": _other_tenant("conversation"),
    "no tenant": _no_tenant,
}
