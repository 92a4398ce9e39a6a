/* view.c owns what a public report may know of a commitment: it takes the rest away.
 * It must not know what a report says, nor any format. */
#include "core/report/view.h"

#include "core/lineage/lineage.h"
#include "core/lineage/silence.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "db/table.h"

#include <string.h>

gboolean view_is_public(const char *visibility)
{
    return strcmp(visibility, "public") == 0;
}

static void hide_fields(struct commitment *c)
{
    if (!view_is_public(c->next_step_visibility)) {
        row_set(&c->next_step, "");
        row_set(&c->next_actor, "");
        row_set(&c->follow_up_on, "");
    }
    if (!view_is_public(c->note_visibility))
        row_set(&c->note, "");
    row_set(&c->owner, "");
    row_set(&c->question, "");
    row_set(&c->custom, "");
}

/* The story's arrays free what is removed. */
static void hide_sources(GPtrArray *sources, GPtrArray *pages)
{
    for (guint i = sources->len; i > 0; i--) {
        struct source *source = sources->pdata[i - 1];
        row_set(&source->note, "");
        if (view_is_public(source->visibility))
            continue;
        g_ptr_array_remove_index(sources, i - 1);
        if (pages != NULL)
            g_ptr_array_remove_index(pages, i - 1);
    }
}

static void hide_updates(struct story *story)
{
    for (guint i = story->updates->len; i > 0; i--) {
        struct story_update *told = story->updates->pdata[i - 1];
        if (!view_is_public(told->update->visibility))
            g_ptr_array_remove_index(story->updates, i - 1);
        else
            hide_sources(told->sources, told->pages);
    }
}

static gboolean is_wording_public(const struct story_wording *told)
{
    return view_is_public(told->meeting->visibility) &&
           (told->document == NULL || view_is_public(told->document->visibility));
}

/* What was compared with a wording that is not shown differs from nothing that a reader can see. */
static void hide_comparisons(struct story *story)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        struct story_wording *told = story->wordings->pdata[i];
        const struct story_wording *base = lineage_base(story, i);
        if (base != NULL && !is_wording_public(base))
            told->wording->confirmed = 0;
    }
}

static void hide_wordings(struct story *story)
{
    hide_comparisons(story);
    for (guint i = story->wordings->len; i > 0; i--) {
        struct story_wording *told = story->wordings->pdata[i - 1];
        row_set(&told->wording->note, "");
        row_set(&told->meeting->note, "");
        if (told->document != NULL)
            row_set(&told->document->note, "");
        if (!is_wording_public(told))
            g_ptr_array_remove_index(story->wordings, i - 1);
    }
}

static void hide_reviews(struct story *story)
{
    for (guint i = story->reviews->len; i > 0; i--) {
        struct story_review *told = story->reviews->pdata[i - 1];
        row_set(&told->review->note, "");
        if (!view_is_public(told->meeting->visibility))
            g_ptr_array_remove_index(story->reviews, i - 1);
    }
}

static gboolean hide_links(struct session *session, struct story *story, GError **error)
{
    for (guint i = story->links->len; i > 0; i--) {
        struct story_link *told = story->links->pdata[i - 1];
        gint64 other_id = told->is_from ? told->link->to_id : told->link->from_id;
        owned(commitment) other = commitment_by_id(session->db, other_id, error);
        if (other == NULL)
            return FALSE;
        row_set(&told->link->note, "");
        g_clear_pointer(&told->status, g_free);
        told->status = g_strdup("");
        if (!view_is_public(other->visibility))
            g_ptr_array_remove_index(story->links, i - 1);
    }
    return TRUE;
}

/* What db's derive.c stores, of what is left. */
static void derive_wordings(struct story *story)
{
    struct commitment *c = story->commitment;
    c->n_wordings = c->earliest_wording_id = c->latest_wording_id = c->latest_meeting_id = 0;
    row_set(&c->earliest_on, "");
    row_set(&c->latest_on, "");
    row_set(&c->latest_place, "");
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (strcmp(told->wording->role, "record") != 0)
            continue;
        if (c->n_wordings++ == 0) {
            c->earliest_wording_id = told->wording->id;
            row_set(&c->earliest_on, told->meeting->date_first);
        }
        c->latest_wording_id = told->wording->id;
        c->latest_meeting_id = told->meeting->id;
        row_set(&c->latest_on, told->meeting->date_first);
        row_set(&c->latest_place,
                *told->meeting->city != '\0' ? told->meeting->city : told->meeting->country);
    }
}

