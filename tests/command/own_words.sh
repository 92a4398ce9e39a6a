#!/bin/sh
# proves that a register adds its own parties, topics and cues, that texts are read with them, and that what
# would be somebody else's name, or no cue, is refused.
. tests/lib/sh.sh

heldto init >/dev/null
cat >statement.txt <<'END'
Joint statement of the Steering Board and Norway

The Steering Board and Norway met in Oslo on 3 May 2024.

Norway gives its word that it opens the archive by June 2025.
The Lakeland Council agreed to share what it knows of glacier theft.
END

suggested() { # FIELD: of each suggestion, one a line
    heldto suggest statement.txt --format jsonl | python3 -c "import json, sys
for line in sys.stdin: print(json.loads(line)['$1'])"
}

proves "words of the register's own make a promise, with their force"
expect_equal "" "$(suggested quote | grep word)"
expect_output - heldto cue add 'gives its word that' --force committed --note 'as the Board writes' <<'END'
ok cue 1
END
expect_match 'gives its word' "$(suggested quote >q; echo q)"
expect_equal "committed" "$(heldto suggest statement.txt --format jsonl | python3 -c "import json, sys
for line in sys.stdin:
    d = json.loads(line)
    if 'word' in d['quote']: print(d['force'])")"
expect_output - heldto cue list <<'END'
No.  Words                Role     Force      Again  Note
  1  gives its word that  promise  committed         as the Board writes
END

proves "words that undo a promise do so"
expect 'heldto' cue add 'glacier theft' --role undoes
expect_equal "" "$(suggested quote | grep glacier)"

proves "what is taken away no longer counts, and undo brings it back"
expect_output - heldto cue remove 2 <<'END'
ok cue 2 taken away
END
expect_match 'glacier' "$(suggested quote >q; echo q)"
expect heldto undo
expect_equal "" "$(suggested quote | grep glacier)"
expect_exit 1 heldto cue remove 9
expect_match "there is no cue 9" "$err"

proves "what is no cue is refused, and nothing is written"
expect_exit 3 heldto cue add 'gives its word that'
expect_match 'is cue 1 already' "$err"
expect_exit 3 heldto cue add ' .,; '
expect_exit 2 heldto cue add 'vows' --role maybe
expect_exit 2 heldto cue add 'vows' --force maybe
expect_equal 2 "$(heldto cue list --format jsonl | wc -l | tr -d ' ')"

proves "a party is added, found by its names, and given further ones"
expect_output - heldto party add 'Lakeland Council' --kind institution --alias 'Conseil de Lakeland' <<'END'
ok party Lakeland Council
END
expect heldto party add 'conseil de lakeland' --alias 'LLC'
expect_equal "lakeland-council|Lakeland Council|Conseil de Lakeland; LLC|institution" \
    "$(heldto party list --format csv | grep Lakeland | tr -d '\r' | tr , '|')"

proves "two names that make the same token are two parties"
expect heldto party add 'Lakeland, Council of'
expect heldto party add 'Lakeland Council Of'
expect_equal 2 "$(heldto party list --format csv | grep -c '^lakeland-council-of')"

proves "a name that is another's is refused, whole"
expect_exit 3 heldto party add 'Some Board' --alias 'SB' --alias 'European Union'
expect_match 'is what .* is called already' "$err"
expect_equal "" "$(heldto party list --format csv | grep 'Some Board')"
expect_exit 3 heldto party add '  '

proves "a topic with words of its own is told of a text"
expect heldto topic add 'Glaciers' --alias 'glacier theft'
expect heldto cue remove 2
expect_match 'Lakeland Council' "$(suggested parties >p; echo p)"
expect_match 'Glaciers' "$(heldto import statement.txt >/dev/null 2>&1; heldto triage 1 --accept-all >/dev/null 2>&1
    heldto list --columns topics >t; echo t)"
expect_match 'glaciers,Glaciers,glacier theft' "$(heldto topic list --format csv | tr -d '\r' >t; echo t)"

proves "control characters in a name reach no terminal"
printf 'ok party A\\x1bB\n' >expected
heldto party add "$(printf 'A\033B')" >shown
expect_no_match "$(printf '\033')" shown
