/* subject.c owns the topic of a passage: which topic's words weigh most in what it promises.
 * It must not know which words belong to which topic: that is data (lexicon.h). */
#include "core/lexicon/subject.h"

#include <string.h>

#include "core/lexicon/around.h"
#include "core/lexicon/lexicon_private.h"
#include "core/lexicon/venue.h"

/* Shares, in hundredths. Farther words of a promise count less, down to a floor; what stands behind
 * "by", "including", "while" is how, or an example; of a topic's further words each counts half. */
#define DECAY          2
#define FLOOR          50
#define BEHIND_MEANS   65
#define BEHIND_EXAMPLE 50
#define BEHIND_MEASURE 50
#define FURTHER        50
/* What the parts around the promise count. */
#define SHARE_LEADING  80
#define SHARE_SENTENCE 30
#define SHARE_TRAILING 45
#define SHARE_POINTED  85
#define SHARE_BEFORE   60
#define SHARE_LEAD     25
#define SHARE_HEADING  40
#define SHARE_TITLE    25
/* What the whole document is about tells its passages less apart: its words count so much. */
#define SHARE_THEME 75
/* Below this a topic is not told yet, and the next part around is asked. */
#define ENOUGH 350

struct weighing {
    const struct lexicon *lexicon;
    GHashTable *scores; /* struct lexicon_topic -> struct score */
    GHashTable *seen;   /* struct phrase: each counts once */
    GHashTable *themes; /* struct lexicon_topic that the title names */
    int order;
};

struct score {
    int best;
    int sum;
    int order; /* when it was first met, for one of two as heavy */
};

static void add_score(struct weighing *w, const struct phrase *phrase, int value)
{
    struct score *score = g_hash_table_lookup(w->scores, phrase->value);

    if (!g_hash_table_add(w->seen, (gpointer)phrase))
        return;
    if (g_hash_table_contains(w->themes, phrase->value))
        value = value * SHARE_THEME / 100;
    if (score == NULL) {
        score = g_new0(struct score, 1);
        score->order = w->order++;
        g_hash_table_insert(w->scores, (gpointer)phrase->value, score);
    }
    score->best = MAX(score->best, value);
    score->sum += value;
}

/* "In line with human rights": the measure of what is promised, not what it is. */
static gboolean is_measure(const struct tokens *tokens, guint i)
{
    return (tokens_is(tokens, i, "in") || tokens_is(tokens, i, "with")) &&
           tokens_is_of(tokens, i + 1, " conformity accordance line compliance full keeping ") &&
           tokens_is_of(tokens, i + 2, " with respect of for to ");
}

static gboolean is_example(const struct tokens *tokens, guint i)
{
    return tokens_is_of(tokens, i, " including especially particularly notably ") ||
           (tokens_is(tokens, i, "such") && tokens_is(tokens, i + 1, "as"));
}

static gboolean is_means(const struct tokens *tokens, guint i)
{
    return tokens_is_of(tokens, i, " by while via through whereas following besides alongside ");
}

/* From a word on, what stands behind it counts less: its share, never more than before. */
static int share_behind(const struct tokens *tokens, guint i, int share)
{
    if (is_measure(tokens, i) || tokens_is(tokens, i, "consistent"))
        return MIN(share, BEHIND_MEASURE);
    if (i > 2 && is_example(tokens, i))
        return MIN(share, BEHIND_EXAMPLE);
    return i > 2 && is_means(tokens, i) ? MIN(share, BEHIND_MEANS) : share;
}

/* Weighs the words of a stretch; FALLING: the first count most, as in the words that promise. */
static void weigh(struct weighing *w, const struct reading *reading, gsize from, gsize to,
                  int share, gboolean falling)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(reading->text + from, to > from ? to - from : 0);
    int behind = 100;

    for (guint i = 0; i < tokens->list->len;) {
        const struct phrase *phrase = phrases_at(w->lexicon->words, tokens, i);
        if (falling)
            behind = share_behind(tokens, i, behind);
        if (phrase == NULL) {
            i++;
            continue;
        }
        int place = falling ? MAX(FLOOR, 100 - DECAY * (int)MIN(i, 100U)) * behind / 100 : 100;
        add_score(w, phrase, phrase->weight * place * share / 100);
        i += phrase->words->len;
    }
}

static int total(const struct score *score)
{
    return score->best + (score->sum - score->best) * FURTHER / 100;
}

static const struct lexicon_topic *heaviest(const struct weighing *w, int *value)
{
    GHashTableIter iter;
    gpointer key, data;
    const struct lexicon_topic *best = NULL;
    int order = 0;

    *value = 0;
    g_hash_table_iter_init(&iter, w->scores);
    while (g_hash_table_iter_next(&iter, &key, &data)) {
        const struct score *score = data;
        const struct lexicon_topic *topic = key;
        int sum = total(score);
        if (strcmp(topic->token, "next-meeting") == 0)
            continue;
        if (sum > *value || (sum == *value && best != NULL && score->order < order)) {
            *value = sum;
            best = topic;
            order = score->order;
        }
    }
    return best;
}

