/* since_find.c owns what counts as a change after a day.
 * It must not know how a change is told or printed. */
#include "core/reports/since.h"

#include "core/lineage/silence.h"
#include "core/period/day.h"
#include "core/report/moved.h"

#include <string.h>

struct finding {
    struct report *report;
    const struct story *story;
    GArray *items;
    guint before; /* items there were */
    GError *failed;
};

static void add(struct finding *f, enum since_change change, gint64 row_id)
{
    struct since_item item = {
        .commitment_id = f->story->commitment->id, .row_id = row_id, .change = change};
    g_array_append_val(f->items, item);
}

static gboolean is_after(const struct finding *f, const char *day)
{
    return strcmp(day, f->report->since_day) > 0;
}

/* By the changes that the edition knew, as clocks of several machines may disagree. */
static gboolean came_after_edition(struct finding *f, enum table_id table, gint64 id)
{
    gboolean answer = FALSE;
    return f->failed == NULL &&
           change_inserted_after(f->report->session->db, table, id, f->report->since_edition->state,
                                 &answer, &f->failed) &&
           answer;
}

static gboolean was_recorded_after(struct finding *f, const struct update *update)
{
    if (f->report->since_edition != NULL)
        return came_after_edition(f, TABLE_UPDATE, update->id);
    g_autofree char *day = day_of_moment(update->recorded_at);
    return is_after(f, day);
}

/* When it took effect; when it was recorded, where nobody said. An edition was issued some time in its
 * day. */
static gboolean took_effect_after(struct finding *f, const struct update *update)
{
    if (f->report->since_edition != NULL && strcmp(update->effective_on, f->report->since_day) == 0)
        return was_recorded_after(f, update);
    return *update->effective_on != '\0' ? is_after(f, update->effective_on)
                                         : was_recorded_after(f, update);
}

static gboolean is_uncounted(const struct story *story)
{
    return strcmp(story->commitment->kind, "position") == 0 ||
           strcmp(story->commitment->kind, "third-party") == 0;
}

static gboolean is_wording_since(const struct finding *f, const struct story_wording *told)
{
    return strcmp(told->wording->role, "record") == 0 && is_after(f, told->meeting->date_last);
}

static void find_wordings(struct finding *f)
{
    static const enum since_change changes[N_MOVED] = {
        [MOVED_FIRST] = SINCE_NEW,         [MOVED_REPEATED] = SINCE_REPEATED,
        [MOVED_STRONGER] = SINCE_STRONGER, [MOVED_WEAKER] = SINCE_WEAKER,
        [MOVED_NARROWER] = SINCE_NARROWER, [MOVED_WIDER] = SINCE_WIDER,
        [MOVED_DUE] = SINCE_DUE_MOVED,     [MOVED_SILENT] = SINCE_SILENT,
        [MOVED_UNKNOWN] = SINCE_UNKNOWN,   [MOVED_UNCONFIRMED] = SINCE_UNCONFIRMED,
    };
    for (guint i = 0; i < f->story->wordings->len; i++) {
        const struct story_wording *told = f->story->wordings->pdata[i];
        if (!is_wording_since(f, told))
            continue;
        enum moved moved = moved_of(f->report, f->story, told);
        enum since_change change = changes[moved];
        if (change == SINCE_NEW && told->wording->again)
            change = SINCE_OLDER;
        gboolean is_about_meeting = moved == MOVED_SILENT || moved == MOVED_UNKNOWN;
        add(f, is_uncounted(f->story) ? SINCE_POSITION : change,
            is_about_meeting ? told->meeting->id : told->wording->id);
    }
}

/* Wordings of meetings up to the day of an edition that it could not know. */
static void find_later_wordings(struct finding *f)
{
    for (guint i = 0; f->report->since_edition != NULL && i < f->story->wordings->len; i++) {
        const struct story_wording *told = f->story->wordings->pdata[i];
        if (!is_wording_since(f, told) && came_after_edition(f, TABLE_WORDING, told->wording->id))
            add(f, is_uncounted(f->story) ? SINCE_POSITION : SINCE_LATER_WORDING,
                told->wording->id);
    }
}

/* Only of what is open, and is no promise of one occasion, does it say anything that a later meeting
 * does not come back to it. */
static gboolean may_be_missed(const struct finding *f)
{
    const struct commitment *c = f->story->commitment;
    return !is_uncounted(f->story) && strcmp(c->kind, "next-meeting") != 0 &&
           strcmp(c->status_class, "closed") != 0;
}

static gboolean was_stated_before(const struct finding *f)
{
    const struct story_wording *earliest = story_earliest(f->story);
    return earliest != NULL && !is_after(f, earliest->meeting->date_last);
}

static const char *last_stated_on(const struct finding *f)
{
    const char *day = "";
    for (guint i = 0; i < f->story->wordings->len; i++) {
        const struct story_wording *told = f->story->wordings->pdata[i];
        if (silence_is_statement(told->wording) && strcmp(told->meeting->date_first, day) > 0)
            day = told->meeting->date_first;
    }
    return day;
}

/* A silence that an analyst has confirmed is told, unless the commitment was stated again after it;
 * of one that nobody has confirmed, and of what is not known, only where nothing else is told. */
