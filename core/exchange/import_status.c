/* import_status.c owns statuses on their way in: words, days, sources, successors.
 * It must not know which kind of row they come from. */
#include "core/exchange/import_status.h"

#include "core/clock.h"
#include "core/exchange/custom.h"
#include "core/exchange/import_date.h"
#include "core/scheme/scheme.h"
#include "core/scheme/status.h"
#include "db/update.h"

#include <string.h>

enum { CACHED = 10000 };

static const struct scheme_status_row *status_of(struct import *import, const char *word)
{
    g_autofree char *plain = mapping_plain(word);
    const char *token = g_hash_table_lookup(import->status_words, plain);
    if (token != NULL)
        return session_status(import->session, token);
    /* An "x" in a spreadsheet is anybody's mark, not the letter of a status. */
    gboolean is_letter = g_utf8_strlen(word, 2) == 1 && g_unichar_isalpha(g_utf8_get_char(word));
    if (is_letter && !import->mapping->is_own)
        return NULL;
    const struct scheme_status_row *status = session_status(import->session, word);
    const struct scheme *scheme = scheme_find(import->session->scheme);
    if (status != NULL || scheme == NULL || import->mapping->is_own)
        return status;
    token = scheme_status_for(scheme, word);
    return token != NULL ? session_status(import->session, token) : NULL;
}

const struct scheme_status_row *import_status_word(struct import *import, const char *word)
{
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(import->statuses, word, NULL, &known))
        return known;
    const struct scheme_status_row *status = status_of(import, word);
    if (g_hash_table_size(import->statuses) >= CACHED)
        g_hash_table_remove_all(import->statuses);
    g_hash_table_insert(import->statuses, g_strdup(word), (gpointer)status);
    return status;
}

static gboolean is_address(const char *text)
{
    return strstr(text, "://") != NULL && strpbrk(text, " \t\r\n") == NULL;
}

static gboolean add_source(struct change *change, struct source *source, gint64 *id, GError **error)
{
    gboolean done = change_insert(change, TABLE_SOURCE, source, error);
    g_free(source->uuid);
    *id = source->id;
    return done;
}

