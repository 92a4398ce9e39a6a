/* triage_offer.c owns what a suggestion is offered and what accepting it means.
 * It must not know how older commitments are compared with it. */
#include "core/intake/triage_private.h"

#include "core/lexicon/venue.h"

#include <string.h>

enum { MORE = 8 };

static void free_match(gpointer match)
{
    match_free(match);
}

/* What was first said after this meeting cannot be restated at it. Of the meeting itself it can: in
 * another text of it, or elsewhere in this one. */
static gboolean is_older(struct triage *triage, const struct match *match, gboolean *answer,
                         GError **error)
{
    *answer = TRUE;
    if (triage->meeting == NULL || *triage->meeting->date_last == '\0')
        return TRUE;
    owned(commitment) c = commitment_by_id(triage->session->db, match->commitment_id, error);
    if (c == NULL)
        return triage_missing("commitment", match->commitment_id, error);
    *answer = strcmp(c->earliest_on, triage->meeting->date_last) <= 0 ||
              strcmp(c->earliest_on, COMMITMENT_NO_DAY) == 0;
    return TRUE;
}

static char *sentence_of(const struct triage *triage, const struct suggestion *row)
{
    const char *text = triage->document->text;
    glong end = g_utf8_strlen(text, -1);
    if (row->sentence_start < 0 || row->sentence_start + row->sentence_length > end)
        return g_strdup(row->exact);
    return g_utf8_substring(text, (glong)row->sentence_start,
                            (glong)(row->sentence_start + row->sentence_length));
}

static gboolean find(struct triage *triage, const struct triage_item *item, GPtrArray *offers,
                     GError **error)
{
    g_autofree char *sentence = sentence_of(triage, item->row);
    struct match_query query = {
        .series_id = triage->meeting != NULL ? triage->meeting->series_id : 0,
        .every_series = item->is_wide,
        .meeting_id = triage->meeting != NULL ? triage->meeting->id : 0,
        .document_id = triage->document->id,
        .exact = item->row->exact,
        .sentence = sentence,
        .kind = item->row->kind,
        .topic = item->row->topic,
        .parties = item->row->parties,
        .level =
            venue_level(item->row->exact, triage->meeting != NULL ? triage->meeting->level : ""),
    };
    g_autoptr(GPtrArray) found = match_find(triage->matcher, &query, MORE, error);
    if (found == NULL)
        return FALSE;
    g_ptr_array_set_free_func(found, NULL);
    gboolean done = TRUE;
    for (guint i = 0; i < found->len; i++) {
        gboolean is_kept = FALSE;
        done = done && is_older(triage, found->pdata[i], &is_kept, error);
        if (done && is_kept && offers->len < TRIAGE_OFFERS)
            g_ptr_array_add(offers, found->pdata[i]);
        else
            match_free(found->pdata[i]);
    }
    return done;
}

static const char *first_proposal(const struct triage_item *item)
{
    return strcmp(item->row->kind, "position") == 0 ? "position" : "new";
}

void triage_forget(struct triage_item *item)
{
    g_clear_pointer(&item->offers, g_ptr_array_unref);
    item->proposal = first_proposal(item);
}

gboolean triage_look(struct triage *triage, guint i, GError **error)
{
    struct triage_item *item = triage->items->pdata[i];
    if (item->offers != NULL)
        return TRUE;
    g_autoptr(GPtrArray) offers = g_ptr_array_new_with_free_func(free_match);
    if (!triage_is_applied(item) && !find(triage, item, offers, error))
        return FALSE;
    item->proposal = first_proposal(item);
    if (offers->len > 0 && ((const struct match *)offers->pdata[0])->is_near)
        item->proposal = "tie";
    item->offers = g_steal_pointer(&offers);
    return TRUE;
}

gboolean triage_look_wide(struct triage *triage, guint i, gboolean is_wide, GError **error)
{
    struct triage_item *item = triage->items->pdata[i];
    triage_forget(item);
    item->is_wide = is_wide;
    return triage_look(triage, i, error);
}

gboolean triage_look_all(struct triage *triage, GError **error)
{
    for (guint i = 0; i < triage->items->len; i++)
        if (!triage_look(triage, i, error))
            return FALSE;
    return TRUE;
}
