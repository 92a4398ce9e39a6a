/* reader_text.c proves that a text file and Markdown come in as they are read, in any encoding, and
 * that what is no text is refused in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/session.h"
#include "tests/lib/reading.h"

static void expect_of(const char *name, const char *bytes, gssize len, const char *expected)
{
    g_autofree char *text = reading_text(name, bytes, len);
    assert_string_equal(text, expected);
}

/* Line for line, blank for blank: what is stored is what the file has, apart from line ends. */
static void test_as_it_is(void **state)
{
    (void)state;
    expect_of("a.txt", " Both  sides\r\nagreed.\r\rNext\tline \n", -1,
              " Both  sides\nagreed.\n\nNext\tline \n");
    expect_of("a.txt",
              "one\xE2\x80\xA8two\xE2\x80\xA9three\x0C"
              "four\x1B[31m",
              -1, "one\ntwo\n\nthree\nfour[31m");
}

static void test_encodings(void **state)
{
    (void)state;
    expect_of("a.txt", "\xEF\xBB\xBFJos\xC3\xA9", -1, "José");
    expect_of("a.txt", "\xFF\xFEJ\0o\0s\0\xE9\0", 10, "José");
    expect_of("a.txt", "\xFE\xFF\0J\0o\0s\0\xE9", 10, "José");
    expect_of("a.txt", "J\0o\0s\0\xE9\0", 8, "José");
    expect_of("a.txt", "\xFF\xFE\0\0J\0\0\0", 8, "J");
    owned(statement_text) s = reading_of("a.txt", "Jos\xE9 \x96 \x81", -1);
    assert_string_equal(s->text, "José – ?");
    assert_true(reading_notes(s, "windows-1252"));
}

/* What was said of the encoding is done, and an encoding nobody knows is named. */
static void test_encoding_asked_for(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new("\xA3\xF3\x64\xBC", 4);
    struct reader_options options = {.encoding = "iso-8859-2"};
    owned(statement_text) s = statement_text_of_bytes(bytes, "a.txt", &options, &error);
    assert_non_null(s);
    assert_string_equal(s->text, "Łódź");
    assert_int_equal(s->notes->len, 0);
    options.encoding = "klingon";
    assert_null(statement_text_of_bytes(bytes, "a.txt", &options, &error));
    assert_non_null(strstr(error->message, "klingon"));
}

static void test_refused(void **state)
{
    (void)state;
    reading_refused("a.txt", "", 0, "empty");
    reading_refused("a.txt", " \n\t\n", -1, "no text");
    reading_refused("a.txt", "123 456\n", -1, "no text");
    reading_refused("a.txt", "agreed\0to meet", 14, "NUL");
    reading_refused("a.txt", "\x01\x02\x03\x04\x05\x06\x07\x08 binary", -1, "no text");
    reading_refused("a.docx", "PK\003\004....", 8, "word processor");
    reading_refused("a.txt", "PK\003\004....", 8, "word processor");
    reading_refused("a.doc", "\xD0\xCF\x11\xE0....", 8, "word processor");
    reading_refused("a.txt", "\x89PNG\r\n", 6, "picture");
}

/* A file beyond the limit is refused by its size alone, before it is read; one that grows beyond it
 * in text, too. */
static void test_too_large(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "large.txt", NULL);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(ftruncate(fileno(file), 200L * 1024 * 1024), 0);
    fclose(file);
    gint64 began = g_get_monotonic_time();
    assert_null(statement_text_read(path, NULL, &error));
    assert_non_null(strstr(error->message, "larger than 64 MB"));
    assert_true(g_get_monotonic_time() - began < G_USEC_PER_SEC);
    unlink(path);
    g_autofree char *long_text = g_strnfill(READER_TEXT_BYTES + 1, 'a');
    reading_refused("a.txt", long_text, -1, "more than 1 MB of text");
}

/* A folder, a pipe nobody writes to, and what is not there: named at once, never waited for. */
static void test_no_regular_file(void **state)
{
    (void)state;
    g_autofree char *pipe = g_build_filename(g_get_tmp_dir(), "pipe.txt", NULL);
    const char *const paths[] = {"/", pipe, "/nowhere/a.txt"};
    assert_int_equal(mkfifo(pipe, 0600), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(statement_text_read(paths[i], NULL, &error));
        assert_true(g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_INPUT));
        assert_true(g_str_has_prefix(error->message, paths[i]));
    }
    unlink(pipe);
}

static void test_paragraphs(void **state)
{
    (void)state;
    owned(statement_text) s = reading_of("a.txt", "\n One\nline.\n \n\nTwo. \n\n\nThree", -1);
    static const char *const expected[] = {"One\nline.", "Two.", "Three"};
    assert_int_equal(s->paragraphs->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        struct span span = g_array_index(s->paragraphs, struct span, i);
        g_autofree char *actual = g_strndup(s->text + span.start, span.end - span.start);
        assert_string_equal(actual, expected[i]);
        assert_int_equal(statement_text_paragraph_at(s, span.start), i + 1);
        assert_int_equal(statement_text_paragraph_at(s, span.end), i + 1);
    }
    assert_int_equal(statement_text_page_at(s, 5), 0);
}

/* Markdown as it is read: marks go, words and list markers stay, code is left alone. */
static void test_markdown(void **state)
{
    (void)state;
    owned(statement_text) s = reading_of(
        "a.md",
        "---\ntitle: \"From the front\"\ndate: 2024-06-28\npublisher: Council\nlang: en\n---\n"
        "# Joint *statement* #\n\nThe **EU** and the [US](https://a.b/c) agreed to\n"
        "meet_again_soon. ![picture](x.png)\n\n***\n\n- one\n- two `code` and 2 * 3 * 4\n"
        "1. first\n\n> quoted words\n\n```\n# no heading\n```\n\\*stars\\* a [loose bracket\n",
        -1);
    assert_string_equal(
        s->text, "Joint statement\n\n\nThe EU and the US agreed to\nmeet_again_soon. \n\n\n\n"
                 "- one\n- two code and 2 * 3 * 4\n1. first\n\nquoted words\n\n\n"
                 "# no heading\n\n*stars* a [loose bracket\n");
    assert_string_equal(s->title, "From the front");
    assert_string_equal(s->published_on, "2024-06-28");
    assert_string_equal(s->publisher, "Council");
    assert_string_equal(s->media_type, "text/markdown");
    owned(statement_text) plain = reading_of("b.md", "# Heading\n\nText", -1);
    assert_string_equal(plain->title, "Heading");
}

/* Marks without an end, and front matter without one, are text. */
static void test_markdown_unclosed(void **state)
{
    (void)state;
    expect_of("a.md", "---\ntitle: x\nno end", -1, "\ntitle: x\nno end\n");
    expect_of("a.md", "[a](b\n[c] d ** e\n", -1, "[a](b\n[c] d ** e\n");
    expect_of("a.md", "####### seven\n#no blank\n#\n", -1, "####### seven\n#no blank\n#\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_it_is),           cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_encoding_asked_for), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_too_large),          cmocka_unit_test(test_no_regular_file),
        cmocka_unit_test(test_paragraphs),         cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_markdown_unclosed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
