/* replace.c owns putting a better text in the place of the one a wording was known from.
 * It must not know who found the words in the better text. */
#include "core/intake/replace.h"

#include "core/lineage/lineage.h"

#include <string.h>

/* How near to what was issued a text is. */
static int rank(const char *coverage)
{
    static const char *const order[] = {"own-summary", "report", "extract", "full"};
    for (int i = 0; i < (int)G_N_ELEMENTS(order); i++)
        if (strcmp(coverage, order[i]) == 0)
            return i;
    return -1;
}

gboolean replace_is_better(struct session *session, const struct document *document,
                           const struct wording *record, gboolean *answer, GError **error)
{
    *answer = TRUE;
    if (record->document_id == 0)
        return TRUE;
    owned(document) held = document_by_id(session->db, record->document_id, error);
    if (held == NULL)
        return error == NULL || *error == NULL; /* its document is gone */
    *answer = held->id != document->id && rank(document->coverage) > rank(held->coverage);
    return TRUE;
}

/* The words as they were, beside the new ones. */
static gboolean keep_old(struct change *change, const struct wording *record, GError **error)
{
    owned(wording) old = row_copy(TABLE_WORDING, record);
    g_clear_pointer(&old->uuid, g_free);
    old->id = old->version = 0;
    old->confirmed = 0;
    row_set(&old->role, "also");
    row_set(&old->difference, "");
    return change_insert(change, TABLE_WORDING, old, error);
}

gboolean replace_source(struct session *session, struct change *change,
                        const struct wording *record, struct wording *after, GError **error)
{
    if (strcmp(record->role, "record") != 0) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    "only a wording of record can stand in another text");
        return FALSE;
    }
    after->id = record->id;
    after->version = record->version;
    g_free(after->uuid);
    after->uuid = g_strdup(record->uuid);
    after->commitment_id = record->commitment_id;
    after->meeting_id = record->meeting_id;
    after->confirmed = record->confirmed;
    row_set(&after->role, "record");
    row_set(&after->difference, record->difference);
    row_set(&after->note, record->note);
    lineage_doubt(record, after);
    return change_update(change, TABLE_WORDING, record, after, error) &&
           keep_old(change, record, error) && lineage_follow(session, change, record, after, error);
}
