/* undo_model.c proves undo against the simplest model there is: the whole state before and after each
 * change, over long runs of random changes, undos and redos by one person and by two. */
#include "db/change.h"

#include "db/commitment.h"
#include "db/link.h"
#include "db/load.h"
#include "db/party.h"
#include "db/search.h"
#include "db/series.h"
#include "db/topic.h"
#include "db/update.h"
#include "db/wording.h"
#include "tests/lib/specimen_history.h"
#include "tests/lib/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { ALONE = 1200, TOGETHER = 800, MOST_COMMITMENTS = 25, LOOK_EVERY = 20 };

struct model {
    struct specimen *specimen;
    struct db *db;
    struct specimen_world world;
    GRand *random;
    GPtrArray *states; /* dumps, of which [at] is now */
    guint at;
};

static int pick(struct model *m, int n)
{
    return g_rand_int_range(m->random, 0, n);
}

/* A row of the table by chance; 0: it has none. */
static gint64 any_row(struct model *m, enum table_id table)
{
    g_autofree char *sql =
        g_strdup_printf("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET $1", table_of(table)->name);
    g_autofree char *count = g_strdup_printf("SELECT count(*) FROM %s", table_of(table)->name);
    struct statement *st = statement_prepare(m->db, "count", count, NULL);
    assert_int_equal(statement_step(st, NULL), STEP_ROW);
    int n = (int)statement_int_at(st, 0);
    statement_free(st);
    if (n == 0)
        return 0;
    st = statement_prepare(m->db, "any", sql, NULL);
    statement_bind_int(st, 1, pick(m, n));
    assert_int_equal(statement_step(st, NULL), STEP_ROW);
    gint64 id = statement_int_at(st, 0);
    statement_free(st);
    return id;
}

static char *any_words(struct model *m)
{
    static const char *const words[] = {"evidence", "travel",  "Électronique", "PNR",
                                        "",         "Ukraine", "data",         "visa-free"};
    return g_strdup_printf("%s %s %d", words[pick(m, 8)], words[pick(m, 8)], pick(m, 9));
}

static char *any_day(struct model *m)
{
    return g_strdup_printf("20%02d-%02d-%02d", 18 + pick(m, 9), 1 + pick(m, 12), 1 + pick(m, 28));
}

/* Each of these makes one thing of an open change; FALSE: there was nothing to make it of, or a
 * rule forbids it, and the change is to be given up. */
static gboolean add_commitment(struct model *m, struct change *change)
{
    gint64 n = 0;
    g_autofree char *title = any_words(m);
    OK(commitment_count(m->db, &n, error));
    if (n >= MOST_COMMITMENTS)
        return FALSE;
    specimen_whole_commitment(m->db, change, &m->world, title);
    return TRUE;
}

static gboolean insert(struct change *change, enum table_id table, void *row)
{
    GError *failed = NULL;
    gboolean done = change_insert(change, table, row, &failed);
    g_clear_pointer(&((struct row_head *)row)->uuid, g_free);
    if (failed != NULL)
        assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONSTRAINT));
    g_clear_error(&failed);
    return done;
}

static gboolean add_status(struct model *m, struct change *change)
{
    static const char *const statuses[] = {"not-assessed", "in-progress", "fulfilled"};
    g_autofree char *day = any_day(m);
    g_autofree char *note = any_words(m);
    g_autofree char *now = g_strdup_printf("2026-11-24T10:00:00.%06dZ", pick(m, 1000000));
    struct update row = {.commitment_id = any_row(m, TABLE_COMMITMENT),
                         .kind = (char *)(pick(m, 4) > 0 ? "status" : "checked"),
                         .status_to = (char *)statuses[pick(m, 3)],
                         .effective_on = day,
                         .effective_given = pick(m, 2),
                         .checked_on = pick(m, 2) ? day : NULL,
                         .recorded_at = now,
                         .author = (char *)"Ana",
                         .visibility = (char *)"public",
                         .note = pick(m, 2) ? note : NULL};
    if (row.commitment_id == 0 || !insert(change, TABLE_UPDATE, &row))
        return FALSE;
    struct source source = {.title = note, .kind = (char *)"deed", .visibility = (char *)"public"};
    struct citation citation = {.commitment_id = row.commitment_id, .update_id = row.id};
    if (pick(m, 2))
        return TRUE;
    citation.source_id = pick(m, 2) ? any_row(m, TABLE_SOURCE) : 0;
    if (citation.source_id == 0 && insert(change, TABLE_SOURCE, &source))
        citation.source_id = source.id;
    return insert(change, TABLE_CITATION, &citation);
}

