/* triage_apply.c owns making all that is decided in a document, as one change.
 * It must not know what one decision makes. */
#include "core/intake/triage_private.h"

#include <string.h>

static gboolean is_waiting(const struct triage_item *item)
{
    return !triage_is_applied(item) && !triage_is_open(item);
}

/* The same words twice in a text, both taken for new: one commitment, said twice. */
static gint64 made_already(const struct triage *triage, guint i)
{
    const struct triage_item *item = triage->items->pdata[i];
    for (guint k = 0; k < triage->items->len; k++) {
        const struct suggestion *other = ((struct triage_item *)triage->items->pdata[k])->row;
        if (k != i && other->wording_id != 0 &&
            strcmp(other->fingerprint, item->row->fingerprint) == 0)
            return other->commitment_id;
    }
    return 0;
}

static gboolean apply_one(struct triage *triage, struct triage_make *make, guint i, GError **error)
{
    struct triage_item *item = triage->items->pdata[i];
    owned(suggestion) old = row_copy(TABLE_SUGGESTION, item->row);
    if (strcmp(item->row->decision, "refused") == 0) {
        make->account->refused++;
        return TRUE;
    }
    if (strcmp(item->row->decision, "new") == 0)
        item->row->commitment_id = made_already(triage, i);
    return triage_make(make, item->row, error) &&
           change_update(make->change, TABLE_SUGGESTION, old, item->row, error);
}

static gboolean apply_all(struct triage *triage, struct triage_make *make, GError **error)
{
    for (guint i = 0; i < triage->items->len; i++)
        if (is_waiting(triage->items->pdata[i]) && !apply_one(triage, make, i, error))
            return FALSE;
    const struct triage_account *a = make->account;
    change_say(make->change,
               "document %" G_GINT64_FORMAT
               ": %u new, %u restated, %u further passages, %u in a better text",
               triage->document->id, a->commitments, a->restated, a->also, a->replaced);
    return TRUE;
}

gboolean triage_apply(struct triage *triage, struct triage_account *account, GError **error)
{
    *account = (struct triage_account){.keys = g_ptr_array_new_with_free_func(g_free)};
    if (triage->n_waiting == 0)
        return triage_reload(triage, error);
    if (triage->meeting == NULL)
        return triage_fail(error,
                           "document %" G_GINT64_FORMAT
                           " is tied to no meeting; fill in its field Meeting first: `heldto "
                           "document edit %" G_GINT64_FORMAT " --meeting TOKEN`",
                           triage->document->id, triage->document->id);
    struct change *change = session_begin(triage->session, "triage apply", FALSE, error);
    if (change == NULL)
        return FALSE;
    struct triage_make make = {.session = triage->session,
                               .change = change,
                               .document = triage->document,
                               .meeting = triage->meeting,
                               .account = account};
    gboolean done = apply_all(triage, &make, error);
    if (!done)
        change_abort(change);
    done = done && change_commit(change, error);
    /* Also after a failure: what the items say must be what is stored. */
    return triage_reload(triage, done ? error : NULL) && done;
}

void triage_account_clear(struct triage_account *account)
{
    g_clear_pointer(&account->keys, g_ptr_array_unref);
}
