/* meeting_list.c owns the commands that list meetings and show one.
 * It must not know how a meeting comes to be. */
#include "core/command/commands.h"

#include "core/story/meeting_page.h"
#include "core/draft/names.h"
#include "core/sample/sample.h"
#include "core/sheet/sheet.h"
#include "core/scheme/words.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/series.h"
#include "db/wording.h"

#include <string.h>

enum { PAGE_WIDTH = 80 };

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct meeting *)row)->member);                                    \
    }
TEXT_OF(token)
TEXT_OF(title)
TEXT_OF(date_edtf)
TEXT_OF(date_first)
TEXT_OF(date_last)
TEXT_OF(city)
TEXT_OF(country)
TEXT_OF(host)
TEXT_OF(level)
TEXT_OF(state)
TEXT_OF(url)
TEXT_OF(note)
TEXT_OF(visibility)

static char *text_series(gpointer row, gpointer data)
{
    struct session *session = data;
    gint64 id = ((const struct meeting *)row)->series_id;
    owned(series) series = id != 0 ? series_by_id(session->db, id, NULL) : NULL;
    return series != NULL ? g_strdup(series->token) : NULL;
}

static char *seen_level(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(words_label(WORDS_LEVEL, ((const struct meeting *)row)->level));
}

static char *seen_state(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(words_label(WORDS_MEETING_STATE, ((const struct meeting *)row)->state));
}

static char *text_wordings(gpointer row, gpointer data)
{
    struct session *session = data;
    g_autoptr(GPtrArray) rows =
        wording_of_meeting(session->db, ((const struct meeting *)row)->id, NULL);
    return g_strdup_printf("%u", rows != NULL ? rows->len : 0);
}

/* What is held of it: coverage of each text. */
static char *text_texts(gpointer row, gpointer data)
{
    struct session *session = data;
    g_autoptr(GPtrArray) rows =
        document_heads_of_meeting(session->db, ((const struct meeting *)row)->id, NULL);
    GString *list = g_string_new(NULL);
    for (guint i = 0; rows != NULL && i < rows->len; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? "; " : "",
                               ((const struct document *)rows->pdata[i])->coverage);
    return g_string_free(list, FALSE);
}

static const struct sheet_column columns[] = {
    {.name = "token",
     .label = N_("Meeting"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_token},
    {.name = "date",
     .label = N_("Date"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_date_edtf},
    {.name = "city", .label = N_("City"), .flags = SHEET_SHOWN, .text = text_city},
    {.name = "country", .label = N_("Country"), .flags = SHEET_SHOWN, .text = text_country},
    {.name = "level",
     .label = N_("Level"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_level,
     .seen = seen_level},
    {.name = "state",
     .label = N_("State"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_state,
     .seen = seen_state},
    {.name = "texts",
     .label = N_("Texts"),
     .type = SHEET_LIST,
     .flags = SHEET_SHOWN,
     .text = text_texts},
    {.name = "wordings",
     .label = N_("Wordings"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_wordings},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_title},
    {.name = "series", .label = N_("Series"), .text = text_series},
    {.name = "host", .label = N_("Host"), .text = text_host},
    {.name = "date_first", .label = N_("From"), .text = text_date_first},
    {.name = "date_last", .label = N_("Until"), .text = text_date_last},
    {.name = "url", .label = N_("Record"), .text = text_url},
    {.name = "note", .label = N_("Note"), .text = text_note},
    {.name = "visibility", .label = N_("Visibility"), .text = text_visibility},
};

static gboolean find_series(struct command_call *call, gint64 *id, GError **error)
{
    const char *name = command_option(call, "series");
    if (name == NULL)
        return TRUE;
    GError *failed = NULL;
    owned(series) series = series_find(call->session->db, name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (series == NULL)
        return command_fail(error, HELDTO_ERROR_INPUT, "there is no series \"%s\"", name);
    *id = series->id;
    return TRUE;
}

static gboolean run_list(struct command_call *call, GError **error)
{
    gint64 series_id = 0;
    if (!find_series(call, &series_id, error))
        return FALSE;
    g_autoptr(GPtrArray) rows = meeting_all(call->session->db, series_id, error);
    owned_sheet sheet =
        rows != NULL ? sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error) : NULL;
    if (sheet == NULL ||
        !sheet_sort(call, columns, G_N_ELEMENTS(columns), rows, call->session, error))
        return FALSE;
    const char *level = command_option(call, "level");
    const char *state = command_option(call, "state");
    for (guint i = 0; i < rows->len && !call->is_closed; i++) {
        const struct meeting *row = rows->pdata[i];
        if ((level == NULL || strcmp(level, row->level) == 0) &&
            (state == NULL || strcmp(state, row->state) == 0))
            sheet_row(sheet, rows->pdata[i]);
    }
    if (sheet_finish(sheet) > 0)
        return TRUE;
    return rows->len > 0
               ? command_fail(error, HELDTO_ERROR_NOTHING, "no meeting is of that level and state")
               : command_fail(error, HELDTO_ERROR_NOTHING,
                              "the register holds no meeting yet; `heldto meeting add` and "
                              "`heldto import --as meetings` bring them in");
}

static const struct command_option option_series = {"series", 0, "SERIES",
                                                    "of that line of meetings only"};
static const struct command_option option_level = {
    "level", 0, "leaders|ministers|senior-officials|experts", "of that level only"};
static const struct command_option option_state = {
    "state", 0, "announced|held|cancelled|not-traced", "in that state only"};

const struct command command_meeting_list = {
    .name = "meeting list",
    .args = "",
    .summary = "List the meetings, in order of their dates.",
    .help = "With the coverage of the texts held of each, and the number of wordings found in "
            "them.",
    .options = (const struct command_option *const[]){&option_series, &option_level, &option_state,
                                                      &sheet_option_format, &sheet_option_columns,
                                                      &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_list,
};

static void write_json(struct command_call *call, struct meeting *row, const json_t *more)
{
    json_t *object = sheet_json_object(columns, G_N_ELEMENTS(columns), row, call->session);
    json_object_update(object, (json_t *)more);
    sheet_write_json(call, object, TRUE);
    command_write(call, "\n", -1);
    json_decref(object);
}

static gboolean run_show(struct command_call *call, GError **error)
{
    const char *format = command_option(call, "format");
    gint64 id = 0;
    if (!names_meeting(call->session, command_word(call, 0), &id, error))
        return FALSE;
    owned(meeting) row = meeting_by_id(call->session->db, id, error);
    if (row == NULL)
        return FALSE;
    if (format != NULL && strcmp(format, "json") == 0) {
        json_t *more = meeting_json(call->session, row, error);
        if (more != NULL)
            write_json(call, row, more);
        gboolean done = more != NULL;
        json_decref(more);
        return done;
    }
    int width = call->io->width > 0 ? call->io->width : PAGE_WIDTH;
    g_autofree char *page = meeting_page(call->session, row, width, error);
    if (page == NULL)
        return FALSE;
    if (session_is_sample(call->session))
        command_print(call, "[%s]\n\n", SAMPLE_STAMP);
    command_print(call, "%s", page);
    return TRUE;
}

static const struct command_option option_show_format = {"format", 'f', "text|json",
                                                         "how it is written; text"};

const struct command command_meeting_show = {
    .name = "meeting show",
    .args = "MEETING",
    .summary = "Show a meeting: who was there, what was said, what texts are held.",
    .help = "MEETING is a token, or a part of it, a place or a date that fits only one: lisbon, "
            "2021-06.",
    .options = (const struct command_option *const[]){&option_show_format, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_show,
};
