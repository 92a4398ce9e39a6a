/* triage.c owns the walk through a document's suggestions: what is open, and keeping each decision.
 * It must not know what a decision makes, nor how older commitments are found. */
#include "core/intake/triage.h"

#include "core/intake/triage_private.h"

#include <string.h>

static void item_free(gpointer data)
{
    struct triage_item *item = data;
    suggestion_free(item->row);
    if (item->offers != NULL)
        g_ptr_array_unref(item->offers);
    g_free(item->key);
    g_free(item);
}

gboolean triage_fail(GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, words);
    return FALSE;
}

gboolean triage_missing(const char *what, gint64 id, GError **error)
{
    if (error != NULL && *error == NULL)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                    "there is no %s %" G_GINT64_FORMAT " in the register", what, id);
    return FALSE;
}

gboolean triage_is_applied(const struct triage_item *item)
{
    return item->row->wording_id != 0;
}

gboolean triage_is_open(const struct triage_item *item)
{
    return *item->row->decision == '\0' || strcmp(item->row->decision, "later") == 0;
}

static void count(struct triage *triage)
{
    triage->n_open = triage->n_waiting = 0;
    for (guint i = 0; i < triage->items->len; i++) {
        const struct triage_item *item = triage->items->pdata[i];
        triage->n_open += triage_is_open(item) ? 1 : 0;
        gboolean is_refused = strcmp(item->row->decision, "refused") == 0;
        if (!triage_is_open(item) && !triage_is_applied(item) && !is_refused)
            triage->n_waiting++;
    }
}

static gboolean name_key(struct triage *triage, struct triage_item *item, GError **error)
{
    g_free(item->key);
    item->key = g_strdup("");
    if (item->row->commitment_id == 0)
        return TRUE;
    owned(commitment) tied = commitment_by_id(triage->session->db, item->row->commitment_id, error);
    if (tied == NULL)
        return triage_missing("commitment", item->row->commitment_id, error);
    row_set(&item->key, tied->key);
    return TRUE;
}

static gboolean read_items(struct triage *triage, GPtrArray *rows, GError **error)
{
    g_ptr_array_unref(triage->items);
    triage->items = g_ptr_array_new_with_free_func(item_free);
    for (guint i = 0; i < rows->len; i++) {
        struct triage_item *item = g_new0(struct triage_item, 1);
        item->row = g_steal_pointer(&rows->pdata[i]);
        g_ptr_array_add(triage->items, item);
        triage_forget(item);
        if (!name_key(triage, item, error))
            return FALSE;
    }
    count(triage);
    return TRUE;
}

