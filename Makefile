# Two commands do everything: `make ask Q="…"` and `make test`. Both create the environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export GRIFFIER_INDEX ?= $(CURDIR)/.index
Q ?= What did the minister say about the representativeness of the Kohnstamm study?
export Q
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: ask serve sample test test-browser test-slow schemathesis lint eval clean

ask: sample
	@$(BIN)/griffier ask "$$Q"

serve: sample
	@$(BIN)/griffier serve

sample: $(VENV)/.ready
	@test -f "$$GRIFFIER_INDEX/CURRENT" || $(BIN)/griffier ingest eval/papers

test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -m "not slow and not browser"

test-browser: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -m "browser and not slow" tests/service/web

test-slow: $(VENV)/.ready-encoder
	$(BIN)/python -m pytest -m slow

schemathesis: $(VENV)/.ready-dev
	$(BIN)/python -m pytest tests/service/http/test_schemathesis.py

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

eval: $(VENV)/.ready
	$(BIN)/griffier eval

$(VENV)/.ready: pyproject.toml constraints.txt
	@echo "Setting up $(VENV) (once, a minute or two) …" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@$(PIP_INSTALL) --editable ".[dev,models]"
	@touch $@

$(VENV)/.ready-encoder: $(VENV)/.ready-dev
	@$(PIP_INSTALL) --editable ".[dev,models,encoder]"
	@touch $@

clean:
	rm -rf $(VENV) .index
