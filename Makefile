# heldto: one plain Makefile for GNU make. `make help` lists what it can do.
PREFIX  ?= /usr/local
CC      ?= cc
CLANG   ?= clang
TIDY    ?= clang-tidy
JOBS    ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# Most tests of screens wait for the screen: four of them share a processor well.
ATONCE  ?= $(shell echo $$((4 * $(JOBS))))
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(JOBS)
endif
PKGS     = ncursesw sqlite3 glib-2.0 gmodule-no-export-2.0 jansson
TESTPKGS = cmocka vterm libarchive
# What is loaded when first used: NAME of core/*/NAME_module.c, and the pkg-config names it is built with.
MODULES  = html:libxml-2.0 mail:gmime-3.0 paper:cairo-pdf paragraph:pangocairo sentence:pango zip:libarchive
OS      := $(shell uname -s)
ARCH    := $(shell uname -m)

# Compiling. What a flavour is built with goes whole into build/FLAVOUR/cflags, which the compiler reads.
STD  = -std=c17 -U_XOPEN_SOURCE -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -I.
WARN = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wformat=2 -Wimplicit-fallthrough \
       -Wmissing-prototypes -Wpointer-arith -Wvla
# Warnings are errors in CI and with CI's own compiler, gcc 12; a newer one may know more than we do.
ifndef WERROR
WERROR := $(if $(CI)$(filter 12 12.%,$(shell $(CC) -dumpversion 2>/dev/null)),-Werror)
endif

HARDEN_x86_64  = -fcf-protection=full
HARDEN_aarch64 = -mbranch-protection=standard
CFLAGS_release = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
                 -fstack-clash-protection -fno-strict-overflow -fno-delete-null-pointer-checks -fPIE \
                 $(HARDEN_$(ARCH))
CFLAGS_asan    = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS_cov     = -Og -g --coverage
CFLAGS_fuzz    = -O1 -g -fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer
CFLAGS_lint    = $(CFLAGS_release)

# Linking. Only the program itself refuses to be opened by dlopen: modules and tests may be.
LINK_release_Linux = -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed
LINK_release       = $(LINK_release_$(OS))
LINK_asan          = $(CFLAGS_asan)
LINK_cov           = --coverage
LINK_fuzz          = -fsanitize=fuzzer,address
MODULELINK_fuzz    = -fsanitize=address
PROGRAMLINK_Linux  = -Wl,-z,nodlopen
MODULELINK_release_Linux  = -Wl,-z,relro,-z,now,-z,noexecstack,-z,defs,--as-needed
MODULELINK_release_Darwin = -undefined error
MODULELINK_release = $(MODULELINK_release_$(OS))
MODULELINK_asan    = $(CFLAGS_asan)
MODULELINK_cov     = --coverage

