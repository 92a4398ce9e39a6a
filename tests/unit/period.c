/* period.c proves what due periods in words mean: kind, EDTF, first and last day.
 * Every row is a sentence a diplomat could have written, and the answer an analyst would give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/period/edtf.h"
#include "core/period/period.h"
#include "tests/lib/expect.h"

#define SAID_ON "2024-06-21" /* unless a row says otherwise */

struct row {
    const char *text, *kind, *edtf;
};

static void check_on(const char *said_on, const struct row *rows, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autoptr(GError) error = NULL;
        owned(period) period = period_parse(rows[i].text, said_on, &error);
        expect_text(rows[i].text, NULL, error != NULL ? error->message : NULL);
        expect_text(rows[i].text, rows[i].kind, period_kind_token(period->kind));
        expect_text(rows[i].text, rows[i].edtf, period->edtf);
        expect_text(rows[i].text, rows[i].text, period->text);
        expect_true(rows[i].text, "days with EDTF only",
                    (*period->edtf == '\0') == (*period->first == '\0' && *period->last == '\0'));
    }
}

/* The oracles of the field: words, the day they were said on, and the first and last day. */
static void test_oracles(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said_on, *kind, *edtf, *first, *last;
    } rows[] = {
        {"first half of 2025", "2024-06-21", "dated", "2025-40", "2025-01-01", "2025-06-30"},
        {"in 2019", "2018-11-09", "dated", "2019", "2019-01-01", "2019-12-31"},
        {"by April 28, 2018", "2017-11-17", "dated", "../2018-04-28", "", "2018-04-28"},
        {"by the end of the year", "2022-06-23", "dated", "../2022", "", "2022-12-31"},
        {"next year", "2022-06-23", "dated", "2023", "2023-01-01", "2023-12-31"},
        {"at the next ministerial in December", "2019-09-26", "relative", "2019-12", "2019-12-01",
         "2019-12-31"},
        {"as quickly as possible", "2019-09-26", "open-ended", "", "", ""},
        {"the second half of 2021", "2021-06-22", "dated", "2021-41", "2021-07-01", "2021-12-31"},
        {"within six months", "2021-08-31", "dated", "2021-08-31/2022-02-28", "2021-08-31",
         "2022-02-28"},
        {"Over the coming five years", "2015-06-03", "dated", "2015-06-03/2020-06-03", "2015-06-03",
         "2020-06-03"},
        {"in the coming months", "2021-06-22", "open-ended", "", "", ""},
        {"26-27 February 2018", "2018-02-27", "dated", "2018-02-26/2018-02-27", "2018-02-26",
         "2018-02-27"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned(period) period = period_parse(rows[i].text, rows[i].said_on, NULL);
        assert_non_null(period);
        expect_text(rows[i].text, rows[i].kind, period_kind_token(period->kind));
        expect_text(rows[i].text, rows[i].edtf, period->edtf);
        expect_text(rows[i].text, rows[i].first, period->first);
        expect_text(rows[i].text, rows[i].last, period->last);
    }
}

/* Days, in the spellings of statements and of files. */
static void test_days(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"22 June 2021", "dated", "2021-06-22"},
        {"June 22, 2021", "dated", "2021-06-22"},
        {"22nd of June, 2021", "dated", "2021-06-22"},
        {"the 22nd of June 2021", "dated", "2021-06-22"},
        {"2021-06-22", "dated", "2021-06-22"},
        {"by 2021-06-22", "dated", "../2021-06-22"},
        {"on 16 December 2021", "dated", "2021-12-16"},
        {"on Thursday, 16 December 2021,", "dated", "2021-12-16"},
        {"Dec. 16th, 2021", "dated", "2021-12-16"},
        {"on 10 July", "dated", "2024-07-10"},
        {"by 20 June", "dated", "../2025-06-20"},
        {"by 21 June", "dated", "../2024-06-21"},
        {"on 10 July. Later", "dated", "2024-07-10"},
        {"by 29 February", "dated", "../2028-02-29"},
        {"26–27 February 2018", "dated", "2018-02-26/2018-02-27"},
        {"20 and 21 June 2024", "dated", "2024-06-20/2024-06-21"},
        {"28 June to 2 July 2021", "dated", "2021-06-28/2021-07-02"},
        {"28 December to 3 January 2022", "dated", "2021-12-28/2022-01-03"},
        {"May 10–12, 2021", "dated", "2021-05-10/2021-05-12"},
        {"2021-06-22/2021-06-25", "dated", "2021-06-22/2021-06-25"},
        {"le 22 juin 2021", "dated", "2021-06-22"},
        {"1er mai 2022", "dated", "2022-05-01"},
    };

    check_on(SAID_ON, rows, G_N_ELEMENTS(rows));
}

