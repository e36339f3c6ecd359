"""What an employee's message is while a question is open: an answer, or one of eight requests.

The costliest mistake is an answer taken for anything else, so a message is the answer unless it clearly is not: it
is a near-exact command that this question does not turn into an answer, or it is short or shaped like a question
and the trained model is sure. In between it stays the answer, and `Heard.doubtful` asks the dialogue to check once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from bot.dialogue import gate_nl
from bot.dialogue.gate_frames_nl import hints
from bot.dialogue.gate_model import MessageModel
from bot.dialogue.gate_text import Message, clauses, read, sentences

Label = Literal["answer", "faq", "skip", "back", "pause", "cancel", "help", "overview", "human"]
LABELS: Final[tuple[Label, ...]] = get_args(Label)

MODEL_ROOM: Final = "gate"

# A request is believed when the model gives the answer less than this: the surer, the more the message looks like the
# answers that are easily taken for one. Found by leaving out parts of the training half, so that 99.3% of their
# answers are kept: the aim is 99%, and other people's texts are never quite like these.
_WONDERING: Final = 0.025  # may well be the employee's own question: "hoe leer ik nee zeggen?"
_QUESTION_SHAPED: Final = 0.14  # opens as a question and ends in "?"
_ASKS_WITHOUT_MARK: Final = 0.1
_OPENS_AS_QUESTION: Final = 0.04
# A known turn of phrase, by how many words have a subject of their own: even without any it can be an answer that
# happens to use these words ("even pauze").
_HINTED: Final = {0: 0.07, 1: 0.1, 2: 0.13}
_OTHERWISE: Final = 0.1
_UNHINTED: Final[dict[Label, float]] = {"faq": 0.07, "pause": 0.1, "back": 0.1}  # without any turn of phrase of one
_COMMAND_IN_A_CLAUSE: Final = 0.25  # "sla maar over, dat weet iedereen al"
_WORDS_TO_A_COLLEAGUE: Final = 0.05  # a remark is itself full of requests, to the employee: "praat eens met HR"
_PRESENTS: Final = 0.0  # "dit is wat ik ervan vind"
_YES_OR_NO: Final = 0.01  # begins with yes or no where that is the answer
_LONG: Final = 32  # words; longer than this a message is an answer unless all its sentences are requests
_LONGEST_REQUEST: Final = 60  # words; above this there is an answer in it
_EACH_END: Final = 4  # sentences
_ECHO: Final = 2  # words: "Richting? Hoe bedoel je dat?" tells nothing
_SURE_PART: Final = 0.75  # a sentence that is this surely an answer is not given up for a request beside it
_SURE_CLAUSE: Final = 0.95  # a request that follows in the same sentence is asked about
_SURELY_TELLS: Final = 0.9  # all its sentences ask, but together they answer
_SURE_ANSWER: Final = 0.7  # below this an answer is asked about once


@dataclass(frozen=True, slots=True)
class Heard:
    """What the gate makes of one message.

    label: what it is. confidence: 0 to 1.
    doubtful: it is kept as the answer, but the dialogue should ask once whether it was meant as `suspected`.
    also_asks: an answer that holds a question too: `question_part`, as typed; the whole text stays the answer.
    dont_know: the employee says no more than that they do not know; the dialogue can offer prompts.
    """

    label: Label
    confidence: float = 1.0
    doubtful: bool = False
    suspected: Label | None = None
    also_asks: bool = False
    question_part: str = ""
    dont_know: bool = False


class Gate:
    """Tells answers from requests. Pure: the same text and question always give the same verdict; safe to share."""

    def __init__(self, model: MessageModel | None) -> None:
        self._model = model

    @classmethod
    def load(cls, models_dir: Path) -> Gate:
        """Reads the trained model from `models_dir`/gate.

        Raises ModelMissing when it is not there.
        """
        gate = cls(MessageModel.load(models_dir / MODEL_ROOM))
        for question in gate_nl.KINDS:  # the patterns are made now, so that nobody's first message waits for them
            gate.hear("een eerste bericht", question)
        return gate

    @classmethod
    def rules_only(cls) -> Gate:
        """A gate that knows near-exact commands only: for tests of what stands behind it, without training."""
        return cls(None)

    def hear(self, text: str, question: str) -> Heard:
        """Decides what `text` is while `question` (an id of the question lists) is open. Any text will do."""
        message = read(text)
        if not message.words:
            return _without_words(text, message)
        if _is_slash_text(message):
            return _slash_text(message)
        if gate_nl.says_dont_know(message.words):
            return Heard("answer", dont_know=True)

        rule = _as_label(gate_nl.command(message.words))
        hinted = frozenset(hints(message.words))
        if gate_nl.answers_here(message.words, question, (hinted | ({rule} if rule else set())) - _LOOSE):
            worth_asking = rule in _WORTH_ASKING
            return Heard("answer", 0.8, doubtful=worth_asking, suspected=rule if worth_asking else None)
        if rule is not None and not gate_nl.says_yes_or_no(read(_pieces(text)[0]).words, question):
            return Heard(rule)
        mixed = self._mixed(message, question)
        if mixed is not None:
            return mixed
        return self._weighed(message, question)

    def _weighed(self, message: Message, question: str) -> Heard:
        """The model's verdict on a whole message, with the answer protected."""
        if gate_nl.says_yes_or_no(message.words, question):
            return Heard("answer")
        if self._model is None:
            return Heard("answer", 0.5)
        odds = self._model.probabilities(message, question)
        request = _as_label(max((name for name in odds if name != "answer"), key=odds.__getitem__))
        assert request is not None
        against = odds["answer"]
        if against < _believed_below(message, question, request):
            if self._tells_first(message, question):
                return Heard("answer", 0.7, doubtful=True, suspected=request)
            return Heard(request, 1.0 - against)
        doubtful = against < _SURE_ANSWER and len(message.words) <= _LONG
        return Heard("answer", against, doubtful=doubtful, suspected=request if doubtful else None)

    def _tells_first(self, message: Message, question: str) -> bool:
        """True when the first clause alone is surely an answer: "lassen, en laat daarna zien wat ik al heb"."""
        assert self._model is not None
        parts = clauses(message)
        if len(parts) < 2 or gate_nl.opens_as_question(parts[0]) or not any(map(gate_nl.brings_a_subject, parts[0])):
            return False
        return self._model.probabilities(_words_only(parts[0]), question)["answer"] >= _SURE_CLAUSE

    def _mixed(self, message: Message, question: str) -> Heard | None:
        """The verdict on a message that tells and asks; None when the parts do not decide it."""
        pieces = _pieces(message.text)
        if len(pieces) < 2:
            return None
        asked: list[str] = []
        requests: list[Label] = []
        told = surely_told = len(message.words) > _LONGEST_REQUEST
        # In a long story only its beginning and its end are looked at for a question.
        for piece in (*pieces[:_EACH_END], *pieces[_EACH_END:][-_EACH_END:]):
            part = read(piece)
            if not part.words or gate_nl.says_nothing(part.words, question) or gate_nl.says_dont_know(part.words):
                continue
            heard = self._heard_part(part, question)
            label = heard.label
            closes = piece is pieces[-1] and part.asks and gate_nl.opens_as_question(part.words)
            echoes = part.asks and len(part.words) <= _ECHO and not gate_nl.is_about_the_form(part.words)
            if label == "faq" or echoes or (closes and told and label in ("answer", "help")):
                asked.append(piece)
            elif label == "answer":
                told = told or not gate_nl.is_about_the_form(part.words)
                surely_told = surely_told or (told and heard.confidence >= _SURE_PART)
            else:
                requests.append(label)
        if asked and told:
            return Heard("answer", 0.8, also_asks=True, question_part=" ".join(asked))
        if told and requests:
            whole = self._weighed(message, question)
            if whole.label != "answer" and not surely_told:
                return whole
            return Heard("answer", 0.7, doubtful=True, suspected=requests[-1])
        if requests and not asked and len(set(requests)) == 1:
            return Heard(requests[0], 0.9)
        if asked and not requests:
            whole = self._weighed(message, question)
            # "Misschien directeur? Of mag dat niet?"
            if whole.label == "answer" and whole.confidence >= _SURELY_TELLS:
                return Heard("answer", 0.8, also_asks=True, question_part=" ".join(asked))
            dunno = any(gate_nl.says_dont_know(read(piece).words) for piece in pieces)
            return Heard("faq", 0.9, dont_know=dunno)
        return None

    def _heard_part(self, part: Message, question: str) -> Heard:
        rule = _as_label(gate_nl.command(part.words))
        return Heard(rule) if rule is not None else self._weighed(part, question)


