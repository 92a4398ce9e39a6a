/* review.c owns which commitments a meeting's review has to go through, and what was found.
 * It must not know how a review is shown, nor change any status. */
#include "core/lineage/review.h"

#include "core/clock.h"
#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "db/listing.h"

#include <string.h>

static void free_item(gpointer data)
{
    struct review_item *item = data;
    commitment_free(item->commitment);
    review_free(item->review);
    g_free(item);
}

void review_list_free(struct review_list *list)
{
    if (list == NULL)
        return;
    meeting_free(list->meeting);
    g_clear_pointer(&list->items, g_ptr_array_unref);
    g_free(list);
}

/* What the list is made with. */
struct making {
    struct session *session;
    struct review_list *list;
    GHashTable *read;     /* of document_read_meetings() */
    GHashTable *meetings; /* id → struct meeting, of every series */
    GHashTable *reviews;  /* id of commitment → struct review */
    GError *error;
};

/* Those that decide, and those that prepare. */
static gboolean is_political(const char *level)
{
    return strcmp(level, "leaders") == 0 || strcmp(level, "ministers") == 0;
}

static gboolean is_comparable(const struct meeting *stated, const struct meeting *at)
{
    if (strcmp(stated->level, at->level) == 0 || *stated->level == '\0' || *at->level == '\0')
        return TRUE;
    return is_political(at->level) || !is_political(stated->level);
}

/* The meetings at which it was stated, by wordings that say something. */
static GPtrArray *stated_at(struct making *making, gint64 commitment_id)
{
    GPtrArray *stated = g_ptr_array_new();
    g_autoptr(GPtrArray) wordings =
        wording_of_commitment(making->session->db, commitment_id, &making->error);
    for (guint i = 0; wordings != NULL && i < wordings->len; i++) {
        const struct wording *wording = wordings->pdata[i];
        gpointer meeting = g_hash_table_lookup(making->meetings, &wording->meeting_id);
        if (meeting != NULL && silence_is_statement(wording))
            g_ptr_array_add(stated, meeting);
    }
    return stated;
}

static gboolean has_review(const struct making *making, const struct commitment *c)
{
    return g_hash_table_contains(making->reviews, &c->id);
}

static gboolean is_due_for_review(const struct making *making, const struct commitment *c,
                                  const GPtrArray *stated)
{
    const struct meeting *at = making->list->meeting;
    gboolean was_stated = stated->len == 0;
    if (strcmp(c->status_class, "open") != 0 && !has_review(making, c))
        return FALSE;
    for (guint i = 0; i < stated->len; i++) {
        const struct meeting *meeting = stated->pdata[i];
        if (meeting->id == at->id)
            return FALSE;
        was_stated = was_stated || (is_comparable(meeting, at) &&
                                    strcmp(meeting->date_first, at->date_first) < 0);
    }
    return was_stated;
}

/* A promise of one meeting is not missed at another. */
static gboolean is_one_meeting(const struct commitment *c)
{
    return strcmp(c->kind, "next-meeting") == 0;
}

static gboolean take(const struct listing_row *row, gpointer data)
{
    struct making *making = data;
    const struct commitment *c = row->commitment;
    g_autoptr(GPtrArray) stated = stated_at(making, c->id);
    if (making->error != NULL)
        return FALSE;
    if (!is_due_for_review(making, c, stated))
        return TRUE;
    struct review_item *item = g_new0(struct review_item, 1);
    item->commitment = row_copy(TABLE_COMMITMENT, c);
    item->silence = !silence_is_of_kind(c->kind)
                        ? SILENCE_NOTHING
                        : silence_at(making->list->meeting, making->read, stated);
    const struct review *found = g_hash_table_lookup(making->reviews, &c->id);
    if (found != NULL) {
        item->review = row_copy(TABLE_REVIEW, found);
        making->list->done += strcmp(found->finding, "later") != 0 ? 1 : 0;
    }
    g_ptr_array_add(making->list->items, item);
    return TRUE;
}

