/* find.c owns reading a document that is held for what it promises.
 * It must not know how a promise is found in a text, nor what is decided of it. */
#include "core/intake/find.h"

#include "core/lexicon/circle.h"
#include "core/cue/header.h"
#include "core/cue/suggest.h"
#include "core/intake/triage.h"
#include "core/scheme/words.h"
#include "db/meeting.h"
#include "db/suggestion.h"

#include <string.h>

/* How a text speaks follows from what it is. */
static const char *voice_of(const struct document *document)
{
    static const struct {
        const char *coverage, *voice;
    } voices[] = {{"report", "reported"}, {"own-summary", "own-summary"}};
    for (gsize i = 0; i < G_N_ELEMENTS(voices); i++)
        if (strcmp(voices[i].coverage, document->coverage) == 0)
            return voices[i].voice;
    return "verbatim";
}

/* The meeting's last day, else the text's own; FALSE on an error of the register. */
static gboolean find_day(struct session *session, const struct document *document, char **day,
                         GError **error)
{
    *day = g_strdup(document->published_on);
    if (document->meeting_id == 0)
        return TRUE;
    owned(meeting) meeting = meeting_by_id(session->db, document->meeting_id, error);
    if (meeting == NULL)
        return FALSE;
    if (*meeting->date_last != '\0') {
        g_free(*day);
        *day = g_strdup(meeting->date_last);
    }
    return TRUE;
}

static GPtrArray *read_text(const struct document *document, const char *day,
                            const struct lexicon *lexicon, const struct cues *cues)
{
    owned(header) header = header_read(document->text);
    const char *voice = *header->voice != '\0' ? header->voice : voice_of(document);
    owned(circle) circle = circle_read(lexicon, document->title, document->text + header->end);
    const struct reading reading = {
        .text = document->text,
        .title = document->title,
        .day = day,
        .language = document->language,
        .voice = voice,
        .circle = circle,
    };
    return suggest_find(&reading, lexicon, cues);
}

/* What stands in a stretch that is not the statement promises nothing. */
static gboolean drop_frames(struct session *session, const struct document *document,
                            GPtrArray *found, GError **error)
{
    g_autoptr(GPtrArray) frames = document_frames(session->db, document->id, error);
    for (guint i = found->len; frames != NULL && i > 0; i--) {
        const struct suggestion *row = found->pdata[i - 1];
        for (guint k = 0; k < frames->len; k++) {
            const struct document_frame *frame = frames->pdata[k];
            if (row->start < frame->start + frame->length &&
                frame->start < row->start + row->length) {
                g_ptr_array_remove_index(found, i - 1);
                break;
            }
        }
    }
    return frames != NULL;
}

gboolean find_in_document(struct session *session, struct change *change,
                          const struct document *document, guint *n, guint *known, GError **error)
{
    g_autofree char *day = NULL;
    guint refused = 0;
    owned(lexicon) lexicon = lexicon_new(session->db, error);
    struct cues *cues = lexicon != NULL ? suggest_cues(session->db, error) : NULL;
    if (cues == NULL || !find_day(session, document, &day, error)) {
        cues_free(cues);
        return FALSE;
    }
    g_autoptr(GPtrArray) found = read_text(document, day, lexicon, cues);
    cues_free(cues);
    if (!drop_frames(session, document, found, error) ||
        !triage_store(session, change, document, found, &refused, error))
        return FALSE;
    if (n != NULL)
        *n = found->len;
    if (known != NULL)
        *known = refused;
    return TRUE;
}

gboolean find_suggestions(struct session *session, gint64 document_id, GError **error)
{
    owned(document) document = document_by_id(session->db, document_id, error);
    g_autoptr(GPtrArray) before =
        document != NULL ? suggestion_of_document(session->db, document_id, error) : NULL;
    if (before == NULL)
        return FALSE;
    if (before->len > 0)
        return TRUE;
    struct change *change = session_begin(session, "suggest", FALSE, error);
    guint n = 0;
    if (change == NULL)
        return FALSE;
    const gboolean done = find_in_document(session, change, document, &n, NULL, error);
    if (!done || n == 0) {
        change_abort(change);
        return done;
    }
    change_say(change, g_dngettext(NULL, "%s: %u suggestion found", "%s: %u suggestions found", n),
               document->title, n);
    return change_commit(change, error);
}
