# make demo    set up and run the whole way from sample pages to towns in a table
# make test    set up and run the tests
# make check   style, types, imports
# make bench   speed and scale, a table of ratios; with pages of your own: make bench PAGES=folder/
# make wheel   into dist/, with the rules compiled for this machine; needs a C compiler and some minutes
# make test-compiled   whether such a wheel extracts what the source extracts
#
# Needs Python 3.11 to 3.13 with venv, and make. Another Python: make PYTHON=/path/to/python3.12 test

SUPPORTED := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c "$(SUPPORTED)" 2>/dev/null && { echo "$$python"; break; }; done)
BIN := .venv/bin
EXTRAS := ocr,cluster,train,notebooks,dev

.PHONY: help demo test check bench wheel test-compiled constraints clean

help:
	@sed -n 's/^# make /make /p' Makefile

demo: .venv/installed
	@$(BIN)/indicators demo

test: .venv/installed-all
	@$(BIN)/python -m pytest

check: .venv/installed-all
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-all
	@$(BIN)/python benchmarks/all.py $(PAGES)

wheel: .venv/installed-all
	INDICATORS_COMPILED=1 $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

test-compiled: .venv/installed-all
	INDICATORS_COMPILED=1 $(BIN)/python -m pytest tests/test_compiled.py

constraints: .venv/installed-all
	$(BIN)/python .ci/pin.py

clean:
	rm -rf .venv build dist *.egg-info

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv was found. Install one (Debian and" \
		"Ubuntu: apt install python3 python3-venv) or name one: make PYTHON=/path/to/python3.12 test"; exit 1; }
	@echo "Setting up .venv with $(PYTHON), a minute or two the first time"
	@"$(PYTHON)" -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/installed-all: pyproject.toml constraints.txt | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[$(EXTRAS)]"
	@touch $@ .venv/installed