/* Months, quarters, halves, seasons, years and parts of them. */
static void test_stretches(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"June 2021", "dated", "2021-06"},
        {"in the month of June 2025", "dated", "2025-06"},
        {"Nov. 2025", "dated", "2025-11"},
        {"06/2025", "dated", "2025-06"},
        {"in December", "dated", "2024-12"},
        {"in June", "dated", "2024-06"},
        {"in May", "dated", "2025-05"},
        {"May", "dated", "2025-05"},
        {"next June", "dated", "2025-06"},
        {"this December", "dated", "2024-12"},
        {"next month", "dated", "2024-07"},
        {"this week", "dated", "2024-06-17/2024-06-23"},
        {"next week", "dated", "2024-06-24/2024-06-30"},
        {"June–August 2025", "dated", "2025-06/2025-08"},
        {"in June and July 2025", "dated", "2025-06/2025-07"},
        {"November to February 2025", "dated", "2024-11/2025-02"},
        {"Q3 2026", "dated", "2026-35"},
        {"Q3/2026", "dated", "2026-35"},
        {"2026-Q3", "dated", "2026-35"},
        {"3Q 2026", "dated", "2026-35"},
        {"T3 2021", "dated", "2021-35"},
        {"third quarter of 2026", "dated", "2026-35"},
        {"in the 3rd quarter of 2026", "dated", "2026-35"},
        {"the third quarter", "dated", "2024-35"},
        {"in the first quarter", "dated", "2025-33"},
        {"last quarter of 2025", "dated", "2025-36"},
        {"in the next quarter", "dated", "2024-35"},
        {"Q1–Q2 2025", "dated", "2025-33/2025-34"},
        {"Q4 2024-Q1 2025", "dated", "2024-36/2025-33"},
        {"2025 (first half)", "dated", "2025-40"},
        {"the second half of 2021", "dated", "2021-41"},
        {"H1 2025", "dated", "2025-40"},
        {"first semester of 2025", "dated", "2025-40"},
        {"second half of the year", "dated", "2024-41"},
        {"second half of next year", "dated", "2025-41"},
        {"first half of this year", "dated", "2024-40"},
        {"the first six months of 2025", "dated", "2025-01/2025-06"},
        {"spring 2025", "dated", "2025-21"},
        {"in the summer of 2025", "dated", "2025-22"},
        {"this summer", "dated", "2024-22"},
        {"next spring", "dated", "2025-21"},
        {"in the fall", "dated", "2024-23"},
        {"winter 2025/26", "dated", "2025-24"},
        {"winter 2025", "dated", "2025-24"},
        {"2019", "dated", "2019"},
        {"in the year 2025", "dated", "2025"},
        {"this year", "dated", "2024"},
        {"next year", "dated", "2025"},
        {"later this year", "dated", "2024-06-21/2024-12-31"},
        {"early 2025", "dated", "2025-33~"},
        {"early in 2025", "dated", "2025-33~"},
        {"early next year", "dated", "2025-33~"},
        {"at the beginning of 2026", "dated", "2026-33~"},
        {"mid-2025", "dated", "2025-04~/2025-09~"},
        {"in mid-2025", "dated", "2025-04~/2025-09~"},
        {"late 2025", "dated", "2025-36~"},
        {"mid-June", "dated", "2024-06-11~/2024-06-20~"},
        {"early July 2025", "dated", "2025-07-01~/2025-07-10~"},
        {"late February 2024", "dated", "2024-02-21~/2024-02-29~"},
        {"2025-40", "dated", "2025-40"},
        {"2025~", "dated", "2025~"},
    };

    check_on(SAID_ON, rows, G_N_ELEMENTS(rows));
}

