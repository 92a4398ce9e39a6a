#!/bin/sh
# proves that help names every command, explains each and the filter language, in eighty columns.
. tests/lib/sh.sh

wide() { # FILE: its lines of more than eighty columns
    python3 -c 'import sys
print("".join(l for l in open(sys.argv[1], encoding="utf-8") if len(l) > 81), end="")' "$1"
}
command -v python3 >/dev/null || skip "needs python3"

proves "help names every command, with and without a dash"
expect_exit 0 heldto --help
cp "$out" all
expect_exit 0 heldto help
expect_same all "$out"
for word in init demo list show today matrix status note correct add edit link history undo redo verify backup \
    help 'meeting add' 'meeting list' 'meeting show' 'document add' 'wording add' 'source add'; do
    expect_match "^  $word +[A-Z]" all
done
expect_match 'Exit: 0 done, 1 nothing found' all

proves "each command is explained, by help COMMAND as by COMMAND --help"
sed -n 's/^  \([a-z][a-z]*\( [a-z][a-z]*\)\{0,1\}\)  .*[.].*/\1/p' all >names
expect_equal "yes" "$([ "$(wc -l <names)" -gt 25 ] && echo yes)"
while read -r name; do
    # shellcheck disable=SC2086
    run heldto help $name
    expect_equal "0 heldto $name" "$status $(head -n 1 "$out" | cut -c "1-$((7 + ${#name}))")"
    cat "$out" >>every
    cp "$out" one
    # shellcheck disable=SC2086
    run heldto $name --help
    expect_same one "$out"
done <names
expect_equal "" "$(wide every)"

proves "help filter explains the language and its fields"
expect_exit 0 heldto help filter
expect_match '^  due<2026-12-31 ' "$out"
expect_match '^  timeliness  ' "$out"
expect_equal "" "$(wide "$out")"
expect_exit 2 heldto help nosuch

proves "help of status reads as it should"
expect_output tests/command/expected/help-status.txt heldto help status
