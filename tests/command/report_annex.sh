#!/bin/sh
# proves what the tally says of a register large enough for percentages and of one that is not, and what
# the annexes say of the sample.
. tests/lib/sh.sh

HELDTO_REGISTER=$dir/r.db
export HELDTO_REGISTER

# An invented line of meetings: 26 commitments, one position, one undertaking of others.
cat >meetings.csv <<'END'
token,title,date,city,country,level,state,visibility
oslo,Ministers,2019-03-04,Oslo,Norway,ministers,held,public
riga,Ministers,2021-09,Riga,Latvia,ministers,held,public
bern,Experts,2022-05-05,Bern,Switzerland,experts,held,internal
END
{
    echo 'key,title,kind,parties,topics,due_edtf,status,status_on,text,meeting,voice,owner,visibility'
    i=1
    while [ $i -le 18 ]; do
        case $((i % 6)) in
        0) state='fulfilled,2020-03-04' ;;
        1) state='in-progress,2021-01-01' ;;
        2) state='fulfilled,2019-03-14' ;;
        3) state='stalled,2020-06-01' ;;
        *) state='not-assessed,' ;;
        esac
        echo "A-$i,Share data set $i,one-off,Norway; Latvia,Data,2022,$state,will share data set $i,oslo,verbatim,Desk B,public"
        i=$((i + 1))
    done
    cat <<'END'
B-1,Keep the lines open,standing,Norway; Latvia,Data; Police,,kept-up,2021-10-01,keep the lines open,riga,verbatim,,public
B-2,Train officers,one-off,Latvia,Police,2030,not-started,2022-01-01,will train officers,riga,verbatim,,public
B-3,Open an office,one-off,Norway,Police,,fulfilled,2018-01-01,will open an office,riga,verbatim,,public
B-4,Close an office,one-off,Norway,Police,,fulfilled,,will close an office,riga,verbatim,,public
B-5,Entered without words,one-off,,,2020,in-progress,2020-01-01,,,,,public
B-6,Meet again,next-meeting,Norway; Switzerland (host),,2022,not-assessed,,meet again,riga,verbatim,,public
B-7,Among ourselves,one-off,Switzerland,Quiet matters,,contrary,2022-06-01,among ourselves,bern,verbatim,,internal
B-8,Said twice,one-off,Switzerland,Police,,stalled,2022-06-01,said twice,bern,verbatim,,public
P-1,Concern,position,Norway,Data,,,,voiced concern,riga,verbatim,,public
T-1,Their promise,third-party,Switzerland (third-party),Data,,,,others will,riga,verbatim,,public
END
} >all.csv
heldto init >/dev/null
heldto import --as meetings meetings.csv >/dev/null
heldto import all.csv >account || cat account ./*.rejects*

proves "percentages stand beside n where there are twenty, and nowhere else"
expect_output tests/command/expected/report-tally.txt heldto report tally --by topic
expect_output tests/command/expected/report-tally.csv heldto report tally --by party --format csv

proves "the sample is told the same way"
heldto demo >/dev/null
sample=$XDG_STATE_HOME/heldto/demo.db
expect_output tests/command/expected/report-tally-sample.txt heldto -r "$sample" report tally meeting
expect_output tests/command/expected/report-tally-sample.csv heldto -r "$sample" report tally year --format csv
expect_output tests/command/expected/report-sources-sample.txt heldto -r "$sample" report sources
expect_output tests/command/expected/report-method-sample.txt heldto -r "$sample" report method
expect_output tests/command/expected/report-handover-sample.txt heldto -r "$sample" report handover
