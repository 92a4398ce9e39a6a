/* report_markdown.c proves that a reader of Markdown shows what is stored to the letter, as text and
 * as nothing else, and that reports as Markdown are made of the blocks they mean. */
#include "core/format/markup.h"
#include "core/format/write.h"
#include "tests/lib/expect.h"
#include "tests/lib/hostile.h"
#include "tests/lib/paper.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct report_layout layout = {.width = 80, .length = 60};

/* What cmark makes of it: every block of text, and which elements there are. */
struct parsed {
    GPtrArray *blocks;
    GHashTable *elements;
    GString *block; /* NULL: outside of one */
};

static gboolean is_block(const char *name)
{
    return strcmp(name, "paragraph") == 0 || strcmp(name, "heading") == 0;
}

static void start_element(GMarkupParseContext *context, const char *name, const char **names,
                          const char **values, gpointer data, GError **error)
{
    struct parsed *parsed = data;
    (void)context;
    (void)names;
    (void)values;
    (void)error;
    g_hash_table_add(parsed->elements, g_strdup(name));
    if (is_block(name))
        parsed->block = g_string_new(NULL);
}

static void end_element(GMarkupParseContext *context, const char *name, gpointer data,
                        GError **error)
{
    struct parsed *parsed = data;
    (void)context;
    (void)error;
    if (is_block(name))
        g_ptr_array_add(parsed->blocks, g_string_free(g_steal_pointer(&parsed->block), FALSE));
}

static void add_text(GMarkupParseContext *context, const char *text, gsize len, gpointer data,
                     GError **error)
{
    struct parsed *parsed = data;
    const char *element = g_markup_parse_context_get_element(context);
    (void)error;
    if (parsed->block != NULL && strcmp(element, "text") == 0)
        g_string_append_len(parsed->block, text, (gssize)len);
}

static char *run_cmark(const char *markdown)
{
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("heldto-XXXXXX.md", &path, NULL);
    char *words[] = {(char *)"cmark", (char *)"-t", (char *)"xml", path, NULL};
    char *xml = NULL;
    int status = -1;
    assert_true(fd >= 0 && g_close(fd, NULL));
    assert_true(g_file_set_contents(path, markdown, -1, NULL));
    assert_true(g_spawn_sync(NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &xml, NULL,
                             &status, NULL));
    g_unlink(path);
    assert_int_equal(status, 0);
    return xml;
}

static struct parsed parse(const char *markdown)
{
    static const GMarkupParser parser = {
        .start_element = start_element, .end_element = end_element, .text = add_text};
    struct parsed parsed = {.blocks = g_ptr_array_new_with_free_func(g_free),
                            .elements =
                                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    g_autofree char *xml = run_cmark(markdown);
    g_autoptr(GError) error = NULL;
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &parsed, NULL);
    if (!g_markup_parse_context_parse(context, xml, -1, &error))
        fail_msg("%s", error->message);
    g_markup_parse_context_free(context);
    return parsed;
}

static void parsed_clear(struct parsed *parsed)
{
    g_ptr_array_unref(parsed->blocks);
    g_hash_table_unref(parsed->elements);
}

static gboolean has_cmark(void)
{
    g_autofree char *path = g_find_program_in_path("cmark");
    if (path == NULL)
        print_message("no cmark on this machine: what Markdown shows is not tried\n");
    return path != NULL;
}

static const char *const pieces[] = {
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "[a](b)",
    "![x](y)",
    "<b>",
    "<!--",
    "-->",
    "&amp;",
    "&#42;",
    "&",
    "|",
    "| --- |",
    "#",
    "## ",
    "+ ",
    "- ",
    "1. ",
    "12) ",
    "===",
    "---",
    "***",
    "\\",
    "\\*",
    "\n",
    "\n\n",
    "    ",
    " ",
    "https://x.org/a_b_c",
    "www.x.org",
    "a@b.c",
    "<https://a.org>",
    "[1]: http://x",
    ":",
    ":+1:",
    ": ",
    "~~~",
    "~~x~~",
    "$x$",
    ">",
    "> ",
    "<script>",
    "]]>",
    "<a href=\"x\">",
    "\t",
    "\xe2\x80\xae",
    "\xff",
    "\x1b[31m",
    "word",
    "Ελλάδα",
    "日本語",
    "اتفاقية",
    "9",
    ".",
    "!",
    "[",
    "]",
    "(",
    ")",
    "“",
    "\xc2\xa0",
    "\xe2\x80\xa8",
    "[^1]",
    "<?php",
    "<![CDATA[",
    "\r",
    "{+x+}",
    "[-x-]",
    "%",
};

