/* overdue.c owns the report on what is late, what is over and not checked, and what nobody has looked
 * at for long. It must not know any format, nor how timeliness is found. */
#include "core/report/cite.h"
#include "core/report/entry.h"
#include "core/report/frame.h"
#include "core/report/moved.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"

#include "core/lineage/lineage.h"
#include "core/period/day.h"

#include <string.h>

static const struct report_column columns[] = {{"days", TRUE},
                                               {"key", FALSE},
                                               {"title", FALSE},
                                               {"parties", FALSE},
                                               {"last_day", FALSE},
                                               {"status", FALSE},
                                               {"checked_on", FALSE},
                                               {"due", FALSE},
                                               {"put_off", FALSE},
                                               {"status_on", FALSE},
                                               {"status_note", FALSE},
                                               {"status_by", FALSE},
                                               {"status_sources", FALSE},
                                               {"next_step", FALSE},
                                               {"who_acts", FALSE}};

enum section { SECTION_OVERDUE, SECTION_OVER, SECTION_UNCHECKED, N_SECTIONS };

/* One commitment; all that are listed are in memory at once. */
struct item {
    gint64 id;
    gint32 days; /* past the last day; since anyone looked, or since it was stated */
    enum section section;
};

struct overdue {
    struct tally *tally;
    GArray *items;
    gint64 counts[N_SECTIONS];
};

enum { NOBODY_KNOWS = G_MAXINT32 };

/* Whether it has to be listed as not checked: open, and neither looked at nor stated since. Stated
 * last week and never looked at is no neglect. */
static gboolean is_unchecked(const struct report *report, const struct commitment *c)
{
    const char *since = *c->checked_on != '\0' ? c->checked_on : c->latest_on;
    return strcmp(c->status_class, "open") == 0 &&
           timeliness_is_unchecked_since(since, report->today, report->months);
}

static gint32 days_since(const struct report *report, const char *day)
{
    return day_is_valid(day) ? day_diff(day, report->today) : NOBODY_KNOWS;
}

static gboolean place(const struct report *report, const struct story *story, struct item *item)
{
    const struct commitment *c = story->commitment;
    item->id = c->id;
    if (story->timeliness == TIMELINESS_OVERDUE ||
        story->timeliness == TIMELINESS_PERIOD_OVER_NOT_CHECKED) {
        item->section = story->timeliness == TIMELINESS_OVERDUE ? SECTION_OVERDUE : SECTION_OVER;
        item->days = days_since(report, c->due_last);
        return TRUE;
    }
    item->section = SECTION_UNCHECKED;
    item->days = days_since(report, *c->checked_on != '\0' ? c->checked_on : c->latest_on);
    return is_unchecked(report, c);
}

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct overdue *self = data;
    struct item item;
    (void)error;
    tally_add(self->tally, report, story, "");
    if (strcmp(story->commitment->status_class, "none") == 0 || !place(report, story, &item))
        return TRUE;
    g_array_append_val(self->items, item);
    self->counts[item.section]++;
    return TRUE;
}

/* The longest first; those of one day stay in order of key, as they came. */
static int by_days(gconstpointer a, gconstpointer b)
{
    const struct item *x = a, *y = b;
    if (x->section != y->section)
        return x->section < y->section ? -1 : 1;
    return (x->days < y->days) - (x->days > y->days);
}

static const struct report_table_column late_columns[] = {
    {.name = "days", .label = N_("Days"), .width = 5, .align = TEXT_RIGHT},
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "parties", .label = N_("Parties"), .width = 16},
    {.name = "last_day", .label = N_("Last day"), .width = 12},
};

static const struct report_table_column unchecked_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "status", .label = N_("Status"), .width = 20},
    {.name = "checked_on", .label = N_("Last checked"), .width = 12},
};

static const struct report_table tables[N_SECTIONS] = {
    {.name = "overdue", .columns = late_columns, .n = G_N_ELEMENTS(late_columns)},
    {.name = "not-checked", .columns = late_columns, .n = G_N_ELEMENTS(late_columns)},
    {.name = "unchecked", .columns = unchecked_columns, .n = G_N_ELEMENTS(unchecked_columns)},
};

static void put_late(struct report *report, const struct story *story, const struct item *item)
{
    const struct commitment *c = story->commitment;
    g_autofree char *parties = phrase_names(story, "bound");
    struct report_text *const cells[] = {report_number_text(item->days), report_text_of(c->key),
                                         report_text_of(c->title), report_text_of(parties),
                                         report_day_text(c->due_last, "")};
    report_table_put(report, &tables[item->section], cells);
}

