/* match.c owns which older commitments a passage may restate, how likely, and why.
 * It must not write anything, nor know how the passage was found. */
#include "core/intake/match.h"

#include <math.h>
#include <string.h>

#include "core/intake/match_old.h"
#include "core/intake/subject.h"
#include "core/intake/tokens.h"
#include "db/meeting.h"
#include "db/similar.h"

/* A series of up to so many commitments is compared whole; of a larger one so many of the same
 * words. */
#define WHOLE_SERIES 800
#define CHOSEN       120
#define CHOSEN_WORDS 12

/* What speaks for a commitment, in hundredths; the sentence around the promise counts a share. */
#define BY_WORDS       58
#define BY_TOPIC       26
#define BY_PARTIES     10
#define BY_AGE         6
#define SENTENCE_SHARE 0.35
/* From here on it is proposed; what the same text said already must be nearer, for one text holds
 * many promises of one matter; and without a topic in common it must share so many telling words. */
#define NEAR            48
#define NEAR_SAME       70
#define NEAR_WITH_WORDS 3
/* How many shared words are told. */
#define TOLD 4

struct pool {
    GPtrArray *olds;         /* struct old, borrowed */
    GHashTable *frequencies; /* stem -> how many of them have it */
};

struct matcher {
    struct db *db;
    const struct lexicon *lexicon;
    struct bag_rules *rules;
    GHashTable *olds;  /* gint64 * -> struct old */
    GHashTable *pools; /* gint64 * (series) -> struct pool, of series compared whole */
};

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
        .pools = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, pool_free)};
    return matcher;
}

void matcher_free(struct matcher *matcher)
{
    if (matcher == NULL)
        return;
    g_hash_table_unref(matcher->pools);
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

/* The commitments to compare with; *is_own: the caller frees it. NULL on error. */
static struct pool *pool_of(struct matcher *matcher, gint64 series, const struct bag *asked,
                            gboolean *is_own, GError **error)
{
    struct pool *pool = g_hash_table_lookup(matcher->pools, &series);
    g_autoptr(GArray) ids = NULL;

    *is_own = FALSE;
    if (pool != NULL)
        return pool;
    ids = similar_of_series(matcher->db, series, WHOLE_SERIES + 1, error);
    if (ids == NULL)
        return NULL;
    *is_own = ids->len > WHOLE_SERIES;
    if (*is_own) {
        g_auto(GStrv) words = words_to_find(asked);
        g_array_unref(ids);
        ids = similar_by_words(matcher->db, series, words, CHOSEN, error);
        if (ids == NULL)
            return NULL;
    }
    pool = make_pool(matcher, ids, error);
    if (pool != NULL && !*is_own)
        g_hash_table_insert(matcher->pools, g_memdup2(&series, sizeof series), pool);
    return pool;
}

/* What is asked, worked out once. */
struct asked {
    const struct match_query *query;
    struct bag *bag;
    GPtrArray *parties;
    const char *wide;
    char *day; /* first day of the text's meeting; "" unknown */
    gboolean is_meeting;
};

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

static double words_alike(const struct pool *pool, const struct asked *asked, const struct old *old)
{
    double best = 0;

    for (guint i = 0; i < old->bags->len; i++)
        best = MAX(best, bag_likeness(asked->bag, g_ptr_array_index(old->bags, i),
                                      pool->frequencies, pool->olds->len));
    return sqrt(best);
}

/* 1 the same topic, less where only the wide one is; a little where nobody told a topic. */
static double topics_alike(const struct matcher *matcher, const struct asked *asked,
                           const struct old *old)
{
    double best = old->topics->len == 0 || *asked->query->topic == '\0' ? 0.3 : 0;

    for (guint i = 0; i < old->topics->len; i++) {
        const char *topic = g_ptr_array_index(old->topics, i);
        const char *wide = subject_wide(matcher->lexicon, topic);
        if (strcmp(topic, asked->query->topic) == 0)
            return 1;
        if (strcmp(wide, asked->wide) == 0)
            best = MAX(best, strcmp(wide, "other") == 0 ? 0.15 : 0.65);
    }
    return best;
}

static double parties_alike(const struct asked *asked, const struct old *old)
{
    guint shared = 0, all;

    if (asked->parties->len == 0 || old->parties->len == 0)
        return 0.5;
    for (guint i = 0; i < asked->parties->len; i++)
        if (g_ptr_array_find_with_equal_func(old->parties, asked->parties->pdata[i], g_str_equal,
                                             NULL))
            shared++;
    all = asked->parties->len + old->parties->len - shared;
    return (double)shared / all;
}

static gboolean is_older(const struct asked *asked, const struct old *old)
{
    return *asked->day == '\0' || *old->row->earliest_on == '\0' ||
           strcmp(old->row->earliest_on, asked->day) < 0;
}

/* Said by another text of the same meeting: the same words are the same promise. */
static gboolean is_beside(const struct asked *asked, const struct old *old)
{
    return old_is_at(old, asked->query->meeting_id) && !old_is_in(old, asked->query->document_id);
}

/* What the same text said, or a later meeting, is less likely what is restated. */
static double age_of(const struct asked *asked, const struct old *old)
{
    return is_older(asked, old) || is_beside(asked, old) ? 1 : 0;
}

struct found {
    const struct old *old;
    double words, topics, parties, score;
    gboolean follows;
};

static struct found judge(const struct matcher *matcher, const struct pool *pool,
                          const struct asked *asked, const struct old *old)
{
    struct found found = {.old = old,
                          .words = words_alike(pool, asked, old),
                          .topics = topics_alike(matcher, asked, old),
                          .parties = parties_alike(asked, old)};

    found.score = BY_WORDS * found.words + BY_TOPIC * found.topics + BY_PARTIES * found.parties +
                  BY_AGE * age_of(asked, old);
    return found;
}

static gboolean is_meeting(const struct old *old)
{
    return strcmp(old->row->kind, "next-meeting") == 0;
}

/* A next meeting follows the newest link of a chain that was there before. */
static gboolean may_follow(const struct matcher *matcher, const struct asked *asked,
                           const struct old *old)
{
    const struct old *next = g_hash_table_lookup(matcher->olds, &old->followed_by);

    return is_older(asked, old) && (next == NULL || !is_older(asked, next));
}

/* 1 the same level, -1 another one, 0 where one is not told. */
static int same_level(const struct asked *asked, const struct old *old)
{
    const char *level = old->row->level, *wanted = asked->query->level;

    if (*level == '\0' || *wanted == '\0')
        return 0;
    return strcmp(level, wanted) == 0 ? 1 : -1;
}

/* Which chain goes on: that of the same people at the same level. */
static struct found judge_chain(const struct asked *asked, const struct old *old)
{
    int level = same_level(asked, old);
    struct found found = {
        .old = old, .topics = 1, .parties = parties_alike(asked, old), .follows = TRUE};

    found.score = 55 + 15 * found.parties + (level < 0 ? -30 : 15 * level) +
                  (*old->row->due_edtf != '\0' || *old->row->place != '\0' ? 5 : 0);
    return found;
}

/* The same meeting promised once more: likely where another text told it. */
static struct found judge_again(const struct pool *pool, const struct asked *asked,
                                const struct old *old)
{
    struct found found = {.old = old,
                          .topics = 1,
                          .parties = parties_alike(asked, old),
                          .words = words_alike(pool, asked, old)};

    found.score =
        (is_beside(asked, old) ? 55 : 15) + 10 * same_level(asked, old) + 35 * found.words;
    return found;
}

/* The likelier first; of two as likely the one said later, then by id. */
static int by_score(gconstpointer a, gconstpointer b)
{
    const struct found *left = a, *right = b;
    int later = strcmp(right->old->row->latest_on, left->old->row->latest_on);

    if (fabs(left->score - right->score) > 1e-9)
        return left->score < right->score ? 1 : -1;
    return later != 0 ? later : left->old->row->id > right->old->row->id ? 1 : -1;
}

/* FALSE where it cannot be what is asked for. */
static gboolean judge_any(const struct matcher *matcher, const struct pool *pool,
                          const struct asked *asked, const struct old *old, struct found *found)
{
    if (asked->is_meeting != is_meeting(old))
        return FALSE;
    if (!asked->is_meeting)
        *found = judge(matcher, pool, asked, old);
    else if (old_is_at(old, asked->query->meeting_id))
        *found = judge_again(pool, asked, old);
    else if (may_follow(matcher, asked, old))
        *found = judge_chain(asked, old);
    else
        return FALSE;
    return TRUE;
}

static GArray *judge_all(const struct matcher *matcher, const struct pool *pool,
                         const struct asked *asked)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct found));

    for (guint i = 0; i < pool->olds->len; i++) {
        struct found found;
        if (judge_any(matcher, pool, asked, g_ptr_array_index(pool->olds, i), &found))
            g_array_append_val(all, found);
    }
    g_array_sort(all, by_score);
    return all;
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

