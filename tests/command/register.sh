#!/bin/sh
# proves what heldto says and how it ends when a register is made, missing, foreign, damaged or closed to
# it, and when it is used wrongly.
. tests/lib/sh.sh

proves "no register is made but by being asked for"
expect_status 4 - heldto list <<END
stderr:
heldto: $XDG_DATA_HOME/heldto/register.db: there is no register here; \`heldto init\` makes one
END
expect_equal "" "$(ls "$XDG_DATA_HOME" 2>/dev/null)"

proves "init makes one at the default place, private, with its scheme, and never over a file"
umask 000
expect_output - heldto init --scheme promise <<END
ok $XDG_DATA_HOME/heldto/register.db made, scheme promise
END
expect_equal "600 700" "$(stat -c %a "$XDG_DATA_HOME/heldto/register.db" "$XDG_DATA_HOME/heldto" | xargs)"
expect_exit 4 heldto init
expect_match 'a file is already there' "$err"
expect_exit 2 heldto -r other.db init --scheme nosuch
expect_match 'there is no status scheme "nosuch"; there are pledge, compliance' "$err"
expect_equal "" "$(ls other.db 2>/dev/null)"
umask 022

proves "an empty register says so, and what brings commitments in"
expect_status 1 - heldto list <<'END'
stderr:
heldto: the register holds no commitment yet; `heldto add` and `heldto import` bring them in
END
expect_exit 1 heldto today
expect_exit 1 heldto meeting list
expect_output - heldto verify <<'END'
ok: 0 commitments, 0 wordings in their documents, 1 changes
END

proves "-r stands before or behind the command, and wins over HELDTO_REGISTER"
expect heldto -r one.db init
expect heldto add 'In one' -r one.db
expect_output - heldto list -r one.db --columns key <<'END'
Key
C-0001
END
HELDTO_REGISTER=one.db
export HELDTO_REGISTER
expect_output - heldto list --columns title <<'END'
Title
In one
END
expect_exit 4 heldto -r nosuch.db list
unset HELDTO_REGISTER

proves "a new register knows parties and topics by their names in several languages"
expect_output - heldto -r one.db add 'Preuves' --topics 'preuves électroniques' --parties 'Pologne' <<'END'
ok C-0002 v1
END
expect_output - heldto -r one.db list key:C-0002 --columns topics,parties <<'END'
Topics               Parties
Electronic evidence  Poland
END
expect heldto -r bare.db init --bare
expect heldto -r bare.db add 'Bare' --topics 'preuves'
expect_output - heldto -r bare.db list --columns topics <<'END'
Topics
preuves
END

proves "what is no register is refused with exit 4, and left as it was"
echo 'this is a letter, not a register' >letter.txt
cp letter.txt before.txt
expect_exit 4 heldto -r letter.txt list
expect_match 'letter.txt' "$err"
expect_same before.txt letter.txt
: >empty.db
expect_exit 4 heldto -r empty.db list
expect_exit 4 heldto -r . list
head -c 20000 one.db >half.db
expect_exit 4 heldto -r half.db list

proves "a register that can only be read is read, and writes end with 4"
cp one.db readonly.db
chmod 400 readonly.db
if [ "$(id -u)" -ne 0 ]; then
    expect heldto -r readonly.db list
    expect_exit 4 heldto -r readonly.db edit C-0001 --owner x
    expect_match 'can only be read' "$err"
fi

proves "a backup is a register of its own, and never made over a file"
expect_output - heldto -r one.db backup copy.db <<'END'
ok copy.db
END
expect_equal 600 "$(stat -c %a copy.db)"
expect_output - heldto -r copy.db list --columns key <<'END'
Key
C-0001
C-0002
END
expect_exit 4 heldto -r one.db backup copy.db
expect_match 'copy.db: a file is already there' "$err"
expect_exit 2 heldto -r one.db backup -
expect_equal "" "$(find . -name '-')"

proves "wrong use ends with 2 and says what would be right"
expect_exit 2 heldto nosuch
expect_match 'there is no command "nosuch"; ' "$err"
expect_exit 2 heldto statsu
expect_match 'there is status' "$err"
expect_exit 2 heldto meeting
expect_match 'there is meeting add, meeting edit, meeting list, meeting show' "$err"
expect_exit 2 heldto --nosuch
expect_exit 2 heldto list --now yesterday
expect_exit 2 heldto -r '' list
expect_exit 2 heldto undo one
expect_exit 2 heldto undo 1 2
expect_exit 2 heldto redo now
expect_match 'redo takes no words' "$err"
expect_exit 2 heldto
expect_match 'no terminal to open the screens on' "$err"

proves "the version is said"
expect_output - heldto --version <<END
$(heldto --version)
END
expect_match '^heldto [0-9]+\.[0-9]+\.[0-9]+$' "$out"

proves "a reader that leaves early is no error, and a full disk is"
expect_equal "Key" "$(heldto -r one.db list --columns key | head -n 1)"
if [ -e /dev/full ]; then
    # shellcheck disable=SC2016
    expect_exit 1 sh -c '"$HELDTO" -r one.db list >/dev/full'
    expect_match 'the output cannot be written' "$err"
fi
