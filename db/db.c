/* db.c owns an open register: the way in and out, its transactions, its prepared queries.
 * It must not know any engine, nor what a table is for. */
#include "db/db.h"

#include "db/db_private.h"
#include "db/schema.h"

#include <string.h>

G_DEFINE_QUARK(heldto - db - error, db_error)

static void name_file(const char *location, GError **error)
{
    if (error == NULL || *error == NULL || (*error)->domain != DB_ERROR)
        return;
    g_autofree char *shown = g_filename_display_name(location);
    g_prefix_error(error, "%s: ", shown);
}

void db_name_error(const struct db *db, const char *sql_name, GError **error)
{
    if (error == NULL || *error == NULL)
        return;
    name_file(db->location, error);
    if (sql_name == NULL)
        return;
    char *words = g_strdup_printf("%s [%s]", (*error)->message, sql_name);
    g_free((*error)->message);
    (*error)->message = words;
}

static void free_statements(struct statement **statements, gsize n)
{
    for (gsize i = 0; i < n; i++)
        g_clear_pointer(&statements[i], statement_free);
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    g_assert(db->change == NULL);
    free_statements(db->queries, N_QUERIES);
    free_statements(db->inserts, N_TABLES);
    free_statements(db->loads, N_TABLES);
    free_statements(db->deletes, N_TABLES);
    free_statements(db->bumps, N_TABLES);
    free_statements(db->follows, N_FOLLOWS);
    for (enum table_id id = 0; id < N_TABLES; id++)
        if (db->sets[id] != NULL) {
            free_statements(db->sets[id], table_of(id)->n_columns);
            g_free(db->sets[id]);
        }
    g_clear_pointer(&db->search_insert, statement_free);
    g_clear_pointer(&db->search_remove, statement_free);
    if (db->engine != NULL)
        db->ops->close(db->engine);
    g_free(db->location);
    g_free(db->kept_copy);
    g_free(db);
}

static gboolean open_engine(struct db *db, const struct db_options *options, GError **error)
{
    enum engine_mode mode = options->is_new      ? ENGINE_CREATE
                            : options->read_only ? ENGINE_READ
                                                 : ENGINE_WRITE;
    db->engine = db->ops->open(db->location, mode, error);
    if (db->engine == NULL)
        return FALSE;
    if (!options->is_new)
        return schema_prepare(db, options->check_content, error);
    if (db->ops->settle(db->engine, error) && schema_create(db, error))
        return TRUE;
    db->ops->discard(g_steal_pointer(&db->engine));
    return FALSE;
}

struct db *db_open(const char *location, const struct db_options *options, GError **error)
{
    g_assert(options->rules != NULL);
    const struct engine_ops *ops = engine_for(location);
    if (ops == NULL) {
        g_set_error(error, DB_ERROR, DB_ERROR_NOT_FOUND,
                    "%s: no database engine of this program speaks that address", location);
        return NULL;
    }
    struct db *db = g_new0(struct db, 1);
    db->location = g_strdup(location);
    db->ops = ops;
    db->rules = options->rules;
    if (open_engine(db, options, error))
        return db;
    name_file(location, error);
    db_close(db);
    return NULL;
}

const char *db_location(const struct db *db)
{
    return db->location;
}

int db_version(void)
{
    return schema_version();
}

gboolean db_is_read_only(const struct db *db)
{
    return db->read_only;
}

const char *db_kept_copy(const struct db *db)
{
    return db->kept_copy;
}

const struct db_rules *db_rules(const struct db *db)
{
    return db->rules;
}

gboolean db_data_version(struct db *db, gint64 *version, GError **error)
{
    if (db->ops->data_version(db->engine, version, error))
        return TRUE;
    db_name_error(db, "data_version", error);
    return FALSE;
}

void db_set_patience(struct db *db, int milliseconds)
{
    db->ops->set_patience(db->engine, milliseconds);
}

void db_set_progress(struct db *db, gboolean (*fn)(gpointer data), gpointer data)
{
    db->ops->set_progress(db->engine, fn, data);
}

gboolean db_backup(struct db *db, const char *path, GError **error)
{
    g_assert(!db->is_writing); /* it would copy what is not committed */
    if (db->ops->backup(db->engine, path, error))
        return TRUE;
    name_file(path, error);
    return FALSE;
}

gboolean db_check(struct db *db, GError **error)
{
    g_autoptr(GPtrArray) lines = schema_lines(schema_version());
    if (db->ops->check_schema(db->engine, lines, error) &&
        db->ops->check_content(db->engine, TRUE, error))
        return TRUE;
    db_name_error(db, NULL, error);
    return FALSE;
}

struct statement *db_query(struct db *db, enum query_id id, GError **error)
{
    const struct query *query = query_of(id);
    if (db->queries[id] == NULL)
        db->queries[id] = statement_prepare(db, query->name, query->sql, error);
    else
        statement_reset(db->queries[id]);
    return db->queries[id];
}

static gboolean execute(struct db *db, const char *sql, GError **error)
{
    if (db->ops->execute(db->engine, sql, error))
        return TRUE;
    db_name_error(db, sql, error);
    return FALSE;
}

static gboolean savepoint(struct db *db, const char *verb, GError **error)
{
    g_autofree char *sql = g_strdup_printf("%s level_%d", verb, db->depth);
    return execute(db, sql, error);
}

gboolean db_begin_write(struct db *db, GError **error)
{
    if (db->read_only) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_PERMISSION,
                            "this register can only be read here; copy it where you may write");
        db_name_error(db, NULL, error);
        return FALSE;
    }
    if (db->depth > 0) {
        g_assert(db->is_writing); /* a read that turns to writing would lose others' updates */
        if (!savepoint(db, "SAVEPOINT", error))
            return FALSE;
    } else if (!db->ops->begin_write(db->engine, error)) {
        db_name_error(db, "BEGIN", error);
        return FALSE;
    }
    if (db->depth == 0)
        memset(db->next_ids, 0, sizeof db->next_ids);
    db->is_writing = TRUE;
    db->depth++;
    return TRUE;
}

gboolean db_begin_read(struct db *db, GError **error)
{
    gboolean begun =
        db->depth == 0 ? execute(db, "BEGIN", error) : savepoint(db, "SAVEPOINT", error);
    if (begun)
        db->depth++;
    return begun;
}

gboolean db_commit(struct db *db, GError **error)
{
    g_assert(db->depth > 0);
    db->depth--;
    if (db->depth > 0)
        return savepoint(db, "RELEASE", error);
    db->is_writing = FALSE;
    if (execute(db, "COMMIT", error))
        return TRUE;
    db->ops->execute(db->engine, "ROLLBACK", NULL);
    return FALSE;
}

void db_rollback(struct db *db)
{
    g_assert(db->depth > 0);
    db->depth--;
    if (db->depth == 0) {
        db->is_writing = FALSE;
        /* A full disk may have rolled back already: then there is nothing left to do. */
        db->ops->execute(db->engine, "ROLLBACK", NULL);
        return;
    }
    savepoint(db, "ROLLBACK TO", NULL);
    savepoint(db, "RELEASE", NULL);
}
