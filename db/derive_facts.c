/* derive_facts.c owns the facts of a commitment that follow from other rows: where it stands, what its
 * wordings, parties and topics say. It must not write them. */
#include "db/change_private.h"
#include "db/load.h"
#include "db/scheme_row.h"
#include "db/update.h"

#include <string.h>

enum { SORT_LAST = 9999 };

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
    if (status == NULL &&
        (*standing->status != '\0' || (c->status != NULL && *c->status != '\0'))) {
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

/* Wordings of record stand in order of their meetings' first days, one a meeting. */
struct stated {
    gint64 wording_id, meeting_id;
    char *on, *place;
};

static void stated_clear(struct stated *stated)
{
    g_free(stated->on);
    g_free(stated->place);
}

static gboolean is_before(struct statement *st, const struct stated *stated)
{
    int order = strcmp(statement_text(st, "date_first"), stated->on);
    return order < 0 || (order == 0 && statement_int(st, "meeting_id") < stated->meeting_id);
}

static void stated_take(struct stated *stated, struct statement *st)
{
    const char *city = statement_text(st, "city");
    stated->wording_id = statement_int(st, "id");
    stated->meeting_id = statement_int(st, "meeting_id");
    row_set(&stated->on, statement_text(st, "date_first"));
    row_set(&stated->place, *city != '\0' ? city : statement_text(st, "country"));
}

static void take_stated(struct commitment *c, const struct stated *first, const struct stated *last)
{
    c->earliest_wording_id = first->wording_id;
    row_set(&c->earliest_on, first->on);
    c->latest_wording_id = last->wording_id;
    c->latest_meeting_id = last->meeting_id;
    row_set(&c->latest_on, last->on);
    row_set(&c->latest_place, last->place);
}

static gboolean derive_wordings(struct db *db, struct commitment *c, GError **error)
{
    struct statement *st = db_query(db, Q_DERIVE_WORDINGS, error);
    if (st == NULL)
        return FALSE;
    struct stated first = {0}, last = {0};
    c->n_wordings = 0;
    statement_bind_int(st, 1, c->id);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        if (c->n_wordings == 0 || is_before(st, &first))
            stated_take(&first, st);
        if (c->n_wordings == 0 || !is_before(st, &last))
            stated_take(&last, st);
        c->n_wordings++;
    }
    statement_reset(st);
    take_stated(c, &first, &last);
    stated_clear(&first);
    stated_clear(&last);
    return result == STEP_DONE;
}

struct named {
    gint64 position, id;
    char *name;
};

static void named_clear(gpointer data)
{
    g_free(((struct named *)data)->name);
}

static int compare_named(gconstpointer a, gconstpointer b)
{
    const struct named *x = a, *y = b;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static char *join_names(GArray *names)
{
    GString *joined = g_string_new(NULL);
    g_array_sort(names, compare_named);
    for (guint i = 0; i < names->len; i++) {
        g_string_append(joined, i > 0 ? "; " : "");
        g_string_append(joined, g_array_index(names, struct named, i).name);
    }
    return g_string_free(joined, FALSE);
}

/* Put in order here: for the few names of one commitment the engine would build a table each time. */
static gboolean derive_names(struct db *db, enum query_id query, gint64 id, char **names,
                             GError **error)
{
    struct statement *st = db_query(db, query, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, id);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct named));
    g_array_set_clear_func(found, named_clear);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        struct named named = {.position = statement_int(st, "position"),
                              .id = statement_int(st, "id"),
                              .name = g_strdup(statement_text(st, "name"))};
        g_array_append_val(found, named);
    }
    statement_reset(st);
    g_free(*names);
    *names = join_names(found);
    return result == STEP_DONE;
}

gboolean derive_facts(struct deriver *deriver, struct commitment *c, unsigned facts, GError **error)
{
    struct db *db = deriver->db;
    return (!(facts & FACT_OWN) || derive_own(db, TABLE_COMMITMENT, c, error)) &&
           (!(facts & FACT_STATUS) || derive_status(deriver, c, error)) &&
           (!(facts & FACT_WORDINGS) || derive_wordings(db, c, error)) &&
           (!(facts & FACT_PARTIES) ||
            derive_names(db, Q_DERIVE_PARTIES, c->id, &c->parties_text, error)) &&
           (!(facts & FACT_TOPICS) ||
            derive_names(db, Q_DERIVE_TOPICS, c->id, &c->topics_text, error));
}
