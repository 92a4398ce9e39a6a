/* write_html.c owns reports as one HTML file that needs nothing else: no script, nothing to load.
 * It must not know any report, nor where the bytes go. */
#include "core/format/chart_svg.h"
#include "core/format/html.h"
#include "core/scheme/words.h"

#include <stdlib.h>
#include <string.h>

/* CSS pixels, of a desk and of a phone. */
enum { WIDE = 720, NARROW = 340 };
/* About as many lines of so many characters on paper may an entry take before it is parted between
 * pages. */
enum { PAPER_LINES = 34, PAPER_LINE = 70 };
enum { WORDY = 3 }; /* columns */

static gpointer open_writer(const struct report_layout *layout, struct spool *spool, GError **error)
{
    struct html *self = g_new0(struct html, 1);
    (void)error;
    self->layout = *layout;
    self->spool = spool;
    self->cited = g_array_new(FALSE, TRUE, sizeof(guint));
    self->listed = g_hash_table_new(NULL, NULL);
    self->around = g_strdup("");
    return self;
}

static void close_writer(gpointer data)
{
    struct html *self = data;
    html_clear_contents(self);
    g_array_unref(self->cited);
    g_hash_table_unref(self->listed);
    g_free(self->marking);
    g_free(self->around);
    g_free(self);
}

static void set_around(struct html *self, const char *raw)
{
    g_free(self->around);
    self->around = html_show(self, raw);
}

static void begin(gpointer data, const struct report_head *head)
{
    html_put_top(data, head);
    set_around(data, head->title);
}

static void heading(gpointer data, int level, const char *name, const char *text)
{
    struct html *self = data;
    (void)name;
    html_close_block(self, HTML_NOTHING);
    set_around(self, text);
    html_put_heading(self, level, text);
}

static void paragraph(gpointer data, const struct report_text *text)
{
    struct html *self = data;
    html_close_block(self, HTML_NOTHING);
    html_puts(self, "<p>");
    html_put_text(self, text);
    html_puts(self, "</p>\n");
}

/* A line without a label goes on with the one before. */
static void put_label(struct html *self, const char *label, gboolean is_first)
{
    g_autofree char *shown = html_show(self, label);
    if (*shown == '\0' && !is_first)
        return;
    html_printf(self, "<dt>%s</dt>\n", *shown != '\0' ? shown : "&nbsp;");
}

/* Words that somebody entered as they are, from right to left if they are. */
static gboolean is_one_plain(const struct report_text *text)
{
    return text->runs->len == 1 &&
           g_array_index(text->runs, struct report_run, 0).style == REPORT_PLAIN;
}

static void put_definition(struct html *self, const struct report_text *text,
                           const struct report_text *words)
{
    html_puts(self, is_one_plain(text) ? "<dd dir=\"auto\">" : "<dd>");
    html_put_text(self, text);
    if (words != NULL)
        html_put_words(self, words);
    html_puts(self, "</dd>\n");
}

static void definition(gpointer data, const char *label, const struct report_text *text)
{
    struct html *self = data;
    html_close_block(self, HTML_DEFINITIONS);
    put_label(self, label, TRUE);
    put_definition(self, text, NULL);
}

static void box_begin(gpointer data, const char *title)
{
    struct html *self = data;
    html_close_block(self, HTML_NOTHING);
    set_around(self, title);
    self->boxes++;
    html_printf(self,
                "<aside class=\"box\" aria-labelledby=\"box-%u\">\n<p class=\"box-title\" "
                "id=\"box-%u\">%s</p>\n",
                self->boxes, self->boxes, self->around);
}

static void box_end(gpointer data)
{
    struct html *self = data;
    html_close_block(self, HTML_NOTHING);
    html_puts(self, "</aside>\n");
}

static gsize paper_lines(const struct report_text *text)
{
    g_autofree char *flat = report_text_flat(text, " ");
    return 1 + strlen(flat) / PAPER_LINE;
}

static gboolean is_long(const struct report_entry *told)
{
    gsize lines = 1 + strlen(told->title) / PAPER_LINE + paper_lines(told->sentence);
    for (guint i = 0; i < told->lines->len; i++) {
        const struct report_line *line = told->lines->pdata[i];
        lines += paper_lines(line->text) + (line->words != NULL ? paper_lines(line->words) : 0);
    }
    return lines > PAPER_LINES;
}

static void entry(gpointer data, const struct report_entry *told)
{
    struct html *self = data;
    int tag = self->level + 2;
    g_autofree char *key = html_show(self, told->key);
    html_close_block(self, HTML_NOTHING);
    html_printf(self, "<article class=\"entry%s\">\n<h%d>", is_long(told) ? " long" : "", tag);
    if (*key != '\0')
        html_printf(self, "<span class=\"key\">%s</span> ", key);
    html_put_outside(self, told->title);
    html_printf(self, "</h%d>\n", tag);
    if (!report_text_is_empty(told->sentence))
        paragraph(self, told->sentence);
    for (guint i = 0; i < told->lines->len; i++) {
        const struct report_line *line = told->lines->pdata[i];
        html_puts(self, i == 0 ? "<dl>\n" : "");
        put_label(self, line->label, i == 0);
        put_definition(self, line->text, line->words);
    }
    html_puts(self, told->lines->len > 0 ? "</dl>\n</article>\n" : "</article>\n");
}

