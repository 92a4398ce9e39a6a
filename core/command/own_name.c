/* own_name.c owns the commands about parties and topics, and the names they go by.
 * It must not know which commitments they are in. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/scheme/own_words.h"
#include "core/sheet/sheet.h"
#include "core/text/text.h"

static gboolean add(struct command_call *call, enum own_noun noun, const char *kind, GError **error)
{
    const char *name = command_word(call, 0);
    struct change *change = session_begin(call->session, call->command->name, FALSE, error);
    if (change == NULL)
        return FALSE;
    change_say(change, noun == OWN_PARTY ? "the party %s" : "the topic %s", name);
    if (!own_words_name(call->session, change, noun, name, kind, command_values(call, "alias"),
                        error)) {
        change_abort(change);
        return FALSE;
    }
    if (!change_commit(change, error))
        return FALSE;
    g_autofree char *shown = text_show(name, -1);
    command_print(call, "ok %s %s\n", noun == OWN_PARTY ? "party" : "topic", shown);
    return TRUE;
}

static gboolean run_party_add(struct command_call *call, GError **error)
{
    return add(call, OWN_PARTY, command_option(call, "kind"), error);
}

static gboolean run_topic_add(struct command_call *call, GError **error)
{
    return add(call, OWN_TOPIC, NULL, error);
}

static const struct command_option option_kind = {
    "kind", 0, "state|institution|agency|group|organisation|other", "what it is; other"};
static const struct command_option option_alias = {"alias", 0, "NAME",
                                                   "another name for it; may be given again"};

const struct command command_party_add = {
    .name = "party add",
    .args = "NAME",
    .summary = "Add a party, or further names to one that is there.",
    .help = "Its names are looked for in texts, tables and filters: `heldto party add Frontex "
            "--kind agency --alias \"European Border and Coast Guard Agency\"`.",
    .options = (const struct command_option *const[]){&option_kind, &option_alias, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_party_add,
};

const struct command command_topic_add = {
    .name = "topic add",
    .args = "NAME",
    .summary = "Add a topic, or further words for one that is there.",
    .help = "Its words are looked for in texts and filters: `heldto topic add \"Electronic "
            "evidence\" --alias \"preuves électroniques\"`.",
    .options = (const struct command_option *const[]){&option_alias, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_topic_add,
};

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct own_named *)row)->member);                                  \
    }
TEXT_OF(token)
TEXT_OF(name)
TEXT_OF(kind)

static char *text_aliases(gpointer row, gpointer data)
{
    (void)data;
    return names_join(((const struct own_named *)row)->aliases);
}

/* The kind stands last: topics have none. */
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
    {.name = "kind", .label = N_("Kind"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_kind},
};

static gboolean list(struct command_call *call, enum own_noun noun, GError **error)
{
    const gsize n = G_N_ELEMENTS(columns) - (noun == OWN_TOPIC ? 1 : 0);
    g_autoptr(GPtrArray) rows = own_words_names(call->session, noun, error);
    owned_sheet sheet = rows != NULL ? sheet_new(call, columns, n, call->session, error) : NULL;
    if (sheet == NULL || !sheet_sort(call, columns, n, rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "the register has none yet");
}

static gboolean run_party_list(struct command_call *call, GError **error)
{
    return list(call, OWN_PARTY, error);
}

static gboolean run_topic_list(struct command_call *call, GError **error)
{
    return list(call, OWN_TOPIC, error);
}

const struct command command_party_list = {
    .name = "party list",
    .args = "",
    .summary = "List the parties and the names they go by.",
    .help = "Any of the names finds them, in filters, forms, tables and texts.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_party_list,
};

const struct command command_topic_list = {
    .name = "topic list",
    .args = "",
    .summary = "List the topics and the names they go by.",
    .help = "Any of the names finds them, in filters, forms, tables and texts.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_topic_list,
};
