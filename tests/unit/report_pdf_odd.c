/* report_pdf_odd.c proves that no text, table or figure makes the PDF writer fall, hang, break its
 * file or lose words: what is hostile, endless, empty, or runs to the left. */
#include "core/report/model.h"
#include "tests/lib/pdf_tools.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The sanitizers take ten times as long. */
#ifdef __SANITIZE_ADDRESS__
enum { ENDLESS = 30000, BREAKS_STEP = 29 };
#else
enum { ENDLESS = 300000, BREAKS_STEP = 13 };
#endif

static const struct report_layout a4 = {.paper = REPORT_A4};

static void expect_words(const char *text, const char *words)
{
    if (strstr(text, words) == NULL)
        fail_msg("expected \"%s\" in\n%.3000s", words, text);
}

static guint count_of(const char *text, const char *part)
{
    guint n = 0;
    for (const char *p = text; (p = strstr(p, part)) != NULL; p += strlen(part))
        n++;
    return n;
}

static void say(struct pdf_made *made, const char *words)
{
    owned_text text = report_text_of(words);
    made->writer->paragraph(made->page, text);
}

static const struct report_table_column columns[] = {
    {"name", "What it is", 0, TEXT_LEFT, FALSE},
    {"count", "How many", 24, TEXT_LEFT, TRUE},
};
static const struct report_table table = {
    .name = "things", .columns = columns, .n = G_N_ELEMENTS(columns), .most = 100};

static void put_row(struct pdf_made *made, const char *name, const char *count)
{
    owned_text first = report_text_of(name);
    owned_text second = report_text_of(count);
    made->writer->table_row(made->page, (struct report_text *const[]){first, second});
}

/* Every text of every part: controls, broken bytes, overrides of direction, marks without end. */
static void put_everywhere(struct pdf_made *made, const char *evil)
{
    const struct report_writer *writer = made->writer;
    owned_text text = report_text_new();
    struct report_entry *entry = report_entry_new(evil, evil);
    writer->heading(made->page, 1, "part", evil);
    for (int style = REPORT_PLAIN; style <= REPORT_ADDED; style++)
        report_text_style(text, (enum report_style)style, evil);
    report_text_link(text, evil, evil);
    report_text_cite(text, 7, evil);
    writer->paragraph(made->page, text);
    writer->definition(made->page, evil, text);
    writer->box_begin(made->page, evil);
    writer->paragraph(made->page, text);
    writer->box_end(made->page);
    struct report_line *line = report_entry_line(entry, evil);
    report_text_add(line->text, evil);
    line->words = report_text_of(evil);
    writer->entry(made->page, entry);
    report_entry_free(entry);
    writer->table_begin(made->page, &table);
    put_row(made, evil, evil);
    writer->table_end(made->page, NULL, evil);
    writer->source(made->page, &(struct report_source){.number = 7,
                                                       .title = evil,
                                                       .publisher = evil,
                                                       .dated_on = evil,
                                                       .page = evil,
                                                       .retrieved_on = evil,
                                                       .url = evil,
                                                       .remark = evil});
}

static void test_hostile(void **state)
{
    static const char *const evil[] = {
        "",
        " ",
        "\x01\x02\x1b[31m\x7f",
        "\xff\xfe\xc3",
        "\xed\xa0\x80 lone",
        "\u202E\u2066\u2067abc\u2069",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "\u0301",
        "a\nb\r\nc\td\ve\ff",
        "\u2028\u2029\xc2\x85\u00ad\ufeff\u200b\u200d",
        "https://e.org/'\\(){}<>[] %00",
        "javascript:alert(1)",
        "endobj stream (((\\",
        "\U000E0041\U0001F468\u200D\U0001F469\u200D\U0001F467\U0010FFFF",
        "name='x' dest='y' rect=[0 0",
    };
    struct pdf_made made;
    (void)state;
    pdf_made_begin(&made, &a4);
    for (gsize i = 0; i < G_N_ELEMENTS(evil); i++)
        put_everywhere(&made, evil[i]);
    say(&made, "The end of it");
    g_autoptr(GBytes) pdf = pdf_made_end(&made);
    pdf_check(pdf);
    g_autofree char *text = pdf_text(pdf);
    expect_words(text, "The end of it");
    expect_words(text, "^[[31m");
    expect_words(text, "javascript:alert(1)");
    assert_null(strstr(text, "\u202E"));
}

