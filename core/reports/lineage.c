/* lineage.c owns the report on one commitment from meeting to meeting: each wording against the one
 * before, silence, every entry. It must not know how differences are found, nor any format. */
#include "core/lineage/lineage.h"

#include "core/report/cite.h"
#include "core/report/entry.h"
#include "core/report/frame.h"
#include "core/reports/lineage_update.h"
#include "core/report/moved.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"
#include "core/report/select.h"
#include "core/story/matrix.h"

#include <string.h>

static const struct report_column columns[] = {
    ENTRY_COLUMNS,
    {"meeting", FALSE},
    {"meeting_date", FALSE},
    {"level", FALSE},
    {"stated", FALSE},
    {"difference", FALSE},
    {"compared_with", FALSE},
    {"words_changed", FALSE},
    LINEAGE_UPDATE_COLUMNS,
};

static void set_meeting(struct report_entry *entry, const struct meeting *meeting)
{
    g_autofree char *words = phrase_meeting(meeting);
    report_entry_set(entry, "meeting", words);
    report_entry_set(entry, "meeting_date", meeting->date_first);
    report_entry_set(entry, "level", words_label(WORDS_LEVEL, meeting->level));
}

static struct report_entry *meeting_entry(const struct meeting *meeting)
{
    g_autofree char *words = phrase_meeting(meeting);
    struct report_entry *entry = report_entry_new("", words);
    set_meeting(entry, meeting);
    return entry;
}

/* What may be said of how the wording differs. */
static char *difference_words(struct report *report, const struct story *story,
                              const struct lineage_step *step)
{
    if (step->before == NULL)
        return g_strdup(step->told->wording->again
                            ? _("the earliest text held; it speaks of an earlier promise itself")
                            : _("the earliest text held"));
    enum moved moved = moved_of(report, story, step->told);
    g_autofree char *due = *step->confirmed != '\0'
                               ? moved_due(step->before->wording, step->told->wording)
                               : g_strdup("");
    return g_strdup_printf("%s%s%s", moved_words(moved), *due != '\0' ? ", " : "", due);
}

static void add_changes(struct report_entry *entry, const struct lineage_step *step)
{
    g_autofree char *where = phrase_meeting(step->before->meeting);
    report_entry_set(entry, "compared_with", where);
    struct report_line *line = report_entry_line(entry, _("Changed"));
    if (diff_is_same(step->words)) {
        report_text_addf(line->text, _("no word, compared with %s."), where);
        return;
    }
    if (step->words->same == 0) {
        report_text_addf(line->text, _("every word, compared with %s."), where);
        return;
    }
    report_text_addf(line->text, _("compared with %s:"), where);
    line->words = report_text_new();
    moved_add_words(line->words, step->words);
    g_autofree char *marked = report_text_flat(line->words, " ");
    report_entry_set(entry, "words_changed", marked);
}

static void add_passages(struct report *report, struct report_entry *entry,
                         const struct story *story, const struct story_wording *told)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *other = story->wordings->pdata[i];
        if (other->meeting->id == told->meeting->id && strcmp(other->wording->role, "also") == 0)
            entry_add_words(report, entry, _("Also there"), story, other);
    }
}

static void put_stated(struct report *report, const struct story *story,
                       const struct lineage_step *step)
{
    struct report_entry *entry = meeting_entry(step->meeting);
    g_autofree char *difference = difference_words(report, story, step);
    g_autofree char *begun = phrase_capital(difference);
    owned_text cite = report_text_new();
    cite_wording(report, step->told, cite);
    g_autofree char *source = cite_reference(cite);
    entry_add_words(report, entry, _("Words"), story, step->told);
    report_entry_set(entry, "stated", _("stated"));
    report_entry_set(entry, "words", step->told->wording->exact);
    report_entry_set(entry, "words_voice", phrase_voice(report, step->told->wording));
    report_entry_set(entry, "words_source", source);
    report_entry_set(entry, "difference", difference);
    add_passages(report, entry, story, step->told);
    report_text_addf(report_entry_line(entry, _("Difference"))->text, "%s.", begun);
    if (step->before != NULL)
        add_changes(entry, step);
    report_entry_put(report, entry);
    report_entry_free(entry);
}

