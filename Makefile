# Semblance: `make run` opens the workbench on the sample, `make test` runs every test.
SWIFT ?= swift
PREFIX ?= /usr/local
FORMAT = $(SWIFT) format lint --strict --parallel --configuration .swift-format --recursive
STATIC = --static-swift-stdlib

.PHONY: run test bench lint install packages build clean

run: build
	.build/release/semblance SampleData/admissions.semblance.yaml

build: packages
	$(SWIFT) build -c release --product semblance

test: packages
	$(SWIFT) test --disable-xctest --parallel

# Beside the peers, which it fetches from PyPI; ADULT_CSV=… ADULT_DOMAIN=… adds Adult, QUICK=1 takes one ε.
bench: build
	bash Benchmarks/run.sh $(if $(QUICK),--quick)

lint:
	$(FORMAT) Package.swift Sources Tests SampleData/Generator
	bash .ci/walls

install: packages
	$(SWIFT) build -c release --product semblance $(STATIC)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/semblance
	install -m 755 .build/release/semblance $(DESTDIR)$(PREFIX)/bin/semblance
	cp -r Themes SampleData $(DESTDIR)$(PREFIX)/share/semblance/
	rm -rf $(DESTDIR)$(PREFIX)/share/semblance/SampleData/Generator

# Installs the two system libraries where they are missing (Debian and its relatives).
packages:
	@bash .ci/packages

clean:
	rm -rf .build
