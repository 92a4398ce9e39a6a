/* story_lines.c owns how a commitment's story reads on the screen, line by line.
 * It must not know which view shows it, nor how the story was read. */
#include "tui/story_lines.h"

#include "core/clock.h"
#include "core/period/day.h"
#include "core/draft/names.h"
#include "core/lineage/selfcheck.h"
#include "core/scheme/status.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "core/story/story_score.h"
#include "tui/keys.h"
#include "tui/lineage_lines.h"

#include <string.h>

enum { LABEL_WIDTH = 14, INDENT = 2 };

static void add_field(struct pager *pager, const char *label, enum style style, const char *stored)
{
    if (stored == NULL || *stored == '\0')
        return;
    g_autofree char *shown = text_show_lines(stored, -1);
    pager_field(pager, LABEL_WIDTH, _(label), style, shown);
}

static void add_heading(struct pager *pager, const char *title)
{
    pager_line(pager, STYLE_PLAIN, "");
    pager_line(pager, STYLE_GROUP, _(title));
}

static char *in_words(const char *day)
{
    return *day != '\0' ? day_words(day) : g_strdup("");
}

char *story_status_words(const struct session *session, const struct story *story)
{
    const struct commitment *c = story->commitment;
    if (*c->status == '\0')
        return g_strdup(strcmp(c->kind, "position") == 0
                            ? _("none: a position, nothing was promised")
                            : _("none: a third party's undertaking"));
    const char *label = session_status_label(session, c->status);
    const struct story_update *current = story_current(story);
    if (current == NULL)
        return text_show(label, -1);
    g_autofree char *day = day_words(current->update->effective_on);
    g_autofree char *words = g_strdup_printf("%s, %s", label, day);
    return text_show(words, -1);
}

static enum style status_style(const struct commitment *c)
{
    if (*c->status == '\0' || !c->is_assessed)
        return STYLE_UNKNOWN;
    if (strcmp(c->status_class, "closed") != 0)
        return STYLE_STRONG;
    return c->is_done ? STYLE_DONE : STYLE_CLOSED;
}

static char *party_names(const struct story *story)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        g_ptr_array_add(names, strcmp(party->role, "bound") == 0
                                   ? g_strdup(party->name)
                                   : g_strdup_printf("%s (%s)", party->name,
                                                     words_label(WORDS_ROLE, party->role)));
    }
    return names_join(names);
}

static void add_due(struct pager *pager, const struct story *story)
{
    g_autofree char *due = story_due_words(story->commitment);
    const gboolean is_late = story->timeliness == TIMELINESS_OVERDUE ||
                             story->timeliness == TIMELINESS_PERIOD_OVER_NOT_CHECKED;
    add_field(pager, N_("Due"), STYLE_PLAIN, due);
    if (story->timeliness != TIMELINESS_NONE)
        add_field(pager, N_("Timeliness"), is_late ? STYLE_LATE : STYLE_PLAIN,
                  story_timeliness_label(story->timeliness));
}

static void add_place(struct pager *pager, const struct commitment *c)
{
    g_autofree char *place =
        g_strjoin(*c->place != '\0' && *c->country != '\0' ? ", " : "", c->place, c->country, NULL);
    add_field(pager, N_("Place"), STYLE_PLAIN, place);
    add_field(pager, N_("Level"), STYLE_PLAIN, words_label(WORDS_LEVEL, c->level));
}

static void add_head(struct pager *pager, const struct session *session, const struct story *story)
{
    const struct commitment *c = story->commitment;
    g_autofree char *title = text_show(c->title, -1);
    g_autofree char *parties = party_names(story);
    g_autofree char *topics = names_join(story->topics);
    g_autofree char *status = story_status_words(session, story);
    pager_wrapped(pager, 0, STYLE_STRONG, title);
    pager_line(pager, STYLE_PLAIN, "");
    add_field(pager, N_("Status"), status_style(c), status);
    add_due(pager, story);
    add_place(pager, c);
    add_field(pager, N_("Kind"), STYLE_PLAIN, words_label(WORDS_KIND, c->kind));
    add_field(pager, N_("Parties"), STYLE_PLAIN, parties);
    add_field(pager, N_("Topics"), STYLE_PLAIN, topics);
}

