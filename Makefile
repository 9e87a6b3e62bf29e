# Two commands: `make run` starts the portal, `make test` runs the tests. The rest is for developers.
PORT ?= 8000
PYTHON := .venv/bin/python
export PORT

.PHONY: run test check bench bench-criteria bench-board bench-heartbeats bench-feed faults \
  faults-short fuzz-forms flood password lock format

run: .venv/installed
	@$(PYTHON) -m portal.serve

test: .venv/installed-dev
	$(PYTHON) -m pytest $(TESTS)

bench: .venv/installed-dev
	$(PYTHON) -m bench.pages

bench-criteria: .venv/installed-dev
	$(PYTHON) bench/criteria.py ../shared/data/eligibility

bench-board: .venv/installed-dev
	$(PYTHON) -m bench.board

bench-heartbeats: .venv/installed-dev
	$(PYTHON) -m bench.heartbeats

bench-feed: .venv/installed-dev
	$(PYTHON) -m bench.feed

# Kills, crashes, bad days of the mail server, a full disk: an hour or two, as root for the small disk.
faults: .venv/installed-dev
	$(PYTHON) -m bench.faults --write docs/faults.md

faults-short: .venv/installed-dev
	$(PYTHON) -m bench.faults --short sqlite
	$(PYTHON) -m bench.faults --short postgres

fuzz-forms: .venv/installed-dev
	FUZZ_POSTS=10000 $(PYTHON) -m pytest -n 0 -s tests/views/test_hostile_posts.py

flood: .venv/installed-dev
	FLOOD_POSTS=1000 $(PYTHON) -m pytest -n 0 -s tests/views/test_flood.py

password: .venv/installed
	@TRIALSIDE_LOCAL=true $(PYTHON) manage.py changepassword staff

check: .venv/installed-dev
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	.venv/bin/lint-imports
	$(PYTHON) -m mypy trials portal
	find templates -name '*.html' | xargs .venv/bin/djade --target-version 5.2 --check
	.venv/bin/djlint templates --lint --quiet
	TRIALSIDE_LOCAL=true $(PYTHON) manage.py makemigrations --check --dry-run
	sh .ci/check-deploy

format: .venv/installed-dev
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
	find templates -name '*.html' | xargs .venv/bin/djade --target-version 5.2

lock: .venv/installed-dev
	for name in requirements requirements-dev; do \
	  .venv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-annotate --no-header $$name.in -o $$name.txt; done

.venv/bin/python:
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	python3 -m venv .venv

.venv/installed: .venv/bin/python requirements.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
