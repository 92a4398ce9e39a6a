/* triage_store.c owns putting a document's suggestions into the register, and knowing again the words
 * that were refused before. It must not know how suggestions are found. */
#include "core/intake/triage_private.h"

#include "db/fold.h"

#include <string.h>

static char *folded(const char *text, gint64 start, gint64 length)
{
    const char *from = g_utf8_offset_to_pointer(text, (glong)start);
    const char *end = g_utf8_offset_to_pointer(from, (glong)length);
    g_autofree char *plain = fold_text(from, end - from);
    g_auto(GStrv) cut = fold_tokens(plain);
    return g_strjoinv(" ", cut);
}

/* Of the sentence and of the words in it: the same promise in another sentence is another matter. */
char *triage_fingerprint(const char *text, const struct suggestion *row)
{
    g_autofree char *sentence = folded(text, row->sentence_start, row->sentence_length);
    g_autofree char *words = folded(text, row->start, row->length);
    g_autofree char *both = g_strjoin("\n", sentence, words, NULL);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, both, -1);
}

static gboolean was_refused(struct session *session, const char *fingerprint, gboolean *answer,
                            GError **error)
{
    g_autoptr(GPtrArray) rows = suggestion_like(session->db, fingerprint, error);
    *answer = FALSE;
    if (rows == NULL)
        return FALSE;
    for (guint i = 0; i < rows->len; i++) {
        const struct suggestion *row = rows->pdata[i];
        if (*row->decision == '\0' || strcmp(row->decision, "later") == 0)
            continue;
        *answer = strcmp(row->decision, "refused") == 0;
        break;
    }
    return TRUE;
}

gboolean triage_store(struct session *session, struct change *change,
                      const struct document *document, GPtrArray *suggestions, guint *known,
                      GError **error)
{
    *known = 0;
    for (guint i = 0; i < suggestions->len; i++) {
        struct suggestion *row = suggestions->pdata[i];
        gboolean is_refused;
        row->document_id = document->id;
        row->position = (gint64)i + 1;
        g_free(row->fingerprint);
        row->fingerprint = triage_fingerprint(document->text, row);
        if (!was_refused(session, row->fingerprint, &is_refused, error))
            return FALSE;
        if (is_refused)
            row_set(&row->decision, "refused");
        *known += is_refused ? 1 : 0;
        if (!change_insert(change, TABLE_SUGGESTION, row, error))
            return FALSE;
    }
    return TRUE;
}
