/* period_find.c proves that a period is found inside a text, that names and amounts are not taken
 * for one, and that nothing doubtful is read. It knows the labelled statements where they are
 * present. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/period/edtf.h"
#include "core/period/period.h"
#include "tests/lib/expect.h"

#define SAID_ON "2024-06-21" /* unless a row says otherwise */

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

/* In a longer text the phrase is found, and the best of several is taken. */
static void test_inside_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *kind, *edtf;
    } rows[] = {
        {"meet again in Poland in the first half of 2025", "dated", "2025-40"},
        {"as soon as possible, and by 2026 at the latest", "dated", "../2026"},
        {"report annually until 2030", "dated", "../2030"},
        {"The next ministerial will be held in Sofia in May 2026.", "dated", "2026-05"},
        {"in preparation of the forthcoming ministerial, which will be held in May 2026", "dated",
         "2026-05"},
        {"building on the call of November 2023, conclude by 2025", "dated", "../2025"},
        {"agreed in 2017, to be reviewed in 2026", "dated", "2026"},
        {"met on 20-21 June 2024 and will meet again in May 2026", "dated", "2026-05"},
        {"Directive (EU) 2016/681 is to be reviewed by 2030", "dated", "../2030"},
        {"recover from COVID-19 and restart travel as soon as possible", "open-ended", ""},
        {"in the 2030 Agenda, by the end of 2027", "dated", "../2027"},
        {"in June 2025 the Council will adopt it", "dated", "2025-06"},
        {"the sides may meet in May", "dated", "2025-05"},
        {"complete it later in 2025", "dated", "2025"},
        {"Team leaders met in a day of talks; continue regularly", "standing", ""},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned(period) period = parse(rows[i].text, SAID_ON);
        expect_text(rows[i].text, rows[i].kind, period_kind_token(period->kind));
        expect_text(rows[i].text, rows[i].edtf, period->edtf);
    }
}

/* Names, amounts and other calendars are no dates. */
static const char *const no_dates[] = {
    "COVID-19",
    "recover from COVID-19",
    "2030 Agenda",
    "the 2030 Agenda for Sustainable Development",
    "by 2030 targets",
    "Article 2021",
    "Horizon 2020",
    "Budget 2021",
    "post-2020 framework",
    "Regulation 2023/1543",
    "Directive (EU) 2016/681",
    "UN Security Council Resolution 2396 (2017)",
    "Resolution 2396 of 2017",
    "the EU-U.S. Agreement on PNR",
    "task force",
    "goodwill",
    "increase by 2000 the number of officers",
    "over 2000 people",
    "over 2025 ships",
    "for 2000 euros",
    "in 2025 cases",
    "by 25%",
    "FY 2025",
    "in fiscal year 2025",
    "in the 2030s",
    "by the end of the decade",
    "within 30 working days",
    "3rd trimester",
    "in the second half of the population",
    "in the fall of the regime",
    "the last quarter",
    "the sides may meet",
    "a march of 12 km",
    "12 May to 30 participants",
    "at next year's summit",
    "in three years of war",
    "2024-25",
    "the open door and continuing work",
    "no later",
    "by",
    "end of",
    "the the the",
};

static void test_no_dates(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(no_dates); i++) {
        g_autoptr(GError) error = NULL;
        gsize start, len;
        owned(period) parsed = period_parse(no_dates[i], SAID_ON, &error);
        owned(period) found = period_find(no_dates[i], SAID_ON, &start, &len);
        expect_text(no_dates[i], NULL, parsed != NULL ? parsed->edtf : NULL);
        expect_text(no_dates[i], NULL, found != NULL ? found->text : NULL);
        assert_non_null(error);
        expect_int(no_dates[i], PERIOD_ERROR_UNKNOWN, error->code);
        expect_true(no_dates[i], "examples", strstr(error->message, "first half of 2025") != NULL);
    }
}

