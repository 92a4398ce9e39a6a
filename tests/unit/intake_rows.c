/* intake_rows.c proves the tables that reading a statement and following it stand on: what they take,
 * how they are asked, that undo and the past carry them. */
#include "db/cue.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/past.h"
#include "db/review.h"
#include "db/suggestion.h"
#include "db/wording.h"
#include "tests/lib/specimen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct about {
    struct specimen_world world;
    gint64 commitment, wording;
};

static struct about make_about(struct db *db)
{
    struct about about = {.world = specimen_make_world(db)};
    struct change *change = specimen_begin(db, &specimen_ana);
    about.commitment =
        specimen_whole_commitment(db, change, &about.world, "Share electronic evidence");
    specimen_commit(change);
    about.wording = 1;
    return about;
}

static struct suggestion suggestion_at(const struct about *about, int position)
{
    return (struct suggestion){.document_id = about->world.document,
                               .position = position,
                               .start = 5,
                               .length = 35,
                               .kind = (char *)"one-off",
                               .force = (char *)"agreed",
                               .voice = (char *)"verbatim",
                               .fingerprint = (char *)"agree share electronic evidence",
                               .confidence = 80};
}

static struct review review_of(const struct about *about, gint64 meeting_id)
{
    return (struct review){.meeting_id = meeting_id,
                           .commitment_id = about->commitment,
                           .finding = (char *)"restated",
                           .author = (char *)"Ana",
                           .recorded_at = (char *)"2026-11-23T10:00:00.000000Z"};
}

/* One row of each table, about the commitment. */
static void insert_all(struct db *db, const struct about *about)
{
    struct change *change = specimen_begin(db, &specimen_ana);
    struct cue cue = {.phrase = (char *)"undertook", .role = (char *)"promise", .again = 1};
    struct document_page page = {
        .document_id = about->world.document, .number = 1, .label = (char *)"i"};
    struct suggestion suggestion = suggestion_at(about, 1);
    struct review review = review_of(about, about->world.later_meeting);
    struct dismissal dismissal = {.commitment_id = about->commitment,
                                  .meeting_id = about->world.later_meeting,
                                  .what = (char *)"fulfilled"};
    suggestion.decision = (char *)"tie";
    suggestion.commitment_id = about->commitment;
    suggestion.wording_id = about->wording;
    specimen_insert(change, TABLE_CUE, &cue);
    specimen_insert(change, TABLE_DOCUMENT_PAGE, &page);
    specimen_insert(change, TABLE_SUGGESTION, &suggestion);
    specimen_insert(change, TABLE_REVIEW, &review);
    specimen_insert(change, TABLE_DISMISSAL, &dismissal);
    change_say(change, "all added");
    specimen_commit(change);
}

static void undo(struct db *db)
{
    owned(change_row) undone = NULL;
    OK((undone = change_undo(db, &specimen_ana, 0, error)) != NULL);
}

static void redo(struct db *db)
{
    owned(change_row) redone = NULL;
    OK((redone = change_redo(db, &specimen_ana, error)) != NULL);
}

/* Rows that came, rows that changed and rows that went are taken back and done again. */
static void test_undo_carries_them(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    static const struct {
        enum table_id table;
        const char *field, *value;
    } sets[] = {{TABLE_CUE, "force", "committed"},       {TABLE_DOCUMENT_PAGE, "start", "12"},
                {TABLE_SUGGESTION, "commitment_id", ""}, {TABLE_REVIEW, "finding", "not-mentioned"},
                {TABLE_DISMISSAL, "meeting_id", ""},     {TABLE_WORDING, "due_edtf", "2021-41"}};
    g_autofree char *empty = specimen_dump(db);
    insert_all(db, &about);
    g_autofree char *full = specimen_dump(db);
    for (gsize i = 0; i < G_N_ELEMENTS(sets); i++) {
        OK(specimen_set(db, &specimen_ana, sets[i].table, 1, sets[i].field, sets[i].value, error));
        g_autofree char *after = specimen_dump(db);
        assert_string_not_equal(full, after);
        undo(db);
        g_autofree char *before = specimen_dump(db);
        specimen_assert_same(full, before);
        redo(db);
        g_autofree char *again = specimen_dump(db);
        specimen_assert_same(after, again);
        undo(db);
        if (sets[i].table == TABLE_WORDING)
            continue;
        OK(specimen_delete(db, &specimen_ana, sets[i].table, 1, error));
        undo(db);
        g_autofree char *back = specimen_dump(db);
        specimen_assert_same(full, back);
    }
    undo(db);
    g_autofree char *none = specimen_dump(db);
    specimen_assert_same(empty, none);
    redo(db);
    g_autofree char *all = specimen_dump(db);
    specimen_assert_same(full, all);
}