/* The one that is called so; of another date than the row gives it is another. */
static gboolean find_source(struct import *import, const char *name, const char *date, gint64 *id,
                            GError **error)
{
    GError *failed = NULL;
    owned(source) there = source_by_name(import->session->db, name, &failed);
    gboolean is_it = there != NULL && (*date == '\0' || *there->dated_on == '\0' ||
                                       strcmp(there->dated_on, date) == 0);
    *id = is_it ? there->id : 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

gboolean import_source(struct import *import, struct change *change, gint64 *id, GError **error)
{
    const char *cell = import_get(import, "source"), *date = "";
    *id = 0;
    if (*cell == '\0')
        return TRUE;
    if (!import_day(import, "source_date", import_get(import, "source_date"), &date, error))
        return FALSE;
    if (change == NULL && import->is_bare)
        return TRUE; /* nothing cites it yet */
    if (!find_source(import, cell, date, id, error))
        return FALSE;
    gboolean is_url = is_address(cell);
    struct source row = {.title = (char *)(is_url ? "" : cell),
                         .url = (char *)(is_url ? cell : ""),
                         .dated_on = (char *)date,
                         .kind = (char *)"announcement",
                         .visibility = (char *)"public"};
    return *id != 0 || change == NULL || add_source(change, &row, id, error);
}

gboolean import_is_cited(struct import *import, gint64 commitment_id, gint64 source_id,
                         gboolean *answer, GError **error)
{
    g_autoptr(GPtrArray) citations =
        citation_of_commitment(import->session->db, commitment_id, error);
    *answer = FALSE;
    for (guint i = 0; citations != NULL && i < citations->len; i++)
        if (((struct citation *)citations->pdata[i])->source_id == source_id)
            *answer = TRUE;
    return citations != NULL;
}

gboolean import_cite(struct import *import, struct change *change, gint64 commitment_id,
                     gint64 source_id, const char *page, GError **error)
{
    (void)import;
    struct citation row = {
        .source_id = source_id, .commitment_id = commitment_id, .page = (char *)page};
    gboolean done = change_insert(change, TABLE_CITATION, &row, error);
    g_free(row.uuid);
    return done;
}

/* The file itself, for statuses that need a source and bring none. */
static gboolean file_source(struct import *import, struct change *change, GError **error)
{
    struct source file = {.title = import->name,
                          .retrieved_on = (char *)clock_today(),
                          .kind = (char *)"announcement",
                          .visibility = (char *)"public",
                          .note = (char *)"Imported; the file names no source of its own."};
    return import->file_source_id != 0 || add_source(change, &file, &import->file_source_id, error);
}

static gboolean check_past(const char *what, const char *day, GError **error)
{
    if (*day == '\0' || strcmp(day, clock_today()) <= 0)
        return TRUE;
    import_reject(error, "%s: %s lies in the future", what, day);
    return FALSE;
}

gboolean import_status_check(struct import *import, const char *kind,
                             const struct status_wish *wish, GError **error)
{
    if (!check_past("status_on", wish->on, error) ||
        !check_past("checked_on", wish->checked_on, error))
        return FALSE;
    if (wish->status == NULL)
        return TRUE;
    if (strcmp(kind, "position") == 0 || strcmp(kind, "third-party") == 0) {
        import_reject(error, "a commitment of kind %s has no status", kind);
        return FALSE;
    }
    if (wish->status->needs_source && wish->source_id == 0 && *import_get(import, "source") == '\0')
        import_note(import, NOTE_FILE_SOURCE, wish->status->label);
    return TRUE;
}

static const char *token_of(const struct status_wish *wish)
{
    return wish->status != NULL ? wish->status->token : "";
}

static const char *kind_of(const struct status_wish *wish)
{
    return wish->status != NULL ? "status" : wish->is_check ? "checked" : "note";
}

/* An entry that says the same: of that day where the wish has one, of that note where it has one. */
static gboolean says(const struct update *update, const struct status_wish *wish)
{
    return !update->undone && strcmp(update->kind, kind_of(wish)) == 0 &&
           update->party_id == wish->party_id &&
           (wish->status == NULL || strcmp(update->status_to, token_of(wish)) == 0) &&
           (*wish->on == '\0' || strcmp(update->effective_on, wish->on) == 0) &&
           (*wish->checked_on == '\0' || strcmp(update->checked_on, wish->checked_on) == 0) &&
           (*wish->note == '\0' || strcmp(update->note, wish->note) == 0);
}

/* An undated status says where it stands now; nothing more recent is taken back by it. */
static gboolean stands_now(struct import *import, gint64 commitment_id,
                           const struct status_wish *wish, gboolean *answer, GError **error)
{
    GError *failed = NULL;
    owned(update) current =
        update_current(import->session->db, commitment_id, wish->party_id, &failed);
    const struct scheme_status_row *first = import->session->statuses->pdata[0];
    const char *token = current != NULL ? current->status_to : first->token;
    *answer = strcmp(token, token_of(wish)) == 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

gboolean import_status_is_told(struct import *import, gint64 commitment_id,
                               const struct status_wish *wish, gboolean *answer, GError **error)
{
    if (wish->status != NULL && *wish->on == '\0' && *wish->note == '\0')
        return stands_now(import, commitment_id, wish, answer, error);
    g_autoptr(GPtrArray) updates = update_of_commitment(import->session->db, commitment_id, error);
    *answer = FALSE;
    for (guint i = 0; updates != NULL && i < updates->len && !*answer; i++)
        *answer = says(updates->pdata[i], wish);
    return updates != NULL;
}

/* A status that waits for the commitment that replaces this one. */
struct waiting {
    gint64 commitment_id, source_id;
    guint line;
    char *status, *on, *successor;
};

static void waiting_free(gpointer data)
{
    struct waiting *waiting = data;
    g_free(waiting->status);
    g_free(waiting->on);
    g_free(waiting->successor);
    g_free(waiting);
}

static void let_wait(struct import *import, gint64 commitment_id, const struct status_wish *wish)
{
    struct waiting *waiting = g_new(struct waiting, 1);
    *waiting = (struct waiting){.commitment_id = commitment_id,
                                .source_id = wish->source_id,
                                .line = cells_line(import->cells),
                                .status = g_strdup(wish->status->token),
                                .on = g_strdup(wish->on),
                                .successor = g_strdup(wish->successor)};
    if (import->waiting == NULL)
        import->waiting = g_ptr_array_new_with_free_func(waiting_free);
    g_ptr_array_add(import->waiting, waiting);
}

static const char *or_null(const char *text)
{
    return *text != '\0' ? text : NULL;
}

/* A change that is seen today took effect by today, where what it follows is dated. */
static gboolean is_undated(struct import *import, gint64 commitment_id, gboolean is_fresh,
                           const struct status_wish *wish)
{
    if (*wish->on != '\0' || is_fresh)
        return *wish->on == '\0';
    owned(update) current =
        update_current(import->session->db, commitment_id, wish->party_id, NULL);
    return current == NULL || !current->effective_given;
}

static struct status_entry entry_of(struct import *import, gint64 commitment_id, gboolean is_fresh,
                                    const struct status_wish *wish)
{
    const char *checked = *wish->checked_on != '\0' ? wish->checked_on : wish->on;
    return (struct status_entry){
        .status = wish->status != NULL ? wish->status->token : NULL,
        .effective_on = or_null(wish->on),
        .is_undated = is_undated(import, commitment_id, is_fresh, wish),
        .checked_on = or_null(checked),
        .note = or_null(wish->note),
        .visibility = or_null(wish->visibility),
        .author = or_null(wish->author),
        .party_id = wish->party_id,
        .meeting_id = wish->meeting_id,
        .source_id = wish->source_id,
        .page = or_null(wish->page),
        .successor = wish->status != NULL ? or_null(wish->successor) : NULL,
    };
}

gboolean import_status_store(struct import *import, struct change *change, gint64 commitment_id,
                             const struct commitment *fresh, const struct status_wish *wish,
                             GError **error)
{
    if (wish->status != NULL && wish->status->needs_successor) {
        let_wait(import, commitment_id, wish);
        return TRUE;
    }
    struct status_wish sourced = *wish;
    if (wish->status != NULL && wish->status->needs_source && wish->source_id == 0) {
        if (!file_source(import, change, error))
            return FALSE;
        sourced.source_id = import->file_source_id;
    }
    struct status_entry entry = entry_of(import, commitment_id, fresh != NULL, &sourced);
    if (wish->status == NULL && !wish->is_check)
        return status_note(import->session, change, commitment_id, &entry, NULL, error);
    return fresh != NULL
               ? status_record_first(import->session, change, fresh, &entry, NULL, error)
               : status_record(import->session, change, commitment_id, &entry, NULL, error);
}

static gboolean keep_word(struct import *import, struct change *change, gint64 commitment_id,
                          const char *word, GError **error)
{
    const struct custom field = {"status as imported", word};
    owned(commitment) old = commitment_by_id(import->session->db, commitment_id, error);
    if (old == NULL)
        return FALSE;
    owned(commitment) row = row_copy(TABLE_COMMITMENT, old);
    g_free(row->custom);
    row->custom = custom_set(old->custom, &field, 1);
    return change_update(change, TABLE_COMMITMENT, old, row, error);
}

static gboolean settle_one(struct import *import, struct change *change,
                           const struct waiting *waiting, GError **error)
{
    GError *failed = NULL;
    owned(commitment) next = commitment_by_key(import->session->db, waiting->successor, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (next == NULL || next->id == waiting->commitment_id)
        return keep_word(import, change, waiting->commitment_id, waiting->status, error);
    struct status_entry entry = {.status = waiting->status,
                                 .effective_on = or_null(waiting->on),
                                 .is_undated = *waiting->on == '\0',
                                 .checked_on = or_null(waiting->on),
                                 .source_id = waiting->source_id,
                                 .successor = next->key};
    return status_record(import->session, change, waiting->commitment_id, &entry, NULL, error);
}

gboolean import_status_settle(struct import *import, struct change *change, GError **error)
{
    gboolean done = TRUE;
    for (guint i = 0; done && import->waiting != NULL && i < import->waiting->len; i++)
        done = settle_one(import, change, import->waiting->pdata[i], error);
    g_clear_pointer(&import->waiting, g_ptr_array_unref);
    return done;
}
