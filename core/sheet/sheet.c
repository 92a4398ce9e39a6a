/* sheet.c owns which columns are written, and CSV and JSON of them; tables are sheet_table.c.
 * It must not know what any column means. */
#include "core/sheet/sheet.h"

#include "core/csv/csv_writer.h"
#include "core/draft/names.h"
#include "core/sheet/sheet_private.h"
#include "core/text/text.h"

#include <string.h>

const struct command_option sheet_option_format = {"format", 'f', "table|csv|json|jsonl",
                                                   "how it is written; table"};
const struct command_option sheet_option_columns = {"columns", 'c', "COLUMNS",
                                                    "which columns, in this order"};

static gboolean is_preset(const struct sheet *sheet, const struct sheet_column *column)
{
    switch (sheet->format) {
    case SHEET_FORMAT_TABLE:
        return (column->flags & SHEET_SHOWN) != 0;
    case SHEET_FORMAT_CSV:
        return (column->flags & SHEET_NESTED) == 0;
    default:
        return TRUE;
    }
}

static char *column_names(const struct sheet_column *columns, gsize n)
{
    GString *names = g_string_new(NULL);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", columns[i].name);
    return g_string_free(names, FALSE);
}

/* "due text" and "due-text" are due_text; a meeting's token has its own hyphens. */
static gboolean is_called(const struct sheet_column *column, const char *name)
{
    g_autofree char *plain = g_strdelimit(g_ascii_strdown(name, -1), "- ", '_');
    g_autofree char *own = g_strdelimit(g_strdup(column->name), "-", '_');
    return strcmp(own, plain) == 0;
}

/* By its whole name, else the first that begins with it: "due" is due_text. */
const struct sheet_column *sheet_find(const struct sheet_column *columns, gsize n, const char *name,
                                      GError **error)
{
    for (gsize i = 0; i < n; i++)
        if (is_called(&columns[i], name))
            return &columns[i];
    for (gsize i = 0; i < n && *name != '\0'; i++)
        if (g_ascii_strncasecmp(columns[i].name, name, strlen(name)) == 0)
            return &columns[i];
    g_autofree char *all = column_names(columns, n);
    command_fail(error, HELDTO_ERROR_USAGE, "there is no column \"%s\"; there are %s", name, all);
    return NULL;
}

static gboolean choose_named(struct sheet *sheet, const char *list,
                             const struct sheet_column *columns, gsize n, GError **error)
{
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (gsize i = 0; names[i] != NULL; i++) {
        const struct sheet_column *column = sheet_find(columns, n, g_strstrip(names[i]), error);
        if (column == NULL)
            return FALSE;
        g_ptr_array_add(sheet->columns, (gpointer)column);
    }
    return TRUE;
}

static gboolean choose(struct sheet *sheet, const char *list, const struct sheet_column *columns,
                       gsize n, GError **error)
{
    if (list != NULL)
        return choose_named(sheet, list, columns, n, error);
    for (gsize i = 0; i < n; i++)
        if (is_preset(sheet, &columns[i]))
            g_ptr_array_add(sheet->columns, (gpointer)&columns[i]);
    return TRUE;
}

static enum sheet_format format_of(const char *name)
{
    static const char *const names[] = {[SHEET_FORMAT_TABLE] = "table",
                                        [SHEET_FORMAT_CSV] = "csv",
                                        [SHEET_FORMAT_JSON] = "json",
                                        [SHEET_FORMAT_JSONL] = "jsonl"};
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0)
            return (enum sheet_format)i;
    return SHEET_FORMAT_TABLE;
}

static gboolean write_csv(void *data, const char *bytes, gsize len, GError **error)
{
    struct sheet *sheet = data;
    (void)error;
    command_write(sheet->call, bytes, (gssize)len);
    return TRUE;
}

static void csv_head(struct sheet *sheet)
{
    static const struct csv_style style = {.line_end = "\n"};
    sheet->csv = csv_writer_new_sink((struct csv_sink){.write = write_csv, .data = sheet}, &style);
    for (guint i = 0; i < sheet->columns->len; i++)
        csv_writer_string(sheet->csv, sheet_column(sheet, i)->name);
    if (!csv_writer_end_record(sheet->csv, NULL))
        sheet->call->is_closed = TRUE;
}

struct sheet *sheet_new(struct command_call *call, const struct sheet_column *columns, gsize n,
                        gpointer data, GError **error)
{
    owned_sheet sheet = g_new0(struct sheet, 1);
    sheet->call = call;
    sheet->data = data;
    sheet->format = format_of(command_option(call, "format"));
    sheet->columns = g_ptr_array_new();
    if (!choose(sheet, command_option(call, "columns"), columns, n, error))
        return NULL;
    if (sheet->format == SHEET_FORMAT_TABLE)
        sheet_table_begin(sheet);
    if (sheet->format == SHEET_FORMAT_CSV)
        csv_head(sheet);
    return g_steal_pointer(&sheet);
}

void sheet_free(struct sheet *sheet)
{
    if (sheet == NULL)
        return;
    sheet_table_free(sheet);
    csv_writer_free(sheet->csv);
    g_ptr_array_unref(sheet->columns);
    g_free(sheet);
}

