/* import_commitment.c owns tables of commitments: what they must say, which row is which commitment.
 * It must not know how a row is read or stored. */
#include "core/exchange/import_private.h"

#include "core/exchange/import_draft.h"
#include "core/exchange/promise.h"
#include "core/exchange/score_columns.h"
#include "core/exchange/wide.h"
#include "core/story/involved.h"

#include <string.h>

static const char *const targets[] = {
    "text",   "meeting", "meeting_date", "meeting_place", "voice",  "due",         "due_from",
    "due_to", "status",  "status_on",    "successor",     "source", "source_date", NULL,
};

static const char *const told[] = {MAP_SCORES, "published", "period", NULL};

/* What a column adds to what rows are compared by. */
enum part { PART_KEY, PART_CORE, PART_OCCASION, PART_SCORE };

struct state {
    struct promise *promise;
    struct wide *wide;            /* NULL: none */
    struct score_columns *scores; /* NULL: none */
    guint *order;                 /* columns by header, so that moving one changes nothing */
    enum part *parts;             /* by column */
    gboolean has_words;           /* a column says what was promised */
};

static void free_state(gpointer data)
{
    struct state *state = data;
    promise_free(state->promise);
    wide_free(state->wide);
    score_columns_free(state->scores);
    g_free(state->order);
    g_free(state->parts);
    g_free(state);
}

static gint by_header(gconstpointer a, gconstpointer b, gpointer headers)
{
    return strcmp(((char **)headers)[*(const guint *)a], ((char **)headers)[*(const guint *)b]);
}

static void set_parts(struct import *import, const char *target, enum part part)
{
    struct state *state = import->state;
    const struct map_source *source = mapping_source(import->mapping, target);
    for (guint i = 0; source != NULL && i < source->n; i++)
        if (source->n == 1 || part == PART_OCCASION)
            state->parts[source->columns[i]] = part;
}

static void prepare_comparing(struct import *import)
{
    struct state *state = import->state;
    guint n = import->mapping->n_columns;
    state->order = g_new0(guint, n + 1);
    state->parts = g_new0(enum part, n + 1);
    for (guint i = 0; i < n; i++) {
        state->order[i] = i;
        state->parts[i] = score_columns_has(state->scores, i) ? PART_SCORE : PART_CORE;
    }
    g_qsort_with_data(state->order, (gint)n, sizeof(guint), by_header, import->mapping->headers);
    set_parts(import, "key", PART_KEY);
    set_parts(import, "meeting", PART_OCCASION);
    set_parts(import, "meeting_date", PART_OCCASION);
    set_parts(import, "meeting_place", PART_OCCASION);
    set_parts(import, "voice", PART_OCCASION);
}

