/* handover_ways.c owns telling the conventions of a register: its scheme and keys, what it added to
 * the shipped words, views that are kept, mappings, people. It must not know any format. */
#include "core/reports/handover.h"

#include "core/filter/filter.h"
#include "core/reports/own_cues.h"
#include "core/report/phrase.h"
#include "core/scheme/own_words.h"
#include "db/party.h"
#include "db/register_row.h"
#include "db/rows.h"
#include "db/series.h"
#include "db/topic.h"

#include <string.h>

enum { NAME_WIDTH = 24 };

#define MAPPING "mapping "

static gboolean tell_scheme(struct report *report, GError **error)
{
    owned(scheme_row) scheme =
        scheme_row_by_token(report->session->db, report->session->scheme, error);
    if (scheme == NULL)
        return FALSE;
    report_say(report, _("Statuses go by the scheme “%s”, in its version %" G_GINT64_FORMAT ". %s"),
               _(scheme->name), scheme->version, _(scheme->description));
    return TRUE;
}

static const struct report_table_column series_columns[] = {
    {.name = "name", .label = N_("Line of meetings")},
    {.name = "value", .label = N_("Its next key"), .width = 18},
};

static gboolean tell_series(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "series", .columns = series_columns, .n = G_N_ELEMENTS(series_columns)};
    g_autoptr(GPtrArray) all = series_all(report->session->db, error);
    if (all == NULL || all->len == 0)
        return all != NULL;
    report_heading(report, 2, "", _("Lines of meetings and keys"));
    report_table_begin(report, &table);
    for (guint i = 0; i < all->len; i++) {
        const struct series *series = all->pdata[i];
        g_autofree char *next =
            g_strdup_printf("%s-%04" G_GINT64_FORMAT, series->prefix, series->next_number);
        report_table_say(
            report, &table,
            (const char *const[]){*series->title != '\0' ? series->title : series->token, next});
    }
    report_table_end(report, &table, NULL, "");
    return TRUE;
}

/* Came with the register when it was made; else it was added since. */
static gboolean is_shipped(struct report *report, enum table_id table, gint64 id, gboolean *answer,
                           GError **error)
{
    g_autoptr(GPtrArray) history = change_fields_of_row(report->session->db, table, id, error);
    *answer = FALSE;
    if (history == NULL || history->len == 0)
        return history != NULL;
    const struct field_change *first = history->pdata[0];
    owned(change_row) change = change_by_id(report->session->db, first->change_id, error);
    *answer = change != NULL && strcmp(change->kind, "start") == 0;
    return change != NULL;
}

static const struct report_table_column own_columns[] = {
    {.name = "name", .label = N_("Name")},
    {.name = "names", .label = N_("Also called")},
};

/* One that the register added; *n: of them so far. */
static void put_own(struct report *report, const struct report_table *table, guint *n,
                    const char *heading, const char *name, const GPtrArray *aliases)
{
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    for (guint i = 0; i < aliases->len; i++)
        if (strcmp(aliases->pdata[i], name) != 0)
            g_ptr_array_add(others, aliases->pdata[i]);
    g_autofree char *list = phrase_list(others);
    if ((*n)++ == 0) {
        report_heading(report, 2, "", heading);
        report_table_begin(report, table);
    }
    report_table_say(report, table, (const char *const[]){name, list});
}

static gboolean tell_own(struct report *report, enum own_noun noun, const char *heading,
                         GError **error)
{
    const struct report_table table = {.name = noun == OWN_PARTY ? "party" : "topic",
                                       .columns = own_columns,
                                       .n = G_N_ELEMENTS(own_columns)};
    g_autoptr(GPtrArray) named = own_words_names(report->session, noun, error);
    g_autoptr(GPtrArray) rows = named == NULL       ? NULL
                                : noun == OWN_PARTY ? party_all(report->session->db, error)
                                                    : topic_all(report->session->db, error);
    guint n = 0;
    if (rows == NULL)
        return FALSE;
    for (guint i = 0; i < rows->len && i < named->len; i++) { /* both in the same order */
        const struct row_head *head = rows->pdata[i];
        const struct own_named *own = named->pdata[i];
        gboolean is_old;
        if (!is_shipped(report, noun == OWN_PARTY ? TABLE_PARTY : TABLE_TOPIC, head->id, &is_old,
                        error) ||
            !report_step(report, error))
            return FALSE;
        if (!is_old)
            put_own(report, &table, &n, heading, own->name, own->aliases);
    }
    if (n > 0)
        report_table_end(report, &table, NULL, "");
    return TRUE;
}

