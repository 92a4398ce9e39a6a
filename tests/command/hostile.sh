#!/bin/sh
# proves that text from outside commands no terminal: not in lists, stories, messages or help, and that
# what is stored is given back as it is where it is not shown.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

evil=$(printf 'Title \033[2J\033]0;owned\a \342\200\256gnp.exe \302\233 31m \b\b end')

proves "a hostile title is kept as it is and shown harmlessly"
expect_exit 0 heldto add "$evil" --series eu-us-jha --owner "$evil" --parties "$evil" --topics "$evil" \
    --next-step "$evil"
heldto list key:EUUS-0027 >listed
heldto show EUUS-0027 >shown
heldto today >todays || :
heldto matrix key:EUUS-0027 >crossed
heldto history --limit 1 >changes
for file in listed shown todays crossed changes; do
    expect_equal "0" "$(LC_ALL=C grep -acP '[\x01-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]' "$file")"
done
expect_match '\^\[\[2J' listed
expect_match '<U\+202E>' shown
printf '%s' "$evil" >stored
json "d['title']" heldto show EUUS-0027 -f json | tr -d '\n' >given
expect_same stored given

proves "so are messages that repeat what was typed"
for try in "show|$evil" "list|$evil:x" "$evil|x" "status|EUUS-0001 $evil" "meeting show|$evil"; do
    run heldto "${try%%|*}" "${try#*|}"
    expect_equal "0" "$(LC_ALL=C grep -acP '[\x01-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]' "$err")"
done

proves "a cell that a spreadsheet would run is guarded in CSV"
heldto add '=HYPERLINK("x")' --series eu-us-jha >/dev/null
expect_output - heldto list key:EUUS-0028 --format csv --columns title <<'END'
title
"'=HYPERLINK(""x"")"
END

proves "bytes that are not UTF-8 are never stored"
heldto add "$(printf 'Bad \377 byte')" --series eu-us-jha --author "$(printf 'A\377')" >/dev/null
expect_equal "True" "$(json "d['title'] == 'Bad \ufffd byte'" heldto show EUUS-0029 -f json)"
heldto history --limit 1 --format json | python3 -c 'import sys; sys.stdin.buffer.read().decode("utf-8")' \
    2>"$err" || :
expect_equal "" "$(cat "$err")"

proves "a title is one line, whatever was typed"
expect_exit 0 heldto add "$(printf 'two\nlines\tand a tab')" --series eu-us-jha
expect_equal "2" "$(heldto list key:EUUS-0030 --columns title | wc -l | tr -d ' ')"
expect heldto verify
