"""Everything in domain.yml is used, and everything that is used is in domain.yml.

`rasa data validate` finds neither an intent that nobody reads nor a response that the code makes the name of. So the
code itself is read here: which responses it says, under which conditions of its own tables, and with which values.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from project_files import ROOT, read_yaml
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.turns import SHOWN
from bot.dialogue import commands, wishes
from bot.dialogue.commands.questions import EXPLAINS
from bot.dialogue.dutch_practical import WORDS
from bot.dialogue.flows import managing
from bot.dialogue.flows.registry import flow_of
from bot.dialogue.gate import LABELS
from bot.plan.people import Person
from bot.plan.plan import Plan
from bot.plan.questions import ALL, BY_ID, REFLECTION, Part, of
from bot.plan.states import RESULTS
from bot.smart.concerns import ConcernCode
from bot.smart.types import LETTERS

CODE = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")])
DOMAIN: dict[str, Any] = read_yaml("domain.yml")
ACTIONS = [action if isinstance(action, str) else next(iter(action)) for action in DOMAIN["actions"]]
RESPONSES: dict[str, list[dict[str, Any]]] = DOMAIN["responses"]
FORMS: dict[str, list[str]] = {name: form["required_slots"] for name, form in DOMAIN["forms"].items()}
PARTS = [part for part in Part if part.form in FORMS]
ASKED = [(part.form, question) for part in PARTS for question in of(part)]

SIGNALS = {"arrive", "press"}
"""Sent by web itself; nobody types them."""


def _loaded(folder: str) -> list[dict[str, Any]]:
    return [read_yaml(path) for path in sorted((ROOT / "data" / folder).glob("*.yml"))]


def _steps() -> list[dict[str, Any]]:
    parts = [
        *(rule for file in _loaded("rules") for rule in file["rules"]),
        *(story for file in _loaded("stories") for story in file["stories"]),
    ]
    return [step for part in parts for step in part["steps"]]


STEPS = _steps()
EXAMPLES = {entry["intent"] for file in _loaded("nlu") for entry in file["nlu"] if "intent" in entry}


# --- reading the code ---------------------------------------------------------------------------------------


def _words_of(function: Callable[..., Any]) -> list[str]:
    """The strings that a function puts in what it returns, its docstring aside."""
    tree = ast.parse(inspect.getsource(function).lstrip())
    body = tree.body[0]
    assert isinstance(body, ast.FunctionDef)
    statements = body.body[1:] if ast.get_docstring(body) else body.body
    nodes = itertools.chain.from_iterable(ast.walk(statement) for statement in statements)
    constants = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return [value for value in constants if isinstance(value, str) and value]


TABLES: dict[str, list[str]] = {
    "utter_*": [intent for intent in DOMAIN["intents"] if intent.startswith("faq_")],
    "utter_doubt_*": [label for label in LABELS if label != "answer"],
    "utter_also_*": [label for label in LABELS if label != "answer"],
    "utter_readers_*": sorted({question.readers.value for _, question in ASKED}),
    "utter_why_*": [question.id for _, question in ASKED],
    "utter_example_*": [question.id for _, question in ASKED if question.free_text],
    "utter_prompts_*": list(REFLECTION),
    "utter_change_*": list(REFLECTION),
    "utter_letters_*": ["".join(bits) for bits in itertools.product("01", repeat=len(LETTERS))],
    "utter_idle_*": _words_of(commands.finding._standing),
    "utter_word_*": list(WORDS),
    "utter_on_*": sorted({"paused", "settled", *commands.finding.WAYS.values()}),
    "utter_team_*": _words_of(managing.team_state),
    "utter_step_*": [word for word in _words_of(managing.next_steps) if word not in ("shared",)],
    "utter_share_goal_*": ["on", "off"],
    "utter_signed_*": ["agree", "seen"],
    "utter_decide_missing_*": list(LETTERS),
    "utter_eval_*": list(RESULTS),
    "utter_sign_again_*": ["employee", "manager", "amendment"],
    "utter_promise_*": ["open", "done"],
    "utter_promise_read_*": ["open", "done"],
    "utter_concern_*": [code.value for code in ConcernCode],
}
"""Names that the code puts together -> what can stand in the place of the star."""


@dataclass(frozen=True)
class Spoken:
    """A place in the code where something is said: the name of the response, with stars, and the values given."""

    place: str
    name: str
    values: frozenset[str]

    @property
    def responses(self) -> list[str]:
        if "*" not in self.name:
            return [self.name]
        return [self.name.replace("*", word) for word in TABLES[self.name]]


def _names(node: ast.expr) -> Iterator[str]:
    """The names an expression can come to; a star for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _names(node.body)
        yield from _names(node.orelse)
    elif ast.unparse(node) == "SMALL_TALK[best.name]":
        yield from wishes.SMALL_TALK.values()
    else:
        raise AssertionError(f"cannot tell what is said here: {ast.unparse(node)}")


