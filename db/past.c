/* past.c owns making a copy of a register into what the register was.
 * It must not be used on a register that is kept: nothing here is journaled. */
#include "db/past.h"

#include "db/change.h"
#include "db/db_private.h"
#include "db/load.h"
#include "db/rows.h"

#include <string.h>

/* Runs SQL with its one parameter. */
static gboolean run(struct db *db, const char *sql, const char *text, GError **error)
{
    struct statement *st = statement_prepare(db, "past", sql, error);
    if (st == NULL)
        return FALSE;
    statement_bind_text(st, 1, text);
    gboolean done = statement_run(st, error);
    statement_free(st);
    return done;
}

static gboolean run_all(struct db *db, const char *const *sql, gsize n, const char *text,
                        GError **error)
{
    for (gsize i = 0; i < n; i++)
        if (!run(db, sql[i], text, error))
            return FALSE;
    return TRUE;
}

static gboolean take_out(struct db *db, const struct table *table, gint64 id, GError **error)
{
    g_autofree char *sql = g_strdup_printf("DELETE FROM %s WHERE id = $1", table->name);
    struct statement *st = statement_prepare(db, "past", sql, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, id);
    gboolean done = statement_run(st, error);
    statement_free(st);
    return done;
}

static gboolean put_back(struct db *db, enum table_id table, const struct field_change *fact,
                         GError **error)
{
    void *row = g_malloc0(table_of(table)->row_size);
    gboolean done = row_unpack(table, fact->old_value, row);
    if (!done)
        g_set_error_literal(error, DB_ERROR, DB_ERROR_DAMAGED,
                            "history holds a deleted row that cannot be read");
    ((struct row_head *)row)->id = fact->row_id;
    done = done && rows_restore(db, table, row, error);
    row_free(table, row);
    return done;
}

static gboolean set_back(struct db *db, const struct table *table, const struct field_change *fact,
                         GError **error)
{
    const struct column *column = table_column(table, fact->field);
    if (column == NULL || column->type == COLUMN_BYTES)
        return TRUE; /* no such field any more, or one that no command shows of the past */
    g_autofree char *sql =
        g_strdup_printf("UPDATE %s SET %s = $1 WHERE id = $2", table->name, column->name);
    struct statement *st = statement_prepare(db, "past", sql, error);
    if (st == NULL)
        return FALSE;
    gint64 number = g_ascii_strtoll(fact->old_value, NULL, 10);
    if (column->type == COLUMN_TEXT)
        statement_bind_text(st, 1, fact->old_value);
    else if (column->type == COLUMN_REF)
        statement_bind_ref(st, 1, number);
    else
        statement_bind_int(st, 1, number);
    statement_bind_int(st, 2, fact->row_id);
    gboolean done = statement_run(st, error);
    statement_free(st);
    return done;
}

static gboolean rewind_fact(struct db *db, const struct field_change *fact, GError **error)
{
    enum table_id id = table_find(fact->table_name);
    if (id == N_TABLES)
        return TRUE;
    if (strcmp(fact->op, "insert") == 0)
        return take_out(db, table_of(id), fact->row_id, error);
    if (strcmp(fact->op, "delete") == 0)
        return put_back(db, id, fact, error);
    return set_back(db, table_of(id), fact, error);
}

/* A batch of what was changed at or after the moment, the newest first. */
static GPtrArray *later_facts(struct db *db, const char *moment, gint64 before, GError **error)
{
    struct statement *st =
        statement_prepare(db, "past",
                          "SELECT f.* FROM field_change f JOIN change c ON c.id = f.change_id"
                          " WHERE c.recorded_at >= $1 AND f.id < $2 ORDER BY f.id DESC LIMIT 1000",
                          error);
    if (st == NULL)
        return NULL;
    statement_bind_text(st, 1, moment);
    statement_bind_int(st, 2, before);
    GPtrArray *facts = load_all(st, TABLE_FIELD_CHANGE, error);
    statement_free(st);
    return facts;
}

