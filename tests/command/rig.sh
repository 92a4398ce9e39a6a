#!/bin/sh
# proves that the drivers of the tests cannot lie: what fails is counted, shown and ends in a failure.
# shellcheck disable=SC2016
. tests/lib/sh.sh

# A script of one expectation, run as a test of its own; leaves $out and $status.
trial() {
    printf '%s\n' '. tests/lib/sh.sh' "$@" >trial.sh
    (cd "$ROOT" && exec env HELDTO_UPDATE_OUTPUT= sh "$dir/trial.sh") >"$out" 2>"$err" </dev/null
    status=$?
}

good() {
    trial "$@"
    expect_equal "exit 0: 1 passed, 0 failed, 0 skipped" "exit $status: $(tail -n 1 "$out")"
}

bad() {
    trial "$@"
    expect_equal "exit 1: 0 passed, 1 failed, 0 skipped" "exit $status: $(tail -n 1 "$out")"
}

proves "each expectation can hold and can fail"
good 'echo a | expect_output - echo a'
bad 'echo a | expect_output - echo b'
bad 'echo a | expect_output - sh -c "echo a; echo more >&2"'
bad 'echo a | expect_output - sh -c "echo a; exit 1"'
bad 'expect_output tests/no-such-file.txt echo a'
good 'printf "a\nstderr:\nb\n" | expect_status 3 - sh -c "echo a; echo b >&2; exit 3"'
bad 'printf "a\n" | expect_status 3 - echo a'
good 'expect_exit 1 false'
bad 'expect_exit 0 false'
bad 'expect_exit 1 true'
good 'echo abc >f; expect_match "^a.c$" f'
bad 'echo abc >f; expect_match "^b" f'
good 'echo abc >f; expect_no_match "^b" f'
bad 'echo abc >f; expect_no_match "b" f'
good 'echo a >f; echo a >g; expect_same f g'
bad 'echo a >f; printf a >g; expect_same f g'
good 'expect_equal a a'
bad 'expect_equal a b'
good 'expect true'
bad 'expect false'
trial 'expect_exit 0 sh -c "echo x.c:1: runtime error: overflow >&2"'
expect_equal "exit 1: 1 passed, 1 failed, 0 skipped" "exit $status: $(tail -n 1 "$out")"

proves "a script that stops, or expects nothing, has failed"
bad 'no_such_variable=$nowhere' 'expect true'
bad 'exit 3'
trial ':'
expect_equal "exit 1: 0 passed, 0 failed, 0 skipped" "exit $status: $(tail -n 1 "$out")"

proves "a skip says so and fails nothing"
trial 'skip nothing to do' 'expect false'
expect_equal "exit 0: 0 passed, 0 failed, 1 skipped" "exit $status: $(tail -n 1 "$out")"
expect_match '^skipped: nothing to do$' "$out"

proves "a difference is shown as expected and actual"
trial 'echo a | expect_output - echo b'
expect_match '^ *--- expected' "$out"
expect_match '^ *-a$' "$out"
expect_match '^ *\+b$' "$out"

# The driver, over a tree with one test in it.
limit=
mkdir -p tree/tests/command tree/tests/unit tree/build
cp "$ROOT/tests/run" tree/tests/run

driver() { # LINE…: runs them as the only test; leaves $out and $status
    printf '%s\n' '#!/bin/sh' "$@" >tree/tests/command/one.sh
    chmod +x tree/tests/command/one.sh
    export limit
    run sh -c 'cd tree && CI= HELDTO= HELDTO_TEST_TIMEOUT="${limit:-30}" tests/run build'
}

verdict() { # STATUS LAST-LINE
    expect_equal "exit $1: $2" "exit $status: $(tail -n 1 "$out")"
}

proves "the driver believes no test that only says it passed"
driver 'echo "1 passed, 0 failed, 0 skipped"'
verdict 0 "1 passed, 0 failed, 0 skipped"
driver 'echo "1 passed, 0 failed, 0 skipped"; exit 1'
verdict 1 "1 passed, 1 failed, 0 skipped"
driver 'echo "0 passed, 2 failed, 0 skipped"'
verdict 1 "0 passed, 2 failed, 0 skipped"
driver 'echo nothing to count'
verdict 1 "0 passed, 1 failed, 0 skipped"
driver 'echo "1 passed, 0 failed, 0 skipped"; echo leak >"$HELDTO_TEST_REPORTS/asan.1"'
verdict 1 "1 passed, 1 failed, 0 skipped"
expect_match '^leak$' "$out"
driver 'echo "1 passed, 0 failed, 0 skipped"; echo "x.c:1:2: runtime error: overflow"'
verdict 1 "1 passed, 1 failed, 0 skipped"
driver 'echo "1 passed, 0 failed, 0 skipped"; kill -SEGV $$'
verdict 1 "1 passed, 1 failed, 0 skipped"
limit=2
driver 'echo "1 passed, 0 failed, 0 skipped"; sleep 30'
verdict 1 "1 passed, 1 failed, 0 skipped"
expect_match 'stopped after 2 s' "$out"
limit=

proves "the driver adds up what cmocka says"
driver 'echo "[  PASSED  ] 3 test(s)."; echo "[  SKIPPED ] 1 test(s), listed below:"'
verdict 0 "3 passed, 0 failed, 1 skipped"
driver 'echo "[  PASSED  ] 3 test(s)."; echo "[  FAILED  ] 2 test(s), listed below:"; exit 2'
verdict 1 "3 passed, 2 failed, 0 skipped"

proves "a test sees a home of its own and nothing of the caller's settings"
export HELDTO_REGISTER=/somewhere NO_COLOR=1 EDITOR=ed
driver 'echo "$HELDTO_REGISTER $NO_COLOR $EDITOR"; case $HOME:$XDG_DATA_HOME in *tests.*:*tests.*) echo own home;; esac' \
    'echo "0 passed, 1 failed, 0 skipped"'
expect_match '^  $' "$out"
expect_match '^own home$' "$out"

proves "the driver hears what valgrind says of the program"
command -v valgrind >/dev/null || skip "needs valgrind"
cat >leak.c <<'END'
#include <stdlib.h>
int main(int n, char **words)
{
    char *volatile lost = malloc(11);
    lost = NULL;
    return n > 1 && lost == words[1];
}
END
cc -O0 -o tree/build/heldto leak.c || skip "needs a C compiler"
driver 'echo "1 passed, 0 failed, 0 skipped"; "$HELDTO"'
verdict 0 "1 passed, 0 failed, 0 skipped"
export HELDTO_UNDER=valgrind
driver 'echo "1 passed, 0 failed, 0 skipped"; "$HELDTO"'
verdict 1 "1 passed, 1 failed, 0 skipped"
expect_match '11 bytes in 1 blocks are definitely lost' "$out"