def _words_only(words: tuple[str, ...]) -> Message:
    joined = " ".join(words)
    return Message(text=joined, plain=joined, words=words, asks=False)


def _believed_below(message: Message, question: str, request: Label) -> float:
    """How improbable the answer must be before `request` is believed: the more a message brings itself, the more."""
    if len(message.words) > _LONG:
        return 0.0
    opens = gate_nl.opens_as_question(message.words)
    if gate_nl.presents(message.words) and not message.asks:
        return _PRESENTS
    if request == "faq" and gate_nl.wonders(message.words):
        return _WONDERING
    if request == "faq" and message.asks and opens:
        return _QUESTION_SHAPED
    if request == "faq" and gate_nl.asks_without_mark(message.words):
        return _ASKS_WITHOUT_MARK
    if gate_nl.begins_with_yes_or_no(message.words, question):
        return _YES_OR_NO
    if gate_nl.KINDS.get(question) == "to someone":
        return _WORDS_TO_A_COLLEAGUE
    if request in _PLAIN_COMMANDS and request in (gate_nl.command(part) for part in clauses(message)):
        return _COMMAND_IN_A_CLAUSE
    if request not in hints(message.words):
        return _UNHINTED.get(request, _OTHERWISE)
    return _OPENS_AS_QUESTION if opens else _HINTED.get(gate_nl.own_words(message.words), _OTHERWISE)


