/* filter_lower.c owns how words and field terms become conditions on stored facts.
 * It must not know how terms are put together, nor any SQL. */
#include "core/filter/filter_private.h"

#include "db/fold.h"

#include <string.h>

static const enum filter_op ops[] = {
    [FILTER_IS] = FILTER_EQUAL,      [FILTER_IS_NOT] = FILTER_EQUAL,
    [FILTER_BEFORE] = FILTER_LESS,   [FILTER_UP_TO] = FILTER_LESS_EQUAL,
    [FILTER_AFTER] = FILTER_GREATER, [FILTER_FROM] = FILTER_GREATER_EQUAL,
};

/* A phrase as it is, or a word that may go on. NULL: reader->error is set. */
static struct filter *words_of(struct filter_reader *reader, const char *text, gboolean is_phrase,
                               gsize at, enum filter_text where)
{
    g_autofree char *folded = fold_text(text, -1);
    g_auto(GStrv) tokens = fold_tokens(folded);
    if (tokens[0] == NULL)
        return filter_fail(reader, at, FILTER_ERROR_SYNTAX,
                           _("there is no letter or digit to search for"));
    return filter_words(folded, !is_phrase, where);
}

struct filter *filter_lower_word(struct filter_reader *reader)
{
    const struct filter_token *token = &reader->token;
    gboolean is_phrase = token->type == FILTER_TOKEN_PHRASE;
    struct filter *words = words_of(reader, token->text, is_phrase, token->at, FILTER_ANYWHERE);
    if (words == NULL)
        return NULL;
    return filter_say(words, is_phrase ? "“%s”" : "“%s…”", token->text);
}

struct filter *filter_lower_regex(struct filter_reader *reader)
{
    const struct filter_token *token = &reader->token;
    g_autoptr(GError) error = NULL;
    g_autoptr(GRegex) regex = g_regex_new(token->text, G_REGEX_CASELESS, 0, &error);
    if (*token->text == '\0')
        return filter_fail(reader, token->at, FILTER_ERROR_VALUE,
                           _("a regular expression is expected after “~”"));
    if (regex == NULL)
        return filter_fail(reader, token->at + 1, FILTER_ERROR_VALUE,
                           _("not a regular expression: %s"), error->message);
    return filter_say(filter_regex(token->text), "~“%s”", token->text);
}

static struct filter *lower_words(struct filter_reader *reader, const struct filter_field *field,
                                  const struct filter_value *value)
{
    struct filter *words = words_of(reader, value->text, value->is_quoted, value->at, field->where);
    if (words == NULL)
        return NULL;
    return filter_say(words, value->is_quoted ? _("%s has “%s”") : _("%s has “%s…”"),
                      _(field->says), value->text);
}

static struct filter *lower_text(const struct filter_field *field, const struct filter_value *value)
{
    g_autofree char *folded = fold_text(value->text, -1);
    return filter_say(filter_compare(field->column, FILTER_CONTAINS, folded), _("%s has “%s”"),
                      _(field->says), value->text);
}

static struct filter *lower_key(const struct filter_field *field, const struct filter_value *value)
{
    return filter_say(filter_compare(FILTER_KEY, FILTER_STARTS, value->text),
                      _("%s begins with “%s”"), _(field->says), value->text);
}

static struct filter *lower_custom(struct filter_reader *reader, const struct filter_value *value)
{
    g_autofree char *name = filter_token_of(reader->token.text + strlen("x."));
    g_autofree char *folded = fold_text(value->text, -1);
    if (filter_value_is(value, "none"))
        return filter_say(filter_custom(name, FILTER_EMPTY, ""), _("%s is none"),
                          reader->token.text);
    if (filter_value_is(value, "any"))
        return filter_say(filter_not(filter_custom(name, FILTER_EMPTY, "")), _("%s is any"),
                          reader->token.text);
    return filter_say(filter_custom(name, FILTER_CONTAINS, folded), _("%s has “%s”"),
                      reader->token.text, value->text);
}

static struct filter *lower_token(struct filter_reader *reader, const struct filter_field *field,
                                  const struct filter_value *value)
{
    const struct word *word = words_find(field->words, value->text);
    if (word == NULL) {
        g_autofree char *list = words_list(field->words);
        return filter_fail(reader, value->at, FILTER_ERROR_VALUE,
                           _("“%s” is no %s; it is one of: %s"), value->text, field->name, list);
    }
    struct filter *filter = field->type == FILTER_MEETING
                                ? filter_meeting_level(word->token)
                                : filter_compare(field->column, FILTER_EQUAL, word->token);
    return filter_say(filter, _("%s is %s"), _(field->says), _(word->label));
}

