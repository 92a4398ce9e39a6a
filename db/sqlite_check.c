/* sqlite_check.c owns what is proved of an SQLite file before it is believed: its header, its
 * schema, its content. It must not write, nor know what a table means. */
#include "db/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite file format, section 1.3: the database header. */
enum { HEADER_SIZE = 100, PAGE_SIZE_AT = 16, WRITE_VERSION_AT = 18, PAGES_AT = 28 };
enum { CHANGE_COUNTER_AT = 24, VALID_FOR_AT = 92, APPLICATION_AT = 68, SCHEMA_FORMAT_AT = 44 };

static gboolean damaged(GError **error, const char *words)
{
    g_set_error(error, DB_ERROR, DB_ERROR_DAMAGED,
                "the file is damaged: %s; restore it from a backup", words);
    return FALSE;
}

static guint32 big_endian(const guchar *at)
{
    return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

/* Read with our own descriptor and closed before SQLite first opens the file: closing it later
 * would drop every lock this process holds. */
static gboolean read_header(const char *path, guchar *header, gint64 *size, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_PERMISSION, g_strerror(errno));
        return FALSE;
    }
    struct stat st;
    gssize n = fstat(fd, &st) == 0 ? pread(fd, header, HEADER_SIZE, 0) : -1;
    close(fd);
    if (n < HEADER_SIZE || memcmp(header, "SQLite format 3", 16) != 0) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                            "this is not a register, nor any database");
        return FALSE;
    }
    *size = st.st_size;
    return TRUE;
}

static gboolean has_file(const char *path, const char *suffix)
{
    g_autofree char *name = g_strconcat(path, suffix, NULL);
    struct stat st;
    return stat(name, &st) == 0 && st.st_size > 0;
}

/* The page count in the header is only good when its two counters agree, and a hot journal or a
 * log may put pages back: then the length proves nothing. */
static gboolean check_length(const char *path, const guchar *header, gint64 size, GError **error)
{
    guint32 page = (guint32)header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
    if (page == 1)
        page = 65536;
    if (page < 512 || (page & (page - 1)) != 0)
        return damaged(error, "its page size is impossible");
    if (big_endian(header + CHANGE_COUNTER_AT) != big_endian(header + VALID_FOR_AT) ||
        has_file(path, "-journal") || has_file(path, "-wal"))
        return TRUE;
    gint64 pages = big_endian(header + PAGES_AT);
    if (pages * page != size)
        return damaged(error, pages * page > size ? "it has been cut short" : "it is too long");
    return TRUE;
}

gboolean sqlite_check_header(const char *path, gint64 *application, gboolean *is_wal,
                             GError **error)
{
    guchar header[HEADER_SIZE];
    gint64 size = 0;
    if (!read_header(path, header, &size, error))
        return FALSE;
    *application = (gint32)big_endian(header + APPLICATION_AT);
    *is_wal = header[WRITE_VERSION_AT] == 2;
    if (*application != DB_APPLICATION_ID && !has_file(path, "-journal") &&
        !has_file(path, "-wal")) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                            "this is a database of another program, not a register");
        return FALSE;
    }
    return check_length(path, header, size, error);
}

/* The first column of the first row; NULL: no row. */
static gboolean first_text(struct engine *engine, const char *sql, char **text, GError **error)
{
    sqlite3_stmt *stmt = NULL;
    *text = NULL;
    int code = sqlite3_prepare_v2(engine->handle, sql, -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *text = g_strdup((const char *)sqlite3_column_text(stmt, 0));
    else if (code != SQLITE_DONE)
        sqlite_fail(engine->handle, error);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static gboolean check_foreign_objects(struct engine *engine, GError **error)
{
    g_autofree char *name = NULL;
    if (!first_text(engine,
                    "SELECT type||' '||name FROM sqlite_schema WHERE type IN ('trigger','view')"
                    " ORDER BY name",
                    &name, error))
        return FALSE;
    if (name != NULL) {
        g_set_error(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                    "it holds a %s, which no register has; it could run at any write, so nothing "
                    "is opened",
                    name);
        return FALSE;
    }
    g_autofree char *twice = NULL;
    if (!first_text(engine,
                    "SELECT min(name) FROM sqlite_schema WHERE rootpage>0 GROUP BY rootpage"
                    " HAVING count(*)>1",
                    &twice, error))
        return FALSE;
    return twice == NULL || damaged(error, "two tables share one place");
}

/* "name column column …" of one table as it is in the file; NULL and an error. A hidden or
 * generated column is shown with a star, so that it never equals ours. */
static char *table_line(struct engine *engine, const char *table, GError **error)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(engine->handle, "SELECT name, hidden FROM pragma_table_xinfo(?1)", -1,
                           &stmt, NULL) != SQLITE_OK) {
        sqlite_fail(engine->handle, error);
        return NULL;
    }
    sqlite3_bind_text(stmt, 1, table, -1, SQLITE_TRANSIENT);
    GString *line = g_string_new(table);
    int code;
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
        g_string_append_printf(line, " %s%s", sqlite3_column_int(stmt, 1) != 0 ? "*" : "",
                               (const char *)sqlite3_column_text(stmt, 0));
    if (code != SQLITE_DONE)
        sqlite_fail(engine->handle, error);
    sqlite3_finalize(stmt);
    return g_string_free(line, code != SQLITE_DONE);
}

gboolean sqlite_check_schema(struct engine *engine, const GPtrArray *tables, GError **error)
{
    if (!check_foreign_objects(engine, error))
        return FALSE;
    for (guint i = 0; i < tables->len; i++) {
        const char *expected = tables->pdata[i];
        g_autofree char *name = g_strndup(expected, strcspn(expected, " "));
        g_autofree char *actual = table_line(engine, name, error);
        if (actual == NULL)
            return FALSE;
        if (strcmp(actual, expected) != 0) {
            g_set_error(error, DB_ERROR, DB_ERROR_NOT_A_REGISTER,
                        "its table %s is not as a register has it; restore it from a backup", name);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean sqlite_check_content(struct engine *engine, GError **error)
{
    g_autofree char *words = NULL;
    if (!first_text(engine, "PRAGMA quick_check(1)", &words, error))
        return FALSE;
    if (words == NULL || strcmp(words, "ok") != 0)
        return damaged(error, words != NULL ? words : "no answer");
    g_autofree char *table = NULL;
    if (!first_text(engine, "PRAGMA foreign_key_check", &table, error))
        return FALSE;
    if (table != NULL) {
        g_set_error(error, DB_ERROR, DB_ERROR_DAMAGED,
                    "the file is damaged: a row of %s refers to one that is not there; restore it "
                    "from a backup",
                    table);
        return FALSE;
    }
    return TRUE;
}
