/* text_table.c owns tables of plain text: the widths of columns, rows of several lines, bars.
 * It must not know what the cells say. */
#include "core/format/text_table.h"

#include "core/format/write.h"
#include "core/scheme/words.h"

#include <stdlib.h>
#include <string.h>

enum {
    MARGIN = 2,
    GAP = 2,
    LEAST_SHARE = 8,
    LEAST = 3,
    BAR_NUMBER = 6,
    BAR_MOST = 40,
    KEPT_WHOLE = 8
};

#define SOFT_HYPHEN "\u00ad"

struct text_table {
    const struct report_table *table;
    struct report_layout layout;
    struct pages *pages;
    int *widths;
};

/* Fixed columns have what they ask for; the others share what is left. */
static void set_widths(struct text_table *self)
{
    int left = self->layout.width - 2 * MARGIN - GAP * ((int)self->table->n - 1);
    int sharing = 0;
    for (gsize i = 0; i < self->table->n; i++) {
        self->widths[i] = self->table->columns[i].width;
        left -= self->widths[i];
        sharing += self->widths[i] == 0;
    }
    for (gsize i = 0; i < self->table->n && sharing > 0; i++) {
        if (self->widths[i] != 0)
            continue;
        self->widths[i] = MAX(left / sharing, LEAST_SHARE);
        left -= self->widths[i];
        sharing--;
    }
}

/* Where they do not fit, the widest gives way first. */
static void squeeze(struct text_table *self)
{
    int over = 2 * MARGIN + GAP * ((int)self->table->n - 1) - self->layout.width;
    for (gsize i = 0; i < self->table->n; i++)
        over += self->widths[i];
    for (; over > 0; over--) {
        gsize widest = 0;
        for (gsize i = 1; i < self->table->n; i++)
            if (self->widths[i] > self->widths[widest])
                widest = i;
        if (self->widths[widest] <= LEAST)
            return;
        self->widths[widest]--;
    }
}

/* The lines of one cell, wrapped to its column. */
static GPtrArray *cell_lines(const struct text_table *self, gsize i, const char *raw)
{
    g_autofree char *shown = report_show(&self->layout, raw);
    return text_wrap(shown, self->widths[i]);
}

static char *join_cells(const struct text_table *self, GPtrArray *const *cells, guint line)
{
    GString *row = g_string_new(NULL);
    g_string_append_printf(row, "%*s", MARGIN, "");
    for (gsize i = 0; i < self->table->n; i++) {
        g_assert(cells[i] != NULL);
        const char *part = line < cells[i]->len ? cells[i]->pdata[line] : "";
        g_autofree char *fitted =
            report_fit(&self->layout, part, self->widths[i], self->table->columns[i].align);
        g_string_append_printf(row, "%*s%s", i > 0 ? GAP : 0, "", fitted);
    }
    return g_string_free(row, FALSE);
}

static GPtrArray *row_lines(const struct text_table *self, char *const *raw)
{
    g_autofree GPtrArray **cells = g_new0(GPtrArray *, self->table->n);
    guint tallest = 0;
    for (gsize i = 0; i < self->table->n; i++) {
        cells[i] = cell_lines(self, i, raw[i]);
        tallest = MAX(tallest, cells[i]->len);
    }
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (guint k = 0; k < tallest; k++)
        g_ptr_array_add(lines, join_cells(self, cells, k));
    for (gsize i = 0; i < self->table->n; i++)
        g_ptr_array_unref(cells[i]);
    return lines;
}

static char *head_rule(const struct text_table *self)
{
    GString *line = g_string_new(NULL);
    for (int i = 0; i < self->layout.width - 2 * MARGIN; i++)
        g_string_append(line, self->layout.is_ascii ? "-" : "─");
    g_string_prepend(line, "  ");
    return g_string_free(line, FALSE);
}

/* Parted at its soft hyphens where it is wider than its column. */
static char *head_label(const struct text_table *self, gsize i)
{
    g_auto(GStrv) parts = g_strsplit(_(self->table->columns[i].label), SOFT_HYPHEN, -1);
    char *whole = g_strjoinv("", parts);
    if (text_width(whole) <= self->widths[i])
        return whole;
    g_free(whole);
    return g_strjoinv("- ", parts);
}

static GPtrArray *head_lines(const struct text_table *self)
{
    g_auto(GStrv) labels = g_new0(char *, self->table->n + 1);
    for (gsize i = 0; i < self->table->n; i++)
        labels[i] = head_label(self, i);
    GPtrArray *lines = row_lines(self, labels);
    g_ptr_array_add(lines, head_rule(self));
    return lines;
}

struct text_table *text_table_new(const struct report_table *table,
                                  const struct report_layout *layout, struct pages *pages)
{
    struct text_table *self = g_new0(struct text_table, 1);
    self->table = table;
    self->layout = *layout;
    self->pages = pages;
    self->widths = g_new0(int, table->n);
    set_widths(self);
    squeeze(self);
    g_autoptr(GPtrArray) head = head_lines(self);
    pages_keep_begin(pages, head);
    for (guint i = 0; i < head->len; i++)
        pages_line(pages, head->pdata[i], TRUE);
    return self;
}

void text_table_free(struct text_table *self)
{
    if (self == NULL)
        return;
    g_free(self->widths);
    g_free(self);
}

/* "    12  ████████": a number and its bar; a small number is never drawn as nothing. */
static char *bar(const struct text_table *self, gsize i, const char *number)
{
    gint64 value = g_ascii_strtoll(number, NULL, 10);
    int room = MIN(self->widths[i] - BAR_NUMBER - 2, BAR_MOST);
    int length = self->table->most > 0 && room > 0
                     ? (int)((value * room + self->table->most - 1) / self->table->most)
                     : 0;
    GString *line = g_string_new(NULL);
    g_string_append_printf(line, "%*s  ", BAR_NUMBER, number);
    for (; length > 0; length--)
        g_string_append(line, self->layout.is_ascii ? "#" : "█");
    return g_string_free(line, FALSE);
}

static void place_row(struct text_table *self, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        gboolean is_last = i + 1 == lines->len;
        gboolean stays = !is_last && (lines->len <= KEPT_WHOLE || i == 0 || i + 2 == lines->len);
        pages_line(self->pages, lines->pdata[i], stays);
    }
}

static GPtrArray *lines_of(const struct text_table *self, struct report_text *const *cells)
{
    g_autofree char **raw = g_new0(char *, self->table->n);
    for (gsize i = 0; i < self->table->n; i++) {
        g_autofree char *flat = report_text_flat(cells[i], " ");
        raw[i] = self->table->columns[i].is_bar ? bar(self, i, flat) : g_steal_pointer(&flat);
    }
    GPtrArray *lines = row_lines(self, raw);
    for (gsize i = 0; i < self->table->n; i++)
        g_free(raw[i]);
    return lines;
}

void text_table_row(struct text_table *self, struct report_text *const *cells)
{
    g_autoptr(GPtrArray) lines = lines_of(self, cells);
    place_row(self, lines);
}

void text_table_end(struct text_table *self, struct report_text *const *totals)
{
    if (totals != NULL) {
        g_autofree char *line = head_rule(self);
        g_autoptr(GPtrArray) lines = lines_of(self, totals);
        pages_line(self->pages, line, TRUE);
        place_row(self, lines);
    }
    pages_keep_end(self->pages);
}
