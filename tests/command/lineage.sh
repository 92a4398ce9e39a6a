#!/bin/sh
# proves that a commitment is followed from meeting to meeting: differences are proposed with their reason,
# counted once they are confirmed, and doubted again when what was compared changes.
. tests/lib/sh.sh
. "$ROOT/tests/lib/line.sh"

due_of() { # KEY
    heldto show "$1" -f json | python3 -c 'import json, sys; d = json.load(sys.stdin); print(d["due_edtf"], d["due_text"])'
}

meeting rome 2020-01-10
meeting paris 2021-01-10 --city Paris --country France
meeting bonn 2022-01-10 --city Bonn --country Germany
text rome full 'Both agreed to end the talks by 2021'
promise 'End the talks'
says rome agreed 'agreed to end the talks by 2021' --due-text 'by 2021'
text paris full 'Both intend to end the talks by June 2024'
says paris intends 'intend to end the talks by June 2024' --due-text 'by June 2024'
text bonn full 'Both reaffirmed their commitment to end the talks'
says bonn committed 'reaffirmed their commitment to end the talks' --again yes

proves "each wording stands beside the one before it, with what heldto makes of it and why"
expect_output tests/command/expected/lineage.txt heldto lineage "$key"
expect_output - lineage "$key" meeting,kind,difference,proposed,also,months <<'END'
rome,stated,first-held,first-held,,
paris,stated,,weaker,due-moved,30
bonn,stated,,repeated,,
END
expect_equal "[-agreed-] {+intend+} to end the talks by [-2021-] {+June 2024+}" \
    "$(heldto lineage "$key" -f json | python3 -c 'import json, sys; print(json.load(sys.stdin)[1]["changed"])')"
expect_equal 3 "$(heldto lineage "$key" -f jsonl | wc -l | tr -d ' ')"

proves "nothing is counted before it is confirmed"
expect_match '^\(2 proposals not confirmed\)$' "$ROOT/tests/command/expected/lineage.txt"
heldto report follow-up >report.txt
expect_no_match 'weaker than' report.txt
expect_match 'still to be' report.txt

proves "what is confirmed is counted, printed and undone"
expect_output - heldto lineage confirm "$key" paris weaker <<END
ok $key v5
END
expect_equal "weaker once, due moved 30 months (1 proposal not confirmed)" \
    "$(heldto lineage "$key" | sed -n 2p)"
heldto report follow-up >report.txt
expect_match 'weaker than the wording before' report.txt
expect_equal 1 "$(heldto show "$key" -f json | python3 -c 'import json, sys
print(json.load(sys.stdin)["lineage"]["unconfirmed"])')"
heldto show "$key" >page
expect_match 'weaker once, due moved 30 months' page
expect_equal "../2024-06 by June 2024" "$(due_of "$key")"
expect heldto lineage confirm "$key" bonn repeated
expect_equal "repeated once, weaker once, due moved 30 months" "$(heldto lineage "$key" | sed -n 2p)"
heldto lineage confirm "$key" bonn repeated >again
expect_match "^ok $key v6$" again
expect heldto undo
expect heldto undo
expect_equal "(2 proposals not confirmed)" "$(heldto lineage "$key" | sed -n 2p)"
expect_equal " " "$(due_of "$key")"
expect heldto redo
expect_equal "weaker,weaker" "$(lineage "$key" difference,proposed | sed -n 2p)"

proves "what cannot be is not confirmed, and the register stays as it was"
heldto export --format jsonl >before
expect_exit 3 heldto lineage confirm "$key" rome weaker
expect_match 'earliest text held' "$err"
expect_exit 3 heldto lineage confirm "$key" paris first-held
expect_exit 3 heldto lineage confirm "$key" paris not-mentioned
expect_match 'a wording is no silence' "$err"
expect_exit 3 heldto lineage confirm "$key" paris better
expect_exit 1 heldto lineage confirm "$key" oslo weaker
expect_exit 1 heldto lineage confirm LINE-9 paris weaker
expect_exit 1 heldto lineage LINE-9
expect_exit 2 heldto lineage
expect_exit 2 heldto lineage "$key" --format verse
promise 'Never said'
expect_exit 1 heldto lineage "$key"
undo 1
heldto export --format jsonl >after
expect_equal "$(grep -c '"wording"' before)" "$(grep -c '"wording"' after)"
key=LINE-0001
expect_equal "weaker" "$(step paris difference)"

