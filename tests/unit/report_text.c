/* report_text.c proves the pages of text reports: their count, their width in every script, what
 * stays together, and that nothing stored commands a terminal or a printer. */
#include "core/format/write.h"
#include "tests/lib/check_escapes.h"
#include "tests/lib/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LENGTH = 30 };

struct paper {
    struct spool *spool;
    gpointer page;
};

static const struct report_column columns[] = {{"key", FALSE}};

static struct paper open_paper(const struct report_layout *layout, const char *title,
                               const char *banner)
{
    struct paper paper = {.spool = spool_open(NULL)};
    assert_non_null(paper.spool);
    paper.page = report_write_text.open(layout, paper.spool, NULL);
    report_write_text.begin(paper.page, &(struct report_head){.title = title,
                                                              .subtitle = "",
                                                              .date = "as of 23 November 2026",
                                                              .marking = "Public",
                                                              .banner = banner,
                                                              .columns = columns,
                                                              .n_columns = 1});
    return paper;
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

static char *close_paper(struct paper *paper)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const struct report_output output = {.write = append, .data = text};
    assert_true(report_write_text.end(paper->page, NULL));
    assert_true(spool_deliver(paper->spool, report_write_text.settle, paper->page, &output, NULL));
    report_write_text.close(paper->page);
    spool_close(paper->spool);
    return g_strdup(text->str);
}

/* All that a text may hold: scripts, widths, marks, controls, words longer than a line. */
static const char *const pieces[] = {
    "the ministers",
    " ",
    " agreed to meet ",
    "日本語の約束",
    "Ελλάδα ",
    "обязательство ",
    "اتفاقية ",
    "הסכם ",
    "한국어 ",
    "e\xcc\x81",
    "\xcc\x81\xcc\x81\xcc\x81",
    "👩‍👩‍👧‍👦",
    "🇪🇺🇺🇸",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelleninhaberin",
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\r\b\x0c\x0b",
    "\n\n",
    "\t",
    "\xe2\x80\xae",
    "\xff\xfe",
    "\xc2\x9b",
    "\x01",
    "\xc2\xa0",
    "“quoted”",
};

static char *random_words(guint32 *seed, guint32 most)
{
    GString *text = g_string_new(NULL);
    for (guint32 n = expect_random(seed, most) + 1; n > 0; n--)
        g_string_append(text, pieces[expect_random(seed, G_N_ELEMENTS(pieces))]);
    return g_string_free(text, FALSE);
}

static void add_line(struct report_entry *entry, guint32 *seed)
{
    g_autofree char *label = random_words(seed, 2);
    g_autofree char *words = random_words(seed, 60);
    struct report_line *line = report_entry_line(entry, label);
    report_text_add(line->text, words);
    report_text_cite(line->text, expect_random(seed, 2000), "p. 2");
    if (expect_random(seed, 3) > 0)
        return;
    g_autofree char *said = random_words(seed, 40);
    line->words = report_text_new();
    report_text_style(line->words, REPORT_QUOTE, said);
}

static void put_entry(struct paper *paper, guint32 *seed)
{
    g_autofree char *key = random_words(seed, 2);
    g_autofree char *title = random_words(seed, 20);
    struct report_entry *entry = report_entry_new(key, title);
    g_autofree char *sentence = random_words(seed, 30);
    report_text_add(entry->sentence, sentence);
    for (guint32 n = expect_random(seed, 12); n > 0; n--)
        add_line(entry, seed);
    report_write_text.entry(paper->page, entry);
    report_entry_free(entry);
}

