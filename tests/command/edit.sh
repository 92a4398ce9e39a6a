#!/bin/sh
# proves that commitments, links, meetings, documents, wordings and sources can be made and changed by
# scripts, and that what is wrong with a value is said of the option it was given in.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

proves "a commitment is added with a key of its series, its due period read"
expect_output - heldto add 'Meet in Poland again' --series eu-us-jha --kind next-meeting \
    --due-text 'second half of 2027' --parties 'EU; US; Poland (host)' --topics 'next meeting; A new topic' \
    --priority high --follow-up-on 2027-01-05 <<'END'
ok EUUS-0027 v1
END
expect_equal "2027-41 2027-07-01 2027-12-31 high pl host A new topic" "$(json \
    "' '.join([d['due_edtf'], d['due_first'], d['due_last'], d['priority'], d['parties'][2]['token'],
        d['parties'][2]['role'], d['topics'][1]])" heldto show EUUS-0027 --format json)"
expect_output - heldto add --title 'Without a series' <<'END'
ok C-0001 v1
END

proves "only the fields named are changed, and \"\" empties one"
expect_output - heldto edit EUUS-0027 --owner Ana --next-step '' --topics visa <<'END'
ok EUUS-0027 v2
END
expect_equal "Ana high ['Visa policy']" "$(json \
    "d['owner'] + ' ' + d['priority'] + ' ' + str(d['topics'])" heldto show EUUS-0027 --format json)"
expect_exit 2 heldto edit EUUS-0027
expect_match 'say what to change' "$err"
expect_exit 1 heldto edit EUUS-0099 --owner x

proves "a wrong value names its field"
expect_exit 3 heldto edit EUUS-0027 --due-text 'when pigs fly'
expect_match 'due_text: ' "$err"
expect_exit 2 heldto edit EUUS-0027 --kind promise
expect_match '--kind: "promise" is none of one-off, standing' "$err"
expect_exit 3 heldto add
expect_match 'title: ' "$err"
expect_exit 2 heldto edit EUUS-0027 --follow-up-on 5.1.2027
expect_match '--follow-up-on: "5.1.2027" is no day' "$err"
expect_exit 2 heldto edit EUUS-0027 --nosuch x
expect_match 'edit: Unknown option --nosuch; .heldto help edit. tells more' "$err"
expect_equal "2" "$(json "d['version']" heldto show EUUS-0027 --format json)"

proves "links are made and taken away, and not twice, not to itself, not both ways"
expect_output - heldto link EUUS-0027 follows EUUS-0026 --note 'the next one' <<'END'
ok EUUS-0027 v3
END
expect_exit 3 heldto link EUUS-0027 follows EUUS-0026
expect_exit 3 heldto link EUUS-0026 follows EUUS-0027
expect_exit 3 heldto link EUUS-0027 part-of EUUS-0027
expect_exit 3 heldto link EUUS-0027 likes EUUS-0026
expect_match 'there are part-of, follows, builds-on, superseded-by' "$err"
expect heldto link EUUS-0027 follows EUUS-0026 --remove
expect_equal "0" "$(json "len(d['links'])" heldto show EUUS-0027 --format json)"
expect_exit 1 heldto link EUUS-0027 follows EUUS-0026 --remove

proves "meetings are added, edited, listed and shown"
expect_output - heldto meeting add --series eu-us-jha --date 2027-10 --city Warsaw --country Poland \
    --state announced --participant 'Ann Other; Minister; US' <<'END'
ok meeting eu-us-jha-2027-10-warsaw
END
expect_output - heldto meeting edit warsaw --date 2027-10-05/2027-10-06 --state held <<'END'
ok meeting eu-us-jha-2027-10-warsaw
END
expect_output - heldto meeting show warsaw <<'END'
[sample, not official wording]

Warsaw, 5–6 October 2027

Meeting      eu-us-jha-2027-10-warsaw
Date         5–6 October 2027
Place        Warsaw, Poland
Level        ministers
State        held
Series       eu-us-jha

Participants
  Ann Other, Minister; United States

No text of it is held.
END
expect_output tests/command/expected/meetings.txt heldto meeting list
expect_output - heldto meeting list --level senior-officials --columns token,wordings --format csv <<'END'
token,wordings
eu-us-jha-2018-02-sofia,11
eu-us-jha-2021-09-ljubljana,0
END
expect_equal "6 1" "$(json "len(d['participants']), len(d['documents'])" heldto meeting show brussels -f json |
    tr -d '(),')"
