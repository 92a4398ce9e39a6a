# shellcheck shell=sh
# sample.sh: for tests on the sample register. After sh.sh:
#
#   . "$ROOT/tests/lib/sample.sh"
#
# $HELDTO_REGISTER is then a copy of the sample of this test's own, and so is what `heldto` opens.
# python reads JSON and damages registers; without it the script is skipped.
command -v python3 >/dev/null || skip "needs python3"
: "${scratch:?is made by sh.sh, which comes first}"
heldto demo >"$scratch/demo" 2>&1 || : # without a screen it prints a report, which is tested elsewhere
HELDTO_REGISTER=$XDG_STATE_HOME/heldto/demo.db
export HELDTO_REGISTER
[ -e "$HELDTO_REGISTER" ] || { cat "$scratch/demo"; exit 1; }

sql() { # SQL…: runs it on the register behind heldto's back
    python3 -c 'import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
c.executescript(sys.argv[2])
c.commit()' "$HELDTO_REGISTER" "$*"
}

json() { # EXPRESSION CMD…: prints EXPRESSION of the JSON that the command writes, as `d`
    expression=$1
    shift
    "$@" | python3 -c 'import json, sys
d = json.load(sys.stdin)
print(eval(sys.argv[1]))' "$expression"
}
