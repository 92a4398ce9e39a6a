/* sample_data.c proves that the shipped sample holds together: references, tokens, dates, rules.
 * It must not know how the program loads the sample: it reads the files themselves. */
#include "tests/lib/sample_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const list_kind[] = {"one-off",  "standing",    "next-meeting",
                                        "position", "third-party", NULL};
static const char *const list_level[] = {"leaders", "ministers", "senior-officials", "experts",
                                         NULL};
static const char *const list_level_or_none[] = {
    "", "leaders", "ministers", "senior-officials", "experts", NULL};
static const char *const list_state[] = {"announced", "held", "cancelled", "not-traced", NULL};
static const char *const list_own_summary[] = {"own-summary", NULL};
static const char *const list_force[] = {"agreed",    "committed", "intends",
                                         "announced", "supports",  "looks-forward",
                                         "stressed",  "discussed", NULL};
static const char *const list_difference[] = {"first-held", "repeated", "stronger",  "weaker",
                                              "narrower",   "wider",    "due-moved", NULL};
static const char *const list_wording_role[] = {"record", "also", NULL};
static const char *const list_party_role[] = {"bound", "host", "beneficiary", "third-party", NULL};
static const char *const list_party_kind[] = {"state",        "institution", "agency", "group",
                                              "organisation", "other",       NULL};
static const char *const list_visibility[] = {"public", "internal", NULL};
static const char *const list_priority[] = {"high", "normal", "low", NULL};
static const char *const list_source_kind[] = {"announcement", "deed", "search", NULL};
static const char *const list_relation[] = {"follows", "part-of", "builds-on", "superseded-by",
                                            NULL};
static const char *const list_status[] = {"not-assessed",
                                          "not-started",
                                          "in-progress",
                                          "kept-up",
                                          "stalled",
                                          "blocked",
                                          "partly-continuing",
                                          "fulfilled",
                                          "partly-closed",
                                          "not-fulfilled",
                                          "lapsed",
                                          "contrary",
                                          "superseded",
                                          "withdrawn",
                                          "cannot-be-judged",
                                          NULL};

/* One row a field that must hold a token: where it is, and the list it comes from. */
static const struct token_rule {
    const char *where; /* members from the root down, "." between them */
    const char *member;
    const char *const *list;
} token_rules[] = {
    {"parties", "kind", list_party_kind},
    {"meetings", "level", list_level},
    {"meetings", "state", list_state},
    {"documents", "coverage", list_own_summary},
    {"commitments", "kind", list_kind},
    {"commitments", "level", list_level_or_none},
    {"commitments", "priority", list_priority},
    {"commitments", "visibility", list_visibility},
    {"commitments", "next_step_visibility", list_visibility},
    {"commitments", "note_visibility", list_visibility},
    {"commitments.parties", "role", list_party_role},
    {"commitments.wordings", "voice", list_own_summary},
    {"commitments.wordings", "force", list_force},
    {"commitments.wordings", "difference", list_difference},
    {"commitments.wordings", "role", list_wording_role},
    {"commitments.updates", "visibility", list_visibility},
    {"sources", "kind", list_source_kind},
    {"links", "relation", list_relation},
};

/* One row a reference: the member, and the list and member that must hold the same text. */
static const struct reference_rule {
    const char *where;
    const char *member; /* NULL: the row is itself the text */
    const char *list;
    const char *key;
} reference_rules[] = {
    {"meetings", "series", "series", "key"},
    {"meetings.participants", "represents", "parties", "token"},
    {"documents", "meeting", "meetings", "key"},
    {"commitments", "series", "series", "key"},
    {"commitments.parties", "party", "parties", "token"},
    {"commitments.topics", NULL, "topics", "token"},
    {"commitments.wordings", "meeting", "meetings", "key"},
    {"commitments.wordings", "document", "documents", "id"},
    {"commitments.updates", "meeting", "meetings", "key"},
    {"commitments.updates.sources", NULL, "sources", "id"},
    {"sources", "document", "documents", "id"},
    {"links", "from", "commitments", "key"},
    {"links", "to", "commitments", "key"},
};

