/* tally.c owns the counts of a report and the tables and sentences made of them.
 * It must not know which report they stand in. */
#include "core/report/tally.h"

#include "core/report/phrase.h"
#include "db/fold.h"

#include <string.h>

static void free_group(gpointer data)
{
    struct tally_group *group = data;
    g_free(group->name);
    g_free(group);
}

struct tally *tally_new(const struct session *session)
{
    struct tally *tally = g_new0(struct tally, 1);
    tally->n_statuses = session->statuses->len;
    tally->statuses = g_new0(gint64, tally->n_statuses);
    tally->groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_group);
    return tally;
}

void tally_free(struct tally *tally)
{
    if (tally == NULL)
        return;
    g_free(tally->statuses);
    g_hash_table_unref(tally->groups);
    g_free(tally);
}

static struct tally_group *group_of(struct tally *tally, const char *name)
{
    struct tally_group *group = g_hash_table_lookup(tally->groups, name);
    if (group != NULL)
        return group;
    group = g_new0(struct tally_group, 1);
    group->name = g_strdup(name);
    g_hash_table_insert(tally->groups, group->name, group);
    return group;
}

static void count_status(struct tally *tally, const struct session *session, const char *token)
{
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        tally->statuses[i] += strcmp(status->token, token) == 0;
    }
}

static void count_wordings(struct tally *tally, const struct story *story)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct wording *w =
            ((const struct story_wording *)story->wordings->pdata[i])->wording;
        tally->unconfirmed += strcmp(w->role, "record") == 0 && !w->confirmed &&
                              *w->difference != '\0' && strcmp(w->difference, "first-held") != 0;
    }
}

void tally_add(struct tally *tally, const struct report *report, const struct story *story,
               const char *name)
{
    const struct commitment *c = story->commitment;
    count_wordings(tally, story);
    if (strcmp(c->kind, "position") == 0) {
        tally->positions++;
        return;
    }
    if (strcmp(c->kind, "third-party") == 0) {
        tally->third_party++;
        return;
    }
    const struct story_update *current = story_current(story);
    struct tally_group *group = group_of(tally, name);
    gboolean is_closed = strcmp(c->status_class, "closed") == 0;
    tally->counted++;
    tally->not_assessed += !c->is_assessed;
    tally->timeliness[story->timeliness]++;
    tally->unsourced += c->is_assessed && (current == NULL || current->sources->len == 0);
    count_status(tally, report->session, c->status);
    group->counted++;
    group->not_assessed += !c->is_assessed;
    group->closed += c->is_assessed && is_closed;
    group->open += c->is_assessed && !is_closed;
    group->overdue += story->timeliness == TIMELINESS_OVERDUE;
}

/* "2 fulfilled, 1 in progress and 1 kept up"; "fulfilled" where all are. */
static char *list_statuses(const struct tally *tally, const struct session *session)
{
    gint64 assessed = tally->counted - tally->not_assessed;
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        if (!status->is_assessed || tally->statuses[i] == 0)
            continue;
        g_ptr_array_add(parts, tally->statuses[i] == assessed
                                   ? g_strdup(_(status->label))
                                   : g_strdup_printf("%" G_GINT64_FORMAT " %s", tally->statuses[i],
                                                     _(status->label)));
    }
    return phrase_list(parts);
}

static const char *has_or_have(gint64 n)
{
    return n == 1 ? _("has") : _("have");
}

static void say_counted(const struct tally *tally, struct report *report)
{
    g_autofree char *counted = phrase_count(tally->counted, _("commitment"), _("commitments"));
    g_autofree char *statuses = list_statuses(tally, report->session);
    gint64 assessed = tally->counted - tally->not_assessed;
    owned_text text = report_text_new();
    report_text_addf(text, _("This report follows %s."), counted);
    if (assessed > 0)
        report_text_addf(text, _(" %" G_GINT64_FORMAT " %s been assessed: %s."), assessed,
                         has_or_have(assessed), statuses);
    if (tally->not_assessed > 0)
        report_text_addf(text,
                         _(" %" G_GINT64_FORMAT " %s not been assessed, which says nothing about "
                           "what was done."),
                         tally->not_assessed, has_or_have(tally->not_assessed));
    report_paragraph(report, text);
}

