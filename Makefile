# Every command of the project. `make` alone lists them.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3 || command -v python)
BAYESTALK := .venv/bin/bayestalk
LOCKED := pyproject.toml requirements.lock $(wildcard package.json package-lock.json)

# A virtual environment whose Python went away is no environment: set up again.
ifneq ($(wildcard .venv),)
ifeq ($(shell test -x .venv/bin/python && echo yes),)
$(shell rm -f .venv/.setup-runtime .venv/.setup-dev)
endif
endif

.PHONY: help site serve pdf present refit check status test torture measure benchmark clean lock setup
.DEFAULT_GOAL := help

help: ## list these commands
	@echo "bayestalk: a talk on Bayesian deep learning, built from running code"
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16
	@echo
	@echo "Options: make site ARGS='--jobs 4'. All of them: .venv/bin/bayestalk --help"

site: .venv/.setup-runtime ## build the site and the deck into build/site
	@$(BAYESTALK) site $(ARGS)

serve: .venv/.setup-runtime ## live preview: a saved file shows in the browser
	@$(BAYESTALK) serve $(ARGS)

pdf: .venv/.setup-runtime ## print the slides, and a handout with the notes (needs Chromium)
	@$(BAYESTALK) pdf $(ARGS)

present: .venv/.setup-runtime ## serve the deck and open it
	@$(BAYESTALK) present $(ARGS)

refit: .venv/.setup-runtime ## run every model again (needs the Covertype rows, about 40 minutes)
	@$(BAYESTALK) refit $(ARGS)

check: .venv/.setup-runtime ## say whether results and site belong to today's code
	@$(BAYESTALK) check $(ARGS)

status: .venv/.setup-runtime ## show everything that is made, and how long it takes
	@$(BAYESTALK) status $(ARGS)

test: .venv/.setup-dev ## lint, types and every test
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

torture: .venv/.setup-dev ## kill, corrupt and race builds, walk the deck on every stage (two hours)
	@BAYESTALK_TORTURE=full .venv/bin/pytest tests/torture tests/browser $(ARGS)

measure: .venv/.setup-dev ## time what the project promises to be fast
	@.venv/bin/python scripts/measure.py $(ARGS)

benchmark: .venv/.setup-dev ## race all methods on the forest (alone on the machine, an hour or two)
	@.venv/bin/python scripts/benchmark.py $(ARGS)

clean: ## remove what was built (packages stay; rm -r .venv .tools node_modules for those)
	@rm -rf build .pytask .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@echo "Removed build/ and the tools' caches."

lock: .venv/.setup-dev ## pin the newest allowed packages in the lock files
	@$(PYTHON) scripts/lock.py

setup: .venv/.setup-dev ## install everything, the test tools too

.venv/.setup-runtime: $(LOCKED)
	@$(if $(PYTHON),,echo "No Python on PATH: install Python 3.12 or later, then run make again" >&2; exit 1;) $(PYTHON) scripts/setup.py runtime

.venv/.setup-dev: $(LOCKED) requirements-dev.lock
	@$(if $(PYTHON),,echo "No Python on PATH: install Python 3.12 or later, then run make again" >&2; exit 1;) $(PYTHON) scripts/setup.py dev