static bool is_in(const char *const *list, const char *text)
{
    return g_strv_contains(list, text);
}

static const json_t *commitment(const json_t *root, const char *key)
{
    const json_t *row = sample_find(root, "commitments", "key", key);

    if (!row)
        fail_msg("the sample has no commitment %s", key);
    return row;
}

struct rule_check {
    const json_t *root;
    const void *rule;
    unsigned seen;
    GString *bad;
};

static void check_token(const json_t *row, void *data)
{
    struct rule_check *check = data;
    const struct token_rule *rule = check->rule;

    check->seen++;
    if (!is_in(rule->list, sample_text(row, rule->member)))
        sample_complain(check->bad, "%s: %s is \"%s\", not one of its list", rule->where,
                        rule->member, sample_text(row, rule->member));
}

/* Every enumerated field of every row holds a token of its list, and every kind of row occurs. */
static void test_tokens_are_of_their_lists(void **state)
{
    const struct sample *sample = *state;
    GString *bad = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(token_rules); i++) {
        struct rule_check check = {.root = sample->root, .rule = &token_rules[i], .bad = bad};
        sample_walk(sample->root, token_rules[i].where, check_token, &check);
        if (!check.seen)
            sample_complain(bad, "%s: the sample has none", token_rules[i].where);
    }
    sample_assert_sound(bad);
}

static void check_reference(const json_t *row, void *data)
{
    struct rule_check *check = data;
    const struct reference_rule *rule = check->rule;

    /* An update names a meeting, a source a document, only where there is one. */
    if (rule->member && json_is_object(row) && !json_object_get(row, rule->member) &&
        (g_str_has_suffix(rule->where, "updates") || g_str_equal(rule->where, "sources")))
        return;
    check->seen++;
    if (!sample_find(check->root, rule->list, rule->key, sample_text(row, rule->member)))
        sample_complain(check->bad, "%s: \"%s\" is not in %s", rule->where,
                        sample_text(row, rule->member), rule->list);
}

/* Whatever a row names exists in the sample. */
static void test_references_resolve(void **state)
{
    const struct sample *sample = *state;
    GString *bad = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(reference_rules); i++) {
        struct rule_check check = {.root = sample->root, .rule = &reference_rules[i], .bad = bad};
        sample_walk(sample->root, reference_rules[i].where, check_reference, &check);
        if (!check.seen)
            sample_complain(bad, "%s: the sample has none", reference_rules[i].where);
    }
    sample_assert_sound(bad);
}

/* No two rows of one list share their key. */
static void test_keys_are_unique(void **state)
{
    static const char *const lists[][2] = {{"series", "key"},      {"parties", "token"},
                                           {"topics", "token"},    {"meetings", "key"},
                                           {"documents", "id"},    {"sources", "id"},
                                           {"commitments", "key"}, {"commitments", "title"}};
    const struct sample *sample = *state;
    GString *bad = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        size_t j;
        json_t *row;
        json_array_foreach (json_object_get(sample->root, lists[i][0]), j, row) {
            const char *key = sample_text(row, lists[i][1]);
            if (!*key || sample_find(sample->root, lists[i][0], lists[i][1], key) != row)
                sample_complain(bad, "%s: \"%s\" is empty or there twice", lists[i][0], key);
        }
    }
    sample_assert_sound(bad);
}

static const char *meeting_date(const struct sample *sample, const json_t *row)
{
    return sample_text(sample_find(sample->root, "meetings", "key", sample_text(row, "meeting")),
                       "date");
}

