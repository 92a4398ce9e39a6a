/* derive.c owns the facts that follow from others: due days, where a commitment stands, what its
 * wordings, parties and topics say. It must not journal them: they can always be worked out. */
#include "db/derive.h"

#include "db/change_private.h"
#include "db/fold.h"
#include "db/load.h"
#include "db/scheme_row.h"
#include "db/update.h"

#include <string.h>

enum { SORT_LAST = 9999, TITLE_SORT_CHARS = 80 };

gboolean derive_meeting(struct db *db, gint64 meeting_id, const char *edtf, GError **error)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    if (!db->rules->edtf_days(edtf, &first, &last)) {
        g_set_error(error, DB_ERROR, DB_ERROR_CONSTRAINT,
                    "\"%s\" is no date of a meeting; write it as 2021-06-22, 2021-06, 2021 or "
                    "2018-02-26/2018-02-27",
                    edtf);
        return FALSE;
    }
    struct statement *st = db_query(db, Q_MEETING_DERIVE, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, meeting_id);
    statement_bind_text(st, 2, first);
    statement_bind_text(st, 3, last);
    return statement_run(st, error);
}

static const char *or_last_day(const char *day)
{
    return day != NULL && *day != '\0' ? day : COMMITMENT_NO_DAY;
}

static void derive_due(struct db *db, struct commitment *c)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    if (*c->due_edtf != '\0')
        db->rules->edtf_days(c->due_edtf, &first, &last);
    row_set(&c->due_first, first);
    row_set(&c->due_last, last);
    row_set(&c->due_sort, or_last_day(last));
    row_set(&c->follow_up_sort, or_last_day(c->follow_up_on));
}

static void derive_title(struct commitment *c)
{
    g_autofree char *folded = fold_text(c->title, -1);
    g_autofree char *start =
        g_utf8_substring(folded, 0, MIN(TITLE_SORT_CHARS, g_utf8_strlen(folded, -1)));
    row_set(&c->title_sort, start);
}

static void set_status(struct commitment *c, const struct scheme_status_row *status)
{
    row_set(&c->status, status != NULL ? status->token : "");
    row_set(&c->status_class, status != NULL ? status->class : "none");
    c->status_sort = status != NULL ? status->position : SORT_LAST;
    c->is_assessed = status != NULL && status->is_assessed;
    c->is_done = status != NULL && status->is_done;
}

/* The register's status of that name; of no update, the scheme's first. */
static struct scheme_status_row *scheme_status(struct db *db, const char *token, GError **error)
{
    if (token == NULL)
        return load_one(db_query(db, Q_SCHEME_FIRST_OF_REGISTER, error), TABLE_SCHEME_STATUS,
                        error);
    return load_one_by_text(db, Q_SCHEME_STATUS_OF_REGISTER, TABLE_SCHEME_STATUS, token, error);
}

/* Positions and third-party rows have no status and enter no count. */
static gboolean has_status(const struct commitment *c)
{
    return strcmp(c->kind, "position") != 0 && strcmp(c->kind, "third-party") != 0;
}

