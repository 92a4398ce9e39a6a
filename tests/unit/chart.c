/* chart.c proves that figures are drawn so that they can be read without colour and without seeing,
 * that nothing of what is outside gets out of its element, and that odd figures end. */
#include "core/format/chart.h"
#include "core/format/chart_svg.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Parsed as XML; all of its text, a line an element. The test fails where it is not well formed. */
static void take_text(GMarkupParseContext *context, const char *text, gsize len, gpointer data,
                      GError **error)
{
    (void)context;
    (void)error;
    g_string_append_len(data, text, (gssize)len);
    g_string_append_c(data, '\n');
}

static char *texts_of(const char *svg)
{
    const GMarkupParser parser = {.text = take_text};
    g_autoptr(GError) error = NULL;
    GString *texts = g_string_new("\n");
    g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, texts, NULL);
    gboolean is_fine = g_markup_parse_context_parse(context, svg, -1, &error) &&
                       g_markup_parse_context_end_parse(context, &error);
    if (!is_fine)
        fail_msg("expected well-formed XML, actual: %s\n%s", error->message, svg);
    return g_string_free(texts, FALSE);
}

static void expect_words(const char *texts, const char *words)
{
    if (strstr(texts, words) == NULL)
        fail_msg("expected the words \"%s\" in\n%s", words, texts);
}

static guint count_of(const char *text, const char *part)
{
    guint n = 0;
    for (const char *p = text; (p = strstr(p, part)) != NULL; p += strlen(part))
        n++;
    return n;
}

static const char *const statuses[] = {"not assessed", "in progress", "fulfilled", "lapsed"};
static const char *const letters[] = {"n", "p", "f", "l"};

static struct report_figure bars(const struct report_figure_row *rows, gsize n)
{
    return (struct report_figure){.kind = FIGURE_BARS,
                                  .name = "topic",
                                  .title = "By topic",
                                  .alternative = "Three topics.",
                                  .series = statuses,
                                  .letters = letters,
                                  .n_series = G_N_ELEMENTS(statuses),
                                  .rows = rows,
                                  .n = n};
}

/* Each part says its letter and count, in the bar or beside it; the key names what occurs only. */
static void test_bars(void **state)
{
    (void)state;
    const struct report_figure_row rows[] = {
        {.label = "Borders", .values = (const double[]){60, 1, 30, 0}},
        {.label = "Evidence", .values = (const double[]){1, 0, 1, 0}},
        {.label = "Nothing", .values = (const double[]){0, 0, 0, 0}}};
    const struct report_figure figure = bars(rows, G_N_ELEMENTS(rows));
    g_autofree char *svg = chart_svg(&figure, 720);
    g_autofree char *again = chart_svg(&figure, 720);
    g_autofree char *texts = texts_of(svg);
    assert_string_equal(svg, again);
    expect_words(texts, "\nBy topic\n");
    expect_words(texts, "\nThree topics.\n");
    expect_words(texts, "\nn 60\n");
    expect_words(texts, "\nf 30\n");
    expect_words(texts, "\n91 (p\u00a01)\n");
    expect_words(texts, "\n2 (n\u00a01, f\u00a01)\n");
    expect_words(texts, "\n0\n");
    expect_words(texts, "\nfulfilled\n");
    assert_null(strstr(texts, "lapsed"));
    assert_null(strstr(svg, " id="));
    assert_null(strstr(svg, "#"));
}

/* Markup, quotes, controls and direction overrides in every text stay text, and are shown. */
static void test_hostile_words(void **state)
{
    (void)state;
    static const char *const evil[] = {"</text><script>alert(1)</script>", "\"'&<>\x01\x7f",
                                       "\u202Eabc\xc2\x85", "\xff\xfe broken"};
    const struct report_figure_row rows[] = {
        {.label = "]]></svg><b>", .values = (const double[]){1, 2, 3, 4}}};
    struct report_figure figure = bars(rows, 1);
    figure.series = figure.letters = evil;
    figure.title = "<title>&amp;";
    figure.alternative = "--><desc>\x1b[31m";
    g_autofree char *svg = chart_svg(&figure, 720);
    g_autofree char *texts = texts_of(svg);
    assert_null(strstr(svg, "<script"));
    assert_null(strstr(svg, "<b>"));
    assert_true(g_utf8_validate(svg, -1, NULL));
    assert_null(strstr(svg, "\u202E"));
    expect_words(texts, "]]></svg><b>");
    expect_words(texts, "<title>&amp;");
}

