/* promise_store.c owns storing a row of a table of commitments: as a new one, or as changes to one
 * that is there. It must not know how the row was written. */
#include "core/exchange/promise.h"

#include "core/story/involved.h"
#include "core/lineage/lineage.h"
#include "core/draft/names.h"
#include "db/series.h"
#include "db/wording.h"

#include <string.h>

enum { CACHED = 10000 };

static void list_free(gpointer list)
{
    if (list != NULL)
        g_array_unref(list);
}

/* Lists repeat from row to row: each is read once. Only what is in the register already, or made in
 * this change, is remembered. */
static GArray *read_list(struct import *import, struct change *change, enum involved_kind kind,
                         const char *text, GError **error)
{
    gboolean is_own = import->mapping->is_own;
    if (change == NULL)
        return involved_read(import->session, NULL, kind, text, is_own, error);
    if (import->lists[kind] == NULL)
        import->lists[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, list_free);
    GArray *known = g_hash_table_lookup(import->lists[kind], text);
    if (known != NULL)
        return g_array_ref(known);
    known = involved_read(import->session, change, kind, text, is_own, error);
    if (known == NULL)
        return NULL;
    if (g_hash_table_size(import->lists[kind]) >= CACHED)
        g_hash_table_remove_all(import->lists[kind]);
    g_hash_table_insert(import->lists[kind], g_strdup(text), g_array_ref(known));
    return known;
}

/* A series by token or prefix, else by a token made of its name. *id 0: it is not there yet. */
static gboolean find_series(struct import *import, struct change *change, const char *name,
                            gint64 *id, GError **error)
{
    GError *failed = NULL;
    if (import->series_name != NULL && strcmp(import->series_name, name) == 0) {
        *id = import->last_series_id;
        return TRUE;
    }
    g_autofree char *token = names_is_token(name) ? g_strdup(name) : names_token(name);
    owned(series) there = series_find(import->session->db, name, &failed);
    if (there == NULL && failed == NULL)
        there = series_find(import->session->db, token, &failed);
    *id = there != NULL ? there->id : 0;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there == NULL && change != NULL && !names_series(import->session, change, token, id, error))
        return FALSE;
    if (change != NULL) {
        g_free(import->series_name);
        import->series_name = g_strdup(name);
        import->last_series_id = *id;
    }
    return TRUE;
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static gboolean series_of(struct import *import, struct change *change,
                          const struct promise *promise, gint64 *id, GError **error)
{
    const char *name = or_empty(promise_field(promise, "series"));
    if (*name == '\0')
        name = or_empty(import->options->series);
    *id = 0;
    return *name == '\0' || find_series(import, change, name, id, error);
}

/* The row's texts in a commitment's columns; they are borrowed. */
static void fill(struct commitment *row, const struct promise *promise)
{
    gsize n;
    const struct field *fields = field_all(NOUN_COMMITMENT, &n);
    for (gsize i = 0; i < n; i++)
        if (promise->columns[i] != NULL)
            *(const char **)(void *)((char *)row + promise->columns[i]->offset) =
                promise->fields[i] != NULL ? promise->fields[i] : fields[i].preset;
}

static gboolean add_list(struct import *import, struct change *change,
                         const struct promise *promise, gint64 id, const char *field,
                         enum involved_kind kind, GError **error)
{
    const char *text = or_empty(promise_field(promise, field));
    if (*text == '\0')
        return TRUE;
    g_autoptr(GArray) wanted = read_list(import, change, kind, text, error);
    return wanted != NULL && involved_store(import->session, change, kind, id, wanted, TRUE, error);
}

static const char *voice_of(const struct promise *promise)
{
    if (*promise->voice != '\0')
        return promise->voice;
    return promise->is_titled ? "own-summary" : "reported";
}

