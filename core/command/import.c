/* import.c owns the command that takes files in: its options, and how it tells what became of them.
 * It must not know how a file is read. */
#include "core/command/commands.h"

#include "core/command/import_text.h"
#include "core/exchange/import.h"
#include "core/text/text.h"

#include <string.h>

static gboolean tell_progress(gpointer data, const char *what, gint64 done, gint64 total)
{
    return command_progress(data, what, done, total);
}

static enum day_order order_of(const char *dates)
{
    if (dates == NULL)
        return DAY_ORDER_ASK;
    return strcmp(dates, "mdy") == 0 ? DAY_ORDER_MDY : DAY_ORDER_DMY;
}

/* A single character, or "tab". */
static gboolean read_character(const struct command_call *call, const char *option, char *character,
                               GError **error)
{
    const char *text = command_option(call, option);
    *character = 0;
    if (text == NULL)
        return TRUE;
    *character = strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0 ? '\t' : *text;
    return strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0 || strlen(text) == 1 ||
           command_fail(error, HELDTO_ERROR_USAGE, "--%s: one character, or tab", option);
}

static void print_account(struct command_call *call, const struct import_account *a)
{
    const char *format = command_option(call, "format");
    if (g_strcmp0(format, "json") == 0) {
        command_print(call,
                      "{\"rows\":%" G_GUINT64_FORMAT ",\"added\":%" G_GUINT64_FORMAT
                      ",\"updated\":%" G_GUINT64_FORMAT ",\"unchanged\":%" G_GUINT64_FORMAT
                      ",\"rejected\":%" G_GUINT64_FORMAT "}\n",
                      a->rows, a->added, a->updated, a->unchanged, a->rejected);
        return;
    }
    command_print(call,
                  "%" G_GUINT64_FORMAT " %s: %" G_GUINT64_FORMAT " added, %" G_GUINT64_FORMAT
                  " updated, %" G_GUINT64_FORMAT " unchanged, %" G_GUINT64_FORMAT " rejected%s\n",
                  a->rows, a->rows == 1 ? "row" : "rows", a->added, a->updated, a->unchanged,
                  a->rejected, a->is_dry ? " (nothing was stored)" : "");
}

static void say_lines(struct command_call *call, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        command_say(call, "%s", (char *)lines->pdata[i]);
}

/* The account, and beside it what else there is to say. Rejected rows are bad input: exit 3. */
static gboolean tell(struct command_call *call, const struct import_account *a, GError **error)
{
    say_lines(call, a->notes);
    say_lines(call, a->changes);
    if (a->updated > a->changes->len && a->changes->len > 0)
        command_say(call, "… and %" G_GUINT64_FORMAT " more; `heldto history` shows what changed",
                    a->updated - a->changes->len);
    say_lines(call, a->reasons);
    if (a->rejected > a->reasons->len)
        command_say(call, "… and %" G_GUINT64_FORMAT " more", a->rejected - a->reasons->len);
    print_account(call, a);
    if (a->rejected == 0)
        return TRUE;
    const char *rows = a->rejected == 1 ? "row was" : "rows were";
    if (a->rejects == NULL)
        return command_fail(error, HELDTO_ERROR_INPUT,
                            "%" G_GUINT64_FORMAT " %s not taken; nothing was stored", a->rejected,
                            rows);
    return command_fail(error, HELDTO_ERROR_INPUT,
                        "%" G_GUINT64_FORMAT " %s not taken; %s holds them, and why is beside it",
                        a->rejected, rows, a->rejects);
}

static gboolean run_table(struct command_call *call, GError **error)
{
    struct import_options options = {
        .as = command_option(call, "as"),
        .map = command_values(call, "map"),
        .status = command_values(call, "map-status"),
        .mapping = command_option(call, "mapping"),
        .save_mapping = command_option(call, "save-mapping"),
        .series = command_option(call, "series"),
        .encoding = command_option(call, "encoding"),
        .dates = order_of(command_option(call, "dates")),
        .dry_run = command_has(call, "dry-run"),
        .is_strict = command_has(call, "strict"),
        .hooks = {.data = call, .progress = tell_progress},
    };
    struct import_account account;
    if (!read_character(call, "delimiter", &options.delimiter, error) ||
        !read_character(call, "lists", &options.lists, error))
        return FALSE;
    gboolean done = import_file(call->session, command_word(call, 0), &options, &account, error);
    if (done)
        done = tell(call, &account, error);
    else
        say_lines(call, account.notes);
    import_account_clear(&account);
    return done;
}

static gboolean run(struct command_call *call, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    gboolean is_text;
    if (!import_text_is(call, &bytes, &is_text, error))
        return FALSE;
    return is_text ? import_text(call, bytes, error) : run_table(call, error);
}

