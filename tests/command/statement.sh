#!/bin/sh
# proves that a statement is taken in from any of its formats, tied to its meeting, stored once and whole
# or not at all, and that what is no statement is refused in words.
. tests/lib/sh.sh

HELDTO_REGISTER=$dir/r.db
export HELDTO_REGISTER

cat >brussels.txt <<'END'
Joint statement of the EU-U.S. Ministerial Meeting on Justice and Home Affairs

Brussels, 20 and 21 June 2024

The European Union and the United States met in Brussels. The United States was represented by Attorney
General Ann Example. Both sides agreed to conclude the talks on electronic evidence by the end of 2025.
They reiterated their commitment to combat child sexual abuse.

They agreed to meet again in Poland in the first half of 2025.

For more information, write to the press office.
END

proves "a dry run says what is proposed and stores nothing"
expect_exit 0 heldto import brussels.txt --dry-run
expect_match '^  date +20–21 June 2024$' "$out"
expect_match 'nothing was stored' "$out"
expect_exit 1 heldto document list

proves "a text is stored with its meeting, its suggestions and what is frame, as one change"
expect_exit 0 heldto import brussels.txt
expect_match '^ok document 1$' "$out"
expect_match '^  meeting +eu-us-jha-2024-06-20-brussels, new$' "$out"
expect_match '^  not text +For more information' "$out"
expect_match '^3 suggestions, 3 of them sure$' "$out"
expect_exit 0 heldto meeting show brussels
expect_match 'Ann Example' "$out"
expect_exit 0 heldto undo
expect_exit 1 heldto document list
expect_exit 1 heldto meeting list
expect_exit 0 heldto redo
expect_exit 0 heldto document show 1
expect_match 'child sexual abuse' "$out"

proves "the same text is known again: the file, or its words in another one"
expect_exit 1 heldto import brussels.txt
expect_match 'held already, as document 1' "$err"
tr -s ' \n' ' ' <brussels.txt >wrapped.txt
expect_exit 1 heldto import wrapped.txt
printf '<html><body><pre>' >pre.html
cat brussels.txt >>pre.html
expect_exit 1 heldto import pre.html
expect_exit 1 heldto import brussels.txt --format json
expect_match '"held_already":true' "$out"

proves "another text of the same days is tied to the meeting that is there"
cat >report.txt <<'END'
BRUSSELS (Agency - 22nd June, 2024) Ministers of the European Union and the United States on Friday
met in Brussels for a meeting on justice and home affairs. They agreed to conclude talks on electronic
evidence by the end of 2025, the joint statement said.
END
expect_exit 0 heldto import report.txt --format json
expect_match '"meeting":"eu-us-jha-2024-06-20-brussels","meeting_new":false' "$out"
expect_match '"coverage":"report","voice":"reported"' "$out"
expect_match '"publisher":"Agency"' "$out"
expect_equal 1 "$(heldto meeting list --format csv | grep -c brussels)"

proves "a meeting that is there is told what it lacked, and nothing that it had"
expect heldto meeting add tokyo-2020 --series eu-jp --date 2020-07-01 --city Tokyo --state announced --level '' --host X
cat >tokyo.txt <<'END'
Joint statement

We, the Ministers of the European Union and Japan, met on 1 July 2020 in Tokyo. We agree to meet again.
END
expect_exit 0 heldto import tokyo.txt --series eu-jp
expect_match '^  meeting +tokyo-2020; it is told now: country, level, state$' "$out"
heldto meeting list --format csv >meetings
grep tokyo-2020 meetings >meeting
expect_match 'ministers' meeting
expect_match 'held' meeting
expect_match ',X,' meeting

proves "what is said goes before what is proposed"
printf 'Ze kwamen bijeen.\n' >short.txt
expect_exit 0 heldto import short.txt --meeting new --date '3 May 2022' --title 'A title' --series quad \
    --coverage extract --level experts --language nl --published 2022-05-05 --format json
