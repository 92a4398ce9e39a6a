/* derive.c owns the facts that follow from others: due days, where a commitment stands, what its
 * wordings, parties and topics say. It must not journal them: they can always be worked out. */
#include "db/derive.h"

#include "db/change_private.h"
#include "db/fold.h"
#include "db/load.h"
#include "db/meeting.h"
#include "db/scheme_row.h"
#include "db/series.h"
#include "db/update.h"

#include <string.h>

enum { SORT_LAST = 9999, TITLE_SORT_CHARS = 80 };

static gboolean own_of_meeting(struct db *db, struct meeting *m, GError **error)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    const char *edtf = m->date_edtf != NULL ? m->date_edtf : "";
    if (!db->rules->edtf_days(edtf, &first, &last)) {
        g_set_error(error, DB_ERROR, DB_ERROR_CONSTRAINT,
                    "\"%s\" is no date of a meeting; write it as 2021-06-22, 2021-06, 2021 or "
                    "2018-02-26/2018-02-27",
                    edtf);
        return FALSE;
    }
    row_set(&m->date_first, first);
    row_set(&m->date_last, last);
    return TRUE;
}

static gboolean is_text(const char *text)
{
    return text != NULL && *text != '\0';
}

static void own_title(struct commitment *c)
{
    g_autofree char *folded = fold_text(c->title, -1);
    g_autofree char *start =
        g_utf8_substring(folded, 0, MIN(TITLE_SORT_CHARS, g_utf8_strlen(folded, -1)));
    row_set(&c->title_sort, start);
}

static void own_of_commitment(struct db *db, struct commitment *c)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    if (is_text(c->due_edtf))
        db->rules->edtf_days(c->due_edtf, &first, &last);
    row_set(&c->due_first, first);
    row_set(&c->due_last, last);
    row_set(&c->due_sort, is_text(last) ? last : COMMITMENT_NO_DAY);
    row_set(&c->follow_up_sort, is_text(c->follow_up_on) ? c->follow_up_on : COMMITMENT_NO_DAY);
    own_title(c);
}

/* A new series counts from 1; one that comes back goes on. */
static void own_of_series(struct series *series)
{
    series->next_number = MAX(series->next_number, 1);
}

gboolean derive_own(struct db *db, enum table_id table, void *row, GError **error)
{
    switch (table) {
    case TABLE_MEETING:
        return own_of_meeting(db, row, error);
    case TABLE_COMMITMENT:
        own_of_commitment(db, row);
        return TRUE;
    default:
        g_assert(table == TABLE_SERIES);
        own_of_series(row);
        return TRUE;
    }
}

void deriver_clear(struct deriver *deriver)
{
    g_clear_pointer(&deriver->statuses, g_ptr_array_unref);
}

static gboolean know_scheme(struct deriver *deriver, GError **error)
{
    if (deriver->statuses == NULL)
        deriver->statuses = load_all(db_query(deriver->db, Q_SCHEME_STATUSES_OF_REGISTER, error),
                                     TABLE_SCHEME_STATUS, error);
    return deriver->statuses != NULL;
}

/* The register's status of that name; of none, the scheme's first. */
static const struct scheme_status_row *find_status(const struct deriver *deriver, const char *token)
{
    for (guint i = 0; i < deriver->statuses->len; i++) {
        const struct scheme_status_row *status = deriver->statuses->pdata[i];
        if (*token == '\0' || strcmp(status->token, token) == 0)
            return status;
    }
    return NULL;
}

static void set_status(struct commitment *c, const struct scheme_status_row *status)
{
    row_set(&c->status, status != NULL ? status->token : "");
    row_set(&c->status_class, status != NULL ? status->class : "none");
    c->status_sort = status != NULL ? status->position : SORT_LAST;
    c->is_assessed = status != NULL && status->is_assessed;
    c->is_done = status != NULL && status->is_done;
}

/* Positions and third-party rows have no status and enter no count. */
static gboolean has_status(const struct commitment *c)
{
    return strcmp(c->kind, "position") != 0 && strcmp(c->kind, "third-party") != 0;
}

