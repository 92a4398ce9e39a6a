/* SPDX-License-Identifier: MIT
 *
 * query.h: all fixed SQL of the register, one row each in query.def. Private to db/.
 *
 * A query is a row QUERY(NAME, cost, "SQL") there and one typed wrapper in its noun's file. The
 * cost is a promise that a test holds each query to.
 */
#ifndef DB_QUERY_H
#define DB_QUERY_H

enum query_cost {
    COST_POINT, /* by index: never scans a table */
    COST_SCAN,  /* reads a whole small table, or all of it is wanted */
};

#define QUERY(name, cost, sql) Q_##name,
enum query_id {
#include "db/query.def"
    N_QUERIES
};
#undef QUERY

struct query {
    const char *name;
    enum query_cost cost;
    const char *sql;
};

const struct query *query_of(enum query_id id);

#endif
