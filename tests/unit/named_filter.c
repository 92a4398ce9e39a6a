/* tests of core/story/named_filter.c and saved_view.c: every shipped filter can be read and finds
 * what it says, and views are kept, replaced, let go of and brought back by undo. */
#include "core/story/named_filter.h"
#include "core/story/saved_view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/filter/filter.h"
#include "core/draft/names.h"
#include "core/sample/sample.h"
#include "db/listing.h"
#include "tests/lib/desk.h"
#include "tests/lib/expect.h"

static const struct named_filter *named(const char *token)
{
    gsize n;
    const struct named_filter *all = named_filter_all(&n);
    for (gsize i = 0; i < n; i++)
        if (strcmp(all[i].token, token) == 0)
            return &all[i];
    fail_msg("no filter %s", token);
    return NULL;
}

/* How many of the sample it finds. */
static gint64 found(struct session *session, const char *token)
{
    GError *error = NULL;
    g_autofree char *text = named_filter_text(session, named(token), &error);
    assert_null(error);
    const struct filter_context context = {
        .today = session_today(session),
        .statuses = session->statuses,
        .names = filter_names_of_db,
        .names_data = session->db,
    };
    owned(filter) filter = filter_parse(text, &context, &error, NULL);
    if (filter == NULL)
        fail_msg("%s: %s: %s", token, text, error->message);
    const struct listing_spec spec = {.filter = filter};
    owned(listing) listing = listing_open(session->db, &spec, &error);
    gint64 n = 0;
    assert_true(listing_count(listing, &n, &error));
    return n;
}

static void test_sample(void **state)
{
    struct desk *desk = *state;
    GError *error = NULL;
    assert_true(sample_load(desk->session, &error));
    static const struct {
        const char *token;
        int n;
    } wanted[] = {
        {"open", 13},     {"period-running", 0}, {"overdue", 0},       {"period-over", 1},
        {"unchecked", 1}, {"not-mentioned", 0},  {"not-assessed", 12}, {"positions", 8},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
        expect_int(wanted[i].token, wanted[i].n, (int)found(desk->session, wanted[i].token));
    gsize n;
    const struct named_filter *all = named_filter_all(&n);
    for (gsize i = 0; i < n; i++)
        found(desk->session, all[i].token);
    g_autofree char *changed = named_filter_text(desk->session, named("changed"), &error);
    expect_text("changed", "updated>=2024-06-20", changed);
}

/* Letters and tokens are there once; no letter is one that the menu has for something else. */
static void test_table(void **state)
{
    (void)state;
    gsize n;
    const struct named_filter *all = named_filter_all(&n);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < n; i++) {
        assert_true(g_hash_table_add(seen, (gpointer)all[i].letter));
        assert_true(g_hash_table_add(seen, (gpointer)all[i].token));
        assert_int_equal(strlen(all[i].letter), 1);
        assert_null(strchr("esx123456789", *all[i].letter));
    }
}

/* Without a meeting that was held there is nothing to fill in, and that is said. */
static void test_without_meeting(void **state)
{
    struct desk *desk = *state;
    GError *error = NULL;
    assert_null(named_filter_text(desk->session, named("changed"), &error));
    assert_non_null(strstr(error->message, "no meeting that was held"));
    g_clear_error(&error);
    /* One that is still to come, and one that was cancelled, do not count; one without a day either. */
    g_autofree char *account = desk_import_as(
        desk, "meetings",
        "token,date,state\n"
        "later,2027-01-10,announced\nnever,2025-01-10,cancelled\nheld,2026-03-03,held\n");
    assert_non_null(account);
    g_autofree char *text = named_filter_text(desk->session, named("not-mentioned"), &error);
    assert_null(error);
    expect_text("last", "is:open !mentioned:held", text);
}

static int count_views(struct session *session)
{
    g_autoptr(GPtrArray) views = saved_view_list(session, NULL);
    return (int)views->len;
}

static void keep(struct session *session, const char *name, const char *filter)
{
    GError *error = NULL;
    const struct saved_view view = {.filter = (char *)filter,
                                    .sort = (char *)"-due",
                                    .grouping = (char *)"topic",
                                    .columns = (char *)"key,-title"};
    if (!saved_view_keep(session, name, &view, &error))
        fail_msg("%s: %s", name, error->message);
}

static void undo(struct session *session)
{
    GError *error = NULL;
    owned(change_row) done = session_undo(session, 0, &error);
    assert_null(error);
    assert_non_null(done);
}

/* Each step is one undo step, a replacing one too. */
static void test_views(void **state)
{
    struct desk *desk = *state;
    struct session *session = desk->session;
    GError *error = NULL;
    keep(session, "  mine ", "status:open");
    keep(session, "mine", "is:overdue");
    g_autoptr(GPtrArray) views = saved_view_list(session, &error);
    assert_int_equal(views->len, 1);
    const struct saved_view *view = views->pdata[0];
    expect_text("name", "mine", view->name);
    expect_text("filter", "is:overdue", view->filter);
    expect_text("sort", "-due", view->sort);
    undo(session);
    g_autoptr(GPtrArray) before = saved_view_list(session, &error);
    expect_text("filter", "status:open", ((struct saved_view *)before->pdata[0])->filter);
    assert_true(saved_view_drop(session, view->id, &error));
    assert_int_equal(count_views(session), 0);
    undo(session);
    assert_int_equal(count_views(session), 1);
    undo(session);
    assert_int_equal(count_views(session), 0);
    /* What is gone already is no error, and leaves no trace. */
    assert_true(saved_view_drop(session, 4711, &error));
}

/* Another's views are not shown; a name that is none is refused. */
static void test_odd_views(void **state)
{
    struct desk *desk = *state;
    struct session *session = desk->session;
    keep(session, "mine", "");
    g_free(session->author);
    session->author = g_strdup("Somebody Else");
    assert_int_equal(count_views(session), 0);
    keep(session, "mine", "other");
    assert_int_equal(count_views(session), 1);
    GError *error = NULL;
    const struct saved_view view = {.filter = (char *)""};
    assert_false(saved_view_keep(session, "  ", &view, &error));
    assert_non_null(error);
    g_clear_error(&error);
    g_autofree char *name = g_strnfill(200, 'x');
    assert_false(saved_view_keep(session, name, &view, &error));
    assert_non_null(error);
    g_clear_error(&error);
    keep(session, "\xe2\x80\xae;DROP TABLE '\"", "\"un\\closed");
    assert_int_equal(count_views(session), 2);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(test_sample), AT_DESK(test_table),     AT_DESK(test_without_meeting),
        AT_DESK(test_views),  AT_DESK(test_odd_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
