#!/bin/sh
# proves that what is nearly right is told how to be: options, columns and words too many.
. tests/lib/sh.sh
export HELDTO_REGISTER="$dir/near.db"
heldto init >/dev/null

proves "an unknown option names those that were perhaps meant"
expect_exit 2 heldto add "An archive" --due 2027
expect_match '--due; perhaps --due-text or --due-edtf; ' "$err"
expect_exit 2 heldto add "An archive" --party "European Union"
expect_match '--party; perhaps --parties; ' "$err"
expect_exit 2 heldto add "An archive" --nonsense=x
expect_no_match 'perhaps' "$err"

proves "a column is found by how its name begins"
heldto add "An archive" --due-text "by the end of 2027" --topics Archives >/dev/null
expect_output - heldto list --columns key,due,topic <<'END'
Key     Due                 Topics
C-0001  by the end of 2027  Archives
END
expect_exit 2 heldto list --columns key,nosuch
expect_match 'there is no column "nosuch"' "$err"

proves "a word too many is named"
expect_status 2 - heldto report follow-up lisbon status:open <<'END'
stderr:
heldto: report: "status:open" is one word too many: heldto report [REPORT] [SUBJECT]; `heldto help report` tells more
END

proves "a register without meetings says how they come in"
expect_exit 1 heldto meeting list
expect_match 'holds no meeting yet; .heldto meeting add.' "$err"
heldto meeting add --title Talks --date 2027-01-02 --level ministers >/dev/null
expect_exit 1 heldto meeting list --level experts
expect_match 'no meeting is of that level and state' "$err"
