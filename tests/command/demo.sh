#!/bin/sh
# proves that the sample is a copy of one's own, kept, and made afresh by another version of the program.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

proves "the sample holds the three meetings, private to its owner"
expect_equal "600" "$(stat -c %a "$HELDTO_REGISTER")"
expect_output - heldto list 'kind:next-meeting' --columns key,title,due_text,place <<'END'
Key        Title                                                     Due                  Place
EUUS-0002  Next ministers' meeting: Sofia, May 2018                  May 2018             Sofia
EUUS-0017  Next ministers' meeting: Washington, second half of 2021  second half of 2021  Washington
EUUS-0026  Next ministers' meeting: Poland, first half of 2025       first half of 2025   Poland
END
expect_equal "" "$(find "$XDG_STATE_HOME/heldto" -name 'demo.db.*')"

proves "without a terminal it prints the sample's follow-up report"
expect_match 'Sample, not official wording' "$scratch/demo"
expect_match 'Conclude an EU-U.S. agreement on electronic evidence' "$scratch/demo"

proves "it is kept from one time to the next"
heldto edit EUUS-0009 --owner Ana >/dev/null
heldto demo >/dev/null
expect_output - heldto list key:EUUS-0009 --columns owner <<'END'
Owner
Ana
END

proves "another version of the program makes it afresh"
sql "update setting set value = 'heldto 0.0.0' where name = 'sample program'"
heldto demo >/dev/null
expect_output - heldto list key:EUUS-0009 --columns owner <<'END'
Owner
Desk C
END

proves "so does damage"
head -c 3000 "$HELDTO_REGISTER" >half
cp half "$HELDTO_REGISTER"
heldto demo >/dev/null
expect heldto verify

proves "a clock before the sample's last day does not stop it"
rm "$HELDTO_REGISTER"
HELDTO_TEST_CLOCK=2019-03-01T09:00:00Z heldto demo >/dev/null
expect heldto verify
