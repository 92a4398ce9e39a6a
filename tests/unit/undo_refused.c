/* undo_refused.c proves that taking back what a later change stands on, or is not one's own to take
 * back, is refused with its reason, changing nothing. */
#include "db/change.h"

#include "db/commitment.h"
#include "db/link.h"
#include "db/update.h"
#include "tests/lib/specimen_history.h"
#include "tests/lib/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static gint64 add_whole(struct db *db, const struct specimen_world *world)
{
    struct change *change = specimen_begin(db, &specimen_ana);
    gint64 id = specimen_whole_commitment(db, change, world, "Electronic evidence");
    specimen_commit(change);
    return id;
}

/* One's own only; another's by its number, from the history, under one's own name. */
static void test_anothers_change_by_number(void **state)
{
    struct specimen *specimen = *state;
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    g_autofree char *before = specimen_dump(specimen->db);
    specimen_status(specimen->db, &specimen_bo, id, "fulfilled", "2024-01-01");
    gint64 theirs = specimen_last_change(specimen->db);
    owned(change_row) undone = NULL;
    OK((undone = change_undo(specimen->db, &specimen_ana, theirs, error)) != NULL);
    assert_string_equal(undone->author, "Ana");
    assert_int_equal(undone->target_id, theirs);
    g_autofree char *after = specimen_dump(specimen->db);
    specimen_assert_same(before, after);
    specimen_assert_undo_refused(specimen->db, &specimen_bo, theirs, "undone already");
    GError *failed = NULL;
    assert_null(change_undo(specimen->db, &specimen_bo, 0, &failed)); /* nothing left of Bo's */
    assert_null(failed);
    specimen_assert_no_redo(specimen->db, &specimen_bo);
    specimen_redo(specimen->db, &specimen_ana);
}

static void test_what_cannot_be_undone(void **state)
{
    struct specimen *specimen = *state;
    specimen_assert_undo_refused(specimen->db, &specimen_ana, 1, "how the register was made");
    specimen_assert_undo_refused(specimen->db, &specimen_ana, 99, "no change 99");
    specimen_commitment(specimen->db, &specimen_ana, "One");
    specimen_undo(specimen->db, &specimen_ana, 0);
    specimen_assert_undo_refused(specimen->db, &specimen_ana, specimen_last_change(specimen->db),
                                 "itself");
    GError *failed = NULL;
    assert_null(change_undo(specimen->db, &specimen_ana, 0, &failed));
    assert_null(failed);
}

/* The same field, changed later: named with who, and free again once that is undone. */
static void test_a_later_change_of_the_field(void **state)
{
    struct specimen *specimen = *state;
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    OK(specimen_set(specimen->db, &specimen_ana, TABLE_COMMITMENT, id, "owner", "A", error));
    gint64 first = specimen_last_change(specimen->db);
    OK(specimen_set(specimen->db, &specimen_bo, TABLE_COMMITMENT, id, "owner", "B", error));
    OK(specimen_set(specimen->db, &specimen_bo, TABLE_COMMITMENT, id, "note", "N", error));
    specimen_assert_undo_refused(specimen->db, &specimen_ana, 0, "owner set, by Bo");
    specimen_undo(specimen->db, &specimen_bo, 0);
    specimen_assert_undo_refused(specimen->db, &specimen_ana, first, "owner set, by Bo");
    specimen_undo(specimen->db, &specimen_bo, 0);
    specimen_undo(specimen->db, &specimen_ana, 0);
}

/* What someone took back meanwhile stands in the way of doing again what was built on it. */
static void test_what_it_was_done_to_is_gone(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, id, "owner", "A", error));
    OK(specimen_set(db, &specimen_bo, TABLE_COMMITMENT, id, "owner", "B", error));
    specimen_undo(db, &specimen_bo, 0);
    specimen_undo(db, &specimen_ana, 0);
    specimen_assert_redo_refused(db, &specimen_bo, "the owner of a commitment is not what");
    specimen_redo(db, &specimen_ana);
    specimen_redo(db, &specimen_bo);
    specimen_assert_undo_refused(db, &specimen_ana, 0, "owner set, by Bo");
}

