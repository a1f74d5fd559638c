# What a fresh Debian 12 with Swift 6.3 needs beside the toolchain.
PACKAGES := libncurses-dev libsqlite3-dev libssl-dev libzip-dev libxml2-dev libpango1.0-dev fonts-noto-cjk fonts-arphic-gkai00mp poppler-utils libxlsxwriter-dev pkg-config tmux
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PREFIX ?= /usr/local
BINARY := .build/release/casereview
RELEASE := swift build -c release --static-swift-stdlib --product
BENCHES := bench checkbench paperbench letterbench intakebench

.PHONY: run test bench install packages build format clean

# Opens the workstation on the sample case files.
run: build
	@$(BINARY) SampleCases

# Passes the tests.
test: packages
	swift build --build-tests
	swift test --skip-build

# Measures the release binary beside its peers; prints figures, passes no judgement.
bench: build
	for product in plainlist $(BENCHES); do $(RELEASE) $$product || exit 1; done
	for product in $(BENCHES); do .build/release/$$product || exit 1; done

build: packages
	$(RELEASE) casereview

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/casereview
	install -s -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/casereview
	cp -r Sources/Standards/Resources/. $(DESTDIR)$(PREFIX)/share/casereview/

# Installs what is missing, and touches nothing where all is there.
packages:
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing >/dev/null || \
	  { echo "cannot install: $$missing"; exit 1; }; \
	fi

format:
	swift format -i -r Sources Tests Package.swift

clean:
	rm -rf .build
