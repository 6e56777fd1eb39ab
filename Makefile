# `make help` lists what there is to do. Everything runs in .venv, which `install` makes from requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= data
SERVE ?= 1
.DEFAULT_GOAL := help
.PHONY: help install demo run serve test check prove docs bench clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 10

install: .venv/installed ## everything the project needs, into .venv

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
