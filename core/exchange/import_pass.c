/* import_pass.c owns going through the file: once to look, once to store.
 * It must not know what rows are about, nor which options there are beyond stopping. */
#include "core/exchange/import_private.h"

#include "core/exchange/rejects.h"
#include "core/text/text.h"

enum { LISTED = 20, EVERY = 256, TRIES = 3 };

static gboolean is_stopped(struct import *import, const char *what, guint64 done, guint64 total,
                           GError **error)
{
    const struct import_hooks *hooks = &import->options->hooks;
    if (hooks->progress == NULL || !hooks->progress(hooks->data, what, (gint64)done, (gint64)total))
        return FALSE;
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED, "stopped; nothing was stored");
    return TRUE;
}

/* The register is looked into in short reads: one for each row would cost more than the looking, one
 * for all of them would keep other programs from writing. */
static gboolean renew_read(struct import *import, gboolean *is_open, GError **error)
{
    if (*is_open && !db_commit(import->session->db, error)) {
        *is_open = FALSE;
        return FALSE;
    }
    *is_open = db_begin_read(import->session->db, error);
    return *is_open;
}

/* The next record, after asking now and then whether to go on. */
static const struct csv_record *next(struct import *import, gsize row, const char *what,
                                     GError **error)
{
    if (row % EVERY == 0 && is_stopped(import, what, csv_reader_offset(import->reader),
                                       csv_reader_size(import->reader), error))
        return NULL;
    return csv_reader_next(import->reader, error);
}

static gboolean to_first_row(struct import *import, GError **error)
{
    csv_reader_rewind(import->reader);
    return csv_reader_header(import->reader, error) != NULL;
}

static enum verdict take(struct import *import, const struct csv_record *record,
                         struct change *change, GError **error)
{
    g_string_chunk_clear(import->texts);
    if (!cells_take(import->cells, record, error))
        return VERDICT_REJECTED;
    return import->kind->take(import, change, error);
}

static void list_reason(struct import *import, guint line, const char *reason)
{
    GPtrArray *reasons = import->account->reasons;
    if (reasons->len < LISTED)
        g_ptr_array_add(
            reasons, g_strdup_printf("%s:%u: %s", csv_reader_name(import->reader), line, reason));
}

static gboolean look_at(struct import *import, const struct csv_record *record, GError **error)
{
    struct identity identity = {0};
    GError *reason = NULL;
    enum verdict verdict = take(import, record, NULL, &reason);
    if (verdict == VERDICT_FAILED || g_error_matches(reason, HELDTO_DAY_ERROR, DAY_ERROR_ORDER)) {
        g_propagate_error(error, reason);
        return FALSE;
    }
    if (verdict == VERDICT_REJECTED)
        list_reason(import, record->line, reason->message);
    else if (import->kind->identify != NULL)
        import->kind->identify(import, &identity);
    facts_add(import->facts, record->line, verdict, &identity);
    g_clear_error(&reason);
    return TRUE;
}

static char *clash_words(const struct facts *facts, gsize row)
{
    guint line = 0;
    switch (facts_clash(facts, row, &line)) {
    case CLASH_OTHER_WORDS:
        return g_strdup_printf("line %u has the same key and says something else", line);
    case CLASH_LOOK_ALIKE:
        return g_strdup_printf("its key looks like the one on line %u and is another", line);
    default:
        return NULL;
    }
}

static void count(struct import_account *account, enum verdict verdict)
{
    account->rows++;
    account->added += verdict == VERDICT_ADDED;
    account->updated += verdict == VERDICT_CHANGED;
    account->unchanged += verdict == VERDICT_SAME;
    account->rejected += verdict == VERDICT_REJECTED;
}

static void forget(struct import_account *account)
{
    account->rows = account->added = account->updated = account->unchanged = account->rejected = 0;
    g_ptr_array_set_size(account->reasons, 0);
}

