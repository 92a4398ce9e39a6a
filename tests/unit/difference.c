/* difference.c proves that a difference is proposed for what the words say, and that "weaker" and
 * "narrower" are not proposed where nothing shows it: in repetitions, reports, extracts, summaries,
 * at other levels and on other lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lineage/difference.h"
#include "core/lineage/scope.h"
#include "tests/lib/expect.h"

/* One side of a comparison; what is NULL is as in `plain`. */
struct side {
    const char *force, *verb, *exact, *due, *voice, *coverage, *level;
    gint64 again, series;
};

static const struct side plain = {.force = "committed",
                                  .verb = "commit",
                                  .exact = "commit to end the talks",
                                  .due = "",
                                  .voice = "verbatim",
                                  .coverage = "full",
                                  .level = "ministers",
                                  .series = 1};

static const char *preset_of(const char *text, const char *preset)
{
    return text != NULL ? text : preset;
}

static void fill(const struct side *side, struct wording *wording, struct meeting *meeting)
{
    *wording = (struct wording){.force = (char *)preset_of(side->force, plain.force),
                                .verb = (char *)preset_of(side->verb, plain.verb),
                                .exact = (char *)preset_of(side->exact, plain.exact),
                                .due_text = (char *)preset_of(side->due, plain.due),
                                .due_edtf = (char *)preset_of(side->due, plain.due),
                                .place = (char *)"",
                                .voice = (char *)preset_of(side->voice, plain.voice),
                                .again = side->again};
    *meeting = (struct meeting){.level = (char *)preset_of(side->level, plain.level),
                                .series_id = side->series != 0 ? side->series : plain.series};
}

/* "weaker + due-moved 6": main, the other one, months. */
static char *propose(const struct side *before, const struct side *after, char **reason)
{
    struct wording w[2];
    struct meeting m[2];
    fill(before, &w[0], &m[0]);
    fill(after, &w[1], &m[1]);
    const struct difference_side a = {&w[0], &m[0], preset_of(before->coverage, plain.coverage)};
    const struct difference_side b = {&w[1], &m[1], preset_of(after->coverage, plain.coverage)};
    owned_diff words = diff_words(w[0].exact, w[1].exact);
    struct difference *difference = difference_propose(&a, &b, words);
    GString *text = g_string_new(difference->main);
    if (*difference->also != '\0')
        g_string_append_printf(text, " + %s", difference->also);
    if (difference->is_moved)
        g_string_append_printf(text, " %d", difference->months);
    if (reason != NULL)
        *reason = g_strdup(difference->reason);
    difference_free(difference);
    return g_string_free(text, FALSE);
}

struct trial {
    const char *name;
    struct side before, after;
    const char *expected;
};

static void run_all(const struct trial *trials, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *reason = NULL;
        g_autofree char *actual = propose(&trials[i].before, &trials[i].after, &reason);
        expect_text(trials[i].name, trials[i].expected, actual);
        if (*reason == '\0')
            fail_msg("%s: no reason is given", trials[i].name);
    }
}

/* Force, due period and words each say their part. */
static void test_what_is_said(void **state)
{
    (void)state;
    static const struct trial trials[] = {
        {"same", {0}, {0}, "repeated"},
        {"less binding", {.force = "agreed"}, {.force = "intends"}, "weaker"},
        {"took stock", {.force = "agreed"}, {.force = "discussed"}, "weaker"},
        {"more binding", {.force = "supports"}, {.force = "committed"}, "stronger"},
        {"later", {.due = "2021-41"}, {.due = "2024-40"}, "due-moved 30"},
        {"earlier", {.due = "2024-40"}, {.due = "2021-41"}, "due-moved -30"},
        {"by days", {.due = "2021-06-01"}, {.due = "2021-06-10"}, "due-moved 0"},
        {"weaker and later",
         {.force = "agreed", .due = "2021"},
         {.force = "supports", .due = "2022"},
         "weaker + due-moved 12"},
        {"same deadline, said otherwise", {.due = "../2021"}, {.due = "2021-12"}, "repeated"},
        {"a date for the first time", {0}, {.due = "2025"}, "stronger"},
        {"no date any more", {.due = "2025"}, {0}, "repeated"},
        {"more",
         {.exact = "share data on terrorism"},
         {.exact = "share data on terrorism and on drugs"},
         "wider"},
        {"less",
         {.exact = "visa-free travel for citizens of all member states"},
         {.exact = "visa-free travel for citizens"},
         "narrower"},
        {"a limit",
         {.exact = "share data on terrorism"},
         {.exact = "share data on terrorism where appropriate"},
         "narrower"},
        {"a limit gone",
         {.exact = "share data, where possible, on drugs"},
         {.exact = "share data on drugs"},
         "wider"},
        {"other words",
         {.exact = "fight crime at sea"},
         {.exact = "fight fraud on land"},
         "repeated"},
        {"no force known", {.force = ""}, {.force = "discussed"}, "repeated"},
    };
    run_all(trials, G_N_ELEMENTS(trials));
}

