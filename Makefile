.PHONY: run test check bench lock audit
.DEFAULT_GOAL := run
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP_INSTALL = .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes
IN = .venv/bin/python

run: .venv/run.stamp ## set up, start everything, serve the demo
	@exec $(IN) -m runner

test: .venv/dev.stamp ## set up, run every test
	@$(IN) -m pytest -n 2 $(ARGS)

check: .venv/dev.stamp ## lint, types, import contracts, migrations, templates
	@$(IN) -m ruff check .
	@$(IN) -m ruff format --check .
	@$(IN) -m mypy .
	@.venv/bin/lint-imports
	@DEBUG=1 $(IN) manage.py check
	@$(IN) -m runner.audit
	@$(IN) -m pytest -q tests/house/test_house.py tests/house/test_docs.py tests/house/test_deploy.py

bench: .venv/dev.stamp ## the figures, as ratios measured in one run
	@$(IN) -m bench $(ARGS)

lock: ## write the lock files anew (needs uv on PATH)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements-dev.lock

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Heeded needs Python 3.11 or newer. Install it, then run make again."; exit 2; }
	@echo "Setting up .venv with $(PYTHON) …"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock | .venv/bin/python
	@echo "Installing what Heeded needs …"
	@$(PIP_INSTALL) -r requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock | .venv/bin/python
	@echo "Installing what Heeded and its tests need …"
	@$(PIP_INSTALL) -r requirements-dev.lock
	@touch .venv/run.stamp $@

audit: .venv/dev.stamp ## known holes in what this is built on, where the list can be reached
	@$(IN) -m runner.audit
