/* write_csv.c owns reports as CSV: one table, in which each row says of which part it is.
 * It must not know any report, nor where the bytes go. */
#include "core/csv/csv_writer.h"
#include "core/format/write.h"
#include "core/scheme/words.h"

#include <math.h>
#include <string.h>

/* Every report's first and last columns; its own stand between. */
static const struct report_column first_columns[] = {{"part", FALSE}, {"group", FALSE}};
static const struct report_column last_columns[] = {
    {"item", FALSE}, {"text", FALSE}, {"number", TRUE},     {"publisher", FALSE},
    {"date", FALSE}, {"page", FALSE}, {"retrieved", FALSE}, {"url", FALSE},
};

struct csv_report {
    struct spool *spool;
    struct csv_writer *csv;
    GPtrArray *columns; /* const struct report_column * */
    GHashTable *cells;  /* name of a column → text: the row being made */
    char *part, *group;
    gboolean is_box;
    const struct report_table *table;
};

static gboolean write_bytes(void *data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    spool_write(data, bytes, len);
    return TRUE;
}

static gpointer open_writer(const struct report_layout *layout, struct spool *spool, GError **error)
{
    struct csv_report *self = g_new0(struct csv_report, 1);
    (void)layout;
    (void)error;
    self->spool = spool;
    self->csv = csv_writer_new_sink((struct csv_sink){.write = write_bytes, .data = spool}, NULL);
    self->columns = g_ptr_array_new();
    self->cells = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    self->part = g_strdup("report");
    self->group = g_strdup("");
    return self;
}

static void close_writer(gpointer data)
{
    struct csv_report *self = data;
    csv_writer_free(self->csv);
    g_ptr_array_unref(self->columns);
    g_hash_table_unref(self->cells);
    g_free(self->part);
    g_free(self->group);
    g_free(self);
}

static gboolean has_column(const struct csv_report *self, const char *name)
{
    for (guint i = 0; i < self->columns->len; i++)
        if (strcmp(((const struct report_column *)self->columns->pdata[i])->name, name) == 0)
            return TRUE;
    return FALSE;
}

/* Takes the text over. A column that the report did not declare would be lost: a programmer's
 * error. */
static void set_cell(struct csv_report *self, const char *name, char *text)
{
    g_assert(has_column(self, name));
    g_hash_table_insert(self->cells, (gpointer)name, text);
}

/* The sink keeps its own failures, so none comes back here. */
static void end_row(struct csv_report *self)
{
    if (!csv_writer_end_record(self->csv, NULL))
        g_assert_not_reached();
    g_hash_table_remove_all(self->cells);
}

static void put_row(struct csv_report *self)
{
    set_cell(self, "part", g_strdup(self->is_box ? "box" : self->part));
    set_cell(self, "group", g_strdup(self->group));
    for (guint i = 0; i < self->columns->len; i++) {
        const struct report_column *column = self->columns->pdata[i];
        const char *text = g_hash_table_lookup(self->cells, column->name);
        if (column->is_number && text != NULL)
            csv_writer_number(self->csv, text, strlen(text));
        else
            csv_writer_string(self->csv, text);
    }
    end_row(self);
}

static void put_item(struct csv_report *self, const char *item, char *text)
{
    set_cell(self, "item", g_strdup(item));
    set_cell(self, "text", text);
    put_row(self);
}

static void add_columns(struct csv_report *self, const struct report_column *columns, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_assert(!has_column(self, columns[i].name));
        g_ptr_array_add(self->columns, (gpointer)&columns[i]);
        csv_writer_string(self->csv, columns[i].name);
    }
}

static void begin(gpointer data, const struct report_head *head)
{
    struct csv_report *self = data;
    add_columns(self, first_columns, G_N_ELEMENTS(first_columns));
    add_columns(self, head->columns, head->n_columns);
    add_columns(self, last_columns, G_N_ELEMENTS(last_columns));
    end_row(self);
    put_item(self, "title", g_strdup(head->title));
    if (*head->subtitle != '\0')
        put_item(self, "subtitle", g_strdup(head->subtitle));
    if (*head->banner != '\0')
        put_item(self, "banner", g_strdup(head->banner));
    put_item(self, "marking", g_strdup(head->marking));
}

static void heading(gpointer data, int level, const char *name, const char *text)
{
    struct csv_report *self = data;
    if (level == 1) {
        g_free(self->part);
        self->part = g_strdup(name);
    }
    g_free(self->group);
    self->group = g_strdup(level == 1 ? "" : text);
}

