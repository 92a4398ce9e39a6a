/* query.c proves the table of fixed SQL: every query is accepted by a real register, and what
 * promises to go by index does. */
#include "db/query.h"

#include "db/db_private.h"
#include "db/schema.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 20, PARAMETERS = 30 };

/* Every query of query.def is prepared by the engine, and its name is its own. */
static void test_every_query_prepares(void **state)
{
    struct specimen *specimen = *state;
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (enum query_id id = 0; id < N_QUERIES; id++) {
        GError *failed = NULL;
        struct statement *st = db_query(specimen->db, id, &failed);
        if (st == NULL)
            fail_msg("%s: %s", query_of(id)->name, failed->message);
        assert_true(g_hash_table_add(names, (gpointer)query_of(id)->name));
    }
}

/* A step of a plan that reads a whole table or index; a SCAN of a bare constant row is none. */
static gboolean reads_all(const char *step)
{
    return strstr(step, "SCAN ") != NULL && strstr(step, "CONSTANT ROW") == NULL &&
           strstr(step, "SCAN (subquery") == NULL && strstr(step, "VIRTUAL TABLE") == NULL;
}

/* A query by index has no step in its plan that reads a whole table. */
static void test_point_queries_are_planned_by_index(void **state)
{
    struct specimen *specimen = *state;
    guint wrong = 0;
    for (enum query_id id = 0; id < N_QUERIES; id++) {
        const struct query *query = query_of(id);
        g_autofree char *plan = sqlite_file_plan(specimen->path, query->sql);
        assert_non_null(plan);
        g_auto(GStrv) steps = g_strsplit(plan, "\n", -1);
        for (guint i = 0; query->cost == COST_POINT && steps[i] != NULL; i++)
            if (reads_all(steps[i])) {
                print_error("%s: %s\n", query->name, steps[i]);
                wrong++;
            }
    }
    assert_int_equal(wrong, 0);
}

static void bind_anything(struct db *db, struct statement *st, const char *sql)
{
    for (int n = 1; n < PARAMETERS; n++) {
        g_autofree char *parameter = g_strdup_printf("$%d", n);
        if (strstr(sql, parameter) != NULL)
            statement_bind_int(st, n, 1);
    }
    (void)db;
}

/* Reads are run on rows: the engine counts no step of a full scan. Writes are only planned. */
static void test_point_queries_run_by_index(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    for (int i = 0; i < ROWS; i++)
        specimen_whole_commitment(specimen->db, change, &world, "Electronic evidence");
    specimen_commit(change);
    for (enum query_id id = 0; id < N_QUERIES; id++) {
        const struct query *query = query_of(id);
        if (query->cost != COST_POINT || !g_str_has_prefix(query->sql, "SELECT"))
            continue;
        struct statement *st = db_query(specimen->db, id, NULL);
        int before = statement_scans(st);
        bind_anything(specimen->db, st, query->sql);
        while (statement_step(st, NULL) == STEP_ROW)
            ;
        statement_reset(st);
        if (statement_scans(st) != before)
            fail_msg("%s: %d steps of full scans", query->name, statement_scans(st) - before);
    }
}

/* The measure itself works: a query that does scan is seen to. */
static void test_a_scan_is_seen(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *plan =
        sqlite_file_plan(specimen->path, "SELECT * FROM commitment WHERE owner = $1");
    assert_true(reads_all(plan));
    struct statement *st = statement_prepare(specimen->db, "scan",
                                             "SELECT * FROM scheme_status WHERE label = $1", NULL);
    statement_bind_text(st, 1, "none");
    assert_int_equal(statement_step(st, NULL), STEP_DONE);
    assert_true(statement_scans(st) > 0);
    statement_free(st);
}

/* Parameters are found by their number, in whatever order the SQL has them. */
static void test_parameters_go_by_number(void **state)
{
    struct specimen *specimen = *state;
    struct statement *st =
        statement_prepare(specimen->db, "order", "SELECT $2 AS two, $1 AS one, $2 AS again", NULL);
    statement_bind_text(st, 1, "first");
    statement_bind_text(st, 2, "second");
    assert_int_equal(statement_step(st, NULL), STEP_ROW);
    assert_string_equal(statement_text(st, "one"), "first");
    assert_string_equal(statement_text(st, "two"), "second");
    assert_string_equal(statement_text(st, "again"), "second");
    statement_free(st);
}

/* The descriptions of table.c are the schema's tables, column by column. */
static void test_descriptions_are_the_schema(void **state)
{
    struct specimen *specimen = *state;
    g_autoptr(GPtrArray) lines = schema_lines(schema_version());
    for (guint i = 0; i < lines->len; i++) {
        g_auto(GStrv) words = g_strsplit(lines->pdata[i], " ", 2);
        g_autofree char *sql = g_strdup_printf(
            "SELECT group_concat(name, ' ') FROM pragma_table_xinfo('%s')", words[0]);
        g_autofree char *actual = sqlite_file_ask(specimen->path, sql);
        assert_string_equal(g_strchomp(actual), words[1]);
    }
}

/* Every table of the file is described, but for the search index and what SQLite keeps itself. */
static void test_no_table_is_left_out(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *names = sqlite_file_ask(
        specimen->path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                        " 'sqlite_%' AND name NOT LIKE 'commitment_search%' ORDER BY name");
    g_auto(GStrv) tables = g_strsplit(g_strchomp(names), "\n", -1);
    assert_int_equal(g_strv_length(tables), N_TABLES);
    for (guint i = 0; tables[i] != NULL; i++)
        if (table_find(tables[i]) == N_TABLES)
            fail_msg("table %s has no description", tables[i]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_every_query_prepares),       TEST(test_point_queries_are_planned_by_index),
        TEST(test_point_queries_run_by_index), TEST(test_a_scan_is_seen),
        TEST(test_parameters_go_by_number),    TEST(test_descriptions_are_the_schema),
        TEST(test_no_table_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
