/* sentence.c owns cutting a text into paragraphs and sentences.
 * It must not know what a sentence promises. */
#include "core/text/sentence.h"

#include <string.h>

/* Words after which a full stop ends no sentence. */
static const char *const short_words[] = {
    "no", "nos", "mr",  "mrs", "ms",  "dr",     "gen", "col", "art", "para", "paras", "sec",
    "st", "vs",  "etc", "e.g", "i.e", "approx", "fig", "p",   "pp",  "vol",  "prof",  "hon"};

struct cutter {
    const char *text;
    GArray *sentences;
    const char *begin; /* of the sentence being read; NULL: between two */
    gint64 begin_at;   /* its offset */
    gboolean is_first; /* nothing of this paragraph yet */
};

/* The word that ends before `at`, in lower case. */
static char *word_before(const char *begin, const char *at)
{
    const char *from = at;
    while (from > begin && !g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(from))))
        from = g_utf8_prev_char(from);
    return g_utf8_strdown(from, (gssize)(at - from));
}

/* "U.S" and "J" are initials; "No" and "para" are short words. */
static gboolean is_abbreviation(const char *begin, const char *stop)
{
    g_autofree char *word = word_before(begin, stop);
    if (strlen(word) == 1 && g_ascii_isalpha(*word))
        return TRUE;
    if (strlen(word) >= 3 && word[1] == '.')
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(short_words); i++)
        if (strcmp(word, short_words[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean can_begin(gunichar c)
{
    return g_unichar_isupper(c) || g_unichar_isdigit(c) ||
           strchr("\"'([", (int)(c & 0x7f)) != NULL || c == 0x201C || c == 0x2018 ||
           g_unichar_type(c) == G_UNICODE_OTHER_LETTER;
}

static gboolean is_closing(gunichar c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019;
}

/* Whether the sentence ends with the character at `p`, whose next is `after`. */
static gboolean ends_here(const struct cutter *cutter, const char *p, const char *after)
{
    gunichar c = g_utf8_get_char(p);
    if (c != '.' && c != '!' && c != '?')
        return FALSE;
    const char *next = after;
    while (is_closing(g_utf8_get_char(next)))
        next = g_utf8_next_char(next);
    if (*next == '\0')
        return TRUE;
    if (!g_unichar_isspace(g_utf8_get_char(next)))
        return FALSE;
    while (*next != '\0' && g_unichar_isspace(g_utf8_get_char(next)))
        next = g_utf8_next_char(next);
    if (*next != '\0' && !can_begin(g_utf8_get_char(next)))
        return FALSE;
    return c != '.' || !is_abbreviation(cutter->begin, p);
}

static void cut(struct cutter *cutter, const char *end)
{
    if (cutter->begin == NULL)
        return;
    struct sentence sentence = {
        .start = cutter->begin_at,
        .length = g_utf8_strlen(cutter->begin, (gssize)(end - cutter->begin)),
        .is_first = cutter->is_first,
    };
    g_array_append_val(cutter->sentences, sentence);
    cutter->begin = NULL;
    cutter->is_first = FALSE;
}

/* The end of the last character that is no blank, before `p`. */
static const char *trimmed_end(const char *begin, const char *p)
{
    while (p > begin && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(p))))
        p = g_utf8_prev_char(p);
    return p;
}

static gboolean is_paragraph_end(const char *p)
{
    if (*p != '\n')
        return FALSE;
    const char *next = p + 1;
    next += strspn(next, " \t\r");
    return *next == '\n' || *next == '\0';
}

GArray *sentence_split(const char *text)
{
    struct cutter cutter = {.text = text, .is_first = TRUE};
    cutter.sentences = g_array_new(FALSE, FALSE, sizeof(struct sentence));
    gint64 at = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p), at++) {
        const char *after = g_utf8_next_char(p);
        if (is_paragraph_end(p)) {
            if (cutter.begin != NULL)
                cut(&cutter, trimmed_end(cutter.begin, p));
            cutter.is_first = TRUE;
        }
        if (g_unichar_isspace(g_utf8_get_char(p)))
            continue;
        if (cutter.begin == NULL) {
            cutter.begin = p;
            cutter.begin_at = at;
        }
        if (!ends_here(&cutter, p, after))
            continue;
        while (is_closing(g_utf8_get_char(after))) {
            p = after;
            at++;
            after = g_utf8_next_char(after);
        }
        cut(&cutter, after);
    }
    if (cutter.begin != NULL)
        cut(&cutter, trimmed_end(cutter.begin, cutter.begin + strlen(cutter.begin)));
    return cutter.sentences;
}

char *sentence_text(const char *text, const GArray *sentences, guint first, guint last)
{
    const struct sentence *from = &g_array_index(sentences, struct sentence, first);
    const struct sentence *to = &g_array_index(sentences, struct sentence, last);
    return g_utf8_substring(text, (glong)from->start, (glong)(to->start + to->length));
}
