/* source.c owns the commands about sources: add, edit, list.
 * It must not know what rests on a source. */
#include "core/command/commands.h"

#include "core/shell/command_field.h"
#include "core/sheet/sheet.h"
#include "core/scheme/words.h"
#include "db/update.h"

static gboolean save(struct command_call *call, struct draft *draft, GError **error)
{
    command_fill_draft(call, draft);
    if (!draft_save(call->session, draft, error))
        return FALSE;
    command_print(call, "ok source %" G_GINT64_FORMAT "\n", draft_id(draft));
    return TRUE;
}

static gboolean run_add(struct command_call *call, GError **error)
{
    owned_draft draft = draft_new(NOUN_SOURCE);
    if (command_word(call, 0) != NULL)
        draft_set(draft, "title", command_word(call, 0));
    return save(call, draft, error);
}

const struct command command_source_add = {
    .name = "source add",
    .args = "[TEXT]",
    .summary = "Add a source that updates can rest on.",
    .help = "Its title stands behind `source add` or --title. Then `heldto status KEY STATUS "
            "--source 7` cites it by the number that is printed.",
    .takes_fields = TRUE,
    .noun = NOUN_SOURCE,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

static gboolean run_edit(struct command_call *call, GError **error)
{
    if (!command_has_fields(call))
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say what to change: `heldto source edit %s --page 2`",
                            command_word(call, 0));
    gint64 number = command_number(command_word(call, 0));
    owned_draft draft = draft_load(call->session, NOUN_SOURCE, number, error);
    return draft != NULL && save(call, draft, error);
}

const struct command command_source_edit = {
    .name = "source edit",
    .args = "NUMBER",
    .summary = "Change fields of a source.",
    .help = "Its number is the one that lists and stories have, [4]. What was there before stays "
            "in history.",
    .takes_fields = TRUE,
    .noun = NOUN_SOURCE,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_edit,
};

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct source *)row)->member);                                     \
    }
TEXT_OF(title)
TEXT_OF(publisher)
TEXT_OF(url)
TEXT_OF(page)
TEXT_OF(dated_on)
TEXT_OF(retrieved_on)
TEXT_OF(kind)
TEXT_OF(searched_where)
TEXT_OF(visibility)
TEXT_OF(quote)
TEXT_OF(note)

static char *text_number(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct source *)row)->id);
}

static char *text_document(gpointer row, gpointer data)
{
    (void)data;
    gint64 id = ((const struct source *)row)->document_id;
    return id != 0 ? g_strdup_printf("%" G_GINT64_FORMAT, id) : NULL;
}

static char *text_cited(gpointer row, gpointer data)
{
    struct session *session = data;
    g_autoptr(GPtrArray) rows =
        citation_of_source(session->db, ((const struct source *)row)->id, NULL);
    return g_strdup_printf("%u", rows != NULL ? rows->len : 0);
}

static char *seen_kind(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(words_label(WORDS_SOURCE_KIND, ((const struct source *)row)->kind));
}

static const struct sheet_column columns[] = {
    {.name = "number",
     .label = N_("No."),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_number},
    {.name = "dated_on",
     .label = N_("Dated"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_dated_on},
    {.name = "kind",
     .label = N_("Kind"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_kind,
     .seen = seen_kind},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_title},
    {.name = "publisher", .label = N_("Publisher"), .flags = SHEET_SHOWN, .text = text_publisher},
    {.name = "page", .label = N_("Page"), .flags = SHEET_SHOWN, .text = text_page},
    {.name = "cited",
     .label = N_("Cited"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_cited},
    {.name = "url", .label = N_("Address"), .flags = SHEET_SHOWN, .text = text_url},
    {.name = "document", .label = N_("Document"), .type = SHEET_NUMBER, .text = text_document},
    {.name = "retrieved_on", .label = N_("Retrieved"), .text = text_retrieved_on},
    {.name = "searched_where", .label = N_("Searched where"), .text = text_searched_where},
    {.name = "visibility", .label = N_("Visibility"), .text = text_visibility},
    {.name = "quote", .label = N_("Quote"), .text = text_quote},
    {.name = "note", .label = N_("Note"), .text = text_note},
};

static gboolean run_list(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) rows = source_all(call->session->db, error);
    owned_sheet sheet =
        rows != NULL ? sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error) : NULL;
    if (sheet == NULL)
        return FALSE;
    if (!sheet_sort(call, columns, G_N_ELEMENTS(columns), rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "the register holds no source yet");
}

const struct command command_source_list = {
    .name = "source list",
    .args = "",
    .summary = "List the sources, by their dates.",
    .help = "Their numbers are those that --source takes.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_list,
};
