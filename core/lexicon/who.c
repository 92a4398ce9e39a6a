/* who.c owns the parties a passage binds, from the words that say who promises.
 * It must not know what is promised; storing parties is who_store.c's. */
#include "core/lexicon/who.h"

#include <string.h>

#include "core/lexicon/around.h"
#include "core/lexicon/circle.h"
#include "core/lexicon/lexicon_private.h"
#include "core/lexicon/speaker.h"

/* How far back the words that promise are looked at for who promises, where nobody says. */
#define CLAUSE 14

/* A stretch of the text, cut, with the parties named in it. */
struct stretch {
    struct tokens *tokens;
    GArray *mentions;
};

static struct stretch stretch_of(const struct lexicon *lexicon, const struct reading *reading,
                                 gsize from, gsize to)
{
    struct stretch s = {.tokens = tokens_new(reading->text + from, to > from ? to - from : 0)};

    s.mentions = lexicon_mentions_of(lexicon, s.tokens);
    return s;
}

static void stretch_clear(struct stretch *s)
{
    tokens_free(s->tokens);
    g_array_unref(s->mentions);
}

static const struct lexicon_mention *mention_at(const struct stretch *s, guint i)
{
    return &g_array_index(s->mentions, struct lexicon_mention, i);
}

static void add_name(GPtrArray *names, const char *name)
{
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
        g_ptr_array_add(names, g_strdup(name));
}

static void add_party(GPtrArray *names, const struct lexicon_party *party)
{
    if (party->members[0] == NULL)
        add_name(names, party->name);
    for (char **member = party->members; *member != NULL; member++)
        add_name(names, *member);
}

static void add_circle(GPtrArray *names, const struct reading *reading)
{
    for (guint i = 0; reading->circle != NULL && i < reading->circle->parties->len; i++)
        add_name(names, g_ptr_array_index(reading->circle->parties, i));
}

/* "support for Ukraine", "talks with Japan": named, but not who promises. */
static gboolean is_aside(const struct stretch *s, const struct lexicon_mention *mention)
{
    static const char words[] = " for with to from against in towards toward about at on within "
                                "to into alongside ";
    guint i = tokens_from(s->tokens, mention->start);

    if (i > 0 && tokens_is_of(s->tokens, i - 1, " the "))
        i--;
    return i > 0 && tokens_is_of(s->tokens, i - 1, words);
}

static gboolean has_any(const struct stretch *s, const char *words)
{
    for (guint i = 0; i < s->tokens->list->len; i++)
        if (tokens_is_of(s->tokens, i, words))
            return TRUE;
    return FALSE;
}

/* Everybody named in it who is not named aside. */
static void add_mentions(GPtrArray *names, const struct stretch *s)
{
    for (guint i = 0; i < s->mentions->len; i++)
        if (!is_aside(s, mention_at(s, i)))
            add_party(names, mention_at(s, i)->party);
}

static gboolean is_we(const struct stretch *s)
{
    for (guint i = 0; i < s->tokens->list->len; i++)
        if (tokens_is_of(s->tokens, i, " we our nous notre nos ") ||
            (tokens_is(s->tokens, i, "us") && !tokens_at(s->tokens, i)->upper))
            return TRUE;
    return FALSE;
}

/* The first party or parties named at the head of a stretch. */
static void add_first(GPtrArray *names, const struct stretch *s, gboolean one)
{
    gsize end = 0;

    for (guint i = 0; i < s->mentions->len; i++) {
        const struct lexicon_mention *mention = mention_at(s, i);
        guint from = tokens_from(s->tokens, end), at = tokens_from(s->tokens, mention->start);
        if (is_aside(s, mention) || (names->len > 0 && (one || at > from + 3)))
            return;
        add_party(names, mention->party);
        end = mention->end;
    }
}

/* "In light of the G7 pledge, they …": what the sentence begins with is not its subject. */
static gboolean begins_aside(const struct stretch *s)
{
    return tokens_is_of(s->tokens, 0,
                        " in on at with following building recalling after since as concerning "
                        "regarding to for under given noting welcoming despite considering against "
                        "from during within ");
}

/* "It", "they": whoever the sentence, or the one before it, began with. */
static void add_antecedent(const struct lexicon *lexicon, const struct reading *reading,
                           const struct passage *passage, GPtrArray *names, gboolean one)
{
    struct stretch here =
        stretch_of(lexicon, reading, passage->sentence, MAX(passage->sentence, passage->start));
    gsize from, to;

    if (!begins_aside(&here))
        add_first(names, &here, one);
    if (!one && names->len < 2)
        g_ptr_array_set_size(names, 0);
    stretch_clear(&here);
    if (names->len > 0)
        return;
    if (!around_sentence_before(reading, passage->sentence, &from, &to))
        return;
    here = stretch_of(lexicon, reading, from, to);
    if (one || here.mentions->len > 1)
        add_first(names, &here, one);
    if (!one && names->len < 2)
        g_ptr_array_set_size(names, 0);
    stretch_clear(&here);
}

