/* tests of core/scheme/words.c and its table: every value has one token, a label and its ways in. */
#include "core/scheme/words_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/period/timeliness.h"

/* Tokens are stored and exported: no one may change by accident, nor their order. */
static void tokens_are_the_ones_agreed(void **state)
{
    (void)state;
    static const char *const lists[N_WORD_SETS] = {
        [WORDS_KIND] = "one-off, standing, next-meeting, position, third-party",
        [WORDS_LEVEL] = "leaders, ministers, senior-officials, experts",
        [WORDS_MEETING_STATE] = "announced, held, cancelled, not-traced",
        [WORDS_COVERAGE] = "full, extract, report, own-summary",
        [WORDS_VOICE] = "verbatim, quoted, reported, own-summary",
        [WORDS_FORCE] = "agreed, committed, intends, announced, supports, looks-forward, "
                        "stressed, discussed",
        [WORDS_DIFFERENCE] = "first-held, repeated, stronger, weaker, narrower, wider, due-moved, "
                             "not-mentioned",
        [WORDS_ROLE] = "bound, host, beneficiary, third-party",
        [WORDS_RELATION] = "part-of, follows, builds-on, superseded-by",
        [WORDS_PARTY_KIND] = "state, institution, agency, group, organisation, other",
        [WORDS_VISIBILITY] = "public, internal",
        [WORDS_PRIORITY] = "high, normal, low",
        [WORDS_SOURCE_KIND] = "announcement, deed, search",
        [WORDS_UPDATE_KIND] = "status, checked, note",
        [WORDS_TIMELINESS] = "standing, no-date, not-yet-due, period-running, overdue, "
                             "period-over-not-checked, done-in-time, done-late, none",
        [WORDS_PASSAGE] = "record, also",
        [WORDS_FINDING] = "restated, changed, not-mentioned, closed, later",
    };
    for (int set = 0; set < N_WORD_SETS; set++) {
        g_autofree char *list = words_list((enum word_set)set);
        assert_string_equal(list, lists[set]);
    }
}

/* Derived timeliness and its words are two tables: they must not drift apart. */
static void every_timeliness_has_its_word(void **state)
{
    (void)state;
    size_t n;
    const struct word *word = words_all(WORDS_TIMELINESS, &n);
    assert_int_equal(n, TIMELINESS_COUNT);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(word[i].token, timeliness_token((enum timeliness)i));
}

static gboolean is_token(const char *s)
{
    for (const char *p = s; *p; p++)
        if (!g_ascii_islower(*p) && !(*p == '-' && p > s && p[1]))
            return FALSE;
    return *s != '\0';
}

static void every_word_is_whole(void **state)
{
    (void)state;
    for (int set = 0; set < N_WORD_SETS; set++) {
        size_t n;
        const struct word *word = words_all((enum word_set)set, &n);
        assert_true(n > 0);
        for (size_t i = 0; i < n; i++) {
            if (!is_token(word[i].token))
                fail_msg("set %d: \"%s\" is no token", set, word[i].token);
            assert_true(g_utf8_validate(word[i].label, -1, NULL) && *word[i].label);
            if (g_utf8_strlen(word[i].brief, -1) < 5 || g_utf8_strlen(word[i].brief, -1) > 64)
                fail_msg("%s: \"%s\" is no brief line", word[i].token, word[i].brief);
        }
    }
}

static void check_found(enum word_set set, const char *text, const char *token)
{
    const struct word *word = words_find(set, text);
    if (g_strcmp0(word ? word->token : NULL, token) != 0)
        fail_msg("set %d, \"%s\": expected %s, actual %s", (int)set, text,
                 token ? token : "nothing", word ? word->token : "nothing");
}

/* Token, label and shouted label each lead back to their own word and to no other. */
static void every_word_is_found_by_its_names(void **state)
{
    (void)state;
    for (int i = 0; i < N_WORD_SETS; i++) {
        const enum word_set set = (enum word_set)i;
        size_t n;
        const struct word *word = words_all(set, &n);
        for (; n-- > 0; word++) {
            g_autofree char *loud = g_utf8_strup(word->label, -1);
            g_autofree char *spaced = g_strdelimit(g_strdup(word->token), "-", '_');
            check_found(set, word->token, word->token);
            check_found(set, word->label, word->token);
            check_found(set, loud, word->token);
            check_found(set, spaced, word->token);
            assert_string_equal(words_label(set, word->token), word->label);
        }
    }
}

