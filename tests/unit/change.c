/* change.c proves the journaled write path on a real register: what is written is there with its
 * history, what follows from it follows, and undo and redo take back exactly one gesture. */
#include "db/change.h"

#include "db/commitment.h"
#include "db/meeting.h"
#include "db/register_row.h"
#include "db/scheme_row.h"
#include "db/series.h"
#include "db/update.h"
#include "db/wording.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct fixture {
    char *folder, *path;
    struct db *db;
};

static gint64 clock_ticks;

static char *test_now(void)
{
    return g_strdup_printf("2026-11-23T10:00:00.%06dZ", (int)clock_ticks++);
}

static gboolean test_days(const char *edtf, char **first, char **last)
{
    *first = g_strdup(strlen(edtf) == 10 ? edtf : "");
    *last = g_strdup(strlen(edtf) == 10 ? edtf : "");
    return strlen(edtf) == 10;
}

static const struct db_rules rules = {.edtf_days = test_days, .now = test_now};
static const struct change_info ana = {
    .action = "test", .author = "Ana", .login = "ana", .program = "test"};
static const struct change_info bo = {
    .action = "test", .author = "Bo", .login = "bo", .program = "test"};

#define OK(expression)                                                                             \
    do {                                                                                           \
        GError *failed_ = NULL;                                                                    \
        GError **error = &failed_;                                                                 \
        gboolean ok_ = (expression);                                                               \
        if (failed_ != NULL)                                                                       \
            print_error("%s\n", failed_->message);                                                 \
        assert_null(failed_);                                                                      \
        assert_true(ok_);                                                                          \
    } while (0)

static void make_scheme(struct db *db)
{
    static const struct {
        const char *token, *letter, *class;
        int assessed, done;
    } statuses[] = {{"not-assessed", "n", "open", 0, 0},
                    {"in-progress", "p", "open", 1, 0},
                    {"fulfilled", "f", "closed", 1, 1}};
    struct change *change = change_begin(db, &ana, NULL);
    assert_non_null(change);
    struct setting setting = {.name = (char *)"scheme", .value = (char *)"pledge"};
    struct scheme_row scheme = {.token = (char *)"pledge", .name = (char *)"pledge"};
    OK(change_insert(change, TABLE_SETTING, &setting, error));
    OK(change_insert(change, TABLE_SCHEME, &scheme, error));
    for (int i = 0; i < 3; i++) {
        struct scheme_status_row row = {.scheme_id = scheme.id,
                                        .position = i,
                                        .token = (char *)statuses[i].token,
                                        .letter = (char *)statuses[i].letter,
                                        .class = (char *)statuses[i].class,
                                        .is_assessed = statuses[i].assessed,
                                        .is_done = statuses[i].done};
        OK(change_insert(change, TABLE_SCHEME_STATUS, &row, error));
        g_free(row.uuid);
    }
    g_free(setting.uuid);
    g_free(scheme.uuid);
    OK(change_commit(change, error));
}

static int set_up(void **state)
{
    struct fixture *f = g_new0(struct fixture, 1);
    f->folder = g_dir_make_tmp("heldto-XXXXXX", NULL);
    f->path = g_build_filename(f->folder, "register.db", NULL);
    struct db_options options = {.is_new = TRUE, .rules = &rules};
    OK((f->db = db_open(f->path, &options, error)) != NULL);
    make_scheme(f->db);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    db_close(f->db);
    g_unlink(f->path);
    g_autofree char *journal = g_strconcat(f->path, "-journal", NULL);
    g_unlink(journal);
    g_rmdir(f->folder);
    g_free(f->path);
    g_free(f->folder);
    g_free(f);
    return 0;
}

static gint64 add_commitment(struct db *db, const struct change_info *who, const char *title)
{
    struct change *change = change_begin(db, who, NULL);
    assert_non_null(change);
    g_autofree char *key = commitment_next_key(db, 0, NULL);
    struct commitment row = {.key = key,
                             .kind = (char *)"one-off",
                             .title = (char *)title,
                             .priority = (char *)"normal",
                             .visibility = (char *)"public",
                             .next_step_visibility = (char *)"public",
                             .note_visibility = (char *)"public",
                             .due_edtf = (char *)"2025-06-30"};
    OK(change_insert(change, TABLE_COMMITMENT, &row, error));
    change_say(change, "%s added", key);
    OK(change_commit(change, error));
    g_free(row.uuid);
    return row.id;
}

