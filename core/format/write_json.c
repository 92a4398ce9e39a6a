/* write_json.c owns reports as one JSON object: what was said as sections, and the same as values.
 * It must not know any report, nor where the bytes go. */
#include "core/format/write.h"
#include "core/scheme/words.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The sources come last, wherever the report lists them: they wait in a spool of their own. */
struct json_report {
    struct spool *spool;
    struct spool *sources;
    struct report_head head; /* its columns only */
    const struct report_table *table;
    char *part;
    char *title; /* of a section that nothing was said in yet; NULL none */
    int level;
    int depth;        /* of what is open around what comes next */
    gboolean is_open; /* a section is */
    gboolean has_sections, has_content, has_rows, has_sources, has_box;
};

static gpointer open_writer(const struct report_layout *layout, struct spool *spool, GError **error)
{
    struct spool *sources = spool_open(error);
    (void)layout;
    if (sources == NULL)
        return NULL;
    struct json_report *self = g_new0(struct json_report, 1);
    self->spool = spool;
    self->sources = sources;
    self->part = g_strdup("report");
    self->title = g_strdup("");
    return self;
}

static void close_writer(gpointer data)
{
    struct json_report *self = data;
    spool_close(self->sources);
    g_free(self->part);
    g_free(self->title);
    g_free(self);
}