static char *random_words(guint32 *seed)
{
    GString *text = g_string_new(NULL);
    for (guint32 n = expect_random(seed, 7) + 1; n > 0; n--)
        g_string_append(text, pieces[expect_random(seed, G_N_ELEMENTS(pieces))]);
    return g_string_free(text, FALSE);
}

static char *seen(const char *raw)
{
    return g_strstrip(text_show(raw, -1));
}

/* The words as a block of each kind; what should be seen of it goes to `expected`. */
static void put_words(struct paper *paper, const char *words, GPtrArray *expected)
{
    g_autofree char *shown = seen(words);
    owned_text text = report_text_of(words);
    if (*shown == '\0')
        return;
    paper->writer->paragraph(paper->page, text);
    paper->writer->heading(paper->page, 1, "part", words);
    paper->writer->definition(paper->page, "", text);
    struct report_entry *entry = report_entry_new("", words);
    struct report_line *line = report_entry_line(entry, "");
    report_text_add(line->text, words);
    line->words = report_text_of(words);
    paper->writer->entry(paper->page, entry);
    report_entry_free(entry);
    paper->writer->box_begin(paper->page, words);
    paper->writer->paragraph(paper->page, text);
    paper->writer->box_end(paper->page);
    for (int i = 0; i < 8; i++)
        g_ptr_array_add(expected, g_strdup(shown));
}

static void check_elements(const struct parsed *parsed, const char *const *allowed)
{
    GHashTableIter iter;
    gpointer name;
    g_hash_table_iter_init(&iter, parsed->elements);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        if (!g_strv_contains(allowed, name))
            fail_msg("expected text only, actual: %s", (char *)name);
}

/* Any words, wherever they stand: they are seen as they are, and begin, end or lead to nothing. */
static void test_words_are_text(void **state)
{
    static const char *const allowed[] = {"document", "paragraph",   "heading", "text", "list",
                                          "item",     "block_quote", "strong",  NULL};
    guint32 seed = 3;
    g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func(g_free);
    (void)state;
    if (!has_cmark())
        skip();
    struct paper paper = paper_open(&report_write_markdown, &layout, "T", "");
    g_ptr_array_add(expected, g_strdup("T"));
    g_ptr_array_add(expected, g_strdup("T"));
    g_ptr_array_add(expected, g_strdup("Public · as of 23 November 2026"));
    for (gsize i = 0; hostile_strings[i] != NULL; i++)
        put_words(&paper, hostile_strings[i], expected);
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
        put_words(&paper, pieces[i], expected);
    for (int i = 0; i < 1500; i++) {
        g_autofree char *words = random_words(&seed);
        put_words(&paper, words, expected);
    }
    g_autofree char *markdown = paper_close(&paper);
    struct parsed parsed = parse(markdown);
    for (guint i = 0; i < MIN(expected->len, parsed.blocks->len); i++)
        expect_text("block", expected->pdata[i], parsed.blocks->pdata[i]);
    expect_int("blocks", (int)expected->len, (int)parsed.blocks->len);
    check_elements(&parsed, allowed);
    parsed_clear(&parsed);
}

