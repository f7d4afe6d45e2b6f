# `make help` lists what can be done. Everything is installed into .venv; nothing else is touched,
# except that `make test` installs Debian's chromium, Pango, poppler and a font when the machine lacks them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APT := $(if $(filter 0,$(shell id -u)),,sudo) env DEBIAN_FRONTEND=noninteractive apt-get
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps

.DEFAULT_GOAL := help
.PHONY: help site check serve test lint format downloads mutants bench lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

site: $(VENV)/site.done ## check everything and build the site into site/
	@$(BIN)/helpcenter build

check: $(VENV)/site.done ## check everything without a build
	@$(BIN)/helpcenter check

serve: $(VENV)/site.done ## show the site on this machine and rebuild it as files are saved
	@DISABLE_MKDOCS_2_WARNING=true NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

test: $(VENV)/test.done node_modules/done browser nginx print ## run all tests, in a real browser too
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/test.done ## check format, style and types of the code
	@$(BIN)/ruff format --check hooks tests benchmarks
	@$(BIN)/ruff check hooks tests benchmarks
	@$(BIN)/mypy

format: $(VENV)/test.done ## format the code and mend what can be mended
	@$(BIN)/ruff format hooks tests benchmarks
	@$(BIN)/ruff check --fix hooks tests benchmarks

downloads: $(VENV)/test.done print ## make our PDFs anew from downloads/sources
	@$(BIN)/helpcenter downloads build

mutants: $(VENV)/test.done ## change the content in hundreds of small ways, and see that the check catches them
	@PYTHONPATH=tests $(BIN)/python -m mutants

bench: $(VENV)/test.done node_modules/done browser ## measure relevance, size and speed
	@$(BIN)/python -m benchmarks

lock: ## pin all dependencies anew, with hashes
	@$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip --disable-pip-version-check -q install pip-tools
	@for name in site test; do .cache/lock/bin/pip-compile -q --upgrade --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
	  -o requirements/$$name.txt requirements/$$name.in || exit 1; done
	@npm install --package-lock-only --omit-lockfile-registry-resolved

clean: ## delete everything that can be made again
	@rm -rf $(VENV) .cache site node_modules

# A Debian without the venv module gets it from apt.
$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); $(APT) update -qq; \
	  $(APT) install -qq -y python3-venv >/dev/null; $(PYTHON) -m venv $(VENV); }

$(VENV)/site.done: requirements/site.txt pyproject.toml | $(BIN)/python
	@$(PIP) -r requirements/site.txt
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/site.done
	@$(PIP) -r requirements/test.txt
	@touch $@

# html-validate and axe, from the lock file, with the node that the Python package brings.
node_modules/done: package-lock.json $(VENV)/test.done
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

.PHONY: browser
browser:
	@command -v chromium >/dev/null || { $(APT) update -qq; $(APT) install -qq -y chromium >/dev/null; }

# What WeasyPrint needs to make PDFs (Pango, the font), and poppler to look at them.
.PHONY: print
print:
	@{ /sbin/ldconfig -p | grep -q libpangoft2-1.0.so.0 && /sbin/ldconfig -p | grep -q libharfbuzz-subset.so.0 && \
	  command -v pdftoppm >/dev/null && test -e /usr/share/fonts/truetype/lato/Lato-Regular.ttf; } || \
	  { $(APT) update -qq; $(APT) install -qq -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
	  fonts-lato poppler-utils >/dev/null; }

# The tests serve the site with Debian's nginx. Only its program and brotli are wanted: no service is started.
.PHONY: nginx
nginx:
	@{ { command -v nginx >/dev/null || test -x /usr/sbin/nginx; } && \
	  test -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so; } || { $(APT) update -qq; \
	  $(APT) install -qq -y --no-install-recommends nginx-light libnginx-mod-http-brotli-static >/dev/null; }