static gboolean put_absent(struct report *report, const struct lineage_step *step, GError **error)
{
    struct report_entry *entry = meeting_entry(step->meeting);
    gboolean is_confirmed = *step->confirmed != '\0';
    struct report_text *text = report_entry_line(entry, _("Words"))->text;
    report_text_add(text, is_confirmed
                              ? _("none: not mentioned in the full official text")
                              : _("none is recorded from the full official text; that it does not "
                                  "mention the commitment is still to be confirmed"));
    report_entry_set(entry, "stated", is_confirmed ? _("not mentioned") : _("to be confirmed"));
    gboolean is_fine = cite_full_texts(report, step->meeting->id, text, error);
    report_text_add(text, ".");
    if (is_fine)
        report_entry_put(report, entry);
    report_entry_free(entry);
    return is_fine;
}

/* Meetings one after another of which nobody can tell, as one; how many they are. */
static guint put_unknown(struct report *report, const struct lineage *lineage, guint from)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    guint n = 0;
    for (; from + n < lineage->steps->len; n++) {
        const struct lineage_step *step = lineage->steps->pdata[from + n];
        if (step->kind != LINEAGE_UNKNOWN)
            break;
        g_ptr_array_add(names, phrase_meeting(step->meeting));
    }
    if (n == 0)
        return 0;
    const struct lineage_step *first = lineage->steps->pdata[from];
    g_autofree char *list = phrase_list(names);
    struct report_entry *entry = report_entry_new("", list);
    set_meeting(entry, first->meeting);
    report_entry_set(entry, "meeting", list);
    report_entry_set(entry, "stated", _("not known"));
    report_text_add(report_entry_line(entry, _("Words"))->text,
                    _("not known: no full official text has been read, so nothing can be said of "
                      "whether the commitment was mentioned."));
    report_entry_put(report, entry);
    report_entry_free(entry);
    return n;
}

static gboolean has_changes(const struct lineage *lineage)
{
    for (guint i = 0; i < lineage->steps->len; i++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        if (step->words != NULL && !diff_is_same(step->words))
            return TRUE;
    }
    return FALSE;
}

static gboolean put_steps(struct report *report, const struct story *story,
                          const struct lineage *lineage, GError **error)
{
    report_heading(report, 1, "wording", _("What was said, meeting by meeting"));
    if (lineage->steps->len == 0)
        report_say(report, _("No wording is held."));
    else if (has_changes(lineage))
        report_say(report, _("Each wording is set against the one it is compared with; words that "
                             "were taken away and words that were added are marked."));
    for (guint i = 0; i < lineage->steps->len;) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        guint unknown = put_unknown(report, lineage, i);
        if (unknown == 0 && step->kind == LINEAGE_STATED)
            put_stated(report, story, step);
        else if (unknown == 0 && !put_absent(report, step, error))
            return FALSE;
        i += MAX(unknown, 1);
    }
    return TRUE;
}

/* “–” is a finding as well: only a confirmed silence has it. */
static enum matrix_cell cell_of(const struct lineage_step *step)
{
    if (step->kind == LINEAGE_STATED)
        return MATRIX_STATED;
    return step->kind == LINEAGE_ABSENT && *step->confirmed != '\0' ? MATRIX_ABSENT
                                                                    : MATRIX_UNKNOWN;
}

static void add_alternative(GString *words, const GPtrArray *meetings, const char *format)
{
    g_autofree char *list = phrase_list(meetings);
    if (meetings->len == 0)
        return;
    g_string_append(words, words->len > 0 ? " " : "");
    g_string_append_printf(words, "%s %s.", format, list);
}

/* What the signs stand for, each with its meetings. */
static char *alternative(const struct lineage *lineage, char *const *series)
{
    static const struct {
        enum lineage_kind kind;
        gboolean is_confirmed;
        const char *words;
    } kinds[] = {
        {LINEAGE_STATED, TRUE, N_("● Stated in")},
        {LINEAGE_ABSENT, TRUE, N_("– Not mentioned in the full official text of")},
        {LINEAGE_ABSENT, FALSE, N_("? No wording is recorded, and no silence confirmed, of")},
        {LINEAGE_UNKNOWN, TRUE, N_("? Not known whether mentioned in")},
    };
    GString *words = g_string_new(NULL);
    for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++) {
        g_autoptr(GPtrArray) meetings = g_ptr_array_new();
        for (guint i = 0; i < lineage->steps->len; i++) {
            const struct lineage_step *step = lineage->steps->pdata[i];
            gboolean is_open = step->kind == LINEAGE_ABSENT && *step->confirmed == '\0';
            if (step->kind == kinds[k].kind && is_open == !kinds[k].is_confirmed)
                g_ptr_array_add(meetings, series[i]);
        }
        add_alternative(words, meetings, _(kinds[k].words));
    }
    return g_string_free(words, FALSE);
}

