/* filter_complete.c owns what may stand where a filter being written ends.
 * It must not know what the text before means. */
#include "core/filter/filter_private.h"

#include "core/period/timeliness.h"
#include "db/fold.h"
#include "db/scheme_row.h"

#include <string.h>

struct candidates {
    GPtrArray *texts;
    const char *typed; /* what they must begin with, in any case */
    guint limit;
};

static gboolean begins(const char *text, const char *typed)
{
    g_autofree char *a = fold_text(text, -1), *b = fold_text(typed, -1);
    return g_str_has_prefix(a, b);
}

/* Takes over the text. */
static void offer(struct candidates *candidates, const char *typed_form, char *text)
{
    gboolean is_new = candidates->texts->len < candidates->limit &&
                      begins(typed_form, candidates->typed) &&
                      !g_ptr_array_find_with_equal_func(candidates->texts, text, g_str_equal, NULL);
    if (is_new)
        g_ptr_array_add(candidates->texts, text);
    else
        g_free(text);
}

static void offer_value(struct candidates *candidates, const char *value)
{
    gboolean plain = strpbrk(value, " ,|()!") == NULL;
    offer(candidates, value, plain ? g_strdup(value) : g_strdup_printf("\"%s\"", value));
}

static void offer_tokens(struct candidates *candidates, const char *tokens)
{
    g_auto(GStrv) list = g_strsplit(tokens != NULL ? tokens : "", " ", -1);
    for (guint i = 0; list[i] != NULL; i++)
        if (*list[i] != '\0')
            offer_value(candidates, list[i]);
}

static void offer_words(struct candidates *candidates, enum word_set set)
{
    size_t n;
    const struct word *words = words_all(set, &n);
    for (size_t i = 0; i < n; i++)
        offer_value(candidates, words[i].token);
}

static void offer_timeliness(struct candidates *candidates)
{
    for (int i = 0; i < TIMELINESS_COUNT; i++)
        offer_value(candidates, timeliness_token((enum timeliness)i));
}

static void offer_statuses(struct candidates *candidates, const GPtrArray *statuses)
{
    for (guint i = 0; statuses != NULL && i < statuses->len; i++)
        offer_value(candidates, ((const struct scheme_status_row *)statuses->pdata[i])->token);
    offer_tokens(candidates, "open closed none");
}

/* A register that cannot be read now has no names to offer. */
static void offer_names(struct candidates *candidates, const struct filter_context *context,
                        enum name_noun noun)
{
    if (context->names == NULL)
        return;
    g_autoptr(GPtrArray) names = context->names(context->names_data, noun, NULL);
    for (guint i = 0; names != NULL && i < names->len; i++) {
        const char *name = ((const struct name *)names->pdata[i])->text;
        if (strchr(name, '"') == NULL)
            offer_value(candidates, name);
    }
    offer_tokens(candidates, "none any");
}

static void offer_values(struct candidates *candidates, const struct filter_context *context,
                         const struct filter_field *field)
{
    switch (field->values) {
    case FILTER_VALUES_STATUS:
        offer_statuses(candidates, context->statuses);
        break;
    case FILTER_VALUES_IS:
        offer_tokens(candidates, field->tokens);
        offer_timeliness(candidates);
        break;
    case FILTER_VALUES_TIMELINESS:
        offer_timeliness(candidates);
        break;
    case FILTER_VALUES_NAME:
    case FILTER_VALUES_MEETING:
        offer_names(candidates, context, field->noun);
        break;
    case FILTER_VALUES_TOKEN:
        offer_words(candidates, field->words);
        break;
    case FILTER_VALUES_DAY:
        offer_tokens(candidates, "today none any");
        break;
    default:
        offer_tokens(candidates, field->tokens);
        break;
    }
}

static void offer_fields(struct candidates *candidates)
{
    gsize n;
    const struct filter_field *fields = filter_fields(&n);
    for (gsize i = 0; i < n; i++)
        offer(candidates, fields[i].name,
              fields[i].values == FILTER_VALUES_CUSTOM ? g_strdup(fields[i].name)
                                                       : g_strconcat(fields[i].name, ":", NULL));
}

/* Where the word begins that the text ends in: behind a blank or a sign outside quotes. */
static const char *last_word(const char *text)
{
    const char *word = text;
    gboolean quoted = FALSE;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"')
            quoted = !quoted;
        if (!quoted && strchr(" \t|!()", *p) != NULL)
            word = p + 1;
    }
    return word;
}

GPtrArray *filter_complete(const char *text, const struct filter_context *context, guint limit,
                           gsize *start)
{
    const char *word = last_word(text);
    const char *sign = word + strcspn(word, ":=<>\"");
    g_autofree char *name = g_strndup(word, (gsize)(sign - word));
    const struct filter_field *field = *sign != '\0' ? filter_field_find(name) : NULL;
    const char *typed = word;
    if (field != NULL) {
        typed = strrchr(sign, ',') != NULL ? strrchr(sign, ',') + 1 : sign + strspn(sign, ":=<>");
    }
    *start = (gsize)(typed - text);
    g_autofree char *bare = g_strdup(*typed == '"' ? typed + 1 : typed);
    struct candidates candidates = {
        .texts = g_ptr_array_new_with_free_func(g_free), .typed = bare, .limit = limit};
    if (field != NULL)
        offer_values(&candidates, context, field);
    else if (*sign == '\0')
        offer_fields(&candidates);
    return candidates.texts;
}
