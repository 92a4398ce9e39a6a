#!/bin/sh
# proves that statuses are set with their sources, all or none, acknowledged only when they are kept, and
# that what must not be said is refused.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

last() { # FIELD KEY: of the update recorded last
    json "max(d['updates'], key=lambda u: u['number'])['$1']" heldto show "$2" --format json
}

proves "a status by letter, token or label is set and acknowledged with the new version"
expect_output - heldto status EUUS-0009 p <<'END'
ok EUUS-0009 v2
END
expect_output - heldto status EUUS-0009 partly-continuing <<'END'
ok EUUS-0009 v3
END
expect_output - heldto status EUUS-0009 'Kept up' <<'END'
ok EUUS-0009 v4
END
expect_equal "kept-up 2026-11-23" "$(last status EUUS-0009) $(last effective_on EUUS-0009)"

proves "= is checked, no change"
expect_output - heldto status EUUS-0009 = --note 'asked again' <<'END'
ok EUUS-0009 v5
END
expect_equal "checked asked again" "$(last kind EUUS-0009) $(last note EUUS-0009)"
expect_output - heldto list key:EUUS-0009 --columns status,checked_on <<'END'
Status   Checked on
kept up  2026-11-23
END

proves "several keys are one change, a line each"
expect_output - heldto status EUUS-0018 EUUS-0019 EUUS-0018 t --effective 2026-05-04 <<'END'
ok EUUS-0018 v2
ok EUUS-0019 v2
END
expect_equal "2026-05-04 2026-05-04" "$(last effective_on EUUS-0018) $(last effective_on EUUS-0019)"

proves "of several keys all are set or none"
expect_status 3 - heldto status EUUS-0020 EUUS-0003 p <<'END'
stderr:
heldto: EUUS-0003 is a position: nothing was promised, so it has no status
END
expect_equal "0" "$(json "len(d['updates'])" heldto show EUUS-0020 --format json)"

proves "a new source is made from its options, its date the day of effect, and found when named again"
expect_output - heldto status EUUS-0023 o --source https://example.org/a --source-title 'A page' \
    --publisher 'An office' --dated 2026-10-02 --page 4 --kind deed --quote 'so it is' <<'END'
ok EUUS-0023 v2
END
expect_equal "2026-10-02" "$(last effective_on EUUS-0023)"
expect_equal "A page|An office|https://example.org/a|4|2026-10-02|deed|so it is" "$(json \
    "'|'.join(d['sources'][0][f] for f in 'title publisher url page dated_on kind quote'.split())" \
    heldto show EUUS-0023 --format json)"
heldto status EUUS-0025 o --source https://example.org/a --source-title 'A page' --publisher 'An office' \
    --dated 2026-10-02 --page 4 --kind deed >/dev/null
expect_equal "7 7" "$(json "d['sources'][0]['number']" heldto show EUUS-0023 --format json) $(json \
    "d['sources'][0]['number']" heldto show EUUS-0025 --format json)"

proves "a known source is cited by its number, with the page it was found on"
expect_output - heldto status EUUS-0015 o --source '[4]' --page 'par. 7' <<'END'
ok EUUS-0015 v2
END
expect_equal "[{'number': 4, 'page': 'par. 7'}]" "$(last sources EUUS-0015)"

proves "searched and nothing found is a source of its own"
heldto status EUUS-0013 = --searched-where 'both sites' >/dev/null
expect_equal "search both sites 2026-11-23" "$(json \
    "' '.join(d['sources'][0][f] for f in ('kind', 'searched_where', 'dated_on'))" \
    heldto show EUUS-0013 --format json)"

proves "about one party, learnt at a meeting, internal, by another author"
heldto status EUUS-0012 p --party U.S. --meeting brussels --visibility internal --author 'Bo' >/dev/null
expect_equal "United States eu-us-jha-2024-06-brussels internal Bo" \
    "$(last party EUUS-0012) $(last meeting EUUS-0012) $(last visibility EUUS-0012) $(last author EUUS-0012)"