/* Deadlines, beginnings and stretches between two dates. */
static void test_frames(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"by 2030", "dated", "../2030"},
        {"by June 2021", "dated", "../2021-06"},
        {"by June 30th, 2025.", "dated", "../2025-06-30"},
        {"until 2027", "dated", "../2027"},
        {"no later than 31 March 2026", "dated", "../2026-03-31"},
        {"not later than the end of Q3 2025", "dated", "../2025-35"},
        {"by mid-2025", "dated", "../2025-06~"},
        {"by early 2025", "dated", "../2025-33~"},
        {"by late 2025", "dated", "../2025-36~"},
        {"by summer 2026", "dated", "../2026-22"},
        {"by end-2025", "dated", "../2025"},
        {"end of 2025", "dated", "../2025"},
        {"at the end of 2025", "dated", "../2025"},
        {"end 2025", "dated", "../2025"},
        {"end-June 2025", "dated", "../2025-06"},
        {"by the end of June 2024", "dated", "../2024-06"},
        {"by the end of next year", "dated", "../2025"},
        {"by the end of the second quarter of 2026", "dated", "../2026-34"},
        {"by the end of the month", "dated", "../2024-06"},
        {"by year-end", "dated", "../2024"},
        {"by year's end 2025", "dated", "../2025"},
        {"by end of year", "dated", "../2024"},
        {"before 1 May 2022", "dated", "../2022-04-30"},
        {"before 2026", "dated", "../2025-12-31"},
        {"before the end of 2025", "dated", "../2025"},
        {"before the summer", "dated", "../2025-05-31"},
        {"before 10 July", "dated", "../2024-07-09"},
        {"by June or July 2025", "dated", "../2025-07"},
        {"within the year", "dated", "../2024"},
        {"within 2025", "dated", "2025"},
        {"for the period 2024–2027", "dated", "2024/2027"},
        {"ahead of summer 2025", "dated", "../2025-05-31"},
        {"from January 2025", "dated", "2025-01/.."},
        {"as of 1 January 2025", "dated", "2025-01-01/.."},
        {"starting in 2025", "dated", "2025/.."},
        {"2025 onwards", "dated", "2025/.."},
        {"from the end of 2025", "dated", "2025-12-31/.."},
        {"after May 2025", "dated", "2025-06-01/.."},
        {"between 2024 and 2026", "dated", "2024/2026"},
        {"from 2024 to 2026", "dated", "2024/2026"},
        {"2024-2026", "dated", "2024/2026"},
        {"2024–2026", "dated", "2024/2026"},
        {"2025 or 2026", "dated", "2025/2026"},
        {"from 2024 until the end of 2026", "dated", "2024/2026"},
        {"between June 2024 and March 2025", "dated", "2024-06/2025-03"},
        {"from now until 2026", "dated", "2024-06-21/2026"},
        {"mid-2025 to late 2026", "dated", "2025-04~/2026-36~"},
        {"within 30 days", "dated", "2024-06-21/2024-07-21"},
        {"within a year", "dated", "2024-06-21/2025-06-21"},
        {"within the next six months", "dated", "2024-06-21/2024-12-21"},
        {"within eighteen (18) months", "dated", "2024-06-21/2025-12-21"},
        {"within 6 to 12 months", "dated", "2024-06-21/2025-06-21"},
        {"within twelve weeks of this meeting", "dated", "2024-06-21/2024-09-13"},
        {"in the coming year and a half", "dated", "2024-06-21/2025-12-21"},
        {"within two and a half years", "dated", "2024-06-21/2026-12-21"},
        {"in six months' time", "dated", "2024-06-21/2024-12-21"},
        {"a year from now", "dated", "2024-06-21/2025-06-21"},
        {"in the next three years", "dated", "2024-06-21/2027-06-21"},
        {"over the next two years", "dated", "2024-06-21/2026-06-21"},
        {"over the next year", "dated", "2024-06-21/2025-06-21"},
        {"in the coming year", "dated", "2024-06-21/2025-06-21"},
    };

    check_on(SAID_ON, rows, G_N_ELEMENTS(rows));
}

