#!/bin/sh
# proves that tables which no one here wrote come in with every row accounted for, come in once, and
# are taken back by one undo; and that a hostile file does what its manifest says.
. tests/lib/sh.sh

HELDTO_REGISTER=$dir/register.db
export HELDTO_REGISTER

fresh() {
    rm -f "$HELDTO_REGISTER" ./*.rejects*
    heldto init >/dev/null
}

commitments() { # how many there are
    heldto list --format jsonl 2>/dev/null | wc -l | tr -d ' '
}

proves "an account of a small table, a second run that changes nothing, an undo of all of it"
fresh
cat >small.csv <<'END'
Ref,Commitment,Due date,Status,Actor,Cost
A-1,We will publish a report.,first half of 2025,in progress,Canada,12
A-2,We will meet again.,tomorrow,open,France,
A-3,"We will
act.",2026-12-31,done,,7
END
expect_status 3 - heldto import small.csv <<'END'
3 rows: 2 added, 0 updated, 0 unchanged, 1 rejected
stderr:
kept as custom fields: x.Cost
small.csv:3: due: "tomorrow": no due date or period is understood here; write for example 22 June 2021, June 2021, third quarter of 2026, first half of 2025, by the end of 2025, within six months, at the next ministerial, as soon as possible, every year, none, or EDTF such as 2025-40
heldto: 1 row was not taken; small.csv.rejects.csv holds them, and why is beside it
END
expect_output - cat small.csv.rejects.csv <<'END'
Ref,Commitment,Due date,Status,Actor,Cost
A-2,We will meet again.,tomorrow,open,France,
END
sed -i 's/tomorrow/2027/' small.csv.rejects.csv
heldto import small.csv.rejects.csv --format json >mended 2>/dev/null
expect_equal '{"rows":1,"added":1,"updated":0,"unchanged":0,"rejected":0}' "$(cat mended)"
heldto import small.csv --format json >again 2>/dev/null
expect_equal '{"rows":3,"added":0,"updated":0,"unchanged":2,"rejected":1}' "$(cat again)"
expect_equal 3 "$(commitments)"
heldto undo >/dev/null
heldto undo >/dev/null
expect_equal 0 "$(commitments)"

proves "a changed cell is an update that names its field"
heldto import small.csv >/dev/null 2>&1
sed 's/Canada/Belgium/' small.csv >changed.csv
expect_status 3 - heldto import changed.csv --dry-run <<'END'
3 rows: 0 added, 1 updated, 1 unchanged, 1 rejected (nothing was stored)
stderr:
kept as custom fields: x.Cost
A-1: parties
changed.csv:3: due: "tomorrow": no due date or period is understood here; write for example 22 June 2021, June 2021, third quarter of 2026, first half of 2025, by the end of 2025, within six months, at the next ministerial, as soon as possible, every year, none, or EDTF such as 2025-40
heldto: 1 row was not taken; nothing was stored
END

proves "a file that cannot be read as a whole changes nothing and names the line"
cp "$HELDTO_REGISTER" before.db
printf 'ref,text\nB-1,One\nB-2,"open\nB-3,Three\n' >open.csv
expect_exit 3 heldto import open.csv
expect_match '^heldto: open.csv:3: a quote' "$err"
expect_exit 3 heldto import nosuch.csv
printf 'ref,nothing\nB-1,One\n' >unknown.csv
rm -f other.db
heldto -r other.db init >/dev/null
expect_exit 3 heldto -r other.db import unknown.csv
expect_match '"ref", "nothing"' "$err"
printf 'ref,text,due\nB-1,One,05/06/2021\n' >dates.csv
expect_exit 3 heldto import dates.csv
expect_match 'dates.csv:2: is "05/06/2021" day/month or month/day' "$err"
printf 'A joint statement\n' >statement.txt
expect_exit 3 heldto import statement.txt
expect_same before.db "$HELDTO_REGISTER"
expect_exit 0 heldto import dates.csv --dates dmy
expect_match 2021-06-05 "$(heldto list key:B-1 --format csv >due; echo due)"

proves "standard input is a file too"
printf 'ref,text\nC-1,One\nbad\n' >piped.csv
"$HELDTO" import - <piped.csv >"$out" 2>"$err"
expect_equal "2 rows: 1 added, 0 updated, 0 unchanged, 1 rejected" "$(cat "$out")"
expect_equal "ref,text bad" "$(tr '\n' ' ' <stdin.rejects.csv | sed 's/ $//')"

proves "import makes the register where there is none"
rm -f new.db
expect_exit 0 heldto -r new.db import dates.csv --dates mdy
expect_match 2021-05-06 "$(heldto -r new.db list key:B-1 --format csv >due; echo due)"

need_shared datasets

table() { # NAME ACCOUNT OPTION…: imports it twice, and undoes the first
    name=$1 account=$2
    shift 2
    fresh
    cp "$SHARED/datasets/$name" .
    chmod u+w "$name"
    proves "$name: every row is accounted for"
    heldto import "$name" --format json "$@" >first 2>/dev/null
    expect_equal "$account" "$(cat first)"
    added=$(sed 's/.*"added":\([0-9]*\).*/\1/' first)
    rejected=$(sed 's/.*"rejected":\([0-9]*\).*/\1/' first)
    expect_equal "$added" "$(commitments)"
    if [ "$rejected" -gt 0 ]; then
        expect_equal "$rejected" "$(wc -l <"$name.rejects.txt" | tr -d ' ')"
    fi
    expect heldto verify
    proves "$name: a second run changes nothing"
    heldto import "$name" --format json "$@" >second 2>/dev/null
    expect_equal "$(sed "s/\"added\":$added/\"added\":0/; s/\"unchanged\":0/\"unchanged\":$added/" first)" \
        "$(cat second)"
    proves "$name: it comes back from an export"
    heldto export >one.csv
    rm -f two.db
    heldto -r two.db init >/dev/null
    heldto -r two.db import one.csv >/dev/null 2>&1
    heldto -r two.db export >two.csv
    expect_same one.csv two.csv
    proves "$name: undo takes it all back"
    expect_exit 0 heldto undo
    expect_equal 0 "$(commitments)"
}