/* "Reaffirmed their commitment" after "committed" is no weakening, whatever verb it takes. */
static void test_repetition(void **state)
{
    (void)state;
    static const struct trial trials[] = {
        {"same verb", {0}, {.again = 1}, "repeated"},
        {"weaker verb", {.force = "agreed"}, {.force = "supports", .again = 1}, "repeated"},
        {"shorter",
         {.exact = "commit to visa-free travel for citizens of all member states"},
         {.exact = "reaffirm the commitment to visa-free travel", .again = 1},
         "repeated"},
        {"both repeat",
         {.force = "committed", .again = 1},
         {.force = "discussed", .again = 1},
         "repeated"},
        {"later all the same", {.due = "2021"}, {.due = "2023", .again = 1}, "due-moved 24"},
        {"a promise where there was only talk",
         {.force = "discussed"},
         {.force = "committed", .again = 1},
         "stronger"},
        {"no date now", {.due = "2021"}, {.again = 1}, "repeated"},
    };
    run_all(trials, G_N_ELEMENTS(trials));
}

/* What is not there proves nothing where it need not be there. */
static void test_no_basis(void **state)
{
    (void)state;
    static const char *const voices[] = {"reported", "own-summary"};
    static const char *const coverages[] = {"extract", "report", "own-summary"};
    for (gsize i = 0; i < G_N_ELEMENTS(voices); i++) {
        const struct trial trials[] = {
            {"reported after exact",
             {.force = "agreed"},
             {.force = "discussed", .voice = voices[i]},
             "repeated"},
            {"exact after reported",
             {.force = "agreed", .voice = voices[i]},
             {.force = "discussed"},
             "repeated"},
            {"fewer words, reported",
             {.exact = "ban arms and drugs"},
             {.exact = "ban arms", .voice = voices[i]},
             "repeated"},
        };
        run_all(trials, G_N_ELEMENTS(trials));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(coverages); i++) {
        const struct trial trials[] = {
            {"in an extract",
             {.force = "agreed"},
             {.force = "discussed", .voice = "quoted", .coverage = coverages[i]},
             "repeated"},
            {"fewer words in an extract",
             {.exact = "ban arms and drugs"},
             {.exact = "ban arms", .coverage = coverages[i]},
             "repeated"},
            {"after an extract",
             {.force = "agreed", .coverage = coverages[i]},
             {.force = "discussed"},
             "weaker"},
        };
        run_all(trials, G_N_ELEMENTS(trials));
    }
    static const struct trial others[] = {
        {"officials after ministers",
         {.force = "agreed"},
         {.force = "discussed", .level = "senior-officials"},
         "repeated"},
        {"another line", {.force = "agreed"}, {.force = "discussed", .series = 2}, "repeated"},
        {"no document at all",
         {.force = "agreed"},
         {.force = "discussed", .coverage = ""},
         "weaker"},
    };
    run_all(others, G_N_ELEMENTS(others));
}

/* The reason says what was compared, and why nothing more is concluded. */
static void test_reasons(void **state)
{
    (void)state;
    g_autofree char *weaker = NULL, *again = NULL, *reported = NULL, *moved = NULL;
    g_free(propose(&(struct side){.force = "agreed", .verb = "agreed to"},
                   &(struct side){.force = "intends", .verb = "plan to"}, &weaker));
    g_free(propose(&plain, &(struct side){.verb = "reaffirmed", .again = 1}, &again));
    g_free(propose(&plain, &(struct side){.force = "discussed", .voice = "reported"}, &reported));
    g_free(propose(&(struct side){.due = "2021"}, &(struct side){.due = "2022"}, &moved));
    expect_text("weaker", "“agreed to” (agreed) before, “plan to” (intends) now.", weaker);
    expect_text("again", "“reaffirmed” repeats an earlier promise; repetition is no weakening.",
                again);
    assert_non_null(strstr(reported, "no ground for “weaker”"));
    assert_non_null(strstr(moved, "Due “2021” before, “2022” now."));
}

static void test_months(void **state)
{
    (void)state;
    expect_int("half years", 30, difference_months("2021-12-31", "2024-06-30"));
    expect_int("back", -30, difference_months("2024-06-30", "2021-12-31"));
    expect_int("end of February", 10, difference_months("2025-02-28", "2025-12-28"));
    expect_int("a day over the month's end", 0, difference_months("2025-03-31", "2025-04-01"));
    expect_int("a leap day", 12, difference_months("2024-02-29", "2025-02-28"));
    expect_int("most of a month", 1, difference_months("2025-01-01", "2025-01-28"));
    expect_int("none", 0, difference_months("2025-01-01", "2025-01-01"));
}

/* In a language whose small words are not known, nothing is said of more or less. */
static void test_other_languages(void **state)
{
    (void)state;
    static const struct trial trials[] = {
        {"French, reworded",
         {.exact = "s'engagent à partager les données"},
         {.exact = "conviennent du partage de données"},
         "repeated"},
        {"Polish, reworded",
         {.exact = "zobowiązały się do współpracy"},
         {.exact = "będą współpracować"},
         "repeated"},
        {"nothing", {.exact = ""}, {.exact = ""}, "repeated"},
        {"signs only", {.exact = "— , ."}, {.exact = "!"}, "repeated"},
    };
    run_all(trials, G_N_ELEMENTS(trials));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_said), cmocka_unit_test(test_repetition),
        cmocka_unit_test(test_no_basis),     cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_months),       cmocka_unit_test(test_other_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
