#!/bin/sh
# proves that verify finds what was changed behind heldto's back, names it, and finds nothing else.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

cp "$HELDTO_REGISTER" good.db

damage() { # SQL: on a fresh copy of the sample
    cp good.db "$HELDTO_REGISTER"
    sql "$1"
}

proves "the sample is whole, and check is verify"
expect_output - heldto verify <<'END'
ok: 26 commitments, 38 wordings in their documents, 2 changes
END
expect heldto check

proves "a wording that is no longer found in its document is named"
damage "update wording set exact = 'nobody said so' where id = 4"
expect_status 1 - heldto verify <<'END'
EUUS-0003: wording 4 is not found word for word in document 1
checked: 26 commitments, 38 wordings in their documents, 2 changes
stderr:
heldto: 1 faults
END
damage "update wording set start = start + 1 where id = 5"
expect_exit 1 heldto verify
expect_match '^EUUS-0003: wording 5 is not found' "$out"
damage "update document set text = replace(text, 'Electronic evidence', 'electronic evidence') where id = 1"
expect_exit 1 heldto verify
expect_match '^EUUS-0001: wording 1 is not found' "$out"

proves "a stored fact that does not follow is named"
damage "update commitment set status = 'fulfilled', due_last = '2020-01-01' where id = 1"
expect_exit 1 heldto verify
expect_match '^EUUS-0001: what is stored does not follow from its rows: due_last, status$' "$out"
damage "update meeting set date_first = '2000-01-01' where id = 1"
expect_exit 1 heldto verify
expect_match '^eu-us-jha-2018-02-sofia: its days do not follow from its date$' "$out"

proves "a row without history, a lost row, a value nobody set and a lost line of history are named"
damage "insert into series(uuid, token, prefix) values ('x', 'stray', 'STRAY')"
expect_exit 1 heldto verify
expect_match '^history: no change made row 2 of series$' "$out"
damage "delete from citation where id = 1"
expect_exit 1 heldto verify
expect_match '^history: row 1 of citation is gone, and no change took it away$' "$out"
cp good.db "$HELDTO_REGISTER"
heldto edit EUUS-0009 --owner Ana >/dev/null
expect heldto verify
sql "update commitment set owner = 'Someone' where key = 'EUUS-0009'"
expect_exit 1 heldto verify
expect_match '^history: owner of row 9 of commitment is not what its last change made it$' "$out"
damage "delete from field_change where change_id = 2 and table_name = 'link' and row_id = 1"
expect_exit 1 heldto verify
expect_match '^history: change 2 has lost or gained lines$' "$out"

proves "a damaged file ends with 4"
cp good.db "$HELDTO_REGISTER"
python3 -c 'import sys
f = open(sys.argv[1], "r+b")
for page in range(40, 90):
    f.seek(page * 4096 + 200); f.write(b"\xff" * 300)' "$HELDTO_REGISTER"
expect_exit 4 heldto verify
