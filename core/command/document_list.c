/* document_list.c owns the commands that list texts and show one.
 * It must not know how a text was taken in. */
#include "core/command/commands.h"

#include "core/shell/command_field.h"
#include "core/sheet/page.h"
#include "core/draft/names.h"
#include "core/sample/sample.h"
#include "core/sheet/sheet.h"
#include "core/scheme/words.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/wording.h"

#include <string.h>

enum { PAGE_WIDTH = 80 };

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct document *)row)->member);                                   \
    }
TEXT_OF(title)
TEXT_OF(publisher)
TEXT_OF(republisher)
TEXT_OF(published_on)
TEXT_OF(retrieved_on)
TEXT_OF(language)
TEXT_OF(url)
TEXT_OF(archive_url)
TEXT_OF(coverage)
TEXT_OF(sha256)
TEXT_OF(note)
TEXT_OF(visibility)
TEXT_OF(text)

static char *text_number(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct document *)row)->id);
}

static char *text_meeting(gpointer row, gpointer data)
{
    struct session *session = data;
    gint64 id = ((const struct document *)row)->meeting_id;
    owned(meeting) meeting = id != 0 ? meeting_by_id(session->db, id, NULL) : NULL;
    return meeting != NULL ? g_strdup(meeting->token) : NULL;
}

static char *text_wordings(gpointer row, gpointer data)
{
    struct session *session = data;
    g_autoptr(GPtrArray) rows =
        wording_of_document(session->db, ((const struct document *)row)->id, NULL);
    return g_strdup_printf("%u", rows != NULL ? rows->len : 0);
}

static char *seen_coverage(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(words_label(WORDS_COVERAGE, ((const struct document *)row)->coverage));
}

static const struct sheet_column columns[] = {
    {.name = "number",
     .label = N_("No."),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_number},
    {.name = "meeting", .label = N_("Meeting"), .flags = SHEET_SHOWN, .text = text_meeting},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_title},
    {.name = "coverage",
     .label = N_("Coverage"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_coverage,
     .seen = seen_coverage},
    {.name = "wordings",
     .label = N_("Wordings"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_wordings},
    {.name = "publisher", .label = N_("Publisher"), .flags = SHEET_SHOWN, .text = text_publisher},
    {.name = "published_on",
     .label = N_("Published"),
     .flags = SHEET_SHOWN,
     .text = text_published_on},
    {.name = "republisher", .label = N_("Republisher"), .text = text_republisher},
    {.name = "retrieved_on", .label = N_("Retrieved"), .text = text_retrieved_on},
    {.name = "language", .label = N_("Language"), .text = text_language},
    {.name = "url", .label = N_("Address"), .text = text_url},
    {.name = "archive_url", .label = N_("Archived at"), .text = text_archive_url},
    {.name = "visibility", .label = N_("Visibility"), .text = text_visibility},
    {.name = "note", .label = N_("Note"), .text = text_note},
    {.name = "sha256", .label = N_("SHA-256"), .text = text_sha256},
    {.name = "text", .label = N_("Text"), .flags = SHEET_NESTED, .text = text_text},
};
enum { N_LISTED = G_N_ELEMENTS(columns) - 1 }; /* a list leaves the texts themselves out */

static gboolean run_list(struct command_call *call, GError **error)
{
    gint64 meeting_id = 0;
    const char *meeting = command_word(call, 0);
    if (meeting != NULL && !names_meeting(call->session, meeting, &meeting_id, error))
        return FALSE;
    g_autoptr(GPtrArray) rows = document_heads_of_meeting(call->session->db, meeting_id, error);
    owned_sheet sheet =
        rows != NULL ? sheet_new(call, columns, N_LISTED, call->session, error) : NULL;
    if (sheet == NULL)
        return FALSE;
    if (!sheet_sort(call, columns, N_LISTED, rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return sheet_finish(sheet) > 0 || command_fail(error, HELDTO_ERROR_NOTHING, "no text is held%s",
                                                   meeting != NULL ? " of that meeting" : " yet");
}

const struct command command_document_list = {
    .name = "document list",
    .args = "[MEETING]",
    .summary = "List the texts held, all or those of one meeting.",
    .help = "Their numbers are those that --document takes.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_list,
};

static char *page_of(struct session *session, struct document *row, int width)
{
    struct page *page = page_new(width);
    g_autofree char *meeting = text_meeting(row, session);
    g_autofree char *wordings = text_wordings(row, session);
    g_autofree char *head = g_strdup_printf("%" G_GINT64_FORMAT "  %s", row->id, row->title);
    page_text(page, 0, head);
    page_gap(page);
    page_value(page, _("Meeting"), meeting != NULL ? meeting : "");
    page_value(page, _("Coverage"), words_label(WORDS_COVERAGE, row->coverage));
    page_value(page, _("Publisher"), row->publisher);
    page_value(page, _("Republished"), row->republisher);
    page_value(page, _("Published"), row->published_on);
    page_value(page, _("Retrieved"), row->retrieved_on);
    page_value(page, _("Language"), row->language);
    page_value(page, _("Address"), row->url);
    page_value(page, _("Archived at"), row->archive_url);
    page_value(page, _("SHA-256"), row->sha256);
    page_value(page, _("Wordings"), wordings);
    page_value(page, _("Note"), row->note);
    page_gap(page);
    page_text(page, 0, row->text);
    return page_take(page);
}

static gboolean run_show(struct command_call *call, GError **error)
{
    const char *format = command_option(call, "format");
    gint64 number = command_number(command_word(call, 0));
    GError *failed = NULL;
    owned(document) row = document_by_id(call->session->db, number, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (row == NULL)
        return command_fail(error, HELDTO_ERROR_NOTHING,
                            "there is no document %s; `heldto document list` numbers them",
                            command_word(call, 0));
    if (format != NULL && strcmp(format, "json") == 0) {
        json_t *object = sheet_json_object(columns, G_N_ELEMENTS(columns), row, call->session);
        sheet_write_json(call, object, TRUE);
        command_write(call, "\n", -1);
        json_decref(object);
        return TRUE;
    }
    g_autofree char *page =
        page_of(call->session, row, call->io->width > 0 ? call->io->width : PAGE_WIDTH);
    if (session_is_sample(call->session))
        command_print(call, "[%s]\n\n", SAMPLE_STAMP);
    command_print(call, "%s", page);
    return TRUE;
}

static const struct command_option option_show_format = {"format", 'f', "text|json",
                                                         "how it is written; text"};

const struct command command_document_show = {
    .name = "document show",
    .args = "DOCUMENT",
    .summary = "Show a text and what is known of it.",
    .help = "DOCUMENT is its number.",
    .options = (const struct command_option *const[]){&option_show_format, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_show,
};
