#!/bin/sh
# proves that promises check themselves against the meetings held, and against no others: nothing is changed
# before an analyst confirms it, and what is dismissed is not proposed again.
. tests/lib/sh.sh
. "$ROOT/tests/lib/line.sh"

proposed() { # what is proposed of $key
    heldto propose "$key" --format csv --columns proposed,timeliness,effective_on,meeting 2>/dev/null | sed 1d
}

meeting lisbon 2021-06-22 --city Lisbon --country Portugal
meeting ljubljana 2021-09-20 --city Ljubljana --country Slovenia --level senior-officials
promise 'Washington, second half of 2021' --kind next-meeting --due-text 'second half of 2021' \
    --due-edtf 2021-41 --place Washington
text lisbon report 'They agreed to meet again in the second half of 2021 in Washington'
says lisbon agreed 'agreed to meet again' --voice reported

proves "officials who meet elsewhere in the period keep no promise of the ministers"
expect_equal "" "$(proposed)"
expect_exit 1 heldto propose

proves "the ministers' meeting does, by the day it was held"
meeting washington 2021-12-16 --city Washington --country 'United States' --url https://example.org/2021
expect_equal "fulfilled,done-in-time,2021-12-16,washington" "$(proposed)"
expect_equal "not-assessed" "$(heldto list --format csv --columns status | sed 1d)"
expect_output - heldto today --columns section,key <<'END'
Why                            Key
Period over – not checked      LINE-0001
Proposed by the meetings held  LINE-0001
END

proves "only when it was held, at that level, on that line, after the promise, and by today"
for change in '--state announced' '--state cancelled' '--state not-traced' '--level experts' '--level leaders' \
    '--series other' '--date 2021-06-01'; do
    # shellcheck disable=SC2086 # an option and its value
    heldto meeting edit washington $change >/dev/null
    expect_equal "" "$(proposed)"
    undo 1
done
expect_equal "" "$(heldto propose LINE-0001 --now 2021-12-15 2>/dev/null)"

proves "places are known by city, country and their other names; another place is elsewhere"
for place in 'Washington, D.C.' 'washington dc' 'United States' US 'Washington (USA)' 'États-Unis'; do
    heldto edit LINE-0001 --place "$place" >/dev/null
    expect_equal "fulfilled,done-in-time,2021-12-16,washington" "$(proposed)"
    undo 1
done
for place in Boston Brussels Poland 'Washington, Poland' 'Warsaw, Poland'; do
    heldto edit LINE-0001 --place "$place" >/dev/null
    expect_equal "held-elsewhere,,2021-12-16,washington" "$(proposed)"
    undo 1
done
heldto edit LINE-0001 --place Poland >/dev/null
heldto meeting edit washington --city Warsaw --country Poland >/dev/null
expect_equal "fulfilled,done-in-time,2021-12-16,washington" "$(proposed)"
heldto meeting edit washington --city '' --country 'Polish presidency' >/dev/null
expect_equal "fulfilled,done-in-time,2021-12-16,washington" "$(proposed)"
undo 3

proves "a place that is not entered is no place, and settles nothing"
heldto meeting edit washington --city '' --country '' >/dev/null
expect_equal "" "$(proposed)"
undo 1
heldto meeting edit washington --city '(video)' --country '' >/dev/null
expect_equal "held-elsewhere,,2021-12-16,washington" "$(proposed)"
undo 1

proves "late is done late, from the day after the last one"
for day in 2021-12-31:done-in-time 2022-01-01:done-late 2022-06-23:done-late; do
    heldto meeting edit washington --date "${day%:*}" >/dev/null
    expect_equal "fulfilled,${day#*:},${day%:*},washington" "$(proposed)"
    undo 1
done
heldto meeting edit washington --date 2021-12-31/2022-01-01 >/dev/null
expect_equal "fulfilled,done-in-time,2021-12-31,washington" "$(proposed)"
undo 1

proves "a meeting known by its month or year counts where all of it does"
heldto meeting edit washington --date 2021-11 >/dev/null
expect_equal "fulfilled,done-in-time,2021-11-30,washington" "$(proposed)"
heldto meeting edit washington --date 2022 >/dev/null
expect_equal "fulfilled,done-late,2022-12-31,washington" "$(proposed)"
heldto meeting edit washington --date 2021-06/2022-01 >/dev/null
expect_equal "" "$(proposed)"
undo 3

proves "the meeting after the next is not the one that was promised"
meeting paris 2022-06-23 --city Paris --country France
heldto meeting edit washington --date 2022-12-14 >/dev/null
expect_equal "" "$(proposed)"
undo 2
meeting paris 2021-10-01 --city Paris --country France
expect_equal "fulfilled,done-in-time,2021-12-16,washington" "$(proposed)"
heldto meeting edit washington --date 2022-12-14 >/dev/null
expect_equal "held-elsewhere,,2021-10-01,paris" "$(proposed)"
undo 2