/* An endless word, and an address of ten thousand letters, are broken and end. */
static void test_endless(void **state)
{
    struct pdf_made made;
    (void)state;
    g_autofree char *word = g_strnfill(ENDLESS, 'q');
    g_autofree char *letters = g_strnfill(10000, 'x');
    g_autofree char *address = g_strconcat("https://example.org/", letters, NULL);
    pdf_made_begin(&made, &a4);
    say(&made, word);
    made.writer->heading(made.page, 1, "part", letters);
    made.writer->source(made.page, &(struct report_source){.number = 1,
                                                           .title = "",
                                                           .publisher = "",
                                                           .dated_on = "",
                                                           .page = "",
                                                           .retrieved_on = "",
                                                           .url = address,
                                                           .remark = ""});
    say(&made, "The end of it");
    g_autoptr(GBytes) pdf = pdf_made_end(&made);
    pdf_check(pdf);
    g_autofree char *text = pdf_text(pdf);
    expect_words(text, "The end of it");
    assert_int_equal(count_of(text, "q"), ENDLESS);
}

/* A cell that is higher than several pages goes on over them, its head said on each. */
static void test_tall_cell(void **state)
{
    struct pdf_made made;
    g_autoptr(GString) words = g_string_new(NULL);
    (void)state;
    for (int i = 0; i < 3000; i++)
        g_string_append_printf(words, "word%d ", i);
    pdf_made_begin(&made, &a4);
    made.writer->table_begin(made.page, &table);
    put_row(&made, "short", "1");
    put_row(&made, words->str, "2");
    put_row(&made, "last", "3");
    made.writer->table_end(made.page, NULL, "");
    g_autoptr(GBytes) pdf = pdf_made_end(&made);
    g_autofree char *text = pdf_text(pdf);
    guint pages = count_of(text, "\f");
    assert_true(pages >= 3);
    assert_int_equal(count_of(text, "How many"), pages);
    for (int i = 0; i < 3000; i += 7) {
        g_autofree char *word = g_strdup_printf("word%d", i);
        expect_words(text, word);
    }
    expect_words(text, "last");
}

static char *page_text(GBytes *pdf, int page)
{
    g_autofree char *number = g_strdup_printf("%d", page);
    return pdf_tool(
        pdf, (const char *const[]){"pdftotext", "-f", number, "-l", number, PDF_FILE, "-", NULL});
}

/* A table of many rows says its head on each page; no page has the head alone, and the totals are
 * not alone either. A heading is never the last of its page. */
static void test_breaks(void **state)
{
    (void)state;
    for (int before = 0; before < 60; before += BREAKS_STEP) {
        struct pdf_made made;
        pdf_made_begin(&made, &a4);
        for (int i = 0; i < before; i++)
            say(&made, "A paragraph of one line.");
        made.writer->heading(made.page, 1, "part", "The heading");
        made.writer->table_begin(made.page, &table);
        for (int i = 0; i < 60; i++) {
            g_autofree char *name = g_strdup_printf("row %d", i);
            put_row(&made, name, "50");
        }
        owned_text all = report_text_of("All of it");
        owned_text sum = report_text_of("3000");
        made.writer->table_end(made.page, (struct report_text *const[]){all, sum}, "");
        g_autoptr(GBytes) pdf = pdf_made_end(&made);
        g_autofree char *whole = pdf_text(pdf);
        int pages = (int)count_of(whole, "\f");
        for (int i = 1; i <= pages; i++) {
            g_autofree char *text = page_text(pdf, i);
            gboolean has_rows = strstr(text, "row ") != NULL;
            assert_int_equal(strstr(text, "How many") != NULL, has_rows);
            assert_true(has_rows || !strstr(text, "The heading"));
            assert_true(!strstr(text, "All of it") || has_rows);
        }
    }
}

/* Words of scripts that this machine has fonts for come out as they went in, whole. */
static void test_scripts(void **state)
{
    static const char *const words[] = {"Η Συμφωνία των Αθηνών", "Спільна заява Києва",
                                        "Übereinkünfte – naïveté", "Łódź", "fi ffl"};
    struct pdf_made made;
    (void)state;
    pdf_made_begin(&made, &a4);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        say(&made, words[i]);
    say(&made, "הצהרה משותפת – 3 במאי");
    say(&made, "共同声明，加强合作。");
    say(&made, "بيان مشترك");
    g_autoptr(GBytes) pdf = pdf_made_end(&made);
    pdf_check(pdf);
    g_autofree char *text = pdf_text(pdf);
    gboolean has_all = strstr(text, "are in no font of the machine") == NULL;
    for (gsize i = 0; has_all && i < G_N_ELEMENTS(words); i++)
        expect_words(text, words[i]);
    if (has_all) {
        expect_words(text, "הצהרה");
        expect_words(text, "共同声明");
        expect_words(text, "بيان");
    }
}

