#!/bin/sh
# proves that what a script calls in a loop starts without the large libraries: they are not linked, and
# no command that does without them loads a module.
. tests/lib/sh.sh

command -v ldd >/dev/null || skip "needs ldd"

proves "the program itself is linked to none of the large libraries"
expect ldd "$ROOT/${HELDTO_BUILD:-build/release}/heldto"
expect_no_match 'libxml2|libgmime|libpango|libcairo|libgobject|libicu' "$out"

proves "nothing but a text is worth a module"
expect heldto -r r.db init
for words in list today; do
    LD_DEBUG=files LD_DEBUG_OUTPUT=$dir/loaded expect_exit 1 heldto -r r.db $words
done
for words in history 'help import' verify 'add x'; do
    # shellcheck disable=SC2086
    LD_DEBUG=files LD_DEBUG_OUTPUT=$dir/loaded expect heldto -r r.db $words
done
[ -z "$(ls loaded* 2>/dev/null)" ] && skip "the loader does not tell what it loads"
cat loaded* >all
expect_match 'libsqlite3' all
expect_no_match 'heldto/.*\.so|modules/.*\.so|libxml2|libgmime|libpango|libcairo' all
