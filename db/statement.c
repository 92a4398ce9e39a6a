/* statement.c owns prepared SQL: binding by number, columns by name, errors with the SQL's name.
 * It must not know any table, nor which engine is below. */
#include "db/statement.h"

#include "db/db_private.h"

#include <string.h>

struct statement {
    struct db *db;
    const char *name;
    struct engine_statement *inner;
    int n_columns;     /* -1 until the first row: an engine may know its columns only then */
    gpointer plan;     /* load.c's; NULL: none yet */
    GPtrArray *mended; /* texts of the current row that were not UTF-8; NULL: none yet */
};

struct statement *statement_prepare(struct db *db, const char *name, const char *sql,
                                    GError **error)
{
    struct engine_statement *inner = db->ops->prepare(db->engine, sql, error);
    if (inner == NULL) {
        db_name_error(db, name, error);
        return NULL;
    }
    struct statement *st = g_new0(struct statement, 1);
    st->db = db;
    st->name = name;
    st->inner = inner;
    st->n_columns = -1;
    return st;
}

void statement_free(struct statement *st)
{
    if (st == NULL)
        return;
    st->db->ops->finalize(st->inner);
    g_clear_pointer(&st->mended, g_ptr_array_unref);
    g_free(st->plan);
    g_free(st);
}

gpointer statement_plan(const struct statement *st)
{
    return st->plan;
}

void statement_set_plan(struct statement *st, gpointer plan)
{
    g_free(st->plan);
    st->plan = plan;
}

void statement_reset(struct statement *st)
{
    g_clear_pointer(&st->mended, g_ptr_array_unref);
    st->db->ops->reset(st->inner);
}

void statement_bind_int(struct statement *st, int n, gint64 value)
{
    gboolean bound = st->db->ops->bind_int(st->inner, n, value);
    g_assert(bound);
}

void statement_bind_text(struct statement *st, int n, const char *text)
{
    gboolean bound = st->db->ops->bind_text(st->inner, n, text != NULL ? text : "", -1);
    g_assert(bound);
}

void statement_lend_text(struct statement *st, int n, const char *text)
{
    gboolean bound = st->db->ops->lend_text(st->inner, n, text != NULL ? text : "");
    g_assert(bound);
}

void statement_bind_bytes(struct statement *st, int n, const void *bytes, gsize len)
{
    gboolean bound = st->db->ops->bind_blob(st->inner, n, bytes, len);
    g_assert(bound);
}

void statement_bind_ref(struct statement *st, int n, gint64 id)
{
    gboolean bound =
        id == 0 ? st->db->ops->bind_null(st->inner, n) : st->db->ops->bind_int(st->inner, n, id);
    g_assert(bound);
}

enum step_result statement_step(struct statement *st, GError **error)
{
    g_clear_pointer(&st->mended, g_ptr_array_unref);
    switch (st->db->ops->step(st->inner, error)) {
    case ENGINE_ROW:
        return STEP_ROW;
    case ENGINE_DONE:
        return STEP_DONE;
    case ENGINE_FAILED:
        break;
    }
    db_name_error(st->db, st->name, error);
    return STEP_ERROR;
}

gboolean statement_run(struct statement *st, GError **error)
{
    enum step_result result = statement_step(st, error);
    statement_reset(st);
    g_assert(result != STEP_ROW);
    return result == STEP_DONE;
}

gboolean statement_one(struct statement *st, GError **error)
{
    enum step_result result = statement_step(st, error);
    if (result != STEP_ROW)
        statement_reset(st);
    return result == STEP_ROW;
}

static int statement_column(struct statement *st, const char *column)
{
    int n = statement_columns(st);
    for (int i = 0; i < n; i++)
        if (strcmp(st->db->ops->column_name(st->inner, i), column) == 0)
            return i;
    g_error("%s has no column %s", st->name, column);
}

gint64 statement_int(struct statement *st, const char *column)
{
    return st->db->ops->column_int(st->inner, statement_column(st, column));
}

const char *statement_text(struct statement *st, const char *column)
{
    gsize len;
    return statement_text_at(st, statement_column(st, column), &len);
}

int statement_columns(struct statement *st)
{
    if (st->n_columns < 0)
        st->n_columns = st->db->ops->column_count(st->inner);
    return st->n_columns;
}

const char *statement_column_name(struct statement *st, int i)
{
    return st->db->ops->column_name(st->inner, i);
}

gint64 statement_int_at(struct statement *st, int i)
{
    return st->db->ops->column_int(st->inner, i);
}

/* Only a file from elsewhere holds such text; nothing above may ever meet it. */
static const char *mend_text(struct statement *st, const char *text, gsize *len)
{
    char *mended = g_utf8_make_valid(text, (gssize)*len);
    if (st->mended == NULL)
        st->mended = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(st->mended, mended);
    *len = strlen(mended);
    return mended;
}

const char *statement_text_at(struct statement *st, int i, gsize *len)
{
    const char *text = st->db->ops->column_text(st->inner, i, len);
    if (text == NULL)
        return "";
    return g_utf8_validate_len(text, *len, NULL) ? text : mend_text(st, text, len);
}

const void *statement_bytes_at(struct statement *st, int i, gsize *len)
{
    return st->db->ops->column_blob(st->inner, i, len);
}

int statement_scans(struct statement *st)
{
    return st->db->ops->scans(st->inner);
}
