#!/bin/sh
# proves that --as-of tells what had taken effect and been said by a day, --known-on what had been
# recorded by then, undone or not since, and that neither changes the register.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

on() { # DAY CMD…: as if run on that day
    day=$1
    shift
    HELDTO_TEST_CLOCK=${day}T10:00:00Z "$HELDTO" "$@"
}

sum() {
    sha256sum "$HELDTO_REGISTER" | cut -d' ' -f1
}

proves "as of a day, later meetings, their words, what was first said there and later statuses are not there"
expect_output - heldto list 'kind:next-meeting | is:assessed' --as-of 2018-03-01 \
    --columns key,status,timeliness,last_meeting <<'END'
Key        Status        Timeliness   Last wording
EUUS-0002  not assessed  not yet due  2018-02-26 Sofia
END
expect_output - heldto list 'kind:next-meeting | is:assessed' --as-of 2021-07-01 \
    --columns key,status,timeliness,last_meeting <<'END'
Key        Status        Timeliness      Last wording
EUUS-0002  fulfilled     done in time    2018-02-26 Sofia
EUUS-0017  not assessed  period running  2021-06-22 Lisbon
END
expect_equal "11" "$(heldto list --as-of 2018-03-01 --format jsonl | wc -l | tr -d ' ')"
expect_output - heldto matrix key:EUUS-0003 --as-of 2021-06-30 --columns key,eu-us-jha-2021-06-lisbon --format csv <<'END'
key,eu-us-jha-2021-06-lisbon
EUUS-0003,stated
END
expect_exit 2 heldto matrix --as-of 2021-06-21 --columns eu-us-jha-2021-06-lisbon

proves "nothing was checked after the day it is told as of"
expect_equal "2026-11-23" "$(heldto list key:EUUS-0001 --columns checked_on --format csv | tail -1)"
expect_equal "2024-06-21" "$(heldto list key:EUUS-0001 --as-of 2025-01-01 --columns checked_on --format csv | tail -1)"
for day in 2018-06-01 2021-12-16 2024-06-21 2025-06-30 2026-11-22; do
    heldto list --as-of "$day" --columns checked_on --format csv >checked
    expect_equal "" "$(awk -v day="$day" 'NR > 1 && $0 > day' checked)"
done

proves "today is that day, unless --now says another"
expect_output - heldto list key:EUUS-0026 --as-of 2025-03-01 --columns timeliness <<'END'
Timeliness
period running
END
expect_output - heldto list key:EUUS-0026 --as-of 2025-03-01 --now 2026-01-01 --columns timeliness <<'END'
Timeliness
period over – not checked
END

proves "a report is made of a day, too"
heldto report follow-up --as-of 2021-07-01 >printed
expect_match 'as of 1 July 2021' printed
expect_no_match 'Poland, first half of 2025' printed

proves "known on a day is what was recorded by its end: a status undone since is there"
on 2026-12-01 status EUUS-0009 p --effective 2024-07-01 >/dev/null
on 2026-12-02 undo >/dev/null
on 2026-12-03 edit EUUS-0009 --owner Zed --topics visa >/dev/null
on 2026-12-04 link EUUS-0017 follows EUUS-0002 --remove >/dev/null
before=$(sum)
HELDTO_TEST_CLOCK=2026-12-10T10:00:00Z
known() { # DAY: status, owner, topics of EUUS-0009, and how many links EUUS-0017 has
    json "' '.join([d[0]['status'], d[0]['owner'], str(len(d[0]['topics'])), str(len(d[1]['links']))])" \
        heldto show EUUS-0009 EUUS-0017 --known-on "$1" -f json
}
expect_equal "not-assessed Desk C 3 2" "$(known 2026-11-30)"
expect_equal "in-progress Desk C 3 2" "$(known 2026-12-01)"
expect_equal "not-assessed Desk C 3 2" "$(known 2026-12-02)"
expect_equal "not-assessed Zed 1 2" "$(known 2026-12-03)"
expect_equal "not-assessed Zed 1 1" "$(known 2026-12-04)"

proves "both together: what was known on one day of how it stood on another"
expect_output - heldto list key:EUUS-0009 --known-on 2026-12-01 --as-of 2024-06-30 --columns status <<'END'
Status
not assessed
END
expect_output - heldto list key:EUUS-0009 --known-on 2026-12-01 --as-of 2024-07-02 --columns status <<'END'
Status
in progress
END

proves "the register stays as it was, and the copy is gone"
expect_equal "$before" "$(sum)"
expect_equal "" "$(find "$TMPDIR" -name 'heldto-*')"
expect heldto verify

proves "what is known to be wrong stood on no day, whenever the right thing took effect"
heldto add --key W-1 --title 'Wrong' --kind one-off >/dev/null
status() { # DAY
    heldto list key:W-1 --as-of "$1" --columns status | sed -n 2p
}
wrong() { # the number of its last entry
    heldto show W-1 | sed -n 's/^ *\([0-9]*\)  *[0-9]* [A-Z][a-z]* 20.*/\1/p' | sort -n | tail -n 1
}
heldto status W-1 f --effective 2023-05-01 >/dev/null
expect_equal fulfilled "$(status 2023-06-01)"
heldto correct "$(wrong)" p --effective 2023-08-01 >/dev/null
expect_equal "not assessed" "$(status 2023-06-01)"
expect_equal "in progress" "$(status 2023-09-01)"
heldto correct "$(wrong)" t --effective 2024-02-01 >/dev/null
expect_equal "not assessed" "$(status 2023-06-01)"
expect_equal "not assessed" "$(status 2023-09-01)"
expect_equal stalled "$(status 2024-03-01)"
expect heldto undo
expect_equal "in progress" "$(status 2023-09-01)"

proves "a day in the future, or before there was a register, is refused"
expect_exit 2 heldto list --as-of 2030-01-01
expect_match 'lies in the future' "$err"
expect_exit 1 heldto list --known-on 2020-01-01
expect_match 'was not made yet on 2020-01-01' "$err"
expect_exit 2 heldto list --as-of March
