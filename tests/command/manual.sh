#!/bin/sh
# shellcheck disable=SC2016
# proves that the manual tells every command, option, report, key, status, field and table there is, and is right for
# man: linted, in ASCII, the same bytes each time.
. tests/lib/sh.sh

unset HELDTO_REGISTER
heldto manual >heldto.1
heldto manual heldto-register >heldto-register.5
# As people see it: without macros, escapes undone.
plainly() {
    sed -e 's/^\\&//' -e 's/\\f[BIR]//g' -e 's/\\-/-/g' -e 's/\\(dq/"/g' -e "s/\\\\(aq/'/g" -e 's/\\(ga/`/g' \
        -e 's/\\(ha/^/g' -e 's/\\(ti/~/g' -e 's/\\\[u2026\]/…/g' -e 's/\\e/\\/g' "$1"
}
plainly heldto.1 >plain

proves "the pages are ASCII, of short lines of macros, and the same bytes each time"
for page in heldto.1 heldto-register.5; do
    expect [ -s "$page" ]
    expect [ -z "$(LC_ALL=C tr -d '\n -~' <"$page")" ]
    expect_equal "" "$(grep '^\.' "$page" | grep -vE '^\.(TH|SH|SS|PP|TP|br|B|I|RB|IR|RI|BR|RS 4|RE|nf|fi)( |$)')"
done
heldto manual heldto >again
expect_same heldto.1 again
expect_exit 2 heldto manual nosuch
expect [ ! -e "$XDG_DATA_HOME/heldto" ]

proves "every section is there"
for section in NAME SYNOPSIS DESCRIPTION COMMANDS VALUES REPORTS FILTERS KEYS STATUSES FILES ENVIRONMENT 'EXIT STATUS' \
    EXAMPLES 'SEE ALSO'; do
    expect_match "^\\.SH \"$section\"\$" heldto.1
done
for section in FIELDS STATUSES CSV 'JSON LINES' TABLES VERSIONS; do
    expect_match "^\\.SH \"$section\"\$" heldto-register.5
done

proves "every command that help names is told, with every option that its help has"
heldto help | sed -n 's/^  \([a-z][a-z]*\( [a-z][a-z]*\)\{0,1\}\)  .*[.].*/\1/p' >names
expect [ "$(wc -l <names)" -gt 50 ]
: >missing
while read -r name; do
    sed -n "/^\\.SS \"heldto ${name}[ \"]/,/^\\.S[SH] /p" plain | sed '$d' >told
    [ -s told ] || echo "heldto $name" >>missing
    # shellcheck disable=SC2086
    heldto help $name | sed -n '/^Options:/,/^Options of every/s/^  \(-[a-zA-Z], \)*\(--[a-z-]*\).*/\2/p' >options
    while read -r option; do
        grep -qE -e "(^|, )$option([ =[]|\$)" told || echo "heldto $name $option" >>missing
    done <options
done <names
expect_equal "" "$(cat missing)"

proves "every report, field of filters, status and environment variable is told"
heldto init -r r.db 2>/dev/null >&2
heldto -r r.db report | sed 's/ .*//' >reports
heldto help filter | sed -n '/^Fields:/,$s/^  \([a-z][a-z-]*\).*/\1/p' >fields
cat reports fields | while read -r word; do
    grep -qxF -e "$word" plain || echo "$word" >>missing
done
expect [ "$(wc -l <reports)" -ge 5 ] && expect [ "$(wc -l <fields)" -gt 20 ]
(cd "$ROOT" && grep -rhoE 'g_getenv\("[A-Z_]+"\)' core tui db | sed 's/.*"\(.*\)".*/\1/' | sort -u) >variables
while read -r name; do
    sed -n '/^\.SH "ENVIRONMENT"/,/^\.SH "EXIT/p' plain | grep -qxF "$name" || echo "$name" >>missing
done <variables
expect_match '^n  not-assessed$' plain
expect_match '^f  fulfilled$' plain
expect_equal "" "$(cat missing)"

proves "the keys of every view, and every key of the table, are told"
sed -n '/^\.SH "KEYS"/,/^\.SH "STATUSES"/p' plain >keys
for file in "$ROOT"/tui/view_*.c; do
    place=$(sed -n 's/^ *\.place = \(PLACE_[A-Z]*\),.*/\1/p' "$file")
    grep -qE "[^A-Z_~ ]*[ {(|]$place( \||,|\))" "$ROOT/tui/keys.c" || continue # it has no keys of its own
    sed -n 's/.*\.title = N_("\(.*\)"),.*/\1/p' "$file"
done >views
while read -r view; do
    grep -qxF ".SS \"In the view: $view\"" keys || echo "$view" >>missing
done <views
expect [ "$(wc -l <views)" -gt 10 ]
(cd "$ROOT" && grep -oE '^ *(\{PLACE_[^"]*|[^"]*)"[^"]+", "[a-z0-9-]+", (N_|NULL)' tui/keys.c |
    sed -n 's/^[^"]*"\([^"]*\)", ".*/\1/p' | sort -u) >table
while read -r key; do
    awk -v key="$key" 'index(" " $0 " ", " " key " ") { found = 1 } END { exit !found }' keys || echo "$key" >>missing
done <table
expect [ "$(wc -l <table)" -gt 60 ]
expect_equal "" "$(cat missing)"

proves "every table of a register, and each of its columns, is told"
command -v python3 >/dev/null && {
    python3 - r.db heldto-register.5 <<'END' >untold
import re, sqlite3, sys
text = open(sys.argv[2]).read().replace("\\-", "-")
told = {}
for part in re.split(r'^\.SS "', text[text.index('.SH "TABLES"'):], flags=re.M)[1:]:
    told[part.split('"')[0]] = set(re.findall(r"^\\fB(\w+)\\fR$", part, re.M)) | {"id", "uuid", "version", "undone"}
c = sqlite3.connect(sys.argv[1])
for (name,) in c.execute("select name from sqlite_master where type = 'table' and sql not like '%virtual%'"
                         " and name not like 'sqlite%' and name not like '%search%'"):
    if name not in told:
        print("table", name)
        continue
    for row in c.execute(f"pragma table_info({name})"):
        if row[1] not in told[name]:
            print("column", name, row[1])
END
    expect_equal "" "$(cat untold)"
}

proves "mandoc has nothing to say"
if command -v mandoc >/dev/null; then
    expect_output - mandoc -Tlint -Wwarning heldto.1 heldto-register.5 </dev/null
else
    echo "skipped: needs mandoc"
fi

proves "groff has nothing to say"
groff -man -Tutf8 -z /dev/null 2>/dev/null || skip "needs groff"
expect_output - groff -man -ww -z -Tutf8 heldto.1 heldto-register.5 </dev/null
groff -man -Tutf8 -P-cbou heldto.1 >seen
expect_match '^ +heldto status KEY… STATUS$' seen
expect_match "^ +'  +to a bookmark" seen
