/* matrix_cells.h: rows of the matrix as they were read last, and what is told of one cell. */
#ifndef HELDTO_TUI_MATRIX_CELLS_H
#define HELDTO_TUI_MATRIX_CELLS_H

#include "core/story/matrix.h"

struct matrix_cells;

/* Reads the meetings, none of the rows. NULL on error. */
struct matrix_cells *matrix_cells_new(struct session *session, GError **error);
void matrix_cells_free(struct matrix_cells *cells); /* NULL is accepted */

/* The columns: meetings that can be set against commitments, in order of date. */
guint matrix_cells_columns(const struct matrix_cells *cells);
const struct meeting *matrix_cells_meeting(const struct matrix_cells *cells, guint column);
/* The column of a meeting; -1: it is none. */
int matrix_cells_column_of(const struct matrix_cells *cells, gint64 meeting_id);

/* Reads a row, unless it was read already. */
gboolean matrix_cells_read(struct matrix_cells *cells, const struct commitment *row,
                           GError **error);
/* Of a row that was read; MATRIX_NOTHING of another. */
enum matrix_cell matrix_cells_said(const struct matrix_cells *cells, gint64 id, guint column);
/* The status it had then: a token, "" none; belongs to the cells. */
const char *matrix_cells_status(const struct matrix_cells *cells, gint64 id, guint column);

/* The words of record of a commitment at the meeting of a column; NULL without an error: none. */
struct wording *matrix_cells_wording(const struct matrix_cells *cells, gint64 id, guint column,
                                     GError **error);
/* "Lisbon, 22 June 2021: stated; status then: in progress"; shown text, new. */
char *matrix_cells_words(const struct matrix_cells *cells, gint64 id, guint column);

#endif
