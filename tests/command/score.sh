#!/bin/sh
# proves that scores are added and never overwritten, that means say what they are of, that a second coder
# scores without being told anything, and that what cannot be scored is refused in words.
. tests/lib/sh.sh

HELDTO_REGISTER=scores.db
export HELDTO_REGISTER
heldto init >/dev/null
cat >promises.csv <<'END'
key,title,kind,parties
T-1,Ratify the protocol,one-off,European Union; United States
T-2,Meet twice a year,standing,European Union; United States
T-3,Concern was expressed,position,European Union
END
heldto import promises.csv >/dev/null

cells() { # what counts, in one column of CSV
    heldto score list "$@" --format csv --columns key,party,period,score 2>/dev/null | sed 1d
}

proves "odd forms of a score are read by one rule; a score may begin with a minus"
expect_output - heldto score T-1 eu +1 --period 2020 <<'END'
ok T-1 v2
END
expect_exit 0 heldto score T-1 us 0 --period 2020 --reason 'tabled, not passed'
expect_exit 0 heldto score T-2 eu +1 --period 2020
expect_exit 0 heldto score T-2 'European Union' 'partial' --period 2020
expect_exit 0 heldto score T-2 us n/a --period 'calendar 2020'
expect_exit 0 heldto undo
expect_exit 0 heldto score T-2 us n/a --period 2020
expect_output - cells <<'END'
T-1,European Union,2020,+1
T-1,United States,2020,0
T-2,European Union,2020,0
T-2,United States,2020,na
END
for minus in -1 - −1 −; do
    expect_exit 0 heldto score T-1 us "$minus"
done
expect_equal "T-1,United States,,-1" "$(cells | head -n 1)"
expect_equal 10 "$(heldto export --format jsonl | grep -c '"table": *"assessment"')"
heldto undo >/dev/null && heldto undo >/dev/null && heldto undo >/dev/null && heldto undo >/dev/null

proves "means are told with what they are of; not applicable and not assessed are in none"
expect_output tests/command/expected/score-list.txt heldto score list
expect_output tests/command/expected/score-period.txt heldto score list key:T-2 --period 2021
expect_exit 0 heldto score list --period 2020 --format csv
expect_match '^T-2,Meet twice a year,United States,2020,na,,Ana Lyst,2026-11-23,,' "$out"
expect_exit 0 heldto score list --period 2020 --format jsonl
expect_match '"score":"\+1"' "$out"

proves "a period is one whatever its words"
expect_exit 0 heldto score T-1 eu -1 --period 'first half of 2025'
expect_exit 0 heldto score T-1 eu 0 --period 'H1 2025'
expect_equal "T-1,European Union,2025-40,0" "$(cells | grep 2025)"
expect_exit 0 heldto score T-1 eu 0 --period '2020 Final'
expect_exit 0 heldto score T-1 eu +1 --period '2020  FINAL'
expect_equal "T-1,European Union,2020 Final,+1" "$(cells | grep Final)"

proves "what is no score is none, and nothing is stored"
before=$(heldto history --format csv | wc -l)
for wrong in 2 +2 -2 0.5 '' ' ' 50% +1/0 maybe 'no data' –; do
    expect_exit 3 heldto score T-1 eu "$wrong"
    expect_match 'is no score; it is one of: \+1 ' "$err"
done
expect_exit 3 heldto score T-3 eu 0
expect_match 'T-3 is a position' "$err"
expect_exit 3 heldto score T-1 cy 0
expect_match 'is not bound by T-1; bound are: European Union; United States' "$err"
expect_exit 3 heldto score T-1 nobody 0
expect_exit 1 heldto score T-9 eu 0
expect_exit 3 heldto score T-1 eu 0 --date 2026-11-24
expect_match 'lies in the future' "$err"
expect_exit 2 heldto score T-1 eu 0 --date yesterday
expect_exit 2 heldto score T-1 eu
expect_exit 2 heldto score T-1 eu 0 0
expect_equal "$before" "$(heldto history --format csv | wc -l)"

proves "hostile words are shown harmlessly, and kept as they are"
esc=$(printf '\033[31mred')
expect_exit 0 heldto score T-1 eu 0 --period "$esc" --reason '=HYPERLINK("x")'
expect_exit 0 heldto score list
expect_no_match "$(printf '\033')" "$out"
expect_exit 0 heldto score list --format csv
expect_match "\"'=HYPERLINK" "$out"
heldto undo >/dev/null

