"""Measures the trained engine on messages it never saw. Runs in Rasa's own environment (Python 3.10).

    .venv-engine/bin/python tests/nlu/evaluate_nlu.py --model models/engine [--json build/nlu.json] [--errors]

Prints precision, recall and F1 per intent, the confusions that occur most, and how long one message takes.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

HERE = Path(__file__).parent
FALLBACK = "nlu_fallback"


def examples(path):
    """The (text, intent) pairs of a file in Rasa's NLU format."""
    import ruamel.yaml

    content = ruamel.yaml.YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return [
        (line[2:], block["intent"]) for block in content["nlu"] for line in block["examples"].splitlines() if line
    ]


def report(truth, guess):
    """Per label: precision, recall, F1 and support; and their means, weighted by support and plain."""
    labels = sorted(set(truth))
    hits = Counter(t for t, g in zip(truth, guess, strict=True) if t == g)
    said, real = Counter(guess), Counter(truth)
    rows = {}
    for label in labels:
        precision = hits[label] / said[label] if said[label] else 0.0
        recall = hits[label] / real[label]
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rows[label] = {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(f1, 3),
            "support": real[label],
        }
    total = len(truth)
    return {
        "messages": total,
        "accuracy": round(sum(hits.values()) / total, 4),
        "weighted_f1": round(sum(r["f1"] * r["support"] for r in rows.values()) / total, 4),
        "macro_f1": round(sum(r["f1"] for r in rows.values()) / len(rows), 4),
        "intents": rows,
    }


async def understand(agent, texts):
    """What the engine makes of each text: intent, its confidence, the best real intent, milliseconds."""
    heard = []
    for text in texts:
        start = time.perf_counter()
        parsed = await agent.parse_message(text)
        took = (time.perf_counter() - start) * 1000
        best = next(item for item in parsed["intent_ranking"] if item["name"] != FALLBACK)
        heard.append((parsed["intent"]["name"], best["confidence"], best["name"], took))
    return heard


def evaluate(model, heldout=HERE / "heldout.yml"):
    """All figures as one JSON-able dict, with the single mistakes under ``mistakes``."""
    warnings.simplefilter("ignore")
    from rasa.core.agent import load_agent

    agent = asyncio.run(load_agent(model_path=str(model)))
    if agent is None or not agent.is_ready():
        sys.exit(f"Geen getraind model in {model}. Draai eerst: make train")
    pairs = examples(heldout)
    texts, truth = [text for text, _ in pairs], [intent for _, intent in pairs]
    heard = asyncio.run(understand(agent, texts))
    figures = report(truth, [best for _, _, best, _ in heard])
    wrong = [
        (t, best, text, round(conf, 2))
        for t, text, (_, conf, best, _) in zip(truth, texts, heard, strict=True)
        if t != best
    ]
    fell_back = [name == FALLBACK for name, _, _, _ in heard]
    right = [t == best for t, (_, _, best, _) in zip(truth, heard, strict=True)]
    figures["fallback"] = {
        "share": round(sum(fell_back) / len(heard), 4),
        "right_ones_lost": round(sum(f and r for f, r in zip(fell_back, right, strict=True)) / max(1, sum(right)), 4),
        "wrong_ones_caught": round(
            sum(f and not r for f, r in zip(fell_back, right, strict=True)) / max(1, len(right) - sum(right)), 4
        ),
    }
    figures["ms_per_message"] = round(statistics.median(took for *_, took in heard), 2)
    figures["confusions"] = [[t, g, n] for (t, g), n in Counter((t, g) for t, g, _, _ in wrong).most_common(30)]
    figures["mistakes"] = [
        {"text": text, "is": t, "heard": g, "confidence": c}
        for t, g, text, c in sorted(wrong, key=lambda item: -item[3])
    ]
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=Path("models/engine"))
    parser.add_argument("--heldout", type=Path, default=HERE / "heldout.yml")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", action="store_true", help="also the single mistakes: not while tuning")
    arguments = parser.parse_args()
    figures = evaluate(arguments.model, arguments.heldout)
    if arguments.json:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{'intent':28} {'P':>5} {'R':>5} {'F1':>5}  n")
    for name, row in sorted(figures["intents"].items(), key=lambda item: item[1]["f1"]):
        print(f"{name:28} {row['precision']:5.2f} {row['recall']:5.2f} {row['f1']:5.2f}  {row['support']}")
    print("\nmost frequent confusions (is -> heard)")
    for is_, heard, count in figures["confusions"][:15]:
        print(f"  {is_} -> {heard}: {count}")
    if arguments.errors:
        print("\nmistakes")
        for mistake in figures["mistakes"]:
            print(f"  {mistake['is']} -> {mistake['heard']} ({mistake['confidence']}): {mistake['text']}")
    print(
        f"\n{figures['messages']} messages: accuracy {figures['accuracy']}, weighted F1 {figures['weighted_f1']}, "
        f"macro F1 {figures['macro_f1']}, fallback {figures['fallback']}, {figures['ms_per_message']} ms a message"
    )


if __name__ == "__main__":
    main()