static void count_all(struct import *import)
{
    gboolean has_twins = FALSE;
    for (gsize row = 0; row < facts_count(import->facts); row++) {
        g_autofree char *clash = clash_words(import->facts, row);
        count(import->account, facts_verdict(import->facts, row));
        has_twins = has_twins || clash != NULL;
        if (clash != NULL)
            list_reason(import, facts_line(import->facts, row), clash);
    }
    if (has_twins)
        g_ptr_array_add(import->account->notes,
                        g_strdup("of rows with one key that say different things none is taken; "
                                 "--map key= takes them without keys, --map key=id+text makes a "
                                 "key of several columns"));
}

static void begin_look(struct import *import)
{
    facts_clear(import->facts);
    forget(import->account);
    g_ptr_array_set_size(import->account->changes, 0);
    for (int i = 0; i < N_NOTES; i++) {
        import->notes[i].count = 0;
        g_clear_pointer(&import->notes[i].sample, g_free);
    }
    g_hash_table_remove_all(import->occasions);
    import->is_counting = TRUE;
    if (import->kind->start != NULL)
        import->kind->start(import);
}

gboolean import_look(struct import *import, GError **error)
{
    const struct csv_record *record;
    GError *failed = NULL;
    gboolean is_open = FALSE;
    begin_look(import);
    if (!to_first_row(import, error))
        return FALSE;
    for (gsize row = 0; (record = next(import, row, "reading", &failed)) != NULL; row++)
        if ((row % EVERY == 0 && !renew_read(import, &is_open, &failed)) ||
            !look_at(import, record, &failed))
            break;
    if (is_open)
        db_rollback(import->session->db);
    import->is_counting = FALSE;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    facts_compare(import->facts);
    count_all(import);
    return TRUE;
}

/* The second pass under way. */
struct store {
    struct import *import;
    struct change *change;
    struct rejects *rejects; /* NULL until there is one */
};

static gboolean put_aside(struct store *store, const struct csv_record *record, const char *reason,
                          GError **error)
{
    struct import *import = store->import;
    const struct csv_record *header = csv_reader_header(import->reader, error);
    if (store->rejects == NULL)
        store->rejects = rejects_open(import->path, import->reader, header, error);
    return store->rejects != NULL && rejects_add(store->rejects, record, reason, error);
}

static gboolean store_row(struct store *store, const struct csv_record *record, gsize row,
                          GError **error)
{
    struct import *import = store->import;
    enum verdict verdict = facts_verdict(import->facts, row);
    gboolean is_rejected = verdict == VERDICT_REJECTED;
    import->planned = verdict;
    g_autofree char *clash = clash_words(import->facts, row);
    GError *reason = NULL;
    if (clash == NULL && verdict != VERDICT_SAME)
        verdict = take(import, record, is_rejected ? NULL : store->change, &reason);
    if (is_rejected && clash == NULL && verdict != VERDICT_FAILED && reason == NULL)
        verdict = import_reject(&reason, "it rests on another row of the file; import it again");
    if (verdict == VERDICT_FAILED) {
        g_propagate_prefixed_error(error, reason, "%s:%u: ", csv_reader_name(import->reader),
                                   record->line);
        return FALSE;
    }
    count(import->account, verdict);
    gboolean done = TRUE;
    if (verdict == VERDICT_REJECTED) {
        const char *why = clash != NULL ? clash : reason->message;
        list_reason(import, record->line, why);
        done = put_aside(store, record, why, error);
    }
    g_clear_error(&reason);
    return done;
}

/* What an earlier try found out was rolled back with it. */
static void begin_store(struct import *import)
{
    forget(import->account);
    g_hash_table_remove_all(import->occasions);
    for (gsize i = 0; i < G_N_ELEMENTS(import->lists); i++)
        g_clear_pointer(&import->lists[i], g_hash_table_unref);
    g_clear_pointer(&import->series_name, g_free);
    g_clear_pointer(&import->waiting, g_ptr_array_unref);
    import->file_source_id = 0;
    if (import->kind->start != NULL)
        import->kind->start(import);
}

