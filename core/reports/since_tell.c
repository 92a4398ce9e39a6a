/* since_tell.c owns how one change is told: headings, and a change as an entry.
 * It must not know how changes are found. */
#include "core/reports/since.h"

#include "core/lineage/lineage.h"
#include "core/period/day.h"
#include "core/report/cite.h"
#include "core/report/entry.h"
#include "core/report/moved.h"
#include "core/report/phrase.h"

#include <string.h>

static const struct {
    const char *token;
    const char *heading;
    const char *remark;
} rows[N_SINCE] = {
    [SINCE_NEW] = {"new", N_("New in the texts held"),
                   N_("The earliest text held is from after that day. Earlier wordings may "
                      "exist.")},
    [SINCE_OLDER] = {"older", N_("Older promises, now first held in a text"),
                     N_("The text itself speaks of an earlier promise; no earlier text is held.")},
    [SINCE_STRONGER] = {"stronger", N_("Stronger"), ""},
    [SINCE_WEAKER] = {"weaker", N_("Weaker"), ""},
    [SINCE_NARROWER] = {"narrower", N_("Narrower"), ""},
    [SINCE_WIDER] = {"wider", N_("Wider"), ""},
    [SINCE_DUE_MOVED] = {"due-moved", N_("For another period"), ""},
    [SINCE_REPEATED] = {"repeated", N_("Stated again, the same"), ""},
    [SINCE_UNCONFIRMED] = {"to-be-confirmed", N_("Stated again; the difference is to be confirmed"),
                           N_("No analyst has said yet how these differ from the wording "
                              "before.")},
    [SINCE_SILENT] = {"not-mentioned", N_("Not mentioned"),
                      N_("Absent from the full official text of a meeting of the same level, as an "
                         "analyst has confirmed.")},
    [SINCE_MAYBE_SILENT] = {"silence-to-be-confirmed", N_("Silence to be confirmed"),
                            N_("The full official text of a meeting of the same level is held and "
                               "no wording was taken from it. No analyst has confirmed yet that "
                               "it is silent.")},
    [SINCE_UNKNOWN] = {"unknown", N_("Not known whether mentioned"),
                       N_("No full official text of a meeting of the same level is held for the "
                          "time since. That nothing is recorded here is no silence.")},
    [SINCE_DONE_IN_TIME] = {"done-in-time", N_("Fulfilled in time"), ""},
    [SINCE_DONE_LATE] = {"done-late", N_("Fulfilled late"),
                         N_("Done after the last day: late, not broken.")},
    [SINCE_DONE] = {"done", N_("Fulfilled"), ""},
    [SINCE_STATUS] = {"status", N_("Other changes of status"), ""},
    [SINCE_OVERDUE] = {"overdue", N_("Newly overdue"),
                       N_("The last day is over; researched, and not done.")},
    [SINCE_OVER_NOT_CHECKED] = {"period-over-not-checked", N_("Period over, not checked"),
                                N_("The last day is over and nobody has looked yet what came of "
                                   "it. This does not say that it was not done.")},
    [SINCE_LATER_WORDING] = {"wording-entered", N_("Wordings entered since, of earlier meetings"),
                             N_("Said by then, and not known to the edition.")},
    [SINCE_ENTERED] = {"entered", N_("Entered since, about earlier days"), ""},
    [SINCE_CORRECTED] = {"corrected", N_("Corrected entries"),
                         N_("Both entries stay in the register.")},
    [SINCE_POSITION] = {"position", N_("Positions and undertakings of others, not counted"),
                        N_("Stated since that day; nothing is promised by the parties there.")},
};

const char *since_heading(enum since_change change)
{
    return _(rows[change].heading);
}

const char *since_remark(enum since_change change)
{
    return *rows[change].remark != '\0' ? _(rows[change].remark) : "";
}

const char *since_token(enum since_change change)
{
    return rows[change].token;
}

static const struct story_wording *find_wording(const struct story *story, gint64 id)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told->wording->id == id)
            return told;
    }
    return NULL;
}

static const struct story_update *find_update(const struct story *story, gint64 id)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        if (told->update->id == id)
            return told;
    }
    return NULL;
}

