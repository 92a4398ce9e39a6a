/* since.c owns the report on what has changed after a meeting or a day.
 * It must not know what counts as a change (since_find.c), how one is told (since_tell.c), nor any
 * format. */
#include "core/reports/since.h"

#include "core/period/day.h"
#include "core/report/cite.h"
#include "core/report/frame.h"
#include "core/report/moved.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"
#include "core/report/view.h"

#include <string.h>

static const struct report_column columns[] = {
    SINCE_COLUMNS, {"level", FALSE}, {"state", FALSE}, {"texts", FALSE}, TALLY_COLUMNS};

struct since {
    struct tally *tally;
    GPtrArray *meetings; /* struct meeting: held after the day */
    GArray *items;       /* struct since_item */
    GHashTable *changed; /* ids of commitments for which something changed */
    gint64 counts[N_SINCE];
};

static void free_meeting(gpointer data)
{
    meeting_free(data);
}

static void since_free(struct since *self)
{
    tally_free(self->tally);
    g_ptr_array_unref(self->meetings);
    g_array_unref(self->items);
    g_hash_table_unref(self->changed);
    g_free(self);
}

static gboolean is_wanted(const struct report *report, const struct meeting *meeting)
{
    return strcmp(meeting->state, "held") == 0 &&
           strcmp(meeting->date_last, report->since_day) > 0 &&
           strcmp(meeting->date_first, report->today) <= 0 &&
           (report->is_internal || view_is_public(meeting->visibility));
}

static struct since *since_new(struct report *report, GError **error)
{
    struct since *self = g_new0(struct since, 1);
    self->tally = tally_new(report->session);
    self->meetings = g_ptr_array_new_with_free_func(free_meeting);
    self->items = g_array_new(FALSE, FALSE, sizeof(struct since_item));
    self->changed = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    gint64 series_id = report->since != NULL ? report->since->series_id : 0;
    g_autoptr(GPtrArray) all = meeting_all(report->session->db, series_id, error);
    for (guint i = 0; all != NULL && i < all->len; i++)
        if (is_wanted(report, all->pdata[i]))
            g_ptr_array_add(self->meetings, row_copy(TABLE_MEETING, all->pdata[i]));
    if (all != NULL)
        return self;
    since_free(self);
    return NULL;
}

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct since *self = data;
    guint before = self->items->len;
    gboolean changed = FALSE;
    tally_add(self->tally, report, story, "");
    if (!since_find(report, story, self->meetings, self->items, &changed, error))
        return FALSE;
    if (changed)
        g_hash_table_add(self->changed, g_memdup2(&story->commitment->id, sizeof(gint64)));
    gboolean seen[N_SINCE] = {FALSE};
    for (guint i = before; i < self->items->len; i++) {
        enum since_change change = g_array_index(self->items, struct since_item, i).change;
        self->counts[change] += !seen[change];
        seen[change] = TRUE;
    }
    return TRUE;
}

/* "edition 3 (23 November 2026)"; in full with the report it is of. */
static char *edition_phrase(const struct report *report, gboolean in_full)
{
    const struct edition *edition = report->since_edition;
    const struct report_row *row = report_find(edition->report);
    const char *title = row != NULL ? _(row->title) : edition->title;
    g_autofree char *day = day_words(edition->issued_on);
    if (!in_full)
        return g_strdup_printf(_("edition %" G_GINT64_FORMAT " (%s)"), edition->number, day);
    return g_strdup_printf(_("edition %" G_GINT64_FORMAT " of “%s” (%s)"), edition->number, title,
                           day);
}

static char *since_words(const struct report *report)
{
    if (report->since_edition != NULL)
        return edition_phrase(report, FALSE);
    return report->since != NULL ? phrase_meeting(report->since) : day_words(report->since_day);
}

static void say_since(struct report *report)
{
    g_autofree char *whole =
        report->since_edition != NULL ? edition_phrase(report, TRUE) : since_words(report);
    report_define(report, _("Since"), whole);
}

static gboolean put_head(struct report *report, struct since *self, GError **error)
{
    g_autofree char *when = since_words(report);
    g_autofree char *title = g_strdup_printf(_("What has changed since %s"), when);
    report->say_subject = say_since;
    return frame_begin(report, self->tally, title, error);
}

static const struct report_table_column count_columns[] = {
    {.name = "name", .label = N_("Change"), .width = 48},
    {.name = "count", .label = N_("Commitments"), .is_bar = TRUE},
};

static void put_table(struct report *report, const struct since *self)
{
    struct report_table table = {
        .name = "change", .columns = count_columns, .n = G_N_ELEMENTS(count_columns)};
    for (int i = 0; i < SINCE_POSITION; i++)
        table.most = MAX(table.most, self->counts[i]);
    if (table.most == 0)
        return;
    report_table_begin(report, &table);
    for (int i = 0; i < SINCE_POSITION; i++) {
        g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, self->counts[i]);
        if (self->counts[i] > 0)
            report_table_say(report, &table,
                             (const char *const[]){since_heading((enum since_change)i), count});
    }
    report_table_end(report, &table, NULL, "");
}

static void put_counts(struct report *report, const struct since *self)
{
    guint n = g_hash_table_size(self->changed);
    g_autofree char *changed = phrase_count(n, _("commitment"), _("commitments"));
    g_autofree char *when = since_words(report);
    report_heading(report, 1, "summary", _("Summary"));
    if (n == 0)
        report_say(report, _("No change of a commitment is recorded since %s."), when);
    else
        report_say(report,
                   _("For %s a change is recorded since %s. A commitment counts once in each line "
                     "and may stand in several."),
                   changed, when);
    put_table(report, self);
}