/* A commitment that was made cannot be taken back while a review or a suggestion stands on it. */
static void test_what_stands_on_a_commitment(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    for (int i = 0; i < 2; i++) {
        struct change *change = specimen_begin(db, &specimen_bo);
        struct suggestion suggestion = suggestion_at(&about, 1);
        struct review review = review_of(&about, about.world.meeting);
        suggestion.commitment_id = about.commitment;
        if (i == 0)
            specimen_insert(change, TABLE_REVIEW, &review);
        else
            specimen_insert(change, TABLE_SUGGESTION, &suggestion);
        specimen_commit(change);
        GError *failed = NULL;
        assert_null(change_undo(db, &specimen_ana, 0, &failed));
        assert_refused(failed, DB_ERROR_REFUSED, i == 0 ? "a later change" : "something later");
        owned(change_row) undone = NULL;
        OK((undone = change_undo(db, &specimen_bo, 0, error)) != NULL);
    }
    undo(db);
}

static void assert_forbidden(struct db *db, enum table_id table, void *row, const char *what)
{
    struct change *change = specimen_begin(db, &specimen_ana);
    GError *failed = NULL;
    struct row_head *head = row;
    gboolean done = change_insert(change, table, row, &failed);
    g_clear_pointer(&head->uuid, g_free);
    change_abort(change);
    if (done || !g_error_matches(failed, DB_ERROR, DB_ERROR_CONSTRAINT))
        fail_msg("%s: expected to be forbidden, actual %s", what, done ? "taken" : failed->message);
    g_clear_error(&failed);
}

/* A row that says what no program of ours would say is refused by the tables themselves. */
static void test_rules_of_a_suggestion(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    static const struct {
        const char *field, *value;
    } wrong[] = {{"decision", "accepted"}, {"kind", ""},          {"kind", "promise"},
                 {"force", "strong"},      {"voice", "spoken"},   {"confidence", "101"},
                 {"confidence", "-1"},     {"again", "2"},        {"start", "-1"},
                 {"length", "-1"},         {"document_id", "99"}, {"document_id", ""},
                 {"commitment_id", "99"},  {"wording_id", "99"},  {"edited", "2"},
                 {"sentence_start", "-5"}};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        struct suggestion plain = suggestion_at(&about, 1);
        struct suggestion *row = row_copy(TABLE_SUGGESTION, &plain);
        const struct column *column = table_column(table_of(TABLE_SUGGESTION), wrong[i].field);
        assert_true(row_set_value(row, column, wrong[i].value));
        assert_forbidden(db, TABLE_SUGGESTION, row, wrong[i].field);
        suggestion_free(row);
    }
}

static void test_rules_of_the_others(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    insert_all(db, &about);
    struct cue no_phrase = {.role = (char *)"promise"};
    struct cue no_role = {.phrase = (char *)"will"};
    struct cue odd_force = {
        .phrase = (char *)"will", .role = (char *)"promise", .force = (char *)"will"};
    struct document_page same = {.document_id = about.world.document, .number = 1};
    struct document_page none = {.document_id = about.world.document};
    struct document_page before = {.document_id = about.world.document, .number = 2, .start = -1};
    struct review twice = review_of(&about, about.world.later_meeting);
    struct review odd = review_of(&about, about.world.meeting);
    struct review nobody = review_of(&about, about.world.meeting);
    struct dismissal again = {.commitment_id = about.commitment,
                              .meeting_id = about.world.later_meeting,
                              .what = (char *)"fulfilled"};
    struct dismissal nothing = {.commitment_id = about.commitment};
    odd.finding = (char *)"broken";
    nobody.author = NULL;
    assert_forbidden(db, TABLE_CUE, &no_phrase, "a cue without words");
    assert_forbidden(db, TABLE_CUE, &no_role, "a cue without a role");
    assert_forbidden(db, TABLE_CUE, &odd_force, "a force that is none");
    assert_forbidden(db, TABLE_DOCUMENT_PAGE, &same, "a page twice");
    assert_forbidden(db, TABLE_DOCUMENT_PAGE, &none, "page 0");
    assert_forbidden(db, TABLE_DOCUMENT_PAGE, &before, "a page before the text");
    assert_forbidden(db, TABLE_REVIEW, &twice, "reviewed twice at one meeting");
    assert_forbidden(db, TABLE_REVIEW, &odd, "a finding that is none");
    assert_forbidden(db, TABLE_REVIEW, &nobody, "found by nobody");
    assert_forbidden(db, TABLE_DISMISSAL, &again, "refused twice");
    assert_forbidden(db, TABLE_DISMISSAL, &nothing, "nothing refused");
}