/* A later change that was taken back and done again stands as much as any. */
static void test_a_change_done_again_stands(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    OK(specimen_set(db, &specimen_bo, TABLE_COMMITMENT, id, "note", "N", error));
    specimen_undo(db, &specimen_bo, 0);
    OK(specimen_delete(db, &specimen_ana, TABLE_COMMITMENT, id, error));
    specimen_undo(db, &specimen_ana, 0);
    specimen_redo(db, &specimen_bo);
    specimen_assert_redo_refused(db, &specimen_ana,
                                 "note set, by Bo"); /* the deletion would take it */
    specimen_undo(db, &specimen_bo, 0);
    specimen_redo(db, &specimen_ana);
}

/* A row that was deleted later is not passed over. */
static void test_a_later_deletion(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 one = specimen_commitment(db, &specimen_bo, "One");
    gint64 two = specimen_commitment(db, &specimen_bo, "Two");
    struct change *change = specimen_begin(db, &specimen_ana);
    struct link link = {.from_id = one, .to_id = two, .relation = (char *)"follows"};
    gint64 link_id = specimen_insert(change, TABLE_LINK, &link);
    specimen_commit(change);
    OK(specimen_delete(db, &specimen_bo, TABLE_LINK, link_id, error));
    specimen_assert_undo_refused(db, &specimen_ana, 0, "link deleted, by Bo");
}

/* What a later row refers to cannot go: the change that did is named. */
static void test_a_later_row_refers_to_it(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    specimen_status(db, &specimen_bo, id, "fulfilled", "2024-01-01");
    specimen_assert_undo_refused(db, &specimen_ana, 0, "status fulfilled, by Bo");
    specimen_undo(db, &specimen_bo, 0);
    specimen_undo(db, &specimen_ana, 0); /* what was taken back does not hold it */
    assert_int_equal(0, sqlite_file_has(specimen->path, "-wal"));
    specimen_assert_facts(db);
    specimen_redo(db, &specimen_ana);
    specimen_redo(db, &specimen_bo);
    owned(commitment) c = commitment_by_id(db, id, NULL);
    assert_string_equal(c->status, "fulfilled");
}

/* The same for what is not a commitment. */
static void test_a_later_row_refers_to_a_topic(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    specimen_make_world(db);
    gint64 id = specimen_commitment(db, &specimen_bo, "One");
    struct change *change = specimen_begin(db, &specimen_bo);
    struct commitment_topic row = {.commitment_id = id, .topic_id = 1};
    specimen_insert(change, TABLE_COMMITMENT_TOPIC, &row);
    specimen_commit(change);
    specimen_assert_undo_refused(db, &specimen_ana, 0, "refers to");
}

/* An update that was corrected later: the correction has to go first. */
static void test_a_later_correction(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_bo, "One");
    gint64 wrong = specimen_status(db, &specimen_ana, id, "fulfilled", "2024-01-01");
    struct change *change = specimen_begin(db, &specimen_bo);
    struct update row = {.commitment_id = id,
                         .kind = (char *)"status",
                         .status_to = (char *)"in-progress",
                         .effective_on = (char *)"2024-01-01",
                         .recorded_at = (char *)"2026-02-01T00:00:00.000000Z",
                         .author = (char *)"Bo",
                         .corrects_id = wrong,
                         .visibility = (char *)"public"};
    specimen_insert(change, TABLE_UPDATE, &row);
    change_say(change, "status corrected");
    specimen_commit(change);
    specimen_assert_undo_refused(db, &specimen_ana, 0, "status corrected, by Bo");
    specimen_undo(db, &specimen_bo, 0);
    specimen_undo(db, &specimen_ana, 0);
}

/* A deleted row whose place was taken meanwhile stays deleted, and it is said why. */
static void test_the_place_is_taken(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    struct specimen_world world = specimen_make_world(db);
    gint64 id = add_whole(db, &world);
    OK(specimen_delete(db, &specimen_ana, TABLE_COMMITMENT_TOPIC, 1, error));
    struct change *change = specimen_begin(db, &specimen_bo);
    struct commitment_topic row = {.commitment_id = id, .topic_id = world.topic};
    specimen_insert(change, TABLE_COMMITMENT_TOPIC, &row);
    specimen_commit(change);
    specimen_assert_undo_refused(db, &specimen_ana, 0, "later");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_anothers_change_by_number),   TEST(test_what_cannot_be_undone),
        TEST(test_a_later_change_of_the_field), TEST(test_what_it_was_done_to_is_gone),
        TEST(test_a_change_done_again_stands),  TEST(test_a_later_deletion),
        TEST(test_a_later_row_refers_to_it),    TEST(test_a_later_row_refers_to_a_topic),
        TEST(test_a_later_correction),          TEST(test_the_place_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
