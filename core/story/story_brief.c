/* story_brief.c owns telling a commitment in a few lines with its sources.
 * It must not tell anything internal, nor know where the words are taken. */
#include "core/story/story_brief.h"

#include "core/draft/names.h"
#include "core/period/day.h"
#include "core/scheme/status.h"
#include "core/scheme/words.h"

#include <string.h>

static gboolean is_internal(const char *visibility)
{
    return strcmp(visibility, "internal") == 0;
}

/* One line: line ends within stored texts become blanks. */
static void add_line(GString *text, const char *label, const char *words)
{
    g_autofree char *line = g_strdup(words);
    g_strdelimit(line, "\r\n\t", ' ');
    g_string_append_printf(text, "%s%s%s\n", label, *label ? ": " : "", g_strstrip(line));
}

/* "Title, p. 2 (https://…)" */
static void add_document(GString *text, const struct story_wording *told)
{
    const struct document *document = told->document;
    if (document == NULL || is_internal(document->visibility))
        return;
    g_autofree char *page = status_page_words(told->wording->page);
    g_string_append_printf(text, " [%s%s%s%s%s]", document->title, *page ? ", " : "", page,
                           *document->url ? ", " : "", document->url);
}

/* "Sofia, 26–27 February 2018 (own summary): words [text]" */
static char *wording_line(const struct story_wording *told)
{
    g_autofree char *meeting = names_meeting_words(told->meeting);
    g_autofree char *words = story_wording_words(told->wording);
    GString *line = g_string_new(NULL);
    g_string_append_printf(line, "%s (%s): %s", meeting,
                           words_label(WORDS_VOICE, told->wording->voice), words);
    add_document(line, told);
    return g_string_free(line, FALSE);
}

static char *parties_words(const struct story *story)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < story->parties->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? ", " : "",
                               ((const struct story_party *)story->parties->pdata[i])->name);
    return g_string_free(words, FALSE);
}

static char *what_line(const struct story *story)
{
    const struct commitment *row = story->commitment;
    g_autofree char *parties = parties_words(story);
    return g_strdup_printf("%s %s (%s%s%s)", row->key, row->title,
                           words_label(WORDS_KIND, row->kind), *parties ? "; " : "", parties);
}

char *story_latest_words(const struct story *story)
{
    const struct story_wording *latest = story_latest(story);
    if (latest == NULL)
        return g_strdup("");
    g_autofree char *words = story_wording_words(latest->wording);
    g_autofree char *meeting = names_meeting_words(latest->meeting);
    GString *text = g_string_new(words);
    g_string_append_printf(text, " — %s (%s)", meeting,
                           words_label(WORDS_VOICE, latest->wording->voice));
    add_document(text, latest);
    return g_string_free(text, FALSE);
}

char *story_citation(const struct story *story)
{
    const struct story_wording *latest = story_latest(story);
    g_autofree char *what = what_line(story);
    GString *text = g_string_new(what);
    if (latest != NULL) {
        g_autofree char *meeting = names_meeting_words(latest->meeting);
        g_string_append_printf(text, ", %s", meeting);
        add_document(text, latest);
    }
    return g_string_free(text, FALSE);
}

static void add_sources(GString *line, const struct story_update *current)
{
    for (guint i = 0; current != NULL && i < current->sources->len; i++) {
        const struct source *source = current->sources->pdata[i];
        const char *page = current->pages->pdata[i];
        if (is_internal(source->visibility))
            continue;
        g_autofree char *words = status_source_words(source, *page ? page : NULL);
        g_string_append_printf(line, " [%s%s%s]", words, *source->url ? ", " : "", source->url);
    }
}

static char *status_line(struct session *session, const struct story *story)
{
    const struct commitment *row = story->commitment;
    GString *line = g_string_new(NULL);
    if (*row->status == '\0') {
        g_string_append(line, words_label(WORDS_KIND, row->kind));
        return g_string_free(line, FALSE);
    }
    g_string_append(line, session_status_label(session, row->status));
    if (*row->status_on != '\0') {
        g_autofree char *day = day_words(row->status_on);
        g_string_append_printf(line, _(" since %s"), day);
    }
    add_sources(line, story_current(story));
    return g_string_free(line, FALSE);
}

static char *due_line(const struct story *story)
{
    const struct commitment *row = story->commitment;
    g_autofree char *due = story_due_words(row);
    GString *line = g_string_new(*due ? due : _("no date"));
    if (story->timeliness != TIMELINESS_NONE && story->timeliness != TIMELINESS_NO_DATE)
        g_string_append_printf(line, " · %s", story_timeliness_label(story->timeliness));
    if (!is_internal(row->next_step_visibility) && (*row->next_step || *row->next_actor))
        g_string_append_printf(line, _(" · next: %s%s%s"), row->next_actor,
                               *row->next_actor && *row->next_step ? ": " : "", row->next_step);
    return g_string_free(line, FALSE);
}

char *story_in_five_lines(struct session *session, const struct story *story)
{
    const struct story_wording *first = story_earliest(story), *latest = story_latest(story);
    GString *text = g_string_new(NULL);
    g_autofree char *what = what_line(story), *status = status_line(session, story);
    g_autofree char *early = first ? wording_line(first) : g_strdup(_("no words are held"));
    g_autofree char *late = latest == first
                                ? g_strdup(first ? _("the same; no others are held") : "—")
                                : wording_line(latest);
    g_autofree char *due = due_line(story);
    add_line(text, "", what);
    add_line(text, _("First words held"), early);
    add_line(text, _("Latest words held"), late);
    add_line(text, _("Status"), status);
    add_line(text, _("Due"), due);
    return g_string_free(text, FALSE);
}
