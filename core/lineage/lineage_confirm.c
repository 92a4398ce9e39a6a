/* lineage_confirm.c owns confirming how a wording differs, and what takes a confirmation back.
 * It must not know how a difference is proposed. */
#include "core/lineage/lineage.h"

#include "core/draft/names.h"
#include "core/lineage/silence.h"
#include "core/scheme/words.h"

#include <string.h>

static const struct word *read_difference(const char *text, GError **error)
{
    const struct word *word = words_find(WORDS_DIFFERENCE, text);
    g_autofree char *list = word == NULL ? words_list(WORDS_DIFFERENCE) : NULL;
    if (word == NULL)
        heldto_refuse(error, HELDTO_ERROR_INPUT, "“%s” is no difference; it is one of: %s", text,
                      list);
    return word;
}

/* The token to be confirmed; NULL where it cannot be. */
static const char *decide(const struct lineage_step *step, const char *difference, GError **error)
{
    const struct word *word = difference != NULL ? read_difference(difference, error) : NULL;
    if (difference != NULL && word == NULL)
        return NULL;
    const char *token = word != NULL ? word->token : step->proposed;
    gboolean is_first = strcmp(token, "first-held") == 0;
    if (step->before == NULL && !is_first)
        heldto_refuse(error, HELDTO_ERROR_INPUT,
                      "it is the earliest text held: there is none before it to differ from");
    else if (step->before != NULL && is_first)
        heldto_refuse(error, HELDTO_ERROR_INPUT, "it is not the earliest text held");
    else if (strcmp(token, "not-mentioned") == 0)
        heldto_refuse(error, HELDTO_ERROR_INPUT,
                      "a wording is no silence; that a meeting did not mention a commitment is "
                      "found by its review: `heldto review MEETING KEY not-mentioned`");
    else
        return token;
    return NULL;
}

/* Whether no wording of a later meeting says when it is due. */
static gboolean is_last_to_say(const struct story *story, const struct story_wording *told)
{
    guint at = 0;
    if (!g_ptr_array_find(story->wordings, told, &at))
        return FALSE;
    for (guint i = at + 1; i < story->wordings->len; i++) {
        const struct story_wording *later = story->wordings->pdata[i];
        if (later->meeting->id != told->meeting->id && *later->wording->due_edtf != '\0')
            return FALSE;
    }
    return TRUE;
}

/* The commitment is due when its latest wording says, once an analyst has agreed that the period
 * moved: else it would be called overdue by a day that its parties have put off. */
static gboolean follow_due(struct change *change, const struct story *story,
                           const struct lineage_step *step, const char *token, GError **error)
{
    const struct wording *said = step->told->wording;
    gboolean is_moved = strcmp(token, "due-moved") == 0 || (strcmp(step->also, "due-moved") == 0 &&
                                                            strcmp(token, step->proposed) == 0);
    if (!is_moved || *said->due_edtf == '\0' || !is_last_to_say(story, step->told) ||
        strcmp(said->due_edtf, story->commitment->due_edtf) == 0)
        return TRUE;
    owned(commitment) row = row_copy(TABLE_COMMITMENT, story->commitment);
    row_set(&row->due_text, said->due_text);
    row_set(&row->due_edtf, said->due_edtf);
    return change_update(change, TABLE_COMMITMENT, story->commitment, row, error);
}

static gboolean store(struct session *session, const struct story *story,
                      const struct lineage_step *step, const char *token, GError **error)
{
    const struct wording *old = step->told->wording;
    owned(wording) row = row_copy(TABLE_WORDING, old);
    row_set(&row->difference, token);
    row->confirmed = 1;
    struct change *change = session_begin(session, "lineage confirm", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!change_update(change, TABLE_WORDING, old, row, error) ||
        !follow_due(change, story, step, token, error)) {
        change_abort(change);
        return FALSE;
    }
    g_autofree char *meeting = names_meeting_words(step->meeting);
    change_say(change, "%s: %s, %s", story->commitment->key, words_label(WORDS_DIFFERENCE, token),
               meeting);
    return change_commit(change, error);
}

