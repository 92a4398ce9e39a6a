/* venue.c owns the promise of a next meeting: that it is one, and where, by whom, at what level.
 * It must not know when it is due, or whether it was held. */
#include "core/lexicon/venue.h"

#include <string.h>

#include "core/lexicon/lexicon_private.h"

static const char gatherings[] =
    " meeting meetings summit ministerial ministerials session plenary ";
static const char occasions[] =
    " meeting meetings summit ministerial ministerials session plenary "
    "dialogue conference round forum edition gathering talks council "
    "consultations committee assembly retreat commission roundtable congress ";

/* "Meet again", "meet in Oslo"; not "meet the targets", "meet our needs". */
static gboolean is_meet(const struct tokens *tokens, guint i)
{
    static const char after[] =
        " again regularly annually next in on at before by every once twice early later end more "
        "periodically frequently yearly biannually virtually monthly quarterly soon during within "
        "semi as to no back together ";
    const struct token *next = tokens_at(tokens, i + 1);

    if (tokens_is(tokens, i, "meeting")) /* "committed to meeting again", "forward to meeting in" */
        return tokens_is_of(tokens, i + 1, " again regularly annually yearly once twice more ") ||
               (i > 0 && tokens_is(tokens, i - 1, "to") &&
                tokens_is_of(tokens, i + 1, " in at next early later before "));
    if (!tokens_is_of(tokens, i, " meet meets reconvene reconvenes reconvening "))
        return FALSE;
    if (!tokens_is_of(tokens, i, " meet meets "))
        return TRUE;
    return next == NULL || next->mark == '.' || next->mark == ';' || next->mark == ',' ||
           tokens_is_of(tokens, i + 1, after);
}

/* One of WORDS within N words behind I, in one clause. */
static guint find_behind(const struct tokens *tokens, guint i, guint n, const char *words)
{
    for (guint k = i + 1; k <= i + n; k++) {
        const struct token *token = tokens_at(tokens, k);
        if (token == NULL || strchr(".;:", token->mark) != NULL)
            return 0;
        if (tokens_is_of(tokens, k, words))
            return k;
    }
    return 0;
}

/* "The next ministerial", "their forthcoming meeting". */
static gboolean is_next_meeting(const struct tokens *tokens, guint i)
{
    return tokens_is_of(tokens, i, " next forthcoming upcoming following ") &&
           find_behind(tokens, i, 5, occasions) != 0;
}

/* One of WORDS between two places. */
static gboolean has_between(const struct tokens *tokens, guint from, guint to, const char *words)
{
    for (guint k = from; k < to; k++)
        if (tokens_is_of(tokens, k, words))
            return TRUE;
    return FALSE;
}

/* "… meetings of our ministers at least annually": within the clause. */
static gboolean is_regular_behind(const struct tokens *tokens, guint noun)
{
    guint word = find_behind(tokens, noun, 25, " annually regularly yearly every annual twice ");

    return word != 0 || tokens_is(tokens, find_behind(tokens, noun, 25, " once "), "once");
}

/* "Hold an in-person summit", "host the next meeting", "convene annual meetings". */
static gboolean is_hold(const struct tokens *tokens, guint i)
{
    static const char verbs[] =
        " hold holding host hosting convene convening organise organize organising organizing "
        "schedule have having inaugurate institute ";
    static const char kinds[] = " next again regular annual yearly biannual another second third "
                                "fourth person follow forthcoming periodic first virtual ";
    guint noun, next;

    if (!tokens_is_of(tokens, i, verbs))
        return FALSE;
    next = find_behind(tokens, i, 3, " next forthcoming upcoming ");
    if (next != 0 && find_behind(tokens, next, 6, occasions) != 0)
        return TRUE;
    noun = find_behind(tokens, i, 8, gatherings);
    return noun != 0 &&
           (has_between(tokens, i + 1, noun, kinds) || is_regular_behind(tokens, noun));
}