/* "On terrorism, they agreed to …", "In the field of visas, …": what is spoken of is said before. */
static gboolean has_leading_topic(const struct reading *reading, const struct passage *passage)
{
    static const char about[] = " regard regards respect field fields area areas relation matters ";
    gsize from = passage->sentence, to = MAX(passage->start, from);
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(reading->text + from, to - from);

    if (tokens_is_of(tokens, 0, " on concerning regarding "))
        return TRUE;
    return tokens_is_of(tokens, 0, " in as with ") &&
           (tokens_is_of(tokens, 1, about) || tokens_is_of(tokens, 2, about));
}

/* "Those negotiations", "on that subject": the words point back. */
static gboolean points_back(const struct reading *reading, const struct passage *passage)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(reading->text + passage->start, passage->end - passage->start);

    for (guint i = 0; i < tokens->list->len; i++)
        if (tokens_is_of(tokens, i, " those these this such same them it its ") ||
            (i > 0 && tokens_is(tokens, i, "that") &&
             tokens_is_of(tokens, i - 1, " on to of in for with at by ")))
            return TRUE;
    return FALSE;
}

static int weight_now(const struct weighing *w)
{
    int value;

    (void)heaviest(w, &value);
    return value;
}

/* The sentence around the promise, and its lead-in. */
static void weigh_sentence(struct weighing *w, const struct reading *reading,
                           const struct passage *passage, gboolean pointed)
{
    weigh(w, reading, passage->sentence, passage->start, pointed ? SHARE_POINTED : SHARE_SENTENCE,
          FALSE);
    weigh(w, reading, passage->end, passage->sentence_end, SHARE_TRAILING, FALSE);
    weigh(w, reading, passage->lead, passage->lead_end, SHARE_LEAD, FALSE);
}

static void find_themes(struct weighing *w, const char *title)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(title, strlen(title));

    for (guint i = 0; i < tokens->list->len; i++) {
        const struct phrase *phrase = phrases_at(w->lexicon->words, tokens, i);
        if (phrase != NULL)
            g_hash_table_add(w->themes, (gpointer)phrase->value);
    }
}

static void weigh_title(struct weighing *w, const char *title)
{
    const struct reading reading = {.text = title};

    weigh(w, &reading, 0, strlen(title), SHARE_TITLE, FALSE);
}

/* What stands around is asked, the nearest first, until it is clear enough what is meant. */
static void weigh_around(struct weighing *w, const struct reading *reading,
                         const struct passage *passage)
{
    gboolean pointed = points_back(reading, passage);
    gsize from, to;

    if (has_leading_topic(reading, passage))
        weigh(w, reading, passage->sentence, passage->start, SHARE_LEADING, TRUE);
    if (weight_now(w) < ENOUGH)
        weigh_sentence(w, reading, passage, pointed);
    if (weight_now(w) < ENOUGH && pointed &&
        around_sentence_before(reading, passage->sentence, &from, &to))
        weigh(w, reading, from, to, SHARE_BEFORE, FALSE);
    if (weight_now(w) < ENOUGH && around_heading(reading, passage->sentence, &from, &to))
        weigh(w, reading, from, to, SHARE_HEADING, FALSE);
    if (weight_now(w) < ENOUGH && reading->title != NULL)
        weigh_title(w, reading->title);
}

static gboolean is_next_meeting(const struct lexicon *lexicon, const struct reading *reading,
                                const struct passage *passage)
{
    __attribute__((cleanup(venue_cleanup))) struct venue *venue =
        venue_read(lexicon, reading, passage);

    return venue->is_meeting;
}

char *subject_topic(const struct lexicon *lexicon, const struct reading *reading,
                    const struct passage *passage)
{
    struct weighing w = {.lexicon = lexicon,
                         .scores = g_hash_table_new_full(NULL, NULL, NULL, g_free),
                         .seen = g_hash_table_new(NULL, NULL),
                         .themes = g_hash_table_new(NULL, NULL)};
    const struct lexicon_topic *best;
    char *token;
    int value;

    if (is_next_meeting(lexicon, reading, passage)) {
        token = g_strdup("next-meeting");
    } else {
        if (reading->title != NULL)
            find_themes(&w, reading->title);
        weigh(&w, reading, passage->start, passage->end, 100, TRUE);
        weigh_around(&w, reading, passage);
        best = heaviest(&w, &value);
        token = g_strdup(best != NULL ? best->token : "");
    }
    g_hash_table_unref(w.scores);
    g_hash_table_unref(w.seen);
    g_hash_table_unref(w.themes);
    return token;
}

void subject_named(const struct lexicon *lexicon, const char *topic, const char *text,
                   GPtrArray *stems)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, strlen(text));

    for (guint i = 0; i < tokens->list->len; i++) {
        const struct phrase *phrase = phrases_at(lexicon->words, tokens, i);
        const struct lexicon_topic *named = phrase != NULL ? phrase->value : NULL;
        if (named == NULL || strcmp(named->token, topic) != 0)
            continue;
        for (guint k = i; k < i + phrase->words->len && k < tokens->list->len; k++)
            g_ptr_array_add(stems, g_strdup(tokens_at(tokens, k)->stem));
    }
}

const char *subject_wide(const struct lexicon *lexicon, const char *topic)
{
    const struct lexicon_topic *row = g_hash_table_lookup(lexicon->by_topic, topic);

    /* a register's tree of topics is shallow; a circle in it must not hold us up */
    for (int depth = 0; row != NULL && depth < 8; depth++) {
        if (*row->wide != '\0')
            return row->wide;
        row = g_hash_table_lookup(lexicon->by_topic, row->above);
    }
    return "other";
}
