/* matrix.c owns what can be said of a commitment at each meeting.
 * It must not know how the answer is shown. */
#include "core/story/matrix.h"

#include "core/scheme/words.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/update.h"
#include "db/wording.h"

#include <string.h>

static gboolean has_full_text(struct session *session, gint64 meeting_id, gboolean *answer,
                              GError **error)
{
    g_autoptr(GPtrArray) rows = document_heads_of_meeting(session->db, meeting_id, error);
    *answer = FALSE;
    for (guint i = 0; rows != NULL && i < rows->len; i++)
        if (strcmp(((const struct document *)rows->pdata[i])->coverage, "full") == 0)
            *answer = TRUE;
    return rows != NULL;
}

void matrix_free(struct matrix *matrix)
{
    if (matrix == NULL)
        return;
    g_clear_pointer(&matrix->meetings, g_ptr_array_unref);
    g_array_unref(matrix->has_full);
    g_free(matrix);
}

struct matrix *matrix_new(struct session *session, gint64 series_id, GError **error)
{
    struct matrix *matrix = g_new0(struct matrix, 1);
    matrix->session = session;
    matrix->has_full = g_array_new(FALSE, FALSE, sizeof(gboolean));
    matrix->meetings = meeting_all(session->db, series_id, error);
    gboolean done = matrix->meetings != NULL;
    for (guint i = 0; done && i < matrix->meetings->len; i++) {
        gboolean has = FALSE;
        done = has_full_text(session, ((const struct meeting *)matrix->meetings->pdata[i])->id,
                             &has, error);
        g_array_append_val(matrix->has_full, has);
    }
    if (done)
        return matrix;
    matrix_free(matrix);
    return NULL;
}

static gboolean is_stated_at(const GPtrArray *wordings, gint64 meeting_id)
{
    for (guint i = 0; i < wordings->len; i++)
        if (((const struct wording *)wordings->pdata[i])->meeting_id == meeting_id)
            return TRUE;
    return FALSE;
}

/* Whether it had been stated at an earlier meeting of the same level and line. */
static gboolean was_stated(const struct matrix *matrix, const GPtrArray *wordings,
                           const struct meeting *at)
{
    for (guint i = 0; i < matrix->meetings->len; i++) {
        const struct meeting *meeting = matrix->meetings->pdata[i];
        if (strcmp(meeting->level, at->level) == 0 && meeting->series_id == at->series_id &&
            *meeting->date_first != '\0' && strcmp(meeting->date_first, at->date_first) < 0 &&
            is_stated_at(wordings, meeting->id))
            return TRUE;
    }
    return FALSE;
}

/* As FILTER_SILENT has it (db/filter.h), and what it leaves open is unknown. */
static enum matrix_cell cell_of(const struct matrix *matrix, guint i, const GPtrArray *wordings)
{
    const struct meeting *meeting = matrix->meetings->pdata[i];
    if (is_stated_at(wordings, meeting->id))
        return MATRIX_STATED;
    gboolean counts = strcmp(meeting->state, "held") == 0 && *meeting->level != '\0' &&
                      was_stated(matrix, wordings, meeting);
    if (!counts)
        return MATRIX_NOTHING;
    return g_array_index(matrix->has_full, gboolean, i) ? MATRIX_ABSENT : MATRIX_UNKNOWN;
}

enum matrix_cell *matrix_row(const struct matrix *matrix, const struct commitment *row,
                             GError **error)
{
    g_autoptr(GPtrArray) wordings = wording_of_commitment(matrix->session->db, row->id, error);
    if (wordings == NULL)
        return NULL;
    enum matrix_cell *cells = g_new0(enum matrix_cell, matrix->meetings->len + 1);
    for (guint i = 0; i < matrix->meetings->len; i++)
        cells[i] = cell_of(matrix, i, wordings);
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
