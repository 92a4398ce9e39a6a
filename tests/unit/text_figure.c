/* text_figure.c proves that figures of characters are read without colour, fit any width in any
 * script, and leave nothing out. */
#include "core/report/measure.h"
#include "core/format/text_figure.h"

#include "core/format/write.h"
#include "tests/lib/expect.h"
#include "tests/lib/hostile.h"
#include "tests/lib/paper.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static char *draw(const struct report_figure *figure, int width, gboolean is_ascii)
{
    g_autoptr(GPtrArray) lines = text_figure_lines(figure, width, is_ascii, NULL);
    g_ptr_array_add(lines, NULL);
    return g_strjoinv("\n", (char **)lines->pdata);
}

static void expect_drawn(const char *what, const struct report_figure *figure, int width,
                         gboolean is_ascii, const char *expected)
{
    g_autofree char *drawn = draw(figure, width, is_ascii);
    expect_text(what, expected, drawn);
}

static const char *const statuses[] = {"fulfilled", "in progress", "not fulfilled", "not assessed"};
static const char *const letters[] = {"f", "p", "x", "."};

static struct report_figure bars_of(const struct report_figure_row *rows, gsize n)
{
    return (struct report_figure){.kind = FIGURE_BARS,
                                  .name = "status",
                                  .title = "By status",
                                  .alternative = "",
                                  .series = statuses,
                                  .letters = letters,
                                  .n_series = G_N_ELEMENTS(statuses),
                                  .rows = rows,
                                  .n = n};
}

/* Small numbers are drawn one sign each, so that they can be counted. */
static void test_bars(void **state)
{
    static const double drugs[] = {4, 3, 0, 2}, visas[] = {1, 0, 0, 0}, none[] = {0, 0, 0, 0};
    static const double unknown[] = {NAN, NAN, NAN, NAN};
    const struct report_figure_row rows[] = {{.label = "Drugs", .values = drugs},
                                             {.label = "Visa policy", .values = visas},
                                             {.label = "Ukraine", .values = none},
                                             {.label = "Other", .values = unknown}};
    const struct report_figure figure = bars_of(rows, G_N_ELEMENTS(rows));
    (void)state;
    expect_drawn("bars", &figure, 60, FALSE,
                 "f fulfilled  p in progress  . not assessed\n"
                 "\n"
                 "Drugs        f███p▒▒.░  9\n"
                 "Visa policy  f  1\n"
                 "Ukraine      0\n"
                 "Other        –");
    expect_drawn("bars in ASCII", &figure, 60, TRUE,
                 "f fulfilled  p in progress  . not assessed\n"
                 "\n"
                 "Drugs        ffffppp..  9\n"
                 "Visa policy  f  1\n"
                 "Ukraine      0\n"
                 "Other        -");
}

/* Large ones are drawn to one scale, which is told; the least part is still seen. */
static void test_long_bars(void **state)
{
    static const double many[] = {500, 250, 1, 249}, few[] = {1, 1, 1, 0};
    const struct report_figure_row rows[] = {
        {.label = "A", .values = many},
        {.label = "B", .values = few},
    };
    const struct report_figure figure = bars_of(rows, G_N_ELEMENTS(rows));
    (void)state;
    expect_drawn("long bars", &figure, 40, TRUE,
                 "f fulfilled  p in progress\n"
                 "x not fulfilled  . not assessed\n"
                 "One sign stands for 50.\n"
                 "\n"
                 "A  ffffffffffpppppx....  1000\n"
                 "B  fpx  3");
}

static void test_plain_bars(void **state)
{
    static const char *const series[] = {"commitments"};
    static const double three[] = {3}, half[] = {2.5};
    const struct report_figure_row rows[] = {{.label = "2024", .values = three},
                                             {.label = "2025", .values = half}};
    struct report_figure figure = {.kind = FIGURE_BARS,
                                   .title = "",
                                   .alternative = "",
                                   .series = series,
                                   .n_series = 1,
                                   .rows = rows,
                                   .n = 2};
    (void)state;
    expect_drawn("one series", &figure, 40, FALSE,
                 "4 signs stand for 1.\n\n2024  ████████████  3\n2025  ██████████  2.50");
}

