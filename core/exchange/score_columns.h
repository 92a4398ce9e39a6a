/* SPDX-License-Identifier: MIT
 *
 * score_columns.h: tables with one column a party, whose cells are scores.
 *
 * A column is taken so where --map scores=A,B,C names it; else where its header is the name, alias
 * or token of a party that the register or heldto knows ("Canada", "USA", "eu", "score_uk") and what
 * stands in its cells are mostly scores (core/score/score_text.h), or where it stands among such
 * columns and holds nothing but scores. Columns that hold only 0 and 1 might be marks: they are
 * taken where a signed score, a published average that follows, or a rule shows what they are.
 *
 * What else such a table has:
 *   - a published average (average, overall, score, % …, or --map published=COLUMN): kept as it was
 *     published (core/score/published.h), never used as ours;
 *   - the period: --map period=COLUMN or period==WORDS, a column called so, else the year of the
 *     row. "interim", "final" or a year in a header belongs to the period of that column;
 *   - a column of years: of the meeting that stated the commitment, where no other column says that.
 *
 * Empty cells take nothing away. A score that differs from the first coder's last one is added as a
 * new one. What is odd is told by row, kept as the custom field "… as imported", and no score.
 */
#ifndef HELDTO_CORE_EXCHANGE_SCORE_COLUMNS_H
#define HELDTO_CORE_EXCHANGE_SCORE_COLUMNS_H

#include "core/exchange/custom.h"
#include "core/exchange/import_private.h"
#include "core/score/score_text.h"

/* One party's column, and what the row at hand says in it. */
struct score_column {
    guint column;
    char *header;
    char *party;   /* as who_store() takes it */
    char *kept_as; /* custom field of what is odd */
    char *period;  /* "interim", "2019": of the column; "" none */
    struct score_text said;
    const char *of; /* the whole period of the cell; "" the commitment's life */
};

/* A column of published averages. */
struct score_published {
    guint column;
    char *header, *period;
    char *as; /* how its figures are written */
};

struct score_columns {
    GPtrArray *columns;   /* struct score_column, in order of the file */
    GPtrArray *published; /* struct score_published */
    int year, period;     /* columns; -1 none */
    GHashTable *periods;  /* score_row.c: text → period, of this pass */
    GHashTable *alike;    /* what a row is without its scores → the scores of such rows so far */
    GHashTable *ordinals; /* line → which of them it is, where it is not the first */
    GString *odd;         /* lines about odd cells, and how many */
    guint n_odd, n_scores, n_blank;
};

/* Without any column: of a file with one score a row, for its notes. */
struct score_columns *score_columns_new(void);
/* Finds them among the columns that would be custom fields, and takes them from these. is_asked:
 * the file is said to be one of scores. NULL without an error: there are none. */
struct score_columns *score_columns_find(struct import *import, gboolean is_asked, GError **error);
void score_columns_free(struct score_columns *columns); /* NULL is accepted */
/* What was found, for the account. */
void score_columns_tell(struct import *import, const struct score_columns *columns);
/* Whether the column holds scores or published averages: they are no part of what a row is. */
gboolean score_columns_has(const struct score_columns *columns, guint column);

/* score_row.c: the row at hand. columns may be NULL: there are no scores then. */

/* Before each pass over the file. */
void score_row_begin(const struct import *import, struct score_columns *columns);
/* Reads it; custom fields (struct custom) are added. year: the period where no column says one, ""
 * none. FALSE and an error of the register. */
gboolean score_row_read(struct import *import, struct score_columns *columns, const char *year,
                        GArray *custom, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many cells have a score or not applicable. */
guint score_row_count(const struct score_columns *columns);
/* Its scores are left out: they are of what has none. */
void score_row_leave_out(struct import *import, struct score_columns *columns);
/* TRUE for a row of averages, by its label and the fractions in its cells. */
gboolean score_row_is_summary(const struct score_columns *columns, const char *label);
/* The list of parties with those that have something in their cell added to it as bound. change:
 * they are made where the register has not got them. NULL and an error. */
const char *score_row_parties(struct import *import, struct change *change,
                              const struct score_columns *columns, const char *list,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Compares with what the commitment has (0: it would be made) and, where change is not NULL, adds
 * what differs. what: the parties whose scores differ are added to it; may be NULL. An error of
 * HELDTO_ERROR_INPUT is the reason why the row is rejected. */
gboolean score_row_store(struct import *import, struct change *change,
                         const struct score_columns *columns, gint64 commitment_id, GString *what,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* score_notes.c: what was read and left, after the first pass, for the account; after the second,
 * a file beside the table (FILE.notes.txt) where there are more odd cells than are listed. */
void score_notes_add(const struct import *import, struct score_columns *columns, const char *header,
                     const struct score_text *said, const char *text);
void score_notes_tell(struct import *import, const struct score_columns *columns);
void score_notes_keep(struct import *import, const struct score_columns *columns);
/* Which of the rows that differ in their scores only this is: 1 the first. core: what the row is
 * without its scores, whole: with them. */
guint score_row_ordinal(const struct import *import, struct score_columns *columns,
                        const char *core, const char *whole);

#endif