static void add_desk(struct pager *pager, const struct commitment *c)
{
    g_autofree char *follow_up = in_words(c->follow_up_on);
    g_autofree char *checked = in_words(c->checked_on);
    const gboolean is_internal = strcmp(c->next_step_visibility, "internal") == 0;
    add_field(pager, N_("Owner"), STYLE_PLAIN, c->owner);
    add_field(pager, N_("Acts next"), STYLE_PLAIN, c->next_actor);
    add_field(pager, is_internal ? N_("Next (intern.)") : N_("Next step"), STYLE_PLAIN,
              c->next_step);
    add_field(pager, N_("Follow up"), STYLE_PLAIN, follow_up);
    add_field(pager, N_("Question"), STYLE_PLAIN, c->question);
    if (strcmp(c->priority, "normal") != 0)
        add_field(pager, N_("Priority"), STYLE_STRONG, words_label(WORDS_PRIORITY, c->priority));
    if (strcmp(c->visibility, "internal") == 0)
        add_field(pager, N_("Visibility"), STYLE_STRONG, _("internal: in no public report"));
    add_field(pager, N_("Last checked"), STYLE_PLAIN, checked);
}

/* "[12] 16 December 2021 · fulfilled · Ana, recorded 2026-11-23 10:15" */
static char *update_head(const struct session *session, const struct story_update *told)
{
    const struct update *u = told->update;
    g_autofree char *day = in_words(u->effective_on);
    g_autofree char *when = clock_local(u->recorded_at);
    const char *what = strcmp(u->kind, "status") == 0 ? session_status_label(session, u->status_to)
                                                      : words_label(WORDS_UPDATE_KIND, u->kind);
    GString *head = g_string_new(NULL);
    g_string_append_printf(head, "[%" G_GINT64_FORMAT "] %s · %s", u->id, day, what);
    if (*told->party != '\0')
        g_string_append_printf(head, " (%s)", told->party);
    g_string_append_printf(head, " · %s, %s", u->author, when);
    if (u->corrects_id != 0)
        g_string_append_printf(head, _(" · corrects [%" G_GINT64_FORMAT "]"), u->corrects_id);
    if (told->corrected_by != 0)
        g_string_append_printf(head, _(" · corrected by [%" G_GINT64_FORMAT "]"),
                               told->corrected_by);
    if (strcmp(u->visibility, "internal") == 0)
        g_string_append_printf(head, " · %s", words_label(WORDS_VISIBILITY, u->visibility));
    g_autofree char *text = g_string_free(head, FALSE);
    return text_show(text, -1);
}

static void add_source(struct pager *pager, const struct source *source, const char *page,
                       int indent)
{
    g_autofree char *words = status_source_words(source, page);
    g_autofree char *line =
        g_strdup_printf("%s (%s)%s%s", words, words_label(WORDS_SOURCE_KIND, source->kind),
                        *source->searched_where != '\0' ? ": " : "", source->searched_where);
    g_autofree char *shown = text_show(line, -1);
    pager_stop(pager, STORY_STOP_SOURCE, source->id);
    pager_wrapped(pager, indent, STYLE_PLAIN, shown);
    if (*source->url != '\0') {
        g_autofree char *url = text_show(source->url, -1);
        pager_wrapped(pager, indent + 2, STYLE_DIM, url);
    }
    if (*source->quote != '\0') {
        g_autofree char *quote = text_show(source->quote, -1);
        g_autofree char *marked = g_strdup_printf("“%s”", quote);
        pager_wrapped(pager, indent + 2, STYLE_QUOTE, marked);
    }
}

static void add_update(struct pager *pager, const struct session *session,
                       const struct story_update *told)
{
    g_autofree char *head = update_head(session, told);
    pager_stop(pager, STORY_STOP_UPDATE, told->update->id);
    pager_wrapped(pager, INDENT, told->corrected_by != 0 ? STYLE_DIM : STYLE_LABEL, head);
    if (*told->update->note != '\0') {
        g_autofree char *note = text_show_lines(told->update->note, -1);
        pager_wrapped(pager, INDENT + 2, STYLE_PLAIN, note);
    }
    for (guint i = 0; i < told->sources->len; i++)
        add_source(pager, told->sources->pdata[i], told->pages->pdata[i], INDENT + 2);
    if (told->sources->len == 0 && strcmp(told->update->kind, "status") == 0)
        pager_wrapped(pager, INDENT + 2, STYLE_UNKNOWN, _("† no source"));
}

static void add_updates(struct pager *pager, const struct session *session,
                        const struct story *story)
{
    if (*story->commitment->status == '\0' && story->updates->len == 0)
        return;
    add_heading(pager, N_("Updates"));
    if (story->updates->len == 0)
        pager_wrapped(pager, INDENT, STYLE_UNKNOWN,
                      _("None yet: not assessed means not researched. s sets a status."));
    for (guint i = 0; i < story->updates->len; i++)
        add_update(pager, session, story->updates->pdata[i]);
}

