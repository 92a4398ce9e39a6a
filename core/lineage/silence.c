/* silence.c owns the rule by which a meeting may be said not to have mentioned a commitment.
 * It must not know how the answer is shown or confirmed. */
#include "core/lineage/silence.h"

#include "db/suggestion.h"

#include <string.h>

struct silence_texts {
    GHashTable *meetings; /* ids */
};

static void forget_open(GHashTable *meetings, GHashTable *documents, const GPtrArray *open)
{
    for (guint i = 0; i < open->len; i++) {
        gint64 document_id = ((const struct suggestion *)open->pdata[i])->document_id;
        const gint64 *meeting_id = g_hash_table_lookup(documents, &document_id);
        if (meeting_id != NULL)
            g_hash_table_remove(meetings, meeting_id);
    }
}

static gboolean is_internal(const char *visibility)
{
    return strcmp(visibility, "public") != 0;
}

static gboolean take_documents(struct session *session, gint64 meeting_id, gboolean with_internal,
                               GHashTable *meetings, GHashTable *documents, GError **error)
{
    g_autoptr(GPtrArray) rows = document_of_meeting(session->db, meeting_id, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct document *document = rows->pdata[i];
        if (!silence_is_full(document) || (!with_internal && is_internal(document->visibility)))
            continue;
        g_hash_table_add(meetings, g_memdup2(&meeting_id, sizeof meeting_id));
        g_hash_table_insert(documents, g_memdup2(&document->id, sizeof document->id),
                            g_memdup2(&meeting_id, sizeof meeting_id));
    }
    return rows != NULL;
}

void silence_texts_free(struct silence_texts *texts)
{
    if (texts == NULL)
        return;
    g_hash_table_unref(texts->meetings);
    g_free(texts);
}

struct silence_texts *silence_texts_new(struct session *session, gboolean with_internal,
                                        GError **error)
{
    struct silence_texts *texts = g_new0(struct silence_texts, 1);
    texts->meetings = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_autoptr(GHashTable) documents =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    g_autoptr(GPtrArray) meetings = meeting_all(session->db, 0, error);
    gboolean done = meetings != NULL;
    for (guint i = 0; done && i < meetings->len; i++) {
        const struct meeting *meeting = meetings->pdata[i];
        if (with_internal || !is_internal(meeting->visibility))
            done = take_documents(session, meeting->id, with_internal, texts->meetings, documents,
                                  error);
    }
    g_autoptr(GPtrArray) open = done ? suggestion_open(session->db, error) : NULL;
    if (open != NULL) {
        forget_open(texts->meetings, documents, open);
        return texts;
    }
    silence_texts_free(texts);
    return NULL;
}

gboolean silence_texts_has(const struct silence_texts *texts, gint64 meeting_id)
{
    return g_hash_table_contains(texts->meetings, &meeting_id);
}

gboolean silence_is_full(const struct document *document)
{
    const char *text = document->text;
    return strcmp(document->coverage, "full") == 0 && text[strspn(text, " \t\r\n")] != '\0';
}

gboolean silence_is_statement(const struct wording *wording)
{
    return strcmp(wording->difference, "not-mentioned") != 0;
}

/* Days of which one may be a whole year: what is not surely earlier is not earlier. */
static gboolean was_before(const struct meeting *meeting, const struct meeting *at)
{
    return strcmp(meeting->level, at->level) == 0 && meeting->series_id == at->series_id &&
           *meeting->date_last != '\0' && strcmp(meeting->date_last, at->date_first) < 0;
}

enum silence silence_at(const struct meeting *at, gboolean is_read,
                        const struct meeting *const *stated, gsize n)
{
    gboolean was_stated = FALSE;
    for (gsize i = 0; i < n; i++) {
        if (stated[i]->id == at->id)
            return SILENCE_STATED;
        was_stated = was_stated || was_before(stated[i], at);
    }
    if (strcmp(at->state, "held") != 0 || *at->level == '\0' || !was_stated)
        return SILENCE_NOTHING;
    return is_read ? SILENCE_ABSENT : SILENCE_UNKNOWN;
}
