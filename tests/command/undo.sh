#!/bin/sh
# proves that one gesture is one undo, across programs, one's own only, and refused with its reason.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

owner() {
    json "d['owner']" heldto show "$1" --format json
}

proves "there is nothing to undo in a fresh register: what makes it is no change of anyone's"
expect_status 1 - heldto undo <<'END'
stderr:
heldto: there is nothing of Ana Lyst's to undo
END
expect_status 1 - heldto redo <<'END'
stderr:
heldto: there is nothing of Ana Lyst's to do again
END

proves "undo and redo work after a restart, a whole gesture at a time"
heldto status EUUS-0018 EUUS-0019 EUUS-0020 p >/dev/null
expect_output - heldto undo <<'END'
ok undone change 3: 3 commitments → in progress
END
expect_output - heldto list key:EUUS-0018 --columns status <<'END'
Status
not assessed
END
expect_output - heldto redo <<'END'
ok redone change 3: 3 commitments → in progress
END
expect_output - heldto list key:EUUS-0020 --columns status <<'END'
Status
in progress
END

proves "undo after undo goes further back"
heldto edit EUUS-0009 --owner Bea >/dev/null
heldto edit EUUS-0009 --owner Cyd >/dev/null
heldto undo >/dev/null
expect_equal Bea "$(owner EUUS-0009)"
heldto undo >/dev/null
expect_equal 'Desk C' "$(owner EUUS-0009)"
heldto redo >/dev/null
heldto redo >/dev/null
expect_equal Cyd "$(owner EUUS-0009)"

proves "another's change is not undone by one's own undo, but by its number"
heldto edit EUUS-0014 --owner Dee --author Bo >/dev/null
change=$(json "d[0]['change']" heldto history EUUS-0014 --format json)
heldto undo >/dev/null
expect_equal Dee "$(owner EUUS-0014)"
expect_output - heldto undo "$change" <<END
ok undone change $change: EUUS-0014: owner
END
expect_equal 'Desk B' "$(owner EUUS-0014)"

proves "a later change in the way is named, and nothing is taken back"
heldto edit EUUS-0025 --owner Eve >/dev/null
change=$(json "d[0]['change']" heldto history EUUS-0025 --format json)
heldto edit EUUS-0025 --owner Fay --author Bo >/dev/null
expect_exit 1 heldto undo "$change"
expect_match 'a later change stands in the way: EUUS-0025: owner, by Bo' "$err"
expect_equal Fay "$(owner EUUS-0025)"

proves "history tells who did what, the newest first, with each field"
expect_output - heldto history EUUS-0025 --columns author,action,summary <<'END'
Who       Action  What
Bo        edit    EUUS-0025: owner
Ana Lyst  edit    EUUS-0025: owner
Ana Lyst  demo    the sample taken in: 26 commitments
END
expect_equal "commitment owner Eve Fay" "$(json \
    "' '.join(d[0]['fields'][0][f] for f in ('table', 'field', 'old', 'new'))" \
    heldto history EUUS-0025 --format json)"
expect_output - heldto history --limit 1 --columns author,summary <<'END'
Who  What
Bo   EUUS-0025: owner
END
expect heldto verify
