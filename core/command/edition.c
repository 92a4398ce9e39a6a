/* edition.c owns the commands about reports as they were issued: listed, shown, found by what stood in
 * them. It must not know how one is issued, nor what any report says. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/edition/edition.h"
#include "core/period/day.h"
#include "core/report/deliver.h"
#include "core/scheme/words.h"
#include "core/shell/command_field.h"
#include "core/shell/command_value.h"
#include "core/sheet/page.h"
#include "core/sheet/sheet.h"
#include "db/commitment.h"
#include "db/update.h"

#include <string.h>

enum { PAGE_WIDTH = 80, LABELS = 14 };

/* A row of the lists: an edition, and where it was found by a commitment what it said of it. */
struct listed {
    const struct edition *edition;
    const struct edition_entry *entry; /* NULL: of the list of all */
    char *key;
};

static const struct edition *edition_of(gpointer row)
{
    return ((const struct listed *)row)->edition;
}

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(edition_of(row)->member);                                                  \
    }
TEXT_OF(report)
TEXT_OF(recipient)
TEXT_OF(key_messages)
TEXT_OF(issued_on)
TEXT_OF(author)
TEXT_OF(format)
TEXT_OF(title)
TEXT_OF(audience)
TEXT_OF(as_of)
TEXT_OF(parameters)

static char *text_name(gpointer row, gpointer data)
{
    (void)data;
    return edition_name(edition_of(row));
}

static char *text_number(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, edition_of(row)->number);
}

static char *text_state(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, edition_of(row)->state);
}

static char *seen_parameters(gpointer row, gpointer data)
{
    (void)data;
    return edition_parameters_words(edition_of(row));
}

static json_t *json_parameters(gpointer row, gpointer data)
{
    (void)data;
    json_t *object = json_loads(edition_of(row)->parameters, 0, NULL);
    return object != NULL ? object : json_object();
}

static char *text_key(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct listed *)row)->key);
}

static char *text_status(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct listed *)row)->entry->status);
}

static char *seen_status(gpointer row, gpointer data)
{
    return g_strdup(session_status_label(data, ((const struct listed *)row)->entry->status));
}

static char *number_or_none(gint64 id)
{
    return id != 0 ? g_strdup_printf("%" G_GINT64_FORMAT, id) : NULL;
}

static char *text_update(gpointer row, gpointer data)
{
    (void)data;
    return number_or_none(((const struct listed *)row)->entry->update_id);
}

static char *text_wording(gpointer row, gpointer data)
{
    (void)data;
    return number_or_none(((const struct listed *)row)->entry->wording_id);
}

#define EDITION_COLUMN                                                                             \
    {                                                                                              \
        .name = "edition", .label = N_("Edition"), .flags = SHEET_SHOWN | SHEET_NARROW,            \
        .text = text_name                                                                          \
    }
#define ISSUED_COLUMN                                                                              \
    {                                                                                              \
        .name = "issued_on", .label = N_("Issued"), .flags = SHEET_SHOWN | SHEET_NARROW,           \
        .text = text_issued_on                                                                     \
    }
#define REST_COLUMNS                                                                               \
    {.name = "report", .label = N_("Report"), .text = text_report},                                \
        {.name = "number", .label = N_("Number"), .type = SHEET_NUMBER, .text = text_number},      \
        {.name = "audience", .label = N_("Audience"), .text = text_audience},                      \
        {.name = "as_of", .label = N_("As of"), .text = text_as_of},                               \
        {.name = "state", .label = N_("State"), .type = SHEET_NUMBER, .text = text_state},         \
        {.name = "author", .label = N_("Author"), .text = text_author},                            \
        {.name = "parameters",                                                                     \
         .label = N_("Parameters"),                                                                \
         .type = SHEET_JSON,                                                                       \
         .text = text_parameters,                                                                  \
         .seen = seen_parameters,                                                                  \
         .json = json_parameters},                                                                 \
    {                                                                                              \
        .name = "key_messages", .label = N_("Key messages"), .text = text_key_messages             \
    }

static const struct sheet_column columns[] = {
    EDITION_COLUMN,
    ISSUED_COLUMN,
    {.name = "recipient", .label = N_("For"), .flags = SHEET_SHOWN, .text = text_recipient},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_title},
    {.name = "format",
     .label = N_("Format"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_format},
    REST_COLUMNS,
};