/* Whether but "and the" or a comma stands between two names. */
static gboolean is_joined(const struct tokens *tokens, gsize from, gsize to)
{
    guint i = tokens_from(tokens, from);

    for (; tokens_at(tokens, i) != NULL && tokens_at(tokens, i)->start < to; i++)
        if (!tokens_is_of(tokens, i, " and the as well governments government of ") ||
            strchr(".;:()\"", tokens_at(tokens, i)->mark) != NULL)
            return FALSE;
    return tokens_at(tokens, i) != NULL && strchr(".;:()\"", tokens_at(tokens, i)->mark) == NULL;
}

/* A subject that was told by one name of several: "the EU and | the US |", "| the US | and the EU".
 * Moves FROM and TO to all of them. */
static void widen(const struct lexicon *lexicon, const struct reading *reading,
                  const struct passage *passage, gsize *from, gsize *to)
{
    gsize base = MIN(passage->sentence, *from);
    struct stretch s = stretch_of(lexicon, reading, base, MAX(passage->sentence_end, *to));
    guint head = tokens_from(s.tokens, *from - base), at = 0, last;

    if (tokens_is(s.tokens, head, "the"))
        head++;
    while (at < s.mentions->len && tokens_from(s.tokens, mention_at(&s, at)->start) < head)
        at++;
    if (at < s.mentions->len && tokens_from(s.tokens, mention_at(&s, at)->start) == head &&
        base + mention_at(&s, at)->end <= *to) {
        for (last = at;
             at > 0 && is_joined(s.tokens, mention_at(&s, at - 1)->end, mention_at(&s, at)->start);
             at--)
            *from = base + mention_at(&s, at - 1)->start;
        for (; last + 1 < s.mentions->len &&
               is_joined(s.tokens, mention_at(&s, last)->end, mention_at(&s, last + 1)->start);
             last++)
            *to = MAX(*to, base + mention_at(&s, last + 1)->end);
    }
    stretch_clear(&s);
}

/* Those for whom one person speaks, else all who met. */
static void add_we(const struct lexicon *lexicon, const struct reading *reading,
                   const struct passage *passage, GPtrArray *names)
{
    if (!speaker_sides(lexicon, reading, passage, names))
        add_circle(names, reading);
}

/* What the words of a subject say; nothing where they leave it to the circle. */
static void add_subject(const struct lexicon *lexicon, const struct reading *reading,
                        const struct passage *passage, gsize from, gsize to, GPtrArray *names)
{
    struct stretch s;

    widen(lexicon, reading, passage, &from, &to);
    s = stretch_of(lexicon, reading, from, to);

    if (is_we(&s))
        add_we(lexicon, reading, passage, names);
    else if (s.mentions->len > 0)
        add_mentions(names, &s);
    else if (s.tokens->list->len <= 2 && has_any(&s, " it "))
        add_antecedent(lexicon, reading, passage, names, TRUE);
    else if (s.tokens->list->len <= 2 && has_any(&s, " they "))
        add_antecedent(lexicon, reading, passage, names, FALSE);
    stretch_clear(&s);
}

static gboolean is_collective(const struct tokens *tokens, guint i)
{
    return tokens_is_of(tokens, i,
                        " we they both sides side leaders ministers parties participants officials "
                        "governments countries delegations partners members representatives "
                        "heads nations it allies ");
}

/* "We welcome the progress made by Japan and …": the subject is the sentence's own. */
static void add_head(const struct lexicon *lexicon, const struct reading *reading,
                     const struct passage *passage, const struct stretch *s, GPtrArray *names)
{
    gsize end;

    if (!is_collective(s->tokens, 0) && !is_collective(s->tokens, 1))
        return;
    end = tokens_at(s->tokens, is_collective(s->tokens, 0) ? 0 : 1)->end;
    add_subject(lexicon, reading, passage, passage->sentence, passage->sentence + end, names);
    if (names->len == 0)
        add_circle(names, reading);
}

/* Where the words that promise have nobody before them: the nearest who could be. */
static void add_nearest(const struct lexicon *lexicon, const struct reading *reading,
                        const struct passage *passage, GPtrArray *names)
{
    struct stretch s = stretch_of(lexicon, reading, passage->sentence, passage->start);
    guint n = s.tokens->list->len;

    if (n > 0 && tokens_is_of(s.tokens, n - 1, " and or also "))
        add_head(lexicon, reading, passage, &s, names);
    for (guint back = 1; names->len == 0 && back <= CLAUSE && back <= n; back++) {
        guint i = n - back;
        if (is_collective(s.tokens, i)) {
            add_subject(lexicon, reading, passage,
                        passage->sentence + tokens_at(s.tokens, i)->start,
                        passage->sentence + tokens_at(s.tokens, i)->end, names);
            break;
        }
        const struct lexicon_mention *last =
            s.mentions->len > 0 ? mention_at(&s, s.mentions->len - 1) : NULL;
        if (last != NULL && last->start <= tokens_at(s.tokens, i)->start &&
            tokens_at(s.tokens, i)->end <= last->end) {
            add_mentions(names, &s);
            break;
        }
    }
    stretch_clear(&s);
}

