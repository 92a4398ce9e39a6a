/* period_alone.c proves how a date that stands alone is read: shortened, hedged, in either order; and
 * that no part of it is dropped without a word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/period/edtf.h"
#include "core/period/period.h"

static void expect(const char *text, enum day_order order, gboolean is_strict, const char *edtf)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *actual = period_date_alone(text, order, is_strict, &error);
    if (g_strcmp0(actual, edtf) != 0)
        fail_msg("expected \"%s\" as %s, actual: %s (%s)", text, edtf != NULL ? edtf : "an error",
                 actual != NULL ? actual : "none", error != NULL ? error->message : "no error");
    assert_true((actual == NULL) == (error != NULL));
    assert_true(actual == NULL || edtf_is_valid(actual));
}

/* Two ends of which the second is shortened are both kept. */
static void test_shortened(void **state)
{
    static const char *const cases[][2] = {
        {"2024-06-20/21", "2024-06-20/2024-06-21"},
        {" 2024-06-20 / 21 ", "2024-06-20/2024-06-21"},
        {"2024-06-30/07-02", "2024-06-30/2024-07-02"},
        {"2021-06/07", "2021-06/2021-07"},
        {"2018-02-26/2018-02-27", "2018-02-26/2018-02-27"},
        {"../2018-04-28", "../2018-04-28"},
        {"26-27 February 2018", "2018-02-26/2018-02-27"},
        {"2024-06-20/32", NULL},
        {"2024-06-20/19", NULL},
        {"2024-06-20/06-19", NULL},
        {"2021-06/05", NULL},
        {"2024-06-20 - 21", NULL},
        {"2024-06-20/21/22", NULL},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        expect(cases[i][0], DAY_ORDER_ASK, FALSE, cases[i][1]);
        expect(cases[i][0], DAY_ORDER_ASK, TRUE, cases[i][1]);
    }
}

/* What is only about right stays so; a range keeps its ends and no mark. */
static void test_hedged(void **state)
{
    static const char *const cases[][2] = {
        {"c. June 2021", "2021-06~"},
        {"ca. 2019", "2019~"},
        {"circa 22 June 2021", "2021-06-22~"},
        {"About 2019", "2019~"},
        {"approximately June 2021", "2021-06~"},
        {"~2021-06", "2021-06~"},
        {"~ June 2021", "2021-06~"},
        {"June 2021?", "2021-06?"},
        {"2021-06?", "2021-06?"},
        {"c. June 2021?", "2021-06%"},
        {"2021-06~", "2021-06~"},
        {"c. 26-27 February 2018", "2018-02-26/2018-02-27"},
        {"c.", NULL},
        {"about", NULL},
        {"?", NULL},
        {"", NULL},
        {"about it", NULL},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        expect(cases[i][0], DAY_ORDER_ASK, TRUE, cases[i][1]);
}

/* Words beside it are let be in a file, and refused of what somebody types; digits never. */
static void test_left_over(void **state)
{
    (void)state;
    expect("Sofia, May 2018", DAY_ORDER_ASK, FALSE, "2018-05");
    expect("Sofia, May 2018", DAY_ORDER_ASK, TRUE, NULL);
    expect("May 2018 (3rd session)", DAY_ORDER_ASK, FALSE, NULL);
    expect("22/06/2021", DAY_ORDER_DMY, FALSE, "2021-06-22");
    expect("06/22/2021", DAY_ORDER_MDY, TRUE, "2021-06-22");
    expect("05/06/2021", DAY_ORDER_ASK, FALSE, NULL);
    expect("tbc", DAY_ORDER_DMY, FALSE, NULL);
    expect("2026-02-30", DAY_ORDER_DMY, FALSE, NULL);
    expect("as soon as possible", DAY_ORDER_DMY, FALSE, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shortened),
        cmocka_unit_test(test_hedged),
        cmocka_unit_test(test_left_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