static const struct sheet_column found_columns[] = {
    EDITION_COLUMN,
    ISSUED_COLUMN,
    {.name = "recipient",
     .label = N_("For"),
     .flags = SHEET_SHOWN | SHEET_MAIN,
     .text = text_recipient},
    {.name = "key",
     .label = N_("Commitment"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_key},
    {.name = "status",
     .label = N_("Said"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_status,
     .seen = seen_status},
    {.name = "update",
     .label = N_("Update"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_update},
    {.name = "wording",
     .label = N_("Wording"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_wording},
    {.name = "title", .label = N_("Title"), .text = text_title},
    {.name = "format", .label = N_("Format"), .text = text_format},
    REST_COLUMNS,
};

static void free_listed(gpointer data)
{
    struct listed *listed = data;
    g_free(listed->key);
    g_free(listed);
}

static gboolean write_rows(struct command_call *call, const struct sheet_column *shown, gsize n,
                           GPtrArray *rows, gsize *written, GError **error)
{
    owned_sheet sheet = sheet_new(call, shown, n, call->session, error);
    if (sheet == NULL || !sheet_sort(call, shown, n, rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    *written = (gsize)sheet_finish(sheet);
    return TRUE;
}

static gboolean check_report(const char *name, GError **error)
{
    return name == NULL || report_find(name) != NULL ||
           command_fail(error, HELDTO_ERROR_USAGE,
                        "there is no report \"%s\"; `heldto report` lists them", name);
}

static gboolean run_list(struct command_call *call, GError **error)
{
    const char *report = command_option(call, "report");
    gsize written = 0;
    if (!check_report(report, error))
        return FALSE;
    g_autoptr(GPtrArray) heads = edition_heads(call->session->db, error);
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_listed);
    for (guint i = 0; heads != NULL && i < heads->len; i++) {
        const struct edition *head = heads->pdata[i];
        if (report != NULL && strcmp(head->report, report) != 0)
            continue;
        struct listed *listed = g_new0(struct listed, 1);
        listed->edition = head;
        g_ptr_array_add(rows, listed);
    }
    return heads != NULL &&
           write_rows(call, columns, G_N_ELEMENTS(columns), rows, &written, error) &&
           (written > 0 || command_fail(error, HELDTO_ERROR_NOTHING,
                                        "no edition was issued yet; "
                                        "`heldto report NAME --issue` "
                                        "issues one"));
}

static const struct command_option option_report = {"report", 0, "NAME", "of this report only"};

const struct command command_edition_list = {
    .name = "edition list",
    .args = "",
    .summary = "List the reports that were issued, the newest first.",
    .help = "Editions are counted for each report by its name: follow-up/3 is the third follow-up "
            "that was issued. A number is given once, also where undo took the edition back. "
            "--as-of shows those issued by a day.",
    .options = (const struct command_option *const[]){&option_report, &sheet_option_format,
                                                      &sheet_option_columns, &sheet_option_sort,
                                                      &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_list,
};

static void put_value(struct page *page, const char *label, const char *value)
{
    if (*value != '\0')
        page_beside(page, 0, label, LABELS, value);
}

static void put_day(struct page *page, const char *label, const char *day)
{
    g_autofree char *words = day_words(day);
    put_value(page, label, words);
}

/* Which commitments stood in it, one line each. */
static gboolean put_entries(struct command_call *call, struct page *page, gint64 id, GError **error)
{
    g_autoptr(GPtrArray) entries = edition_entries(call->session->db, id, error);
    gint64 before = 0;
    if (entries == NULL)
        return FALSE;
    if (entries->len > 0)
        page_heading(page, _("What stood in it"));
    for (guint i = 0; i < entries->len; i++) {
        const struct edition_entry *entry = entries->pdata[i];
        if (entry->commitment_id == before)
            continue;
        before = entry->commitment_id;
        owned(commitment) c = commitment_by_id(call->session->db, before, error);
        if (c == NULL)
            return FALSE;
        g_autofree char *line = g_strdup_printf(
            "%s · %s", session_status_label(call->session, entry->status), c->title);
        page_beside(page, 0, c->key, LABELS, line);
    }
    return TRUE;
}

static gboolean show_card(struct command_call *call, const struct edition *edition, GError **error)
{
    struct page *page = page_new(call->io->width > 0 ? call->io->width : PAGE_WIDTH);
    g_autofree char *name = edition_name(edition);
    g_autofree char *parameters = edition_parameters_words(edition);
    g_autofree char *size =
        g_format_size_full(g_bytes_get_size(edition->bytes), G_FORMAT_SIZE_IEC_UNITS);
    g_autofree char *kept = g_strdup_printf(_("%s, %s; -o FILE writes it"), edition->format, size);
    page_heading(page, edition->title);
    put_value(page, _("Edition"), name);
    put_value(page, _("For"), edition->recipient);
    put_day(page, _("Issued"), edition->issued_on);
    put_day(page, _("As of"), edition->as_of);
    put_value(page, _("Prepared by"), edition->author);
    put_value(page, _("Audience"), edition->audience);
    put_value(page, _("Asked for"), parameters);
    put_value(page, _("Kept as"), kept);
    if (*edition->key_messages != '\0') {
        page_heading(page, _("Key messages"));
        page_text(page, 0, edition->key_messages);
    }
    gboolean done = put_entries(call, page, edition->id, error);
    g_autofree char *text = page_take(page);
    if (done)
        command_print(call, "%s", text);
    return done;
}

static gboolean write_bytes(struct command_call *call, const struct edition *edition,
                            const char *path, GError **error)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(edition->bytes, &len);
    const struct report_writer *writer = report_writer_find(edition->format);
    if (strcmp(path, "-") != 0) {
        if (!deliver_bytes_to_file(edition->bytes, path, error))
            return FALSE;
        command_say(call, "%s written", path);
        return TRUE;
    }
    if (call->io->is_terminal && (writer == NULL || writer->is_binary))
        return command_fail(error, HELDTO_ERROR_USAGE, "%s is nothing for a terminal: say -o FILE",
                            edition->format);
    command_write_lines(call, bytes, len);
    return TRUE;
}

static gboolean run_show(struct command_call *call, GError **error)
{
    const char *path = command_option(call, "output");
    const char *name = command_word(call, 0);
    owned(edition) edition = edition_named(call->session, name != NULL ? name : "", TRUE, error);
    if (edition == NULL)
        return FALSE;
    return path != NULL ? write_bytes(call, edition, path, error) : show_card(call, edition, error);
}

static const struct command_option option_output = {
    "output", 'o', "FILE", "write it as it was issued, byte for byte; - is stdout"};

const struct command command_edition_show = {
    .name = "edition show",
    .args = "[EDITION]",
    .summary = "Show what was issued, or write it again as it was.",
    .help = "EDITION is follow-up/3, or 3 where only one report has an edition of that number, or "
            "follow-up for the last one of that report; nothing for the last of all. Without -o it "
            "tells for whom, when and of what it was made and which commitments stood in it.",
    .options = (const struct command_option *const[]){&option_output, &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_show,
};

/* By "[4]" or "4", its address, its title or where was searched. */
static GPtrArray *entries_of_source(struct command_call *call, const char *text, GError **error)
{
    struct db *db = call->session->db;
    GError *failed = NULL;
    gboolean is_number = command_value_check("NUMBER", text, NULL);
    owned(source) source = is_number ? source_by_id(db, command_number(text), &failed)
                                     : source_by_name(db, text, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    else if (source == NULL)
        command_fail(error, HELDTO_ERROR_NOTHING, "there is no source %s", text);
    return source != NULL ? edition_entries_of_source(db, source->id, error) : NULL;
}

/* Exactly one of them was said. */
static GPtrArray *entries_asked(struct command_call *call, GError **error)
{
    struct db *db = call->session->db;
    const char *key = command_word(call, 0);
    const char *update = command_option(call, "update"), *wording = command_option(call, "wording");
    const char *source = command_option(call, "source");
    gint64 id = 0;
    if ((key != NULL) + (update != NULL) + (wording != NULL) + (source != NULL) != 1) {
        command_fail(error, HELDTO_ERROR_USAGE,
                     "say one of them: a commitment's key, --update, --wording or --source");
        return NULL;
    }
    if (update != NULL)
        return edition_entries_of_update(db, command_number(update), error);
    if (wording != NULL)
        return edition_entries_of_wording(db, command_number(wording), error);
    if (source != NULL)
        return entries_of_source(call, source, error);
    return names_commitment(call->session, key, &id, error)
               ? edition_entries_of_commitment(db, id, error)
               : NULL;
}

static const struct edition *head_of(const GPtrArray *heads, gint64 id)
{
    for (guint i = 0; i < heads->len; i++)
        if (((const struct edition *)heads->pdata[i])->id == id)
            return heads->pdata[i];
    return NULL;
}

static gboolean add_found(struct command_call *call, GPtrArray *rows, const GPtrArray *heads,
                          const struct edition_entry *entry, GError **error)
{
    const struct edition *head = head_of(heads, entry->edition_id);
    if (head == NULL) /* taken back */
        return TRUE;
    owned(commitment) c = commitment_by_id(call->session->db, entry->commitment_id, error);
    if (c == NULL)
        return FALSE;
    struct listed *listed = g_new0(struct listed, 1);
    *listed = (struct listed){.edition = head, .entry = entry, .key = g_strdup(c->key)};
    g_ptr_array_add(rows, listed);
    return TRUE;
}

static gboolean run_find(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) entries = entries_asked(call, error);
    g_autoptr(GPtrArray) heads = entries != NULL ? edition_heads(call->session->db, error) : NULL;
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_listed);
    gsize written = 0;
    if (heads == NULL)
        return FALSE;
    for (guint i = 0; i < entries->len; i++)
        if (!add_found(call, rows, heads, entries->pdata[i], error))
            return FALSE;
    return write_rows(call, found_columns, G_N_ELEMENTS(found_columns), rows, &written, error) &&
           (written > 0 ||
            command_fail(error, HELDTO_ERROR_NOTHING, "no edition that was issued rests on it"));
}

static const struct command_option option_update = {"update", 0, "UPDATE",
                                                    "that rest on this entry"};
static const struct command_option option_wording = {"wording", 0, "WORDING",
                                                     "that tell this wording"};
static const struct command_option option_source = {
    "source", 0, "SOURCE", "that rest on an entry which cites this source"};

const struct command command_edition_find = {
    .name = "edition find",
    .args = "[KEY]",
    .summary = "Find the papers that something stood in.",
    .help = "Every edition in which a commitment stood, with whom it went to, when, what it said "
            "of the commitment, and the entry and wording that rests on. When an entry turns out "
            "to be wrong, `heldto edition find --update 12` tells who has read it.",
    .options =
        (const struct command_option *const[]){&option_update, &option_wording, &option_source,
                                               &sheet_option_format, &sheet_option_columns,
                                               &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_find,
};
