# Every target installs what it needs into .venv first; nothing else has to be set up by hand.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP_INSTALL := PIP_CONSTRAINT=constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check
PYTEST := $(BIN)/pytest -n auto
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs

.PHONY: all assess test check check-all second-python reference docs serve-docs bench data picture
.PHONY: clean

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

test: reference ## run every test
	$(PYTEST)

check: $(VENV)/.dev ## everything that must hold before a change is shared, the quick parts first
	@echo '== layout'
	$(BIN)/ruff format --check .
	@echo '== lint'
	$(BIN)/ruff check .
	@echo '== who imports whom'
	$(BIN)/lint-imports --no-logo
	@echo '== reference pages and JSON schemas'
	$(BIN)/python tools/build_reference.py
	@echo '== documentation'
	$(MKDOCS) build --strict --quiet
	@echo '== shipped theatres'
	$(BIN)/allies check central_asia
	$(BIN)/allies check west_africa
	@echo '== types'
	$(BIN)/mypy
	@echo '== tests'
	@command -v chromium chromium-browser >/dev/null || \
	  echo 'no chromium is installed, so the tests in a browser are skipped'
	$(PYTEST)

check-all: check ## the same, then hostile inputs, the wheel, the source archive, and a second Python
	@echo '== hostile inputs, all of them, and the whole of both theatres'
	ALLIES_HOSTILE=1 $(PYTEST) tests/hostile tests/contracts/test_theatres.py \
	  tests/contracts/test_one_screen.py tests/contracts/test_briefs.py \
	  tests/properties/test_second_theatre.py
	@echo '== the longest tests, and every page in a browser'
	ALLIES_HOSTILE=1 $(PYTEST) -m long
	@echo '== wheel, alone in an environment of its own'
	$(BIN)/python tools/check_packages.py wheel
	@echo '== second Python'
	$(MAKE) second-python
	@echo '== source archive: make check in it'
	$(BIN)/python tools/check_packages.py sdist

# Another Python to compare with; empty where none is found that runs.
SECOND_PYTHON ?= $(firstword $(wildcard $(HOME)/.pyenv/versions/3.12.*/bin/python3.12) \
  $(shell python3.12 -c 'import sys; print(sys.executable)' 2>/dev/null))

.venv-second/.core: pyproject.toml constraints.txt
	$(SECOND_PYTHON) -m venv .venv-second
	PIP_CONSTRAINT=constraints.txt .venv-second/bin/pip install --quiet \
	  --disable-pip-version-check --editable .
	@touch $@

second-python: $(VENV)/.dev ## hold the answers of a second Python against those of this one
	@if [ -z '$(SECOND_PYTHON)' ]; then \
	  echo 'no python3.12 is found, so no answers are compared'; \
	else \
	  $(MAKE) .venv-second/.core && \
	  ALLIES_SECOND_PYTHON=.venv-second/bin/python $(BIN)/pytest -m second_python; \
	fi

reference: $(VENV)/.dev ## build the reference pages and the JSON schemas from the code
	$(BIN)/python tools/build_reference.py

docs: reference ## build the documentation into site/
	$(MKDOCS) build --strict
	@echo 'Open site/index.html in a browser; it needs no server.'

serve-docs: reference ## show the documentation on this machine
	$(MKDOCS) serve

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
	$(BIN)/python tools/build_record_scores.py
	$(BIN)/python tools/build_stub.py
	$(BIN)/python tools/build_errata.py

picture: $(VENV)/.all ## remake the pictures of the README and of the gallery
	$(BIN)/python tools/build_picture.py
	$(BIN)/python tools/build_gallery.py
	$(BIN)/python tools/build_briefs.py

clean:
	rm -rf $(VENV) .venv-peers .venv-second site
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