gboolean lineage_confirm(struct session *session, gint64 wording_id, const char *difference,
                         GError **error)
{
    GError *failed = NULL;
    owned(wording) wording = wording_by_id(session->db, wording_id, &failed);
    if (wording == NULL) {
        if (failed != NULL)
            g_propagate_error(error, failed);
        else
            g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                                "the wording is not there any more");
        return FALSE;
    }
    owned_story story = story_load(session, wording->commitment_id, error);
    owned_lineage lineage = story != NULL ? lineage_new(session, story, error) : NULL;
    if (lineage == NULL)
        return FALSE;
    const struct lineage_step *step = lineage_step_of(lineage, wording_id);
    if (step == NULL)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "it is a passage beside the wording of record, which alone is "
                             "compared");
    const char *token = decide(step, difference, error);
    if (token == NULL)
        return FALSE;
    if (step->told->wording->confirmed && strcmp(step->told->wording->difference, token) == 0)
        return TRUE;
    return store(session, story, step, token, error);
}

gboolean lineage_find(struct session *session, gint64 commitment_id, gint64 meeting_id,
                      gint64 *wording_id, GError **error)
{
    g_autoptr(GPtrArray) wordings = wording_of_commitment(session->db, commitment_id, error);
    for (guint i = 0; wordings != NULL && i < wordings->len; i++) {
        const struct wording *wording = wordings->pdata[i];
        if (wording->meeting_id != meeting_id || strcmp(wording->role, "record") != 0 ||
            !silence_is_statement(wording))
            continue;
        *wording_id = wording->id;
        return TRUE;
    }
    if (wordings != NULL)
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                            "the commitment has no wording of record at that meeting");
    return FALSE;
}

/* Whether the two say something else, for one who compares them. */
static gboolean is_another(const struct wording *a, const struct wording *b)
{
    return a->commitment_id != b->commitment_id || a->meeting_id != b->meeting_id ||
           strcmp(a->role, b->role) != 0 || a->document_id != b->document_id ||
           a->again != b->again || strcmp(a->exact, b->exact) != 0 ||
           strcmp(a->voice, b->voice) != 0 || strcmp(a->force, b->force) != 0 ||
           strcmp(a->due_edtf, b->due_edtf) != 0;
}

static gboolean is_confirmed(const struct wording *wording)
{
    return wording->confirmed && strcmp(wording->role, "record") == 0 &&
           silence_is_statement(wording) && strcmp(wording->difference, "first-held") != 0;
}

static gboolean take_back(struct change *change, const struct wording *old, GError **error)
{
    owned(wording) row = row_copy(TABLE_WORDING, old);
    row->confirmed = 0;
    row_set(&row->difference, "");
    return change_update(change, TABLE_WORDING, old, row, error);
}

/* What was confirmed of others; 0 most often, and then nothing more has to be read. */
static gboolean count_confirmed(struct session *session, const struct wording *but, guint *n,
                                GError **error)
{
    g_autoptr(GPtrArray) wordings = wording_of_commitment(session->db, but->commitment_id, error);
    *n = 0;
    for (guint i = 0; wordings != NULL && i < wordings->len; i++) {
        const struct wording *wording = wordings->pdata[i];
        *n += wording->id != but->id && is_confirmed(wording) ? 1 : 0;
    }
    return wordings != NULL;
}

/* Those that are compared with this one now; where it came from elsewhere, all of them. */
static gboolean follow_others(struct session *session, struct change *change,
                              const struct wording *after, gboolean is_moved, GError **error)
{
    owned_story story = story_load(session, after->commitment_id, error);
    for (guint i = 0; story != NULL && i < story->wordings->len; i++) {
        const struct wording *wording =
            ((const struct story_wording *)story->wordings->pdata[i])->wording;
        const struct story_wording *base = lineage_base(story, i);
        gboolean is_concerned = is_moved || (base != NULL && base->wording->id == after->id);
        if (wording->id != after->id && is_concerned && is_confirmed(wording) &&
            !take_back(change, wording, error))
            return FALSE;
    }
    return story != NULL;
}

/* An edit that confirms it, or says otherwise, was made in sight of the words. */
void lineage_doubt(const struct wording *before, struct wording *after)
{
    gboolean says_so = !before->confirmed || strcmp(after->difference, before->difference) != 0;
    if (says_so || !is_confirmed(after) || !is_another(before, after))
        return;
    after->confirmed = 0;
    row_set(&after->difference, "");
}