static gboolean rewind_facts(struct db *db, const char *moment, GError **error)
{
    gint64 before = G_MAXINT64;
    for (;;) {
        g_autoptr(GPtrArray) facts = later_facts(db, moment, before, error);
        if (facts == NULL)
            return FALSE;
        if (facts->len == 0)
            return TRUE;
        for (guint i = 0; i < facts->len; i++) {
            const struct field_change *fact = facts->pdata[i];
            if (!rewind_fact(db, fact, error))
                return FALSE;
            before = fact->id;
        }
    }
}

static gboolean check_made(struct db *db, const char *moment, GError **error)
{
    g_autoptr(GPtrArray) first = change_page_newer(db, 0, 0, 1, error);
    if (first == NULL)
        return FALSE;
    if (first->len > 0 &&
        strcmp(((const struct change_row *)first->pdata[0])->recorded_at, moment) < 0)
        return TRUE;
    g_set_error_literal(error, DB_ERROR, DB_ERROR_NOT_FOUND, "the register was not made yet then");
    return FALSE;
}

/* Everything that follows from other rows is worked out anew, then it is all kept at once. */
static gboolean finish(struct db *db, gboolean done, GError **error)
{
    if (done && rows_settle(db, error))
        return db_commit(db, error);
    db_rollback(db);
    return FALSE;
}

gboolean past_rewind(struct db *db, const char *moment, GError **error)
{
    static const char *const forget[] = {
        "DELETE FROM field_change WHERE change_id IN"
        " (SELECT id FROM change WHERE recorded_at >= $1)",
        "DELETE FROM change WHERE recorded_at >= $1",
        "UPDATE commitment SET updated_at = coalesce((SELECT max(c.recorded_at) FROM change c"
        " JOIN field_change f ON f.change_id = c.id WHERE f.commitment_id = commitment.id), '')"
        " WHERE updated_at >= $1",
    };
    if (!check_made(db, moment, error) || !db_begin_write(db, error))
        return FALSE;
    gboolean done =
        rewind_facts(db, moment, error) && run_all(db, forget, G_N_ELEMENTS(forget), moment, error);
    return finish(db, done, error);
}

/* An update without a day took effect when it was looked into, or recorded. */
#define LATER_UPDATES                                                                              \
    "(SELECT id FROM commitment_update WHERE CASE WHEN effective_on <> '' THEN effective_on"       \
    " WHEN checked_on <> '' THEN checked_on ELSE substr(recorded_at, 1, 10) END > $1)"
/* A score is of the day on which it was given, else of that on which it was recorded. */
#define LATER_SCORES                                                                               \
    "(SELECT id FROM assessment WHERE CASE WHEN assessed_on <> '' THEN assessed_on"                \
    " ELSE substr(recorded_at, 1, 10) END > $1)"
/* What is known to be wrong, by corrections that took effect later, or by those of such. */
#define WRONG_UPDATES                                                                              \
    "(WITH RECURSIVE wrong(id) AS (SELECT corrects_id FROM commitment_update"                      \
    " WHERE corrects_id IS NOT NULL AND undone = 0 AND id IN " LATER_UPDATES                       \
    " UNION SELECT u.corrects_id FROM commitment_update u JOIN wrong w ON u.id = w.id"             \
    " WHERE u.corrects_id IS NOT NULL) SELECT id FROM wrong)"
#define LATER_MEETINGS  "(SELECT id FROM meeting WHERE date_first > $1)"
#define LATER_DOCUMENTS "(SELECT id FROM document WHERE meeting_id IN " LATER_MEETINGS ")"
/* earliest_on is still what all its wordings say. */
#define UNSAID "(SELECT id FROM commitment WHERE earliest_on > $1)"
#define UNSAID_WORDINGS                                                                            \
    "(SELECT id FROM wording WHERE commitment_id IN " UNSAID " OR meeting_id IN " LATER_MEETINGS ")"

/* What says when the commitment is due. */
#define SAID_DUE                                                                                   \
    " FROM wording w JOIN meeting m ON m.id = w.meeting_id WHERE w.commitment_id = commitment.id"  \
    " AND w.role = 'record' AND w.due_edtf <> ''"