# Said in so many words beside something else, these are meant.
_PLAIN_COMMANDS: Final[frozenset[Label]] = frozenset({"skip", "cancel", "human"})
# Hints at a question are too common to take an answer's protection away.
_LOOSE: Final = frozenset({"faq"})
# Where an answer could also have been one of these, asking costs less than a wrong guess.
_WORTH_ASKING: Final[frozenset[Label]] = frozenset({"back", "pause", "cancel", "help"})


def _as_label(name: str | None) -> Label | None:
    for label in LABELS:
        if label == name:
            return label
    return None


def _without_words(text: str, message: Message) -> Heard:
    """Digits count as words; what is left here is signs, emoji, a web address or another script."""
    signs = "".join(message.plain.split())
    if signs and set(signs) <= set("?!.") and "?" in signs:
        return Heard("faq", 0.9)
    return Heard("answer", dont_know="\N{SHRUG}" in text)


def _is_slash_text(message: Message) -> bool:
    return message.plain.lstrip().startswith("/")


def _slash_text(message: Message) -> Heard:
    """Typed text is never obeyed as a command; only a bare "/help" is taken for what it says."""
    if message.words == ("help",):
        return Heard("help", 0.9)
    suspected = _as_label(gate_nl.command(message.words))
    return Heard("answer", 0.7, doubtful=suspected is not None, suspected=suspected)


def _pieces(text: str) -> tuple[str, ...]:
    """Sentences; one like "luisteren, maar wie leest dit?" is cut once more, before its question."""
    parts = list(sentences(text))
    if parts and read(parts[-1]).asks:
        tail = parts[-1]
        for mark in (", ", " - ", "; ", " maar ", " en "):
            head, found, last = tail.rpartition(mark)
            if found and len(read(last).words) >= 2 and gate_nl.opens_as_question(read(last).words):
                parts[-1:] = [head, last]
                break
    return tuple(parts)