# What there is. The program waits for its main; without it `make` builds the library alone.
SRC     := $(sort $(wildcard db/*.c core/*.c core/*/*.c tui/*.c))
MODSRC  := $(filter %_module.c,$(SRC))
LIBSRC  := $(filter-out tui/main.c $(MODSRC),$(SRC))
TLIB    := $(sort $(wildcard tests/lib/*.c))
FUZZSRC := $(sort $(wildcard tests/fuzz/*.c))
PROGSRC := $(sort $(wildcard tests/unit/*.c tests/screen/*.c tests/pty/*.c tests/fault/*.c))
DATA    := $(sort $(shell find core/data -type f 2>/dev/null))
CHECKED := $(SRC) $(TLIB) $(PROGSRC) $(FUZZSRC)
HEADERS := $(sort $(wildcard db/*.h core/*.h core/*/*.h tui/*.h tests/lib/*.h))
COMMANDS := $(sort $(wildcard tests/command/*.sh))
SCRIPTS := $(wildcard core/data/completion/*.bash .ci/* tests/run tests/*.sh tests/lib/*.sh tests/bench/run tests/eval) $(COMMANDS)
PAPERS  := $(wildcard README.md LICENSE)
PROGRAM := $(if $(wildcard tui/main.c),heldto)

# `make deps demo` must install before it compiles, also with -j: whatever needs a tool waits for these.
DEPS := $(filter deps deps-ci,$(MAKECMDGOALS))

# The manual is the program's own account of itself: PAGE.SECTION, written by `heldto manual PAGE`.
PAGES   := heldto.1 heldto-register.5
all: $(or $(PROGRAM),build/release/libheldto.a) $(if $(PROGRAM),$(PAGES:%=build/man/%)) ## build the program (release flavour) as ./heldto

module_name     = $(patsubst %_module.c,%,$(notdir $(1)))
module_packages = $(patsubst $(call module_name,$(1)):%,%,$(filter $(call module_name,$(1)):%,$(MODULES)))
modules         = $(foreach m,$(MODSRC),build/$(1)/modules/$(call module_name,$(m)).so)

heldto: build/release/heldto $(call modules,release)
	cp -f $< $@

build/man/%: heldto
	@mkdir -p $(@D)
	@./heldto manual $(basename $*) >$@.new && mv $@.new $@

# A file made with $(keep) changes only when its text does, and only then is redone what depends on it.
keep = { mkdir -p $(@D) && cat > $@.new && if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi; }
needs = || { echo "heldto: a library to build with is missing; 'make deps' installs it" >&2; exit 1; }

build/sources: FORCE
	@echo $(LIBSRC) $(TLIB) | $(keep)
build/data.list: FORCE
	@echo $(DATA) | $(keep)
build/libs: FORCE | $(DEPS)
	@libs=$$(pkg-config --libs $(PKGS)) $(needs); echo $$libs -lcsv -lm $(LDFLAGS) | $(keep)
build/testlibs: FORCE | $(DEPS)
	@libs=$$(pkg-config --libs $(TESTPKGS)) $(needs); echo $$libs | $(keep)
build/moduleflags: FORCE | $(DEPS)
	@flags=$$(pkg-config --cflags $(foreach m,$(MODSRC),$(call module_packages,$(m)))) $(needs); \
	echo $$flags | $(keep)
build/module_installed.c: FORCE
	@prefix=$$(printf '%s' "$(PREFIX)" | sed 's/[\\"]/\\&/g'); \
	printf '#include "core/module.h"\n\nconst char module_installed[] = "%s/lib/heldto";\n' "$$prefix" | $(keep)
build/testflags: FORCE | $(DEPS)
	@flags=$$(pkg-config --cflags $(TESTPKGS)) $(needs); echo $$flags | $(keep)

# The shipped data, as one table in C.
build/data_files.c: build/data.list $(DATA)
	@echo "data -> $@"; { \
	echo '#include "core/data_files.h"'; n=0; \
	for f in $(DATA); do \
	  echo "static const unsigned char file_$$n[] = {"; \
	  od -An -v -tu1 "$$f" | sed 's/^ *//; s/  */,/g; s/$$/,/'; echo '0};'; n=$$((n + 1)); \
	done; \
	echo 'const struct data_file data_files[] = {'; n=0; \
	for f in $(DATA); do \
	  echo "{\"$${f#core/data/}\", file_$$n, sizeof file_$$n - 1},"; n=$$((n + 1)); \
	done; \
	echo '{0}};'; } > $@.new && mv $@.new $@

define flavour
build/$(1)/cc: FORCE | $(DEPS)
	@echo '$$(CC)' | $$(keep)
build/$(1)/cflags: FORCE | $(DEPS)
	@flags=$$$$(pkg-config --cflags $$(PKGS)) $$(needs); \
	echo $$$$flags '$$(STD) $$(WARN) $$(CFLAGS_$(1)) $$(CFLAGS)' | $$(keep)
build/$(1)/ldflags: FORCE
	@echo '$$(LINK_$(1))' | $$(keep)

build/$(1)/%.o: %.c build/$(1)/cc build/$(1)/cflags | $(DEPS)
	@mkdir -p $$(@D)
	$$(CC) @build/$(1)/cflags $$(WERROR) -MMD -MP -c $$< -o $$@
build/$(1)/tests/%.o: tests/%.c build/$(1)/cc build/$(1)/cflags build/testflags | $(DEPS)
	@mkdir -p $$(@D)
	$$(CC) @build/$(1)/cflags @build/testflags $$(WERROR) -MMD -MP -c $$< -o $$@
build/$(1)/data_files.o: build/data_files.c core/data_files.h build/$(1)/cc build/$(1)/cflags | $(DEPS)
	$$(CC) @build/$(1)/cflags $$(WERROR) -c $$< -o $$@
build/$(1)/module_installed.o: build/module_installed.c core/module.h build/$(1)/cc build/$(1)/cflags | $(DEPS)
	$$(CC) @build/$(1)/cflags $$(WERROR) -c $$< -o $$@

build/$(1)/libheldto.a: $$(LIBSRC:%.c=build/$(1)/%.o) build/$(1)/data_files.o \
                        build/$(1)/module_installed.o build/sources
	@rm -f $$@
	@ar rcs $$@ $$(filter %.o,$$^)
build/$(1)/libtest.a: $$(TLIB:%.c=build/$(1)/%.o) build/sources
	@rm -f $$@
	@ar rcs $$@ $$(filter %.o,$$^)

build/$(1)/heldto: build/$(1)/tui/main.o build/$(1)/libheldto.a build/$(1)/ldflags build/libs
	$$(CC) @build/$(1)/ldflags $$(PROGRAMLINK_$$(OS)) -o $$@ $$(filter %.o %.a,$$^) @build/libs
build/$(1)/tests/%: build/$(1)/tests/%.o build/$(1)/libtest.a build/$(1)/libheldto.a \
                    build/$(1)/ldflags build/libs build/testlibs
	$$(CC) @build/$(1)/ldflags -o $$@ $$(filter %.o %.a,$$^) @build/testlibs @build/libs

build/$(1)/moduleldflags: FORCE
	@echo '$$(MODULELINK_$(1))' | $$(keep)

tests-$(1): $$(call modules,$(1)) $$(PROGSRC:%.c=build/$(1)/%) $$(PROGRAM:%=build/$(1)/%)
.PHONY: tests-$(1)
endef
FLAVOURS = release asan cov lint fuzz
$(foreach f,$(FLAVOURS),$(eval $(call flavour,$(f))))

# A module: compiled with its own library's flags, position independent, and linked to nothing of heldto.
define module
build/$(1)/$(2:.c=.o): $(2) build/$(1)/cc build/$(1)/cflags | $(DEPS)
	@mkdir -p $$(@D)
	flags=$$$$(pkg-config --cflags $(call module_packages,$(2))) $$(needs); \
	$$(CC) @build/$(1)/cflags $$$$flags $$(WERROR) -fPIC -MMD -MP -c $$< -o $$@
build/$(1)/modules/$(call module_name,$(2)).so: build/$(1)/$(2:.c=.o) build/$(1)/moduleldflags
	@mkdir -p $$(@D)
	libs=$$$$(pkg-config --libs $(call module_packages,$(2)) glib-2.0) $$(needs); \
	$$(CC) -shared @build/$(1)/moduleldflags -o $$@ $$< $$$$libs $$(LDFLAGS)
endef
$(foreach f,$(FLAVOURS),$(foreach m,$(MODSRC),$(eval $(call module,$(f),$(m)))))

# Running. T='unit/period command/list' restricts check, asan and valgrind to the tests named.
TESTED = $(if $(T),$(patsubst %.c,build/$(1)/%,$(filter $(T:%=tests/%.c),$(PROGSRC))) $(PROGRAM:%=build/$(1)/%),tests-$(1))

demo: all | $(DEPS) ## build, then open the sample register
	./heldto demo
check: all $(call TESTED,release) | $(DEPS) ## build and run every test
	@tests/run -j $(ATONCE) build/release $(T)
asan: $(call TESTED,asan) | $(DEPS) ## the same under the address and undefined sanitizers
	@tests/run -j $(ATONCE) build/asan $(T)
t/%: build/release/tests/unit/% $(call modules,release) ## t/NAME: build and run tests/unit/NAME.c
	@tests/run -v build/release unit/$*
ta/%: build/asan/tests/unit/% $(call modules,asan) ## ta/NAME: the same under the sanitizers
	@tests/run -v build/asan unit/$*

T ?=
valgrind: all ## the command tests with the program under valgrind (T=… for some of them)
	@HELDTO_UNDER=valgrind tests/run -j $(JOBS) build/release $(or $(T),$(basename $(COMMANDS:tests/%=%)))
cov: $(call TESTED,cov) ## run every test and print the lines and branches they reached, file by file
	@find build/cov -name '*.gcda' -exec rm {} +
	@tests/run -j $(JOBS) build/cov $(T) || true
	@tests/coverage.sh build/cov
# What a fuzzer finds stays in build/fuzz/found; put it into tests/fuzz/seeds/NAME once it is mended.
FUZZ_SECONDS ?= 10
FUZZ_SEED    ?= 0
fuzz: ## throw bytes at what reads texts, FUZZ_SECONDS each (clang; T=NAME for one of tests/fuzz)
	@$(MAKE) CC="$(CLANG)" fuzz-run
fuzz-run: $(if $(T),build/fuzz/tests/fuzz/$(T),$(FUZZSRC:%.c=build/fuzz/%)) $(call modules,fuzz)
	@for f in $(filter build/fuzz/tests/%,$^); do \
	  n=$${f##*/}; mkdir -p build/fuzz/corpus/$$n build/fuzz/found; \
	  $$f -seed=$(FUZZ_SEED) -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=4096 -max_len=8192 \
	    -artifact_prefix=build/fuzz/found/$$n- build/fuzz/corpus/$$n \
	    $$(ls -d tests/fuzz/seeds/$$n 2>/dev/null) >build/fuzz/$$n.log 2>&1 || \
	    { tail -n 60 build/fuzz/$$n.log; exit 1; }; \
	  echo "fuzz: $$n: $$(grep -a '^Done' build/fuzz/$$n.log)"; \
	done
eval: all ## measure the suggestions of `suggest` on the labelled texts of ../shared
	@tests/eval
bench: all ## time the program beside its floor and its peers
	@tests/bench/run

layers: all ## prove that calls go tui -> core -> db, by includes and symbols
	@tests/layers.sh --self-test build/release && tests/layers.sh build/release

# Each checker leaves a stamp, so that only what changed is looked at again. (ctunullpointer follows NULL
# into the free functions that macros make and does not see there that they accept it; varFuncNullUB
# fears a NULL that is an int, which POSIX rules out.)
lint: lint-format lint-house lint-shell build/lint/cppcheck $(CHECKED:%=build/lint/%.ok) ## all checkers of the code
lint-format: | $(DEPS)
	@echo "lint: clang-format"; clang-format --dry-run -Werror $(CHECKED) $(HEADERS)
lint-house: | $(DEPS)
	@tests/house.sh --self-test && tests/house.sh
lint-shell: | $(DEPS)
	@echo "lint: shellcheck"; shellcheck -x $(SCRIPTS)
build/lint/cppcheck: $(CHECKED) $(HEADERS) tests/cppcheck.cfg | $(DEPS)
	@[ -z "$(filter %.cfg,$?)" ] || rm -rf build/lint/cppcheck.d
	@mkdir -p build/lint/cppcheck.d
	@echo "lint: cppcheck"; cppcheck --quiet --enable=warning,performance,portability --inline-suppr \
	  --error-exitcode=1 -j $(JOBS) --std=c11 --library=gtk --library=tests/cppcheck.cfg -I. \
	  --suppress=ctunullpointer --suppress=varFuncNullUB --cppcheck-build-dir=build/lint/cppcheck.d \
	  db core $(wildcard tui) tests
	@touch $@
build/lint/%.ok: % .clang-tidy build/lint/cflags build/testflags build/moduleflags | $(DEPS)
	@mkdir -p $(@D)
	@echo "lint: $<"; $(CLANG) @build/lint/cflags @build/testflags @build/moduleflags -Werror -fsyntax-only -MMD -MP \
	  -MF $(@:.ok=.d) -MT $@ $<
	@$(TIDY) --quiet $< -- $$(cat build/lint/cflags build/testflags build/moduleflags) -include tests/lib/noreturn.h 2>$@.err || \
	  { cat $@.err; exit 1; }
	@rm -f $@.err; touch $@

format: ## lay out the code with clang-format
	clang-format -i $(CHECKED) $(HEADERS)

# `make install DESTDIR= PREFIX=`; uninstall removes exactly what install put there.
BINDIR = $(DESTDIR)$(PREFIX)/bin
LIBDIR = $(DESTDIR)$(PREFIX)/lib/heldto
SHAREDIR = $(DESTDIR)$(PREFIX)/share
DOCDIR = $(SHAREDIR)/doc/heldto
# What goes below share: FILE:PLACE.
SHARED = $(foreach p,$(PAGES),build/man/$(p):man/man$(subst .,,$(suffix $(p)))/$(p)) \
         core/data/completion/heldto.bash:bash-completion/completions/heldto \
         core/data/completion/heldto.zsh:zsh/site-functions/_heldto \
         core/data/completion/heldto.fish:fish/vendor_completions.d/heldto.fish
INSTALLED = $(notdir $(call modules,release))
install: all ## install the program, its manual, papers and completions below $(DESTDIR)$(PREFIX)
	install -d "$(BINDIR)" "$(LIBDIR)" "$(DOCDIR)"
	install -m 755 heldto "$(BINDIR)/heldto"
	install -m 644 $(INSTALLED:%=build/release/modules/%) "$(LIBDIR)"
	install -m 644 $(PAPERS) "$(DOCDIR)"
	@for s in $(SHARED); do install -d "$(SHAREDIR)/$$(dirname "$${s#*:}")" && \
	  install -m 644 "$${s%%:*}" "$(SHAREDIR)/$${s#*:}" || exit 1; done
uninstall: ## remove what install put there, and nothing else
	rm -f "$(BINDIR)/heldto" $(INSTALLED:%="$(LIBDIR)/%") $(PAPERS:%="$(DOCDIR)/%")
	@for s in $(SHARED); do rm -f "$(SHAREDIR)/$${s#*:}" || exit 1; done
	@rmdir "$(LIBDIR)" "$(DOCDIR)" 2>/dev/null || true

deps: ## install what is missing to build and test, with this machine's package manager
	@.ci/deps build build/deps
deps-ci: | $(filter deps,$(MAKECMDGOALS)) ## install what the checkers need besides
	@.ci/deps ci build/deps-ci

clean: ## remove everything made
	rm -rf build heldto

help:
	@sed -n 's|^\([a-z][a-z%/-]*\):.*## \(.*\)|\1@\2|p' Makefile | awk -F@ '{ printf "make %-10s %s\n", $$1, $$2 }'

FORCE:
.PHONY: all eval fuzz fuzz-run demo check asan valgrind cov bench layers lint lint-format lint-house lint-shell format
.PHONY: install uninstall deps deps-ci clean help FORCE
.SECONDARY:
-include $(shell find build -name '*.d' -type f 2>/dev/null)
