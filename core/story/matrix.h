/* SPDX-License-Identifier: MIT
 *
 * matrix.h: commitments against meetings: where each was stated, and where it was not.
 *
 * Absent is said only of a meeting that was held after the commitment had been stated at another of
 * the same level and line, and of which the full official text was read. Where such a
 * meeting's full text was not read the answer is unknown. Of other meetings nothing is said. The rule
 * is that of core/lineage/silence.h.
 */
#ifndef HELDTO_CORE_MATRIX_H
#define HELDTO_CORE_MATRIX_H

#include "core/session.h"
#include "db/commitment.h"

enum matrix_cell {
    MATRIX_NOTHING, /* nothing can be said: not held, or not stated before at that level */
    MATRIX_STATED,
    MATRIX_ABSENT,  /* the full text was read, and it is not there */
    MATRIX_UNKNOWN, /* no full text is held */
};

struct matrix {
    struct session *session;
    GPtrArray *meetings; /* struct meeting, in order of date: the columns */
    GHashTable *read;    /* ids of those whose full official text was read through */
};

/* series_id 0: of every series. NULL on error. */
struct matrix *matrix_new(struct session *session, gint64 series_id,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void matrix_free(struct matrix *matrix); /* NULL is accepted */
/* The cells of one commitment, an enum matrix_cell for each meeting; new. NULL on error. */
enum matrix_cell *matrix_row(const struct matrix *matrix, const struct commitment *row,
                             GError **error);
/* The status a commitment had at the end of each meeting, as is known now: tokens of the register's
 * scheme, ended by NULL; new (g_strfreev). "": it has none, or it had not been stated yet, or the
 * meeting was not held. NULL on error. */
char **matrix_statuses(const struct matrix *matrix, const struct commitment *row, GError **error);
/* Whether the meeting is one that can be set against commitments: only held ones are. */
gboolean matrix_is_shown(const struct matrix *matrix, guint meeting);
/* ● – ? and "", or * - ? in ASCII; and "stated", "absent", "unknown", "". */
const char *matrix_mark(enum matrix_cell cell, gboolean is_ascii);
const char *matrix_token(enum matrix_cell cell);

#endif
