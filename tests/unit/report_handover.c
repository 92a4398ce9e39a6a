/* report_handover.c proves what a handover says that no other report does: what may be entered twice,
 * and the conventions of the register. */
#include "tests/lib/expect.h"
#include "tests/lib/report_rows.h"

#include "core/reports/twins.h"
#include "core/story/saved_view.h"
#include "db/register_row.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The same title however it is spaced and written, the same words at one meeting; nothing else. */
static void test_twins(void **state)
{
    const struct report_rig *rig = *state;
    static const struct {
        const char *key, *title, *words;
        int meeting;
    } rows[] = {
        {"C-1", "Share the list", "will share it", 0},
        {"C-2", "Share  the LIST", "will share all", 0},
        {"C-3", "Another", "Will share it", 0},
        {"C-4", "A fourth", "will share it", 1},
        {"C-5", "A fifth", "will share it twice", 0},
    };
    struct change *change = report_rows_begin(rig);
    gint64 meetings[] = {report_rows_meeting(change, "oslo", "2020-01-01", "public"),
                         report_rows_meeting(change, "rome", "2021-01-01", "public")};
    struct twins *twins = twins_new();
    gint64 ids[G_N_ELEMENTS(rows)];
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        ids[i] = report_rows_commitment(change, rows[i].key, rows[i].title);
        report_rows_wording(change, ids[i], meetings[rows[i].meeting], "record", rows[i].words);
        report_rows_wording(change, ids[i], meetings[rows[i].meeting], "also", rows[i].words);
    }
    assert_true(change_commit(change, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned_story story = story_load(rig->session, ids[i], NULL);
        twins_add(twins, story);
    }
    g_autoptr(GPtrArray) found = twins_found(twins);
    assert_int_equal(found->len, 2);
    g_autofree char *titles = twins_keys(found->pdata[0]);
    g_autofree char *words = twins_keys(found->pdata[1]);
    expect_text("the same title", "C-1 and C-2", titles);
    expect_text("the same words", "C-1 and C-3", words);
    twins_free(twins);
}

/* Many that share a title are told by the first of them and how many more there are. */
static void test_many_twins(void **state)
{
    const struct report_rig *rig = *state;
    struct twins *twins = twins_new();
    struct change *change = report_rows_begin(rig);
    gint64 ids[12];
    for (int i = 0; i < 12; i++) {
        g_autofree char *key = g_strdup_printf("C-%02d", i);
        ids[i] = report_rows_commitment(change, key, "Share");
    }
    assert_true(change_commit(change, NULL));
    for (int i = 0; i < 12; i++) {
        owned_story story = story_load(rig->session, ids[i], NULL);
        twins_add(twins, story);
        twins_add(twins, story); /* one commitment is no twin of itself */
    }
    g_autoptr(GPtrArray) found = twins_found(twins);
    assert_int_equal(found->len, 1);
    g_autofree char *keys = twins_keys(found->pdata[0]);
    expect_text("twelve", "C-00, C-01, C-02, C-03, C-04 and 7 more", keys);
    twins_free(twins);
}

/* Views are told in words, mappings by name, people with their units; what came with the register is
 * not told as its own. */
static void test_conventions(void **state)
{
    const struct report_rig *rig = *state;
    struct saved_view mine = {.filter = report_rows_text("status:fulfilled"),
                              .columns = report_rows_text(""),
                              .sort = report_rows_text(""),
                              .grouping = report_rows_text("")};
    struct saved_view all = mine, odd = mine;
    all.filter = report_rows_text("");
    odd.filter = report_rows_text("colour:(");
    assert_true(saved_view_keep(rig->session, "Done", &mine, NULL));
    assert_true(saved_view_keep(rig->session, "All of it", &all, NULL));
    assert_true(saved_view_keep(rig->session, "Of another version", &odd, NULL));
    struct change *change = report_rows_begin(rig);
    struct setting mapping = {.name = report_rows_text("mapping Office list"),
                              .value = report_rows_text("{\"a\":1}")};
    struct setting other = {.name = report_rows_text("mappings"),
                            .value = report_rows_text("no mapping")};
    struct person person = {.login = report_rows_text("bo"),
                            .name = report_rows_text("Bo Coder"),
                            .unit = report_rows_text("Unit of scores")};
    report_rows_insert(change, TABLE_SETTING, &mapping);
    report_rows_insert(change, TABLE_SETTING, &other);
    report_rows_insert(change, TABLE_PERSON, &person);
    assert_true(change_commit(change, NULL));
    g_autofree char *csv = report_rig_make(rig, "handover", "format", "csv", NULL);
    report_rows_expect(csv, "status is fulfilled");
    report_rows_expect_no(csv, "status:fulfilled");
    report_rows_expect(csv, "colour:(");
    report_rows_expect(csv, "everything");
    report_rows_expect(csv, "names: Office list.");
    report_rows_expect(csv, "Unit of scores");
    report_rows_expect_no(csv, "\nconvention,Parties added");
    report_rows_expect_no(csv, "\nconvention,Topics added");
}

#define ON(rig, test) cmocka_unit_test_setup_teardown(test, rig, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON(report_rig_empty, test_twins),
        ON(report_rig_empty, test_many_twins),
        ON(report_rig_empty, test_conventions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
