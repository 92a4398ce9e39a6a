/* fold.c owns the folding of text for search and matching, and its tokens.
 * It must not know the tables, the index or what the text says. */
#include "db/fold.h"

#include "db/fold_table.h"
#include "db/utf8.h"

#include <string.h>

/* The characters of two bytes, most accented, Greek, Cyrillic, Hebrew and Arabic letters among
 * them, are looked up: to ask for each decomposition anew is several times slower. */
#define SHORT_FIRST 0x80u
#define SHORT_LAST  0x7FFu
#define SHORT_NONE  0u          /* folds to nothing */
#define SHORT_OTHER G_MAXUINT16 /* folds to a space or to several characters */

/* Marks a dot that is to go; no control character survives folding. */
#define GONE_DOT '\x01'

struct fold {
    char *s;       /* what is folded so far, not closed by a NUL */
    gsize n, size; /* bytes used; bytes allocated, always more */
    gunichar last; /* the character put last, where a following one may join it, else 0 */
    gsize last_at; /* where it begins in s */
};

static const char ascii_fold[129] = "                                "
                                    " !\"#$%&'()*+,-./0123456789:;<=>?"
                                    "@abcdefghijklmnopqrstuvwxyz[\\]^_"
                                    "`abcdefghijklmnopqrstuvwxyz{|}~ ";

static void make_room(struct fold *f, gsize more)
{
    if (f->size - f->n > more)
        return;
    f->size = (f->n + more) + f->n / 2 + 16;
    f->s = g_realloc(f->s, f->size);
}

static void put_space(struct fold *f)
{
    f->last = 0;
    if (f->n == 0 || f->s[f->n - 1] == ' ')
        return;
    make_room(f, 1);
    f->s[f->n++] = ' ';
}

static void put_string(struct fold *f, const char *s)
{
    const gsize n = strlen(s);
    make_room(f, n);
    memcpy(f->s + f->n, s, n);
    f->n += n;
    f->last = 0;
}

static void put_char(struct fold *f, gunichar c)
{
    make_room(f, 6);
    f->n += (gsize)g_unichar_to_utf8(c, f->s + f->n);
    f->last = 0;
}

static void put_apart(struct fold *f, gunichar c)
{
    put_space(f);
    const gsize at = f->n;
    put_char(f, c);
    put_space(f);
    f->last = c;
    f->last_at = at;
}

/* Jamo one by one make a syllable, a kana and its voicing mark one kana: some file names and old
 * exports have them so, and must meet the usual form. */
static gboolean put_joined(struct fold *f, gunichar c)
{
    gunichar both;
    if (!f->last || !fold_may_join(c) || !g_unichar_compose(f->last, c, &both))
        return FALSE;
    f->n = f->last_at;
    put_apart(f, both);
    return TRUE;
}

/* One character of a full decomposition. */
static void fold_part(struct fold *f, gunichar c)
{
    if (put_joined(f, c))
        return;
    c = g_unichar_tolower(c);
    const char *as = fold_replacement(c);
    if (as) {
        put_string(f, as);
        return;
    }
    switch (fold_class(&c)) {
    case FOLD_GONE:
        break;
    case FOLD_SPACE:
        put_space(f);
        break;
    case FOLD_APART:
        put_apart(f, c);
        break;
    case FOLD_LETTER:
        put_char(f, c);
        break;
    }
}

static void fold_long(struct fold *f, gunichar c)
{
    if (fold_is_block(c)) {
        put_apart(f, c);
        return;
    }
    gunichar part[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    const gsize n = g_unichar_fully_decompose(c, TRUE, part, G_N_ELEMENTS(part));
    for (gsize i = 0; i < n; i++)
        fold_part(f, part[i]);
}

static guint16 short_form(gunichar c)
{
    struct fold f = {0};
    put_char(&f, 'x'); /* else a space would be left out */
    fold_long(&f, c);
    g_autofree char *s = f.s;
    if (f.n == 1)
        return SHORT_NONE;
    gsize used;
    const gunichar one = utf8_decode(s + 1, s + f.n, &used);
    return used == f.n - 1 && one != ' ' ? (guint16)one : SHORT_OTHER;
}

static const guint16 *short_forms(void)
{
    static guint16 forms[SHORT_LAST - SHORT_FIRST + 1];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        for (gunichar c = SHORT_FIRST; c <= SHORT_LAST; c++)
            forms[c - SHORT_FIRST] = short_form(c);
        g_once_init_leave(&ready, 1);
    }
    return forms;
}

static void fold_char(struct fold *f, const guint16 *forms, gunichar c)
{
    const guint form = c <= SHORT_LAST ? forms[c - SHORT_FIRST] : SHORT_OTHER;
    if (c == UTF8_BAD)
        put_space(f);
    else if (form == SHORT_OTHER)
        fold_long(f, c);
    else if (form != SHORT_NONE)
        put_char(f, form);
}

/* Most text is this: one look-up and no branch a byte. Stops at the first byte that is not ASCII.
 */
