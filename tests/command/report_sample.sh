#!/bin/sh
# proves what the reports on lateness, one commitment, one meeting and one year make of the sample.
. tests/lib/sh.sh

heldto demo >/dev/null
HELDTO_REGISTER=$XDG_STATE_HOME/heldto/demo.db
export HELDTO_REGISTER
pages=tests/command/expected

proves "the sample is told in each report, to read and as rows"
for format in txt csv; do
    as=$(echo $format | sed s/txt/text/)
    expect_output $pages/sample-overdue.$format heldto report overdue --format "$as"
    expect_output $pages/sample-lineage.$format heldto report lineage EUUS-0001 --format "$as"
    expect_output $pages/sample-brief.$format \
        heldto report brief 2018-05-sofia --as-of 2018-05-01 --for internal --format "$as"
    expect_output $pages/sample-year.$format heldto report year 2021 --format "$as"
done
