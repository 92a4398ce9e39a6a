#!/bin/sh
# proves that today lists what asks for attention, by its reason, and the matrix where each commitment was
# stated, saying absent only where that was read.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

proves "each reason has its rows, and a filter narrows them"
expect_output tests/command/expected/today.txt heldto today
expect_output - heldto today 'owner:"Desk C"' --columns section,day,key <<'END'
Why                     When        Key
Differences to confirm  2024-06-20  EUUS-0006
END
expect_equal "follow-up EUUS-0014 not-assessed" \
    "$(json "' '.join([d[0]['section'], d[0]['key'], d[0]['status']])" heldto today -f json)"

proves "days bring rows up and take them away"
expect_output - heldto today key:EUUS-0026 --now 2025-06-15 --columns section,key <<'END'
Why                 Key
Due within 30 days  EUUS-0026
END
heldto status EUUS-0026 o >/dev/null
expect_output - heldto today key:EUUS-0026 --columns section,key,timeliness <<'END'
Why      Key        Timeliness
Overdue  EUUS-0026  overdue
END
heldto status EUUS-0026 f --effective 2025-05-02 --source 'A page' --kind deed >/dev/null
expect_status 1 - heldto today key:EUUS-0026 <<'END'
stderr:
heldto: nothing asks for attention today
END
wording=$(json "d['wordings'][1]['number']" heldto show EUUS-0006 -f json)
heldto wording edit "$wording" --confirmed yes >/dev/null
expect_exit 1 heldto today key:EUUS-0006
expect_exit 2 heldto today nosuch:x
expect_match '^  nosuch:x$' "$err"

proves "the matrix says nothing of meetings of another level, and unknown where no full text is held"
expect_output tests/command/expected/matrix.txt heldto matrix
expect_output - heldto matrix key:EUUS-0012 --format csv \
    --columns key,eu-us-jha-2018-05-sofia,eu-us-jha-2021-06-lisbon,eu-us-jha-2021-12-washington <<'END'
key,eu-us-jha-2018-05-sofia,eu-us-jha-2021-06-lisbon,eu-us-jha-2021-12-washington
EUUS-0012,,stated,unknown
END

proves "absent is said once the full text has been read"
echo 'Nothing of it.' >full.txt
heldto document add full.txt --meeting washington --title 'The statement' --coverage extract >/dev/null
expect_equal "unknown" "$(json "d[0]['eu-us-jha-2021-12-washington']" heldto matrix key:EUUS-0012 -f json)"
heldto document edit 4 --coverage full >/dev/null
expect_equal "absent" "$(json "d[0]['eu-us-jha-2021-12-washington']" heldto matrix key:EUUS-0012 -f json)"
expect_equal "" "$(json "d[0]['eu-us-jha-2021-12-washington']" heldto matrix key:EUUS-0001 -f json)"
expect_output - heldto list '!mentioned:2021-12 key:EUUS-0012' --columns key <<'END'
Key
EUUS-0012
END
expect_exit 3 heldto matrix --series nosuch
