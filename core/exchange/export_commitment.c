/* export_commitment.c owns commitments as CSV: their fields, status, earliest wording, custom fields.
 * It must not know where the bytes go. */
#include "core/exchange/export_private.h"

#include "core/exchange/columns.h"
#include "core/exchange/custom.h"
#include "core/story/involved.h"
#include "db/link.h"
#include "db/listing.h"
#include "db/meeting.h"
#include "db/series.h"
#include "db/update.h"
#include "db/wording.h"

#include <string.h>

struct writer {
    struct export *export;
    const struct column **columns; /* of each field; NULL: made of several */
    GPtrArray *custom;             /* char *: names, in the order in which they first come */
    GHashTable *custom_at;         /* name → its place there, from 1 */
    GPtrArray *values;             /* of the row at hand: const char * beside each name */
    GHashTable *series;            /* id → token */
    GHashTable *meetings;          /* id → struct meeting */
    struct involved_names *names;
};

static void free_meeting(gpointer meeting)
{
    meeting_free(meeting);
}

static struct writer *writer_new(struct export *export)
{
    struct writer *writer = g_new0(struct writer, 1);
    gsize n;
    const struct field *fields = field_all(NOUN_COMMITMENT, &n);
    writer->export = export;
    writer->columns = g_new0(const struct column *, n);
    for (gsize i = 0; i < n; i++)
        if (fields[i].column != NULL && fields[i].type != FIELD_SERIES)
            writer->columns[i] = table_column(table_of(TABLE_COMMITMENT), fields[i].column);
    writer->custom = g_ptr_array_new_with_free_func(g_free);
    writer->custom_at = g_hash_table_new(g_str_hash, g_str_equal);
    writer->values = g_ptr_array_new_with_free_func(g_free);
    writer->series = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    writer->meetings = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_meeting);
    writer->names = involved_names_new();
    return writer;
}

static void writer_free(struct writer *writer)
{
    g_free(writer->columns);
    g_hash_table_unref(writer->custom_at);
    g_ptr_array_unref(writer->custom);
    g_ptr_array_unref(writer->values);
    g_hash_table_unref(writer->series);
    g_hash_table_unref(writer->meetings);
    involved_names_free(writer->names);
    g_free(writer);
}

static void learn_custom(const char *name, const char *value, gpointer data)
{
    struct writer *writer = data;
    if (*value == '\0' || g_hash_table_contains(writer->custom_at, name))
        return;
    char *kept = g_strdup(name);
    g_ptr_array_add(writer->custom, kept);
    g_hash_table_insert(writer->custom_at, kept, GUINT_TO_POINTER(writer->custom->len));
}

static gboolean learn_row(const struct listing_row *row, gpointer data)
{
    if (*row->commitment->custom != '\0')
        custom_each(row->commitment->custom, learn_custom, data);
    return TRUE;
}

static gint64 *key_of(gint64 id)
{
    return g_memdup2(&id, sizeof id);
}

static gboolean put_series(struct writer *writer, gint64 id)
{
    struct export *export = writer->export;
    const char *token = id != 0 ? g_hash_table_lookup(writer->series, &id) : "";
    if (token == NULL) {
        owned(series) series = series_by_id(export->session->db, id, &export->failed);
        if (series == NULL)
            return FALSE;
        g_hash_table_insert(writer->series, key_of(id), g_strdup(series->token));
        token = g_hash_table_lookup(writer->series, &id);
    }
    csv_writer_string(export->csv, token);
    return TRUE;
}

static gboolean put_list(struct writer *writer, enum involved_kind kind, gint64 id)
{
    struct export *export = writer->export;
    g_autofree char *list =
        involved_list_with(export->session, kind, id, writer->names, &export->failed);
    if (list != NULL)
        csv_writer_string(export->csv, list);
    return list != NULL;
}

static gboolean put_fields(struct writer *writer, const struct commitment *c)
{
    gsize n;
    const struct field *fields = field_all(NOUN_COMMITMENT, &n);
    for (gsize i = 0; i < n; i++) {
        gboolean done = TRUE;
        if (!(fields[i].flags & FIELD_EXPORT))
            continue;
        if (fields[i].type == FIELD_SERIES)
            done = put_series(writer, c->series_id);
        else if (fields[i].type == FIELD_PARTIES)
            done = put_list(writer, INVOLVED_PARTIES, c->id);
        else if (fields[i].type == FIELD_TOPICS)
            done = put_list(writer, INVOLVED_TOPICS, c->id);
        else
            csv_writer_string(
                writer->export->csv,
                *(char *const *)(const void *)((const char *)c + writer->columns[i]->offset));
        if (!done)
            return FALSE;
    }
    return TRUE;
}

static const struct scheme_status_row *status_of(const struct session *session, const char *token)
{
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        if (strcmp(status->token, token) == 0)
            return status;
    }
    return NULL;
}

static char *successor_of(struct writer *writer, const struct commitment *c)
{
    struct export *export = writer->export;
    const struct scheme_status_row *status = status_of(export->session, c->status);
    if (status == NULL || !status->needs_successor)
        return g_strdup("");
    g_autoptr(GPtrArray) links = link_of_commitment(export->session->db, c->id, &export->failed);
    for (guint i = 0; links != NULL && i < links->len; i++) {
        const struct link *link = links->pdata[i];
        if (link->from_id != c->id || strcmp(link->relation, "superseded-by") != 0)
            continue;
        owned(commitment) to = commitment_by_id(export->session->db, link->to_id, &export->failed);
        return to != NULL ? g_strdup(to->key) : NULL;
    }
    return links != NULL ? g_strdup("") : NULL;
}