/* Refused without a meeting is once too, and is another thing than refused with one. */
static void test_a_dismissal_without_a_meeting(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    insert_all(db, &about);
    struct dismissal general = {.commitment_id = about.commitment, .what = (char *)"fulfilled"};
    struct dismissal again = general, other = general;
    other.what = (char *)"relaunch";
    struct change *change = specimen_begin(db, &specimen_ana);
    specimen_insert(change, TABLE_DISMISSAL, &general);
    specimen_insert(change, TABLE_DISMISSAL, &other);
    specimen_commit(change);
    assert_forbidden(db, TABLE_DISMISSAL, &again, "refused twice without a meeting");
    g_autoptr(GPtrArray) all = NULL;
    OK((all = dismissal_of_commitment(db, about.commitment, error)) != NULL);
    assert_int_equal(all->len, 3);
    assert_int_equal(((const struct dismissal *)all->pdata[1])->meeting_id, 0);
}

static const struct suggestion *at(const GPtrArray *rows, guint i)
{
    assert_true(i < rows->len);
    return rows->pdata[i];
}

/* A text's suggestions come in its order, the same words newest first, and what is put off is as
 * open as what was not looked at. */
static void test_suggestions_are_asked(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    static const char *const decisions[] = {"", "later", "new", "tie", "position", "refused"};
    struct change *change = specimen_begin(db, &specimen_ana);
    for (int i = 0; i < (int)G_N_ELEMENTS(decisions); i++) {
        struct suggestion row = suggestion_at(&about, 10 - i);
        row.decision = (char *)decisions[i];
        row.fingerprint = (char *)(i % 2 == 0 ? "even" : "odd");
        specimen_insert(change, TABLE_SUGGESTION, &row);
    }
    specimen_commit(change);
    g_autoptr(GPtrArray) all = NULL;
    g_autoptr(GPtrArray) same = NULL;
    g_autoptr(GPtrArray) none = NULL;
    g_autoptr(GPtrArray) open = NULL;
    OK((all = suggestion_of_document(db, about.world.document, error)) != NULL);
    assert_int_equal(all->len, 6);
    assert_int_equal(at(all, 0)->position, 5);
    assert_int_equal(at(all, 5)->position, 10);
    OK((same = suggestion_like(db, "odd", error)) != NULL);
    assert_int_equal(same->len, 3);
    assert_string_equal(at(same, 0)->decision, "refused");
    OK((none = suggestion_like(db, "ODD", error)) != NULL);
    assert_int_equal(none->len, 0);
    OK((open = suggestion_open(db, error)) != NULL);
    assert_int_equal(open->len, 1);
    assert_int_equal(at(open, 0)->document_id, about.world.document);
    assert_int_equal(at(open, 0)->position, 5); /* all but the refused one became nothing yet */
    owned(suggestion) nobody = NULL;
    GError *failed = NULL;
    assert_null(nobody = suggestion_by_id(db, 99, &failed));
    assert_null(failed);
}

/* Pages come by their number, reviews of a commitment by the days of the meetings. */
static void test_the_others_are_asked(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    struct change *change = specimen_begin(db, &specimen_ana);
    for (int i = 3; i > 0; i--) {
        struct document_page page = {
            .document_id = about.world.document, .number = i, .start = 10 * i};
        specimen_insert(change, TABLE_DOCUMENT_PAGE, &page);
    }
    struct review late = review_of(&about, about.world.later_meeting);
    struct review early = review_of(&about, about.world.meeting);
    specimen_insert(change, TABLE_REVIEW, &late);
    specimen_insert(change, TABLE_REVIEW, &early);
    specimen_commit(change);
    g_autoptr(GPtrArray) pages = NULL;
    g_autoptr(GPtrArray) reviews = NULL;
    g_autoptr(GPtrArray) cues = NULL;
    OK((pages = document_pages(db, about.world.document, error)) != NULL);
    assert_int_equal(pages->len, 3);
    assert_int_equal(((const struct document_page *)pages->pdata[0])->start, 10);
    OK((reviews = review_of_commitment(db, about.commitment, error)) != NULL);
    assert_int_equal(reviews->len, 2);
    assert_int_equal(((const struct review *)reviews->pdata[0])->meeting_id, about.world.meeting);
    OK((cues = cue_all(db, error)) != NULL);
    assert_int_equal(cues->len, 0);
    owned(review) found = NULL;
    OK((found = review_find(db, about.world.meeting, about.commitment, error)) != NULL);
    GError *failed = NULL;
    owned(review) none = review_find(db, about.commitment + 7, about.commitment, &failed);
    assert_null(none);
    assert_null(failed);
}

