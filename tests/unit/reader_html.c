/* reader_html.c proves that of a web page the statement is read and nothing that stands around it,
 * that what the page says of itself is found, and that no page is a bomb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/lib/reading.h"

static void expect_text(const char *page, const char *expected)
{
    g_autofree char *text = reading_text("a.html", page, -1);
    assert_string_equal(text, expected);
}

/* Paragraphs are parted by a blank line, white space is one blank, entities are characters, and a
 * line end of the page's own source is none of the text. */
static void test_paragraphs(void **state)
{
    (void)state;
    expect_text("<html><body><p>Both sides\n  agreed&nbsp;to &laquo;meet&raquo; &amp; talk.</p>"
                "<p>In <b>Brus</b>sels<br>in 2025.</p></body></html>",
                "Both sides agreed to «meet» & talk.\n\nIn Brussels\nin 2025.\n");
    expect_text("<html><body>No tags of blocks at all, and an unclosed <i>one",
                "No tags of blocks at all, and an unclosed one\n");
}

/* Lists keep their markers, numbered from where they start; nested ones are indented. */
static void test_lists(void **state)
{
    (void)state;
    expect_text("<body><p>We will:</p><ul><li>one</li><li><p>two</p><ol start=3><li>a<li>b</ol>"
                "</ul><ol type=a><li>first<li>second</ol><p>End.",
                "We will:\n\n- one\n- two\n  3. a\n  4. b\n\na) first\nb) second\n\nEnd.\n");
}

/* A table of words reads row by row; one that only lays the page out is no table. */
static void test_tables(void **state)
{
    (void)state;
    expect_text("<table><tr><th>Who<th>When<tr><td>EU<td>2025<tr><td><td>2026</table>",
                "Who | When\nEU | 2025\n2026\n");
    expect_text("<table><tr><td><p>One.</p><p>Two.</p></td><td><p>Three.</p></td></tr></table>",
                "One.\n\nTwo.\n\nThree.\n");
}

/* What stands around a statement is left out: navigation, banners, forms, share buttons, what is
 * hidden; the heading inside the article stays. */
static void test_what_stands_around(void **state)
{
    (void)state;
    expect_text(
        "<html><head><title>T</title><style>p{}</style></head><body class='has-sidebar'>"
        "<header><h1>The Site</h1></header><nav><ul><li>Home</ul></nav>"
        "<div id=cookie-banner>We use cookies</div><div role=banner>Banner</div>"
        "<article><header><h1>Joint statement</h1><div class='share buttons'>Tweet</div></header>"
        "<p>The European Union and the United States agreed to meet again.</p>"
        "<div hidden>hidden</div><p style='display: none'>gone</p><script>alert(1)</script>"
        "<form><input value=x>Subscribe</form></article>"
        "<aside>Related</aside><footer>Imprint</footer></body></html>",
        "Joint statement\n\nThe European Union and the United States agreed to meet again.\n");
}

/* A class name on the layout itself does not take the whole text away. */
static void test_the_layout_stays(void **state)
{
    (void)state;
    expect_text(
        "<body><div class='page with sidebar social'><p>All of the text stands here, and it "
        "is long enough.</p></div><div class=sidebar>x</div></body>",
        "All of the text stands here, and it is long enough.\n");
    expect_text("<body><main hidden><p>Shown by a script.</p></main></body>",
                "Shown by a script.\n");
}

/* Main is preferred to what is beside it; a list of short teasers is not taken for the article. */
static void test_main_is_preferred(void **state)
{
    (void)state;
    expect_text("<body><p>Outside, of some length to be tempting as a text, longer than it.</p>"
                "<main><p>Inside.</p></main></body>",
                "Inside.\n");
    expect_text("<body><p>The statement itself is here and has more words than any teaser.</p>"
                "<article><p>Teaser</p></article><article><p>Another</p></article></body>",
                "The statement itself is here and has more words than any teaser.\n\nTeaser\n\n"
                "Another\n");
}

static void test_what_it_says_of_itself(void **state)
{
    (void)state;
    owned(statement_text) s = reading_of(
        "a.html",
        "<!DOCTYPE html><html lang=en-GB><head><title>Statement | Council</title>"
        "<meta property=og:site_name content='Council of the EU'>"
        "<meta property=article:published_time content='2024-06-28T10:00:00+02:00'>"
        "<link rel=canonical href=https://example.org/a></head><body><h1>The heading</h1>"
        "<p>Text.</p></body></html>",
        -1);
    assert_string_equal(s->title, "The heading");
    assert_string_equal(s->publisher, "Council of the EU");
    assert_string_equal(s->published_on, "2024-06-28");
    assert_string_equal(s->language, "en");
    assert_string_equal(s->url, "https://example.org/a");
    assert_string_equal(s->media_type, "text/html");
}