/* "The meeting, which will be held in May". */
static gboolean is_to_be_held(const struct tokens *tokens, guint i)
{
    guint be = find_behind(tokens, i, 8, " be take ");

    return tokens_is_of(tokens, i, gatherings) && be != 0 &&
           tokens_is_of(tokens, be - 1, " will to shall should ") &&
           tokens_is_of(tokens, be + 1,
                        " held hosted convened organised organized place scheduled ");
}

static gboolean has_meeting(const struct tokens *tokens)
{
    gboolean has_promise = FALSE, has_next = FALSE;

    for (guint i = 0; i < tokens->list->len; i++) {
        if (is_meet(tokens, i) || is_hold(tokens, i) || is_to_be_held(tokens, i))
            return TRUE;
        has_next = has_next || is_next_meeting(tokens, i);
        has_promise =
            has_promise || tokens_is_of(tokens, i,
                                        " held host hosting hosted convene place welcoming "
                                        "forward scheduled organise organize receive ");
    }
    return has_next && has_promise;
}

/* Months and the like, which stand behind "in" as places do. */
static gboolean is_time_word(const struct tokens *tokens, guint i)
{
    return tokens_is_of(
               tokens, i,
               " january february march april may june july august september october "
               "november december spring summer autumn fall winter early late mid q1 q2 q3 "
               "q4 h1 h2 monday tuesday wednesday thursday friday saturday sunday ") ||
           tokens_at(tokens, i)->number;
}

/* The bytes of a name nobody shipped: capitals in a row. */
static char *unknown_place(const char *text, const struct tokens *tokens, guint i)
{
    const struct token *first = tokens_at(tokens, i), *last = first;

    if (first == NULL || !first->capital || is_time_word(tokens, i))
        return NULL;
    for (guint k = i + 1; tokens_at(tokens, k) != NULL; k++) {
        const struct token *token = tokens_at(tokens, k);
        if (!token->capital || (token->mark != ' ' && token->mark != '-') ||
            is_time_word(tokens, k))
            break;
        last = token;
    }
    return g_strndup(text + first->start, last->end - first->start);
}

static void take_text(char **member, const char *text)
{
    char *copy = g_strdup(text);

    g_free(*member);
    *member = copy;
}

/* The place that stands at I behind "in", "at" or "to". */
static gboolean take_place(struct venue *venue, const struct lexicon *lexicon, const char *text,
                           const struct tokens *tokens, guint i)
{
    const struct phrase *phrase = phrases_at(lexicon->place_names, tokens, i);
    const struct phrase *name = phrases_at(lexicon->names, tokens, i);
    g_autofree char *unknown = NULL;

    if (phrase != NULL) {
        const struct lexicon_place *place = phrase->value;
        take_text(&venue->place, place->name);
        take_text(&venue->country, place->country != NULL ? place->country->full : place->name);
        return TRUE;
    }
    if (name != NULL && name->value != NULL) {
        const struct lexicon_party *party = name->value;
        if (strcmp(party->kind, "state") != 0)
            return FALSE;
        take_text(&venue->place, party->full);
        take_text(&venue->country, party->full);
        return TRUE;
    }
    unknown = unknown_place(text, tokens, i);
    if (unknown == NULL)
        return FALSE;
    take_text(&venue->place, unknown);
    return TRUE;
}

static void find_place(struct venue *venue, const struct lexicon *lexicon, const char *text,
                       const struct tokens *tokens)
{
    for (guint i = 0; i < tokens->list->len && *venue->place == '\0'; i++) {
        guint at = i + 1;
        if (!tokens_is_of(tokens, i, " in at to a en "))
            continue;
        if (tokens_is_of(tokens, at, " the "))
            at++;
        /* "at the Summit", "in the Framework" are no places; "in The Hague" is */
        if (take_place(venue, lexicon, text, tokens, i + 1) || at == i + 1)
            continue;
        if (phrases_at(lexicon->place_names, tokens, at) != NULL ||
            phrases_at(lexicon->names, tokens, at) != NULL)
            (void)take_place(venue, lexicon, text, tokens, at);
    }
}

