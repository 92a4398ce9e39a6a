/* matrix_cells.c owns what the matrix has read, a row at a time, and says it in words.
 * It must not know how it is drawn, nor what may be said of a meeting: core/story/matrix.h does. */
#include "tui/matrix_cells.h"

#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/meeting.h"
#include "db/wording.h"

#include <string.h>

struct row {
    enum matrix_cell *said; /* beside every meeting */
    char **statuses;
};

struct matrix_cells {
    struct session *session;
    struct matrix *matrix;
    GArray *columns;  /* guint: of matrix->meetings */
    GHashTable *rows; /* id → struct row */
};

static void read_row_free(gpointer data)
{
    struct row *row = data;
    g_free(row->said);
    g_strfreev(row->statuses);
    g_free(row);
}

struct matrix_cells *matrix_cells_new(struct session *session, GError **error)
{
    struct matrix *matrix = matrix_new(session, 0, error);
    if (matrix == NULL)
        return NULL;
    struct matrix_cells *cells = g_new0(struct matrix_cells, 1);
    cells->session = session;
    cells->matrix = matrix;
    cells->columns = g_array_new(FALSE, FALSE, sizeof(guint));
    cells->rows = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, read_row_free);
    for (guint i = 0; i < matrix->meetings->len; i++)
        if (matrix_is_shown(matrix, i))
            g_array_append_val(cells->columns, i);
    return cells;
}

void matrix_cells_free(struct matrix_cells *cells)
{
    if (cells == NULL)
        return;
    matrix_free(cells->matrix);
    g_array_unref(cells->columns);
    g_hash_table_unref(cells->rows);
    g_free(cells);
}

guint matrix_cells_columns(const struct matrix_cells *cells)
{
    return cells->columns->len;
}

static guint index_of(const struct matrix_cells *cells, guint column)
{
    g_assert(column < cells->columns->len);
    return g_array_index(cells->columns, guint, column);
}

const struct meeting *matrix_cells_meeting(const struct matrix_cells *cells, guint column)
{
    return cells->matrix->meetings->pdata[index_of(cells, column)];
}

int matrix_cells_column_of(const struct matrix_cells *cells, gint64 meeting_id)
{
    for (guint i = 0; i < cells->columns->len; i++)
        if (matrix_cells_meeting(cells, i)->id == meeting_id)
            return (int)i;
    return -1;
}

gboolean matrix_cells_read(struct matrix_cells *cells, const struct commitment *row, GError **error)
{
    if (g_hash_table_contains(cells->rows, &row->id))
        return TRUE;
    struct row read = {.said = matrix_row(cells->matrix, row, error)};
    if (read.said != NULL)
        read.statuses = matrix_statuses(cells->matrix, row, error);
    if (read.statuses == NULL) {
        g_free(read.said);
        return FALSE;
    }
    g_hash_table_insert(cells->rows, g_memdup2(&row->id, sizeof row->id),
                        g_memdup2(&read, sizeof read));
    return TRUE;
}

enum matrix_cell matrix_cells_said(const struct matrix_cells *cells, gint64 id, guint column)
{
    const struct row *row = g_hash_table_lookup(cells->rows, &id);
    return row != NULL ? row->said[index_of(cells, column)] : MATRIX_NOTHING;
}

const char *matrix_cells_status(const struct matrix_cells *cells, gint64 id, guint column)
{
    const struct row *row = g_hash_table_lookup(cells->rows, &id);
    return row != NULL ? row->statuses[index_of(cells, column)] : "";
}

struct wording *matrix_cells_wording(const struct matrix_cells *cells, gint64 id, guint column,
                                     GError **error)
{
    const gint64 meeting_id = matrix_cells_meeting(cells, column)->id;
    g_autoptr(GPtrArray) wordings = wording_of_commitment(cells->session->db, id, error);
    for (guint i = 0; wordings != NULL && i < wordings->len; i++) {
        const struct wording *wording = wordings->pdata[i];
        if (wording->meeting_id == meeting_id)
            return wording_by_id(cells->session->db, wording->id, error);
    }
    return NULL;
}

static const char *const says[] = {
    [MATRIX_NOTHING] = N_("never stated before at this level, so nothing can be said"),
    [MATRIX_STATED] = N_("stated"),
    [MATRIX_ABSENT] = N_("not there, and the full official text was read"),
    [MATRIX_UNKNOWN] = N_("not known, no full official text of it was read"),
};

char *matrix_cells_words(const struct matrix_cells *cells, gint64 id, guint column)
{
    const char *status = matrix_cells_status(cells, id, column);
    g_autofree char *meeting = names_meeting_words(matrix_cells_meeting(cells, column));
    GString *words = g_string_new(meeting);
    g_string_append_printf(words, ": %s", _(says[matrix_cells_said(cells, id, column)]));
    if (*status != '\0')
        g_string_append_printf(words, _("; status then: %s"),
                               session_status_label(cells->session, status));
    g_autofree char *text = g_string_free(words, FALSE);
    return text_show(text, -1);
}
