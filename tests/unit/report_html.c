/* report_html.c proves that reports as HTML are well formed and valid, load and run nothing, lead only
 * where they say, and show what is stored as text whatever it is. */
#include "core/format/write.h"
#include "tests/lib/expect.h"
#include "tests/lib/hostile.h"
#include "tests/lib/paper.h"
#include "tests/lib/report_rig.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct report_layout layout = {.width = 80, .length = 60};

static const char *const nasty[] = {
    "</title><script>alert(1)</script>",
    "\"onmouseover=\"alert(1)",
    "' onclick='x",
    "]]>",
    "&amp;",
    "&#x202e;",
    "\xe2\x80\xae abc",
    "</style><style>*{display:none}",
    "\"; } @import url(https://x.org/);",
    "javascript:alert(1)",
    "<!--",
    "--><b>",
    "https://example.org/\"><img src=x onerror=y>",
    "data:text/html,<script>",
    "<a href=https://x>",
    "\\",
    "*/",
    "اتفاقية",
};

/* What a page is made of. */
struct page {
    GHashTable *ids, *targets;
    GString *text;
    GPtrArray *links;
};

static void check_attribute(struct page *page, const char *element, const char *name,
                            const char *value)
{
    static const char *const known[] = {"class",
                                        "id",
                                        "href",
                                        "rel",
                                        "aria-labelledby",
                                        "aria-label",
                                        "role",
                                        "dir",
                                        "scope",
                                        "data-label",
                                        "style",
                                        "value",
                                        "tabindex",
                                        "width",
                                        "height",
                                        "viewBox",
                                        "xmlns",
                                        "lang",
                                        "data-label",
                                        "x",
                                        "y",
                                        "d",
                                        "fill",
                                        "font-size",
                                        "font-weight",
                                        "text-anchor",
                                        "stroke",
                                        "stroke-width",
                                        "stroke-opacity",
                                        "stroke-linejoin",
                                        "stroke-dasharray",
                                        "fill-opacity",
                                        "transform",
                                        NULL};
    if (!g_strv_contains(known, name))
        fail_msg("<%s> has an attribute %s", element, name);
    if (strcmp(name, "id") == 0 && !g_hash_table_add(page->ids, g_strdup(value)))
        fail_msg("two places are called %s", value);
    if (strcmp(name, "style") == 0)
        assert_true(g_str_has_prefix(value, "--share: ") && strlen(value) < 14);
    if (strcmp(name, "href") != 0)
        return;
    if (*value == '#')
        g_hash_table_add(page->targets, g_strdup(value + 1));
    else
        g_ptr_array_add(page->links, g_strdup(value));
}

static void start_element(GMarkupParseContext *context, const char *element, const char **names,
                          const char **values, gpointer data, GError **error)
{
    static const char *const known[] = {
        "body",    "a",          "header", "footer", "main",   "nav",    "section",    "article",
        "aside",   "div",        "span",   "p",      "h1",     "h2",     "h3",         "h4",
        "h5",      "ul",         "ol",     "li",     "dl",     "dt",     "dd",         "table",
        "caption", "thead",      "tbody",  "tfoot",  "tr",     "th",     "td",         "bdi",
        "q",       "blockquote", "del",    "ins",    "strong", "figure", "figcaption", "details",
        "summary", "svg",        "title",  "desc",   "rect",   "path",   "text",       NULL};
    (void)context;
    (void)error;
    if (!g_strv_contains(known, element))
        fail_msg("there is a <%s>", element);
    for (gsize i = 0; names[i] != NULL; i++)
        check_attribute(data, element, names[i], values[i]);
}

static void add_text(GMarkupParseContext *context, const char *text, gsize len, gpointer data,
                     GError **error)
{
    (void)context;
    (void)error;
    g_string_append_len(((struct page *)data)->text, text, (gssize)len);
}

/* All tags of ours are closed, so that what is between <body> and </body> is XML but for its names of
 * characters. */
static struct page read_page(const char *html)
{
    static const GMarkupParser parser = {.start_element = start_element, .text = add_text};
    struct page page = {.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                        .targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                        .text = g_string_new(NULL),
                        .links = g_ptr_array_new_with_free_func(g_free)};
    const char *body = strstr(html, "<body>"), *end = strstr(html, "</html>");
    assert_true(body != NULL && end != NULL);
    g_autoptr(GString) xml = g_string_new_len(body, end - body);
    g_autoptr(GError) error = NULL;
    g_string_replace(xml, "&nbsp;", "\xc2\xa0", 0);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &page, NULL);
    if (!g_markup_parse_context_parse(context, xml->str, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error))
        fail_msg("%s", error->message);
    g_markup_parse_context_free(context);
    return page;
}

