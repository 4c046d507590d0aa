# `make` builds every life in source/ into output/. Everything it needs goes into .venv, nothing else
# on the machine is touched; a file in .venv marks each step that is done, so a second run is quick.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: build test test-system bench bench-lines bench-outputs bench-epub clean

build: $(VENV)/ready
	$(BIN)/brieflives build source --out output

test: $(VENV)/ready-for-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto

# What needs Debian's and npm's packages, which it installs: printers, browsers, other PDF readers.
test-system: $(VENV)/ready-for-tests
	tests/system/install
	$(BIN)/pytest -m system tests/system

bench: $(VENV)/ready
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/imposing.py

# Lines against those of other programs.
bench-lines: $(VENV)/ready
	$(PIP) --only-binary :all: '.[bench]'
	$(BIN)/python benchmarks/lines.py

# The usual outputs against Typst, pandoc and pdfimpose.
bench-outputs: $(VENV)/ready
	$(PIP) --only-binary :all: '.[bench]'
	$(BIN)/python benchmarks/four_outputs.py

# The EPUB of a long life against pandoc's of the same words.
bench-epub: $(VENV)/ready
	$(PIP) --only-binary :all: '.[bench]'
	$(BIN)/python benchmarks/epub_against_pandoc.py

# What a build and the tests leave behind. For an altogether fresh start delete .venv as well.
clean:
	find output -mindepth 1 ! -name .gitkeep -delete
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find builder tests benchmarks source -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/python-found:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
	  "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + \
	  ". Say which one to use: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/python-found pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/ready-for-tests: $(VENV)/ready tests/wheels-without-dependencies.txt
	$(PIP) --only-binary :all: --editable '.[test]'
	$(PIP) --only-binary :all: --no-deps --requirement tests/wheels-without-dependencies.txt
	@touch $@
