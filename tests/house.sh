#!/bin/sh
# Checks the rules of the house that no compiler knows (README.md, "The shape of the house"):
# length of functions, files and headers, calls that are not made, and what a .c begins with.
#
#   tests/house.sh               checks the tree; exit 1 and one line a fault
#   tests/house.sh --self-test   plants faults of each kind, one at a time, and must find them
set -u

MAX_FUNCTION=80
MAX_FILE=500
MAX_HEADER=150

# The checks print "file:line: what is wrong", and work on the files below the current directory.
sources() {
    # shellcheck disable=SC2046
    find $(ls -d db core tui tests 2>/dev/null) -name '*.[ch]' -type f | sort
}

long_files() {
    for f in $(sources); do
        case $f in
        *.h) max=$MAX_HEADER ;;
        *) max=$MAX_FILE ;;
        esac
        lines=$(wc -l <"$f")
        [ "$lines" -le "$max" ] || echo "$f:$lines: more than $max lines"
    done
}

long_functions() {
    if ! ctags --version 2>/dev/null | grep -q Universal; then
        echo "house: no universal ctags, functions are not measured" >&2
        return
    fi
    sources | ctags -L - --languages=C --kinds-C=f --fields=+ne -x --_xformat='%F %n %e %N' 2>/dev/null |
        awk -v max="$MAX_FUNCTION" '$3 - $2 >= max {
            printf "%s:%d: %s has %d lines, more than %d\n", $1, $2, $4, $3 - $2 + 1, max
        }'
}

forbidden_calls() {
    # shellcheck disable=SC2046
    awk -v names='strcpy|strcat|strncpy|strncat|sprintf|vsprintf|system|popen|gets|alloca|strtok|mktemp|tmpnam' '
        match($0, "(^|[^A-Za-z0-9_])(" names ") *[(]") {
            printf "%s:%d: forbidden call: %s\n", FILENAME, FNR, substr($0, RSTART, RLENGTH)
        }' $(sources) /dev/null
}

opening_comments() {
    for f in $(sources); do
        case $f in
        *.c) ;;
        *) continue ;;
        esac
        awk 'NR == 1 && !/^\/\*/ { bad = 1 }
             NR == 2 && !/^ \*/ && FILENAME !~ /^tests/ { bad = 1 }
             NR == 2 { exit }
             END { exit bad || NR < 2 }' "$f" ||
            echo "$f:1: does not begin with two lines on what it owns and must not know"
    done
}

own_header_first() {
    for f in $(sources | grep -v ^tests | grep 'c$'); do
        [ -e "${f%.c}.h" ] || continue
        first=$(grep -m 1 '^#include' "$f")
        case $first in
        "#include \"${f%.c}"*) ;; # or a header that only this and its neighbours include
        *) echo "$f:1: its own header is not its first include" ;;
        esac
    done
}

check() {
    long_files
    long_functions
    forbidden_calls
    opening_comments
    own_header_first
}

# A tree of one file, with a fault: the check must find it, by these words, and nothing else.
plant() { # FILE TEXT WORDS [EMPTY-FILE]
    rm -rf db core tui tests
    mkdir -p db core tui tests
    printf '%b' "$2" >"$1"
    [ -z "${4-}" ] || : >"$4"
    found=$(check)
    if [ -z "$3" ] && [ -z "$found" ]; then
        return
    fi
    if [ -n "$3" ] && [ "$(echo "$found" | wc -l)" -eq 1 ] && echo "$found" | grep -q "^$1:[0-9]*:.*$3"; then
        return
    fi
    echo "house: self-test: expected \"$3\", found: ${found:-nothing}" >&2
    exit 1
}

self_test() {
    copy=$(mktemp -d) || exit 1
    trap 'rm -rf "$copy"' EXIT
    cd "$copy" || exit 1
    head='/* x.c owns x.\n * It must not know y. */\n'
    lines() { yes "$1" | head -n "$2" | tr '\n' '@' | sed 's/@/\\n/g'; }
    plant db/x.c "${head}int x;\n" ""
    plant db/x.c "$head$(lines '' 499)" "more than 500 lines"
    plant core/x.h "$(lines '' 151)" "more than 150 lines"
    plant tui/x.c "${head}int f(void)\n{\n$(lines 'g();' 78)}\n" "f has 81 lines"
    plant tui/x.c "${head}int f(void)\n{\n$(lines 'g();' 77)}\n" ""
    plant core/x.c "${head}int f(char *s)\n{\nstrcpy(s, s);\n}\n" "forbidden call"
    plant core/x.c "${head}int f(char *s)\n{\nmy_strcpy(s, s);\n}\n" ""
    plant tests/x.c "${head}int f(char *s)\n{\nreturn system (s);\n}\n" "forbidden call"
    plant tests/x.c "#include <a.h>\nint x;\n" "does not begin"
    plant tests/x.c "/* one line on what is proved */\nint x;\n" ""
    plant core/x.c "/* one line */\nint x;\n" "does not begin"
    plant core/x.c "$head#include <a.h>\n#include \"core/x.h\"\n" "its own header" core/x.h
    plant core/x.c "$head#include \"core/x.h\"\n#include <a.h>\n" "" core/x.h
    echo "house: self-test passed"
}

if [ "${1-}" = --self-test ]; then
    self_test
    exit 0
fi
cd "$(dirname "$0")/.." || exit 1
faults=$(check)
if [ -n "$faults" ]; then
    echo "$faults"
    exit 1
fi
echo "house: ok"