static gboolean correct(struct model *m, struct change *change)
{
    GError *failed = NULL;
    owned(update) wrong = update_by_id(m->db, any_row(m, TABLE_UPDATE), &failed);
    if (wrong == NULL || wrong->undone)
        return FALSE;
    g_autofree char *day = any_day(m);
    struct update row = {.commitment_id = wrong->commitment_id,
                         .kind = (char *)"status",
                         .status_to = (char *)"in-progress",
                         .effective_on = day,
                         .recorded_at = (char *)"2026-11-25T10:00:00.000000Z",
                         .author = (char *)"Ana",
                         .corrects_id = wrong->id,
                         .visibility = (char *)"public"};
    return insert(change, TABLE_UPDATE, &row);
}

static gboolean add_link(struct model *m, struct change *change)
{
    struct link row = {.from_id = any_row(m, TABLE_COMMITMENT),
                       .to_id = any_row(m, TABLE_COMMITMENT),
                       .relation = (char *)"follows"};
    return row.from_id != row.to_id && insert(change, TABLE_LINK, &row);
}

static gboolean add_about(struct model *m, struct change *change)
{
    struct commitment_topic topic = {.commitment_id = any_row(m, TABLE_COMMITMENT),
                                     .topic_id = any_row(m, TABLE_TOPIC)};
    struct commitment_party party = {.commitment_id = topic.commitment_id,
                                     .party_id = any_row(m, TABLE_PARTY),
                                     .role = (char *)"beneficiary",
                                     .position = pick(m, 3)};
    if (topic.commitment_id == 0 || topic.topic_id == 0 || party.party_id == 0)
        return FALSE;
    return pick(m, 2) ? insert(change, TABLE_COMMITMENT_TOPIC, &topic)
                      : insert(change, TABLE_COMMITMENT_PARTY, &party);
}

static gboolean add_wording(struct model *m, struct change *change)
{
    g_autofree char *exact = any_words(m);
    struct wording row = {.commitment_id = any_row(m, TABLE_COMMITMENT),
                          .meeting_id = any_row(m, TABLE_MEETING),
                          .role = (char *)(pick(m, 2) ? "record" : "also"),
                          .voice = (char *)"verbatim",
                          .exact = exact};
    return row.commitment_id != 0 && row.meeting_id != 0 && insert(change, TABLE_WORDING, &row);
}

static gboolean add_topic(struct model *m, struct change *change)
{
    g_autofree char *name = any_words(m);
    g_autofree char *token = g_strdup_printf("topic-%d", pick(m, 30));
    struct topic topic = {.token = token, .name = name, .parent_id = any_row(m, TABLE_TOPIC)};
    struct topic_alias alias = {
        .topic_id = any_row(m, TABLE_TOPIC), .alias = name, .folded = token};
    if (pick(m, 2))
        return insert(change, TABLE_TOPIC, &topic);
    return alias.topic_id != 0 && insert(change, TABLE_TOPIC_ALIAS, &alias);
}

static gboolean set_any(struct model *m, struct change *change, enum table_id table,
                        const char *field, const char *value)
{
    GError *failed = NULL;
    gint64 id = any_row(m, table);
    if (id == 0)
        return FALSE;
    void *old = load_by_id(m->db, table, id, &failed);
    void *row = row_copy(table, old);
    assert_true(row_set_value(row, table_column(table_of(table), field), value));
    gboolean done = change_update(change, table, old, row, &failed);
    if (failed != NULL)
        assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONSTRAINT));
    g_clear_error(&failed);
    row_free(table, old);
    row_free(table, row);
    return done;
}