/* Fifteen digits are what a double holds for certain: more would be noise. */
static void put_value(struct spool *spool, json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    spool_puts(spool, text);
    free(text);
    json_decref(value);
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

static void set_text(json_t *object, const char *name, const char *text)
{
    json_object_set_new(object, name, text_value(text));
}

static void set_some(json_t *object, const char *name, const char *text)
{
    if (*text != '\0')
        set_text(object, name, text);
}

static json_t *number_value(const char *text)
{
    char *end;
    gint64 whole;
    if (g_ascii_string_to_signed(text, 10, G_MININT64, G_MAXINT64, &whole, NULL))
        return json_integer(whole);
    double real = g_ascii_strtod(text, &end);
    if (*text == '\0' || *end != '\0' || !isfinite(real))
        return *text == '\0' ? json_null() : text_value(text);
    return json_real(real);
}

static gboolean is_number(const struct json_report *self, const char *column)
{
    for (gsize i = 0; i < self->head.n_columns; i++)
        if (strcmp(self->head.columns[i].name, column) == 0)
            return self->head.columns[i].is_number;
    return FALSE;
}

static json_t *column_value(const struct json_report *self, const char *column, const char *text)
{
    return is_number(self, column) ? number_value(text) : text_value(text);
}

/* Begins the next line, one item a line, with a comma behind the one before. */
static void next_line(struct json_report *self, gboolean *has_before)
{
    spool_puts(self->spool, *has_before ? ",\n" : "\n");
    for (int i = 0; i < self->depth; i++)
        spool_puts(self->spool, " ");
    *has_before = TRUE;
}

static void close_section(struct json_report *self)
{
    if (self->is_open)
        spool_puts(self->spool, "]}");
    self->is_open = FALSE;
    self->depth = 1;
}

/* The section, once there is something to say in it. */
static void open_section(struct json_report *self)
{
    if (self->title == NULL)
        return;
    close_section(self);
    next_line(self, &self->has_sections);
    json_t *head = json_object();
    set_text(head, "part", self->part);
    json_object_set_new(head, "level", json_integer(self->level));
    set_text(head, "title", self->title);
    char *text = json_dumps(head, JSON_COMPACT);
    json_decref(head);
    spool_write(self->spool, text, strlen(text) - 1);
    free(text);
    spool_puts(self->spool, ",\"content\":[");
    g_clear_pointer(&self->title, g_free);
    self->is_open = TRUE;
    self->has_content = FALSE;
    self->depth = 2;
}

static void put_item(struct json_report *self, json_t *item)
{
    open_section(self);
    next_line(self, self->depth > 2 ? &self->has_box : &self->has_content);
    put_value(self->spool, item);
}

static json_t *item_of(const char *kind)
{
    json_t *item = json_object();
    set_text(item, "kind", kind);
    return item;
}

/* What is said, its value where that is another, and the numbers of the sources it cites. */
static void set_report_text(json_t *item, const struct report_text *text)
{
    json_t *cites = json_array();
    g_autofree char *flat = report_text_flat(text, " ");
    set_text(item, "text", flat);
    if (text->value != NULL)
        set_text(item, "value", text->value);
    for (guint i = 0; i < text->runs->len; i++) {
        const struct report_run *run = &g_array_index(text->runs, struct report_run, i);
        if (run->style == REPORT_CITE)
            json_array_append_new(cites, json_integer(run->source));
    }
    if (json_array_size(cites) > 0)
        json_object_set(item, "cites", cites);
    json_decref(cites);
}

static void begin(gpointer data, const struct report_head *head)
{
    struct json_report *self = data;
    json_t *object = json_object();
    self->head = (struct report_head){.columns = head->columns, .n_columns = head->n_columns};
    set_text(object, "heldto", "report");
    set_text(object, "title", head->title);
    set_some(object, "subtitle", head->subtitle);
    set_text(object, "created", head->created);
    set_text(object, "language", head->language);
    set_text(object, "author", head->author);
    set_some(object, "recipient", head->recipient);
    set_text(object, "marking", head->marking);
    set_some(object, "banner", head->banner);
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    spool_write(self->spool, text, strlen(text) - 1);
    free(text);
    spool_puts(self->spool, ",\n\"sections\":[");
}

static void heading(gpointer data, int level, const char *name, const char *text)
{
    struct json_report *self = data;
    if (self->title != NULL && self->level > 0)
        open_section(self);
    if (level == 1) {
        g_free(self->part);
        self->part = g_strdup(name);
    }
    g_free(self->title);
    self->title = g_strdup(text);
    self->level = level;
}

static void paragraph(gpointer data, const struct report_text *text)
{
    json_t *item = item_of("paragraph");
    set_report_text(item, text);
    put_item(data, item);
}

static void definition(gpointer data, const char *label, const struct report_text *text)
{
    json_t *item = item_of("definition");
    set_text(item, "label", label);
    set_report_text(item, text);
    put_item(data, item);
}

static void box_begin(gpointer data, const char *title)
{
    struct json_report *self = data;
    open_section(self);
    next_line(self, &self->has_content);
    spool_puts(self->spool, "{\"kind\":\"box\",\"title\":");
    put_value(self->spool, text_value(title));
    spool_puts(self->spool, ",\"content\":[");
    self->has_box = FALSE;
    self->depth = 3;
}

static void box_end(gpointer data)
{
    struct json_report *self = data;
    spool_puts(self->spool, "]}");
    self->depth = 2;
}

static json_t *lines_of(const struct report_entry *told)
{
    json_t *lines = json_array();
    for (guint i = 0; i < told->lines->len; i++) {
        const struct report_line *line = told->lines->pdata[i];
        json_t *item = json_object();
        set_text(item, "label", line->label);
        set_report_text(item, line->text);
        if (line->words != NULL) {
            g_autofree char *words = report_text_flat(line->words, " ");
            set_text(item, "words", words);
            set_some(item, "language", line->words->language != NULL ? line->words->language : "");
        }
        json_array_append_new(lines, item);
    }
    return lines;
}

/* In the order of the report's columns: a hash table has none. */
static json_t *values_of(const struct json_report *self, const struct report_entry *told)
{
    json_t *values = json_object();
    for (gsize i = 0; i < self->head.n_columns; i++) {
        const char *name = self->head.columns[i].name;
        const char *text = g_hash_table_lookup(told->values, name);
        if (text != NULL)
            json_object_set_new(values, name, column_value(self, name, text));
    }
    return values;
}

static void entry(gpointer data, const struct report_entry *told)
{
    json_t *item = item_of("entry");
    set_text(item, "key", told->key);
    set_text(item, "title", told->title);
    if (!report_text_is_empty(told->sentence)) {
        g_autofree char *sentence = report_text_flat(told->sentence, " ");
        set_text(item, "sentence", sentence);
    }
    json_object_set_new(item, "values", values_of(data, told));
    json_object_set_new(item, "lines", lines_of(told));
    put_item(data, item);
}

static void table_begin(gpointer data, const struct report_table *table)
{
    struct json_report *self = data;
    json_t *columns = json_array();
    for (gsize i = 0; i < table->n; i++) {
        json_t *column = json_object();
        set_text(column, "name", table->columns[i].name);
        g_autofree char *label = text_show(_(table->columns[i].label), -1);
        set_text(column, "label", label);
        set_text(column, "type", is_number(self, table->columns[i].name) ? "number" : "text");
        json_array_append_new(columns, column);
    }
    open_section(self);
    next_line(self, self->depth > 2 ? &self->has_box : &self->has_content);
    spool_puts(self->spool, "{\"kind\":\"table\",\"name\":");
    put_value(self->spool, text_value(table->name));
    spool_puts(self->spool, ",\"columns\":");
    put_value(self->spool, columns);
    spool_puts(self->spool, ",\"rows\":[");
    self->table = table;
    self->has_rows = FALSE;
    self->depth++;
}

static json_t *row_of(const struct json_report *self, struct report_text *const *cells)
{
    json_t *row = json_object();
    for (gsize i = 0; i < self->table->n; i++) {
        const char *name = self->table->columns[i].name;
        g_autofree char *text = report_text_data(cells[i]);
        json_object_set_new(row, name, column_value(self, name, text));
    }
    return row;
}

static void table_row(gpointer data, struct report_text *const *cells)
{
    struct json_report *self = data;
    next_line(self, &self->has_rows);
    put_value(self->spool, row_of(self, cells));
}

static void table_end(gpointer data, struct report_text *const *totals, const char *note)
{
    struct json_report *self = data;
    spool_puts(self->spool, "]");
    if (totals != NULL) {
        spool_puts(self->spool, ",\"totals\":");
        put_value(self->spool, row_of(self, totals));
    }
    if (*note != '\0') {
        spool_puts(self->spool, ",\"note\":");
        put_value(self->spool, text_value(note));
    }
    spool_puts(self->spool, "}");
    self->table = NULL;
    self->depth--;
}

/* A whole number stays one; what is not there is null. */
static json_t *real_value(double value)
{
    if (!isfinite(value))
        return json_null();
    return floor(value) == value && fabs(value) < 1e15 ? json_integer((json_int_t)value)
                                                       : json_real(value);
}

static json_t *figure_row(const struct report_figure *figure, const struct report_figure_row *told)
{
    json_t *row = json_object();
    json_t *values = json_array(), *counts = json_array(), *marks = json_array();
    for (gsize i = 0; i < figure->n_series; i++) {
        if (told->values != NULL)
            json_array_append_new(values, real_value(told->values[i]));
        if (told->counts != NULL)
            json_array_append_new(counts, json_integer(told->counts[i]));
        if (told->marks != NULL)
            json_array_append_new(marks, text_value(told->marks[i]));
    }
    set_text(row, "label", told->label);
    if (json_array_size(values) > 0)
        json_object_set(row, "values", values);
    if (json_array_size(counts) > 0)
        json_object_set(row, "counts", counts);
    if (json_array_size(marks) > 0)
        json_object_set(row, "marks", marks);
    json_decref(values);
    json_decref(counts);
    json_decref(marks);
    return row;
}

static void figure(gpointer data, const struct report_figure *figure)
{
    static const char *const shapes[] = {
        [FIGURE_BARS] = "bars", [FIGURE_STRIP] = "strip", [FIGURE_TREND] = "trend"};
    json_t *item = item_of("figure");
    json_t *series = json_array(), *rows = json_array();
    for (gsize i = 0; i < figure->n_series; i++)
        json_array_append_new(series, text_value(figure->series[i]));
    for (gsize i = 0; i < figure->n; i++)
        json_array_append_new(rows, figure_row(figure, &figure->rows[i]));
    set_text(item, "name", figure->name);
    set_text(item, "shape", shapes[figure->kind]);
    set_text(item, "title", figure->title);
    set_text(item, "alternative", figure->alternative);
    json_object_set_new(item, "series", series);
    json_object_set_new(item, "rows", rows);
    put_item(data, item);
}

static void source(gpointer data, const struct report_source *told)
{
    struct json_report *self = data;
    json_t *item = json_object();
    json_object_set_new(item, "number", json_integer(told->number));
    set_text(item, "title", told->title);
    set_some(item, "publisher", told->publisher);
    set_some(item, "date", told->dated_on);
    set_some(item, "page", told->page);
    set_some(item, "retrieved", told->retrieved_on);
    set_some(item, "url", told->url);
    set_some(item, "remark", told->remark);
    g_clear_pointer(&self->title, g_free); /* their heading has nothing else below it */
    spool_puts(self->sources, self->has_sources ? ",\n " : "\n ");
    put_value(self->sources, item);
    self->has_sources = TRUE;
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    spool_write(data, bytes, len);
    return TRUE;
}

static gboolean end(gpointer data, GError **error)
{
    struct json_report *self = data;
    const struct report_output output = {.write = append, .data = self->spool};
    if (self->title != NULL && self->level > 0)
        open_section(self);
    close_section(self);
    spool_puts(self->spool, "],\n\"sources\":[");
    if (!spool_deliver(self->sources, NULL, NULL, &output, error))
        return FALSE;
    spool_puts(self->spool, "]}\n");
    return TRUE;
}

const struct report_writer report_write_json = {
    .name = "json",
    .extension = "json",
    .help = N_("one object: what the report says by sections, and the values in it"),
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