/* The basics of French, as in the other half of many statements. */
static void test_french(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"premier semestre 2025", "dated", "2025-40"},
        {"au cours du premier semestre de 2025", "dated", "2025-40"},
        {"2e semestre 2025", "dated", "2025-41"},
        {"troisième trimestre 2026", "dated", "2026-35"},
        {"d'ici fin 2025", "dated", "../2025"},
        {"d’ici la fin de l’année", "dated", "../2024"},
        {"d'ici 2030", "dated", "../2030"},
        {"avant le 1er mai 2022", "dated", "../2022-04-30"},
        {"au plus tard le 30 juin 2025", "dated", "../2025-06-30"},
        {"l'année prochaine", "dated", "2025"},
        {"début 2025", "dated", "2025-33~"},
        {"dans les six prochains mois", "dated", "2024-06-21/2024-12-21"},
        {"de janvier à juin 2025", "dated", "2025-01/2025-06"},
    };

    check_on(SAID_ON, rows, G_N_ELEMENTS(rows));
}

/* What has no date: relative to a meeting, undated, standing, or said to be none. */
static void test_without_date(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"at the next ministerial", "relative", ""},
        {"next meeting", "relative", ""},
        {"by the next meeting", "relative", ""},
        {"at our next meeting in the first half of 2025", "relative", "2025-40"},
        {"by our next meeting in the first half of 2025", "relative", "../2025-40"},
        {"in December, at the next ministerial meeting", "relative", "2024-12"},
        {"at the December ministerial", "relative", "2024-12"},
        {"at the next EU-U.S. Ministerial Meeting on Justice and Home Affairs in Washington in "
         "December",
         "relative", "2024-12"},
        {"by the 2026 summit", "relative", "../2026"},
        {"when we next meet", "relative", ""},
        {"lors de la prochaine réunion ministérielle", "relative", ""},
        {"as soon as possible", "open-ended", ""},
        {"ASAP", "open-ended", ""},
        {"as soon as the agreement enters into force", "open-ended", ""},
        {"as quickly as a secure setting allows", "open-ended", ""},
        {"without delay", "open-ended", ""},
        {"promptly", "open-ended", ""},
        {"shortly", "open-ended", ""},
        {"in due course", "open-ended", ""},
        {"in the near future", "open-ended", ""},
        {"in the coming weeks", "open-ended", ""},
        {"over the next few years", "open-ended", ""},
        {"at the earliest opportunity", "open-ended", ""},
        {"within six months of adoption", "open-ended", ""},
        {"within a year after the entry into force", "open-ended", ""},
        {"no later than six months after adoption", "open-ended", ""},
        {"dès que possible", "open-ended", ""},
        {"dans les meilleurs délais", "open-ended", ""},
        {"to be confirmed", "open-ended", ""},
        {"annually", "standing", ""},
        {"every year", "standing", ""},
        {"twice a year", "standing", ""},
        {"at least once a year", "standing", ""},
        {"every six months", "standing", ""},
        {"on an ongoing basis", "standing", ""},
        {"ongoing", "standing", ""},
        {"Continuing.", "standing", ""},
        {"until further notice", "standing", ""},
        {"chaque année", "standing", ""},
        {"none", "none", ""},
        {"n/a", "none", ""},
        {"no date", "none", ""},
        {"-", "none", ""},
        {"—", "none", ""},
        {"", "none", ""},
    };

    check_on(SAID_ON, rows, G_N_ELEMENTS(rows));
}

