/* meeting_page.c owns how a meeting reads as text and in JSON.
 * It must not know where either goes. */
#include "core/story/meeting_page.h"

#include "core/period/edtf.h"
#include "core/draft/names.h"
#include "core/sheet/page.h"
#include "core/sheet/sheet.h"
#include "core/story/story.h"
#include "core/scheme/words.h"
#include "db/document.h"
#include "db/party.h"
#include "db/series.h"
#include "db/wording.h"

#include <string.h>

enum { INDENT = 2, BESIDE = 13 };

/* What is read of it together. */
struct told {
    GPtrArray *participants, *documents, *wordings;
};

static void told_clear(struct told *told)
{
    g_clear_pointer(&told->participants, g_ptr_array_unref);
    g_clear_pointer(&told->documents, g_ptr_array_unref);
    g_clear_pointer(&told->wordings, g_ptr_array_unref);
}

static gboolean told_load(struct session *session, const struct meeting *meeting, struct told *told,
                          GError **error)
{
    told->participants = meeting_participants(session->db, meeting->id, error);
    told->documents = told->participants != NULL
                          ? document_heads_of_meeting(session->db, meeting->id, error)
                          : NULL;
    told->wordings =
        told->documents != NULL ? wording_of_meeting(session->db, meeting->id, error) : NULL;
    if (told->wordings == NULL)
        told_clear(told);
    return told->wordings != NULL;
}

static char *party_name(struct session *session, gint64 id)
{
    owned(party) party = id != 0 ? party_by_id(session->db, id, NULL) : NULL;
    return g_strdup(party != NULL ? party->name : "");
}

static void print_fields(struct page *page, struct session *session, const struct meeting *meeting)
{
    owned(series) series =
        meeting->series_id != 0 ? series_by_id(session->db, meeting->series_id, NULL) : NULL;
    g_autofree char *date = edtf_words(meeting->date_edtf);
    g_autofree char *place = *meeting->city != '\0' && *meeting->country != '\0'
                                 ? g_strjoin(", ", meeting->city, meeting->country, NULL)
                                 : g_strconcat(meeting->city, meeting->country, NULL);
    page_value(page, _("Meeting"), meeting->token);
    page_value(page, _("Date"), date);
    page_value(page, _("Place"), place);
    page_value(page, _("Host"), meeting->host);
    page_value(page, _("Level"), words_label(WORDS_LEVEL, meeting->level));
    page_value(page, _("State"), words_label(WORDS_MEETING_STATE, meeting->state));
    page_value(page, _("Series"), series != NULL ? series->token : "");
    page_value(page, _("Note"), meeting->note);
    if (*meeting->url != '\0') {
        g_autofree char *line = g_strdup_printf("%-*s%s", BESIDE, _("Record"), meeting->url);
        page_unbroken(page, 0, line);
    }
}

static void print_participant(struct page *page, struct session *session,
                              const struct participant *row)
{
    g_autofree char *party = party_name(session, row->party_id);
    g_autofree char *line = g_strdup_printf("%s%s%s%s%s", row->name, *row->role != '\0' ? ", " : "",
                                            row->role, *party != '\0' ? "; " : "", party);
    page_beside(page, INDENT, "", INDENT, line);
}

static void print_document(struct page *page, const struct document *row)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, row->id);
    g_autofree char *line =
        g_strdup_printf("%s (%s)%s%s", row->title, words_label(WORDS_COVERAGE, row->coverage),
                        *row->publisher != '\0' ? ", " : "", row->publisher);
    page_beside(page, INDENT, number, INDENT + 5, line);
}

