#!/bin/sh
# shellcheck disable=SC2094 # a meeting and a file of its name are not one
# proves what has changed over a line of three meetings is told once, marked word by word, and by the day
# asked for; and what a follow-up tells of several parties, corrections and successors.
. tests/lib/sh.sh
. "$ROOT/tests/lib/rivers.sh"

pages=tests/command/expected

proves "what changed since a meeting is told, with the words that changed"
expect_output $pages/report-since-rivers.txt heldto report since alder
expect_output $pages/report-since-rivers.csv heldto report since birch --format csv
heldto report since cedar >since
expect_match '^None is known\.$' since
expect_no_match '^Weaker|^Stronger|Not mentioned$|^New in' since
expect_match '^Newly overdue' since
expect_match 'recorded since Cedar \(12–13 June 2024\)\.' since

proves "a day before everything has it all, and today has nothing"
heldto report since 2020-01-01 >since
expect_match '^  New in the texts held +7 ' since
expect_match '^  Not mentioned +1 ' since
heldto report since 2026-11-23 >since
expect_match '^No change of a commitment is recorded since 23 November 2026\.$' since

proves "an announced meeting that is called off makes nothing unmentioned"
heldto meeting add late --series rivers --date 2026-05-05 --city Fig --level ministers --state announced >/dev/null
echo 'A full text of a meeting that never was.' >late.txt
heldto document add late.txt --meeting late --coverage full --title 'Announcement' >/dev/null
heldto report since cedar >since
expect_no_match 'Silence to be confirmed|Fig' since
heldto meeting edit late --state cancelled >/dev/null
heldto report since cedar >since
expect_no_match 'Silence to be confirmed|Fig' since

proves "what was fulfilled and then was not is told so"
heldto status R-0005 f --effective 2025-01-10 --source 'Fish report' --dated 2025-01-10 --kind deed >/dev/null
heldto status R-0005 t --effective 2026-02-01 --source 'Withdrawn' --dated 2026-02-01 >/dev/null
heldto report since cedar --filter R-0005 >since
expect_match 'Since then     Stalled since 1 February 2026' since

proves "a follow-up tells each party, each correction and each successor"
expect_output $pages/report-follow-up-rivers.txt heldto report follow-up --for internal
heldto status R-0001 fulfilled --party Upland --effective 2026-03-01 --source 'Opening' --dated 2026-03-01 \
    --kind deed >/dev/null
heldto report follow-up --filter R-0001 >parties
expect_match 'By party       Upland: Fulfilled on 1 March 2026 \[[0-9]\]\.' parties
expect_match '^ +Lowland: nothing was entered about this party alone\.' parties
heldto add --key R-0020 --title 'Open two centres' --series rivers --parties 'Upland; Lowland' --kind one-off >/dev/null
heldto status R-0001 r --successor R-0020 --effective 2026-10-10 --source 'Protocol' --dated 2026-10-10 >/dev/null
heldto report follow-up --filter 'R-0001|R-0020' >successor
expect_match 'Replaced by Open two centres \(R-0020\)' successor
expect_match 'Replaces Open the flood warning centre' successor
heldto edit R-0020 --visibility internal >/dev/null
heldto report follow-up --filter R-0001 >successor
expect_no_match 'R-0020|two centres' successor
