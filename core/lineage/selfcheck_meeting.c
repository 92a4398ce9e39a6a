/* selfcheck_meeting.c owns comparing promises of a meeting, and periods that wait for one, with the
 * meetings held. It must not know what becomes of a proposal. */
#include "core/lineage/selfcheck_private.h"

#include "core/draft/names.h"
#include "core/lexicon/venue.h"
#include "core/lineage/place.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/period/period.h"
#include "core/scheme/words.h"

#include <string.h>

enum { DAYS = 14 }; /* a meeting lasts no longer: a longer span is a date that is not known */

gboolean checking_is_dated(const struct meeting *meeting)
{
    return day_is_valid(meeting->date_first) && day_is_valid(meeting->date_last) &&
           day_diff(meeting->date_first, meeting->date_last) < DAYS;
}

gboolean checking_counts(const struct checking *checking, const struct meeting *meeting,
                         const char *level)
{
    const struct meeting *stated = checking->stated;
    return strcmp(meeting->state, "held") == 0 && meeting->series_id == checking->c->series_id &&
           *level != '\0' && strcmp(meeting->level, level) == 0 &&
           day_is_valid(meeting->date_first) && day_is_valid(meeting->date_last) &&
           strcmp(meeting->date_first, session_today(checking->session)) <= 0 &&
           (stated == NULL || strcmp(meeting->date_first, stated->date_last) > 0);
}

enum when { WHEN_BEFORE, WHEN_IN, WHEN_AFTER, WHEN_UNSURE };

/* A day of it in the period is enough; of a month or year all days must agree. */
static enum when when_of(const struct commitment *c, const struct meeting *meeting)
{
    gboolean is_dated = checking_is_dated(meeting);
    const char *first = meeting->date_first;
    const char *last = is_dated ? first : meeting->date_last;
    if (*c->due_last != '\0' && strcmp(first, c->due_last) > 0)
        return WHEN_AFTER;
    if (*c->due_first != '\0' && strcmp(meeting->date_last, c->due_first) < 0)
        return WHEN_BEFORE;
    gboolean begins_in = *c->due_first == '\0' || is_dated || strcmp(first, c->due_first) >= 0;
    gboolean ends_in = *c->due_last == '\0' || strcmp(last, c->due_last) <= 0;
    return begins_in && ends_in ? WHEN_IN : WHEN_UNSURE;
}

/* The day on which it is known to have been held. */
static const char *held_on(const struct meeting *meeting)
{
    return checking_is_dated(meeting) ? meeting->date_first : meeting->date_last;
}

static char *promised_place(const struct commitment *c)
{
    if (*c->place == '\0' || *c->country == '\0' || strcmp(c->place, c->country) == 0)
        return g_strdup(*c->place != '\0' ? c->place : c->country);
    return g_strdup_printf("%s, %s", c->place, c->country);
}

static void propose_fulfilled(struct checking *checking, const struct meeting *meeting,
                              enum when when)
{
    struct selfcheck *proposal = checking_add(checking, SELFCHECK_FULFILLED, meeting);
    if (proposal == NULL)
        return;
    const struct commitment *c = checking->c;
    g_autofree char *words = names_meeting_words(meeting);
    gboolean has_period = *c->due_last != '\0' || *c->due_first != '\0';
    proposal->effective_on = g_strdup(held_on(meeting));
    proposal->timeliness = !has_period          ? TIMELINESS_NO_DATE
                           : when == WHEN_AFTER ? TIMELINESS_DONE_LATE
                                                : TIMELINESS_DONE_IN_TIME;
    proposal->reason = !has_period ? g_strdup_printf(_("Held: %s. No period was promised."), words)
                       : when == WHEN_AFTER
                           ? g_strdup_printf(_("Held: %s, after the promised period (%s)."), words,
                                             *c->due_text != '\0' ? c->due_text : c->due_edtf)
                           : g_strdup_printf(_("Held: %s, in the promised period (%s)."), words,
                                             *c->due_text != '\0' ? c->due_text : c->due_edtf);
}

