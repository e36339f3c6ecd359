"""Settings: from the environment and `.env`, checked, and said in plain words when they are wrong."""

from __future__ import annotations

import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from bot.settings import PROJECT_ROOT, Settings, SettingsError, load_settings

NAMES = {str(field.validation_alias) for field in Settings.model_fields.values()}
PRODUCTION = {
    "env": "production",
    "base_url": "https://pop.example.nl",
    "encryption_key": Fernet.generate_key().decode(),
    "engine_secret": "s" * 43,
}


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def load(tmp_path: Path, env_file: Path | None = None, **overrides: Any) -> Settings:
    return load_settings(env_file, **{"var_dir": tmp_path / "var", **overrides})


def refused(tmp_path: Path, **overrides: Any) -> str:
    with pytest.raises(SettingsError) as error:
        load(tmp_path, **overrides)
    return str(error.value)


class TestDevelopment:
    def test_needs_nothing(self, tmp_path: Path) -> None:
        settings = load(tmp_path)

        assert settings.base_url == "http://localhost:8000"
        assert settings.database_url == f"sqlite:///{tmp_path}/var/pop.db"
        assert settings.demo_enabled
        assert not settings.slack_enabled
        assert not settings.teams_enabled

    def test_makes_its_secrets_once(self, tmp_path: Path) -> None:
        first, second = load(tmp_path), load(tmp_path)

        assert first.encryption_key == second.encryption_key
        assert first.engine_secret == second.engine_secret
        Fernet(first.encryption_keys[0])
        for path in (tmp_path / "var" / "secrets").iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_makes_one_secret_when_several_start_at_once(self, tmp_path: Path) -> None:
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(lambda _: load(tmp_path).encryption_keys, range(16)))

        assert len(set(made)) == 1
        assert len(list((tmp_path / "var" / "secrets").iterdir())) == 2

    def test_says_so_when_a_secret_cannot_be_kept(self, tmp_path: Path) -> None:
        (tmp_path / "var").write_text("a file where the directory should be")

        assert "POP_VAR_DIR" in refused(tmp_path)

    def test_other_addresses_only_on_this_machine(self, tmp_path: Path) -> None:
        assert load(tmp_path, slack_api_url="http://127.0.0.1:9000/").slack_api_url == "http://127.0.0.1:9000/"
        assert load(tmp_path, teams_service_hosts="localhost:9000").teams_service_hosts == ("localhost:9000",)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("slack_api_url", "https://slack.example.com/"),
            ("slack_api_url", "http://127.0.0.1.example.com/"),
            ("slack_api_url", "http://127.0.0.1@example.com/"),
            ("teams_login_url", "http://10.0.0.1/"),
            ("teams_openid_metadata_url", "file:///etc/passwd"),
            ("teams_service_hosts", "smba.trafficmanager.net,example.com"),
        ],
    )
    def test_other_addresses_elsewhere_are_refused(self, tmp_path: Path, name: str, value: str) -> None:
        assert f"{name.upper()} mag alleen naar deze machine zelf wijzen" in refused(tmp_path, **{name: value})


class TestProduction:
    def test_starts_with_its_four_settings(self, tmp_path: Path) -> None:
        settings = load(tmp_path, **PRODUCTION)

        assert settings.production
        assert not settings.demo_enabled
        assert not (tmp_path / "var").exists()

    @pytest.mark.parametrize(
        ("missing", "named"),
        [
            ("base_url", "POP_BASE_URL"),
            ("encryption_key", "POP_ENCRYPTION_KEY"),
            ("engine_secret", "POP_ENGINE_SECRET"),
        ],
    )
    def test_names_what_is_missing(self, tmp_path: Path, missing: str, named: str) -> None:
        settings = {key: value for key, value in PRODUCTION.items() if key != missing}

        assert refused(tmp_path, **settings).startswith(named)

    def test_names_all_problems_at_once(self, tmp_path: Path) -> None:
        assert len(refused(tmp_path, env="production", demo=True).splitlines()) == 4

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("base_url", "http://pop.example.nl"),
            ("demo", True),
            ("slack_api_url", "http://127.0.0.1:9000/"),
            ("teams_login_url", "http://127.0.0.1:9000/"),
            ("teams_service_hosts", "127.0.0.1"),
        ],
    )
    def test_refuses_what_is_for_development(self, tmp_path: Path, name: str, value: object) -> None:
        assert refused(tmp_path, **{**PRODUCTION, name: value})


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("settings", "said"),
        [
            ({"env": "prod"}, "POP_ENV mag alleen 'development' of 'production' zijn."),
            ({"port": "acht"}, "POP_PORT moet een heel getal zijn."),
            ({"port": 70000}, "POP_PORT moet 65535 of lager zijn."),
            ({"web_workers": 0}, "POP_WEB_WORKERS moet 1 of hoger zijn."),
            ({"demo": "misschien"}, "POP_DEMO moet true of false zijn."),
        ],
    )
    def test_a_single_value(self, tmp_path: Path, settings: dict[str, object], said: str) -> None:
        assert refused(tmp_path, **settings) == said

    def test_a_secret_is_not_shown(self, tmp_path: Path) -> None:
        assert "geheim123" not in refused(tmp_path, encryption_key="geheim123")
        assert "geheim123" not in refused(tmp_path, engine_secret="geheim123")

    def test_ports_must_differ(self, tmp_path: Path) -> None:
        assert "drie verschillende getallen" in refused(tmp_path, port=5005)

    def test_half_a_channel(self, tmp_path: Path) -> None:
        assert "SLACK_SIGNING_SECRET" in refused(tmp_path, slack_bot_token="xoxb-1")
        assert "SLACK_BOT_TOKEN ontbreekt" in refused(tmp_path, slack_app_token="xapp-1")
        assert "TEAMS_CLIENT_SECRET en TEAMS_TENANT_ID" in refused(tmp_path, teams_client_id="id")

    def test_an_identity_of_this_machine(self, tmp_path: Path) -> None:
        teams = {"teams_client_id": "id", "teams_tenant_id": "id", "teams_managed_identity": True}
        assert load(tmp_path, **teams).teams_enabled
        assert "kunnen niet allebei" in refused(tmp_path, **teams, teams_client_secret="geheim")
        for url in (
            "http://127.0.0.1:41741/msi/token",
            "http://localhost:42356/",
            "http://169.254.129.3:8081/msi/token",
        ):
            assert load(tmp_path, **teams, identity_endpoint=url, identity_header="x").identity_endpoint == url
            assert "IDENTITY_HEADER ontbreekt" in refused(tmp_path, **teams, identity_endpoint=url)
        for url in (
            "http://10.0.0.1/",
            "https://evil.example/msi",
            "http://169.254.1.1@evil.example/",
            "http://[oops",
        ):
            assert "IDENTITY_ENDPOINT" in refused(tmp_path, **teams, identity_endpoint=url, identity_header="x")
        # Where it is not used it is none of our business.
        assert not load(tmp_path, identity_endpoint="http://elsewhere.example/").teams_enabled


