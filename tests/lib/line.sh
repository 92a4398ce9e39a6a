# shellcheck shell=sh
# line.sh: for tests that follow promises along a line of meetings. After sh.sh:
#
#   . "$ROOT/tests/lib/line.sh"
#
# $HELDTO_REGISTER is a new register with nothing in it, "line" the series, LINE-0001 … its keys.
#
#   meeting TOKEN DATE [OPTION…]      a held ministers' meeting in Rome
#   text MEETING COVERAGE WORDS…      a text of that meeting, with these words; its number is $document
#   promise TITLE [OPTION…]           a commitment; its key is $key
#   says MEETING FORCE WORDS [OPT…]   a verbatim wording of $key in the text added last
#   lineage KEY COLUMNS               CSV of its lineage, without the head
#   step MEETING COLUMN               what the lineage of LINE-0001 has there
#   undo N                            the last N changes are taken back
command -v python3 >/dev/null || skip "needs python3"
: "${dir:?is made by sh.sh, which comes first}"
HELDTO_REGISTER=$dir/line.db
export HELDTO_REGISTER
heldto init >/dev/null

meeting() {
    token=$1 day=$2
    shift 2
    heldto meeting add "$token" --series line --date "$day" --city Rome --country Italy \
        --level ministers --state held --title "$token" "$@" >/dev/null
}

text() {
    at=$1 coverage=$2
    shift 2
    echo "Before it. $*. After it, $at." >"$at-$coverage.txt"
    document=$(heldto document add "$at-$coverage.txt" --meeting "$at" --title "$at" --coverage "$coverage" |
        sed 's/.* //')
}

promise() {
    title=$1
    shift
    key=$(heldto add --title "$title" --series line --kind one-off "$@" | sed 's/ok \([^ ]*\).*/\1/')
}

says() {
    at=$1 force=$2 words=$3
    shift 3
    heldto wording add "$key" --meeting "$at" --document "$document" --exact "$words" --force "$force" \
        --verb "$force" --voice verbatim "$@" >/dev/null
}

lineage() {
    heldto lineage "$1" --format csv --columns "$2" | sed 1d
}

step() {
    lineage LINE-0001 "meeting,$2" | sed -n "s/^$1,//p"
}

undo() {
    for _ in $(seq "$1"); do
        heldto undo >/dev/null
    done
}