static GHashTable *rows_by(GPtrArray *rows, gsize offset)
{
    GHashTable *table = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (guint i = 0; rows != NULL && i < rows->len; i++)
        g_hash_table_insert(table, (char *)rows->pdata[i] + offset, rows->pdata[i]);
    return table;
}

static gboolean walk(struct making *making, GError **error)
{
    struct db *db = making->session->db;
    const gint64 *series = &making->list->meeting->series_id;
    owned(filter) filter = filter_one_of(FILTER_SERIES, series, *series != 0 ? 1 : 0);
    const struct listing_spec spec = {.filter = filter};
    g_autoptr(GPtrArray) meetings = meeting_all(db, 0, error);
    g_autoptr(GPtrArray) reviews =
        meetings != NULL ? review_of_meeting(db, making->list->meeting->id, error) : NULL;
    owned(listing) listing = reviews != NULL ? listing_open(db, &spec, error) : NULL;
    if (listing == NULL)
        return FALSE;
    making->meetings = rows_by(meetings, offsetof(struct meeting, id));
    making->reviews = rows_by(reviews, offsetof(struct review, commitment_id));
    gboolean done = listing_walk(listing, take, making, error) && making->error == NULL;
    if (making->error != NULL)
        g_propagate_error(error, making->error);
    g_hash_table_unref(making->meetings);
    g_hash_table_unref(making->reviews);
    return done;
}

