/* verify.c owns checking that a register is whole and true to its own rows.
 * It must not mend anything. */
#include "core/verify.h"

#include "core/anchor.h"
#include "core/period/edtf.h"
#include "core/score/score_check.h"
#include "db/audit.h"
#include "db/commitment.h"
#include "db/derive.h"
#include "db/meeting.h"
#include "db/wording.h"

#include <string.h>

struct verify {
    struct session *session;
    struct verify_report *report;
    gboolean (*progress)(const char *what, gint64 done, gint64 total, gpointer data);
    gpointer data;
    gint64 total;
    gboolean is_stopped;
    GError *error;
};

void verify_report_free(struct verify_report *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->faults);
    g_free(report);
}

static void fault(struct verify *verify, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void fault(struct verify *verify, const char *format, ...)
{
    struct verify_report *report = verify->report;
    va_list args;
    va_start(args, format);
    if (report->n_faults++ < VERIFY_FAULTS)
        g_ptr_array_add(report->faults, g_strdup_vprintf(format, args));
    va_end(args);
}

static gboolean goes_on(struct verify *verify, const char *what, gint64 done)
{
    if (verify->progress != NULL && done % 64 == 0)
        verify->is_stopped = verify->progress(what, done, verify->total, verify->data);
    return !verify->is_stopped && verify->error == NULL;
}

static gboolean each_audit(enum audit_fault what, enum table_id table, gint64 row_id,
                           const char *column, gpointer data)
{
    const char *name = table_of(table)->name;
    switch (what) {
    case AUDIT_NO_INSERT:
        fault(data, "history: no change made row %" G_GINT64_FORMAT " of %s", row_id, name);
        break;
    case AUDIT_LOST:
        fault(data, "history: row %" G_GINT64_FORMAT " of %s is gone, and no change took it away",
              row_id, name);
        break;
    case AUDIT_OTHER_VALUE:
        fault(data,
              "history: %s of row %" G_GINT64_FORMAT " of %s is not what its last change made it",
              column, row_id, name);
        break;
    case AUDIT_ENTRIES:
        fault(data, "history: change %" G_GINT64_FORMAT " has lost or gained lines", row_id);
        break;
    }
    return TRUE;
}

static gboolean each_commitment(gint64 id, gpointer data)
{
    struct verify *verify = data;
    g_autofree char *names = derive_disagreements(verify->session->db, id, &verify->error);
    if (names != NULL && *names != '\0') {
        owned(commitment) row = commitment_by_id(verify->session->db, id, NULL);
        fault(verify, "%s: what is stored does not follow from its rows: %s",
              row != NULL ? row->key : "?", names);
    }
    return goes_on(verify, "facts", ++verify->report->n_commitments);
}

static gboolean each_wording(const struct wording *wording, const char *text, gpointer data)
{
    struct verify *verify = data;
    if (!anchor_holds(wording, text)) {
        owned(commitment) row =
            commitment_by_id(verify->session->db, wording->commitment_id, &verify->error);
        fault(verify,
              "%s: wording %" G_GINT64_FORMAT " is not found word for word in document "
              "%" G_GINT64_FORMAT,
              row != NULL ? row->key : "?", wording->id, wording->document_id);
    }
    return goes_on(verify, "wordings", ++verify->report->n_wordings);
}

static gboolean check_meetings(struct verify *verify, GError **error)
{
    g_autoptr(GPtrArray) rows = meeting_all(verify->session->db, 0, error);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct meeting *row = rows->pdata[i];
        g_autofree char *first = NULL;
        g_autofree char *last = NULL;
        if (!edtf_days(row->date_edtf, &first, &last) || strcmp(first, row->date_first) != 0 ||
            strcmp(last, row->date_last) != 0)
            fault(verify, "%s: its days do not follow from its date", row->token);
    }
    return rows != NULL;
}

static void each_score(const char *text, gpointer data)
{
    fault(data, "%s", text);
}

static gboolean check_history(struct verify *verify, GError **error)
{
    g_autoptr(GPtrArray) newest = change_page(verify->session->db, 0, 0, 1, error);
    if (newest == NULL)
        return FALSE;
    if (newest->len > 0)
        verify->report->n_changes = ((const struct change_row *)newest->pdata[0])->id;
    return goes_on(verify, "history", 0) &&
           audit_history(verify->session->db, each_audit, verify, error);
}

static gboolean check_all(struct verify *verify, GError **error)
{
    struct db *db = verify->session->db;
    return db_check(db, error) && commitment_count(db, &verify->total, error) &&
           check_history(verify, error) && check_meetings(verify, error) &&
           score_check(verify->session, each_score, verify, error) &&
           derive_walk(db, each_commitment, verify, error) && !verify->is_stopped &&
           verify->error == NULL && wording_walk(db, each_wording, verify, error);
}

struct verify_report *verify_register(struct session *session,
                                      gboolean (*progress)(const char *what, gint64 done,
                                                           gint64 total, gpointer data),
                                      gpointer data, GError **error)
{
    owned(verify_report) report = g_new0(struct verify_report, 1);
    report->faults = g_ptr_array_new_with_free_func(g_free);
    struct verify verify = {
        .session = session, .report = report, .progress = progress, .data = data};
    GError *failed = NULL;
    gboolean done = check_all(&verify, &failed) && !verify.is_stopped && verify.error == NULL;
    if (!done && failed == NULL)
        failed = g_steal_pointer(&verify.error);
    g_clear_error(&verify.error);
    if (!done && failed == NULL)
        failed = g_error_new_literal(HELDTO_ERROR, HELDTO_ERROR_CANCELLED, "stopped");
    if (failed != NULL)
        g_propagate_error(error, failed);
    return done ? g_steal_pointer(&report) : NULL;
}
