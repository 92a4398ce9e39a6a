/* filter_lower_value.c owns the values with a meaning of their own: days, months, statuses and
 * properties. It must not know names of parties, topics or meetings. */
#include "core/filter/filter_private.h"

#include "core/period/day.h"
#include "core/period/edtf.h"
#include "db/fold.h"
#include "db/scheme_row.h"

#include <string.h>

enum { UNCHECKED_MONTHS = 6, MOST_MONTHS = 1200 };

/* Two comparisons for a period, one for an end of it. A moment ends a day with "~", which sorts
 * after every time of day. */
static struct filter *compare_days(enum filter_column column, enum filter_comparison comparison,
                                   const char *first, const char *last)
{
    gboolean is_moment = column == FILTER_UPDATED_AT;
    g_autofree char *end = g_strconcat(last, is_moment ? "~" : "", NULL);
    switch (comparison) {
    case FILTER_BEFORE:
        return filter_compare(column, FILTER_LESS, first);
    case FILTER_UP_TO:
        return filter_compare(column, FILTER_LESS_EQUAL, end);
    case FILTER_AFTER:
        return filter_compare(column, FILTER_GREATER, end);
    case FILTER_FROM:
        return filter_compare(column, FILTER_GREATER_EQUAL, first);
    case FILTER_IS:
    case FILTER_IS_NOT:
        break;
    }
    if (!is_moment && strcmp(first, last) == 0)
        return filter_compare(column, FILTER_EQUAL, first);
    return filter_and(filter_compare(column, FILTER_GREATER_EQUAL, first),
                      filter_compare(column, FILTER_LESS_EQUAL, end));
}

static struct filter *say_days(struct filter *filter, const struct filter_field *field,
                               enum filter_comparison comparison, const char *when, gboolean is_day)
{
    const char *what = _(field->says);
    switch (comparison) {
    case FILTER_BEFORE:
        return filter_say(filter, _("%s before %s"), what, when);
    case FILTER_UP_TO:
        return filter_say(filter, _("%s by %s"), what, when);
    case FILTER_AFTER:
        return filter_say(filter, _("%s after %s"), what, when);
    case FILTER_FROM:
        return filter_say(filter, _("%s from %s on"), what, when);
    case FILTER_IS:
    case FILTER_IS_NOT:
        break;
    }
    return filter_say(filter, is_day ? _("%s on %s") : _("%s in %s"), what, when);
}

char *filter_days_words(const char *text, const char *first, const char *last)
{
    gboolean is_day = *first != '\0' && strcmp(first, last) == 0;
    g_autofree char *words = is_day ? day_words(first) : edtf_words(text);
    if (*words != '\0')
        return g_steal_pointer(&words);
    g_autofree char *from = *first != '\0' ? day_words(first) : g_strdup("…");
    g_autofree char *to = *last != '\0' ? day_words(last) : g_strdup("…");
    return g_strdup_printf("%s – %s", from, to);
}

struct filter *filter_lower_day(struct filter_reader *reader, const struct filter_field *field,
                                const struct filter_value *value)
{
    g_autofree char *first = NULL, *last = NULL;
    enum filter_comparison comparison = reader->token.comparison;
    if (!filter_days(value->text, reader->context->today, &first, &last) || *first == '\0' ||
        *last == '\0')
        return filter_fail(reader, value->at, FILTER_ERROR_VALUE,
                           _("“%s” is no day or period; write 2026-12-31, 2026-12, 2026, 2026-40 "
                             "(a half), 2026-33 (a quarter), today or today-30d"),
                           value->text);
    gboolean is_day = strcmp(first, last) == 0;
    g_autofree char *when = filter_days_words(value->text, first, last);
    struct filter *filter = compare_days(field->column, comparison, first, last);
    return say_days(filter, field, comparison, when, is_day);
}

struct filter *filter_lower_unchecked(struct filter_reader *reader,
                                      const struct filter_value *value)
{
    char *end;
    gint64 n = g_ascii_isdigit(*value->text) ? g_ascii_strtoll(value->text, &end, 10) : 0;
    if (n < 1 || n > MOST_MONTHS || (strcmp(end, "m") != 0 && strcmp(end, "y") != 0))
        return filter_fail(reader, value->at, FILTER_ERROR_VALUE,
                           _("“%s” is no number of months or years; write 6m or 1y"), value->text);
    return filter_unchecked(reader->context->today, (int)(*end == 'y' ? n * 12 : n));
}

