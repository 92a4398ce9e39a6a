/* SPDX-License-Identifier: MIT
 *
 * party.h: who promises: states, institutions, agencies, groups of states. The European Union and
 * "EU member states" are two.
 */
#ifndef DB_PARTY_H
#define DB_PARTY_H

#include "db/db.h"
#include "db/row.h"

/* token: unique, ASCII. kind: a token. */
#define PARTY_FIELDS(S, TEXT, INT, REF, BYTES)                                                     \
    TEXT(S, token, COLUMN_PLAIN)                                                                   \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    TEXT(S, kind, COLUMN_PLAIN)
ROW_DECLARE(party, PARTY_FIELDS)

/* folded: fold_text of the alias; kept by whoever writes it. */
#define PARTY_ALIAS_FIELDS(S, TEXT, INT, REF, BYTES)                                               \
    REF(S, party_id, COLUMN_PLAIN)                                                                 \
    TEXT(S, alias, COLUMN_PLAIN)                                                                   \
    TEXT(S, folded, COLUMN_PLAIN)
ROW_DECLARE(party_alias, PARTY_ALIAS_FIELDS)

struct party *party_by_id(struct db *db, gint64 id, GError **error);
/* By token, name or alias, folded. NULL without an error: none. */
struct party *party_find(struct db *db, const char *name, GError **error);
GPtrArray *party_all(struct db *db, GError **error);
GPtrArray *party_aliases(struct db *db, gint64 party_id, GError **error);

#endif
