#!/bin/sh
# shellcheck disable=SC1003,SC2016,SC2088
# proves that Tab completes in bash, zsh and fish themselves: commands, options, values and what the register in use
# holds; and that nothing in a register is ever run or breaks a line.
. tests/lib/sh.sh
. "$ROOT/tests/lib/sample.sh"

tab='	'
ask() { # SHELL WORD…
    shell=$1
    shift
    heldto complete --shell "$shell" -- "$@"
}

proves "commands, options and values are offered, each with what it is"
expect_output - ask fish 'stat' <<END
words
status${tab}Say where commitments stand, with the source.
END
expect_output - ask fish meeting s <<END
words
show${tab}Show a meeting: who was there, what was said, what texts are held.
END
expect_output - ask fish report follow-up --by=t <<END
words
--by=topic
END
expect_exit 0 ask fish status EUUS-0001 --eff
expect_match "^--effective${tab}the day" "$out"
expect_exit 0 ask fish score ''
expect_match "^agreement$tab" "$out"
expect_match "^EUUS-0001$tab" "$out"

proves "what the register holds is offered"
expect_output - ask fish status EUUS-0001 fulf <<END
words
fulfilled${tab}f  fulfilled
END
expect_output - ask fish review eu-us-jha-2021-06 <<END
words
eu-us-jha-2021-06-lisbon${tab}Ministers, Lisbon, June 2021
END
expect_output - ask fish list is:over <<END
words
is:overdue
END

proves "a field's name goes on, files are the shell's own affair"
expect_output - ask zsh list timel <<'END'
open
timeliness\:
END
expect_output - ask zsh import x <<'END'
files
END
expect_output - ask bash 'heldto -r ' ' ' <<'END'
files
END

proves "-r says which register, also in quotes and from home"
cp "$HELDTO_REGISTER" "my \$register.db"
HELDTO_REGISTER=$dir/none.db expect_exit 0 ask bash "heldto -r 'my \$register.db' show EUUS-002" ' '
expect_match '^EUUS-0026$' "$out"
HOME=$dir HELDTO_REGISTER=$dir/none.db expect_exit 0 ask fish --register '~/my $register.db' show EUUS-002
expect_match '^EUUS-0026' "$out"

proves "without a register, or with one that is none, it is quiet, and makes none"
for bad in none.db bad.db /; do
    echo 'no register' >bad.db
    HELDTO_REGISTER=$bad expect_output - ask fish show E <<'END'
words
END
done
expect [ ! -e none.db ]
chmod 000 bad.db
expect_output - ask fish -r bad.db show E <<'END'
words
END

proves "completing writes nothing anywhere"
marks() {
    find . "$XDG_STATE_HOME" "$HELDTO_REGISTER" -type f -exec cksum {} + | sort
}
rm -f "$XDG_STATE_HOME/heldto/seen"
marks >"$scratch/before"
heldto complete --shell fish -- show E >/dev/null
heldto complete --shell bash -- "heldto -r 'my \$register.db' status EUUS-0001 " ' ' >/dev/null
marks >"$scratch/after"
expect_same "$scratch/before" "$scratch/after"

proves "odd lines are no failure"
expect_exit 0 ask bash '' ''
expect_exit 0 ask bash "heldto 'never \"closed" ''
expect_exit 0 ask bash 'heldto \' ''
expect_exit 0 ask zsh -- -- -r
expect_exit 0 ask fish --by= '$(' ''
expect_exit 0 ask fish nosuch --nosuch ''

# What a hostile file may have brought in as keys and titles.
sql "update commitment set key = 'ZZ\$(touch owned);\`touch owned\`' where key = 'EUUS-0003';
update commitment set key = 'YY a\"b''c é*' where key = 'EUUS-0004';
update commitment set key = 'XX' || char(10) || 'touch owned' where key = 'EUUS-0005';
update commitment set key = 'WW' || char(27) || ']0;x' where key = 'EUUS-0007';
update commitment set title = '\$(touch owned)' || char(10) || '%F{red}\`touch owned\`' where key = 'EUUS-0006';"