proves "confirmed, it is one change with the meeting's record as source, and undo takes it back whole"
heldto propose confirm LINE-0001 >ok.txt
expect_match '^ok LINE-0001 v[0-9]+$' ok.txt
expect_equal "fulfilled 2021-12-16 done-in-time" \
    "$(heldto list --format csv --columns status,status_on,timeliness | sed 1d | tr , ' ')"
expect_equal "deed https://example.org/2021 washington" "$(heldto show LINE-0001 -f json | python3 -c 'import json, sys
d = json.load(sys.stdin)
print(d["sources"][0]["kind"], d["sources"][0]["url"], d["updates"][0]["meeting"])')"
expect_equal "" "$(proposed)"
undo 1
expect_equal "not-assessed" "$(heldto list --format csv --columns status | sed 1d)"
expect_equal "fulfilled,done-in-time,2021-12-16,washington" "$(proposed)"

proves "dismissed, it is not proposed again, unless that is undone"
expect heldto propose dismiss LINE-0001
expect_equal "" "$(proposed)"
expect_exit 1 heldto propose confirm LINE-0001
expect_exit 1 heldto propose dismiss LINE-0001
meeting boston 2021-12-20 --city Boston --country 'United States'
expect_equal "held-elsewhere,,2021-12-20,boston" "$(proposed)"
undo 2
expect_equal "fulfilled,done-in-time,2021-12-16,washington" "$(proposed)"

proves "held elsewhere is for the analyst to judge"
heldto edit LINE-0001 --place Boston >/dev/null
expect_exit 2 heldto propose confirm LINE-0001
expect_match 'say which status' "$err"
expect heldto propose confirm LINE-0001 --status partly-closed
expect_equal "partly-closed 2021-12-16" "$(heldto list --format csv --columns status,status_on | sed 1d | tr , ' ')"
undo 2

proves "in another scheme it is that scheme's word for done"
for scheme in promise:kept compliance:full-compliance completion:complete recommendation:closed-implemented; do
    HELDTO_REGISTER=$dir/${scheme%%:*}.db
    heldto init --scheme "${scheme%%:*}" >/dev/null
    meeting lisbon 2021-06-22 --city Lisbon
    promise 'Oslo' --kind next-meeting --place Oslo
    heldto wording add "$key" --meeting lisbon --exact 'to meet' >/dev/null
    meeting oslo 2021-12-16 --city Oslo
    expect heldto propose confirm "$key"
    expect_equal "${scheme#*:}" "$(heldto list --format csv --columns status | sed 1d)"
done
HELDTO_REGISTER=$dir/line.db

proves "a period that waits for the next meeting gets its days when that was held"
promise 'A report' --due-text 'by the next ministerial'
text lisbon extract 'They will report by the next ministerial'
says lisbon intends 'report by the next ministerial'
expect_equal "resolves,,,washington" "$(proposed)"
heldto meeting edit washington --level senior-officials >/dev/null
expect_equal "" "$(proposed)"
undo 1
expect heldto propose confirm "$key"
expect_equal "2021-12-16 by the next ministerial" \
    "$(heldto list key:"$key" --format csv --columns due_last,due_text | sed 1d | tr , ' ')"
expect_equal "" "$(proposed)"
heldto meeting edit washington --date 2021-12-18 >/dev/null
expect_equal "resolves,,,washington" "$(proposed)"
undo 2

proves "officials who speak of the next ministerial wait for ministers"
promise 'Another report' --due-text 'by the next ministerial'
text ljubljana full 'They will report by the next ministerial'
says ljubljana intends 'report by the next ministerial'
expect_equal "resolves,,,washington" "$(proposed)"
undo 3

proves "what starts again what had been started is pointed out, for a look"
promise 'A network'
text lisbon full 'They launched a network of drugs prosecutors'
says lisbon announced 'launched a network of drugs prosecutors'
text washington full 'They will re-launch the network of prosecutors against drugs'
promise 'The network again'
says washington intends 're-launch the network of prosecutors against drugs'
expect_equal "relaunch,,,washington" "$(proposed)"
expect_exit 2 heldto propose confirm "$key"
expect heldto propose dismiss "$key"
expect_equal "" "$(proposed)"

proves "words that only look like it are not"
for words in 'report on the network of drugs prosecutors' 'remain on the network of drugs prosecutors' \
    'require a network of drugs prosecutors' 'reopen the border for lorries'; do
    text washington full "$words"
    promise "$words"
    says washington intends "$words"
    expect_equal "" "$(proposed)"
done
