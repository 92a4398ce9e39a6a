/* SPDX-License-Identifier: MIT
 *
 * link.h: how one commitment stands to another: `from` is part of, follows, builds on or is
 * superseded by `to`.
 */
#ifndef DB_LINK_H
#define DB_LINK_H

#include "db/db.h"
#include "db/row.h"

#define LINK_FIELDS(S, TEXT, INT, REF, BYTES)                                                      \
    REF(S, from_id, COLUMN_PLAIN)                                                                  \
    REF(S, to_id, COLUMN_PLAIN)                                                                    \
    TEXT(S, relation, COLUMN_PLAIN)                                                                \
    TEXT(S, note, COLUMN_PLAIN)
ROW_DECLARE(link, LINK_FIELDS)

/* Links from and to it. */
GPtrArray *link_of_commitment(struct db *db, gint64 commitment_id, GError **error);
/* The link itself, whichever its note. NULL without an error: none. */
struct link *link_find(struct db *db, gint64 from_id, gint64 to_id, const char *relation,
                       GError **error);

#endif
