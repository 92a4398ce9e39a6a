#!/bin/sh
# shellcheck disable=SC2094 # a meeting and a file of its name are not one
# proves what a brief for a meeting holds: two pages, what was promised for it and falls due by then, nothing
# internal in a public one, and never a silent cut.
. tests/lib/sh.sh
. "$ROOT/tests/lib/rivers.sh"

pages=tests/command/expected

proves "a meeting to come is briefed, with questions only for those inside"
expect_output $pages/report-brief.txt heldto report brief dogwood --for internal
expect_output $pages/report-brief.csv heldto report brief dogwood --format csv
run heldto report brief dogwood
expect_no_match 'SECRET|Sell water|Questions|Who pays|INTERNAL' "$out"
expect_match '^  R-0005 .* by the next ' "$out"

proves "what waits for the next meeting waits for the next one only"
heldto meeting add elm --series rivers --date 2028-03-01 --city Elm --level ministers --state announced >/dev/null
heldto meeting add experts --series rivers --date 2027-02-18 --city Fen --level experts --state announced >/dev/null
heldto --now 2027-06-01 report brief elm >elm
expect_match 'No wording|Promised for this meeting' elm
expect_match '^  R-0005' elm
heldto meeting edit dogwood --state held >/dev/null
heldto --now 2027-06-01 report brief elm >elm
expect_no_match '^  R-0005' elm
heldto undo >/dev/null
heldto report brief experts >experts
expect_match '^Nothing on record was promised for it\.$' experts
expect_match '^No earlier meeting of this line and level' experts

proves "a meeting that was called off, is over, or is internal is told as such"
heldto report brief called-off >off
expect_match 'Elm \(15 January 2024\), ministers; cancelled' off
expect_match '^This meeting was cancelled\. ' off
heldto report brief cedar >cedar
expect_match '^The meeting is over\. ' cedar
heldto report brief cedar --as-of 2024-06-01 >eve
expect_match 'ministers; announced' eve
expect_match 'as of 1 June 2024' eve
expect_no_match 'The meeting is over|R-0005|R-0006|Cedar \(12–13 June 2024\):' eve
expect_exit 3 heldto report brief quiet
run heldto report brief quiet --for internal
expect_match 'Brief for Quiet' "$out"
expect_exit 1 heldto report brief atlantis
expect_exit 2 heldto report brief

proves "it stays on two pages, and says how much more there is"
command -v python3 >/dev/null || skip "needs python3"
python3 - >many.csv <<'END'
print("key,title,series,kind,parties,due_edtf,question,priority")
for i in range(300):
    print(f"M-{i:04},Do the thing number {i} that takes a rather long title to tell apart from the others,rivers,"
          f"one-off,Land {i % 12},../{2020 + i % 7}-0{1 + i % 9}-15,How far is the thing number {i}?,"
          f"{'high' if i == 299 else 'normal'}")
END
heldto import many.csv --as commitments >/dev/null
heldto report brief dogwood --for internal >many
expect_match '^  And [0-9]+ more: see the follow-up report\.$' many
expect_match 'And 7 more parties: see the' many
expect_match 'M-0299' many
two_pages() { # FILE: every part stands on the first two
    sed '/page 3\//,$d' "$1" >two
    for part in 'Promised for this meeting' 'What is open, by party' 'Due by then' 'No longer mentioned' \
        'The last meeting'; do
        expect_match "^$part\$" two
    done
}
two_pages many
expect_match '^Questions to ask$' two
heldto report brief dogwood >many
two_pages many
heldto report brief dogwood --for internal --messages "$(seq -s ' ' 300)" >many
two_pages many

proves "key messages take the room of parties, and these are counted; the meeting stands above them"
expect_match 'And 10 more parties: see the' many
expect_equal 'Meeting' "$(grep -oE '^  Meeting  |^Key messages$' many | head -n 1 | tr -d ' ')"
