/* tokens.c owns the cutting of a text into words, their folding and their stems.
 * It must not know what any word means. */
#include "core/lexicon/tokens.h"

#include <string.h>

#include "db/fold.h"

/* The character at P and its length; U+0020 for a byte that is not UTF-8. */
static gunichar char_at(const char *p, const char *end, gsize *len)
{
    gunichar c = g_utf8_get_char_validated(p, end - p);

    *len = 1;
    if (c == (gunichar)-1 || c == (gunichar)-2 || c == 0)
        return ' ';
    *len = (gsize)(g_utf8_next_char(p) - p);
    return c;
}

static gboolean is_letter(gunichar c)
{
    return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/* The weight of a mark, so that ". (" is told as an end. */
static int mark_weight(char mark)
{
    static const char order[] = " -,\"()"
                                ":;.";

    return (int)(strchr(order, mark) - order);
}

static char mark_of(gunichar c)
{
    switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
        return '.';
    case ';':
    case ':':
    case ',':
    case '(':
    case ')':
        return (char)c;
    case '[':
        return '(';
    case ']':
        return ')';
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return '"';
    case '-':
    case '/':
    case 0x2010:
    case 0x2011:
        return '-';
    case 0x2012:
    case 0x2013:
    case 0x2014:
        return ',';
    default:
        return ' ';
    }
}

/* A single letter and a dot, as in "U.S."; the letter's place is given. */
static gboolean is_initial(const char *p, const char *end)
{
    gsize len, dot;
    gunichar c;

    if (p >= end || !is_letter(char_at(p, end, &len)))
        return FALSE;
    c = p + len < end ? char_at(p + len, end, &dot) : 0;
    return c == '.';
}

/* Past "U.S." or "E.U"; P itself when no initials stand there. */
static const char *skip_initials(const char *p, const char *end)
{
    const char *at = p;
    gsize len;
    int n = 0;

    while (is_initial(at, end)) {
        (void)char_at(at, end, &len);
        at += len + 1;
        n++;
    }
    if (n == 0)
        return p;
    if (at < end && is_letter(char_at(at, end, &len)) &&
        (at + len == end || !is_letter(char_at(at + len, end, &(gsize){0})))) {
        at += len; /* "U.S", the last dot missing */
        n++;
    }
    return n > 1 ? at : p;
}

static const char *skip_word(const char *p, const char *end, gboolean *number)
{
    const char *initials = skip_initials(p, end);
    gsize len;

    *number = FALSE;
    if (initials > p)
        return initials;
    *number = g_unichar_isdigit(char_at(p, end, &len));
    while (p < end) {
        gunichar c = char_at(p, end, &len);
        if (*number ? !g_unichar_isdigit(c) : !is_letter(c))
            break;
        p += len;
    }
    return p;
}

/* Past "'s" behind a word; P itself when there is none. */
static const char *skip_genitive(const char *p, const char *end)
{
    gsize len, s;

    if (p >= end || !is_apostrophe(char_at(p, end, &len)))
        return p;
    if (p + len >= end || g_ascii_tolower(*(p + len)) != 's')
        return p;
    s = len + 1;
    return p + s == end || !g_unichar_isalnum(char_at(p + s, end, &len)) ? p + s : p;
}

static gboolean all_upper(const char *p, const char *end)
{
    gsize len;
    int letters = 0;

    for (; p < end; p += len) {
        gunichar c = char_at(p, end, &len);
        if (g_unichar_islower(c))
            return FALSE;
        letters += g_unichar_isupper(c) ? 1 : 0;
    }
    return letters > 1;
}

/* In one case: the common word needs no folding table. */
static const char *keep_folded(struct tokens *tokens, const char *p, gsize len)
{
    g_autofree char *folded = NULL;
    char *kept;

    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(p[i])) {
            folded = fold_text(p, (gssize)len);
            return g_string_chunk_insert(tokens->chunk, folded);
        }
    kept = g_string_chunk_insert_len(tokens->chunk, p, (gssize)len);
    for (gsize i = 0; i < len; i++)
        kept[i] = g_ascii_tolower(kept[i]);
    return kept;
}

static gboolean ends(const char *word, gsize len, const char *suffix, gsize left)
{
    gsize n = strlen(suffix);

    return len >= n + left && memcmp(word + len - n, suffix, n) == 0;
}

