/* lineage_lines.c owns how wordings read on the screen, each against the one before it.
 * It must not know how they are compared: core/lineage/lineage.h does. */
#include "tui/lineage_lines.h"

#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "tui/keys.h"
#include "tui/story_lines.h"
#include "tui/styled.h"

#include <string.h>

enum { INDENT = 2, INNER = 4 };

static void add_shown(struct pager *pager, int indent, enum style style, const char *stored)
{
    g_autofree char *shown = text_show(stored, -1);
    if (*shown != '\0')
        pager_wrapped(pager, indent, style, shown);
}

/* "Brussels, 20–21 June 2024 · own summary · committed, again" */
static void add_head(struct pager *pager, const struct story_wording *told)
{
    const struct wording *w = told->wording;
    g_autofree char *meeting = names_meeting_words(told->meeting);
    GString *head = g_string_new(meeting);
    g_string_append_printf(head, " · %s", words_label(WORDS_VOICE, w->voice));
    if (*w->force != '\0')
        g_string_append_printf(head, " · %s%s", words_label(WORDS_FORCE, w->force),
                               w->again ? _(", again") : "");
    if (strcmp(w->role, "also") == 0)
        g_string_append_printf(head, " · %s", words_label(WORDS_PASSAGE, w->role));
    g_autofree char *text = g_string_free(head, FALSE);
    add_shown(pager, INDENT, STYLE_LABEL, text);
}

/* What is confirmed stands as it is; what is only proposed has a question mark and says so. */
static void add_difference(struct pager *pager, const struct lineage_step *step)
{
    g_autofree char *words = lineage_step_words(step);
    if (*words == '\0')
        return;
    if (*step->confirmed != '\0') {
        add_shown(pager, INNER, step->before != NULL ? STYLE_STRONG : STYLE_DIM, words);
        return;
    }
    g_autofree char *line = g_strdup_printf(_("? %s · %s confirms, %s says otherwise"), words,
                                            keys_for(PLACE_COMMITMENT, "confirm"),
                                            keys_for(PLACE_COMMITMENT, "differs"));
    add_shown(pager, INNER, STYLE_UNKNOWN, line);
    if (step->reason != NULL)
        add_shown(pager, INNER + 2, STYLE_DIM, step->reason);
}

/* Where hardly a word is the same, marks would only hide the words. */
static gboolean is_marked_up(const struct diff *diff)
{
    return diff != NULL && !diff_is_same(diff) && diff->same * 3 >= diff->removed + diff->added;
}

/* Colour is never the only sign: brackets stand around what changed, as in the text of reports. */
static void add_run(struct styled *styled, const struct diff_run *run)
{
    static const struct {
        const char *begin, *end;
        enum style style;
    } signs[] = {
        [DIFF_SAME] = {"", "", STYLE_QUOTE},
        [DIFF_REMOVED] = {"[-", "-]", STYLE_REMOVED},
        [DIFF_ADDED] = {"{+", "+}", STYLE_ADDED},
    };
    g_autofree char *shown = text_show(run->text, -1);
    g_autofree char *marked = g_strconcat(signs[run->op].begin, shown, signs[run->op].end, NULL);
    if (run->is_apart && !styled_is_empty(styled))
        styled_add(styled, STYLE_QUOTE, " ");
    styled_add(styled, signs[run->op].style, marked);
}

static void add_words(struct pager *pager, const struct story_wording *told,
                      const struct lineage_step *step)
{
    const struct diff *diff = step != NULL ? step->words : NULL;
    if (!is_marked_up(diff)) {
        g_autofree char *words = story_wording_words(told->wording);
        pager_wrapped(pager, INNER, STYLE_QUOTE, words);
        return;
    }
    owned_styled styled = styled_new();
    for (guint i = 0; i < diff->runs->len; i++)
        add_run(styled, &g_array_index(diff->runs, struct diff_run, i));
    styled_to_pager(styled, pager, INNER, STYLE_PLAIN, NULL);
}

static void add_document(struct pager *pager, const struct story_wording *told)
{
    if (told->document == NULL) {
        pager_wrapped(pager, INNER, STYLE_DIM, _("no text of it is held"));
        return;
    }
    g_autofree char *from = g_strdup_printf("%s · %s", told->document->title,
                                            words_label(WORDS_COVERAGE, told->document->coverage));
    add_shown(pager, INNER, STYLE_DIM, from);
}

void lineage_lines_wording(struct pager *pager, const struct story_wording *told,
                           const struct lineage_step *step)
{
    pager_stop(pager, STORY_STOP_WORDING, told->wording->id);
    add_head(pager, told);
    if (step != NULL)
        add_difference(pager, step);
    add_words(pager, told, step);
    add_document(pager, told);
    add_shown(pager, INNER, STYLE_DIM, told->wording->note);
}

/* A meeting that did not mention it, or of which that is not known. */
static void add_silence(struct pager *pager, const struct lineage_step *step)
{
    g_autofree char *meeting = names_meeting_words(step->meeting);
    g_autofree char *words = lineage_step_words(step);
    const gboolean is_confirmed = step->kind == LINEAGE_ABSENT && *step->confirmed != '\0';
    const gboolean is_known = step->kind != LINEAGE_UNKNOWN;
    g_autofree char *hint =
        is_known && !is_confirmed
            ? g_strdup_printf(_(" · %s confirms"), keys_for(PLACE_COMMITMENT, "confirm"))
            : g_strdup("");
    g_autofree char *line =
        g_strdup_printf("%s · %s%s%s%s", meeting, is_known && !is_confirmed ? "? " : "", words,
                        hint, is_known ? "" : _(" no full text has been read: not known"));
    pager_stop(pager, STORY_STOP_MEETING, step->meeting->id);
    add_shown(pager, INDENT, is_confirmed ? STYLE_STRONG : STYLE_UNKNOWN, line);
    if (!is_confirmed && step->reason != NULL)
        add_shown(pager, INNER, STYLE_DIM, step->reason);
}

static void add_step(struct pager *pager, const struct story *story,
                     const struct lineage_step *step)
{
    if (step->told == NULL) {
        add_silence(pager, step);
        return;
    }
    lineage_lines_wording(pager, step->told, step);
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told != step->told && told->meeting->id == step->meeting->id)
            lineage_lines_wording(pager, told, NULL);
    }
}

void lineage_lines(struct pager *pager, const struct story *story, const struct lineage *lineage)
{
    g_autofree char *summary = lineage_summary(lineage);
    if (story->wordings->len == 0)
        pager_wrapped(pager, INDENT, STYLE_DIM, _("None is held."));
    else
        pager_wrapped(pager, INDENT, STYLE_DIM, _("The first is the earliest text held here."));
    add_shown(pager, INDENT, STYLE_STRONG, summary);
    for (guint i = 0; i < lineage->steps->len; i++)
        add_step(pager, story, lineage->steps->pdata[i]);
}