/* Values that are no counts are drawn as none, and an endless label is cut. */
static void test_odd_bars(void **state)
{
    (void)state;
    g_autofree char *label = g_strnfill(1000000, 'W');
    const struct report_figure_row rows[] = {
        {.label = label, .values = (const double[]){NAN, -4, INFINITY, 2}},
        {.label = "", .values = (const double[]){0, 0, 0, 1e12}}};
    struct report_figure figure = bars(rows, G_N_ELEMENTS(rows));
    g_autofree char *svg = chart_svg(&figure, 720);
    g_autofree char *texts = texts_of(svg);
    expect_words(texts, "W…\n");
    expect_words(texts, "2 (l\u00a02)");
    assert_true(strlen(svg) < 20000);
    assert_null(strstr(svg, "nan"));
    assert_null(strstr(svg, "inf"));
    figure.n = 0;
    g_autofree char *none = chart_svg(&figure, 720);
    g_autofree char *said = texts_of(none);
    expect_words(said, "By topic");
}

static struct report_figure trend(const struct report_figure_row *rows, gsize n,
                                  const char *const *series, gsize n_series)
{
    return (struct report_figure){.kind = FIGURE_TREND,
                                  .name = "trend",
                                  .title = "Means",
                                  .alternative = "Two parties.",
                                  .series = series,
                                  .n_series = n_series,
                                  .rows = rows,
                                  .n = n};
}

/* A gap parts the line; values are rounded half away from zero and say n. */
static void test_trend(void **state)
{
    (void)state;
    static const char *const years[] = {"2019", "2020", "2021", "2022"};
    const struct report_figure_row rows[] = {{.label = "Canada",
                                              .values = (const double[]){0.125, 0.5, NAN, -1},
                                              .counts = (const gint64[]){8, 20, 0, 3}},
                                             {.label = "Japan",
                                              .values = (const double[]){-0.125, 0, 1, 0.004},
                                              .counts = (const gint64[]){8, 20, 5, 3}}};
    const struct report_figure figure = trend(rows, 2, years, 4);
    g_autofree char *svg = chart_svg(&figure, 720);
    g_autofree char *texts = texts_of(svg);
    expect_words(texts, "\n+0.13\n");
    expect_words(texts, "\n\u22120.13\n");
    expect_words(texts, "\n\u22121.00\n");
    expect_words(texts, "\n0.00\n");
    expect_words(texts, "\n–\n");
    expect_words(texts, "\nn 20\n");
    expect_words(texts, "\n2021\n");
    /* Two lines (the last value of Canada stands alone) and two samples; only the second is dashed. */
    assert_int_equal(count_of(svg, "stroke-width=\"1.4\""), 4);
    assert_int_equal(count_of(svg, "stroke-dasharray"), 2);
}

/* More lines than anyone can follow go into several panels, more columns than fit below. */
static void test_many(void **state)
{
    (void)state;
    enum { MANY = 100 };
    const char *series[MANY];
    double values[MANY] = {0};
    struct report_figure_row rows[20];
    for (gsize i = 0; i < MANY; i++)
        series[i] = "A meeting with a long name";
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        rows[i] = (struct report_figure_row){.label = "Party", .values = values};
    const struct report_figure figure = trend(rows, G_N_ELEMENTS(rows), series, MANY);
    const struct chart_canvas canvas = {0};
    struct chart *chart = chart_new(&figure, 480, &canvas);
    gsize n = chart_n_parts(chart);
    assert_true(n >= 4 * 4 && n % 4 == 0);
    chart_free(chart);
    g_autofree char *svg = chart_svg(&figure, 340);
    g_autofree char *texts = texts_of(svg);
    assert_true(count_of(texts, "\n+1\n") >= 16);
}

/* Marks stand below the names of the meetings, one each. */
static void test_strip(void **state)
{
    (void)state;
    static const char *const meetings[] = {"Sofia 2018", "Lisbon 2021", "Brussels 2024"};
    const struct report_figure_row rows[] = {
        {.label = "EUUS-0001", .marks = (const char *const[]){"●", "–", "?"}},
        {.label = "EUUS-0002", .marks = (const char *const[]){"", "●", "●"}}};
    const struct report_figure figure = {.kind = FIGURE_STRIP,
                                         .title = "Where it was stated",
                                         .alternative = "",
                                         .series = meetings,
                                         .n_series = G_N_ELEMENTS(meetings),
                                         .rows = rows,
                                         .n = G_N_ELEMENTS(rows)};
    g_autofree char *svg = chart_svg(&figure, 720);
    g_autofree char *texts = texts_of(svg);
    for (gsize i = 0; i < G_N_ELEMENTS(meetings); i++)
        expect_words(texts, meetings[i]);
    assert_int_equal(count_of(texts, "\n●\n"), 3);
    expect_words(texts, "\n?\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bars),     cmocka_unit_test(test_hostile_words),
        cmocka_unit_test(test_odd_bars), cmocka_unit_test(test_trend),
        cmocka_unit_test(test_many),     cmocka_unit_test(test_strip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