static gsize stem_plural(char *word, gsize len)
{
    if (ends(word, len, "ies", 2)) {
        word[len - 3] = 'y';
        return len - 2;
    }
    if (ends(word, len, "sses", 1))
        return len - 2;
    if (ends(word, len, "s", 3) && !ends(word, len, "ss", 1) && !ends(word, len, "us", 1) &&
        !ends(word, len, "is", 1))
        return len - 1;
    return len;
}

static gsize stem_suffix(const char *word, gsize len)
{
    static const char *const suffixes[] = {"ing", "ion", "ed"};

    for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
        if (ends(word, len, suffixes[i], 4)) {
            len -= strlen(suffixes[i]);
            if (len > 4 && word[len - 1] == word[len - 2] && strchr("tnpmrl", word[len - 1]))
                len--;
            return len;
        }
    return len > 4 && word[len - 1] == 'e' ? len - 1 : len;
}

/* British and American spellings are one: -isation, -ise. */
static void stem_spelling(char *word, gsize len)
{
    static const char *const endings[] = {"isation", "ising", "ised", "ise"};

    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (ends(word, len, endings[i], 4)) {
            word[len - strlen(endings[i]) + 1] = 'z';
            return;
        }
}

char *tokens_stem(const char *word)
{
    char *stem = g_strdup(word);
    gsize len = strlen(stem);

    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalpha(stem[i]))
            return stem;
    len = stem_plural(stem, len);
    stem_spelling(stem, len);
    if (len > 4)
        len = stem_suffix(stem, len);
    stem[len] = '\0';
    return stem;
}

/* One word and where it ends, the genitive behind it among it. */
static const char *add_word(struct tokens *tokens, const char *text, const char *p, const char *end,
                            char mark)
{
    struct token token = {.start = (gsize)(p - text), .mark = mark};
    const char *stop = skip_word(p, end, &token.number);
    g_autofree char *stem = NULL;
    gsize len;

    token.end = (gsize)(stop - text);
    token.capital = g_unichar_isupper(char_at(p, end, &len));
    token.upper = all_upper(p, stop);
    token.word = keep_folded(tokens, p, (gsize)(stop - p));
    stem = tokens_stem(token.word);
    token.stem = g_string_chunk_insert(tokens->chunk, stem);
    p = skip_genitive(stop, end);
    token.genitive = p > stop;
    if (*token.word != '\0')
        g_array_append_val(tokens->list, token);
    return p;
}

struct tokens *tokens_new(const char *text, gsize len)
{
    struct tokens *tokens = g_new0(struct tokens, 1);
    const char *end = text + len;
    char mark = '.';
    gboolean was_break = FALSE;

    tokens->list = g_array_new(FALSE, TRUE, sizeof(struct token));
    tokens->chunk = g_string_chunk_new(CLAMP(2 * len, 64, 4096));
    for (const char *p = text; p < end;) {
        gsize step;
        gunichar c = char_at(p, end, &step);
        if (is_letter(c) || g_unichar_isdigit(c)) {
            p = add_word(tokens, text, p, end, mark);
            mark = ' ';
            was_break = FALSE;
            continue;
        }
        char found = c == '\n' && was_break ? '.' : mark_of(c);
        was_break = c == '\n' || (was_break && g_unichar_isspace(c));
        if (mark_weight(found) > mark_weight(mark))
            mark = found;
        p += step;
    }
    return tokens;
}

void tokens_free(struct tokens *tokens)
{
    if (tokens == NULL)
        return;
    g_array_unref(tokens->list);
    g_string_chunk_free(tokens->chunk);
    g_free(tokens);
}

gboolean tokens_is(const struct tokens *tokens, guint i, const char *word)
{
    const struct token *token = tokens_at(tokens, i);

    return token != NULL && strcmp(token->word, word) == 0;
}

gboolean tokens_is_of(const struct tokens *tokens, guint i, const char *words)
{
    const struct token *token = tokens_at(tokens, i);
    gsize len;

    if (token == NULL)
        return FALSE;
    len = strlen(token->word);
    for (const char *at = strstr(words, token->word); at != NULL; at = strstr(at + 1, token->word))
        if (at > words && at[-1] == ' ' && at[len] == ' ')
            return TRUE;
    return FALSE;
}

guint tokens_from(const struct tokens *tokens, gsize at)
{
    guint low = 0, high = tokens->list->len;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (tokens_at(tokens, middle)->end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
