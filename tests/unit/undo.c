/* undo.c proves that any change can be taken back and done again, whatever rows it wrote, and that
 * what a later change stands on is refused with its reason, changing nothing. */
#include "db/change.h"

#include "db/assessment.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/register_row.h"
#include "db/topic.h"
#include "db/update.h"
#include "db/wording.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void undo(struct db *db, const struct change_info *who, gint64 id)
{
    owned(change_row) undone = NULL;
    OK((undone = change_undo(db, who, id, error)) != NULL);
    assert_string_equal(undone->kind, "undo");
}

static void redo(struct db *db, const struct change_info *who)
{
    owned(change_row) redone = NULL;
    OK((redone = change_redo(db, who, error)) != NULL);
    assert_string_equal(redone->kind, "redo");
}

static void assert_no_redo(struct db *db, const struct change_info *who)
{
    GError *failed = NULL;
    assert_null(change_redo(db, who, &failed));
    assert_null(failed);
}

static gint64 last_change(struct db *db)
{
    g_autoptr(GPtrArray) changes = change_page(db, 0, 0, 1, NULL);
    assert_int_equal(changes->len, 1);
    return ((struct change_row *)changes->pdata[0])->id;
}

/* What was written since the dump `before` comes back by one undo, and goes again by one redo; the
 * index of words follows, and the file stays whole. */
static void assert_there_and_back(struct specimen *specimen, const char *before)
{
    g_autofree char *after = specimen_dump(specimen->db);
    g_autofree char *indexed = sqlite_file_index(specimen->path);
    for (int i = 0; i < 2; i++) {
        undo(specimen->db, &specimen_ana, 0);
        g_autofree char *undone = specimen_dump(specimen->db);
        specimen_assert_same(before, undone);
        specimen_assert_facts(specimen->db);
        redo(specimen->db, &specimen_ana);
        g_autofree char *redone = specimen_dump(specimen->db);
        specimen_assert_same(after, redone);
        specimen_assert_facts(specimen->db);
    }
    g_autofree char *again = sqlite_file_index(specimen->path);
    specimen_assert_same(indexed, again);
    OK(db_check(specimen->db, error));
}

/* Refused with those words, and nothing changed by it. */
static void assert_undo_refused(struct db *db, const struct change_info *who, gint64 id,
                                const char *words)
{
    g_autofree char *before = specimen_dump(db);
    gint64 last = last_change(db);
    GError *failed = NULL;
    assert_null(change_undo(db, who, id, &failed));
    assert_refused(failed, DB_ERROR_REFUSED, words);
    g_autofree char *after = specimen_dump(db);
    specimen_assert_same(before, after);
    assert_int_equal(last_change(db), last);
}

static void assert_redo_refused(struct db *db, const struct change_info *who, const char *words)
{
    g_autofree char *before = specimen_dump(db);
    GError *failed = NULL;
    assert_null(change_redo(db, who, &failed));
    assert_refused(failed, DB_ERROR_REFUSED, words);
    g_autofree char *after = specimen_dump(db);
    specimen_assert_same(before, after);
}

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
    assert_there_and_back(specimen, before);
}

/* What commitments are about: meetings, documents, topics, parties, aliases. */
static void test_a_world(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *before = specimen_dump(specimen->db);
    specimen_make_world(specimen->db);
    assert_there_and_back(specimen, before);
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
    assert_there_and_back(specimen, before);
    undo(specimen->db, &specimen_ana, 0);
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
    assert_there_and_back(specimen, before);
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
        assert_there_and_back(specimen, before);
    }
}