static void propose_elsewhere(struct checking *checking, const struct meeting *meeting)
{
    struct selfcheck *proposal = checking_add(checking, SELFCHECK_ELSEWHERE, meeting);
    if (proposal == NULL)
        return;
    g_autofree char *words = names_meeting_words(meeting);
    g_autofree char *place = promised_place(checking->c);
    proposal->effective_on = g_strdup(held_on(meeting));
    proposal->reason =
        g_strdup_printf(_("Held: %s, in the promised period but not in %s."), words, place);
}

static gboolean compare_place(const struct checking *checking, const struct meeting *meeting,
                              enum place_match *match, GError **error)
{
    const struct commitment *c = checking->c;
    *match = PLACE_SAME;
    if (*c->place == '\0' && *c->country == '\0')
        return TRUE;
    return place_compare(checking->session, c->place, c->country, meeting->city, meeting->country,
                         match, error);
}

static const char *promised_level(const struct checking *checking)
{
    if (*checking->c->level != '\0')
        return checking->c->level;
    return checking->stated != NULL ? checking->stated->level : "";
}

static gboolean is_refused(const struct checking *checking, const struct meeting *meeting)
{
    return checking_is_dismissed(checking, SELFCHECK_FULFILLED, meeting->id) ||
           checking_is_dismissed(checking, SELFCHECK_ELSEWHERE, meeting->id);
}

/* The first meeting in the period at the place; else the first in the period, held elsewhere; else,
 * where none was held in the period, the very next one, if it was at the place. */
gboolean selfcheck_find_meeting(struct checking *checking, GError **error)
{
    const char *level = promised_level(checking);
    const struct meeting *elsewhere = NULL;
    if (strcmp(checking->c->kind, "next-meeting") != 0 ||
        strcmp(checking->c->status_class, "open") != 0)
        return TRUE;
    for (guint i = 0; i < checking->meetings->len; i++) {
        const struct meeting *meeting = checking->meetings->pdata[i];
        enum place_match match = PLACE_UNKNOWN;
        if (!checking_counts(checking, meeting, level) || is_refused(checking, meeting))
            continue;
        enum when when = when_of(checking->c, meeting);
        if (when == WHEN_BEFORE)
            continue;
        if (when == WHEN_UNSURE || (when == WHEN_AFTER && elsewhere != NULL))
            break;
        if (!compare_place(checking, meeting, &match, error))
            return FALSE;
        if (match == PLACE_SAME) {
            propose_fulfilled(checking, meeting, when);
            return TRUE;
        }
        if (when == WHEN_AFTER || match == PLACE_UNKNOWN || !checking_is_dated(meeting))
            break;
        if (elsewhere == NULL)
            elsewhere = meeting;
    }
    if (elsewhere != NULL)
        propose_elsewhere(checking, elsewhere);
    return TRUE;
}

/* The next meeting of the level after the one that said so. */
static const struct meeting *next_meeting(const struct checking *checking, const char *level)
{
    for (guint i = 0; i < checking->meetings->len; i++) {
        const struct meeting *meeting = checking->meetings->pdata[i];
        if (checking_counts(checking, meeting, level))
            return checking_is_dated(meeting) ? meeting : NULL;
    }
    return NULL;
}

gboolean selfcheck_is_waiting(const char *due_text)
{
    owned(period) period = period_restore(due_text, "");
    return period->kind == PERIOD_RELATIVE;
}

void selfcheck_find_period(struct checking *checking)
{
    const struct commitment *c = checking->c;
    owned(period) period = period_restore(c->due_text, c->due_edtf);
    if (period->kind != PERIOD_RELATIVE || strcmp(c->status_class, "open") != 0 ||
        strcmp(c->kind, "next-meeting") == 0 || checking->stated == NULL)
        return;
    const struct meeting *next =
        next_meeting(checking, venue_level(c->due_text, checking->stated->level));
    if (next == NULL || !period_resolve(period, next->date_first, next->date_last) ||
        strcmp(period->edtf, c->due_edtf) == 0)
        return;
    struct selfcheck *proposal = checking_add(checking, SELFCHECK_RESOLVES, next);
    if (proposal == NULL)
        return;
    g_autofree char *words = names_meeting_words(next);
    g_autofree char *due = edtf_words(period->edtf);
    proposal->due_edtf = g_strdup(period->edtf);
    proposal->reason =
        g_strdup_printf(_("“%s”: the meeting was held: %s. Due %s."), c->due_text, words, due);
}
