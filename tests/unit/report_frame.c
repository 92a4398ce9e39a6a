/* report_frame.c proves what stands around every report: key messages of half a page and no more, who
 * made it for whom, the day, whether it was issued, on which state of the register it rests; and that
 * nothing a user types there does harm. */
#include "core/report/messages.h"
#include "core/report/phrase.h"
#include "db/register_row.h"
#include "db/series.h"
#include "db/table.h"
#include "tests/lib/check_escapes.h"
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect_paragraphs(const char *text, const char *expected)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(GPtrArray) paragraphs = messages_paragraphs(text, &failed);
    assert_null(failed);
    g_autoptr(GString) actual = g_string_new(NULL);
    for (guint i = 0; i < paragraphs->len; i++)
        g_string_append_printf(actual, "%s%s", i > 0 ? "|" : "", (char *)paragraphs->pdata[i]);
    expect_text(text, expected, actual->str);
}

/* A blank line parts; so does the next item of a list; a line end alone does not. */
static void test_paragraphs(void **state)
{
    (void)state;
    expect_paragraphs("", "");
    expect_paragraphs(" \n\t\r\n  ", "");
    expect_paragraphs("One\ntwo.\n\n\n Three. ", "One two.|Three.");
    expect_paragraphs("One\r\n\r\nTwo\rthree", "One|Two three");
    expect_paragraphs("Two things:\n- one\n  and more\n- two\n1. three\n12) four",
                      "Two things:|- one and more|- two|1. three|12) four");
    expect_paragraphs("2025 was good\n-minus\n3.5 percent", "2025 was good -minus 3.5 percent");
}

static char *repeated(const char *text, guint times)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < times; i++)
        g_string_append(all, text);
    return g_string_free(all, FALSE);
}

static void expect_length(const char *text, gboolean fits, const char *says)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(GPtrArray) paragraphs = messages_paragraphs(text, &failed);
    if (fits) {
        assert_null(failed);
        return;
    }
    assert_null(paragraphs);
    assert_int_equal(failed->code, HELDTO_ERROR_INPUT);
    if (strstr(failed->message, says) == NULL)
        fail_msg("expected \"%s\" in \"%s\"", says, failed->message);
}

/* Half a page is so many lines, in every script; the refusal says how many there are and may be. */
static void test_half_a_page(void **state)
{
    (void)state;
    g_autofree char *most = repeated("- point\n", 13); /* 13 lines, 12 blank ones between */
    g_autofree char *more = repeated("- point\n", 14);
    g_autofree char *latin = repeated("word ", 26 * 15);
    g_autofree char *long_latin = repeated("word ", 26 * 15 + 1);
    g_autofree char *wide = repeated("約束", 26 * 19);
    g_autofree char *too_wide = repeated("約束", 26 * 19 + 1);
    g_autofree char *huge = repeated("0123456789abcdef", 5000);
    expect_length(most, TRUE, "");
    expect_length(more, FALSE, "take 27 lines of 76 characters");
    expect_length(more, FALSE, "half a page holds 26");
    expect_length(latin, TRUE, "");
    expect_length(long_latin, FALSE, "take 27 lines");
    expect_length(wide, TRUE, "");
    expect_length(too_wide, FALSE, "take 27 lines");
    expect_length(huge, FALSE, "at most 26 lines of 76");
}

static void expect_file(const char *path, const char *says)
{
    g_autoptr(GError) failed = NULL;
    g_autofree char *text = messages_read(path, &failed);
    assert_null(text);
    assert_int_equal(failed->code, HELDTO_ERROR_INPUT);
    if (strstr(failed->message, says) == NULL)
        fail_msg("expected \"%s\" in \"%s\"", says, failed->message);
}

