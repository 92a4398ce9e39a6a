/* sqlite_check.c owns what is proved of an SQLite file before it is believed: its header, its
 * schema, its content. It must not write, nor know what a table means. */
#include "db/sqlite_private.h"

#include <string.h>
#include <sys/stat.h>

/* SQLite file format, section 1.3: the database header. */
enum { HEADER_SIZE = 100, PAGE_SIZE_AT = 16, WRITE_VERSION_AT = 18, PAGES_AT = 28 };
enum { CHANGE_COUNTER_AT = 24, VALID_FOR_AT = 92, APPLICATION_AT = 68 };

static gboolean damaged(GError **error, const char *words)
{
    g_set_error(error, DB_ERROR, DB_ERROR_DAMAGED,
                "the file is damaged: %s; restore it from a backup", words);
    return FALSE;
}

static gboolean foreign(GError **error, const char *words)
{
    g_set_error_literal(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER, words);
    return FALSE;
}

static guint32 big_endian(const guchar *at)
{
    return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static gint64 page_size(const guchar *header)
{
    gint64 size = (gint64)header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
    return size == 1 ? 65536 : size;
}

/* Read through SQLite's own descriptor: closing one of ours would drop every lock that this
 * process holds on the file, also those of a register it has open already. */
static gboolean read_header(struct engine *engine, guchar *header, gint64 *size)
{
    sqlite3_file *file = NULL;
    sqlite3_int64 length = 0;
    gboolean done = sqlite3_file_control(engine->handle, "main", SQLITE_FCNTL_FILE_POINTER,
                                         (void *)&file) == SQLITE_OK &&
                    file != NULL && file->pMethods != NULL &&
                    file->pMethods->xFileSize(file, &length) == SQLITE_OK &&
                    length >= HEADER_SIZE &&
                    file->pMethods->xRead(file, header, HEADER_SIZE, 0) == SQLITE_OK;
    *size = length;
    return done && memcmp(header, "SQLite format 3", 16) == 0;
}

gboolean sqlite_has_beside(const struct engine *engine, const char *suffix)
{
    g_autofree char *name = g_strconcat(engine->path, suffix, NULL);
    struct stat st;
    return stat(name, &st) == 0 && st.st_size > 0;
}

/* What must hold before SQLite may put back what a crash left: that is a write. The application
 * never changes once a register is made, so this one is good whatever the journal holds. */
gboolean sqlite_check_header(struct engine *engine, GError **error)
{
    guchar header[HEADER_SIZE];
    gint64 size = 0;
    if (!read_header(engine, header, &size))
        return foreign(error, "this is not a register, nor any database");
    engine->is_wal = header[WRITE_VERSION_AT] == 2;
    if (big_endian(header + APPLICATION_AT) != DB_APPLICATION_ID)
        return foreign(error, "this is a database of another program, not a register");
    gint64 page = page_size(header);
    if (page < 512 || (page & (page - 1)) != 0)
        return damaged(error, "its page size is impossible");
    return TRUE;
}

/* The page count in the header is only good when its two counters agree; pages in a log make the
 * length prove nothing. */
static gboolean check_pages(struct engine *engine, GError **error)
{
    guchar header[HEADER_SIZE];
    gint64 size = 0;
    if (!read_header(engine, header, &size))
        return foreign(error,
                       "the file is empty, so not a register; remove it, then `heldto init`");
    if (big_endian(header + CHANGE_COUNTER_AT) != big_endian(header + VALID_FOR_AT) ||
        sqlite_has_beside(engine, "-wal"))
        return TRUE;
    gint64 pages = (gint64)big_endian(header + PAGES_AT) * page_size(header);
    if (pages == size)
        return TRUE;
    return damaged(error, pages > size ? "it has been cut short" : "it is longer than it says");
}

/* Where pages are missing SQLite only says that something is wrong: the length says what. */
static gboolean read_under_lock(struct engine *engine, GError **error)
{
    GError *failed = NULL, *shorter = NULL;
    g_autofree char *version = NULL;
    if (sqlite_first_text(engine, "PRAGMA user_version", &version, &failed))
        return check_pages(engine, error);
    if (g_error_matches(failed, DB_ERROR, DB_ERROR_DAMAGED) && !check_pages(engine, &shorter)) {
        g_error_free(failed);
        failed = shorter;
    }
    g_propagate_error(error, failed);
    return FALSE;
}

/* Another program in the middle of a commit has written some pages and not others. */
gboolean sqlite_check_length(struct engine *engine, GError **error)
{
    if (sqlite3_exec(engine->handle, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    gboolean is_whole = read_under_lock(engine, error);
    sqlite3_exec(engine->handle, "ROLLBACK", NULL, NULL, NULL);
    return is_whole;
}

static gboolean refuse_object(GError **error, const char *type, const char *name)
{
    g_set_error(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                "it holds a %s %s, which no register has; it could run at any write, so nothing "
                "is opened",
                type, name);
    return FALSE;
}

/* One object of the schema; `roots` are the pages that others begin on. */
static gboolean check_object(sqlite3_stmt *stmt, GHashTable *roots, GError **error)
{
    const char *type = (const char *)sqlite3_column_text(stmt, 0);
    const char *name = (const char *)sqlite3_column_text(stmt, 1);
    gint64 root = sqlite3_column_int64(stmt, 2);
    if (g_strcmp0(type, "trigger") == 0 || g_strcmp0(type, "view") == 0)
        return refuse_object(error, type, name != NULL ? name : "");
    return root <= 0 || g_hash_table_add(roots, g_memdup2(&root, sizeof root)) ||
           damaged(error, "two tables share one place");
}

/* Triggers and views come before anything that only a damaged schema has. */
static gboolean check_foreign_objects(struct engine *engine, GError **error)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(engine->handle,
                           "SELECT type, name, rootpage FROM sqlite_schema"
                           " ORDER BY type IN ('trigger', 'view') DESC, name",
                           -1, &stmt, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    g_autoptr(GHashTable) roots = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    gboolean is_good = TRUE;
    int code = SQLITE_DONE;
    while (is_good && (code = sqlite3_step(stmt)) == SQLITE_ROW)
        is_good = check_object(stmt, roots, error);
    if (is_good && code != SQLITE_DONE)
        is_good = sqlite_fail(engine->handle, error);
    sqlite3_finalize(stmt);
    return is_good;
}

/* "name column column …" of one table as it is in the file. A hidden or generated column is shown
 * with a star, so that it never equals ours. */
static gboolean read_line(struct engine *engine, sqlite3_stmt *stmt, const char *table,
                          GString *line, GError **error)
{
    int code;
    sqlite3_bind_text(stmt, 1, table, -1, SQLITE_TRANSIENT);
    g_string_assign(line, table);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        g_string_append(line, sqlite3_column_int(stmt, 1) != 0 ? " *" : " ");
        g_string_append(line, (const char *)sqlite3_column_text(stmt, 0));
    }
    gboolean done = code == SQLITE_DONE || sqlite_fail(engine->handle, error);
    sqlite3_reset(stmt);
    return done;
}

static gboolean check_table(struct engine *engine, sqlite3_stmt *stmt, const char *expected,
                            GError **error)
{
    g_autofree char *name = g_strndup(expected, strcspn(expected, " "));
    g_autoptr(GString) actual = g_string_new(NULL);
    if (!read_line(engine, stmt, name, actual, error))
        return FALSE;
    if (strcmp(actual->str, expected) == 0)
        return TRUE;
    g_set_error(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                "its table %s is not as a register has it; restore it from a backup", name);
    return FALSE;
}

static gboolean check_tables(struct engine *engine, const GPtrArray *tables, GError **error)
{
    if (!check_foreign_objects(engine, error))
        return FALSE;
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(engine->handle,
                           "SELECT name, hidden FROM pragma_table_xinfo(?1, 'main')", -1, &stmt,
                           NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    gboolean is_good = TRUE;
    for (guint i = 0; is_good && i < tables->len; i++)
        is_good = check_table(engine, stmt, tables->pdata[i], error);
    is_good =
        is_good && (tables->len == 0 || check_table(engine, stmt, sqlite_search_table, error));
    sqlite3_finalize(stmt);
    return is_good;
}

/* SQL that fails for any other reason while a file is looked at fails by what is in it. */
static gboolean blame_file(gboolean is_good, GError *failed, GError **error)
{
    if (is_good)
        return TRUE;
    if (!g_error_matches(failed, DB_ERROR, DB_ERROR_FAILED)) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    damaged(error, failed->message);
    g_error_free(failed);
    return FALSE;
}

/* One look at the schema for all of it: on its own, each question would lock and read it again. */
gboolean sqlite_check_schema(struct engine *engine, const GPtrArray *tables, GError **error)
{
    GError *failed = NULL;
    if (sqlite3_exec(engine->handle, "SAVEPOINT schema_check", NULL, NULL, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    gboolean is_good = check_tables(engine, tables, &failed);
    sqlite3_exec(engine->handle, "RELEASE schema_check", NULL, NULL, NULL);
    return blame_file(is_good, failed, error);
}

static gboolean check_pages_by(struct engine *engine, const char *sql, GError **error)
{
    g_autofree char *words = NULL;
    if (!sqlite_first_text(engine, sql, &words, error))
        return FALSE;
    return g_strcmp0(words, "ok") == 0 || damaged(error, words != NULL ? words : "no answer");
}

static gboolean check_references(struct engine *engine, GError **error)
{
    g_autofree char *table = NULL;
    if (!sqlite_first_text(engine, "PRAGMA foreign_key_check", &table, error))
        return FALSE;
    if (table == NULL)
        return TRUE;
    g_set_error(error, DB_ERROR, DB_ERROR_DAMAGED,
                "the file is damaged: a row of %s refers to one that is not there; restore it "
                "from a backup",
                table);
    return FALSE;
}

/* Whether the free list is part of the whole check depends on the order of the schema in SQLite
 * 3.40 (schema_sql.c); by the name of the schema's own table it always is. */
gboolean sqlite_check_content(struct engine *engine, gboolean indexes_too, GError **error)
{
    GError *failed = NULL;
    const char *sql = indexes_too ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
    gboolean is_good = check_pages_by(engine, sql, &failed) &&
                       check_pages_by(engine, "PRAGMA quick_check('sqlite_schema')", &failed) &&
                       check_references(engine, &failed);
    return blame_file(is_good, failed, error);
}