/* Styles beside each other, in any order, neither swallow nor add a sign. */
static void test_styles(void **state)
{
    static const enum report_style styles[] = {REPORT_PLAIN, REPORT_STRONG, REPORT_WORDS};
    static const char *const allowed[] = {"document", "paragraph", "heading",
                                          "text",     "strong",    NULL};
    guint32 seed = 5;
    g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func(g_free);
    (void)state;
    if (!has_cmark())
        skip();
    struct paper paper = paper_open(&report_write_markdown, &layout, "T", "");
    for (int i = 0; i < 1500; i++) {
        owned_text text = report_text_new();
        g_autoptr(GString) all = g_string_new("x ");
        report_text_add(text, "x ");
        for (guint32 n = 1 + expect_random(&seed, 4); n > 0; n--) {
            g_autofree char *words = random_words(&seed);
            g_autofree char *shown = text_show(words, -1);
            report_text_style(text, styles[expect_random(&seed, 3)], words);
            g_string_append(all, shown);
        }
        paper.writer->paragraph(paper.page, text);
        g_ptr_array_add(expected, g_strdup(g_strstrip(all->str)));
    }
    g_autofree char *markdown = paper_close(&paper);
    struct parsed parsed = parse(markdown);
    assert_int_equal(parsed.blocks->len, expected->len + 3);
    for (guint i = 0; i < expected->len; i++)
        expect_text("styles", expected->pdata[i], parsed.blocks->pdata[i + 3]);
    check_elements(&parsed, allowed);
    parsed_clear(&parsed);
}

/* Of whatever is stored as an address, only one on the web is led to, and as it is. */
static void test_links(void **state)
{
    static const struct {
        const char *url, *line;
    } rows[] = {
        {"https://example.org/?a=1&copy=2", "[w](<https://example.org/?a=1\\&copy=2>)\n"},
        {"HTTP://x/<b> \"c\"\n", "[w](<HTTP://x/%3Cb%3E%20%22c%22%0A>)\n"},
        {"https://x/\\*_", "[w](<https://x/%5C*_>)\n"},
        {"https://x/ü", "[w](<https://x/%C3%BC>)\n"},
        {"https://", "w\n"},
        {"https:///x", "w\n"},
        {"javascript:alert(1)", "w\n"},
        {" https://x", "w\n"},
        {"data:text/html,x", "w\n"},
        {"//x.org", "w\n"},
        {"", "w\n"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct paper paper = paper_open(&report_write_markdown, &layout, "T", "");
        owned_text text = report_text_new();
        report_text_link(text, "w", rows[i].url);
        paper.writer->paragraph(paper.page, text);
        g_autofree char *made = paper_close(&paper);
        expect_true(made, rows[i].line, g_str_has_suffix(made, rows[i].line));
    }
}

static void test_blocks(void **state)
{
    static const char *const expected[] = {
        "# T\n\n**T**\n\nPublic · as of 23 November 2026\n\n- **ab**: "
        "ab**ab**ab“ab”\\[-ab-\\]{+ab+}ab",
        "\n\n## ab\n\nab**ab**",
        "\n> **ab**\n>\n> ab**ab**",
        "\n>\n> | Name | Count | Value |\n> | :--- | ---: | ---: |\n> | ab",
        "\n\n#### ab – ab\n\n",
        "\n- **ab**: ab\n\n  > ab",
        " | 12 | 0.85 |\n\nab\n\n**ab**\n\n```\nf ab  . ab\n\nab     f███.▓▓  6.50\n",
        "\n1. <a id=\"source-1\"></a>ab (ab). ab, 28 June 2024, ab. Retrieved ab. ab\n"
        "2. <a id=\"source-2\"></a>Plain. [https\\://example.org/?a=1\\&b=2]"
        "(<https://example.org/?a=1\\&b=2>)\n\n## ab\n\n- **ab**: ",
        " [\\[1, ab\\]](#source-1)",
    };
    (void)state;
    struct paper paper = paper_open(&report_write_markdown, &layout, "T", "");
    paper_put_all(&paper, "ab");
    g_autofree char *made = paper_close(&paper);
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
        expect_true(made, expected[i], strstr(made, expected[i]) != NULL);
}

/* Nothing in a drawing ends it. */
static void test_fence(void **state)
{
    (void)state;
    struct paper paper = paper_open(&report_write_markdown, &layout, "T", "");
    paper_put_figure(&paper, FIGURE_BARS, "````");
    g_autofree char *made = paper_close(&paper);
    assert_non_null(strstr(made, "\n`````\n"));
    assert_true(g_str_has_suffix(made, "\n`````\n\n\\`\\`\\`\\`\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_text), cmocka_unit_test(test_styles),
        cmocka_unit_test(test_links),          cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_fence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
