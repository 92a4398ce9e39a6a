#!/bin/sh
# proves that reports are issued, listed, written again byte for byte, and found by what stood in them;
# that what cannot be written is not issued; and that editions go with the register.
. tests/lib/sh.sh

export HELDTO_AUTHOR='Ana Lyst'
heldto demo >/dev/null
register=$XDG_STATE_HOME/heldto/demo.db
mkdir tmp
export TMPDIR="$PWD/tmp"

proves "an edition is what was printed, with its number on every page, and can be had again"
run heldto -r "$register" report follow-up --issue -o one.txt --recipient 'Minister X' \
    --messages 'One thing.' --filter 'EUUS-0017|EUUS-0001'
expect_equal 'follow-up/1 issued, written to one.txt' "$(cat "$err")"
expect_equal -rw------- "$(find one.txt -printf '%M')"
expect_equal "$(grep -c 'page [0-9]*/' one.txt)" "$(grep -c '^Public – Edition 1 – ' one.txt)"
expect_no_match 'draft' one.txt
heldto -r "$register" edition show follow-up/1 -o again.txt
expect_same one.txt again.txt
heldto -r "$register" edition show -o - >dash.txt
expect_same one.txt dash.txt
run heldto -r "$register" report since lisbon --issue --for internal --format csv
expect_equal 'since/1 issued' "$(cat "$err")"
cp "$out" two.csv
heldto -r "$register" edition show since -o - >again.csv
expect_same two.csv again.csv

proves "they are listed, the newest first, and told"
expect_output - heldto -r "$register" edition list <<'END'
Edition      Issued      For         Title                                         Format
since/1      2026-11-23              What has changed since Lisbon (22 June 2021)  csv
follow-up/1  2026-11-23  Minister X  Follow-up of commitments                      text
END
expect_output - heldto -r "$register" edition list --report follow-up --format jsonl <<'END'
{"edition":"follow-up/1","issued_on":"2026-11-23","recipient":"Minister X","title":"Follow-up of commitments","format":"text","report":"follow-up","number":1,"audience":"public","as_of":"2026-11-23","state":2,"author":"Ana Lyst","parameters":{"filter":"EUUS-0017|EUUS-0001"},"key_messages":"One thing."}
END
run heldto -r "$register" edition show follow-up
expect_match '^For           Minister X$' "$out"
expect_match '^Asked for     filter EUUS-0017|EUUS-0001$' "$out"
expect_match "^EUUS-0017     fulfilled · Next ministers' meeting: Washington, second half of\$" "$out"
expect_exit 2 heldto -r "$register" edition list --report nothing
expect_exit 1 heldto -r "$register" edition list --report follow-up --as-of 2026-11-22
expect_exit 1 heldto -r "$register" edition show brief/1
expect_status 1 - heldto -r "$register" edition show 1 <<'END'
stderr:
heldto: several reports have an edition 1; say which: since/1
END

proves "who has read it is found by commitment, entry, wording and source"
run heldto -r "$register" edition find EUUS-0017 --format csv --columns edition,recipient,issued_on,status
expect_match '^follow-up/1,Minister X,2026-11-23,fulfilled' "$out"
update=$(heldto -r "$register" edition find EUUS-0017 --format csv --columns update | sed -n 2p)
run heldto -r "$register" edition find --update "$update" --columns edition
expect_match '^follow-up/1' "$out"
wording=$(heldto -r "$register" edition find EUUS-0017 --format csv --columns wording | sed -n 2p)
run heldto -r "$register" edition find --wording "$wording" --columns edition
expect_match '^follow-up/1' "$out"
heldto -r "$register" source list --format csv --columns number,title >sources.csv
run heldto -r "$register" edition find --columns edition \
    --source "$(awk -F, '/ministers. meeting in Washington/ { print $1 }' sources.csv)"
expect_match '^follow-up/1' "$out"
expect_exit 1 heldto -r "$register" edition find --update 99999
expect_exit 1 heldto -r "$register" edition find --source 'no such source'
expect_exit 2 heldto -r "$register" edition find
expect_exit 2 heldto -r "$register" edition find EUUS-0017 --update 1
expect_exit 2 heldto -r "$register" edition find --update one

proves "what cannot be written, or made, or is only read, is not issued"
expect_exit 3 heldto -r "$register" report follow-up --issue -o nowhere/report.txt
expect_exit 2 heldto -r "$register" report since --issue
expect_exit 2 heldto -r "$register" report follow-up --issue --print --format csv
expect_exit 3 heldto -r "$register" report follow-up --issue --messages "$(yes -- '- point' | head -n 40)"
expect_exit 3 heldto -r "$register" report follow-up --issue --messages @nowhere.txt
cp "$register" fixed.db
chmod 0400 fixed.db
[ "$(id -u)" -eq 0 ] || expect_exit 4 heldto -r fixed.db report follow-up --issue
expect_equal 2 "$(heldto -r "$register" edition list --format csv | sed 1d | wc -l | tr -d ' ')"
expect_equal "" "$(find . -name '.heldto-*')"

