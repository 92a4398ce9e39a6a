#!/bin/sh
# proves what the reports on what is late and on one commitment look like, and that they say nothing
# internal, nothing unconfirmed and nothing of what they were not asked about.
. tests/lib/sh.sh
. "$ROOT/tests/lib/rivers.sh"

pages=tests/command/expected

proves "what is late stands apart from what nobody has checked"
expect_output $pages/report-overdue.txt heldto report overdue
expect_output $pages/report-overdue.csv heldto report overdue --format csv
run heldto report overdue --for internal
expect_match 'R-0008' "$out"
run heldto report overdue --as-of 2025-06-30
expect_match '^No commitment is known to be overdue' "$out"
run heldto report overdue --as-of 2025-07-01
expect_match '^      1  R-0001' "$out"

proves "on an earlier day it is due as had been said by then"
run heldto report overdue --as-of 2022-12-31
expect_match '^No commitment is known to be overdue' "$out"
run heldto report overdue --as-of 2023-02-01
expect_match '^     32  R-0001 ' "$out"
run heldto report overdue --as-of 2023-04-20
expect_match '^No commitment is known to be overdue' "$out"

proves "months are counted to the day, and what is no number is refused"
run heldto report overdue --months 240
expect_match '^Not checked for more than 240 months$' "$out"
expect_exit 2 heldto report overdue --months none
expect_exit 2 heldto report overdue --months 0

proves "one commitment is told from meeting to meeting"
expect_output $pages/report-lineage.txt heldto report lineage R-0001
expect_output $pages/report-lineage.csv heldto report lineage R-0001 --format csv
heldto report lineage R-0003 >map
expect_match 'this was wrong, and was corrected to: fulfilled on 15$' map
expect_match 'Corrects .* the earlier entry: fulfilled on 30 May 2023' map
heldto report lineage R-0002 >levels
expect_match '^  R-0002  ●  \?  –$' levels
heldto report lineage R-0002 --format json >levels.json
expect_match '– Not mentioned in the full official text of Cedar' levels.json
expect_match '[?] Not known whether mentioned in Birch' levels.json
expect_no_match 'SECRET|Quiet' levels
run heldto report lineage R-0002 --for internal
expect_match 'SECRET talk' "$out"

proves "a silence nobody has confirmed is not printed as one"
promise R-0010 'Send each other letters' --kind one-off --parties Upland
document=1
says R-0010 alder agreed 'agreed to share water levels every day'
heldto report lineage R-0010 >silence
expect_match '^  R-0010  ●  [?]  [?]$' silence
expect_no_match 'ot mentioned (in the full official text of|once)|none: not mentioned' silence
expect_match 'to be confirmed' silence
heldto review cedar R-0010 not-mentioned >/dev/null
heldto report lineage R-0010 >silence
expect_match '^  R-0010  ●  [?]  –$' silence
expect_match 'none: not mentioned in the full official text' silence

proves "what is internal, unknown or not selected is refused"
expect_exit 1 heldto report lineage R-0008
expect_exit 1 heldto report lineage R-9999
expect_exit 2 heldto report lineage
expect_exit 1 heldto report lineage R-0001 --filter topic:fish
expect_exit 0 heldto report lineage R-0001 --filter topic:floods