static void page_clear(struct page *page)
{
    g_hash_table_unref(page->ids);
    g_hash_table_unref(page->targets);
    g_string_free(page->text, TRUE);
    g_ptr_array_unref(page->links);
}

static void check_head(const char *html)
{
    g_auto(GStrv) parts = g_strsplit(html, "</head>", -1);
    g_auto(GStrv) styles = g_strsplit(parts[0], "<style>", -1);
    assert_int_equal(g_strv_length(parts), 2);
    assert_int_equal(g_strv_length(styles), 2);
    assert_true(strchr(styles[1], '<') == strstr(styles[1], "</style>"));
    assert_null(strstr(styles[1], "url("));
    assert_null(strstr(styles[1], "@import"));
    assert_non_null(strstr(styles[0], "content=\"default-src 'none'; style-src 'unsafe-inline'; "
                                      "img-src data:\""));
    assert_non_null(strstr(styles[0], "<html lang=\"en\">"));
    assert_non_null(strstr(styles[0], "<meta charset=\"utf-8\">"));
}

/* Every place led to is there; away from the page lead only addresses on the web. */
static void check_page(const char *html)
{
    struct page page = read_page(html);
    GHashTableIter iter;
    gpointer target;
    check_head(html);
    g_hash_table_iter_init(&iter, page.targets);
    while (g_hash_table_iter_next(&iter, &target, NULL))
        expect_true(target, "is a place", g_hash_table_contains(page.ids, target));
    for (guint i = 0; i < page.links->len; i++) {
        const char *link = page.links->pdata[i];
        if (!g_str_has_prefix(link, "https://") && !g_str_has_prefix(link, "http://"))
            fail_msg("a link leads to %s", link);
    }
    page_clear(&page);
}

static char *put(const char *words)
{
    struct paper paper = paper_open(&report_write_html, &layout, words, words);
    paper_put_all(&paper, words);
    return paper_close(&paper);
}

/* How often it is seen. */
static guint seen(const struct page *page, const char *words)
{
    g_auto(GStrv) parts = g_strsplit(page->text->str, words, -1);
    return g_strv_length(parts) - 1;
}

static void check_words(const char *words)
{
    g_autofree char *html = put(words);
    g_autofree char *shown = text_show(words, -1);
    struct page page = read_page(html);
    check_page(html);
    if (*shown != '\0' && seen(&page, shown) < 60)
        fail_msg("\"%s\" is seen %u times", shown, seen(&page, shown));
    page_clear(&page);
}

static void test_words_are_text(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(nasty); i++)
        check_words(nasty[i]);
    for (gsize i = 0; hostile_strings[i] != NULL; i++)
        check_words(hostile_strings[i]);
}

static void test_random_words(void **state)
{
    GRand *random = g_rand_new_with_seed(11);
    (void)state;
    for (int i = 0; i < 40; i++) {
        gsize len;
        g_autofree char *words = hostile_random(random, &len);
        g_autofree char *html = put(words);
        check_page(html);
    }
    g_rand_free(random);
}

static gboolean has_tidy(void)
{
    g_autofree char *path = g_find_program_in_path("tidy");
    if (path == NULL)
        print_message("no tidy on this machine: whether HTML is valid is not tried\n");
    return path != NULL;
}

static void check_valid(const char *what, const char *html)
{
    g_autofree char *path = NULL;
    g_autofree char *said = NULL;
    int fd = g_file_open_tmp("heldto-XXXXXX.html", &path, NULL);
    char *words[] = {(char *)"tidy", (char *)"-e", (char *)"-q", path, NULL};
    int status = -1;
    assert_true(fd >= 0 && g_close(fd, NULL));
    assert_true(g_file_set_contents(path, html, -1, NULL));
    assert_true(g_spawn_sync(NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said,
                             &status, NULL));
    g_unlink(path);
    if (status != 0 || *said != '\0')
        fail_msg("%s: tidy says %s", what, said);
}

/* By another program's judgement, too. */
static void test_valid(void **state)
{
    const struct report_rig *rig = *state;
    if (!has_tidy())
        skip();
    g_autofree char *follow_up = report_rig_make(rig, "follow-up", "format", "html", NULL);
    g_autofree char *tally =
        report_rig_make(rig, "tally", "format", "html", "for", "internal", NULL);
    check_valid("follow-up", follow_up);
    check_valid("tally", tally);
    check_page(follow_up);
    check_page(tally);
    for (gsize i = 0; i < G_N_ELEMENTS(nasty); i++) {
        g_autofree char *html = put(nasty[i]);
        check_valid(nasty[i], html);
    }
}