static const char *fold_ascii(struct fold *f, const char *p, const char *end)
{
    make_room(f, (gsize)(end - p));
    char *o = f->s + f->n;
    char last = ' ';
    if (f->n)
        last = o[-1];
    for (; p < end && !(*p & 0x80); p++) {
        const char c = ascii_fold[(guchar)*p];
        *o = c;
        o += !((c == ' ') & (last == ' '));
        last = c;
    }
    f->n = (gsize)(o - f->s);
    f->last = 0;
    return p;
}

/* Whether the character that ends just before p is part of a token; s is where the text begins. */
static gboolean word_before(const char *s, const char *p)
{
    if (p == s)
        return FALSE;
    do
        p--;
    while (p > s && (*p & 0xC0) == 0x80);
    gsize used;
    return fold_is_word(utf8_decode(p, NULL, &used));
}

/* A dot between two letters each of which stands alone, or the one that closes a row of such
 * letters. s ends with a NUL; earlier dots are marked. */
static gboolean is_initial_dot(const char *s, const char *dot)
{
    gsize used;
    if (dot == s || !g_ascii_isalpha(dot[-1]))
        return FALSE;
    if (dot - s > 2 && dot[-2] == GONE_DOT && !fold_is_word(utf8_decode(dot + 1, NULL, &used)))
        return TRUE;
    return g_ascii_isalpha(dot[1]) && !fold_is_word(utf8_decode(dot + 2, NULL, &used)) &&
           !word_before(s, dot - 1);
}

/* "the u.s.a. and" -> "the usa and". Marked first, so that each dot is judged by its neighbours
 * as they were. Returns the new length. */
static gsize drop_initial_dots(char *s, gsize n)
{
    char *first = NULL, *end = s + n;
    for (char *dot = memchr(s, '.', n); dot; dot = memchr(dot + 1, '.', (gsize)(end - dot - 1))) {
        if (!is_initial_dot(s, dot))
            continue;
        *dot = GONE_DOT;
        if (!first)
            first = dot;
    }
    if (!first)
        return n;
    char *o = first;
    for (const char *p = first; p < end; p++)
        if (*p != GONE_DOT)
            *o++ = *p;
    return (gsize)(o - s);
}

char *fold_text(const char *utf8, gssize len)
{
    if (!utf8)
        return g_strdup("");
    const char *p = utf8, *end = utf8 + (len < 0 ? strlen(utf8) : (gsize)len);
    const guint16 *forms = short_forms();
    struct fold f = {0};
    make_room(&f, (gsize)(end - p));
    while (p < end) {
        if (!(*p & 0x80)) {
            p = fold_ascii(&f, p, end);
            continue;
        }
        gsize used;
        fold_char(&f, forms, utf8_decode(p, end, &used));
        p += used;
    }
    if (f.n && f.s[f.n - 1] == ' ')
        f.n--;
    f.s[f.n] = '\0';
    f.s[drop_initial_dots(f.s, f.n)] = '\0';
    return f.s;
}

/* Skips what parts tokens, then finds the end of the token. FALSE at the end of the text. */
static gboolean next_token(const char **start, const char **end)
{
    const char *p = *end;
    gsize used;
    while (*p && !fold_is_word(utf8_decode(p, NULL, &used)))
        p += used;
    *start = p;
    while (*p && fold_is_word(utf8_decode(p, NULL, &used)))
        p += used;
    *end = p;
    return p > *start;
}

char **fold_tokens(const char *folded)
{
    GPtrArray *tokens = g_ptr_array_new();
    const char *start, *end = folded;
    while (next_token(&start, &end))
        g_ptr_array_add(tokens, g_strndup(start, (gsize)(end - start)));
    g_ptr_array_add(tokens, NULL);
    return (char **)g_ptr_array_free(tokens, FALSE);
}

/* Whether the tokens from here on are those of the word, the last one as a prefix if it may be. */
static gboolean tokens_match(const char *at, const char *word, gboolean may_go_on)
{
    const char *ws, *we = word, *hs, *he = at;
    gboolean more = next_token(&ws, &we);
    while (more) {
        const gsize n = (gsize)(we - ws);
        if (!next_token(&hs, &he) || (gsize)(he - hs) < n || memcmp(hs, ws, n) != 0)
            return FALSE;
        const gboolean whole = (gsize)(he - hs) == n;
        more = next_token(&ws, &we);
        if ((more || !may_go_on) && !whole)
            return FALSE;
    }
    return TRUE;
}

static gboolean contains(const char *haystack, const char *word, gboolean may_go_on)
{
    const char *start, *end = word;
    if (!next_token(&start, &end))
        return FALSE;
    g_autofree char *first = g_strndup(start, (gsize)(end - start));
    for (const char *at = strstr(haystack, first); at; at = strstr(at + 1, first))
        if (!word_before(haystack, at) && tokens_match(at, start, may_go_on))
            return TRUE;
    return FALSE;
}

gboolean fold_contains(const char *folded_haystack, const char *folded_word)
{
    return contains(folded_haystack, folded_word, TRUE);
}

gboolean fold_contains_phrase(const char *folded_haystack, const char *folded_phrase)
{
    return contains(folded_haystack, folded_phrase, FALSE);
}
