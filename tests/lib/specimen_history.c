/* specimen_history.c owns taking changes back in tests, and what is expected of it.
 * It must not know what was changed. */
#include "tests/lib/specimen_history.h"

#include "tests/lib/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

void specimen_undo(struct db *db, const struct change_info *who, gint64 id)
{
    owned(change_row) undone = NULL;
    OK((undone = change_undo(db, who, id, error)) != NULL);
    assert_string_equal(undone->kind, "undo");
}

void specimen_redo(struct db *db, const struct change_info *who)
{
    owned(change_row) redone = NULL;
    OK((redone = change_redo(db, who, error)) != NULL);
    assert_string_equal(redone->kind, "redo");
}

void specimen_assert_no_redo(struct db *db, const struct change_info *who)
{
    GError *failed = NULL;
    assert_null(change_redo(db, who, &failed));
    assert_null(failed);
}

gint64 specimen_last_change(struct db *db)
{
    g_autoptr(GPtrArray) changes = change_page(db, 0, 0, 1, NULL);
    assert_int_equal(changes->len, 1);
    return ((struct change_row *)changes->pdata[0])->id;
}

void specimen_assert_there_and_back(struct specimen *specimen, const char *before)
{
    g_autofree char *after = specimen_dump(specimen->db);
    g_autofree char *indexed = sqlite_file_index(specimen->path);
    for (int i = 0; i < 2; i++) {
        specimen_undo(specimen->db, &specimen_ana, 0);
        g_autofree char *undone = specimen_dump(specimen->db);
        specimen_assert_same(before, undone);
        specimen_assert_facts(specimen->db);
        specimen_redo(specimen->db, &specimen_ana);
        g_autofree char *redone = specimen_dump(specimen->db);
        specimen_assert_same(after, redone);
        specimen_assert_facts(specimen->db);
    }
    g_autofree char *again = sqlite_file_index(specimen->path);
    specimen_assert_same(indexed, again);
    OK(db_check(specimen->db, error));
}

void specimen_assert_undo_refused(struct db *db, const struct change_info *who, gint64 id,
                                  const char *words)
{
    g_autofree char *before = specimen_dump(db);
    gint64 last = specimen_last_change(db);
    GError *failed = NULL;
    assert_null(change_undo(db, who, id, &failed));
    assert_refused(failed, DB_ERROR_REFUSED, words);
    g_autofree char *after = specimen_dump(db);
    specimen_assert_same(before, after);
    assert_int_equal(specimen_last_change(db), last);
}

void specimen_assert_redo_refused(struct db *db, const struct change_info *who, const char *words)
{
    g_autofree char *before = specimen_dump(db);
    GError *failed = NULL;
    assert_null(change_redo(db, who, &failed));
    assert_refused(failed, DB_ERROR_REFUSED, words);
    g_autofree char *after = specimen_dump(db);
    specimen_assert_same(before, after);
}
