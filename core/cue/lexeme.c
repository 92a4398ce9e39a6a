/* lexeme.c owns cutting a sentence into words.
 * It must not know which words promise. */
#include "core/cue/lexeme.h"

#include <string.h>

enum { LONGEST_MARK = 4 };

struct reader {
    const struct cues *cues;
    const char *text, *end;
    struct lexemes *lexemes;
    unsigned signs; /* seen since the last word */
};

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/* A sign that stands inside a word where a letter or digit follows it. */
static gboolean joins(gunichar c, const char *next, const char *end)
{
    if (next >= end || !g_unichar_isalnum(g_utf8_get_char(next)))
        return FALSE;
    return c == '-' || c == '.' || c == '&' || is_apostrophe(c) || c == 0x2011 || c == 0x00AD;
}

/* A hyphen at a line's end, the word going on in small letters on the next. Its length, or 0. */
static gsize hyphenation(const char *p, const char *end)
{
    const char *next = p + 1;
    while (next < end && (*next == ' ' || *next == '\r' || *next == '\t'))
        next++;
    if (*p != '-' || next >= end || *next != '\n')
        return 0;
    next++;
    while (next < end && (*next == ' ' || *next == '\t'))
        next++;
    return next < end && g_unichar_islower(g_utf8_get_char(next)) ? (gsize)(next - p) : 0;
}

static const char *word_end(const char *p, const char *end)
{
    while (p < end) {
        gunichar c = g_utf8_get_char(p);
        const char *next = g_utf8_next_char(p);
        gsize hyphen = hyphenation(p, end);
        if (hyphen > 0)
            p += hyphen;
        else if (g_unichar_isalnum(c) || g_unichar_ismark(c) || joins(c, next, end))
            p = next;
        else
            break;
    }
    return p;
}

static const char *fold(struct reader *reader, const char *from, const char *to)
{
    g_autoptr(GString) word = g_string_new(NULL);
    for (const char *p = from; p < to;) {
        gunichar c = g_utf8_get_char(p);
        gsize hyphen = hyphenation(p, to);
        if (hyphen > 0) {
            p += hyphen;
            continue;
        }
        if (is_apostrophe(c))
            g_string_append_c(word, '\'');
        else if (c == 0x2011)
            g_string_append_c(word, '-');
        else if (c != 0x00AD)
            g_string_append_unichar(word, g_unichar_tolower(c));
        p = g_utf8_next_char(p);
    }
    return g_string_chunk_insert_const(reader->lexemes->words, word->str);
}

static gboolean is_mark(const struct reader *reader, const char *from, const char *to)
{
    if (to >= reader->end || *to != ')' || to - from > LONGEST_MARK)
        return FALSE;
    if (from > reader->text && from[-1] != '(' && !g_ascii_isspace(from[-1]))
        return FALSE;
    gsize len = (gsize)(to - from);
    return strspn(from, "ivx") >= len || strspn(from, "0123456789") >= len ||
           (len == 1 && g_ascii_islower(*from));
}

static gboolean is_upper(const char *from, const char *to)
{
    for (const char *p = from; p < to; p = g_utf8_next_char(p))
        if (g_unichar_islower(g_utf8_get_char(p)))
            return FALSE;
    return to - from > 1;
}

static gboolean is_owner(const struct lexeme *lexeme, const char *to, const char *end)
{
    return g_str_has_suffix(lexeme->word, "'s") ||
           (g_str_has_suffix(lexeme->word, "s") && to < end && is_apostrophe(g_utf8_get_char(to)));
}

static const char *read_word(struct reader *reader, const char *p)
{
    const char *to = word_end(p, reader->end);
    gunichar first = g_utf8_get_char(p);
    struct lexeme lexeme = {
        .start = (gsize)(p - reader->text),
        .end = (gsize)(to - reader->text),
        .word = fold(reader, p, to),
        .flags = reader->signs,
    };
    lexeme.is = cues_word(reader->cues, lexeme.word);
    if (g_unichar_isupper(first))
        lexeme.flags |= is_upper(p, to) ? LEXEME_CAPITAL | LEXEME_UPPER : LEXEME_CAPITAL;
    if (g_unichar_isdigit(first))
        lexeme.flags |= LEXEME_NUMBER;
    if (is_owner(&lexeme, to, reader->end))
        lexeme.flags |= LEXEME_OWNER;
    if (is_mark(reader, p, to))
        lexeme.flags |= LEXEME_MARK;
    g_array_append_val(reader->lexemes->list, lexeme);
    reader->signs = 0;
    return to;
}

/* A straight mark closes where it stands behind a word. */
static gboolean closes_quotation(gunichar c, const char *text, const char *p)
{
    return c == 0x201D || c == 0xBB ||
           (c == '"' && p > text && !g_ascii_isspace(p[-1]) && p[-1] != '(');
}

static unsigned sign(gunichar c, const char *text, const char *p)
{
    if (closes_quotation(c, text, p))
        return LEXEME_QUOTE;
    if (c == ';' || c == ':')
        return LEXEME_BREAK | (c == ':' ? LEXEME_COLON : 0U);
    if (c == ',' || c == '(' || c == ')' || c == 0x2013 || c == 0x2014 || c == '-' || c == '[' ||
        c == ']' || c == 0x3001)
        return LEXEME_COMMA;
    return 0;
}

struct lexemes *lexemes_new(const struct cues *cues, const char *text, gsize from, gsize to)
{
    struct lexemes *lexemes = g_new0(struct lexemes, 1);
    lexemes->list = g_array_new(FALSE, FALSE, sizeof(struct lexeme));
    lexemes->words = g_string_chunk_new(1024);
    struct reader reader = {.cues = cues, .text = text, .end = text + to, .lexemes = lexemes};
    for (const char *p = text + from; p < reader.end;) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c)) {
            p = read_word(&reader, p);
            continue;
        }
        reader.signs |= sign(c, text, p);
        p = g_utf8_next_char(p);
    }
    return lexemes;
}

void lexemes_free(struct lexemes *lexemes)
{
    if (lexemes == NULL)
        return;
    g_array_unref(lexemes->list);
    g_string_chunk_free(lexemes->words);
    g_free(lexemes);
}

gboolean lexeme_is(const struct lexemes *lexemes, guint i, const char *word)
{
    return i < lexemes->list->len && strcmp(lexeme_at(lexemes, i)->word, word) == 0;
}

guint lexeme_skip_adverbs(const struct lexemes *lexemes, guint i)
{
    while (lexeme_in(lexemes, i, SET_ADVERB))
        i++;
    return i;
}
