/* derive.c proves the facts that follow from other rows, each by what an analyst would say of them,
 * and that `verify` is told where a stored one is wrong. */
#include "db/derive.h"

#include "db/meeting.h"
#include "db/scheme_row.h"
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

static gint64 add_whole(struct db *db, const struct specimen_world *world)
{
    struct change *change = specimen_begin(db, &specimen_ana);
    gint64 id = specimen_whole_commitment(db, change, world, "E-evidence: the Agreement");
    specimen_commit(change);
    return id;
}

static void add_wording(struct db *db, gint64 id, gint64 meeting_id, const char *role)
{
    struct change *change = specimen_begin(db, &specimen_ana);
    struct wording row = {.commitment_id = id,
                          .meeting_id = meeting_id,
                          .role = (char *)role,
                          .voice = (char *)"verbatim"};
    specimen_insert(change, TABLE_WORDING, &row);
    specimen_commit(change);
}

/* A commitment's own columns: days, and keys to sort by that are never empty. */
static void test_what_follows_from_itself(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "Éa B");
    owned(commitment) c = commitment_by_id(db, id, NULL);
    assert_string_equal(c->due_first, "2025-06-30");
    assert_string_equal(c->due_last, "2025-06-30");
    assert_string_equal(c->due_sort, "2025-06-30");
    assert_string_equal(c->follow_up_sort, COMMITMENT_NO_DAY);
    assert_string_equal(c->title_sort, "ea b");
    assert_true(*c->updated_at != '\0');
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, id, "due_edtf", "", error));
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, id, "follow_up_on", "2026-12-24", error));
    owned(commitment) after = commitment_by_id(db, id, NULL);
    assert_string_equal(after->due_last, "");
    assert_string_equal(after->due_sort, COMMITMENT_NO_DAY);
    assert_string_equal(after->follow_up_sort, "2026-12-24");
    assert_true(strcmp(after->updated_at, c->updated_at) > 0);
}

/* Parties and topics are named in the order they were put in, and follow their names. */
static void test_names(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    struct specimen_world world = specimen_make_world(db);
    gint64 id = add_whole(db, &world);
    owned(commitment) c = commitment_by_id(db, id, NULL);
    assert_string_equal(c->parties_text, "European Union; United States");
    assert_string_equal(c->topics_text, "Electronic evidence");
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT_PARTY, 1, "position", "2", error));
    OK(specimen_set(db, &specimen_ana, TABLE_PARTY, world.party, "name", "Union", error));
    OK(specimen_delete(db, &specimen_ana, TABLE_COMMITMENT_TOPIC, 1, error));
    owned(commitment) after = commitment_by_id(db, id, NULL);
    assert_string_equal(after->parties_text, "United States; Union");
    assert_string_equal(after->topics_text, "");
}

/* The first and the last meeting that has a wording of record, by their days and not by entry;
 * a place without a city is its country; further passages do not count. */
static void test_wordings(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    struct specimen_world world = specimen_make_world(db);
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    add_wording(db, id, world.later_meeting, "record");
    add_wording(db, id, world.meeting, "record");
    add_wording(db, id, world.meeting, "also");
    OK(specimen_set(db, &specimen_ana, TABLE_MEETING, world.later_meeting, "country", "Belgium",
                    error));
    owned(commitment) c = commitment_by_id(db, id, NULL);
    assert_int_equal(c->n_wordings, 2);
    assert_int_equal(c->earliest_wording_id, 2);
    assert_string_equal(c->earliest_on, "2021-06-22");
    assert_int_equal(c->latest_wording_id, 1);
    assert_int_equal(c->latest_meeting_id, world.later_meeting);
    assert_string_equal(c->latest_on, "2024-06-20");
    assert_string_equal(c->latest_place, "Belgium");
    OK(specimen_set(db, &specimen_ana, TABLE_MEETING, world.meeting, "date_edtf", "2025-01-01",
                    error));
    owned(commitment) after = commitment_by_id(db, id, NULL);
    assert_int_equal(after->latest_wording_id, 2);
    assert_string_equal(after->latest_place, "Lisbon");
    assert_int_equal(after->earliest_wording_id, 1);
}

/* Where it stands is the status last effective; a party's own status is not the commitment's, and
 * a position has none. */
