/* tests of F: filters by name, and views that are saved in the register, shown again and let go of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/stage.h"

static struct term *show(struct stage *stage)
{
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    return t;
}

static void test_shipped(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "F");
    term_assert_shows(t, "period over – not checked");
    term_assert_screen(t, "named-filters");
    term_keys(t, "n");
    term_assert_shows(t, "1 of 26");
    term_assert_shows(t, "EUUS-0026");
    term_assert_shows(t, "▲due");
    term_keys(t, "Fp");
    term_assert_shows(t, "kind:position");
    term_assert_shows(t, "8 of 26");
    term_keys(t, "Fm");
    term_assert_shows(t, "!mentioned:");
    term_keys(t, "Fe");
    term_assert_shows(t, "26 commitments");
    term_assert_hides(t, "FILTER");
    stage_close(stage);
}

/* Filter, order, groups and columns come back, also after a restart; undo takes each step back. */
static void test_saved(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "fstatus:open<Enter>otzgt");
    term_assert_shows(t, "FILTER");
    term_keys(t, "Fs");
    term_assert_shows(t, "save this list as:");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "a view needs a name");
    term_keys(t, "open by topic<Enter>");
    term_assert_shows(t, "view \"open by topic\" saved");
    stage_close(stage);
    t = show(stage);
    term_keys(t, "F1");
    term_assert_shows(t, "open by topic · status:open");
    term_assert_shows(t, "FILTER");
    term_assert_shows(t, "▲title");
    term_assert_shows(t, "▾ Artificial intelligence");
    term_keys(t, "Fx");
    term_assert_shows(t, "let go of which view?");
    term_keys(t, "1<Enter>");
    term_assert_shows(t, "view let go · u undoes");
    term_keys(t, "F");
    term_assert_hides(t, "open by topic");
    term_keys(t, "<Esc>u");
    term_assert_shows(t, "taken back");
    term_keys(t, "F");
    term_assert_shows(t, "open by topic");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* By name on the : line; a name that is none changes nothing. */
static void test_odd(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, ":named positions<Enter>");
    term_assert_shows(t, "8 of 26");
    term_keys(t, ":named nowhere<Enter>");
    term_assert_shows(t, "no filter is called \"nowhere\"");
    term_assert_shows(t, "8 of 26");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_shipped),
        ON_STAGE(test_saved),
        ON_STAGE(test_odd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
