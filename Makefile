# Every command of the project. `make` alone lists them. All paths are relative, so a space in the
# project's own path does no harm. Needs: make, Python 3.11 or newer with venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
LOCKED := pyproject.toml uv.lock scripts/setup
SIZE ?=
COUNT ?= 1000000

# A missing or read-only home gets a private one, so that every tool below has somewhere to write.
ifeq ($(strip $(HOME)),)
export HOME := $(CURDIR)/.venv/home
else ifneq ($(shell test -w "$$HOME" && echo yes),yes)
export HOME := $(CURDIR)/.venv/home
endif
export PYTHONUTF8 := 1

.PHONY: help setup setup-run setup-browser run test test-long check fix bench attack fuzz rights-equality house map asvs sbom screenshots

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv from the lock, with the tools for tests
	@sh scripts/setup everything

setup-run: ## the same without the tools for tests
	@sh scripts/setup service

setup-browser: ## find a Chromium, or install one where we may
	@sh scripts/browser

run: setup-run ## start the service with its demonstration people
	@exec $(BIN)/visavis up --demo

test: setup setup-browser ## every test but the long ones
	@$(BIN)/python scripts/tests.py

test-long: setup setup-browser ## every test, the long ones too
	@$(BIN)/python scripts/tests.py --long

check: setup ## style, shape, types, translations, equality
	@$(BIN)/python scripts/check.py

fix: setup ## put right what a machine can put right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python scripts/map.py

bench: setup ## measure; SIZE=full for the figures of docs/measures
	@$(BIN)/python scripts/bench.py $(SIZE)

rights-equality: setup ## COUNT random lives through both engines of rights; writes docs/measures/rights-equality.md
	@$(BIN)/python scripts/rights_equality.py $(COUNT)

attack: setup ## sqlmap and schemathesis against a demonstration of their own; writes docs/measures/attack.md
	@$(BIN)/python scripts/attack.py

fuzz: setup ## 100,000 requests of every kind by every role; writes docs/measures/fuzz.md
	@$(BIN)/python scripts/fuzz.py $(SIZE)

house: setup ## the longest files, functions and templates
	@$(BIN)/python scripts/house.py

map: setup ## write docs/map.md again
	@$(BIN)/python scripts/map.py

asvs: setup ## where we stand on OWASP ASVS 5.0, levels 1 and 2
	@$(BIN)/python scripts/asvs.py --write

sbom: setup ## all that the service is made of, as CycloneDX, in build/
	@$(BIN)/python scripts/sbom.py

screenshots: setup setup-browser ## take the pictures of README again
	@$(BIN)/python scripts/screenshots.py
