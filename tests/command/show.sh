#!/bin/sh
# proves that a commitment's whole story is told, as text and as JSON, and nothing of it left out.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

proves "stories read as they should"
expect_output tests/command/expected/show-evidence.txt heldto show EUUS-0001
expect_output tests/command/expected/show-poland.txt heldto show EUUS-0026
expect_output tests/command/expected/show-several.txt heldto show EUUS-0003 euus-0011 EUUS-0016

proves "no line is wider than eighty columns, but for addresses"
for n in 01 02 03 04 05 06 09 12 16 17 18 20 23 25 26; do heldto show "EUUS-00$n"; done >all
expect_equal "" "$(python3 -c 'print("".join(l for l in open("all", encoding="utf-8")
    if len(l) > 81 and "http" not in l), end="")')"

proves "JSON has what lists have, and updates and sources"
expect_equal "fulfilled eu-us-jha-2021-12-washington 3" "$(json \
    "[(u['status'], u['meeting'], u['sources'][0]['number']) for u in d['updates'] if u['kind'] == 'status'][0]" \
    heldto show EUUS-0017 -f json | tr -d "(),'")"
expect_equal "deed 2021-12-16" "$(json \
    "[s['kind'] + ' ' + s['dated_on'] for s in d['sources'] if s['number'] == 3][0]" \
    heldto show EUUS-0017 -f json)"
expect_equal "1" "$(json "d['version']" heldto show EUUS-0017 -f json)"
expect_equal "2" "$(json "len(d)" heldto show EUUS-0017 EUUS-0001 -f json)"
heldto show EUUS-0017 EUUS-0001 -f jsonl >lines
expect_equal 2 "$(wc -l <lines | tr -d ' ')"

proves "an unknown key says how to find keys, and ends with 1"
expect_status 1 - heldto show EUUS-9999 <<'END'
stderr:
heldto: there is no commitment EUUS-9999; `heldto list` shows the keys
END
expect_exit 2 heldto show
