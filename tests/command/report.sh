#!/bin/sh
# proves what reports look like, that internal ones are marked and public ones hold nothing internal,
# and that files and printers get them whole or not at all.
. tests/lib/sh.sh

proves "the sample is reported without a terminal, page by page"
expect_output tests/command/expected/report-follow-up.txt heldto demo
register=$XDG_STATE_HOME/heldto/demo.db
expect_output tests/command/expected/report-follow-up.txt heldto -r "$register" report follow-up
expect_output tests/command/expected/report-since.txt heldto -r "$register" report since --since lisbon
expect_output tests/command/expected/report-by-meeting.txt \
    heldto -r "$register" report follow-up --by meeting --filter 'topic:next-meeting' --width 60 \
    --title 'The next meetings' --recipient 'The delegation'
expect_output tests/command/expected/report-follow-up.csv \
    heldto -r "$register" report follow-up --format csv --filter EUUS-0017
expect_output tests/command/expected/report-follow-up.json \
    heldto -r "$register" report follow-up --format json --filter EUUS-0017
expect_output tests/command/expected/report-follow-up.md \
    heldto -r "$register" report follow-up --format md --filter EUUS-0017
expect_output tests/command/expected/report-internal.txt \
    heldto -r "$register" report follow-up --for internal --filter 'EUUS-0001|EUUS-0009|EUUS-0025'

proves "reports are listed, and nothing is made of what is not one"
expect_output - heldto -r "$register" report <<'END'
follow-up    where every commitment stands: its words, status, sources, next step
since        what is new, repeated, changed, done, overdue or corrected since a meeting or day
overdue      what is late by how many days, what is over and not checked, what is stale
lineage      one commitment's whole story: every wording, what changed in it, every entry
brief        two pages before a meeting: promised for it, open, due, silent, to be asked
sources      every source, what it supports, and which statuses rest on none
method       the scheme, the rules, what was refused, overridden, not assessed and corrected
tally        how many stand where, by status, topic, party, meeting and year, and for how long
handover     for whoever takes over: open items by owner, dates, what is half done; internal
year         one year in words and numbers: stated, changed, fulfilled, fell due, open; by party
scorecard    how far each party did what it promised: scores, means, ranks, periods
END
expect_status 2 - heldto -r "$register" report nothing <<'END'
stderr:
heldto: there is no report "nothing"; `heldto report` lists them
END
expect_exit 2 heldto -r "$register" report since
expect_exit 2 heldto -r "$register" report follow-up --for everyone
expect_exit 3 heldto -r "$register" report follow-up --filter 'status:'
expect_exit 1 heldto -r "$register" report since --since atlantis

# What the sample keeps internal: notes, checks, next steps.
secret='Do not give|Collect what each|Clear any figure|silent here says'

proves "a public report holds nothing internal, an internal one says so on every page"
for format in text md html csv json; do
    run heldto -r "$register" report follow-up --format $format
    expect_no_match "$secret|INTERNAL" "$out"
    run heldto -r "$register" report since --since 2018-01-01 --format $format
    expect_no_match "$secret|INTERNAL" "$out"
    run heldto -r "$register" report follow-up --format $format --for internal
    expect_match "$secret" "$out"
    expect_match 'INTERNAL – NOT FOR PUBLICATION' "$out"
done
run heldto -r "$register" report follow-up --for internal --paged
expect_equal "$(grep -c 'page [0-9]*/' "$out")" "$(grep -c 'INTERNAL – NOT FOR PUBLICATION' "$out")"
expect_equal "$(grep -c 'page [0-9]*/' "$out")" "$(grep -c 'Sample, not official wording' "$out")"
pages=$(grep -c 'page [0-9]*/' "$out")
expect_match "page $pages/$pages\$" "$out"
expect_equal "$((pages - 1))" "$(tr -cd '\f' <"$out" | wc -c | tr -d ' ')"

proves "the same register makes the same bytes, from a copy too"
cp "$register" copy.db
heldto -r "$register" report follow-up >one
heldto -r copy.db report follow-up >two
expect_same one two
heldto -r "$register" report follow-up -o - >three
expect_same one three

proves "a file is written whole, for its owner only, and never through a link"
run heldto -r "$register" report follow-up -o report.txt
expect_equal 'report.txt written' "$(cat "$err")"
expect_same one report.txt
expect_equal -rw------- "$(find report.txt -printf '%M')"
echo precious >kept.txt
ln -s kept.txt link.txt
expect_exit 3 heldto -r "$register" report follow-up -o link.txt
expect_equal precious "$(cat kept.txt)"
expect_exit 2 heldto -r "$register" report follow-up --for everyone -o kept.txt
expect_equal precious "$(cat kept.txt)"
expect_exit 3 heldto -r "$register" report follow-up -o nowhere/report.txt
expect_equal "" "$(find . -name '.heldto-*')"

