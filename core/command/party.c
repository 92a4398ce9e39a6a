/* party.c owns the commands about parties and the names they go by.
 * It must not know which commitments they are in. */
#include "core/command/commands.h"

#include "core/scheme/own_words.h"
#include "core/sheet/sheet.h"
#include "core/text/text.h"
#include "db/party.h"

static gboolean add(struct command_call *call, struct change *change, GError **error)
{
    const char *name = command_word(call, 0);
    change_say(change, "the party %s", name);
    return own_words_party(call->session, change, name, command_option(call, "kind"),
                           command_values(call, "alias"), error);
}

static gboolean run_add(struct command_call *call, GError **error)
{
    struct change *change = session_begin(call->session, "party add", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!add(call, change, error)) {
        change_abort(change);
        return FALSE;
    }
    if (!change_commit(change, error))
        return FALSE;
    g_autofree char *shown = text_show(command_word(call, 0), -1);
    command_print(call, "ok party %s\n", shown);
    return TRUE;
}

static const struct command_option option_kind = {
    "kind", 0, "state|institution|agency|group|organisation|other",
    "what it is; other for a new one"};
static const struct command_option option_alias = {"alias", 0, "NAME",
                                                   "another name for it; may be given again"};

const struct command command_party_add = {
    .name = "party add",
    .args = "NAME",
    .summary = "Add a party, or further names to one that is there.",
    .help = "Its names are looked for in texts, tables and filters: `heldto party add \"Frontex\" "
            "--kind agency --alias \"European Border and Coast Guard Agency\"`.",
    .options = (const struct command_option *const[]){&option_kind, &option_alias, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct party *)row)->member);                                      \
    }
TEXT_OF(token)
TEXT_OF(name)
TEXT_OF(kind)

static char *text_aliases(gpointer row, gpointer data)
{
    struct session *session = data;
    const struct party *party = row;
    g_autoptr(GPtrArray) aliases = party_aliases(session->db, party->id, NULL);
    GString *list = g_string_new(NULL);
    for (guint i = 0; aliases != NULL && i < aliases->len; i++) {
        const struct party_alias *alias = aliases->pdata[i];
        if (g_strcmp0(alias->alias, party->name) != 0)
            g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", alias->alias);
    }
    return g_string_free(list, FALSE);
}

static const struct sheet_column columns[] = {
    {.name = "token",
     .label = N_("Token"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_token},
    {.name = "name", .label = N_("Name"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_name},
    {.name = "kind", .label = N_("Kind"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_kind},
    {.name = "aliases",
     .label = N_("Also called"),
     .type = SHEET_LIST,
     .flags = SHEET_SHOWN,
     .text = text_aliases},
};

static gboolean run_list(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) rows = party_all(call->session->db, error);
    owned_sheet sheet =
        rows != NULL ? sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error) : NULL;
    if (sheet == NULL ||
        !sheet_sort(call, columns, G_N_ELEMENTS(columns), rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "the register has no party yet");
}

const struct command command_party_list = {
    .name = "party list",
    .args = "",
    .summary = "List the parties and the names they go by.",
    .help = "Any of the names finds them, in filters, forms, tables and texts.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_list,
};
