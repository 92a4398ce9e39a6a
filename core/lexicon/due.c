/* due.c owns which of the times in and around a passage is the one it is due by.
 * It must not know how times are written: that is core/period's. */
#include "core/lexicon/due.h"

#include <string.h>

#include "core/lexicon/tokens.h"
#include "core/period/day.h"
#include "core/period/period.h"

/* How many times of a stretch are looked at before it is taken to hold none. */
#define TRIES 12

/* A time may stand so many words from the edge of a stretch that it leads or trails. */
#define EDGE 3

enum place {
    ANYWHERE, /* in the words that promise, in the lead-in */
    LEADING,  /* before them: "In 2025 the Union will …", "the Union, by 2025, will …" */
    TRAILING, /* behind them */
};

static gboolean is_word_before(const char *words, gsize at, const char *list)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(words, at);
    guint n = tokens->list->len;

    return n > 0 && tokens_is_of(tokens, n - 1, list);
}

/* "The declaration of 12 May", "since 2022", "dated": the time of something else. */
static gboolean is_of_other(const char *words, gsize at)
{
    return is_word_before(words, at,
                          " of dated since de du from agreed fiscal resolution regulation ");
}

static gboolean begins_with(const char *text, const char *list)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, strlen(text));

    return tokens_is_of(tokens, 0, list);
}

/* A time that no preposition leads in, and no word of its own places: "the June visit". */
static gboolean is_bare(const struct period *period)
{
    return !begins_with(
        period->text, " by in on before until till at during within over from as no not this next "
                      "end early mid late later first second third fourth throughout after "
                      "starting to prior between through annually every each once twice soon "
                      "promptly immediately today around over under for upcoming coming ");
}

static gboolean is_past_verb(const struct tokens *tokens, guint i)
{
    static const char words[] =
        " adopted signed launched held approved concluded announced issued published convened "
        "established met agreed made reached started began begun initiated established created "
        "endorsed presented opened took entered hosted ";

    return tokens_is_of(tokens, i, words);
}

/* "Launched in November", "adopted on 6 June": done, unless it is still to be. "By" looks ahead. */
static gboolean is_of_deed(const char *words, gsize at, const struct period *period)
{
    static const char ahead[] = " be being get will shall to ";
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(words, at);
    guint n = tokens->list->len;

    if (begins_with(period->text, " by before until no within "))
        return FALSE;
    for (guint back = 1; back <= 3 && back <= n; back++) {
        guint i = n - back;
        if (back > 1 && strchr(",;:(", tokens_at(tokens, i + 1)->mark) != NULL)
            return FALSE;
        if (is_past_verb(tokens, i))
            return i > 0 && !tokens_is_of(tokens, i - 1, ahead);
    }
    return FALSE;
}

/* Whether a name goes on behind the time: "the December 2025 Declaration", "the 2026 Roadmap". */
static gboolean is_in_name(const char *words, gsize start, gsize end)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(words + end, strlen(words + end));
    const struct token *next = tokens_at(tokens, 0);
    static const char titles[] =
        " declaration declarations statement agreement agreements roadmap agenda framework summit "
        "conference programme program plan strategy report communique pledge resolution budget "
        "convention protocol treaty compact pact joint work action ministerial meeting visit "
        "decision directive regulation war attacks attack elections election olympics world "
        "designation accord accords games conclusions review conference goals targets target "
        "commitments commitment ";

    return next != NULL && next->mark == ' ' && tokens_is_of(tokens, 0, titles) &&
           (is_word_before(words, start, " the our their its a this ") ||
            begins_with(words + start, " the ") || next->capital);
}

static gboolean is_over(const struct reading *reading, const struct period *period)
{
    return *period->last != '\0' && day_is_valid(reading->day) &&
           strcmp(period->last, reading->day) <= 0;
}

/* A period that is open towards the future from a day gone by tells since when. */
static gboolean is_begun(const struct reading *reading, const struct period *period)
{
    return *period->last == '\0' && *period->first != '\0' && day_is_valid(reading->day) &&
           strcmp(period->first, reading->day) < 0;
}