static void say_timeliness(const struct tally *tally, struct report *report)
{
    gint64 overdue = tally->timeliness[TIMELINESS_OVERDUE];
    gint64 over = tally->timeliness[TIMELINESS_PERIOD_OVER_NOT_CHECKED];
    gint64 late = tally->timeliness[TIMELINESS_DONE_LATE];
    gint64 in_time = tally->timeliness[TIMELINESS_DONE_IN_TIME];
    owned_text text = report_text_new();
    if (overdue > 0)
        report_text_addf(text, _("Overdue: %" G_GINT64_FORMAT "."), overdue);
    else
        report_text_add(text, _("None is known to be overdue."));
    if (in_time > 0 || late > 0)
        report_text_addf(text,
                         _(" Done in time: %" G_GINT64_FORMAT "; done late: %" G_GINT64_FORMAT "."),
                         in_time, late);
    if (over > 0)
        report_text_addf(text,
                         _(" For %" G_GINT64_FORMAT
                           " the period is over and nobody has checked yet "
                           "what came of it."),
                         over);
    report_paragraph(report, text);
}

/* "8 positions and 3 undertakings of others"; "" none. */
static char *not_counted(const struct tally *tally)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    if (tally->positions > 0)
        g_ptr_array_add(parts, phrase_count(tally->positions, _("position"), _("positions")));
    if (tally->third_party > 0)
        g_ptr_array_add(parts, phrase_count(tally->third_party, _("undertaking of others"),
                                            _("undertakings of others")));
    return phrase_list(parts);
}

char *tally_numbers(const struct tally *tally)
{
    g_autofree char *counted = phrase_count(tally->counted, _("commitment"), _("commitments"));
    g_autofree char *others = not_counted(tally);
    return *others != '\0' ? g_strdup_printf(_("%s; %s, not counted"), counted, others)
                           : g_steal_pointer(&counted);
}

void tally_say_counts(const struct tally *tally, struct report *report)
{
    say_counted(tally, report);
    if (tally->counted > 0)
        say_timeliness(tally, report);
}

void tally_say(const struct tally *tally, struct report *report)
{
    tally_say_counts(tally, report);
    g_autofree char *others = not_counted(tally);
    if (*others != '\0')
        report_say(report,
                   _("Listed at the end, and in no count: %s. The parties promise nothing there."),
                   others);
}

static void put_count(struct report *report, const struct report_table *table, const char *name,
                      gint64 count)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, count);
    report_table_say(report, table, (const char *const[]){name, number});
}

#define NAME_WIDTH 30

static const struct report_table_column status_columns[] = {
    {.name = "name", .label = N_("Status"), .width = NAME_WIDTH},
    {.name = "count", .label = N_("Commitments"), .is_bar = TRUE},
};

static const struct report_table_column timeliness_columns[] = {
    {.name = "name", .label = N_("Timeliness"), .width = NAME_WIDTH},
    {.name = "count", .label = N_("Commitments"), .is_bar = TRUE},
};

static void status_table(const struct tally *tally, struct report *report)
{
    const struct report_table table = {
        .name = "status", .columns = status_columns, .n = 2, .most = tally->counted};
    report_table_begin(report, &table);
    for (guint pass = 0; pass < 2; pass++) /* what is not assessed stands apart, at the end */
        for (guint i = 0; i < tally->n_statuses; i++) {
            const struct scheme_status_row *status = report->session->statuses->pdata[i];
            if (tally->statuses[i] > 0 && !status->is_assessed == (pass == 1))
                put_count(report, &table, _(status->label), tally->statuses[i]);
        }
    report_table_end(report, &table, NULL, "");
}