static gboolean edit(struct model *m, struct change *change)
{
    static const char *const kinds[] = {"one-off", "standing", "position", "third-party"};
    g_autofree char *words = any_words(m);
    g_autofree char *day = any_day(m);
    g_autofree char *meeting = g_strdup_printf("%d", (int)any_row(m, TABLE_MEETING));
    switch (pick(m, 12)) {
    case 0:
        return set_any(m, change, TABLE_COMMITMENT, "title", words);
    case 1:
        return set_any(m, change, TABLE_COMMITMENT, "kind", kinds[pick(m, 4)]);
    case 2:
        return set_any(m, change, TABLE_COMMITMENT, "due_edtf", pick(m, 3) ? day : "");
    case 3:
        return set_any(m, change, TABLE_COMMITMENT, "note", pick(m, 3) ? words : "");
    case 4:
        return set_any(m, change, TABLE_COMMITMENT, "follow_up_on", pick(m, 3) ? day : "");
    case 5:
        return set_any(m, change, TABLE_MEETING, "date_edtf", day);
    case 6:
        return set_any(m, change, TABLE_TOPIC, "name", words);
    case 7:
        return set_any(m, change, TABLE_PARTY, "name", words);
    case 8:
        return set_any(m, change, TABLE_WORDING, "exact", words);
    case 9:
        return set_any(m, change, TABLE_WORDING, "meeting_id", meeting);
    case 10:
        return set_any(m, change, TABLE_TOPIC_ALIAS, "alias", words);
    default:
        return set_any(m, change, TABLE_COMMITMENT_PARTY, "position", pick(m, 2) ? "2" : "0");
    }
}

static gboolean delete_any(struct model *m, struct change *change)
{
    static const enum table_id tables[] = {TABLE_LINK,    TABLE_COMMITMENT_PARTY, TABLE_TOPIC_ALIAS,
                                           TABLE_WORDING, TABLE_COMMITMENT_TOPIC, TABLE_COMMITMENT,
                                           TABLE_CITATION};
    enum table_id table = tables[pick(m, G_N_ELEMENTS(tables))];
    GError *failed = NULL;
    void *row = load_by_id(m->db, table, any_row(m, table), &failed);
    gboolean done = row != NULL && change_delete(change, table, row, &failed);
    if (failed != NULL) /* something refers to it */
        assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONSTRAINT));
    g_clear_error(&failed);
    row_free(table, row);
    return done;
}

static gboolean make_one(struct model *m, struct change *change)
{
    static gboolean (*const makers[])(struct model *, struct change *) = {
        add_commitment, add_status, add_status, correct, add_link,  add_about,
        add_wording,    add_topic,  edit,       edit,    delete_any};
    return makers[pick(m, G_N_ELEMENTS(makers))](m, change);
}

/* One gesture of one to three things; TRUE where it was kept and left its trace. */
static gboolean make_change(struct model *m, const struct change_info *who)
{
    struct change *change = specimen_begin(m->db, who);
    for (int i = 1 + pick(m, 3); i > 0; i--)
        if (!make_one(m, change)) {
            change_abort(change);
            return FALSE;
        }
    gboolean leaves_trace = change_entries(change) > 0;
    specimen_commit(change);
    return leaves_trace;
}

static const char *now(struct model *m)
{
    return m->states->pdata[m->at];
}

static void assert_now(struct model *m)
{
    g_autofree char *actual = specimen_dump(m->db);
    specimen_assert_same(now(m), actual);
}

