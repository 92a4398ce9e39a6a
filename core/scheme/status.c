/* status.c owns recording where commitments stand: the rules of an entry, and its source.
 * It must not know how a status is chosen, nor what a status means beyond its scheme's row. */
#include "core/scheme/status.h"

#include "core/clock.h"
#include "core/period/day.h"
#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/link.h"

#include <string.h>

static char *status_list(const struct session *session)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        g_string_append_printf(list, "%s%s %s", i > 0 ? ", " : "", status->letter, status->token);
    }
    return g_string_free(list, FALSE);
}

static gboolean is_check(const struct status_entry *entry)
{
    return entry->status == NULL || strcmp(entry->status, "=") == 0;
}

static gboolean check_kind(const struct commitment *c, GError **error)
{
    if (strcmp(c->kind, "position") == 0)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "%s is a position: nothing was promised, so it has no status", c->key);
    if (strcmp(c->kind, "third-party") == 0)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "%s is a third party's undertaking: it is followed, but has no status",
                             c->key);
    return TRUE;
}

static gboolean check_day(const char *name, const char *day, GError **error)
{
    if (day == NULL || *day == '\0')
        return TRUE;
    if (!day_is_valid(day))
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "%s: \"%s\" is no day; write it as 2026-11-23", name, day);
    if (strcmp(day, clock_today()) > 0)
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "%s: %s lies in the future", name, day);
    return TRUE;
}

static gboolean has_successor(struct session *session, gint64 commitment_id, gboolean *answer,
                              GError **error)
{
    g_autoptr(GPtrArray) links = link_of_commitment(session->db, commitment_id, error);
    if (links == NULL)
        return FALSE;
    *answer = FALSE;
    for (guint i = 0; i < links->len; i++) {
        const struct link *link = links->pdata[i];
        if (link->from_id == commitment_id && strcmp(link->relation, "superseded-by") == 0)
            *answer = TRUE;
    }
    return TRUE;
}

static gboolean check_status(struct session *session, const struct commitment *c,
                             const struct status_entry *entry,
                             const struct scheme_status_row **status, GError **error)
{
    *status = session_status(session, entry->status);
    if (*status == NULL) {
        g_autofree char *list = status_list(session);
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "\"%s\" is no status of the scheme %s; there are %s", entry->status,
                             session->scheme, list);
    }
    if ((*status)->needs_source && entry->source_id == 0)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "\"%s\" needs a source: say what it rests on", (*status)->label);
    if (!(*status)->needs_successor || entry->successor != NULL)
        return TRUE;
    gboolean has = FALSE;
    if (!has_successor(session, c->id, &has, error))
        return FALSE;
    return has || heldto_refuse(error, HELDTO_ERROR_INPUT,
                                "\"%s\" names its successor: give the key of the commitment that "
                                "replaces %s",
                                (*status)->label, c->key);
}

static gboolean check_source_day(const struct source *source, GError **error)
{
    return strcmp(source->dated_on, clock_today()) <= 0 ||
           heldto_refuse(error, HELDTO_ERROR_INPUT,
                         "source [%" G_GINT64_FORMAT
                         "] is dated %s, which lies in the future: correct its "
                         "date, or say since when the status holds",
                         source->id, source->dated_on);
}

/* The day the status took effect: as given, else the source's own date, else today, which nobody
 * said. NULL and an error where the source's date cannot be it. */
static char *effective_day(struct session *session, const struct status_entry *entry,
                           gint64 *is_given, GError **error)
{
    *is_given = TRUE;
    if (entry->effective_on != NULL && *entry->effective_on != '\0')
        return g_strdup(entry->effective_on);
    if (entry->source_id != 0) {
        owned(source) source = source_by_id(session->db, entry->source_id, error);
        if (source == NULL || !check_source_day(source, error))
            return NULL;
        if (*source->dated_on != '\0')
            return g_strdup(source->dated_on);
    }
    *is_given = FALSE;
    return g_strdup(clock_today());
}