static void put_table(struct paper *paper, guint32 *seed)
{
    static const struct report_table_column cells[] = {
        {.name = "key", .label = "Key", .width = 9},
        {.name = "key", .label = "Words and more words"},
        {.name = "key", .label = "n", .width = 4, .align = TEXT_RIGHT},
        {.name = "key", .label = "Bar", .is_bar = TRUE},
    };
    const struct report_table table = {.name = "t", .columns = cells, .n = 4, .most = 900};
    report_write_text.table_begin(paper->page, &table);
    for (guint32 n = expect_random(seed, 30); n > 0; n--) {
        g_autofree char *words = random_words(seed, 9);
        g_autofree char *key = random_words(seed, 3);
        struct report_text *row[] = {report_text_of(key), report_text_of(words),
                                     report_text_of("12345"), report_text_of("900")};
        report_write_text.table_row(paper->page, row);
        for (gsize i = 0; i < G_N_ELEMENTS(row); i++)
            report_text_free(row[i]);
    }
    report_write_text.table_end(paper->page, NULL, "A note on it.");
}

static void put_source(struct paper *paper, guint32 *seed)
{
    g_autofree char *title = random_words(seed, 20);
    g_autofree char *url = random_words(seed, 9);
    report_write_text.source(paper->page, &(struct report_source){.number = expect_random(seed, 99),
                                                                  .title = title,
                                                                  .publisher = title,
                                                                  .dated_on = "2024-06-21",
                                                                  .page = "",
                                                                  .retrieved_on = "",
                                                                  .url = url,
                                                                  .remark = ""});
}

static void put_anything(struct paper *paper, guint32 *seed)
{
    g_autofree char *words = random_words(seed, 50);
    owned_text text = report_text_of(words);
    switch (expect_random(seed, 7)) {
    case 0:
        report_write_text.heading(paper->page, 1 + (int)expect_random(seed, 3), "", words);
        report_write_text.paragraph(paper->page, text);
        break;
    case 1:
        put_table(paper, seed);
        break;
    case 2:
        put_source(paper, seed);
        break;
    case 3:
        report_write_text.definition(paper->page, "Label", text);
        break;
    case 4:
        report_write_text.box_begin(paper->page, words);
        report_write_text.paragraph(paper->page, text);
        report_write_text.box_end(paper->page);
        break;
    default:
        put_entry(paper, seed);
    }
}

static char *random_report(const struct report_layout *layout, guint32 seed, int parts)
{
    struct paper paper = open_paper(layout, "Report of promises", "");
    for (int i = 0; i < parts; i++)
        put_anything(&paper, &seed);
    return close_paper(&paper);
}

static void check_line(const char *line, int width, gboolean is_ascii)
{
    int actual = text_width(line);
    if (actual > width)
        fail_msg("expected at most %d columns, actual %d: %s", width, actual, line);
    if (*line != '\0' && line[strlen(line) - 1] == ' ')
        fail_msg("expected no blank at the end: \"%s\"", line);
    for (const char *p = line; is_ascii && *p != '\0'; p++)
        if (*p & 0x80)
            fail_msg("expected ASCII, actual: %s", line);
}

static void check_text(const char *text, const struct report_layout *layout)
{
    g_autofree char *wrong = check_escapes(text, strlen(text));
    if (wrong != NULL)
        fail_msg("expected harmless text, actual: %s", wrong);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++)
        check_line(lines[i], layout->width, layout->is_ascii);
}

/* No line is wider than asked for, in any script and at any width, nor does any do harm. */
static void test_width(void **state)
{
    static const int widths[] = {40, 41, 57, 80, 132, 400};
    (void)state;
    for (guint32 seed = 1; seed <= 60; seed++) {
        const struct report_layout layout = {.width = widths[seed % G_N_ELEMENTS(widths)],
                                             .length = LENGTH,
                                             .is_ascii = seed % 5 == 0};
        g_autofree char *text = random_report(&layout, seed, 12);
        check_text(text, &layout);
    }
}

/* "page n/m": n counts up from 1, m is how many there are, and each page has the head and is no
 * longer than asked for; a form feed stands between two pages and nowhere else. */