proves "a wording that comes between makes the confirmed one a proposal again, and undo gives it back"
meeting nice 2020-06-10
text nice full 'Both support to end the talks'
says nice supports 'support to end the talks'
expect_equal ",stronger" "$(step paris difference,proposed)"
undo 3
expect_equal "weaker" "$(step paris difference)"

proves "so do other words on either side of it"
paris=$(step paris wording)
rome=$(step rome wording)
for change in "$paris --force agreed" "$rome --force discussed" "$paris --again yes" "$paris --voice reported"; do
    # shellcheck disable=SC2086 # a number and an option
    expect heldto wording edit $change
    expect_equal "" "$(step paris difference)"
    undo 1
    expect_equal "weaker" "$(step paris difference)"
done
expect heldto wording edit "$paris" --note 'only a remark'
expect_equal "weaker" "$(step paris difference)"

proves "so does a meeting that was on another day, or of another level"
for change in 'bonn --date 2020-06-01' 'rome --date 2023-01-01' 'rome --level experts' 'rome --series other'; do
    # shellcheck disable=SC2086 # a meeting and an option
    expect heldto meeting edit $change
    expect_no_match "^paris,weaker$" - <<END
$(lineage "$key" meeting,difference)
END
    undo 1
    expect_equal "weaker" "$(step paris difference)"
done
expect heldto meeting edit paris --date 2021-02-10 --host 'France'
expect_equal "weaker" "$(step paris difference)"

proves "an edit that says how it differs is taken at its word, and one that does not is refused"
expect heldto wording edit "$paris" --force discussed --difference stronger --confirmed yes
expect_equal "stronger" "$(step paris difference)"
undo 1
bonn=$(step bonn wording)
expect_exit 3 heldto wording edit "$bonn" --confirmed yes
expect_match 'say which difference' "$err"

proves "the earliest text held is not the first that was said, and gives way to an older one"
meeting oslo 2019-01-10 --city Oslo --country Norway
text oslo full 'Both committed to end the talks'
says oslo committed 'committed to end the talks'
expect_output - lineage "$key" meeting,difference,proposed <<'END'
oslo,first-held,first-held
rome,,stronger
paris,weaker,weaker
bonn,,repeated
END
undo 3

proves "an official text that comes after a report about it adds no step, and is compared anew"
meeting lodz 2023-01-10 --city 'Łódź' --country Poland
text lodz report 'They agreed that the talks end'
says lodz supports 'agreed that the talks end' --voice reported
expect_equal ",repeated" "$(step lodz difference,proposed)"
heldto lineage confirm "$key" lodz repeated >/dev/null
text lodz full 'Both stressed that the talks may end'
wording=$(step lodz wording)
expect heldto wording edit "$wording" --document "$document" --exact 'stressed that the talks may end' \
    --force stressed --voice verbatim
expect_equal 4 "$(lineage "$key" kind | wc -l | tr -d ' ')"
expect_equal ",weaker" "$(step lodz difference,proposed)"

proves "the past is told as it was known, and as it stood"
HELDTO_TEST_CLOCK=2026-11-25T09:00:00Z heldto lineage confirm "$key" lodz weaker >/dev/null
HELDTO_TEST_CLOCK=2026-11-26T09:00:00Z
expect_equal "weaker twice, due moved 30 months (1 proposal not confirmed)" "$(heldto lineage "$key" | sed -n 2p)"
expect_equal "weaker once, due moved 30 months (2 proposals not confirmed)" \
    "$(heldto lineage "$key" --known-on 2026-11-24 | sed -n 2p)"
expect_equal "weaker once, due moved 30 months" "$(heldto lineage "$key" --as-of 2021-06-01 | sed -n 2p)"
expect_equal "rome
paris" "$(heldto lineage "$key" --as-of 2021-06-01 --format csv --columns meeting | sed 1d)"
expect_exit 1 heldto lineage "$key" --as-of 2019-06-01