gboolean past_trim(struct db *db, const char *day, GError **error)
{
    static const char *const later[] = {
        "DELETE FROM edition_entry WHERE edition_id IN (SELECT id FROM edition WHERE issued_on > "
        "$1)"
        " OR commitment_id IN " UNSAID,
        "DELETE FROM edition WHERE issued_on > $1",
        "UPDATE edition_entry SET wording_id = NULL WHERE wording_id IN " UNSAID_WORDINGS,
        "UPDATE edition_entry SET update_id = NULL WHERE update_id IN " LATER_UPDATES,
        /* Due as had been said by then, where what it is due by now was only said later. */
        "UPDATE commitment SET (due_text, due_edtf) = (SELECT w.due_text, w.due_edtf" SAID_DUE
        " AND m.date_first <= $1 ORDER BY m.date_first DESC, w.id DESC LIMIT 1)"
        " WHERE EXISTS (SELECT 1" SAID_DUE " AND m.date_first > $1"
        " AND w.due_edtf = commitment.due_edtf)"
        " AND EXISTS (SELECT 1" SAID_DUE " AND m.date_first <= $1)",
        "UPDATE suggestion SET wording_id = NULL WHERE wording_id IN " UNSAID_WORDINGS,
        "UPDATE suggestion SET commitment_id = NULL WHERE commitment_id IN " UNSAID,
        "DELETE FROM suggestion WHERE document_id IN " LATER_DOCUMENTS,
        "DELETE FROM document_page WHERE document_id IN " LATER_DOCUMENTS,
        "DELETE FROM review WHERE meeting_id IN " LATER_MEETINGS " OR commitment_id IN " UNSAID,
        "DELETE FROM dismissal WHERE meeting_id IN " LATER_MEETINGS " OR commitment_id IN " UNSAID,
        "DELETE FROM citation WHERE update_id IN " WRONG_UPDATES,
        "UPDATE commitment_update SET undone = 1 WHERE id IN " WRONG_UPDATES,
        "UPDATE commitment_update SET corrects_id = NULL WHERE corrects_id IN " LATER_UPDATES,
        "DELETE FROM citation WHERE update_id IN " LATER_UPDATES,
        "DELETE FROM commitment_update WHERE id IN " LATER_UPDATES,
        /* What took effect by then and was looked into later was not looked into later yet. */
        "UPDATE commitment_update SET checked_on = effective_on WHERE checked_on > $1",
        "UPDATE assessment SET corrects_id = NULL WHERE corrects_id IN " LATER_SCORES,
        "DELETE FROM assessment WHERE id IN " LATER_SCORES,
        "DELETE FROM citation WHERE commitment_id IN " UNSAID,
        "DELETE FROM commitment_update WHERE commitment_id IN " UNSAID,
        "DELETE FROM assessment WHERE commitment_id IN " UNSAID,
        "DELETE FROM wording WHERE commitment_id IN " UNSAID,
        "DELETE FROM link WHERE from_id IN " UNSAID " OR to_id IN " UNSAID,
        "DELETE FROM key_alias WHERE commitment_id IN " UNSAID,
        "DELETE FROM commitment_party WHERE commitment_id IN " UNSAID,
        "DELETE FROM commitment_topic WHERE commitment_id IN " UNSAID,
        "DELETE FROM commitment WHERE id IN " UNSAID,
        "DELETE FROM wording WHERE meeting_id IN " LATER_MEETINGS,
        "UPDATE commitment_update SET meeting_id = NULL WHERE meeting_id IN " LATER_MEETINGS,
        "UPDATE source SET document_id = NULL WHERE document_id IN " LATER_DOCUMENTS,
        "UPDATE wording SET document_id = NULL WHERE document_id IN " LATER_DOCUMENTS,
        "DELETE FROM document_frame WHERE document_id IN " LATER_DOCUMENTS,
        "DELETE FROM document_original WHERE document_id IN " LATER_DOCUMENTS,
        "DELETE FROM document WHERE id IN " LATER_DOCUMENTS,
        "DELETE FROM participant WHERE meeting_id IN " LATER_MEETINGS,
        /* It lay ahead, and nobody can say since when it was known. */
        "UPDATE meeting SET state = 'announced' WHERE state <> 'cancelled' AND id "
        "IN " LATER_MEETINGS,
    };
    if (!db_begin_write(db, error))
        return FALSE;
    return finish(db, run_all(db, later, G_N_ELEMENTS(later), day, error), error);
}
