"""The measurements of `make evaluate` as a text for people: tables, confusions, the worst mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_TITLES = {
    "goals": "Doelen",
    "planning": "Planning en bedragen",
    "messages": "Berichten terwijl een vraag openstaat",
    "themes": "Thema's",
    "door": "De deur",
    "intents": "Vragen en opdrachten (Rasa)",
}
_COMPARED = {"ours": "ons model", "floor": "een paar reguliere expressies", "diet": "Rasa's standaard (DIET)"}


def as_text(results: Mapping[str, Any]) -> str:
    """A report in Markdown of what `bot.evaluate.measure_all` gathered. A part that was not measured says why."""
    lines = [
        "# Hoe goed het begrijpt",
        "",
        "Gemeten op voorbeelden waar niets van geleerd is. *Achtergehouden* is een derde van de voorbeelden,"
        " *vreemden* zijn stemmen die nergens anders in voorkomen.",
    ]
    for name, figures in results.items():
        lines += ["", f"## {_TITLES.get(name, name)}", ""]
        if "error" in figures:
            lines.append(f"Niet gemeten: {figures['error']}")
        else:
            lines += list(_PARTS.get(name, _plain)(figures))
    return "\n".join(lines) + "\n"


def _goals(figures: Mapping[str, Any]) -> Iterator[str]:
    for title, part in _unseen(figures):
        yield f"### {title}: {part['goals']} doelen"
        yield ""
        for head in ("specific", "measurable", "time_bound", "kind"):
            yield f"**{head}**: macro-F1 {_number(part['ours'][head]['macro_f1'])}, "
            yield f"reguliere expressies {_number(part['floor'][head]['macro_f1'])}"
            yield ""
            yield from _labels({"ours": part["ours"][head], "floor": part["floor"][head]})
            yield from _confusion(part["ours"][head]["confusion"])
        yield f"Ten onrechte SMART genoemd: {_share(part['ours']['called_smart_wrongly'])}. "
        yield f"SMART, en toch om gevraagd: {_share(part['ours']['smart_nagged'])}."
        yield ""
    yield f"Een doel kost {figures['median_ms']} ms (mediaan), het traagste {figures['slowest_ms']} ms."
    yield from _worst(figures)


def _messages(figures: Mapping[str, Any]) -> Iterator[str]:
    diet = figures.get("diet", {})
    for title, part in _unseen(figures):
        said = {"ours": part["ours"], "floor": part["floor"]}
        if other := diet.get("strangers" if part is figures.get("strangers") else "heldout"):
            said["diet"] = other
        yield f"### {title}: {part['examples']} berichten"
        yield ""
        names = ("answers_kept", "requests_recognised", "macro_f1")
        yield from _table(["", *names], [[_COMPARED[by], *(_number(f[n]) for n in names)] for by, f in said.items()])
        yield from _labels(said)
        yield from _confusion(part["ours"]["confusion"])
        yield f"Verzoek niet verloren (herkend, of bewaard en nagevraagd): {_share(part['requests_never_lost'])}. "
        yield f"Antwoorden waar onnodig naar gevraagd wordt: {_share(part['answers_asked_about'])}."
        yield ""
    if diet:
        yield f"DIET: {diet['how']}; {diet['epochs']} rondes over {diet['trained_on']} berichten,"
        yield f" {diet['training_seconds']} s trainen."
        yield ""
    yield f"Een bericht kost {figures['median_ms']} ms (mediaan)."
    yield from _worst(figures)


def _themes(figures: Mapping[str, Any]) -> Iterator[str]:
    for title, part in _unseen(figures):
        said = {"ours": part["ours"], "floor": part["floor"]}
        yield f"### {title}: {part['texts']} teksten, {part['with_two_themes']} met twee thema's"
        yield ""
        names = ("micro_f1", "macro_f1", "first_theme_right", "all_themes_right")
        yield from _table(["", *names], [[_COMPARED[by], *(_number(f[n]) for n in names)] for by, f in said.items()])
        yield from _labels(said)
        yield from _confusion(part["ours"]["confusion"])
    yield f"Een tekst kost {figures['median_ms']} ms (mediaan)."
    yield from _worst(figures)


def _door(figures: Mapping[str, Any]) -> Iterator[str]:
    names = ("recall", "harmless_stopped_everyday", "harmless_stopped_hard")
    for title, part in _unseen(figures):
        yield f"### {title}: {part['texts']} teksten, {part['to_ask_about']} om naar te vragen"
        yield ""
        said = {"ours": part["ours"], "floor": part["floor"]}
        yield from _table(["", *names], [[_COMPARED[by], *(_number(f[n]) for n in names)] for by, f in said.items()])
        yield from _confusion(part["confusion"])
    yield f"Een tekst kost {figures['median_ms']} ms (mediaan)."


def _planning(figures: Mapping[str, Any]) -> Iterator[str]:
    rows = [
        [
            f"{part} {kind}",
            str(got["n"]),
            _number(got["exact"]),
            _number(got.get("ends_right")),
            _number(got.get("floor_exact")),
        ]
        for part in ("heldout", "fresh", "train")
        for kind, got in figures[part].items()
    ]
    yield from _table(["", "n", "precies goed", "einde goed gezien", "reguliere expressies"], rows)
    yield f"Een zin kost {figures['median_ms']} ms (mediaan)."
    wrong = [mistake for got in figures["train"].values() for mistake in got.get("wrong", ())]
    yield from _worst({"worst": wrong[:20]})


def _plain(figures: Mapping[str, Any]) -> Iterator[str]:
    singles = [[name, _number(value)] for name, value in figures.items() if isinstance(value, int | float)]
    yield from _table(["", ""], singles)


_PARTS = {"goals": _goals, "messages": _messages, "themes": _themes, "door": _door, "planning": _planning}


def _unseen(figures: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "Achtergehouden", figures
    if "strangers" in figures:
        yield "Vreemden", figures["strangers"]


def _labels(said: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Precision, recall and F1 of each label for each that was compared."""
    first = next(iter(said.values()))["labels"]
    head = ["", *(f"{_COMPARED[by]}: {what}" for by in said for what in ("P", "R", "F1")), "n"]
    rows = []
    for label, own in first.items():
        cells = [label]
        for figures in said.values():
            scores = figures["labels"].get(label, {})
            cells += [_number(scores.get(what)) for what in ("precision", "recall", "f1")]
        rows.append([*cells, str(own.get("count", own.get("support", "")))])
    yield from _table(head, rows)


def _confusion(table: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Rows: what it is. Columns: what was said."""
    columns = list(next(iter(table.values())))
    rows = [[true, *(str(row[said]) if row[said] else "" for said in columns)] for true, row in table.items()]
    yield from _table(["is \\ gezegd", *columns], rows)


def _worst(figures: Mapping[str, Any]) -> Iterator[str]:
    mistakes: Sequence[Mapping[str, Any]] = figures.get("worst", ())
    if not mistakes:
        return
    yield ""
    yield f"### De ergste {len(mistakes)} fouten"
    yield ""
    for mistake in mistakes:
        rest = ", ".join(f"{name} {value}" for name, value in mistake.items() if name not in {"text", "id"})
        yield f"- {str(mistake['text'])!r}: {rest}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _number(value: float | None) -> str:
    return "" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"


def _share(value: float) -> str:
    return f"{100 * value:.1f}%"