static void add_reason(GString *why, const char *reason)
{
    g_string_append_printf(why, "%s%s", why->len > 0 ? ", " : "", reason);
}

static char *why(const struct pool *pool, const struct asked *asked, const struct found *found)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GPtrArray) words =
        bag_shared(asked->bag, found->old->all, pool->frequencies, pool->olds->len, TOLD);

    if (found->follows)
        add_reason(text, "the last promise to meet");
    else if (found->topics >= 1)
        add_reason(text, "same topic");
    else if (found->topics >= 0.5)
        add_reason(text, "near topic");
    if (found->parties >= 1)
        add_reason(text, "same parties");
    for (guint i = 0; i < words->len && !found->follows; i++)
        g_string_append_printf(text, "%s%s",
                               i > 0           ? ", "
                               : text->len > 0 ? "; shares: "
                                               : "shares: ",
                               (char *)g_ptr_array_index(words, i));
    return g_string_free(text, FALSE);
}

static gboolean is_near(const struct pool *pool, const struct asked *asked,
                        const struct found *found)
{
    int least = old_is_in(found->old, asked->query->document_id) ? NEAR_SAME : NEAR;
    g_autoptr(GPtrArray) words =
        bag_shared(asked->bag, found->old->all, pool->frequencies, pool->olds->len, TOLD);

    return lround(found->score) >= least && (found->topics >= 0.5 || words->len >= NEAR_WITH_WORDS);
}

static struct match *make_match(struct matcher *matcher, const struct pool *pool,
                                const struct asked *asked, const struct found *found,
                                GError **error)
{
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
                            .is_near = is_near(pool, asked, found),
                            .why = why(pool, asked, found)};
    return match;
}

static GPtrArray *make_matches(struct matcher *matcher, const struct pool *pool,
                               const struct asked *asked, guint max, GError **error)
{
    g_autoptr(GArray) all = judge_all(matcher, pool, asked);
    GPtrArray *matches = g_ptr_array_new_with_free_func((GDestroyNotify)match_free);

    for (guint i = 0; i < all->len && i < max; i++) {
        const struct found *found = &g_array_index(all, struct found, i);
        struct match *match = make_match(matcher, pool, asked, found, error);
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
        pool = pool_of(matcher, series, asked.bag, &is_own, error);
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
