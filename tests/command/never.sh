#!/bin/sh
# proves that "not mentioned", "weaker" and "overdue" are not said where they are not so, whatever is entered,
# taken back or entered later.
. tests/lib/sh.sh
. "$ROOT/tests/lib/line.sh"

# What the lineage, the matrix and the list say of LINE-0001 at a meeting.
said() {
    kind=$(step "$1" kind)
    cell=$(heldto matrix key:LINE-0001 --format csv --columns "$1" 2>/dev/null | sed -n 2p | tr -d '"')
    listed=$(heldto list "!mentioned:$1 key:LINE-0001" --format csv --columns key 2>/dev/null | sed -n 2p)
    echo "${kind:-nothing} ${cell:-nothing} ${listed:+listed}"
}

# No report to the public may have these words.
never() {
    heldto report since --since 2019-01-01 >report.txt
    heldto report follow-up >>report.txt
    expect_no_match "$1" report.txt
}

meeting rome 2020-01-10
text rome full 'Both agreed to end the talks by June 2021'
promise 'End the talks' --due-text 'by June 2021'
says rome agreed 'agreed to end the talks by June 2021' --due-text 'by June 2021'

proves "a meeting of which only a report, an extract or a summary is held says nothing by silence"
meeting paris 2021-01-10
expect_equal "unknown unknown " "$(said paris)"
for coverage in report extract own-summary; do
    text paris $coverage "Something else, $coverage"
    expect_equal "unknown unknown " "$(said paris)"
done
never '[Nn]ot mentioned in'
expect_exit 3 heldto review paris LINE-0001 not-mentioned
expect_match 'is not known' "$err"

proves "the full official text of that level does, once it was read, and only as a proposal"
text paris full 'Nothing to the point'
full=$document
expect_equal "absent absent listed" "$(said paris)"
expect_equal ",not-mentioned" "$(step paris difference,proposed)"
never '[Nn]ot mentioned in'
expect heldto review paris LINE-0001 not-mentioned
expect_equal "not-mentioned,not-mentioned" "$(step paris difference,proposed)"
heldto report since --since 2020-06-01 >report.txt
expect_match '^Not mentioned$' report.txt
expect_equal "not mentioned once" "$(heldto lineage LINE-0001 | sed -n 2p)"
undo 1
expect_equal ",not-mentioned" "$(step paris difference,proposed)"
never '[Nn]ot mentioned in'
expect heldto redo

proves "what was found is not said any more when the text turns out to be no full one, or the meeting another"
for change in "document edit $full --coverage extract" "meeting edit paris --level experts" \
    "meeting edit paris --state cancelled" "meeting edit paris --state announced" \
    "meeting edit paris --state not-traced" "meeting edit paris --series other" \
    "meeting edit paris --date 2019-12-01" "meeting edit paris --date 2020"; do
    # shellcheck disable=SC2086 # a command and its words
    expect heldto $change
    heldto lineage LINE-0001 >page
    expect_no_match 'not mentioned' page
    expect_exit 1 heldto list '!mentioned:paris key:LINE-0001'
    never '^Not mentioned$'
    undo 1
done
expect_equal "not mentioned once" "$(heldto lineage LINE-0001 | sed -n 2p)"

proves "a wording found later makes it mentioned"
text paris full 'In the annex, both discussed the talks'
says paris discussed 'discussed the talks'
expect_equal "stated stated " "$(said paris)"
never '^Not mentioned$'
expect_exit 3 heldto review paris LINE-0001 not-mentioned
undo 2
expect_equal "absent absent listed" "$(said paris)"
undo 1

proves "an announced, cancelled or untraced meeting makes nothing unmentioned, nor does one of another level or line"
for option in '--state announced' '--state cancelled' '--state not-traced' '--level senior-officials' \
    '--level leaders' '--series other'; do
    # shellcheck disable=SC2086 # an option and its value
    meeting bonn 2022-01-10 $option
    text bonn full 'Nothing to the point'
    expect_equal "nothing nothing " "$(said bonn)"
    never '[Nn]ot mentioned in'
    expect_exit 3 heldto review bonn LINE-0001 not-mentioned
    undo 2
done

proves "a meeting whose level nobody knows, and an empty text, say nothing"
meeting bonn 2022-01-10 --level ''
text bonn full 'Nothing to the point'
expect_equal "nothing nothing " "$(said bonn)"
undo 2

proves "a meeting before the promise, or known only by a year that may be before it, says nothing"
meeting bonn 2019-01-10
text bonn full 'Nothing to the point'
expect_equal "nothing nothing " "$(said bonn)"
undo 2
meeting bonn 2020
text bonn full 'Nothing to the point'
expect_equal "nothing nothing " "$(said bonn)"
undo 2