/* Days that are none, or can be two, are refused with the reason; so is what lacks a meeting. */
static void test_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said_on;
        enum period_error code;
        const char *says;
    } rows[] = {
        {"22/06/2021", SAID_ON, PERIOD_ERROR_DAY, "which number is the day"},
        {"by 05/06/2021", SAID_ON, PERIOD_ERROR_DAY, "write 2021-06-22 or 22 June 2021"},
        {"5.6.2021 or next year", SAID_ON, PERIOD_ERROR_DAY, "which number is the day"},
        {"30 February 2026", SAID_ON, PERIOD_ERROR_DAY, "no 30 February 2026"},
        {"by 31 June 2025", SAID_ON, PERIOD_ERROR_DAY, "no 31 June 2025"},
        {"by June 31, 2025", SAID_ON, PERIOD_ERROR_DAY, "no 31 June 2025"},
        {"on 31 April", SAID_ON, PERIOD_ERROR_DAY, "no 31 April"},
        {"29 February 2023", SAID_ON, PERIOD_ERROR_DAY, "no 29 February 2023"},
        {"by 2026-02-30", SAID_ON, PERIOD_ERROR_DAY, "2026-02-30"},
        {"by ２０２５", SAID_ON, PERIOD_ERROR_DAY, "digits 0 to 9"},
        {"next year", "", PERIOD_ERROR_REFERENCE, "give the meeting first"},
        {"within six months", NULL, PERIOD_ERROR_REFERENCE, "give the meeting first"},
        {"in December", NULL, PERIOD_ERROR_REFERENCE, "give the meeting first"},
        {"by the end of the year", NULL, PERIOD_ERROR_REFERENCE, "give the meeting first"},
        {"soonish", SAID_ON, PERIOD_ERROR_UNKNOWN, "as soon as possible"},
        {"\xff\xfe", SAID_ON, PERIOD_ERROR_UNKNOWN, "EDTF"},
        {"2022/2021", SAID_ON, PERIOD_ERROR_UNKNOWN, "EDTF"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        owned(period) period = period_parse(rows[i].text, rows[i].said_on, &error);
        expect_text(rows[i].text, NULL, period != NULL ? period->edtf : NULL);
        assert_non_null(error);
        expect_int(rows[i].text, (int)rows[i].code, error->code);
        if (strstr(error->message, rows[i].says) == NULL)
            expect_text(rows[i].text, rows[i].says, error->message);
    }
}

/* With the order of a file's days given, days in digits are read. */
static void test_ordered(void **state)
{
    (void)state;
    owned(period) dmy = period_parse_ordered("by 05/06/2021", SAID_ON, DAY_ORDER_DMY, NULL);
    owned(period) mdy = period_parse_ordered("by 05/06/2021", SAID_ON, DAY_ORDER_MDY, NULL);
    owned(period) none = period_parse_ordered("by 31/12/2021", SAID_ON, DAY_ORDER_MDY, NULL);

    assert_string_equal(dmy->edtf, "../2021-06-05");
    assert_string_equal(mdy->edtf, "../2021-05-06");
    assert_null(none);
}

/* The words found in a sentence are those that say when, with their preposition. */
static void test_find_extent(void **state)
{
    (void)state;
    static const struct {
        const char *sentence, *words;
    } rows[] = {
        {"They agreed to meet again in Poland in the first half of 2025.",
         "in the first half of 2025"},
        {"“Réunion” d’ici fin 2025 – à Łódź", "d’ici fin 2025"},
        {"Both sides committed to restart secure travel as soon as possible, based on evidence.",
         "as soon as possible"},
        {"Members meet at least once a year to review it", "at least once a year"},
        {"to report at our next meeting, in December, on progress",
         "at our next meeting, in December"},
        {"complete it on Thursday, 16 December 2027, in full", "on Thursday, 16 December 2027"},
        {"nothing is said here", NULL},
        {"", NULL},
        {"by 31 June 2025", NULL},
        {"none", NULL},
        {"\xff 2025", NULL},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        gsize start = 0, len = 0;
        owned(period) found = period_find(rows[i].sentence, SAID_ON, &start, &len);
        expect_text(rows[i].sentence, rows[i].words, found != NULL ? found->text : NULL);
        if (found != NULL)
            assert_memory_equal(rows[i].sentence + start, rows[i].words, len);
    }
}

