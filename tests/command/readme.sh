#!/bin/sh
# proves that what README.md promises is there: its commands, its make targets, its keys.
. tests/lib/sh.sh

proves "every command of the README is one of the program's, with the options it is shown with"
sed -n 's/^    \(heldto [a-z].*\)$/\1/p' "$ROOT/README.md" | sed 's/ *#.*//; s/ && /\n/g' >commands
expect test -s commands
while read -r _ name rest; do
    second=${rest%% *}
    case $second in
    add | list | remove | show | edit | confirm | dismiss | replace | find) expect_exit 0 heldto help "$name" "$second" ;;
    *) expect_exit 0 heldto help "$name" ;;
    esac
    for word in $rest; do
        case $word in
        --[a-z]*) expect_match "^ *(-[a-z], )?${word%%=*}" "$out" ;;
        esac
    done
done <commands

proves "every make target of the README is one of the Makefile's"
grep -o 'make [a-z][a-z-]*' "$ROOT/README.md" | sort -u | while read -r _ target; do
    expect_match "^$target:|[ :]$target( |:|$)" "$ROOT/Makefile"
done
