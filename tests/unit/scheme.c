/* scheme.c proves that the shipped schemes are the ones agreed on, and that a stranger's status
 * word is taken for no more than it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/scheme/scheme.h"
#include "tests/lib/expect.h"

/* The default scheme has the letters, the order and the classes of its specification. */
static void test_pledge(void **state)
{
    (void)state;
    static const struct {
        char letter;
        const char *token, *label;
        gboolean is_open;
    } rows[] = {
        {'n', "not-assessed", "not assessed", TRUE},
        {'o', "not-started", "not started", TRUE},
        {'p', "in-progress", "in progress", TRUE},
        {'k', "kept-up", "kept up", TRUE},
        {'t', "stalled", "stalled", TRUE},
        {'b', "blocked", "blocked", TRUE},
        {'h', "partly-continuing", "partly, continuing", TRUE},
        {'f', "fulfilled", "fulfilled", FALSE},
        {'H', "partly-closed", "partly, closed", FALSE},
        {'x', "not-fulfilled", "judged not fulfilled", FALSE},
        {'l', "lapsed", "lapsed", FALSE},
        {'c', "contrary", "contrary", FALSE},
        {'r', "superseded", "superseded", FALSE},
        {'w', "withdrawn", "withdrawn by the parties", FALSE},
        {'v', "cannot-be-judged", "cannot be judged", FALSE},
    };
    const struct scheme *pledge = scheme_find("pledge");

    assert_non_null(pledge);
    assert_int_equal(pledge->n, G_N_ELEMENTS(rows));
    for (gsize i = 0; i < pledge->n; i++) {
        const struct scheme_status *status = &pledge->statuses[i];
        expect_text(rows[i].token, rows[i].token, status->token);
        expect_text(rows[i].token, rows[i].label, status->label);
        expect_int(rows[i].token, rows[i].letter, status->letter);
        expect_int(rows[i].token, rows[i].is_open, status->is_open);
        expect_int(rows[i].token, i > 0, status->is_assessed);
        expect_int(rows[i].token, strcmp(status->token, "not-fulfilled") == 0,
                   status->needs_source);
        expect_int(rows[i].token, strcmp(status->token, "superseded") == 0,
                   status->needs_successor);
        expect_int(rows[i].token,
                   strcmp(status->token, "fulfilled") == 0 || strcmp(status->token, "kept-up") == 0,
                   status->is_done);
    }
}

static gboolean is_token(const char *text)
{
    return *text != '\0' && strspn(text, "abcdefghijklmnopqrstuvwxyz-") == strlen(text);
}

/* Every table is whole: tokens and letters unique, a label and a definition each, "not assessed"
 * first, and a score only where it can be. */
static void test_tables(void **state)
{
    (void)state;
    static const char *const expected[] = {"pledge", "compliance", "promise", "completion",
                                           "recommendation"};
    gsize n;
    const struct scheme *schemes = scheme_all(&n);

    assert_int_equal(n, G_N_ELEMENTS(expected));
    for (gsize s = 0; s < n; s++) {
        const struct scheme *scheme = &schemes[s];
        expect_text(expected[s], expected[s], scheme->token);
        assert_ptr_equal(scheme_find(scheme->token), scheme);
        assert_true(*scheme->name != '\0' && *scheme->description != '\0');
        for (gsize i = 0; i < scheme->n; i++) {
            const struct scheme_status *status = &scheme->statuses[i];
            expect_true(status->token, "an ASCII token", is_token(status->token));
            expect_true(status->token, "a label", *status->label != '\0');
            expect_true(status->token, "a sentence for a definition",
                        strlen(status->definition) > 20 &&
                            g_str_has_suffix(status->definition, "."));
            expect_true(status->token, "the only one of its token",
                        scheme_status_find(scheme, status->token) == status);
            expect_true(status->token, "the only one of its letter",
                        scheme_status_by_letter(scheme, status->letter) == status);
            expect_true(status->token, "not assessed is first and only first",
                        (i == 0) == (strcmp(status->token, SCHEME_NOT_ASSESSED) == 0));
            expect_int(status->token, i > 0, status->is_assessed);
            expect_true(status->token, "a score or none",
                        status->score == SCHEME_NO_SCORE || ABS(status->score) <= 1);
            expect_true(status->token, "done scores +1", !status->is_done || status->score == 1);
        }
        expect_int(scheme->token, SCHEME_NO_SCORE, scheme->statuses[0].score);
    }
    assert_null(scheme_find("other"));
    assert_null(scheme_find(NULL));
    assert_null(scheme_status_find(schemes, "late"));
    assert_null(scheme_status_by_letter(schemes, 'Z'));
}

