"""The network learns what only the order of words tells, and is kept and read back whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.learning import linear, network, together
from bot.learning.network import Network, Task, text_of

# The same words in another order: as a bag of words they cannot be told apart.
TOLD = [("man", "bijt", "hond"), ("kat", "bijt", "muis"), ("vos", "bijt", "haan")]
TEXTS = [text_of(words, asks=False) for words in TOLD] + [text_of(words[::-1], asks=False) for words in TOLD]
TRUTHS = [("a",)] * len(TOLD) + [("b",)] * len(TOLD)
LABELS = ("a", "b")
ORDER = Task(TEXTS, TRUTHS, LABELS, linear.one_of)


@pytest.fixture(scope="module")
def trained() -> Network:
    return network.fit([ORDER], passes=60)


def test_it_learns_what_only_the_order_tells(trained: Network) -> None:
    assert [LABELS[int(np.argmax(trained.scores(text)))] for text in TEXTS] == [label for (label,) in TRUTHS]


def test_what_is_known_around_a_text_counts(trained: Network) -> None:
    words = ("terug", "naar", "de", "zorg")
    texts = [text_of(words, asks=False, around=(f"q:{name}",)) for name in ("direction", "planning")]
    model = network.fit([Task(texts, [("a",), ("b",)], LABELS, linear.one_of)], passes=60)
    assert np.argmax(model.scores(texts[0])) == 0
    assert np.argmax(model.scores(texts[1])) == 1


def test_a_word_it_never_saw_still_looks_like_one_it_saw(trained: Network) -> None:
    assert not np.array_equal(
        trained.scores(text_of(("honden",), asks=False)), trained.scores(text_of(("xyz",), asks=False))
    )


def test_a_text_without_words_or_with_too_many_is_read_too(trained: Network) -> None:
    for words in ((), ("woord",) * 5000):
        assert trained.scores(text_of(words, asks=True)).shape == (2,)


def test_the_same_texts_make_the_same_network(trained: Network) -> None:
    again = network.fit([ORDER], passes=60)
    for text in TEXTS:
        np.testing.assert_array_equal(again.scores(text), trained.scores(text))


def test_it_learns_two_tasks_at_once_each_with_labels_of_its_own() -> None:
    other = Task([text_of(word, asks=False) for word in (("zee",), ("bos",))], [("nat",), ()], ("nat",), linear.each)
    model = network.fit([ORDER, other], passes=60)
    scores = [model.scores(text) for text in (*ORDER.texts, *other.texts)]
    assert {len(some) for some in scores} == {3}
    assert [LABELS[int(np.argmax(some[:2]))] for some in scores[: len(TEXTS)]] == [label for (label,) in TRUTHS]
    assert scores[-2][2] > 0 > scores[-1][2]


def test_what_one_network_knows_of_words_is_where_another_begins() -> None:
    def task(*words: str) -> Task:
        texts = [text_of((word,), asks=False) for word in words]
        truths = [("a",)] * (len(words) // 2) + [("b",)] * (len(words) // 2)
        return Task(texts, truths, LABELS, linear.one_of)

    knows = network.fit([task("qqq", "www", "xxx", "zzz")], passes=100)
    before = knows.scores(text_of(("www",), asks=False))

    def difference(begin: Network | None) -> float:
        """How much the word that was not learnt with "qqq" is like it all the same."""
        model = network.fit([task("qqq", "xxx")], passes=60, begin=begin)
        www, zzz = (model.scores(text_of((word,), asks=False)) for word in ("www", "zzz"))
        return float((www - zzz)[0])

    assert difference(knows) > 1 > difference(None)
    np.testing.assert_array_equal(knows.scores(text_of(("www",), asks=False)), before)


def test_a_stored_network_is_read_back_the_same(trained: Network, tmp_path: Path) -> None:
    trained.save(tmp_path)
    again = Network.load(tmp_path, len(LABELS))
    for text in TEXTS:
        np.testing.assert_array_equal(again.scores(text), trained.scores(text))


@pytest.mark.parametrize("content", [b"", b"not a network", b"\x84\xa5nodes\x90"])
def test_a_damaged_network_is_a_missing_model(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "network.bin").write_bytes(content)
    with pytest.raises(linear.ModelMissing, match="make train"):
        Network.load(tmp_path, len(LABELS))


def test_a_network_for_other_labels_is_a_missing_model(trained: Network, tmp_path: Path) -> None:
    trained.save(tmp_path)
    with pytest.raises(linear.ModelMissing):
        Network.load(tmp_path, 5)


def test_both_models_have_their_say_unless_the_first_is_sure(trained: Network) -> None:
    rows = [{"zin": 1.0}] * len(TEXTS)
    alone = linear.fit(rows, TRUTHS, LABELS, squash=linear.one_of, penalty=0.1)
    model = together.TextModel(alone, trained, say=0.25)
    expected = 0.75 * alone.scores(rows[0]) + 0.25 * trained.scores(TEXTS[0])
    np.testing.assert_allclose(model.scores(rows[0], TEXTS[0], lambda _: False), expected, rtol=1e-5)
    np.testing.assert_array_equal(model.scores(rows[0], TEXTS[0], lambda _: True), alone.scores(rows[0]))


def test_both_are_stored_and_read_back_together(trained: Network, tmp_path: Path) -> None:
    rows = [{"eerst": 1.0, "zin": 1.0}] * 3 + [{"laatst": 1.0, "zin": 1.0}] * 3
    model = together.fit(rows, ORDER, penalty=0.1, say=0.5)
    model.save(tmp_path, version=1)
    again = together.TextModel.load(tmp_path, version=1, say=0.5)
    assert again.labels == LABELS
    scores = [m.scores(rows[0], TEXTS[0], lambda _: False) for m in (model, again)]
    np.testing.assert_array_equal(*scores)
    with pytest.raises(linear.ModelMissing):
        together.TextModel.load(tmp_path, version=2, say=0.5)
