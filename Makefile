# Two commands: `make run` starts the portal, `make test` runs the tests. The rest is for developers.
PORT ?= 8000
PYTHON := .venv/bin/python
export PORT

.PHONY: run test check bench bench-pages pictures bench-criteria bench-board bench-heartbeats bench-feed faults \
  faults-short fuzz-forms flood messages accessibility password lock format

run: .venv/installed
	@$(PYTHON) -m portal.serve

test: .venv/installed-dev
	$(PYTHON) -m pytest $(TESTS)

bench: .venv/installed-dev
	$(PYTHON) -m bench.pages

# Needs Node.js with npm, and Java for the validator.
bench-pages: .venv/installed-dev
	npm install --silent --no-package-lock --prefix bench/readers
	$(PYTHON) -m bench.readers

pictures: .venv/installed-dev
	$(PYTHON) -m bench.pictures

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

# Brings new sentences into the catalogues of all languages, then compiles them. Needs gettext.
messages: .venv/installed-dev
	TRIALSIDE_LOCAL=true $(PYTHON) manage.py makemessages --all --no-location --no-wrap \
	  --ignore=.venv --ignore=tests --ignore=bench
	TRIALSIDE_LOCAL=true $(PYTHON) manage.py compilemessages --ignore=.venv

# Tries every page in every width and scheme, and rewrites what /accessibility/ says of it.
accessibility: .venv/installed-dev
	tried=$$(mktemp -d) && trap 'rm -r "$$tried"' EXIT && export COVERED="$$tried" && \
	  $(PYTHON) -m pytest $(addprefix tests/browser/test_,axe.py for_everybody.py keyboard.py swaps.py trees.py) && \
	  $(PYTHON) -m pytest -n 0 tests/browser/test_statement.py

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