gboolean lineage_follow(struct session *session, struct change *change,
                        const struct wording *before, const struct wording *after, GError **error)
{
    gboolean is_record = strcmp(after->role, "record") == 0;
    gboolean was_record = before != NULL && strcmp(before->role, "record") == 0;
    gboolean is_moved = before != NULL &&
                        (before->meeting_id != after->meeting_id ||
                         before->commitment_id != after->commitment_id || is_record != was_record);
    guint n = 0;
    if ((before != NULL && !is_another(before, after)) || (!is_record && !was_record))
        return TRUE;
    if (!count_confirmed(session, after, &n, error))
        return FALSE;
    return n == 0 || follow_others(session, change, after, is_moved, error);
}

/* What it is compared with: an id, below 0 where that was said at another level or line. */
static gint64 base_id(const struct story *story, guint at)
{
    const struct meeting *meeting =
        ((const struct story_wording *)story->wordings->pdata[at])->meeting;
    const struct story_wording *base = lineage_base(story, at);
    if (base == NULL)
        return 0;
    gboolean is_alike = strcmp(base->meeting->level, meeting->level) == 0 &&
                        base->meeting->series_id == meeting->series_id;
    return is_alike ? base->wording->id : -base->wording->id;
}

/* By id of each wording that is confirmed: its base_id(). */
static GHashTable *bases_of(const struct story *story)
{
    GHashTable *bases = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct wording *wording =
            ((const struct story_wording *)story->wordings->pdata[i])->wording;
        gint64 base = base_id(story, i);
        if (is_confirmed(wording))
            g_hash_table_insert(bases, g_memdup2(&wording->id, sizeof base),
                                g_memdup2(&base, sizeof base));
    }
    return bases;
}

/* In order of meeting, as db has them. */
static int by_occasion(gconstpointer a, gconstpointer b)
{
    const struct story_wording *x = *(const struct story_wording *const *)a;
    const struct story_wording *y = *(const struct story_wording *const *)b;
    int order = strcmp(x->meeting->date_first, y->meeting->date_first);
    if (order == 0)
        order = (x->meeting->id > y->meeting->id) - (x->meeting->id < y->meeting->id);
    return order != 0 ? order : strcmp(y->wording->role, x->wording->role);
}

static void set_back(struct story *story, const struct meeting *before)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        struct story_wording *told = story->wordings->pdata[i];
        if (told->meeting->id != before->id)
            continue;
        meeting_free(told->meeting);
        told->meeting = row_copy(TABLE_MEETING, before);
    }
    g_ptr_array_sort(story->wordings, by_occasion);
}

static gboolean follow_order(struct session *session, struct change *change, gint64 commitment_id,
                             const struct meeting *before, GError **error)
{
    owned_story story = story_load(session, commitment_id, error);
    if (story == NULL)
        return FALSE;
    g_autoptr(GHashTable) now = bases_of(story);
    set_back(story, before);
    g_autoptr(GHashTable) then = bases_of(story);
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct wording *wording =
            ((const struct story_wording *)story->wordings->pdata[i])->wording;
        const gint64 *was = g_hash_table_lookup(then, &wording->id);
        const gint64 *is = g_hash_table_lookup(now, &wording->id);
        if (was != NULL && is != NULL && *was != *is && !take_back(change, wording, error))
            return FALSE;
    }
    return TRUE;
}

gboolean lineage_follow_meeting(struct session *session, struct change *change,
                                const struct meeting *before, const struct meeting *after,
                                GError **error)
{
    if (strcmp(before->date_first, after->date_first) == 0 &&
        strcmp(before->level, after->level) == 0 && before->series_id == after->series_id)
        return TRUE;
    g_autoptr(GPtrArray) wordings = wording_of_meeting(session->db, after->id, error);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (guint i = 0; wordings != NULL && i < wordings->len; i++) {
        struct wording *wording = wordings->pdata[i];
        if (g_hash_table_add(seen, &wording->commitment_id) &&
            !follow_order(session, change, wording->commitment_id, before, error))
            return FALSE;
    }
    return wordings != NULL;
}
