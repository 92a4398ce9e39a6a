/* matrix.c owns the command that sets commitments against meetings.
 * It must not know what may be said of a meeting: that is core/story/matrix.c. */
#include "core/command/commands.h"

#include "core/shell/command_list.h"
#include "core/story/matrix.h"
#include "core/sheet/sheet.h"
#include "core/scheme/words.h"
#include "db/meeting.h"
#include "db/series.h"

#include <string.h>

enum { FIXED = 3 }; /* columns before the meetings */

/* A row of the sheet, and what its columns read from. */
struct crossed {
    struct commitment *commitment;
    enum matrix_cell *cells;
};

struct walk {
    struct command_call *call;
    struct matrix *matrix;
    struct sheet *sheet;
    GArray *columns;  /* struct sheet_column */
    GPtrArray *texts; /* what the columns' names and labels point to */
    GError *error;
};

static char *text_key(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct crossed *)row)->commitment->key);
}

static char *text_title(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct crossed *)row)->commitment->title);
}

static char *text_status(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct crossed *)row)->commitment->status);
}

static char *seen_status(gpointer row, gpointer data)
{
    const struct walk *walk = data;
    const struct commitment *c = ((const struct crossed *)row)->commitment;
    return *c->status != '\0' ? g_strdup(session_status_label(walk->call->session, c->status))
                              : g_strdup_printf("(%s)", words_label(WORDS_KIND, c->kind));
}

static char *text_cell(gpointer row, gsize at, gboolean is_seen, gpointer data)
{
    const struct walk *walk = data;
    enum matrix_cell cell = ((const struct crossed *)row)->cells[at];
    return g_strdup(is_seen ? matrix_mark(cell, walk->call->io->ascii) : matrix_token(cell));
}

static const struct sheet_column fixed[FIXED] = {
    {.name = "key", .label = N_("Key"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_key},
    {.name = "status",
     .label = N_("Status"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_status,
     .seen = seen_status},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_title},
};

/* "Sofia 2018-02"; two meetings of a month that no place tells apart are told by their tokens. */
static char *label_of(const struct meeting *meeting)
{
    g_autofree char *month = g_strndup(meeting->date_first, strlen("2018-02"));
    const char *place = *meeting->city != '\0' ? meeting->city : meeting->country;
    return *place != '\0' ? g_strdup_printf("%s %s", place, month) : g_strdup(meeting->token);
}

static void add_meeting(struct walk *walk, guint i)
{
    const struct meeting *meeting = walk->matrix->meetings->pdata[i];
    if (!matrix_is_shown(walk->matrix, i))
        return;
    char *label = label_of(meeting);
    struct sheet_column column = {.name = meeting->token,
                                  .label = label,
                                  .flags = SHEET_SHOWN | SHEET_NARROW,
                                  .text_at = text_cell,
                                  .at = i};
    g_ptr_array_add(walk->texts, label);
    g_array_append_val(walk->columns, column);
}

static gboolean each_row(const struct listing_row *row, gpointer data)
{
    struct walk *walk = data;
    struct crossed crossed = {.commitment = row->commitment};
    crossed.cells = matrix_row(walk->matrix, row->commitment, &walk->error);
    if (crossed.cells == NULL)
        return FALSE;
    sheet_row(walk->sheet, &crossed);
    g_free(crossed.cells);
    return !walk->call->is_closed;
}

static gboolean write_rows(struct walk *walk, const struct filter *filter, GError **error)
{
    owned(listing) listing = command_listing(walk->call, filter, error);
    if (listing == NULL || !listing_walk(listing, each_row, walk, error))
        return FALSE;
    if (walk->error != NULL) {
        g_propagate_error(error, walk->error);
        return FALSE;
    }
    return TRUE;
}

static void write_legend(struct command_call *call)
{
    static const enum matrix_cell told[] = {MATRIX_STATED, MATRIX_ABSENT, MATRIX_UNKNOWN};
    static const char *const says[] = {N_("stated"), N_("full text read, and absent"),
                                       N_("no full text read")};
    command_print(call, "\n");
    for (gsize i = 0; i < G_N_ELEMENTS(told); i++)
        command_print(call, "%s%s %s", i > 0 ? "   " : "", matrix_mark(told[i], call->io->ascii),
                      _(says[i]));
    command_print(call, "\n");
}

static gboolean write_matrix(struct walk *walk, const struct filter *filter, GError **error)
{
    const struct sheet_column *columns = (const struct sheet_column *)(void *)walk->columns->data;
    const char *format = command_option(walk->call, "format");
    walk->sheet = sheet_new(walk->call, columns, walk->columns->len, walk, error);
    gboolean done = walk->sheet != NULL && write_rows(walk, filter, error);
    if (done && sheet_finish(walk->sheet) == 0)
        done = command_nothing(filter, error);
    else if (done && (format == NULL || strcmp(format, "table") == 0))
        write_legend(walk->call);
    sheet_free(walk->sheet);
    return done;
}

static gboolean find_series(struct command_call *call, gint64 *id, GError **error)
{
    const char *name = command_option(call, "series");
    GError *failed = NULL;
    owned(series) series = name != NULL ? series_find(call->session->db, name, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (name != NULL && series == NULL)
        return command_fail(error, HELDTO_ERROR_INPUT, "there is no series \"%s\"", name);
    *id = series != NULL ? series->id : 0;
    return TRUE;
}

static gboolean run(struct command_call *call, GError **error)
{
    g_autofree char *text = command_words(call, 0);
    owned(filter) filter = command_filter(call, text, error);
    gint64 series_id = 0;
    if (filter == NULL || !find_series(call, &series_id, error))
        return FALSE;
    struct walk walk = {.call = call,
                        .matrix = matrix_new(call->session, series_id, error),
                        .columns = g_array_new(FALSE, TRUE, sizeof(struct sheet_column)),
                        .texts = g_ptr_array_new_with_free_func(g_free)};
    g_array_append_vals(walk.columns, fixed, FIXED);
    for (guint i = 0; walk.matrix != NULL && i < walk.matrix->meetings->len; i++)
        add_meeting(&walk, i);
    gboolean done = walk.matrix != NULL && write_matrix(&walk, filter, error);
    matrix_free(walk.matrix);
    g_array_unref(walk.columns);
    g_ptr_array_unref(walk.texts);
    return done;
}

static const struct command_option option_series = {"series", 0, "SERIES",
                                                    "meetings of that line only"};

const struct command command_matrix = {
    .name = "matrix",
    .args = "[FILTER…]",
    .summary = "Set commitments against the meetings held.",
    .help = "Where each was stated, and where it was not. Absent is said only where the full "
            "official text of a later meeting of the same level and line was read; where it is not "
            "held the "
            "answer is unknown, and of other meetings nothing is said. In CSV and JSON a cell is "
            "stated, absent, unknown or empty, under the meeting's token.",
    .options = (const struct command_option *const[]){&option_series, &command_option_sort,
                                                      &sheet_option_format, &sheet_option_columns,
                                                      &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
