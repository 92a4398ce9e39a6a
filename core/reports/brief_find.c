/* brief_find.c owns what a commitment brings to a meeting: promised for it, due by it, no longer
 * mentioned, to be asked. It must not know how that is told. */
#include "core/reports/brief.h"

#include "core/lexicon/venue.h"
#include "core/lineage/silence.h"
#include "core/period/day.h"
#include "core/period/period.h"
#include "core/report/moved.h"
#include "core/report/view.h"

#include <string.h>

static void free_meeting(gpointer data)
{
    meeting_free(data);
}

static void free_party(gpointer data)
{
    struct brief_party *party = data;
    g_free(party->name);
    g_free(party);
}

void brief_free(struct brief *brief)
{
    if (brief == NULL)
        return;
    tally_free(brief->tally);
    meeting_free(brief->last);
    meeting_free(brief->told);
    g_ptr_array_unref(brief->held);
    g_array_unref(brief->items);
    g_hash_table_unref(brief->parties);
    g_free(brief);
}

/* Held before the meeting, as far as this report may know. */
static gboolean is_before(const struct report *report, const struct meeting *meeting)
{
    return strcmp(meeting->state, "held") == 0 && meeting->id != report->meeting->id &&
           meeting->series_id == report->meeting->series_id && *meeting->date_last != '\0' &&
           strcmp(meeting->date_last, report->meeting->date_first) < 0 &&
           strcmp(meeting->date_first, report->today) <= 0 &&
           (report->is_internal || view_is_public(meeting->visibility));
}

/* Where one of them does not say its level, it may be the same. */
static gboolean is_level(const char *a, const char *b)
{
    return *a == '\0' || *b == '\0' || strcmp(a, b) == 0;
}

struct brief *brief_new(struct report *report, GError **error)
{
    g_autoptr(GPtrArray) all = meeting_all(report->session->db, report->meeting->series_id, error);
    if (all == NULL)
        return NULL;
    struct brief *brief = g_new0(struct brief, 1);
    brief->tally = tally_new(report->session);
    brief->held = g_ptr_array_new_with_free_func(free_meeting);
    brief->items = g_array_new(FALSE, FALSE, sizeof(struct brief_item));
    brief->parties = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_party);
    for (guint i = 0; i < all->len; i++) {
        const struct meeting *meeting = all->pdata[i];
        if (!is_before(report, meeting))
            continue;
        g_ptr_array_add(brief->held, row_copy(TABLE_MEETING, meeting));
        if (!is_level(meeting->level, report->meeting->level))
            continue;
        meeting_free(brief->last);
        brief->last = row_copy(TABLE_MEETING, meeting);
    }
    if (brief->held->len > 0)
        brief->told =
            row_copy(TABLE_MEETING,
                     brief->last != NULL ? brief->last : brief->held->pdata[brief->held->len - 1]);
    return brief;
}

static const struct story_wording *last_said_before(const struct report *report,
                                                    const struct story *story)
{
    const struct story_wording *found = NULL;
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (strcmp(told->wording->role, "record") == 0 && silence_is_statement(told->wording) &&
            strcmp(told->meeting->date_last, report->meeting->date_first) < 0)
            found = told;
    }
    return found;
}

static gboolean overlaps(const struct commitment *c, const struct meeting *meeting)
{
    if (*c->due_first == '\0' && *c->due_last == '\0')
        return FALSE;
    return (*c->due_last == '\0' || strcmp(meeting->date_first, c->due_last) <= 0) &&
           (*c->due_first == '\0' || strcmp(meeting->date_last, c->due_first) >= 0);
}

/* No other meeting of the kind came in between. */
static gboolean is_next(const struct brief *brief, const struct story_wording *said)
{
    return brief->last == NULL || strcmp(brief->last->date_first, said->meeting->date_last) <= 0;
}

static gboolean promised_meeting(const struct brief *brief, const struct report *report,
                                 const struct story *story, const struct story_wording *said)
{
    const struct commitment *c = story->commitment;
    const char *level = *c->level != '\0' ? c->level : said != NULL ? said->meeting->level : "";
    if (strcmp(c->kind, "next-meeting") != 0 || !is_level(level, report->meeting->level))
        return FALSE;
    if (*c->due_first != '\0' || *c->due_last != '\0')
        return overlaps(c, report->meeting);
    return said != NULL && is_next(brief, said);
}