def _spoken() -> list[Spoken]:
    found = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="turn" | "self"), attr="say")):
                    pass
                case _:
                    continue
            values = frozenset(keyword.arg for keyword in node.keywords if keyword.arg not in (None, "buttons"))
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            found += [Spoken(place, name, values) for name in _names(node.args[0])]
    return found


SPOKEN = _spoken()
QUESTIONS = {f"utter_ask_{form}_{question.id}" for form, question in ASKED}
"""Said by Rasa's forms."""


def placeholders(response: str) -> set[str]:
    """The values that a response needs, in its text and on its buttons."""
    texts = []
    for variation in RESPONSES[response]:
        texts.append(variation.get("text", ""))
        for button in variation.get("buttons", []):
            texts += [button["title"], button["payload"]]
    return {name for text in texts for name in re.findall(r"{(\w+)}", text)}


# --- intents ----------------------------------------------------------------------------------------------


def test_every_intent_has_examples_and_every_example_an_intent() -> None:
    assert set(DOMAIN["intents"]) - SIGNALS == EXAMPLES


def test_every_intent_stands_in_a_rule_or_story() -> None:
    used = {step["intent"] for step in STEPS if "intent" in step}
    assert set(DOMAIN["intents"]) - used == set()
    assert used - set(DOMAIN["intents"]) == {"nlu_fallback"}


def test_every_rule_and_story_is_tested() -> None:
    """`make stories` runs tests/stories against the model; what is not in there nobody would miss."""
    paths = sorted((ROOT / "tests" / "stories").glob("*.yml"))
    stories = [story for path in paths for story in read_yaml(path)["stories"]]
    tested = [step for story in stories for step in story["steps"]]
    for key in ("intent", "action"):
        assert {step[key] for step in STEPS if key in step} - {step.get(key) for step in tested} == set()


def test_every_intent_means_something_to_the_dialogue() -> None:
    by_words = {
        "affirm",
        "deny",
        "keep_as_is",
        "skip_question",
        "dont_know",
    }  # known by their words: bot.dialogue.dutch
    nothing = {"out_of_scope"}  # what it means is that it means nothing here
    read = {*wishes.REQUESTS, *wishes.SMALL_TALK, *EXPLAINS, *SIGNALS, *by_words, *nothing}
    unread = [intent for intent in DOMAIN["intents"] if intent not in read and not intent.startswith("faq_")]
    assert unread == []
    assert read - set(DOMAIN["intents"]) == set()


def test_every_request_is_a_command_that_exists() -> None:
    assert [name for name in wishes.REQUESTS.values() if name not in commands.COMMANDS] == []


# --- forms, slots, actions --------------------------------------------------------------------------------


def test_every_form_asks_the_questions_of_its_part_in_their_order() -> None:
    assert {part.form: [question.id for question in of(part)] for part in PARTS} == FORMS
    assert all(flow_of(form) is not None for form in FORMS)


