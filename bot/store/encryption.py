"""One column type for everything people write. The key lives outside the database.

Fernet (AES-128-CBC with HMAC-SHA256, from `cryptography`) was chosen because it is authenticated, hard to use
wrongly, and MultiFernet brings key rotation: the first key writes, all of them read.
"""

from __future__ import annotations

import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Dialect, Text, TypeDecorator

_box: MultiFernet | None = None
_alias_key = b""

MISSING = (
    "POP_ENCRYPTION_KEY ontbreekt. Zet de sleutel van deze installatie in de omgeving of in .env. Maak alleen een "
    "nieuwe sleutel voor een nieuwe, lege database."
)
MALFORMED = (
    "POP_ENCRYPTION_KEY is geen geldige sleutel: het zijn 44 tekens die eindigen op =. Kijk of hij heel is "
    "overgenomen. Meer sleutels scheid je met een komma, de nieuwste eerst."
)
WRONG = (
    "Deze database is met een andere POP_ENCRYPTION_KEY geschreven. Zet de goede sleutel terug, uit de reservekopie "
    "van de instellingen. Er is niets veranderd."
)


class KeyProblem(Exception):
    """The encryption key is missing, malformed, or not the one this database was written with.

    Its text is advice for the administrator, and holds no key.
    """


def use_keys(keys: str) -> None:
    """Set the keys of this process: one or more Fernet keys, separated by commas, the newest first.

    Raises KeyProblem when there is none, or one is malformed; the keys of before then stay.
    """
    global _box, _alias_key
    given = [key.strip() for key in keys.split(",") if key.strip()]
    if not given:
        raise KeyProblem(MISSING)
    try:
        _box = MultiFernet([Fernet(key) for key in given])
    except ValueError as error:
        raise KeyProblem(MALFORMED) from error
    _alias_key = hmac.digest(given[0].encode(), b"names in logs", "sha256")


def alias(id: str) -> str:
    """What an id is called in a log: always the same until the key changes, and without the key nobody's."""
    return hmac.digest(_alias_key, id.encode(), "sha256").hex()[:12]


def _keys() -> MultiFernet:
    if _box is None:
        raise KeyProblem(MISSING)
    return _box


def encrypt(text: str) -> str:
    # A browser can send half a character (a lone surrogate); texts are kept to the letter all the same.
    return _keys().encrypt(text.encode("utf-8", "surrogatepass")).decode("ascii")


def decrypt(token: str) -> str:
    """Raises KeyProblem when the text was written with a key that is not here."""
    try:
        return _keys().decrypt(token.encode("ascii")).decode("utf-8", "surrogatepass")
    except InvalidToken as error:
        raise KeyProblem(WRONG) from error


class EncryptedText(TypeDecorator[str]):
    """Text that only this program can read. An empty text has nothing to hide and stays empty."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return encrypt(value) if value else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return decrypt(value) if value else value


class EncryptedJSON(TypeDecorator[Any]):
    """Structured content that only this program can read. An empty object has nothing to hide and stays empty."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return encrypt(json.dumps(value, ensure_ascii=False)) if value != {} else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return json.loads(decrypt(value)) if value else {}