/* "By the next ministerial": set to this meeting's days already, or waiting for it. */
static gboolean waits_for_it(const struct brief *brief, const struct report *report,
                             const struct story *story, const struct story_wording *said)
{
    const struct commitment *c = story->commitment;
    const struct meeting *meeting = report->meeting;
    owned(period) period = period_restore(c->due_text, "");
    if (period->kind != PERIOD_RELATIVE || strcmp(c->kind, "next-meeting") == 0 || said == NULL ||
        !is_level(venue_level(c->due_text, said->meeting->level), meeting->level))
        return FALSE;
    gboolean is_set = period_resolve(period, meeting->date_first, meeting->date_last) &&
                      strcmp(period->edtf, c->due_edtf) == 0;
    gboolean may_be = *c->due_last == '\0' || overlaps(c, meeting);
    return is_set || (may_be && is_next(brief, said));
}

static enum brief_why why_promised(const struct brief *brief, const struct report *report,
                                   const struct story *story)
{
    const struct commitment *c = story->commitment;
    const struct story_wording *said = last_said_before(report, story);
    if (said == NULL && story->wordings->len > 0)
        return BRIEF_WHY_NONE; /* first stated there or later */
    if (promised_meeting(brief, report, story, said))
        return BRIEF_WHY_MEETING;
    if (waits_for_it(brief, report, story, said))
        return BRIEF_WHY_WAITS;
    gboolean is_on_day = *c->due_last != '\0' &&
                         strcmp(c->due_last, report->meeting->date_first) >= 0 &&
                         strcmp(c->due_last, report->meeting->date_last) <= 0;
    return is_on_day && strcmp(c->kind, "next-meeting") != 0 ? BRIEF_WHY_ON_DAY : BRIEF_WHY_NONE;
}

static gint32 rank_of(const struct commitment *c)
{
    return strcmp(c->priority, "high") == 0 ? 0 : strcmp(c->priority, "low") == 0 ? 2 : 1;
}

static void add(struct brief *brief, const struct story *story, struct brief_item item)
{
    item.id = story->commitment->id;
    item.rank = rank_of(story->commitment);
    g_array_append_val(brief->items, item);
    brief->counts[item.part]++;
}

static gboolean is_open(const struct story *story)
{
    return strcmp(story->commitment->status_class, "open") == 0;
}

static gboolean is_due_by(const struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    return is_open(story) && *c->due_last != '\0' &&
           strcmp(c->due_last, report->meeting->date_last) <= 0 &&
           story->timeliness != TIMELINESS_DONE_IN_TIME &&
           story->timeliness != TIMELINESS_DONE_LATE && story->timeliness != TIMELINESS_STANDING;
}

/* Late first, then what falls due soonest, then what is over and nobody has checked. */
static void find_due(struct brief *brief, const struct report *report, const struct story *story)
{
    const char *last = story->commitment->due_last;
    struct brief_item item = {.part = BRIEF_DUE, .days = day_diff(report->today, last)};
    item.group = story->timeliness == TIMELINESS_OVERDUE                   ? 0
                 : story->timeliness == TIMELINESS_PERIOD_OVER_NOT_CHECKED ? 2
                                                                           : 1;
    brief->overdue += item.group == 0;
    brief->over += item.group == 2;
    add(brief, story, item);
}

static gboolean is_said_at(const struct story *story, gint64 meeting_id)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told->meeting->id == meeting_id && silence_is_statement(told->wording))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_confirmed_silent(const struct report *report, const struct story *story,
                                    gint64 meeting_id)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told->meeting->id == meeting_id && moved_of(report, story, told) == MOVED_SILENT)
            return TRUE;
    }
    return story_is_found_silent(story, meeting_id);
}