/* A synonym that is a token or label itself, or stands twice, would be dead or contradict. */
static void synonyms_lead_to_words_and_shadow_none(void **state)
{
    (void)state;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < n_word_synonyms; i++) {
        const struct word_synonym *synonym = &word_synonyms[i];
        check_found(synonym->set, synonym->text, synonym->token);
        assert_true(is_token(synonym->text));
        size_t n;
        const struct word *word = words_all(synonym->set, &n);
        for (; n-- > 0; word++)
            assert_string_not_equal(word->token, synonym->text);
        char *once = g_strdup_printf("%d %s", (int)synonym->set, synonym->text);
        if (!g_hash_table_add(seen, once))
            fail_msg("\"%s\" stands twice", synonym->text);
    }
}

static void spellings_of_spreadsheets_are_found(void **state)
{
    (void)state;
    check_found(WORDS_LEVEL, "Ministerial", "ministers");
    check_found(WORDS_LEVEL, "  senior   officials ", "senior-officials");
    check_found(WORDS_LEVEL, "Senior_Official", "senior-officials");
    check_found(WORDS_LEVEL, "Summit", "leaders");
    check_found(WORDS_LEVEL, "S.O.M.", "senior-officials");
    check_found(WORDS_LEVEL, "min\u200bisters", "ministers");
    check_found(WORDS_TIMELINESS, "Period over - not checked", "period-over-not-checked");
    check_found(WORDS_TIMELINESS, "Period over – not checked", "period-over-not-checked");
    check_found(WORDS_KIND, "One-Off", "one-off");
    check_found(WORDS_KIND, "one off", "one-off");
    check_found(WORDS_COVERAGE, "Full official text", "full");
    check_found(WORDS_SOURCE_KIND, "searched; found nothing", "search");
    check_found(WORDS_PARTY_KIND, "gov", "state");
}

/* What is not known is said to be so: guessing a level would make silence out of nothing. */
static void unknown_words_are_not_guessed(void **state)
{
    (void)state;
    check_found(WORDS_LEVEL, "high-level", NULL);
    check_found(WORDS_LEVEL, "ministerial (announced only)", NULL);
    check_found(WORDS_LEVEL, "verbatim", NULL);
    check_found(WORDS_LEVEL, "minist", NULL);
    check_found(WORDS_LEVEL, "", NULL);
    check_found(WORDS_LEVEL, " - ", NULL);
    check_found(WORDS_LEVEL, "\xff", NULL);
    check_found(WORDS_TIMELINESS, "–", NULL);
    check_found(WORDS_TIMELINESS, "late", NULL); /* overdue, or done late? */
    assert_null(words_find(WORDS_LEVEL, NULL));
}

static void labels_are_the_words_of_the_design(void **state)
{
    (void)state;
    assert_string_equal(words_label(WORDS_TIMELINESS, "period-over-not-checked"),
                        "period over – not checked");
    assert_string_equal(words_label(WORDS_VOICE, "quoted"), "quoted in a report");
    assert_string_equal(words_label(WORDS_COVERAGE, "full"), "full official text");
    assert_string_equal(words_label(WORDS_DIFFERENCE, "first-held"), "first held");
    assert_string_equal(words_label(WORDS_FORCE, "looks-forward"), "looks forward");
    assert_string_equal(words_label(WORDS_UPDATE_KIND, "checked"), "checked, no change");
    assert_string_equal(words_label(WORDS_LEVEL, "of a later version"), "of a later version");
    assert_string_equal(words_label(WORDS_LEVEL, ""), "");
    assert_string_equal(words_label(WORDS_LEVEL, NULL), "");
}

/* A narrow cell has its own word where the label would be cut there; it is a word of the set still. */
static void narrow_words_fit(void **state)
{
    (void)state;
    assert_string_equal(words_narrow(WORDS_TIMELINESS, "period-over-not-checked"), "not checked");
    assert_string_equal(words_narrow(WORDS_TIMELINESS, "overdue"), "overdue");
    assert_string_equal(words_narrow(WORDS_TIMELINESS, "of-a-later-version"), "of-a-later-version");
    assert_string_equal(words_narrow(WORDS_TIMELINESS, NULL), "");
    size_t n;
    const struct word *all = words_all(WORDS_TIMELINESS, &n);
    for (size_t i = 0; i < n; i++)
        if (g_utf8_strlen(words_narrow(WORDS_TIMELINESS, all[i].token), -1) > 14)
            fail_msg("\"%s\" is cut", words_narrow(WORDS_TIMELINESS, all[i].token));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_the_ones_agreed),
        cmocka_unit_test(every_timeliness_has_its_word),
        cmocka_unit_test(every_word_is_whole),
        cmocka_unit_test(every_word_is_found_by_its_names),
        cmocka_unit_test(synonyms_lead_to_words_and_shadow_none),
        cmocka_unit_test(spellings_of_spreadsheets_are_found),
        cmocka_unit_test(unknown_words_are_not_guessed),
        cmocka_unit_test(labels_are_the_words_of_the_design),
        cmocka_unit_test(narrow_words_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
