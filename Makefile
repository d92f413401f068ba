# make run: the product. make test: lint, types, import directions, tests. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

# What was compiled for one run of the tests is there for the next.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test tests lint bench quality speed echo screenshots lock clean

run: $(VENV)/.run
	@$(BIN)/danvan run

test:
	@$(MAKE) --no-print-directory --jobs=2 lint tests

tests: $(VENV)/.test
	@$(BIN)/pytest --quiet --numprocesses=auto --dist=worksteal \
	  --ignore=tests/handlers --ignore=tests/knowledge
	@$(BIN)/python -W "ignore:Unable to activate pytest:RuntimeWarning" -m slipcover --json \
	  --out .coverage -m pytest --quiet --numprocesses=logical --dist=worksteal \
	  tests/handlers tests/knowledge
	@$(BIN)/python -m slipcover --fail-under=95 --merge .coverage --out .coverage

lint: $(VENV)/.test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/hadolint Dockerfile

bench: $(VENV)/.test
	@$(BIN)/python bench/start.py
	@$(BIN)/python bench/broadcast.py
	@$(BIN)/python bench/web.py

# Needs /usr/bin/chromium and a font with emoji.
screenshots: $(VENV)/.test
	@SCREENSHOTS=docs $(BIN)/pytest --quiet tests/browser

# DATA: a folder of public question sets; DEV: a set in the form of the answer contract, if any.
quality: $(VENV)/.bench
	@$(BIN)/python bench/quality.py --data "$(DATA)" $(if $(DEV),--dev "$(DEV)") \
	  --picture docs/quality.png

# SIZES: numbers of documents, as many as a million where none are given.
speed: $(VENV)/.bench
	@$(BIN)/python bench/speed.py $(SIZES) --data "$(DATA)"

echo: $(VENV)/.test
	@$(BIN)/python bench/echo.py --profile

# Needs uv; writes no address of a registry.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header \
	  --no-annotate --no-strip-extras --generate-hashes --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header \
	  --no-annotate --no-strip-extras --generate-hashes --group build --group dev pyproject.toml \
	  -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header \
	  --no-annotate --no-strip-extras --generate-hashes -c requirements-dev.lock --group bench \
	  -o requirements-bench.lock

clean:
	rm -rf $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên: make run PYTHON=/đường/dẫn/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@test -t 2 && echo "Đang cài đặt lần đầu, mất khoảng một phút…" >&2 || true
	@$(PIP) install --no-deps --require-hashes -r requirements.lock </dev/null
	@$(PIP) install --no-deps --no-build-isolation --editable . </dev/null
	@touch $@

$(VENV)/.test: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --no-deps --require-hashes -r requirements-dev.lock </dev/null
	@$(PIP) install --no-deps --no-build-isolation --editable . </dev/null
	@touch $@ $(VENV)/.run

$(VENV)/.bench: requirements-bench.lock $(VENV)/.test
	@$(PIP) install --no-deps --require-hashes -r requirements-bench.lock </dev/null
	@touch $@