/* A document's head is the document but for its text, also of a column that is added later. */
static void test_a_head_is_all_but_the_text(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    gint64 id = about.world.document;
    static const char *const texts[] = {"title", "publisher",   "republisher", "language",
                                        "url",   "archive_url", "sha256",      "note"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        OK(specimen_set(db, &specimen_ana, TABLE_DOCUMENT, id, texts[i], texts[i], error));
    OK(specimen_set(db, &specimen_ana, TABLE_DOCUMENT, id, "published_on", "2021-06-23", error));
    OK(specimen_set(db, &specimen_ana, TABLE_DOCUMENT, id, "retrieved_on", "2021-06-24", error));
    owned(document) whole = NULL;
    owned(document) head = NULL;
    g_autoptr(GPtrArray) heads = NULL;
    g_autoptr(GPtrArray) all = NULL;
    OK((whole = document_by_id(db, id, error)) != NULL);
    OK((head = document_head_by_id(db, id, error)) != NULL);
    OK((heads = document_heads_of_meeting(db, about.world.meeting, error)) != NULL);
    OK((all = document_heads_of_meeting(db, 0, error)) != NULL);
    assert_int_equal(heads->len, 1);
    assert_int_equal(all->len, 1);
    const struct document *heads_of[] = {head, heads->pdata[0], all->pdata[0]};
    const struct table *table = table_of(TABLE_DOCUMENT);
    for (gsize h = 0; h < G_N_ELEMENTS(heads_of); h++) {
        assert_string_equal(heads_of[h]->uuid, whole->uuid);
        assert_int_equal(heads_of[h]->version, whole->version);
        for (gsize i = 0; i < table->n_columns; i++) {
            const struct column *column = &table->columns[i];
            g_autofree char *expected = row_value(whole, column);
            g_autofree char *actual = row_value(heads_of[h], column);
            assert_true(*expected != '\0');
            assert_string_equal(strcmp(column->name, "text") == 0 ? "" : expected, actual);
        }
        assert_non_null(heads_of[h]->text);
    }
}

static guint count(struct db *db, const char *word)
{
    g_autofree char *dump = specimen_dump(db);
    g_auto(GStrv) lines = g_strsplit(dump, "\n", -1);
    guint n = 0;
    for (guint i = 0; lines[i] != NULL; i++)
        n += g_str_has_prefix(lines[i], word) ? 1 : 0;
    return n;
}

/* As of a day before it, a later meeting's review, its document's suggestions and pages, and what
 * they were tied to are not there yet. */
static void test_the_past_has_not_what_is_later(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    insert_all(db, &about);
    OK(past_trim(db, "2023-01-01", error)); /* between the meetings */
    assert_int_equal(count(db, "review "), 0);
    assert_int_equal(count(db, "dismissal "), 0);
    assert_int_equal(count(db, "suggestion "), 1);
    assert_int_equal(count(db, "document_page "), 1);
    assert_int_equal(count(db, "commitment "), 1);
    OK(past_trim(db, "2020-01-01", error)); /* before both */
    assert_int_equal(count(db, "suggestion "), 0);
    assert_int_equal(count(db, "document_page "), 0);
    assert_int_equal(count(db, "commitment "), 0);
    assert_int_equal(count(db, "cue "), 1);
    OK(db_check(db, error));
    specimen_assert_facts(db);
}

/* A suggestion from a text without a meeting stays, without what was said later. */
static void test_the_past_unties_a_suggestion(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    insert_all(db, &about);
    OK(specimen_set(db, &specimen_ana, TABLE_DOCUMENT, about.world.document, "meeting_id", "",
                    error));
    OK(past_trim(db, "2020-01-01", error));
    owned(suggestion) row = NULL;
    OK((row = suggestion_by_id(db, 1, error)) != NULL);
    assert_int_equal(row->commitment_id, 0);
    assert_int_equal(row->wording_id, 0);
    OK(db_check(db, error));
}

/* Known before they were recorded, none of them is there. */
static void test_rewinding_takes_them_out(void **state)
{
    struct db *db = ((struct specimen *)*state)->db;
    struct about about = make_about(db);
    g_autofree char *empty = specimen_dump(db);
    g_autofree char *moment = specimen_rules.now();
    insert_all(db, &about);
    OK(specimen_set(db, &specimen_ana, TABLE_REVIEW, 1, "finding", "closed", error));
    OK(specimen_delete(db, &specimen_ana, TABLE_DISMISSAL, 1, error));
    OK(past_rewind(db, moment, error));
    g_autofree char *then = specimen_dump(db);
    specimen_assert_same(empty, then);
    OK(db_check(db, error));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_undo_carries_them),
        TEST(test_what_stands_on_a_commitment),
        TEST(test_rules_of_a_suggestion),
        TEST(test_rules_of_the_others),
        TEST(test_a_dismissal_without_a_meeting),
        TEST(test_suggestions_are_asked),
        TEST(test_the_others_are_asked),
        TEST(test_a_head_is_all_but_the_text),
        TEST(test_the_past_has_not_what_is_later),
        TEST(test_the_past_unties_a_suggestion),
        TEST(test_rewinding_takes_them_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