static struct filter *lower_number(struct filter_reader *reader, const struct filter_field *field,
                                   const struct filter_value *value)
{
    static const char *const signs[] = {"", "", "<", "<=", ">", ">="};
    gint64 number;
    if (!g_ascii_string_to_signed(value->text, 10, 0, 1000000000, &number, NULL))
        return filter_fail(reader, value->at, FILTER_ERROR_VALUE,
                           _("“%s” is no number; write %s>2 or %s:0"), value->text, field->name,
                           field->name);
    enum filter_comparison comparison = reader->token.comparison;
    return filter_say(filter_compare_int(field->column, ops[comparison], number), _("%s is %s%s"),
                      _(field->says), signs[comparison], value->text);
}

/* Whether "none" and "any" mean something there. */
static gboolean has_emptiness(const struct filter_field *field, enum filter_comparison comparison)
{
    if (comparison != FILTER_IS && comparison != FILTER_IS_NOT)
        return FALSE;
    return field->values == FILTER_VALUES_TEXT || field->values == FILTER_VALUES_DAY ||
           field->values == FILTER_VALUES_STATUS || field->values == FILTER_VALUES_NAME ||
           (field->values == FILTER_VALUES_MEETING && field->type == FILTER_MEETING);
}

static struct filter *lower_none(const struct filter_field *field)
{
    if (field->values == FILTER_VALUES_NAME || field->values == FILTER_VALUES_MEETING)
        return filter_one_of(field->type, NULL, 0);
    return filter_compare(field->column, FILTER_EMPTY, "");
}

static struct filter *lower_value(struct filter_reader *reader, const struct filter_field *field,
                                  const struct filter_value *value)
{
    gboolean can_be_empty = has_emptiness(field, reader->token.comparison);
    if (can_be_empty && filter_value_is(value, "none"))
        return filter_say(lower_none(field), _("%s: none"), _(field->says));
    if (can_be_empty && filter_value_is(value, "any"))
        return filter_say(filter_not(lower_none(field)), _("%s: any"), _(field->says));
    switch (field->values) {
    case FILTER_VALUES_WORDS:
        return lower_words(reader, field, value);
    case FILTER_VALUES_TEXT:
        return lower_text(field, value);
    case FILTER_VALUES_KEY:
        return lower_key(field, value);
    case FILTER_VALUES_TOKEN:
        return lower_token(reader, field, value);
    case FILTER_VALUES_DAY:
        return filter_lower_day(reader, field, value);
    case FILTER_VALUES_NUMBER:
        return lower_number(reader, field, value);
    case FILTER_VALUES_MONTHS:
        return filter_lower_unchecked(reader, value);
    case FILTER_VALUES_STATUS:
        return filter_lower_status(reader, value);
    case FILTER_VALUES_TIMELINESS:
    case FILTER_VALUES_IS:
        return filter_lower_is(reader, field, value);
    case FILTER_VALUES_NAME:
        return filter_lower_name(reader, field, value);
    case FILTER_VALUES_MEETING:
        return filter_lower_meeting(reader, field, value);
    case FILTER_VALUES_CUSTOM:
        return lower_custom(reader, value);
    }
    g_assert_not_reached();
}

static char *field_names(void)
{
    gsize n;
    const struct filter_field *fields = filter_fields(&n);
    GString *names = g_string_new(NULL);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(names, "%s%s%s", i > 0 ? ", " : "", fields[i].name,
                               fields[i].values == FILTER_VALUES_CUSTOM ? "NAME" : "");
    return g_string_free(names, FALSE);
}

static const struct filter_field *find_field(struct filter_reader *reader)
{
    const struct filter_token *token = &reader->token;
    const struct filter_field *field = filter_field_find(token->text);
    if (field != NULL)
        return field;
    g_autofree char *names = field_names();
    filter_fail(reader, token->at, FILTER_ERROR_FIELD,
                _("there is no field “%s”; fields are: %s (put other text in quotes)"), token->text,
                names);
    return NULL;
}

static gboolean check_comparison(struct filter_reader *reader, const struct filter_field *field)
{
    const struct filter_token *token = &reader->token;
    if (token->comparison == FILTER_IS || token->comparison == FILTER_IS_NOT)
        return TRUE;
    if (field->values != FILTER_VALUES_DAY && field->values != FILTER_VALUES_NUMBER)
        filter_fail(reader, token->at, FILTER_ERROR_FIELD,
                    _("“%s” has no order to compare by; write %s:value"), token->text, token->text);
    else if (token->values->len > 1)
        filter_fail(reader, token->values_at, FILTER_ERROR_VALUE,
                    _("only one value can be compared with"));
    return reader->error == NULL;
}

struct filter *filter_lower_term(struct filter_reader *reader)
{
    const struct filter_field *field = find_field(reader);
    if (field == NULL || !check_comparison(reader, field))
        return NULL;
    owned(filter) any = NULL;
    for (guint i = 0; i < reader->token.values->len; i++) {
        struct filter *one = lower_value(reader, field, reader->token.values->pdata[i]);
        if (one == NULL)
            return NULL;
        any = any == NULL ? one : filter_or(any, one);
    }
    struct filter *filter = g_steal_pointer(&any);
    return reader->token.comparison == FILTER_IS_NOT ? filter_negate(filter) : filter;
}
