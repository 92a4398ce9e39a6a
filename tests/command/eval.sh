#!/bin/sh
# proves that suggestions stay as good on the labelled texts as they were, with a margin.
. tests/lib/sh.sh
need_shared corpus
need_shared tools/score_extract.py
command -v python3 >/dev/null || skip "needs python3"

mkdir figures
expect env HELDTO="$HELDTO" HELDTO_SHARED="$SHARED" "$ROOT/tests/eval" --json "$dir/figures"

at_least() { # FLOOR NAME FIGURE: the figure of figures/NAME.json is not below FLOOR
    expect_equal yes "$(python3 -c 'import json, sys
figure = json.load(open(sys.argv[2]))["TOTAL"].get(sys.argv[3], 0)
print("yes" if figure >= float(sys.argv[1]) else "%s %s is %.3f, below %s" % (sys.argv[2], sys.argv[3], figure, sys.argv[1]))' \
        "$1" "figures/$2.json" "$3")"
}

proves "what is sure is nearly all promises, and nearly all of them"
at_least 0.93 verbatim f1
at_least 0.92 verbatim precision
proves "hardly any promise is not even offered"
at_least 0.96 offered recall
proves "strength, period, parties and place are read right"
at_least 0.92 verbatim acc_strength
at_least 0.95 verbatim acc_due
at_least 0.90 verbatim acc_parties
proves "a report in other words is read as well"
at_least 0.85 restated f1
at_least 0.85 seeds f1
at_least 1 seeds acc_place