expect_output - heldto list key:EUUS-0012 --columns status <<'END'
Status
kept up
END

proves "a status that needs a source, or a successor, is refused without"
expect_status 3 - heldto status EUUS-0026 x <<'END'
stderr:
heldto: "judged not fulfilled" needs a source: say what it rests on
END
expect_exit 3 heldto status EUUS-0026 r
expect_match 'names its successor' "$err"
expect_output - heldto status EUUS-0026 r --successor EUUS-0012 <<'END'
ok EUUS-0026 v2
END
expect_equal "superseded-by EUUS-0012" \
    "$(json "[l['relation'] + ' ' + l['to'] for l in d['links'] if l['relation'] == 'superseded-by'][0]" \
        heldto show EUUS-0026 --format json)"

proves "what is no status, no day, in the future, no source, no party or no meeting is refused"
expect_exit 3 heldto status EUUS-0001 zz
expect_match 'is no status of the scheme pledge; there are n not-assessed' "$err"
expect_exit 2 heldto status EUUS-0001 p --effective 2026-02-30
expect_match '--effective: "2026-02-30" is no day' "$err"
expect_exit 3 heldto status EUUS-0001 p --effective 2026-11-24
expect_match 'lies in the future' "$err"
expect_exit 3 heldto status EUUS-0001 p --source 99
expect_match 'there is no source 99' "$err"
expect_exit 2 heldto status EUUS-0001 p --source 4 --publisher X
expect_match '--publisher is for a new source' "$err"
expect_exit 2 heldto status EUUS-0001 p --page 4
expect_exit 3 heldto status EUUS-0001 p --party nobody
expect_exit 3 heldto status EUUS-0001 p --meeting sofia
expect_match 'fits several meetings' "$err"
expect_exit 1 heldto status EUUS-0999 p
expect_exit 2 heldto status EUUS-0001
expect_match 'usage: heldto status KEY… STATUS' "$err"
expect_equal "1" "$(json "d['version']" heldto show EUUS-0001 --format json)"

proves "a source dated in the future gives no day of effect in silence: it is refused, and nothing is written"
expect_exit 3 heldto status EUUS-0001 p --source https://example.org/later --source-title 'Later' --dated 2027-01-01
expect_match 'is dated 2027-01-01, which lies in the future' "$err"
expect_equal "1" "$(json "d['version']" heldto show EUUS-0001 --format json)"
expect_equal "" "$(heldto source list --format csv | grep Later)"
expect_exit 0 heldto status EUUS-0001 p --source https://example.org/later --source-title 'Later' --dated 2027-01-01 \
    --effective 2026-11-20
expect_equal "2026-11-20" "$(last effective_on EUUS-0001)"
heldto undo >/dev/null

proves "a correction leaves both, and what is not given is as it was"
number=$(last number EUUS-0023)
expect_output - heldto correct "$number" t --note 'misread' <<'END'
ok EUUS-0023 v3
END
expect_equal "stalled 2026-10-02 misread $number" "$(last status EUUS-0023) $(last effective_on EUUS-0023) $(last \
    note EUUS-0023) $(last corrects EUUS-0023)"
expect_equal "2 7" "$(json "len(d['updates'])" heldto show EUUS-0023 --format json) $(json \
    "d['updates'][1]['sources'][0]['number']" heldto show EUUS-0023 --format json)"
expect_exit 1 heldto correct 9999 t
expect_exit 2 heldto correct "$number"

proves "a note says nothing about the status"
expect_output - heldto note EUUS-0023 rang the desk <<'END'
ok EUUS-0023 v4
END
expect_equal "note rang the desk" "$(last kind EUUS-0023) $(last note EUUS-0023)"
expect_output - heldto list key:EUUS-0023 --columns status <<'END'
Status
stalled
END

proves "the register is whole after all that"
expect heldto verify
