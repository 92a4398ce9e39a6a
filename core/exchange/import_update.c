/* import_update.c owns tables of dated entries: one row a status, a check or a note.
 * It must not know how an entry is recorded. Entries are append-only: a row is new or known. */
#include "core/exchange/import_draft.h"

#include "core/exchange/import_date.h"
#include "core/exchange/import_status.h"
#include "core/exchange/occasion.h"
#include "core/draft/names.h"
#include "db/party.h"

#include <string.h>

static const char *const targets[] = {"source", "source_date", "page", "successor", NULL};

static gboolean begin(struct import *import, GError **error)
{
    if (import_has(import, "key") && (import_has(import, "status") || import_has(import, "note")))
        return TRUE;
    g_autofree char *columns = mapping_columns(import->mapping);
    import_reject(error,
                  "%s: updates need a key and a status or a note; it has %s. Name them with "
                  "--map key=COLUMN and --map status=COLUMN",
                  csv_reader_name(import->reader), columns);
    return FALSE;
}

static gboolean read_party(struct import *import, struct change *change, gint64 *id, GError **error)
{
    const char *name = import_get(import, "party");
    *id = 0;
    if (*name == '\0')
        return TRUE;
    if (change != NULL)
        return names_party(import->session, change, name, id, error);
    GError *failed = NULL;
    owned(party) party = party_find(import->session->db, name, &failed);
    *id = party != NULL ? party->id : -1; /* nobody's entries */
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

static void add_to_note(struct import *import, struct status_wish *wish, const char *what,
                        const char *words)
{
    wish->note = import_keep(import, g_strdup_printf("%s%s%s as imported: %s", wish->note,
                                                     *wish->note != '\0' ? "; " : "", what, words));
}

static gboolean read_meeting(struct import *import, struct change *change, struct status_wish *wish,
                             GError **error)
{
    const char *name = import_get(import, "meeting");
    const struct occasion *at = NULL;
    if (*name == '\0')
        return TRUE;
    if (!occasion_find(import, change, name, "", "", &at, error))
        return FALSE;
    if (at != NULL) {
        wish->meeting_id = at->meeting_id;
    } else {
        import_note(import, NOTE_MEETING, name);
        add_to_note(import, wish, "meeting", name);
    }
    return TRUE;
}

static void read_status(struct import *import, struct status_wish *wish)
{
    const char *word = import_get(import, "status");
    wish->is_check = strcmp(word, "=") == 0;
    if (*word == '\0' || wish->is_check)
        return;
    wish->status = import_status_word(import, word);
    gboolean has_no_successor =
        wish->status != NULL && wish->status->needs_successor && *wish->successor == '\0';
    if (wish->status != NULL && !has_no_successor)
        return;
    import_note(import, has_no_successor ? NOTE_SUCCESSOR : NOTE_STATUS, word);
    add_to_note(import, wish, "status", word);
    wish->status = NULL;
}

static const char *read_visibility(struct import *import)
{
    const char *text = import_get(import, "visibility");
    const struct word *word = words_find(WORDS_VISIBILITY, text);
    if (word == NULL && *text != '\0')
        import_note(import, NOTE_WORD, text);
    return word != NULL ? word->token : *text != '\0' ? "internal" : "";
}

static gboolean read_wish(struct import *import, struct change *change, const struct commitment *c,
                          struct status_wish *wish, GError **error)
{
    *wish = (struct status_wish){
        .note = import_raw(import, "note"),
        .visibility = read_visibility(import),
        .author = import_get(import, "author"),
        .page = import_get(import, "page"),
        .successor = import_get(import, "successor"),
    };
    if (!import_day(import, "effective_on", import_get(import, "effective_on"), &wish->on, error) ||
        !import_day(import, "checked_on", import_get(import, "checked_on"), &wish->checked_on,
                    error) ||
        !read_party(import, change, &wish->party_id, error) ||
        !read_meeting(import, change, wish, error))
        return FALSE;
    read_status(import, wish);
    if (wish->status == NULL && !wish->is_check && *wish->note == '\0') {
        import_reject(error, "it says neither a status nor a note");
        return FALSE;
    }
    return import_status_check(import, c->kind, wish, error) &&
           import_source(import, change, &wish->source_id, error);
}

static enum verdict take(struct import *import, struct change *change, GError **error)
{
    GError *failed = NULL;
    struct status_wish wish;
    gboolean is_told = FALSE;
    owned(commitment) c = import_commitment_of(import, &failed);
    if (c == NULL || !read_wish(import, change, c, &wish, &failed) ||
        !import_status_is_told(import, c->id, &wish, &is_told, &failed))
        return import_failed(failed, error);
    if (is_told)
        return VERDICT_SAME;
    if (change == NULL || import_status_store(import, change, c->id, NULL, &wish, &failed))
        return VERDICT_ADDED;
    return import_failed(failed, error);
}

const struct import_kind import_updates = {
    .map = {.as = "updates", .noun = NOUN_UPDATE, .extra = targets, .synonyms = synonyms_of_update},
    .begin = begin,
    .identify = import_identify_row,
    .take = take,
    .finish = import_status_settle,
};