/* A setting, a title, a topic's name, a meeting's day: fields of every sort. */
static void test_fields(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    gint64 id = add_whole(specimen->db, &world);
    owned(setting) scheme = setting_get(specimen->db, "scheme", NULL);
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
        assert_there_and_back(specimen, before);
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
    assert_there_and_back(specimen, before);
    undo(specimen->db, &specimen_ana, 0);
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
    assert_there_and_back(specimen, before);
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
    undo(specimen->db, &specimen_ana, 0);
    g_autofree char *emptied = sqlite_file_index(specimen->path);
    specimen_assert_same(empty, emptied);
    gint64 n = 0;
    OK(commitment_count(specimen->db, &n, error));
    assert_int_equal(n, 1);
    specimen_reopen(specimen);
    redo(specimen->db, &specimen_ana);
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
    undo(specimen->db, &specimen_ana, 0);
    specimen_reopen(specimen);
    g_autofree char *undone = specimen_dump(specimen->db);
    specimen_assert_same(one, undone);
    redo(specimen->db, &specimen_ana);
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
            undo(specimen->db, &specimen_ana, 0);
            g_autofree char *now = specimen_dump(specimen->db);
            specimen_assert_same(dumps[i - 1], now);
        }
        for (int i = 0; i < STEPS; i++) {
            redo(specimen->db, &specimen_ana);
            g_autofree char *now = specimen_dump(specimen->db);
            specimen_assert_same(dumps[i + 1], now);
        }
        assert_no_redo(specimen->db, &specimen_ana);
    }
    owned(change_row) last = change_by_id(specimen->db, last_change(specimen->db), NULL);
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
    undo(specimen->db, &specimen_ana, 0);
    specimen_status(specimen->db, &specimen_ana, id, "fulfilled", "2024-01-01");
    assert_no_redo(specimen->db, &specimen_ana);
    undo(specimen->db, &specimen_ana, 0);
    redo(specimen->db, &specimen_ana);
    assert_no_redo(specimen->db, &specimen_ana);
}

/* One's own only; another's by its number, from the history, under one's own name. */
static void test_anothers_change_by_number(void **state)
{
    struct specimen *specimen = *state;
    gint64 id = specimen_commitment(specimen->db, &specimen_ana, "One");
    g_autofree char *before = specimen_dump(specimen->db);
    specimen_status(specimen->db, &specimen_bo, id, "fulfilled", "2024-01-01");
    gint64 theirs = last_change(specimen->db);
    owned(change_row) undone = NULL;
    OK((undone = change_undo(specimen->db, &specimen_ana, theirs, error)) != NULL);
    assert_string_equal(undone->author, "Ana");
    assert_int_equal(undone->target_id, theirs);
    g_autofree char *after = specimen_dump(specimen->db);
    specimen_assert_same(before, after);
    assert_undo_refused(specimen->db, &specimen_bo, theirs, "undone already");
    GError *failed = NULL;
    assert_null(change_undo(specimen->db, &specimen_bo, 0, &failed)); /* nothing left of Bo's */
    assert_null(failed);
    assert_no_redo(specimen->db, &specimen_bo);
    redo(specimen->db, &specimen_ana);
}

static void test_what_cannot_be_undone(void **state)
{
    struct specimen *specimen = *state;
    assert_undo_refused(specimen->db, &specimen_ana, 1, "how the register was made");
    assert_undo_refused(specimen->db, &specimen_ana, 99, "no change 99");
    specimen_commitment(specimen->db, &specimen_ana, "One");
    undo(specimen->db, &specimen_ana, 0);
    assert_undo_refused(specimen->db, &specimen_ana, last_change(specimen->db), "itself");
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
    gint64 first = last_change(specimen->db);
    OK(specimen_set(specimen->db, &specimen_bo, TABLE_COMMITMENT, id, "owner", "B", error));
    OK(specimen_set(specimen->db, &specimen_bo, TABLE_COMMITMENT, id, "note", "N", error));
    assert_undo_refused(specimen->db, &specimen_ana, 0, "owner set, by Bo");
    undo(specimen->db, &specimen_bo, 0);
    assert_undo_refused(specimen->db, &specimen_ana, first, "owner set, by Bo");
    undo(specimen->db, &specimen_bo, 0);
    undo(specimen->db, &specimen_ana, 0);
}

