/* filter_lex.c owns the tokens of the filter language: words, quotes, signs and terms.
 * It must not know what a field or a value means, nor how tokens are put together. */
#include "core/filter/filter_private.h"

#include <string.h>

static void value_free(gpointer data)
{
    struct filter_value *value = data;
    g_free(value->text);
    g_free(value);
}

void filter_token_clear(struct filter_token *token)
{
    g_free(token->text);
    if (token->values != NULL)
        g_ptr_array_unref(token->values);
    *token = (struct filter_token){0};
}

static gboolean is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean is_comparison(char c)
{
    return c == ':' || c == '=' || c == '<' || c == '>';
}

static gboolean ends_word(char c)
{
    return c == '\0' || is_blank(c) || c == '|' || c == '(' || c == ')' || c == '"';
}

static gboolean ends_value(char c)
{
    return c == '\0' || is_blank(c) || c == '|' || c == ')' || c == ',' || c == '"';
}

/* Letters of any script, so that x.NAME can be any header of a spreadsheet. */
static gboolean is_name(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.' || (c & 0x80) != 0;
}

/* Bytes of a field's name that a comparison follows at once; 0: this is a plain word. */
static gsize name_length(const char *p)
{
    gsize n = 0;
    if (g_ascii_isdigit(*p) || *p == '-' || *p == '.')
        return 0;
    while (is_name(p[n]))
        n++;
    if (p[n] == '!' && p[n + 1] == '=')
        return n;
    if (!is_comparison(p[n]) || g_str_has_prefix(p + n, "://"))
        return 0;
    return n;
}

/* Reads "…" at reader->at. NULL: it is not closed. */
static char *read_quoted(struct filter_reader *reader)
{
    gsize open = reader->at;
    const char *begin = reader->text + open + 1;
    const char *end = strchr(begin, '"');
    if (end == NULL) {
        filter_fail(reader, open, FILTER_ERROR_SYNTAX, _("the quotation mark is not closed"));
        return NULL;
    }
    reader->at = (gsize)(end + 1 - reader->text);
    return g_strndup(begin, (gsize)(end - begin));
}

static char *read_until(struct filter_reader *reader, gboolean (*ends)(char c))
{
    gsize begin = reader->at;
    while (!ends(reader->text[reader->at]))
        reader->at++;
    return g_strndup(reader->text + begin, reader->at - begin);
}

static gboolean read_value(struct filter_reader *reader, struct filter_token *token)
{
    struct filter_value *value = g_new0(struct filter_value, 1);
    g_ptr_array_add(token->values, value);
    value->at = reader->at;
    value->is_quoted = reader->text[reader->at] == '"';
    value->text = value->is_quoted ? read_quoted(reader) : read_until(reader, ends_value);
    if (value->text == NULL)
        return FALSE;
    if (*value->text != '\0' || value->is_quoted)
        return TRUE;
    filter_fail(reader, value->at, FILTER_ERROR_SYNTAX, _("a value is missing after “%s”"),
                token->text);
    return FALSE;
}

static gboolean read_values(struct filter_reader *reader, struct filter_token *token)
{
    token->values_at = reader->at;
    token->values = g_ptr_array_new_with_free_func(value_free);
    for (;;) {
        if (!read_value(reader, token))
            return FALSE;
        if (reader->text[reader->at] != ',')
            return TRUE;
        reader->at++;
    }
}

static enum filter_comparison read_comparison(struct filter_reader *reader)
{
    static const struct {
        const char *sign;
        enum filter_comparison comparison;
    } signs[] = {
        {"<=", FILTER_UP_TO}, {">=", FILTER_FROM}, {"!=", FILTER_IS_NOT}, {"<", FILTER_BEFORE},
        {">", FILTER_AFTER},  {"=", FILTER_IS},    {":", FILTER_IS},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (!g_str_has_prefix(reader->text + reader->at, signs[i].sign))
            continue;
        reader->at += strlen(signs[i].sign);
        return signs[i].comparison;
    }
    g_assert_not_reached();
}

static gboolean lex_term(struct filter_reader *reader, gsize name)
{
    struct filter_token *token = &reader->token;
    token->type = FILTER_TOKEN_TERM;
    token->text = g_strndup(reader->text + reader->at, name);
    reader->at += name;
    token->comparison = read_comparison(reader);
    return read_values(reader, token);
}

static gboolean lex_regex(struct filter_reader *reader)
{
    struct filter_token *token = &reader->token;
    token->type = FILTER_TOKEN_REGEX;
    reader->at++;
    token->text =
        reader->text[reader->at] == '"' ? read_quoted(reader) : read_until(reader, ends_word);
    return token->text != NULL;
}

static gboolean lex_word(struct filter_reader *reader)
{
    struct filter_token *token = &reader->token;
    if (is_comparison(reader->text[reader->at])) {
        filter_fail(reader, reader->at, FILTER_ERROR_SYNTAX,
                    _("a field's name must stand right before “%c”, as in due<2026-12-31"),
                    reader->text[reader->at]);
        return FALSE;
    }
    token->type = FILTER_TOKEN_WORD;
    token->text = read_until(reader, ends_word);
    return TRUE;
}

static gboolean lex_phrase(struct filter_reader *reader)
{
    reader->token.type = FILTER_TOKEN_PHRASE;
    reader->token.text = read_quoted(reader);
    return reader->token.text != NULL;
}

static gboolean lex_sign(struct filter_reader *reader, enum filter_token_type type)
{
    reader->token.type = type;
    if (type != FILTER_TOKEN_END)
        reader->at++;
    return TRUE;
}

gboolean filter_lex(struct filter_reader *reader)
{
    filter_token_clear(&reader->token);
    while (is_blank(reader->text[reader->at]))
        reader->at++;
    reader->token.at = reader->at;
    switch (reader->text[reader->at]) {
    case '\0':
        return lex_sign(reader, FILTER_TOKEN_END);
    case '|':
        return lex_sign(reader, FILTER_TOKEN_OR);
    case '!':
        return lex_sign(reader, FILTER_TOKEN_NOT);
    case '(':
        return lex_sign(reader, FILTER_TOKEN_OPEN);
    case ')':
        return lex_sign(reader, FILTER_TOKEN_CLOSE);
    case '"':
        return lex_phrase(reader);
    case '~':
        return lex_regex(reader);
    default:
        break;
    }
    gsize name = name_length(reader->text + reader->at);
    return name > 0 ? lex_term(reader, name) : lex_word(reader);
}
