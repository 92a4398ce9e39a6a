#!/bin/sh
# proves that a text's suggestions are gone through from the shell: decisions survive leaving, what is
# decided becomes commitments as one change, and a better text replaces a report without a step.
. tests/lib/sh.sh

HELDTO_REGISTER=$dir/r.db
export HELDTO_REGISTER

cat >lisbon-report.txt <<'END'
LISBON (Agency - 23rd June, 2021) The United States and the European Union on Tuesday met in Lisbon for a
meeting on justice and home affairs. Both sides agreed to conclude talks on electronic evidence. They
agreed to meet again in the second half of 2021 in Washington.
END
cat >lisbon.txt <<'END'
Joint statement of the EU-U.S. Ministerial Meeting on Justice and Home Affairs

Lisbon, 22 June 2021

We, the Ministers of the European Union and the United States, agree to conclude the talks on electronic
evidence as soon as possible. We agree to meet again in Washington in the second half of 2021.
END
cat >brussels.txt <<'END'
Joint statement of the EU-U.S. Ministerial Meeting on Justice and Home Affairs

Brussels, 20 and 21 June 2024

We, the Ministers of the European Union and the United States, reaffirm our commitment to conclude the
talks on electronic evidence by the end of 2025. We agree to meet again in Poland in the first half of
2025. We will combat child sexual abuse.
END

for text in lisbon-report lisbon brussels; do expect heldto import $text.txt; done

proves "texts that wait are listed, and what was found in each"
expect_exit 0 heldto triage
expect_match '^document 1: 2 waiting$' "$out"
expect_exit 0 heldto triage 1
expect_match '^1 +new\?' "$out"
expect_exit 0 heldto triage 1 --format jsonl
expect_match '"proposal": ?"new"' "$out"
expect_exit 1 heldto triage 99
expect_match 'no document 99' "$err"
expect_exit 2 heldto triage one
expect_exit 2 heldto triage 1 dance
expect_exit 2 heldto triage 1 accept
expect_exit 2 heldto triage 1 accept 7
expect_exit 2 heldto triage 1 accept 2-1
expect_exit 2 heldto triage 1 correct 1 force very

proves "decisions are kept, and nothing else happens before apply"
expect_exit 0 heldto triage 1 accept all
expect_exit 1 heldto list
expect_exit 0 heldto triage 1 later 2
expect_exit 0 heldto triage
expect_match '^document 1: 2 waiting$' "$out"
expect_exit 0 heldto triage 1 accept 2
expect_exit 0 heldto triage 1 apply
expect_match '^2 new, 0 restated' "$out"
expect_match '^ok EUUS-0001 v1$' "$out"
expect_exit 2 heldto triage 1 refuse 1
expect_match 'applied already' "$err"

proves "one undo takes the whole text back, and redo brings it again"
expect_exit 0 heldto undo
expect_exit 1 heldto list
expect_exit 0 heldto triage 1
expect_match '^1 +new ' "$out"
expect_exit 0 heldto redo
expect_exit 0 heldto show EUUS-0001
expect_match 'electronic evidence' "$out"

proves "the official text takes the place of the report, and adds no step"
expect_exit 0 heldto triage 2
expect_match '^1 +tie EUUS-0001\?' "$out"
expect_exit 0 heldto triage 2 --accept-all
expect_match '0 new, 0 restated, 0 further passages, 2 in a better text; 0 open' "$out"
expect_equal 1 "$(heldto lineage EUUS-0001 --format csv | grep -c ',stated,')"
expect_exit 0 heldto show EUUS-0001 --format json
expect_match 'agree to conclude the talks on electronic' "$out"
expect_match 'agreed to conclude talks on electronic evidence' "$out"
expect_exit 0 heldto verify

proves "what is restated at the next meeting is a step, and its next meeting follows the last"
expect_exit 0 heldto triage 3
expect_match '^1 +tie EUUS-0001\?' "$out"
expect_match '^2 +tie EUUS-0002\?' "$out"
expect_exit 0 heldto triage 3 refuse 3
expect_exit 0 heldto triage 3 --accept-all
expect_match '^1 new, 1 restated' "$out"
expect_exit 0 heldto show EUUS-0003
expect_match 'follows' "$out"
expect_exit 0 heldto list key:EUUS-0001 --columns due_text --format csv
expect_match 'by the end of 2025' "$out"
expect_exit 0 heldto verify

proves "what was refused is not offered when it comes again"
sed 's/^Brussels, .*/Brussels, 20 June 2024/' brussels.txt >again.txt
expect_exit 0 heldto import again.txt
expect_match '^1 of them were refused before' "$out"

proves "a commitment of another series is tied to only when that is meant"
expect_exit 0 heldto add 'Something else' --series quad
expect_exit 2 heldto triage 4 tie 1 QUAD-0001
expect_match 'another series' "$err"
expect_exit 0 heldto triage 4 tie 1 QUAD-0001 --across
expect_exit 0 heldto triage 4 reopen 1
expect_exit 0 heldto triage 4 tie 1 EUUS-0001
expect_exit 1 heldto triage 4 tie 1 EUUS-9999

proves "a wording is put into a better text by hand, of the same meeting and word for word"
printf 'They undertook to conclude the talks. They undertook again.\n' >other.txt
expect_exit 0 heldto document add other.txt --title Copy --meeting 2021-06 --coverage full
number=$(heldto document list --format csv | grep Copy | cut -d, -f1)
expect_exit 0 heldto wording replace 1 --document "$number" --exact 'undertook to conclude the talks'
expect_exit 0 heldto show EUUS-0001
expect_match 'undertook to conclude' "$out"
expect_equal 1 "$(heldto lineage EUUS-0001 --format csv | grep -c '^eu-us-jha-2021.*,stated,')"
expect_exit 0 heldto verify
expect_exit 3 heldto wording replace 1 --document "$number" --exact 'undertook'
expect_exit 3 heldto wording replace 1 --document "$number" --exact 'never said'
expect_exit 2 heldto wording replace 1 --document 3 --exact 'We agree'
expect_exit 2 heldto wording replace 1
expect_exit 1 heldto wording replace 999 --document 3 --exact x
expect_exit 1 heldto wording replace 1 --document 999 --exact x
expect_exit 0 heldto undo
expect_exit 0 heldto show EUUS-0001
expect_no_match 'undertook to conclude' "$out"