/* JSON for search engines is read where it is valid and passed over where it is not. */
static void test_linked_data(void **state)
{
    (void)state;
    owned(statement_text) s = reading_of(
        "a.html",
        "<script type='application/ld+json'>{broken</script>"
        "<script type='application/ld+json'>[{\"@graph\":[{\"datePublished\":\"2021-06-23\","
        "\"publisher\":{\"name\":\"Agency\"},\"headline\":\"H\"}]}]</script><p>Text.",
        -1);
    assert_string_equal(s->published_on, "2021-06-23");
    assert_string_equal(s->publisher, "Agency");
    assert_string_equal(s->title, "H");
    assert_string_equal(s->text, "Text.\n");
}

/* A wrong or missing word about the encoding does not spoil letters; nor does UTF-16. */
static void test_encodings(void **state)
{
    (void)state;
    expect_text("<meta charset=iso-8859-1><p>Jos\xC3\xA9", "José\n");
    expect_text("<p>Jos\xE9 \x80", "José €\n");
    expect_text("<meta charset=iso-8859-2><p>\xA3\xF3\x64\xBC", "Łódź\n");
    expect_text("<meta charset=nonsense><p>\xE9", "é\n");
    expect_text("\xEF\xBB\xBF<html><p>\xC3\xA9", "é\n");
    static const char wide[] = "\xFF\xFE<\0p\0>\0\xE9\0\xE9\0";
    g_autofree char *text = reading_text("a.html", wide, sizeof wide - 1);
    assert_string_equal(text, "éé\n");
}

/* Right-to-left text, and references to characters nobody may store. */
static void test_strange_characters(void **state)
{
    (void)state;
    expect_text("<p>\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D &#x202E;x</p>", "שלום \xE2\x80\xAEx\n");
    expect_text("<p>a&#0;b&#7;c&#x110000;d&#xD800;e</p>", "abcde\n");
    static const char nuls[] = "<p>a\0b</p>";
    g_autofree char *text = reading_text("a.html", nuls, sizeof nuls - 1);
    assert_string_equal(text, "a b\n");
}

static char *repeat(const char *what, guint n, const char *then)
{
    GString *s = g_string_new("<html><body>");
    for (guint i = 0; i < n; i++)
        g_string_append(s, what);
    g_string_append(s, then);
    return g_string_free(s, FALSE);
}

/* What nests without end is refused in words, and soon. */
static void test_nested_without_end(void **state)
{
    (void)state;
    static const char *const tags[] = {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<x>", "<q>"};
    for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
        g_autofree char *page = repeat(tags[i], 100000, "text");
        reading_refused("deep.html", page, -1, "nested too deep");
    }
    g_autofree char *page = repeat("<br>", 2000000, "text");
    reading_refused("many.html", page, -1, "too many");
}

/* Long runs of what costs most: list items, cells, attributes, entities, half-open tags. */
static void test_long_runs(void **state)
{
    (void)state;
    static const char *const runs[] = {"<li>a",     "<td>a",       "</div>",    "&amp;",
                                       "<p class=", "<!--<!--",    "<![CDATA[", "&#x41",
                                       "<a href='", "<p a b c d>", "</p><p>a"};
    for (gsize i = 0; i < G_N_ELEMENTS(runs); i++) {
        g_autofree char *page = repeat(runs[i], 100000, "<p>text</p>");
        g_autoptr(GBytes) bytes = g_bytes_new(page, strlen(page));
        gint64 began = g_get_monotonic_time();
        statement_text_free(statement_text_of_bytes(bytes, "a.html", NULL, NULL));
        gint64 took = g_get_monotonic_time() - began;
        if (took > 20 * G_USEC_PER_SEC)
            print_message("%s: %d ms\n", runs[i], (int)(took / 1000));
        assert_true(took < 20 * G_USEC_PER_SEC);
    }
}

/* A page of scripts alone holds no text. */
static void test_no_text(void **state)
{
    (void)state;
    reading_refused("a.html", "<html><script>var a = 'agreed to meet';</script></html>", -1,
                    "no text");
    reading_refused("a.html", "<html></html>", -1, "no text");
}

/* A page is known by its first bytes, whatever it is called; a text may speak of tags. */
static void test_known_by_its_bytes(void **state)
{
    (void)state;
    assert_true(reader_knows("-", "<!DOCTYPE HTML><p>", 18));
    assert_true(reader_knows("statement", " \n<html>", 8));
    assert_false(reader_knows("-", "key,title\n", 10));
    owned(statement_text) s = reading_of("a.txt", "<html> is a tag that opens a page.", -1);
    assert_string_equal(s->media_type, "text/plain");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_what_stands_around),
        cmocka_unit_test(test_the_layout_stays),
        cmocka_unit_test(test_main_is_preferred),
        cmocka_unit_test(test_what_it_says_of_itself),
        cmocka_unit_test(test_linked_data),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_strange_characters),
        cmocka_unit_test(test_nested_without_end),
        cmocka_unit_test(test_long_runs),
        cmocka_unit_test(test_no_text),
        cmocka_unit_test(test_known_by_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