static void derive_status(const struct session *session, struct story *story)
{
    struct commitment *c = story->commitment;
    if (strcmp(c->status_class, "none") == 0) /* positions and third-party rows */
        return;
    const struct story_update *current = story_current(story);
    const struct scheme_status_row *status =
        current != NULL              ? session_status(session, current->update->status_to)
        : session->statuses->len > 0 ? session->statuses->pdata[0]
                                     : NULL;
    row_set(&c->status, status != NULL ? status->token : "");
    row_set(&c->status_class, status != NULL ? status->class : "none");
    row_set(&c->status_on, current != NULL ? current->update->effective_on : "");
    c->is_assessed = status != NULL && status->is_assessed;
    c->is_done = status != NULL && status->is_done;
    row_set(&c->checked_on, "");
    for (guint i = 0; i < story->updates->len; i++) {
        const struct update *update =
            ((const struct story_update *)story->updates->pdata[i])->update;
        if (strcmp(update->checked_on, c->checked_on) > 0)
            row_set(&c->checked_on, update->checked_on);
    }
}

struct story *view_load(struct session *session, gint64 id, gboolean is_internal, GError **error)
{
    owned_story story = story_load(session, id, error);
    if (story == NULL || is_internal)
        return g_steal_pointer(&story);
    if (!view_is_public(story->commitment->visibility))
        return NULL;
    hide_fields(story->commitment);
    hide_updates(story);
    hide_wordings(story);
    hide_reviews(story);
    hide_sources(story->sources, NULL);
    if (!hide_links(session, story, error))
        return NULL;
    derive_wordings(story);
    derive_status(session, story);
    story->timeliness = story_timeliness(session, story->commitment);
    return g_steal_pointer(&story);
}

char *view_update_day(const struct update *update)
{
    if (*update->effective_on != '\0')
        return g_strdup(update->effective_on);
    return *update->checked_on != '\0' ? g_strdup(update->checked_on)
                                       : day_of_moment(update->recorded_at);
}

static void cut_updates(struct story *story, const char *day)
{
    for (guint i = story->updates->len; i > 0; i--) {
        struct story_update *told = story->updates->pdata[i - 1];
        g_autofree char *from = view_update_day(told->update);
        if (strcmp(from, day) > 0)
            g_ptr_array_remove_index(story->updates, i - 1);
        else if (strcmp(told->update->checked_on, day) > 0)
            row_set(&told->update->checked_on, from);
    }
}

static gboolean says_when(const struct story_wording *told)
{
    return strcmp(told->wording->role, "record") == 0 && silence_is_statement(told->wording) &&
           *told->wording->due_edtf != '\0';
}

/* A period that only a later wording has put it off to was not promised yet. */
static void cut_due(struct story *story, const char *day)
{
    struct commitment *c = story->commitment;
    const struct wording *said = NULL;
    gboolean is_later = FALSE;
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (!says_when(told))
            continue;
        if (strcmp(told->meeting->date_first, day) <= 0)
            said = told->wording;
        else
            is_later = is_later || strcmp(told->wording->due_edtf, c->due_edtf) == 0;
    }
    g_autofree char *first = NULL, *last = NULL;
    if (said == NULL || !is_later || strcmp(said->due_edtf, c->due_edtf) == 0 ||
        !edtf_days(said->due_edtf, &first, &last))
        return;
    row_set(&c->due_text, said->due_text);
    row_set(&c->due_edtf, said->due_edtf);
    row_set(&c->due_first, first);
    row_set(&c->due_last, last);
}

static void cut_wordings(struct story *story, const char *day)
{
    for (guint i = story->wordings->len; i > 0; i--) {
        const struct story_wording *told = story->wordings->pdata[i - 1];
        if (strcmp(told->meeting->date_first, day) > 0)
            g_ptr_array_remove_index(story->wordings, i - 1);
    }
    for (guint i = story->reviews->len; i > 0; i--) {
        const struct story_review *told = story->reviews->pdata[i - 1];
        if (strcmp(told->meeting->date_first, day) > 0)
            g_ptr_array_remove_index(story->reviews, i - 1);
    }
}

gboolean view_cut(const struct session *session, struct story *story, const char *day)
{
    const struct commitment *c = story->commitment;
    if (strcmp(c->earliest_on, day) > 0)
        return FALSE;
    cut_due(story, day);
    cut_updates(story, day);
    cut_wordings(story, day);
    derive_wordings(story);
    derive_status(session, story);
    story->timeliness = story_timeliness_on(c, day);
    return TRUE;
}

const char *view_coverage(struct session *session, gint64 meeting_id, gboolean is_internal,
                          GError **error)
{
    gsize n;
    const struct word *all = words_all(WORDS_COVERAGE, &n);
    gsize best = n;
    g_autoptr(GPtrArray) documents = document_heads_of_meeting(session->db, meeting_id, error);
    if (documents == NULL)
        return NULL;
    for (guint i = 0; i < documents->len; i++) {
        const struct document *document = documents->pdata[i];
        if (!is_internal && !view_is_public(document->visibility))
            continue;
        for (gsize k = 0; k < best; k++)
            if (strcmp(all[k].token, document->coverage) == 0)
                best = k;
    }
    return best < n ? _(all[best].label) : _("none");
}
