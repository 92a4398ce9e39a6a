/* schema.c owns the way from a register's version to this program's, and the opening checks.
 * It must not know what any table is for: that SQL is in schema_sql.c. */
#include "db/schema.h"

#include "db/schema_sql.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct migration migrations[] = {
    {.version = 1, .sqlite = schema_sql_1},
    {.version = 2, .sqlite = schema_sql_2, .data = schema_data_2},
    {.version = 3, .sqlite = schema_sql_3, .data = schema_data_3},
};

/* What the descriptions have that the first version had not; a column NULL is the whole table. */
static const struct {
    const char *table, *column;
    int since;
} additions[] = {
    {"document_page", NULL, 2}, {"cue", NULL, 2},           {"suggestion", NULL, 2},
    {"review", NULL, 2},        {"dismissal", NULL, 2},     {"wording", "due_text", 2},
    {"wording", "due_edtf", 2}, {"wording", "place", 2},    {"assessment", "role", 3},
    {"edition", "title", 3},    {"edition", "audience", 3}, {"edition", "as_of", 3},
    {"edition", "state", 3},    {"edition", "undone", 3},   {"edition_entry", NULL, 3},
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

static gboolean is_since(const char *table, const char *column, int version)
{
    for (gsize i = 0; i < G_N_ELEMENTS(additions); i++)
        if (additions[i].since > version && strcmp(additions[i].table, table) == 0 &&
            g_strcmp0(additions[i].column, column) == 0)
            return TRUE;
    return FALSE;
}

static char *line_of(const struct table *table, int version)
{
    GString *line = g_string_new(table->name);
    g_string_append(line, table->flags & TABLE_HAS_UUID ? " id uuid version" : " id");
    for (gsize i = 0; i < table->n_columns; i++)
        if (!is_since(table->name, table->columns[i].name, version))
            g_string_append_printf(line, " %s", table->columns[i].name);
    return g_string_free(line, FALSE);
}

GPtrArray *schema_lines(int version)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (enum table_id id = 0; id < N_TABLES; id++)
        if (!is_since(table_of(id)->name, NULL, version))
            g_ptr_array_add(lines, line_of(table_of(id), version));
    return lines;
}

