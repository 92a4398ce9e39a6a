/* SPDX-License-Identifier: MIT
 *
 * search.h: the full-text index of commitments, fed by the write path.
 *
 * Four folded texts a commitment: its key and title; its topics with their aliases; its wordings
 * and description; its notes. Only the index is kept, not the texts: to take a commitment out, the
 * same texts are worked out again, so they must be read before a row changes.
 */
#ifndef DB_SEARCH_H
#define DB_SEARCH_H

#include "db/db.h"

/* Empties the index and fills it from the rows. Inside a write transaction. */
gboolean search_rebuild(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