proves "keys that could leave their line are not offered, and titles stay on theirs"
expect_output - ask fish show XX <<'END'
words
END
expect_output - ask fish show WW <<'END'
words
END
expect_exit 0 ask fish show EUUS-0006
expect_equal 2 "$(wc -l <"$out" | tr -d ' ')"

PATH=$dir/bin:$PATH
mkdir bin && ln -s "$HELDTO" bin/heldto
lines() {
    cat <<'END'
heldto stat|heldto status |
heldto meeting sh|heldto meeting show |
heldto help meeting sh|heldto help meeting show |
heldto status EUUS-0001 fulf|heldto status EUUS-0001 fulfilled |
heldto review eu-us-jha-2021-06|heldto review eu-us-jha-2021-06-lisbon |
heldto report follow-up --by=to|heldto report follow-up --by=topic |
heldto report follow-up --by to|heldto report follow-up --by topic |
heldto list timel|heldto list timeliness:|
heldto list timeliness:overd|heldto list timeliness:overdue |
heldto -r bin/hel|heldto -r bin/heldto |
heldto report follow-up --output=bin/hel|heldto report follow-up --output=bin/heldto |
heldto show EUUS-0006|heldto show EUUS-0006 |
heldto show XX|heldto show XX|
heldto nosuch a|heldto nosuch a|
heldto show ZZ|heldto show ZZ\$\(touch\ owned\)\;\`touch\ owned\` |
heldto show "ZZ|heldto show "ZZ\$(touch owned);\`touch owned\`" |
heldto show 'ZZ|heldto show 'ZZ$(touch owned);`touch owned`' |
heldto show YY\ a|heldto show YY\ a\"b\'c\ é\* |
heldto show 'YY|heldto show 'YY a"b'\''c é*' |
END
}
# What is typed as $(…) zsh runs by itself on Tab, before it asks anybody.
lines_of_bash() {
    echo 'heldto show $(touch owned)EUUS-0006|heldto show $(touch owned)EUUS-0006|'
}
lines_of_zsh() {
    echo 'heldto today ; heldto stat|heldto today ; heldto status |'
}
LC_ALL=C.UTF-8
export LC_ALL

in_shell() { # SHELL SETUP: every line of lines() through the shell's own Tab
    command -v "$1" >/dev/null || { echo "skipped: needs $1"; return; }
    { lines; "lines_of_$1"; } >pairs
    cut -d '|' -f 1 pairs >typed
    cut -d '|' -f 2 pairs | sed 's/$/|/' >expected
    set -- "$1" "$2" && while IFS= read -r line; do set -- "$@" "$line"; done <typed
    expect_exit 0 python3 "$ROOT/tests/lib/typed.py" "$@"
    expect_same expected "$out"
    expect [ ! -e owned ]
}

proves "bash completes, and runs nothing it is offered"
heldto completion bash >bash.sh
in_shell bash bash.sh

proves "zsh completes, and runs nothing it is offered"
mkdir functions && heldto completion zsh >functions/_heldto
echo "fpath=('$dir/functions' \$fpath); autoload -U compinit; compinit -D -u" >zsh.sh
in_shell zsh zsh.sh

proves "fish completes, and runs nothing it is offered"
command -v fish >/dev/null || skip "needs fish"
heldto completion fish >heldto.fish
fish_offers() { # LINE: what fish offers in its place
    fish --no-config -c 'source heldto.fish; complete -C $argv[1]' -- "$1"
}
expect_output - fish_offers 'heldto stat' <<END
status${tab}Say where commitments stand, with the source.
END
expect_output - fish_offers 'heldto show ZZ' <<END
ZZ\$(touch owned);\`touch owned\`${tab}Exchange of passenger name records (PNR)
END
expect_output - fish_offers 'heldto show "YY a' <<END
YY a"b'c é*${tab}Information sharing against terrorism
END
expect_output - fish_offers 'heldto report follow-up --output=bin/hel' <<'END'
--output=bin/heldto
END
expect_output - fish_offers 'heldto -r bin/hel' <<'END'
bin/heldto
END
expect_output - fish_offers 'heldto show XX' </dev/null
expect_output - fish_offers 'heldto show $(touch owned)EUUS-0006' </dev/null
expect [ ! -e owned ]