static const struct report_table_column view_columns[] = {
    {.name = "name", .label = N_("View"), .width = NAME_WIDTH},
    {.name = "owner", .label = N_("Whose"), .width = 16},
    {.name = "value", .label = N_("What it finds")},
};

/* What it finds, in words; the filter itself, where this program does not understand it. New. */
static char *view_words(const struct report *report, const struct saved_view *view)
{
    const struct filter_context context = {.today = report->today,
                                           .statuses = report->session->statuses,
                                           .names = filter_names_of_db,
                                           .names_data = report->session->db};
    if (*view->filter == '\0')
        return g_strdup(_("everything"));
    g_autoptr(GError) ignored = NULL;
    owned(filter) filter = filter_parse(view->filter, &context, &ignored, NULL);
    return filter != NULL ? filter_explain(filter) : g_strdup(view->filter);
}

static gboolean tell_views(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "view", .columns = view_columns, .n = G_N_ELEMENTS(view_columns)};
    g_autoptr(GPtrArray) views = saved_view_all(report->session->db, error);
    if (views == NULL || views->len == 0)
        return views != NULL;
    report_heading(report, 2, "", _("Views that are kept"));
    report_table_begin(report, &table);
    for (guint i = 0; i < views->len; i++) {
        const struct saved_view *view = views->pdata[i];
        g_autofree char *finds = view_words(report, view);
        report_table_say(
            report, &table,
            (const char *const[]){view->name,
                                  *view->person != '\0' ? view->person : _("everyone's"), finds});
    }
    report_table_end(report, &table, NULL, "");
    return TRUE;
}

static gboolean add_mapping(enum table_id table, const void *row, gpointer data)
{
    const struct setting *setting = row;
    (void)table;
    if (g_str_has_prefix(setting->name, MAPPING))
        g_ptr_array_add(data, g_strdup(setting->name + strlen(MAPPING)));
    return TRUE;
}

static gboolean tell_mappings(struct report *report, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    if (!row_walk(report->session->db, TABLE_SETTING, add_mapping, names, error))
        return FALSE;
    if (names->len == 0)
        return TRUE;
    g_autofree char *list = phrase_list(names);
    report_heading(report, 2, "", _("Files that are known"));
    report_say(report, _("Which column says what is kept for files of these names: %s."), list);
    return TRUE;
}

static const struct report_table_column person_columns[] = {
    {.name = "name", .label = N_("Name")},
    {.name = "value", .label = N_("Unit")},
};

static gboolean tell_people(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "person", .columns = person_columns, .n = G_N_ELEMENTS(person_columns)};
    g_autoptr(GPtrArray) people = person_all(report->session->db, error);
    if (people == NULL || people->len == 0)
        return people != NULL;
    report_heading(report, 1, "person", _("People"));
    report_table_begin(report, &table);
    for (guint i = 0; i < people->len; i++) {
        const struct person *person = people->pdata[i];
        report_table_say(report, &table, (const char *const[]){person->name, person->unit});
    }
    report_table_end(report, &table, NULL, "");
    return TRUE;
}

gboolean handover_ways_tell(struct report *report, GError **error)
{
    report_heading(report, 1, "convention", _("Conventions of this register"));
    return tell_scheme(report, error) && tell_series(report, error) &&
           own_cues_tell(report, _("Words that texts are searched for"), error) &&
           tell_own(report, OWN_PARTY, _("Parties added since it was made"), error) &&
           tell_own(report, OWN_TOPIC, _("Topics added since it was made"), error) &&
           tell_views(report, error) && tell_mappings(report, error) && tell_people(report, error);
}
