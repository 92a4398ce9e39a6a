#!/bin/sh
# proves that after a meeting every open commitment of its line is gone through once: nothing is copied, keys
# stay, no status changes by itself, and silence is found only where a full text was read.
. tests/lib/sh.sh
. "$ROOT/tests/lib/line.sh"

meeting rome 2020-01-10
text rome full 'They agreed one, they agreed two, they agreed three, they discussed four'
for title in one two three; do
    promise "$title"
    says rome agreed "agreed $title"
done
promise four --kind position
says rome discussed 'discussed four'
meeting bonn 2020-05-10 --level senior-officials
text bonn report 'They agreed five'
promise five
says bonn agreed 'agreed five'
meeting paris 2021-01-10
text paris full 'They reaffirmed one'

keys() { # of the list of a meeting, with what was found
    heldto review "$1" --format csv --columns key,finding,mentioned 2>/dev/null | sed 1d
}

proves "what is open is listed, the commitments of officials too, positions not"
expect_output - keys paris <<'END'
LINE-0001,,absent
LINE-0002,,absent
LINE-0003,,absent
LINE-0005,,unknown
END
expect_exit 0 heldto review paris
expect_match '0 of 4 reviewed' "$err"
expect_exit 1 heldto review bonn

proves "what triage or anyone has tied to the meeting is not"
key=LINE-0001
says paris committed 'reaffirmed one' --again yes
expect_equal "LINE-0002,,absent" "$(keys paris | head -n 1)"

proves "findings are kept, one change for many, and the rest waits"
expect_exit 0 heldto review paris LINE-0002 LINE-0003 not-mentioned --note 'Read twice'
expect_match '^ok LINE-0003 v3$' "$out"
expect_output - keys paris <<'END'
LINE-0002,not-mentioned,absent
LINE-0003,not-mentioned,absent
LINE-0005,,unknown
END
expect_exit 0 heldto review paris
expect_match '2 of 3 reviewed' "$err"
expect_equal 5 "$(heldto list --format csv --columns key | sed 1d | wc -l | tr -d ' ')"
expect_equal "not-assessed" "$(heldto list '!kind:position' --format csv --columns status | sed 1d | sort -u)"
undo 1
expect_equal "LINE-0002,,absent
LINE-0003,,absent
LINE-0005,,unknown" "$(keys paris)"
heldto redo >/dev/null

proves "a finding can be another the next day, and the note stays"
expect heldto review paris LINE-0003 later
expect_equal "later,Read twice,Ana Lyst" \
    "$(heldto review paris --format csv --columns key,finding,note,author 2>/dev/null | sed -n 's/LINE-0003,//p')"
expect_exit 0 heldto review paris
expect_match '1 of 3 reviewed' "$err"
heldto history LINE-0003 >history.txt
expect_match 'LINE-0003: later, review of Rome, 10 January 2021' history.txt

proves "closed closes nothing by itself, and says what does"
expect_exit 0 heldto review paris LINE-0003 closed
expect_match 'heldto status LINE-0003 STATUS' "$err"
expect_equal "not-assessed" "$(heldto list key:LINE-0003 --format csv --columns status | sed 1d)"
heldto status LINE-0003 f --source 'The act' --kind deed >/dev/null
expect_equal "LINE-0003,closed,absent" "$(keys paris | grep 0003)"

proves "what is refused changes nothing, for none of the keys"
heldto export --format jsonl | sort >before.txt
expect_exit 3 heldto review paris LINE-0002 LINE-0005 not-mentioned
expect_match 'LINE-0005: no full official text|LINE-0005 was not stated before' "$err"
expect_exit 3 heldto review paris LINE-0001 restated
expect_match 'LINE-0001 is not on the review list' "$err"
expect_exit 3 heldto review paris LINE-0004 restated
expect_exit 1 heldto review paris LINE-0099 restated
expect_exit 2 heldto review paris LINE-0002 lost
expect_match 'restated, changed, not-mentioned, closed, later' "$err"
expect_exit 2 heldto review paris LINE-0002
expect_exit 1 heldto review atlantis
expect_exit 2 heldto review
heldto export --format jsonl | sort >after.txt
expect_same before.txt after.txt

proves "a promise of one meeting is not missed at another"
promise six --kind next-meeting --place Oslo
text rome extract 'They agreed six'
says rome agreed 'agreed six'
expect_equal "LINE-0006,,unknown" "$(keys paris | grep 0006)"
expect_exit 3 heldto review paris LINE-0006 not-mentioned
expect_match 'promises one meeting' "$err"
undo 3

proves "only a meeting that was held is reviewed"
for state in announced cancelled not-traced; do
    heldto meeting edit paris --state $state >/dev/null
    expect_exit 3 heldto review paris
    undo 1
done

proves "another line and what came later stand on no list"
meeting oslo 2021-06-01 --series other
expect_exit 1 heldto review oslo
meeting lodz 2019-06-01
expect_exit 1 heldto review lodz

proves "what was found is told with the commitment, and nothing of it before that day"
HELDTO_TEST_CLOCK=2026-11-25T09:00:00Z
heldto review paris LINE-0005 restated >/dev/null
expect_equal "not mentioned once" "$(heldto lineage LINE-0002 | sed -n 2p)"
heldto report follow-up >report.txt
expect_match 'Rome \(10 January 2021\): not mentioned in the full official' report.txt
heldto show LINE-0002 >page.txt
expect_match 'Rome, 10 January 2021: not mentioned$' page.txt
HELDTO_TEST_CLOCK=2026-11-26T09:00:00Z
expect heldto review paris LINE-0002 changed
HELDTO_TEST_CLOCK=2026-11-27T09:00:00Z
expect_equal "(1 proposal not confirmed)" "$(heldto lineage LINE-0002 | sed -n 2p)"
expect_equal "not mentioned once" "$(heldto lineage LINE-0002 --known-on 2026-11-25 | sed -n 2p)"
expect_equal "" "$(heldto lineage LINE-0002 --as-of 2020-12-31 | sed -n 2p)"
heldto report since --since 2020-06-01 --known-on 2026-11-25 >then.txt
heldto report since --since 2020-06-01 >now.txt
expect_match '^Not mentioned$' then.txt
expect_no_match '^Not mentioned$' now.txt

proves "what was read later was not read then"
HELDTO_TEST_CLOCK=2026-11-28T09:00:00Z
meeting nice 2022-01-10
echo 'Nothing of it' >nice.txt
heldto document add nice.txt --meeting nice --title nice --coverage full >/dev/null
HELDTO_TEST_CLOCK=2026-11-29T09:00:00Z
cell() {
    heldto matrix key:LINE-0001 --format csv --columns nice 2>/dev/null | sed 1d
}
heldto meeting add late --series line --date 2022-06-01 --level ministers --state held >/dev/null
expect_equal "absent" "$(cell)"
expect_equal "LINE-0001" "$(heldto list '!mentioned:nice key:LINE-0001' --format csv --columns key | sed 1d)"
expect_exit 2 heldto matrix key:LINE-0001 --columns nice --known-on 2026-11-27
expect_exit 2 heldto matrix key:LINE-0001 --columns nice --as-of 2021-12-31
undo 2
expect_equal "unknown" "$(cell)"
undo 1

proves "a register with reviews and dismissals is exported whole and comes back the same"
heldto export --format jsonl -o all.jsonl
HELDTO_REGISTER=$dir/again.db
heldto import all.jsonl >/dev/null
expect_equal "LINE-0002,changed,absent
LINE-0003,closed,absent
LINE-0005,restated,unknown" "$(keys paris)"
expect heldto verify
