/* SPDX-License-Identifier: MIT
 *
 * derive.h: the facts of a commitment that follow from its other rows, worked out afresh.
 */
#ifndef DB_DERIVE_H
#define DB_DERIVE_H

#include "db/commitment.h"

/* The commitment with its derived columns as its rows say they are, compared with what is stored:
 * names of the columns that disagree, "" when none does. For `verify`; updated_at is not judged.
 * NULL on error. */
char *derive_disagreements(struct db *db, gint64 commitment_id, GError **error);
/* Calls `each` with every commitment's id, in order; FALSE from it stops. */
gboolean derive_walk(struct db *db, gboolean (*each)(gint64 id, gpointer data), gpointer data,
                     GError **error);

#endif
