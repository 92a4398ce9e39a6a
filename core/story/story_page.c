/* story_page.c owns how a commitment's story reads as text.
 * It must not read the register, nor know where the text goes. */
#include "core/story/story_page.h"

#include "core/clock.h"
#include "core/period/day.h"
#include "core/draft/names.h"
#include "core/sheet/page.h"
#include "core/scheme/status.h"
#include "core/scheme/words.h"
#include "core/story/story_score.h"

#include <jansson.h>
#include <string.h>

enum { INDENT = 2, BESIDE = 7 };

static void join(GString *line, const char *part)
{
    if (*part != '\0')
        g_string_append_printf(line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *day_or_none(const char *day)
{
    return *day != '\0' ? day_words(day) : g_strdup("");
}

static const char *internal_mark(const char *visibility)
{
    return strcmp(visibility, "internal") == 0 ? _(" [internal]") : "";
}

/* What it stands at: "in progress since 21 June 2024 · no date · one-off · high priority" */
static char *standing_line(struct session *session, const struct story *story)
{
    const struct commitment *c = story->commitment;
    GString *line = g_string_new(NULL);
    if (*c->status != '\0')
        join(line, session_status_label(session, c->status));
    if (*c->status_on != '\0') {
        g_autofree char *day = day_words(c->status_on);
        g_string_append_printf(line, _(" since %s"), day);
    }
    if (story->timeliness != TIMELINESS_NONE)
        join(line, story_timeliness_label(story->timeliness));
    if (story->timeliness != TIMELINESS_STANDING)
        join(line, words_label(WORDS_KIND, c->kind));
    if (strcmp(c->priority, "normal") != 0) {
        g_autofree char *priority =
            g_strdup_printf(_("%s priority"), words_label(WORDS_PRIORITY, c->priority));
        join(line, priority);
    }
    if (strcmp(c->visibility, "internal") == 0)
        join(line, _("internal"));
    return g_string_free(line, FALSE);
}

static char *parties_line(const struct story *story)
{
    GString *line = g_string_new(NULL);
    for (guint i = 0; i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        g_string_append_printf(line, "%s%s", i > 0 ? "; " : "", party->name);
        if (strcmp(party->role, "bound") != 0)
            g_string_append_printf(line, " (%s)", words_label(WORDS_ROLE, party->role));
    }
    return g_string_free(line, FALSE);
}

static char *topics_line(const struct story *story)
{
    GString *line = g_string_new(NULL);
    for (guint i = 0; i < story->topics->len; i++)
        g_string_append_printf(line, "%s%s", i > 0 ? "; " : "",
                               (const char *)story->topics->pdata[i]);
    return g_string_free(line, FALSE);
}

static void print_next(struct page *page, const struct commitment *c)
{
    const char *between = *c->next_actor != '\0' && *c->next_step != '\0' ? ": " : "";
    g_autofree char *next = g_strconcat(c->next_actor, between, c->next_step, NULL);
    g_autofree char *marked = *next != '\0'
                                  ? g_strconcat(next, internal_mark(c->next_step_visibility), NULL)
                                  : g_strdup("");
    page_value(page, _("Next"), marked);
    g_autofree char *day = day_or_none(c->follow_up_on);
    page_value(page, _("Follow up"), day);
}

static void print_fields(struct page *page, const struct story *story)
{
    const struct commitment *c = story->commitment;
    g_autofree char *parties = parties_line(story);
    g_autofree char *topics = topics_line(story);
    g_autofree char *due = story_due_words(c);
    g_autofree char *checked = day_or_none(c->checked_on);
    g_autofree char *note = *c->note != '\0'
                                ? g_strconcat(c->note, internal_mark(c->note_visibility), NULL)
                                : g_strdup("");
    GString *place = g_string_new(NULL);
    join(place, c->place);
    if (strcmp(c->place, c->country) != 0)
        join(place, c->country);
    join(place, words_label(WORDS_LEVEL, c->level));
    page_value(page, _("Parties"), parties);
    page_value(page, _("Topics"), topics);
    page_value(page, _("Series"), story->series);
    page_value(page, _("Due"), due);
    page_value(page, _("Meeting"), place->str);
    page_value(page, _("Owner"), c->owner);
    print_next(page, c);
    page_value(page, _("Question"), c->question);
    page_value(page, _("Checked"), checked);
    page_value(page, _("About"), c->description);
    page_value(page, _("Note"), note);
    g_string_free(place, TRUE);
}

/* What an import kept of columns that are no fields: a JSON object of texts. */
static void print_custom(struct page *page, const struct commitment *c)
{
    json_t *custom = *c->custom != '\0' ? json_loads(c->custom, 0, NULL) : NULL;
    const char *name;
    json_t *value;
    json_object_foreach (custom, name, value) {
        if (json_is_string(value))
            page_value(page, name, json_string_value(value));
    }
    json_decref(custom);
}

/* How it differs from the one before; what nobody has confirmed is said to be a proposal. */
static char *difference_of(const struct lineage_step *step)
{
    if (step == NULL)
        return g_strdup("");
    g_autofree char *words = lineage_step_words(step);
    return *step->confirmed != '\0'
               ? g_steal_pointer(&words)
               : g_strdup_printf(_("proposed, not confirmed: %s"),
                                 words_label(WORDS_DIFFERENCE, step->proposed));
}

/* The words marked, where enough of them stayed for that to be easier to read. */
static void print_changed(struct page *page, const struct lineage_step *step)
{
    const struct diff *words = step != NULL ? step->words : NULL;
    if (words == NULL || words->same < words->removed + words->added || diff_is_same(words))
        return;
    g_autofree char *text = diff_text(words);
    page_text(page, BESIDE, text);
}

static char *force_of(const struct wording *wording)
{
    const char *force = *wording->force != '\0' ? words_label(WORDS_FORCE, wording->force) : "";
    const char *again = wording->again ? _(", again") : "";
    if (*wording->verb == '\0' || strcmp(wording->verb, force) == 0)
        return g_strdup_printf("%s%s", force, again);
    return g_strdup_printf("%s (%s)%s", force, wording->verb, again);
}

static char *where_of(const struct story_wording *told)
{
    const struct wording *wording = told->wording;
    GString *line = g_string_new(NULL);
    if (told->document != NULL) {
        const char *coverage = words_label(WORDS_COVERAGE, told->document->coverage);
        g_string_append_printf(line, _("document %" G_GINT64_FORMAT ", %s"), told->document->id,
                               told->document->title);
        if (strstr(told->document->title, coverage) == NULL)
            g_string_append_printf(line, " (%s)", coverage);
    } else {
        g_string_append(line, _("no text is held"));
    }
    if (*wording->page != '\0')
        g_string_append_printf(line, _(", p. %s"), wording->page);
    if (*wording->paragraph != '\0')
        g_string_append_printf(line, _(", par. %s"), wording->paragraph);
    return g_string_free(line, FALSE);
}

static void print_wording(struct page *page, const struct story_wording *told,
                          const struct lineage_step *step)
{
    const struct wording *wording = told->wording;
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, wording->id);
    g_autofree char *meeting = names_meeting_words(told->meeting);
    g_autofree char *words = story_wording_words(wording);
    g_autofree char *force = force_of(wording);
    g_autofree char *difference = difference_of(step);
    g_autofree char *where = where_of(told);
    GString *head = g_string_new(NULL);
    join(head, meeting);
    join(head, words_label(WORDS_VOICE, wording->voice));
    join(head, wording->speaker);
    if (strcmp(wording->role, "also") == 0)
        join(head, _("a further passage"));
    GString *tail = g_string_new(NULL);
    join(tail, force);
    join(tail, difference);
    page_beside(page, INDENT, number, BESIDE, head->str);
    page_text(page, BESIDE, words);
    if (tail->len > 0)
        page_text(page, BESIDE, tail->str);
    print_changed(page, step);
    page_text(page, BESIDE, where);
    if (*wording->note != '\0')
        page_text(page, BESIDE, wording->note);
    g_string_free(head, TRUE);
    g_string_free(tail, TRUE);
}

static void print_sources(struct page *page, const GPtrArray *sources, const GPtrArray *pages)
{
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        g_autofree char *words =
            status_source_words(source, pages != NULL ? pages->pdata[i] : NULL);
        const char *kind = words_label(WORDS_SOURCE_KIND, source->kind);
        g_autofree char *line =
            g_strdup_printf("[%" G_GINT64_FORMAT "] %s (%s)%s%s%s", source->id, words, kind,
                            *source->searched_where != '\0' ? ": " : "", source->searched_where,
                            internal_mark(source->visibility));
        page_text(page, BESIDE, line);
        if (*source->url != '\0' && strcmp(source->title, "") != 0)
            page_unbroken(page, BESIDE, source->url);
    }
}