static void set_status(struct db *db, const struct change_info *who, gint64 id, const char *status,
                       const char *day)
{
    struct change *change = change_begin(db, who, NULL);
    assert_non_null(change);
    struct update row = {.commitment_id = id,
                         .kind = (char *)"status",
                         .status_to = (char *)status,
                         .effective_on = (char *)day,
                         .effective_given = 1,
                         .checked_on = (char *)day,
                         .recorded_at = (char *)"2026-11-23T10:00:00.000000Z",
                         .author = (char *)who->author,
                         .visibility = (char *)"public"};
    OK(change_insert(change, TABLE_UPDATE, &row, error));
    change_say(change, "status %s", status);
    OK(change_commit(change, error));
    g_free(row.uuid);
}

static void assert_status(struct db *db, gint64 id, const char *status, const char *on)
{
    owned(commitment) c = commitment_by_id(db, id, NULL);
    assert_non_null(c);
    assert_string_equal(c->status, status);
    assert_string_equal(c->status_on, on);
}

/* A new commitment has its key, its due day and the scheme's first status without being told. */
static void test_facts_follow(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "Visa-free travel");
    owned(commitment) c = commitment_by_id(f->db, id, NULL);
    assert_string_equal(c->key, "C-0001");
    assert_string_equal(c->due_sort, "2025-06-30");
    assert_string_equal(c->status, "not-assessed");
    assert_string_equal(c->title_sort, "visa-free travel");
}

/* The status is the latest effective live update; older history entered later does not win. */
static void test_status_is_the_latest_effective(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    set_status(f->db, &ana, id, "fulfilled", "2025-05-01");
    set_status(f->db, &ana, id, "in-progress", "2024-01-01");
    assert_status(f->db, id, "fulfilled", "2025-05-01");
}

/* Undo of a status keeps the update, marked, and the status before stands again; redo turns it. */
static void test_undo_and_redo_a_status(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    set_status(f->db, &ana, id, "in-progress", "2024-01-01");
    set_status(f->db, &ana, id, "fulfilled", "2025-05-01");
    owned(change_row) undone = change_undo(f->db, &ana, 0, NULL);
    assert_non_null(undone);
    assert_status(f->db, id, "in-progress", "2024-01-01");
    g_autoptr(GPtrArray) updates = update_of_commitment(f->db, id, NULL);
    assert_int_equal(updates->len, 2);
    owned(change_row) again = change_redo(f->db, &ana, NULL);
    assert_non_null(again);
    assert_status(f->db, id, "fulfilled", "2025-05-01");
    assert_null(change_redo(f->db, &ana, NULL));
}

/* Everything can be taken back, to the empty register, and done again, in order. */
static void test_undo_all_and_redo_all(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    set_status(f->db, &ana, id, "fulfilled", "2025-05-01");
    owned(change_row) first = change_undo(f->db, &ana, 0, NULL);
    owned(change_row) second = change_undo(f->db, &ana, 0, NULL);
    assert_non_null(first);
    assert_non_null(second);
    assert_null(commitment_by_id(f->db, id, NULL));
    owned(change_row) third = change_redo(f->db, &ana, NULL);
    assert_non_null(third);
    owned(change_row) fourth = change_redo(f->db, &ana, NULL);
    assert_non_null(fourth);
    assert_status(f->db, id, "fulfilled", "2025-05-01");
}

/* One takes back only one's own; another's later change on the same field stands in the way. */
static void test_undo_refuses_and_is_ones_own(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    for (int i = 0; i < 2; i++) {
        owned(commitment) old = commitment_by_id(f->db, id, NULL);
        owned(commitment) row = row_copy(TABLE_COMMITMENT, old);
        row_set(&row->owner, i == 0 ? "Desk A" : "Desk B");
        struct change *change = change_begin(f->db, i == 0 ? &ana : &bo, NULL);
        OK(change_update(change, TABLE_COMMITMENT, old, row, error));
        OK(change_commit(change, error));
    }
    GError *failed = NULL;
    assert_null(change_undo(f->db, &ana, 0, &failed));
    assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_REFUSED));
    assert_non_null(strstr(failed->message, "Bo"));
    g_clear_error(&failed);
    owned(change_row) undone = change_undo(f->db, &bo, 0, NULL);
    assert_non_null(undone);
    owned(commitment) c = commitment_by_id(f->db, id, NULL);
    assert_string_equal(c->owner, "Desk A");
}