/* Whatever words come, in whatever order, the answer is a period or an error, never both. */
static void test_survives_noise(void **state)
{
    (void)state;
    static const char *const bits[] = {
        "by",    "the",  "end",  "of",      "2025",        "June", "31",     "first",      "half",
        "-",     "–",    "next", "year",    "month",       "in",   "within", "six",        "Q3",
        ".",     ",",    "'s",   "at",      "ministerial", "May",  "12",     "/",          "early",
        "mid",   "and",  "to",   "from",    "between",     "as",   "soon",   "possible",   "winter",
        "26",    "(",    "\xff", "٣",       "d'ici",       "fin",  "before", "2021-06-22", "~",
        "99999", "days", "last", "quarter", "onwards",
    };
    guint32 seed = 41;

    for (int round = 0; round < 60000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        guint32 n = expect_random(&seed, 12);
        for (guint32 i = 0; i < n; i++) {
            g_string_append(text, bits[expect_random(&seed, G_N_ELEMENTS(bits))]);
            if (expect_random(&seed, 3) > 0)
                g_string_append_c(text, ' ');
        }
        gsize start = 0, len = 0;
        owned(period) parsed =
            period_parse(text->str, expect_random(&seed, 2) == 0 ? NULL : "9999-12-01", &error);
        owned(period) found = period_find(text->str, "0001-01-02", &start, &len);
        expect_true(text->str, "a period or an error", (parsed != NULL) != (error != NULL));
        expect_true(text->str, "valid EDTF",
                    parsed == NULL || *parsed->edtf == '\0' || edtf_is_valid(parsed->edtf));
        expect_true(text->str, "words of the text",
                    found == NULL || (len > 0 && start + len <= text->len));
    }
}

static void check_label(const char *said_on, json_t *label)
{
    const char *due = json_string_value(json_object_get(label, "due_text"));
    const char *from = json_string_value(json_object_get(label, "due_from"));
    const char *to = json_string_value(json_object_get(label, "due_to"));

    if (due == NULL)
        return;
    owned(period) period = parse(due, said_on);
    expect_text(due, from != NULL ? from : "", period->first);
    expect_text(due, to != NULL ? to : "", period->last);
}

/* The due texts of the labelled statements, said on their days, give the labelled days. */
static void test_corpus(void **state)
{
    (void)state;
    static const struct {
        const char *file, *said_on;
    } rows[] = {
        {"labels-seeds/000_69b2d616895da90d", "2024-06-21"},
        {"labels-seeds/003_cbbb74a22afe9609", "2021-06-22"},
        {"labels-seeds/004_0be234f73af0dcac", "2018-02-27"},
        {"quad-leaders-2021-03", "2021-03-12"},
        {"tfc-2023-04", "2023-04-13"},
        {"us-mx-security-2021-10", "2021-10-08"},
        {"restated/eu-us-jha-2015-06-riga", "2015-06-03"},
        {"restated/eu-us-jha-2018-11-washington", "2018-11-09"},
        {"restated/eu-us-jha-2019-06-bucharest", "2019-06-19"},
    };

    if (!g_file_test("../shared/corpus", G_FILE_TEST_IS_DIR)) {
        print_message("skipped: ../shared/corpus is not here\n");
        skip();
    }
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("../shared/corpus/%s.labels.jsonl", rows[i].file);
        g_autofree char *text = NULL;
        assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line != NULL; line++) {
            json_t *label = json_loads(*line, 0, NULL);
            if (label != NULL)
                check_label(rows[i].said_on, label);
            json_decref(label);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inside_text), cmocka_unit_test(test_no_dates),
        cmocka_unit_test(test_refuses),     cmocka_unit_test(test_ordered),
        cmocka_unit_test(test_find_extent), cmocka_unit_test(test_survives_noise),
        cmocka_unit_test(test_corpus),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
