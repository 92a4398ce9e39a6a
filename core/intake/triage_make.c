/* triage_make.c owns what a decided suggestion becomes: a commitment, a wording, a link.
 * It must not know who decided, nor in what order. */
#include "core/intake/triage_private.h"

#include "core/intake/locate.h"
#include "core/intake/replace.h"
#include "core/lexicon/venue.h"
#include "core/lexicon/who.h"
#include "core/lineage/lineage.h"
#include "core/story/involved.h"
#include "core/text/text.h"
#include "db/link.h"
#include "db/party.h"

#include <string.h>

enum { TITLE_CHARS = 90 };

static void note_key(struct triage_make *make, const char *key)
{
    for (guint i = 0; i < make->account->keys->len; i++)
        if (strcmp(make->account->keys->pdata[i], key) == 0)
            return;
    g_ptr_array_add(make->account->keys, g_strdup(key));
}

/* The wording that the suggestion is, but for its commitment and role. */
static gboolean fill_wording(struct triage_make *make, const struct suggestion *row,
                             struct wording *wording, GError **error)
{
    wording->meeting_id = make->meeting->id;
    wording->again = row->again;
    row_set(&wording->voice, row->voice);
    row_set(&wording->speaker, row->speaker);
    row_set(&wording->verb, row->verb);
    row_set(&wording->force, row->force);
    row_set(&wording->due_text, row->due_text);
    row_set(&wording->due_edtf, row->due_edtf);
    row_set(&wording->place, row->place);
    if (!locate_wording(make->session, make->document, row->start, row->length, wording, error))
        return FALSE;
    if (strcmp(wording->exact, row->exact) == 0)
        return TRUE;
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                "suggestion %" G_GINT64_FORMAT " no longer stands in document %" G_GINT64_FORMAT
                " word for word; the text was changed since",
                row->position, make->document->id);
    return FALSE;
}

static gboolean add_wording(struct triage_make *make, struct wording *wording, gint64 commitment_id,
                            const char *role, GError **error)
{
    wording->commitment_id = commitment_id;
    row_set(&wording->role, role);
    return change_insert(make->change, TABLE_WORDING, wording, error) &&
           (strcmp(role, "record") != 0 ||
            lineage_follow(make->session, make->change, NULL, wording, error));
}

static gboolean store_list(struct triage_make *make, gint64 commitment_id, enum involved_kind kind,
                           const char *list, GError **error)
{
    if (*list == '\0')
        return TRUE;
    g_autoptr(GArray) wanted = involved_read(make->session, make->change, kind, list, FALSE, error);
    return wanted != NULL &&
           involved_store(make->session, make->change, kind, commitment_id, wanted, TRUE, error);
}

/* "EU; US" as parties whose undertaking it is: of third parties that is said of each. */
static char *party_list(const struct suggestion *row)
{
    if (strcmp(row->kind, "third-party") != 0 || *row->parties == '\0')
        return g_strdup(row->parties);
    g_auto(GStrv) names = g_strsplit(row->parties, "; ", -1);
    g_autoptr(GString) list = g_string_new(NULL);
    for (gsize i = 0; names[i] != NULL; i++)
        g_string_append_printf(list, "%s%s (third party)", i > 0 ? "; " : "", names[i]);
    return g_string_free(g_steal_pointer(&list), FALSE);
}