static void add_scores(struct pager *pager, const struct story *story)
{
    if (story->scores->len > 0)
        add_heading(pager, N_("Scores"));
    for (guint i = 0; i < story->scores->len; i++) {
        const struct story_score *score = story->scores->pdata[i];
        g_autofree char *words = story_score_words(score);
        g_autofree char *shown = text_show(words, -1);
        g_autofree char *reason = text_show(score->assessment->reason, -1);
        pager_wrapped(pager, INDENT, score->counts ? STYLE_LABEL : STYLE_DIM, shown);
        if (*reason != '\0')
            pager_wrapped(pager, INDENT + 2, STYLE_PLAIN, reason);
    }
}

static void add_links(struct pager *pager, const struct session *session, const struct story *story)
{
    if (story->links->len == 0)
        return;
    add_heading(pager, N_("Links"));
    for (guint i = 0; i < story->links->len; i++) {
        const struct story_link *told = story->links->pdata[i];
        const char *relation = words_label(WORDS_RELATION, told->link->relation);
        g_autofree char *head =
            told->is_from ? g_strdup(relation) : g_strdup_printf(_("%s, from"), relation);
        g_autofree char *line = g_strdup_printf(
            "%s: %s %s%s%s", head, told->key, told->title, *told->status != '\0' ? " · " : "",
            *told->status != '\0' ? session_status_label(session, told->status) : "");
        g_autofree char *shown = text_show(line, -1);
        pager_stop(pager, STORY_STOP_LINK, told->is_from ? told->link->to_id : told->link->from_id);
        pager_wrapped(pager, INDENT, STYLE_PLAIN, shown);
    }
}

static void add_notes(struct pager *pager, const struct commitment *c)
{
    if (*c->description != '\0') {
        add_heading(pager, N_("Description"));
        g_autofree char *shown = text_show_lines(c->description, -1);
        pager_wrapped(pager, INDENT, STYLE_PLAIN, shown);
    }
    if (*c->note != '\0') {
        add_heading(pager, strcmp(c->note_visibility, "internal") == 0 ? N_("Note (internal)")
                                                                       : N_("Note"));
        g_autofree char *shown = text_show_lines(c->note, -1);
        pager_wrapped(pager, INDENT, STYLE_PLAIN, shown);
    }
    if (*c->custom != '\0') {
        add_heading(pager, N_("From the import"));
        g_autofree char *shown = text_show_lines(c->custom, -1);
        pager_wrapped(pager, INDENT, STYLE_DIM, shown);
    }
}

/* What the meetings held seem to mean for it: nothing of it counts before it is confirmed. */
static void add_proposals(struct pager *pager, const GPtrArray *proposals)
{
    if (proposals->len > 0)
        add_heading(pager, N_("Proposed, from the meetings held"));
    for (guint i = 0; i < proposals->len; i++) {
        const struct selfcheck *proposal = proposals->pdata[i];
        const gboolean is_idea = proposal->what == SELFCHECK_RELAUNCH;
        g_autofree char *label = selfcheck_label(proposal);
        g_autofree char *line = g_strdup_printf(
            "? %s · %s%s%s %s", label, is_idea ? "" : keys_for(PLACE_COMMITMENT, "confirm"),
            is_idea ? "" : _(" confirms, "), keys_for(PLACE_COMMITMENT, "dismiss"), _("dismisses"));
        g_autofree char *shown = text_show(line, -1);
        g_autofree char *reason = text_show(proposal->reason, -1);
        pager_stop(pager, STORY_STOP_PROPOSAL, i);
        pager_wrapped(pager, INDENT, STYLE_UNKNOWN, shown);
        pager_wrapped(pager, INDENT + 2, STYLE_DIM, reason);
    }
}

void story_lines(struct pager *pager, const struct session *session, const struct story *story,
                 const struct lineage *lineage, const GPtrArray *proposals)
{
    add_head(pager, session, story);
    add_desk(pager, story->commitment);
    add_proposals(pager, proposals);
    add_heading(pager, N_("Wordings, in order of meeting"));
    lineage_lines(pager, story, lineage);
    add_updates(pager, session, story);
    add_scores(pager, story);
    if (story->sources->len > 0)
        add_heading(pager, N_("Sources"));
    for (guint i = 0; i < story->sources->len; i++)
        add_source(pager, story->sources->pdata[i], "", INDENT);
    add_links(pager, session, story);
    add_notes(pager, story->commitment);
}
