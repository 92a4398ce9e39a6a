#!/bin/sh
# proves what an office's annexes say, of a register worked on as an office works: texts taken in and gone
# through, statuses with and without sources, corrections, internal things, work left half done.
. tests/lib/sh.sh

HELDTO_REGISTER=$dir/r.db
export HELDTO_REGISTER

quiet() {
    heldto "$@" >/dev/null 2>&1 || echo "failed: $*" >&2
}

cat >lisbon.txt <<'END'
Joint statement of the EU-U.S. Ministerial Meeting on Justice and Home Affairs

Lisbon, 22 June 2021

We, the Ministers of the European Union and the United States, agree to conclude the talks on electronic
evidence as soon as possible. We will combat child sexual abuse. We agree to meet again in Washington in
the second half of 2021. We intend to train border guards by the end of 2022. We will remember the warm
welcome of our hosts.
END
cat >brussels.txt <<'END'
Joint statement of the EU-U.S. Ministerial Meeting on Justice and Home Affairs

Brussels, 20 and 21 June 2024

We, the Ministers of the European Union and the United States, look forward to the conclusion of the talks
on electronic evidence by the end of 2025. We agree to meet again in Poland in the first half of 2025.
We will remember the warm welcome of our hosts.
END
quiet init
quiet cue add 'gives its word that' --force committed
quiet party add 'Lakeland Council'
quiet import lisbon.txt
quiet triage 1 accept 1-4
quiet triage 1 correct 4 force committed
quiet triage 1 refuse 5
quiet triage 1 apply
quiet import brussels.txt
quiet triage 2 tie 1 EUUS-0001
quiet triage 2 apply
quiet lineage confirm EUUS-0001 brussels repeated
quiet meeting add washington --series eu-us-jha --date 2021-12-16 --city Washington \
    --country 'United States' --level ministers --state held
quiet meeting add warsaw --series eu-us-jha --date 2025-06-03 --city Warsaw --country Poland \
    --level ministers --state announced
quiet status EUUS-0001 p --source https://example.org/talks --source-title 'Third round of talks' \
    --publisher 'Council' --dated 2025-03-04 --retrieved 2026-01-10 --kind deed --page 4 --note 'Round held'
quiet status EUUS-0002 = --searched-where 'both gazettes, 2021-2025' --dated 2026-02-01 --effective 2026-02-01
quiet status EUUS-0004 t --effective 2023-05-01 --note 'SECRET: said on the phone' --visibility internal
quiet status EUUS-0004 o --effective 2022-12-01 --note 'No course was found'
quiet status EUUS-0002 k --effective 2024-01-01 --source https://example.org/talks --page 9
quiet add 'Share the list' --kind one-off --series eu-us-jha --parties 'EU; Lakeland Council' --topics Lists \
    --owner 'Desk A' --follow-up-on 2026-10-01 --next-step 'Ask for the list' --next-actor 'Lakeland Council'
quiet add 'Share the  List' --kind one-off --series eu-us-jha --parties EU --topics Lists \
    --owner 'Desk B' --visibility internal --note 'SECRET twin'
quiet edit EUUS-0001 --owner 'Desk A' --follow-up-on 2027-01-15 --next-step 'SECRET step' \
    --next-step-visibility internal --next-actor 'European Union'
quiet correct 1 h --effective 2025-03-05 --note 'A round, and a draft text'
quiet review brussels EUUS-0002 later

proves "sources are numbered with what they support, and what rests on none is listed"
expect_output tests/command/expected/report-sources.txt heldto report sources
expect_output tests/command/expected/report-sources.csv heldto report sources --format csv
heldto report sources --for internal >inside
expect_match 'Stalled since 1 May' inside
expect_match 'INTERNAL' inside
expect_no_match 'Stalled|SECRET' "$ROOT/tests/command/expected/report-sources.txt"
heldto report sources --filter EUUS-0004 >one
expect_no_match 'gazettes|talks' one

proves "the method tells its rules, and where analysts decided otherwise"
expect_output tests/command/expected/report-method.txt heldto report method
expect_output tests/command/expected/report-method.csv heldto report method --format csv
heldto report method --for internal >inside
expect_no_match 'SECRET|taken in with' "$ROOT/tests/command/expected/report-method.txt"
expect_match 'taken in with 5' inside

proves "a handover says who does what and what is half done, and is never made for the public"
expect_output tests/command/expected/report-handover.txt heldto report handover
expect_output tests/command/expected/report-handover.csv heldto report handover --format csv
expect_status 2 - heldto report handover --for public <<'END'
stderr:
heldto: the report handover is internal and is not made for the public; leave out --for
END
heldto report handover --paged >paged
expect_equal "$(grep -c 'page [0-9]*/' paged)" "$(grep -c 'INTERNAL – NOT FOR PUBLICATION' paged)"
expect_match 'SECRET step' paged
heldto report handover --filter 'owner:"Desk B"' >one
expect_no_match 'Desk A' one

proves "two coders are told with n, a percentage only where there are twenty"
quiet score EUUS-0001 eu +1 --period 2024
quiet score EUUS-0001 us 0 --period 2024
quiet score EUUS-0002 eu -1 --period 2025
expect_exit 0 heldto report method
expect_no_match 'Two coders' "$out"
quiet score EUUS-0001 eu +1 --period 2024 --second --author 'Bo Coder'
quiet score EUUS-0001 us -1 --period 2024 --second --author 'Bo Coder'
expect_exit 0 heldto report method --format csv
expect_match '^coders,coders,.*,2024,2,1,,0[.]33,0,' "$out"
expect_match '^coders,coders,.*,All,2,1,,0[.]33,0,' "$out"
expect_no_match ',2025,' "$out"