table ca_mandate_commitments_2021.csv \
    '{"rows":760,"added":760,"updated":0,"unchanged":0,"rejected":0}'
table g7_compliance_2020.csv '{"rows":640,"added":622,"updated":0,"unchanged":0,"rejected":18}'
table g7_compliance_2020.csv '{"rows":640,"added":636,"updated":0,"unchanged":0,"rejected":4}' \
    --map key=id+text
table it_pnc_obiettivi.csv '{"rows":308,"added":308,"updated":0,"unchanged":0,"rejected":0}'
table upr_sessions_1-5.csv '{"rows":6094,"added":6094,"updated":0,"unchanged":0,"rejected":0}' \
    --encoding macintosh --lists ,

proves "due quarters, owners and titles are those of the table"
fresh
heldto import "$SHARED/datasets/it_pnc_obiettivi.csv" >/dev/null 2>&1
heldto list key:PNC-A.4-1 --format csv --columns key,due_text,due_last,owner >listed
expect_output - cat listed <<'END'
key,due_text,due_last,owner
PNC-A.4-1,T3 2021,2021-09-30,PCM
END

proves "the meetings table comes in with approximate dates and what was announced and never found"
fresh
expect_output - heldto import --as meetings --series eu-us-jha \
    "$SHARED/reference/eu_us_jha_meetings.csv" <<'END'
39 rows: 39 added, 0 updated, 0 unchanged, 0 rejected
END
expect_output - heldto import --as meetings --series eu-us-jha \
    "$SHARED/reference/eu_us_jha_meetings.csv" <<'END'
39 rows: 0 added, 0 updated, 39 unchanged, 0 rejected
END
heldto meeting list --format csv --columns token,date,level,state >meetings
expect_match '^eu-us-jha-2009-10-washington,2009-10,ministers,held' meetings
expect_match '^eu-us-jha-2019-bucharest,2019,senior-officials,held' meetings
expect_match '^eu-us-jha-2010-04,2010-04,ministers,announced' meetings
expect_match '^eu-us-jha-2025-40-poland,2025-40,ministers,not-traced' meetings