void tally_timeliness(const struct tally *tally, struct report *report)
{
    const struct report_table table = {
        .name = "timeliness", .columns = timeliness_columns, .n = 2, .most = tally->counted};
    report_table_begin(report, &table);
    for (guint i = 0; i < TIMELINESS_COUNT; i++)
        if (tally->timeliness[i] > 0)
            put_count(report, &table,
                      i == TIMELINESS_NONE ? _("closed, no clock runs")
                                           : story_timeliness_label((enum timeliness)i),
                      tally->timeliness[i]);
    report_table_end(report, &table, NULL, "");
}

static int by_name(gconstpointer a, gconstpointer b)
{
    const struct tally_group *const *x = a, *const *y = b;
    g_autofree char *left = fold_text((*x)->name, -1);
    g_autofree char *right = fold_text((*y)->name, -1);
    int order = strcmp(left, right);
    return order != 0 ? order : strcmp((*x)->name, (*y)->name);
}

enum { GROUP_CELLS = 6 };

/* The cells of a group's row; to be freed each. */
static void group_cells(const struct tally_group *group, char *cells[GROUP_CELLS])
{
    const gint64 numbers[] = {group->counted, group->open, group->closed, group->not_assessed,
                              group->overdue};
    cells[0] = g_strdup(group->name);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        cells[i + 1] = g_strdup_printf("%" G_GINT64_FORMAT, numbers[i]);
}

static void free_cells(char *cells[GROUP_CELLS])
{
    for (gsize i = 0; i < GROUP_CELLS; i++)
        g_free(cells[i]);
}

static GPtrArray *groups_in_order(const struct tally *tally)
{
    GPtrArray *groups = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, tally->groups);
    while (g_hash_table_iter_next(&iter, NULL, &value))
        g_ptr_array_add(groups, value);
    g_ptr_array_sort(groups, by_name);
    return groups;
}

static void add_group(struct tally_group *all, const struct tally_group *group)
{
    all->counted += group->counted;
    all->open += group->open;
    all->closed += group->closed;
    all->not_assessed += group->not_assessed;
    all->overdue += group->overdue;
}

static void group_table(const struct tally *tally, struct report *report, const char *label,
                        const char *note)
{
    const struct report_table_column columns[GROUP_CELLS] = {
        {.name = "name", .label = label},
        {.name = "count", .label = N_("All"), .width = 5, .align = TEXT_RIGHT},
        {.name = "open", .label = N_("Open"), .width = 5, .align = TEXT_RIGHT},
        {.name = "closed", .label = N_("Closed"), .width = 6, .align = TEXT_RIGHT},
        {.name = "not_assessed", .label = N_("Not assessed"), .width = 12, .align = TEXT_RIGHT},
        {.name = "overdue", .label = N_("Overdue"), .width = 7, .align = TEXT_RIGHT},
    };
    const struct report_table table = {.name = "group", .columns = columns, .n = GROUP_CELLS};
    struct tally_group all = {.name = (char *)_("All")};
    g_autoptr(GPtrArray) groups = groups_in_order(tally);
    char *cells[GROUP_CELLS];
    report_table_begin(report, &table);
    for (guint i = 0; i < groups->len; i++) {
        group_cells(groups->pdata[i], cells);
        report_table_say(report, &table, (const char *const *)cells);
        free_cells(cells);
        add_group(&all, groups->pdata[i]);
    }
    group_cells(&all, cells);
    report_table_end(report, &table, (const char *const *)cells, note);
    free_cells(cells);
}

void tally_tables(const struct tally *tally, struct report *report, const char *group_heading,
                  const char *group_label, const char *group_note)
{
    if (tally->counted == 0)
        return;
    report_heading(report, 1, "tally", _("Where they stand"));
    status_table(tally, report);
    tally_timeliness(tally, report);
    report_heading(report, 2, "", group_heading);
    group_table(tally, report, group_label, group_note);
}

void tally_legend(const struct tally *tally, struct report *report)
{
    for (guint i = 0; i < tally->n_statuses; i++) {
        const struct scheme_status_row *status = report->session->statuses->pdata[i];
        if (tally->statuses[i] == 0)
            continue;
        g_autofree char *label = phrase_capital(_(status->label));
        report_define(report, label, _(status->definition));
    }
}
