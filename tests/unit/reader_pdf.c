/* reader_pdf.c proves that a PDF's pages become one text, and that what cannot be read is said in a
 * clear word: a password, a scan, damage, no pdftotext. It skips where pdftotext is not installed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/child.h"
#include "core/reader/pdf_pages.h"
#include "tests/lib/reading.h"

static void need_pdftotext(void)
{
    g_autofree char *program = g_find_program_in_path("pdftotext");
    if (program == NULL)
        skip();
}

static const char *const first[] = {"Council of the Union",
                                    "",
                                    "Both sides agreed to deepen coopera-",
                                    "tion on follow-up and the EU-",
                                    "U.S. dialogue, and to go",
                                    "",
                                    "",
                                    "1",
                                    NULL};
static const char *const second[] = {"Council of the Union",
                                     "",
                                     "on with it.",
                                     "",
                                     "A new paragraph, a follow-",
                                     "up of it.",
                                     "",
                                     "",
                                     "2",
                                     NULL};
static const char *const third[] = {"Council of the Union", "", "The end.", "", "", "3", NULL};

static void test_pages(void **state)
{
    (void)state;
    need_pdftotext();
    const char *const *const pages[] = {first, second, third};
    g_autoptr(GBytes) pdf = reading_pdf(pages, 3);
    gsize len;
    const char *bytes = g_bytes_get_data(pdf, &len);
    owned(statement_text) s = reading_of("a", bytes, (gssize)len);
    assert_string_equal(s->media_type, "application/pdf");
    assert_non_null(strstr(s->text, "cooperation on follow-up"));
    assert_non_null(strstr(s->text, "The end."));
    assert_null(strstr(s->text, "Council of the Union"));
    assert_true(reading_notes(s, "Council of the Union"));
    assert_int_equal(s->pages->len, 3);
    gsize end = (gsize)(strstr(s->text, "The end.") - s->text);
    assert_int_equal(statement_text_page_at(s, end), 3);
    assert_int_equal(statement_text_page_at(s, 0), 1);
}

static struct statement_text *blank(void)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
    return statement_text_of_bytes(bytes, "a.txt", NULL, NULL);
}

static void expect_pages(const char *given, const char *expected, guint n)
{
    owned(statement_text) s = blank();
    g_autoptr(GError) error = NULL;
    g_free(s->text);
    s->text = NULL;
    assert_true(pdf_pages(s, given, strlen(given), &error));
    assert_string_equal(s->text, expected);
    assert_int_equal(s->pages->len, n);
}

/* A paragraph goes on over the end of a page; heads and numbers of pages go; parted words join, with
 * their hyphen where it is theirs. */
static void test_pages_as_one(void **state)
{
    (void)state;
    expect_pages("Head\n\nThey agreed to\n\n1\n\fHead\n\nmeet again.\n\n2\n\f",
                 "They agreed to\nmeet again.\n", 2);
    expect_pages("a coopera-\ntion, a follow-\nup and\nthe follow-up of EU-\nU.S. talks\n\f",
                 "a cooperation, a follow-up and\nthe follow-up of EU-U.S. talks\n", 1);
    expect_pages("co\xC2\xAD\noperate\n\f", "cooperate\n", 1);
    expect_pages("One page.\n\nOne page.\n\f", "One page.\n\nOne page.\n", 1);
    expect_pages("They will:\n\n\xE2\x80\xA2\n\nmeet;\n\n(b)\n\ntalk.\n\f",
                 "They will:\n\n\xE2\x80\xA2 meet;\n\n(b) talk.\n", 1);
    expect_pages("Ends here.\n\fBegins here.\n\f", "Ends here.\n\nBegins here.\n", 2);
    expect_pages("In 2021\n\n2021\n\f", "In 2021\n\n2021\n", 1);
}

/* Words that only happen to stand on top of some pages stay. */
static void test_not_a_head(void **state)
{
    (void)state;
    expect_pages("Annex\n\na.\n\fText.\n\fMore.\n\fAnnex\n\nb.\n\f",
                 "Annex\n\na.\n\nText.\n\nMore.\n\nAnnex\n\nb.\n", 4);
}

