/* worklog.c owns what analysts decided otherwise than was entered or proposed.
 * It must not know any format, nor show what the story does not hold. */
#include "core/reports/worklog.h"

#include "core/lineage/difference.h"
#include "core/lineage/lineage.h"
#include "core/period/day.h"
#include "core/report/phrase.h"
#include "core/report/view.h"

#include <string.h>

enum { KEY_WIDTH = 11, DAY_WIDTH = 17 };

struct correction {
    const char *at; /* the moment it was recorded */
    const char *key, *author, *before, *after;
};

struct contradiction {
    const char *key, *meeting, *confirmed, *proposed;
};

struct dismissed {
    const char *key, *meeting, *what;
};

struct worklog {
    GStringChunk *texts;
    GArray *corrections, *contradictions, *dismissed;
    guint confirmed; /* differences, in all */
};

struct worklog *worklog_new(void)
{
    struct worklog *log = g_new0(struct worklog, 1);
    log->texts = g_string_chunk_new(1 << 12);
    log->corrections = g_array_new(FALSE, FALSE, sizeof(struct correction));
    log->contradictions = g_array_new(FALSE, FALSE, sizeof(struct contradiction));
    log->dismissed = g_array_new(FALSE, FALSE, sizeof(struct dismissed));
    return log;
}

void worklog_free(struct worklog *log)
{
    if (log == NULL)
        return;
    g_array_unref(log->corrections);
    g_array_unref(log->contradictions);
    g_array_unref(log->dismissed);
    g_string_chunk_free(log->texts);
    g_free(log);
}

static const char *keep(struct worklog *log, const char *text)
{
    return g_string_chunk_insert_const(log->texts, text);
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

/* "Norway: fulfilled on 2 May 2021. The law was published." */
static char *entry_words(const struct report *report, const struct story_update *told)
{
    const struct update *update = told->update;
    g_autofree char *status = strcmp(update->kind, "status") == 0
                                  ? phrase_status(report, update->status_to, update->effective_on)
                                  : phrase_capital(words_label(WORDS_UPDATE_KIND, update->kind));
    g_autofree char *note = phrase_stop(update->note);
    return g_strdup_printf("%s%s%s%s%s", told->party, *told->party != '\0' ? ": " : "", status,
                           *note != '\0' ? ". " : "", note);
}

/* Where what it corrects may not be shown, that there was something is not told either. */
static void add_correction(struct worklog *log, const struct report *report,
                           const struct story *story, const struct story_update *told)
{
    const struct story_update *corrected = update_of(story, told->update->corrects_id);
    if (corrected == NULL)
        return;
    g_autofree char *before = entry_words(report, corrected);
    g_autofree char *after = entry_words(report, told);
    struct correction row = {.at = keep(log, told->update->recorded_at),
                             .key = keep(log, story->commitment->key),
                             .author = keep(log, told->update->author),
                             .before = keep(log, before),
                             .after = keep(log, after)};
    g_array_append_val(log->corrections, row);
}

static gboolean is_judged(const struct wording *wording)
{
    return wording->confirmed && strcmp(wording->role, "record") == 0 &&
           strcmp(wording->difference, "first-held") != 0 &&
           strcmp(wording->difference, "not-mentioned") != 0;
}

static const char *coverage_of(const struct story_wording *told)
{
    return told->document != NULL ? told->document->coverage : "";
}

static void add_difference(struct worklog *log, const struct story *story, guint at)
{
    const struct story_wording *told = story->wordings->pdata[at];
    const struct story_wording *base = is_judged(told->wording) ? lineage_base(story, at) : NULL;
    if (base == NULL)
        return;
    const struct difference_side before = {base->wording, base->meeting, coverage_of(base)};
    const struct difference_side after = {told->wording, told->meeting, coverage_of(told)};
    struct diff *words = diff_words(base->wording->exact, told->wording->exact);
    struct difference *proposal = difference_propose(&before, &after, words);
    log->confirmed++;
    if (strcmp(proposal->main, told->wording->difference) != 0) {
        g_autofree char *meeting = phrase_meeting(told->meeting);
        struct contradiction row = {.key = keep(log, story->commitment->key),
                                    .meeting = keep(log, meeting),
                                    .confirmed =
                                        words_label(WORDS_DIFFERENCE, told->wording->difference),
                                    .proposed = words_label(WORDS_DIFFERENCE, proposal->main)};
        row.confirmed = keep(log, row.confirmed);
        row.proposed = keep(log, row.proposed);
        g_array_append_val(log->contradictions, row);
    }
    difference_free(proposal);
    diff_free(words);
}

static const char *proposal_words(const char *what)
{
    static const struct {
        const char *what, *words;
    } rows[] = {
        {"fulfilled", N_("fulfilled by a meeting that was held")},
        {"held-elsewhere", N_("the promised meeting was held elsewhere")},
        {"resolves", N_("due when the next meeting was held")},
        {"relaunch", N_("begun again what had been begun before")},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].what, what) == 0)
            return _(rows[i].words);
    return what;
}

