SHELL := /bin/bash
.DEFAULT_GOAL := help
BINARY := .build/release/scorecards
# Scale of the synthetic corpus of `make bench`; 1 is about 150 MB.
SCALE ?= 0.1

# How often `make crash-test` kills the job.
KILLS ?= 200

.PHONY: help setup build run test export-test check bench bench-export bench-rescore crash-test clean

help: ## print these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: ## install the Debian packages that are missing (as root or with sudo)
	@bash .ci/setup

build: setup ## build the program, optimised
	swift build -c release --product scorecards

run: build ## score samples/ with pipeline.json and write the scorecards to out/
	@$(BINARY) run --config pipeline.json; status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi; \
	echo "open the scorecards: $$(ls -d out/*/index.html 2>/dev/null | tr '\n' ' ')"

test: setup ## build and run the tests
	swift build --build-tests
	swift test --skip-build --disable-xctest

export-test: build ## use the samples' pages in a headless Chromium, their spreadsheet in openpyxl
	bash Tests/Exports/run.sh $(BINARY)

check: setup ## style, a build without warnings, and the tests
	swift format lint --strict --recursive Package.swift Sources Tests
	swift build --build-tests
	swift test --skip-build --disable-xctest

bench: build ## time `run` on a synthetic corpus against libxml2's own parser (SCALE=0.1)
	@bash Tests/Bench/bench.sh $(BINARY) $(SCALE)

crash-test: build ## kill the nightly job at random moments, compare with an undisturbed one (KILLS=200)
	@bash .ci/setup python3-minimal
	@python3 Tests/Crash/crash.py $(BINARY) crash --kills $(KILLS)

bench-rescore: build ## time `rescore` of a month of 20,000 stored conversations against `run` (SCALE=0.1: a tenth)
	@bash .ci/setup python3-minimal
	@python3 Tests/Bench/rescore.py $(BINARY) --scale $(SCALE)

bench-export: build ## time the export of a month of 300 agents and 20,000 conversations
	@bash Tests/Bench/export.sh $(BINARY)

clean: ## remove everything built or written here, the samples' ledger too
	rm -rf .build out var bench crash
