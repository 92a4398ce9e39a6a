/* vocabulary_data.c proves that the parties and topics shipped can be told apart by any name.
 * It must not know how the program loads them: it reads the files themselves. */
#include "tests/lib/sample_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define PARTIES "core/data/parties.json"
#define WORLD   "core/data/world.json"
#define TOPICS  "core/data/topics.json"

static json_t *load(const char *path)
{
    json_error_t error;
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);

    if (!root)
        fail_msg("%s:%d: %s", path, error.line, error.text);
    return root;
}

/* Case and accents away: names that differ in these alone are the same to a reader. */
static char *folded(const char *text)
{
    g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_NFD);
    g_autofree char *lower = g_utf8_casefold(apart, -1);
    GString *plain = g_string_new(NULL);

    for (const char *at = lower; *at; at = g_utf8_next_char(at))
        if (!g_unichar_ismark(g_utf8_get_char(at)))
            g_string_append_unichar(plain, g_utf8_get_char(at));
    return g_string_free(plain, FALSE);
}

static void claim(GHashTable *owners, const char *name, const char *token, GString *bad)
{
    char *key = folded(name);
    const char *owner = g_hash_table_lookup(owners, key);

    if (!*key)
        sample_complain(bad, "%s has an empty name", token);
    if (owner)
        sample_complain(bad, "\"%s\" names both %s and %s", name, owner, token);
    g_hash_table_insert(owners, key, (gpointer)token);
}

static void check_names(const json_t *row, GHashTable *owners, GString *bad)
{
    const char *token = sample_text(row, "token");
    g_autofree char *name = folded(sample_text(row, "name"));
    g_autofree char *plain_token = folded(token);
    size_t i;
    json_t *alias;

    if (!g_regex_match_simple("^[a-z0-9]+(-[a-z0-9]+)*$", token, 0, 0))
        sample_complain(bad, "\"%s\" is no token", token);
    claim(owners, token, token, bad);
    if (!g_str_equal(name, plain_token))
        claim(owners, sample_text(row, "name"), token, bad);
    json_array_foreach (json_object_get(row, "aliases"), i, alias) {
        g_autofree char *plain = folded(json_string_value(alias));
        if (!g_str_equal(plain, plain_token)) /* "EU" beside the token "eu" */
            claim(owners, json_string_value(alias), token, bad);
    }
}

static void claim_list(const json_t *root, const char *list, GHashTable *owners, GString *bad)
{
    size_t i;
    json_t *row;

    json_array_foreach (json_object_get(root, list), i, row)
        check_names(row, owners, bad);
    assert_true(i > 10);
}

/* MORE may be NULL: a second file whose names must not be the first one's. */
static void check_list(const json_t *root, const json_t *more, const char *list)
{
    g_autoptr(GHashTable) owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GString *bad = g_string_new(NULL);

    claim_list(root, list, owners, bad);
    if (more)
        claim_list(more, list, owners, bad);
    sample_assert_sound(bad);
}

/* No token, name or alias stands for two rows, whatever its case and accents. */
static void test_names_are_unambiguous(void **state)
{
    json_t *parties = load(PARTIES);
    json_t *world = load(WORLD);
    json_t *topics = load(TOPICS);

    (void)state;
    check_list(parties, world, "parties");
    check_list(topics, NULL, "topics");
    json_decref(parties);
    json_decref(world);
    json_decref(topics);
}

static const json_t *party_of(const json_t *const *roots, const char *token)
{
    const json_t *row = sample_find(roots[0], "parties", "token", token);

    return row ? row : sample_find(roots[1], "parties", "token", token);
}

static void check_ties(const json_t *const *roots, const json_t *row, GString *bad)
{
    const char *of = sample_text(row, "of");
    size_t i;
    json_t *member;

    if (*of && !party_of(roots, of))
        sample_complain(bad, "%s belongs to \"%s\", which is no party", sample_text(row, "token"),
                        of);
    json_array_foreach (json_object_get(row, "members"), i, member)
        if (!party_of(roots, json_string_value(member)))
            sample_complain(bad, "%s: its member \"%s\" is no party", sample_text(row, "token"),
                            json_string_value(member));
}

/* Whom a party belongs to, and the members of a group, are parties of the shipped files. */
static void test_parties_are_tied(void **state)
{
    json_t *parties = load(PARTIES), *world = load(WORLD);
    const json_t *const roots[] = {parties, world};
    GString *bad = g_string_new(NULL);
    size_t i;
    json_t *row;

    (void)state;
    for (size_t k = 0; k < G_N_ELEMENTS(roots); k++)
        json_array_foreach (json_object_get(roots[k], "parties"), i, row)
            check_ties(roots, row, bad);
    sample_assert_sound(bad);
    json_decref(parties);
    json_decref(world);
}

