/* report_pdf.c proves of reports as PDF what others say of them: that they are whole, that their text
 * can be read in order, that fonts are in them and links lead somewhere. What a tool that is not
 * installed would say is not proved, and told so. */
#include "core/text/text.h"
#include "tests/lib/pdf_tools.h"
#include "tests/lib/report_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static guint count_of(const char *text, const char *part)
{
    guint n = 0;
    for (const char *p = text; (p = strstr(p, part)) != NULL; p += strlen(part))
        n++;
    return n;
}

static void expect_words(const char *text, const char *words)
{
    if (strstr(text, words) == NULL)
        fail_msg("expected \"%s\" in\n%s", words, text);
}

/* Words of letters and digits only: what is drawn in one format and not in the other is none. */
static GHashTable *words_of(const char *text)
{
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const char *p = text; *p != '\0';) {
        const char *start = p;
        while (*p != '\0' && g_unichar_isalnum(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
        if (p > start)
            g_hash_table_add(words, g_strndup(start, (gsize)(p - start)));
        else
            p = g_utf8_next_char(p);
    }
    return words;
}

static void expect_in_order(const char *text, const char *const *parts)
{
    const char *at = text;
    for (; *parts != NULL; parts++) {
        const char *found = strstr(at, *parts);
        if (found == NULL)
            fail_msg("expected \"%s\" to come next in\n%s", *parts, at);
        at = found + strlen(*parts);
    }
}

/* All words of the text report are words of the PDF, in the order of reading. */
static void test_text(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) pdf =
        report_rig_bytes(rig, "follow-up", "format", "pdf", "for", "internal", NULL);
    g_autofree char *text =
        report_rig_make(rig, "follow-up", "format", "text", "for", "internal", NULL);
    g_autofree char *read = pdf_text(pdf);
    g_autoptr(GHashTable) expected = words_of(text);
    g_autoptr(GHashTable) actual = words_of(read);
    GHashTableIter iter;
    gpointer word;
    g_hash_table_iter_init(&iter, expected);
    while (g_hash_table_iter_next(&iter, &word, NULL))
        if (!g_hash_table_contains(actual, word) && strlen(word) > 2 && !strstr(word, "page"))
            fail_msg("expected the word \"%s\" in\n%s", (char *)word, read);
    expect_in_order(
        read, (const char *const[]){"Follow-up of commitments", "EU-U.S. justice", "Prepared by",
                                    "Summary", "What this report can and cannot say",
                                    "Where they stand", "Commitments by topic", "EUUS-0015",
                                    "Trustworthy use of artificial intelligence", "EUUS-0001",
                                    "Conclude an EU-U.S. agreement", "Positions, not counted",
                                    "Sources", "[1]", "How this report was made", NULL});
    guint pages = count_of(read, "\f");
    assert_true(pages > 5);
    assert_int_equal(count_of(read, "INTERNAL – NOT FOR PUBLICATION"), pages);
    g_autofree char *last = g_strdup_printf("page %u/%u", pages, pages);
    expect_words(read, last);
}

/* Of every report, for both readers: clean, and the same bytes twice. */
static void test_every_report(void **state)
{
    static const char *const needs[N_REPORT_PARAMS] = {[REPORT_SINCE] = "2018-03-01",
                                                       [REPORT_MEETING] = "brussels",
                                                       [REPORT_KEY] = "EUUS-0001",
                                                       [REPORT_PERIOD] = "2024"};
    const struct report_rig *rig = *state;
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    for (gsize i = 0; i < n; i++) {
        const char *name = "paper", *value = "a4";
        for (int k = 0; k < N_REPORT_PARAMS; k++)
            if (rows[i]->needs & 1u << k && needs[k] != NULL) {
                name = report_params()[k].name;
                value = needs[k];
            }
        g_autoptr(GBytes) once = report_rig_bytes(rig, rows[i]->name, "format", "pdf", "for",
                                                  "internal", name, value, NULL);
        g_autoptr(GBytes) twice = report_rig_bytes(rig, rows[i]->name, "format", "pdf", "for",
                                                   "internal", name, value, NULL);
        assert_true(g_bytes_equal(once, twice));
        pdf_check(once);
    }
}

