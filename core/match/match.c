/* match.c owns which older commitments a passage may restate, how likely, and why.
 * It must not write anything, nor know how the passage was found. */
#include "core/match/match.h"

#include <math.h>
#include <string.h>

#include "core/match/match_judge.h"
#include "core/match/match_tell.h"
#include "core/lexicon/subject.h"
#include "core/lexicon/tokens.h"
#include "db/meeting.h"
#include "db/similar.h"

/* A series of up to so many commitments is compared whole; of a larger one so many of the same
 * words. */
#define WHOLE_SERIES 800
#define CHOSEN       120
#define CHOSEN_WORDS 12
/* The sentence around a promise counts a share. */
#define SENTENCE_SHARE 0.35

static void pool_free(gpointer data)
{
    struct pool *pool = data;

    g_ptr_array_unref(pool->olds);
    g_hash_table_unref(pool->frequencies);
    g_free(pool);
}

struct matcher *matcher_new(struct db *db, const struct lexicon *lexicon)
{
    struct matcher *matcher = g_new0(struct matcher, 1);

    *matcher = (struct matcher){
        .db = db,
        .lexicon = lexicon,
        .rules = bag_rules_new(),
        .olds =
            g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)old_free),
        .pools = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, pool_free),
        .large = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL)};
    return matcher;
}

void matcher_free(struct matcher *matcher)
{
    if (matcher == NULL)
        return;
    g_hash_table_unref(matcher->pools);
    g_hash_table_unref(matcher->large);
    g_hash_table_unref(matcher->olds);
    bag_rules_free(matcher->rules);
    g_free(matcher);
}

/* Borrowed; NULL without an error: there is none. */
static struct old *old_of(struct matcher *matcher, gint64 id, GError **error)
{
    struct old *old = g_hash_table_lookup(matcher->olds, &id);

    if (old != NULL)
        return old;
    old = old_load(matcher->db, matcher->lexicon, matcher->rules, id, error);
    if (old != NULL)
        g_hash_table_insert(matcher->olds, g_memdup2(&id, sizeof id), old);
    return old;
}

static void count_words(struct pool *pool, const struct old *old)
{
    GHashTableIter iter;
    gpointer stem;

    g_hash_table_iter_init(&iter, old->all->words);
    while (g_hash_table_iter_next(&iter, &stem, NULL)) {
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(pool->frequencies, stem));
        g_hash_table_insert(pool->frequencies, stem, GUINT_TO_POINTER(n + 1));
    }
}

static struct pool *make_pool(struct matcher *matcher, const GArray *ids, GError **error)
{
    struct pool *pool = g_new0(struct pool, 1);
    GError *failed = NULL;

    pool->olds = g_ptr_array_new();
    pool->frequencies = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < ids->len && failed == NULL; i++) {
        struct old *old = old_of(matcher, g_array_index(ids, gint64, i), &failed);
        if (old == NULL)
            continue;
        g_ptr_array_add(pool->olds, old);
        count_words(pool, old);
    }
    if (failed == NULL)
        return pool;
    g_propagate_error(error, failed);
    pool_free(pool);
    return NULL;
}

/* The words of a question that are worth looking for in an index. New. */
static char **words_to_find(const struct bag *bag)
{
    GHashTable *none = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) words = bag_shared(bag, bag, none, 1, CHOSEN_WORDS);
    char **found = g_new0(char *, words->len + 1);

    for (guint i = 0; i < words->len; i++)
        found[i] = tokens_stem(g_ptr_array_index(words, i));
    g_hash_table_unref(none);
    return found;
}

/* Of a large series those that may be meant: promised meetings, or what has the same words. */
static GArray *choose(struct matcher *matcher, gint64 series, const struct asked *asked,
                      GError **error)
{
    g_auto(GStrv) words = NULL;

    if (asked->is_meeting && series > 0)
        return similar_of_kind(matcher->db, series, asked->query->kind, CHOSEN, error);
    words = words_to_find(asked->bag);
    return similar_by_words(matcher->db, series, words, CHOSEN, error);
}

/* The commitments to compare with; *is_own: the caller frees it. NULL on error. */
static struct pool *pool_of(struct matcher *matcher, gint64 series, const struct asked *asked,
                            gboolean *is_own, GError **error)
{
    struct pool *pool = g_hash_table_lookup(matcher->pools, &series);
    g_autoptr(GArray) ids = NULL;

    *is_own = g_hash_table_contains(matcher->large, &series);
    if (pool != NULL)
        return pool;
    if (!*is_own) {
        ids = similar_of_series(matcher->db, series, WHOLE_SERIES + 1, error);
        if (ids == NULL)
            return NULL;
        *is_own = ids->len > WHOLE_SERIES;
    }
    if (*is_own) {
        g_clear_pointer(&ids, g_array_unref);
        g_hash_table_add(matcher->large, g_memdup2(&series, sizeof series));
        ids = choose(matcher, series, asked, error);
        if (ids == NULL)
            return NULL;
    }
    pool = make_pool(matcher, ids, error);
    if (pool != NULL && !*is_own)
        g_hash_table_insert(matcher->pools, g_memdup2(&series, sizeof series), pool);
    return pool;
}