/* What the wording is compared with. */
static const struct story_wording *wording_before(const struct story *story,
                                                  const struct story_wording *told)
{
    guint at;
    return g_ptr_array_find(story->wordings, told, &at) ? lineage_base(story, at) : NULL;
}

/* The words marked, and the period that moved once an analyst has confirmed a difference. */
static void tell_changes(struct report *report, struct report_entry *entry,
                         const struct story *story, const struct story_wording *before,
                         const struct story_wording *told)
{
    owned_diff words = diff_words(before->wording->exact, told->wording->exact);
    g_autofree char *due = moved_of(report, story, told) != MOVED_UNCONFIRMED
                               ? moved_due(before->wording, told->wording)
                               : g_strdup("");
    g_autofree char *begun = phrase_capital(due);
    if (*due != '\0')
        report_text_addf(report_entry_line(entry, _("Due moved"))->text, "%s.", begun);
    report_entry_set(entry, "due_moved", due);
    if (diff_is_same(words))
        return;
    struct report_text *text = report_entry_line(entry, _("Changed"))->text;
    if (words->same == 0)
        report_text_add(text, _("every word."));
    else
        moved_add_words(text, words);
    g_autofree char *marked = report_text_flat(text, " ");
    report_entry_set(entry, "words_changed", marked);
}

static void tell_wording(struct report *report, struct report_entry *entry,
                         const struct story *story, const struct since_item *item)
{
    const struct story_wording *told = find_wording(story, item->row_id);
    if (told == NULL)
        return;
    const struct story_wording *before = wording_before(story, told);
    entry_add_words(report, entry, _("Words"), story, told);
    report_entry_set(entry, "words_voice", phrase_voice(report, told->wording));
    report_entry_set(entry, "words", told->wording->exact);
    report_entry_set(entry, "meeting",
                     *told->meeting->city != '\0' ? told->meeting->city : told->meeting->country);
    report_entry_set(entry, "meeting_date", told->meeting->date_first);
    if (before == NULL)
        return;
    entry_add_words(report, entry, _("Before"), story, before);
    report_entry_set(entry, "words_before", before->wording->exact);
    if (item->change != SINCE_POSITION)
        tell_changes(report, entry, story, before, told);
}

static gboolean tell_silence(struct report *report, struct report_entry *entry,
                             const struct story *story, const struct since_item *item,
                             GError **error)
{
    const struct story_wording *latest = story_latest(story);
    if (latest != NULL)
        entry_add_words(report, entry, _("Last words"), story, latest);
    if (item->row_id == 0)
        return TRUE;
    owned(meeting) meeting = meeting_by_id(report->session->db, item->row_id, error);
    if (meeting == NULL)
        return FALSE;
    g_autofree char *words = phrase_meeting(meeting);
    struct report_text *text = report_entry_line(entry, _("Meeting"))->text;
    report_text_addf(text, "%s, %s", words, words_label(WORDS_LEVEL, meeting->level));
    if (!cite_full_texts(report, meeting->id, text, error))
        return FALSE;
    report_entry_set(entry, "meeting", *meeting->city != '\0' ? meeting->city : meeting->country);
    report_entry_set(entry, "meeting_date", meeting->date_first);
    return TRUE;
}

static char *recorded_words(const struct update *update)
{
    g_autofree char *day = day_of_moment(update->recorded_at);
    return day_words(day);
}

static void set_update(struct report *report, struct report_entry *entry,
                       const struct story_update *told)
{
    const struct update *update = told->update;
    g_autofree char *sources = cite_numbers(report, told);
    g_autofree char *recorded = day_of_moment(update->recorded_at);
    if (*update->status_to != '\0')
        report_entry_set(entry, "status", session_status_label(report->session, update->status_to));
    report_entry_set(entry, "effective_on", update->effective_on);
    report_entry_set(entry, "recorded_on", recorded);
    report_entry_set(entry, "by", update->author);
    report_entry_set(entry, "note", update->note);
    report_entry_set(entry, "sources", sources);
}

static void add_status_line(struct report *report, struct report_entry *entry, const char *label,
                            const struct story_update *told)
{
    struct report_line *line = report_entry_line(entry, label);
    report_text_free(line->text);
    line->text = entry_status(report, told);
}