/* What the row says of when it is due, its words say. */
static gboolean add_wording(struct change *change, const struct promise *promise, gint64 id,
                            GError **error)
{
    if (promise->occasion == NULL || *promise->text == '\0')
        return TRUE;
    struct wording row = {.commitment_id = id,
                          .meeting_id = promise->occasion->meeting_id,
                          .role = (char *)"record",
                          .voice = (char *)voice_of(promise),
                          .exact = (char *)promise->text,
                          .due_text = (char *)promise_field(promise, "due_text"),
                          .due_edtf = (char *)promise_field(promise, "due_edtf")};
    gboolean done = change_insert(change, TABLE_WORDING, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean add_fingerprint(struct change *change, const struct promise *promise, gint64 id,
                                GError **error)
{
    if (promise->fingerprint == NULL)
        return TRUE;
    struct key_alias row = {.key = (char *)promise->fingerprint,
                            .commitment_id = id,
                            .reason = (char *)"imported without a key"};
    gboolean done = change_insert(change, TABLE_KEY_ALIAS, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean add_status(struct import *import, struct change *change,
                           const struct promise *promise, const struct commitment *fresh,
                           GError **error)
{
    const struct status_wish *wish = &promise->wish;
    if (wish->status != NULL)
        return import_status_store(import, change, fresh->id, fresh, wish, error);
    return wish->source_id == 0 ||
           import_cite(import, change, fresh->id, wish->source_id, "", error);
}

static gboolean add_rest(struct import *import, struct change *change,
                         const struct promise *promise, const struct commitment *fresh,
                         GError **error)
{
    return add_list(import, change, promise, fresh->id, "parties", INVOLVED_PARTIES, error) &&
           add_list(import, change, promise, fresh->id, "topics", INVOLVED_TOPICS, error) &&
           add_fingerprint(change, promise, fresh->id, error) &&
           add_wording(change, promise, fresh->id, error) &&
           add_status(import, change, promise, fresh, error);
}

gboolean promise_add(struct import *import, struct change *change, const struct promise *promise,
                     gint64 *id, GError **error)
{
    struct commitment row = {0};
    if (!series_of(import, change, promise, &row.series_id, error))
        return FALSE;
    fill(&row, promise);
    g_autofree char *made = NULL;
    if (*promise->key == '\0')
        made = commitment_next_key(import->session->db, row.series_id, error);
    if (*promise->key == '\0' && made == NULL)
        return FALSE;
    g_autofree char *custom =
        custom_set("", (const struct custom *)(void *)promise->custom->data, promise->custom->len);
    row.key = made != NULL ? made : (char *)promise->key;
    row.title = (char *)promise->title;
    row.custom = custom;
    gboolean done = change_insert(change, TABLE_COMMITMENT, &row, error);
    g_clear_pointer(&row.uuid, g_free);
    *id = row.id;
    return done && add_rest(import, change, promise, &row, error);
}

/* An existing commitment on its way to what the row says. */
struct apply {
    struct import *import;
    struct change *change;
    struct promise *promise;
    const struct commitment *old;
    gboolean differs;
    GString *what; /* names of what differs */
};

static void note_difference(struct apply *apply, const char *name)
{
    apply->differs = TRUE;
    g_string_append_printf(apply->what, "%s%s", apply->what->len > 0 ? ", " : "", name);
}

static gboolean apply_list(struct apply *apply, const char *field, enum involved_kind kind,
                           GError **error)
{
    const char *text = promise_field(apply->promise, field);
    gboolean are = FALSE;
    if (text == NULL)
        return TRUE;
    g_autoptr(GArray) wanted = read_list(apply->import, apply->change, kind, text, error);
    if (wanted == NULL ||
        !involved_are(apply->import->session, kind, apply->old->id, wanted, &are, error))
        return FALSE;
    if (are)
        return TRUE;
    note_difference(apply, field);
    return apply->change == NULL || involved_store(apply->import->session, apply->change, kind,
                                                   apply->old->id, wanted, FALSE, error);
}

/* Due words that stay as they were keep their date: an analyst may have set it. */
static void keep_due(const struct apply *apply, struct commitment *row)
{
    gboolean is_explicit = import_has(apply->import, "due_edtf") ||
                           import_has(apply->import, "due_from") ||
                           import_has(apply->import, "due_to");
    if (!is_explicit && strcmp(row->due_text, apply->old->due_text) == 0)
        row_set(&row->due_edtf, apply->old->due_edtf);
}

static gboolean set_fields(struct apply *apply, struct commitment *row, GError **error)
{
    const struct promise *promise = apply->promise;
    gsize n;
    field_all(NOUN_COMMITMENT, &n);
    for (gsize i = 0; i < n; i++)
        if (promise->columns[i] != NULL && promise->fields[i] != NULL)
            row_set((char **)(void *)((char *)row + promise->columns[i]->offset),
                    promise->fields[i]);
    keep_due(apply, row);
    const GArray *custom = apply->promise->custom;
    char *json =
        custom_set(apply->old->custom, (const struct custom *)(void *)custom->data, custom->len);
    g_free(row->custom);
    row->custom = json;
    const char *series = or_empty(promise_field(apply->promise, "series"));
    if (*series == '\0')
        return TRUE;
    return find_series(apply->import, apply->change, series, &row->series_id, error);
}

static void compare_rows(struct apply *apply, const struct commitment *row)
{
    const struct table *table = table_of(TABLE_COMMITMENT);
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        if (!table_stores(column))
            continue;
        g_autofree char *old = row_value(apply->old, column);
        g_autofree char *new = row_value(row, column);
        if (strcmp(old, new) != 0)
            note_difference(apply,
                            strcmp(column->name, "custom") == 0 ? "custom fields" : column->name);
    }
}

static gboolean apply_fields(struct apply *apply, GError **error)
{
    owned(commitment) row = row_copy(TABLE_COMMITMENT, apply->old);
    gsize before = apply->what->len;
    if (!set_fields(apply, row, error))
        return FALSE;
    compare_rows(apply, row);
    return apply->what->len == before || apply->change == NULL ||
           change_update(apply->change, TABLE_COMMITMENT, apply->old, row, error);
}

static const struct wording *record_at(const GPtrArray *wordings, gint64 meeting_id)
{
    for (guint i = 0; i < wordings->len; i++) {
        const struct wording *wording = wordings->pdata[i];
        if (wording->meeting_id == meeting_id && strcmp(wording->role, "record") == 0)
            return wording;
    }
    return NULL;
}

static gboolean change_wording(struct apply *apply, const struct wording *old, GError **error)
{
    const struct promise *promise = apply->promise;
    const char *voice = *promise->voice != '\0' ? promise->voice : old->voice;
    if (promise->is_titled ||
        (strcmp(old->exact, promise->text) == 0 && strcmp(old->voice, voice) == 0))
        return TRUE;
    if (old->document_id != 0) {
        import_reject(error, "its words of that meeting stand in a document held here; they are "
                             "not changed by a table");
        return FALSE;
    }
    note_difference(apply, "wording");
    if (apply->change == NULL)
        return TRUE;
    owned(wording) row = row_copy(TABLE_WORDING, old);
    row_set(&row->exact, promise->text);
    row_set(&row->voice, voice);
    lineage_doubt(old, row);
    return change_update(apply->change, TABLE_WORDING, old, row, error) &&
           lineage_follow(apply->import->session, apply->change, old, row, error);
}

/* Others may have been compared across the gap that it fills. */
static gboolean follow_wording(struct apply *apply, GError **error)
{
    struct session *session = apply->import->session;
    g_autoptr(GPtrArray) wordings = wording_of_commitment(session->db, apply->old->id, error);
    const struct wording *added =
        wordings != NULL ? record_at(wordings, apply->promise->occasion->meeting_id) : NULL;
    return added != NULL && lineage_follow(session, apply->change, NULL, added, error);
}

static gboolean apply_wording(struct apply *apply, GError **error)
{
    const struct promise *promise = apply->promise;
    if (promise->occasion == NULL || *promise->text == '\0')
        return TRUE;
    g_autoptr(GPtrArray) wordings =
        wording_of_commitment(apply->import->session->db, apply->old->id, error);
    if (wordings == NULL)
        return FALSE;
    const struct wording *old = record_at(wordings, promise->occasion->meeting_id);
    if (old != NULL)
        return change_wording(apply, old, error);
    note_difference(apply, "a wording");
    return apply->change == NULL || (add_wording(apply->change, promise, apply->old->id, error) &&
                                     follow_wording(apply, error));
}

static gboolean apply_source(struct apply *apply, GError **error)
{
    gint64 source_id = apply->promise->wish.source_id;
    gboolean is_cited = FALSE;
    if (*import_get(apply->import, "source") == '\0')
        return TRUE;
    if (source_id != 0 &&
        !import_is_cited(apply->import, apply->old->id, source_id, &is_cited, error))
        return FALSE;
    if (is_cited)
        return TRUE;
    note_difference(apply, "a source");
    return apply->change == NULL ||
           import_cite(apply->import, apply->change, apply->old->id, source_id, "", error);
}

static gboolean apply_status(struct apply *apply, GError **error)
{
    const struct status_wish *wish = &apply->promise->wish;
    gboolean is_told = TRUE;
    if (wish->status != NULL &&
        !import_status_is_told(apply->import, apply->old->id, wish, &is_told, error))
        return FALSE;
    if (is_told)
        return apply_source(apply, error);
    note_difference(apply, "status");
    return apply->change == NULL ||
           import_status_store(apply->import, apply->change, apply->old->id, NULL, wish, error);
}

/* A status of what has none, for all its row knows: the word is kept beside. */
static void put_status_aside(struct import *import, struct promise *promise,
                             const struct commitment *old)
{
    const char *kind = promise_field(promise, "kind");
    kind = kind != NULL ? kind : old->kind;
    if (promise->wish.status == NULL ||
        (strcmp(kind, "position") != 0 && strcmp(kind, "third-party") != 0))
        return;
    struct custom word = {"status as imported", import_get(import, "status")};
    g_array_append_val(promise->custom, word);
    import_note(import, NOTE_STATUS, word.value);
    promise->wish.status = NULL;
}

enum verdict promise_apply(struct import *import, struct change *change, struct promise *promise,
                           const struct commitment *old, GError **error)
{
    g_autoptr(GString) what = g_string_new(NULL);
    struct apply apply = {
        .import = import, .change = change, .promise = promise, .old = old, .what = what};
    GError *failed = NULL;
    put_status_aside(import, promise, old);
    if (promise->also != NULL)
        note_difference(&apply, promise->also);
    if (apply_wording(&apply, &failed) && apply_fields(&apply, &failed) &&
        apply_list(&apply, "parties", INVOLVED_PARTIES, &failed) &&
        apply_list(&apply, "topics", INVOLVED_TOPICS, &failed) && apply_status(&apply, &failed)) {
        if (apply.differs)
            import_tell_change(import, old->key, what->str);
        return apply.differs ? VERDICT_CHANGED : VERDICT_SAME;
    }
    enum verdict verdict = import_verdict_of(failed);
    g_propagate_error(error, failed);
    return verdict;
}