proves "a second coder is told nothing of the first, and is somebody else"
expect_exit 3 heldto score T-1 eu +1 --period 2020 --second
expect_match 'Ana Lyst has scored it as first coder: the second coder is somebody else' "$err"
expect_exit 1 heldto --author Ben score list --second
expect_match 'Ben has scored nothing as second coder' "$err"
expect_exit 1 heldto score list --second --left --period 2020
expect_exit 0 heldto --author Ben score list --second --left --period 2020 --format csv
expect_equal 5 "$(wc -l <"$out" | tr -d ' ')"
expect_no_match 'Ana|\+1|tabled|na,' "$out"
expect_exit 0 heldto --author Ben score list --second --left --period 2020 --format json
expect_no_match 'Ana|\+1|tabled' "$out"
expect_output - heldto --author Ben score T-1 eu -1 --period 2020 --second <<'END'
ok T-1 v18
END
expect_exit 0 heldto --author Ben score T-1 us 0 --period 2020 --second --reason 'a bill'
expect_exit 0 heldto --author Ben score T-2 us n/a --period 2020 --second
expect_equal "T-2,European Union,2020," "$(cells --second --left --period 2020 --author Ben)"
expect_equal "T-1,European Union,2020,-1" "$(cells --second --period 2020 --author Ben | head -n 1)"
expect_equal "T-1,European Union,2020,+1" "$(cells | head -n 1)"
expect_exit 3 heldto --author BEN score T-1 eu 0 --period 2020

proves "agreement is told with the cells it is over and where they differ"
expect_output tests/command/expected/score-agreement.txt heldto score agreement --period 2020
expect_exit 0 heldto score agreement --period 2020 --format json
expect_match '"kappa": "0.57"' "$out"
expect_exit 0 heldto score agreement --format csv
expect_equal 2 "$(wc -l <"$out" | tr -d ' ')"
expect_exit 1 heldto score agreement key:T-9
expect_exit 1 heldto score agreement --period 1999

proves "what both gave alike throughout leaves kappa undefined, and that is said"
expect_exit 0 heldto score agreement key:T-2
expect_match "Cohen's kappa: not defined" "$out"
expect_exit 0 heldto score agreement key:T-2 --format json
expect_match '"kappa": null' "$out"

proves "an adjudication needs its reason and two coders, and counts from then on"
expect_exit 3 heldto score adjudicate T-1 eu 0 --period 2020
expect_match 'needs its reason' "$err"
expect_exit 3 heldto score adjudicate T-2 eu 0 --period 2020 --reason 'as I say'
expect_match 'nothing to settle' "$err"
expect_exit 0 heldto score adjudicate T-1 eu 0 --period 2020 --reason 'half of it'
expect_equal "T-1,European Union,2020,0" "$(cells | head -n 1)"
expect_exit 0 heldto score agreement --period 2020
expect_match 'Disagreements: 1; adjudicated: 1' "$out"
expect_exit 0 heldto --author Ben score T-1 eu -1 --period 2020 --second
expect_equal "" "$(cat "$err")"
heldto --author Ben undo >/dev/null
expect_exit 0 heldto score T-1 eu +1 --period 2020
expect_match 'what counts is still the adjudicated 0' "$err"
heldto undo >/dev/null
expect_exit 0 heldto undo
expect_equal "T-1,European Union,2020,+1" "$(cells | head -n 1)"
expect_exit 0 heldto redo

proves "a day in the past knows what had been judged by then, and nothing later"
expect_exit 0 heldto score T-1 us +1 --period 2019 --date 2020-02-01
expect_exit 0 heldto score T-1 us -1 --period 2019 --date 2021-02-01
expect_equal "T-1,United States,2019,+1" "$(cells --as-of 2020-12-31)"
expect_equal "T-1,United States,2019,-1" "$(cells --period 2019 | grep 'T-1,U')"
expect_exit 1 heldto score list --as-of 2019-12-31

