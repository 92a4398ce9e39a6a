#!/bin/sh
# proves that a report for a word processor opens in one and has the pages that it should have, with its
# headings in their order and every word of its tables.
. tests/lib/sh.sh

proves "the file is written whole, and the same wherever it goes"
run heldto demo
register=$XDG_STATE_HOME/heldto/demo.db
run heldto -r "$register" report follow-up --format docx -o follow.docx
expect_equal 'follow.docx written' "$(cat "$err")"
expect_equal 'PK' "$(head -c 2 follow.docx)"
heldto -r "$register" report follow-up --format docx >again.docx
expect_same follow.docx again.docx

if ! command -v soffice >/dev/null 2>&1 || ! command -v pdftotext >/dev/null 2>&1; then
    skip "LibreOffice (soffice) or pdftotext is not installed"
fi

# The pages that a word processor makes of it, as text.
pages() {
    HOME=$PWD timeout 100 soffice --headless --convert-to pdf "$1.docx" >/dev/null 2>&1
    pdftotext -layout "$1.pdf" "$1.txt"
}


proves "a word processor opens it, with headings in order and page n/m at the foot of each page"
pages follow
expect_match '^Follow-up of commitments' follow.txt
last=$(grep -o '[0-9]*/[0-9]*$' follow.txt | tail -n 1)
expect_equal "${last#*/}" "${last%/*}"
expect_equal "${last#*/}" "$(tr -cd '\f' <follow.txt | wc -c | tr -d ' ')"
for heading in 'Summary' 'Where they stand' 'Commitments by topic' \
    'Positions, not counted' 'Undertakings of others, not counted' 'Sources' 'How this report was made'; do
    echo "$heading"
done >headings
grep -Fx -f headings follow.txt >found
expect_same headings found

proves "each commitment is there, and each source"
run heldto -r "$register" report follow-up --format csv
sed -n 's/^commitment,[^,]*,\(EUUS-[0-9]*\),.*/\1/p' "$out" | sort -u >keys
expect_equal 15 "$(wc -l <keys | tr -d ' ')"
grep -o '^ *EUUS-[0-9]*' follow.txt | tr -d ' ' | sort -u >told
expect_equal "" "$(comm -23 keys told)"
sources=$(grep -c '^source,' "$out")
expect_equal "$sources" "$(grep -c '^\[[0-9]*\]' follow.txt)"
