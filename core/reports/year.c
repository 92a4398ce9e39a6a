/* year.c owns the report on one year: what it brought, in words, numbers and lists.
 * It must not know what counts as having happened in it (year_find.c), nor any format. */
#include "core/reports/year.h"

#include "core/period/day.h"
#include "core/report/cite.h"
#include "core/report/entry.h"
#include "core/report/frame.h"
#include "core/report/moved.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"
#include "core/report/view.h"
#include "core/reports/year_tell.h"

#include <string.h>

static const struct report_column columns[] = {
    YEAR_COUNT_COLUMNS, {"meeting", FALSE}, {"level", FALSE},    {"texts", FALSE},
    {"stated", TRUE},   {"key", FALSE},     {"title", FALSE},    {"moved", FALSE},
    {"on", FALSE},      {"change", FALSE},  {"last_day", FALSE}, {"standing", FALSE},
};

static const struct report_table_column meeting_columns[] = {
    {.name = "meeting", .label = N_("Meeting")},
    {.name = "level", .label = N_("Level"), .width = 16},
    {.name = "texts", .label = N_("Text held"), .width = 18},
    {.name = "stated", .label = N_("Stated"), .width = 6, .align = TEXT_RIGHT},
};

static const struct report_table_column new_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "meeting", .label = N_("First held from"), .width = 26},
};

static const struct report_table_column again_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "meeting", .label = N_("Stated in"), .width = 18},
    {.name = "moved", .label = N_("What moved"), .width = 20},
};

static const struct report_table_column status_columns[] = {
    {.name = "on", .label = N_("Since"), .width = 12},
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "change", .label = N_("Status"), .width = 26},
};

static const struct report_table_column due_columns[] = {
    {.name = "last_day", .label = N_("Last day"), .width = 12},
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "standing", .label = N_("How it stood at the end"), .width = 26},
};

static const struct {
    struct report_table table;
    const char *heading, *remark, *none;
} parts[N_YEAR_PARTS] = {
    [YEAR_NEW] = {{.name = "new", .columns = new_columns, .n = G_N_ELEMENTS(new_columns)},
                  N_("First held in a text of the year"),
                  "",
                  N_("None.")},
    [YEAR_AGAIN] = {{.name = "again", .columns = again_columns, .n = G_N_ELEMENTS(again_columns)},
                    N_("Stated again"),
                    N_("What moved is said only where an analyst has confirmed it."),
                    N_("None.")},
    [YEAR_STATUS] = {{.name = "status",
                      .columns = status_columns,
                      .n = G_N_ELEMENTS(status_columns)},
                     N_("Changes of status"),
                     N_("By the day each took effect. Entries found wrong since are left out."),
                     N_("None is recorded.")},
    [YEAR_DUE] = {{.name = "due", .columns = due_columns, .n = G_N_ELEMENTS(due_columns)},
                  N_("Fell due"),
                  "",
                  N_("Nothing.")},
};

static const struct story_wording *wording_of(const struct story *story, gint64 id)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told->wording->id == id)
            return told;
    }
    return NULL;
}

static struct report_text *meeting_text(struct report *report, const struct story_wording *told)
{
    g_autofree char *words = phrase_meeting(told->meeting);
    struct report_text *text = report_text_of(words);
    cite_wording(report, told, text);
    return text;
}

static void put_wording(struct report *report, const struct story *story,
                        const struct year_item *item)
{
    const struct story_wording *told = wording_of(story, item->row_id);
    const struct commitment *c = story->commitment;
    if (told == NULL)
        return;
    struct report_text *key = report_text_of(c->key), *title = report_text_of(c->title);
    struct report_text *meeting = meeting_text(report, told);
    if (item->part == YEAR_NEW && told->wording->again)
        report_text_add(meeting, _(", which speaks of an earlier promise"));
    if (item->part == YEAR_NEW) {
        struct report_text *const cells[] = {key, title, meeting};
        report_table_put(report, &parts[YEAR_NEW].table, cells);
        return;
    }
    const char *moved = moved_words(moved_of(report, story, told));
    struct report_text *const cells[] = {key, title, meeting, report_text_of(moved)};
    report_table_put(report, &parts[YEAR_AGAIN].table, cells);
}

static const struct story_update *update_of(const struct story *story, gint64 id)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        if (told->update->id == id)
            return told;
    }
    return NULL;
}

/* "in progress → fulfilled, in time [3]", and whose it is. */
static struct report_text *change_text(struct report *report, const struct story *story,
                                       const struct story_update *told)
{
    const struct update *update = told->update;
    enum since_change change = since_of_update(report, story, update);
    struct report_text *text = report_text_new();
    if (*told->party != '\0')
        report_text_addf(text, "%s: ", told->party);
    if (*update->status_from != '\0')
        report_text_addf(text, "%s → ", session_status_label(report->session, update->status_from));
    report_text_add(text, session_status_label(report->session, update->status_to));
    if (change == SINCE_DONE_IN_TIME || change == SINCE_DONE_LATE)
        report_text_add(text, change == SINCE_DONE_LATE ? _(", late") : _(", in time"));
    if (!cite_update(report, told, text))
        report_text_add(text, " †");
    return text;
}