static const struct report_table_column meeting_columns[] = {
    {.name = "meeting", .label = N_("Meeting")},
    {.name = "level", .label = N_("Level"), .width = 16},
    {.name = "texts", .label = N_("Text held"), .width = 22},
};

static gboolean put_meetings(struct report *report, const struct since *self, GError **error)
{
    const struct report_table table = {
        .name = "meeting", .columns = meeting_columns, .n = G_N_ELEMENTS(meeting_columns)};
    report_heading(report, 1, "meeting", _("Meetings held since"));
    if (self->meetings->len == 0) {
        report_say(report, _("None is known."));
        return TRUE;
    }
    gboolean is_fine = TRUE;
    report_table_begin(report, &table);
    for (guint i = 0; is_fine && i < self->meetings->len; i++) {
        const struct meeting *meeting = self->meetings->pdata[i];
        g_autofree char *words = phrase_meeting(meeting);
        const char *coverage =
            view_coverage(report->session, meeting->id, report->is_internal, error);
        is_fine = coverage != NULL;
        if (is_fine)
            report_table_say(
                report, &table,
                (const char *const[]){words, words_label(WORDS_LEVEL, meeting->level), coverage});
    }
    report_table_end(report, &table, NULL, "");
    return is_fine;
}

/* Commitments of one change stay in order of key, as they came. */
static int by_change(gconstpointer a, gconstpointer b)
{
    const struct since_item *x = a, *y = b;
    return (int)x->change - (int)y->change;
}

static gboolean put_item(struct report *report, const struct since_item *item, GError **error)
{
    GError *failed = NULL;
    owned_story story = report_story(report, item->commitment_id, &failed);
    struct report_entry *entry = story != NULL ? since_entry(report, story, item, &failed) : NULL;
    if (entry != NULL)
        report_entry_put(report, entry);
    report_entry_free(entry);
    if (failed == NULL)
        return report_step(report, error);
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean put_items(struct report *report, const struct since *self, GError **error)
{
    report_heading(report, 1, "change", _("What has changed"));
    if (self->items->len == 0)
        report_say(report, _("Nothing is recorded."));
    for (guint i = 0; i < self->items->len; i++) {
        const struct since_item *item = &g_array_index(self->items, struct since_item, i);
        if (i == 0 || (item - 1)->change != item->change) {
            report_heading(report, 2, "", since_heading(item->change));
            if (*since_remark(item->change) != '\0')
                report_say(report, "%s", since_remark(item->change));
        }
        if (!put_item(report, item, error))
            return FALSE;
    }
    return TRUE;
}

static const struct report_table_column standing_columns[] = {
    {.name = "changed", .label = "", .width = 1},
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "status", .label = N_("Status"), .width = 14},
    {.name = "timeliness", .label = N_("Timeliness"), .width = 15},
};

struct standing {
    const struct since *self;
    const struct report_table *table;
};

static gboolean put_standing(struct report *report, const struct story *story, gpointer data,
                             GError **error)
{
    const struct standing *standing = data;
    const struct commitment *c = story->commitment;
    gboolean is_changed = g_hash_table_contains(standing->self->changed, &c->id);
    (void)error;
    if (strcmp(c->kind, "position") == 0 || strcmp(c->kind, "third-party") == 0)
        return TRUE;
    report_table_say(report, standing->table,
                     (const char *const[]){is_changed ? "•" : "", c->key, c->title,
                                           session_status_label(report->session, c->status),
                                           story->timeliness == TIMELINESS_NONE
                                               ? ""
                                               : story_timeliness_label(story->timeliness)});
    return TRUE;
}

static gboolean put_all(struct report *report, const struct since *self, GError **error)
{
    const struct report_table table = {
        .name = "standing", .columns = standing_columns, .n = G_N_ELEMENTS(standing_columns)};
    struct standing standing = {.self = self, .table = &table};
    g_autofree char *when = since_words(report);
    g_autofree char *note = g_strdup_printf(_("• a change is recorded since %s"), when);
    if (self->tally->counted == 0)
        return TRUE;
    report_heading(report, 1, "standing", _("Where all of them stand"));
    report_table_begin(report, &table);
    gboolean is_fine = report_walk(report, put_standing, &standing, error);
    report_table_end(report, &table, NULL, note);
    return is_fine;
}

static gboolean put(struct report *report, struct since *self, GError **error)
{
    if (!put_head(report, self, error))
        return FALSE;
    put_counts(report, self);
    frame_limits(report, self->tally);
    return put_meetings(report, self, error) && put_items(report, self, error) &&
           put_all(report, self, error) && cite_list(report, error) &&
           frame_end(report, self->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    struct since *self = since_new(report, error);
    if (self == NULL)
        return FALSE;
    gboolean is_fine = report_walk(report, take, self, error);
    if (is_fine) {
        g_array_sort(self->items, by_change);
        report->steps = 0;
        report->total = self->items->len + self->tally->counted;
        is_fine = put(report, self, error);
    }
    since_free(self);
    return is_fine;
}

const struct report_row report_since = {
    .name = "since",
    .title = N_("What has changed"),
    .help = N_("what is new, repeated, changed, done, overdue or corrected since a meeting or day"),
    .params = 1u << REPORT_MEETING | 1u << REPORT_SINCE,
    .needs = 1u << REPORT_SINCE,
    .subject = REPORT_SINCE,
    .meeting_selects = TRUE,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