static gboolean is_due(const struct reading *reading, const char *words,
                       const struct period *period, gsize start, gsize len)
{
    if (is_over(reading, period) || is_begun(reading, period) || is_of_other(words, start))
        return FALSE;
    if (period->kind != PERIOD_DATED)
        return TRUE;
    if (is_of_deed(words, start, period) || is_in_name(words, start, start + len))
        return FALSE;
    return !is_bare(period) || g_ascii_isdigit(period->text[0]) ||
           is_word_before(words, start, " by in on until before end early late mid ");
}

/* "On Tuesday the ministers agreed": when they spoke. "By 2025" looks ahead all the same. */
static gboolean is_when_said(const struct reading *reading, const struct passage *passage,
                             const struct period *period)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(reading->text + passage->start, passage->end - passage->start);
    const struct token *verb = tokens_at(tokens, 0);

    if (begins_with(period->text, " by before until no within over throughout "))
        return FALSE;
    return verb != NULL &&
           (g_str_has_suffix(verb->word, "ed") || tokens_is_of(tokens, 0, " undertook met said "));
}

static guint words_between(const char *from, gsize len)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(from, len);

    return tokens->list->len;
}

static gboolean is_placed(const char *words, gsize start, gsize len, enum place place)
{
    switch (place) {
    case ANYWHERE:
        return TRUE;
    case LEADING:
        return words_between(words, start) <= EDGE ||
               words_between(words + start + len, strlen(words + start + len)) == 0;
    case TRAILING:
        return words_between(words, start) <= EDGE;
    }
    return FALSE;
}

static void set(char **member, const char *text)
{
    g_free(*member);
    *member = g_strdup(text);
}

/* The words are those of the text: some may have been blotted out where the period was found. */
static void take(struct due *due, const struct period *period, const char *text, gsize start,
                 gsize len)
{
    g_free(due->text);
    due->text = g_strndup(text + start, len);
    set(&due->edtf, period->edtf);
    set(&due->from, period->first);
    set(&due->to, period->last);
    due->start = start;
    due->end = start + len;
}

/* "We look forward to our next meeting in Oslo in May": the meeting is what is promised, not when.
 * Takes "next" away, so that the rest is read by itself. */
static gboolean is_the_thing(char *words, const struct period *period, gsize start, gsize len)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = NULL;

    if (period->kind != PERIOD_RELATIVE || !is_word_before(words, start, " forward hold host "))
        return FALSE;
    tokens = tokens_new(words + start, len);
    for (guint i = 0; i < tokens->list->len; i++)
        if (tokens_is_of(tokens, i, " next forthcoming upcoming following ")) {
            const struct token *token = tokens_at(tokens, i);
            memset(words + start + token->start, 'x', token->end - token->start);
            return TRUE;
        }
    return FALSE;
}

/* Finds the time that is due in the bytes [from, to); refused ones are blotted out. */
static void search(struct due *due, const struct reading *reading, const struct passage *passage,
                   gsize from, gsize to, enum place place)
{
    g_autofree char *words = to > from ? g_strndup(reading->text + from, to - from) : NULL;

    for (int i = 0; words != NULL && *due->text == '\0' && i < TRIES; i++) {
        gsize start, len;
        owned(period) period = period_find(words, reading->day, &start, &len);
        if (period == NULL)
            return;
        if (is_the_thing(words, period, start, len))
            continue;
        if (is_due(reading, words, period, start, len) && is_placed(words, start, len, place) &&
            !(place == LEADING && is_when_said(reading, passage, period)))
            take(due, period, reading->text, from + start, len);
        memset(words + start, 'x', len);
    }
}

struct due *due_read(const struct reading *reading, const struct passage *passage)
{
    struct due *due = g_new0(struct due, 1);

    *due = (struct due){
        .text = g_strdup(""), .edtf = g_strdup(""), .from = g_strdup(""), .to = g_strdup("")};
    search(due, reading, passage, passage->start, passage->end, ANYWHERE);
    search(due, reading, passage, passage->end, passage->sentence_end, TRAILING);
    search(due, reading, passage, passage->sentence, passage->start, LEADING);
    search(due, reading, passage, passage->lead, passage->lead_end, ANYWHERE);
    return due;
}

void due_free(struct due *due)
{
    if (due == NULL)
        return;
    g_free(due->text);
    g_free(due->edtf);
    g_free(due->from);
    g_free(due->to);
    g_free(due);
}
