/* export.c owns CSV exports of any noun but commitments, by the table of fields.
 * It must not know where the bytes go. */
#include "core/exchange/export.h"

#include "core/draft/draft.h"
#include "core/exchange/columns.h"
#include "core/exchange/export_private.h"
#include "db/meeting.h"
#include "db/rows.h"
#include "db/update.h"
#include "db/wording.h"

#include <string.h>

enum { EVERY = 256 };

/* Rows are read in short reads of some hundred: one for each question would cost more than the
 * answers, one for all would keep other programs from writing. */
static gboolean renew_read(struct export *export)
{
    struct db *db = export->session->db;
    if (export->is_reading)
        db_rollback(db);
    export->is_reading = db_begin_read(db, &export->failed);
    return export->is_reading;
}

gboolean export_end_row(struct export *export)
{
    const struct export_output *output = export->output;
    if (!csv_writer_end_record(export->csv, &export->failed))
        return FALSE;
    if (++export->rows % EVERY != 0)
        return TRUE;
    if (output->progress == NULL ||
        !output->progress(output->data, "export", (gint64) export->rows, 0))
        return renew_read(export);
    g_set_error(&export->failed, HELDTO_ERROR, HELDTO_ERROR_CANCELLED, "stopped");
    return FALSE;
}

static void put(struct export *export, const struct draft *draft, const struct field *field)
{
    csv_writer_string(export->csv, draft_get(draft, field->name));
}

static gboolean put_meeting(struct export *export, gint64 id)
{
    owned(meeting) meeting = meeting_by_id(export->session->db, id, &export->failed);
    if (meeting == NULL)
        return FALSE;
    csv_writer_string(export->csv, meeting->date_edtf);
    csv_writer_string(export->csv, *meeting->city != '\0' ? meeting->city : meeting->country);
    return TRUE;
}

static const char *source_name(const struct source *source)
{
    if (*source->url != '\0')
        return source->url;
    return *source->title != '\0' ? source->title : source->searched_where;
}

static gboolean put_source(struct export *export, gint64 update_id)
{
    g_autoptr(GPtrArray) sources =
        source_of_update(export->session->db, update_id, &export->failed);
    if (sources == NULL)
        return FALSE;
    csv_writer_string(export->csv, sources->len > 0 ? source_name(sources->pdata[0]) : "");
    return TRUE;
}

/* A status is written as its token, a check as "=", a note as nothing. */
static void put_status(struct export *export, const struct update *update)
{
    const char *status = strcmp(update->kind, "status") == 0    ? update->status_to
                         : strcmp(update->kind, "checked") == 0 ? "="
                                                                : "";
    csv_writer_string(export->csv, status);
}

/* An entry that counts: not undone, and not corrected by one that is not. */
static gboolean is_live(struct export *export, const struct update *update)
{
    if (update->undone)
        return FALSE;
    owned(update) correction =
        update_correction_of(export->session->db, update->id, &export->failed);
    return correction == NULL && export->failed == NULL;
}

static gboolean write_row(struct export *export, enum noun noun, const void *row)
{
    const struct row_head *head = row;
    owned_draft draft = draft_load(export->session, noun, head->id, &export->failed);
    if (draft == NULL)
        return FALSE;
    gsize n;
    const struct field *fields = field_all(noun, &n);
    for (gsize i = 0; i < n; i++) {
        if (!(fields[i].flags & FIELD_EXPORT))
            continue;
        if (fields[i].type == FIELD_STATUS)
            put_status(export, row);
        else
            put(export, draft, &fields[i]);
    }
    if (noun == NOUN_WORDING && !put_meeting(export, ((const struct wording *)row)->meeting_id))
        return FALSE;
    if (noun == NOUN_UPDATE && !put_source(export, head->id))
        return FALSE;
    return export_end_row(export);
}

static enum noun noun_of(enum table_id table)
{
    switch (table) {
    case TABLE_MEETING:
        return NOUN_MEETING;
    case TABLE_WORDING:
        return NOUN_WORDING;
    case TABLE_UPDATE:
        return NOUN_UPDATE;
    case TABLE_SOURCE:
        return NOUN_SOURCE;
    case TABLE_DOCUMENT:
        return NOUN_DOCUMENT;
    default:
        g_assert_not_reached();
    }
}

static gboolean each_row(enum table_id table, const void *row, gpointer data)
{
    struct export *export = data;
    if (table == TABLE_UPDATE && !is_live(export, row))
        return export->failed == NULL;
    return write_row(export, noun_of(table), row);
}

static gboolean write_table(struct export *export, enum noun noun, GError **error)
{
    static const enum table_id tables[N_NOUNS] = {
        [NOUN_MEETING] = TABLE_MEETING, [NOUN_DOCUMENT] = TABLE_DOCUMENT,
        [NOUN_WORDING] = TABLE_WORDING, [NOUN_UPDATE] = TABLE_UPDATE,
        [NOUN_SOURCE] = TABLE_SOURCE,
    };
    for (const char *const *name = columns_of_export(noun); *name != NULL; name++)
        csv_writer_string(export->csv, *name);
    return csv_writer_end_record(export->csv, error) &&
           row_walk(export->session->db, tables[noun], each_row, export, error);
}

gboolean export_csv(struct session *session, enum noun noun, const struct filter *filter,
                    const struct export_output *output, guint64 *rows, GError **error)
{
    static const struct csv_style style = {.line_end = "\n"};
    struct export export = {.session = session, .output = output};
    struct csv_sink sink = {.write = output->write, .data = output->data};
    export.csv = csv_writer_new_sink(sink, &style);
    gboolean done =
        renew_read(&export) && (noun == NOUN_COMMITMENT ? export_commitments(&export, filter, error)
                                                        : write_table(&export, noun, error));
    if (export.is_reading)
        db_rollback(session->db);
    if (done && export.failed == NULL)
        done = csv_writer_finish(export.csv, error);
    csv_writer_free(export.csv);
    *rows = export.rows;
    if (export.failed == NULL)
        return done;
    if (error != NULL && *error == NULL)
        g_propagate_error(error, export.failed);
    else
        g_error_free(export.failed);
    return FALSE;
}