def test_every_form_is_opened_and_closed() -> None:
    assert {step["action"] for step in STEPS if str(step.get("action", "")).endswith("_form")} == set(FORMS)
    assert DOMAIN["slots"]["opens"]["values"] == [part.value for part in PARTS]


def test_every_slot_is_a_question_or_a_marker_that_the_actions_set() -> None:
    questions = {question.id for _, question in ASKED}
    assert set(DOMAIN["slots"]) == questions | set(SHOWN) | {"turn", "opens"}


def test_no_slot_is_filled_by_rasa_itself() -> None:
    for name, slot in DOMAIN["slots"].items():
        assert [mapping["type"] for mapping in slot["mappings"]] == ["custom"], name
        assert slot["influence_conversation"] is (name == "opens"), name


def test_the_domain_names_the_actions_that_there_are() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(ACTIONS) == set(executor.actions)


def test_every_action_is_called_for() -> None:
    config = read_yaml("config.yml")
    fallbacks = {policy.get("core_fallback_action_name") for policy in config["policies"]}
    called = {step.get("action") for step in STEPS} | {f"validate_{form}" for form in FORMS} | fallbacks
    assert [name for name in ACTIONS if name not in called | {"action_session_start"}] == []


# --- responses --------------------------------------------------------------------------------------------


def test_names_that_are_put_together_are_known_here() -> None:
    made = {spoken.name for spoken in SPOKEN if "*" in spoken.name}
    assert made == set(TABLES)


def test_what_the_code_says_is_there() -> None:
    assert [(s.place, name) for s in SPOKEN for name in s.responses if name not in RESPONSES] == []


def test_what_the_code_says_gets_all_its_values() -> None:
    missing = [(s.place, name, placeholders(name) - s.values) for s in SPOKEN for name in s.responses]
    assert [lack for lack in missing if lack[2]] == []


def test_every_question_has_its_words() -> None:
    assert QUESTIONS - set(RESPONSES) == set()


def test_every_response_is_said() -> None:
    said = {response for spoken in SPOKEN for response in spoken.responses} | QUESTIONS
    assert sorted(set(RESPONSES) - said) == []


def test_every_value_that_the_code_gives_is_shown() -> None:
    given, shown = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for spoken in SPOKEN:  # one of several responses may be said in one place
        given[spoken.place] |= spoken.values
        shown[spoken.place] |= set().union(*(placeholders(response) for response in spoken.responses))
    assert {place: values - shown[place] for place, values in given.items() if values - shown[place]} == {}


def test_questions_show_only_the_numbers_that_their_part_gives() -> None:
    for form, question in ASKED:
        active = flow_of(form)
        assert active is not None
        person = Person("1", "anna@demo.example", "Anna de Wit")
        conversation = SimpleNamespace(about={"goal": 1, "person": "1"})
        turn: Any = SimpleNamespace(conversation=conversation, plan=Plan("1"), person=person)
        given = active.slots(turn, question.id)
        assert set(given) <= set(SHOWN)
        assert placeholders(f"utter_ask_{form}_{question.id}") <= set(given)


def test_no_value_has_a_name_that_the_sdk_keeps_for_itself() -> None:
    kept = set(inspect.signature(CollectingDispatcher.utter_message).parameters) - {"kwargs"}
    assert kept >= {"text", "image", "buttons", "attachment", "response"}
    assert {name: placeholders(name) & kept for name in RESPONSES if placeholders(name) & kept} == {}
    assert [spoken for spoken in SPOKEN if spoken.values & kept] == []


# --- buttons ----------------------------------------------------------------------------------------------


def _buttons() -> list[tuple[str, str, str]]:
    return [
        (name, button["title"], button["payload"])
        for name, variations in RESPONSES.items()
        for variation in variations
        for button in variation.get("buttons", [])
    ]