/* A character that nobody has a letter for is a box, and the report says so. */
static void test_missing(void **state)
{
    struct pdf_made made;
    (void)state;
    pdf_made_begin(&made, &a4);
    say(&made, "Private: \uE123\uE124, and on.");
    g_autoptr(GBytes) pdf = pdf_made_end(&made);
    pdf_check(pdf);
    g_autofree char *text = pdf_text(pdf);
    expect_words(text, "Private:");
    expect_words(text, "and on.");
}

/* Only addresses of the web lead anywhere, and only to sources that are listed. */
static void test_links(void **state)
{
    struct pdf_made made;
    (void)state;
    pdf_made_begin(&made, &a4);
    owned_text text = report_text_new();
    report_text_link(text, "bad", "file:///etc/passwd");
    report_text_link(text, "good", "HTTPS://example.org/ä b");
    report_text_cite(text, 99, "");
    report_text_cite(text, 1, "p. 3");
    made.writer->paragraph(made.page, text);
    made.writer->source(made.page, &(struct report_source){.number = 1,
                                                           .title = "One",
                                                           .publisher = "",
                                                           .dated_on = "",
                                                           .page = "",
                                                           .retrieved_on = "",
                                                           .url = "ftp://example.org",
                                                           .remark = ""});
    g_autoptr(GBytes) pdf = pdf_made_end(&made);
    gsize len;
    const char *bytes = g_bytes_get_data(pdf, &len);
    g_autofree char *told = g_memdup2(bytes, len);
    for (gsize i = 0; i < len; i++)
        told[i] = told[i] == '\0' ? ' ' : told[i];
    told[len - 1] = '\0';
    pdf_check(pdf);
    if (strstr(told, "/Link") == NULL) /* a newer Cairo packs such things */
        skip();
    assert_int_equal(count_of(told, "/URI ("), 1);
    expect_words(told, "/URI (HTTPS://example.org/%C3%A4%20b)");
    assert_int_equal(count_of(told, "/Subtype /Link"), 2);
}

/* A figure of many rows goes over pages; one of none, and of odd values, is drawn and ends. */
static void test_figures(void **state)
{
    enum { ROWS = 200 };
    static const char *const series[] = {"2019", "2020", "2021"};
    static const char *const letters[] = {"n", "p", "f"};
    static const double values[] = {3, NAN, 1};
    static const double means[] = {0.5, NAN, -1};
    struct report_figure_row rows[ROWS];
    struct pdf_made made;
    (void)state;
    for (gsize i = 0; i < ROWS; i++)
        rows[i] = (struct report_figure_row){
            .label = "A row", .values = values, .marks = letters, .counts = NULL};
    struct report_figure figure = {.name = "x",
                                   .title = "A figure",
                                   .alternative = "",
                                   .series = series,
                                   .letters = letters,
                                   .n_series = 3,
                                   .rows = rows,
                                   .n = ROWS};
    pdf_made_begin(&made, &a4);
    for (int kind = FIGURE_BARS; kind <= FIGURE_STRIP; kind++) {
        figure.kind = (enum report_figure_kind)kind;
        made.writer->figure(made.page, &figure);
    }
    figure.kind = FIGURE_TREND;
    for (gsize i = 0; i < ROWS; i++)
        rows[i].values = means;
    made.writer->figure(made.page, &figure);
    figure.n = 0;
    made.writer->figure(made.page, &figure);
    g_autoptr(GBytes) pdf = pdf_made_end(&made);
    pdf_check(pdf);
    g_autofree char *text = pdf_text(pdf);
    assert_int_equal(count_of(text, "A row"), 3 * ROWS);
    assert_true(count_of(text, "2020") >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hostile),   cmocka_unit_test(test_endless),
        cmocka_unit_test(test_tall_cell), cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_scripts),   cmocka_unit_test(test_missing),
        cmocka_unit_test(test_links),     cmocka_unit_test(test_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
