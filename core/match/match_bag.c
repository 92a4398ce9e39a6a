/* match_bag.c owns the words of a text by weight, and how alike two texts are.
 * It must not know commitments or the register. */
#include "core/match/match_bag.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "core/data.h"
#include "core/lexicon/tokens.h"

/* What a word weighs, by its sort. */
#define COMMON_WEIGHT 0.25
#define NAME_WEIGHT   1.3
#define NUMBER_WEIGHT 0.8

struct bag_rules {
    GHashTable *stop, *common; /* folded words; stems */
    GHashTable *forms;         /* stem -> the stem it counts as */
};

static GHashTable *load_set(const json_t *root, const char *name, gboolean by_stem)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t i;
    json_t *word;

    json_array_foreach (json_object_get(root, name), i, word) {
        const char *text = json_string_value(word);
        g_hash_table_add(set, by_stem ? tokens_stem(text) : g_strdup(text));
    }
    return set;
}

static void add_form(struct bag_rules *rules, const char *form, const char *word)
{
    char *stem = tokens_stem(form);

    g_hash_table_insert(rules->forms, stem, tokens_stem(word));
}

/* Forms that no cutting of ends leads back to their word: "caught" is "catch". */
static void load_forms(struct bag_rules *rules, const json_t *root)
{
    const char *form;
    json_t *word;

    json_object_foreach (json_object_get(root, "forms"), form, word)
        add_form(rules, form, json_string_value(word));
}

/* "Haitian" is "Haiti": one word names the country as the other does. */
static void load_adjectives(struct bag_rules *rules, const char *file)
{
    gsize len;
    const char *text = data_file(file, &len);
    json_t *root = text != NULL ? json_loadb(text, len, 0, NULL) : NULL;
    size_t i, k;
    json_t *party, *adjective;

    g_assert(root != NULL);
    json_array_foreach (json_object_get(root, "parties"), i, party) {
        g_autofree char *name =
            g_utf8_strdown(json_string_value(json_object_get(party, "name")), -1);
        json_array_foreach (json_object_get(party, "adjectives"), k, adjective) {
            g_autofree char *word = g_utf8_strdown(json_string_value(adjective), -1);
            if (strchr(name, ' ') == NULL && strchr(word, ' ') == NULL)
                add_form(rules, word, name);
        }
    }
    json_decref(root);
}

struct bag_rules *bag_rules_new(void)
{
    struct bag_rules *rules = g_new0(struct bag_rules, 1);
    gsize len;
    const char *text = data_file("common.json", &len);
    json_t *root = text != NULL ? json_loadb(text, len, 0, NULL) : NULL;

    g_assert(root != NULL); /* embedded, and a test reads it */
    rules->stop = load_set(root, "stop", FALSE);
    rules->common = load_set(root, "common", TRUE);
    rules->forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    load_forms(rules, root);
    load_adjectives(rules, "parties.json");
    load_adjectives(rules, "world.json");
    json_decref(root);
    return rules;
}

void bag_rules_free(struct bag_rules *rules)
{
    if (rules == NULL)
        return;
    g_hash_table_unref(rules->stop);
    g_hash_table_unref(rules->common);
    g_hash_table_unref(rules->forms);
    g_free(rules);
}

static void word_free(gpointer data)
{
    struct bag_word *word = data;

    g_free(word->word);
    g_free(word);
}

struct bag *bag_new(void)
{
    struct bag *bag = g_new0(struct bag, 1);

    bag->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, word_free);
    return bag;
}

void bag_free(struct bag *bag)
{
    if (bag == NULL)
        return;
    g_hash_table_unref(bag->words);
    g_free(bag);
}

static double weight_of(const struct bag_rules *rules, const struct token *token)
{
    if (g_hash_table_contains(rules->stop, token->word) || token->word[1] == '\0')
        return 0;
    if (g_hash_table_contains(rules->common, token->stem))
        return COMMON_WEIGHT;
    if (token->number)
        return NUMBER_WEIGHT;
    return token->capital && token->mark != '.' ? NAME_WEIGHT : 1;
}

void bag_lighten(struct bag *bag, const char *stem, double share)
{
    struct bag_word *word = g_hash_table_lookup(bag->words, stem);

    bag->length_n = 0;
    if (word != NULL)
        word->weight *= share;
}

gboolean bag_is_common(const struct bag_word *word)
{
    return word->is_common;
}

const char *bag_stem(const struct bag_rules *rules, const char *stem)
{
    const char *form = g_hash_table_lookup(rules->forms, stem);

    return form != NULL ? form : stem;
}