static gboolean check_tables(struct db *db, int version, GError **error)
{
    g_autoptr(GPtrArray) lines = schema_lines(version);
    return db->ops->check_schema(db->engine, lines, error);
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

static gboolean execute(struct db *db, const char *sql, GError **error)
{
    return sql == NULL || db->ops->execute(db->engine, sql, error);
}

static gboolean run_migration(struct db *db, const struct migration *migration, GError **error)
{
    return execute(db, migration->sqlite, error) && execute(db, migration->data, error) &&
           check_tables(db, migration->version, error) &&
           db->ops->stamp(db->engine, DB_APPLICATION_ID, migration->version, error);
}

/* The name of the copy beside the file says what it is; an older copy is kept too. */
static char *name_copy(const struct db *db, int version)
{
    for (int n = 1;; n++) {
        char *path = g_strdup_printf("%s.before-version-%d%s%.0d", db->location, version,
                                     n > 1 ? "." : "", n > 1 ? n : 0);
        if (!g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
            return path;
        g_free(path);
    }
}

/* Made while the lock is held, so that it is the very state that is changed next. A connection that
 * writes cannot be copied, so a second one reads. NULL: there is no copy. */
static char *keep_copy(struct db *db, int version, GError **error)
{
    g_autofree char *path = name_copy(db, version);
    struct engine *reader = db->ops->open(db->location, ENGINE_READ, error);
    gboolean done = reader != NULL && db->ops->backup(reader, path, error);
    if (reader != NULL)
        db->ops->close(reader);
    if (done)
        return g_steal_pointer(&path);
    g_autofree char *shown = g_filename_display_name(path);
    g_prefix_error(error, "a copy of it as it is has to be kept first, as %s: ", shown);
    return NULL;
}

/* In the transaction. */
static gboolean migrate_locked(struct db *db, const struct migration *migration,
                               gboolean *needs_copy, GError **error)
{
    gboolean done = FALSE;
    if (!is_done(db, migration->version, &done, error) || done)
        return done;
    g_autofree char *copy = NULL;
    if (*needs_copy && migration->data != NULL &&
        (copy = keep_copy(db, migration->version, error)) == NULL)
        return FALSE;
    *needs_copy = *needs_copy && copy == NULL;
    if (run_migration(db, migration, error) && db->ops->execute(db->engine, "COMMIT", error)) {
        if (copy != NULL)
            db->kept_copy = g_steal_pointer(&copy);
        return TRUE;
    }
    if (copy != NULL)
        g_unlink(copy); /* nothing was changed, so it is a copy of what is there */
    return FALSE;
}

static gboolean migrate_one(struct db *db, const struct migration *migration, gboolean *needs_copy,
                            GError **error)
{
    gboolean done = db->ops->begin_write(db->engine, error);
    if (done) {
        done = migrate_locked(db, migration, needs_copy, error);
        /* Where it was committed, or rolled back already, there is nothing left to end. */
        db->ops->execute(db->engine, "ROLLBACK", NULL);
    }
    if (!done)
        g_prefix_error(error, "it could not be brought to version %d: ", migration->version);
    return done;
}

static gboolean migrate(struct db *db, gint64 version, gboolean needs_copy, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(migrations); i++)
        if (migrations[i].version > version && !migrate_one(db, &migrations[i], &needs_copy, error))
            return FALSE;
    return TRUE;
}

gboolean schema_create(struct db *db, GError **error)
{
    return migrate(db, 0, FALSE, error);
}

gboolean schema_fill(struct db *db, int version, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(migrations); i++)
        if (migrations[i].version > version && !execute(db, migrations[i].data, error)) {
            db_name_error(db, "schema data", error);
            return FALSE;
        }
    return TRUE;
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

static gboolean reopen(struct db *db, const char *path, enum engine_mode mode, GError **error)
{
    g_clear_pointer(&db->engine, db->ops->close);
    db->engine = db->ops->open(path, mode, error);
    return db->engine != NULL && db->ops->settle(db->engine, error);
}

/* Gone from its folder at once: what is open stays readable until it is closed. */
static void take_away(const char *folder, const char *path)
{
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    g_unlink(path);
    g_unlink(journal);
    g_rmdir(folder);
}

/* An older register that must not be written is read all the same: by a copy in a folder of this
 * program's own, brought up to date, of which nothing is left afterwards. */
static gboolean read_by_copy(struct db *db, gint64 version, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("heldto-XXXXXX", error);
    g_autofree char *path = folder != NULL ? g_build_filename(folder, "register.db", NULL) : NULL;
    gboolean done = path != NULL && db->ops->backup(db->engine, path, error) &&
                    reopen(db, path, ENGINE_WRITE, error) && migrate(db, version, FALSE, error) &&
                    reopen(db, path, ENGINE_READ, error);
    if (folder != NULL)
        take_away(folder, path);
    if (!done)
        g_prefix_error(error,
                       "it is of version %d and can only be read here, so a copy in the folder for "
                       "temporary files would be brought to version %d: ",
                       (int)version, schema_version());
    return done;
}

static gboolean bring_up_to_date(struct db *db, gint64 version, GError **error)
{
    if (db->read_only)
        return read_by_copy(db, version, error);
    /* Another program may have done it, and then what it did is looked at too. */
    return migrate(db, version, TRUE, error) && check_tables(db, schema_version(), error);
}

/* Both from one view of the file: another program may bring it up to date at any moment. */
static gboolean prove(struct db *db, gint64 *version, GError **error)
{
    if (!db->ops->execute(db->engine, "BEGIN", error))
        return FALSE;
    gboolean is_good = read_version(db, version, error) && check_tables(db, (int)*version, error);
    db->ops->execute(db->engine, "ROLLBACK", NULL);
    return is_good;
}

gboolean schema_prepare(struct db *db, gboolean check_content, GError **error)
{
    gint64 version = 0;
    if (!prove(db, &version, error) ||
        (check_content && !db->ops->check_content(db->engine, FALSE, error)) ||
        !db->ops->settle(db->engine, error))
        return FALSE;
    db->read_only = db->ops->is_read_only(db->engine);
    return version == schema_version() || bring_up_to_date(db, version, error);
}
