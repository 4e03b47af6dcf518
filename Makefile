# loopviz: `make` lists the targets. Everything below is a thin cover over SwiftPM.

PREFIX ?= /usr/local
ARGS ?=

# Where a toolchain may be when it is not on PATH; PATH itself comes first.
export PATH := $(PATH):/opt/swift/usr/bin:$(HOME)/.local/share/swiftly/bin:/usr/libexec/swift/bin:/usr/libexec/swift

SOURCES = $(wildcard Package.swift Plugins Sources Tests Benchmarks/Package.swift Benchmarks/Sources)
BINDIR = $(DESTDIR)$(PREFIX)/bin

# macOS has the Swift runtime in the system, so there is nothing to link statically.
ifneq ($(shell uname),Darwin)
STATIC = --static-swift-stdlib -Xlinker -s -Xlinker -L.build-static/archives
endif
INSTALL_BUILD = swift build -c release --product loopviz --scratch-path .build-static $(STATIC)

.DEFAULT_GOAL := help
.PHONY: help run build test probe-packages sanitize fuzz lint format bench bench-probe install uninstall clean

help: ## list the targets
	@echo 'usage: make TARGET'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' Makefile

run: build ## build and start loopviz; options: make run ARGS='--help'
	@.build/release/loopviz $(ARGS)

build: ## build loopviz with optimization
	@scripts/setup ncurses
	swift build -c release --product loopviz

test: ## run every test, the end-to-end tests in tmux too
	@scripts/setup ncurses tmux python
	swift test
	@Tests/ProbeTests/run "$$(command -v python3)"

# Not a part of `test`: pip gets aiohttp and others for each Python, in ~/.cache/loopviz-tests.
probe-packages: build ## test loopviz watch with real programs and their packages, on every Python here
	@LOOPVIZ='$(CURDIR)/.build/release/loopviz' Tests/ProbeTests/run --packages

sanitize: export LOOPVIZ_SANITIZED = 1
# A closed loop keeps its unfinished tasks for ever, and what they hold: unwinding them would run their code.
sanitize: export ASAN_OPTIONS = detect_leaks=0
sanitize: ## run every test under the thread sanitizer, then under the address sanitizer
	@scripts/setup ncurses tmux
	swift test --sanitize=thread --scratch-path .build-sanitize/thread
	swift test --sanitize=address --scratch-path .build-sanitize/address

# A log that stops the program stays in FUZZ_FILE; the seed of each run is printed. LOOPVIZ_FUZZ_SEED makes it again.
SECONDS ?= 60
FUZZ_FILE ?= $(CURDIR)/.build-fuzz/last.log

fuzz: export LOOPVIZ_FUZZ_SECONDS = $(SECONDS)
fuzz: export LOOPVIZ_FUZZ_FILE = $(FUZZ_FILE)
fuzz: ## read mutated logs for a minute (SECONDS=60) with all that reads logs
	@scripts/setup ncurses
	@mkdir -p '$(dir $(FUZZ_FILE))'
	swift test -c release -Xswiftc -enable-testing --scratch-path .build-fuzz --filter LoopVizTests.LogFuzzTests \
	  || { echo 'The log that failed: $(FUZZ_FILE)'; exit 1; }

lint: ## check format and style; any finding is an error
	@scripts/setup
	swift format lint --strict --recursive --parallel $(SOURCES)

format: ## rewrite the sources in the house format
	@scripts/setup
	swift format --in-place --recursive --parallel $(SOURCES)

bench: build ## run the benchmarks beside CPython's asyncio, if python3 is there
	swift run -c release --package-path Benchmarks Bench .build/release/loopviz
	.build/release/loopviz measure
	swift run -c release --package-path Benchmarks MakeLog 10000000 .build/great.log
	swift run -c release --package-path Benchmarks Bench .build/release/loopviz .build/great.log
	.build/release/loopviz measure --log .build/great.log
	@rm -f .build/great.log

bench-probe: build ## what loopviz watch costs a server and a step, AsyncViz and VizTracer beside it
	python3 Benchmarks/probe_server.py --loopviz .build/release/loopviz

install: ## install one static, stripped loopviz in PREFIX/bin (PREFIX=/usr/local, DESTDIR=)
	@scripts/setup ncurses
	@scripts/link-archives .build-static/archives ncursesw tinfo
	$(INSTALL_BUILD)
	mkdir -p '$(BINDIR)'
	install -m 755 .build-static/release/loopviz '$(BINDIR)/loopviz'

uninstall: ## remove what install put there
	rm -f '$(BINDIR)/loopviz'

clean: ## remove everything built
	rm -rf .build .build-static .build-sanitize .build-fuzz Benchmarks/.build
