/* edition_issue.c owns issuing: a report made, numbered and kept with what stood in it, in one change.
 * It must not know what any report says, nor where its bytes go. */
#include "core/edition/edition.h"

#include "core/scheme/words.h"
#include "db/change.h"
#include "db/rows.h"

#include <jansson.h>
#include <string.h>

/* Where a report goes says nothing of what it is; the others have columns of their own. */
static gboolean is_parameter(enum report_param param)
{
    switch (param) {
    case REPORT_FILE:
    case REPORT_PRINT:
    case REPORT_ISSUE:
    case REPORT_FORMAT:
    case REPORT_RECIPIENT:
    case REPORT_MESSAGES:
        return FALSE;
    default:
        return TRUE;
    }
}

static void set_text(json_t *object, const char *name, const char *value)
{
    json_t *text = json_string(value);
    json_object_set_new(object, name, text != NULL ? text : json_string(""));
}

/* One text for the same parameters, in whatever order they were given. */
static char *parameters_json(const struct report_request *request)
{
    json_t *object = json_object();
    for (enum report_param i = 0; i < N_REPORT_PARAMS; i++) {
        const char *name = report_params()[i].name;
        if (request->values[i] == NULL || !is_parameter(i))
            continue;
        if (report_params()[i].argument == NULL)
            json_object_set_new(object, name, json_true());
        else
            set_text(object, name, request->values[i]);
    }
    if (request->as_of != NULL)
        set_text(object, "as-of", request->as_of);
    if (request->known_on != NULL)
        set_text(object, "known-on", request->known_on);
    g_autofree char *dumped = json_dumps(object, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(object);
    return g_steal_pointer(&dumped);
}

struct issue {
    struct session *session, *told;
    struct report_request request;
    struct report_made made;
    GByteArray *bytes;
};

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    GByteArray *all = data;
    if (len <= (gsize)G_MAXINT32 - all->len) {
        g_byte_array_append(all, (const guint8 *)bytes, (guint)len);
        return TRUE;
    }
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                        _("this report is too large to be kept as an edition; filter it"));
    return FALSE;
}

static gboolean make(struct issue *issue, GError **error)
{
    gint64 highest = 0;
    const struct report_output output = {.write = append, .data = issue->bytes};
    g_byte_array_set_size(issue->bytes, 0);
    report_made_clear(&issue->made);
    if (!edition_highest(issue->session->db, issue->request.row->name, &highest, error))
        return FALSE;
    issue->request.edition = highest + 1;
    return report_make(issue->told, &issue->request, &output, error);
}

/* Whether the register is still what the report was made of, and its number free. */
static gboolean is_still_so(const struct issue *issue, gboolean *answer, GError **error)
{
    gint64 highest = 0;
    GError *failed = NULL;
    if (!edition_highest(issue->session->db, issue->request.row->name, &highest, error))
        return FALSE;
    owned(change_row) last = change_last_told(issue->told->db, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    *answer =
        highest + 1 == issue->request.edition && (last != NULL ? last->id : 0) == issue->made.state;
    return TRUE;
}

/* Of a past register something may stand in it that is there no more. */
static gboolean is_there(const struct issue *issue, enum table_id table, gint64 id,
                         gboolean *answer, GError **error)
{
    *answer = id != 0;
    if (id == 0 || issue->told == issue->session)
        return TRUE;
    GError *failed = NULL;
    void *row = row_by_id(issue->session->db, table, id, &failed);
    *answer = row != NULL;
    row_free(table, row);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean keep_entry(const struct issue *issue, struct change *change, gint64 edition_id,
                           const struct report_made_entry *told, GError **error)
{
    gboolean has_commitment, has_update, has_wording;
    if (!is_there(issue, TABLE_COMMITMENT, told->commitment_id, &has_commitment, error) ||
        !is_there(issue, TABLE_UPDATE, told->update_id, &has_update, error) ||
        !is_there(issue, TABLE_WORDING, told->wording_id, &has_wording, error))
        return FALSE;
    if (!has_commitment)
        return TRUE;
    struct edition_entry row = {.edition_id = edition_id,
                                .commitment_id = told->commitment_id,
                                .status = told->status,
                                .update_id = has_update ? told->update_id : 0,
                                .wording_id = has_wording ? told->wording_id : 0};
    gboolean done = change_insert(change, TABLE_EDITION_ENTRY, &row, error);
    g_free(row.uuid);
    return done;
}

static const char *value_of(const struct issue *issue, enum report_param param, const char *none)
{
    const char *value = issue->request.values[param];
    return value != NULL ? value : none;
}

/* The row is the change's until it is kept; its texts are others'. */
static gboolean keep(struct issue *issue, struct change *change, gint64 *id, GError **error)
{
    g_autofree char *parameters = parameters_json(&issue->request);
    g_autoptr(GBytes) bytes = g_bytes_new_static(issue->bytes->data, issue->bytes->len);
    struct edition row = {.report = (char *)issue->request.row->name,
                          .number = issue->request.edition,
                          .parameters = parameters,
                          .recipient = (char *)value_of(issue, REPORT_RECIPIENT, ""),
                          .key_messages = (char *)value_of(issue, REPORT_MESSAGES, ""),
                          .issued_on = issue->made.created_on,
                          .author = issue->session->author,
                          .format = (char *)value_of(issue, REPORT_FORMAT, "text"),
                          .bytes = bytes,
                          .title = issue->made.title,
                          .audience =
                              (char *)(report_is_internal(&issue->request) ? "internal" : "public"),
                          .as_of = issue->made.as_of,
                          .state = issue->made.state};
    gboolean done = change_insert(change, TABLE_EDITION, &row, error);
    *id = row.id;
    g_free(row.uuid);
    for (guint i = 0; done && i < issue->made.entries->len; i++)
        done = keep_entry(issue, change, *id,
                          &g_array_index(issue->made.entries, struct report_made_entry, i), error);
    change_say(change, _("issued %s, edition %" G_GINT64_FORMAT "%s%s"), row.report, row.number,
               *row.recipient != '\0' ? _(" for ") : "", row.recipient);
    return done;
}

/* Made once more where the register has changed since, while others wait. */
static gboolean store(struct issue *issue, gint64 *id, GError **error)
{
    gboolean is_so = FALSE;
    struct change *change = session_begin(issue->session, "issue", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (is_still_so(issue, &is_so, error) && (is_so || make(issue, error)) &&
        keep(issue, change, id, error))
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}

struct edition *edition_issue(struct session *session, struct session *told,
                              const struct report_request *request, GError **error)
{
    struct issue issue = {
        .session = session, .told = told, .request = *request, .bytes = g_byte_array_new()};
    gint64 id = 0;
    issue.request.made = &issue.made;
    struct edition *edition = make(&issue, error) && store(&issue, &id, error)
                                  ? edition_by_id(session->db, id, error)
                                  : NULL;
    report_made_clear(&issue.made);
    g_byte_array_unref(issue.bytes);
    return edition;
}
