/* story.c owns reading one commitment's whole story together.
 * It must not know how it is shown. */
#include "core/story/story.h"

#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "core/story/story_score.h"
#include "db/party.h"
#include "db/series.h"
#include "db/topic.h"

#include <string.h>

static void free_party(gpointer data)
{
    struct story_party *party = data;
    g_free(party->token);
    g_free(party->name);
    g_free(party->role);
    g_free(party);
}

static void free_wording(gpointer data)
{
    struct story_wording *wording = data;
    wording_free(wording->wording);
    meeting_free(wording->meeting);
    document_free(wording->document);
    g_free(wording);
}

static void free_update(gpointer data)
{
    struct story_update *update = data;
    update_free(update->update);
    g_free(update->party);
    g_clear_pointer(&update->sources, g_ptr_array_unref);
    g_clear_pointer(&update->pages, g_ptr_array_unref);
    g_free(update);
}

static void free_link(gpointer data)
{
    struct story_link *link = data;
    link_free(link->link);
    g_free(link->key);
    g_free(link->title);
    g_free(link->status);
    g_free(link);
}

static void free_review(gpointer data)
{
    struct story_review *told = data;
    review_free(told->review);
    meeting_free(told->meeting);
    g_free(told);
}

static void free_source(gpointer data)
{
    source_free(data);
}

void story_free(struct story *story)
{
    if (story == NULL)
        return;
    commitment_free(story->commitment);
    g_free(story->series);
    g_ptr_array_unref(story->parties);
    g_ptr_array_unref(story->topics);
    g_ptr_array_unref(story->wordings);
    g_ptr_array_unref(story->updates);
    g_ptr_array_unref(story->links);
    g_ptr_array_unref(story->sources);
    g_ptr_array_unref(story->scores);
    g_ptr_array_unref(story->reviews);
    g_free(story);
}

static gboolean load_parties(struct session *session, struct story *story, GError **error)
{
    g_autoptr(GPtrArray) rows = commitment_parties(session->db, story->commitment->id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct commitment_party *row = rows->pdata[i];
        owned(party) party = party_by_id(session->db, row->party_id, error);
        if (party == NULL)
            return FALSE;
        struct story_party *told = g_new0(struct story_party, 1);
        told->id = party->id;
        told->token = g_strdup(party->token);
        told->name = g_strdup(party->name);
        told->role = g_strdup(row->role);
        g_ptr_array_add(story->parties, told);
    }
    return rows != NULL;
}

static gboolean load_topics(struct session *session, struct story *story, GError **error)
{
    g_autoptr(GPtrArray) rows = commitment_topics(session->db, story->commitment->id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct commitment_topic *row = rows->pdata[i];
        owned(topic) topic = topic_by_id(session->db, row->topic_id, error);
        if (topic == NULL)
            return FALSE;
        g_ptr_array_add(story->topics, g_strdup(topic->name));
    }
    return rows != NULL;
}

static gboolean load_wordings(struct session *session, struct story *story, GError **error)
{
    g_autoptr(GPtrArray) rows = wording_of_commitment(session->db, story->commitment->id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct wording *row = rows->pdata[i];
        struct story_wording *told = g_new0(struct story_wording, 1);
        g_ptr_array_add(story->wordings, told);
        told->wording = row_copy(TABLE_WORDING, row);
        told->meeting = meeting_by_id(session->db, row->meeting_id, error);
        if (told->meeting == NULL)
            return FALSE;
        if (row->document_id == 0)
            continue;
        told->document = document_head_by_id(session->db, row->document_id, error);
        if (told->document == NULL)
            return FALSE;
    }
    return rows != NULL;
}

static gboolean load_update_sources(struct session *session, const GPtrArray *citations,
                                    struct story_update *told, GError **error)
{
    told->sources = g_ptr_array_new_with_free_func(free_source);
    told->pages = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < citations->len; i++) {
        const struct citation *citation = citations->pdata[i];
        if (citation->update_id != told->update->id)
            continue;
        struct source *source = source_by_id(session->db, citation->source_id, error);
        if (source == NULL)
            return FALSE;
        g_ptr_array_add(told->sources, source);
        g_ptr_array_add(told->pages, g_strdup(citation->page));
    }
    return TRUE;
}