static void check_lineage(const struct sample *sample, const json_t *row, GString *bad)
{
    const char *first = NULL;
    const char *before = "";
    const char *record_at = "";
    size_t i;
    json_t *wording;

    json_array_foreach (json_object_get(row, "wordings"), i, wording) {
        const char *at = sample_text(wording, "meeting");
        const char *date = meeting_date(sample, wording);
        const json_t *document =
            sample_find(sample->root, "documents", "id", sample_text(wording, "document"));
        bool record = g_str_equal(sample_text(wording, "role"), "record");
        first = first ? first : at;
        if (strcmp(date, before) < 0)
            sample_complain(bad, "%s: wordings are not in order of meeting",
                            sample_text(row, "key"));
        if (record == g_str_equal(record_at, at))
            sample_complain(bad, "%s: not exactly one wording of record, first, at %s",
                            sample_text(row, "key"), at);
        if (g_str_equal(sample_text(wording, "difference"), "first-held") != g_str_equal(first, at))
            sample_complain(bad, "%s: \"first-held\" belongs to the earliest meeting only",
                            sample_text(row, "key"));
        if (!g_str_equal(sample_text(document, "meeting"), at))
            sample_complain(bad, "%s: document %s is of another meeting", sample_text(row, "key"),
                            sample_text(document, "id"));
        record_at = at;
        before = date;
    }
}

/* Wordings run in order of meeting, one of record each, and only the earliest is called first held.
 */
static void test_lineages_are_in_order(void **state)
{
    const struct sample *sample = *state;
    GString *bad = g_string_new(NULL);
    size_t i;
    json_t *row;

    json_array_foreach (json_object_get(sample->root, "commitments"), i, row)
        check_lineage(sample, row, bad);
    sample_assert_sound(bad);
}

static bool is_day(const char *text)
{
    guint y;
    guint m;
    guint d;
    int end = 0;

    return strlen(text) == 10 && sscanf(text, "%4u-%2u-%2u%n", &y, &m, &d, &end) == 3 &&
           end == 10 && g_date_valid_dmy((GDateDay)d, (GDateMonth)m, (GDateYear)y);
}

/* Enough of EDTF for the sample: a year, a month, a quarter or half, a day, or two of these as an
 * interval. */
static bool is_edtf(const char *text)
{
    g_auto(GStrv) ends = g_strsplit(text, "/", -1);

    if (g_strv_length(ends) < 1 || g_strv_length(ends) > 2)
        return false;
    for (char **end = ends; *end; end++) {
        if (!is_day(*end) &&
            !g_regex_match_simple("^\\d{4}(-(0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01]))?$", *end, 0, 0))
            return false;
    }
    return true;
}

static void check_date(GString *bad, const json_t *row, const char *member, bool required)
{
    const char *text = sample_text(row, member);

    if (*text ? !is_day(text) : required)
        sample_complain(bad, "%s is \"%s\", not a date", member, text);
}

/* Meetings and dues are EDTF; every other date is a day that exists, or empty where it may be. */
static void test_dates_are_well_formed(void **state)
{
    const struct sample *sample = *state;
    GString *bad = g_string_new(NULL);
    size_t i;
    size_t j;
    json_t *row;
    json_t *update;

    json_array_foreach (json_object_get(sample->root, "meetings"), i, row)
        if (!is_edtf(sample_text(row, "date")))
            sample_complain(bad, "%s: \"%s\" is not EDTF", sample_text(row, "key"),
                            sample_text(row, "date"));
    json_array_foreach (json_object_get(sample->root, "documents"), i, row) {
        check_date(bad, row, "published_on", true);
        check_date(bad, row, "retrieved_on", true);
    }
    json_array_foreach (json_object_get(sample->root, "sources"), i, row) {
        check_date(bad, row, "dated_on", true);
        check_date(bad, row, "retrieved_on", false);
    }
    json_array_foreach (json_object_get(sample->root, "commitments"), i, row) {
        check_date(bad, row, "follow_up_on", false);
        if (*sample_text(row, "due_edtf") && !is_edtf(sample_text(row, "due_edtf")))
            sample_complain(bad, "%s: \"%s\" is not EDTF", sample_text(row, "key"),
                            sample_text(row, "due_edtf"));
        json_array_foreach (json_object_get(row, "updates"), j, update)
            check_date(bad, update, "effective_on", true);
    }
    sample_assert_sound(bad);
}