static void test_status(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    struct specimen_world world = specimen_make_world(db);
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    specimen_status(db, &specimen_ana, id, "fulfilled", "2025-05-01");
    struct change *change = specimen_begin(db, &specimen_ana);
    struct update party = {.commitment_id = id,
                           .party_id = world.party,
                           .kind = (char *)"status",
                           .status_to = (char *)"in-progress",
                           .effective_on = (char *)"2026-01-01",
                           .recorded_at = (char *)"2026-01-01T00:00:00.000000Z",
                           .author = (char *)"Ana",
                           .visibility = (char *)"public"};
    specimen_insert(change, TABLE_UPDATE, &party);
    specimen_commit(change);
    owned(commitment) c = commitment_by_id(db, id, NULL);
    assert_string_equal(c->status, "fulfilled");
    assert_string_equal(c->status_class, "closed");
    assert_int_equal(c->status_sort, 2);
    assert_true(c->is_done && c->is_assessed);
    assert_string_equal(c->checked_on, "2025-05-01");
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, id, "kind", "position", error));
    owned(commitment) position = commitment_by_id(db, id, NULL);
    assert_string_equal(position->status, "");
    assert_string_equal(position->status_class, "none");
    assert_string_equal(position->status_on, "");
    assert_false(position->is_done || position->is_assessed);
}

/* The scheme's words change with the scheme; a scheme that lacks a status in use is refused. */
static void test_the_scheme_changes(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    gint64 id = specimen_commitment(db, &specimen_ana, "One");
    specimen_status(db, &specimen_ana, id, "in-progress", "2025-05-01");
    OK(specimen_set(db, &specimen_ana, TABLE_SCHEME_STATUS, 2, "position", "9", error));
    OK(specimen_set(db, &specimen_ana, TABLE_SCHEME_STATUS, 2, "class", "closed", error));
    owned(commitment) c = commitment_by_id(db, id, NULL);
    assert_int_equal(c->status_sort, 9);
    assert_string_equal(c->status_class, "closed");
    GError *failed = NULL;
    assert_false(specimen_delete(db, &specimen_ana, TABLE_SCHEME_STATUS, 2, &failed));
    assert_refused(failed, DB_ERROR_CONSTRAINT, "C-0001 stands at \"in-progress\"");
    struct change *change = specimen_begin(db, &specimen_ana);
    struct update odd = {.commitment_id = id,
                         .kind = (char *)"status",
                         .status_to = (char *)"kept",
                         .effective_on = (char *)"2026-01-01",
                         .recorded_at = (char *)"2026-01-01T00:00:00.000000Z",
                         .author = (char *)"Ana",
                         .visibility = (char *)"public"};
    specimen_insert(change, TABLE_UPDATE, &odd);
    assert_false(change_commit(change, &failed));
    assert_refused(failed, DB_ERROR_CONSTRAINT, "\"kept\"");
    specimen_assert_facts(db);
}

/* A meeting's days follow its date, and one that is no date is refused with how to write it. */
static void test_meetings(void **state)
{
    struct specimen *specimen = *state;
    struct db *db = specimen->db;
    struct specimen_world world = specimen_make_world(db);
    GError *failed = NULL;
    assert_false(specimen_set(db, &specimen_ana, TABLE_MEETING, world.meeting, "date_edtf",
                              "in June", &failed));
    assert_refused(failed, DB_ERROR_CONSTRAINT, "\"in June\" is no date of a meeting");
    struct change *change = specimen_begin(db, &specimen_ana);
    struct meeting row = {.token = (char *)"x", .date_edtf = (char *)"soon"};
    assert_false(change_insert(change, TABLE_MEETING, &row, &failed));
    assert_refused(failed, DB_ERROR_CONSTRAINT, "\"soon\"");
    g_free(row.uuid);
    change_abort(change);
    owned(meeting) m = meeting_by_id(db, world.meeting, NULL);
    assert_string_equal(m->date_first, "2021-06-22");
}

/* A stored fact that someone else put there wrong is named; nothing else is. */
static void test_disagreements_are_named(void **state)
{
    struct specimen *specimen = *state;
    struct specimen_world world = specimen_make_world(specimen->db);
    gint64 id = add_whole(specimen->db, &world);
    g_autofree char *none = derive_disagreements(specimen->db, id, NULL);
    assert_string_equal(none, "");
    sqlite_file_run(specimen->path, "UPDATE commitment SET due_last = '2030-01-01',"
                                    " n_wordings = 7, parties_text = 'nobody', is_done = 1");
    g_autofree char *names = derive_disagreements(specimen->db, id, NULL);
    assert_string_equal(names, "due_last, is_done, n_wordings, parties_text");
    GError *failed = NULL;
    assert_null(derive_disagreements(specimen->db, 99, &failed));
    assert_null(failed);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_what_follows_from_itself),
        TEST(test_names),
        TEST(test_wordings),
        TEST(test_status),
        TEST(test_the_scheme_changes),
        TEST(test_meetings),
        TEST(test_disagreements_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