proves "the name of the file tells the format, unless --format does"
for pair in 'x.pdf %PDF-1' 'X.PDF %PDF-1' 'x.csv part,' 'x.json {' 'x.html <!DOCTYPE' 'x.odd .*Follow-up of'; do
    expect heldto -r "$register" report follow-up -o "${pair%% *}"
    expect_equal 1 "$(tr -d '\0' <"${pair%% *}" | head -n 10 | grep -acm 1 "^${pair#* }")"
done
expect heldto -r "$register" report follow-up --format text -o text.pdf
expect_same one text.pdf
heldto -r "$register" report follow-up --format pdf >again.pdf
expect_same x.pdf again.pdf

proves "without its modules a program makes no PDF, says what is missing and leaves no file"
mkdir alone
cp "$ROOT/${HELDTO_BUILD:-build/release}/heldto" alone/heldto
if [ ! -e /usr/local/lib/heldto/paragraph.so ]; then # an installed one would be found
    expect_exit 3 alone/heldto -r "$register" report follow-up -o alone.pdf
    expect_match 'needs heldto.s module paragraph.so, which is not beside the program' "$err"
    expect [ ! -e alone.pdf ]
fi
expect_equal "" "$(find . -name '.heldto-*')"

proves "a source known only by its address, or by where was searched, still begins with a word"
heldto -r bare.db init >/dev/null
heldto -r bare.db add 'Open an office' --key A-1 >/dev/null
heldto -r bare.db add 'Close an office' --key A-2 >/dev/null
heldto -r bare.db status A-1 p --source https://example.org/act --dated 2026-10-02 --kind deed >/dev/null
heldto -r bare.db status A-2 o --searched-where 'both gazettes' --dated 2026-10-03 >/dev/null
heldto -r bare.db add 'Keep talking' --kind standing --parties 'EU; US' >/dev/null
heldto -r bare.db add 'Meet again' --kind next-meeting --parties Norway >/dev/null
heldto -r bare.db report follow-up >bare.txt
expect_match '^\[1\]   Deed\. 2 October 2026\.$' bare.txt
expect_match '^    This commitment is entered here; no wording of it is held\.$' bare.txt
expect_match '^    This standing commitment of the European Union and the United States is$' bare.txt
expect_match '^    This commitment to meet again of Norway is entered here; no wording of it is$' bare.txt
expect_match '^\[2\]   Searched, found nothing: both gazettes\. 3 October 2026\.$' bare.txt

# An lp that keeps what it was told and given.
mkdir bin tmp
cat >bin/lp <<'END'
#!/bin/sh
printf '<%s>' "$@" >"$LP_TOLD"
for file; do :; done
cat -- "$file" >"$LP_GIVEN"
stat -c %A "$file" "$(dirname "$file")" >"$LP_MODES"
echo "request id is office-7 (1 file(s))"
exit "${LP_EXIT:-0}"
END
# No CUPS answers, whatever runs on this machine.
printf '#!/bin/sh\nexit 1\n' >bin/lpstat
chmod +x bin/lp bin/lpstat
export LP_TOLD="$PWD/told" LP_GIVEN="$PWD/given" LP_MODES="$PWD/modes" TMPDIR="$PWD/tmp"
PATH=$PWD/bin:$PATH

proves "printing goes through lp, word by word, and leaves no file"
run heldto -r "$register" report follow-up --print
expect_equal 'printed: request id is office-7 (1 file(s))' "$(cat "$err")"
heldto -r "$register" report follow-up --paged >paged
expect_same paged given
expect_match '^<-t><Follow-up of commitments><-o><cpi=12>.*<--><[^>]*/report.txt>$' told
expect_equal '-rw------- drwx------' "$(tr '\n' ' ' <modes | sed 's/ $//')"
expect_equal "" "$(ls tmp)"
# shellcheck disable=SC2016
run heldto -r "$register" report since --since lisbon --print='$(touch pwned); -o x' --title '-d other'
expect_match '^<-d><\$\(touch pwned\); -o x><-t><-d other>' told
expect test ! -e pwned

proves "a printer that fails, or is not there, is told and leaves no file"
export LP_EXIT=1
expect_exit 1 heldto -r "$register" report follow-up --print
expect_match 'nothing was printed' "$err"
expect_equal "" "$(ls tmp)"
rm bin/lp
run env PATH="$PWD/bin" "$HELDTO" -r "$register" report follow-up --print
expect_equal 1 "$status"
expect_match 'there is no lp on this machine' "$err"
expect_equal "" "$(ls tmp)"
expect_exit 2 heldto -r "$register" report follow-up --print --format csv
expect_exit 2 heldto -r "$register" report follow-up --print -o x

proves "exact words of which no text is held cite none, and say so; what is no quotation needs none"
rm -f words.db
heldto -r words.db init >/dev/null
heldto -r words.db meeting add --series rivers --date 2024-05-01 --city Riga --level ministers >/dev/null
heldto -r words.db add 'Clean the river' --series rivers --key R-1 >/dev/null
heldto -r words.db add 'Count the fish' --series rivers --key R-2 >/dev/null
heldto -r words.db wording add R-1 --meeting riga --exact 'we will clean it' --voice verbatim >/dev/null
heldto -r words.db wording add R-2 --meeting riga --exact 'they would count' --voice reported >/dev/null
heldto -r words.db report follow-up --width 120 >words.txt
expect_match 'in the words of the text; no source is cited here$' words.txt
expect_match 'as reported, not a quotation$' words.txt
printf 'Joint statement. We agreed: we will clean it.\n' >riga.txt
heldto -r words.db document add riga.txt --title Statement --meeting riga --coverage full >/dev/null
heldto -r words.db wording add R-2 --meeting riga --document 1 --exact 'we will clean it' --role also \
    --voice verbatim >/dev/null
heldto -r words.db report follow-up --width 120 >words.txt
expect_match 'in the words of the text \[1' words.txt
