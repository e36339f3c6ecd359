"""The engine as `web` sees it: one door, whole turns or none, and no texts left behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
from engine_process import Engine
from ports import free_port

from bot import training
from bot.settings import PROJECT_ROOT

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]  # the first waits for a training of Rasa

CANARY = "kanarie-zingt-over-haar-overwerk"
INTENTS = {"start", "praise", "shout", "press", "arrive"}


class TestTheDoor:
    def test_health_names_the_store_and_the_model(self, engine: Engine) -> None:
        health = httpx.get(f"{engine.url}/health", timeout=60).json()

        assert health["status"] == "ok"
        assert health["tracker_store"] == "SnapshotTrackerStore"
        assert health["model_loaded"] is True
        assert re.fullmatch("[0-9a-f]{32}", health["model_id"])

    @pytest.mark.parametrize(
        "header", [None, "", "Bearer", "Bearer wrong", "Basic {secret}", "Bearer {secret}x", "{secret}"]
    )
    def test_a_wrong_secret_is_refused(self, engine: Engine, header: str | None) -> None:
        headers = {} if header is None else {"Authorization": header.format(secret=engine.secret)}
        body = {"conversation": "c", "inbox": "i", "text": CANARY}

        answer = httpx.post(f"{engine.url}/webhook", json=body, headers=headers, timeout=60)

        assert answer.status_code == 401
        assert answer.json() == {"error": "not authorised"}

    def test_a_secret_that_is_not_ascii_is_refused(self, engine: Engine) -> None:
        answer = httpx.post(
            f"{engine.url}/webhook", json={}, headers={b"Authorization": "Bearer é".encode()}, timeout=60
        )

        assert answer.status_code == 401

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"not json",
            b"[]",
            b"\xff\xfe",
            b"[" * 100_000,
            json.dumps({"conversation": "c", "inbox": "i"}).encode(),
            json.dumps({"conversation": "c", "inbox": "i", "text": ""}).encode(),
            json.dumps({"conversation": "c", "inbox": "i", "text": " \n"}).encode(),
            json.dumps({"conversation": "c", "inbox": "i", "text": [CANARY]}).encode(),
            json.dumps({"conversation": CANARY + "!", "inbox": "i", "text": "x"}).encode(),
            json.dumps({"conversation": "c", "inbox": {"x": CANARY}, "text": "x"}).encode(),
            json.dumps({"conversation": "c", "inbox": "i", "intent": "praise"}).encode(),
            json.dumps({"conversation": "c", "inbox": "i", "intent": "restart"}).encode(),
            json.dumps({"conversation": "c", "inbox": "i", "intent": "press", "text": "x"}).encode(),
            json.dumps({"conversation": "c", "inbox": "i", "intent": ["press"]}).encode(),
        ],
    )
    def test_a_bad_body_is_refused_without_an_echo(self, engine: Engine, body: bytes) -> None:
        answer = httpx.post(
            f"{engine.url}/webhook", content=body, headers={"Authorization": f"Bearer {engine.secret}"}, timeout=60
        )

        assert answer.status_code == 400
        assert CANARY not in answer.text

    def test_rasas_own_doors_are_closed(self, engine: Engine) -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{engine.port}", timeout=60) as rasa:
            assert rasa.post("/webhooks/rest/webhook", json={"sender": "c", "message": "x"}).status_code == 404
            assert rasa.get("/conversations/c/tracker").status_code == 404
            assert rasa.post("/model/parse", json={"text": "x"}).status_code == 404


class TestTurns:
    def test_says_things_in_order_with_their_names_and_buttons(self, engine: Engine, conversation: str) -> None:
        assert engine.say(conversation, "laten we beginnen") == [
            {"text": "Waar ben je goed in?", "response": "utter_ask_strengths"}
        ]
        assert engine.say(conversation, "ik kook graag") == [
            {
                "text": "Waar krijg je energie van?",
                "response": "utter_ask_enjoy",
                "buttons": [{"title": "Overslaan", "payload": "skip"}],
            }
        ]
        assert engine.responses(conversation, "mensen zien") == ["utter_saved"]

    def test_the_inbox_id_reaches_the_actions_each_turn(self, engine: Engine, conversation: str) -> None:
        for inbox in ("first", "second"):
            body = {"conversation": conversation, "inbox": inbox, "text": "hallo"}
            (said,) = engine.post(body).json()["messages"]
            assert said["custom"]["metadata"] == {"inbox": inbox}

    @pytest.mark.parametrize(
        "typed",
        ["/restart", "/start", " /restart", '/praise{"strengths": "x"}', "/back", "/session_start", "/press"],
    )
    def test_typed_text_is_never_a_payload(self, engine: Engine, conversation: str, typed: str) -> None:
        engine.say(conversation, "laten we beginnen")

        # It is the answer to the open question, as any other text.
        assert engine.responses(conversation, typed) == ["utter_ask_enjoy"]
        # A payload would be one certain intent; words are weighed against all intents.
        understood = engine.actions.calls[-1]["tracker"]["latest_message"]
        assert {intent["name"] for intent in understood["intent_ranking"]} == INTENTS
        assert understood["intent"]["confidence"] < 1

    def test_typed_words_are_not_sent_to_the_actions(self, engine: Engine, conversation: str) -> None:
        for text in ("hallo", "laten we beginnen", CANARY, f"/restart {CANARY}"):
            engine.say(conversation, text)

        assert {call["next_action"] for call in engine.actions.calls} >= {"action_turn", "validate_reflection_form"}
        sent = json.dumps(engine.actions.calls)
        assert CANARY not in sent
        assert "laten we beginnen" not in sent

    def test_the_signals_of_web_are_obeyed(self, engine: Engine, conversation: str) -> None:
        answer = engine.post({"conversation": conversation, "inbox": "i", "intent": "press"})

        assert answer.json()["messages"][0]["response"] == "utter_thanks"

    def test_two_messages_at_once_are_done_one_after_the_other(self, engine: Engine, conversation: str) -> None:
        engine.actions.delay_s = 0.2
        said: list[int] = []

        def talk() -> None:
            said.append(engine.say(conversation, "hallo")[0]["custom"]["turn"])

        threads = [threading.Thread(target=talk) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(said) == [1, 2, 3, 4]

    def test_ten_thousand_characters_are_an_answer(self, engine: Engine, conversation: str) -> None:
        engine.say(conversation, "laten we beginnen")

        assert engine.responses(conversation, "overwerk " * 1_111) == ["utter_ask_enjoy"]

    def test_a_long_conversation_stays_short_for_the_engine(self, engine: Engine, conversation: str) -> None:
        kept = []
        for _ in range(25):
            engine.say(conversation, "hallo")
            kept += engine.query(
                "select slots, active_loop, latest_action from engine_snapshots where conversation_id=?", conversation
            )

        # This is all that the next turn starts from.
        assert kept == [(f'{{"turn":{number}}}', None, "action_listen") for number in range(1, 26)]
        # Of the turns with a number of one digit, and after the first, which has no number yet.
        assert len({len(json.dumps(call)) for call in engine.actions.calls[1:10]}) == 1


class TestWhenActionsAreDown:
    def test_at_the_start_of_a_form_nothing_is_said_and_nothing_kept(self, engine: Engine, conversation: str) -> None:
        engine.say(conversation, "hallo")
        before = engine.query("select slots, active_loop from engine_snapshots where conversation_id=?", conversation)
        engine.actions.stop()

        answer = engine.post({"conversation": conversation, "inbox": "i", "text": "laten we beginnen"})

        assert answer.status_code == 503
        assert answer.json() == {"error": "actions unavailable"}
        assert before == engine.query(
            "select slots, active_loop from engine_snapshots where conversation_id=?", conversation
        )
        engine.actions.start()
        assert engine.responses(conversation, "laten we beginnen") == ["utter_ask_strengths"]

    def test_in_the_middle_of_a_form_the_same_question_is_still_open(self, engine: Engine, conversation: str) -> None:
        engine.say(conversation, "laten we beginnen")
        engine.actions.stop()
        for text in ("ik kook graag", "hallo, ben je er nog?"):
            assert engine.post({"conversation": conversation, "inbox": "i", "text": text}).status_code == 503

        engine.actions.start()

        assert engine.responses(conversation, "ik kook graag") == ["utter_ask_enjoy"]
        assert engine.responses(conversation, "mensen zien") == ["utter_saved"]

    @pytest.mark.parametrize("status", [400, 404, 500, 503])
    def test_an_action_that_fails_is_no_action_that_worked(
        self, engine: Engine, conversation: str, status: int
    ) -> None:
        engine.say(conversation, "laten we beginnen")
        engine.actions.fail_with = status

        answer = engine.post({"conversation": conversation, "inbox": "i", "text": CANARY})

        assert (answer.status_code, answer.json()) == (503, {"error": "action failed"})
        engine.actions.fail_with = None
        assert engine.responses(conversation, CANARY) == ["utter_ask_enjoy"]


class TestWhatIsKept:
    def test_a_killed_engine_goes_on_at_the_open_question(self, engine: Engine, conversation: str) -> None:
        engine.say(conversation, "laten we beginnen")
        engine.say(conversation, "ik kook graag")

        engine.kill()
        engine.start()

        assert engine.responses(conversation, "mensen zien") == ["utter_saved"]

    def test_a_database_that_fails_fails_the_turn_and_starts_nobody_anew(
        self, engine: Engine, conversation: str
    ) -> None:
        engine.say(conversation, "laten we beginnen")
        engine.query("alter table engine_snapshots rename to elsewhere")
        try:
            answer = engine.post({"conversation": conversation, "inbox": "i", "text": "ik kook graag"})
            assert (answer.status_code, answer.json()) == (503, {"error": "turn failed"})
            assert httpx.get(f"{engine.url}/health", timeout=60).status_code == 503
        finally:
            engine.query("alter table elsewhere rename to engine_snapshots")

        assert engine.responses(conversation, "ik kook graag") == ["utter_ask_enjoy"]

    def test_a_text_in_a_slot_is_not_kept(self, engine: Engine, conversation: str) -> None:
        engine.actions.text_in_slot = "Ik wil minder " + CANARY
        engine.say(conversation, "hallo")

        ((slots,),) = engine.query("select slots from engine_snapshots where conversation_id=?", conversation)

        assert json.loads(slots) == {}
        assert "slot turn holds no marker" in engine.log

    def test_nothing_typed_is_in_the_database_or_in_the_log_at_debug(self, engine: Engine, conversation: str) -> None:
        engine.say(conversation, f"laten we beginnen {CANARY}")
        engine.say(conversation, CANARY)
        engine.say(conversation, f"/restart {CANARY}")
        engine.say(conversation, f'/press{{"strengths": "{CANARY}"}}')
        engine.actions.error = CANARY
        engine.actions.fail_with = 400
        engine.post({"conversation": conversation, "inbox": "i", "text": CANARY})
        engine.actions.fail_with = 500
        engine.post({"conversation": conversation, "inbox": "i", "text": CANARY})
        engine.actions.stop()
        engine.post({"conversation": conversation, "inbox": "i", "text": CANARY})

        written = [path.read_bytes() for path in engine.directory.iterdir()]

        assert len(engine.log) > 10_000, "this log says too little to prove anything"
        assert not any(CANARY.encode() in content for content in written)
        assert not any(CANARY.encode("utf-16-le") in content for content in written)


class TestRefusingToStart:
    """Each refusal is one sentence, and an exit code that the supervisor sees."""

    def start(self, environment: dict[str, str], python: Path | None = None) -> tuple[int, str]:
        done = subprocess.run(
            [python or training.engine_python(), "-m", "bot.engine.start"],
            cwd=PROJECT_ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=600,
        )
        said = [line for line in done.stderr.splitlines() if line and not re.match(r"\d{4}-", line)]
        assert "Traceback" not in done.stderr
        return done.returncode, said[-1]

    @pytest.fixture
    def environment(self, shared_engine: Engine) -> dict[str, str]:
        return {**shared_engine.environment(), "POP_ENGINE_PORT": str(free_port()), "POP_LOG_LEVEL": "error"}

    def test_without_a_model(self, environment: dict[str, str], tmp_path: Path) -> None:
        code, said = self.start({**environment, "POP_MODELS_DIR": str(tmp_path)})
        assert code == 1
        assert said.startswith("Er is geen getraind model")

    def test_without_a_secret(self, environment: dict[str, str]) -> None:
        del environment["POP_ENGINE_SECRET"]
        code, said = self.start(environment)
        assert code == 1
        assert said.startswith("POP_ENGINE_SECRET ontbreekt")

    def test_on_a_taken_port(self, environment: dict[str, str], shared_engine: Engine) -> None:
        code, said = self.start({**environment, "POP_ENGINE_PORT": str(shared_engine.port)})
        assert code == 1
        assert said.startswith(f"Poort {shared_engine.port} is al in gebruik")

    def test_with_another_python(self, environment: dict[str, str]) -> None:
        code, said = self.start(environment, Path(sys.executable))
        assert code == 1
        assert "Python 3.10" in said

    def test_without_its_table(self, environment: dict[str, str], tmp_path: Path) -> None:
        code, said = self.start({**environment, "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.db'}"})
        assert code == 1
        assert "tabellen" in said

    def test_with_another_tracker_store_than_ours(self, environment: dict[str, str], tmp_path: Path) -> None:
        # Rasa itself takes its store in memory when it cannot import the one it is told to.
        endpoints = (
            (PROJECT_ROOT / "endpoints.yml").read_text().replace("SnapshotTrackerStore", "Snapshottrackerstore")
        )
        (tmp_path / "endpoints.yml").write_text(endpoints)
        (tmp_path / "credentials.yml").write_text((PROJECT_ROOT / "credentials.yml").read_text())
        script = (
            "import sys; from pathlib import Path; from bot.engine import start; "
            f"start.PROJECT_ROOT = Path({str(tmp_path)!r}); sys.exit(start.main())"
        )
        done = subprocess.run(
            [training.engine_python(), "-c", script],
            cwd=PROJECT_ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert done.returncode == 1
        assert "De tracker store is InMemoryTrackerStore" in done.stderr
