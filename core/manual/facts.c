/* facts.c owns the tables of exit codes, environment, files and examples.
 * It must not know who tells of them. */
#include "core/manual/facts.h"

#include "core/scheme/words.h"

const struct fact facts_exits[] = {
    {"0", N_("done")},
    {"1", N_("nothing found or the answer is no")},
    {"2", N_("wrong use")},
    {"3", N_("bad input")},
    {"4", N_("the register cannot be used")},
    {"5", N_("stopped by the user; nothing was stored")},
    {NULL, NULL},
};

const struct fact facts_environment[] = {
    {"HELDTO_REGISTER", N_("the register, where `-r` names none")},
    {"HELDTO_AUTHOR", N_("who acts, as it is printed, where `--author` names nobody")},
    {"XDG_CONFIG_HOME", N_("where the configuration is; ~/.config unless set")},
    {"XDG_DATA_HOME", N_("where the default register is; ~/.local/share unless set")},
    {"XDG_STATE_HOME", N_("where is kept what was seen and typed; ~/.local/state unless set")},
    {"NO_COLOR", N_("set to anything, there are no colours unless `--color=always` asks for them")},
    {"VISUAL", N_("the editor for long texts; else `EDITOR`, else vi")},
    {"EDITOR", N_("the editor, where `VISUAL` is not set")},
    {"TERM", N_("the terminal's description")},
    {"ESCDELAY", N_("milliseconds to wait after Esc for the rest of a key; 25 unless set")},
    {"WAYLAND_DISPLAY", N_("set, what is copied goes to `wl-copy` too")},
    {"DISPLAY", N_("set, what is copied goes to `xclip` or `xsel` too")},
    {"LC_ALL", N_("the character set of the terminal, as `LC_CTYPE` and `LANG`")},
    {"HELDTO_TEST_CLOCK", N_("for tests: the time to take as now")},
    {NULL, NULL},
};

const struct fact facts_files[] = {
    {"$XDG_DATA_HOME/heldto/register.db",
     N_("the default register: one SQLite file, that only its owner may read")},
    {"REGISTER.before-version-N",
     N_("beside a register that was brought up to date: as it was before")},
    {"$XDG_CONFIG_HOME/heldto/config",
     N_("written by hand, never by the program; `name` under [analyst] is who acts")},
    {"$XDG_STATE_HOME/heldto/state", N_("the printed name once asked for, and the like")},
    {"$XDG_STATE_HOME/heldto/seen",
     N_("the last state of each register that was seen, to tell of one that went back")},
    {"$XDG_STATE_HOME/heldto/typed/", N_("what was typed and not yet saved, to be offered again")},
    {"$XDG_STATE_HOME/heldto/demo.db", N_("the copy of the sample that `heldto demo` opens")},
    {"PREFIX/lib/heldto/", N_("parts of the program that are loaded when first used")},
    {NULL, NULL},
};

const struct fact facts_examples[] = {
    {"heldto demo", N_("opens the sample register")},
    {"heldto init", N_("makes a register of your own")},
    {"heldto import commitments.csv --dry-run", N_("says what a spreadsheet would bring")},
    {"heldto import statement.pdf", N_("takes a statement in; `heldto triage` goes through it")},
    {"heldto list 'is:overdue party:eu' --format csv", N_("what is overdue for the EU, as CSV")},
    {"heldto status EUUS-0001 f --source https://example.org/act",
     N_("sets a status, with the source it rests on")},
    {"heldto report follow-up --by topic -o follow-up.pdf", N_("the follow-up report as PDF")},
    {"heldto verify && heldto backup /safe/register.db", N_("checks a register and copies it")},
    {NULL, NULL},
};
