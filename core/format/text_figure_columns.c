/* text_figure_columns.c owns figures drawn in columns: strips of marks, trends of means.
 * It must not know pages or the screen. */
#include "core/format/text_figure_private.h"

#include "core/report/measure.h"
#include "core/scheme/words.h"

#include <math.h>
#include <string.h>

enum { WIDEST_HEAD = 12, MEAN = 5 /* "+0.85" */, SCALE = 21 };

/* A band: as many columns as fit beside each other. */
struct band {
    gsize from, to;
    int column; /* columns of text each takes */
    enum text_align align;
};

static char *head_of(const struct text_figure *self, gsize i, gboolean is_numbered)
{
    return is_numbered ? g_strdup_printf("%" G_GSIZE_FORMAT, i + 1)
                       : text_figure_show(self, self->told->series[i]);
}

static int widest_head(const struct text_figure *self, gboolean is_numbered)
{
    int widest = 1;
    for (gsize i = 0; i < self->told->n_series; i++) {
        g_autofree char *head = head_of(self, i, is_numbered);
        widest = MAX(widest, text_width(head));
    }
    return widest;
}

/* Columns whose names are too long for them have numbers, told below; `least` is how wide they are
 * anyway. */
static gboolean must_number(const struct text_figure *self, int least, int room)
{
    int widest = widest_head(self, FALSE);
    gboolean is_parted = (widest + FIGURE_GAP) * (int)self->told->n_series > room;
    return widest > least && (widest > WIDEST_HEAD || is_parted);
}

static void add_cell(const struct text_figure *self, GString *line, const struct band *band,
                     const char *shown)
{
    g_autofree char *fitted =
        report_fit(&self->layout, shown, band->column - FIGURE_GAP, band->align);
    g_string_append_printf(line, "%s%*s", fitted, FIGURE_GAP, "");
}

static void put_heads(struct text_figure *self, const struct band *band, const char *before,
                      gboolean is_numbered)
{
    g_autoptr(GString) line = g_string_new(before);
    for (gsize i = band->from; i < band->to; i++) {
        g_autofree char *head = head_of(self, i, is_numbered);
        add_cell(self, line, band, head);
    }
    text_figure_put(self, "", line->str);
    self->n_heads = band->to - band->from == self->told->n_series ? self->lines->len : 0;
}

static void put_numbers_key(struct text_figure *self)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < self->told->n_series; i++) {
        g_autofree char *name = text_figure_show(self, self->told->series[i]);
        g_ptr_array_add(words, g_strdup_printf("%" G_GSIZE_FORMAT " %s", i + 1, name));
    }
    g_ptr_array_add(self->lines, g_strdup(""));
    text_figure_key(self, words);
}

static struct band first_band(const struct text_figure *self, int column, int room)
{
    gsize most = (gsize)MAX(room / column, 1);
    return (struct band){.to = MIN(most, self->told->n_series), .column = column};
}

static gboolean next_band(const struct text_figure *self, struct band *band)
{
    gsize size = band->to - band->from;
    band->from = band->to;
    band->to = MIN(band->from + size, self->told->n_series);
    return band->from < band->to;
}

static const char *mark_of(const struct report_figure_row *row, gsize i)
{
    return row->marks != NULL && row->marks[i] != NULL ? row->marks[i] : "";
}

static int widest_mark(const struct text_figure *self, int most)
{
    int widest = 1;
    for (gsize row = 0; row < self->told->n; row++)
        for (gsize i = 0; i < self->told->n_series; i++) {
            g_autofree char *shown = text_figure_show(self, mark_of(&self->told->rows[row], i));
            widest = MAX(widest, text_width(shown));
        }
    return MIN(widest, most);
}

static void put_marks(struct text_figure *self, const struct band *band,
                      const struct report_figure_row *row)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (gsize i = band->from; i < band->to; i++) {
        g_autofree char *shown = text_figure_show(self, mark_of(row, i));
        add_cell(self, line, band, shown);
    }
    text_figure_put(self, row->label, line->str);
}

void text_figure_strip(struct text_figure *self)
{
    /* The gap behind the last column hangs over the edge, where it is cut away. */
    int room = self->layout.width - self->label;
    int mark = widest_mark(self, room - 2 * FIGURE_GAP);
    gboolean is_numbered = must_number(self, mark, room);
    struct band band =
        first_band(self, MAX(widest_head(self, is_numbered), mark) + FIGURE_GAP, room);
    do {
        if (band.from > 0)
            g_ptr_array_add(self->lines, g_strdup(""));
        put_heads(self, &band, "", is_numbered);
        for (gsize i = 0; i < self->told->n; i++)
            put_marks(self, &band, &self->told->rows[i]);
    } while (next_band(self, &band));
    if (is_numbered)
        put_numbers_key(self);
}

