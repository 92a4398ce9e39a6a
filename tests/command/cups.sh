#!/bin/sh
# proves that reports reach a real CUPS as PDF, that its printers are listed, and that what cannot be
# printed is told and leaves nothing behind. The server is this test's own, with a printer into a file.
. tests/lib/sh.sh

PATH=$PATH:/usr/sbin:/sbin
for tool in cupsd lpadmin lp lpstat; do
    command -v "$tool" >/dev/null 2>&1 || skip "CUPS ($tool) is not installed"
done
ppd=/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd
[ -e "$ppd" ] || skip "the filters of CUPS (cups-filters) are not installed"

# A folder of short name: the server's socket stands in it. As root it works for another, and may read what
# that one may.
cups=$(mktemp -d /tmp/cups.XXXXXX) || exit 1
user=$(id -un) group=$(id -gn)
[ "$user" != root ] || { user=lp group=lp; }
mkdir "$cups/spool" "$cups/cache" "$cups/state" "$cups/tmp" "$cups/out"
cat >"$cups/cups-files.conf" <<END
ServerRoot $cups
RequestRoot $cups/spool
CacheDir $cups/cache
StateDir $cups/state
TempDir $cups/tmp
AccessLog $cups/access
ErrorLog $cups/error
PageLog $cups/page
FileDevice Yes
SystemGroup root
User $user
Group $group
Sandboxing relaxed
END
cat >"$cups/cupsd.conf" <<END
Listen $cups/sock
LogLevel warn
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
END
[ "$user" = "$(id -un)" ] || chown -R "$user:$group" "$cups"
export CUPS_SERVER="$cups/sock"
cupsd -f -c "$cups/cupsd.conf" -s "$cups/cups-files.conf" >"$cups/said" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$cups"; finish' EXIT

wait_until() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        "$@" >/dev/null 2>&1 && return
        sleep 0.25
    done
    return 1
}
wait_until lpstat -r || skip "CUPS would not start: $(cat "$cups/said")"
add_printer() {
    lpadmin -p office -E -v "file://$cups/out/page" -P "$ppd" 2>"$cups/added" && lpstat -a office
}
wait_until add_printer || skip "CUPS takes no printer: $(cat "$cups/added")"
is_printed() {
    [ -z "$(lpstat -W not-completed)" ] && grep -aq '%%EOF' "$cups/out/page"
}

run heldto demo
register=$XDG_STATE_HOME/heldto/demo.db
mkdir tmp
export TMPDIR="$PWD/tmp"

proves "a report is printed as PDF, page for page, by a printer's name"
run heldto -r "$register" report follow-up --print=office --title 'The printed one'
expect_match '^printed: request id is office-1 ' "$err"
expect wait_until is_printed
expect_equal "" "$(ls tmp)"
sed -n '/^%PDF/,$p' "$cups/out/page" >page.pdf
if command -v pdftotext >/dev/null 2>&1; then
    heldto -r "$register" report follow-up --format pdf -o file.pdf --title 'The printed one' 2>/dev/null
    expect_equal "$(pdfinfo file.pdf | grep '^Pages')" "$(pdfinfo page.pdf 2>/dev/null | grep '^Pages')"
    pdftotext -layout page.pdf page.txt 2>/dev/null
    expect_match 'The printed one' page.txt
    expect_match 'EUUS-0017' page.txt
fi

proves "a printer that is not there is told, and nothing is left behind"
expect_exit 1 heldto -r "$register" report follow-up --print=nowhere
expect_match 'nothing was printed' "$err"
expect_equal "" "$(ls tmp)"

proves "without a server the report is still made as text, and lp says what is missing"
kill "$server"
wait "$server" 2>/dev/null
expect_exit 1 heldto -r "$register" report follow-up --print
expect_match 'nothing was printed' "$err"
expect_equal "" "$(ls tmp)"