/* What its status rests on: the first source of the entry. */
static char *source_of(struct writer *writer, const struct commitment *c)
{
    struct export *export = writer->export;
    struct db *db = export->session->db;
    if (*c->status == '\0' || (!c->is_assessed && *c->status_on == '\0'))
        return g_strdup("");
    owned(update) update = update_current(db, c->id, 0, &export->failed);
    if (update == NULL)
        return export->failed == NULL ? g_strdup("") : NULL;
    g_autoptr(GPtrArray) sources = source_of_update(db, update->id, &export->failed);
    if (sources == NULL || sources->len == 0)
        return sources != NULL ? g_strdup("") : NULL;
    const struct source *source = sources->pdata[0];
    if (*source->url != '\0')
        return g_strdup(source->url);
    return g_strdup(*source->title != '\0' ? source->title : source->searched_where);
}

static gboolean put_status(struct writer *writer, const struct commitment *c)
{
    struct csv_writer *csv = writer->export->csv;
    g_autofree char *successor = successor_of(writer, c);
    g_autofree char *source = successor != NULL ? source_of(writer, c) : NULL;
    if (source == NULL)
        return FALSE;
    csv_writer_string(csv, c->status);
    csv_writer_string(csv, c->status_on);
    csv_writer_string(csv, successor);
    csv_writer_string(csv, source);
    return TRUE;
}

static const struct meeting *meeting_of(struct writer *writer, gint64 id)
{
    struct export *export = writer->export;
    const struct meeting *known = g_hash_table_lookup(writer->meetings, &id);
    if (known != NULL)
        return known;
    struct meeting *meeting = meeting_by_id(export->session->db, id, &export->failed);
    if (meeting != NULL)
        g_hash_table_insert(writer->meetings, key_of(id), meeting);
    return meeting;
}

static gboolean put_wording(struct writer *writer, const struct commitment *c)
{
    struct export *export = writer->export;
    struct csv_writer *csv = export->csv;
    if (c->earliest_wording_id == 0) {
        for (int i = 0; i < 5; i++)
            csv_writer_string(csv, "");
        return TRUE;
    }
    owned(wording) wording =
        wording_by_id(export->session->db, c->earliest_wording_id, &export->failed);
    const struct meeting *at = wording != NULL ? meeting_of(writer, wording->meeting_id) : NULL;
    if (at == NULL)
        return FALSE;
    csv_writer_string(csv, wording->exact);
    csv_writer_string(csv, at->token);
    csv_writer_string(csv, at->date_edtf);
    csv_writer_string(csv, *at->city != '\0' ? at->city : at->country);
    csv_writer_string(csv, wording->voice);
    return TRUE;
}

static void take_custom(const char *name, const char *value, gpointer data)
{
    struct writer *writer = data;
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(writer->custom_at, name));
    if (at != 0) {
        g_free(writer->values->pdata[at - 1]);
        writer->values->pdata[at - 1] = g_strdup(value);
    } else if (*value != '\0' && writer->export->failed == NULL) {
        g_set_error(&writer->export->failed, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                    "the register was changed while it was exported; export it again");
    }
}

static gboolean put_custom(struct writer *writer, const struct commitment *c)
{
    if (*c->custom != '\0')
        custom_each(c->custom, take_custom, writer);
    for (guint i = 0; i < writer->custom->len; i++) {
        csv_writer_string(writer->export->csv, writer->values->pdata[i]);
        g_clear_pointer(&writer->values->pdata[i], g_free);
    }
    return writer->export->failed == NULL;
}

static gboolean write_row(const struct listing_row *row, gpointer data)
{
    struct writer *writer = data;
    const struct commitment *c = row->commitment;
    return put_fields(writer, c) && put_status(writer, c) && put_wording(writer, c) &&
           put_custom(writer, c) && export_end_row(writer->export);
}

static gboolean write_header(struct writer *writer, GError **error)
{
    struct csv_writer *csv = writer->export->csv;
    for (const char *const *name = columns_of_export(NOUN_COMMITMENT); *name != NULL; name++)
        csv_writer_string(csv, *name);
    for (guint i = 0; i < writer->custom->len; i++) {
        g_autofree char *name = g_strconcat("x.", writer->custom->pdata[i], NULL);
        csv_writer_string(csv, name);
    }
    g_ptr_array_set_size(writer->values, (gint)writer->custom->len);
    return csv_writer_end_record(csv, error);
}

gboolean export_commitments(struct export *export, const struct filter *filter, GError **error)
{
    struct listing_spec spec = {.filter = filter};
    owned(listing) listing = listing_open(export->session->db, &spec, error);
    if (listing == NULL)
        return FALSE;
    struct writer *writer = writer_new(export);
    gboolean done = listing_walk(listing, learn_row, writer, error) &&
                    write_header(writer, error) && listing_walk(listing, write_row, writer, error);
    writer_free(writer);
    return done;
}