static void find_silence(struct finding *f, const GPtrArray *meetings)
{
    const struct meeting *silent = NULL, *maybe = NULL, *last = NULL;
    const char *stated_on = last_stated_on(f);
    gboolean is_told = f->items->len > f->before;
    for (guint i = 0; may_be_missed(f) && i < meetings->len; i++) {
        const struct meeting *meeting = meetings->pdata[i];
        last = meeting;
        if (strcmp(meeting->date_first, stated_on) <= 0 ||
            !moved_can_be_silent(f->report, f->story, meeting))
            continue;
        if (story_is_found_silent(f->story, meeting->id))
            silent = meeting;
        else
            maybe = meeting;
    }
    if (silent != NULL)
        add(f, SINCE_SILENT, silent->id);
    if (is_told || !was_stated_before(f))
        return;
    if (maybe != NULL && (silent == NULL || strcmp(maybe->date_first, silent->date_first) > 0))
        add(f, SINCE_MAYBE_SILENT, maybe->id);
    else if (silent == NULL && last != NULL)
        add(f, SINCE_UNKNOWN, 0);
}

/* What a status made of it, seen from a day; NULL: none, and it counts nowhere. */
static enum timeliness timeliness_by(const struct commitment *c,
                                     const struct scheme_status_row *status, const char *done_on,
                                     const char *day)
{
    const struct timeliness_input input = {
        .kind = c->kind,
        .due_first = c->due_first,
        .due_last = c->due_last,
        .status_class = status != NULL ? status->class : "none",
        .is_assessed = status != NULL && status->is_assessed != 0,
        .is_done = status != NULL && status->is_done != 0,
        .done_on = done_on,
        .today = day,
    };
    return timeliness_of(&input);
}

/* Done by this very entry, whatever was entered after it. */
enum since_change since_of_update(const struct report *report, const struct story *story,
                                  const struct update *update)
{
    const struct commitment *c = story->commitment;
    const struct scheme_status_row *status = session_status(report->session, update->status_to);
    gboolean is_done =
        status != NULL && status->is_done != 0 && strcmp(status->class, "closed") == 0;
    if (!is_done || update->party_id != 0)
        return SINCE_STATUS;
    switch (timeliness_by(c, status, update->effective_on, report->today)) {
    case TIMELINESS_DONE_IN_TIME:
        return SINCE_DONE_IN_TIME;
    case TIMELINESS_DONE_LATE:
        return SINCE_DONE_LATE;
    default:
        return SINCE_DONE;
    }
}

/* A correction is news by the day it was entered; what it corrects is told with it. */
static void find_update(struct finding *f, const struct story_update *told)
{
    const struct update *update = told->update;
    gboolean is_recorded = was_recorded_after(f, update);
    if (told->corrected_by != 0 || strcmp(update->kind, "note") == 0)
        return;
    if (update->corrects_id != 0 && is_recorded)
        add(f, SINCE_CORRECTED, update->id);
    else if (strcmp(update->kind, "status") != 0)
        return;
    else if (took_effect_after(f, update))
        add(f, since_of_update(f->report, f->story, update), update->id);
    else if (is_recorded)
        add(f, SINCE_ENTERED, update->id);
}

/* The status that stood on the day, by what is known now. */
static const struct update *status_then(struct finding *f)
{
    const struct update *found = NULL;
    for (guint i = 0; i < f->story->updates->len; i++) {
        const struct story_update *told = f->story->updates->pdata[i];
        const struct update *update = told->update;
        if (told->corrected_by == 0 && update->party_id == 0 &&
            strcmp(update->kind, "status") == 0 && !took_effect_after(f, update) &&
            (found == NULL || strcmp(update->effective_on, found->effective_on) >= 0))
            found = update;
    }
    return found;
}

static enum timeliness timeliness_then(struct finding *f)
{
    const struct commitment *c = f->story->commitment;
    const struct session *session = f->report->session;
    const struct update *update = status_then(f);
    const struct scheme_status_row *status =
        update != NULL ? session_status(session, update->status_to) : session->statuses->pdata[0];
    return timeliness_by(c, status, update != NULL ? update->effective_on : "",
                         f->report->since_day);
}

static void find_timeliness(struct finding *f)
{
    enum timeliness now = f->story->timeliness;
    if ((now == TIMELINESS_OVERDUE || now == TIMELINESS_PERIOD_OVER_NOT_CHECKED) &&
        timeliness_then(f) != now)
        add(f, now == TIMELINESS_OVERDUE ? SINCE_OVERDUE : SINCE_OVER_NOT_CHECKED, 0);
}

gboolean since_find(struct report *report, const struct story *story, const GPtrArray *meetings,
                    GArray *items, gboolean *changed, GError **error)
{
    struct finding f = {.report = report, .story = story, .items = items, .before = items->len};
    find_wordings(&f);
    find_silence(&f, meetings);
    find_later_wordings(&f);
    for (guint i = 0; i < story->updates->len && !is_uncounted(story); i++)
        find_update(&f, story->updates->pdata[i]);
    if (!is_uncounted(story))
        find_timeliness(&f);
    if (f.failed != NULL) {
        g_propagate_error(error, f.failed);
        return FALSE;
    }
    *changed = FALSE;
    for (guint i = f.before; i < items->len; i++) {
        enum since_change change = g_array_index(items, struct since_item, i).change;
        *changed = *changed || (change != SINCE_UNKNOWN && change != SINCE_MAYBE_SILENT &&
                                change != SINCE_POSITION);
    }
    return TRUE;
}
