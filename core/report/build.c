/* build.c owns what every report does while it is made: going through commitments, speaking to its
 * writer. It must not know any report or format. */
#include "core/report/build.h"

#include "core/period/day.h"
#include "core/report/select.h"
#include "core/report/stood.h"
#include "core/report/view.h"

#include <string.h>

enum { SAY_EVERY = 64 };

const char *report_value(const struct report *report, enum report_param param)
{
    return report->request->values[param];
}

void report_heading(struct report *report, int level, const char *name, const char *text)
{
    report->writer->heading(report->page, level, name, text);
}

void report_paragraph(struct report *report, const struct report_text *text)
{
    if (!report_text_is_empty(text))
        report->writer->paragraph(report->page, text);
}

void report_say(struct report *report, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *plain = g_strdup_vprintf(format, args);
    va_end(args);
    owned_text text = report_text_of(plain);
    report_paragraph(report, text);
}

void report_define(struct report *report, const char *label, const char *plain)
{
    owned_text text = report_text_of(plain);
    report->writer->definition(report->page, label, text);
}

void report_define_day(struct report *report, const char *label, const char *day)
{
    g_autofree char *words = day_words(day);
    owned_text text = report_text_of(words);
    report_text_set_value(text, day);
    report->writer->definition(report->page, label, text);
}

void report_entry_put(struct report *report, const struct report_entry *entry)
{
    stood_key(report, entry->key);
    report->writer->entry(report->page, entry);
}

void report_table_begin(struct report *report, const struct report_table *table)
{
    report->writer->table_begin(report->page, table);
}

static struct report_text **texts_of(const struct report_table *table, const char *const *cells)
{
    struct report_text **texts = g_new0(struct report_text *, table->n);
    for (gsize i = 0; i < table->n; i++)
        texts[i] = report_text_of(cells[i]);
    return texts;
}

static void free_texts(const struct report_table *table, struct report_text **texts)
{
    for (gsize i = 0; i < table->n; i++)
        report_text_free(texts[i]);
    g_free(texts);
}

void report_table_say(struct report *report, const struct report_table *table,
                      const char *const *cells)
{
    struct report_text **texts = texts_of(table, cells);
    for (gsize i = 0; i < table->n; i++)
        if (strcmp(table->columns[i].name, "key") == 0)
            stood_key(report, cells[i]);
    report->writer->table_row(report->page, texts);
    free_texts(table, texts);
}

void report_table_put(struct report *report, const struct report_table *table,
                      struct report_text *const *cells)
{
    for (gsize i = 0; i < table->n; i++)
        if (strcmp(table->columns[i].name, "key") == 0) {
            g_autofree char *key = report_text_data(cells[i]);
            stood_key(report, key);
        }
    report->writer->table_row(report->page, cells);
    for (gsize i = 0; i < table->n; i++)
        report_text_free(cells[i]);
}

static gboolean is_taken(const struct report *report, const char *name)
{
    /* What every report has as CSV. */
    static const char *const always[] = {"part",   "group",     "item", "text",
                                         "number", "publisher", "date", "page",
                                         "url",    "retrieved", NULL};
    if (g_strv_contains(always, name))
        return TRUE;
    for (guint i = 0; i < report->columns->len; i++)
        if (strcmp(g_array_index(report->columns, struct report_column, i).name, name) == 0)
            return TRUE;
    return FALSE;
}

static void clear_column(gpointer data)
{
    g_free((char *)((struct report_column *)data)->name);
}

static void append_column(struct report *report, const char *name, gboolean is_number)
{
    struct report_column column = {g_strdup(name), is_number};
    g_array_append_val(report->columns, column);
}

const char *report_add_column(struct report *report, const char *name, gboolean is_number)
{
    if (report->columns == NULL) {
        report->columns = g_array_new(FALSE, FALSE, sizeof(struct report_column));
        g_array_set_clear_func(report->columns, clear_column);
        for (gsize i = 0; i < report->row->n_columns; i++)
            append_column(report, report->row->columns[i].name, report->row->columns[i].is_number);
    }
    g_autofree char *free_name = g_strdup(name);
    for (guint i = 2; is_taken(report, free_name); i++) {
        g_free(free_name);
        free_name = g_strdup_printf("%s (%u)", name, i);
    }
    append_column(report, free_name, is_number);
    return g_array_index(report->columns, struct report_column, report->columns->len - 1).name;
}

struct report_text *report_day_text(const char *day, const char *otherwise)
{
    g_autofree char *words = day_is_valid(day) ? day_words(day) : g_strdup(otherwise);
    struct report_text *text = report_text_of(words);
    report_text_set_value(text, day);
    return text;
}

struct report_text *report_number_text(gint64 number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT, number);
    return report_text_of(digits);
}

void report_table_end(struct report *report, const struct report_table *table,
                      const char *const *totals, const char *note)
{
    struct report_text **texts = totals != NULL ? texts_of(table, totals) : NULL;
    report->writer->table_end(report->page, texts, note);
    if (texts != NULL)
        free_texts(table, texts);
}

void report_figure(struct report *report, const struct report_figure *figure)
{
    if (figure->n > 0)
        report->writer->figure(report->page, figure);
}

gboolean report_step(struct report *report, GError **error)
{
    const struct report_request *request = report->request;
    if (report->steps++ % SAY_EVERY != 0 || request->progress == NULL ||
        !request->progress(request->data, report->steps, report->total))
        return TRUE;
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED,
                        _("stopped; nothing was written"));
    return FALSE;
}

/* One short read transaction: its dozen queries see one moment, and take the file's lock once. */
struct story *report_story(struct report *report, gint64 id, GError **error)
{
    struct db *db = report->session->db;
    if (!db_begin_read(db, error))
        return NULL;
    GError *failed = NULL;
    struct story *story = view_load(report->session, id, report->is_internal, &failed);
    if (failed == NULL && db_commit(db, error)) {
        if (story == NULL || report->cut_day == NULL ||
            view_cut(report->session, story, report->cut_day))
            return story;
        story_free(story);
        return NULL;
    }
    if (failed != NULL) {
        db_rollback(db);
        g_propagate_error(error, failed);
    }
    story_free(story);
    return NULL;
}

struct walk {
    struct report *report;
    gboolean (*each)(struct report *report, const struct story *story, gpointer data,
                     GError **error);
    gpointer data;
    GError *failed;
};

static gboolean walk_row(const struct listing_row *row, gpointer data)
{
    struct walk *walk = data;
    if (!report_step(walk->report, &walk->failed))
        return FALSE;
    owned_story story = report_story(walk->report, row->commitment->id, &walk->failed);
    if (story == NULL)
        return walk->failed == NULL; /* not to be shown */
    gboolean takes;
    if (!selection_takes(walk->report->selection, story, &takes, &walk->failed))
        return FALSE;
    return !takes || walk->each(walk->report, story, walk->data, &walk->failed);
}

gboolean report_walk(struct report *report,
                     gboolean (*each)(struct report *report, const struct story *story,
                                      gpointer data, GError **error),
                     gpointer data, GError **error)
{
    struct walk walk = {.report = report, .each = each, .data = data};
    if (!listing_walk(report->listing, walk_row, &walk, error)) {
        g_clear_error(&walk.failed);
        return FALSE;
    }
    if (walk.failed == NULL)
        return TRUE;
    g_propagate_error(error, walk.failed);
    return FALSE;
}
