# `make help` lists the targets. Everything is installed into .venv, node_modules and .cache; nothing else on the
# machine is touched, except that `make test` installs Debian's chromium, Pango, poppler and a font where they are missing.

# The Python that .venv is made with: 3.11 or later. `make site PYTHON=/usr/bin/python3` creates it again with another one.
PYTHON ?=
INSTALL := @PYTHON="$(PYTHON)" scripts/install.sh
RUN := .venv/bin/python -m
UV := .cache/lock/bin/uv
NODE := .venv/bin/node node_modules/.bin

# Compiled code is kept in __pycache__, whatever the machine's default is: compiling it takes as long as a check.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help site check serve test test-fast test-content lint format downloads mutants marks bench package lock clean site-tools test-tools content-tools

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

site: site-tools ## check everything and build the site into site/
	@$(RUN) helpcenter build

check: site-tools ## check everything without a build
	@$(RUN) helpcenter check

serve: site-tools ## show the site on this machine, and what is saved at once, with its problems
	@$(RUN) helpcenter serve

test: test-tools ## run all tests, in a real browser too
	@$(RUN) pytest -n auto --maxprocesses 4 --dist loadfile

test-fast: test-tools ## run the tests that need no browser and little time
	@$(RUN) pytest -n auto --maxprocesses 4 --dist loadfile -m "not browser and not slow"

test-content: content-tools ## what a change of texts, facts or documents needs: check, build, and the content's tests
	@$(RUN) helpcenter build
	@$(RUN) pytest -n auto --maxprocesses 4 --dist loadfile tests/content

lint: test-tools ## check format, style and types of the code: Python, JavaScript, CSS
	@$(RUN) ruff format --check hooks tests benchmarks deploy
	@$(RUN) ruff check hooks tests benchmarks deploy
	@$(RUN) mypy
	@$(NODE)/biome lint --error-on-warnings
	@$(NODE)/tsc --project .
	@$(NODE)/tsc --project tests

format: test-tools ## format the code and fix what can be fixed automatically
	@$(RUN) ruff format hooks tests benchmarks deploy
	@$(RUN) ruff check --fix hooks tests benchmarks deploy
	@$(NODE)/biome lint --write

downloads: test-tools ## build our PDFs from downloads/sources
	@$(RUN) helpcenter downloads build

mutants: test-tools ## change the content in hundreds of small ways, and see that the check catches them
	@PYTHONPATH=tests $(RUN) mutants

marks: test-tools ## try on 30,000 broken texts that reading a page changes nothing in it
	@PYTHONPATH=tests $(RUN) marks

bench: test-tools ## measure relevance, size and speed
	@$(RUN) benchmarks

package: site-tools ## build the wheel of the program into dist/, with which other help centers begin
	@scripts/package.sh

lock: ## update the pinned dependencies, with hashes
	@$(or $(PYTHON),python3) -m venv .cache/lock && .cache/lock/bin/python -m pip --disable-pip-version-check -q install uv
	@for name in site test; do $(UV) pip compile --quiet --upgrade requirements/$$name.in -o requirements/$$name.txt || exit 1; done
	@npm install --package-lock-only --omit-lockfile-registry-resolved

clean: ## delete everything that can be generated again
	@rm -rf .venv .cache site node_modules

site-tools:
	$(INSTALL) site

test-tools:
	$(INSTALL) test

content-tools:
	$(INSTALL) content