/* A relative period takes its days from the meeting once that is entered, and again if it moves. */
static void test_resolve(void **state)
{
    (void)state;
    static const struct {
        const char *text, *edtf;
    } rows[] = {
        {"at the next ministerial in December", "2019-12-10/2019-12-11"},
        {"at the next ministerial", "2019-12-10/2019-12-11"},
        {"by the next meeting", "../2019-12-11"},
        {"before our next meeting", "../2019-12-09"},
        {"when we next meet", "2019-12-10/2019-12-11"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned(period) period = period_parse(rows[i].text, "2019-09-26", NULL);
        expect_true(rows[i].text, "resolved", period_resolve(period, "2020-01-05", "2020-01-05"));
        expect_true(rows[i].text, "moved", period_resolve(period, "2019-12-10", "2019-12-11"));
        expect_text(rows[i].text, rows[i].edtf, period->edtf);
        expect_text(rows[i].text, "relative", period_kind_token(period->kind));
        expect_true(rows[i].text, "no days refused", !period_resolve(period, "", "2019-12-11"));
        expect_true(rows[i].text, "order", !period_resolve(period, "2019-12-11", "2019-12-10"));
        expect_text(rows[i].text, rows[i].edtf, period->edtf);
    }
    owned(period) dated = period_parse("in 2019", "2018-11-09", NULL);
    assert_false(period_resolve(dated, "2019-12-10", "2019-12-11"));
    assert_string_equal(dated->edtf, "2019");
}

/* What a register stored comes back with its kind and days, and without today's guesses. */
static void test_restore(void **state)
{
    (void)state;
    static const struct {
        const char *text, *edtf, *kind, *first, *last;
    } rows[] = {
        {"first half of 2025", "2025-40", "dated", "2025-01-01", "2025-06-30"},
        {"next year", "2023", "dated", "2023-01-01", "2023-12-31"},
        {"next year", "", "none", "", ""},
        {"at the next ministerial", "2019-12-10/2019-12-11", "relative", "2019-12-10",
         "2019-12-11"},
        {"at the next ministerial", "", "relative", "", ""},
        {"as soon as possible", "", "open-ended", "", ""},
        {"every year", "", "standing", "", ""},
        {"", "2021-06-22", "dated", "2021-06-22", "2021-06-22"},
        {"whenever", "", "none", "", ""},
        {"in 2019", "nonsense", "none", "", ""},
        {NULL, NULL, "none", "", ""},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned(period) period = period_restore(rows[i].text, rows[i].edtf);
        const char *name = rows[i].text != NULL ? rows[i].text : "(null)";
        expect_text(name, rows[i].kind, period_kind_token(period->kind));
        expect_text(name, rows[i].first, period->first);
        expect_text(name, rows[i].last, period->last);
    }
}

/* A period that must be understood. */
static struct period *parse(const char *text, const char *said_on)
{
    struct period *period = period_parse(text, said_on, NULL);

    if (period == NULL) {
        print_error("%s\n  expected: understood\n  actual:   refused\n", text);
        fail();
    }
    return period;
}

/* Any period heldto puts into words, it reads back as the same days. */
static void test_words_read_back(void **state)
{
    (void)state;
    static const char *const edtf[] = {
        "2021-06-22",
        "2021-06",
        "2021",
        "2025-40",
        "2026-35",
        "2025-21",
        "2025-24",
        "../2018-04-28",
        "../2022",
        "../2021-06",
        "../2025-40",
        "2025-01/..",
        "2025/..",
        "2024/2026",
        "2018-02-26/2018-02-27",
        "2025-06/2025-08",
        "2021-06-28/2021-07-02",
        "2024-06-21/2026",
        "2024-11/2025-02",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(edtf); i++) {
        g_autofree char *words = edtf_words(edtf[i]);
        g_autofree char *first = NULL, *last = NULL;
        owned(period) period = parse(words, NULL);
        assert_true(edtf_days(edtf[i], &first, &last));
        expect_text(words, first, period->first);
        expect_text(words, last, period->last);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_oracles),         cmocka_unit_test(test_days),
        cmocka_unit_test(test_stretches),       cmocka_unit_test(test_frames),
        cmocka_unit_test(test_french),          cmocka_unit_test(test_without_date),
        cmocka_unit_test(test_resolve),         cmocka_unit_test(test_restore),
        cmocka_unit_test(test_words_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