/* Facts and index are what they would be if they were made anew. */
static void look_closely(struct model *m)
{
    specimen_assert_facts(m->db);
    g_autofree char *kept = sqlite_file_index(m->specimen->path);
    OK(db_begin_write(m->db, error) && search_rebuild(m->db, error) && db_commit(m->db, error));
    g_autofree char *afresh = sqlite_file_index(m->specimen->path);
    specimen_assert_same(afresh, kept);
}

static void step_alone(struct model *m)
{
    int what = pick(m, 10);
    if (what < 6) {
        if (!make_change(m, &specimen_ana)) {
            assert_now(m);
            return;
        }
        g_ptr_array_set_size(m->states, (int)m->at + 1); /* what could be redone is lost */
        g_ptr_array_add(m->states, specimen_dump(m->db));
        m->at++;
    } else if (what < 9 && m->at > 0) {
        specimen_undo(m->db, &specimen_ana, 0);
        m->at--;
    } else if (m->at + 1 < m->states->len) {
        specimen_redo(m->db, &specimen_ana);
        m->at++;
    } else if (what == 9) {
        specimen_assert_no_redo(m->db, &specimen_ana);
    }
    assert_now(m);
}

static struct model model_new(void **state, guint32 seed)
{
    struct specimen *specimen = *state;
    struct model m = {.specimen = specimen,
                      .db = specimen->db,
                      .random = g_rand_new_with_seed(seed),
                      .states = g_ptr_array_new_with_free_func(g_free)};
    m.world = specimen_make_world(m.db);
    return m;
}

static void model_clear(struct model *m)
{
    OK(db_check(m->db, error));
    g_rand_free(m->random);
    g_ptr_array_unref(m->states);
}

/* One person: undo is exactly the state before, redo exactly the state after, however long the
 * chain; and a change that was given up leaves nothing. */
static void test_one_person(void **state)
{
    struct model m = model_new(state, 20261123);
    g_ptr_array_add(m.states, specimen_dump(m.db));
    for (int i = 0; i < ALONE; i++) {
        step_alone(&m);
        if (i % LOOK_EVERY == 0)
            look_closely(&m);
    }
    model_clear(&m);
}

/* TRUE where it was done; refused, with a reason, it changed nothing. */
static gboolean try_to(struct model *m, gboolean is_undo, const struct change_info *who)
{
    g_autofree char *before = specimen_dump(m->db);
    GError *failed = NULL;
    owned(change_row) done =
        is_undo ? change_undo(m->db, who, 0, &failed) : change_redo(m->db, who, &failed);
    if (done != NULL)
        return TRUE;
    g_autofree char *after = specimen_dump(m->db);
    specimen_assert_same(before, after);
    if (failed != NULL)
        assert_refused(failed, DB_ERROR_REFUSED, "");
    return FALSE;
}

/* Two people in turn: each undo is done or refused with a reason; what follows always follows, the
 * index is always right, and what one undid at once gives back the state at once. */
static void test_two_people(void **state)
{
    struct model m = model_new(state, 4711);
    int done = 0, refused = 0;
    for (int i = 0; i < TOGETHER; i++) {
        const struct change_info *who = pick(&m, 2) ? &specimen_ana : &specimen_bo;
        int what = pick(&m, 10);
        if (what < 5) {
            make_change(&m, who);
        } else if (what < 7) {
            g_autofree char *before = specimen_dump(m.db);
            if (make_change(&m, who)) {
                specimen_undo(m.db, who, 0);
                g_autofree char *after = specimen_dump(m.db);
                specimen_assert_same(before, after);
            }
        } else if (try_to(&m, what < 9, who)) {
            done++;
        } else {
            refused++;
        }
        if (i % LOOK_EVERY == 0)
            look_closely(&m);
    }
    assert_true(done > 50);
    assert_true(refused > 5);
    model_clear(&m);
}

/* Thousands of commits on a file system in memory, where there is one: no disk is waited for. */
static void hurry(void)
{
    if (access("/dev/shm", W_OK) == 0)
        g_setenv("TMPDIR", "/dev/shm", TRUE);
}

int main(void)
{
    hurry();
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_one_person),
        TEST(test_two_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