/* A save on a version someone changed meanwhile writes nothing and says so. */
static void test_conflict_is_seen(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    owned(commitment) old = commitment_by_id(f->db, id, NULL);
    for (int i = 0; i < 2; i++) {
        owned(commitment) row = row_copy(TABLE_COMMITMENT, old);
        row_set(&row->owner, i == 0 ? "first" : "second");
        struct change *change = change_begin(f->db, &ana, NULL);
        GError *failed = NULL;
        gboolean done = change_update(change, TABLE_COMMITMENT, old, row, &failed);
        assert_int_equal(done, i == 0);
        if (i == 0) {
            OK(change_commit(change, error));
            continue;
        }
        assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONFLICT));
        g_clear_error(&failed);
        change_abort(change);
    }
    owned(commitment) c = commitment_by_id(f->db, id, NULL);
    assert_string_equal(c->owner, "first");
}

/* Reopening proves the schema is what the descriptions say. */
static void test_reopens(void **state)
{
    struct fixture *f = *state;
    add_commitment(f->db, &ana, "One");
    db_close(f->db);
    struct db_options options = {.check_content = TRUE, .rules = &rules};
    OK((f->db = db_open(f->path, &options, error)) != NULL);
    gint64 n = 0;
    OK(commitment_count(f->db, &n, error));
    assert_int_equal(n, 1);
}

/* A change inside another that was given up takes the whole with it. */
static void test_an_inner_abort_is_the_end(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    struct change *outer = change_begin(f->db, &ana, NULL);
    struct key_alias alias = {.key = (char *)"OLD-1", .commitment_id = id};
    OK(change_insert(outer, TABLE_KEY_ALIAS, &alias, error));
    g_free(alias.uuid);
    struct change *inner = change_begin(f->db, &ana, NULL);
    change_abort(inner);
    GError *failed = NULL;
    assert_false(change_commit(outer, &failed));
    assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_FAILED));
    g_clear_error(&failed);
    assert_null(commitment_by_key(f->db, "OLD-1", NULL));
}

/* A failure that the caller passed over cannot be committed past. */
static void test_a_failure_cannot_be_passed_over(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    struct change *change = change_begin(f->db, &ana, NULL);
    struct key_alias alias = {.key = (char *)"OLD-1", .commitment_id = id};
    struct key_alias dangling = {.key = (char *)"OLD-2", .commitment_id = 99};
    OK(change_insert(change, TABLE_KEY_ALIAS, &alias, error));
    assert_false(change_insert(change, TABLE_KEY_ALIAS, &dangling, NULL));
    g_free(alias.uuid);
    g_free(dangling.uuid);
    assert_false(change_commit(change, NULL));
    assert_null(commitment_by_key(f->db, "OLD-1", NULL));
}

/* A save on a row that someone deleted meanwhile is a conflict like any other. */
static void test_a_deleted_row_is_a_conflict(void **state)
{
    struct fixture *f = *state;
    gint64 id = add_commitment(f->db, &ana, "One");
    owned(commitment) old = commitment_by_id(f->db, id, NULL);
    owned(change_row) undone = change_undo(f->db, &ana, 0, NULL);
    assert_non_null(undone);
    owned(commitment) row = row_copy(TABLE_COMMITMENT, old);
    row_set(&row->title, "Two");
    GError *failed = NULL;
    struct change *change = change_begin(f->db, &bo, NULL);
    assert_false(change_update(change, TABLE_COMMITMENT, old, row, &failed));
    assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONFLICT));
    g_clear_error(&failed);
    assert_false(change_delete(change, TABLE_COMMITMENT, old, &failed));
    assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONFLICT));
    g_clear_error(&failed);
    change_abort(change);
}

/* A key is only asked of what can give one. */
static void test_no_key_without_its_series(void **state)
{
    struct fixture *f = *state;
    GError *failed = NULL;
    struct change *change = change_begin(f->db, &ana, NULL);
    assert_null(commitment_next_key(f->db, 99, &failed));
    assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_NOT_FOUND));
    g_clear_error(&failed);
    change_abort(change);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_facts_follow),
        TEST(test_status_is_the_latest_effective),
        TEST(test_undo_and_redo_a_status),
        TEST(test_undo_all_and_redo_all),
        TEST(test_undo_refuses_and_is_ones_own),
        TEST(test_conflict_is_seen),
        TEST(test_reopens),
        TEST(test_an_inner_abort_is_the_end),
        TEST(test_a_failure_cannot_be_passed_over),
        TEST(test_a_deleted_row_is_a_conflict),
        TEST(test_no_key_without_its_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