static gboolean cite(struct change *change, gint64 commitment_id, gint64 update_id,
                     gint64 source_id, const char *page, GError **error)
{
    struct citation row = {.source_id = source_id,
                           .commitment_id = commitment_id,
                           .update_id = update_id,
                           .page = (char *)page};
    gboolean done = change_insert(change, TABLE_CITATION, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean link_successor(struct session *session, struct change *change,
                               const struct commitment *c, const char *key, GError **error)
{
    gint64 to = 0;
    if (!names_commitment(session, key, &to, error))
        return FALSE;
    if (to == c->id)
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "%s cannot replace itself", c->key);
    GError *failed = NULL;
    owned(link) there = link_find(session->db, c->id, to, "superseded-by", &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there != NULL)
        return TRUE;
    struct link row = {.from_id = c->id, .to_id = to, .relation = (char *)"superseded-by"};
    gboolean done = change_insert(change, TABLE_LINK, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean insert_update(struct session *session, struct change *change, struct update *row,
                              const struct status_entry *entry, gint64 *update_id, GError **error)
{
    g_autofree char *now = clock_now();
    row->recorded_at = now;
    row->author = (char *)(entry->author != NULL ? entry->author : session->author);
    row->visibility = (char *)(entry->visibility != NULL ? entry->visibility : "public");
    gboolean done = change_insert(change, TABLE_UPDATE, row, error);
    g_clear_pointer(&row->uuid, g_free);
    if (update_id != NULL)
        *update_id = row->id;
    return done && (entry->source_id == 0 || cite(change, row->commitment_id, row->id,
                                                  entry->source_id, entry->page, error));
}

static gboolean check_entry(const struct status_entry *entry, GError **error)
{
    if (!check_day("effective", entry->effective_on, error) ||
        !check_day("checked", entry->checked_on, error))
        return FALSE;
    return entry->visibility == NULL || words_find(WORDS_VISIBILITY, entry->visibility) != NULL ||
           heldto_refuse(error, HELDTO_ERROR_INPUT, "visibility is public or internal, not \"%s\"",
                         entry->visibility);
}

static struct commitment *load_for_entry(struct session *session, gint64 commitment_id,
                                         const struct status_entry *entry, GError **error)
{
    if (!check_entry(entry, error))
        return NULL;
    struct commitment *c = commitment_by_id(session->db, commitment_id, error);
    if (c == NULL && error != NULL && *error == NULL)
        heldto_refuse(error, HELDTO_ERROR_INPUT, "the commitment is not there any more");
    return c;
}

static gboolean is_corrected(const GPtrArray *updates, gint64 id)
{
    for (guint i = 0; i < updates->len; i++) {
        const struct update *update = updates->pdata[i];
        if (update->corrects_id == id && !update->undone)
            return TRUE;
    }
    return FALSE;
}

/* The last status that took effect by that day, of history that is entered late; NULL: none. */
static char *status_then(struct session *session, gint64 commitment_id, gint64 party_id,
                         const char *day)
{
    g_autoptr(GPtrArray) updates = update_of_commitment(session->db, commitment_id, NULL);
    for (guint i = updates != NULL ? updates->len : 0; i-- > 0;) {
        const struct update *update = updates->pdata[i];
        if (strcmp(update->kind, "status") == 0 && update->party_id == party_id &&
            !update->undone && strcmp(update->effective_on, day) <= 0 &&
            !is_corrected(updates, update->id))
            return g_strdup(update->status_to);
    }
    return NULL;
}

/* The status the same party (0: all) stands at now, or stood at on a day before that. */
static char *status_at(struct session *session, gint64 commitment_id, gint64 party_id,
                       const char *day)
{
    owned(update) current = update_current(session->db, commitment_id, party_id, NULL);
    const struct scheme_status_row *first = session->statuses->pdata[0];
    if (current == NULL)
        return g_strdup(first->token);
    if (*day == '\0' || !current->effective_given || strcmp(current->effective_on, day) <= 0)
        return g_strdup(current->status_to);
    char *then = status_then(session, commitment_id, party_id, day);
    return then != NULL ? then : g_strdup(first->token);
}

static gboolean record(struct session *session, struct change *change, const struct commitment *c,
                       gboolean is_first, const struct status_entry *entry, gint64 *update_id,
                       GError **error)
{
    const struct scheme_status_row *status = NULL;
    if (!check_kind(c, error) ||
        (!is_check(entry) && !check_status(session, c, entry, &status, error)))
        return FALSE;
    gint64 is_given = FALSE;
    g_autofree char *effective = effective_day(session, entry, &is_given, error);
    if (effective == NULL)
        return FALSE;
    gboolean is_undated = entry->is_undated && !is_given;
    const struct scheme_status_row *first = session->statuses->pdata[0];
    g_autofree char *from =
        is_first ? g_strdup(first->token) : status_at(session, c->id, entry->party_id, effective);
    const char *checked = entry->checked_on != NULL ? entry->checked_on : clock_today();
    struct update row = {
        .commitment_id = c->id,
        .party_id = entry->party_id,
        .kind = (char *)(status != NULL ? "status" : "checked"),
        .status_from = from,
        .status_to = (char *)(status != NULL ? status->token : from),
        .effective_on = is_undated ? (char *)"" : effective,
        .effective_given = is_given,
        .checked_on = (char *)(is_undated && entry->checked_on == NULL ? "" : checked),
        .meeting_id = entry->meeting_id,
        .note = (char *)entry->note,
    };
    if (entry->successor != NULL && !link_successor(session, change, c, entry->successor, error))
        return FALSE;
    return insert_update(session, change, &row, entry, update_id, error);
}

gboolean status_record(struct session *session, struct change *change, gint64 commitment_id,
                       const struct status_entry *entry, gint64 *update_id, GError **error)
{
    owned(commitment) c = load_for_entry(session, commitment_id, entry, error);
    return c != NULL && record(session, change, c, FALSE, entry, update_id, error);
}

gboolean status_record_first(struct session *session, struct change *change,
                             const struct commitment *c, const struct status_entry *entry,
                             gint64 *update_id, GError **error)
{
    return check_entry(entry, error) && record(session, change, c, TRUE, entry, update_id, error);
}

gboolean status_note(struct session *session, struct change *change, gint64 commitment_id,
                     const struct status_entry *entry, gint64 *update_id, GError **error)
{
    owned(commitment) c = load_for_entry(session, commitment_id, entry, error);
    if (c == NULL)
        return FALSE;
    if (entry->note == NULL || *entry->note == '\0')
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "a note needs words");
    gint64 is_given = FALSE;
    g_autofree char *effective = effective_day(session, entry, &is_given, error);
    if (effective == NULL)
        return FALSE;
    struct update row = {
        .commitment_id = commitment_id,
        .party_id = entry->party_id,
        .kind = (char *)"note",
        .effective_on = effective,
        .effective_given = is_given,
        .checked_on = (char *)(entry->checked_on != NULL ? entry->checked_on : ""),
        .meeting_id = entry->meeting_id,
        .note = (char *)entry->note,
    };
    return insert_update(session, change, &row, entry, update_id, error);
}

static const char *given_or(const char *given, const char *before)
{
    return given != NULL && *given != '\0' ? given : before;
}

static gboolean check_correctable(struct session *session, const struct update *old, GError **error)
{
    if (old->undone)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "update %" G_GINT64_FORMAT " was undone; there is nothing to correct",
                             old->id);
    owned(update) correction = update_correction_of(session->db, old->id, error);
    if (correction != NULL)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "update %" G_GINT64_FORMAT " is corrected by %" G_GINT64_FORMAT
                             " already; correct that one",
                             old->id, correction->id);
    return error == NULL || *error == NULL;
}

