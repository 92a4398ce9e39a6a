#!/bin/sh
# proves that exports come back the same, whole or not at all, for their owner's eyes only.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

proves "CSV of the sample, imported into an empty register and exported again, is the same"
heldto export -o one.csv 2>"$err"
expect_equal "one.csv written: 26 rows" "$(cat "$err")"
expect_equal 600 "$(stat -c %a one.csv 2>/dev/null || stat -f %Lp one.csv)"
heldto -r two.db init >/dev/null
expect_output - heldto -r two.db import one.csv <<'END'
26 rows: 26 added, 0 updated, 0 unchanged, 0 rejected
END
heldto -r two.db export >two.csv
expect_same one.csv two.csv

proves "the same file again changes nothing"
expect_output - heldto import one.csv <<'END'
26 rows: 0 added, 0 updated, 26 unchanged, 0 rejected
END

proves "a filter chooses the commitments"
expect_equal 4 "$(heldto export kind:next-meeting | wc -l | tr -d ' ')"
expect_exit 2 heldto export kind:next-meeting --format jsonl
expect_exit 2 heldto export 'kind:nosuch'

proves "JSON Lines and JSON carry the whole register, history included"
for format in jsonl json; do
    heldto export --format $format -o "one.$format" 2>/dev/null
    expect_exit 0 heldto -r "$format.db" import "one.$format"
    heldto -r "$format.db" export --format $format >"two.$format"
    expect_same "one.$format" "two.$format"
    heldto history --limit 3 >one.history
    heldto -r "$format.db" history --limit 3 >two.history
    expect_same one.history two.history
    expect heldto -r "$format.db" verify
done

proves "a whole register does not come into one that is in use, nor a cut one into any"
heldto status EUUS-0001 = >/dev/null
expect_exit 2 heldto import one.jsonl
expect_match 'is in use' "$err"
head -n 50 one.jsonl >cut.jsonl
expect_exit 3 heldto -r cut.db import cut.jsonl
expect_match 'it was cut' "$err"

proves "a link, a folder and a missing folder are refused, and nothing is left behind"
ln -s /etc/hosts link.csv
mkdir folder
for target in link.csv folder nowhere/x.csv; do
    expect_exit 3 heldto export -o "$target"
    expect_match "$target" "$err"
done
expect_equal "" "$(find . -name '.heldto*')"

proves "a register is never written over by what comes out of it, nor is another"
heldto -r other.db init >/dev/null
cp "$HELDTO_REGISTER" before.db
cp other.db before-other.db
for target in "$HELDTO_REGISTER" other.db; do
    expect_exit 3 heldto export -o "$target"
    expect_match 'is a register or another database, and is left as it is' "$err"
    expect_exit 3 heldto export --format jsonl -o "$target"
    expect_exit 3 heldto report follow-up -o "$target"
done
expect_same before.db "$HELDTO_REGISTER"
expect_same before-other.db other.db
expect_equal "" "$(find . -name '.heldto*')"

proves "the other kinds of rows come out, and are known when they come back"
for rows in meetings wordings updates sources; do
    heldto export --as $rows >$rows.csv
    heldto import --as $rows $rows.csv --format json >account
    expect_match '"added":0,"updated":0' account
done
