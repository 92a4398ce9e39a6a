/* schema.c owns the way from a register's version to this program's, and the opening checks.
 * It must not know what any table is for: that SQL is in schema_sql.c. */
#include "db/schema.h"

#include "db/schema_sql.h"

#include <string.h>

static const struct migration migrations[] = {
    {.version = 1, .sqlite = schema_sql_1},
};

int schema_version(void)
{
    return migrations[G_N_ELEMENTS(migrations) - 1].version;
}

const struct migration *schema_migrations(gsize *n)
{
    *n = G_N_ELEMENTS(migrations);
    return migrations;
}

GPtrArray *schema_lines(void)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (enum table_id id = 0; id < N_TABLES; id++) {
        const struct table *table = table_of(id);
        GString *line = g_string_new(table->name);
        g_string_append(line, table->flags & TABLE_HAS_UUID ? " id uuid version" : " id");
        for (gsize i = 0; i < table->n_columns; i++)
            g_string_append_printf(line, " %s", table->columns[i].name);
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    }
    return lines;
}

/* Another program may have done it while this one waited for the lock. */
static gboolean is_done(struct db *db, int version, gboolean *done, GError **error)
{
    gint64 application = 0, current = 0;
    if (!db->ops->identify(db->engine, &application, &current, error))
        return FALSE;
    *done = current >= version;
    return TRUE;
}

static gboolean run_migration(struct db *db, const struct migration *migration, GError **error)
{
    gboolean done = FALSE;
    if (!is_done(db, migration->version, &done, error))
        return FALSE;
    return done ||
           ((migration->sqlite == NULL || db->ops->execute(db->engine, migration->sqlite, error)) &&
            db->ops->stamp(db->engine, DB_APPLICATION_ID, migration->version, error));
}

static gboolean migrate_one(struct db *db, const struct migration *migration, GError **error)
{
    if (db->ops->begin_write(db->engine, error)) {
        if (run_migration(db, migration, error) && db->ops->execute(db->engine, "COMMIT", error))
            return TRUE;
        db->ops->execute(db->engine, "ROLLBACK", NULL);
    }
    g_prefix_error(error, "migration to version %d: ", migration->version);
    return FALSE;
}

/* The copy stands beside the file under a name that says what it is; an older one is kept too. */
static gboolean keep_copy(struct db *db, gint64 version, GError **error)
{
    for (int n = 1;; n++) {
        g_autofree char *path = g_strdup_printf("%s.before-version-%d%s%.0d", db->location,
                                                (int)version + 1, n > 1 ? "." : "", n > 1 ? n : 0);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return db->ops->backup(db->engine, path, error);
    }
}

static gboolean migrate(struct db *db, gint64 version, GError **error)
{
    gboolean is_copied = version == 0;
    for (gsize i = 0; i < G_N_ELEMENTS(migrations); i++) {
        if (migrations[i].version <= version)
            continue;
        if (migrations[i].changes_data && !is_copied) {
            if (!keep_copy(db, version, error))
                return FALSE;
            is_copied = TRUE;
        }
        if (!migrate_one(db, &migrations[i], error))
            return FALSE;
    }
    return TRUE;
}

gboolean schema_create(struct db *db, GError **error)
{
    return migrate(db, 0, error);
}

static gboolean refuse_version(gint64 version, GError **error)
{
    if (version > schema_version()) {
        g_set_error(error, DB_ERROR, DB_ERROR_NEWER,
                    "it was made by a newer heldto (register version %d; this program reads up to "
                    "%d); install that one to open it",
                    (int)version, schema_version());
        return FALSE;
    }
    g_set_error(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                "its version %d is none of a register's; restore it from a backup", (int)version);
    return FALSE;
}

static gboolean read_version(struct db *db, gint64 *version, GError **error)
{
    gint64 application = 0;
    if (!db->ops->identify(db->engine, &application, version, error))
        return FALSE;
    if (application != DB_APPLICATION_ID) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                            "this is a database of another program, not a register");
        return FALSE;
    }
    return (*version >= 1 && *version <= schema_version()) || refuse_version(*version, error);
}

/* The descriptions hold for the current version; of an older one only foreign objects are known. */
static gboolean check_tables(struct db *db, gint64 version, GError **error)
{
    g_autoptr(GPtrArray) lines =
        version == schema_version() ? schema_lines() : g_ptr_array_new_with_free_func(g_free);
    return db->ops->check_schema(db->engine, lines, error);
}

static gboolean bring_up_to_date(struct db *db, gint64 version, GError **error)
{
    if (db->read_only) {
        g_set_error(error, DB_ERROR, DB_ERROR_PERMISSION,
                    "it is of version %d and must be brought to %d first, but it can only be "
                    "read here",
                    (int)version, schema_version());
        return FALSE;
    }
    return migrate(db, version, error) && check_tables(db, schema_version(), error);
}

gboolean schema_prepare(struct db *db, gboolean check_content, GError **error)
{
    gint64 version = 0;
    if (!read_version(db, &version, error) || !check_tables(db, version, error) ||
        (check_content && !db->ops->check_content(db->engine, FALSE, error)) ||
        !db->ops->settle(db->engine, error))
        return FALSE;
    db->read_only = db->ops->is_read_only(db->engine);
    return version == schema_version() || bring_up_to_date(db, version, error);
}
