/* take_in_store.c owns putting a statement into the register, with its meeting and its suggestions.
 * It must not know how anything about it was proposed. */
#include "core/intake/take_in.h"

#include "core/draft/draft.h"
#include "core/draft/names.h"
#include "core/intake/take_in_people.h"
#include "core/intake/triage.h"
#include "core/period/edtf.h"
#include "db/meeting.h"

#include <string.h>

static void set_fields(struct draft *draft, const char *const *pairs)
{
    for (; *pairs != NULL; pairs += 2)
        draft_set(draft, pairs[0], pairs[1]);
}

static gboolean make_meeting(struct take_in *take, struct change *change, GError **error)
{
    const struct about *about = take->about;
    g_autofree char *first = NULL, *last = NULL;
    owned_draft draft = draft_new(NOUN_MEETING);
    gint64 series_id = 0;
    if (*about->series != '\0' &&
        !names_series(take->session, change, about->series, &series_id, error))
        return FALSE;
    gboolean is_ahead = edtf_days(about->date, &first, &last) && *first != '\0' &&
                        strcmp(first, session_today(take->session)) > 0;
    set_fields(draft,
               (const char *const[]){"series", about->series, "title", about->meeting_title, "date",
                                     about->date, "city", about->city, "country", about->country,
                                     "host", about->host, "level", about->level, "state",
                                     is_ahead ? "announced" : "held", NULL});
    if (!draft_store(take->session, change, draft, error))
        return FALSE;
    take->meeting_id = draft_id(draft);
    about_set(&take->about->meeting, draft_get(draft, "token"));
    return take_in_store_people(take, change, take->meeting_id, error);
}

static void fill(struct take_in *take, char **member, const char *text, const char *name)
{
    if (**member != '\0' || *text == '\0')
        return;
    row_set(member, text);
    char *more = g_strconcat(take->filled, *take->filled != '\0' ? ", " : "", name, NULL);
    g_free(take->filled);
    take->filled = more;
}

/* What the register did not know of the meeting; what it had stays. A text tells that it was held. */
static gboolean complete_meeting(struct take_in *take, struct change *change, GError **error)
{
    const struct about *about = take->about;
    owned(meeting) old = meeting_by_id(take->session->db, take->meeting_id, error);
    if (old == NULL)
        return error == NULL || *error == NULL;
    owned(meeting) row = row_copy(TABLE_MEETING, old);
    fill(take, &row->city, about->city, "city");
    fill(take, &row->country, about->country, "country");
    fill(take, &row->host, about->host, "host");
    fill(take, &row->level, about->level, "level");
    if (strcmp(row->state, "announced") == 0 && about->has_date &&
        strcmp(row->date_last, session_today(take->session)) <= 0) {
        row_set(&row->state, "");
        fill(take, &row->state, "held", "state");
    }
    if (!change_update(change, TABLE_MEETING, old, row, error))
        return FALSE;
    return take_in_store_people(take, change, old->id, error);
}

static gboolean add_original(struct take_in *take, struct change *change, GError **error)
{
    struct document_original row = {.document_id = take->document_id,
                                    .name = take->text->name,
                                    .media_type = (char *)take->text->media_type,
                                    .bytes = take->text->bytes};
    gboolean done = change_insert(change, TABLE_DOCUMENT_ORIGINAL, &row, error);
    g_free(row.uuid);
    return done;
}

static gint64 chars(const char *text, gsize bytes)
{
    return g_utf8_pointer_to_offset(text, text + bytes);
}

static gboolean add_frames(struct take_in *take, struct change *change, GError **error)
{
    const char *text = take->text->text;
    for (guint i = 0; i < take->about->frames->len; i++) {
        struct about_frame *frame = &g_array_index(take->about->frames, struct about_frame, i);
        gint64 start = chars(text, frame->start);
        struct document_frame row = {.document_id = take->document_id,
                                     .start = start,
                                     .length = chars(text, frame->end) - start,
                                     .language = frame->language};
        gboolean done = change_insert(change, TABLE_DOCUMENT_FRAME, &row, error);
        g_free(row.uuid);
        if (!done)
            return FALSE;
    }
    return TRUE;
}

static gboolean add_pages(struct take_in *take, struct change *change, GError **error)
{
    const GArray *pages = take->text->pages;
    for (guint i = 0; i < pages->len; i++) {
        struct document_page row = {.document_id = take->document_id,
                                    .number = i + 1,
                                    .start =
                                        chars(take->text->text, g_array_index(pages, gsize, i))};
        gboolean done = change_insert(change, TABLE_DOCUMENT_PAGE, &row, error);
        g_free(row.uuid);
        if (!done)
            return FALSE;
    }
    return TRUE;
}

/* The checksum is that of the file, which the text alone does not tell. */
static gboolean set_checksum(struct take_in *take, struct change *change, GError **error)
{
    g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, take->text->bytes);
    owned(document) old = document_by_id(take->session->db, take->document_id, error);
    if (old == NULL)
        return FALSE;
    owned(document) row = row_copy(TABLE_DOCUMENT, old);
    row_set(&row->sha256, sha256);
    return change_update(change, TABLE_DOCUMENT, old, row, error);
}

static gboolean make_document(struct take_in *take, struct change *change, GError **error)
{
    const struct about *about = take->about;
    owned_draft draft = draft_new(NOUN_DOCUMENT);
    g_autofree char *note = *take->text->sender != '\0'
                                ? g_strdup_printf("mail from %s", take->text->sender)
                                : g_strdup("");
    draft_set(draft, "note", note);
    set_fields(draft, (const char *const[]){"meeting",
                                            about->meeting,
                                            "title",
                                            about->title,
                                            "coverage",
                                            about->coverage,
                                            "publisher",
                                            about->publisher,
                                            "republisher",
                                            about->republisher,
                                            "published_on",
                                            about->published_on,
                                            "retrieved_on",
                                            session_today(take->session),
                                            "language",
                                            about->language,
                                            "url",
                                            about->url,
                                            "text",
                                            take->text->text,
                                            NULL});
    if (!draft_store(take->session, change, draft, error))
        return FALSE;
    take->document_id = draft_id(draft);
    return set_checksum(take, change, error) && add_original(take, change, error) &&
           add_pages(take, change, error) && add_frames(take, change, error);
}

static gboolean store(struct take_in *take, struct change *change, GError **error)
{
    if (take->is_new && !make_meeting(take, change, error))
        return FALSE;
    if (!take->is_new && take->meeting_id != 0 && !complete_meeting(take, change, error))
        return FALSE;
    if (!make_document(take, change, error))
        return FALSE;
    owned(document) document = document_by_id(take->session->db, take->document_id, error);
    if (document == NULL ||
        !triage_store(take->session, change, document, take->suggestions, &take->known, error))
        return FALSE;
    change_say(change, "document %" G_GINT64_FORMAT " taken in with %u suggestions: %s",
               take->document_id, take->suggestions->len, take->about->title);
    return TRUE;
}

gboolean take_in_store(struct take_in *take, GError **error)
{
    if (take->held_id != 0) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                    "this text is held already, as document %" G_GINT64_FORMAT
                    "; nothing was stored",
                    take->held_id);
        return FALSE;
    }
    struct change *change = session_begin(take->session, "import", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (store(take, change, error))
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}
