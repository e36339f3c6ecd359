"""The network learns what only the order of words tells, and is kept and read back whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.learning import linear, network, together
from bot.learning.network import Network, text_of

# The same words in another order: as a bag of words they cannot be told apart.
TOLD = [("man", "bijt", "hond"), ("kat", "bijt", "muis"), ("vos", "bijt", "haan")]
TEXTS = [text_of(words, asks=False) for words in TOLD] + [text_of(words[::-1], asks=False) for words in TOLD]
TRUTHS = [("a",)] * len(TOLD) + [("b",)] * len(TOLD)
LABELS = ("a", "b")
FEW = {"squash": linear.one_of, "passes": 60}


@pytest.fixture(scope="module")
def trained() -> Network:
    return network.fit(TEXTS, TRUTHS, LABELS, **FEW)


def test_it_learns_what_only_the_order_tells(trained: Network) -> None:
    assert [LABELS[int(np.argmax(trained.scores(text)))] for text in TEXTS] == [label for (label,) in TRUTHS]


def test_what_is_known_around_a_text_counts(trained: Network) -> None:
    words = ("terug", "naar", "de", "zorg")
    texts = [text_of(words, asks=False, around=(f"q:{name}",)) for name in ("direction", "planning")]
    model = network.fit(texts, [("a",), ("b",)], LABELS, **FEW)
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
    again = network.fit(TEXTS, TRUTHS, LABELS, **FEW)
    for text in TEXTS:
        np.testing.assert_array_equal(again.scores(text), trained.scores(text))


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
    model = together.fit(rows, TEXTS, TRUTHS, LABELS, squash=linear.one_of, penalty=0.1, say=0.5)
    model.save(tmp_path, version=1)
    again = together.TextModel.load(tmp_path, version=1, say=0.5)
    assert again.labels == LABELS
    scores = [m.scores(rows[0], TEXTS[0], lambda _: False) for m in (model, again)]
    np.testing.assert_array_equal(*scores)
    with pytest.raises(linear.ModelMissing):
        together.TextModel.load(tmp_path, version=2, say=0.5)
