/* moved.c owns what may be printed of the difference between two wordings.
 * It must not know how differences are proposed, nor any format. */
#include "core/report/moved.h"

#include "core/lineage/lineage.h"
#include "core/lineage/silence.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/report/entry.h"
#include "core/report/phrase.h"

#include <stdlib.h>
#include <string.h>

gboolean moved_can_be_silent(const struct report *report, const struct story *story,
                             const struct meeting *meeting)
{
    g_autoptr(GPtrArray) stated = g_ptr_array_new();
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (silence_is_statement(told->wording))
            g_ptr_array_add(stated, told->meeting);
    }
    return silence_is_of_kind(story->commitment->kind) &&
           silence_at(meeting, report->texts.read, stated) == SILENCE_ABSENT;
}

static enum moved by_token(const char *difference)
{
    static const struct {
        const char *token;
        enum moved moved;
    } tokens[] = {
        {"first-held", MOVED_FIRST}, {"repeated", MOVED_REPEATED},    {"stronger", MOVED_STRONGER},
        {"weaker", MOVED_WEAKER},    {"narrower", MOVED_NARROWER},    {"wider", MOVED_WIDER},
        {"due-moved", MOVED_DUE},    {"not-mentioned", MOVED_SILENT},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(tokens); i++)
        if (strcmp(tokens[i].token, difference) == 0)
            return tokens[i].moved;
    return MOVED_UNCONFIRMED;
}

enum moved moved_of(const struct report *report, const struct story *story,
                    const struct story_wording *told)
{
    const struct story_wording *earliest = story_earliest(story);
    if (strcmp(told->wording->role, "record") != 0)
        return MOVED_NOT_SAID;
    if (earliest == NULL || told->meeting->id == earliest->meeting->id)
        return MOVED_FIRST;
    if (!told->wording->confirmed)
        return MOVED_UNCONFIRMED;
    enum moved moved = by_token(told->wording->difference);
    if (moved == MOVED_FIRST) /* an older text has come to light since that was confirmed */
        return MOVED_UNCONFIRMED;
    if (moved == MOVED_SILENT && !moved_can_be_silent(report, story, told->meeting))
        return MOVED_UNKNOWN;
    return moved;
}

const char *moved_words(enum moved moved)
{
    static const char *const words[N_MOVED] = {
        [MOVED_NOT_SAID] = "",
        [MOVED_FIRST] = "",
        [MOVED_REPEATED] = N_("says the same again"),
        [MOVED_STRONGER] = N_("stronger than the wording before"),
        [MOVED_WEAKER] = N_("weaker than the wording before"),
        [MOVED_NARROWER] = N_("narrower than the wording before"),
        [MOVED_WIDER] = N_("wider than the wording before"),
        [MOVED_DUE] = N_("the same promise for another period"),
        [MOVED_SILENT] = N_("not mentioned in the full official text"),
        [MOVED_UNKNOWN] = N_("whether it was mentioned is not known: no full official text of "
                             "this level is held"),
        [MOVED_UNCONFIRMED] = N_("how it differs from the wording before is still to be confirmed"),
    };
    return *words[moved] != '\0' ? _(words[moved]) : "";
}

/* "30 months", "12 days". */
static char *span_words(const char *from, const char *to)
{
    int months = abs(difference_months(from, to));
    return months > 0 ? phrase_count(months, _("month"), _("months"))
                      : phrase_count(abs(day_diff(from, to)), _("day"), _("days"));
}

char *moved_due(const struct wording *before, const struct wording *after)
{
    g_autofree char *first = NULL, *from = NULL, *to = NULL;
    if (!edtf_days(before->due_edtf, &first, &from))
        return g_strdup("");
    g_clear_pointer(&first, g_free);
    if (!edtf_days(after->due_edtf, &first, &to) || *from == '\0' || *to == '\0' ||
        strcmp(from, to) == 0)
        return g_strdup("");
    g_autofree char *span = span_words(from, to);
    g_autofree char *from_words = day_words(from), *to_words = day_words(to);
    return g_strdup_printf(strcmp(from, to) < 0 ? _("due by %s instead of %s, %s later")
                                                : _("due by %s instead of %s, %s earlier"),
                           to_words, from_words, span);
}

void moved_add_words(struct report_text *text, const struct diff *words)
{
    static const enum report_style styles[] = {
        [DIFF_SAME] = REPORT_WORDS, [DIFF_REMOVED] = REPORT_REMOVED, [DIFF_ADDED] = REPORT_ADDED};
    for (guint i = 0; i < words->runs->len; i++) {
        const struct diff_run *run = &g_array_index(words->runs, struct diff_run, i);
        gboolean replaces = i > 0 && run->op == DIFF_ADDED &&
                            g_array_index(words->runs, struct diff_run, i - 1).op == DIFF_REMOVED;
        if (i > 0 && (run->is_apart || replaces))
            report_text_add(text, " ");
        report_text_style(text, styles[run->op], run->text);
    }
}

static void add_moved(struct report_text *text, const struct meeting *meeting, enum moved moved,
                      const char *due)
{
    const char *words = moved_words(moved);
    g_autofree char *where = phrase_meeting(meeting);
    if (*words != '\0')
        report_text_addf(text, "%s%s: %s%s%s", report_text_is_empty(text) ? "" : "; ", where, words,
                         *due != '\0' ? ", " : "", due);
}

/* The move of the period from the wording that it was compared with, once a difference is
 * confirmed. */
static char *confirmed_due(const struct story *story, guint at, enum moved moved)
{
    const struct story_wording *told = story->wordings->pdata[at];
    const struct story_wording *before = lineage_base(story, at);
    gboolean is_said = moved != MOVED_NOT_SAID && moved != MOVED_FIRST &&
                       moved != MOVED_UNCONFIRMED && moved != MOVED_SILENT &&
                       moved != MOVED_UNKNOWN;
    return is_said && before != NULL ? moved_due(before->wording, told->wording) : g_strdup("");
}

struct report_text *entry_moved(struct report *report, const struct story *story)
{
    struct report_text *text = report_text_new();
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        enum moved moved = moved_of(report, story, told);
        g_autofree char *due = confirmed_due(story, i, moved);
        add_moved(text, told->meeting, moved, due);
    }
    for (guint i = 0; i < story->reviews->len; i++) {
        const struct meeting *meeting =
            ((const struct story_review *)story->reviews->pdata[i])->meeting;
        if (story_is_found_silent(story, meeting->id) &&
            moved_can_be_silent(report, story, meeting))
            add_moved(text, meeting, MOVED_SILENT, "");
    }
    if (!report_text_is_empty(text))
        report_text_add(text, ".");
    return text;
}
