/* import_wording.c owns tables of wordings: which commitment, which meeting, which words.
 * It must not know how a meeting is found or made. */
#include "core/exchange/import_draft.h"

#include "core/anchor.h"
#include "core/exchange/occasion.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"

#include <string.h>

static const char *const targets[] = {"meeting_date", "meeting_place", NULL};
static const char *const but[] = {"key", "meeting", "document", NULL};
static const char *const unchecked[] = {"meeting", NULL};

static gboolean begin(struct import *import, GError **error)
{
    if (import_has(import, "key") && import_has(import, "exact") &&
        (import_has(import, "meeting") || import_has(import, "meeting_date")))
        return TRUE;
    g_autofree char *columns = mapping_columns(import->mapping);
    import_reject(error,
                  "%s: wordings need a key, a meeting and the exact words; it has %s. Name them "
                  "with --map key=COLUMN, --map meeting=COLUMN and --map exact=COLUMN",
                  csv_reader_name(import->reader), columns);
    return FALSE;
}

static const char *role_of(struct import *import)
{
    return strcmp(import_get(import, "role"), "also") == 0 ? "also" : "record";
}

/* The wording of record of the meeting; of further passages the one with the same words. */
static gboolean find(struct import *import, gint64 commitment_id, gint64 meeting_id,
                     struct wording **there, GError **error)
{
    g_autoptr(GPtrArray) wordings =
        wording_of_commitment(import->session->db, commitment_id, error);
    const char *role = role_of(import), *exact = import_raw(import, "exact");
    gboolean is_record = strcmp(role, "record") == 0;
    *there = NULL;
    for (guint i = 0; wordings != NULL && i < wordings->len && *there == NULL; i++) {
        const struct wording *wording = wordings->pdata[i];
        if (wording->meeting_id == meeting_id && strcmp(wording->role, role) == 0 &&
            (is_record || strcmp(wording->exact, exact) == 0))
            *there = row_copy(TABLE_WORDING, wording);
    }
    return wordings != NULL;
}

/* A document of this register by its number; of another register it means nothing. */
static gboolean set_document(struct import *import, struct draft *draft, GError **error)
{
    const char *number = import_get(import, "document");
    if (!import_has(import, "document") || *number == '\0')
        return TRUE;
    GError *failed = NULL;
    owned(document) document =
        document_by_id(import->session->db, g_ascii_strtoll(number, NULL, 10), &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (document == NULL) {
        import_note(import, NOTE_DOCUMENT, number);
        return TRUE;
    }
    struct wording passage = {.exact = (char *)draft_get(draft, "exact"), .start = -1};
    gboolean is_there = anchor_wording(&passage, document->text, error);
    g_free(passage.prefix);
    g_free(passage.suffix);
    if (is_there)
        draft_set(draft, "document", number);
    return is_there;
}

static gboolean check_held(const struct draft *draft, GError **error)
{
    if (*draft_get(draft, "document") == '\0' || !draft_field_is_changed(draft, "exact") ||
        draft_field_is_changed(draft, "document"))
        return TRUE;
    import_reject(error, "its words of that meeting stand in a document held here; they are not "
                         "changed by a table");
    return FALSE;
}

static struct draft *draft_of(struct import *import, const struct commitment *c,
                              const struct occasion *at, GError **error)
{
    owned(wording) there = NULL;
    if (!find(import, c->id, at->meeting_id, &there, error))
        return NULL;
    if (there != NULL)
        return draft_load(import->session, NOUN_WORDING, there->id, error);
    struct draft *draft = draft_new(NOUN_WORDING);
    draft_set(draft, "key", c->key);
    draft_set(draft, "meeting", at->token);
    draft_set(draft, "voice", "reported");
    return draft;
}

static gboolean find_occasion(struct import *import, struct change *change,
                              const struct occasion **at, GError **error)
{
    if (!occasion_of_row(import, change, at, error))
        return FALSE;
    if (*at != NULL)
        return TRUE;
    import_reject(error, "the meeting \"%s\" is not in the register, and no date is given",
                  import_get(import, "meeting"));
    return FALSE;
}

static enum verdict take(struct import *import, struct change *change, GError **error)
{
    GError *failed = NULL;
    const struct occasion *at = NULL;
    owned(commitment) c = import_commitment_of(import, &failed);
    if (c == NULL || !find_occasion(import, change, &at, &failed))
        return import_failed(failed, error);
    owned_draft draft = draft_of(import, c, at, &failed);
    if (draft == NULL || !import_fill(import, draft, but, &failed) ||
        !set_document(import, draft, &failed) || !check_held(draft, &failed))
        return import_failed(failed, error);
    return import_take_draft(import, change, draft, change == NULL ? unchecked : NULL, error);
}

static void identify(struct import *import, struct identity *identity)
{
    gboolean is_also = strcmp(role_of(import), "also") == 0;
    g_autofree char *thing =
        g_strjoin("\x1f", import_get(import, "key"), import_get(import, "meeting"),
                  import_get(import, "meeting_date"), import_get(import, "meeting_place"),
                  role_of(import), is_also ? import_raw(import, "exact") : "", NULL);
    import_identify_thing(import, thing, identity);
}

const struct import_kind import_wordings = {
    .map = {.as = "wordings",
            .noun = NOUN_WORDING,
            .extra = targets,
            .synonyms = synonyms_of_wording},
    .begin = begin,
    .identify = identify,
    .take = take,
};