/* A file is text of the length that can be meant; what never ends is not begun. */
static void test_files(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *path = g_build_filename(rig->folder, "messages.txt", NULL);
    assert_true(g_file_set_contents(path, "\xef\xbb\xbfOne.\r\n", -1, NULL));
    g_autofree char *text = messages_read(path, NULL);
    expect_text("with a mark of its bytes' order", "One.\r\n", text);
    assert_true(g_file_set_contents(path, "One\xff", -1, NULL));
    expect_file(path, "no text in UTF-8");
    assert_true(g_file_set_contents(path, "One\0two", 7, NULL));
    expect_file(path, "no text in UTF-8");
    g_autofree char *huge = repeated("0123456789abcdef", 5000);
    assert_true(g_file_set_contents(path, huge, -1, NULL));
    expect_file(path, "at most 26 lines");
    expect_file("/dev/zero", "no file");
    expect_file(rig->folder, "no file");
    expect_file("", "No such file");
    expect_file("nowhere\n\033[2J", "nowhere ^[[2J");
}

static void expect_order(const char *text, ...) G_GNUC_NULL_TERMINATED;

/* The words stand in the text one after the other. */
static void expect_order(const char *text, ...)
{
    va_list words;
    va_start(words, text);
    const char *at = text;
    for (const char *word; (word = va_arg(words, const char *)) != NULL;) {
        const char *found = strstr(at, word);
        if (found == NULL)
            fail_msg("expected \"%s\" next in\n%s", word, at);
        at = found + strlen(word);
    }
    va_end(words);
}

/* In every report, in this order, before anything that is counted. */
static void test_head(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *text = report_rig_make(rig, "follow-up", "recipient", "Minister X", "messages",
                                            "First.\n\nSecond.", NULL);
    expect_order(text, "Public – draft, not issued – Sample", "  For            Minister X\n",
                 "  Prepared by    Ana Lyst\n", "  Date           23 November 2026\n",
                 "  As of          23 November 2026\n", "  Edition        draft, not issued\n",
                 "\nKey messages\n", "\nFirst.\n\nSecond.\n", "\nSummary\n", NULL);
    g_autofree char *plain = report_rig_make(rig, "follow-up", "messages", " \n ", NULL);
    assert_null(strstr(plain, "Key messages"));
    g_autofree char *csv = report_rig_make(rig, "since", "since", "2018-01-01", "format", "csv",
                                           "messages", "=cmd()\n\nSecond.", NULL);
    expect_order(csv, "\nmessage,", "'=cmd()", "\nmessage,", "Second.", NULL);
}

/* A unit stands beside the author whose login it is, and not beside another's name. */
static void test_unit(void **state)
{
    const struct report_rig *rig = *state;
    owned(person) old = person_by_login(rig->session->db, session_login(rig->session), NULL);
    assert_non_null(old);
    owned(person) row = row_copy(TABLE_PERSON, old);
    row_set(&row->unit, "Unit C2");
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    assert_true(change_update(change, TABLE_PERSON, old, row, NULL));
    assert_true(change_commit(change, NULL));
    g_autofree char *text = report_rig_make(rig, "follow-up", NULL);
    assert_non_null(strstr(text, "  Prepared by    Ana Lyst, Unit C2\n"));
    row_set(&rig->session->author, "Bo");
    g_autofree char *other = report_rig_make(rig, "follow-up", NULL);
    assert_non_null(strstr(other, "  Prepared by    Bo\n"));
}

/* However narrow the page, every page says all of who may read it and whether it was issued. */
static void test_marking_is_whole(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *text = report_rig_make(rig, "follow-up", "width", "40", "paged", "", NULL);
    g_auto(GStrv) pages = g_strsplit(text, "\f", -1);
    assert_true(g_strv_length(pages) > 5);
    for (gsize i = 0; pages[i] != NULL; i++) {
        const char *rule = strstr(pages[i], "────");
        assert_non_null(rule);
        g_autofree char *head = g_strndup(pages[i], (gsize)(rule - pages[i]));
        expect_order(head, "Public – draft,", "not", "issued – Sample,", "not", "official wording",
                     "page ", NULL);
    }
}