static void put_unchecked(struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    struct report_text *const cells[] = {report_text_of(c->key), report_text_of(c->title),
                                         entry_status_cell(report, story),
                                         report_day_text(c->checked_on, _("never"))};
    report_table_put(report, &tables[SECTION_UNCHECKED], cells);
}

/* NULL without an error: it is not shown any more. */
static struct story *story_of(struct report *report, const struct item *item, GError **error)
{
    return report_step(report, error) ? report_story(report, item->id, error) : NULL;
}

static gboolean put_row(struct report *report, const struct item *item, GError **error)
{
    GError *failed = NULL;
    owned_story story = story_of(report, item, &failed);
    if (story != NULL && item->section == SECTION_UNCHECKED)
        put_unchecked(report, story);
    else if (story != NULL)
        put_late(report, story, item);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

/* Every move of the last day that an analyst has confirmed; "" none. */
static struct report_text *put_off(struct report *report, const struct story *story, GError **error)
{
    owned_lineage lineage = report->is_internal ? lineage_new(report->session, story, error)
                                                : lineage_new_public(report->session, story, error);
    if (lineage == NULL)
        return NULL;
    struct report_text *text = report_text_new();
    for (guint i = 0; i < lineage->steps->len; i++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        if (step->told == NULL || step->before == NULL || *step->confirmed == '\0')
            continue;
        g_autofree char *due = moved_due(step->before->wording, step->told->wording);
        g_autofree char *where = phrase_meeting(step->meeting);
        if (*due == '\0')
            continue;
        report_text_addf(text, "%s%s: %s", report_text_is_empty(text) ? "" : "; ", where, due);
        cite_wording(report, step->told, text);
    }
    if (!report_text_is_empty(text))
        report_text_add(text, ".");
    return text;
}

static void add_line(struct report_entry *entry, const char *label, const char *column,
                     const char *text)
{
    if (*text != '\0')
        report_text_add(report_entry_line(entry, label)->text, text);
    report_entry_set(entry, column, text);
}

static void add_status(struct report *report, struct report_entry *entry, const struct story *story)
{
    const struct story_update *current = story_current(story);
    if (current == NULL)
        return;
    struct report_line *line = report_entry_line(entry, _("Status"));
    g_autofree char *sources = cite_numbers(report, current);
    report_text_free(line->text);
    line->text = entry_status(report, current);
    report_entry_set(entry, "status",
                     session_status_label(report->session, current->update->status_to));
    report_entry_set(entry, "status_on", current->update->effective_on);
    report_entry_set(entry, "status_by", current->update->author);
    report_entry_set(entry, "status_note", current->update->note);
    report_entry_set(entry, "status_sources", sources);
}

static void add_late(struct report_entry *entry, const struct story *story, const struct item *item)
{
    const struct commitment *c = story->commitment;
    g_autofree char *days = g_strdup_printf("%d", item->days);
    g_autofree char *late = phrase_count(item->days, _("day"), _("days"));
    g_autofree char *last = day_words(c->due_last);
    g_autofree char *due = phrase_due(story);
    report_text_addf(report_entry_line(entry, _("Overdue"))->text, _("%s past the last day, %s."),
                     late, last);
    report_entry_set(entry, "days", days);
    report_entry_set(entry, "last_day", c->due_last);
    add_line(entry, _("Due"), "due", due);
}

/* What the word “overdue” rests on. */
static gboolean put_detail(struct report *report, const struct story *story,
                           const struct item *item, GError **error)
{
    const struct commitment *c = story->commitment;
    struct report_text *moves = put_off(report, story, error);
    if (moves == NULL)
        return FALSE;
    struct report_entry *entry = report_entry_new(c->key, c->title);
    g_autofree char *parties = phrase_names(story, "bound");
    g_autofree char *step = phrase_stop(c->next_step);
    g_autofree char *moved = report_text_flat(moves, " ");
    report_entry_set(entry, "key", c->key);
    report_entry_set(entry, "title", c->title);
    add_late(entry, story, item);
    if (!report_text_is_empty(moves)) {
        struct report_line *line = report_entry_line(entry, _("Due moved"));
        report_text_free(line->text);
        line->text = g_steal_pointer(&moves);
        report_entry_set(entry, "put_off", moved);
    }
    report_text_free(moves);
    add_line(entry, _("Parties"), "parties", parties);
    add_status(report, entry, story);
    report_entry_set(entry, "checked_on", c->checked_on);
    add_line(entry, _("Next step"), "next_step", step);
    add_line(entry, _("Who acts"), "who_acts", c->next_actor);
    report_entry_put(report, entry);
    report_entry_free(entry);
    return TRUE;
}

static gboolean put_details(struct report *report, const struct overdue *self, GError **error)
{
    report_heading(report, 2, "", _("What it rests on"));
    for (guint i = 0; i < self->items->len; i++) {
        const struct item *item = &g_array_index(self->items, struct item, i);
        if (item->section != SECTION_OVERDUE)
            break;
        GError *failed = NULL;
        owned_story story = story_of(report, item, &failed);
        gboolean is_fine = story == NULL || put_detail(report, story, item, &failed);
        if (failed != NULL)
            g_propagate_error(error, failed);
        if (!is_fine || failed != NULL)
            return FALSE;
    }
    return TRUE;
}

static char *section_heading(const struct report *report, enum section section)
{
    switch (section) {
    case SECTION_OVERDUE:
        return g_strdup(_("Overdue"));
    case SECTION_OVER:
        return g_strdup(_("Period over, not checked"));
    default:
        return g_strdup_printf(report->months == 1 ? _("Not checked for more than %d month")
                                                   : _("Not checked for more than %d months"),
                               report->months);
    }
}

static const char *section_remark(enum section section)
{
    switch (section) {
    case SECTION_OVERDUE:
        return _("Researched, not done, and the last day is past. Days are counted from the day "
                 "after the last day.");
    case SECTION_OVER:
        return _("The last day is past and nobody has looked yet what came of it. This does not "
                 "say that it was not done.");
    default:
        return _("Open, with or without a date, and nobody has looked for so long. What stands "
                 "above is not listed again.");
    }
}

static gboolean put_section(struct report *report, const struct overdue *self, enum section section,
                            GError **error)
{
    static const char *const names[N_SECTIONS] = {"overdue", "not-checked", "unchecked"};
    g_autofree char *heading = section_heading(report, section);
    report_heading(report, 1, names[section], heading);
    if (self->counts[section] == 0) {
        report_say(report, _("None."));
        return TRUE;
    }
    report_say(report, "%s", section_remark(section));
    report_table_begin(report, &tables[section]);
    gboolean is_fine = TRUE;
    for (guint i = 0; is_fine && i < self->items->len; i++) {
        const struct item *item = &g_array_index(self->items, struct item, i);
        is_fine = item->section != section || put_row(report, item, error);
    }
    report_table_end(report, &tables[section], NULL, "");
    return is_fine && (section != SECTION_OVERDUE || put_details(report, self, error));
}

static void say(struct report *report, const struct overdue *self)
{
    const gint64 *n = self->counts;
    g_autofree char *late =
        phrase_count(n[SECTION_OVERDUE], _("commitment is"), _("commitments are"));
    g_autofree char *late_begun = phrase_capital(late);
    owned_text text = report_text_new();
    report_heading(report, 1, "summary", _("Summary"));
    if (n[SECTION_OVERDUE] == 0)
        report_text_add(text, _("No commitment is known to be overdue."));
    else
        report_text_addf(text, _("%s overdue."), late_begun);
    if (n[SECTION_OVER] > 0)
        report_text_addf(text,
                         _(" For %" G_GINT64_FORMAT " the period is over and nobody has checked "
                           "yet what came of it."),
                         n[SECTION_OVER]);
    if (n[SECTION_UNCHECKED] > 0)
        report_text_addf(text,
                         report->months == 1
                             ? _(" Not checked for more than %d month: %" G_GINT64_FORMAT ".")
                             : _(" Not checked for more than %d months: %" G_GINT64_FORMAT "."),
                         report->months, n[SECTION_UNCHECKED]);
    report_paragraph(report, text);
    report_say(report, _("Standing commitments and those without a date cannot be overdue; what is "
                         "closed is not listed."));
}

static gboolean put(struct report *report, const struct overdue *self, GError **error)
{
    if (!frame_begin(report, self->tally, _("Overdue and unchecked commitments"), error))
        return FALSE;
    say(report, self);
    for (enum section section = 0; section < N_SECTIONS; section++)
        if (!put_section(report, self, section, error))
            return FALSE;
    frame_limits(report, self->tally);
    return cite_list(report, error) && frame_end(report, self->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    struct overdue self = {.tally = tally_new(report->session),
                           .items = g_array_new(FALSE, FALSE, sizeof(struct item))};
    gboolean is_fine = report_walk(report, take, &self, error);
    if (is_fine) {
        g_array_sort(self.items, by_days);
        report->steps = 0;
        report->total = self.items->len + self.counts[SECTION_OVERDUE];
        is_fine = put(report, &self, error);
    }
    tally_free(self.tally);
    g_array_unref(self.items);
    return is_fine;
}

const struct report_row report_overdue = {
    .name = "overdue",
    .title = N_("Overdue and unchecked commitments"),
    .help = N_("what is late by how many days, what is over and not checked, what is stale"),
    .params = 1u << REPORT_MEETING | 1u << REPORT_MONTHS,
    .subject = REPORT_MONTHS,
    .meeting_selects = TRUE,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
