/* topic.c owns the commands about topics and the names they go by.
 * It must not know which commitments they are in. */
#include "core/command/commands.h"

#include "core/scheme/own_words.h"
#include "core/sheet/sheet.h"
#include "core/text/text.h"
#include "db/topic.h"

static gboolean add(struct command_call *call, struct change *change, GError **error)
{
    const char *name = command_word(call, 0);
    change_say(change, "the topic %s", name);
    return own_words_topic(call->session, change, name, command_values(call, "alias"), error);
}

static gboolean run_add(struct command_call *call, GError **error)
{
    struct change *change = session_begin(call->session, "topic add", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!add(call, change, error)) {
        change_abort(change);
        return FALSE;
    }
    if (!change_commit(change, error))
        return FALSE;
    g_autofree char *shown = text_show(command_word(call, 0), -1);
    command_print(call, "ok topic %s\n", shown);
    return TRUE;
}

static const struct command_option option_alias = {"alias", 0, "NAME",
                                                   "another name for it; may be given again"};

const struct command command_topic_add = {
    .name = "topic add",
    .args = "NAME",
    .summary = "Add a topic, or further words for one that is there.",
    .help = "Its words are looked for in texts and filters: `heldto topic add \"Electronic "
            "evidence\" --alias \"preuves électroniques\"`.",
    .options = (const struct command_option *const[]){&option_alias, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct topic *)row)->member);                                      \
    }
TEXT_OF(token)
TEXT_OF(name)

static char *text_aliases(gpointer row, gpointer data)
{
    struct session *session = data;
    const struct topic *topic = row;
    g_autoptr(GPtrArray) aliases = topic_aliases(session->db, topic->id, NULL);
    GString *list = g_string_new(NULL);
    for (guint i = 0; aliases != NULL && i < aliases->len; i++) {
        const struct topic_alias *alias = aliases->pdata[i];
        if (g_strcmp0(alias->alias, topic->name) != 0)
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
    {.name = "aliases",
     .label = N_("Also called"),
     .type = SHEET_LIST,
     .flags = SHEET_SHOWN,
     .text = text_aliases},
};

static gboolean run_list(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) rows = topic_all(call->session->db, error);
    owned_sheet sheet =
        rows != NULL ? sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error) : NULL;
    if (sheet == NULL ||
        !sheet_sort(call, columns, G_N_ELEMENTS(columns), rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "the register has no topic yet");
}

const struct command command_topic_list = {
    .name = "topic list",
    .args = "",
    .summary = "List the topics and the names they go by.",
    .help = "Any of the names finds them, in filters, forms, tables and texts.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_list,
};