/* What people type for a timeliness. */
static const char *timeliness_word(const char *token)
{
    static const char *const synonyms[][2] = {
        {"late", "overdue"},
        {"running", "period-running"},
        {"not-checked", "period-over-not-checked"},
        {"period-over", "period-over-not-checked"},
        {"undated", "no-date"},
        {"in-time", "done-in-time"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(synonyms); i++)
        if (strcmp(token, synonyms[i][0]) == 0)
            return synonyms[i][1];
    return token;
}

static gboolean status_is(const struct scheme_status_row *status, const char *value,
                          const char *token)
{
    g_autofree char *label = filter_token_of(status->label);
    return strcmp(status->letter, value) == 0 || strcmp(status->token, token) == 0 ||
           strcmp(label, token) == 0;
}

static char *status_list(const GPtrArray *statuses)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < statuses->len; i++) {
        const struct scheme_status_row *status = statuses->pdata[i];
        g_string_append_printf(list, "%s (%s), ", status->token, status->letter);
    }
    g_string_append(list, "open, closed, none");
    return g_string_free(list, FALSE);
}

static struct filter *status_class(const char *token)
{
    if (strcmp(token, "open") != 0 && strcmp(token, "closed") != 0)
        return NULL;
    return filter_say(filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, token), _("status is %s"),
                      token);
}

struct filter *filter_lower_status(struct filter_reader *reader, const struct filter_value *value)
{
    static const GPtrArray no_statuses;
    const GPtrArray *statuses = reader->context->statuses;
    g_autofree char *token = filter_token_of(value->text);
    if (statuses == NULL)
        statuses = &no_statuses;
    for (guint i = 0; i < statuses->len; i++) {
        const struct scheme_status_row *status = statuses->pdata[i];
        if (status_is(status, value->text, token))
            return filter_say(filter_compare(FILTER_STATUS, FILTER_EQUAL, status->token),
                              _("status is %s"), _(status->label));
    }
    struct filter *filter = status_class(token);
    if (filter == NULL)
        filter = filter_timeliness(timeliness_word(token), reader->context->today);
    if (filter != NULL)
        return filter;
    g_autofree char *list = status_list(statuses);
    return filter_fail(reader, value->at, FILTER_ERROR_VALUE,
                       _("“%s” is no status; it is one of: %s"), value->text, list);
}

static struct filter *property(const char *token, const struct filter_context *context)
{
    if (strcmp(token, "assessed") == 0)
        return filter_compare_int(FILTER_IS_ASSESSED, FILTER_EQUAL, 1);
    if (strcmp(token, "not-assessed") == 0)
        return filter_and(filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, "open"),
                          filter_compare_int(FILTER_IS_ASSESSED, FILTER_EQUAL, 0));
    if (strcmp(token, "done") == 0)
        return filter_compare_int(FILTER_IS_DONE, FILTER_EQUAL, 1);
    if (strcmp(token, "unconfirmed") == 0)
        return filter_unconfirmed();
    if (strcmp(token, "public") == 0 || strcmp(token, "internal") == 0)
        return filter_compare(FILTER_VISIBILITY, FILTER_EQUAL, token);
    if (strcmp(token, "unchecked") == 0)
        return filter_unchecked(context->today, context->unchecked_months > 0
                                                    ? context->unchecked_months
                                                    : UNCHECKED_MONTHS);
    return status_class(token);
}

static struct filter *fail_property(struct filter_reader *reader, const struct filter_field *field,
                                    const struct filter_value *value)
{
    g_autofree char *list = words_list(WORDS_TIMELINESS);
    return filter_fail(reader, value->at, FILTER_ERROR_VALUE, _("“%s” is none of: %s%s%s"),
                       value->text, field->tokens != NULL ? field->tokens : "",
                       field->tokens != NULL ? " " : "", list);
}

struct filter *filter_lower_is(struct filter_reader *reader, const struct filter_field *field,
                               const struct filter_value *value)
{
    g_autofree char *token = filter_token_of(value->text);
    if (field->values == FILTER_VALUES_IS && filter_list_has(field->tokens, token)) {
        struct filter *filter = property(token, reader->context);
        g_autofree char *words = g_strdelimit(g_strdup(token), "-", ' ');
        return filter->says != NULL ? filter : filter_say(filter, "%s", words);
    }
    struct filter *filter = filter_timeliness(timeliness_word(token), reader->context->today);
    return filter != NULL ? filter : fail_property(reader, field, value);
}