/* A promised meeting's place may be a country: then a state of the register has that name. */
static gboolean set_country(struct triage_make *make, struct commitment *c, const char *place,
                            GError **error)
{
    GError *failed = NULL;
    owned(party) party = party_find(make->session->db, place, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (party != NULL && strcmp(party->kind, "state") == 0)
        row_set(&c->country, party->name);
    return TRUE;
}

static gboolean fill_commitment(struct triage_make *make, const struct suggestion *row,
                                struct commitment *c, GError **error)
{
    g_autofree char *title = text_show(row->exact, -1);
    gboolean is_position = strcmp(row->decision, "position") == 0;
    c->series_id = make->meeting->series_id;
    c->key = commitment_next_key(make->session->db, c->series_id, error);
    if (c->key == NULL)
        return FALSE;
    c->title = *row->title != '\0' ? g_strdup(row->title) : text_shorten(title, TITLE_CHARS);
    row_set(&c->kind, is_position ? "position" : row->kind);
    row_set(&c->priority, "normal");
    row_set(&c->visibility, "public");
    row_set(&c->next_step_visibility, "public");
    row_set(&c->note_visibility, "public");
    if (is_position)
        return TRUE;
    row_set(&c->due_text, row->due_text);
    row_set(&c->due_edtf, row->due_edtf);
    if (strcmp(row->kind, "next-meeting") != 0)
        return TRUE;
    row_set(&c->place, row->place);
    row_set(&c->level, venue_level(row->exact, make->meeting->level));
    return *row->place == '\0' || set_country(make, c, row->place, error);
}

/* Parties that heldto knows come into the register as it knows them, with their kind and aliases. */
static gboolean know_parties(struct triage_make *make, const struct suggestion *row, GError **error)
{
    g_auto(GStrv) names = g_strsplit(row->parties, "; ", -1);
    gint64 id;
    for (gsize i = 0; names[i] != NULL; i++)
        if (*names[i] != '\0' && !who_store(make->session, make->change, names[i], &id, error))
            return FALSE;
    return TRUE;
}

static gboolean make_commitment(struct triage_make *make, struct suggestion *row, GError **error)
{
    owned(commitment) c = g_new0(struct commitment, 1);
    g_autofree char *parties = party_list(row);
    if (!fill_commitment(make, row, c, error) || !know_parties(make, row, error) ||
        !change_insert(make->change, TABLE_COMMITMENT, c, error) ||
        !store_list(make, c->id, INVOLVED_PARTIES, parties, error) ||
        !store_list(make, c->id, INVOLVED_TOPICS, row->topic, error))
        return FALSE;
    make->account->commitments++;
    note_key(make, c->key);
    row->commitment_id = c->id;
    return TRUE;
}

static gboolean make_new(struct triage_make *make, struct suggestion *row, struct wording *wording,
                         GError **error)
{
    return make_commitment(make, row, error) &&
           add_wording(make, wording, row->commitment_id, "record", error);
}

/* Each promised next meeting is a commitment of its own that follows the last one. */
static gboolean make_follower(struct triage_make *make, struct suggestion *row,
                              struct wording *wording, GError **error)
{
    struct link link = {.to_id = row->commitment_id, .relation = (char *)"follows"};
    if (!make_new(make, row, wording, error))
        return FALSE;
    link.from_id = row->commitment_id;
    gboolean done = change_insert(make->change, TABLE_LINK, &link, error);
    g_free(link.uuid);
    return done;
}

/* The commitment's wording of record at this meeting; NULL without an error: none. */
static struct wording *record_here(struct triage_make *make, gint64 commitment_id, GError **error)
{
    g_autoptr(GPtrArray) all = wording_of_commitment(make->session->db, commitment_id, error);
    for (guint i = 0; all != NULL && i < all->len; i++) {
        struct wording *w = all->pdata[i];
        if (w->meeting_id == make->meeting->id && strcmp(w->role, "record") == 0)
            return row_copy(TABLE_WORDING, w);
    }
    return NULL;
}

/* What holds now is what the latest meeting said, where it said anything. */
static gboolean move_due(struct triage_make *make, const struct suggestion *row,
                         const struct commitment *old, GError **error)
{
    gboolean is_latest = strcmp(old->latest_on, make->meeting->date_first) <= 0 ||
                         strcmp(old->latest_on, COMMITMENT_NO_DAY) == 0;
    if (!is_latest || *row->due_edtf == '\0' || strcmp(row->due_edtf, old->due_edtf) == 0)
        return TRUE;
    owned(commitment) c = row_copy(TABLE_COMMITMENT, old);
    row_set(&c->due_text, row->due_text);
    row_set(&c->due_edtf, row->due_edtf);
    return change_update(make->change, TABLE_COMMITMENT, old, c, error);
}

static gboolean make_restated(struct triage_make *make, const struct suggestion *row,
                              const struct commitment *c, struct wording *wording, GError **error)
{
    make->account->restated++;
    return add_wording(make, wording, c->id, "record", error) && move_due(make, row, c, error);
}

/* A further passage of the meeting; or the better text of the one there is. */
static gboolean make_further(struct triage_make *make, const struct suggestion *row,
                             const struct commitment *c, const struct wording *record,
                             struct wording *wording, GError **error)
{
    gboolean is_better;
    if (!replace_is_better(make->session, make->document, record, &is_better, error))
        return FALSE;
    if (!is_better) {
        make->account->also++;
        return add_wording(make, wording, c->id, "also", error);
    }
    make->account->replaced++;
    return replace_source(make->session, make->change, record, wording, error) &&
           move_due(make, row, c, error);
}

static gboolean make_tie(struct triage_make *make, struct suggestion *row, struct wording *wording,
                         GError **error)
{
    GError *failed = NULL;
    owned(commitment) c = commitment_by_id(make->session->db, row->commitment_id, error);
    if (c == NULL)
        return triage_missing("commitment", row->commitment_id, error);
    owned(wording) record = record_here(make, c->id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    gboolean is_next = strcmp(row->kind, "next-meeting") == 0 && strcmp(c->kind, row->kind) == 0;
    if (is_next && record == NULL)
        return make_follower(make, row, wording, error);
    note_key(make, c->key);
    return record == NULL ? make_restated(make, row, c, wording, error)
                          : make_further(make, row, c, record, wording, error);
}

gboolean triage_make(struct triage_make *make, struct suggestion *row, GError **error)
{
    owned(wording) wording = g_new0(struct wording, 1);
    if (!fill_wording(make, row, wording, error))
        return FALSE;
    gboolean done = row->commitment_id != 0 ? make_tie(make, row, wording, error)
                                            : make_new(make, row, wording, error);
    row->wording_id = wording->id;
    return done;
}
