# `make help` lists what there is to do. Everything runs in .venv, which `install` makes from requirements.lock.
PYTHON ?= python3.11
BIN := .venv/bin
DATA := $(or $(HOTLINE_DATA_DIR),data)
HOTLINE := HOTLINE_DATA_DIR=$(DATA) $(BIN)/hotline
DEMO_SCALE ?= 0.02
SCALE ?= 0.02
SERVE ?= 1
.DEFAULT_GOAL := help
.PHONY: help install lock demo run serve test check prove docs bench clean

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

install: .venv/installed ## everything the project needs, into .venv

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

lock: ## requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --quiet --extra dev --no-strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-header --python-version 3.11 pyproject.toml --output-file requirements.lock

demo: install $(DATA)/inbox/demo/.made ## a made-up city from extracts to an open dashboard (SERVE=0: do not serve)
	$(HOTLINE) run
	$(if $(filter 0,$(SERVE)),,$(HOTLINE) serve)

$(DATA)/inbox/demo/.made: .venv/installed
	$(HOTLINE) synth --city yunze --scale $(DEMO_SCALE) --seed 12345 --out $(DATA)/inbox/demo
	@touch $@

run: install ## land, judge, build and publish what is in the inbox
	$(HOTLINE) run

serve: install ## the dashboard over the current snapshot
	$(HOTLINE) serve

test: install ## all tests but the heavy ones
	@sh .ci/browser
	$(BIN)/pytest -n 2 --dist loadgroup -m "not prove"

check: install ## lint and format of Python and SQL
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	HOTLINE_WAREHOUSE=$$(mktemp -d) $(BIN)/sqlfluff lint --disable-progress-bar --processes 2 models tests/dbt

prove: install ## the heavy bars: large files, many random pairs
	$(BIN)/pytest -m prove

docs: install ## dbt docs and the generated catalogue, into docs/
	$(HOTLINE) docs

bench: install ## speed and memory, into docs/performance.md (PART=steps: one part alone)
	HOTLINE_DATA_DIR=$(DATA) $(BIN)/python -m hotline.bench $(SCALE) $(PART)

clean: ## removes what is built (.venv, caches, dbt's output), never data/
	rm -rf .venv build target logs .pytest_cache .ruff_cache .hypothesis *.egg-info
