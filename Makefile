# `make run` and `make test` need nothing before them: each makes the environments that it needs, once.
# `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
# Compiling Rasa and TensorFlow takes ten seconds a start; what is compiled once is kept, also where that was turned off.
unexport PYTHONDONTWRITEBYTECODE
# As the supervisor does for the programs.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

APP := .venv/.made
ENGINE := .venv-engine/.made
POP := .venv/bin/pop
PYTHON := .venv/bin/python
PYTEST := .venv/bin/pytest
# Rasa's own commands: quiet, and nothing sent to its makers.
RASA := RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 CUDA_VISIBLE_DEVICES=-1 PYTHONWARNINGS=ignore \
	SQLALCHEMY_SILENCE_UBER_WARNING=1 LOG_LEVEL=WARNING .venv-engine/bin/rasa
RASA_DATA := $(shell find data -name '*.yml' -not -path '*/heldout/*' 2>/dev/null | sort)
HEADING = @printf '\n== %s\n'

.PHONY: help run test train bench load evaluate figures fmt lint types validate unit stories system tools attack lock clean

help: ## deze lijst
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: $(APP) $(ENGINE) ## alles starten: http://localhost:8000
	@$(POP) run

test: $(APP) $(ENGINE) lint types validate train figures unit stories system ## alle controles en tests

train: $(APP) $(ENGINE) ## trainen wat veranderd is
	$(HEADING) "Trainen"
	@$(PYTHON) -m bot.training

bench: $(APP) $(ENGINE) train ## meten naast een kale Rasa-bot
	@$(PYTHON) tests/bench/bench.py

load: $(APP) $(ENGINE) train ## tweehonderd mensen tegelijk in Slack, terwijl processen omvallen
	@$(PYTHON) tests/slack/load.py

evaluate: $(APP) $(ENGINE) train ## meten hoe goed het begrijpt
	@$(PYTHON) -m bot.evaluate

figures: $(APP)
	$(HEADING) "Cijfers van het begrijpen"
	@$(PYTHON) -m bot.evaluate --check >/dev/null

fmt: $(APP) ## opmaak herstellen
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

lint: $(APP)
	$(HEADING) "Ruff"
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

types: $(APP)
	$(HEADING) "Mypy"
	@.venv/bin/mypy

validate: $(ENGINE)
	$(HEADING) "Rasa: gegevens"
	@# What a form or an action says is in no story, so Rasa calls it unused; a test of ours knows better.
	@$(RASA) data validate --fail-on-warnings --domain domain.yml --config config.yml --data $(RASA_DATA) 2>&1 \
		| { grep -v 'is not used in any story or rule' || true; }

unit: $(APP)
	$(HEADING) "Tests"
	@$(PYTEST) -n auto --dist worksteal -m "not (slow or system or browser or postgres)"

# Rasa runs no actions in these, so they are about the rules and stories alone; tests/system has whole conversations.
stories: $(ENGINE)
	@if [ -d tests/stories ]; then printf '\n== %s\n' "Rasa: verhalen"; mkdir -p build; \
		$(RASA) test core --model models/engine --stories tests/stories --fail-on-prediction-errors --no-plot \
			--out build/stories; fi

system: $(APP) $(ENGINE) tools
	$(HEADING) "Tests met het hele systeem"
	@$(PYTEST) -n 2 --dist loadfile -m "(slow or system or postgres) and not browser"
	$(HEADING) "Tests in de browser"
	@$(PYTEST) -m browser

tools:
	@missing=""; \
	{ command -v postgres || ls /usr/lib/postgresql/*/bin/postgres; } >/dev/null 2>&1 || missing="$$missing postgresql"; \
	{ command -v chromium || command -v chromium-browser; } >/dev/null 2>&1 || missing="$$missing chromium"; \
	if [ -n "$$missing" ]; then \
		echo "Let op: zonder$$missing slaan de tests die dat nodig hebben zichzelf over."; \
		echo "Neerzetten kan met: sudo apt-get install$$missing"; fi

attack: $(APP) ## duizend organisaties aanvallen met wat HR ziet
	$(HEADING) "De aanvaller"
	@$(PYTHON) tests/attack/run.py

lock: $(APP) ## de versies opnieuw vastleggen
	@uv=$$(scripts/set-up uv); \
	$$uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --python-version 3.12 \
		-o requirements/app.txt --quiet; \
	$$uv pip compile pyproject.toml --group dev -c requirements/app.txt --generate-hashes --no-emit-index-url \
		--python-version 3.12 -o requirements/dev.txt --quiet; \
	$$uv pip compile requirements/engine.in --override requirements/engine-overrides.txt --generate-hashes \
		--no-emit-index-url --python-version 3.10 -o requirements/engine.txt --quiet

clean: ## omgevingen, modellen en bouwsels weg; gegevens in var/ blijven
	rm -rf .venv .venv-engine .tools build .rasa .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find models -mindepth 1 -not -name README.md -delete 2>/dev/null || true

$(APP): requirements/dev.txt pyproject.toml scripts/set-up
	@scripts/set-up app

$(ENGINE): requirements/engine.txt scripts/set-up
	@scripts/set-up engine
