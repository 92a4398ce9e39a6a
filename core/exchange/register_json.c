/* register_json.c owns a whole register as lines of JSON, on its way out.
 * It must not know any one table: rows are written by their description. */
#include "core/exchange/register_json.h"

#include "core/exchange/export.h"
#include "core/text/text.h"
#include "core/version.h"
#include "db/rows.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { EVERY = 256 };

struct writer {
    const struct export_output *output;
    gboolean is_array;
    guint64 rows;
    GError *failed;
};

static gboolean put(struct writer *writer, const char *bytes, gsize len)
{
    return writer->output->write(writer->output->data, bytes, len, &writer->failed);
}

/* Takes the object over. In an array every line but the last has a comma behind it. */
static gboolean put_line(struct writer *writer, json_t *object, gboolean is_last)
{
    char *line = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    const char *end = writer->is_array && !is_last ? ",\n" : "\n";
    gboolean done = put(writer, line, strlen(line)) && put(writer, end, strlen(end));
    free(line);
    return done;
}

/* A register that was damaged may hold bytes that are no UTF-8. */
static json_t *text_value(const char *text)
{
    json_t *value = json_string(text);
    if (value != NULL)
        return value;
    g_autofree char *valid = text_valid(text, strlen(text), NULL);
    return json_string(valid);
}

static void set_column(json_t *object, const void *row, const struct column *column)
{
    const void *member = (const char *)row + column->offset;
    if (!table_stores(column))
        return;
    if (column->type == COLUMN_INT || column->type == COLUMN_REF) {
        gint64 number = *(const gint64 *)member;
        if (number != 0)
            json_object_set_new(object, column->name, json_integer(number));
        return;
    }
    g_autofree char *text = row_value(row, column);
    if (*text != '\0')
        json_object_set_new(object, column->name, text_value(text));
}

static gboolean write_row(enum table_id id, const void *row, gpointer data)
{
    struct writer *writer = data;
    const struct table *table = table_of(id);
    const struct row_head *head = row;
    json_t *object = json_object();
    json_object_set_new(object, "table", json_string(table->name));
    json_object_set_new(object, "id", json_integer(head->id));
    if (table->flags & TABLE_HAS_UUID) {
        json_object_set_new(object, "uuid", text_value(head->uuid));
        json_object_set_new(object, "version", json_integer(head->version));
    }
    for (gsize i = 0; i < table->n_columns; i++)
        set_column(object, row, &table->columns[i]);
    if (!put_line(writer, object, FALSE))
        return FALSE;
    const struct export_output *output = writer->output;
    if (++writer->rows % EVERY != 0 || output->progress == NULL ||
        !output->progress(output->data, "export", (gint64)writer->rows, 0))
        return TRUE;
    g_set_error(&writer->failed, HELDTO_ERROR, HELDTO_ERROR_CANCELLED, "stopped");
    return FALSE;
}

static gboolean put_head(struct writer *writer, const struct session *session)
{
    json_t *object = json_object();
    json_object_set_new(object, REGISTER_JSON_MARK, json_string("register"));
    json_object_set_new(object, "format", json_integer(rows_version()));
    json_object_set_new(object, "version", json_string(HELDTO_VERSION));
    json_object_set_new(object, "scheme", text_value(session->scheme));
    return (!writer->is_array || put(writer, "[\n", 2)) && put_line(writer, object, FALSE);
}

static gboolean put_tail(struct writer *writer)
{
    json_t *object = json_object();
    json_object_set_new(object, REGISTER_JSON_MARK, json_string("end"));
    json_object_set_new(object, "rows", json_integer((json_int_t)writer->rows));
    return put_line(writer, object, TRUE) && (!writer->is_array || put(writer, "]\n", 2));
}

static gboolean write_all(struct writer *writer, struct session *session, GError **error)
{
    if (!put_head(writer, session))
        return FALSE;
    for (int table = 0; table < N_TABLES; table++)
        if (!row_walk(session->db, (enum table_id)table, write_row, writer, error) ||
            writer->failed != NULL)
            return FALSE;
    return put_tail(writer);
}

gboolean export_register(struct session *session, gboolean is_array,
                         const struct export_output *output, guint64 *rows, GError **error)
{
    struct writer writer = {.output = output, .is_array = is_array};
    /* One view of all tables: history must be that of the rows. */
    if (!db_begin_read(session->db, error))
        return FALSE;
    gboolean done = write_all(&writer, session, error);
    db_rollback(session->db);
    *rows = writer.rows;
    if (writer.failed != NULL)
        g_propagate_error(error, writer.failed);
    return done;
}
