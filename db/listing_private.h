/* SPDX-License-Identifier: MIT
 *
 * listing_private.h: what the files of the list of commitments share.
 */
#ifndef DB_LISTING_PRIVATE_H
#define DB_LISTING_PRIVATE_H

#include "db/filter_plan.h"
#include "db/listing.h"

/* How one sorts: one row of a table in listing_order.c. One of the five is set. */
struct listing_order {
    const char *name;
    const char *column; /* of commitment; NOT NULL and indexed together with the id */
    gboolean is_number; /* the column is one */
    const char *text;   /* expression: sorted folded, "" last */
    const char *day;    /* expression: "" last */
    const char *other;  /* expression: as it is */
    gboolean is_ranked; /* by the list's own ranks */
};
const struct listing_order *listing_order_of(enum listing_sort_by by);

/* How one groups: one row of another table there. */
struct listing_grouping {
    const char *name;
    const char *join;  /* SQL to follow "commitment c"; NULL: nothing more is needed */
    const char *id;    /* expression: of what the group is; NULL: no groups */
    const char *label; /* expression: the group's text */
    const char *order; /* expressions to sort by, a group without a name last */
};
const struct listing_grouping *listing_grouping_of(enum listing_group group);

/* Numbers of two parameters: the place of a row in the walked order. */
struct listing_slots {
    int value, id;
};

/* A statement along the index. */
struct listing_walk {
    struct filter_sql *sql;
    struct statement *st;
    struct listing_slots from; /* 0: it begins at an end */
    int limit;
};

struct listing {
    struct db *db;
    struct filter *filter; /* NULL: every commitment */
    struct listing_sort *sorts;
    gsize n_sorts;    /* at least 1 */
    GPtrArray *ranks; /* NULL: none */
    enum listing_group group;
    struct filter_plan *plan;
    gboolean is_walked;              /* along an index; else by the table */
    struct listing_walk walks[2][2]; /* [backwards][from a row]; prepared on first use */
    gint64 generation;               /* number of the last refresh */
    gint64 snapshot;                 /* number of the temporary table; 0: not made yet */
    struct statement *pages[2];      /* of the table: forwards, backwards */
    char *page_sql[2];
    gint64 n;                          /* rows; -1: not counted yet */
    const struct listing_folds *folds; /* NULL: none */
    GPtrArray *headings;               /* of the table; NULL: not looked for yet */
};

/* What positions are counted in: the table, or what a refresh has left of the list without one. */
gint64 listing_snapshot(const struct listing *listing);

/* A place in the list, before its row is read. */
struct listing_entry {
    gint64 id;
    gint64 position; /* 0: not known */
    gint64 group_id;
    char *group;
    gint64 n; /* rows of the folded group that it is; 0: a row */
};
GArray *listing_entries_new(void);

/* The rows of entries; those that are gone by now are left out. */
GPtrArray *listing_rows_of(struct listing *listing, const GArray *entries, GError **error);

/* listing_walk.c: along the index. Entries come in the walk's direction. */
void listing_walk_clear(struct listing *listing);
/* FALSE without an error: too little was found on too long a way; ask the table. */
gboolean listing_walk_page(struct listing *listing, const struct listing_row *from,
                           gboolean backwards, guint n, GArray *entries, GError **error);
/* What one more filter (NULL: none) finds, however long the way is. */
gboolean listing_walk_find(struct listing *listing, const struct filter *filter,
                           const struct listing_row *from, gboolean backwards, guint n,
                           GArray *entries, GError **error);
gboolean listing_walk_has(struct listing *listing, gint64 id, gboolean *found, GError **error);
gboolean listing_walk_position(struct listing *listing, const struct listing_row *row,
                               gint64 *position, GError **error);

/* listing_table.c: the temporary table. */
void listing_table_drop(struct listing *listing);
gboolean listing_table_make(struct listing *listing, GError **error); /* if there is none */
/* The first n without a table. */
gboolean listing_table_top(struct listing *listing, guint n, GArray *entries, GError **error);
gboolean listing_table_page(struct listing *listing, const struct listing_row *from,
                            gboolean backwards, guint n, GArray *entries, GError **error);
gboolean listing_table_find(struct listing *listing, const struct filter *filter,
                            const struct listing_row *from, gboolean backwards, guint n,
                            GArray *entries, GError **error);
/* Where a commitment stands, in the group of `near` if it does; no entry: nowhere. */
gboolean listing_table_place(struct listing *listing, gint64 id, const struct listing_row *near,
                             GArray *entries, GError **error);

/* Rows from one position to another, both included; fewer where `n` is less than that. */
gboolean listing_table_run(struct listing *listing, gint64 first, gint64 last, gboolean backwards,
                           guint n, GArray *entries, GError **error);
/* Every place of a commitment, in order. */
gboolean listing_table_places(struct listing *listing, gint64 id, GArray *entries, GError **error);
/* The position to read on from, `from` itself left out. */
gboolean listing_table_start(struct listing *listing, const struct listing_row *from,
                             gboolean backwards, gint64 *position, GError **error);
gboolean listing_is_grouped(const struct listing *listing);

/* listing_group.c: groups and folds of the table. */
gboolean listing_has_folds(const struct listing *listing);
gboolean listing_fold_page(struct listing *listing, const struct listing_row *from,
                           gboolean backwards, guint n, GArray *entries, GError **error);
/* Where the commitment (or with id 0 the folded group `near`) is to be seen. */
gboolean listing_fold_place(struct listing *listing, gint64 id, const struct listing_row *near,
                            GArray *entries, GError **error);
gboolean listing_heading_place(struct listing *listing, const struct listing_row *row,
                               gint64 *position, GError **error);

/* listing_order.c: pieces of SQL. */
void listing_add_order(struct filter_sql *sql, const struct listing *listing);
/* The walked column; by scan: so that the engine uses no index for it. */
enum listing_by { LISTING_BY_INDEX, LISTING_BY_SCAN };
void listing_add_place(struct filter_sql *sql, const struct listing *listing, enum listing_by by);
/* Beyond a place in the walked order, towards greater or (downwards) smaller ones. */
void listing_add_beyond(struct filter_sql *sql, const struct listing *listing, gboolean downwards,
                        enum listing_by by, struct listing_slots *slots);
void listing_bind_place(const struct listing *listing, struct statement *st,
                        const struct listing_slots *slots, const struct listing_row *row);

/* Steps of full scans that walks took so far, for tests. */
gint64 listing_walk_scans(struct listing *listing);

#endif
