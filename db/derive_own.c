/* derive_own.c owns the facts that follow from a row's own columns: days, sort keys, a counter's start.
 * It must not read any other row. */
#include "db/change_private.h"
#include "db/fold.h"
#include "db/meeting.h"
#include "db/series.h"

#include <string.h>

enum { TITLE_SORT_CHARS = 80 };

static gboolean own_of_meeting(struct db *db, struct meeting *m, GError **error)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    const char *edtf = m->date_edtf != NULL ? m->date_edtf : "";
    if (!db->rules->edtf_days(edtf, &first, &last)) {
        g_set_error(error, DB_ERROR, DB_ERROR_CONSTRAINT,
                    "\"%s\" is no date of a meeting; write it as 2021-06-22, 2021-06, 2021 or "
                    "2018-02-26/2018-02-27",
                    edtf);
        return FALSE;
    }
    row_set(&m->date_first, first);
    row_set(&m->date_last, last);
    return TRUE;
}

static gboolean is_text(const char *text)
{
    return text != NULL && *text != '\0';
}

static void own_title(struct commitment *c)
{
    g_autofree char *folded = fold_text(c->title, -1);
    g_autofree char *start =
        g_utf8_substring(folded, 0, MIN(TITLE_SORT_CHARS, g_utf8_strlen(folded, -1)));
    row_set(&c->title_sort, start);
}

static void own_of_commitment(struct db *db, struct commitment *c)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    if (is_text(c->due_edtf))
        db->rules->edtf_days(c->due_edtf, &first, &last);
    row_set(&c->due_first, first);
    row_set(&c->due_last, last);
    row_set(&c->due_sort, is_text(last) ? last : COMMITMENT_NO_DAY);
    row_set(&c->follow_up_sort, is_text(c->follow_up_on) ? c->follow_up_on : COMMITMENT_NO_DAY);
    own_title(c);
}

/* A new series counts from 1; one that comes back goes on. */
static void own_of_series(struct series *series)
{
    series->next_number = MAX(series->next_number, 1);
}

gboolean derive_own(struct db *db, enum table_id table, void *row, GError **error)
{
    switch (table) {
    case TABLE_MEETING:
        return own_of_meeting(db, row, error);
    case TABLE_COMMITMENT:
        own_of_commitment(db, row);
        return TRUE;
    default:
        g_assert(table == TABLE_SERIES);
        own_of_series(row);
        return TRUE;
    }
}
