/* lineage_page.c owns how a lineage reads as text.
 * It must not read the register. */
#include "core/lineage/lineage_sheet.h"

#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "core/sheet/page.h"

enum { INDENT = 2, BESIDE = 4 };

static void join(GString *line, const char *part)
{
    if (*part != '\0')
        g_string_append_printf(line, "%s%s", line->len > 0 ? " · " : "", part);
}

static void print_head(struct page *page, const struct lineage_step *step)
{
    GString *line = g_string_new(NULL);
    g_autofree char *meeting = names_meeting_words(step->meeting);
    join(line, meeting);
    join(line, words_label(WORDS_LEVEL, step->meeting->level));
    if (step->told != NULL) {
        const struct wording *wording = step->told->wording;
        join(line, words_label(WORDS_VOICE, wording->voice));
        join(line, *wording->force != '\0' ? words_label(WORDS_FORCE, wording->force) : "");
        join(line, wording->again ? _("again") : "");
        join(line, wording->due_text);
    }
    page_gap(page);
    page_text(page, INDENT, line->str);
    g_string_free(line, TRUE);
}

static void print_words(struct page *page, const struct lineage_step *step)
{
    if (step->told == NULL)
        return;
    g_autofree char *words =
        step->words != NULL ? diff_text(step->words) : story_wording_words(step->told->wording);
    page_text(page, BESIDE, words);
}

static void print_step(struct page *page, const struct lineage_step *step)
{
    g_autofree char *difference = lineage_step_words(step);
    GString *line = g_string_new(difference);
    gboolean is_told = *step->reason != '\0' &&
                       (*step->confirmed == '\0' || g_str_equal(step->confirmed, "first-held"));
    if (is_told)
        g_string_append_printf(line, ": %s", step->reason);
    print_head(page, step);
    page_text(page, BESIDE, line->str);
    g_string_free(line, TRUE);
    print_words(page, step);
}

/* Meetings one after another of which nobody can tell, as one paragraph; how many they are. */
static guint print_unknown(struct page *page, const struct lineage *lineage, guint from)
{
    GString *line = g_string_new(NULL);
    guint n = 0;
    for (guint i = from; i < lineage->steps->len; i++, n++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        if (step->kind != LINEAGE_UNKNOWN)
            break;
        g_autofree char *meeting = names_meeting_words(step->meeting);
        g_string_append_printf(line, "%s%s", n > 0 ? "; " : "", meeting);
    }
    if (n > 0) {
        page_gap(page);
        page_beside(page, INDENT, "?", BESIDE, line->str);
        page_text(page, BESIDE,
                  _("(no full official text read: whether it was mentioned is not "
                    "known)"));
    }
    g_string_free(line, TRUE);
    return n;
}

char *lineage_page(const struct story *story, const struct lineage *lineage, int width)
{
    struct page *page = page_new(width);
    g_autofree char *summary = lineage_summary(lineage);
    g_autofree char *head =
        g_strdup_printf("%s  %s", story->commitment->key, story->commitment->title);
    page_text(page, 0, head);
    if (*summary != '\0')
        page_text(page, 0, summary);
    for (guint i = 0; i < lineage->steps->len;) {
        guint unknown = print_unknown(page, lineage, i);
        if (unknown == 0)
            print_step(page, lineage->steps->pdata[i]);
        i += MAX(unknown, 1);
    }
    return page_take(page);
}