static const struct command_option option_as = {
    "as", 0, "commitments|meetings|wordings|updates|sources|scores",
    "what the rows are; commitments"};
static const struct command_option option_map = {
    "map", 0, "RULE", "which column says what: FIELD=COLUMN; may be given several times"};
static const struct command_option option_status = {
    "map-status", 0, "PAIR", "the file's status word and the scheme's: done=fulfilled"};
static const struct command_option option_mapping = {"mapping", 0, "NAME",
                                                     "use a mapping kept in the register"};
static const struct command_option option_save = {
    "save-mapping", 0, "NAME", "keep this mapping for files with the same columns"};
static const struct command_option option_dates = {"dates", 0, "dmy|mdy", "what 05/06/2021 means"};
static const struct command_option option_series = {
    "series", 0, "SERIES", "the line of meetings that rows and new keys belong to"};
static const struct command_option option_encoding = {"encoding", 0, "ENCODING",
                                                      "of the file, such as macintosh; UTF-8"};
static const struct command_option option_delimiter = {
    "delimiter", 0, "CHARACTER", "what stands between cells, or tab; found out"};
static const struct command_option option_lists = {
    "lists", 0, "CHARACTER", "what stands between names in a cell; a semicolon"};
static const struct command_option option_dry = {"dry-run", 'n', NULL,
                                                 "say what would happen, store nothing"};
static const struct command_option option_strict = {"strict", 0, NULL,
                                                    "store nothing unless every row can be taken"};
static const struct command_option option_format = {"format", 0, "text|json",
                                                    "how the account is written"};

const struct command command_import = {
    .name = "import",
    .args = "FILE",
    .summary = "Take in a statement's text, or a table of commitments and the like.",
    .help =
        "A statement is .txt, .md, .html, .pdf or .eml, or text on standard input (-). It is kept "
        "whole with its original, tied to its meeting (which is made where it is new), and "
        "searched "
        "for promises, which `heldto triage` then goes through. What the text says about itself is "
        "proposed and printed; an option says otherwise. --meeting takes a meeting of the "
        "register, "
        "new, or none. A text that is held already is stored once; exit 1. One that reads as no "
        "statement is refused, unless --meeting is given.\n\nA table is CSV with a header line, in "
        "any encoding and with any line ends, or the JSON Lines "
        "of a whole register that `heldto export` wrote. Columns are found by their names, by "
        "--map, or by a mapping kept in the register for the same columns; what is left over is "
        "kept as custom fields.\n\n--map title=Summary, --map key=id+text (joined), --map key= "
        "(no key), --map voice==verbatim (the same in every row), --map x.budget=Cost.\n\nRows "
        "with a key that is there already update it; without a key, a row that came in before is "
        "known again. Text with a meeting is a wording there, reported speech unless a column "
        "`voice` says otherwise; text without one is the description. A status without a day is "
        "undated. `due` wants dates or periods, `due_text` keeps any words. A column for each "
        "meeting, called by its token or \"Lisbon, 22 June 2021\", gives dated "
        "statuses.\n\nColumns "
        "called by parties (Canada, eu, score_us) that hold scores give scores; so do --map "
        "scores=A,B,C, and --as scores for commitments that are there, with one score a row (key, "
        "party, score, period, reason, author, date, role) or a column a party. In a cell 1, +1, + "
        "and "
        "full are +1; 0 and partial are 0; -1, - and U+2212 are -1; n/a is not applicable; an "
        "empty cell is not assessed. Anything else (0.5, 50%, a dash of print, x) is told with its "
        "line and left not assessed: nothing odd counts as 0. A score that changed is added to "
        "those before. --map period=COLUMN or period==2020 says what the scores are for, else the "
        "year; --map published=average names the published average, which is kept as x.published "
        "and never used as ours; --map scores= takes no scores.\n\nGood "
        "rows are stored as one change, which undo takes back. Bad ones go to FILE.rejects.csv, "
        "and why to FILE.rejects.txt; exit 3. A file that cannot be read as a whole leaves the "
        "register as it was.",
    .options = (const struct command_option *const[]){&option_as,
                                                      &option_map,
                                                      &option_status,
                                                      &option_mapping,
                                                      &option_save,
                                                      &option_dates,
                                                      &option_series,
                                                      &option_encoding,
                                                      &option_delimiter,
                                                      &option_lists,
                                                      &option_dry,
                                                      &option_strict,
                                                      &option_format,
                                                      &import_option_meeting,
                                                      &import_option_title,
                                                      &import_option_date,
                                                      &import_option_published,
                                                      &import_option_publisher,
                                                      &import_option_coverage,
                                                      &import_option_voice,
                                                      &import_option_level,
                                                      &import_option_language,
                                                      &import_option_city,
                                                      &import_option_url,
                                                      NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE | COMMAND_NEEDS_CREATE,
    .run = run,
};
