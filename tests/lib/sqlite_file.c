/* sqlite_file.c owns what tests do to a register's file behind the register's back.
 * It must not use db/: that is what is tested. */
#include "tests/lib/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include <cmocka.h>

struct sqlite_file {
    sqlite3 *handle;
};

static sqlite3 *open_file(const char *path)
{
    sqlite3 *handle = NULL;
    if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        fail_msg("%s: %s", path, sqlite3_errmsg(handle));
    sqlite3_busy_timeout(handle, 60000);
    return handle;
}

static void run(sqlite3 *handle, const char *sql)
{
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %.200s", sqlite3_errmsg(handle), sql);
}

void sqlite_file_run(const char *path, const char *sql)
{
    sqlite3 *handle = open_file(path);
    run(handle, sql);
    sqlite3_close(handle);
}

static char *ask(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL) != SQLITE_OK)
        return NULL;
    GString *rows = g_string_new(NULL);
    int code;
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(stmt); i++) {
            const char *text = (const char *)sqlite3_column_text(stmt, i);
            g_string_append_printf(rows, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "");
        }
        g_string_append_c(rows, '\n');
    }
    if (code != SQLITE_DONE)
        fail_msg("%s: %s", sql, sqlite3_errmsg(handle));
    sqlite3_finalize(stmt);
    return g_string_free(rows, FALSE);
}

char *sqlite_file_ask(const char *path, const char *sql)
{
    sqlite3 *handle = open_file(path);
    char *rows = ask(handle, sql);
    if (rows == NULL)
        fail_msg("%s: %s", sql, sqlite3_errmsg(handle));
    sqlite3_close(handle);
    return rows;
}

char *sqlite_file_plan(const char *path, const char *sql)
{
    g_autofree char *explain = g_strconcat("EXPLAIN QUERY PLAN ", sql, NULL);
    sqlite3 *handle = open_file(path);
    char *plan = ask(handle, explain);
    sqlite3_close(handle);
    return plan;
}

char *sqlite_file_index(const char *path)
{
    sqlite3 *handle = open_file(path);
    run(handle, "CREATE VIRTUAL TABLE temp.tokens USING"
                " fts5vocab(main, commitment_search, instance)");
    char *tokens = ask(handle, "SELECT doc, col, \"offset\", term FROM temp.tokens"
                               " ORDER BY doc, col, \"offset\", term");
    assert_non_null(tokens);
    sqlite3_close(handle);
    return tokens;
}

struct sqlite_file *sqlite_file_hold(const char *path, const char *sql)
{
    struct sqlite_file *file = g_new0(struct sqlite_file, 1);
    file->handle = open_file(path);
    sqlite3_db_config(file->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    run(file->handle, sql);
    return file;
}

void sqlite_file_let_go(struct sqlite_file *file)
{
    sqlite3_close(file->handle);
    g_free(file);
}

void sqlite_file_copy(const char *from, const char *to)
{
    g_autofree char *bytes = NULL;
    gsize len = 0;
    assert_true(g_file_get_contents(from, &bytes, &len, NULL));
    assert_true(g_file_set_contents(to, bytes, (gssize)len, NULL));
}

void sqlite_file_cut(const char *path, gsize size)
{
    assert_int_equal(truncate(path, (off_t)size), 0);
}

char *sqlite_file_sum(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize len = 0;
    if (!g_file_get_contents(path, &bytes, &len, NULL))
        return g_strdup("");
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, len);
}

gboolean sqlite_file_has(const char *path, const char *suffix)
{
    g_autofree char *name = g_strconcat(path, suffix, NULL);
    return g_file_test(name, G_FILE_TEST_EXISTS);
}

gsize sqlite_file_size(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize len = 0;
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    return len;
}
