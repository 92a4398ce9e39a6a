/* register_json_in.c owns bringing a whole register back from its lines of JSON.
 * It must not know any one table: rows are read by their description. */
#include "core/exchange/register_json.h"

#include "core/exchange/import_private.h"
#include "core/text/text.h"
#include "db/rows.h"

#include <jansson.h>
#include <string.h>

enum { PIECE = 256 * 1024, EVERY = 256, HEAD = 4096 };
/* No row is longer: a document's original file, in base64, is the longest there is. */
static const gsize longest_line = (gsize)1 << 30;

/* The file's lines, one at a time. */
struct lines {
    struct import *import;
    GByteArray *bytes; /* read and not yet given out */
    gsize at;          /* of the next line in it */
    guint64 offset;    /* of the next byte to read */
    guint number;      /* of the line at hand, from 1 */
    gboolean is_end;
};

static gboolean fail(const struct lines *lines, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean fail(const struct lines *lines, GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *shown = text_show(words, -1);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "%s:%u: %s",
                csv_reader_name(lines->import->reader), lines->number, shown);
    return FALSE;
}

static gboolean read_more(struct lines *lines, GError **error)
{
    guint kept = lines->bytes->len - (guint)lines->at;
    g_byte_array_remove_range(lines->bytes, 0, (guint)lines->at);
    lines->at = 0;
    if (kept > longest_line) {
        lines->number++;
        return fail(lines, error, "the line is longer than 1 GiB");
    }
    g_byte_array_set_size(lines->bytes, kept + PIECE);
    gssize n = csv_reader_read_raw(lines->import->reader, lines->offset, lines->bytes->data + kept,
                                   PIECE, error);
    g_byte_array_set_size(lines->bytes, kept + (guint)MAX(n, 0));
    lines->offset += (guint64)MAX(n, 0);
    lines->is_end = n == 0;
    return n >= 0;
}

/* FALSE without an error: there is no more. */
static gboolean next_line(struct lines *lines, const char **line, gsize *len, GError **error)
{
    gsize searched = 0;
    for (;;) {
        const char *start = (const char *)lines->bytes->data + lines->at;
        gsize left = lines->bytes->len - lines->at;
        const char *end = left > searched ? memchr(start + searched, '\n', left - searched) : NULL;
        if (end != NULL || (lines->is_end && left > 0)) {
            *line = start;
            *len = end != NULL ? (gsize)(end - start) : left;
            lines->at += *len + (end != NULL ? 1 : 0);
            lines->number++;
            return TRUE;
        }
        if (lines->is_end)
            return FALSE;
        searched = left;
        if (!read_more(lines, error))
            return FALSE;
    }
}

/* Of an array: its brackets and the comma behind a line mean nothing. */
static void trim(const char **line, gsize *len)
{
    while (*len > 0 && g_ascii_isspace((*line)[*len - 1]))
        (*len)--;
    if (*len > 0 && (*line)[*len - 1] == ',')
        (*len)--;
    if (*len == 1 && ((*line)[0] == '[' || (*line)[0] == ']'))
        *len = 0;
}

gboolean import_is_register(const struct csv_reader *reader)
{
    char head[HEAD];
    gssize n = csv_reader_read_raw(reader, 0, head, sizeof head, NULL);
    const char *at = head, *end = head + MAX(n, 0);
    while (at < end && (g_ascii_isspace(*at) || *at == '['))
        at++;
    const char *line_end = at < end ? memchr(at, '\n', (gsize)(end - at)) : NULL;
    gsize len = (gsize)((line_end != NULL ? line_end : end) - at);
    trim(&at, &len);
    json_t *object = len > 0 ? json_loadb(at, len, 0, NULL) : NULL;
    const char *mark = json_string_value(json_object_get(object, REGISTER_JSON_MARK));
    gboolean is_register = mark != NULL && strcmp(mark, "register") == 0;
    json_decref(object);
    return is_register;
}

static gboolean take_head(const struct lines *lines, const json_t *object, int *format,
                          GError **error)
{
    json_int_t written = json_integer_value(json_object_get(object, "format"));
    const char *version = json_string_value(json_object_get(object, "version"));
    if (written >= 1 && written <= rows_version()) {
        *format = (int)written;
        return TRUE;
    }
    if (written < 1)
        return fail(lines, error, "it does not say its format");
    return fail(lines, error, "it was written by a newer heldto (%s), which can read it",
                version != NULL ? version : "?");
}

static gboolean set_column(const struct lines *lines, void *row, const struct column *column,
                           const json_t *value, GError **error)
{
    void *member = (char *)row + column->offset;
    gboolean is_number = column->type == COLUMN_INT || column->type == COLUMN_REF;
    if (is_number && json_is_integer(value)) {
        *(gint64 *)member = json_integer_value(value);
        return TRUE;
    }
    if (!is_number && json_is_string(value) && row_set_value(row, column, json_string_value(value)))
        return TRUE;
    return fail(lines, error, "%s: its value is of another kind", column->name);
}

static gboolean set_head(const struct lines *lines, enum table_id table, struct row_head *head,
                         const json_t *object, GError **error)
{
    head->id = json_integer_value(json_object_get(object, "id"));
    if (head->id <= 0)
        return fail(lines, error, "it has no id");
    if (!(table_of(table)->flags & TABLE_HAS_UUID))
        return TRUE;
    const char *uuid = json_string_value(json_object_get(object, "uuid"));
    head->uuid = g_strdup(uuid != NULL ? uuid : "");
    head->version = json_integer_value(json_object_get(object, "version"));
    return head->version > 0 || fail(lines, error, "it has no version");
}