const struct sheet_column *sheet_column(const struct sheet *sheet, guint i)
{
    return sheet->columns->pdata[i];
}

static char *column_text(const struct sheet_column *column, gboolean is_seen, gpointer row,
                         gpointer data)
{
    char *text;
    if (column->text_at != NULL)
        text = column->text_at(row, column->at, is_seen, data);
    else
        text = is_seen && column->seen != NULL ? column->seen(row, data) : column->text(row, data);
    return text != NULL ? text : g_strdup("");
}

char *sheet_plain_text(const struct sheet_column *column, gpointer row, gpointer data)
{
    return column_text(column, FALSE, row, data);
}

char *sheet_text(const struct sheet *sheet, const struct sheet_column *column, gpointer row)
{
    return column_text(column, sheet->format == SHEET_FORMAT_TABLE, row, sheet->data);
}

static void csv_row(struct sheet *sheet, gpointer row)
{
    for (guint i = 0; i < sheet->columns->len; i++) {
        const struct sheet_column *column = sheet_column(sheet, i);
        g_autofree char *text = sheet_text(sheet, column, row);
        g_autofree char *shown = sheet->call->io->is_terminal ? text_show(text, -1) : NULL;
        const char *cell = shown != NULL ? shown : text;
        if (column->type == SHEET_NUMBER || column->type == SHEET_SIGNED)
            csv_writer_number(sheet->csv, cell, strlen(cell));
        else
            csv_writer_string(sheet->csv, cell);
    }
    if (!csv_writer_end_record(sheet->csv, NULL))
        sheet->call->is_closed = TRUE;
}

json_t *sheet_json_string(const char *text)
{
    const char *any = text != NULL ? text : "";
    json_t *string = json_string(any);
    if (string != NULL)
        return string;
    g_autofree char *valid = text_valid(any, strlen(any), NULL);
    return json_string(valid);
}

json_t *sheet_json_list(const char *text)
{
    json_t *array = json_array();
    g_autoptr(GPtrArray) names = names_split(text);
    for (guint i = 0; i < names->len; i++)
        json_array_append_new(array, sheet_json_string(names->pdata[i]));
    return array;
}

static json_t *json_cell(const struct sheet_column *column, gpointer row, gpointer data)
{
    if (column->type == SHEET_JSON)
        return column->json(row, data);
    g_autofree char *text = column_text(column, FALSE, row, data);
    if (column->type == SHEET_LIST)
        return sheet_json_list(text);
    if (column->type == SHEET_NUMBER)
        return *text != '\0' ? json_integer(g_ascii_strtoll(text, NULL, 10)) : json_null();
    return sheet_json_string(text);
}

json_t *sheet_json_object(const struct sheet_column *columns, gsize n, gpointer row, gpointer data)
{
    json_t *object = json_object();
    for (gsize i = 0; i < n; i++)
        json_object_set_new(object, columns[i].name, json_cell(&columns[i], row, data));
    return object;
}

void sheet_write_json(struct command_call *call, const json_t *value, gboolean is_indented)
{
    gsize flags = JSON_ENCODE_ANY | (is_indented ? JSON_INDENT(2) : JSON_COMPACT);
    /* On a terminal nothing but ASCII: a bidi control is as dangerous in quotes. */
    if (call->io->is_terminal)
        flags |= JSON_ENSURE_ASCII;
    char *text = json_dumps(value, flags);
    g_assert(text != NULL);
    command_write(call, text, -1);
    free(text);
}

static void json_row(struct sheet *sheet, gpointer row)
{
    json_t *object = json_object();
    for (guint i = 0; i < sheet->columns->len; i++) {
        const struct sheet_column *column = sheet_column(sheet, i);
        json_object_set_new(object, column->name, json_cell(column, row, sheet->data));
    }
    gboolean is_array = sheet->format == SHEET_FORMAT_JSON;
    if (is_array)
        command_write(sheet->call, sheet->n_rows == 0 ? "[\n" : ",\n", -1);
    sheet_write_json(sheet->call, object, is_array);
    if (!is_array)
        command_write(sheet->call, "\n", 1);
    json_decref(object);
}

void sheet_row(struct sheet *sheet, gpointer row)
{
    if (sheet->format == SHEET_FORMAT_TABLE)
        sheet_table_row(sheet, row);
    else if (sheet->format == SHEET_FORMAT_CSV)
        csv_row(sheet, row);
    else
        json_row(sheet, row);
    sheet->n_rows++;
}

gsize sheet_finish(struct sheet *sheet)
{
    if (sheet->format == SHEET_FORMAT_TABLE)
        sheet_table_finish(sheet);
    if (sheet->format == SHEET_FORMAT_CSV && !csv_writer_finish(sheet->csv, NULL))
        sheet->call->is_closed = TRUE;
    if (sheet->format == SHEET_FORMAT_JSON)
        command_write(sheet->call, sheet->n_rows == 0 ? "[]\n" : "\n]\n", -1);
    return sheet->n_rows;
}
