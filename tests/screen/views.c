/* tests of how each view looks: whole screens at three sizes, in colour and mono, where the same words
 * stand. Those of the register, the matrix, the triage, the review and the reader are beside
 * what else is tested of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/sqlite_file.h"
#include "tests/lib/stage.h"

static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {40, 120}, {10, 40}};

static const char *const colour_env[] = {"NO_COLOR", NULL};
static const char *const mono_env[] = {"NO_COLOR=1", NULL};

/* Opens the screens at a size, presses the keys one after the other and compares. */
static void check_one(struct stage *stage, const char *view, const char *const *keys, gsize size,
                      gboolean is_mono)
{
    const struct term_options how = {
        .rows = sizes[size].rows, .cols = sizes[size].cols, .env = is_mono ? mono_env : colour_env};
    struct term *t = stage_open(stage, &how);
    g_autofree char *name = g_strdup_printf("%s-%dx%d", view, sizes[size].cols, sizes[size].rows);
    g_autofree char *looks = g_strconcat(name, is_mono ? "-mono" : "", NULL);
    term_wait_idle(t, 60);
    for (; *keys; keys++) {
        term_keys(t, *keys);
        term_wait_idle(t, 60);
    }
    term_assert_screen(t, name);
    term_assert_attrs(t, looks);
    term_assert_escapes(t);
    stage_close(stage);
}

static void check_view(struct stage *stage, const char *view, const char *const *keys)
{
    for (gsize size = 0; size < G_N_ELEMENTS(sizes); size++) {
        check_one(stage, view, keys, size, FALSE);
        check_one(stage, view, keys, size, TRUE);
    }
}

#define CHECK(view, ...) check_view(*state, view, (const char *const[]){__VA_ARGS__, NULL})

/* One that is fulfilled, with its words, its update and the source that rests on. */
static void test_commitment(void **state)
{
    CHECK("commitment", "16j", "<Enter>");
}

static void test_today(void **state)
{
    CHECK("today", "D");
}

static void test_meetings(void **state)
{
    CHECK("meetings", "M");
}

static void test_meeting(void **state)
{
    CHECK("meeting", "M", "gjj", "<Enter>");
}

/* Of one commitment: what the register was made with changes from version to version. */
static void test_history(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "add", "--title", "Open an office", "--due-text", "by the end of 2027", NULL);
    stage_do(stage, "status", "C-0001", "stalled", "--note", "nothing was heard", NULL);
    stage_do(stage, "edit", "C-0001", "--owner", "Desk Z", "--priority", "high", NULL);
    stage_do(stage, "undo", NULL);
    CHECK("history", "H");
}

/* Another program holds the file in a way that allows reading only; the footer offers no change. */
static void test_read_only(void **state)
{
    struct stage *stage = *state;
    sqlite_file_run(stage->path, "PRAGMA journal_mode=WAL");
    struct sqlite_file *other =
        sqlite_file_hold(stage->path, "BEGIN; SELECT count(*) FROM commitment");
    CHECK("read-only", "j", "k");
    sqlite_file_let_go(other);
}

static void test_empty(void **state)
{
    CHECK("empty", "j");
}

#define ON_STAGE(test, set_up) cmocka_unit_test_setup_teardown(test, set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_commitment, stage_set_up),    ON_STAGE(test_today, stage_set_up),
        ON_STAGE(test_meetings, stage_set_up),      ON_STAGE(test_meeting, stage_set_up),
        ON_STAGE(test_history, stage_set_up_empty), ON_STAGE(test_read_only, stage_set_up),
        ON_STAGE(test_empty, stage_set_up_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