/* As many pages, lines and parted words as there is room for: in time. */
static void test_long(void **state)
{
    (void)state;
    g_autoptr(GString) pages = g_string_new(NULL);
    for (int i = 0; i < 15000; i++)
        g_string_append_printf(pages, "Head %c%d\nword%d-\nend of it\n%d\n\f", 'a' + i % 26, i, i,
                               i);
    owned(statement_text) s = blank();
    g_free(s->text);
    s->text = NULL;
    gint64 began = g_get_monotonic_time();
    assert_true(pdf_pages(s, pages->str, pages->len, NULL));
    assert_int_equal(s->pages->len, 15000);
    assert_true(g_get_monotonic_time() - began < 20 * G_USEC_PER_SEC);
}

static void test_scan(void **state)
{
    (void)state;
    need_pdftotext();
    static const char *const none[] = {NULL};
    const char *const *const pages[] = {none, none};
    g_autoptr(GBytes) pdf = reading_pdf(pages, 2);
    gsize len;
    const char *bytes = g_bytes_get_data(pdf, &len);
    reading_refused("a.pdf", bytes, (gssize)len, "scan");
}

/* Cut off, all zero behind its mark, or full of nonsense. */
static void test_damaged(void **state)
{
    (void)state;
    need_pdftotext();
    reading_refused("a.pdf", "%PDF-1.7\nnothing more", -1, "damaged");
    reading_refused("a.pdf", "not a PDF at all, though it is called one", -1, "damaged");
    g_autofree char *zeros = g_malloc0(10000);
    g_strlcpy(zeros, "%PDF-1.4\n", 10000);
    reading_refused("a.pdf", zeros, 10000, "damaged");
}

static void test_password(void **state)
{
    (void)state;
    need_pdftotext();
    g_autofree char *bytes = NULL;
    gsize len;
    assert_true(g_file_get_contents("tests/unit/data/locked.pdf", &bytes, &len, NULL));
    reading_refused("locked.pdf", bytes, (gssize)len, "password");
}

static void test_not_installed(void **state)
{
    (void)state;
    g_autofree char *path = g_strdup(g_getenv("PATH"));
    g_setenv("PATH", "/nowhere", TRUE);
    reading_refused("a.pdf", "%PDF-1.4\n", -1, "pdftotext");
    g_setenv("PATH", ".", TRUE);
    reading_refused("a.pdf", "%PDF-1.4\n", -1, "pdftotext");
    g_setenv("PATH", path, TRUE);
}

/* Another program is held to its time and to its output, and asked to stop it stops. */
static gboolean at_once(gpointer data)
{
    (void)data;
    return TRUE;
}

static void test_limits(void **state)
{
    (void)state;
    const char *const sleeper[] = {"/bin/sh", "-c", "sleep 60", NULL};
    const char *const talker[] = {"/bin/sh", "-c", "while :; do echo agreed; done", NULL};
    struct child late = {.words = sleeper, .seconds = 1, .memory_mb = 512, .max_bytes = 10};
    struct child stopped = {
        .words = sleeper, .seconds = 30, .memory_mb = 512, .max_bytes = 10, .stop = at_once};
    struct child full = {.words = talker, .seconds = 30, .memory_mb = 512, .max_bytes = 1000};
    struct child none = {.words = (const char *const[]){"/nowhere/x", NULL}, .seconds = 1};
    assert_true(child_run(&late, NULL));
    assert_true(late.is_late);
    assert_true(child_run(&stopped, NULL));
    assert_true(stopped.is_stopped);
    assert_true(child_run(&full, NULL));
    assert_true(full.is_too_long);
    assert_int_equal(full.output->len, 1000);
    assert_false(child_run(&none, NULL));
    child_clear(&late);
    child_clear(&stopped);
    child_clear(&full);
    child_clear(&none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),      cmocka_unit_test(test_pages_as_one),
        cmocka_unit_test(test_not_a_head), cmocka_unit_test(test_long),
        cmocka_unit_test(test_scan),       cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_password),   cmocka_unit_test(test_not_installed),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