/* Words of other trackers mean what they say, however they are spelt. */
static void test_foreign_words(void **state)
{
    (void)state;
    static const struct {
        const char *scheme, *word, *token;
    } rows[] = {
        {"pledge", "in-progress", "in-progress"},
        {"pledge", "In Progress", "in-progress"},
        {"pledge", "  in_progress ", "in-progress"},
        {"pledge", "IN  PROGRESS", "in-progress"},
        {"pledge", "partly, continuing", "partly-continuing"},
        {"pledge", "judged not fulfilled", "not-fulfilled"},
        {"pledge", "p", "in-progress"},
        {"pledge", "h", "partly-continuing"},
        {"pledge", "H", "partly-closed"},
        {"pledge", "ongoing", "in-progress"},
        {"pledge", "Underway", "in-progress"},
        {"pledge", "done", "fulfilled"},
        {"pledge", "Completed", "fulfilled"},
        {"pledge", "implemented", "fulfilled"},
        {"pledge", "Closed – Implemented", "fulfilled"},
        {"pledge", "kept", "fulfilled"},
        {"pledge", "broken", "not-fulfilled"},
        {"pledge", "dropped", "lapsed"},
        {"pledge", "abandoned", "lapsed"},
        {"pledge", "cancelled", "withdrawn"},
        {"pledge", "superseded", "superseded"},
        {"pledge", "stalled", "stalled"},
        {"pledge", "on hold", "stalled"},
        {"pledge", "thwarted", "blocked"},
        {"pledge", "Not yet rated", "not-assessed"},
        {"pledge", "terminé", "fulfilled"},
        {"pledge", "compromise", "partly-closed"},
        {"pledge", "partially implemented", "partly-continuing"},
        {"pledge", "unratable", "cannot-be-judged"},
        {"promise", "fulfilled", "kept"},
        {"promise", "in progress", "in-the-works"},
        {"promise", "not fulfilled", "broken"},
        {"promise", "Not yet rated", "not-assessed"},
        {"promise", "superseded", NULL},
        {"compliance", "fulfilled", "full-compliance"},
        {"compliance", "partial", "partial-compliance"},
        {"compliance", "full compliance", "full-compliance"},
        {"completion", "completed", "complete"},
        {"completion", "Limited", "limited"},
        {"completion", "substantial", "substantial"},
        {"recommendation", "Open", "open"},
        {"recommendation", "Closed - implemented", "closed-implemented"},
        {"recommendation", "CLOSED—NOT IMPLEMENTED", "closed-not-implemented"},
        {"recommendation", "in progress", "open"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        expect_text(rows[i].word, rows[i].token,
                    scheme_status_for(scheme_find(rows[i].scheme), rows[i].word));
}

/* A word that says nothing of progress, or nothing for certain, becomes no status. */
static void test_words_without_counterpart(void **state)
{
    (void)state;
    static const char *const words[] = {
        "open",   "active",  "pending", "new", "late",      "overdue",  "delayed",
        "closed", "unclear", "unknown", "n/a", "no action", "missed",   "not implemented",
        "",       " ",       "-",       "?",   "done?",     "progress", "accepted",
        "noted",  "P",       "✓",       "yes", "no",        "50%",      "\xff",
    };
    const struct scheme *pledge = scheme_find("pledge");

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        expect_text(words[i], NULL, scheme_status_for(pledge, words[i]));
}

/* No synonym leads to a status its scheme lacks, whatever the scheme. */
static void test_every_answer_is_a_status(void **state)
{
    (void)state;
    static const char *const words[] = {"done",     "ongoing", "partial",   "dropped",    "blocked",
                                        "reversed", "kept up", "withdrawn", "not started"};
    gsize n;
    const struct scheme *schemes = scheme_all(&n);

    for (gsize s = 0; s < n; s++)
        for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
            const char *token = scheme_status_for(&schemes[s], words[i]);
            if (token != NULL)
                assert_non_null(scheme_status_find(&schemes[s], token));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pledge),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_foreign_words),
        cmocka_unit_test(test_words_without_counterpart),
        cmocka_unit_test(test_every_answer_is_a_status),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