static struct meeting *read_meeting(struct session *session, gint64 id, GError **error)
{
    GError *failed = NULL;
    owned(meeting) meeting = meeting_by_id(session->db, id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    if (meeting == NULL)
        heldto_refuse(error, HELDTO_ERROR_NOTHING, "the meeting is not there any more");
    else if (strcmp(meeting->state, "held") != 0)
        heldto_refuse(
            error, HELDTO_ERROR_INPUT,
            "%s is %s: only a meeting that was held can be reviewed; `heldto meeting edit %s "
            "--state held` says so",
            meeting->token, words_label(WORDS_MEETING_STATE, meeting->state), meeting->token);
    else
        return g_steal_pointer(&meeting);
    return NULL;
}

struct review_list *review_list_new(struct session *session, gint64 meeting_id, GError **error)
{
    struct review_list *list = g_new0(struct review_list, 1);
    struct making making = {.session = session, .list = list};
    list->items = g_ptr_array_new_with_free_func(free_item);
    list->meeting = read_meeting(session, meeting_id, error);
    making.read = list->meeting != NULL ? document_read_meetings(session->db, TRUE, error) : NULL;
    gboolean done = making.read != NULL && walk(&making, error);
    g_clear_pointer(&making.read, g_hash_table_unref);
    if (done)
        return list;
    review_list_free(list);
    return NULL;
}

char *review_progress(const struct review_list *list)
{
    return g_strdup_printf(_("%u of %u reviewed"), list->done, list->items->len);
}

const char *review_finding_label(const struct review_item *item)
{
    return item->review != NULL ? words_label(WORDS_FINDING, item->review->finding) : "";
}

static const struct review_item *find_item(const struct review_list *list, gint64 commitment_id)
{
    for (guint i = 0; i < list->items->len; i++) {
        const struct review_item *item = list->items->pdata[i];
        if (item->commitment->id == commitment_id)
            return item;
    }
    return NULL;
}

static gboolean refuse_absent(struct session *session, const struct review_list *list,
                              gint64 commitment_id, GError **error)
{
    owned(commitment) c = commitment_by_id(session->db, commitment_id, error);
    g_autofree char *meeting = names_meeting_words(list->meeting);
    return c != NULL &&
           heldto_refuse(
               error, HELDTO_ERROR_INPUT,
               "%s is not on the review list of %s: it was stated there, or not before it at a "
               "comparable level, or is not open",
               c->key, meeting);
}

static gboolean check_silence(const struct review_list *list, const struct review_item *item,
                              GError **error)
{
    const char *key = item->commitment->key;
    g_autofree char *meeting = names_meeting_words(list->meeting);
    if (item->silence == SILENCE_ABSENT)
        return TRUE;
    if (item->silence == SILENCE_UNKNOWN)
        return heldto_refuse(
            error, HELDTO_ERROR_INPUT,
            "%s: no full official text of %s is held and read through, so whether it was "
            "mentioned is not known",
            key, meeting);
    if (is_one_meeting(item->commitment))
        return heldto_refuse(
            error, HELDTO_ERROR_INPUT,
            "%s promises one meeting: that %s did not come back to it says nothing", key, meeting);
    return heldto_refuse(
        error, HELDTO_ERROR_INPUT,
        "%s was not stated before %s at a meeting of the same level: that it is absent "
        "there says nothing",
        key, meeting);
}

static gboolean store(struct session *session, struct change *change, gint64 meeting_id,
                      const struct review_item *item, const char *finding, const char *note,
                      GError **error)
{
    g_autofree char *now = clock_now();
    struct review fresh = {.meeting_id = meeting_id,
                           .commitment_id = item->commitment->id,
                           .finding = (char *)finding,
                           .note = (char *)note,
                           .author = session->author,
                           .recorded_at = now};
    if (item->review == NULL) {
        gboolean done = change_insert(change, TABLE_REVIEW, &fresh, error);
        g_free(fresh.uuid);
        return done;
    }
    if (strcmp(item->review->finding, finding) == 0 &&
        (note == NULL || strcmp(item->review->note, note) == 0))
        return TRUE;
    owned(review) row = row_copy(TABLE_REVIEW, item->review);
    row_set(&row->finding, finding);
    row_set(&row->note, note != NULL ? note : row->note);
    row_set(&row->author, session->author);
    row_set(&row->recorded_at, now);
    return change_update(change, TABLE_REVIEW, item->review, row, error);
}

static gboolean set_one(struct session *session, struct change *change,
                        const struct review_list *list, gint64 id, const char *finding,
                        const char *note, GError **error)
{
    const struct review_item *item = find_item(list, id);
    if (item == NULL)
        return refuse_absent(session, list, id, error);
    if (strcmp(finding, "not-mentioned") == 0 && !check_silence(list, item, error))
        return FALSE;
    return store(session, change, list->meeting->id, item, finding, note, error);
}

static gboolean is_repeated(const gint64 *ids, gsize at)
{
    for (gsize i = 0; i < at; i++)
        if (ids[i] == ids[at])
            return TRUE;
    return FALSE;
}

static void say(struct change *change, const struct review_list *list, const gint64 *ids, gsize n,
                const char *finding)
{
    g_autofree char *meeting = names_meeting_words(list->meeting);
    const struct review_item *item = find_item(list, ids[0]);
    if (n == 1)
        change_say(change, "%s: %s, review of %s", item->commitment->key,
                   words_label(WORDS_FINDING, finding), meeting);
    else
        change_say(change, "%zu commitments: %s, review of %s", n,
                   words_label(WORDS_FINDING, finding), meeting);
}

gboolean review_set(struct session *session, gint64 meeting_id, const gint64 *commitment_ids,
                    gsize n, const char *finding, const char *note, GError **error)
{
    const struct word *word = words_find(WORDS_FINDING, finding);
    g_autofree char *all = word == NULL ? words_list(WORDS_FINDING) : NULL;
    if (word == NULL)
        return heldto_refuse(error, HELDTO_ERROR_USAGE, "“%s” is no finding; it is one of: %s",
                             finding, all);
    owned_review_list list = review_list_new(session, meeting_id, error);
    struct change *change =
        list != NULL && n > 0 ? session_begin(session, "review", FALSE, error) : NULL;
    if (change == NULL)
        return list != NULL && n == 0;
    for (gsize i = 0; i < n; i++)
        if (!is_repeated(commitment_ids, i) &&
            !set_one(session, change, list, commitment_ids[i], word->token, note, error)) {
            change_abort(change);
            return FALSE;
        }
    say(change, list, commitment_ids, n, word->token);
    return change_commit(change, error);
}
