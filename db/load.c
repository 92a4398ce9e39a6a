/* load.c owns the way from a statement's columns to a row's struct, by description.
 * It must not know any one table. */
#include "db/load.h"

#include <string.h>

static void load_column(struct statement *st, int i, const struct column *column, void *row)
{
    void *member = (char *)row + column->offset;
    gsize len;
    if (column->type == COLUMN_TEXT) {
        const char *text = statement_text_at(st, i, &len);
        g_free(*(char **)member);
        *(char **)member = g_strndup(text, len);
    } else if (column->type == COLUMN_BYTES) {
        const void *bytes = statement_bytes_at(st, i, &len);
        g_clear_pointer((GBytes **)member, g_bytes_unref);
        if (len > 0)
            *(GBytes **)member = g_bytes_new(bytes, len);
    } else {
        *(gint64 *)member = statement_int_at(st, i);
    }
}

/* Where each column of a statement goes, found out once: by name it takes longer than to read it. */
struct place {
    enum { PLACE_NONE, PLACE_ID, PLACE_UUID, PLACE_VERSION, PLACE_COLUMN } is;
    const struct column *column; /* PLACE_COLUMN */
};
struct plan {
    enum table_id table;
    int n;
    struct place places[];
};

static struct place find_place(const struct table *table, const char *name, gsize *next)
{
    if (strcmp(name, "id") == 0)
        return (struct place){.is = PLACE_ID};
    if (strcmp(name, "version") == 0)
        return (struct place){.is = PLACE_VERSION};
    if (strcmp(name, "uuid") == 0)
        return (struct place){.is = PLACE_UUID};
    /* SELECT * gives the columns in our order: the search is one step then. */
    const struct column *column = NULL;
    if (*next < table->n_columns && strcmp(table->columns[*next].name, name) == 0)
        column = &table->columns[*next];
    else
        column = table_column(table, name);
    if (column == NULL)
        return (struct place){.is = PLACE_NONE};
    *next = (gsize)(column - table->columns) + 1;
    return (struct place){.is = PLACE_COLUMN, .column = column};
}

static const struct plan *plan_of(struct statement *st, enum table_id table)
{
    struct plan *plan = statement_plan(st);
    if (plan != NULL && plan->table == table)
        return plan;
    int n = statement_columns(st);
    gsize next = 0;
    plan = g_malloc0(sizeof *plan + (gsize)n * sizeof plan->places[0]);
    plan->table = table;
    plan->n = n;
    for (int i = 0; i < n; i++)
        plan->places[i] = find_place(table_of(table), statement_column_name(st, i), &next);
    statement_set_plan(st, plan);
    return plan;
}

void load_row(struct statement *st, enum table_id table, void *row)
{
    struct row_head *head = row;
    const struct plan *plan = plan_of(st, table);
    gsize len;
    for (int i = 0; i < plan->n; i++) {
        switch (plan->places[i].is) {
        case PLACE_ID:
            head->id = statement_int_at(st, i);
            break;
        case PLACE_VERSION:
            head->version = statement_int_at(st, i);
            break;
        case PLACE_UUID:
            row_set(&head->uuid, statement_text_at(st, i, &len));
            break;
        case PLACE_COLUMN:
            load_column(st, i, plan->places[i].column, row);
            break;
        case PLACE_NONE:
            break;
        }
    }
}

static void *load_new(struct statement *st, enum table_id table)
{
    void *row = g_malloc0(table_of(table)->row_size);
    load_row(st, table, row);
    return row;
}

void *load_one(struct statement *st, enum table_id table, GError **error)
{
    if (st == NULL || !statement_one(st, error))
        return NULL;
    void *row = load_new(st, table);
    statement_reset(st);
    return row;
}

static void free_row(gpointer row, enum table_id table)
{
    row_free(table, row);
}

/* A GPtrArray frees its elements by a function of one argument: one for each table. */
#define FREER(table)                                                                               \
    static void free_##table(gpointer row)                                                         \
    {                                                                                              \
        free_row(row, table);                                                                      \
    }
