/* filter_explain.c owns what a tree is called in a sentence.
 * It must not know the language it was written in, nor the register. */
#include "core/filter/filter_private.h"

static void explain(const struct filter *filter, GString *text, gboolean is_inner);

static const char *column_words(enum filter_column column)
{
    gsize n;
    const struct filter_field *fields = filter_fields(&n);
    for (gsize i = 0; i < n; i++)
        if (fields[i].column == column && fields[i].says != NULL && fields[i].type == FILTER_ALL &&
            fields[i].values >= FILTER_VALUES_TEXT && fields[i].values <= FILTER_VALUES_STATUS)
            return _(fields[i].says);
    switch (column) {
    case FILTER_STATUS_CLASS:
        return _("status class");
    case FILTER_IS_ASSESSED:
        return _("assessed");
    case FILTER_IS_DONE:
        return _("done");
    default:
        return _("title");
    }
}

static void explain_compare(const struct filter *filter, GString *text)
{
    static const char *const signs[] = {
        [FILTER_EQUAL] = N_("is"),           [FILTER_LESS] = N_("before"),
        [FILTER_LESS_EQUAL] = N_("by"),      [FILTER_GREATER] = N_("after"),
        [FILTER_GREATER_EQUAL] = N_("from"), [FILTER_CONTAINS] = N_("has"),
        [FILTER_STARTS] = N_("begins with"), [FILTER_EMPTY] = N_("is none"),
    };
    g_string_append_printf(text, "%s %s", column_words(filter->column), _(signs[filter->op]));
    if (filter->op == FILTER_EMPTY)
        return;
    if (filter->other != FILTER_NO_COLUMN)
        g_string_append_printf(text, " %s", column_words(filter->other));
    else if (*filter->text != '\0')
        g_string_append_printf(text, " %s", filter->text);
    else
        g_string_append_printf(text, " %" G_GINT64_FORMAT, filter->number);
}

/* MEETING, MENTIONED and SILENT say which meetings. */
static void explain_meeting(const struct filter *filter, GString *text)
{
    const char *how = filter->level != NULL              ? ""
                      : filter->type == FILTER_MEETING   ? _("stated at ")
                      : filter->type == FILTER_MENTIONED ? _("mentioned at ")
                                                         : _("not mentioned at ");
    g_string_append(text, how);
    if (filter->says != NULL)
        g_string_append(text, filter->says);
    else if (filter->level != NULL)
        g_string_append_printf(text, _("level is %s"), filter->level);
    else if (filter->first != NULL)
        g_string_append_printf(text, "%s…%s", filter->first, filter->last);
    else
        g_string_append_printf(text, _("%u meetings"), filter->ids->len);
}

static void explain_group(const struct filter *filter, GString *text, gboolean is_inner)
{
    g_assert(filter->children != NULL);
    const char *joint = filter->type == FILTER_AND ? _(" and ") : _(" or ");
    gboolean brackets = is_inner && filter->children->len > 1;
    g_string_append(text, brackets ? "(" : "");
    for (guint i = 0; i < filter->children->len; i++) {
        g_string_append(text, i > 0 ? joint : "");
        explain(filter->children->pdata[i], text, TRUE);
    }
    if (filter->children->len == 0)
        g_string_append(text,
                        filter->type == FILTER_AND ? _("every commitment") : _("no commitment"));
    g_string_append(text, brackets ? ")" : "");
}

static void explain_not(const struct filter *filter, GString *text)
{
    g_assert(filter->children != NULL && filter->children->len == 1);
    const struct filter *child = filter->children->pdata[0];
    gboolean is_group = child->says == NULL && child->children != NULL;
    g_string_append(text, _("not "));
    g_string_append(text, is_group ? "" : "(");
    explain(child, text, TRUE);
    g_string_append(text, is_group ? "" : ")");
}

static void explain_ids(const struct filter *filter, GString *text)
{
    const char *what = filter->type == FILTER_PARTY   ? _("party")
                       : filter->type == FILTER_TOPIC ? _("topic")
                                                      : _("series");
    g_string_append_printf(text, _("%s is one of %u"), what, filter->ids->len);
}

static void explain_leaf(const struct filter *filter, GString *text)
{
    switch (filter->type) {
    case FILTER_ALL:
        g_string_append(text, _("every commitment"));
        break;
    case FILTER_WORDS:
        g_string_append_printf(text, filter->is_prefix ? "“%s…”" : "“%s”", filter->text);
        break;
    case FILTER_REGEX:
        g_string_append_printf(text, "~“%s”", filter->text);
        break;
    case FILTER_COMPARE:
        explain_compare(filter, text);
        break;
    case FILTER_UNCONFIRMED:
        g_string_append(text, _("unconfirmed"));
        break;
    case FILTER_CUSTOM:
        g_string_append_printf(text, _("x.%s has “%s”"), filter->name, filter->text);
        break;
    default:
        explain_ids(filter, text);
        break;
    }
}

static void explain(const struct filter *filter, GString *text, gboolean is_inner)
{
    switch (filter->type) {
    case FILTER_MEETING:
    case FILTER_MENTIONED:
    case FILTER_SILENT:
        explain_meeting(filter, text);
        return;
    default:
        break;
    }
    if (filter->says != NULL)
        g_string_append(text, filter->says);
    else if (filter->type == FILTER_NOT)
        explain_not(filter, text);
    else if (filter->type == FILTER_AND || filter->type == FILTER_OR)
        explain_group(filter, text, is_inner);
    else
        explain_leaf(filter, text);
}

char *filter_explain(const struct filter *filter)
{
    GString *text = g_string_new(NULL);
    explain(filter, text, FALSE);
    return g_string_free(text, FALSE);
}
