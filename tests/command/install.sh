#!/bin/sh
# proves that install puts the program, its modules, manual, papers and completions below DESTDIR and PREFIX, and that uninstall takes
# away exactly those.
. tests/lib/sh.sh

modules=$(cd "$ROOT" && printf '%s\n' core/*/*_module.c | sed 's|.*/\(.*\)_module\.c|\1|' | sort)
[ -e "$ROOT/heldto" ] || skip "needs ./heldto, made by make"
[ -e "$ROOT/build/man/heldto.1" ] || skip "needs build/man, made by make"
command -v make >/dev/null || skip "needs make"

# The program is as it is: -o keeps make from building while other tests run.
in_tree() {
    make --no-print-directory -C "$ROOT" -o heldto -o build/man/heldto.1 -o build/man/heldto-register.5 DESTDIR="$dir/root" PREFIX="/opt it" "$@"
}

tree() {
    (cd "$dir/root" && find . -type f | sort)
}

proves "install puts the program, its manual, papers and completions in their places"
papers=$(cd "$ROOT" && ls -d LICENSE README.md 2>/dev/null)
expect in_tree install
{
    echo "./opt it/bin/heldto"
    for module in $modules; do echo "./opt it/lib/heldto/$module.so"; done
    echo "./opt it/share/bash-completion/completions/heldto"
    for paper in $papers; do echo "./opt it/share/doc/heldto/$paper"; done
    echo "./opt it/share/fish/vendor_completions.d/heldto.fish"
    echo "./opt it/share/man/man1/heldto.1"
    echo "./opt it/share/man/man5/heldto-register.5"
    echo "./opt it/share/zsh/site-functions/_heldto"
} >expected
tree >actual
expect_same expected actual
expect_same "$ROOT/heldto" "$dir/root/opt it/bin/heldto"
expect_same "$ROOT/build/man/heldto-register.5" "$dir/root/opt it/share/man/man5/heldto-register.5"
heldto completion zsh >script
expect_same script "$dir/root/opt it/share/zsh/site-functions/_heldto"
expect_equal 755 "$(stat -c %a "$dir/root/opt it/bin/heldto")"

proves "installing again changes nothing"
expect in_tree install
tree >actual
expect_same expected actual

proves "uninstall takes away what install put there and nothing else"
touch "$dir/root/opt it/bin/other" "$dir/root/opt it/share/doc/other" "$dir/root/opt it/share/man/man1/other.1"
expect in_tree uninstall
printf './opt it/bin/other\n./opt it/share/doc/other\n./opt it/share/man/man1/other.1\n' >expected
tree >actual
expect_same expected actual
expect [ ! -e "$dir/root/opt it/share/doc/heldto" ]
expect [ ! -e "$dir/root/opt it/lib/heldto" ]

proves "a paper of one's own in heldto's folder stays"
expect in_tree install
touch "$dir/root/opt it/share/doc/heldto/notes"
expect in_tree uninstall
expect [ -e "$dir/root/opt it/share/doc/heldto/notes" ]

proves "uninstall of what is not there is no failure"
expect in_tree uninstall