/* On a register with nothing in it too. */
static void test_empty(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) pdf = report_rig_bytes(rig, "follow-up", "format", "pdf", NULL);
    pdf_check(pdf);
    g_autofree char *text = pdf_text(pdf);
    expect_words(text, "no commitment");
}

static void test_paper(void **state)
{
    static const struct {
        const char *paper, *size;
    } rows[] = {{"a4", "(A4)"}, {"letter", "(letter)"}};
    const struct report_rig *rig = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GBytes) pdf =
            report_rig_bytes(rig, "follow-up", "format", "pdf", "paper", rows[i].paper, "title",
                             "Das Übereinkommen – Συμφωνία", NULL);
        g_autofree char *told =
            pdf_tool(pdf, (const char *const[]){"pdfinfo", "-isodates", PDF_FILE, NULL});
        if (told == NULL)
            skip();
        expect_words(told, rows[i].size);
        expect_words(told, "Das Übereinkommen – Συμφωνία");
        expect_words(told, "Ana Lyst");
        expect_words(told, "2026-11-23T00:00:00");
    }
}

/* Whoever opens it needs no font of ours. */
static void test_fonts(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) pdf = report_rig_bytes(rig, "follow-up", "format", "pdf", NULL);
    g_autofree char *told = pdf_tool(pdf, (const char *const[]){"pdffonts", PDF_FILE, NULL});
    if (told == NULL)
        skip();
    g_auto(GStrv) lines = g_strsplit(told, "\n", -1);
    assert_true(g_strv_length(lines) > 3);
    for (gsize i = 2; lines[i] != NULL && *lines[i] != '\0'; i++) {
        g_auto(GStrv) words = g_regex_split_simple(" +", lines[i], 0, 0);
        guint n = g_strv_length(words);
        /* … emb sub uni object-number generation */
        if (n < 6 || strcmp(words[n - 5], "yes") != 0 || strcmp(words[n - 3], "yes") != 0)
            fail_msg("not embedded, or no text: %s", lines[i]);
    }
}

/* Addresses lead to their pages, citations to the source, the outline to the headings. */
static void test_links(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) pdf = report_rig_bytes(rig, "follow-up", "format", "pdf", NULL);
    g_autofree char *told = pdf_tool(pdf, (const char *const[]){"qpdf", "--json", PDF_FILE, NULL});
    if (told == NULL)
        skip();
    guint uris = count_of(told, "https://"), links = count_of(told, "\"/Subtype\": \"/Link\"");
    guint headings = count_of(told, "\"title\": \"");
    assert_true(uris >= 5);
    assert_true(links > uris + 20);
    assert_true(headings > 15);
}

static gboolean stop_pages(gpointer data, gint64 done, gint64 total)
{
    int *asked = data;
    (void)done;
    /* Pages are few where commitments are many. */
    *asked += total > 0 && total < 15 ? 1 : 0;
    return *asked == 3;
}

static gboolean never(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)data;
    (void)bytes;
    (void)len;
    (void)error;
    fail_msg("nothing may be written of a report that was stopped");
    return FALSE;
}

/* Stopped while pages are drawn it writes nothing. */
static void test_stopped(void **state)
{
    const struct report_rig *rig = *state;
    int asked = 0;
    g_autoptr(GError) error = NULL;
    struct report_request request = {
        .row = report_find("follow-up"), .progress = stop_pages, .data = &asked};
    const struct report_output output = {.write = never};
    request.values[REPORT_FORMAT] = "pdf";
    assert_false(report_make(rig->session, &request, &output, &error));
    assert_true(g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED));
    assert_int_equal(asked, 3);
}

#define ON_SAMPLE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, report_rig_sample, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SAMPLE(test_text),
        ON_SAMPLE(test_every_report),
        cmocka_unit_test_setup_teardown(test_empty, report_rig_empty, report_rig_tear_down),
        ON_SAMPLE(test_paper),
        ON_SAMPLE(test_fonts),
        ON_SAMPLE(test_links),
        ON_SAMPLE(test_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