static char *what_of(struct session *session, const struct update *update)
{
    if (strcmp(update->kind, "status") == 0)
        return g_strdup(session_status_label(session, update->status_to));
    return g_strdup(words_label(WORDS_UPDATE_KIND, update->kind));
}

static void print_update(struct page *page, struct session *session,
                         const struct story_update *told)
{
    const struct update *update = told->update;
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, update->id);
    g_autofree char *day = day_or_none(update->effective_on);
    g_autofree char *what = what_of(session, update);
    g_autofree char *recorded = clock_local(update->recorded_at);
    g_autofree char *by = g_strdup_printf(_("%s, recorded %s"), update->author, recorded);
    g_autofree char *corrects =
        g_strdup_printf(_("corrects %" G_GINT64_FORMAT), update->corrects_id);
    g_autofree char *corrected =
        g_strdup_printf(_("corrected by %" G_GINT64_FORMAT), told->corrected_by);
    GString *head = g_string_new(NULL);
    join(head, day);
    join(head, what);
    join(head, told->party);
    join(head, by);
    join(head, update->corrects_id != 0 ? corrects : "");
    join(head, told->corrected_by != 0 ? corrected : "");
    page_beside(page, INDENT, number, BESIDE, head->str);
    g_string_free(head, TRUE);
    if (*update->note != '\0') {
        g_autofree char *note = g_strconcat(update->note, internal_mark(update->visibility), NULL);
        page_text(page, BESIDE, note);
    }
    print_sources(page, told->sources, told->pages);
}