proves "a printed edition is the pages that are kept; where printing fails it is kept all the same"
mkdir bin
cat >bin/lp <<'END'
#!/bin/sh
for file; do :; done
cat -- "$file" >"$LP_GIVEN"
echo "request id is office-8 (1 file(s))"
exit "${LP_EXIT:-0}"
END
chmod +x bin/lp
export LP_GIVEN="$PWD/given"
PATH=$PWD/bin:$PATH
run heldto -r "$register" report follow-up --issue --print
expect_equal 'follow-up/2 issued and printed: request id is office-8 (1 file(s))' "$(cat "$err")"
heldto -r "$register" edition show follow-up/2 -o - >kept
expect_same kept given
export LP_EXIT=1
run heldto -r "$register" report follow-up --issue --print
expect_equal 1 "$status"
expect_match 'follow-up/3 is issued and kept, but nothing was printed' "$err"
heldto -r "$register" edition show follow-up/3 -o - >kept
expect_same kept given
expect_equal "" "$(ls tmp)"

proves "a number is given once; what was taken back is not listed, and comes back whole"
heldto -r "$register" undo >/dev/null
expect_exit 1 heldto -r "$register" edition show follow-up/3
heldto -r "$register" redo >/dev/null
heldto -r "$register" edition show follow-up/3 -o - >back
expect_same kept back
heldto -r "$register" undo >/dev/null
heldto -r "$register" report follow-up --issue -o four.txt 2>/dev/null
expect_match '^Public – Edition 4' four.txt

proves "the day it is made of is told beside the day it is issued, and it is kept in the register of today"
heldto -r "$register" report follow-up --issue --as-of 2021-06-30 -o past.txt 2>/dev/null
expect_match '^  Date           23 November 2026$' past.txt
expect_match '^  As of          30 June 2021$' past.txt
run heldto -r "$register" edition list --format csv --columns edition,issued_on,as_of,parameters
expect_match '^follow-up/5,2026-11-23,2021-06-30,.*as-of' "$out"

proves "editions go with the register, and verify finds them whole"
expect_exit 0 heldto -r "$register" verify
heldto -r "$register" export --format jsonl >all.jsonl
heldto -r copy.db import all.jsonl >/dev/null 2>&1
heldto -r copy.db edition show since/1 -o - >copy.csv
expect_same two.csv copy.csv
heldto -r copy.db export --format jsonl >all2.jsonl
expect_same all.jsonl all2.jsonl
expect_exit 0 heldto -r copy.db verify
heldto -r copy.db report follow-up --issue -o six.txt 2>/dev/null
expect_match '^Public – Edition 6' six.txt

proves "with the same register and day the same edition comes out"
cp "$register" left.db
cp "$register" right.db
heldto -r left.db report follow-up --issue -o left.txt --recipient R 2>/dev/null
heldto -r right.db report follow-up --issue -o right.txt --recipient R 2>/dev/null
expect_same left.txt right.txt

# "KEY change" of what has changed, one a line.
changes() {
    heldto -r since.db report since "$@" --format csv >changes.csv || return
    cell='("[^"]*"|[^,"]*)'
    sed -nE "s/^change,$cell,([A-Z]+-[0-9]+),$cell,$cell,([a-z-]+),.*/\\2 \\5/p" changes.csv
}

proves "what has changed since an edition is what it could not know, of earlier days too"
cp "$register" since.db
expect_exit 1 heldto -r since.db report since edition:9
expect_exit 1 heldto -r since.db report since edition:brief
expect_exit 1 heldto -r since.db report since overdue/99
expect_match 'no edition "overdue/99"' "$err"
expect_exit 1 heldto -r since.db report since river/1
expect_match 'no meeting "river/1"' "$err"
expect_exit 1 heldto -r since.db report since editions
heldto -r since.db report overdue --issue -o overdue.txt --recipient X 2>/dev/null
heldto -r since.db report since edition:overdue/1 >nothing.txt
expect_match 'No change of a commitment is recorded since edition 1' nothing.txt
expect_match '^  Since          edition 1 of “Overdue and' nothing.txt
heldto -r since.db status EUUS-0001 p --effective 2020-01-01 >/dev/null
heldto -r since.db status EUUS-0009 p --effective 2026-11-23 >/dev/null
heldto -r since.db meeting add --city Riga --date 2015-06-03 --series eu-us-jha --level ministers \
    --state held >/dev/null
heldto -r since.db wording add EUUS-0013 --meeting 2015-06-03 --exact 'uphold the rule of law' >/dev/null
expect_equal 'EUUS-0009 status
EUUS-0013 wording-entered
EUUS-0001 entered' "$(changes edition:overdue/1)"
expect_equal "$(changes edition:overdue/1)" "$(changes overdue/1)"
expect_equal "$(changes edition:overdue/1)" "$(changes 'edition overdue/1')"
# By days alone they are old, or of the very day.
expect_equal '' "$(changes 2026-11-23)"
update=$(heldto -r since.db history EUUS-0009 --columns fields --format csv |
    sed -n 's/.*insert commitment_update \([0-9]*\).*/\1/p' | head -n 1)
heldto -r since.db report since edition:overdue --issue -o since.txt 2>/dev/null
heldto -r since.db correct "$update" stalled --note 'wrong row' >/dev/null
expect_equal 'EUUS-0009 corrected' "$(changes edition)"
heldto -r since.db undo >/dev/null
expect_equal '' "$(changes edition)"
heldto -r since.db report since edition >two
expect_match '^  Since          edition 2 of “What has' two
issued=$(heldto -r since.db history --format csv --columns change,summary |
    sed -n 's/^\([0-9]*\),"*issued since, edition.*/\1/p' | head -n 1)
heldto -r since.db undo "$issued" >/dev/null
heldto -r since.db report since edition >one
expect_match '^  Since          edition 1 of “What has' one
