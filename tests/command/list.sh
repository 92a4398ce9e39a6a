#!/bin/sh
# proves that the sample is listed as it is, in every format, by every filter, order and column.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

proves "a list that is not seen is as wide as need be, without escapes"
expect_output tests/command/expected/list.txt heldto list

proves "words, fields and periods find what they say"
expect_output - heldto list evidence --columns key,title <<'END'
Key        Title
EUUS-0001  Conclude an EU-U.S. agreement on electronic evidence
END
expect_output - heldto list 'preuves électroniques' --columns key <<'END'
Key
EUUS-0001
END
expect_output - heldto list 'kind:next-meeting' --columns key,status,timeliness,due_last <<'END'
Key        Status        Timeliness                 Until
EUUS-0002  fulfilled     done in time               2018-05-31
EUUS-0017  fulfilled     done in time               2021-12-31
EUUS-0026  not assessed  period over – not checked  2025-06-30
END

proves "lists are put in the order asked for"
expect_output - heldto list 'kind:next-meeting' --sort -due --columns key,due_last <<'END'
Key        Until
EUUS-0026  2025-06-30
EUUS-0017  2021-12-31
EUUS-0002  2018-05-31
END
expect_output - heldto list 'topic:ukraine' --sort kind,-key --columns key,kind <<'END'
Key        Kind
EUUS-0020  standing
EUUS-0019  standing
EUUS-0018  standing
EUUS-0021  third party
END

proves "a day moves what is derived from it"
expect_output - heldto list key:EUUS-0026 --now 2025-03-01 --columns key,timeliness <<'END'
Key        Timeliness
EUUS-0026  period running
END

proves "CSV holds tokens and every column"
expect_output tests/command/expected/list.csv heldto list --format csv
expect_output - heldto list key:EUUS-0009 --format csv --columns key,status,wordings,topics <<'END'
key,status,wordings,topics
EUUS-0009,not-assessed,2,Drugs; Security of ports and logistics hubs; Police cooperation
END

proves "JSON has the documented names, and lists as lists"
fields="key title kind status timeliness topics parties place due_text due_edtf due_first due_last owner
    next_step follow_up_on priority question visibility earliest_wording latest_wording wordings checked_on
    updated_on links"
expect_equal "26 True" "$(json "len(d), all(f in c for c in d for f in '''$fields'''.split())" heldto list -f json |
    tr -d '(),')"
expect_equal "['Electronic evidence', 'Judicial cooperation']" \
    "$(json "d[0]['topics']" heldto list -f json)"
expect_equal "Bulgaria bg host" \
    "$(json "' '.join(d[0]['parties'][2].values())" heldto list key:EUUS-0002 -f json)"
expect_equal "eu-us-jha-2024-06-brussels 2024-06-20/2024-06-21 Brussels own-summary committed committed to False" \
    "$(json "' '.join(str(d[0]['wordings'][0][f]) for f in 'meeting date place voice force verb again'.split())" \
        heldto list key:EUUS-0026 -f json)"
expect_equal "{'from': 'EUUS-0026', 'relation': 'follows', 'to': 'EUUS-0017', 'note': ''}" \
    "$(json "d[0]['links'][0]" heldto list key:EUUS-0026 -f json)"
expect_equal "None" "$(json "d[0]['latest_wording']" heldto list key:EUUS-0027 -f json 2>/dev/null ||
    { heldto add 'No words yet' --series eu-us-jha >/dev/null && json "d[0]['latest_wording']" \
        heldto list key:EUUS-0027 -f json; })"

proves "JSON Lines are one object a line"
heldto list -f jsonl >lines
expect_equal "27 27" "$(wc -l <lines | tr -d ' ') $(python3 -c 'import json
print(sum(1 for l in open("lines") if json.loads(l)["key"]))')"

proves "what finds nothing says so and ends with 1"
expect_status 1 - heldto list title:zeppelin <<'END'
stderr:
heldto: no commitment is found where title has “zeppelin…”
END
expect_status 1 - heldto list title:zeppelin --format json <<'END'
[]
stderr:
heldto: no commitment is found where title has “zeppelin…”
END

proves "a wrong filter is pointed at and ends with 2"
expect_status 2 - heldto list 'évidence due>2026 (' <<'END'
stderr:
heldto: a word or a field is expected here
  évidence due>2026 (
                     ^
END
run heldto list status:nosuch
expect_equal 2 "$status"
expect_match '^  status:nosuch$' "$err"
expect_match '^ +\^$' "$err"

proves "a column or an order that is not there names those that are"
expect_exit 2 heldto list --columns key,nosuch
expect_match 'no column "nosuch"; there are key, status, title' "$err"
expect_exit 2 heldto list --sort nosuch
expect_match 'sorted by "nosuch"; there are key, title, due' "$err"
expect_exit 2 heldto list --format xml
expect_match '"xml" is none of table, csv, json, jsonl' "$err"

proves "a list is sorted by any of its columns that is one value"
for column in $(heldto list --format csv | sed -n 1p | tr ',' ' '); do
    case $column in
    links | custom) expect_exit 2 heldto list --sort "$column" ;;
    *)
        expect_exit 0 heldto list --sort "$column" --columns key
        expect_equal "$(wc -l <"$out")" "$(sort -u "$out" | wc -l)"
        ;;
    esac
done

proves "timeliness is sorted by what asks for attention first"
run heldto list --sort timeliness,due --columns timeliness --format csv
expect_equal 'timeliness period-over-not-checked no-date standing done-in-time none' \
    "$(uniq "$out" | tr '\n' ' ' | sed 's/ $//')"
run heldto list --sort -timeliness --columns timeliness --format csv
expect_equal 'timeliness none done-in-time standing no-date period-over-not-checked' \
    "$(uniq "$out" | tr '\n' ' ' | sed 's/ $//')"

proves "lists at hand are sorted by any of their columns, numbers as numbers"
expect_output - heldto meeting list --sort -wordings,token --columns token,wordings <<'END'
Meeting                       Wordings
eu-us-jha-2024-06-brussels          18
eu-us-jha-2018-02-sofia             11
eu-us-jha-2021-06-lisbon             9
eu-us-jha-2018-05-sofia              0
eu-us-jha-2021-09-ljubljana          0
eu-us-jha-2021-12-washington         0
eu-us-jha-2025-poland                0
END
expect_output - heldto source list --sort -number --columns number <<'END'
No.
  6
  5
  4
  3
  2
  1
END
expect_output - heldto history --sort change --columns change,action <<'END'
Change  Action
     1  init
     2  demo
     3  add
END
expect_output - heldto today --sort -key --columns section,key 'kind:position' <<'END'
Why                     Key
Differences to confirm  EUUS-0006
Differences to confirm  EUUS-0004
Differences to confirm  EUUS-0003
END
expect_exit 2 heldto meeting list --sort nosuch
expect_match 'no column "nosuch"; there are token, date' "$err"
