/* lineage_update.c owns how the entries on one commitment are told, corrected ones among them.
 * It must not know its wordings, nor any format. */
#include "core/reports/lineage_update.h"

#include "core/period/day.h"
#include "core/report/cite.h"
#include "core/report/entry.h"
#include "core/report/phrase.h"
#include "core/report/view.h"

#include <string.h>

static char *heading_of(const struct report *report, const struct story_update *told)
{
    const struct update *update = told->update;
    g_autofree char *day = view_update_day(update);
    g_autofree char *words = day_words(day);
    g_autofree char *party = *told->party != '\0' ? phrase_party(told->party) : NULL;
    g_autofree char *what =
        strcmp(update->kind, "status") == 0
            ? phrase_capital(session_status_label(report->session, update->status_to))
        : strcmp(update->kind, "checked") == 0 ? g_strdup(_("Checked, no change"))
                                               : g_strdup(_("Note"));
    return party != NULL ? g_strdup_printf(_("%s: %s, of %s"), words, what, party)
                         : g_strdup_printf("%s: %s", words, what);
}

static const struct update *by_id(const struct story *story, gint64 id)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        if (told->update->id == id)
            return told->update;
    }
    return NULL;
}

static void add_correction(struct report *report, struct report_entry *entry,
                           const struct story *story, const struct story_update *told)
{
    const struct update *by = told->corrected_by != 0 ? by_id(story, told->corrected_by) : NULL;
    const struct update *of =
        told->update->corrects_id != 0 ? by_id(story, told->update->corrects_id) : NULL;
    if (told->corrected_by != 0) {
        g_autofree char *other = by != NULL ? phrase_update(report, by) : NULL;
        struct report_text *text = report_entry_line(entry, _("Corrected"))->text;
        if (other != NULL)
            report_text_addf(text, _("this was wrong, and was corrected to: %s."), other);
        else
            report_text_add(text, _("this was found to be wrong, and does not hold."));
        report_entry_set(entry, "corrected", other != NULL ? other : _("found to be wrong"));
    }
    if (of != NULL) {
        g_autofree char *other = phrase_update(report, of);
        report_text_addf(report_entry_line(entry, _("Corrects"))->text,
                         _("the earlier entry: %s. It was wrong."), other);
    }
}

static void add_entered(struct report *report, struct report_entry *entry,
                        const struct story_update *told)
{
    g_autofree char *day = day_of_moment(told->update->recorded_at);
    g_autofree char *words = day_words(day);
    g_autofree char *note = phrase_stop(told->update->note);
    g_autofree char *sources = cite_numbers(report, told);
    struct report_text *text = report_entry_line(entry, _("Source"))->text;
    if (!cite_update(report, told, text))
        report_text_add(text, _("none is cited here †"));
    if (*note != '\0')
        report_text_add(report_entry_line(entry, _("Note"))->text, note);
    report_text_addf(report_entry_line(entry, _("Entered"))->text, _("%s, by %s."), words,
                     told->update->author);
    report_entry_set(entry, "recorded_on", day);
    report_entry_set(entry, "status_by", told->update->author);
    report_entry_set(entry, "status_note", told->update->note);
    report_entry_set(entry, "status_sources", sources);
}

static void put_update(struct report *report, const struct story *story,
                       const struct story_update *told)
{
    g_autofree char *heading = heading_of(report, told);
    g_autofree char *day = view_update_day(told->update);
    struct report_entry *entry = report_entry_new("", heading);
    report_entry_set(entry, "title", heading);
    report_entry_set(entry, "status_on", day);
    report_entry_set(entry, "about_party", told->party);
    if (*told->update->status_to != '\0')
        report_entry_set(entry, "status",
                         session_status_label(report->session, told->update->status_to));
    add_entered(report, entry, told);
    add_correction(report, entry, story, told);
    report_entry_put(report, entry);
    report_entry_free(entry);
}

void lineage_put_updates(struct report *report, const struct story *story)
{
    if (strcmp(story->commitment->status_class, "none") == 0)
        return;
    report_heading(report, 1, "update", _("What was entered about it, and on what grounds"));
    if (story->updates->len == 0)
        report_say(report, _("Nothing: nobody has researched it yet."));
    for (guint i = 0; i < story->updates->len; i++)
        put_update(report, story, story->updates->pdata[i]);
}
