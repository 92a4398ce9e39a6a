/* edtf.c proves which EDTF the register takes, the days it spans, and what it reads like.
 * It knows the days from tables made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/period/day.h"
#include "core/period/edtf.h"
#include "tests/lib/expect.h"

static const struct {
    const char *edtf, *first, *last, *words;
} spans[] = {
    {"2021-06-22", "2021-06-22", "2021-06-22", "22 June 2021"},
    {"2021-06", "2021-06-01", "2021-06-30", "June 2021"},
    {"2024-02", "2024-02-01", "2024-02-29", "February 2024"},
    {"2021", "2021-01-01", "2021-12-31", "2021"},
    {"2019", "2019-01-01", "2019-12-31", "2019"},
    {"2025-40", "2025-01-01", "2025-06-30", "first half of 2025"},
    {"2025-41", "2025-07-01", "2025-12-31", "second half of 2025"},
    {"2026-33", "2026-01-01", "2026-03-31", "first quarter of 2026"},
    {"2026-34", "2026-04-01", "2026-06-30", "second quarter of 2026"},
    {"2026-35", "2026-07-01", "2026-09-30", "third quarter of 2026"},
    {"2026-36", "2026-10-01", "2026-12-31", "fourth quarter of 2026"},
    {"2025-21", "2025-03-01", "2025-05-31", "spring 2025"},
    {"2025-22", "2025-06-01", "2025-08-31", "summer 2025"},
    {"2025-23", "2025-09-01", "2025-11-30", "autumn 2025"},
    {"2023-24", "2023-12-01", "2024-02-29", "winter 2023–24"},
    {"2018-02-26/2018-02-27", "2018-02-26", "2018-02-27", "26–27 February 2018"},
    {"2021-06-28/2021-07-02", "2021-06-28", "2021-07-02", "28 June – 2 July 2021"},
    {"2021-12-28/2022-01-03", "2021-12-28", "2022-01-03", "28 December 2021 – 3 January 2022"},
    {"2021-06-22/2021-06-22", "2021-06-22", "2021-06-22", "22 June 2021"},
    {"2025-06/2025-08", "2025-06-01", "2025-08-31", "June–August 2025"},
    {"2025-06/2026-02", "2025-06-01", "2026-02-28", "June 2025 – February 2026"},
    {"2024/2026", "2024-01-01", "2026-12-31", "2024–2026"},
    {"2025-40/2026", "2025-01-01", "2026-12-31", "first half of 2025 to the end of 2026"},
    {"2024-06-21/2026", "2024-06-21", "2026-12-31", "21 June 2024 to the end of 2026"},
    {"2024-06-21/2025-40", "2024-06-21", "2025-06-30",
     "21 June 2024 to the end of the first half of 2025"},
    {"2025-33/2025-34", "2025-01-01", "2025-06-30",
     "first quarter of 2025 – second quarter of 2025"},
    {"2024/2025-02-10", "2024-01-01", "2025-02-10", "2024 – 10 February 2025"},
    {"../2018-04-28", "", "2018-04-28", "by 28 April 2018"},
    {"../2022", "", "2022-12-31", "by the end of 2022"},
    {"../2021-06", "", "2021-06-30", "by the end of June 2021"},
    {"../2025-40", "", "2025-06-30", "by the end of the first half of 2025"},
    {"2025-01-01/..", "2025-01-01", "", "from 1 January 2025"},
    {"2025-01/..", "2025-01-01", "", "from January 2025"},
    {"2025-40/..", "2025-01-01", "", "from the first half of 2025"},
    {"2019~", "2019-01-01", "2019-12-31", "about 2019"},
    {"2019?", "2019-01-01", "2019-12-31", "2019 (uncertain)"},
    {"2019%", "2019-01-01", "2019-12-31", "about 2019 (uncertain)"},
    {"2025-33~", "2025-01-01", "2025-03-31", "about the first quarter of 2025"},
    {"2025-04~/2025-09~", "2025-04-01", "2025-09-30", "about April–September 2025"},
    {"2025-04~/2025-09", "2025-04-01", "2025-09-30", "about April 2025 – September 2025"},
    {"../2025-06~", "", "2025-06-30", "by about the end of June 2025"},
    {"0001", "0001-01-01", "0001-12-31", "1"},
    {"9999-12-31", "9999-12-31", "9999-12-31", "31 December 9999"},
};

/* Every form the register uses spans the days it should, both ends open or closed. */
static void test_days(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(spans); i++) {
        g_autofree char *first = NULL, *last = NULL;
        expect_true(spans[i].edtf, "valid", edtf_days(spans[i].edtf, &first, &last));
        expect_text(spans[i].edtf, spans[i].first, first);
        expect_text(spans[i].edtf, spans[i].last, last);
    }
}

/* Each reads as an analyst would write it. */
static void test_words(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(spans); i++) {
        g_autofree char *words = edtf_words(spans[i].edtf);
        expect_text(spans[i].edtf, spans[i].words, words);
    }
    g_autofree char *none = edtf_words("soon");
    assert_string_equal(none, "");
}