/* Columns that stand for parties or meetings. */
static gboolean find_columns(struct import *import, GError **error)
{
    GError *failed = NULL;
    struct state *state = import->state;
    state->scores = score_columns_find(import, FALSE, &failed);
    if (failed == NULL)
        state->wide = wide_find(import, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (state->scores != NULL)
        score_columns_tell(import, state->scores);
    if (state->wide != NULL) {
        g_autofree char *names = wide_names(state->wide);
        g_ptr_array_add(import->account->notes,
                        g_strdup_printf("columns taken as statuses at a meeting: %s", names));
    }
    return TRUE;
}

static gboolean begin(struct import *import, GError **error)
{
    struct state *state = import->state = g_new0(struct state, 1);
    state->promise = promise_new();
    if (!find_columns(import, error))
        return FALSE;
    prepare_comparing(import);
    state->has_words = import_has(import, "title") || import_has(import, "text") ||
                       import_has(import, "description");
    /* Rows that only change what is there need no more than its key. */
    if (state->has_words || (import_has(import, "key") && !import->is_bare))
        return TRUE;
    g_autofree char *columns = mapping_columns(import->mapping);
    import_reject(error,
                  "%s: no column says what was promised; it has %s. Name one with "
                  "--map title=COLUMN or --map text=COLUMN",
                  csv_reader_name(import->reader), columns);
    return FALSE;
}

static void add_part(const struct import *import, GChecksum *checksum, enum part part)
{
    const struct state *state = import->state;
    for (guint i = 0; i < import->mapping->n_columns; i++) {
        guint column = state->order[i];
        const char *cell = cells_column(import->cells, column), *header;
        if (*cell == '\0' || state->parts[column] != part)
            continue;
        header = import->mapping->headers[column];
        g_checksum_update(checksum, (const guchar *)header, (gssize)strlen(header) + 1);
        g_checksum_update(checksum, (const guchar *)cell, (gssize)strlen(cell) + 1);
    }
}

/* Rows that differ in their scores alone are told apart by their order: a score that is changed
 * later must find the row it belongs to. */
static const char *number_alike(struct import *import, const char *core, GChecksum *whole)
{
    struct state *state = import->state;
    add_part(import, whole, PART_SCORE);
    guint ordinal = score_row_ordinal(import, state->scores, core, g_checksum_get_string(whole));
    return ordinal == 1 ? core : import_keep(import, g_strdup_printf("%s#%u", core, ordinal));
}

static const char *fingerprint(struct import *import)
{
    enum { KEPT = 32 };
    const struct state *state = import->state;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    add_part(import, checksum, PART_KEY);
    add_part(import, checksum, PART_CORE);
    add_part(import, checksum, PART_OCCASION);
    g_autoptr(GChecksum) whole = g_checksum_copy(checksum);
    const char *core = import_keep(
        import, g_strdup_printf(IMPORT_FINGERPRINT "%.*s", KEPT, g_checksum_get_string(checksum)));
    return state->scores != NULL ? number_alike(import, core, whole) : core;
}

static gboolean is_invisible(gunichar c)
{
    return g_unichar_type(c) == G_UNICODE_FORMAT || c == 0x034F || (c >= 0xFE00 && c <= 0xFE0F);
}

/* What a reader sees of a key: compatibility forms, invisible characters and the width of spaces
 * make no difference. */
static guint64 looks_of(const char *key)
{
    g_autofree char *plain = g_utf8_normalize(key, -1, G_NORMALIZE_NFKC);
    g_autoptr(GString) seen = g_string_new(NULL);
    for (const char *p = plain; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!is_invisible(c))
            g_string_append_unichar(seen, g_unichar_isspace(c) ? ' ' : c);
    }
    return facts_hash(seen->str, seen->len);
}

static void identify(struct import *import, struct identity *identity)
{
    const struct state *state = import->state;
    const char *key = state->promise->key;
    if (*key == '\0') {
        const char *print = state->promise->fingerprint;
        identity->alike = identity->exact = facts_hash(print, strlen(print));
        identity->core = identity->whole = identity->alike;
        return;
    }
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    identity->exact = facts_hash(key, strlen(key));
    /* A register may well hold keys that look alike: what comes from one goes back. */
    identity->alike = import->mapping->is_own ? identity->exact : looks_of(key);
    add_part(import, checksum, PART_CORE);
    add_part(import, checksum, PART_SCORE);
    g_autoptr(GChecksum) whole = g_checksum_copy(checksum);
    add_part(import, whole, PART_OCCASION);
    identity->core = facts_hash_of(checksum);
    identity->whole = facts_hash_of(whole);
}

