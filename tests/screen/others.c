/* others.c proves that another program's changes come to the screen by themselves and move nothing,
 * and that its lock is waited for in the open, not inside the register. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/session.h"
#include "tests/lib/stage.h"

static struct term *open_stage(struct stage *stage)
{
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    return t;
}

static void check_cursor(struct term *t, int expected)
{
    int row = -1;
    for (int i = 0; i < 100 && row != expected; i++) {
        term_wait_idle(t, 50);
        assert_true(term_cursor(t, &row, NULL));
    }
    assert_int_equal(row, expected);
}

/* Seen without a key, with cursor, marks and filter where they were. */
static void test_seen(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, "12j<Space>");
    check_cursor(t, 15);
    stage_do(stage, "status", "EUUS-0014", "stalled", NULL);
    term_assert_shows(t, "t EUUS-0014");
    check_cursor(t, 15);
    term_assert_shows(t, "1 marked");
    stage_do(stage, "add", "Something new", NULL);
    term_assert_shows(t, "27 commitments");
    check_cursor(t, 15);
    stage_close(stage);
}

/* Not under the fingers of who is typing: a line and a form stay as they are. */
static void test_typing_is_left_alone(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, "fstatus:stalled");
    term_assert_shows(t, "0 of 26");
    stage_do(stage, "status", "EUUS-0014", "stalled", NULL);
    term_assert_shows(t, "1 of 26");
    term_assert_shows(t, "filter: status:stalled");
    term_keys(t, "<Enter>e");
    term_assert_shows(t, "Title *");
    term_keys(t, "<C-u>Half typed");
    stage_do(stage, "edit", "EUUS-0014", "--owner", "Desk Q", NULL);
    term_wait_idle(t, 300);
    term_assert_shows(t, "Half typed");
    term_keys(t, "<Esc>d");
    stage_close(stage);
}

/* A row that another program takes out of the list gives its place to the next one. */
static void test_gone(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, "fstatus:not-assessed<Enter>j");
    check_cursor(t, 3);
    stage_do(stage, "status", "EUUS-0013", "stalled", NULL);
    term_assert_hides(t, "EUUS-0013");
    check_cursor(t, 3);
    stage_close(stage);
}

/* While another program writes, the screen says that it waits, goes on by itself, and can be told
 * to give up. */
static void test_locked(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    GError *error = NULL;
    struct session *other =
        session_open(&(struct session_options){.location = stage->path}, &error);
    assert_non_null(other);
    term_keys(t, "12j");
    assert_true(db_begin_write(other->db, &error));
    term_keys(t, "st<Enter>");
    term_assert_shows(t, "waiting for another program");
    term_keys(t, "<C-c>");
    term_assert_shows(t, "given up; nothing was stored");
    term_assert_shows(t, "n EUUS-0013");
    term_keys(t, "st<Enter>");
    term_assert_shows(t, "waiting for another program");
    db_rollback(other->db);
    term_assert_shows(t, "EUUS-0013 → stalled");
    session_close(other);
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_seen),
        ON_STAGE(test_typing_is_left_alone),
        ON_STAGE(test_gone),
        ON_STAGE(test_locked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
