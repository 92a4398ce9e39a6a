#!/bin/sh
# proves that every report can be had in every format: what each says is held to the letter in text, Markdown,
# CSV and JSON, and that web pages, PDF and documents are such, to those who judge them.
. tests/lib/sh.sh

run heldto demo
register=$XDG_STATE_HOME/heldto/demo.db

# What each report is about, of the sample. A report without a line here is not tried, and told.
subject() {
    case $1 in
    since) echo lisbon ;;
    lineage) echo EUUS-0001 ;;
    brief) echo brussels ;;
    year) echo 2024 ;;
    esac
}

heldto -r "$register" report | cut -d' ' -f1 >names
expect test "$(wc -l <names)" -ge 11


while read -r name; do
    about=$(subject "$name")
    proves "the report $name says what is expected, in each format that is text"
    for format in text md csv json; do
        # shellcheck disable=SC2086 # no subject is no word
        expect_output "tests/command/expected/reports/$name.$format" \
            heldto -r "$register" report "$name" $about --format "$format"
    done
    proves "the report $name is a page, a PDF and a document, the same each time"
    for format in html pdf docx; do
        # shellcheck disable=SC2086
        run heldto -r "$register" report "$name" $about --format "$format" -o "$name.$format"
        # shellcheck disable=SC2086
        heldto -r "$register" report "$name" $about --format "$format" >again
        expect_same "$name.$format" again
    done
    expect_equal '<!DOCTYPE html>' "$(head -n 1 "$name.html")"
    expect_no_match '<script|src=|@import' "$name.html"
    expect_equal '%PDF-1' "$(head -c 6 "$name.pdf")"
    expect_equal PK "$(head -c 2 "$name.docx")"
done <names

proves "web pages have no fault that tidy finds, those of an empty register too"
if command -v tidy >/dev/null 2>&1; then
    while read -r name; do
        expect_equal "" "$(tidy -e -q "$name.html" 2>&1)"
    done <names
    heldto -r empty.db init >/dev/null
    while read -r name; do
        case $name in lineage | brief) continue ;; esac
        about=$(subject "$name")
        [ "$name" != since ] || about=2024-01-01
        # shellcheck disable=SC2086
        heldto -r empty.db report "$name" $about --format html >empty.html
        expect_equal "" "$(tidy -e -q empty.html 2>&1)"
    done <names
fi

proves "PDF files have no fault that qpdf finds, and say what the text says"
if command -v qpdf >/dev/null 2>&1; then
    while read -r name; do
        expect qpdf --check "$name.pdf"
    done <names
fi
