/* query.c owns the table of all fixed SQL.
 * It must not know who asks, nor what comes of it. */
#include "db/query.h"

#include "db/document_sql.h"

#include <glib.h>

#define QUERY(name, cost, sql) [Q_##name] = {#name, cost, sql},
static const struct query queries[N_QUERIES] = {
#include "db/query.def"
};
#undef QUERY

const struct query *query_of(enum query_id id)
{
    g_assert(id < N_QUERIES);
    return &queries[id];
}