def test_every_button_is_a_command_with_the_values_it_takes() -> None:
    for response, _, payload in _buttons():
        name, *values = payload.split(":")
        assert name in commands.COMMANDS, response
        inspect.signature(commands.COMMANDS[name]).bind(None, *values)
        if name == "goto":
            assert values[0] in BY_ID, response
        if name == "doubt":
            assert values[0] in (*LABELS, "person"), response


def test_titles_of_buttons_are_short() -> None:
    # Slack shows 75 characters of a button at most; what is filled in is cut by the code.
    assert [title for _, title, _ in _buttons() if not 0 < len(title) <= 40] == []


def test_no_two_buttons_of_a_response_look_alike() -> None:
    for name, variations in RESPONSES.items():
        for variation in variations:
            titles = [button["title"] for button in variation.get("buttons", [])]
            assert len(set(titles)) == len(titles), name


# --- texts ------------------------------------------------------------------------------------------------

TEXTS = {name: variation.get("text", "") for name, variations in RESPONSES.items() for variation in variations}
# "Anoniem" promises what stored reflections cannot be; "fout" judges; "u" is not how we speak.
BANNED = re.compile(
    r"\b(anoniem\w*|anonimiteit|fout\w*|u|uw|uzelf|middels|indien|dient te|teneinde)\b", re.IGNORECASE
)


def test_one_variation_each_so_that_every_text_is_one_that_was_read() -> None:
    assert [name for name, variations in RESPONSES.items() if len(variations) != 1] == []


TITLES = {name: [title for response, title, _ in _buttons() if response == name] for name in TEXTS}


def test_every_response_says_or_offers_something() -> None:
    assert [name for name, text in TEXTS.items() if not text and not TITLES[name]] == []
    assert [name for name, text in TEXTS.items() if text != text.strip()] == []


def test_texts_avoid_words_that_promise_or_judge() -> None:
    found = {name: BANNED.findall(" ".join([text, *TITLES[name]])) for name, text in TEXTS.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_texts_do_not_shout() -> None:
    assert [name for name, text in TEXTS.items() if text.count("!") > 1] == []


def test_texts_are_short() -> None:
    # Everything fits on a phone screen; the first one holds what the law wants said, a name and an address with it.
    assert [name for name, text in TEXTS.items() if len(text) > 480] == []
    notice = TEXTS["utter_notice"].format(first_name="Marie-Louise", url="https://pop.organisatie.example/privacy")
    assert len(notice) <= 500
    sentences = [(name, s) for name, text in TEXTS.items() for s in re.split(r"(?<=[.?!:;])\s+|\n", text)]
    assert [(name, sentence) for name, sentence in sentences if len(sentence.split()) > 30] == []


def test_questions_that_exist_are_of_a_form_or_of_a_later_part() -> None:
    later = {Part.PROGRESS, Part.EVALUATION}
    assert [q.id for q in ALL if q.part not in PARTS and q.part not in later] == []


def test_an_open_question_never_expires() -> None:
    """Rasa starts a new session after an hour by default, and forgets the open form."""
    assert DOMAIN["session_config"] == {
        "session_expiration_time": 0,
        "carry_over_slots_to_new_session": True,
    }


def test_reminders_are_not_left_to_the_engine() -> None:
    """Rasa keeps them in memory, and gives two people with the same reminder only one."""
    code = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
    assert [path for path in code if "ReminderScheduled" in path.read_text(encoding="utf-8")] == []


def test_no_validation_gets_the_whole_domain_sent_along() -> None:
    """Rasa does that for every action whose name begins with `validate_`: seventy kilobytes a turn."""
    sent = [action for action in DOMAIN["actions"] if isinstance(action, str) and action.startswith("validate_")]
    assert sent == []


def test_no_response_stands_twice() -> None:
    """Rasa does not start with a key that stands twice; what reads the domain here takes the last one in silence."""
    names = re.findall(r"^  (\w+):", (ROOT / "domain.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, times in Counter(names).items() if times > 1 and name.startswith("utter_")] == []