/* Where it stands between -1 and +1, of `n` places. */
static int place_of(double value, int n)
{
    return CLAMP((int)floor((CLAMP(value, -1, 1) + 1) / 2 * n), 0, n - 1);
}

static const char *level_of(const struct text_figure *self, double value)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const signs[] = {"_", ".", "-", "'", "\""};
    if (!isfinite(value))
        return " ";
    return self->layout.is_ascii ? signs[place_of(value, G_N_ELEMENTS(signs))]
                                 : blocks[place_of(value, G_N_ELEMENTS(blocks))];
}

/* "├─────────┼──────●──┤" */
static void add_scale(const struct text_figure *self, GString *line, double value)
{
    gboolean is_ascii = self->layout.is_ascii;
    int place = isfinite(value) ? (int)lround((CLAMP(value, -1, 1) + 1) / 2 * (SCALE - 1)) : -1;
    for (int i = 0; i < SCALE; i++) {
        const char *sign = i == 0           ? (is_ascii ? "|" : "├")
                           : i == SCALE - 1 ? (is_ascii ? "|" : "┤")
                           : i == SCALE / 2 ? (is_ascii ? "+" : "┼")
                                            : (is_ascii ? "-" : "─");
        g_string_append(line, i == place ? (is_ascii ? "o" : "●") : sign);
    }
}

/* How wide what is drawn before the values is; 0: there is no room for it. */
static int drawn_width(const struct text_figure *self, int room)
{
    int wide = self->told->n_series == 1 ? SCALE : (int)self->told->n_series;
    return wide + FIGURE_GAP + MEAN + FIGURE_GAP <= room ? wide : 0;
}

static void add_drawn(const struct text_figure *self, GString *line, const struct band *band,
                      const struct report_figure_row *row, int wide)
{
    if (wide == 0)
        return;
    if (band->from > 0 || row->values == NULL)
        g_string_append_printf(line, "%*s", wide, "");
    else if (self->told->n_series == 1)
        add_scale(self, line, row->values[0]);
    else
        for (gsize i = 0; i < self->told->n_series; i++)
            g_string_append(line, level_of(self, row->values[i]));
    g_string_append_printf(line, "%*s", FIGURE_GAP, "");
}

static void put_means(struct text_figure *self, const struct band *band,
                      const struct report_figure_row *row, int wide)
{
    g_autoptr(GString) line = g_string_new(NULL);
    add_drawn(self, line, band, row, wide);
    for (gsize i = band->from; i < band->to; i++) {
        g_autofree char *mean = measure_number(row->values != NULL ? row->values[i] : NAN, TRUE);
        g_autofree char *shown = text_figure_show(self, mean);
        add_cell(self, line, band, shown);
    }
    text_figure_put(self, row->label, line->str);
}

/* Below the means: what each rests on. */
static void put_counts(struct text_figure *self, const struct band *band,
                       const struct report_figure_row *row, int wide)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_append_printf(line, "%*s", wide > 0 ? wide + FIGURE_GAP : 0, "");
    for (gsize i = band->from; i < band->to; i++) {
        g_autofree char *count = g_strdup_printf("n=%" G_GINT64_FORMAT, row->counts[i]);
        add_cell(self, line, band, count);
    }
    text_figure_put(self, "", line->str);
}

static void say_scale(struct text_figure *self, int wide)
{
    g_ptr_array_add(self->lines, g_strdup(""));
    if (wide == 0)
        text_figure_say(self, _("From −1 to +1."));
    else if (self->told->n_series == 1)
        text_figure_say(self, _("The line goes from −1 to +1."));
    else if (self->layout.is_ascii)
        text_figure_say(self, _("_ is -1, - is 0, \" is +1."));
    else
        text_figure_say(self, _("▁ is −1, █ is +1."));
}

void text_figure_trend(struct text_figure *self)
{
    int room = self->layout.width - self->label - FIGURE_GAP;
    int wide = drawn_width(self, room);
    g_autofree char *before = g_strnfill((gsize)(wide > 0 ? wide + FIGURE_GAP : 0), ' ');
    room -= (int)strlen(before);
    gboolean is_numbered = must_number(self, MEAN, room + FIGURE_GAP);
    struct band band =
        first_band(self, MAX(widest_head(self, is_numbered), MEAN) + FIGURE_GAP, room + FIGURE_GAP);
    band.align = TEXT_RIGHT;
    do {
        if (band.from > 0)
            g_ptr_array_add(self->lines, g_strdup(""));
        put_heads(self, &band, before, is_numbered);
        for (gsize i = 0; i < self->told->n; i++) {
            put_means(self, &band, &self->told->rows[i], wide);
            if (self->told->rows[i].counts != NULL)
                put_counts(self, &band, &self->told->rows[i], wide);
        }
    } while (next_band(self, &band));
    say_scale(self, wide);
    if (is_numbered)
        put_numbers_key(self);
}