static gboolean load_party_name(struct session *session, struct story_update *told, GError **error)
{
    told->party = g_strdup("");
    if (told->update->party_id == 0)
        return TRUE;
    owned(party) party = party_by_id(session->db, told->update->party_id, error);
    if (party != NULL)
        row_set(&told->party, party->name);
    return party != NULL;
}

static void mark_corrected(const struct story *story)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct update *correction =
            ((const struct story_update *)story->updates->pdata[i])->update;
        for (guint k = 0; correction->corrects_id != 0 && k < story->updates->len; k++) {
            struct story_update *told = story->updates->pdata[k];
            if (told->update->id == correction->corrects_id)
                told->corrected_by = correction->id;
        }
    }
}

static gboolean load_updates(struct session *session, struct story *story,
                             const GPtrArray *citations, GError **error)
{
    g_autoptr(GPtrArray) rows = update_of_commitment(session->db, story->commitment->id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        if (((const struct update *)rows->pdata[i])->undone)
            continue;
        struct story_update *told = g_new0(struct story_update, 1);
        g_ptr_array_add(story->updates, told);
        told->update = row_copy(TABLE_UPDATE, rows->pdata[i]);
        if (!load_update_sources(session, citations, told, error) ||
            !load_party_name(session, told, error))
            return FALSE;
    }
    mark_corrected(story);
    return rows != NULL;
}

static gboolean load_sources(struct session *session, struct story *story,
                             const GPtrArray *citations, GError **error)
{
    for (guint i = 0; i < citations->len; i++) {
        const struct citation *citation = citations->pdata[i];
        if (citation->update_id != 0)
            continue;
        struct source *source = source_by_id(session->db, citation->source_id, error);
        if (source == NULL)
            return FALSE;
        g_ptr_array_add(story->sources, source);
    }
    return TRUE;
}

static gboolean load_links(struct session *session, struct story *story, GError **error)
{
    g_autoptr(GPtrArray) rows = link_of_commitment(session->db, story->commitment->id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        struct story_link *told = g_new0(struct story_link, 1);
        g_ptr_array_add(story->links, told);
        told->link = row_copy(TABLE_LINK, rows->pdata[i]);
        told->is_from = told->link->from_id == story->commitment->id;
        owned(commitment) other = commitment_by_id(
            session->db, told->is_from ? told->link->to_id : told->link->from_id, error);
        if (other == NULL)
            return FALSE;
        told->key = g_strdup(other->key);
        told->title = g_strdup(other->title);
        told->status = g_strdup(other->status);
    }
    return rows != NULL;
}

static gboolean load_reviews(struct session *session, struct story *story, GError **error)
{
    g_autoptr(GPtrArray) rows = review_of_commitment(session->db, story->commitment->id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct review *row = rows->pdata[i];
        struct story_review *told = g_new0(struct story_review, 1);
        g_ptr_array_add(story->reviews, told);
        told->review = row_copy(TABLE_REVIEW, row);
        told->meeting = meeting_by_id(session->db, row->meeting_id, error);
        if (told->meeting == NULL)
            return FALSE;
    }
    return rows != NULL;
}

static gboolean load_series(struct session *session, struct story *story, GError **error)
{
    if (story->commitment->series_id == 0)
        return TRUE;
    owned(series) series = series_by_id(session->db, story->commitment->series_id, error);
    if (series != NULL)
        row_set(&story->series, series->token);
    return series != NULL;
}

static struct story *story_new(void)
{
    struct story *story = g_new0(struct story, 1);
    story->series = g_strdup("");
    story->parties = g_ptr_array_new_with_free_func(free_party);
    story->topics = g_ptr_array_new_with_free_func(g_free);
    story->wordings = g_ptr_array_new_with_free_func(free_wording);
    story->updates = g_ptr_array_new_with_free_func(free_update);
    story->links = g_ptr_array_new_with_free_func(free_link);
    story->sources = g_ptr_array_new_with_free_func(free_source);
    story->scores = g_ptr_array_new_with_free_func(story_score_free);
    story->reviews = g_ptr_array_new_with_free_func(free_review);
    return story;
}