static gboolean store_rows(struct store *store, GError **error)
{
    struct import *import = store->import;
    const struct csv_record *record;
    GError *failed = NULL;
    gsize row, rows = facts_count(import->facts);
    begin_store(import);
    if (!to_first_row(import, error))
        return FALSE;
    for (row = 0; (record = next(import, row, "storing", &failed)) != NULL; row++)
        if (row >= rows || !store_row(store, record, row, &failed))
            break;
    if (failed == NULL && record == NULL && row == rows &&
        (import->kind->finish == NULL || import->kind->finish(import, store->change, &failed)))
        return TRUE;
    if (failed == NULL)
        g_set_error(&failed, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    "%s: it was changed while it was read; import it again",
                    csv_reader_name(import->reader));
    g_propagate_error(error, failed);
    return FALSE;
}

static void say_what(const struct import *import, struct change *change)
{
    const struct import_account *a = import->account;
    change_say(change,
               "%s: %" G_GUINT64_FORMAT " added, %" G_GUINT64_FORMAT " updated, %" G_GUINT64_FORMAT
               " unchanged, %" G_GUINT64_FORMAT " rejected",
               import->name, a->added, a->updated, a->unchanged, a->rejected);
}

static gboolean finish(struct store *store, GError **error)
{
    struct import *import = store->import;
    if ((import->options->save_mapping != NULL &&
         !import_saved_store(import, store->change, error)) ||
        (store->rejects != NULL && !rejects_finish(store->rejects, error)) ||
        is_stopped(import, "finishing", 0, 0, error))
        return FALSE;
    say_what(import, store->change);
    return TRUE;
}

static gboolean ask_to_stop(gpointer data)
{
    struct import *import = data;
    return is_stopped(import, "finishing", 0, 0, NULL);
}

static gboolean commit(struct store *store, GError **error)
{
    struct db *db = store->import->session->db;
    GError *failed = NULL;
    db_set_progress(db, ask_to_stop, store->import);
    gboolean done = change_commit(g_steal_pointer(&store->change), &failed);
    db_set_progress(db, NULL, NULL);
    if (done)
        return TRUE;
    if (g_error_matches(failed, DB_ERROR, DB_ERROR_INTERRUPTED)) {
        g_clear_error(&failed);
        g_set_error(&failed, HELDTO_ERROR, HELDTO_ERROR_CANCELLED, "stopped; nothing was stored");
    }
    g_propagate_error(error, failed);
    return FALSE;
}

/* One try under the lock. *is_stale: another program wrote since the first pass. */
static gboolean store_once(struct import *import, gint64 seen, gboolean *is_stale, GError **error)
{
    struct store store = {.import = import};
    gint64 version = 0;
    store.change = session_begin(import->session, "import", TRUE, error);
    if (store.change == NULL)
        return FALSE;
    gboolean done = db_data_version(import->session->db, &version, error);
    *is_stale = done && version != seen;
    done = done && !*is_stale && store_rows(&store, error) && finish(&store, error) &&
           commit(&store, error);
    if (store.change != NULL)
        change_abort(store.change);
    if (done && store.rejects != NULL)
        import->account->rejects = g_strdup(rejects_path(store.rejects));
    rejects_close(store.rejects, done);
    return done;
}

gboolean import_store(struct import *import, GError **error)
{
    gint64 seen = import->seen;
    for (int i = 0; i < TRIES; i++) {
        gboolean is_stale = FALSE;
        if (store_once(import, seen, &is_stale, error))
            return TRUE;
        if (!is_stale)
            return FALSE;
        if (!db_data_version(import->session->db, &seen, error) || !import_look(import, error))
            return FALSE;
    }
    g_set_error(error, DB_ERROR, DB_ERROR_BUSY,
                "other programs keep writing to the register; import again when they are done");
    return FALSE;
}
