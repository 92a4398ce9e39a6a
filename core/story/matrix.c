/* matrix.c owns what can be said of a commitment at each meeting.
 * It must not know how the answer is shown. */
#include "core/story/matrix.h"

#include "core/lineage/silence.h"
#include "core/scheme/words.h"
#include "db/meeting.h"
#include "db/update.h"
#include "db/wording.h"

#include <string.h>

void matrix_free(struct matrix *matrix)
{
    if (matrix == NULL)
        return;
    g_clear_pointer(&matrix->meetings, g_ptr_array_unref);
    g_clear_pointer(&matrix->read, g_hash_table_unref);
    g_free(matrix);
}

struct matrix *matrix_new(struct session *session, gint64 series_id, GError **error)
{
    struct matrix *matrix = g_new0(struct matrix, 1);
    matrix->session = session;
    matrix->meetings = meeting_all(session->db, series_id, error);
    if (matrix->meetings != NULL)
        matrix->read = document_read_meetings(session->db, TRUE, error);
    if (matrix->read != NULL)
        return matrix;
    matrix_free(matrix);
    return NULL;
}

static gboolean is_stated_at(const GPtrArray *wordings, gint64 meeting_id)
{
    for (guint i = 0; i < wordings->len; i++) {
        const struct wording *wording = wordings->pdata[i];
        if (wording->meeting_id == meeting_id && silence_is_statement(wording))
            return TRUE;
    }
    return FALSE;
}

static enum matrix_cell cell_of(enum silence silence)
{
    switch (silence) {
    case SILENCE_STATED:
        return MATRIX_STATED;
    case SILENCE_ABSENT:
        return MATRIX_ABSENT;
    case SILENCE_UNKNOWN:
        return MATRIX_UNKNOWN;
    case SILENCE_NOTHING:
        break;
    }
    return MATRIX_NOTHING;
}

enum matrix_cell *matrix_row(const struct matrix *matrix, const struct commitment *row,
                             GError **error)
{
    g_autoptr(GPtrArray) wordings = wording_of_commitment(matrix->session->db, row->id, error);
    g_autoptr(GPtrArray) stated = g_ptr_array_new();
    if (wordings == NULL)
        return NULL;
    for (guint i = 0; i < matrix->meetings->len; i++) {
        struct meeting *meeting = matrix->meetings->pdata[i];
        if (is_stated_at(wordings, meeting->id))
            g_ptr_array_add(stated, meeting);
    }
    enum matrix_cell *cells = g_new0(enum matrix_cell, matrix->meetings->len + 1);
    for (guint i = 0; i < matrix->meetings->len; i++) {
        enum silence said = silence_at(matrix->meetings->pdata[i], matrix->read, stated);
        const gboolean is_told = said == SILENCE_STATED || silence_is_of_kind(row->kind);
        cells[i] = is_told ? cell_of(said) : MATRIX_NOTHING;
    }
    return cells;
}

gboolean matrix_is_shown(const struct matrix *matrix, guint meeting)
{
    const struct meeting *at = matrix->meetings->pdata[meeting];
    return strcmp(at->state, "held") == 0;
}

/* Without an update it stood where every commitment begins, if it had been stated by then. */
static const char *status_at(const struct matrix *matrix, const struct commitment *row,
                             const GPtrArray *statuses, const struct meeting *meeting)
{
    const GPtrArray *scheme = matrix->session->statuses;
    const gboolean is_stated =
        *row->earliest_on != '\0' && strcmp(row->earliest_on, meeting->date_last) <= 0;
    if (*row->status == '\0' || !is_stated)
        return "";
    const struct update *standing = update_standing(statuses, meeting->date_last);
    if (standing != NULL)
        return standing->status_to;
    return scheme->len > 0 ? ((const struct scheme_status_row *)scheme->pdata[0])->token : "";
}

char **matrix_statuses(const struct matrix *matrix, const struct commitment *row, GError **error)
{
    g_autoptr(GPtrArray) statuses = update_live_statuses(matrix->session->db, row->id, 0, error);
    if (statuses == NULL)
        return NULL;
    char **tokens = g_new0(char *, matrix->meetings->len + 1);
    for (guint i = 0; i < matrix->meetings->len; i++)
        tokens[i] = g_strdup(matrix_is_shown(matrix, i)
                                 ? status_at(matrix, row, statuses, matrix->meetings->pdata[i])
                                 : "");
    return tokens;
}

static const struct {
    const char *mark, *ascii, *token;
} marks[] = {
    [MATRIX_NOTHING] = {"", "", ""},
    [MATRIX_STATED] = {"●", "*", "stated"},
    [MATRIX_ABSENT] = {"–", "-", "absent"},
    [MATRIX_UNKNOWN] = {"?", "?", "unknown"},
};

const char *matrix_mark(enum matrix_cell cell, gboolean is_ascii)
{
    return is_ascii ? marks[cell].ascii : marks[cell].mark;
}

const char *matrix_token(enum matrix_cell cell)
{
    return marks[cell].token;
}
