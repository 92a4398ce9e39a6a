/* cells.c owns one row's texts: guards off, joined and trimmed as the mapping says.
 * It must not know what any of them means. */
#include "core/exchange/cells.h"

#include "core/csv/csv_guard.h"
#include "core/session.h"

#include <string.h>

struct cells {
    const struct mapping *mapping;
    const char **columns;
    GStringChunk *texts;
    guint line;
};

struct cells *cells_new(const struct mapping *mapping)
{
    struct cells *cells = g_new0(struct cells, 1);
    cells->mapping = mapping;
    cells->columns = g_new0(const char *, mapping->n_columns + 1);
    cells->texts = g_string_chunk_new(4096);
    return cells;
}

void cells_free(struct cells *cells)
{
    if (cells == NULL)
        return;
    g_string_chunk_free(cells->texts);
    g_free(cells->columns);
    g_free(cells);
}

static gboolean refuse_count(const struct csv_record *record, guint wanted, GError **error)
{
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                record->n_fields == 1 ? "it has %u field, the header has %u"
                                      : "it has %u fields, the header has %u",
                record->n_fields, wanted);
    return FALSE;
}

static gboolean check_shape(const struct cells *cells, const struct csv_record *record,
                            GError **error)
{
    guint wanted = cells->mapping->n_columns;
    if (record->fault != NULL) {
        if (record->fault_line != record->line)
            g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "%s (on line %u)",
                        _(record->fault), record->fault_line);
        else
            g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, _(record->fault));
        return FALSE;
    }
    for (guint i = wanted; i < record->n_fields; i++)
        if (record->lengths[i] > 0)
            return refuse_count(record, wanted, error);
    return record->n_fields >= wanted || refuse_count(record, wanted, error);
}

gboolean cells_take(struct cells *cells, const struct csv_record *record, GError **error)
{
    cells->line = record->line;
    g_string_chunk_clear(cells->texts);
    if (!check_shape(cells, record, error))
        return FALSE;
    for (guint i = 0; i < cells->mapping->n_columns; i++) {
        const char *plain = csv_unguard(record->fields[i], record->lengths[i]);
        gsize length = record->lengths[i] - (gsize)(plain - record->fields[i]);
        cells->columns[i] = g_string_chunk_insert_len(cells->texts, plain, (gssize)length);
    }
    return TRUE;
}

guint cells_line(const struct cells *cells)
{
    return cells->line;
}

const char *cells_column(const struct cells *cells, guint column)
{
    return cells->columns[column];
}

static const char *join(const struct cells *cells, const struct map_source *source)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    for (guint i = 0; i < source->n; i++) {
        const char *text = cells->columns[source->columns[i]];
        g_string_append_printf(joined, "%s%s", joined->len > 0 && *text != '\0' ? " " : "", text);
    }
    return g_string_chunk_insert_len(cells->texts, joined->str, (gssize)joined->len);
}

const char *cells_raw(const struct cells *cells, const char *target)
{
    const struct map_source *source = mapping_source(cells->mapping, target);
    if (source == NULL)
        return "";
    if (source->constant != NULL)
        return source->constant;
    return source->n == 1 ? cells->columns[source->columns[0]] : join(cells, source);
}

static gboolean is_space(gunichar c)
{
    return g_unichar_isspace(c) || c == 0xFEFF;
}

const char *cells_get(const struct cells *cells, const char *target)
{
    const char *start = cells_raw(cells, target), *end = start + strlen(start);
    if (cells->mapping->is_own)
        return start;
    while (start < end && is_space(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    const char *last = end;
    while (last > start && is_space(g_utf8_get_char(g_utf8_prev_char(last))))
        last = g_utf8_prev_char(last);
    return last == end ? start
                       : g_string_chunk_insert_len(cells->texts, start, (gssize)(last - start));
}