/* What a commitment's live updates come to, one after another as they were recorded. */
struct standing {
    char *status, *effective_on, *checked_on;
    gboolean effective_given;
};

static void standing_clear(struct standing *standing)
{
    g_free(standing->status);
    g_free(standing->effective_on);
    g_free(standing->checked_on);
}

static void standing_take(struct standing *standing, struct statement *st)
{
    const char *checked_on = statement_text(st, "checked_on");
    if (strcmp(checked_on, standing->checked_on) > 0)
        row_set(&standing->checked_on, checked_on);
    if (strcmp(statement_text(st, "kind"), "status") != 0 || statement_int(st, "party_id") != 0)
        return;
    const struct update before = {.effective_on = standing->effective_on,
                                  .effective_given = standing->effective_given};
    const struct update later = {.effective_on = (char *)statement_text(st, "effective_on")};
    if (*standing->status != '\0' && !update_supersedes(&later, &before))
        return;
    row_set(&standing->effective_on, later.effective_on);
    row_set(&standing->status, statement_text(st, "status_to"));
    standing->effective_given = statement_int(st, "effective_given") != 0;
}

static gboolean read_standing(struct db *db, gint64 id, struct standing *standing, GError **error)
{
    struct statement *st = db_query(db, Q_DERIVE_UPDATES, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, id);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        standing_take(standing, st);
    statement_reset(st);
    return result == STEP_DONE;
}

/* A status that the register's scheme does not know would be printed as nothing, and counted so. */
static gboolean take_standing(const struct deriver *deriver, struct commitment *c,
                              const struct standing *standing, GError **error)
{
    const struct scheme_status_row *status = find_status(deriver, standing->status);
    if (status == NULL && (*standing->status != '\0' || is_text(c->status))) {
        g_set_error(error, DB_ERROR, DB_ERROR_CONSTRAINT,
                    "%s stands at \"%s\", which the register's scheme does not have", c->key,
                    *standing->status != '\0' ? standing->status : c->status);
        return FALSE;
    }
    set_status(c, status);
    row_set(&c->status_on, standing->effective_on);
    return TRUE;
}

static gboolean derive_status(struct deriver *deriver, struct commitment *c, GError **error)
{
    struct standing standing = {g_strdup(""), g_strdup(""), g_strdup(""), FALSE};
    gboolean done =
        know_scheme(deriver, error) && read_standing(deriver->db, c->id, &standing, error);
    if (done) {
        row_set(&c->checked_on, standing.checked_on);
        if (has_status(c))
            done = take_standing(deriver, c, &standing, error);
        else {
            set_status(c, NULL);
            row_set(&c->status_on, "");
        }
    }
    standing_clear(&standing);
    return done;
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
    while ((result = statement_step(st, error)) == STEP_ROW) {
        g_string_append(joined, joined->len > 0 ? "; " : "");
        g_string_append(joined, statement_text(st, "name"));
    }
    statement_reset(st);
    row_set(names, joined->str);
    return result == STEP_DONE;
}

gboolean derive_facts(struct deriver *deriver, struct commitment *c, unsigned facts, GError **error)
{
    struct db *db = deriver->db;
    if (facts & FACT_OWN)
        own_of_commitment(db, c);
    return (!(facts & FACT_STATUS) || derive_status(deriver, c, error)) &&
           (!(facts & FACT_WORDINGS) || derive_wordings(db, c, error)) &&
           (!(facts & FACT_PARTIES) ||
            derive_names(db, Q_DERIVE_PARTIES, c->id, &c->parties_text, error)) &&
           (!(facts & FACT_TOPICS) ||
            derive_names(db, Q_DERIVE_TOPICS, c->id, &c->topics_text, error));
}

static char *disagreements(const struct commitment *stored, const struct commitment *afresh)
{
    const struct table *table = table_of(TABLE_COMMITMENT);
    GString *names = g_string_new(NULL);
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        if ((column->flags & COLUMN_DERIVED) && !row_same_value(stored, afresh, column))
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
    struct deriver deriver = {.db = db};
    gboolean done = derive_facts(&deriver, afresh, FACTS_ALL, error);
    deriver_clear(&deriver);
    return done ? disagreements(stored, afresh) : NULL;
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
