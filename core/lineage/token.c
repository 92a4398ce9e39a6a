/* token.c owns cutting a wording into words and signs.
 * It must not know what the tokens are compared for. */
#include "core/lineage/token.h"

#include "db/utf8.h"

#include <string.h>

enum sort {
    SORT_SIGN,
    SORT_BLANK,
    SORT_LETTER,
    SORT_DIGIT,
    SORT_KANA,   /* joins its like only */
    SORT_ALONE,  /* a word by itself */
    SORT_EXTEND, /* belongs to what stands before it */
};

/* Scripts whose words no blank parts, and which it takes a dictionary to cut. */
static gboolean stands_alone(gunichar c)
{
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
        return TRUE;
    default:
        return FALSE;
    }
}

static enum sort sort_of_letter(gunichar c)
{
    if (stands_alone(c))
        return SORT_ALONE;
    return g_unichar_get_script(c) == G_UNICODE_SCRIPT_KATAKANA ? SORT_KANA : SORT_LETTER;
}

static enum sort sort_of(gunichar c)
{
    if (c == UTF8_BAD)
        return SORT_SIGN;
    if (g_unichar_isspace(c))
        return SORT_BLANK;
    switch (g_unichar_type(c)) {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
        return SORT_EXTEND;
    case G_UNICODE_DECIMAL_NUMBER:
        return SORT_DIGIT;
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_LETTER_NUMBER:
        return sort_of_letter(c);
    case G_UNICODE_CONNECT_PUNCTUATION:
        return SORT_LETTER;
    default:
        return SORT_SIGN;
    }
}

struct cutter {
    const char *p, *end;
    gunichar c; /* at p; 0 at the end */
    gsize used; /* its bytes */
};

static void look(struct cutter *cutter)
{
    cutter->c = 0;
    cutter->used = 0;
    if (cutter->p < cutter->end)
        cutter->c = utf8_decode(cutter->p, cutter->end, &cutter->used);
}

static void step(struct cutter *cutter)
{
    cutter->p += cutter->used;
    look(cutter);
}

static void skip_extend(struct cutter *cutter)
{
    while (cutter->p < cutter->end && sort_of(cutter->c) == SORT_EXTEND)
        step(cutter);
}

/* Signs that stand inside a word, between two letters or two digits. */
static gboolean joins(gunichar c, enum sort sort)
{
    gboolean is_either = c == '.' || c == '\'' || c == 0x2019;
    if (sort == SORT_LETTER)
        return is_either || c == 0x00B7;
    return sort == SORT_DIGIT && (is_either || c == ',' || c == ';');
}

/* After a letter or digit; TRUE where the word goes on behind a sign. */
static gboolean go_over_sign(struct cutter *cutter, enum sort sort)
{
    struct cutter ahead = *cutter;
    if (!joins(cutter->c, sort))
        return FALSE;
    step(&ahead);
    if (ahead.p >= ahead.end || sort_of(ahead.c) != sort)
        return FALSE;
    *cutter = ahead;
    return TRUE;
}

static void read_word(struct cutter *cutter, enum sort sort)
{
    for (;;) {
        step(cutter);
        skip_extend(cutter);
        if (cutter->p >= cutter->end || sort == SORT_ALONE)
            return;
        enum sort next = sort_of(cutter->c);
        if (sort == SORT_KANA && next != SORT_KANA)
            return;
        if (next == SORT_LETTER || next == SORT_DIGIT || (next == SORT_KANA && sort == next))
            sort = next;
        else if (!go_over_sign(cutter, sort))
            return;
    }
}

static struct token read_token(struct cutter *cutter)
{
    const char *from = cutter->p;
    enum sort sort = sort_of(cutter->c);
    gboolean is_word =
        sort == SORT_LETTER || sort == SORT_DIGIT || sort == SORT_KANA || sort == SORT_ALONE;
    if (is_word) {
        read_word(cutter, sort);
    } else {
        step(cutter);
        skip_extend(cutter);
    }
    return (struct token){.text = from, .len = (gsize)(cutter->p - from), .is_word = is_word};
}

GArray *token_split(const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
    struct cutter cutter = {.p = text};
    gboolean is_apart = TRUE;
    if (text == NULL)
        return tokens;
    cutter.end = text + strlen(text);
    look(&cutter);
    while (cutter.p < cutter.end) {
        if (sort_of(cutter.c) == SORT_BLANK) {
            is_apart = TRUE;
            step(&cutter);
            continue;
        }
        struct token token = read_token(&cutter);
        token.is_apart = is_apart;
        is_apart = FALSE;
        g_array_append_val(tokens, token);
    }
    return tokens;
}

static gunichar plain_of(gunichar c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032)
        return '\'';
    if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0x00AB || c == 0x00BB)
        return '"';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    return c;
}

char *token_key(const struct token *token)
{
    g_autofree char *normal = g_utf8_normalize(token->text, (gssize)token->len, G_NORMALIZE_NFKC);
    if (normal == NULL) /* not UTF-8 */
        return g_strndup(token->text, token->len);
    GString *key = g_string_new(NULL);
    for (const char *p = normal; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_type(c) != G_UNICODE_FORMAT)
            g_string_append_unichar(key, plain_of(c));
    }
    return g_string_free(key, FALSE);
}