static void put_status(struct report *report, const struct story *story,
                       const struct year_item *item)
{
    const struct commitment *c = story->commitment;
    const struct story_update *told = update_of(story, item->row_id);
    if (told == NULL)
        return;
    g_autofree char *day = view_update_day(told->update);
    struct report_text *const cells[] = {report_day_text(day, day), report_text_of(c->key),
                                         report_text_of(c->title),
                                         change_text(report, story, told)};
    report_table_put(report, &parts[YEAR_STATUS].table, cells);
}

static void put_due(struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    struct report_text *status = entry_status_cell(report, story);
    if (story->timeliness != TIMELINESS_NONE)
        report_text_addf(status, "; %s", story_timeliness_label(story->timeliness));
    struct report_text *const cells[] = {report_day_text(c->due_last, ""), report_text_of(c->key),
                                         report_text_of(c->title), status};
    report_table_put(report, &parts[YEAR_DUE].table, cells);
}

static gboolean put_item(struct report *report, const struct year_item *item, GError **error)
{
    GError *failed = NULL;
    owned_story story = report_story(report, item->id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (story != NULL && item->part == YEAR_STATUS)
        put_status(report, story, item);
    else if (story != NULL && item->part == YEAR_DUE)
        put_due(report, story);
    else if (story != NULL)
        put_wording(report, story, item);
    return report_step(report, error);
}

static gboolean put_part(struct report *report, const struct year *year, enum year_part part,
                         GError **error)
{
    report_heading(report, 1, parts[part].table.name, _(parts[part].heading));
    if (year->counts[part] == 0) {
        report_say(report, "%s", _(parts[part].none));
        return TRUE;
    }
    if (*parts[part].remark != '\0')
        report_say(report, "%s", _(parts[part].remark));
    report_table_begin(report, &parts[part].table);
    gboolean is_fine = TRUE;
    for (guint i = 0; is_fine && i < year->items->len; i++) {
        const struct year_item *item = &g_array_index(year->items, struct year_item, i);
        is_fine = item->part != part || put_item(report, item, error);
    }
    report_table_end(report, &parts[part].table, NULL, "");
    return is_fine;
}

static gboolean put_meeting(struct report *report, const struct year *year,
                            const struct report_table *table, const struct meeting *meeting,
                            GError **error)
{
    const char *coverage = view_coverage(report->session, meeting->id, report->is_internal, error);
    if (coverage == NULL)
        return FALSE;
    g_autofree char *words = phrase_meeting(meeting);
    gint64 stated = (gint64)GPOINTER_TO_SIZE(g_hash_table_lookup(year->said, &meeting->id));
    struct report_text *const cells[] = {report_text_of(words),
                                         report_text_of(words_label(WORDS_LEVEL, meeting->level)),
                                         report_text_of(coverage), report_number_text(stated)};
    report_table_put(report, table, cells);
    return TRUE;
}

static gboolean put_meetings(struct report *report, const struct year *year, GError **error)
{
    const struct report_table table = {
        .name = "meeting", .columns = meeting_columns, .n = G_N_ELEMENTS(meeting_columns)};
    report_heading(report, 1, "meeting", _("Meetings held"));
    if (year->meetings->len == 0) {
        report_say(report, _("None is known."));
        return TRUE;
    }
    gboolean is_fine = TRUE;
    report_table_begin(report, &table);
    for (guint i = 0; is_fine && i < year->meetings->len; i++)
        is_fine = put_meeting(report, year, &table, year->meetings->pdata[i], error);
    report_table_end(report, &table, NULL,
                     _("Stated: commitments of which a wording from there is held."));
    return is_fine;
}

static gboolean put(struct report *report, const struct year *year, GError **error)
{
    g_autofree char *title = g_strdup_printf(_("The year %d"), year->number);
    if (!frame_begin(report, year->tally, title, error))
        return FALSE;
    year_say(report, year);
    year_put_counts(report, year);
    if (!put_meetings(report, year, error))
        return FALSE;
    for (enum year_part part = 0; part < N_YEAR_PARTS; part++)
        if (!put_part(report, year, part, error))
            return FALSE;
    frame_limits(report, year->tally);
    return cite_list(report, error) && frame_end(report, year->tally, error);
}

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    (void)error;
    year_find(data, report, story);
    return TRUE;
}

static gboolean build(struct report *report, GError **error)
{
    struct year *year = year_new(report, report_value(report, REPORT_PERIOD), error);
    if (year == NULL)
        return FALSE;
    report->cut_day = year->is_running ? NULL : year->end;
    gboolean is_fine = report_walk(report, take, year, error);
    if (is_fine) {
        year_sort(year);
        report->steps = 0;
        report->total = year->items->len;
        is_fine = put(report, year, error);
    }
    report->cut_day = NULL;
    year_free(year);
    return is_fine;
}

const struct report_row report_year = {
    .name = "year",
    .title = N_("One year"),
    .help =
        N_("one year in words and numbers: stated, changed, fulfilled, fell due, open; by party"),
    .params = 1u << REPORT_PERIOD,
    .needs = 1u << REPORT_PERIOD,
    .subject = REPORT_PERIOD,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