gboolean triage_reload(struct triage *triage, GError **error)
{
    struct db *db = triage->session->db;
    GError *failed = NULL;
    gint64 id = triage->document->id;
    struct document *document = document_by_id(db, id, error);
    if (document == NULL)
        return triage_missing("document", id, error);
    document_free(triage->document);
    triage->document = document;
    g_clear_pointer(&triage->meeting, meeting_free);
    if (document->meeting_id != 0)
        triage->meeting = meeting_by_id(db, document->meeting_id, &failed);
    g_autoptr(GPtrArray) rows = failed == NULL ? suggestion_of_document(db, id, &failed) : NULL;
    if (rows == NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    matcher_free(triage->matcher);
    triage->matcher = matcher_new(db, triage->lexicon);
    g_ptr_array_set_free_func(rows, NULL);
    gboolean done = read_items(triage, rows, error);
    for (guint i = 0; i < rows->len; i++)
        suggestion_free(rows->pdata[i]);
    return done;
}

struct triage *triage_open(struct session *session, gint64 document_id, GError **error)
{
    struct triage *triage = g_new0(struct triage, 1);
    triage->session = session;
    triage->items = g_ptr_array_new_with_free_func(item_free);
    triage->document = document_by_id(session->db, document_id, error);
    if (triage->document == NULL)
        triage_missing("document", document_id, error);
    else
        triage->lexicon = lexicon_new(session->db, error);
    if (triage->lexicon != NULL && triage_reload(triage, error))
        return triage;
    triage_free(triage);
    return NULL;
}

void triage_free(struct triage *triage)
{
    if (triage == NULL)
        return;
    document_free(triage->document);
    meeting_free(triage->meeting);
    g_ptr_array_unref(triage->items);
    matcher_free(triage->matcher);
    lexicon_free(triage->lexicon);
    g_free(triage);
}

guint triage_next(const struct triage *triage, guint from)
{
    guint n = triage->items->len, later = n;
    for (guint k = 0; k < n; k++) {
        guint i = (from + k) % n;
        const struct triage_item *item = triage->items->pdata[i];
        if (*item->row->decision == '\0')
            return i;
        if (later == n && triage_is_open(item))
            later = i;
    }
    return later;
}

/* Writes what is now in the item's row over `old`, inside the change. */
static gboolean update(struct triage *triage, struct change *change, const struct suggestion *old,
                       struct triage_item *item, GError **error)
{
    return change_update(change, TABLE_SUGGESTION, old, item->row, error) &&
           name_key(triage, item, error);
}

static const char *what_changed(const struct suggestion *old, const struct suggestion *row)
{
    if (strcmp(old->decision, row->decision) == 0 && old->commitment_id == row->commitment_id)
        return "corrected";
    return *row->decision != '\0' ? row->decision : "open again";
}

gboolean triage_save(struct triage *triage, struct triage_item *item, struct suggestion *old,
                     GError **error)
{
    struct change *change = session_begin(triage->session, "triage", FALSE, error);
    gboolean done = change != NULL && update(triage, change, old, item, error);
    if (done)
        change_say(change, "triage of document %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ": %s",
                   triage->document->id, item->row->position, what_changed(old, item->row));
    if (!done && change != NULL)
        change_abort(change);
    done = done && change_commit(change, error);
    if (done) {
        suggestion_free(old);
    } else {
        suggestion_free(item->row);
        item->row = old;
    }
    count(triage);
    return done;
}

struct triage_item *triage_undecided(struct triage *triage, guint i, GError **error)
{
    if (i >= triage->items->len) {
        triage_fail(error, "there are %u suggestions in this document", triage->items->len);
        return NULL;
    }
    struct triage_item *item = triage->items->pdata[i];
    if (!triage_is_applied(item))
        return item;
    triage_fail(error, "suggestion %u is applied already: it is a wording of %s. Undo that first",
                i + 1, item->key);
    return NULL;
}

static gboolean check_series(struct triage *triage, gint64 commitment_id, GError **error)
{
    owned(commitment) tied = commitment_by_id(triage->session->db, commitment_id, error);
    if (tied == NULL)
        return triage_missing("commitment", commitment_id, error);
    if (triage->meeting == NULL || tied->series_id == triage->meeting->series_id)
        return TRUE;
    return triage_fail(error, "%s belongs to another series; say that it is meant (--across)",
                       tied->key);
}

static gboolean is_decision(const char *decision)
{
    static const char *const all[] = {"", "later", "new", "tie", "position", "refused", NULL};
    return g_strv_contains(all, decision);
}

static void set_decision(struct suggestion *row, const char *decision, gint64 commitment_id)
{
    row_set(&row->decision, decision);
    row->commitment_id =
        strcmp(decision, "tie") == 0 || strcmp(decision, "position") == 0 ? commitment_id : 0;
}

gboolean triage_decide(struct triage *triage, guint i, const char *decision, gint64 commitment_id,
                       gboolean across, GError **error)
{
    struct triage_item *item = triage_undecided(triage, i, error);
    if (item == NULL)
        return FALSE;
    if (!is_decision(decision))
        return triage_fail(error, "there is no decision called %s", decision);
    if (strcmp(decision, "tie") == 0 && commitment_id == 0)
        return triage_fail(error, "say which commitment it is tied to");
    if (commitment_id != 0 && !across && !check_series(triage, commitment_id, error))
        return FALSE;
    struct suggestion *old = row_copy(TABLE_SUGGESTION, item->row);
    set_decision(item->row, decision, commitment_id);
    return triage_save(triage, item, old, error);
}

static gint64 proposed_tie(const struct triage_item *item)
{
    if (strcmp(item->proposal, "tie") != 0 || item->offers->len == 0)
        return 0;
    return ((const struct match *)item->offers->pdata[0])->commitment_id;
}

gboolean triage_accept(struct triage *triage, guint i, GError **error)
{
    struct triage_item *item = triage_undecided(triage, i, error);
    return item != NULL && triage_look(triage, i, error) &&
           triage_decide(triage, i, item->proposal, proposed_tie(item), TRUE, error);
}

static gboolean is_sure(const struct triage_item *item, gint64 confidence)
{
    return !triage_is_applied(item) && triage_is_open(item) && item->row->confidence >= confidence;
}

/* Before anything is written, so that nobody waits for it. */
static gboolean look_at_sure(struct triage *triage, gint64 confidence, GError **error)
{
    for (guint i = 0; i < triage->items->len; i++)
        if (is_sure(triage->items->pdata[i], confidence) && !triage_look(triage, i, error))
            return FALSE;
    return TRUE;
}

gboolean triage_accept_all(struct triage *triage, gint64 confidence, guint *n, GError **error)
{
    GError *failed = NULL;
    *n = 0;
    struct change *change = look_at_sure(triage, confidence, error)
                                ? session_begin(triage->session, "triage", FALSE, error)
                                : NULL;
    if (change == NULL)
        return FALSE;
    for (guint i = 0; failed == NULL && i < triage->items->len; i++) {
        struct triage_item *item = triage->items->pdata[i];
        if (!is_sure(item, confidence))
            continue;
        owned(suggestion) old = row_copy(TABLE_SUGGESTION, item->row);
        set_decision(item->row, item->proposal, proposed_tie(item));
        if (update(triage, change, old, item, &failed))
            ++*n;
    }
    change_say(change, "triage of document %" G_GINT64_FORMAT ": %u accepted as proposed",
               triage->document->id, *n);
    if (failed != NULL)
        change_abort(change);
    else if (change_commit(change, &failed)) {
        count(triage);
        return TRUE;
    }
    g_propagate_error(error, failed);
    *n = 0;
    /* What was not stored is taken back from the items too. */
    gboolean is_read = triage_reload(triage, NULL);
    (void)is_read;
    return FALSE;
}
