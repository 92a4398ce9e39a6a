/* day_token.c owns the cutting of text into folded words, numbers and marks.
 * It must not know what any word means. */
#include "core/period/day_token.h"

#include <string.h>

#include "db/fold.h"

/* Dashes and apostrophes a text may use, each with the ASCII one that stands for it. */
static const struct {
    gunichar from;
    const char *to;
} mark_aliases[] = {
    {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"},
    {0x2212, "-"}, {0x2019, "'"}, {0x02BC, "'"}, {0x2018, "'"},
};

static gboolean is_ascii_digit(gunichar c)
{
    return c >= '0' && c <= '9';
}

/* Letters, and the combining marks that belong to them. */
static gboolean is_letter(gunichar c)
{
    return g_unichar_isalpha(c) || (c > 0x7F && g_unichar_ismark(c));
}

static gboolean is_foreign_digit(gunichar c)
{
    return c > 0x7F && g_unichar_isdigit(c);
}

/* Zero-width and control characters separate nothing a reader would see. */
static gboolean is_invisible(gunichar c)
{
    return g_unichar_type(c) == G_UNICODE_FORMAT || g_unichar_iscntrl(c);
}

static char *name_mark(const char *text, gsize len, gunichar c)
{
    for (gsize i = 0; i < G_N_ELEMENTS(mark_aliases); i++)
        if (mark_aliases[i].from == c)
            return g_strdup(mark_aliases[i].to);
    return g_strndup(text, len);
}

/* End of the run of characters of one class that begins at P. */
static const char *run_end(const char *p, const char *end, gboolean (*belongs)(gunichar))
{
    while (p < end && belongs(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

static int read_number(const char *p, const char *end)
{
    int value = 0;

    if (end - p > 9)
        return -1;
    for (; p < end; p++)
        value = value * 10 + (*p - '0');
    return value;
}

/* Reads the token at P, which is neither space nor invisible; gives its end. */
static const char *read_token(const char *p, const char *end, struct day_token *token)
{
    gunichar c = g_utf8_get_char(p);
    const char *stop;

    if (is_ascii_digit(c)) {
        stop = run_end(p, end, is_ascii_digit);
        token->kind = DAY_TOKEN_NUMBER;
        token->number = read_number(p, stop);
        token->digits = (int)MIN(stop - p, 1000);
        token->word = g_strndup(p, (gsize)(stop - p));
    } else if (is_foreign_digit(c)) {
        stop = run_end(p, end, is_foreign_digit);
        token->kind = DAY_TOKEN_FOREIGN_DIGITS;
        token->word = g_strndup(p, (gsize)(stop - p));
    } else if (is_letter(c)) {
        stop = run_end(p, end, is_letter);
        token->kind = DAY_TOKEN_WORD;
        token->word = fold_text(p, stop - p);
        token->is_upper = g_unichar_isupper(c);
    } else {
        stop = g_utf8_next_char(p);
        token->kind = DAY_TOKEN_MARK;
        token->word = name_mark(p, (gsize)(stop - p), c);
    }
    return stop;
}

static void clear_token(gpointer data)
{
    g_free(((struct day_token *)data)->word);
}

GArray *day_tokens(const char *text)
{
    GArray *tokens = g_array_new(FALSE, TRUE, sizeof(struct day_token));
    const char *end = text + strlen(text);
    gboolean is_glued = FALSE;

    g_array_set_clear_func(tokens, clear_token);
    if (!g_utf8_validate(text, -1, NULL))
        return tokens;
    for (const char *p = text; p < end;) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || is_invisible(c)) {
            is_glued = is_glued && !g_unichar_isspace(c);
            p = g_utf8_next_char(p);
            continue;
        }
        struct day_token token = {.start = (gsize)(p - text), .is_glued = is_glued};
        p = read_token(p, end, &token);
        token.end = (gsize)(p - text);
        g_array_append_val(tokens, token);
        is_glued = TRUE;
    }
    return tokens;
}

const struct day_token *day_token_at(const GArray *tokens, gsize i)
{
    return i < tokens->len ? &g_array_index(tokens, struct day_token, i) : NULL;
}

gboolean day_token_is(const GArray *tokens, gsize i, const char *word)
{
    const struct day_token *token = day_token_at(tokens, i);

    return token != NULL && strcmp(token->word, word) == 0;
}

gboolean day_token_is_number(const GArray *tokens, gsize i, int digits)
{
    const struct day_token *token = day_token_at(tokens, i);

    return token != NULL && token->kind == DAY_TOKEN_NUMBER &&
           (digits == 0 || token->digits == digits);
}