#define TABLES(X)                                                                                  \
    X(TABLE_SETTING)                                                                               \
    X(TABLE_PERSON)                                                                                \
    X(TABLE_SCHEME)                                                                                \
    X(TABLE_SCHEME_STATUS)                                                                         \
    X(TABLE_SERIES)                                                                                \
    X(TABLE_PARTY)                                                                                 \
    X(TABLE_PARTY_ALIAS)                                                                           \
    X(TABLE_TOPIC)                                                                                 \
    X(TABLE_TOPIC_ALIAS)                                                                           \
    X(TABLE_CUE)                                                                                   \
    X(TABLE_MEETING)                                                                               \
    X(TABLE_PARTICIPANT)                                                                           \
    X(TABLE_DOCUMENT)                                                                              \
    X(TABLE_DOCUMENT_ORIGINAL)                                                                     \
    X(TABLE_DOCUMENT_FRAME)                                                                        \
    X(TABLE_DOCUMENT_PAGE)                                                                         \
    X(TABLE_COMMITMENT)                                                                            \
    X(TABLE_KEY_ALIAS)                                                                             \
    X(TABLE_COMMITMENT_PARTY)                                                                      \
    X(TABLE_COMMITMENT_TOPIC)                                                                      \
    X(TABLE_WORDING)                                                                               \
    X(TABLE_LINK)                                                                                  \
    X(TABLE_SUGGESTION)                                                                            \
    X(TABLE_REVIEW)                                                                                \
    X(TABLE_DISMISSAL)                                                                             \
    X(TABLE_UPDATE)                                                                                \
    X(TABLE_SOURCE)                                                                                \
    X(TABLE_CITATION)                                                                              \
    X(TABLE_ASSESSMENT)                                                                            \
    X(TABLE_SAVED_VIEW)                                                                            \
    X(TABLE_EDITION) X(TABLE_EDITION_ENTRY) X(TABLE_CHANGE) X(TABLE_FIELD_CHANGE)
TABLES(FREER)
#define FREER_ROW(table) [table] = free_##table,
static const GDestroyNotify freers[N_TABLES] = {TABLES(FREER_ROW)};

GPtrArray *load_all(struct statement *st, enum table_id table, GError **error)
{
    g_assert(freers[table] != NULL);
    if (st == NULL)
        return NULL;
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(freers[table]);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        g_ptr_array_add(rows, load_new(st, table));
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&rows) : NULL;
}

void *load_by_id(struct db *db, enum table_id table, gint64 id, GError **error)
{
    if (db->loads[table] == NULL) {
        const char *name = table_of(table)->name;
        g_autofree char *sql = g_strdup_printf("SELECT * FROM %s WHERE id = $1", name);
        db->loads[table] = statement_prepare(db, name, sql, error);
        if (db->loads[table] == NULL)
            return NULL;
    }
    statement_reset(db->loads[table]);
    statement_bind_int(db->loads[table], 1, id);
    return load_one(db->loads[table], table, error);
}

void load_bind(struct statement *st, int n, const void *row, const struct column *column)
{
    const void *member = (const char *)row + column->offset;
    gsize len = 0;
    switch (column->type) {
    case COLUMN_TEXT:
        statement_lend_text(st, n, *(char *const *)member);
        break;
    case COLUMN_INT:
        statement_bind_int(st, n, *(const gint64 *)member);
        break;
    case COLUMN_REF:
        statement_bind_ref(st, n, *(const gint64 *)member);
        break;
    case COLUMN_BYTES:
        if (*(GBytes *const *)member == NULL) {
            statement_bind_ref(st, n, 0);
            break;
        }
        const void *bytes = g_bytes_get_data(*(GBytes *const *)member, &len);
        statement_bind_bytes(st, n, bytes, len);
        break;
    }
}

void *load_one_by_id(struct db *db, enum query_id query, enum table_id table, gint64 id,
                     GError **error)
{
    struct statement *st = db_query(db, query, error);
    if (st != NULL)
        statement_bind_int(st, 1, id);
    return load_one(st, table, error);
}

void *load_one_by_text(struct db *db, enum query_id query, enum table_id table, const char *text,
                       GError **error)
{
    struct statement *st = db_query(db, query, error);
    if (st != NULL)
        statement_bind_text(st, 1, text);
    return load_one(st, table, error);
}

GPtrArray *load_all_by_id(struct db *db, enum query_id query, enum table_id table, gint64 id,
                          GError **error)
{
    struct statement *st = db_query(db, query, error);
    if (st != NULL)
        statement_bind_int(st, 1, id);
    return load_all(st, table, error);
}