static gboolean read_day(struct matcher *matcher, struct asked *asked, GError **error)
{
    GError *failed = NULL;
    owned(meeting) meeting = NULL;

    if (asked->query->meeting_id != 0)
        meeting = meeting_by_id(matcher->db, asked->query->meeting_id, &failed);
    asked->day = g_strdup(meeting != NULL             ? meeting->date_first
                          : asked->query->day != NULL ? asked->query->day
                                                      : "");
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

static void asked_clear(struct asked *asked)
{
    bag_free(asked->bag);
    g_clear_pointer(&asked->named, g_hash_table_unref);
    g_ptr_array_unref(asked->parties);
    g_free(asked->day);
}

static struct asked ask(struct matcher *matcher, const struct match_query *query)
{
    struct asked asked = {.query = query, .bag = bag_new()};

    bag_add(asked.bag, matcher->rules, query->exact, strlen(query->exact), 1);
    bag_add(asked.bag, matcher->rules, query->sentence, strlen(query->sentence), SENTENCE_SHARE);
    asked.parties = old_names(matcher->lexicon, query->parties);
    asked.wide = subject_wide(matcher->lexicon, query->topic);
    asked.is_meeting = strcmp(query->kind, "next-meeting") == 0;
    return asked;
}

/* The key of the first of its chain. A chain that bites its tail ends where it was entered. */
static char *thread_of(struct matcher *matcher, const struct old *old, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    GError *failed = NULL;

    while (old->follows != 0 && g_hash_table_add(seen, (gpointer)old)) {
        const struct old *before = old_of(matcher, old->follows, &failed);
        if (before == NULL)
            break;
        old = before;
    }
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    return g_strdup(old->row->key);
}

static struct match *make_match(struct matcher *matcher, const struct pool *pool,
                                const struct asked *asked, const GArray *all, guint i,
                                GError **error)
{
    const struct found *found = &g_array_index(all, struct found, i);
    char *thread = thread_of(matcher, found->old, error);
    struct match *match;

    if (thread == NULL)
        return NULL;
    match = g_new0(struct match, 1);
    *match = (struct match){.commitment_id = found->old->row->id,
                            .key = g_strdup(found->old->row->key),
                            .title = g_strdup(found->old->row->title),
                            .thread = thread,
                            .score = (int)lround(CLAMP(found->score, 0, 100)),
                            .follows = found->follows,
                            .is_near = match_is_near(pool, asked, all, i),
                            .why = match_why(pool, asked, found)};
    return match;
}

static GPtrArray *make_matches(struct matcher *matcher, const struct pool *pool,
                               const struct asked *asked, guint max, GError **error)
{
    g_autoptr(GArray) all = match_judge(matcher, pool, asked);
    GPtrArray *matches = g_ptr_array_new_with_free_func((GDestroyNotify)match_free);

    for (guint i = 0; i < all->len && i < max; i++) {
        struct match *match = make_match(matcher, pool, asked, all, i, error);
        if (match == NULL) {
            g_ptr_array_unref(matches);
            return NULL;
        }
        g_ptr_array_add(matches, match);
    }
    return matches;
}

GPtrArray *match_find(struct matcher *matcher, const struct match_query *query, guint max,
                      GError **error)
{
    gint64 series = query->every_series ? SIMILAR_EVERY_SERIES : query->series_id;
    struct asked asked = ask(matcher, query);
    GPtrArray *matches = NULL;
    gboolean is_own = FALSE;
    struct pool *pool = NULL;

    if (read_day(matcher, &asked, error))
        pool = pool_of(matcher, series, &asked, &is_own, error);
    if (pool != NULL)
        tell_prepare(matcher, pool, &asked);
    if (pool != NULL)
        matches = make_matches(matcher, pool, &asked, max, error);
    if (pool != NULL && is_own)
        pool_free(pool);
    asked_clear(&asked);
    return matches;
}

void match_free(struct match *match)
{
    if (match == NULL)
        return;
    g_free(match->key);
    g_free(match->title);
    g_free(match->thread);
    g_free(match->why);
    g_free(match);
}
