#!/bin/sh
# proves what a scorecard says, that its means are those of the published method, that a wide one fits
# its page, and that published averages which do not follow from the scores are listed, those alone.
. tests/lib/sh.sh

HELDTO_REGISTER=scores.db
export HELDTO_REGISTER

# The keys in one group of the report in CSV, one a line. Neither groups nor keys have commas here.
keys_of() { # GROUP
    heldto report scorecard --format csv | awk -F, -v group="$1" '$2 == group && $3 != "" { print $3 }'
}

proves "the oracle of the method: not applicable is in no mean, and each overall figure says of what it is"
cat >oracle.csv <<'END'
id,text,year,eu,us
C-1,We will exchange evidence.,2020,+1,0
C-2,We will meet twice a year.,2020,0,n/a
END
heldto init >/dev/null
heldto import oracle.csv >/dev/null 2>&1
expect_output tests/command/expected/scorecard-oracle.txt heldto report scorecard --mean all
expect_output tests/command/expected/scorecard-oracle.csv \
    heldto report scorecard --mean all --format csv

proves "an empty grid has no mean, and never 0 %"
rm -f "$HELDTO_REGISTER"
heldto init >/dev/null
heldto report scorecard >none.txt
expect_match 'No commitment that is selected binds a party' none.txt
expect_no_match ' 0\.0 %' none.txt
printf 'id,text,parties\nC-1,We will act.,Canada; France\n' >bound.csv
heldto import bound.csv >/dev/null
heldto report scorecard >none.txt
expect_match '0 scored, 0 not applicable, 2 not' none.txt
expect_match 'Nothing has been scored: there is no mean' none.txt
expect_no_match ' 0\.0 %' none.txt
expect_exit 1 heldto report scorecard --period 2020
expect_match 'nothing of what is selected was scored for 2020' "$err"

proves "a party without Latin letters is shortened to letters of its own that have room in a column"
printf 'id,text,parties\nC-1,We will act.,Ελλάδα; Россия; 日本国; e\314\201ireland\n' >letters.csv
heldto -r letters.db init >/dev/null
heldto -r letters.db import letters.csv >/dev/null
heldto -r letters.db score C-1 Россия 0 >/dev/null
heldto -r letters.db report scorecard --width 120 >letters.txt
expect_match 'ΕΛΛ Ελλάδα; РОС Россия; 日 日本国' letters.txt
expect_match "$(printf 'E\314\201IR e\314\201ireland')" letters.txt
expect_no_match 'X-[0-9]' letters.txt

proves "periods, changes, internal commitments, a figure that does not follow, one that cannot be checked"
rm -f "$HELDTO_REGISTER"
heldto init >/dev/null
cat >club.csv <<'END'
Ref;Promise;Issue area;Summit year;Visibility;USA;Deutschland;Japan;EU;U.K.;Overall compliance (%)
K-1;We will cut tariffs on green goods.;Trade;2019;public;+1;0;-1;1;+1;70 %
K-2;We will phase out subsidies.;Energy;2019;public;0;0;-1;1;;50%
K-3;We will double aid.;Aid;2020;public;+1;+1;+1;+1;+1;100%
K-4;We will meet again.;Process;2020;public;–;0.5;0;+1;-;90%
K-5;We will lend quietly.;Aid;2020;internal;-1;-1;-1;-1;-1;100%
K-6;We will open our markets.;Trade;2020;public;1;1;0;-1;0;58,3%
K-7;We will publish.;Aid;2020;public;1;1;0;-1;0;soon
END
expect_status 0 - heldto import club.csv <<'END'
7 rows: 7 added, 0 updated, 0 unchanged, 0 rejected
stderr:
columns taken as scores of a party: "USA", "Deutschland", "Japan", "EU", "U.K."
column "Summit year" is taken as the period of the scores and the year of the meeting that stated it
column "Overall compliance (%)" is kept as what was published (x.published; read as percent, 1 decimal) and enters no mean of ours
cells of scores: 32 with a score or n/a, 1 blank and not assessed, 3 odd
club.csv:5: column "USA": "–" left not assessed
club.csv:5: column "Deutschland": "0.5" left not assessed
club.csv:5: column "U.K.": "-" taken for −1
END
expect_output tests/command/expected/scorecard.txt heldto report scorecard
expect_output tests/command/expected/scorecard-period.txt \
    heldto report scorecard 2019 --mean cells --filter topic:Trade