static const char *class_of(const struct report_table_column *column)
{
    static const char *const aligned[] = {
        [TEXT_LEFT] = "", [TEXT_RIGHT] = " class=\"right\"", [TEXT_CENTRE] = " class=\"centre\""};
    return column->is_bar ? " class=\"bar\"" : aligned[column->align];
}

/* A table of words is no table on a phone: its cells stand below each other, with their labels. One of
 * numbers scrolls. */
static gboolean is_of_words(const struct report_table *table)
{
    gsize n = 0;
    for (gsize i = 0; i < table->n; i++)
        n += table->columns[i].align == TEXT_LEFT && !table->columns[i].is_bar;
    return n >= WORDY;
}

/* What a row is about: its first words, not its rank. */
static gsize head_column(const struct report_table *table)
{
    for (gsize i = 0; i < table->n; i++)
        if (table->columns[i].align == TEXT_LEFT && !table->columns[i].is_bar)
            return i;
    return 0;
}

/* Its name for those who hear it: what it stands below, and what its rows are. */
static void table_begin(gpointer data, const struct report_table *table)
{
    struct html *self = data;
    html_close_block(self, HTML_NOTHING);
    self->table = table;
    self->head_column = head_column(table);
    g_autofree char *rows = html_show(self, _(table->columns[self->head_column].label));
    html_printf(self,
                "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s – %s\">\n"
                "<table%s>\n<caption class=\"hidden\">%s – %s</caption>\n<thead>\n<tr>",
                self->around, rows, is_of_words(table) ? " class=\"stack\"" : "", self->around,
                rows);
    for (gsize i = 0; i < table->n; i++) {
        g_autofree char *label = html_show(self, _(table->columns[i].label));
        html_printf(self, "<th scope=\"col\"%s>%s</th>", class_of(&table->columns[i]), label);
    }
    html_puts(self, "</tr>\n</thead>\n<tbody>\n");
}

/* A number and its bar, to the scale of the table. */
static void put_bar(struct html *self, const struct report_text *text)
{
    g_autofree char *flat = report_text_flat(text, " ");
    g_autofree char *shown = html_show(self, flat);
    double value = g_ascii_strtod(flat, NULL);
    double most = (double)self->table->most;
    int share = most > 0 ? (int)CLAMP(value * 100 / most, 0, 100) : 0;
    if (value > 0)
        html_printf(self, "<span style=\"--share: %d%%\">%s</span>", MAX(share, 1), shown);
    else
        html_puts(self, shown);
}

static void put_cell(struct html *self, gsize i, const struct report_text *text)
{
    const struct report_table_column *column = &self->table->columns[i];
    g_autofree char *label = html_show(self, _(column->label));
    gboolean is_head = i == self->head_column;
    if (is_head)
        html_printf(self, "<th scope=\"row\"%s>", class_of(column));
    else if (is_of_words(self->table))
        html_printf(self, "<td%s data-label=\"%s\">", class_of(column), label);
    else
        html_printf(self, "<td%s>", class_of(column));
    if (column->is_bar) {
        put_bar(self, text);
    } else if (column->align != TEXT_LEFT) {
        html_put_text(self, text);
    } else if (!report_text_is_empty(text)) {
        html_puts(self, "<span dir=\"auto\">");
        html_put_text(self, text);
        html_puts(self, "</span>");
    }
    html_puts(self, is_head ? "</th>" : "</td>");
}

static void put_row(struct html *self, struct report_text *const *cells)
{
    html_puts(self, "<tr>");
    for (gsize i = 0; i < self->table->n; i++)
        put_cell(self, i, cells[i]);
    html_puts(self, "</tr>\n");
}

static void table_row(gpointer data, struct report_text *const *cells)
{
    put_row(data, cells);
}

static void table_end(gpointer data, struct report_text *const *totals, const char *note)
{
    struct html *self = data;
    html_puts(self, "</tbody>\n");
    if (totals != NULL) {
        html_puts(self, "<tfoot>\n");
        put_row(self, totals);
        html_puts(self, "</tfoot>\n");
    }
    html_puts(self, "</table>\n</div>\n");
    self->table = NULL;
    g_autofree char *shown = html_show(self, note);
    if (*shown != '\0')
        html_printf(self, "<p class=\"note\">%s</p>\n", shown);
}

/* Twice: as there is room for on a desk, and on a phone. One of them is seen, and heard. */
static void figure(gpointer data, const struct report_figure *figure)
{
    struct html *self = data;
    g_autofree char *title = html_show(self, figure->title);
    g_autofree char *words = html_show(self, figure->alternative);
    g_autofree char *wide = chart_svg(figure, WIDE);
    g_autofree char *narrow = chart_svg(figure, NARROW);
    html_close_block(self, HTML_NOTHING);
    html_printf(self, "<figure>\n<figcaption>%s</figcaption>\n<div class=\"wide\">\n", title);
    html_puts(self, wide);
    html_puts(self, "</div>\n<div class=\"narrow\">\n");
    html_puts(self, narrow);
    html_printf(self, "</div>\n<details><summary>%s</summary>\n<p>%s</p></details>\n</figure>\n",
                _("The figure in words"), words);
}

static void source(gpointer data, const struct report_source *told)
{
    html_put_source(data, told);
}

static gboolean end(gpointer data, GError **error)
{
    (void)error;
    html_close_block(data, HTML_NOTHING);
    html_put_bottom(data);
    return TRUE;
}

const struct report_writer report_write_html = {
    .name = "html",
    .extension = "html",
    .help = N_("one page for a browser, with contents, links and figures"),
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
    .settle = html_settle,
    .close = close_writer,
};