static gboolean cite_as_before(struct session *session, struct change *change,
                               const struct update *old, gint64 correction_id, GError **error)
{
    g_autoptr(GPtrArray) citations = citation_of_commitment(session->db, old->commitment_id, error);
    for (guint i = 0; citations != NULL && i < citations->len; i++) {
        const struct citation *citation = citations->pdata[i];
        if (citation->update_id == old->id && !cite(change, old->commitment_id, correction_id,
                                                    citation->source_id, citation->page, error))
            return FALSE;
    }
    return citations != NULL;
}

static gboolean has_sources(struct session *session, gint64 update_id)
{
    g_autoptr(GPtrArray) sources = source_of_update(session->db, update_id, NULL);
    return sources != NULL && sources->len > 0;
}

static gboolean check_corrected_status(struct session *session, const struct commitment *c,
                                       const struct update *old, const struct status_entry *entry,
                                       const struct scheme_status_row **status, GError **error)
{
    *status = NULL;
    if (entry->status == NULL)
        return TRUE;
    if (!check_kind(c, error))
        return FALSE;
    struct status_entry with_source = *entry;
    if (with_source.source_id == 0 && has_sources(session, old->id))
        with_source.source_id = -1; /* the corrected update's sources are cited again */
    return check_status(session, c, &with_source, status, error);
}

