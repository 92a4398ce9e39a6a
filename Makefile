# heldto: one plain Makefile. `make help` lists what it can do.
PREFIX  ?= /usr/local
CC      ?= cc
PKGS     = ncursesw sqlite3 glib-2.0 gmodule-2.0 jansson
TESTPKGS = cmocka vterm

STD      = -std=c17 -D_DEFAULT_SOURCE -I.
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wformat=2 -Wimplicit-fallthrough \
           -Wmissing-prototypes -Wpointer-arith -Wvla
WERROR  ?= -Werror
HARDEN   = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
           -fstack-clash-protection -fcf-protection=full -fno-strict-overflow \
           -fno-delete-null-pointer-checks -fPIE
HARDLINK = -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed
ASANFLAGS = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

SRC  := $(sort $(wildcard db/*.c core/*.c core/*/*.c tui/*.c))
LIBSRC = $(filter-out tui/main.c,$(SRC))
UNIT := $(sort $(wildcard tests/unit/*.c))
TLIB := $(sort $(wildcard tests/lib/*.c))

all: heldto

heldto: build/release/heldto
	@cp $< $@

# One set of pattern rules a flavour: release, asan.
build/release/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(WARN) $(WERROR) $(HARDEN) $$(pkg-config --cflags $(PKGS)) $(CFLAGS) -MMD -MP -c $< -o $@
build/asan/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(STD) $(WARN) $(WERROR) $(ASANFLAGS) $$(pkg-config --cflags $(PKGS)) $(CFLAGS) -MMD -MP -c $< -o $@

build/release/libheldto.a: $(LIBSRC:%.c=build/release/%.o)
	@rm -f $@
	ar rcs $@ $^
build/asan/libheldto.a: $(LIBSRC:%.c=build/asan/%.o)
	@rm -f $@
	ar rcs $@ $^

build/release/heldto: build/release/tui/main.o build/release/libheldto.a
	$(CC) $(HARDLINK) -Wl,-z,nodlopen -o $@ $^ $$(pkg-config --libs $(PKGS)) -lcsv $(LDFLAGS)
build/asan/heldto: build/asan/tui/main.o build/asan/libheldto.a
	$(CC) $(ASANFLAGS) -o $@ $^ $$(pkg-config --libs $(PKGS)) -lcsv $(LDFLAGS)

build/release/tests/unit/%: build/release/tests/unit/%.o $(TLIB:%.c=build/release/%.o) build/release/libheldto.a
	$(CC) $(HARDLINK) -o $@ $^ $$(pkg-config --libs $(PKGS) $(TESTPKGS)) -lcsv $(LDFLAGS)
build/asan/tests/unit/%: build/asan/tests/unit/%.o $(TLIB:%.c=build/asan/%.o) build/asan/libheldto.a
	$(CC) $(ASANFLAGS) -o $@ $^ $$(pkg-config --libs $(PKGS) $(TESTPKGS)) -lcsv $(LDFLAGS)

unit: $(UNIT:%.c=build/release/%)
	@for t in $^; do $$t || exit 1; done
unit-asan: $(UNIT:%.c=build/asan/%)
	@for t in $^; do $$t || exit 1; done
# One test: make t/period runs tests/unit/period.c
t/%: build/release/tests/unit/%
	$<
ta/%: build/asan/tests/unit/%
	$<

format:
	clang-format -i $$(git ls-files '*.[ch]')

clean:
	rm -rf build heldto

.PHONY: all unit unit-asan format clean
.SECONDARY:
-include $(shell find build -name '*.d' 2>/dev/null)
