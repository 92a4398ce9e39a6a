/* cue.c owns the commands about a register's own cues.
 * It must not know how a cue is looked for in a text. */
#include "core/command/commands.h"

#include "core/scheme/own_words.h"
#include "core/shell/command_field.h"
#include "core/sheet/sheet.h"

static gboolean change_by(struct command_call *call, const char *action,
                          gboolean (*make)(struct command_call *, struct change *, GError **),
                          GError **error)
{
    struct change *change = session_begin(call->session, action, FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!make(call, change, error)) {
        change_abort(change);
        return FALSE;
    }
    return change_commit(change, error);
}

static gboolean add(struct command_call *call, struct change *change, GError **error)
{
    const char *role = command_option(call, "role");
    const char *force = command_option(call, "force");
    const char *note = command_option(call, "note");
    struct cue cue = {.phrase = (char *)command_word(call, 0),
                      .role = (char *)(role != NULL ? role : "promise"),
                      .force = (char *)(force != NULL ? force : ""),
                      .again = command_has(call, "again"),
                      .note = (char *)(note != NULL ? note : "")};
    change_say(change, "the cue “%s” (%s)", cue.phrase, cue.role);
    if (!own_words_cue(call->session, change, &cue, error))
        return FALSE;
    command_print(call, "ok cue %" G_GINT64_FORMAT "\n", cue.id);
    return TRUE;
}

static gboolean run_add(struct command_call *call, GError **error)
{
    return change_by(call, "cue add", add, error);
}

static const struct command_option
    option_role = {"role", 0, OWN_WORDS_ROLES, "what the words do; promise"},
    option_force = {"force", 0,
                    "agreed|committed|intends|announced|supports|looks-forward|stressed|discussed",
                    "how binding they are; intends"},
    option_again = {"again", 0, NULL, "they repeat an earlier promise"},
    option_note = {"note", 'n', "TEXT", "why they are a cue here"};

const struct command command_cue_add = {
    .name = "cue add",
    .args = "TEXT",
    .summary = "Add words that make a passage a promise here, or undo one.",
    .help = "Beside the shipped cues: `heldto cue add 'stand ready to' --force committed`. With "
            "--role subject they are somebody who may promise (\"the Steering Board\"); with "
            "undoes, call, forecast or view a sentence with them promises nothing. `heldto "
            "suggest --why` shows which cues made a suggestion.",
    .options = (const struct command_option *const[]){&option_role, &option_force, &option_again,
                                                      &option_note, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

static gboolean drop(struct command_call *call, struct change *change, GError **error)
{
    gint64 id = command_number(command_word(call, 0));
    change_say(change, "cue %" G_GINT64_FORMAT " taken away", id);
    return own_words_drop_cue(call->session, change, id, error);
}

static gboolean run_remove(struct command_call *call, GError **error)
{
    if (!change_by(call, "cue remove", drop, error))
        return FALSE;
    command_print(call, "ok cue %" G_GINT64_FORMAT " taken away\n",
                  command_number(command_word(call, 0)));
    return TRUE;
}

const struct command command_cue_remove = {
    .name = "cue remove",
    .args = "NUMBER",
    .summary = "Take a cue of the register's own away.",
    .help = "NUMBER as `heldto cue list` shows it. The shipped cues stay.",
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_remove,
};

static char *text_number(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct cue *)row)->id);
}

static char *text_again(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct cue *)row)->again ? "yes" : "");
}

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct cue *)row)->member);                                        \
    }
TEXT_OF(phrase)
TEXT_OF(role)
TEXT_OF(force)
TEXT_OF(note)

static const struct sheet_column columns[] = {
    {.name = "number",
     .label = N_("No."),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_number},
    {.name = "phrase",
     .label = N_("Words"),
     .flags = SHEET_SHOWN | SHEET_MAIN,
     .text = text_phrase},
    {.name = "role", .label = N_("Role"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_role},
    {.name = "force",
     .label = N_("Force"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_force},
    {.name = "again",
     .label = N_("Again"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_again},
    {.name = "note", .label = N_("Note"), .flags = SHEET_SHOWN, .text = text_note},
};

static gboolean run_list(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) rows = cue_all(call->session->db, error);
    owned_sheet sheet =
        rows != NULL ? sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error) : NULL;
    if (sheet == NULL ||
        !sheet_sort(call, columns, G_N_ELEMENTS(columns), rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING,
                        "the register has no cue of its own; the shipped ones hold");
}

const struct command command_cue_list = {
    .name = "cue list",
    .args = "",
    .summary = "List the register's own cues.",
    .help = "The shipped cues are not among them.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_list,
};
