/* filter.c owns how tokens of the filter language make a tree: and, or, not, parentheses.
 * It must not know fields, values or tables. */
#include "core/filter/filter_private.h"

#include "db/fold.h"

enum { MAX_TERMS = 200, MAX_DEPTH = 40 };

G_DEFINE_QUARK(heldto - filter - error - quark, filter_error)

static struct filter *parse_or(struct filter_reader *reader);

struct filter *filter_fail(struct filter_reader *reader, gsize spot, enum filter_error code,
                           const char *format, ...)
{
    if (reader->error != NULL)
        return NULL;
    va_list args;
    va_start(args, format);
    reader->error = g_error_new_valist(HELDTO_FILTER_ERROR, (int)code, format, args);
    va_end(args);
    reader->spot = spot;
    return NULL;
}

/* A word of signs alone (“&”, “–”) asks for nothing; beside other words it is passed over. */
static gboolean is_void_word(const struct filter_token *token)
{
    if (token->type != FILTER_TOKEN_WORD)
        return FALSE;
    g_autofree char *folded = fold_text(token->text, -1);
    g_auto(GStrv) tokens = fold_tokens(folded);
    return tokens[0] == NULL;
}

/* Gives the tree back once the token behind it has been read. */
static struct filter *then_next(struct filter_reader *reader, struct filter *filter)
{
    if (filter != NULL && filter_lex(reader))
        return filter;
    filter_free(filter);
    return NULL;
}

static struct filter *parse_group(struct filter_reader *reader)
{
    gsize open = reader->token.at;
    if (!filter_lex(reader))
        return NULL;
    struct filter *inner = parse_or(reader);
    if (inner == NULL)
        return NULL;
    if (reader->token.type == FILTER_TOKEN_CLOSE)
        return then_next(reader, inner);
    filter_free(inner);
    return filter_fail(reader, open, FILTER_ERROR_SYNTAX, _("this parenthesis is not closed"));
}

static struct filter *parse_leaf(struct filter_reader *reader)
{
    if (++reader->n_terms > MAX_TERMS)
        return filter_fail(reader, reader->token.at, FILTER_ERROR_SIZE,
                           _("a filter has at most %d terms"), MAX_TERMS);
    switch (reader->token.type) {
    case FILTER_TOKEN_WORD:
    case FILTER_TOKEN_PHRASE:
        return then_next(reader, filter_lower_word(reader));
    case FILTER_TOKEN_REGEX:
        return then_next(reader, filter_lower_regex(reader));
    case FILTER_TOKEN_TERM:
        return then_next(reader, filter_lower_term(reader));
    case FILTER_TOKEN_CLOSE:
        return filter_fail(reader, reader->token.at, FILTER_ERROR_SYNTAX,
                           _("a word or a field is expected before this parenthesis"));
    default:
        return filter_fail(reader, reader->token.at, FILTER_ERROR_SYNTAX,
                           _("a word or a field is expected here"));
    }
}

static struct filter *parse_not(struct filter_reader *reader);

static struct filter *parse_unary(struct filter_reader *reader)
{
    if (++reader->depth > MAX_DEPTH)
        return filter_fail(reader, reader->token.at, FILTER_ERROR_SIZE,
                           _("a filter nests at most %d deep"), MAX_DEPTH);
    struct filter *filter = reader->token.type == FILTER_TOKEN_NOT    ? parse_not(reader)
                            : reader->token.type == FILTER_TOKEN_OPEN ? parse_group(reader)
                                                                      : parse_leaf(reader);
    reader->depth--;
    return filter;
}

static struct filter *parse_not(struct filter_reader *reader)
{
    if (!filter_lex(reader))
        return NULL;
    struct filter *child = parse_unary(reader);
    return child != NULL ? filter_negate(child) : NULL;
}

static gboolean skip_void_words(struct filter_reader *reader, gboolean *skipped)
{
    while (is_void_word(&reader->token)) {
        *skipped = TRUE;
        if (!filter_lex(reader))
            return FALSE;
    }
    return TRUE;
}

static gboolean ends_and(const struct filter_token *token)
{
    return token->type == FILTER_TOKEN_END || token->type == FILTER_TOKEN_OR ||
           token->type == FILTER_TOKEN_CLOSE;
}

static struct filter *parse_and(struct filter_reader *reader)
{
    owned(filter) all = NULL;
    gboolean skipped = FALSE;
    gsize at = reader->token.at;
    if (!skip_void_words(reader, &skipped))
        return NULL;
    if (skipped && ends_and(&reader->token))
        return filter_fail(reader, at, FILTER_ERROR_SYNTAX,
                           _("there is no letter or digit to search for"));
    do {
        struct filter *next = parse_unary(reader);
        if (next == NULL)
            return NULL;
        all = all == NULL ? next : filter_and(all, next);
        if (!skip_void_words(reader, &skipped))
            return NULL;
    } while (!ends_and(&reader->token));
    return g_steal_pointer(&all);
}

static struct filter *parse_or(struct filter_reader *reader)
{
    owned(filter) any = NULL;
    for (;;) {
        struct filter *next = parse_and(reader);
        if (next == NULL)
            return NULL;
        any = any == NULL ? next : filter_or(any, next);
        if (reader->token.type != FILTER_TOKEN_OR)
            return g_steal_pointer(&any);
        if (!filter_lex(reader))
            return NULL;
    }
}

static struct filter *parse_whole(struct filter_reader *reader)
{
    if (!filter_lex(reader))
        return NULL;
    if (reader->token.type == FILTER_TOKEN_END)
        return filter_all();
    struct filter *filter = parse_or(reader);
    if (filter == NULL || reader->token.type == FILTER_TOKEN_END)
        return filter;
    filter_free(filter);
    return filter_fail(reader, reader->token.at, FILTER_ERROR_SYNTAX,
                       _("this parenthesis was never opened"));
}

struct filter *filter_parse(const char *text, const struct filter_context *context, GError **error,
                            gsize *spot)
{
    struct filter_reader reader = {.text = text, .context = context};
    struct filter *filter = NULL;
    if (g_utf8_validate(text, -1, NULL))
        filter = parse_whole(&reader);
    else
        filter_fail(&reader, 0, FILTER_ERROR_SYNTAX, _("the filter is not valid UTF-8"));
    filter_token_clear(&reader.token);
    if (spot != NULL)
        *spot = filter != NULL ? 0 : reader.spot;
    if (filter == NULL)
        g_propagate_error(error, reader.error);
    return filter;
}
