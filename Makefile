# What people do with this checkout. `make help` lists it; each target sets up what it needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin

.PHONY: help
help: ## Show this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: setup
setup: ## Install what is missing on the machine (apt) and in .venv (pip)
	@setup/packages python browser
	@setup/environment

.PHONY: environment
environment:
	@setup/packages python
	@setup/environment

.PHONY: demo
demo: setup ## Show a highlighted article in Chromium; leaves pictures in demo-output/
	@$(BIN)/python -m demo

.PHONY: pictures
pictures: setup ## Picture desk and review pages anew for docs/moderating.md
	$(BIN)/python -m demo.moderating

.PHONY: test
test: setup ## Run all tests, those in real browsers included
	@setup/packages firefox database
	@setup/tests $(PYTEST_ARGS)

.PHONY: e2e-soak
e2e-soak: setup ## Run the browser tests RUNS times (20), AT_ONCE (1) side by side; write down which waver
	@setup/packages firefox
	@$(BIN)/python -m e2e.soak --runs $(or $(RUNS),20) --at-once $(or $(AT_ONCE),1) $(if $(GO_ON),--go-on) \
		--to docs/testing.md

.PHONY: lint-extension
lint-extension: environment ## Check the extension for Firefox as its store does (needs Node)
	@folder=$$(mktemp -d) && trap "rm -rf $$folder" EXIT && \
		$(BIN)/sidelight extension --browser firefox $$folder/extension >/dev/null && \
		npx --yes web-ext@10.7.0 lint --source-dir $$folder/extension

.PHONY: check
check: environment ## Check style, types, layers and the casefile
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sidelight check shared/casefile/bout --no-examples

.PHONY: format
format: environment ## Put the code in its usual form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: openapi
openapi: environment ## Write shared/contract/openapi.json anew
	$(BIN)/sidelight openapi > shared/contract/openapi.json

.PHONY: schema
schema: environment ## Write shared/schema, by which editors know the casefile, anew
	$(BIN)/sidelight casefile schema shared/schema

.PHONY: evaluate
evaluate: environment ## Score the engine on the gold pages in tests/gold
	@$(BIN)/sidelight evaluate tests/gold

.PHONY: fit
fit: environment ## Fit the weights of evidence anew to the gold pages
	$(BIN)/sidelight fit tests/gold tests/unseen --to backend/sidelight/matching/weights.yaml

.PHONY: bench
bench: setup ## Measure what the extension costs a page, and time and memory of the engine
	$(BIN)/python -m benchmarks.browser
	$(BIN)/python -m benchmarks.batches
	$(BIN)/python -m benchmarks

.PHONY: compare
compare: environment ## Compare with simpler means on the gold pages in tests/gold
	@$(BIN)/python -m benchmarks.compare $(COMPARE_ARGS)

.PHONY: lock
lock: ## Choose the newest versions of all libraries anew (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--group test --group check --group build --group compare pyproject.toml --output-file constraints.txt

.PHONY: clean
clean: ## Remove what was made here: .venv, caches, demo-output/
	rm -rf .venv .*_cache .hypothesis demo-output test-results soak-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