static void test_pages_are_counted(void **state)
{
    (void)state;
    for (guint32 seed = 100; seed < 130; seed++) {
        const struct report_layout layout = {.width = 80, .length = LENGTH, .is_paged = TRUE};
        g_autofree char *text = random_report(&layout, seed, 1 + (int)(seed % 25));
        g_auto(GStrv) pages = g_strsplit(text, "\f", -1);
        guint n = g_strv_length(pages);
        for (guint i = 0; i < n; i++) {
            g_autofree char *count = g_strdup_printf("  page %u/%u\n", i + 1, n);
            g_auto(GStrv) lines = g_strsplit(pages[i], "\n", -1);
            assert_true(g_str_has_prefix(pages[i], "Report of promises"));
            if (strstr(pages[i], count) == NULL)
                fail_msg("expected \"%s\" on page:\n%s", count, pages[i]);
            assert_true(g_strv_length(lines) - 1 <= LENGTH);
        }
    }
}

/* Without --paged the same pages follow each other, no form feed in between. */
static void test_unpaged(void **state)
{
    (void)state;
    const struct report_layout layout = {.width = 80, .length = LENGTH};
    g_autofree char *text = random_report(&layout, 7, 20);
    assert_null(strchr(text, '\f'));
    assert_non_null(strstr(text, "page 2/"));
}

/* Words that might be taken for the mark of an unsettled line are text like any other. */
static void test_count_is_not_forged(void **state)
{
    (void)state;
    const struct report_layout layout = {.width = 80, .length = LENGTH};
    struct paper paper = open_paper(&layout, "T", "");
    owned_text text = report_text_of("\x01"
                                     "7 forged");
    report_write_text.paragraph(paper.page, text);
    g_autofree char *made = close_paper(&paper);
    assert_non_null(strstr(made, "^A7 forged"));
    assert_null(strstr(made, "page 7"));
}

static char *last_line(const char *page)
{
    g_autofree char *trimmed = g_strchomp(g_strdup(page));
    const char *start = strrchr(trimmed, '\n');
    return g_strdup(start != NULL ? start + 1 : trimmed);
}

/* A heading goes to the next page with what it heads; the banner stands on every page. */
static void test_headings_stay_with_text(void **state)
{
    (void)state;
    for (int before = 0; before < 40; before++) {
        const struct report_layout layout = {.width = 60, .length = LENGTH, .is_paged = TRUE};
        struct paper paper = open_paper(&layout, "T", "BANNER");
        owned_text text = report_text_of("words");
        for (int i = 0; i < before; i++)
            report_write_text.definition(paper.page, "x", text);
        report_write_text.heading(paper.page, 1, "", "Heading one");
        report_write_text.heading(paper.page, 2, "", "Heading two");
        report_write_text.paragraph(paper.page, text);
        g_autofree char *made = close_paper(&paper);
        g_auto(GStrv) pages = g_strsplit(made, "\f", -1);
        for (gsize i = 0; pages[i] != NULL; i++) {
            g_autofree char *last = last_line(pages[i]);
            assert_non_null(strstr(pages[i], "BANNER\n"));
            assert_true(g_str_has_suffix(last, "words"));
        }
    }
}

static void put_lines(struct paper *paper, int n)
{
    struct report_entry *entry = report_entry_new("EUUS-0001", "Title");
    report_text_add(entry->sentence, "A sentence.");
    for (int i = 0; i < n; i++) {
        g_autofree char *label = g_strdup_printf("line %d", i);
        report_text_add(report_entry_line(entry, label)->text, "text");
    }
    report_write_text.entry(paper->page, entry);
    report_entry_free(entry);
}

/* Words that only introduce what stands below a heading go to the next page with it. */
static void test_introductions_stay_with_entries(void **state)
{
    (void)state;
    for (int before = 0; before < 40; before++) {
        const struct report_layout layout = {.width = 60, .length = LENGTH, .is_paged = TRUE};
        struct paper paper = open_paper(&layout, "T", "");
        owned_text text = report_text_of("words");
        owned_text introduction = report_text_of("What was only discussed.");
        for (int i = 0; i < before; i++)
            report_write_text.definition(paper.page, "x", text);
        report_write_text.heading(paper.page, 1, "", "Positions");
        report_write_text.paragraph(paper.page, introduction);
        put_lines(&paper, 3);
        g_autofree char *made = close_paper(&paper);
        g_auto(GStrv) pages = g_strsplit(made, "\f", -1);
        for (gsize i = 0; pages[i] != NULL; i++) {
            g_autofree char *last = last_line(pages[i]);
            if (strstr(last, "discussed") != NULL)
                fail_msg("expected an entry below, after %d lines, actual:\n%s", before, pages[i]);
        }
    }
}