expect_match '"meeting":"quad-2022-05-03","meeting_new":true,"title":"A title"' "$out"
expect_match '"date":"2022-05-03"' "$out"
expect_match '"coverage":"extract"' "$out"
expect_exit 2 heldto import report.txt --coverage whole
expect_exit 2 heldto import report.txt --date yesterday
expect_exit 2 heldto import report.txt --series 'EU US'
expect_exit 1 heldto import wrapped.txt --meeting nosuchmeeting

proves "what is no statement is refused and leaves the register as it was"
cp "$HELDTO_REGISTER" before.db
printf 'It was the best of times. The old man walked to the sea.\n' >novel.txt
printf 'It was in 1897 that Mr. Holmes met the Ambassador in London. "I agreed to come, and I will keep my
promise." The United States seemed far away.\n' >promise.txt
printf 'key,title,status\nA-1,One,open\nA-2,Two,open\n' >table.txt
printf 'agreed\0to meet' >nul.txt
: >empty.txt
mkdir folder.txt
for file in novel.txt promise.txt nul.txt empty.txt folder.txt nosuch.txt; do
    expect_exit 3 heldto import "$file"
    expect_match "$file" "$err"
done
expect_exit 3 heldto import table.txt
expect_match 'looks like a table; say what its rows are, such as --as commitments' "$err"
truncate -s 200M large.txt
expect_exit 3 heldto import large.txt
expect_match 'larger than 64 MB' "$err"
printf 'PK\003\004x' >word.docx
expect_exit 3 heldto import word.docx
expect_match 'word processor' "$err"
printf '%%PDF-1.4\nbroken' >broken.pdf
if command -v pdftotext >/dev/null; then
    expect_exit 3 heldto import broken.pdf
    expect_match 'damaged' "$err"
    expect_exit 3 heldto import "$ROOT/tests/unit/data/locked.pdf"
    expect_match 'password' "$err"
fi
expect_same before.db "$HELDTO_REGISTER"

proves "a statement comes through a pipe, as text, mail or page; a table still does"
sed 's/2024/2023/; s/20 and 21 June/5 May/' brussels.txt |
    "$HELDTO" import - >"$out" 2>"$err"
expect_equal 0 $?
expect_match '^  date +5 May 2023$' "$out"
{
    printf 'From: Press <press@example.org>\nSubject: Joint statement\nDate: Fri, 28 Jun 2019 10:00:00 +0200\n'
    printf 'MIME-Version: 1.0\nContent-Type: text/plain\n\n'
    printf 'On 19 June 2019 the European Union and Japan met in Bucharest. They agreed to meet again.\n\n> old\n'
} | "$HELDTO" import - --format json >"$out" 2>"$err"
expect_equal 0 $?
expect_match '"publisher":"Press"' "$out"
expect_match '"title":"Joint statement".*"published_on":"2019-06-28".*"date":"2019-06-19"' "$out"
printf '<!DOCTYPE html><nav>Home</nav><article><h1>Joint statement</h1><p>On 1 July 2020 the European Union
and Japan met in Tokyo. They agreed to meet again.</p></article>' |
    "$HELDTO" import - --format json >"$out" 2>"$err"
expect_equal 0 $?
expect_match '"city":"Tokyo"' "$out"
printf 'ref,text\nZ-1,One\n' | "$HELDTO" import - >"$out" 2>"$err"
expect_equal 0 $?
expect_match '1 added' "$out"

proves "every wording and every document of it is sound"
expect_exit 0 heldto verify

proves "a stop in the middle of hostile bytes stores nothing"
{ printf '<html>'; yes '<div>' | head -n 100000; } >deep.html
cp "$HELDTO_REGISTER" before.db
expect_exit 3 heldto import deep.html
expect_match 'nested too deep' "$err"
expect_same before.db "$HELDTO_REGISTER"
printf 'Title: \033]0;owned\007 x\nDate: 2022-05-03\n\nWe, the Ministers of the EU and Japan, met in Oslo. We agree to meet.\n' >escape.txt
expect_exit 0 heldto import escape.txt
expect_no_match "$(printf '\033|\007')" "$out"
expect_no_match "$(printf '\033|\007')" "$err"
