# Semblance: `make run` opens the workbench on the sample, `make test` runs every test.
SWIFT ?= swift
PREFIX ?= /usr/local
FORMAT = $(SWIFT) format lint --strict --parallel --configuration .swift-format --recursive
STATIC = --static-swift-stdlib

.PHONY: run test soak bench lint docs install packages build clean

run: build
	.build/release/semblance SampleData/admissions.semblance.yaml

build: packages
	$(SWIFT) build -c release --product semblance

test: packages
	$(SWIFT) test --disable-xctest --parallel

# A million random events and a million mutated rules without a terminal, 20,000 events on pseudo-terminals, an idle minute, signals.
soak: packages
	SEMBLANCE_SOAK=1000000 $(SWIFT) test --disable-xctest --filter FuzzTests
	python3 Tests/Soak/soak.py --events 14000 .build/debug/semblance SampleData/admissions.*
	for term in linux vt100 tmux-256color; do \
	  python3 Tests/Soak/soak.py --events 2000 --idle 5 --term $$term .build/debug/semblance \
	    SampleData/admissions.* || exit 1; done

# Beside the peers, which it fetches from PyPI; ADULT_CSV=… ADULT_DOMAIN=… adds Adult, QUICK=1 takes one ε.
bench: build
	bash Benchmarks/run.sh $(if $(QUICK),--quick)

# The reference pages are checked by the debug build that the tests have made.
lint:
	$(FORMAT) Package.swift Sources Tests SampleData/Generator
	bash .ci/walls
	$(SWIFT) build --product semblance
	.build/debug/semblance docs Documentation --check

# What the program says of itself: keys, commands, themes, manual page, completions.
docs: packages
	$(SWIFT) build --product semblance
	.build/debug/semblance docs Documentation

install: packages
	$(SWIFT) build -c release --product semblance $(STATIC)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/semblance
	install -m 755 .build/release/semblance $(DESTDIR)$(PREFIX)/bin/semblance
	cp -r Themes SampleData $(DESTDIR)$(PREFIX)/share/semblance/
	rm -rf $(DESTDIR)$(PREFIX)/share/semblance/SampleData/Generator
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/,man/man1 bash-completion/completions \
	  zsh/site-functions fish/vendor_completions.d)
	install -m 644 Documentation/semblance.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 Documentation/Completions/semblance.bash \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/semblance
	install -m 644 Documentation/Completions/_semblance $(DESTDIR)$(PREFIX)/share/zsh/site-functions/
	install -m 644 Documentation/Completions/semblance.fish \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/

# Installs the two system libraries where they are missing (Debian and its relatives).
packages:
	@bash .ci/packages

clean:
	rm -rf .build