gboolean status_correct(struct session *session, struct change *change, gint64 update_id,
                        const struct status_entry *entry, gint64 *correction_id, GError **error)
{
    owned(update) old = update_by_id(session->db, update_id, error);
    if (old == NULL) {
        if (error != NULL && *error == NULL)
            g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                        "there is no update %" G_GINT64_FORMAT "; `heldto show KEY` numbers them",
                        update_id);
        return FALSE;
    }
    owned(commitment) c = load_for_entry(session, old->commitment_id, entry, error);
    const struct scheme_status_row *status = NULL;
    if (c == NULL || !check_correctable(session, old, error) ||
        !check_corrected_status(session, c, old, entry, &status, error))
        return FALSE;
    struct update row = {
        .commitment_id = old->commitment_id,
        .party_id = entry->party_id != 0 ? entry->party_id : old->party_id,
        .kind = (char *)(status != NULL ? "status" : old->kind),
        .status_from = old->status_from,
        .status_to = status != NULL ? status->token : old->status_to,
        .effective_on = (char *)given_or(entry->effective_on, old->effective_on),
        .effective_given = entry->effective_on != NULL || old->effective_given,
        .checked_on = (char *)given_or(entry->checked_on, old->checked_on),
        .meeting_id = entry->meeting_id != 0 ? entry->meeting_id : old->meeting_id,
        .corrects_id = old->id,
        .note = (char *)given_or(entry->note, old->note),
    };
    struct status_entry as = *entry;
    as.visibility = given_or(entry->visibility, old->visibility);
    if (!insert_update(session, change, &row, &as, correction_id, error))
        return FALSE;
    return entry->source_id != 0 || cite_as_before(session, change, old, row.id, error);
}

static void say_status(struct session *session, struct change *change, gint64 id, gsize n,
                       const struct status_entry *entry)
{
    owned(commitment) c = commitment_by_id(session->db, id, NULL);
    const struct scheme_status_row *status =
        is_check(entry) ? NULL : session_status(session, entry->status);
    const char *what = status != NULL ? status->label : "checked, no change";
    if (n == 1 && c != NULL)
        change_say(change, "%s → %s", c->key, what);
    else
        change_say(change, "%" G_GSIZE_FORMAT " commitments → %s", n, what);
}

gboolean status_set(struct session *session, const gint64 *commitment_ids, gsize n,
                    const struct status_entry *entry, GError **error)
{
    struct change *change = session_begin(session, "status", FALSE, error);
    if (change == NULL)
        return FALSE;
    for (gsize i = 0; i < n; i++)
        if (!status_record(session, change, commitment_ids[i], entry, NULL, error)) {
            change_abort(change);
            return FALSE;
        }
    if (n > 0)
        say_status(session, change, commitment_ids[0], n, entry);
    return change_commit(change, error);
}

gboolean status_source(struct session *session, struct change *change, struct source *source,
                       GError **error)
{
    GError *failed = NULL;
    owned(source) there = source_find(session->db, source, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there == NULL)
        return change_insert(change, TABLE_SOURCE, source, error);
    source->id = there->id;
    return TRUE;
}

static void add_part(GString *words, const char *part)
{
    if (part != NULL && *part != '\0')
        g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", part);
}

char *status_page_words(const char *page)
{
    return g_strdup_printf("%s%s", g_ascii_isdigit(*page) ? "p. " : "", page);
}

char *status_source_words(const struct source *source, const char *page)
{
    GString *words = g_string_new(NULL);
    add_part(words, *source->title != '\0' ? source->title : source->url);
    add_part(words, source->publisher);
    g_autofree char *date = *source->dated_on != '\0' ? day_words(source->dated_on) : NULL;
    add_part(words, date);
    const char *where = page != NULL && *page != '\0' ? page : source->page;
    g_autofree char *place = status_page_words(where);
    add_part(words, place);
    return g_string_free(words, FALSE);
}