proves "a full text that is not read through yet says nothing"
meeting bonn 2022-01-10
text bonn full 'Nothing to the point'
expect_equal "absent absent listed" "$(said bonn)"
python3 - "$HELDTO_REGISTER" "$document" <<'END'
import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
c.execute("INSERT INTO suggestion(uuid, document_id, position, exact, kind, voice, decision) VALUES"
          " ('u', ?, 1, 'Nothing', 'one-off', 'verbatim', 'later')", (sys.argv[2],))
c.commit()
END
expect_equal "unknown unknown " "$(said bonn)"
expect_exit 3 heldto review bonn LINE-0001 not-mentioned
decide() { # how the suggestion was decided
    python3 - "$HELDTO_REGISTER" "$1" <<'END'
import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
c.execute("UPDATE suggestion SET decision = ?", (sys.argv[2],))
c.commit()
END
}
for decision in '' tie new position; do # decided, and no wording made of it yet
    decide "$decision"
    expect_equal "unknown unknown " "$(said bonn)"
done
decide refused
expect_equal "absent absent listed" "$(said bonn)"

proves "a public report knows nothing of an internal text"
heldto review bonn LINE-0001 not-mentioned >/dev/null
heldto document edit "$document" --visibility internal >/dev/null
never '^Not mentioned$'
heldto report since --since 2021-06-01 --for internal >report.txt
expect_match '^Not mentioned$' report.txt

proves "nobody is told of silence who was done before"
heldto status LINE-0001 f --effective 2020-12-01 --source 'The act' --kind deed >/dev/null
expect_equal "" "$(step paris kind)"
expect_equal "" "$(step bonn kind)"
undo 1

proves "weaker is said of nothing but what was confirmed, and not of reports, extracts, other levels or repetition"
meeting oslo 2023-01-10
text oslo report 'They discussed the talks'
says oslo discussed 'discussed the talks' --voice reported
expect_equal ",repeated" "$(step oslo difference,proposed)"
undo 2
text oslo extract 'They discussed the talks'
says oslo discussed 'discussed the talks'
expect_equal ",repeated" "$(step oslo difference,proposed)"
undo 2
text oslo full 'They reaffirmed the talks'
says oslo discussed 'reaffirmed the talks' --again yes
expect_equal ",repeated" "$(step oslo difference,proposed)"
undo 2
heldto meeting edit oslo --level senior-officials >/dev/null
text oslo full 'They discussed the talks'
says oslo discussed 'discussed the talks'
expect_equal ",repeated" "$(step oslo difference,proposed)"
never 'weaker'
heldto meeting edit oslo --level ministers >/dev/null
expect_equal ",weaker" "$(step oslo difference,proposed)"
never 'weaker'
heldto lineage LINE-0001 >page
expect_match 'weaker \(proposed\)' page
expect_no_match 'weaker once' page
heldto lineage confirm LINE-0001 oslo weaker >/dev/null
heldto report follow-up >report.txt
expect_match 'weaker than the wording before' report.txt

proves "what was compared with a text that the public may not see is not told to it"
heldto document list rome --format csv --columns number | sed -n 2p >number.txt
heldto document edit "$(cat number.txt)" --visibility internal >/dev/null
never 'weaker'
undo 1

proves "a difference that was taken back, or whose words are others now, is not printed"
undo 1
never 'weaker'
expect heldto redo
wording=$(step oslo wording)
heldto wording edit "$wording" --voice reported >/dev/null
never 'weaker'
undo 1

proves "overdue is said of nothing that nobody looked at, and not on the last day"
never '[Oo]verdue since'
expect_equal "period-over-not-checked" "$(heldto list key:LINE-0001 --format csv --columns timeliness | sed 1d)"
heldto status LINE-0001 p --source 'A page' --kind deed >/dev/null
expect_equal "overdue" "$(heldto list key:LINE-0001 --format csv --columns timeliness | sed 1d)"
expect_equal "not-yet-due" "$(heldto list key:LINE-0001 --format csv --columns timeliness --now 2021-06-29 | sed 1d)"
expect_equal "period-running" "$(heldto list key:LINE-0001 --format csv --columns timeliness --now 2021-06-30 | sed 1d)"
update=$(heldto show LINE-0001 -f json | python3 -c 'import json, sys; print(json.load(sys.stdin)["updates"][-1]["number"])')
expect heldto correct "$update" f --effective 2021-06-01 --note "It was done"
expect_equal "done-in-time" "$(heldto list key:LINE-0001 --format csv --columns timeliness | sed 1d)"
never '[Oo]verdue since'
undo 2
expect_equal "period-over-not-checked" "$(heldto list key:LINE-0001 --format csv --columns timeliness | sed 1d)"
never '[Oo]verdue since'