/* What the register does not use, or the calendar does not have, is not valid. */
static void test_refuses(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "..",
        "/",
        "../..",
        "2021/",
        "/2021",
        "2021-02-29",
        "2021-00",
        "2021-13",
        "2021-20",
        "2021-25",
        "2021-37",
        "2021-42",
        "2021-40-1",
        "2021-40-01",
        "2021-6-1",
        "2021-06-1",
        "2021-06-00",
        "0000",
        "21",
        "20210622",
        "2021-06-22T10:00",
        "201X",
        "2021-XX",
        "[2021,2022]",
        "2022/2021",
        "2021-07/2021-06",
        "2021~~",
        "~2021",
        "2021 ",
        " 2021",
        "9999-24",
        "2021/2022/2023",
        "2021/..~",
        "-2021",
        "Y2021",
        "２０２１",
        "2021-",
        "2021-06-",
        "~",
        "\xff",
        "2021//2022",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *first = NULL, *last = NULL;
        expect_true(bad[i], "not valid", !edtf_is_valid(bad[i]));
        expect_true(bad[i], "no days", !edtf_days(bad[i], &first, &last));
        assert_null(first);
        assert_null(last);
    }
    assert_false(edtf_is_valid(NULL));
}

static void test_marks(void **state)
{
    (void)state;
    static const struct {
        const char *edtf;
        gboolean approximate, uncertain;
    } rows[] = {
        {"2019", FALSE, FALSE},   {"2019~", TRUE, FALSE},        {"2019?", FALSE, TRUE},
        {"2019%", TRUE, TRUE},    {"../2025-06~", TRUE, FALSE},  {"2019?/2020~", TRUE, TRUE},
        {"2019~~", FALSE, FALSE}, {"about 2019~", FALSE, FALSE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        expect_int(rows[i].edtf, rows[i].approximate, edtf_is_approximate(rows[i].edtf));
        expect_int(rows[i].edtf, rows[i].uncertain, edtf_is_uncertain(rows[i].edtf));
    }
}

/* Two days become the shortest EDTF that spans exactly them. */
static void test_from_days(void **state)
{
    (void)state;
    static const struct {
        const char *first, *last, *edtf;
    } rows[] = {
        {"2021-06-22", "2021-06-22", "2021-06-22"},
        {"2021-06-01", "2021-06-30", "2021-06"},
        {"2021-01-01", "2021-12-31", "2021"},
        {"2025-01-01", "2025-06-30", "2025-40"},
        {"2025-07-01", "2025-12-31", "2025-41"},
        {"2026-07-01", "2026-09-30", "2026-35"},
        {"2018-02-26", "2018-02-27", "2018-02-26/2018-02-27"},
        {"2025-06-01", "2025-08-31", "2025-06/2025-08"},
        {"2024-01-01", "2026-12-31", "2024/2026"},
        {"2025-01-01", "2026-06-30", "2025-01/2026-06"},
        {"", "2018-04-28", "../2018-04-28"},
        {NULL, "2022-12-31", "../2022-12-31"},
        {"2025-01-01", "", "2025-01-01/.."},
        {"", "", ""},
        {"2021-06-22", "2021-06-21", NULL},
        {"2021-06", "2021-06-21", NULL},
        {"", "soon", NULL},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *edtf = edtf_from_days(rows[i].first, rows[i].last);
        expect_text(rows[i].last, rows[i].edtf, edtf);
    }
}

/* For any two days: to EDTF and back gives the same two days. */
static void test_round_trip(void **state)
{
    (void)state;
    guint32 seed = 2025;

    for (int round = 0; round < 5000; round++) {
        g_autofree char *from = day_add("2015-01-01", (int)expect_random(&seed, 8000));
        g_autofree char *to = day_add(from, (int)expect_random(&seed, 800));
        if (expect_random(&seed, 2) == 0) { /* half of them on whole months */
            char *whole = day_first_of(from, DAY_UNIT_MONTH);
            g_free(from);
            from = whole;
            whole = day_last_of(to, DAY_UNIT_MONTH);
            g_free(to);
            to = whole;
        }
        g_autofree char *edtf = edtf_from_days(from, to);
        g_autofree char *first = NULL, *last = NULL;
        expect_true(edtf, "valid", edtf_days(edtf, &first, &last));
        expect_text(edtf, from, first);
        expect_text(edtf, to, last);
    }
}

/* Whatever is not valid has no days, and what is valid has words and days in order. */
static void test_survives_noise(void **state)
{
    (void)state;
    static const char *const bits[] = {"2021", "-", "06", "40",   "24",   "/", "..", "~",
                                       "?",    "%", "22", "9999", "\xff", "é", " "};
    guint32 seed = 40;

    for (int round = 0; round < 20000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *first = NULL, *last = NULL;
        guint32 n = expect_random(&seed, 11);
        for (guint32 i = 0; i < n; i++)
            g_string_append(text, bits[expect_random(&seed, G_N_ELEMENTS(bits))]);
        gboolean valid = edtf_days(text->str, &first, &last);
        g_autofree char *words = edtf_words(text->str);
        expect_int(text->str, valid, *words != '\0');
        if (valid && *first != '\0' && *last != '\0')
            expect_true(text->str, "days in order", strcmp(first, last) <= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),           cmocka_unit_test(test_words),
        cmocka_unit_test(test_refuses),        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_from_days),      cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_survives_noise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
