/* SPDX-License-Identifier: MIT
 *
 * name.h: every name by which a party, a topic, a series or a meeting may be called.
 */
#ifndef DB_NAME_H
#define DB_NAME_H

#include "db/db.h"

enum name_noun { NAME_PARTY, NAME_TOPIC, NAME_SERIES, NAME_MEETING, N_NAME_NOUNS };

/* id: of the row that is called so. parent_id: of a topic, the wider one; else 0. */
struct name {
    gint64 id;
    gint64 parent_id;
    char *text; /* a token, a name, an alias; of a meeting its token, title, city or country */
};

/* All names of the noun's rows, in order of id, then of importance; one row has several. The
 * array frees its elements. NULL on error. */
GPtrArray *name_all(struct db *db, enum name_noun noun, GError **error);
void name_free(struct name *name); /* NULL is accepted */

#endif