static const char *level_of(const struct tokens *tokens)
{
    static const struct {
        const char *words;
        const char *level;
    } rows[] = {
        {" experts expert ", "experts"},
        {" officials official ", "senior-officials"},
        {" ministers ministerial ministerials minister secretaries ", "ministers"},
        {" leaders leader summit heads ", "leaders"},
    };

    for (gsize k = 0; k < G_N_ELEMENTS(rows); k++)
        for (guint i = 0; i < tokens->list->len; i++)
            if (tokens_is_of(tokens, i, rows[k].words))
                return rows[k].level;
    return "";
}

const char *venue_level(const char *words, const char *otherwise)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(words, strlen(words));
    const char *level = level_of(tokens);

    return *level != '\0' ? level : otherwise;
}

/* "Hosted by Japan", "Japan will host". */
static gboolean is_host(const struct tokens *tokens, const struct lexicon_mention *mention)
{
    guint before = tokens_from(tokens, mention->start), after = tokens_from(tokens, mention->end);

    if (before > 0 && tokens_is_of(tokens, before - 1, " the "))
        before--;
    if (before > 1 && tokens_is(tokens, before - 1, "by") &&
        tokens_is_of(tokens, before - 2, " hosted organised organized convened "))
        return TRUE;
    for (guint i = after; i < after + 3; i++)
        if (tokens_is_of(tokens, i, " host hosts hosting "))
            return TRUE;
    return FALSE;
}

static void find_host(struct venue *venue, const struct lexicon *lexicon,
                      const struct tokens *tokens)
{
    g_autoptr(GArray) mentions = lexicon_mentions_of(lexicon, tokens);

    for (guint i = 0; i < mentions->len; i++) {
        const struct lexicon_mention *mention = &g_array_index(mentions, struct lexicon_mention, i);
        const struct lexicon_party *party =
            mention->state != NULL ? mention->state : mention->party;
        if (!is_host(tokens, mention))
            continue;
        take_text(&venue->host, party->name);
        if (*venue->place == '\0' && strcmp(party->kind, "state") == 0) {
            take_text(&venue->place, party->full);
            take_text(&venue->country, party->full);
        }
        return;
    }
}

static void fill(struct venue *venue, const struct lexicon *lexicon, const char *text, gsize len)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, len);

    if (*venue->place == '\0')
        find_place(venue, lexicon, text, tokens);
    if (*venue->level == '\0')
        take_text(&venue->level, level_of(tokens));
    if (*venue->host == '\0')
        find_host(venue, lexicon, tokens);
}

/* "Our next summit | will be held in Oslo": who or what it is said of, and the words; not what stands
 * between, which may be another promise. New. */
static char *words_of(const struct reading *reading, const struct passage *passage)
{
    g_autofree char *words =
        g_strndup(reading->text + passage->start, passage->end - passage->start);
    g_autofree char *subject = NULL;

    if (passage->subject_end <= passage->subject || passage->subject_end > passage->start ||
        passage->subject < passage->sentence)
        return g_steal_pointer(&words);
    subject = g_strndup(reading->text + passage->subject, passage->subject_end - passage->subject);
    return g_strconcat(subject, " ", words, NULL);
}

struct venue *venue_read(const struct lexicon *lexicon, const struct reading *reading,
                         const struct passage *passage)
{
    struct venue *venue = g_new0(struct venue, 1);
    g_autofree char *words = words_of(reading, passage);
    gsize len = strlen(words);
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(words, len);

    *venue = (struct venue){.place = g_strdup(""),
                            .country = g_strdup(""),
                            .level = g_strdup(""),
                            .host = g_strdup("")};
    venue->is_meeting = has_meeting(tokens);
    if (!venue->is_meeting)
        return venue;
    fill(venue, lexicon, words, len);
    if (passage->sentence_end > passage->end)
        fill(venue, lexicon, reading->text + passage->end, passage->sentence_end - passage->end);
    fill(venue, lexicon, reading->text + passage->sentence, passage->end - passage->sentence);
    return venue;
}

void venue_free(struct venue *venue)
{
    if (venue == NULL)
        return;
    g_free(venue->place);
    g_free(venue->country);
    g_free(venue->level);
    g_free(venue->host);
    g_free(venue);
}