struct story *story_load(struct session *session, gint64 commitment_id, GError **error)
{
    owned_story story = story_new();
    GError *failed = NULL;
    story->commitment = commitment_by_id(session->db, commitment_id, &failed);
    if (story->commitment == NULL) {
        if (failed == NULL)
            g_set_error_literal(&failed, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                                "the commitment is not there any more");
        g_propagate_error(error, failed);
        return NULL;
    }
    g_autoptr(GPtrArray) citations = citation_of_commitment(session->db, commitment_id, error);
    if (citations == NULL || !load_series(session, story, error) ||
        !load_parties(session, story, error) || !load_topics(session, story, error) ||
        !load_wordings(session, story, error) || !load_updates(session, story, citations, error) ||
        !load_links(session, story, error) || !load_sources(session, story, citations, error) ||
        !load_reviews(session, story, error) || !story_score_load(session, story, error))
        return NULL;
    story->timeliness = story_timeliness(session, story->commitment);
    return g_steal_pointer(&story);
}

gboolean story_is_found_silent(const struct story *story, gint64 meeting_id)
{
    for (guint i = 0; i < story->reviews->len; i++) {
        const struct review *review =
            ((const struct story_review *)story->reviews->pdata[i])->review;
        if (review->meeting_id == meeting_id && strcmp(review->finding, "not-mentioned") == 0)
            return TRUE;
    }
    return FALSE;
}

static const struct story_wording *find_wording(const struct story *story, gint64 id)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told->wording->id == id)
            return told;
    }
    return NULL;
}

const struct story_wording *story_earliest(const struct story *story)
{
    return find_wording(story, story->commitment->earliest_wording_id);
}

const struct story_wording *story_latest(const struct story *story)
{
    return find_wording(story, story->commitment->latest_wording_id);
}

static gboolean is_live_status(const struct story_update *told, gint64 party_id)
{
    return told->corrected_by == 0 && told->update->party_id == party_id &&
           strcmp(told->update->kind, "status") == 0;
}

static int by_recording(gconstpointer a, gconstpointer b)
{
    const struct story_update *const *left = a, *const *right = b;
    return (*left)->update->id < (*right)->update->id ? -1 : 1;
}

/* As update_current (db) finds it. */
const struct story_update *story_current_of(const struct story *story, gint64 party_id)
{
    g_autoptr(GPtrArray) order = g_ptr_array_copy(story->updates, NULL, NULL);
    g_ptr_array_set_free_func(order, NULL);
    g_ptr_array_sort(order, by_recording);
    const struct story_update *current = NULL;
    for (guint i = 0; i < order->len; i++) {
        const struct story_update *told = order->pdata[i];
        if (is_live_status(told, party_id) &&
            (current == NULL || update_supersedes(told->update, current->update)))
            current = told;
    }
    return current;
}

const struct story_update *story_current(const struct story *story)
{
    return story_current_of(story, 0);
}

enum timeliness story_timeliness(const struct session *session, const struct commitment *row)
{
    return story_timeliness_on(row, session_today(session));
}

enum timeliness story_timeliness_on(const struct commitment *row, const char *day)
{
    const struct timeliness_input input = {
        .kind = row->kind,
        .due_first = row->due_first,
        .due_last = row->due_last,
        .status_class = row->status_class,
        .is_assessed = row->is_assessed != 0,
        .is_done = row->is_done != 0,
        .done_on = row->status_on,
        .today = day,
    };
    return timeliness_of(&input);
}

const char *story_timeliness_label(enum timeliness timeliness)
{
    return words_label(WORDS_TIMELINESS, timeliness_token(timeliness));
}

const char *story_timeliness_narrow(enum timeliness timeliness)
{
    return words_narrow(WORDS_TIMELINESS, timeliness_token(timeliness));
}

char *story_due_words(const struct commitment *row)
{
    g_autofree char *words = *row->due_edtf != '\0' ? edtf_words(row->due_edtf) : NULL;
    const char *text = *row->due_text != '\0' ? row->due_text : words;
    if (text == NULL)
        return g_strdup("");
    if (*row->due_last == '\0')
        return g_strdup(text);
    g_autofree char *last = day_words(row->due_last);
    if (*row->due_first == '\0' || strcmp(row->due_first, row->due_last) == 0)
        return strstr(text, last) != NULL ? g_strdup(text) : g_strdup_printf("%s (%s)", text, last);
    g_autofree char *first = day_words(row->due_first);
    return g_strdup_printf("%s (%s – %s)", text, first, last);
}

char *story_wording_words(const struct wording *wording)
{
    gboolean is_quoted =
        strcmp(wording->voice, "verbatim") == 0 || strcmp(wording->voice, "quoted") == 0;
    g_autofree char *shown = text_show(wording->exact, -1);
    return is_quoted ? g_strdup_printf("“%s”", shown) : g_steal_pointer(&shown);
}