static gboolean print_wording(struct page *page, struct session *session, const struct wording *row,
                              GError **error)
{
    owned(commitment) c = commitment_by_id(session->db, row->commitment_id, error);
    if (c == NULL)
        return FALSE;
    g_autofree char *words = story_wording_words(row);
    g_autofree char *tail = g_strdup_printf(
        "%s · %s%s", words_label(WORDS_VOICE, row->voice), words_label(WORDS_FORCE, row->force),
        strcmp(row->role, "also") == 0 ? _(" · a further passage") : "");
    page_beside(page, INDENT, c->key, BESIDE, c->title);
    page_text(page, BESIDE, words);
    page_text(page, BESIDE, tail);
    return TRUE;
}

char *meeting_page(struct session *session, const struct meeting *meeting, int width,
                   GError **error)
{
    struct told told = {0};
    if (!told_load(session, meeting, &told, error))
        return NULL;
    struct page *page = page_new(width);
    g_autofree char *head = names_meeting_words(meeting);
    page_text(page, 0, *meeting->title != '\0' ? meeting->title : head);
    page_gap(page);
    print_fields(page, session, meeting);
    if (told.participants->len > 0)
        page_heading(page, _("Participants"));
    for (guint i = 0; i < told.participants->len; i++)
        print_participant(page, session, told.participants->pdata[i]);
    page_heading(page, told.documents->len > 0 ? _("Texts held") : _("No text of it is held."));
    for (guint i = 0; i < told.documents->len; i++)
        print_document(page, told.documents->pdata[i]);
    if (told.wordings->len > 0)
        page_heading(page, _("Wordings"));
    gboolean done = TRUE;
    for (guint i = 0; done && i < told.wordings->len; i++)
        done = print_wording(page, session, told.wordings->pdata[i], error);
    told_clear(&told);
    if (done)
        return page_take(page);
    page_free(page);
    return NULL;
}

static void set_text(json_t *object, const char *name, const char *text)
{
    json_object_set_new(object, name, sheet_json_string(text));
}

static json_t *json_participants(struct session *session, const GPtrArray *rows)
{
    json_t *array = json_array();
    for (guint i = 0; i < rows->len; i++) {
        const struct participant *row = rows->pdata[i];
        g_autofree char *party = party_name(session, row->party_id);
        json_t *object = json_object();
        set_text(object, "name", row->name);
        set_text(object, "role", row->role);
        set_text(object, "party", party);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *json_documents(const GPtrArray *rows)
{
    json_t *array = json_array();
    for (guint i = 0; i < rows->len; i++) {
        const struct document *row = rows->pdata[i];
        json_t *object = json_object();
        json_object_set_new(object, "number", json_integer(row->id));
        set_text(object, "title", row->title);
        set_text(object, "coverage", row->coverage);
        set_text(object, "publisher", row->publisher);
        set_text(object, "published_on", row->published_on);
        set_text(object, "url", row->url);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *json_wordings(struct session *session, const GPtrArray *rows, GError **error)
{
    json_t *array = json_array();
    for (guint i = 0; i < rows->len; i++) {
        const struct wording *row = rows->pdata[i];
        owned(commitment) c = commitment_by_id(session->db, row->commitment_id, error);
        if (c == NULL) {
            json_decref(array);
            return NULL;
        }
        json_t *object = json_object();
        json_object_set_new(object, "number", json_integer(row->id));
        set_text(object, "key", c->key);
        set_text(object, "title", c->title);
        set_text(object, "role", row->role);
        set_text(object, "words", row->exact);
        set_text(object, "voice", row->voice);
        set_text(object, "force", row->force);
        json_array_append_new(array, object);
    }
    return array;
}

json_t *meeting_json(struct session *session, const struct meeting *meeting, GError **error)
{
    struct told told = {0};
    if (!told_load(session, meeting, &told, error))
        return NULL;
    json_t *wordings = json_wordings(session, told.wordings, error);
    json_t *object = wordings != NULL ? json_object() : NULL;
    if (object != NULL) {
        json_object_set_new(object, "participants", json_participants(session, told.participants));
        json_object_set_new(object, "documents", json_documents(told.documents));
        json_object_set_new(object, "wordings", wordings);
    }
    told_clear(&told);
    return object;
}