static void tell_status(struct report *report, struct report_entry *entry,
                        const struct story *story, const struct since_item *item)
{
    const struct story_update *told = find_update(story, item->row_id);
    if (told == NULL)
        return;
    const char *from = told->update->status_from;
    if (*told->party != '\0')
        report_text_add(report_entry_line(entry, _("Party"))->text, told->party);
    if (*from != '\0') {
        const char *label = session_status_label(report->session, from);
        g_autofree char *before = phrase_capital(label);
        report_text_addf(report_entry_line(entry, _("Before"))->text, "%s.", before);
        report_entry_set(entry, "status_before", label);
    }
    add_status_line(report, entry, _("Now"), told);
    set_update(report, entry, told);
    const struct story_update *current = story_current(story);
    gboolean is_done = item->change == SINCE_DONE_IN_TIME || item->change == SINCE_DONE_LATE ||
                       item->change == SINCE_DONE;
    if (is_done && current != NULL && current != told)
        add_status_line(report, entry, _("Since then"), current);
    if (item->change == SINCE_ENTERED) {
        g_autofree char *recorded = recorded_words(told->update);
        report_text_add(report_entry_line(entry, _("Entered on"))->text, recorded);
    }
}

static void tell_correction(struct report *report, struct report_entry *entry,
                            const struct story *story, const struct since_item *item)
{
    const struct story_update *told = find_update(story, item->row_id);
    if (told == NULL)
        return;
    const struct story_update *old = find_update(story, told->update->corrects_id);
    if (old != NULL) {
        g_autofree char *recorded = recorded_words(old->update);
        add_status_line(report, entry, _("Was"), old);
        report_text_add(report_entry_line(entry, _("Entered on"))->text, recorded);
        report_entry_set(entry, "status_before",
                         session_status_label(report->session, old->update->status_to));
    }
    g_autofree char *recorded = recorded_words(told->update);
    add_status_line(report, entry, _("Corrected to"), told);
    report_text_add(report_entry_line(entry, _("Entered on"))->text, recorded);
    set_update(report, entry, told);
}

static void tell_timeliness(struct report *report, struct report_entry *entry,
                            const struct story *story)
{
    const struct story_update *current = story_current(story);
    g_autofree char *due = phrase_due(story);
    g_autofree char *timeliness = phrase_timeliness(story);
    report_text_add(report_entry_line(entry, _("Due"))->text, due);
    report_text_add(report_entry_line(entry, _("Timeliness"))->text, timeliness);
    if (current != NULL) {
        add_status_line(report, entry, _("Status"), current);
        set_update(report, entry, current);
    }
}

static gboolean tell(struct report *report, struct report_entry *entry, const struct story *story,
                     const struct since_item *item, GError **error)
{
    switch (item->change) {
    case SINCE_SILENT:
    case SINCE_MAYBE_SILENT:
    case SINCE_UNKNOWN:
        return tell_silence(report, entry, story, item, error);
    case SINCE_DONE_IN_TIME:
    case SINCE_DONE_LATE:
    case SINCE_DONE:
    case SINCE_STATUS:
    case SINCE_ENTERED:
        tell_status(report, entry, story, item);
        return TRUE;
    case SINCE_CORRECTED:
        tell_correction(report, entry, story, item);
        return TRUE;
    case SINCE_OVERDUE:
    case SINCE_OVER_NOT_CHECKED:
        tell_timeliness(report, entry, story);
        return TRUE;
    default:
        tell_wording(report, entry, story, item);
        return TRUE;
    }
}

struct report_entry *since_entry(struct report *report, const struct story *story,
                                 const struct since_item *item, GError **error)
{
    const struct commitment *c = story->commitment;
    struct report_entry *entry = report_entry_new(c->key, c->title);
    g_autofree char *due = phrase_due(story);
    report_entry_set(entry, "key", c->key);
    report_entry_set(entry, "title", c->title);
    report_entry_set(entry, "kind", words_label(WORDS_KIND, c->kind));
    report_entry_set(entry, "change", since_token(item->change));
    report_entry_set(entry, "due", due);
    report_entry_set(entry, "due_last", c->due_last);
    if (story->timeliness != TIMELINESS_NONE)
        report_entry_set(entry, "timeliness", story_timeliness_label(story->timeliness));
    if (tell(report, entry, story, item, error))
        return entry;
    report_entry_free(entry);
    return NULL;
}
