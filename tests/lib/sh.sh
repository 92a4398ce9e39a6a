# shellcheck shell=sh
# sh.sh: what command tests are written with. A test is a shell script that begins with
#
#   #!/bin/sh
#   # proves that …
#   . tests/lib/sh.sh
#
# and is run from the top of the tree by tests/run (`make check T=command/NAME`). It starts in a
# directory of its own, $dir, gone afterwards; $HELDTO is the program and `heldto` calls it; $ROOT is
# the tree and $SHARED what lies beside it. Each expectation counts as one case; a failed one is printed
# with expected and actual, and the script goes on.
#
#   proves "SENTENCE"                what the next expectations prove; printed with their failures
#   expect_output -|FILE CMD…        stdout is the text on stdin (-) or in FILE, stderr empty, exit 0
#   expect_status N -|FILE CMD…      the same with exit N, and stderr following stdout after a line "stderr:"
#   expect_exit N CMD…               exit N; whatever was printed stays in $out and $err
#   expect_match REGEX FILE          some line of FILE matches the extended REGEX
#   expect_no_match REGEX FILE       none does
#   expect_same FILE FILE            expected, actual: equal byte for byte
#   expect_equal TEXT TEXT           expected, actual: the same words
#   expect CMD…                      the command succeeds
#   skip MESSAGE                     the rest cannot be tried here; counts as skipped and ends the script
#   need_shared NAME                 skips unless $SHARED/NAME is there
#
# FILE is relative to the top of the tree (tests/command/expected/…); HELDTO_UPDATE_OUTPUT=1 rewrites it
# with what was printed.
set -u

ROOT=${HELDTO_ROOT:-$PWD}
SHARED=${HELDTO_SHARED:-$ROOT/../shared}
: "${HELDTO:=$ROOT/heldto}"
HELDTO_AUTHOR='Ana Lyst'
HELDTO_TEST_CLOCK=${HELDTO_TEST_CLOCK-2026-11-23T09:00:00Z}
export ROOT SHARED HELDTO HELDTO_AUTHOR HELDTO_TEST_CLOCK

sentence=
scratch=$(mktemp -d "${TMPDIR:-/tmp}/command.XXXXXX") || exit 1
dir=$scratch/dir
out=$scratch/out
err=$scratch/err
tally=$scratch/tally
mkdir "$dir"
: >"$tally"
cd "$dir" || exit 1

# Cases are counted in a file, because an expectation may stand in a pipe or a subshell.
tallied() {
    grep -c "$1" "$tally"
}

finish() {
    code=$?
    trap - EXIT
    if [ "$code" -ne 0 ]; then
        echo "FAILED: the script ended with exit $code"
        echo failed >>"$tally"
    fi
    n_passed=$(tallied passed)
    n_failed=$(tallied failed)
    n_skipped=$(tallied skipped)
    cd / && chmod -R u+rwX "$scratch" 2>/dev/null
    rm -rf "$scratch"
    echo "$n_passed passed, $n_failed failed, $n_skipped skipped"
    [ "$n_failed" -eq 0 ] && [ $((n_passed + n_skipped)) -gt 0 ] && exit 0
    exit 1
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

heldto() {
    "$HELDTO" "$@"
}

proves() {
    sentence=$1
}

pass() {
    echo passed >>"$tally"
    echo "ok: ${sentence:-$*}"
}

fail() { # WHAT FILE…: one line, then the files as details
    echo failed >>"$tally"
    echo "FAILED: ${sentence:+$sentence: }$1"
    shift
    cat "$@" | sed 's/^/    /'
}

skip() {
    echo skipped >>"$tally"
    echo "skipped: $*"
    exit 0
}

need_shared() {
    [ -e "$SHARED/$1" ] || skip "needs ../shared/$1"
}

run() { # CMD…: leaves $out, $err and $status
    status=0
    "$@" >"$out" 2>"$err" </dev/null || status=$?
    if grep -q ': runtime error: ' "$err"; then
        fail "report of a sanitizer: $*" "$err"
    fi
}

# Compares $1, the expected text, with $2, the actual; $3… is what was run.
compare() {
    expected=$1
    actual=$2
    shift 2
    if cmp -s "$expected" "$actual"; then
        pass "$*"
    else
        diff -u --label expected --label actual "$expected" "$actual" >"$scratch/details"
        fail "$*" "$scratch/details"
    fi
}

# Leaves the expected text in $scratch/expected, or rewrites FILE $1 with $2 when asked to.
take_expected() {
    if [ "$1" = - ]; then
        cat >"$scratch/expected"
        return
    fi
    if [ -n "${HELDTO_UPDATE_OUTPUT-}" ]; then
        mkdir -p "$(dirname "$ROOT/$1")"
        cp "$2" "$ROOT/$1"
    fi
    if [ -e "$ROOT/$1" ]; then
        cp "$ROOT/$1" "$scratch/expected"
    else
        echo "there is no $1" >"$scratch/expected"
    fi
}

# What a command said beside its output: stderr, and an exit that is not the one wished for.
append_rest() { # WISHED
    if [ -s "$err" ]; then
        echo "stderr:" >>"$out"
        cat "$err" >>"$out"
    fi
    [ "$status" -eq "$1" ] || echo "exit $status, not $1" >>"$out"
}

expect_status() {
    wished=$1
    from=$2
    shift 2
    [ "$from" != - ] || cat >"$scratch/stdin"
    run "$@"
    append_rest "$wished"
    if [ "$from" = - ]; then
        take_expected - <"$scratch/stdin"
    else
        take_expected "$from" "$out"
    fi
    compare "$scratch/expected" "$out" "$*"
}

expect_output() {
    expect_status 0 "$@"
}

expect_exit() {
    wished=$1
    shift
    run "$@"
    if [ "$status" -eq "$wished" ]; then
        pass "exit $wished: $*"
    else
        fail "exit $status, expected $wished: $*" "$out" "$err"
    fi
}

expect_match() {
    if grep -Eq -- "$1" "$2"; then
        pass "/$1/"
    else
        fail "expected a line matching /$1/, actual:" "$2"
    fi
}

expect_no_match() {
    if grep -Eq -- "$1" "$2"; then
        grep -En -- "$1" "$2" >"$scratch/details"
        fail "expected no line matching /$1/, actual:" "$scratch/details"
    else
        pass "no /$1/"
    fi
}

expect_same() {
    compare "$1" "$2" "$2 is $1"
}

expect_equal() {
    if [ "$1" = "$2" ]; then
        pass "$1"
    else
        printf 'expected: %s\nactual:   %s\n' "$1" "$2" >"$scratch/details"
        fail "different words" "$scratch/details"
    fi
}

expect() {
    run "$@"
    if [ "$status" -eq 0 ]; then
        pass "$*"
    else
        fail "exit $status: $*" "$out" "$err"
    fi
}
