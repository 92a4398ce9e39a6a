/* voice.c owns in whose words a passage is, and who is told to have said them.
 * It must not know who is bound by it. */
#include "core/lexicon/voice.h"

#include <string.h>

#include "core/lexicon/around.h"
#include "core/lexicon/tokens.h"

static const char said[] =
    " said says stated states told added noted declared explained stressed underlined emphasised "
    "emphasized announced confirmed wrote tweeted commented concluded recalled insisted reads "
    "read remarked pointed declares adds ";

/* Verbs whose "that" reports what somebody said. */
static const char reports[] =
    " said says stated told added declared explained stressed underlined emphasised emphasized "
    "announced confirmed recalled insisted reiterated stresses underlines confirms announces notes "
    "noted ";

enum { QUOTE_OPEN = 0x201C, QUOTE_CLOSE = 0x201D, GUILLEMET_OPEN = 0xAB, GUILLEMET_CLOSE = 0xBB };

/* Where the paragraph that AT lies in begins and ends. */
static void paragraph_of(const char *text, gsize at, gsize *from, gsize *to)
{
    const char *end = strstr(text + at, "\n\n");

    *to = end != NULL ? (gsize)(end - text) : at + strlen(text + at);
    for (*from = at; *from > 0; (*from)--)
        if (*from > 1 && text[*from - 1] == '\n' && text[*from - 2] == '\n')
            break;
}

/* Whether AT stands within quotation marks opened in its paragraph; *close is where they end. */
static gboolean is_quoted(const char *text, gsize from, gsize to, gsize at, gsize *close)
{
    int depth = 0;
    gboolean straight = FALSE;

    for (gsize p = from; p < to; p = (gsize)(g_utf8_next_char(text + p) - text)) {
        gunichar c = g_utf8_get_char_validated(text + p, (gssize)(to - p));
        gboolean inside = depth > 0 || straight;
        if (c == '"')
            straight = !straight;
        else if (c == QUOTE_OPEN || c == GUILLEMET_OPEN)
            depth++;
        else if ((c == QUOTE_CLOSE || c == GUILLEMET_CLOSE) && depth > 0)
            depth--;
        *close = p;
        if (p >= at && inside && depth == 0 && !straight)
            return TRUE;
        if (p >= at && !inside && depth == 0 && !straight)
            return FALSE;
    }
    *close = to;
    return depth > 0 || straight;
}

static char *copy_words(const char *text, const struct tokens *tokens, guint from, guint to)
{
    const struct token *first = tokens_at(tokens, from), *last = tokens_at(tokens, to);

    return g_strndup(text + first->start, last->end - first->start);
}

/* A person or office before a verb of saying: up to so many words, back to a mark. */
#define SPEAKER_WORDS 8

/* "the Japanese and Kenyan ministers said" */
static gboolean is_plural(const struct tokens *tokens, guint i)
{
    const struct token *token = tokens_at(tokens, i);

    return !token->capital && g_str_has_suffix(token->word, "s");
}

static char *speaker_before(const char *text, const struct tokens *tokens, guint verb)
{
    const gboolean are_several = verb > 0 && is_plural(tokens, verb - 1);
    guint from = verb;

    while (from > 0 && verb - from < SPEAKER_WORDS && tokens_at(tokens, from)->mark == ' ' &&
           !tokens_is_of(tokens, from - 1, " that as but also she he they it we ") &&
           (are_several || !tokens_is(tokens, from - 1, "and")))
        from--;
    return from < verb ? copy_words(text, tokens, from, verb - 1) : g_strdup("");
}

/* "said Commissioner Johansson." */
static char *speaker_behind(const char *text, const struct tokens *tokens, guint verb)
{
    guint to = verb + 1;

    if (tokens_at(tokens, to) == NULL || tokens_at(tokens, to)->mark != ' ' ||
        tokens_is_of(tokens, to, " that it he she they in on at we "))
        return g_strdup("");
    while (tokens_at(tokens, to + 1) != NULL && to - verb < SPEAKER_WORDS &&
           strchr(" -", tokens_at(tokens, to + 1)->mark) != NULL &&
           !tokens_is_of(tokens, to + 1, " in on at after during before when and "))
        to++;
    return copy_words(text, tokens, verb + 1, to);
}

/* Who is told to have said what is quoted up to CLOSE: behind the quotation, else before it. */
static char *speaker_of_quotation(const char *text, gsize from, gsize close, gsize to)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *behind =
        tokens_new(text + close, to - close);
    __attribute__((cleanup(tokens_cleanup))) struct tokens *before =
        tokens_new(text + from, close - from);

    for (guint i = 0; i < MIN(10U, behind->list->len); i++) {
        if (i > 0 && tokens_at(behind, i)->mark == '.')
            break;
        if (!tokens_is_of(behind, i, said))
            continue;
        g_autofree char *speaker = i > 0 ? speaker_before(text + close, behind, i)
                                         : speaker_behind(text + close, behind, i);
        if (*speaker != '\0')
            return g_steal_pointer(&speaker);
    }
    for (guint i = 1; i < before->list->len; i++)
        if (tokens_is_of(before, i, said) && tokens_at(before, i + 1) != NULL &&
            strchr(":,\"", tokens_at(before, i + 1)->mark) != NULL)
            return speaker_before(text + from, before, i);
    return g_strdup("");
}

/* "The Commissioner stressed that …": who, where one person or office speaks for itself. */
static char *speaker_reported(const char *text, gsize from, gsize to)
{
    static const char collective[] = " sides parties participants ministers delegations leaders "
                                     "both officials they we countries governments union states "
                                     "meeting discussions ";
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(text + from, to - from);

    for (guint i = 1; i < tokens->list->len; i++) {
        if (!tokens_is_of(tokens, i, reports) || !tokens_is(tokens, i + 1, "that"))
            continue;
        if (tokens_is_of(tokens, i - 1, collective))
            return g_strdup("");
        return speaker_before(text + from, tokens, i);
    }
    return g_strdup("");
}

struct voice *voice_read(const struct reading *reading, const struct passage *passage)
{
    struct voice *voice = g_new0(struct voice, 1);
    const char *token = reading->voice != NULL ? reading->voice : "";
    gboolean is_own = strcmp(token, "verbatim") == 0 || *token == '\0';
    gsize from, to, close;

    voice->token = "verbatim";
    voice->speaker = g_strdup("");
    if (is_own)
        return voice;
    voice->token = strcmp(token, "own-summary") == 0 ? "own-summary" : "reported";
    paragraph_of(reading->text, passage->start, &from, &to);
    if (is_quoted(reading->text, from, to, passage->start, &close)) {
        voice->token = "quoted";
        g_free(voice->speaker);
        voice->speaker = speaker_of_quotation(reading->text, from, close, to);
        return voice;
    }
    g_free(voice->speaker);
    voice->speaker = speaker_reported(reading->text, passage->sentence, passage->sentence_end);
    return voice;
}

void voice_free(struct voice *voice)
{
    if (voice == NULL)
        return;
    g_free(voice->speaker);
    g_free(voice);
}