static gboolean add_dismissed(struct worklog *log, const struct report *report,
                              const struct story *story, const struct dismissal *row,
                              GError **error)
{
    GError *failed = NULL;
    owned(meeting) meeting =
        row->meeting_id != 0 ? meeting_by_id(report->session->db, row->meeting_id, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (meeting != NULL && !report->is_internal && !view_is_public(meeting->visibility))
        return TRUE;
    g_autofree char *name = meeting != NULL ? phrase_meeting(meeting) : g_strdup("");
    struct dismissed entry = {.key = keep(log, story->commitment->key),
                              .meeting = keep(log, name),
                              .what = keep(log, proposal_words(row->what))};
    g_array_append_val(log->dismissed, entry);
    return TRUE;
}

gboolean worklog_add(struct worklog *log, struct report *report, const struct story *story,
                     GError **error)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        if (told->update->corrects_id != 0)
            add_correction(log, report, story, told);
    }
    for (guint i = 0; i < story->wordings->len; i++)
        add_difference(log, story, i);
    g_autoptr(GPtrArray) rows =
        dismissal_of_commitment(report->session->db, story->commitment->id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++)
        if (!add_dismissed(log, report, story, rows->pdata[i], error))
            return FALSE;
    return rows != NULL;
}

static const struct report_table_column difference_columns[] = {
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "meeting", .label = N_("Meeting")},
    {.name = "proposed", .label = N_("Proposed"), .width = 14},
    {.name = "confirmed", .label = N_("Confirmed"), .width = 14},
};

void worklog_tell_differences(struct worklog *log, struct report *report)
{
    const struct report_table table = {
        .name = "difference", .columns = difference_columns, .n = G_N_ELEMENTS(difference_columns)};
    if (log->confirmed == 0) {
        report_say(report, _("No difference between two wordings has been confirmed yet."));
        return;
    }
    report_say(report,
               _("Differences between wordings that were confirmed: %u, of these %u otherwise than "
                 "was proposed."),
               log->confirmed, log->contradictions->len);
    if (log->contradictions->len == 0)
        return;
    report_table_begin(report, &table);
    for (guint i = 0; i < log->contradictions->len; i++) {
        const struct contradiction *row =
            &g_array_index(log->contradictions, struct contradiction, i);
        report_table_say(
            report, &table,
            (const char *const[]){row->key, row->meeting, row->proposed, row->confirmed});
    }
    report_table_end(report, &table, NULL, "");
}

static const struct report_table_column dismissed_columns[] = {
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "dismissed", .label = N_("Not taken")},
    {.name = "meeting", .label = N_("Meeting")},
};

void worklog_tell_dismissed(struct worklog *log, struct report *report)
{
    const struct report_table table = {
        .name = "dismissed", .columns = dismissed_columns, .n = G_N_ELEMENTS(dismissed_columns)};
    if (log->dismissed->len == 0)
        return;
    report_say(report,
               _("What promises proposed of themselves, from the meetings held, and an analyst did "
                 "not take:"));
    report_table_begin(report, &table);
    for (guint i = 0; i < log->dismissed->len; i++) {
        const struct dismissed *row = &g_array_index(log->dismissed, struct dismissed, i);
        report_table_say(report, &table, (const char *const[]){row->key, row->what, row->meeting});
    }
    report_table_end(report, &table, NULL, "");
}

static const struct report_table_column correction_columns[] = {
    {.name = "corrected_on", .label = N_("Corrected on"), .width = DAY_WIDTH},
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "before", .label = N_("It said")},
    {.name = "after", .label = N_("It says now")},
    {.name = "corrected_by", .label = N_("By"), .width = 10},
};

static int by_moment(gconstpointer a, gconstpointer b)
{
    const struct correction *x = a, *y = b;
    return strcmp(x->at, y->at);
}

static void put_correction(struct report *report, const struct report_table *table,
                           const struct correction *row)
{
    g_autofree char *day = day_of_moment(row->at);
    report_table_put(report, table,
                     (struct report_text *[]){report_day_text(day, ""), report_text_of(row->key),
                                              report_text_of(row->before),
                                              report_text_of(row->after),
                                              report_text_of(row->author)});
}

void worklog_tell_corrections(struct worklog *log, struct report *report)
{
    const struct report_table table = {
        .name = "correction", .columns = correction_columns, .n = G_N_ELEMENTS(correction_columns)};
    report_heading(report, 1, "correction", _("Corrections"));
    report_say(report,
               _("An entry is never changed or taken out: a correction is an entry of its own "
                 "that names the one it corrects, and both stay."));
    if (log->corrections->len == 0) {
        report_say(report, _("There is none."));
        return;
    }
    g_array_sort(log->corrections, by_moment); /* which leaves equals in their order */
    report_table_begin(report, &table);
    for (guint i = 0; i < log->corrections->len; i++)
        put_correction(report, &table, &g_array_index(log->corrections, struct correction, i));
    report_table_end(report, &table, NULL, _("The days are those of recording (UTC)."));
}