heldto report scorecard --for internal >inside.txt
expect_match 'K-5 .*0\.0 %' inside.txt
expect_no_match 'K-5' "$ROOT/tests/command/expected/scorecard.txt"
heldto report scorecard --format json >card.json
expect_match '"Germany": *-?[01]' card.json
expect_exit 1 heldto report scorecard --period 2031
expect_match 'there is 2019, 2020' "$err"

proves "the same file again changes nothing; a changed cell is one more score; undo takes it back"
heldto import club.csv >again 2>/dev/null
expect_match '7 unchanged' again
sed 's/K-1;\(.*\);0;-1;/K-1;\1;0;0;/' club.csv >changed.csv
expect_status 0 - heldto import changed.csv --format json <<'END'
{"rows":7,"added":0,"updated":1,"unchanged":6,"rejected":0}
stderr:
columns taken as scores of a party: "USA", "Deutschland", "Japan", "EU", "U.K."
column "Summit year" is taken as the period of the scores and the year of the meeting that stated it
column "Overall compliance (%)" is kept as what was published (x.published; read as percent, 1 decimal) and enters no mean of ours
cells of scores: 32 with a score or n/a, 1 blank and not assessed, 3 odd
changed.csv:5: column "USA": "–" left not assessed
changed.csv:5: column "Deutschland": "0.5" left not assessed
changed.csv:5: column "U.K.": "-" taken for −1
K-1: score of Japan
END
heldto report scorecard >with.txt
expect_no_match 'K-1 .*\+1    0   −1   \+1   \+1' with.txt
heldto undo >/dev/null
heldto report scorecard | grep -v '^  Register ' >after.txt
grep -v '^  Register ' "$ROOT/tests/command/expected/scorecard.txt" >before.txt
expect_same before.txt after.txt

proves "a grid of many parties comes in pieces that fit the page, each beginning with the reference"
rm -f "$HELDTO_REGISTER"
heldto init >/dev/null
parties='canada,france,germany,italy,japan,uk,us,eu,china,india,brazil,mexico,turkey,russia,australia,indonesia,saudi arabia,south africa,south korea,argentina'
{
    echo "id,text,year,$parties"
    echo "W-1,We will act.,2019,1,0,-1,1,0,-1,1,0,-1,1,0,-1,1,0,-1,1,0,-1,1,0"
    echo "W-2,We will act again.,2020,1,0,-1,1,0,-1,1,0,-1,1,0,-1,1,0,-1,1,0,-1,1,0"
} >wide.csv
heldto import wide.csv >/dev/null 2>&1
for width in 80 60 40; do
    heldto report scorecard --width "$width" >wide.txt
    longest=$(awk '{ gsub(/[\200-\277]/, ""); if (length($0) > n) n = length($0) } END { print n }' wide.txt)
    expect [ "$longest" -le "$width" ]
done
heldto report scorecard >wide.txt
expect_equal 2 "$(sed -n '/^Scores$/,/^By commitment$/p' wide.txt | grep -c '^  Reference')"
heldto report scorecard --format csv >wide.csv.out
expect_equal 1 "$(grep -c '^score,score,W-1,' wide.csv.out)"

need_shared datasets/g7_compliance_2020.csv

# The ten whose published average lies further from the mean of their cells than its rounding allows.
cat >known <<'END'
2006-271
2010-30
2016-1
2016-130
2017-119
2017-145
2018-217
2018-252
2018-68
2018-71
END

proves "the published table: every average that its cells allow is ours, and the ten others are listed"
rm -f "$HELDTO_REGISTER"
heldto init >/dev/null
cp "$SHARED/datasets/g7_compliance_2020.csv" .
heldto import g7_compliance_2020.csv >/dev/null 2>account
expect_match '5237 with a score or n/a, 523 blank and not assessed, 2 odd' account
expect_match 'column "japan": "-" taken for −1' account
keys_of "Published figures that do not follow" >listed
expect_same known listed
heldto report scorecard >card.txt
expect_match 'Published averages: 622\. They follow from the scores: 612; they do not: 10\.' card.txt

proves "the published table without keys: all 640 rows, every score, the same ten"
rm -f "$HELDTO_REGISTER"
heldto init >/dev/null
heldto import g7_compliance_2020.csv --map key= >account 2>/dev/null
expect_match '640 rows: 640 added, 0 updated, 0 unchanged, 0 rejected' account
heldto report scorecard >card.txt
expect_match 'Published averages: 640\. They follow from the scores: 630; they do not: 10\.' card.txt
expect_match '5237 scored' card.txt
