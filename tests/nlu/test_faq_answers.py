"""The answers to common questions: short, plain, friendly Dutch that promises no more than the product does."""

import re

import pytest
import yaml
from project_files import ROOT, read_yaml

SOURCE = (ROOT / "domain.yml").read_text(encoding="utf-8")
DOMAIN = read_yaml("domain.yml")
QUESTIONS = [intent for intent in DOMAIN["intents"] if intent.startswith("faq_")]
ANSWERS = {
    f"utter_{intent}": variation["text"]
    for intent in QUESTIONS
    for variation in DOMAIN["responses"].get(f"utter_{intent}", [])
}
# "Anoniem" promises what stored reflections cannot be; "fout" judges; "u" is not how we speak.
BANNED = re.compile(r"\b(anoniem\w*|anonimiteit|fout\w*|u|uw|uzelf|middels|indien|dient te|teneinde|conform)\b", re.I)
HEALTH = re.compile(r"\b(ziek\w*|verzuim\w*|gezondheid\w*|klachten|burn-?out|lichamelijk\w*|psychisch\w*)\b", re.I)


def sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.?!:])\s+|\n(?:- )?", text)
    return [part for part in parts if part.strip()]


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


def test_every_common_question_has_an_answer() -> None:
    assert [intent for intent in QUESTIONS if f"utter_{intent}" not in ANSWERS] == []


@pytest.mark.parametrize("name", sorted(ANSWERS))
class TestAnswer:
    def test_fits_on_a_phone_screen(self, name: str) -> None:
        assert 80 <= len(ANSWERS[name]) <= 450

    def test_has_two_sentences_at_least(self, name: str) -> None:
        assert len(sentences(ANSWERS[name])) >= 2

    def test_speaks_in_short_sentences(self, name: str) -> None:
        lengths = [len(words(sentence)) for sentence in sentences(ANSWERS[name])]
        assert sum(lengths) / len(lengths) <= 14
        assert max(lengths) <= 25

    def test_uses_plain_words(self, name: str) -> None:
        long_words = [word for word in words(ANSWERS[name]) if len(word) > 22]
        assert long_words == ["ontwikkelingsbudget"] or long_words == []

    def test_avoids_words_that_promise_or_judge(self, name: str) -> None:
        assert BANNED.findall(ANSWERS[name]) == []

    def test_says_nothing_about_health(self, name: str) -> None:
        assert HEALTH.findall(ANSWERS[name]) == []

    def test_does_not_shout(self, name: str) -> None:
        assert "!" not in ANSWERS[name]


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("hr_trends", ["groepen van 10 of meer", "nooit wat jij schrijft", "vertrouwelijk"]),
        ("retention", ["90 dagen", "30 dagen na het gesprek", "2 jaar"]),
        ("signing", ["allebei", "voor gezien", "eigen exemplaar"]),
        ("change_later", ["getekend plan verandert nooit meer", "aanvulling"]),
        ("appraisal", ["geen beoordeling", "geen", "score"]),
        ("no_goal", ["zonder doel"]),
        ("paper", ["papier"]),
        ("terms", ["één jaar", "één tot vijf jaar"]),
        ("subsidy", ["2024", "SLIM", "STAP", "veranderen"]),
        ("manager_preparation", ["zes vragen", "inzien"]),
        ("smart", ["Specifiek", "Meetbaar", "Acceptabel", "Realistisch", "Tijdgebonden"]),
        ("er_magie", ["Meetbaar", "Acceptabel", "Gecommuniceerd", "Inspirerend", "Engagerend"]),
        ("duration", ["acht", "twee minuten"]),
        ("talk_itself", ["zeven gesprekspunten"]),
    ],
)
def test_the_answer_states_what_the_product_does(name: str, facts: list[str]) -> None:
    answer = ANSWERS[f"utter_faq_{name}"]
    assert [fact for fact in facts if fact not in answer] == []


def test_the_domain_has_no_anchors_for_rasa_cannot_read_them() -> None:
    assert [event for event in yaml.parse(SOURCE, yaml.CSafeLoader) if isinstance(event, yaml.AliasEvent)] == []
    assert [event for event in yaml.parse(SOURCE, yaml.CSafeLoader) if getattr(event, "anchor", None)] == []
