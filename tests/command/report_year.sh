#!/bin/sh
# proves that a year is told as it stood at its end by what is known now: what was corrected since counts
# as corrected, what was said later is left out, and a year that runs is told until today.
. tests/lib/sh.sh
. "$ROOT/tests/lib/rivers.sh"

pages=tests/command/expected

proves "a year that is over is told as it stood at its end"
expect_output $pages/report-year.txt heldto report year 2023
expect_output $pages/report-year.csv heldto report year 2024 --format csv
run heldto report year 2024
expect_no_match 'SECRET|Quiet|Sell water|R-0008' "$out"
expect_match 'Cancelled: 1\.' "$out"
run heldto report year 2024 --for internal
expect_match 'Quiet \(2 September 2024\)' "$out"

wide() { # YEAR [OPTION…]: in lines that are not broken
    heldto report year "$@" --width 400
}

proves "what a later meeting put off had fallen due by the words of then"
wide 2022 >'then'
expect_match '^  31 December +R-0001 ' 'then'
expect_match '1 due on that very day\.' 'then'
expect_no_match 'Birch|overdue|R-0004|weaker' 'then'
wide 2025 >later
expect_match '^  30 June 2025  R-0001 ' later
expect_match 'On 31 December 2025: 1 overdue\.$' later

proves "what is known to be wrong is said of no year, whenever the right thing happened"
heldto status R-0004 f --effective 2024-11-01 --source 'Letter' --dated 2024-11-01 >/dev/null
wide 2024 >wrong
expect_match 'Fulfilled in the year: 1 in time' wrong
heldto correct 9 f --effective 2025-02-03 --source 'Photograph' --dated 2025-02-03 --kind deed >/dev/null
wide 2024 >right
expect_match 'Fulfilled in the year: 0 in time and 0' right
expect_no_match 'Letter|fulfilled, in time' right
wide 2025 >right
expect_match 'Fulfilled in the year: 0 in time and 1' right
expect_match '^  3 February .*→ fulfilled,$' right

proves "a year that runs is told until today, one to come not at all"
wide 2026 >now
expect_match '^The year is not over: this is what it brought until 23 November 2026\.$' now
wide 2026 --as-of 2026-03-01 >spring
expect_match 'until 1 March 2026\.$' spring
expect_exit 2 heldto report year 2027
expect_exit 2 heldto report year
for odd in 24 02024 twenty 2024-05 0000; do expect_exit 2 heldto report year "$odd"; done
run heldto report year 1066
expect_match '^No meeting is known to have been held in 1066' "$out"

proves "a leap day belongs to its year, in time and late are told by the day"
heldto add --key L-1 --title 'Leap' --kind one-off --parties Upland --due-edtf ../2024-02-29 >/dev/null
heldto add --key L-2 --title 'Leap late' --kind one-off --parties Lowland --due-edtf ../2024-02-29 >/dev/null
heldto status L-1 f --effective 2024-02-29 >/dev/null
heldto status L-2 f --effective 2024-03-01 >/dev/null
wide 2024 >leap
expect_match 'Fulfilled in the year: 1 in time and 1' leap
expect_match '^  29 February +L-1 .*fulfilled †; done in' leap
expect_match '2 have no wording that is held' leap