static void add_word(struct bag *bag, const struct token *token, const char *stem, double weight,
                     gboolean is_common)
{
    struct bag_word *word = g_hash_table_lookup(bag->words, stem);

    bag->length_n = 0;
    if (word == NULL) {
        word = g_new0(struct bag_word, 1);
        word->word = g_strdup(token->word);
        word->is_common = is_common;
        g_hash_table_insert(bag->words, g_strdup(stem), word);
    }
    word->weight = MAX(word->weight, weight);
}

void bag_add(struct bag *bag, const struct bag_rules *rules, const char *text, gsize len,
             double share)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, len);

    for (guint i = 0; i < tokens->list->len; i++) {
        const struct token *token = tokens_at(tokens, i);
        double weight = weight_of(rules, token) * share;
        if (weight > 0)
            add_word(bag, token, bag_stem(rules, token->stem), weight,
                     g_hash_table_contains(rules->common, token->stem));
    }
}

double bag_rarity(guint df, guint n)
{
    if (df <= 1 || n <= 1)
        return 1;
    return log(1 + (double)n / df) / log(1 + (double)n);
}

static double rarity_of(GHashTable *frequencies, guint n, const char *stem)
{
    return bag_rarity(GPOINTER_TO_UINT(g_hash_table_lookup(frequencies, stem)), n);
}

static double reckon_length(const struct bag *bag, GHashTable *frequencies, guint n)
{
    GHashTableIter iter;
    gpointer stem, data;
    double sum = 0;

    g_hash_table_iter_init(&iter, bag->words);
    while (g_hash_table_iter_next(&iter, &stem, &data)) {
        double weight = ((struct bag_word *)data)->weight * rarity_of(frequencies, n, stem);
        sum += weight * weight;
    }
    return sqrt(sum);
}

/* One bag is compared with many among the same texts. */
static double length_of(const struct bag *bag, GHashTable *frequencies, guint n)
{
    struct bag *memo = (struct bag *)bag;

    if (n == 0 || memo->length_n != n || memo->length_in != frequencies) {
        memo->length = reckon_length(bag, frequencies, n);
        memo->length_in = frequencies;
        memo->length_n = n;
    }
    return memo->length;
}

/* What a shared stem adds; 0 when it is not shared. */
static double shared_weight(const struct bag *a, const struct bag *b, GHashTable *frequencies,
                            guint n, const char *stem)
{
    const struct bag_word *left = g_hash_table_lookup(a->words, stem);
    const struct bag_word *right = g_hash_table_lookup(b->words, stem);
    double rarity = rarity_of(frequencies, n, stem);

    return left != NULL && right != NULL ? left->weight * right->weight * rarity * rarity : 0;
}

double bag_likeness(const struct bag *a, const struct bag *b, GHashTable *frequencies, guint n)
{
    double lengths = length_of(a, frequencies, n) * length_of(b, frequencies, n);
    GHashTableIter iter;
    gpointer stem;
    double sum = 0;

    g_hash_table_iter_init(&iter, a->words);
    while (g_hash_table_iter_next(&iter, &stem, NULL))
        sum += shared_weight(a, b, frequencies, n, stem);
    return lengths > 0 ? sum / lengths : 0;
}

struct shared {
    const char *word;
    double weight;
};

/* The heaviest first; of two as heavy, by the alphabet: a hash has no order of its own. */
static int by_weight(gconstpointer a, gconstpointer b)
{
    const struct shared *left = a, *right = b;

    if (left->weight != right->weight)
        return left->weight < right->weight ? 1 : -1;
    return strcmp(left->word, right->word);
}

GPtrArray *bag_shared(const struct bag *a, const struct bag *b, GHashTable *frequencies, guint n,
                      guint max)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct shared));
    GPtrArray *words = g_ptr_array_new();
    GHashTableIter iter;
    gpointer stem, data;

    g_hash_table_iter_init(&iter, a->words);
    while (g_hash_table_iter_next(&iter, &stem, &data)) {
        struct shared shared = {.word = ((struct bag_word *)data)->word,
                                .weight = shared_weight(a, b, frequencies, n, stem)};
        if (shared.weight > COMMON_WEIGHT * COMMON_WEIGHT)
            g_array_append_val(found, shared);
    }
    g_array_sort(found, by_weight);
    for (guint i = 0; i < found->len && i < max; i++)
        g_ptr_array_add(words, (char *)g_array_index(found, struct shared, i).word);
    return words;
}