static void check_weights(const json_t *row, GHashTable *owners, GString *bad)
{
    json_t *words = json_object_get(row, "words"), *list, *word;
    const char *weight;
    size_t i;

    json_object_foreach (words, weight, list) {
        if (!g_regex_match_simple("^([1-9]|1[0-4])$", weight, 0, 0))
            sample_complain(bad, "%s: \"%s\" is no weight", sample_text(row, "token"), weight);
        json_array_foreach (list, i, word) {
            char *key = folded(json_string_value(word));
            const char *owner = g_hash_table_lookup(owners, key);
            if (owner)
                sample_complain(bad, "\"%s\" tells both %s and %s", key, owner,
                                sample_text(row, "token"));
            g_hash_table_insert(owners, key, (gpointer)sample_text(row, "token"));
        }
    }
}

/* A topic belongs to one of the wide ones, and a word tells one topic alone, with a weight. */
static void test_topics_can_be_told(void **state)
{
    static const char *const wide[] = {"e-evidence",
                                       "pnr",
                                       "visa",
                                       "cybercrime",
                                       "csam",
                                       "terrorism",
                                       "radicalisation",
                                       "drugs",
                                       "migration",
                                       "borders",
                                       "ukraine",
                                       "sanctions",
                                       "corruption",
                                       "aml",
                                       "data-protection",
                                       "ai",
                                       "disinformation",
                                       "travel",
                                       "police-cooperation",
                                       "judicial-cooperation",
                                       "firearms",
                                       "next-meeting",
                                       "other",
                                       NULL};
    g_autoptr(GHashTable) owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    json_t *topics = load(TOPICS);
    GString *bad = g_string_new(NULL);
    size_t i;
    json_t *row;

    (void)state;
    json_array_foreach (json_object_get(topics, "topics"), i, row) {
        if (!g_strv_contains(wide, sample_text(row, "wide")))
            sample_complain(bad, "%s: \"%s\" is no wide topic", sample_text(row, "token"),
                            sample_text(row, "wide"));
        check_weights(row, owners, bad);
    }
    sample_assert_sound(bad);
    json_decref(topics);
}

/* The European Union, its member states together and one by one, and those it deals with. */
static void test_parties_are_complete(void **state)
{
    static const char *const want[] = {"eu",
                                       "eu-member-states",
                                       "us",
                                       "at",
                                       "be",
                                       "bg",
                                       "hr",
                                       "cy",
                                       "cz",
                                       "dk",
                                       "ee",
                                       "fi",
                                       "fr",
                                       "de",
                                       "gr",
                                       "hu",
                                       "ie",
                                       "it",
                                       "lv",
                                       "lt",
                                       "lu",
                                       "mt",
                                       "nl",
                                       "pl",
                                       "pt",
                                       "ro",
                                       "sk",
                                       "si",
                                       "es",
                                       "se",
                                       "european-commission",
                                       "council-of-the-eu",
                                       "european-parliament",
                                       "eeas",
                                       "europol",
                                       "eurojust",
                                       "frontex",
                                       "us-doj",
                                       "us-dhs",
                                       "g7",
                                       "un",
                                       "nato",
                                       "icann",
                                       "interpol",
                                       "ukraine"};
    static const char *const kinds[] = {"state",        "institution", "agency", "group",
                                        "organisation", "other",       NULL};
    json_t *parties = load(PARTIES);
    GString *bad = g_string_new(NULL);
    size_t i;
    json_t *row;

    (void)state;
    for (i = 0; i < G_N_ELEMENTS(want); i++)
        if (!sample_find(parties, "parties", "token", want[i]))
            sample_complain(bad, "%s is missing", want[i]);
    json_array_foreach (json_object_get(parties, "parties"), i, row)
        if (!g_strv_contains(kinds, sample_text(row, "kind")))
            sample_complain(bad, "%s: \"%s\" is no kind of party", sample_text(row, "token"),
                            sample_text(row, "kind"));
    sample_assert_sound(bad);
    json_decref(parties);
}

static void check_same(const json_t *sample, const json_t *shipped, const char *list, GString *bad)
{
    size_t i;
    json_t *row;

    json_array_foreach (json_object_get(sample, list), i, row) {
        const json_t *same = sample_find(shipped, list, "token", sample_text(row, "token"));
        if (same &&
            (!g_str_equal(sample_text(row, "name"), sample_text(same, "name")) ||
             !json_equal(json_object_get(row, "aliases"), json_object_get(same, "aliases"))))
            sample_complain(bad, "%s: %s is not as shipped", list, sample_text(row, "token"));
        if (!same && g_str_equal(list, "topics"))
            sample_complain(bad, "%s: %s is not shipped", list, sample_text(row, "token"));
    }
}

/* A party or topic has one name and one set of aliases, in the sample and in a new register. */
static void test_sample_uses_the_same_names(void **state)
{
    const struct sample *sample = *state;
    json_t *parties = load(PARTIES);
    json_t *topics = load(TOPICS);
    GString *bad = g_string_new(NULL);

    check_same(sample->root, parties, "parties", bad);
    check_same(sample->root, topics, "topics", bad);
    sample_assert_sound(bad);
    json_decref(parties);
    json_decref(topics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_unambiguous),
        cmocka_unit_test(test_parties_are_complete),
        cmocka_unit_test(test_parties_are_tied),
        cmocka_unit_test(test_topics_can_be_told),
        cmocka_unit_test(test_sample_uses_the_same_names),
    };

    return cmocka_run_group_tests_name("vocabulary_data", tests, sample_open, sample_close);
}
