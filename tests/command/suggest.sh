#!/bin/sh
# proves that what a text promises is printed in each format, with the words where they stand, and that
# odd texts are told apart from promises.
. tests/lib/sh.sh

cat >talks.txt <<'END'
Joint Statement

We, the Ministers of Chile and Peru, met in Arica. We agreed to open a second
crossing by the end of 2027. Trust is essential.

We intend to:
- train border guards;
- share passenger lists.

We hope to conclude the talks.
END

proves "the quote is the document's own words"
expect_output - heldto suggest talks.txt --format csv --columns confidence,force,quote <<'END'
confidence,force,quote
90,agreed,"agreed to open a second
crossing by the end of 2027"
85,intends,train border guards
85,intends,share passenger lists
END

proves "what is only worth a look is printed when asked for, with what speaks for and against it"
expect_exit 0 heldto suggest talks.txt --all --why --format csv --columns confidence,cues
expect_match '^40,' "$out"
expect_match '^90,agreed to; We' "$out"

proves "JSON has every field, and null for what is not said"
command -v python3 >/dev/null || skip "needs python3"
heldto suggest talks.txt --format jsonl >rows.jsonl
expect_equal "sentence quote start length kind force again strength verb voice speaker parties topic due_text due_from due_to place confidence commitment thread" \
    "$(python3 -c 'import json; print(*json.loads(open("rows.jsonl").readline()))')"
expect_equal "True None None 2027-12-31" "$(python3 -c 'import json
text = open("talks.txt").read()
rows = [json.loads(line) for line in open("rows.jsonl")]
print(all(text[r["start"]:r["start"] + r["length"]] == r["quote"] and r["quote"] in r["sentence"] for r in rows),
      rows[0]["commitment"], rows[0]["place"], rows[0]["due_to"])')"

proves "the same text gives the same rows, from standard input too"
heldto suggest - --format jsonl <talks.txt >again.jsonl
expect_same rows.jsonl again.jsonl

proves "nothing is stored, and no register is made"
expect_equal "" "$(find . "$XDG_DATA_HOME" -name '*.db' 2>/dev/null)"

proves "a text without a promise says so"
echo "The weather was fine." >fine.txt
expect_exit 1 heldto suggest fine.txt
expect_match 'reads as a promise' "$err"
expect_exit 1 heldto suggest fine.txt --format json
expect_equal "[]" "$(cat "$out")"

proves "what is no text is refused"
: >empty.txt
expect_exit 3 heldto suggest empty.txt
expect_exit 3 heldto suggest nosuch.txt
printf 'We agreed to\0meet.' >nul.txt
expect_exit 3 heldto suggest nul.txt
expect_exit 2 heldto suggest

proves "bytes that are no UTF-8, controls and marks of direction do no harm"
printf 'We agreed to meet \303\050 \033[31m \342\200\256 again in Rome.\n' >odd.txt
expect_exit 0 heldto suggest odd.txt
expect_no_match "$(printf '\033')" "$out"

proves "what a promise restates is named where the register has the line of meetings"
cat >nara-2022.txt <<'EOF'
Joint statement of the Japan-Kenya Ministerial Dialogue

Nara, 3 March 2022

We, the Ministers of Japan and Kenya, agree to dredge the harbour of Mombasa. We agree to meet again in
Nairobi in the first half of 2023.
EOF
cat >nairobi-2023.txt <<'EOF'
Joint statement of the Japan-Kenya Ministerial Dialogue

Nairobi, 2 May 2023

We, the Ministers of Japan and Kenya, reaffirm our commitment to dredge Mombasa harbour by 2025. We will plant
mangroves. We agree to meet again in Tokyo in 2024.
EOF
expect_exit 2 heldto suggest nairobi-2023.txt --series japan-kenya
expect_match 'no register' "$err"
heldto init >/dev/null
expect_exit 0 heldto import nara-2022.txt --series japan-kenya --meeting new
expect_exit 0 heldto triage 1 accept all
expect_exit 0 heldto triage 1 apply
cp "$XDG_DATA_HOME/heldto/register.db" before.db
expect_output - heldto suggest nairobi-2023.txt --series japan-kenya --format csv \
    --columns topic,commitment,thread <<'EOF'
topic,commitment,thread
other,JAPA-0001,JAPA-0001
other,,
next-meeting,JAPA-0002,JAPA-0002
EOF
expect_same before.db "$XDG_DATA_HOME/heldto/register.db"
expect_exit 2 heldto suggest nairobi-2023.txt --series peru-chile
expect_match 'no "peru-chile"' "$err"
expect_exit 4 heldto suggest nairobi-2023.txt -r missing.db
