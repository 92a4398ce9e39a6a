/* intake_due.c proves by when a passage is due: from its own words, from what leads and trails them
 * and from the lead-in of a list, and not from the days of anything else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lexicon/due.h"
#include "tests/lib/expect.h"
#include "tests/lib/marked.h"

struct row {
    const char *text;
    const char *days; /* "from..to" */
};

static void check_rows(const struct row *rows, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(rows[i].text);
        __attribute__((cleanup(due_cleanup))) struct due *due =
            due_read(&marked->reading, &marked->passage);
        g_autofree char *days = g_strdup_printf("%s..%s", due->from, due->to);
        expect_text(rows[i].text, rows[i].days, days);
    }
}

/* Periods that stand in the promise itself. Said on 21 June 2024. */
static void test_in_the_words(void **state)
{
    static const struct row rows[] = {
        {"The Union [will open a desk in the first half of 2025].", "2025-01-01..2025-06-30"},
        {"They [agreed to publish the list by the end of the year].", "..2024-12-31"},
        {"We [commit to close the gap by 2030].", "..2030-12-31"},
        {"We [will sign early next year].", "2025-01-01..2025-03-31"},
        {"Both sides [plan to launch it this summer].", "2024-06-01..2024-08-31"},
        {"They [intend to do so over the next year].", "2024-06-21..2025-06-21"},
        {"We [will report in early 2026].", "2026-01-01..2026-03-31"},
        {"We [will run it from 2025 to 2027].", "2025-01-01..2027-12-31"},
        {"Oslo [is to host the talks on 5 and 6 September 2024].", "2024-09-05..2024-09-06"},
        {"the meeting, [which will be held in May 2025 in Oslo]", "2025-05-01..2025-05-31"},
        {"We [look forward to our next meeting in Oslo in 2025].", "2025-01-01..2025-12-31"},
        {"They [look forward to the next Forum, to be held in Oslo in the second half of 2025].",
         "2025-07-01..2025-12-31"},
        {"We [will adopt it as soon as possible, and by May 2025 at the latest].", "..2025-05-31"},
    };

    (void)state;
    check_rows(rows, G_N_ELEMENTS(rows));
}

/* Periods before the promise, behind it, and above it. */
static void test_around_the_words(void **state)
{
    static const struct row rows[] = {
        {"In 2026 the Union [will double its grants].", "2026-01-01..2026-12-31"},
        {"Over the coming five years both sides [will step up work].", "2024-06-21..2029-06-21"},
        {"The Union, by March 2025, [will double its grants].", "..2025-03-31"},
        {"They [pledged to finish the talks], by July 2025.", "..2025-07-31"},
        {"<Next year we must act as follows:>\n- [Fund laboratories.]", "2025-01-01..2025-12-31"},
        {"<By 2026 the parties intend to:>\n- [train judges by 2025]", "..2025-12-31"},
        {"They [agreed to meet in Oslo in early 2027], and to share the minutes.",
         "2027-01-01..2027-03-31"},
        {"They agreed to meet in Oslo in early 2027, and [to share the minutes].", ".."},
        {"They [agreed to share the minutes], while Japan will host a fair in May 2025.", ".."},
    };

    (void)state;
    check_rows(rows, G_N_ELEMENTS(rows));
}

/* Days that are no due period. */
static void test_days_of_other_things(void **state)
{
    static const struct row rows[] = {
        {"We [will build on the call launched in November 2023].", ".."},
        {"We [will carry out the declaration of 12 May 2027].", ".."},
        {"They [agreed to uphold the Treaty signed on 22 January 1963].", ".."},
        {"We [commit to the 2030 Agenda].", ".."},
        {"We [will implement the 2026 Roadmap on Water].", ".."},
        {"We [reaffirm our commitment to the December 2025 Declaration].", ".."},
        {"We [will recover from COVID-19].", ".."},
        {"We [will follow up the October 6 designation of the group].", ".."},
        {"On Tuesday the ministers [agreed to open the border].", ".."},
        {"On 25 June 2024 the ministers [reaffirmed their commitment to trade].", ".."},
        {"We [continue the work under way since 2022].", ".."},
        {"We [will fund the programme that began in 2021].", ".."},
        {"We [will spend 2000 euros on it].", ".."},
        {"We [will apply Article 2026 of the code].", ".."},
        {"We [will protect the elections of May 2025].", ".."},
        {"They [agreed to trust each other].", ".."},
    };

    (void)state;
    check_rows(rows, G_N_ELEMENTS(rows));
}

/* What cannot be dated keeps its words, and no days. */
static void test_vague_periods(void **state)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"They [committed to restart travel as soon as possible].", "as soon as possible"},
        {"They [pledged to go on], as quickly as a secure setting allows.",
         "as quickly as a secure setting allows"},
        {"We [will launch it in the coming months].", "in the coming months"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(rows[i].text);
        __attribute__((cleanup(due_cleanup))) struct due *due =
            due_read(&marked->reading, &marked->passage);
        expect_text(rows[i].text, rows[i].words, due->text);
        expect_text(rows[i].text, "", due->edtf);
    }
}

/* The words stand where they are said to stand, and the EDTF is theirs. */
static void test_where_it_stands(void **state)
{
    __attribute__((cleanup(marked_cleanup))) struct marked *marked =
        marked_new("Né à l’aube. We [will, côte à côte, sign in the first half of 2025].");
    __attribute__((cleanup(due_cleanup))) struct due *due =
        due_read(&marked->reading, &marked->passage);
    g_autofree char *words = g_strndup(marked->text + due->start, due->end - due->start);

    (void)state;
    expect_text("words", "in the first half of 2025", words);
    expect_text("edtf", "2025-40", due->edtf);
}

/* No day known, no text, bytes that are no text, very many dates: an answer all the same. */
static void test_hostile_texts(void **state)
{
    GString *many = g_string_new("We [will ");
    gint64 began;

    (void)state;
    for (int i = 0; i < 2000; i++)
        g_string_append(many, "launch the plan launched in May 2031 of 2030 and ");
    g_string_append(many, "go].");
    const char *const texts[] = {"[]", "\xff\xfe [\xff 2025 \xc3]", "[in]", many->str};
    began = g_get_monotonic_time();
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(texts[i]);
        marked->reading.day = i % 2 == 0 ? "" : "not a day";
        due_free(due_read(&marked->reading, &marked->passage));
    }
    assert_true(g_get_monotonic_time() - began < 5 * G_USEC_PER_SEC);
    g_string_free(many, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_the_words),         cmocka_unit_test(test_around_the_words),
        cmocka_unit_test(test_days_of_other_things), cmocka_unit_test(test_vague_periods),
        cmocka_unit_test(test_where_it_stands),      cmocka_unit_test(test_hostile_texts),
    };

    return cmocka_run_group_tests_name("intake_due", tests, NULL, NULL);
}