class TestSources:
    def test_the_environment_wins_from_the_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / ".env"
        file.write_text("POP_PORT=9001\nPOP_ENGINE_PORT=9002\nSOMETHING_ELSE=x\nSLACK_BOT_TOKEN=\n")
        monkeypatch.setenv("POP_PORT", "9003")

        settings = load(tmp_path, file)

        assert (settings.port, settings.engine_port, settings.slack_bot_token) == (9003, 9002, None)
        assert load(tmp_path, file, port=9004).port == 9004

    @pytest.mark.parametrize("name", ["HOST", "PORT", "ENV", "LOG_LEVEL", "DEMO"])
    def test_what_other_programs_call_their_settings_is_none_of_ours(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.setenv(name, "9999")

        assert load(tmp_path) == load_settings(None, var_dir=tmp_path / "var")
        assert load(tmp_path).port == 8000

    def test_secrets_do_not_show(self, tmp_path: Path) -> None:
        settings = load(
            tmp_path,
            database_url="postgresql://pop:geheim123@host/pop",
            slack_bot_token="xoxb-geheim123",
            slack_signing_secret="geheim123",
        )

        assert "geheim123" not in repr(settings)
        assert settings.engine_secret.get_secret_value() not in repr(settings)

    def test_survive_the_way_to_a_child_process(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = load(tmp_path, port=9001, teams_service_hosts="127.0.0.1,localhost", demo=False)
        for name, value in settings.environment().items():
            monkeypatch.setenv(name, value)

        assert load_settings(None) == settings

    @pytest.mark.parametrize("url", ["postgres://h/d", "postgresql://h/d", "postgresql+psycopg2://h/d"])
    def test_postgresql_gets_the_driver_that_is_here(self, tmp_path: Path, url: str) -> None:
        assert load(tmp_path, database_url=url).sqlalchemy_url == "postgresql+psycopg://h/d"

    def test_relative_paths_are_those_of_the_project(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert load_settings(None, var_dir=tmp_path, models_dir="models").models_dir == PROJECT_ROOT / "models"


class TestInStep:
    """Code, `.env.example` and documentation name the same settings."""

    def test_the_example_file_has_them_all(self) -> None:
        named = re.findall(r"^([A-Z_]+)=", (PROJECT_ROOT / ".env.example").read_text(), re.MULTILINE)
        assert sorted(named) == sorted(NAMES)

    def test_the_example_file_works_as_it_is(self, tmp_path: Path) -> None:
        settings = load(tmp_path, PROJECT_ROOT / ".env.example")
        assert settings == load(tmp_path).model_copy(update={"demo": True})

    def test_the_documentation_has_them_all(self) -> None:
        table = (PROJECT_ROOT / "docs" / "operations.md").read_text().split("## Settings")[1].split("##")[0]
        assert set(re.findall(r"`((?:POP|SLACK|TEAMS|IDENTITY|DATABASE)_[A-Z_]+)`", table)) == NAMES

    def test_nothing_reads_the_environment_past_them(self) -> None:
        read = re.compile(r"""(?:environ(?:\.get)?[\[(]|getenv\()\s*["'](\w+)["']""")
        ours = ("POP_", "SLACK_", "TEAMS_", "DATABASE_")
        # What the engine needs besides is derived from the settings, by the supervisor.
        derived = {"POP_ACTIONS_URL"}
        for path in [*PROJECT_ROOT.glob("bot/**/*.py"), *PROJECT_ROOT.glob("actions/**/*.py")]:
            for name in read.findall(path.read_text()):
                assert not name.startswith(ours) or name in NAMES | derived, f"{path.name} reads {name}"
