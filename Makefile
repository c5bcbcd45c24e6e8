# Every target installs what it needs into .venv first; nothing else has to be set up by hand.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP_INSTALL := PIP_CONSTRAINT=constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: all assess test check docs serve-docs bench data picture clean

all: $(VENV)/.all

$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)

# Three steps of installing: what the program needs, what its tests need, and everything.
$(VENV)/.core: pyproject.toml constraints.txt | $(BIN)/pip
	$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	$(PIP_INSTALL) --editable '.[dev,docs]'
	@touch $@

$(VENV)/.all: $(VENV)/.dev
	$(PIP_INSTALL) --editable '.[runs,web,brief,record,dev,docs]'
	@touch $@

assess: $(VENV)/.core ## show the main job on real data
	@$(BIN)/allies assess osh-2010

test: $(VENV)/.dev ## run every test
	$(BIN)/pytest

check: $(VENV)/.dev ## everything that must hold before a change is shared
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/build_reference.py --check
	$(BIN)/allies check
	$(BIN)/pytest
	$(BIN)/mkdocs build --strict --quiet

docs: $(VENV)/.dev ## build the documentation into site/
	$(BIN)/python tools/build_reference.py
	$(BIN)/mkdocs build --strict

serve-docs: $(VENV)/.dev ## show the documentation on this machine
	$(BIN)/mkdocs serve

# What the benchmarks measure against lives apart: some of it is under licences no part of ours is.
.venv-peers/.done: benchmarks/peers/requirements.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --disable-pip-version-check -r benchmarks/peers/requirements.txt
	@touch $@

bench: $(VENV)/.dev .venv-peers/.done ## measure, as ratios in one run
	$(BIN)/python -m benchmarks

data: $(VENV)/.dev ## remake what is derived from other files
	$(BIN)/python tools/build_occasions.py
	$(BIN)/python tools/build_track_record.py
	$(BIN)/python tools/build_reliability.py
	$(BIN)/python tools/build_reference.py

picture: $(VENV)/.dev ## remake the picture of the README
	$(BIN)/python tools/build_picture.py

clean:
	rm -rf $(VENV) .venv-peers site .pytest_cache .mypy_cache .ruff_cache .hypothesis