static void test_strip(void **state)
{
    static const char *const meetings[] = {"2018", "2021", "2024"};
    static const char *const first[] = {"●", "", "●"}, *const second[] = {"", "○", ""};
    const struct report_figure_row rows[] = {{.label = "Electronic evidence", .marks = first},
                                             {.label = "薬物対策", .marks = second}};
    struct report_figure figure = {.kind = FIGURE_STRIP,
                                   .title = "",
                                   .alternative = "",
                                   .series = meetings,
                                   .n_series = 3,
                                   .rows = rows,
                                   .n = 2};
    (void)state;
    expect_drawn("strip", &figure, 60, FALSE,
                 "                     2018  2021  2024\n"
                 "Electronic evidence  ●           ●\n"
                 "薬物対策                   ○");
    expect_drawn("in ASCII", &figure, 60, TRUE,
                 "                     2018  2021  2024\n"
                 "Electronic evidence  *           *\n"
                 "????                       o");
    static const char *const places[] = {"Washington, May", "Lisbon", "Brussels"};
    figure.series = places;
    expect_drawn("long names", &figure, 30, FALSE,
                 "            1  2  3\n"
                 "Electronic  ●     ●\n"
                 "evidence\n"
                 "薬物対策       ○\n"
                 "\n"
                 "1 Washington, May  2 Lisbon\n"
                 "3 Brussels");
}

static void test_trend(void **state)
{
    static const char *const years[] = {"2018", "2019", "2020"};
    static const double up[] = {-1, 0.125, 1}, gap[] = {0.5, NAN, -0.005};
    static const gint64 counts[] = {9, 10, 120};
    const struct report_figure_row rows[] = {{.label = "France", .values = up, .counts = counts},
                                             {.label = "Japan", .values = gap}};
    struct report_figure figure = {.kind = FIGURE_TREND,
                                   .title = "",
                                   .alternative = "",
                                   .series = years,
                                   .n_series = 3,
                                   .rows = rows,
                                   .n = 2};
    (void)state;
    expect_drawn("trend", &figure, 60, FALSE,
                 "              2018   2019   2020\n"
                 "France  ▁▅█  −1.00  +0.13  +1.00\n"
                 "               n=9   n=10  n=120\n"
                 "Japan   ▇ ▄  +0.50      –  −0.01\n"
                 "\n"
                 "▁ is −1, █ is +1.");
    figure.n_series = 1;
    expect_drawn("one period", &figure, 60, TRUE,
                 "                                2018\n"
                 "France  o---------+---------|  -1.00\n"
                 "                                 n=9\n"
                 "Japan   |---------+----o----|  +0.50\n"
                 "\n"
                 "The line goes from -1 to +1.");
}

static void test_numbers(void **state)
{
    static const struct {
        double value;
        gboolean is_signed;
        const char *text;
    } rows[] = {
        {0, FALSE, "0"},
        {12, FALSE, "12"},
        {2.5, FALSE, "2.50"},
        {0.125, TRUE, "+0.13"},
        {-0.125, TRUE, "−0.13"},
        {57.0 / 200, TRUE, "+0.29"},
        {-0.001, TRUE, "0.00"},
        {1, TRUE, "+1.00"},
        {0, TRUE, "0.00"},
        {NAN, TRUE, "–"},
        {INFINITY, FALSE, "–"},
        {-3, FALSE, "−3"},
        {1e15, FALSE, "1000000000000000"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = measure_number(rows[i].value, rows[i].is_signed);
        expect_text(rows[i].text, rows[i].text, text);
    }
}

enum { MOST = 30 };

struct odd {
    struct report_figure figure;
    struct report_figure_row rows[MOST];
    double values[MOST][MOST];
    gint64 counts[MOST];
    const char *words[MOST];
};

static void make_odd(struct odd *odd, guint32 *seed)
{
    static const char *const plain[] = {"",
                                        "日本語の約束",
                                        "Ελλάδα",
                                        "اتفاقية",
                                        "a",
                                        "👩‍👩‍👧‍👦",
                                        "a very long label of a commitment that goes on and on"};
    gsize n_hostile = 0;
    while (hostile_strings[n_hostile] != NULL)
        n_hostile++;
    for (gsize i = 0; i < MOST; i++)
        odd->words[i] = expect_random(seed, 2) == 0
                            ? plain[expect_random(seed, G_N_ELEMENTS(plain))]
                            : hostile_strings[expect_random(seed, (guint32)n_hostile)];
    odd->figure = (struct report_figure){.kind = (enum report_figure_kind)expect_random(seed, 3),
                                         .series = odd->words,
                                         .letters = expect_random(seed, 2) == 0 ? odd->words : NULL,
                                         .n_series = expect_random(seed, MOST),
                                         .rows = odd->rows,
                                         .n = expect_random(seed, 6)};
    for (gsize i = 0; i < MOST; i++) {
        for (gsize k = 0; k < MOST; k++)
            odd->values[i][k] =
                expect_random(seed, 9) == 0 ? NAN : expect_random(seed, 1000) / 7.0 - 3;
        odd->counts[i] = expect_random(seed, 1000000);
        odd->rows[i] = (struct report_figure_row){.label = odd->words[i],
                                                  .values = odd->values[i],
                                                  .counts = odd->counts,
                                                  .marks = odd->words};
    }
}

/* Of any kind, with any words and numbers: no line is wider than it may be, and all are harmless. */
static void test_widths(void **state)
{
    guint32 seed = 7;
    struct odd odd;
    (void)state;
    for (int i = 0; i < 300; i++) {
        int width = TEXT_FIGURE_LEAST + (int)expect_random(&seed, 100);
        gboolean is_ascii = expect_random(&seed, 2) == 0;
        make_odd(&odd, &seed);
        g_autoptr(GPtrArray) lines = text_figure_lines(&odd.figure, width, is_ascii, NULL);
        for (guint k = 0; k < lines->len; k++) {
            const char *line = lines->pdata[k];
            g_autofree char *shown = text_show(line, -1);
            if (text_width(line) > width || (is_ascii && !g_str_is_ascii(line)))
                fail_msg("kind %d, expected %d columns, actual %d: %s", odd.figure.kind, width,
                         text_width(line), line);
            expect_text("harmless", shown, line);
        }
    }
}

/* However narrow: each column of a strip and each mean is there. */
static void test_nothing_left_out(void **state)
{
    static const char *const years[] = {"2013", "2014", "2015", "2016", "2017", "2018", "2019"};
    static const double values[] = {-0.11, -0.12, -0.13, 0.14, 0.15, 0.16, 0.17};
    const struct report_figure_row row = {.label = "Canada and others", .values = values};
    const struct report_figure figure = {
        .kind = FIGURE_TREND, .series = years, .n_series = 7, .rows = &row, .n = 1};
    (void)state;
    for (int width = TEXT_FIGURE_LEAST; width < 100; width++) {
        g_autofree char *drawn = draw(&figure, width, TRUE);
        for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
            g_autofree char *number = measure_number(values[i], TRUE);
            g_autofree char *ascii = text_ascii(number);
            expect_true(drawn, ascii, strstr(drawn, ascii) != NULL);
            expect_true(drawn, years[i], strstr(drawn, years[i]) != NULL);
        }
    }
}