static void expect_part(const char *html, const char *part)
{
    if (strstr(html, part) == NULL)
        fail_msg("expected %s, actual:\n%s", part, strstr(html, "<body>"));
}

/* Contents come before what they list; citations lead to sources and back. */
static void test_contents_and_sources(void **state)
{
    (void)state;
    g_autofree char *html = put("ab");
    expect_part(html,
                "</header>\n<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>"
                "\n<ul>\n<li><a href=\"#part-1\"><bdi>ab</bdi></a><ul>\n"
                "<li><a href=\"#part-2\"><bdi>ab</bdi></a></li>\n</ul>\n</li>\n"
                "<li><a href=\"#part-4\"><bdi>ab</bdi></a></li>\n"
                "<li><a href=\"#part-5\"><bdi>ab</bdi></a></li>\n</ul>\n</nav>\n"
                "<main id=\"report\">\n");
    expect_part(html, "<a class=\"cite\" href=\"#source-1\" id=\"cited-1-1\">[1, ab]</a>");
    expect_part(html,
                "<li id=\"source-1\" value=\"1\"><span>[1]</span> <div><bdi>ab (ab). ab, 28 June "
                "2024, ab. Retrieved ab.</bdi> <bdi>ab</bdi> <span class=\"back\">Cited: "
                "<a href=\"#cited-1-1\" aria-label=\"Back to citation 1\">1</a>");
    expect_part(html, ">8</a> …</span>");
    expect_part(html, "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noreferrer\">");
    expect_part(html, "<h4><span class=\"key\">ab</span> <bdi>ab</bdi></h4>");
    expect_part(html,
                "<blockquote><p dir=\"auto\">ab<strong>ab</strong><bdi>ab</bdi><q>“<bdi>ab</bdi>”"
                "</q><del>ab</del><ins>ab</ins>");
    expect_part(html, "<tfoot>\n<tr><th scope=\"row\">");
    expect_part(html, "<td class=\"bar\"><span style=\"--share: 100%\">12</span></td>");
}

/* The language of words is told where it is one. */
static void test_language(void **state)
{
    static const struct {
        const char *language, *part;
    } rows[] = {
        {"uk", "<blockquote lang=\"uk\"><p"},
        {"pt-BR", "<blockquote lang=\"pt-BR\"><p"},
        {"", "<blockquote><p"},
        {"e", "<blockquote><p"},
        {"en\" onclick=\"x", "<blockquote><p"},
        {"-en", "<blockquote><p"},
        {"in English", "<blockquote><p"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct paper paper = paper_open(&report_write_html, &layout, "T", "");
        struct report_entry *entry = report_entry_new("", "title");
        struct report_line *line = report_entry_line(entry, "Words");
        line->words = report_text_new();
        report_text_style(line->words, REPORT_QUOTE, "words");
        report_text_set_language(line->words, rows[i].language);
        paper.writer->entry(paper.page, entry);
        report_entry_free(entry);
        g_autofree char *html = paper_close(&paper);
        expect_part(html, rows[i].part);
    }
}

/* What is not said leaves nothing behind: no empty list, no contents of one part. */
static void test_little(void **state)
{
    (void)state;
    struct paper paper = paper_open(&report_write_html, &layout, "", "");
    g_autofree char *html = paper_close(&paper);
    check_page(html);
    assert_null(strstr(html, "<nav"));
    assert_null(strstr(html, "class=\"banner\""));
    assert_non_null(strstr(html, "<title>Report</title>"));
}

/* Marked where it begins, where it ends, and on paper on every page; of the size asked for. */
static void test_marked(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *html = report_rig_make(rig, "follow-up", "format", "html", "for", "internal",
                                            "paper", "letter", NULL);
    expect_part(html, "<p class=\"banner\">INTERNAL – NOT FOR PUBLICATION</p>");
    expect_part(html, "@bottom-left { content: \"INTERNAL – NOT FOR PUBLICATION\"; }");
    expect_part(html, "<footer>INTERNAL – NOT FOR PUBLICATION · Internal");
    expect_part(html, "@page { size: letter;");
}

#define ON_SAMPLE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, report_rig_sample, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_text),
        cmocka_unit_test(test_random_words),
        ON_SAMPLE(test_valid),
        cmocka_unit_test(test_contents_and_sources),
        cmocka_unit_test(test_little),
        cmocka_unit_test(test_language),
        ON_SAMPLE(test_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