static gboolean find_existing(struct import *import, struct change *change,
                              const struct promise *promise, struct commitment **old,
                              GError **error)
{
    GError *failed = NULL;
    gboolean is_known_new = change != NULL ? import->planned == VERDICT_ADDED : import->is_bare;
    *old = NULL;
    if (is_known_new)
        return TRUE;
    *old = commitment_by_key(import->session->db,
                             *promise->key != '\0' ? promise->key : promise->fingerprint, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

/* Words that are missing do not make the scores of the row worthless. */
static void make_title(struct import *import, struct promise *promise)
{
    const char *topics = promise_field(promise, "topics");
    const char *topic = topics != NULL && *topics != '\0' ? topics : "";
    const char *when = promise->occasion != NULL ? promise->occasion->first : "";
    import_note(import, NOTE_NO_WORDS, *promise->key != '\0' ? promise->key : topic);
    if (*promise->key != '\0')
        promise->title = promise->key;
    else
        promise->title =
            import_keep(import, g_strdup_printf("(no words)%s%s%s%.4s", *topic != '\0' ? ", " : "",
                                                topic, *when != '\0' ? ", " : "", when));
}

static enum verdict take_new(struct import *import, struct change *change, GError **error)
{
    const struct state *state = import->state;
    struct promise *promise = state->promise;
    gboolean differs = FALSE;
    gint64 id = 0;
    GError *failed = NULL;
    if (promise->title == NULL && score_row_count(state->scores) > 0 && state->has_words)
        make_title(import, promise);
    if (promise->title == NULL) {
        if (state->has_words)
            return import_reject(error, "it has neither a title nor a text");
        return import_reject(error, "there is no commitment %s, and no column says what it is",
                             promise->key);
    }
    if (change == NULL || (promise_add(import, change, promise, &id, &failed) &&
                           wide_store(import, change, state->wide, id, NULL, &differs, &failed) &&
                           score_row_store(import, change, state->scores, id, NULL, &failed)))
        return VERDICT_ADDED;
    return import_failed(failed, error);
}

/* Which of its scores differ, among what else does. */
static gboolean compare_scores(struct import *import, const struct commitment *old, GError **error)
{
    const struct state *state = import->state;
    g_autoptr(GString) what = g_string_new(NULL);
    if (!score_row_store(import, NULL, state->scores, old->id, what, error))
        return FALSE;
    if (what->len > 0)
        state->promise->also = import_keep(import, g_strdup(what->str));
    return TRUE;
}

static enum verdict take_old(struct import *import, struct change *change,
                             const struct commitment *old, GError **error)
{
    const struct state *state = import->state;
    gboolean differs = FALSE;
    GError *failed = NULL;
    if (!compare_scores(import, old, &failed))
        return import_failed(failed, error);
    enum verdict verdict = promise_apply(import, change, state->promise, old, error);
    if (verdict != VERDICT_CHANGED && verdict != VERDICT_SAME)
        return verdict;
    if (!wide_store(import, change, state->wide, old->id, NULL, &differs, &failed) ||
        (change != NULL && !score_row_store(import, change, state->scores, old->id, NULL, &failed)))
        return import_failed(failed, error);
    return differs ? VERDICT_CHANGED : verdict;
}

/* Who is scored is bound, beside those the row or the register names. */
static gboolean bind_scored(struct import *import, struct change *change,
                            const struct commitment *old, GError **error)
{
    struct state *state = import->state;
    struct promise *promise = state->promise;
    const char *kind = promise_field(promise, "kind");
    const char *list = promise_field(promise, "parties");
    g_autofree char *there = NULL;
    if (state->scores == NULL)
        return TRUE;
    kind = kind != NULL ? kind : old != NULL ? old->kind : "";
    if (strcmp(kind, "position") == 0 || strcmp(kind, "third-party") == 0)
        score_row_leave_out(import, state->scores);
    if (list == NULL && old != NULL) {
        there = involved_list(import->session, INVOLVED_PARTIES, old->id, error);
        if (there == NULL)
            return FALSE;
        list = there;
    }
    list = score_row_parties(import, change, state->scores, list != NULL ? list : "", error);
    if (list != NULL)
        promise_set_field(promise, "parties", list);
    return list != NULL;
}

static enum verdict take(struct import *import, struct change *change, GError **error)
{
    const struct state *state = import->state;
    struct promise *promise = state->promise;
    GError *failed = NULL;
    if (!promise_read(import, change, promise, &failed))
        return import_failed(failed, error);
    const char *first = promise->occasion != NULL ? promise->occasion->first : "";
    const char *year = import_keep(import, g_strndup(first, 4));
    if (!score_row_read(import, state->scores, year, promise->custom, &failed))
        return import_failed(failed, error);
    if (score_row_is_summary(state->scores, promise->title != NULL ? promise->title : promise->key))
        return import_reject(error, "it is a row of averages, no commitment");
    promise->fingerprint = *promise->key == '\0' ? fingerprint(import) : NULL;
    wide_read_words(import, state->wide, promise->custom);
    owned(commitment) old = NULL;
    if (!find_existing(import, change, promise, &old, &failed) ||
        !bind_scored(import, change, old, &failed))
        return import_failed(failed, error);
    return old != NULL ? take_old(import, change, old, error) : take_new(import, change, error);
}

static void start(struct import *import)
{
    score_row_begin(import, ((struct state *)import->state)->scores);
}

static void tell(struct import *import)
{
    score_notes_tell(import, ((const struct state *)import->state)->scores);
}

static void stored(struct import *import)
{
    score_notes_keep(import, ((const struct state *)import->state)->scores);
}

const struct import_kind import_commitments = {
    .map = {.as = "commitments",
            .noun = NOUN_COMMITMENT,
            .extra = targets,
            .told = told,
            .synonyms = synonyms_of_commitment,
            .keeps_custom = TRUE},
    .begin = begin,
    .identify = identify,
    .take = take,
    .start = start,
    .tell = tell,
    .stored = stored,
    .finish = import_status_settle,
    .free = free_state,
};