/* On a page with all that stands around it. */
static void test_on_pages(void **state)
{
    (void)state;
    for (gsize i = 0; hostile_strings[i] != NULL; i++) {
        const struct report_layout layout = {
            .width = 40 + (int)i, .length = 60, .is_ascii = i % 2 == 0};
        struct paper paper = paper_open(&report_write_text, &layout, hostile_strings[i], "");
        paper_put_all(&paper, hostile_strings[i]);
        g_autofree char *text = paper_close(&paper);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (gsize k = 0; lines[k] != NULL; k++)
            if (text_width(lines[k]) > layout.width)
                fail_msg("expected %d columns, actual: %s", layout.width, lines[k]);
        assert_non_null(strstr(text, "Drugs"));
    }
}

/* What the signs mean is said on each page a long figure goes on to. */
static void test_over_pages(void **state)
{
    enum { ROWS = 90 };
    static const double values[] = {20, 3, 0, 2};
    struct report_figure_row rows[ROWS];
    const struct report_layout layout = {.width = 60, .length = 30, .is_paged = TRUE};
    (void)state;
    for (gsize i = 0; i < ROWS; i++)
        rows[i] = (struct report_figure_row){.label = "Row", .values = values};
    struct report_figure figure = bars_of(rows, ROWS);
    struct paper paper = paper_open(&report_write_text, &layout, "T", "");
    paper.writer->figure(paper.page, &figure);
    g_autofree char *text = paper_close(&paper);
    g_auto(GStrv) pages = g_strsplit(text, "\f", -1);
    guint said = 0;
    for (gsize i = 0; pages[i] != NULL; i++) {
        if (strstr(pages[i], "Row") == NULL)
            continue;
        said++;
        const char *key = strstr(pages[i], "  f fulfilled  p in progress  . not assessed\n");
        expect_true(pages[i], "the key stands first", key != NULL && key < strstr(pages[i], "Row"));
    }
    expect_true(text, "several pages", said >= 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bars),       cmocka_unit_test(test_long_bars),
        cmocka_unit_test(test_plain_bars), cmocka_unit_test(test_strip),
        cmocka_unit_test(test_trend),      cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_widths),     cmocka_unit_test(test_nothing_left_out),
        cmocka_unit_test(test_on_pages),   cmocka_unit_test(test_over_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