expect_exit 3 heldto meeting add --date 'in spring'
expect_exit 1 heldto meeting show atlantis

proves "a text is kept whole, once, with its original, and shown"
printf '\357\273\277Joint statement.\r\nThey agreed to meet again.\rDone \377.\n' >statement.txt
run heldto document add statement.txt --meeting warsaw --title 'Statement' --coverage full --frame 'Done'
expect_equal "ok document 4" "$(cat "$out")"
expect_equal "heldto: statement.txt:3: bytes that are not UTF-8, and stand as U+FFFD from here on: 1" \
    "heldto: $(cat "$err")"
expect_equal "$(sha256sum <statement.txt | cut -d' ' -f1)" \
    "$(json "d['sha256']" heldto document show 4 --format json)"
expect_equal "$(printf 'Joint statement.\nThey agreed to meet again.\nDone \357\277\275.')" \
    "$(json "d['text']" heldto document show 4 --format json | sed '$d')"
expect_exit 3 heldto document add statement.txt --meeting warsaw --title 'Again'
expect_match 'held already: document 4, Statement' "$err"
expect_exit 3 heldto document add nosuch.txt --title x
expect_match 'nosuch.txt' "$err"
expect_exit 3 heldto document add . --title x
expect_match 'not a regular file' "$err"
printf 'a\0b' >nul.txt
expect_exit 3 heldto document add nul.txt --title x
expect_match 'a NUL is in it' "$err"
echo 'From a pipe.' | heldto document add - --meeting warsaw --title Piped --coverage extract >"$out"
expect_equal "ok document 5" "$(cat "$out")"
expect_output - heldto document list warsaw --columns number,title,coverage,wordings <<'END'
No.  Title      Coverage            Wordings
  4  Statement  full official text         0
  5  Piped      extract                    0
END

proves "words are found in their document, which says the meeting"
expect_output - heldto wording add EUUS-0027 --document '[4]' --exact 'They agreed to meet again' \
    --force agreed --verb 'agreed to' <<'END'
ok EUUS-0027 v5
END
expect_exit 3 heldto wording add EUUS-0027 --document 4 --exact 'They never said so'
wording=$(json "d['wordings'][0]['number']" heldto show EUUS-0027 --format json)
expect heldto wording edit "$wording" --difference first-held --confirmed yes
expect_equal "True" "$(json "d['wordings'][0]['confirmed']" heldto show EUUS-0027 --format json)"
expect_output - heldto matrix key:EUUS-0027,EUUS-0023 \
    --columns key,eu-us-jha-2024-06-brussels,eu-us-jha-2027-10-warsaw <<'END'
Key        Brussels 2024-06  Warsaw 2027-10
EUUS-0023  ●                 –
EUUS-0027                    ●

● stated   – full text read, and absent   ? no full text read
END

proves "sources are added, edited and listed by number"
expect_output - heldto source add 'A law' --publisher 'The Gazette' --kind deed --dated-on 2027-01-01 <<'END'
ok source 7
END
expect_output - heldto source edit '[7]' --page 3 <<'END'
ok source 7
END
heldto source list --columns number,title,page,cited >sources
expect_match '^  7  A law +3 +0$' sources
expect_exit 3 heldto source add --publisher nobody

proves "words counted from a day are counted from the meeting of the first wording, once it is told"
heldto meeting add --date 2022-06-23 --city Paris --level ministers >/dev/null
due() { json "d['due_edtf']" heldto show "$1" --format json; }
for words in 'by the end of the year' 'within six months' 2025 'as soon as possible'; do
    heldto add "Do it $words" --due-text "$words" >/dev/null
done
heldto add 'Do it otherwise' --due-text 'next year' --due-edtf ../2030 >/dev/null
expect_equal "../2026 ../2030" "$(due C-0002) $(due C-0006)"
for key in C-0002 C-0003 C-0004 C-0005 C-0006; do
    heldto wording add "$key" --meeting paris --exact 'the words' >/dev/null
done
expect_equal "../2022 2022-06-23/2022-12-23 2025  ../2030" \
    "$(due C-0002) $(due C-0003) $(due C-0004) $(due C-0005) $(due C-0006)"
heldto wording add C-0002 --meeting brussels --exact 'again the words' >/dev/null
expect_equal "../2022" "$(due C-0002)"
heldto undo >/dev/null
heldto undo 2>/dev/null >/dev/null
expect_equal "../2022" "$(due C-0002)"

proves "the register is whole after all that"
expect heldto verify