static gboolean fill(const struct lines *lines, enum table_id id, void *row, json_t *object,
                     GError **error)
{
    const struct table *table = table_of(id);
    const char *name;
    json_t *value;
    if (!set_head(lines, id, row, object, error))
        return FALSE;
    json_object_foreach (object, name, value) {
        if (strcmp(name, "table") == 0 || strcmp(name, "id") == 0 || strcmp(name, "uuid") == 0 ||
            (strcmp(name, "version") == 0 && (table->flags & TABLE_HAS_UUID)))
            continue;
        const struct column *column = table_column(table, name);
        if (column == NULL || !table_stores(column))
            return fail(lines, error, "%s has no column \"%s\"", table->name, name);
        if (!set_column(lines, row, column, value, error))
            return FALSE;
    }
    return TRUE;
}

/* One row: checked, and stored where is_stored. */
static gboolean take_row(struct lines *lines, json_t *object, gboolean is_stored, GError **error)
{
    const char *name = json_string_value(json_object_get(object, "table"));
    enum table_id table = name != NULL ? table_find(name) : N_TABLES;
    if (table == N_TABLES)
        return fail(lines, error, "there is no table \"%s\"", name != NULL ? name : "");
    void *row = g_malloc0(table_of(table)->row_size);
    GError *failed = NULL;
    gboolean done = fill(lines, table, row, object, error);
    if (done && is_stored && !rows_restore(lines->import->session->db, table, row, &failed)) {
        gboolean is_rule = g_error_matches(failed, DB_ERROR, DB_ERROR_CONSTRAINT);
        done = FALSE;
        if (is_rule)
            fail(lines, error, "%s", failed->message);
        else
            g_propagate_error(error, g_steal_pointer(&failed));
        g_clear_error(&failed);
    }
    row_free(table, row);
    return done;
}

/* What the pass has seen. */
struct seen {
    gboolean is_stored, has_head, has_end;
    int format;
    guint64 rows;
};

static gboolean take_line(struct lines *lines, json_t *object, struct seen *seen, GError **error)
{
    const char *mark = json_string_value(json_object_get(object, REGISTER_JSON_MARK));
    if (seen->has_end)
        return fail(lines, error, "there is more behind the end");
    if (mark != NULL && strcmp(mark, "end") == 0) {
        gint64 rows = json_integer_value(json_object_get(object, "rows"));
        seen->has_end = TRUE;
        return rows == (gint64)seen->rows ||
               fail(lines, error,
                    "%" G_GINT64_FORMAT " rows were written, %" G_GUINT64_FORMAT
                    " are here: some are lost",
                    rows, seen->rows);
    }
    if (!seen->has_head) {
        seen->has_head = TRUE;
        return take_head(lines, object, &seen->format, error);
    }
    seen->rows++;
    return take_row(lines, object, seen->is_stored, error);
}

static gboolean take_text(struct lines *lines, const char *line, gsize len, struct seen *seen,
                          GError **error)
{
    json_error_t wrong;
    trim(&line, &len);
    if (len == 0)
        return TRUE;
    json_t *object = json_loadb(line, len, JSON_REJECT_DUPLICATES, &wrong);
    gboolean done = json_is_object(object) ? take_line(lines, object, seen, error)
                                           : fail(lines, error, "it is no JSON object (%s)",
                                                  object == NULL ? wrong.text : "another value");
    json_decref(object);
    return done;
}

static gboolean is_stopped(const struct lines *lines, const char *what, GError **error)
{
    const struct import_hooks *hooks = &lines->import->options->hooks;
    gint64 size = (gint64)csv_reader_size(lines->import->reader);
    if (lines->number % EVERY != 0 || hooks->progress == NULL ||
        !hooks->progress(hooks->data, what, (gint64)lines->offset, size))
        return FALSE;
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED, "stopped; nothing was stored");
    return TRUE;
}

static gboolean go_through(struct import *import, struct seen *seen, GError **error)
{
    struct lines lines = {.import = import, .bytes = g_byte_array_new()};
    const char *line, *what = seen->is_stored ? "storing" : "reading";
    gsize len;
    GError *failed = NULL;
    while (next_line(&lines, &line, &len, &failed))
        if (is_stopped(&lines, what, &failed) || !take_text(&lines, line, len, seen, &failed))
            break;
    if (failed == NULL && !seen->has_end)
        fail(&lines, &failed, "the file ends before the register does: it was cut");
    g_byte_array_unref(lines.bytes);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean check_untouched(struct import *import, GError **error)
{
    gboolean is_untouched = FALSE;
    if (!rows_are_untouched(import->session->db, &is_untouched, error))
        return FALSE;
    if (is_untouched)
        return TRUE;
    g_autofree char *shown = text_show(db_location(import->session->db), -1);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                "%s is in use: a whole register comes back into a new one; name it with -r", shown);
    return FALSE;
}

static gboolean restore(struct import *import, GError **error)
{
    struct seen seen = {.is_stored = TRUE};
    struct db *db = import->session->db;
    if (!db_begin_write(db, error))
        return FALSE;
    if (check_untouched(import, error) && rows_clear(db, error) &&
        go_through(import, &seen, error) && rows_adopt(db, seen.format, error) &&
        rows_settle(db, error))
        return db_commit(db, error);
    db_rollback(db);
    return FALSE;
}

gboolean import_register(struct import *import, GError **error)
{
    struct seen seen = {0};
    if (!check_untouched(import, error) || !go_through(import, &seen, error))
        return FALSE;
    import->account->rows = import->account->added = seen.rows;
    import->account->is_dry = import->options->dry_run;
    return import->account->is_dry || restore(import, error);
}