static void paragraph(gpointer data, const struct report_text *text)
{
    put_item(data, "", report_text_data(text));
}

static void definition(gpointer data, const char *label, const struct report_text *text)
{
    put_item(data, label, report_text_data(text));
}

/* What a box says is about the whole report: it is no row of the part that it stands in. */
static void box_begin(gpointer data, const char *title)
{
    struct csv_report *self = data;
    heading(data, 2, "", title);
    self->is_box = TRUE;
}

static void box_end(gpointer data)
{
    struct csv_report *self = data;
    heading(data, 2, "", "");
    self->is_box = FALSE;
}

static void entry(gpointer data, const struct report_entry *told)
{
    struct csv_report *self = data;
    GHashTableIter iter;
    gpointer name, value;
    g_hash_table_iter_init(&iter, told->values);
    while (g_hash_table_iter_next(&iter, &name, &value))
        set_cell(self, name, g_strdup(value));
    put_row(self);
}

static void table_begin(gpointer data, const struct report_table *table)
{
    ((struct csv_report *)data)->table = table;
}

static void table_row(gpointer data, struct report_text *const *cells)
{
    struct csv_report *self = data;
    for (gsize i = 0; i < self->table->n; i++)
        set_cell(self, self->table->columns[i].name, report_text_data(cells[i]));
    g_autofree char *group = self->group;
    self->group = g_strdup(*group != '\0' ? group : self->table->name);
    put_row(self);
    g_free(self->group);
    self->group = g_steal_pointer(&group);
}

static void table_end(gpointer data, struct report_text *const *totals, const char *note)
{
    struct csv_report *self = data;
    if (totals != NULL)
        table_row(self, totals);
    self->table = NULL;
    if (*note != '\0')
        put_item(self, "note", g_strdup(note));
}

static void source(gpointer data, const struct report_source *told)
{
    struct csv_report *self = data;
    set_cell(self, "number", g_strdup_printf("%u", told->number));
    set_cell(self, "item", g_strdup(told->title));
    set_cell(self, "text", g_strdup(told->remark));
    set_cell(self, "publisher", g_strdup(told->publisher));
    set_cell(self, "date", g_strdup(told->dated_on));
    set_cell(self, "page", g_strdup(told->page));
    set_cell(self, "retrieved", g_strdup(told->retrieved_on));
    set_cell(self, "url", g_strdup(told->url));
    put_row(self);
}

/* One value a row: whose it is, what it is of, and the number or sign. */
static void put_value(struct csv_report *self, const struct report_figure *figure,
                      const struct report_figure_row *row, gsize i)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    const char *mark = row->marks != NULL ? row->marks[i] : "";
    if (row->values != NULL && !isnan(row->values[i]))
        set_cell(self, "number",
                 g_strdup(g_ascii_formatd(number, sizeof number, "%.15g", row->values[i])));
    else if (*mark == '\0')
        return;
    g_autofree char *group = self->group;
    self->group = g_strdup(figure->name);
    set_cell(self, "item", g_strdup(row->label));
    set_cell(self, "text",
             *mark == '\0' ? g_strdup(figure->series[i])
                           : g_strdup_printf("%s: %s", figure->series[i], mark));
    put_row(self);
    g_free(self->group);
    self->group = g_steal_pointer(&group);
}

static void figure(gpointer data, const struct report_figure *figure)
{
    for (gsize row = 0; row < figure->n; row++)
        for (gsize i = 0; i < figure->n_series; i++)
            put_value(data, figure, &figure->rows[row], i);
}

static gboolean end(gpointer data, GError **error)
{
    struct csv_report *self = data;
    (void)error;
    if (!csv_writer_finish(self->csv, NULL))
        g_assert_not_reached();
    return TRUE;
}

const struct report_writer report_write_csv = {
    .name = "csv",
    .extension = "csv",
    .help = N_("the same as rows; the column \"part\" says of which part each is"),
    .is_wide = TRUE,
    .open = open_writer,
    .begin = begin,
    .heading = heading,
    .paragraph = paragraph,
    .definition = definition,
    .box_begin = box_begin,
    .box_end = box_end,
    .entry = entry,
    .table_begin = table_begin,
    .table_row = table_row,
    .table_end = table_end,
    .figure = figure,
    .source = source,
    .end = end,
    .close = close_writer,
};
