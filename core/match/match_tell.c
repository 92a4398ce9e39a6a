/* match_tell.c owns what tells one commitment of a subject apart from the others of it.
 * It must not read the register, nor know how all that speaks for one is summed up. */
#include "core/match/match_tell.h"

#include <string.h>

#include "core/lexicon/subject.h"

/* What a word that names the topic still counts where several commitments have that topic. */
#define NAMED_SHARE 0.3

static gboolean has_topic(const struct old *old, const char *topic)
{
    for (guint i = 0; i < old->topics->len; i++)
        if (strcmp(g_ptr_array_index(old->topics, i), topic) == 0)
            return TRUE;
    return FALSE;
}

static guint count_crowd(const struct pool *pool, const char *topic)
{
    guint n = 0;

    for (guint i = 0; i < pool->olds->len && *topic != '\0'; i++)
        n += has_topic(g_ptr_array_index(pool->olds, i), topic) ? 1 : 0;
    return n;
}

/* The words by which the text names its topic, by the stems that bags have. New. */
static GHashTable *find_named(const struct matcher *matcher, const struct match_query *query)
{
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    GHashTable *named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    subject_named(matcher->lexicon, query->topic, query->exact, stems);
    subject_named(matcher->lexicon, query->topic, query->sentence, stems);
    for (guint i = 0; i < stems->len; i++)
        g_hash_table_add(named, g_strdup(bag_stem(matcher->rules, g_ptr_array_index(stems, i))));
    return named;
}

void tell_prepare(const struct matcher *matcher, const struct pool *pool, struct asked *asked)
{
    const char *topic = asked->query->topic;
    GHashTableIter iter;
    gpointer stem;

    asked->crowd = count_crowd(pool, topic);
    asked->named = asked->crowd < 2 ? g_hash_table_new(g_str_hash, g_str_equal)
                                    : find_named(matcher, asked->query);
    g_hash_table_iter_init(&iter, asked->named);
    while (g_hash_table_iter_next(&iter, &stem, NULL))
        bag_lighten(asked->bag, stem, NAMED_SHARE);
}

double tell_weight(const struct pool *pool, const struct asked *asked, const struct old *old)
{
    GHashTableIter iter;
    gpointer stem, data;
    double sum = 0;

    g_hash_table_iter_init(&iter, asked->bag->words);
    while (g_hash_table_iter_next(&iter, &stem, &data)) {
        const struct bag_word *word = data;
        const struct bag_word *other = g_hash_table_lookup(old->all->words, stem);
        guint df = GPOINTER_TO_UINT(g_hash_table_lookup(pool->frequencies, stem));
        if (other == NULL || bag_is_common(word) || bag_is_common(other) ||
            g_hash_table_contains(asked->named, stem))
            continue;
        sum += MIN(word->weight, other->weight) * bag_rarity(df, pool->olds->len);
    }
    return sum;
}