/* What someone took back meanwhile stands in the way of doing again what was built on it. */
static void test_what_it_was_done_to_is_gone(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, id, "owner", "A", error));
    OK(specimen_set(db, &specimen_bo, TABLE_COMMITMENT, id, "owner", "B", error));
    undo(db, &specimen_bo, 0);
    undo(db, &specimen_ana, 0);
    assert_redo_refused(db, &specimen_bo, "the owner of a commitment is not what");
    redo(db, &specimen_ana);
    redo(db, &specimen_bo);
    assert_undo_refused(db, &specimen_ana, 0, "owner set, by Bo");
}

/* A later change that was taken back and done again stands as much as any. */
static void test_a_change_done_again_stands(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    OK(specimen_set(db, &specimen_bo, TABLE_COMMITMENT, id, "note", "N", error));
    undo(db, &specimen_bo, 0);
    OK(specimen_delete(db, &specimen_ana, TABLE_COMMITMENT, id, error));
    undo(db, &specimen_ana, 0);
    redo(db, &specimen_bo);
    assert_redo_refused(db, &specimen_ana, "note set, by Bo"); /* the deletion would take it */
    undo(db, &specimen_bo, 0);
    redo(db, &specimen_ana);
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
    assert_undo_refused(db, &specimen_ana, 0, "link deleted, by Bo");
}

/* What a later row refers to cannot go: the change that did is named. */
static void test_a_later_row_refers_to_it(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    specimen_status(db, &specimen_bo, id, "fulfilled", "2024-01-01");
    assert_undo_refused(db, &specimen_ana, 0, "status fulfilled, by Bo");
    undo(db, &specimen_bo, 0);
    undo(db, &specimen_ana, 0); /* what was taken back does not hold it */
    assert_int_equal(0, sqlite_file_has(specimen->path, "-wal"));
    specimen_assert_facts(db);
    redo(db, &specimen_ana);
    redo(db, &specimen_bo);
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
    assert_undo_refused(db, &specimen_ana, 0, "refers to");
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
    assert_undo_refused(db, &specimen_ana, 0, "status corrected, by Bo");
    undo(db, &specimen_bo, 0);
    undo(db, &specimen_ana, 0);
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
    assert_undo_refused(db, &specimen_ana, 0, "later");
}

/* Taking back a deletion, then doing it again, deletes again: also a citation of an update. */
static void test_a_deletion_done_again(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    add_whole(specimen->db, &world);
    OK(specimen_delete(specimen->db, &specimen_ana, TABLE_CITATION, 1, error));
    undo(specimen->db, &specimen_ana, 0);
    redo(specimen->db, &specimen_ana);
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
    assert_there_and_back(specimen, before);
    undo(db, &specimen_ana, 0);
    undo(db, &specimen_ana, 0);
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

/* Keys that were given once are not given again, nor are ids. */
static void test_numbers_are_spent(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 first = specimen_commitment(db, &specimen_ana, "One");
    undo(db, &specimen_ana, 0);
    gint64 second = specimen_commitment(db, &specimen_ana, "Two");
    assert_true(second > first);
    owned(commitment) c = commitment_by_id(db, second, NULL);
    assert_string_equal(c->key, "C-0002");
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
        TEST(test_anothers_change_by_number),
        TEST(test_what_cannot_be_undone),
        TEST(test_a_later_change_of_the_field),
        TEST(test_what_it_was_done_to_is_gone),
        TEST(test_a_change_done_again_stands),
        TEST(test_a_later_deletion),
        TEST(test_a_later_row_refers_to_it),
        TEST(test_a_later_row_refers_to_a_topic),
        TEST(test_a_later_correction),
        TEST(test_the_place_is_taken),
        TEST(test_a_deletion_done_again),
        TEST(test_a_score),
        TEST(test_the_history_of_a_commitment),
        TEST(test_numbers_are_spent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