static void check_update(const json_t *row, const json_t *update, const char *before, GString *bad)
{
    const char *status = sample_text(update, "status");
    bool checked = json_is_true(json_object_get(update, "checked"));

    if (checked == (*status != '\0'))
        sample_complain(bad, "%s: an update is either a status or a check",
                        sample_text(row, "key"));
    if (!checked && !is_in(list_status, status))
        sample_complain(bad, "%s: \"%s\" is no status of the scheme", sample_text(row, "key"),
                        status);
    if (!json_array_size(json_object_get(update, "sources")))
        sample_complain(bad, "%s: an update without a source", sample_text(row, "key"));
    if (strcmp(sample_text(update, "effective_on"), before) < 0)
        sample_complain(bad, "%s: updates are not in order of date", sample_text(row, "key"));
}

/* Positions and third parties' undertakings have no status; what has one has its source. */
static void test_updates_keep_the_rules(void **state)
{
    const struct sample *sample = *state;
    GString *bad = g_string_new(NULL);
    size_t i;
    size_t j;
    json_t *row;
    json_t *update;

    json_array_foreach (json_object_get(sample->root, "commitments"), i, row) {
        const char *kind = sample_text(row, "kind");
        const char *before = "";
        bool counted = !g_str_equal(kind, "position") && !g_str_equal(kind, "third-party");
        if (!counted && json_array_size(json_object_get(row, "updates")))
            sample_complain(bad, "%s: a %s with an update", sample_text(row, "key"), kind);
        json_array_foreach (json_object_get(row, "updates"), j, update) {
            check_update(row, update, before, bad);
            before = sample_text(update, "effective_on");
        }
    }
    sample_assert_sound(bad);
}

static const json_t *last_status(const json_t *row)
{
    const json_t *last = NULL;
    size_t i;
    json_t *update;

    json_array_foreach (json_object_get(row, "updates"), i, update)
        if (*sample_text(update, "status"))
            last = update;
    return last;
}

static bool has_link(const json_t *root, const char *from, const char *to, const char *relation)
{
    size_t i;
    json_t *row;

    json_array_foreach (json_object_get(root, "links"), i, row)
        if (g_str_equal(sample_text(row, "from"), from) &&
            g_str_equal(sample_text(row, "to"), to) &&
            g_str_equal(sample_text(row, "relation"), relation))
            return true;
    return false;
}

/* The three next-meeting promises: place, period, what kept them, and each following the last. */
static void test_next_meetings(void **state)
{
    static const struct {
        const char *key, *place, *due, *kept_on, *kept_at;
    } want[] = {
        {"EUUS-0002", "Sofia", "2018-05", "2018-05-22", "eu-us-jha-2018-05-sofia"},
        {"EUUS-0017", "Washington", "2021-41", "2021-12-16", "eu-us-jha-2021-12-washington"},
        {"EUUS-0026", "Poland", "2025-40", "", ""},
    };
    const struct sample *sample = *state;

    for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
        const json_t *row = commitment(sample->root, want[i].key);
        const json_t *update = last_status(row);
        assert_string_equal(sample_text(row, "kind"), "next-meeting");
        assert_string_equal(sample_text(row, "level"), "ministers");
        assert_string_equal(sample_text(row, "place"), want[i].place);
        assert_string_equal(sample_text(row, "due_edtf"), want[i].due);
        assert_string_equal(sample_text(update, "effective_on"), want[i].kept_on);
        assert_string_equal(sample_text(update, "meeting"), want[i].kept_at);
        assert_string_equal(sample_text(update, "status"), *want[i].kept_on ? "fulfilled" : "");
        if (i > 0)
            assert_true(has_link(sample->root, want[i].key, want[i - 1].key, "follows"));
    }
    /* Nobody looked into Poland: not even "checked, no change". */
    assert_int_equal(
        json_array_size(json_object_get(commitment(sample->root, "EUUS-0026"), "updates")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens_are_of_their_lists),
        cmocka_unit_test(test_references_resolve),
        cmocka_unit_test(test_keys_are_unique),
        cmocka_unit_test(test_lineages_are_in_order),
        cmocka_unit_test(test_dates_are_well_formed),
        cmocka_unit_test(test_updates_keep_the_rules),
        cmocka_unit_test(test_next_meetings),
    };

    return cmocka_run_group_tests_name("sample_data", tests, sample_open, sample_close);
}
