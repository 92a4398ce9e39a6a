/* undo.c proves that any change can be taken back and done again, whatever rows it wrote, also after
 * a restart, and that history tells it. */
#include "db/change.h"

#include "db/assessment.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/register_row.h"
#include "db/series.h"
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

/* A commitment with everything that stands on it, in one change. */
static void test_a_whole_commitment(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    g_autofree char *before = specimen_dump(specimen->db);
    add_whole(specimen->db, &world);
    specimen_assert_there_and_back(specimen, before);
}

/* What commitments are about: meetings, documents, topics, parties, aliases. */
static void test_a_world(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *before = specimen_dump(specimen->db);
    specimen_make_world(specimen->db);
    specimen_assert_there_and_back(specimen, before);
}

/* A status with a source: the update stays, marked, with what it rests on, and counts for nothing. */
static void test_a_status_with_its_source(void **state)
{
    struct specimen *specimen = *state;
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    g_autofree char *before = specimen_dump(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    struct update update = {.commitment_id = id,
                            .kind = (char *)"status",
                            .status_to = (char *)"fulfilled",
                            .effective_on = (char *)"2024-01-01",
                            .checked_on = (char *)"2024-01-02",
                            .recorded_at = (char *)"2026-01-01T00:00:00.000000Z",
                            .author = (char *)"Ana",
                            .visibility = (char *)"public",
                            .note = (char *)"seen in the journal"};
    struct source source = {
        .title = (char *)"Regulation", .kind = (char *)"deed", .visibility = (char *)"public"};
    struct citation citation = {.commitment_id = id};
    citation.update_id = specimen_insert(change, TABLE_UPDATE, &update);
    citation.source_id = specimen_insert(change, TABLE_SOURCE, &source);
    specimen_insert(change, TABLE_CITATION, &citation);
    specimen_commit(change);
    specimen_assert_there_and_back(specimen, before);
    specimen_undo(specimen->db, &specimen_ana, 0);
    g_autoptr(GPtrArray) updates = update_of_commitment(specimen->db, id, NULL);
    g_autoptr(GPtrArray) sources = source_of_update(specimen->db, citation.update_id, NULL);
    assert_int_equal(updates->len, 1);
    assert_int_equal(((struct update *)updates->pdata[0])->undone, 1);
    assert_int_equal(sources->len, 1);
}

/* A correction, and the same when the corrected update had the later day. */
static void test_a_correction(void **state)
{
    struct specimen *specimen = *state;
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    gint64 wrong = specimen_status(specimen->db, &specimen_ana, id, "fulfilled", "2062-01-01");
    g_autofree char *before = specimen_dump(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    struct update row = {.commitment_id = id,
                         .kind = (char *)"status",
                         .status_to = (char *)"in-progress",
                         .effective_on = (char *)"2026-01-01",
                         .checked_on = (char *)"2026-01-01",
                         .recorded_at = (char *)"2026-02-01T00:00:00.000000Z",
                         .author = (char *)"Ana",
                         .corrects_id = wrong,
                         .visibility = (char *)"public"};
    specimen_insert(change, TABLE_UPDATE, &row);
    specimen_commit(change);
    owned(commitment) c = commitment_by_id(specimen->db, id, NULL);
    assert_string_equal(c->status, "in-progress");
    assert_string_equal(c->checked_on, "2026-01-01"); /* the corrected day counts no more */
    specimen_assert_there_and_back(specimen, before);
}

/* Deleted rows come back as they were, with their ids. */
static void test_deletions(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    gint64 id = add_whole(specimen->db, &world);
    gint64 other = specimen_commitment(specimen->db, &specimen_ana, "Other");
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    struct link link = {.from_id = id, .to_id = other, .relation = (char *)"follows"};
    gint64 link_id = specimen_insert(change, TABLE_LINK, &link);
    specimen_commit(change);
    const struct {
        enum table_id table;
        gint64 id;
    } rows[] = {{TABLE_LINK, link_id},       {TABLE_WORDING, 1},  {TABLE_COMMITMENT_PARTY, 1},
                {TABLE_COMMITMENT_TOPIC, 1}, {TABLE_CITATION, 1}, {TABLE_TOPIC_ALIAS, 1},
                {TABLE_COMMITMENT, other}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *before = specimen_dump(specimen->db);
        OK(specimen_delete(specimen->db, &specimen_ana, rows[i].table, rows[i].id, error));
        g_autofree char *without = specimen_dump(specimen->db);
        assert_string_not_equal(before, without);
        specimen_assert_there_and_back(specimen, before);
    }
}

/* A setting, a title, a topic's name, a meeting's day: fields of every sort. */
static void test_fields(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    gint64 id = add_whole(specimen->db, &world);
    const struct {
        enum table_id table;
        gint64 id;
        const char *field, *value;
    } sets[] = {{TABLE_COMMITMENT, id, "title", "Évidence\nof two lines: 7:x"},
                {TABLE_COMMITMENT, id, "kind", "position"},
                {TABLE_COMMITMENT, id, "due_edtf", "2030-01-01"},
                {TABLE_COMMITMENT, id, "series_id", ""},
                {TABLE_TOPIC, world.topic, "name", "Proof"},
                {TABLE_PARTY, world.party, "name", "Union"},
                {TABLE_MEETING, world.meeting, "date_edtf", "2025-01-01"},
                {TABLE_WORDING, 1, "meeting_id", "2"},
                {TABLE_SCHEME_STATUS, 2, "position", "7"},
                {TABLE_SCHEME_STATUS, 2, "class", "closed"},
                {TABLE_DOCUMENT, world.document, "text", ""}};
    for (gsize i = 0; i < G_N_ELEMENTS(sets); i++) {
        g_autofree char *before = specimen_dump(specimen->db);
        OK(specimen_set(specimen->db, &specimen_ana, sets[i].table, sets[i].id, sets[i].field,
                        sets[i].value, error));
        specimen_assert_facts(specimen->db);
        specimen_assert_there_and_back(specimen, before);
    }
}

/* Bytes come back too. */
static void test_bytes(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    g_autoptr(GBytes) bytes = g_bytes_new_static("%PDF\0\n\xff", 7);
    struct document_original row = {
        .document_id = world.document, .name = (char *)"a.pdf", .bytes = bytes};
    gint64 id = specimen_insert(change, TABLE_DOCUMENT_ORIGINAL, &row);
    specimen_commit(change);
    g_autofree char *before = specimen_dump(specimen->db);
    OK(specimen_delete(specimen->db, &specimen_ana, TABLE_DOCUMENT_ORIGINAL, id, error));
    specimen_assert_there_and_back(specimen, before);
    specimen_undo(specimen->db, &specimen_ana, 0);
    owned(document_original) back = document_original_of(specimen->db, world.document, NULL);
    assert_true(g_bytes_equal(back->bytes, bytes));
}

static void add_many(struct specimen *specimen, int n, gboolean is_large)
{
    struct specimen_world world = specimen_make_world(specimen->db);
    struct change_info info = specimen_ana;
    info.is_large = is_large;
    struct change *change = specimen_begin(specimen->db, &info);
    for (int i = 0; i < n; i++) {
        g_autofree char *title = g_strdup_printf("Electronic evidence %d", i);
        specimen_whole_commitment(specimen->db, change, &world, title);
    }
    change_say(change, "%d imported", n);
    specimen_commit(change);
}

/* One gesture on a thousand rows is one step. */
static void test_a_thousand_at_once(void **state)
{
    struct specimen *specimen = *state;
    add_many(specimen, 1000, TRUE);
    g_autofree char *before = specimen_dump(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    for (gint64 id = 1; id <= 1000; id++) {
        owned(commitment) old = commitment_by_id(specimen->db, id, NULL);
        owned(commitment) row = row_copy(TABLE_COMMITMENT, old);
        row_set(&row->owner, "Desk A");
        row_set(&row->note, "to be asked in Brussels");
        OK(change_update(change, TABLE_COMMITMENT, old, row, error));
    }
    specimen_commit(change);
    specimen_assert_there_and_back(specimen, before);
}

/* An import of more rows than are taken out of the index of words one by one. */
static void test_an_import(void **state)
{
    struct specimen *specimen = *state;
    specimen_commitment(specimen->db, &specimen_ana, "There before");
    g_autofree char *empty = sqlite_file_index(specimen->path);
    add_many(specimen, 1300, TRUE); /* of eight rows each */
    g_autofree char *full = sqlite_file_index(specimen->path);
    g_autofree char *after = specimen_dump(specimen->db);
    specimen_undo(specimen->db, &specimen_ana, 0);
    g_autofree char *emptied = sqlite_file_index(specimen->path);
    specimen_assert_same(empty, emptied);
    gint64 n = 0;
    OK(commitment_count(specimen->db, &n, error));
    assert_int_equal(n, 1);
    specimen_reopen(specimen);
    specimen_redo(specimen->db, &specimen_ana);
    g_autofree char *redone = specimen_dump(specimen->db);
    specimen_assert_same(after, redone);
    g_autofree char *filled = sqlite_file_index(specimen->path);
    specimen_assert_same(full, filled);
}

/* After a restart history goes on where it was. */
static void test_after_reopening(void **state)
{
    struct specimen *specimen = *state;
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    g_autofree char *one = specimen_dump(specimen->db);
    specimen_status(specimen->db, &specimen_ana, id, "fulfilled", "2024-01-01");
    g_autofree char *two = specimen_dump(specimen->db);
    specimen_reopen(specimen);
    specimen_undo(specimen->db, &specimen_ana, 0);
    specimen_reopen(specimen);
    g_autofree char *undone = specimen_dump(specimen->db);
    specimen_assert_same(one, undone);
    specimen_redo(specimen->db, &specimen_ana);
    specimen_reopen(specimen);
    g_autofree char *redone = specimen_dump(specimen->db);
    specimen_assert_same(two, redone);
}

/* Back through a chain of changes and forth again, each step its own; the history tells each step
 * by what it was about. */
static void test_a_chain(void **state)
{
    struct specimen *specimen = *state;
    enum { STEPS = 5 };
    char *dumps[STEPS + 1];
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    dumps[0] = specimen_dump(specimen->db);
    for (int i = 0; i < STEPS; i++) {
        g_autofree char *owner = g_strdup_printf("Desk %d", i);
        OK(specimen_set(specimen->db, &specimen_ana, TABLE_COMMITMENT, id, "owner", owner, error));
        dumps[i + 1] = specimen_dump(specimen->db);
    }
    for (int round = 0; round < 2; round++) {
        for (int i = STEPS; i > 0; i--) {
            specimen_undo(specimen->db, &specimen_ana, 0);
            g_autofree char *now = specimen_dump(specimen->db);
            specimen_assert_same(dumps[i - 1], now);
        }
        for (int i = 0; i < STEPS; i++) {
            specimen_redo(specimen->db, &specimen_ana);
            g_autofree char *now = specimen_dump(specimen->db);
            specimen_assert_same(dumps[i + 1], now);
        }
        specimen_assert_no_redo(specimen->db, &specimen_ana);
    }
    owned(change_row) last = change_by_id(specimen->db, specimen_last_change(specimen->db), NULL);
    assert_string_equal(last->summary, "redo: owner set");
    assert_int_equal(last->entries, 1);
    for (int i = 0; i <= STEPS; i++)
        g_free(dumps[i]);
}

/* A new change makes an end of what could be done again. */
static void test_redo_is_lost_after_a_change(void **state)
{
    struct specimen *specimen = *state;
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    specimen_status(specimen->db, &specimen_ana, id, "in-progress", "2024-01-01");
    specimen_undo(specimen->db, &specimen_ana, 0);
    specimen_status(specimen->db, &specimen_ana, id, "fulfilled", "2024-01-01");
    specimen_assert_no_redo(specimen->db, &specimen_ana);
    specimen_undo(specimen->db, &specimen_ana, 0);
    specimen_redo(specimen->db, &specimen_ana);
    specimen_assert_no_redo(specimen->db, &specimen_ana);
}

/* Taking back a deletion, then doing it again, deletes again: also a citation of an update. */
static void test_a_deletion_done_again(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    add_whole(specimen->db, &world);
    OK(specimen_delete(specimen->db, &specimen_ana, TABLE_CITATION, 1, error));
    specimen_undo(specimen->db, &specimen_ana, 0);
    specimen_redo(specimen->db, &specimen_ana);
    g_autoptr(GPtrArray) citations = citation_of_commitment(specimen->db, 1, NULL);
    assert_int_equal(citations->len, 0);
}

/* Scores are kept like updates, and do not hold back the commitment they were taken off. */
static void test_a_score(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    struct specimen_world world = specimen_make_world(db);
    g_autofree char *empty = specimen_dump(db);
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    g_autofree char *before = specimen_dump(db);
    struct change *change = specimen_begin(db, &specimen_ana);
    struct assessment row = {.commitment_id = id,
                             .party_id = world.party,
                             .score = (char *)"+1",
                             .author = (char *)"Ana"};
    specimen_insert(change, TABLE_ASSESSMENT, &row);
    specimen_commit(change);
    specimen_assert_there_and_back(specimen, before);
    specimen_undo(db, &specimen_ana, 0);
    specimen_undo(db, &specimen_ana, 0);
    g_autofree char *undone = specimen_dump(db);
    specimen_assert_same(empty, undone);
}

/* The history of a commitment has what was taken off it too. */
static void test_the_history_of_a_commitment(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    struct specimen_world world = specimen_make_world(db);
    gint64 other = specimen_commitment(db, &specimen_ana, "Other");
    gint64 id = add_whole(db, &world);
    OK(specimen_delete(db, &specimen_ana, TABLE_WORDING, 1, error));
    OK(specimen_delete(db, &specimen_ana, TABLE_CITATION, 1, error));
    g_autoptr(GPtrArray) changes = change_page(db, id, 0, 10, NULL);
    assert_int_equal(changes->len, 3);
    g_autoptr(GPtrArray) page = change_page(db, id, 0, 2, NULL);
    assert_int_equal(page->len, 2);
    g_autoptr(GPtrArray) rest =
        change_page(db, id, ((struct change_row *)page->pdata[1])->id, 2, NULL);
    assert_int_equal(rest->len, 1);
    g_autoptr(GPtrArray) others = change_page(db, other, 0, 10, NULL);
    assert_int_equal(others->len, 1);
}

/* Keys that were given once are not given again, nor are ids; not even by a series that was deleted
 * and came back. */
static void test_numbers_are_spent(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 first = specimen_commitment(db, &specimen_ana, "One");
    specimen_undo(db, &specimen_ana, 0);
    gint64 second = specimen_commitment(db, &specimen_ana, "Two");
    assert_true(second > first);
    owned(commitment) c = commitment_by_id(db, second, NULL);
    assert_string_equal(c->key, "C-0002");
    struct change *change = specimen_begin(db, &specimen_ana);
    struct series row = {.token = (char *)"g7", .prefix = (char *)"G7"};
    gint64 series = specimen_insert(change, TABLE_SERIES, &row);
    g_autofree char *key = commitment_next_key(db, series, NULL);
    assert_string_equal(key, "G7-0001");
    specimen_commit(change);
    OK(specimen_delete(db, &specimen_ana, TABLE_SERIES, series, error));
    specimen_undo(db, &specimen_ana, 0);
    change = specimen_begin(db, &specimen_ana);
    g_autofree char *next = commitment_next_key(db, series, NULL);
    change_abort(change);
    assert_string_equal(next, "G7-0002");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_whole_commitment),
        TEST(test_a_world),
        TEST(test_a_status_with_its_source),
        TEST(test_a_correction),
        TEST(test_deletions),
        TEST(test_fields),
        TEST(test_bytes),
        TEST(test_a_thousand_at_once),
        TEST(test_an_import),
        TEST(test_after_reopening),
        TEST(test_a_chain),
        TEST(test_redo_is_lost_after_a_change),
        TEST(test_a_deletion_done_again),
        TEST(test_a_score),
        TEST(test_the_history_of_a_commitment),
        TEST(test_numbers_are_spent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