/* What is typed commands nothing and breaks no page, whatever it is. */
static void test_hostile_texts(void **state)
{
    static const char *const texts[] = {"\033[2J\a\b\r\x7f<script>alert(1)</script>",
                                        ("\xe2\x80\xae"
                                         "desrever \xf3\xa0\x81\xa1"),
                                        "=HYPERLINK(\"x\")", "%s%n\\n\t|`*_[x](y)", "\x0c\x0b"};
    const struct report_rig *rig = *state;
    g_autofree char *endless = repeated("W", 4000);
    for (gsize i = 0; i <= G_N_ELEMENTS(texts); i++) {
        const char *text = i < G_N_ELEMENTS(texts) ? texts[i] : endless;
        const char *messages = i < G_N_ELEMENTS(texts) ? texts[i] : "short";
        g_autofree char *report =
            report_rig_make(rig, "follow-up", "title", text, "recipient", text, "messages",
                            messages, "filter", "EUUS-0017", NULL);
        g_auto(GStrv) lines = g_strsplit(report, "\n", -1);
        for (gsize k = 0; lines[k] != NULL; k++)
            if (text_width(lines[k]) > 80 || strpbrk(lines[k], "\033\a\b\r\f\v\x7f") != NULL)
                fail_msg("a line that may not be, of \"%s\"", lines[k]);
    }
}

static void test_refusals(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *more = repeated("- point\n", 30);
    g_autofree char *refused = report_rig_refusal(rig, "follow-up", "messages", more, NULL);
    assert_non_null(strstr(refused, "half a page holds 26"));
    g_autofree char *since =
        report_rig_refusal(rig, "since", "since", "2018-01-01", "messages", more, NULL);
    assert_non_null(strstr(since, "half a page holds 26"));
}

/* What was asked for is told in words, without the codes it was asked in. */
static void test_selection_has_no_codes(void **state)
{
    static const struct {
        const char *filter, *words;
    } asked[] = {
        {"due:2025-40", "due in first half of 2025"},
        {"due<=2026-12-31", "due by 31 December 2026"},
        {"kind:next-meeting", "kind is next meeting"},
        {"status:not-assessed", "status is not assessed"},
        {"series:eu-us-jha", "series is EU-U.S. justice and home affairs meetings"},
        {"is:period-over-not-checked", "timeliness is period over – not checked"},
        {"meeting:2024-06", "stated at June 2024"},
    };
    const struct report_rig *rig = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(asked); i++) {
        g_autofree char *text =
            report_rig_make(rig, "follow-up", "filter", asked[i].filter, "width", "200", NULL);
        g_autofree char *selected =
            g_strdup_printf("  Selected       commitments where %s\n", asked[i].words);
        if (strstr(text, selected) == NULL)
            fail_msg("%s: expected \"%s\" in\n%.2000s", asked[i].filter, selected, text);
    }
}

/* A series that has no title of its own is called by none: its token is no word for readers. */
static void test_no_token_as_subtitle(void **state)
{
    const struct report_rig *rig = *state;
    struct series row = {
        .token = (char *)"eu-us-x", .title = (char *)"eu-us-x", .prefix = (char *)"X"};
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    assert_true(change_insert(change, TABLE_SERIES, &row, NULL) && change_commit(change, NULL));
    g_free(row.uuid);
    g_autofree char *text = report_rig_make(rig, "follow-up", NULL);
    assert_null(strstr(text, "eu-us-x"));
}

int main(void)
{
#define ON(test, rig) cmocka_unit_test_setup_teardown(test, report_rig_##rig, report_rig_tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_half_a_page),
        ON(test_files, empty),
        ON(test_head, sample),
        ON(test_unit, sample),
        ON(test_marking_is_whole, sample),
        ON(test_hostile_texts, sample),
        ON(test_refusals, sample),
        ON(test_selection_has_no_codes, sample),
        ON(test_no_token_as_subtitle, empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
