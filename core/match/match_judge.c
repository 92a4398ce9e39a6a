/* match_judge.c owns what speaks for a commitment being the one a passage restates, and how much.
 * It must not read the register. */
#include "core/match/match_judge.h"

#include <math.h>
#include <string.h>

#include "core/lexicon/subject.h"
#include "core/match/match_tell.h"

/* What speaks for a commitment, in hundredths. */
#define BY_WORDS   58
#define BY_TOPIC   26
#define BY_PARTIES 10
#define BY_AGE     6
/* From here on it is proposed; what the same text said already must be nearer, for one text holds
 * many promises of one matter; and without a topic in common it must share so many telling words. */
#define NEAR      48
#define NEAR_SAME 70
/* What its words must tell (match_tell.h): one of several commitments of its topic, or where it is
 * that much likelier than the next; without a topic in common; and then where it is likelier. */
#define TELLS_OF_SEVERAL 0.6
#define TELLS_LITTLE     0.2
#define TELLS_MUCH       2.4
#define TELLS_ALONE      1.2
#define LEAD             12
/* How many shared words are told. */
#define TOLD 4

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

GArray *match_judge(const struct matcher *matcher, const struct pool *pool,
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

static void add_reason(GString *why, const char *reason)
{
    g_string_append_printf(why, "%s%s", why->len > 0 ? ", " : "", reason);
}

char *match_why(const struct pool *pool, const struct asked *asked, const struct found *found)
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

/* By how much it is likelier than the next one. */
static double lead_of(const GArray *all, guint i)
{
    const struct found *found = &g_array_index(all, struct found, i);

    return i + 1 < all->len ? found->score - (found + 1)->score : found->score;
}

gboolean match_is_near(const struct pool *pool, const struct asked *asked, const GArray *all,
                       guint i)
{
    const struct found *found = &g_array_index(all, struct found, i);
    int least = old_is_in(found->old, asked->query->document_id) ? NEAR_SAME : NEAR;
    double tells = tell_weight(pool, asked, found->old);

    if (lround(found->score) < least)
        return FALSE;
    if (asked->is_meeting)
        return TRUE;
    if (found->topics >= 1 && asked->crowd < 2)
        return TRUE;
    if (found->topics >= 0.5)
        return tells >= TELLS_OF_SEVERAL || (tells >= TELLS_LITTLE && lead_of(all, i) >= LEAD);
    return tells >= TELLS_MUCH || (tells >= TELLS_ALONE && lead_of(all, i) >= LEAD);
}