/* An entry of less than half a page is never parted; a longer one says on the next page what it
 * is, and does not when it fits. */
static void test_entries_stay_whole(void **state)
{
    (void)state;
    const struct report_layout layout = {.width = 60, .length = LENGTH, .is_paged = TRUE};
    struct paper paper = open_paper(&layout, "T", "");
    for (int i = 0; i < 7; i++)
        put_lines(&paper, 8);
    g_autofree char *made = close_paper(&paper);
    assert_null(strstr(made, "(continued)"));
    g_auto(GStrv) pages = g_strsplit(made, "\f", -1);
    assert_int_equal(g_strv_length(pages), 4);
    for (gsize i = 0; pages[i] != NULL; i++) {
        g_autofree char *last = last_line(pages[i]);
        assert_true(g_str_has_prefix(last, "    line 7"));
    }
    paper = open_paper(&layout, "T", "");
    put_lines(&paper, 45);
    g_autofree char *of_long = close_paper(&paper);
    g_auto(GStrv) parts = g_strsplit(of_long, "EUUS-0001 (continued)\n\n", -1);
    g_auto(GStrv) long_pages = g_strsplit(of_long, "\f", -1);
    assert_true(g_strv_length(long_pages) >= 3);
    assert_int_equal(g_strv_length(parts), g_strv_length(long_pages));
}

/* The head of a table is said again on each page it goes on to. */
static void test_table_heads_repeat(void **state)
{
    static const struct report_table_column cells[] = {{.name = "key", .label = "Column"}};
    const struct report_table table = {.name = "t", .columns = cells, .n = 1};
    const struct report_layout layout = {.width = 60, .length = LENGTH, .is_paged = TRUE};
    (void)state;
    struct paper paper = open_paper(&layout, "T", "");
    struct report_text *row[] = {report_text_of("cell")};
    report_write_text.table_begin(paper.page, &table);
    for (int i = 0; i < 100; i++)
        report_write_text.table_row(paper.page, row);
    report_write_text.table_end(paper.page, row, "");
    report_text_free(row[0]);
    g_autofree char *made = close_paper(&paper);
    g_auto(GStrv) pages = g_strsplit(made, "\f", -1);
    for (gsize i = 0; pages[i] != NULL; i++) {
        g_auto(GStrv) heads = g_strsplit(pages[i], "  Column\n", -1);
        assert_int_equal(g_strv_length(heads), 2);
        assert_non_null(strstr(heads[1], "cell"));
    }
    assert_int_equal(g_strv_length(pages), 5);
}

/* References stay with the word before them. */
static void test_references_stay(void **state)
{
    (void)state;
    for (int width = 40; width < 70; width++) {
        const struct report_layout layout = {.width = width, .length = LENGTH};
        struct paper paper = open_paper(&layout, "T", "");
        owned_text text = report_text_of("It was said in the text of the meeting in Brussels");
        report_text_cite(text, 12, "p. 3");
        report_write_text.paragraph(paper.page, text);
        g_autofree char *made = close_paper(&paper);
        if (strstr(made, "Brussels [12, p. 3]\n") == NULL)
            fail_msg("expected the reference beside its word, actual:\n%s", made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_pages_are_counted),
        cmocka_unit_test(test_unpaged),
        cmocka_unit_test(test_count_is_not_forged),
        cmocka_unit_test(test_headings_stay_with_text),
        cmocka_unit_test(test_introductions_stay_with_entries),
        cmocka_unit_test(test_entries_stay_whole),
        cmocka_unit_test(test_table_heads_repeat),
        cmocka_unit_test(test_references_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
