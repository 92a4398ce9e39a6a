/* filter_explain.c proves that a filter can be said in a sentence, and completed while written. */
#include "core/filter/filter.h"

#include "tests/lib/expect.h"
#include "tests/lib/filter_context.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text, *words;
} explained[] = {
    {"", "every commitment"},
    {"status:open due<2026-12-31", "status is open and due before 31 December 2026"},
    {"evid \"visa free\"", "“evid…” and “visa free”"},
    {"kind:position,standing | !owner:any",
     "kind is position or kind is standing or not (owner: any)"},
    {"a (b | c)", "“a…” and (“b…” or “c…”)"},
    {"!(a b)", "not (“a…” and “b…”)"},
    {"is:overdue", "timeliness is overdue"},
    {"unchecked:1m", "open and not checked for more than 1 month"},
    {"is:unchecked", "open and not checked for more than 6 months"},
    {"party:us topic:whois", "party is United States and topic is WHOIS"},
    {"meeting:lisbon", "stated at lisbon"},
    {"!mentioned:sofia", "not mentioned at Sofia"},
    {"meeting:2024-06 level:ministers", "stated at June 2024 and level is ministers"},
    {"due:2025-40 updated>=2026", "due in first half of 2025 and updated from 2026 on"},
    {"due<=today+1d", "due by 24 November 2026"},
    {"wordings>2 x.line:4", "number of wordings is >2 and x.line has “4”"},
};

/* A method note can say what a filter meant, with relative days made absolute. */
static void test_explain(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(explained); i++) {
        g_autoptr(GError) error = NULL;
        owned(filter) filter = filter_parse(explained[i].text, &test_filter_context, &error, NULL);
        assert_non_null(filter);
        g_autofree char *words = filter_explain(filter);
        expect_text(explained[i].text, explained[i].words, words);
    }
}

/* Trees that views build by hand can be explained too. */
static void test_explain_made(void **state)
{
    (void)state;
    owned(filter) made = filter_and(
        filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, "open"),
        filter_or(filter_compare_int(FILTER_IS_DONE, FILTER_EQUAL, 1),
                  filter_compare_columns(FILTER_STATUS_ON, FILTER_GREATER, FILTER_DUE_LAST)));
    g_autofree char *words = filter_explain(made);
    expect_text("made", "status class is open and (done is 1 or status took effect after due)",
                words);
    owned(filter) none = filter_none();
    g_autofree char *nothing = filter_explain(none);
    expect_text("none", "no commitment", nothing);
}

static const struct {
    const char *text, *offers;
    gsize start;
} completions[] = {
    {"st", "status:;step:", 0},
    {"visa lev", "level:", 5},
    {"kind:", "one-off;standing;next-meeting;position;third-party", 5},
    {"a kind:one-off,p", "position", 15},
    {"status:par", "partly-continuing;partly-closed", 7},
    {"!(is:over", "overdue", 5},
    {"topic:\"ele", "\"electronic evidence\"", 6},
    {"party:E", "\"European Union\";eu;\"EU member states\"", 6},
    {"\"visa", "", 0},
};

/* Tab offers fields, then the values of the field that stands there. */
static void test_complete(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(completions); i++) {
        gsize start = 999;
        g_autoptr(GPtrArray) found =
            filter_complete(completions[i].text, &test_filter_context, 20, &start);
        g_ptr_array_add(found, NULL);
        g_autofree char *offers = g_strjoinv(";", (char **)found->pdata);
        expect_text(completions[i].text, completions[i].offers, offers);
        expect_int(completions[i].text, (int)completions[i].start, (int)start);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_explain),
        cmocka_unit_test(test_explain_made),
        cmocka_unit_test(test_complete),
    };
    return cmocka_run_group_tests(tests, test_filter_setup, test_filter_teardown);
}