static gboolean derive_status(struct db *db, struct commitment *c, GError **error)
{
    GError *failed = NULL;
    row_set(&c->status_on, "");
    set_status(c, NULL);
    if (!has_status(c))
        return TRUE;
    owned(update) update = update_current(db, c->id, 0, &failed);
    owned(scheme_status_row) status = NULL;
    if (failed == NULL)
        status = scheme_status(db, update != NULL ? update->status_to : NULL, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    set_status(c, status);
    if (update != NULL)
        row_set(&c->status_on, update->effective_on);
    return TRUE;
}

static gboolean derive_checked(struct db *db, struct commitment *c, GError **error)
{
    struct statement *st = db_query(db, Q_UPDATE_CHECKED, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, c->id);
    if (!statement_one(st, error))
        return FALSE;
    row_set(&c->checked_on, statement_text(st, "checked_on"));
    statement_reset(st);
    return TRUE;
}

static void take_wording(struct statement *st, struct commitment *c)
{
    const char *city = statement_text(st, "city");
    if (c->n_wordings == 0) {
        c->earliest_wording_id = statement_int(st, "id");
        row_set(&c->earliest_on, statement_text(st, "date_first"));
    }
    c->latest_wording_id = statement_int(st, "id");
    c->latest_meeting_id = statement_int(st, "meeting_id");
    row_set(&c->latest_on, statement_text(st, "date_first"));
    row_set(&c->latest_place, *city != '\0' ? city : statement_text(st, "country"));
    c->n_wordings++;
}

static gboolean derive_wordings(struct db *db, struct commitment *c, GError **error)
{
    struct statement *st = db_query(db, Q_DERIVE_WORDINGS, error);
    if (st == NULL)
        return FALSE;
    c->n_wordings = c->earliest_wording_id = c->latest_wording_id = c->latest_meeting_id = 0;
    row_set(&c->earliest_on, "");
    row_set(&c->latest_on, "");
    row_set(&c->latest_place, "");
    statement_bind_int(st, 1, c->id);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        if (strcmp(statement_text(st, "role"), "record") == 0)
            take_wording(st, c);
    statement_reset(st);
    return result == STEP_DONE;
}

static gboolean derive_names(struct db *db, enum query_id query, gint64 id, char **names,
                             GError **error)
{
    struct statement *st = db_query(db, query, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, id);
    g_autoptr(GString) joined = g_string_new(NULL);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        g_string_append_printf(joined, "%s%s", joined->len > 0 ? "; " : "",
                               statement_text(st, "name"));
    statement_reset(st);
    row_set(names, joined->str);
    return result == STEP_DONE;
}

static gboolean derive_all(struct db *db, struct commitment *c, GError **error)
{
    derive_due(db, c);
    derive_title(c);
    return derive_status(db, c, error) && derive_checked(db, c, error) &&
           derive_wordings(db, c, error) &&
           derive_names(db, Q_DERIVE_PARTIES, c->id, &c->parties_text, error) &&
           derive_names(db, Q_DERIVE_TOPICS, c->id, &c->topics_text, error);
}

static gboolean store_derived(struct db *db, const struct commitment *c, GError **error)
{
    struct statement *st = db_query(db, Q_DERIVE_COMMITMENT, error);
    if (st == NULL)
        return FALSE;
    const char *texts[] = {
        [2] = c->due_first,   [3] = c->due_last,      [4] = c->due_sort,
        [5] = c->status,      [6] = c->status_class,  [8] = c->status_on,
        [11] = c->checked_on, [12] = c->updated_at,   [16] = c->earliest_on,
        [17] = c->latest_on,  [18] = c->latest_place, [20] = c->follow_up_sort,
        [21] = c->title_sort, [22] = c->parties_text, [23] = c->topics_text,
    };
    const struct {
        int n;
        gint64 value;
    } numbers[] = {
        {1, c->id},
        {7, c->status_sort},
        {9, c->is_assessed},
        {10, c->is_done},
        {13, c->earliest_wording_id},
        {14, c->latest_wording_id},
        {15, c->latest_meeting_id},
        {19, c->n_wordings},
    };
    for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
        if (texts[i] != NULL)
            statement_bind_text(st, i, texts[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        statement_bind_int(st, numbers[i].n, numbers[i].value);
    return statement_run(st, error);
}

gboolean derive_commitment(struct db *db, gint64 id, const char *updated_at, GError **error)
{
    GError *failed = NULL;
    owned(commitment) c = commitment_by_id(db, id, &failed);
    if (c != NULL && updated_at != NULL)
        row_set(&c->updated_at, updated_at);
    if (failed == NULL &&
        (c == NULL || (derive_all(db, c, &failed) && store_derived(db, c, &failed))))
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

gboolean derive_touched(struct change *change, GError **error)
{
    for (guint i = 0; i < change->touched->len; i++)
        if (!derive_commitment(change->db, g_array_index(change->touched, gint64, i),
                               change->recorded_at, error))
            return FALSE;
    return TRUE;
}

static char *disagreements(const struct commitment *stored, const struct commitment *afresh)
{
    const struct table *table = table_of(TABLE_COMMITMENT);
    GString *names = g_string_new(NULL);
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        if (!(column->flags & COLUMN_DERIVED) || strcmp(column->name, "updated_at") == 0)
            continue;
        g_autofree char *a = row_value(stored, column);
        g_autofree char *b = row_value(afresh, column);
        if (strcmp(a, b) != 0)
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", column->name);
    }
    return g_string_free(names, FALSE);
}

char *derive_disagreements(struct db *db, gint64 commitment_id, GError **error)
{
    owned(commitment) stored = commitment_by_id(db, commitment_id, error);
    if (stored == NULL)
        return NULL;
    owned(commitment) afresh = row_copy(TABLE_COMMITMENT, stored);
    return derive_all(db, afresh, error) ? disagreements(stored, afresh) : NULL;
}

/* Ids after one, a batch at a time, so that no read stays open over the callback. */
static GArray *next_ids(struct db *db, gint64 after, GError **error)
{
    struct statement *st = db_query(db, Q_COMMITMENT_IDS, error);
    if (st == NULL)
        return NULL;
    statement_bind_int(st, 1, after);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        gint64 id = statement_int_at(st, 0);
        g_array_append_val(ids, id);
    }
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&ids) : NULL;
}

gboolean derive_walk(struct db *db, gboolean (*each)(gint64 id, gpointer data), gpointer data,
                     GError **error)
{
    gint64 after = 0;
    for (;;) {
        g_autoptr(GArray) ids = next_ids(db, after, error);
        if (ids == NULL)
            return FALSE;
        if (ids->len == 0)
            return TRUE;
        for (guint i = 0; i < ids->len; i++) {
            after = g_array_index(ids, gint64, i);
            if (!each(after, data))
                return TRUE;
        }
    }
}