proves "a day in the past knew what had been recorded by then, also what was taken back since"
heldto score T-2 eu +1 --period 2017 >/dev/null
HELDTO_TEST_CLOCK=2026-11-25T09:00:00Z heldto score T-2 eu -1 --period 2017 --reason -1 >/dev/null
later() {
    HELDTO_TEST_CLOCK=2026-11-27T09:00:00Z heldto score list --period 2017 --format csv \
        --columns party,score,reason "$@" | sed -n 4p
}
expect_equal "European Union,-1,'-1" "$(later)"
expect_equal "European Union,+1," "$(later --known-on 2026-11-24)"
HELDTO_TEST_CLOCK=2026-11-26T09:00:00Z heldto undo >/dev/null
expect_equal "European Union,+1," "$(later)"
expect_equal "European Union,-1,'-1" "$(later --known-on 2026-11-25)"
expect_equal "European Union,+1," "$(later --as-of 2026-11-26)"

proves "a commitment's story tells its scores, which one counts and why"
expect_exit 0 heldto show T-1
expect_match '^Scores$' "$out"
expect_match '2020 · European Union · 0 partial compliance · adjudicated · Ana Lyst' "$out"
expect_match '^ +half of it$' "$out"
expect_equal "['0', '+1', '-1']" "$(heldto show T-1 --format json | python3 -c '
import json, sys
of = [s for s in json.load(sys.stdin)["scores"] if s["period"] == "2020" and s["party"] == "European Union"]
print([s["score"] for s in sorted(of, key=lambda s: (not s["counts"], s["number"]))])')"

proves "two who score at once lose nothing, and the later score corrects the earlier"
n=$(heldto export --format jsonl | grep -c '"table": *"assessment"')
for i in 1 2 3 4; do heldto score T-2 eu +1 --period 2018 --reason "a$i" >/dev/null 2>>a.err; done &
for i in 1 2 3 4; do heldto --author Cy score T-2 eu -1 --period 2018 --reason "b$i" >/dev/null 2>>b.err; done
wait
expect_equal "$((n + 8))" "$(heldto export --format jsonl | grep -c '"table": *"assessment"')"
expect_equal 1 "$(heldto show T-2 --format json | python3 -c '
import json, sys
print(sum(s["corrected_by"] is None for s in json.load(sys.stdin)["scores"] if s["period"] == "2018"))')"

proves "the whole register comes back with its scores"
heldto export --format jsonl >one.jsonl
heldto -r two.db import one.jsonl >/dev/null
heldto -r two.db export --format jsonl >two.jsonl
expect_same one.jsonl two.jsonl
expect heldto verify

proves "a party that is bound no more takes its scores out of every figure, and that is said"
printf 'key,title,parties\nT-1,Ratify the protocol,European Union\n' >fewer.csv
expect_exit 0 heldto import fewer.csv
expect_exit 0 heldto score list --period 2020
expect_match 'left out: [0-9]+ of parties' "$err"
expect_no_match 'United States  .*tabled' "$out"
expect heldto verify

proves "scores that could not have been given are named"
cp scores.db good.db
damage() { # SQL
    cp good.db scores.db
    python3 - "$1" <<'END'
import sqlite3
import sys

register = sqlite3.connect("scores.db")
register.execute("pragma ignore_check_constraints = on")
register.execute(sys.argv[1])
register.commit()
END
}
damage "update assessment set reason = '' where role = 'adjudication'"
expect_exit 1 heldto verify
expect_match '^T-1: assessment [0-9]+ settles without a reason$' "$out"
damage "update assessment set author = 'ana lyst' where role = 'second'"
expect_exit 1 heldto verify
expect_match '^T-1: assessment [0-9]+ is by the first coder of the same cell$' "$out"
damage "update assessment set corrects_id = 1 where role = 'second'"
expect_exit 1 heldto verify
expect_match 'corrects what is no earlier score of the same cell and coder$' "$out"
damage "update assessment set score = '+2' where id = 1"
expect_exit 4 heldto verify
expect_match 'CHECK constraint failed in assessment' "$err"
damage "update assessment set party_id = 9999 where id = 1"
expect_exit 4 heldto verify
expect_match 'a row of assessment refers to one that is not there' "$err"

proves "a register of others with a score that is none is refused whole"
sed 's/"score": *"na"/"score": "2"/' one.jsonl >odd.jsonl
rm -f odd.db
expect_exit 3 heldto -r odd.db import odd.jsonl
expect_match 'odd.jsonl:[0-9]+: .*nothing was changed' "$err"