/* From the other side a relation has another name. */
static const char *relation_label(const struct story_link *told)
{
    static const struct {
        const char *token, *reverse;
    } names[] = {{"part-of", N_("has the part")},
                 {"follows", N_("is followed by")},
                 {"builds-on", N_("is built on by")},
                 {"superseded-by", N_("supersedes")}};
    for (gsize i = 0; !told->is_from && i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i].token, told->link->relation) == 0)
            return _(names[i].reverse);
    return words_label(WORDS_RELATION, told->link->relation);
}

static void print_link(struct page *page, struct session *session, const struct story_link *told)
{
    g_autofree char *status =
        *told->status != '\0'
            ? g_strdup_printf(" (%s)", session_status_label(session, told->status))
            : g_strdup("");
    g_autofree char *line =
        g_strdup_printf("%s %s: %s%s", relation_label(told), told->key, told->title, status);
    page_beside(page, INDENT, "", INDENT, line);
    if (*told->link->note != '\0')
        page_text(page, BESIDE, told->link->note);
}

static void print_wordings(struct page *page, const struct story *story,
                           const struct lineage *lineage)
{
    g_autofree char *summary = lineage_summary(lineage);
    if (story->wordings->len > 0)
        page_heading(page, _("Wordings"));
    if (*summary != '\0')
        page_text(page, INDENT, summary);
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        print_wording(page, told, lineage_step_of(lineage, told->wording->id));
    }
}

/* Meetings at which it might have been stated; those of which nobody can tell in one paragraph. */
static void print_silence(struct page *page, const struct lineage *lineage)
{
    GString *unknown = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < lineage->steps->len; i++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        if (step->kind == LINEAGE_STATED)
            continue;
        if (n++ == 0)
            page_heading(page, _("Meetings of that level without a wording"));
        g_autofree char *meeting = names_meeting_words(step->meeting);
        g_autofree char *words = lineage_step_words(step);
        g_autofree char *line = g_strdup_printf("%s: %s", meeting, words);
        if (step->kind == LINEAGE_ABSENT)
            page_text(page, INDENT, line);
        else
            g_string_append_printf(unknown, "%s%s", unknown->len > 0 ? "; " : "", meeting);
    }
    if (unknown->len > 0)
        page_beside(page, INDENT, "?", INDENT + 2, unknown->str);
    if (unknown->len > 0)
        page_text(page, INDENT + 2, _("(no full official text of these has been read)"));
    g_string_free(unknown, TRUE);
}

static void print_scores(struct page *page, const struct story *story)
{
    if (story->scores->len > 0)
        page_heading(page, _("Scores"));
    for (guint i = 0; i < story->scores->len; i++) {
        const struct story_score *score = story->scores->pdata[i];
        g_autofree char *words = story_score_words(score);
        page_text(page, INDENT, words);
        if (*score->assessment->reason != '\0')
            page_text(page, BESIDE, score->assessment->reason);
    }
}

static void print_lists(struct page *page, struct session *session, const struct story *story,
                        const struct lineage *lineage)
{
    print_wordings(page, story, lineage);
    print_silence(page, lineage);
    if (story->updates->len > 0)
        page_heading(page, _("Updates"));
    for (guint i = 0; i < story->updates->len; i++)
        print_update(page, session, story->updates->pdata[i]);
    print_scores(page, story);
    if (story->links->len > 0)
        page_heading(page, _("Links"));
    for (guint i = 0; i < story->links->len; i++)
        print_link(page, session, story->links->pdata[i]);
    if (story->sources->len > 0)
        page_heading(page, _("Sources"));
    print_sources(page, story->sources, NULL);
}

char *story_page(struct session *session, const struct story *story, const struct lineage *lineage,
                 int width)
{
    struct page *page = page_new(width);
    const struct commitment *c = story->commitment;
    g_autofree char *standing = standing_line(session, story);
    g_autofree char *head = g_strdup_printf("%s  %s", c->key, c->title);
    page_text(page, 0, head);
    page_text(page, 0, standing);
    page_gap(page);
    print_fields(page, story);
    print_custom(page, c);
    print_lists(page, session, story, lineage);
    return page_take(page);
}
