"""Every setting of the product, in one place, checked before anything starts.

Settings come from the environment and from `.env` beside `pyproject.toml`; the environment wins. `docs/operations.md`
and `.env.example` describe each of them, and a test keeps the three in step.

In development the two secrets that every installation needs are made on the first start and kept under `POP_VAR_DIR`,
readable by their owner alone. In production nothing is made up: what is missing is named, with what to do about it.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import ipaddress
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PROJECT_ROOT: Final = Path(__file__).resolve().parent.parent

SLACK_API_URL: Final = "https://slack.com/api/"
TEAMS_OPENID_METADATA_URL: Final = "https://login.botframework.com/v1/.well-known/openidconfiguration"
TEAMS_LOGIN_URL: Final = "https://login.microsoftonline.com"
TEAMS_SERVICE_HOSTS: Final = ("smba.trafficmanager.net",)

_MINIMUM_SECRET_LENGTH: Final = 32
_LINK_LOCAL: Final = ipaddress.IPv4Network("169.254.0.0/16")
_CHANGED_ADDRESSES: Final = {
    "slack_api_url": "SLACK_API_URL",
    "teams_openid_metadata_url": "TEAMS_OPENID_METADATA_URL",
    "teams_login_url": "TEAMS_LOGIN_URL",
    "teams_service_hosts": "TEAMS_SERVICE_HOSTS",
}


class SettingsError(Exception):
    """The settings cannot be used. Its text says per line what is wrong and how to mend it, and holds no secret."""


def _parts(secret: SecretStr | None) -> tuple[str, ...]:
    text = secret.get_secret_value() if secret else ""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _is_loopback(host: str | None) -> bool:
    if not host:
        return False
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_of_this_machine(host: str | None) -> bool:
    """This machine, or what Azure put beside it at an address that leads no further (RFC 3927)."""
    try:
        return _is_loopback(host) or ipaddress.IPv4Address(host or "") in _LINK_LOCAL
    except ValueError:
        return False


def _host_of(address: str) -> str | None:
    """The host in a URL, or in a bare `host[:port]`."""
    try:
        return urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None


class Settings(BaseSettings):
    """What the environment and `.env` say, checked. Immutable; secrets do not show in its `repr`.

    Raises `pydantic.ValidationError` when built from wrong values; `load_settings` turns that into plain words.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        # Without a prefix the names of the fields would be read from the environment too: PORT, HOST, LOG_LEVEL.
        env_prefix="POP_",
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    # Where and how it runs.
    env: Literal["development", "production"] = Field("development", validation_alias="POP_ENV")
    host: str = Field("127.0.0.1", validation_alias="POP_HOST")
    port: int = Field(8000, ge=1, le=65535, validation_alias="POP_PORT")
    base_url: str = Field("", validation_alias="POP_BASE_URL")
    engine_port: int = Field(5005, ge=1, le=65535, validation_alias="POP_ENGINE_PORT")
    actions_port: int = Field(5055, ge=1, le=65535, validation_alias="POP_ACTIONS_PORT")
    web_workers: int = Field(1, ge=1, le=64, validation_alias="POP_WEB_WORKERS")
    action_workers: int = Field(1, ge=1, le=64, validation_alias="POP_ACTION_WORKERS")
    var_dir: Path = Field(PROJECT_ROOT / "var", validation_alias="POP_VAR_DIR")
    models_dir: Path = Field(PROJECT_ROOT / "models", validation_alias="POP_MODELS_DIR")
    engine_python: Path = Field(
        PROJECT_ROOT / ".venv-engine" / "bin" / "python", validation_alias="POP_ENGINE_PYTHON"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", validation_alias="POP_LOG_LEVEL")
    demo: bool | None = Field(None, validation_alias="POP_DEMO")
    messages_per_minute: int = Field(120, ge=0, le=100_000, validation_alias="POP_MESSAGES_PER_MINUTE")

    # The store and the secrets.
    database_url: str = Field("", validation_alias="DATABASE_URL", repr=False)
    encryption_key: SecretStr = Field(SecretStr(""), validation_alias="POP_ENCRYPTION_KEY")
    engine_secret: SecretStr = Field(SecretStr(""), validation_alias="POP_ENGINE_SECRET")

    # How many days each kind is kept, see docs/retention.md; 0 keeps it for good.
    retention_draft_days: int = Field(90, ge=0, le=36_500, validation_alias="POP_RETENTION_DRAFT_DAYS")
    retention_reflection_days: int = Field(30, ge=0, le=36_500, validation_alias="POP_RETENTION_REFLECTION_DAYS")
    retention_message_days: int = Field(30, ge=0, le=36_500, validation_alias="POP_RETENTION_MESSAGE_DAYS")
    retention_signed_days: int = Field(730, ge=0, le=36_500, validation_alias="POP_RETENTION_SIGNED_DAYS")
    retention_access_days: int = Field(365, ge=0, le=36_500, validation_alias="POP_RETENTION_ACCESS_DAYS")

    # The figures for HR: groups of at least so many people.
    trends_k: int = Field(10, ge=5, le=1_000, validation_alias="POP_TRENDS_K")

    # Slack.
    slack_bot_token: SecretStr | None = Field(None, validation_alias="SLACK_BOT_TOKEN")
    slack_signing_secret: SecretStr | None = Field(None, validation_alias="SLACK_SIGNING_SECRET")
    slack_app_token: SecretStr | None = Field(None, validation_alias="SLACK_APP_TOKEN")
    slack_api_url: str = Field(SLACK_API_URL, validation_alias="SLACK_API_URL")

    # Teams.
    teams_client_id: str | None = Field(None, validation_alias="TEAMS_CLIENT_ID")
    teams_client_secret: SecretStr | None = Field(None, validation_alias="TEAMS_CLIENT_SECRET")
    teams_tenant_id: str | None = Field(None, validation_alias="TEAMS_TENANT_ID")
    teams_managed_identity: bool = Field(False, validation_alias="TEAMS_MANAGED_IDENTITY")
    teams_openid_metadata_url: str = Field(TEAMS_OPENID_METADATA_URL, validation_alias="TEAMS_OPENID_METADATA_URL")
    teams_login_url: str = Field(TEAMS_LOGIN_URL, validation_alias="TEAMS_LOGIN_URL")
    teams_service_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        TEAMS_SERVICE_HOSTS, validation_alias="TEAMS_SERVICE_HOSTS"
    )
    # Set by Azure, where it gives its machines an identity in this way.
    identity_endpoint: str = Field("", validation_alias="IDENTITY_ENDPOINT")
    identity_header: SecretStr | None = Field(None, validation_alias="IDENTITY_HEADER")

    @field_validator("teams_service_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(host.strip() for host in value.split(",") if host.strip())
        return value

    @field_validator("var_dir", "models_dir", "engine_python")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        # Not `resolve`: the interpreter of a virtual environment is a link that has to stay one. Relative to the
        # project, as the other paths are, so that it does not matter from where `pop` is called.
        return value if value.is_absolute() else PROJECT_ROOT / value

    @field_validator("base_url")
    @classmethod
    def _no_slash_at_the_end(cls, value: str) -> str:
        return value.rstrip("/")

    @model_validator(mode="before")
    @classmethod
    def _fill_what_follows_from_the_rest(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Defaults that depend on other settings. A production default is never a secret."""
        values = dict(values)

        def get(name: str) -> Any:
            alias = cls.model_fields[name].validation_alias
            return values.get(str(alias), values.get(name)) or cls.model_fields[name].default

        var_dir = cls._absolute(Path(get("var_dir")))
        if not get("database_url"):
            values["DATABASE_URL"] = f"sqlite:///{var_dir / 'pop.db'}"
            values.pop("database_url", None)
        if get("env") == "development" and not get("base_url"):
            values["POP_BASE_URL"] = f"http://localhost:{get('port')}"
            values.pop("base_url", None)
        if get("env") == "development" and not values.get("messages_per_minute"):
            # Tests and measurements talk faster than people do.
            values.setdefault("POP_MESSAGES_PER_MINUTE", "0")
        return values

    @model_validator(mode="after")
    def _check(self) -> Self:
        problems = [
            *self._problems_with_ports(),
            *self._problems_with_secrets(),
            *self._problems_with_production(),
            *self._problems_with_addresses(),
            *self._problems_with_channels(),
        ]
        if problems:
            raise ValueError("\n".join(problems))
        return self

    def _problems_with_ports(self) -> list[str]:
        if len({self.port, self.engine_port, self.actions_port}) < 3:
            return [
                "POP_PORT, POP_ENGINE_PORT en POP_ACTIONS_PORT moeten drie verschillende getallen zijn; "
                f"nu zijn het {self.port}, {self.engine_port} en {self.actions_port}."
            ]
        return []

    def _problems_with_secrets(self) -> list[str]:
        problems = []
        for key in self.encryption_keys:
            try:
                usable = len(base64.urlsafe_b64decode(key.encode())) == 32
            except (binascii.Error, ValueError):
                usable = False
            if not usable:
                problems.append(
                    "POP_ENCRYPTION_KEY is geen geldige sleutel: het zijn 44 tekens die eindigen op =, met een komma "
                    "tussen meer sleutels. Kijk of hij heel is overgenomen. Alleen voor een nieuwe, lege database "
                    "maak je een nieuwe, met: pop keys new"
                )
                break
        secret = self.engine_secret.get_secret_value()
        if secret and len(secret) < _MINIMUM_SECRET_LENGTH:
            problems.append(
                f"POP_ENGINE_SECRET is korter dan {_MINIMUM_SECRET_LENGTH} tekens. Maak er een met: "
                "python -c 'import secrets; print(secrets.token_urlsafe(32))'"
            )
        return problems

    def _problems_with_production(self) -> list[str]:
        if self.env != "production":
            return []
        problems = [
            f"{name} ontbreekt; in productie wordt geen geheim verzonnen. Zet het in de omgeving of in .env."
            for name, secret in (
                ("POP_ENCRYPTION_KEY", self.encryption_key),
                ("POP_ENGINE_SECRET", self.engine_secret),
            )
            if not secret.get_secret_value()
        ]
        address = urlsplit(self.base_url)
        if address.scheme != "https" or not address.hostname:
            problems.append("POP_BASE_URL moet in productie het https-adres zijn waarop mensen de site bereiken.")
        if self.demo:
            problems.append("POP_DEMO kan in productie niet aan: demopersonen melden zich aan zonder wachtwoord.")
        return problems

    def _problems_with_addresses(self) -> list[str]:
        """Another address than the platform's own receives tokens and messages, so it is for tests here."""
        problems = []
        for field, name in _CHANGED_ADDRESSES.items():
            value: str | tuple[str, ...] = getattr(self, field)
            if value == type(self).model_fields[field].default:
                continue
            if self.env == "production":
                problems.append(f"{name} mag alleen tijdens ontwikkeling anders zijn. Haal het weg.")
            elif not all(
                _is_loopback(_host_of(address)) for address in ([value] if isinstance(value, str) else value)
            ):
                problems.append(f"{name} mag alleen naar deze machine zelf wijzen (127.0.0.1, ::1 of localhost).")
        return problems

    def _problems_with_channels(self) -> list[str]:
        problems = []
        if self.slack_bot_token and not (self.slack_signing_secret or self.slack_app_token):
            problems.append(
                "SLACK_BOT_TOKEN is er wel, maar SLACK_SIGNING_SECRET (berichten over HTTP) "
                "en SLACK_APP_TOKEN (Socket Mode) niet. Zet er een van de twee bij."
            )
        if not self.slack_bot_token and (self.slack_signing_secret or self.slack_app_token):
            problems.append("SLACK_BOT_TOKEN ontbreekt, terwijl andere instellingen van Slack er wel zijn.")
        return [*problems, *self._problems_with_teams()]

    def _problems_with_teams(self) -> list[str]:
        teams = {
            "TEAMS_CLIENT_ID": self.teams_client_id,
            "TEAMS_CLIENT_SECRET": self.teams_client_secret or self.teams_managed_identity,
            "TEAMS_TENANT_ID": self.teams_tenant_id,
        }
        problems = []
        missing = [name for name, value in teams.items() if not value]
        if missing and len(missing) < len(teams):
            problems.append(f"Voor Teams is ook {' en '.join(missing)} nodig.")
        if not self.teams_managed_identity:
            return problems
        if self.teams_client_secret:
            problems.append("TEAMS_CLIENT_SECRET en TEAMS_MANAGED_IDENTITY kunnen niet allebei. Haal er een weg.")
        if self.identity_endpoint and not _is_of_this_machine(_host_of(self.identity_endpoint)):
            # Whoever is asked there sees the header, and gives us the token that we trust.
            problems.append("IDENTITY_ENDPOINT mag alleen een adres van deze machine zelf zijn. Azure vult het in.")
        if self.identity_endpoint and not self.identity_header:
            problems.append("IDENTITY_HEADER ontbreekt, terwijl IDENTITY_ENDPOINT er wel is. Azure vult allebei in.")
        return problems

    @property
    def production(self) -> bool:
        """Whether this is for real people."""
        return self.env == "production"

    @property
    def processes_dir(self) -> Path:
        """Where the web processes of this machine find each other."""
        return self.var_dir / "processes"

    @property
    def demo_enabled(self) -> bool:
        """Whether demo people are loaded and may sign in: development only, and there unless POP_DEMO is off."""
        return not self.production and self.demo is not False

    @property
    def slack_enabled(self) -> bool:
        """Whether Slack is set up."""
        return self.slack_bot_token is not None

    @property
    def slack_bot_tokens(self) -> tuple[str, ...]:
        """The bot's tokens; the first that Slack accepts is used, so that one can take the place of another."""
        return _parts(self.slack_bot_token)

    @property
    def slack_signing_secrets(self) -> tuple[str, ...]:
        """Secrets with which Slack may have signed; two while one takes the place of the other."""
        return _parts(self.slack_signing_secret)

    @property
    def teams_client_secrets(self) -> tuple[str, ...]:
        """Secrets of the registration; the first that Microsoft accepts is used."""
        return _parts(self.teams_client_secret)

    @property
    def teams_enabled(self) -> bool:
        """Whether Teams is set up."""
        return bool(self.teams_client_id)

    @property
    def encryption_keys(self) -> tuple[str, ...]:
        """Fernet keys; the first encrypts, the others can still decrypt what was written before a rotation."""
        text = self.encryption_key.get_secret_value()
        return tuple(key.strip() for key in text.split(",") if key.strip())

    @property
    def engine_url(self) -> str:
        """Where the engine listens; always on this machine."""
        return f"http://127.0.0.1:{self.engine_port}"

    @property
    def actions_url(self) -> str:
        """Where the action server listens; always on this machine."""
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def sqlalchemy_url(self) -> str:
        """`database_url` for SQLAlchemy 2 with the PostgreSQL driver that is installed here."""
        for scheme in ("postgres://", "postgresql://", "postgresql+psycopg2://"):
            if self.database_url.startswith(scheme):
                return "postgresql+psycopg://" + self.database_url.removeprefix(scheme)
        return self.database_url

    def environment(self) -> dict[str, str]:
        """These settings as environment variables, for the processes that the supervisor starts.

        Holds secrets: hand it to a child process, never to a log.
        """
        variables = {}
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if isinstance(value, SecretStr):
                value = value.get_secret_value()
            if value is None or value == "":
                continue
            if isinstance(value, tuple):
                value = ",".join(value)
            variables[str(field.validation_alias)] = str(value)
        return variables


def load_settings(env_file: Path | None = PROJECT_ROOT / ".env", **overrides: Any) -> Settings:
    """Reads the environment and `env_file`, makes development's own secrets where they are missing, and checks all.

    `overrides` are fields of `Settings` that win over both (`port=9000`).

    Raises `SettingsError` with one plain line per problem.
    """
    try:
        settings = Settings(_env_file=env_file, **overrides)  # type: ignore[call-arg]  # known to pydantic alone
    except ValidationError as error:
        raise SettingsError(_plain_words(error)) from None
    if settings.production:
        return settings
    own = {}
    if not settings.encryption_keys:
        own["encryption_key"] = SecretStr(_own_secret(settings, "encryption_key", _new_fernet_key))
    if not settings.engine_secret.get_secret_value():
        own["engine_secret"] = SecretStr(_own_secret(settings, "engine_secret", lambda: secrets.token_urlsafe(32)))
    return settings.model_copy(update=own)


# What pydantic finds wrong with a single value.
_IN_DUTCH: Final = {
    "literal_error": "mag alleen {expected} zijn",
    "int_parsing": "moet een heel getal zijn",
    "greater_than_equal": "moet {ge} of hoger zijn",
    "less_than_equal": "moet {le} of lager zijn",
    "bool_parsing": "moet true of false zijn",
}


def _new_fernet_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def _own_secret(settings: Settings, name: str, make: Callable[[], str]) -> str:
    """The secret kept under `var/secrets`, made now if it is not there. Safe when several processes start at once."""
    path = settings.var_dir / "secrets" / name
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            # Written whole under another name first, so that nobody ever reads half a key; `link` does nothing
            # when another process was first.
            descriptor, draft = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(descriptor, "w") as file:
                    file.write(make())
                with contextlib.suppress(FileExistsError):
                    os.link(draft, path)
            finally:
                os.unlink(draft)
        return path.read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"Het geheim {name} kan niet bewaard worden in {path.parent}: {error.strerror}. "
            "Maak die map beschrijfbaar, maak ruimte op de schijf, of wijs met POP_VAR_DIR een andere map aan."
        ) from None


def _plain_words(error: ValidationError) -> str:
    """One line per problem, with the name of the setting and never its value."""
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        message = problem["msg"].removeprefix("Value error, ")
        if not problem["loc"]:
            lines.extend(message.splitlines())
            continue
        name = str(problem["loc"][0])
        field = Settings.model_fields.get(name)
        say = _IN_DUTCH.get(problem["type"], "heeft een waarde die niet kan")
        say = say.format(**problem.get("ctx", {})).replace(" or ", " of ")
        lines.append(f"{field.validation_alias if field else name} {say}.")
    return "\n".join(lines)