static void put_strip(struct report *report, const struct story *story,
                      const struct lineage *lineage)
{
    guint n = lineage->steps->len;
    if (n < 2)
        return;
    g_auto(GStrv) series = g_new0(char *, n + 1);
    g_autofree const char **marks = g_new0(const char *, n);
    for (guint i = 0; i < n; i++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        series[i] = phrase_meeting(step->meeting);
        marks[i] = matrix_mark(cell_of(step), FALSE);
    }
    g_autofree char *words = alternative(lineage, series);
    const struct report_figure_row row = {.label = story->commitment->key, .marks = marks};
    report_figure(report, &(struct report_figure){.kind = FIGURE_STRIP,
                                                  .name = "strip",
                                                  .title = _("From meeting to meeting"),
                                                  .alternative = words,
                                                  .series = (const char *const *)series,
                                                  .n_series = n,
                                                  .rows = &row,
                                                  .n = 1});
    report_say(report, _("● stated; – not mentioned in the full official text, as an analyst has "
                         "confirmed; ? not known, or still to be confirmed."));
}

static void say_summary(struct report *report, const struct lineage *lineage)
{
    g_autofree char *findings = lineage_findings(lineage);
    g_autofree char *begun = phrase_capital(findings);
    owned_text text = report_text_new();
    if (*begun != '\0')
        report_text_addf(text, _("Confirmed by analysts: %s."), findings);
    if (lineage->open > 0)
        report_text_addf(text,
                         lineage->open == 1
                             ? _("%sFor %u meeting it is still to be confirmed what moved.")
                             : _("%sFor %u meetings it is still to be confirmed what moved."),
                         *begun != '\0' ? " " : "", lineage->open);
    report_paragraph(report, text);
}

static gboolean put(struct report *report, const struct story *story, const struct tally *tally,
                    const struct lineage *lineage, GError **error)
{
    g_autofree char *title =
        g_strdup_printf(_("From meeting to meeting: %s"), story->commitment->title);
    if (!frame_begin(report, tally, title, error))
        return FALSE;
    report_heading(report, 1, "commitment", _("The commitment and where it stands"));
    struct report_entry *entry = entry_of_standing(report, story);
    report_entry_put(report, entry);
    report_entry_free(entry);
    say_summary(report, lineage);
    put_strip(report, story, lineage);
    if (!put_steps(report, story, lineage, error))
        return FALSE;
    lineage_put_updates(report, story);
    frame_limits(report, tally);
    return cite_list(report, error) && frame_end(report, tally, error);
}

/* Found by the filter too, if there is one. */
static gboolean check_selected(struct report *report, const struct story *story, GError **error)
{
    GError *failed = NULL;
    gboolean takes = FALSE;
    owned(listing_row) row = listing_find(report->listing, story->commitment->id, NULL, &failed);
    if (row != NULL && !selection_takes(report->selection, story, &takes, &failed))
        takes = FALSE;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return takes || heldto_refuse(error, HELDTO_ERROR_NOTHING,
                                  _("the commitment is not among those that the filter finds"));
}

static gboolean build_of(struct report *report, const struct story *story, GError **error)
{
    g_autofree char *about = g_strdup_printf(_("one commitment, %s"), story->commitment->key);
    owned_lineage lineage = report->is_internal ? lineage_new(report->session, story, error)
                                                : lineage_new_public(report->session, story, error);
    if (lineage == NULL)
        return FALSE;
    struct tally *tally = tally_new(report->session);
    tally_add(tally, report, story, "");
    report->about = about;
    gboolean is_fine = put(report, story, tally, lineage, error);
    report->about = NULL;
    tally_free(tally);
    return is_fine;
}

static gboolean build(struct report *report, GError **error)
{
    GError *failed = NULL;
    owned_story story = report_story(report, report->commitment_id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (story == NULL)
        return heldto_refuse(error, HELDTO_ERROR_NOTHING,
                             _("the commitment is internal; say --for internal to report on it"));
    return report_step(report, error) && check_selected(report, story, error) &&
           build_of(report, story, error);
}

const struct report_row report_lineage = {
    .name = "lineage",
    .title = N_("From meeting to meeting"),
    .help = N_("one commitment's whole story: every wording, what changed in it, every entry"),
    .params = 1u << REPORT_KEY,
    .needs = 1u << REPORT_KEY,
    .subject = REPORT_KEY,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
