/* speaker.c owns for which party one who is quoted speaks.
 * It must not know what is promised, nor who is told to have said it: voice.c does. */
#include "core/lexicon/speaker.h"

#include <string.h>

#include "core/lexicon/circle.h"
#include "core/lexicon/tokens.h"
#include "core/lexicon/voice.h"

/* How far before a name its office is looked for, and before that whom they represent. */
#define OFFICE_WORDS 8
#define LIST_WORDS   60

/* A family name may be a country's: "Secretary Monaco", "Lisa Monaco". */
static gboolean is_family_name(const struct tokens *tokens, const struct lexicon_mention *mention)
{
    const guint n = tokens->list->len;
    const guint at = tokens_from(tokens, mention->start);
    const struct token *before = at > 0 ? tokens_at(tokens, at - 1) : NULL;

    return mention->use == LEXICON_NAME && at + 1 == n && before != NULL && before->capital &&
           before->mark != ',' && tokens_at(tokens, at)->mark == ' ';
}

/* A department, a presidency or a commission speaks for the party it belongs to, where that one is
 * of those who met. */
static const char *side_of(const struct reading *reading, const struct lexicon_party *party)
{
    const gboolean is_own = reading->circle != NULL && circle_has(reading->circle, party->name);

    return *party->of != '\0' && !is_own ? party->of : party->name;
}

static void add_side(GPtrArray *names, const char *name)
{
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
        g_ptr_array_add(names, g_strdup(name));
}

/* The parties named in the words for somebody. */
static gboolean sides_in(const struct lexicon *lexicon, const struct reading *reading,
                         const char *text, gsize len, GPtrArray *names)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, len);
    g_autoptr(GArray) mentions = lexicon_mentions(lexicon, text, len);

    for (guint i = 0; i < mentions->len; i++) {
        const struct lexicon_mention *mention = &g_array_index(mentions, struct lexicon_mention, i);
        if (!is_family_name(tokens, mention))
            add_side(names, side_of(reading, mention->party));
    }
    return names->len > 0;
}

/* From where on the words before a name belong to it: no mark but a blank or a hyphen. */
static guint office_from(const struct tokens *tokens, guint at)
{
    guint from = at;

    while (from > 0 && at - from < OFFICE_WORDS && strchr(" -", tokens_at(tokens, from)->mark) &&
           !tokens_is_of(tokens, from - 1, " and with by to said met that "))
        from--;
    return from;
}

/* "The EU was represented by ... NAME", "the U.S. delegation included ... NAME": the words before that.
 * 0: no such list comes before it. */
static guint list_before(const struct tokens *tokens, guint at)
{
    for (guint i = at; i > 1 && at - i < LIST_WORDS; i--) {
        if (tokens_at(tokens, i)->mark == '.' && strlen(tokens_at(tokens, i - 1)->word) > 2)
            return 0;
        if ((tokens_is(tokens, i, "by") && tokens_is(tokens, i - 1, "represented")) ||
            (tokens_is_of(tokens, i, " included includes comprised ") &&
             tokens_is(tokens, i - 1, "delegation")))
            return i - 1;
    }
    return 0;
}

/* The party named last in the sentence up to a word. */
static gboolean side_before(const struct lexicon *lexicon, const struct reading *reading,
                            const struct tokens *tokens, guint at, GPtrArray *names)
{
    guint from = at;

    while (from > 0 && at - from < OFFICE_WORDS && tokens_at(tokens, from)->mark != '.')
        from--;
    const gsize start = tokens_at(tokens, from)->start, end = tokens_at(tokens, at)->end;
    g_autoptr(GArray) mentions = lexicon_mentions(lexicon, reading->text + start, end - start);
    if (mentions->len == 0)
        return FALSE;
    const struct lexicon_mention *last =
        &g_array_index(mentions, struct lexicon_mention, mentions->len - 1);
    add_side(names, side_of(reading, last->party));
    return TRUE;
}

/* Where else the text names them, with what they are or among those who came for a side. */
static gboolean sides_elsewhere(const struct lexicon *lexicon, const struct reading *reading,
                                const char *surname, GPtrArray *names)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(reading->text, strlen(reading->text));

    for (guint i = 0; i < tokens->list->len && names->len == 0; i++) {
        if (!tokens_is(tokens, i, surname) || !tokens_at(tokens, i)->capital)
            continue;
        const gsize from = tokens_at(tokens, office_from(tokens, i))->start;
        const guint list = list_before(tokens, i);
        if (!sides_in(lexicon, reading, reading->text + from, tokens_at(tokens, i)->end - from,
                      names) &&
            list > 0)
            side_before(lexicon, reading, tokens, list, names);
    }
    return names->len > 0;
}

/* One alone cannot agree, nor do anything jointly. */
static gboolean is_of_all(const struct reading *reading, const struct passage *passage)
{
    const gsize from = MIN(passage->start, MAX(passage->subject, passage->sentence));
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(reading->text + from, passage->end - from);

    for (guint i = 0; i < tokens->list->len; i++)
        if (tokens_is_of(tokens, i, " agree agreed both jointly mutually together "))
            return TRUE;
    return FALSE;
}

/* The last word of a name; "" where it does not end in one. */
static const char *surname_of(const struct tokens *tokens)
{
    const guint n = tokens->list->len;
    const struct token *last = n > 0 ? tokens_at(tokens, n - 1) : NULL;

    return last != NULL && last->capital && !last->number && last->word[1] != '\0' ? last->word
                                                                                   : "";
}

gboolean speaker_sides(const struct lexicon *lexicon, const struct reading *reading,
                       const struct passage *passage, GPtrArray *names)
{
    __attribute__((cleanup(voice_cleanup))) struct voice *voice = voice_read(reading, passage);

    if (*voice->speaker == '\0' || is_of_all(reading, passage))
        return FALSE;
    if (sides_in(lexicon, reading, voice->speaker, strlen(voice->speaker), names))
        return TRUE;
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(voice->speaker, strlen(voice->speaker));
    const char *surname = surname_of(tokens);
    return *surname != '\0' && sides_elsewhere(lexicon, reading, surname, names);
}
