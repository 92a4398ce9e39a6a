/* reading_pane.c owns what is told of a commitment beside the list.
 * It must not read the register, nor know keys. */
#include "tui/reading_pane.h"

#include "core/period/day.h"
#include "core/draft/names.h"
#include "core/scheme/status.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/commitment_list.h"
#include "tui/story_lines.h"

#include <string.h>

#define LABEL_WIDTH 11

static void field(struct pager *pager, const char *label, enum style style, const char *value)
{
    g_autofree char *shown = text_show(value, -1);
    pager_field(pager, LABEL_WIDTH, label, style, shown);
}

static void add_head(struct pager *pager, const struct commitment *row)
{
    g_autofree char *key = text_show(row->key, -1), *title = text_show(row->title, -1);
    g_autofree char *kind = g_strdup_printf("  %s", words_label(WORDS_KIND, row->kind));
    pager_line(pager, STYLE_TITLE, key);
    pager_run(pager, STYLE_DIM, kind);
    pager_wrapped(pager, 0, STYLE_STRONG, title);
    pager_line(pager, STYLE_PLAIN, "");
}

void reading_pane_draw_head(struct area area, const struct commitment *row)
{
    g_autofree char *key = text_show(row->key, -1);
    draw_text(area, 0, 0, STYLE_TITLE, key);
}

static void add_source(struct pager *pager, const struct story_update *update)
{
    for (guint i = 0; i < update->sources->len; i++) {
        const struct source *source = update->sources->pdata[i];
        g_autofree char *words = status_source_words(source, update->pages->pdata[i]);
        g_autofree char *text = g_strdup_printf("[%" G_GINT64_FORMAT "] %s", source->id, words);
        field(pager, i == 0 ? _("source") : "", STYLE_PLAIN, text);
    }
}

static void add_status(struct pager *pager, const struct session *session,
                       const struct story *story)
{
    const struct commitment *row = story->commitment;
    enum style style = STYLE_PLAIN;
    const char *letter = commitment_status_letter(session, row, &style);
    if (*row->status == '\0')
        return;
    g_autofree char *since = *row->status_on ? day_words(row->status_on) : NULL;
    g_autofree char *text =
        since
            ? g_strdup_printf(_("%s %s, %s"), letter, commitment_status_words(session, row), since)
            : g_strdup_printf("%s %s", letter, commitment_status_words(session, row));
    field(pager, _("status"), style, text);
    const struct story_update *current = story_current(story);
    if (current)
        add_source(pager, current);
    g_autofree char *checked = *row->checked_on ? day_words(row->checked_on) : NULL;
    if (checked && (since == NULL || strcmp(checked, since) != 0))
        field(pager, _("checked"), STYLE_PLAIN, checked);
}

static void add_due(struct pager *pager, const struct story *story)
{
    const struct commitment *row = story->commitment;
    g_autofree char *due = story_due_words(row);
    const enum timeliness timeliness = story->timeliness;
    const char *label = story_timeliness_label(timeliness);
    const enum style style = timeliness == TIMELINESS_OVERDUE                   ? STYLE_LATE
                             : timeliness == TIMELINESS_PERIOD_OVER_NOT_CHECKED ? STYLE_UNKNOWN
                                                                                : STYLE_PLAIN;
    field(pager, _("due"), STYLE_PLAIN, due);
    if (timeliness != TIMELINESS_NONE)
        field(pager, *due ? "" : _("due"), style, label);
}

static void add_parties(struct pager *pager, const struct story *story)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "", party->name);
        if (strcmp(party->role, "bound") != 0)
            g_string_append_printf(text, " (%s)", words_label(WORDS_ROLE, party->role));
    }
    field(pager, _("parties"), STYLE_PLAIN, text->str);
}

static void add_topics(struct pager *pager, const struct story *story)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < story->topics->len; i++)
        g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "",
                               (const char *)story->topics->pdata[i]);
    field(pager, story->topics->len == 1 ? _("topic") : _("topics"), STYLE_PLAIN, text->str);
}

static void add_wording(struct pager *pager, const struct story *story)
{
    const struct story_wording *latest = story_latest(story);
    pager_line(pager, STYLE_PLAIN, "");
    if (latest == NULL) {
        pager_line(pager, STYLE_DIM, _("no wording is held"));
        return;
    }
    g_autofree char *words = story_wording_words(latest->wording), *shown = text_show(words, -1);
    pager_stop(pager, STORY_STOP_WORDING, latest->wording->id);
    pager_wrapped(pager, 0, STYLE_QUOTE, shown);
    g_autofree char *meeting = latest->meeting ? names_meeting_words(latest->meeting) : NULL;
    g_autofree char *from = g_strdup_printf("%s · %s", meeting ? meeting : _("no meeting"),
                                            words_label(WORDS_VOICE, latest->wording->voice));
    g_autofree char *from_shown = text_show(from, -1);
    pager_wrapped(pager, 2, STYLE_DIM, from_shown);
    if (story->wordings->len < 2)
        return;
    const struct story_wording *first = story_earliest(story);
    g_autofree char *since = first->meeting ? names_meeting_words(first->meeting) : g_strdup("?");
    g_autofree char *text =
        g_strdup_printf(_("%u wordings, earliest text held: %s"), story->wordings->len, since);
    g_autofree char *since_shown = text_show(text, -1);
    pager_wrapped(pager, 2, STYLE_DIM, since_shown);
}

static void add_next(struct pager *pager, const struct commitment *row)
{
    g_autofree char *step = *row->next_actor && *row->next_step
                                ? g_strdup_printf("%s: %s", row->next_actor, row->next_step)
                                : g_strconcat(row->next_actor, row->next_step, NULL);
    g_autofree char *follow = *row->follow_up_on ? day_words(row->follow_up_on) : g_strdup("");
    pager_line(pager, STYLE_PLAIN, "");
    field(pager, _("next step"), STYLE_PLAIN, step);
    field(pager, _("follow up"), STYLE_PLAIN, follow);
    field(pager, _("question"), STYLE_PLAIN, row->question);
    field(pager, _("owner"), STYLE_PLAIN, row->owner);
    if (strcmp(row->priority, "normal") != 0)
        field(pager, _("priority"), STYLE_PLAIN, words_label(WORDS_PRIORITY, row->priority));
}

void reading_pane_build(struct pager *pager, int width, const struct session *session,
                        const struct story *story)
{
    pager_begin(pager, width);
    add_head(pager, story->commitment);
    add_status(pager, session, story);
    add_due(pager, story);
    add_parties(pager, story);
    add_topics(pager, story);
    add_wording(pager, story);
    add_next(pager, story->commitment);
}