/* The last meeting whose full text was read decides, unless a later one came back to it. */
static void find_silent(struct brief *brief, const struct report *report, const struct story *story)
{
    if (!is_open(story) || strcmp(story->commitment->kind, "next-meeting") == 0)
        return;
    for (guint i = brief->held->len; i > 0; i--) {
        const struct meeting *meeting = brief->held->pdata[i - 1];
        if (is_said_at(story, meeting->id))
            return;
        if (!moved_can_be_silent(report, story, meeting))
            continue;
        if (is_confirmed_silent(report, story, meeting->id))
            add(brief, story, (struct brief_item){.part = BRIEF_SILENT, .meeting_id = meeting->id});
        else
            brief->maybe_silent++;
        return;
    }
}

static struct brief_party *party_of(struct brief *brief, const char *name)
{
    struct brief_party *party = g_hash_table_lookup(brief->parties, name);
    if (party != NULL)
        return party;
    party = g_new0(struct brief_party, 1);
    party->name = g_strdup(name);
    g_hash_table_insert(brief->parties, party->name, party);
    return party;
}

static void count_party(struct brief *brief, const struct report *report, const struct story *story,
                        const struct story_party *told, gboolean is_due)
{
    const struct story_update *own = story_current_of(story, told->id);
    const char *token = own != NULL ? own->update->status_to : story->commitment->status;
    const struct scheme_status_row *status = session_status(report->session, token);
    if (status != NULL && strcmp(status->class, "open") != 0)
        return;
    struct brief_party *party = party_of(brief, told->name);
    gboolean is_assessed = status != NULL && status->is_assessed;
    gboolean is_over = story->timeliness == TIMELINESS_OVERDUE ||
                       story->timeliness == TIMELINESS_PERIOD_OVER_NOT_CHECKED;
    party->open += is_assessed;
    party->not_assessed += !is_assessed;
    party->overdue += is_assessed && story->timeliness == TIMELINESS_OVERDUE;
    party->due += is_due && !is_over;
}

static void count_parties(struct brief *brief, const struct report *report,
                          const struct story *story, gboolean is_due)
{
    for (guint i = 0; is_open(story) && i < story->parties->len; i++) {
        const struct story_party *told = story->parties->pdata[i];
        if (strcmp(told->role, "bound") == 0)
            count_party(brief, report, story, told, is_due);
    }
}

static void count_last(struct brief *brief, const struct story *story)
{
    const struct commitment *c = story->commitment;
    if (brief->told == NULL || !is_said_at(story, brief->told->id))
        return;
    const struct story_wording *earliest = story_earliest(story);
    gboolean is_closed = strcmp(c->status_class, "closed") == 0;
    brief->said.stated++;
    brief->said.first_held += earliest != NULL && earliest->meeting->id == brief->told->id;
    brief->said.open += c->is_assessed && !is_closed;
    brief->said.closed += c->is_assessed && is_closed;
    brief->said.not_assessed += !c->is_assessed;
}

void brief_find(struct brief *brief, struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    tally_add(brief->tally, report, story, "");
    gboolean is_counted = strcmp(c->status_class, "none") != 0;
    enum brief_why why = is_counted ? why_promised(brief, report, story) : BRIEF_WHY_NONE;
    gboolean is_due = is_counted && is_due_by(report, story);
    if (is_counted) {
        count_last(brief, story);
        count_parties(brief, report, story, is_due || why != BRIEF_WHY_NONE);
        find_silent(brief, report, story);
    }
    if (why != BRIEF_WHY_NONE)
        add(brief, story,
            (struct brief_item){
                .part = BRIEF_PROMISED, .why = why, .group = is_open(story) ? 0 : 1});
    else if (is_due)
        find_due(brief, report, story);
    gboolean is_late = story->timeliness == TIMELINESS_OVERDUE;
    if (*c->question != '\0' && strcmp(c->status_class, "closed") != 0)
        add(brief, story,
            (struct brief_item){.part = BRIEF_QUESTION,
                                .group = why != BRIEF_WHY_NONE ? 0
                                         : is_late             ? 1
                                                               : 2});
}

static int by_importance(gconstpointer a, gconstpointer b)
{
    const struct brief_item *x = a, *y = b;
    if (x->part != y->part)
        return x->part < y->part ? -1 : 1;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->days > y->days) - (x->days < y->days);
}

void brief_sort(struct brief *brief)
{
    g_array_sort(brief->items, by_importance);
}
