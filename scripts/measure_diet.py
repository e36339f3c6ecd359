"""Trains Rasa's default pipeline on labelled messages and lets it decide by the intent alone. Runs under Python 3.10.

    .venv-engine/bin/python scripts/measure_diet.py DIRECTORY EPOCHS

DIRECTORY holds `train.json` and `unseen.json`, lists of [label, text]. Writes `said.json`: for each unseen text the
label that was said, with how long training took. Started by `python -m bot.evaluate --diet`, which counts.
"""

import asyncio
import json
import os
import sys
import time
import warnings
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
# Nothing from the cache of an earlier training: how long it takes is part of what is measured.
os.environ.setdefault("RASA_MAX_CACHE_SIZE", "0")
# One thread each is enough for matrices this small, and leaves the machine to others.
for threads in ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
    os.environ.setdefault(threads, "1")

# What `rasa init` writes, apart from the response selector: there are no answers to select here.
PIPELINE = """
recipe: default.v1
language: nl
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: {epochs}
    constrain_similarities: true
    random_seed: 7
  - name: EntitySynonymMapper
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
"""


def one_line(text):
    """An example of Rasa is one line, and brackets would mark an entity in it."""
    return " ".join(text.translate(str.maketrans("[](){}", "      ")).split())


def main():
    warnings.filterwarnings("ignore")
    room, epochs = Path(sys.argv[1]), int(sys.argv[2])
    by_label = defaultdict(list)
    for label, text in json.loads((room / "train.json").read_text()):
        if one_line(text):
            by_label[label].append(one_line(text))
    nlu = ["version: '3.1'", "nlu:"]
    for label, texts in sorted(by_label.items()):
        nlu += [f"- intent: said_{label}", "  examples: |", *(f"    - {text}" for text in texts)]
    (room / "nlu.yml").write_text("\n".join(nlu) + "\n")
    (room / "config.yml").write_text(PIPELINE.format(epochs=epochs))
    intents = "\n".join(f"- said_{label}" for label in sorted(by_label))
    (room / "domain.yml").write_text(f"version: '3.1'\nintents:\n{intents}\n")

    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    begun = time.time()
    model = train_nlu(
        config=str(room / "config.yml"),
        nlu_data=str(room / "nlu.yml"),
        output=str(room),
        domain=str(room / "domain.yml"),
    )
    took = time.time() - begun
    agent = Agent.load(model)

    async def labels():
        said = []
        for _, text in json.loads((room / "unseen.json").read_text()):
            parsed = await agent.parse_message(one_line(text)) if one_line(text) else {"intent": {"name": ""}}
            # What it is not sure of stays the answer, and so does slash text, which Rasa takes for an intent:
            # the same protection that ours has.
            name = parsed["intent"]["name"] or ""
            said.append(name[len("said_") :] if name.startswith("said_") else "answer")
        return said

    result = {"said": asyncio.run(labels()), "training_seconds": round(took), "epochs": epochs}
    (room / "said.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main()