/* How many words of a passage stand before its first verb that promises; all when there is none. */
static guint words_before_verb(const struct tokens *tokens)
{
    static const char verbs[] =
        " will shall intend intends plan plans pledge pledges commit commits committed agreed "
        "agree "
        "agrees is are aims aim seeks seek undertakes undertake decided decide resolve resolves "
        "reaffirm reaffirms reaffirmed would has have ";

    for (guint i = 0; i < tokens->list->len; i++)
        if (tokens_is_of(tokens, i, verbs))
            return i;
    return tokens->list->len;
}

/* "The United States also plans to …", all of it among the words that promise. */
static void add_own_subject(const struct lexicon *lexicon, const struct reading *reading,
                            const struct passage *passage, GPtrArray *names)
{
    struct stretch s = stretch_of(lexicon, reading, passage->start, passage->end);
    guint n = words_before_verb(s.tokens);

    if (n > 0 && n < s.tokens->list->len)
        add_subject(lexicon, reading, passage, passage->start,
                    passage->start + tokens_at(s.tokens, n - 1)->end, names);
    stretch_clear(&s);
}

/* "… on the U.S. side", "… by the Commission": told inside the promise. */
static void add_side(const struct lexicon *lexicon, const struct reading *reading,
                     const struct passage *passage, GPtrArray *names)
{
    struct stretch s = stretch_of(lexicon, reading, passage->start, passage->end);

    for (guint i = 0; i < s.mentions->len; i++) {
        const struct lexicon_mention *mention = mention_at(&s, i);
        guint after = tokens_from(s.tokens, mention->end);
        guint before = tokens_from(s.tokens, mention->start);
        if (tokens_is_of(s.tokens, after, " side part ") && before > 1 &&
            tokens_is_of(s.tokens, before - 1, " the ") &&
            tokens_is_of(s.tokens, before - 2, " on for "))
            add_party(names, mention->party);
    }
    stretch_clear(&s);
}

/* Who promises in the lead-in of a list. */
static void add_lead(const struct lexicon *lexicon, const struct reading *reading,
                     const struct passage *passage, GPtrArray *names)
{
    struct stretch s = stretch_of(lexicon, reading, passage->lead, passage->lead_end);
    guint n = words_before_verb(s.tokens);

    if (n > 0 && n < s.tokens->list->len)
        add_subject(lexicon, reading, passage, passage->lead,
                    passage->lead + tokens_at(s.tokens, n - 1)->end, names);
    stretch_clear(&s);
}

char **who_bound(const struct lexicon *lexicon, const struct reading *reading,
                 const struct passage *passage)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    add_side(lexicon, reading, passage, names);
    if (names->len == 0 && passage->subject_end > passage->subject)
        add_subject(lexicon, reading, passage, passage->subject, passage->subject_end, names);
    else if (names->len == 0) {
        add_own_subject(lexicon, reading, passage, names);
        if (names->len == 0)
            add_nearest(lexicon, reading, passage, names);
    }
    if (names->len == 0 && passage->lead_end > passage->lead)
        add_lead(lexicon, reading, passage, names);
    if (names->len == 0)
        add_circle(names, reading);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

/* A group may hold states that no table lists; the Union holds its members. */
static gboolean may_hold(const struct lexicon *lexicon, const struct circle *circle,
                         const struct lexicon_party *party)
{
    for (guint i = 0; i < circle->parties->len; i++) {
        const struct lexicon_party *whole =
            lexicon_party(lexicon, g_ptr_array_index(circle->parties, i));
        if (whole == NULL)
            continue;
        if (strcmp(whole->token, "eu") == 0
                ? party->in_union
                : strcmp(whole->kind, "group") == 0 || strcmp(whole->kind, "organisation") == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_inside(const struct lexicon *lexicon, const struct circle *circle,
                          const char *name)
{
    const struct lexicon_party *party = lexicon_party(lexicon, name);

    if (circle_has(circle, name))
        return TRUE;
    if (party == NULL)
        return FALSE;
    return (*party->of != '\0' && is_inside(lexicon, circle, party->of)) ||
           may_hold(lexicon, circle, party);
}

gboolean who_is_third(const struct lexicon *lexicon, const struct circle *circle,
                      char *const *bound)
{
    if (circle == NULL || circle->parties->len == 0 || bound[0] == NULL)
        return FALSE;
    for (char *const *name = bound; *name != NULL; name++)
        if (is_inside(lexicon, circle, *name))
            return FALSE;
    return TRUE;
}
