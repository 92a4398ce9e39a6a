/* import_source.c owns tables of sources, and which commitments they are cited for.
 * It must not know updates. */
#include "core/exchange/import_draft.h"

#include "core/exchange/import_date.h"
#include "core/exchange/import_status.h"
#include "db/update.h"

#include <string.h>

static const char *const targets[] = {"key", NULL};
static const char *const but[] = {"document", NULL};

static gboolean begin(struct import *import, GError **error)
{
    if (import_has(import, "title") || import_has(import, "url") ||
        import_has(import, "searched_where"))
        return TRUE;
    g_autofree char *columns = mapping_columns(import->mapping);
    import_reject(error,
                  "%s: sources need a title, an address, or where was searched; it has %s. Name "
                  "one with --map title=COLUMN or --map url=COLUMN",
                  csv_reader_name(import->reader), columns);
    return FALSE;
}

static gboolean find(struct import *import, const struct draft *draft, gint64 *id, GError **error)
{
    struct source like = {.title = (char *)draft_get(draft, "title"),
                          .publisher = (char *)draft_get(draft, "publisher"),
                          .url = (char *)draft_get(draft, "url"),
                          .page = (char *)draft_get(draft, "page"),
                          .dated_on = (char *)draft_get(draft, "dated_on"),
                          .kind = (char *)draft_get(draft, "kind")};
    GError *failed = NULL;
    owned(source) there = source_find(import->session->db, &like, &failed);
    *id = there != NULL ? there->id : 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

/* Cites the source for the commitment the row names, if it names one. */
static gboolean cite(struct import *import, struct change *change, gint64 source_id,
                     gboolean *differs, GError **error)
{
    gboolean is_cited = FALSE;
    *differs = FALSE;
    if (*import_get(import, "key") == '\0')
        return TRUE;
    owned(commitment) c = import_commitment_of(import, error);
    if (c == NULL ||
        (source_id != 0 && !import_is_cited(import, c->id, source_id, &is_cited, error)))
        return FALSE;
    *differs = !is_cited;
    return is_cited || change == NULL || import_cite(import, change, c->id, source_id, "", error);
}

static enum verdict take(struct import *import, struct change *change, GError **error)
{
    GError *failed = NULL;
    gboolean differs = FALSE;
    gint64 id = 0;
    owned_draft draft = draft_new(NOUN_SOURCE);
    if (!import_fill(import, draft, but, &failed) || !find(import, draft, &id, &failed))
        return import_failed(failed, error);
    owned_draft there =
        id != 0 ? draft_load(import->session, NOUN_SOURCE, id, &failed) : g_steal_pointer(&draft);
    if (there == NULL || (id != 0 && !import_fill(import, there, but, &failed)))
        return import_failed(failed, error);
    if (*draft_get(there, "title") == '\0' && *draft_get(there, "url") == '\0' &&
        *draft_get(there, "searched_where") == '\0')
        return import_reject(error, "it has no title, no address, and not where was searched");
    enum verdict verdict = import_take_draft(import, change, there, NULL, error);
    if (verdict == VERDICT_REJECTED || verdict == VERDICT_FAILED)
        return verdict;
    if (!cite(import, change, draft_id(there), &differs, &failed))
        return import_failed(failed, error);
    return verdict == VERDICT_SAME && differs ? VERDICT_CHANGED : verdict;
}

const struct import_kind import_sources = {
    .map = {.as = "sources", .noun = NOUN_SOURCE, .extra = targets, .synonyms = synonyms_of_source},
    .begin = begin,
    .identify = import_identify_row,
    .take = take,
};
