/* SPDX-License-Identifier: MIT
 *
 * topic.h: what commitments are about, with aliases in several languages (electronic evidence,
 * e-evidence, preuves électroniques).
 */
#ifndef DB_TOPIC_H
#define DB_TOPIC_H

#include "db/db.h"
#include "db/row.h"

/* token: unique, ASCII. parent_id: the wider topic, 0 none. */
#define TOPIC_FIELDS(S, TEXT, INT, REF, BYTES)                                                     \
    TEXT(S, token, COLUMN_PLAIN)                                                                   \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    REF(S, parent_id, COLUMN_PLAIN)
ROW_DECLARE(topic, TOPIC_FIELDS)

#define TOPIC_ALIAS_FIELDS(S, TEXT, INT, REF, BYTES)                                               \
    REF(S, topic_id, COLUMN_PLAIN)                                                                 \
    TEXT(S, alias, COLUMN_PLAIN)                                                                   \
    TEXT(S, folded, COLUMN_PLAIN)
ROW_DECLARE(topic_alias, TOPIC_ALIAS_FIELDS)

struct topic *topic_by_id(struct db *db, gint64 id, GError **error);
/* By token, name or alias, folded. NULL without an error: none. */
struct topic *topic_find(struct db *db, const char *name, GError **error);
GPtrArray *topic_all(struct db *db, GError **error);
GPtrArray *topic_aliases(struct db *db, gint64 topic_id, GError **error);

#endif
