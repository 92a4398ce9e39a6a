/* text_figure_bars.c owns bars of characters: how many signs each part of a bar gets.
 * It must not know pages or the screen. */
#include "core/format/text_figure_private.h"

#include "core/report/measure.h"
#include "core/scheme/words.h"

#include <math.h>
#include <string.h>

static double value_of(const struct report_figure_row *row, gsize i)
{
    double value = row->values != NULL ? row->values[i] : NAN;
    return isfinite(value) && value > 0 ? value : 0;
}

static double sum_of(const struct report_figure *told, const struct report_figure_row *row)
{
    double sum = 0;
    for (gsize i = 0; i < told->n_series; i++)
        sum += value_of(row, i);
    return sum;
}

static gboolean has_values(const struct report_figure *told, const struct report_figure_row *row)
{
    for (gsize i = 0; row->values != NULL && i < told->n_series; i++)
        if (isfinite(row->values[i]))
            return TRUE;
    return FALSE;
}

/* Bars as short as a sign or two are hard to see beside each other. */
enum { SEEN = 12, MOST_SIGNS = 4 };

/* What one sign stands for: 1, or the next of 2, 5, 10, 20 … with which the longest bar fits; for bars
 * that are all short, a half to a quarter. */
static double unit_for(double longest, int room)
{
    static const double steps[] = {2, 2.5, 2};
    double unit = 1;
    if (longest > 0 && longest * 2 <= MIN(SEEN, room))
        return 1 / MIN(floor(MIN(SEEN, room) / longest), MOST_SIGNS);
    for (gsize i = 0; ceil(longest / unit) > room; i++)
        unit *= steps[i % G_N_ELEMENTS(steps)];
    return unit;
}

/* Signs for each part: one for each that is there, and the rest where they are missed most. */
static void share_signs(const struct report_figure *told, const struct report_figure_row *row,
                        double unit, int room, int *signs)
{
    double sum = sum_of(told, row);
    int used = 0;
    for (gsize i = 0; i < told->n_series; i++) {
        signs[i] = value_of(row, i) > 0 && used < room;
        used += signs[i];
    }
    /* 0.3 / 0.1 is a little more than 3. */
    for (int whole = MIN((int)ceil(sum / unit - 1e-9), room); used < whole; used++) {
        gsize best = 0;
        double most = -1;
        for (gsize i = 0; i < told->n_series; i++) {
            double missed = value_of(row, i) / sum * whole - signs[i];
            if (value_of(row, i) > 0 && missed > most) {
                best = i;
                most = missed;
            }
        }
        signs[best]++;
    }
}

/* The sign a series is known by, one column wide: its own letter, else one of the alphabet. */
static char *letter_of(const struct text_figure *self, gsize i)
{
    const char *own = self->told->letters != NULL ? self->told->letters[i] : "";
    g_autofree char *shown = text_figure_show(self, own);
    if (text_width(shown) == 1)
        return g_steal_pointer(&shown);
    const char letter[] = {(char)('a' + i % 26), '\0'};
    return g_strdup(letter);
}

static gboolean has_letters(const struct report_figure *told)
{
    return told->n_series > 1 || told->letters != NULL;
}

/* "f███p▒▒": each part begins with its letter; in ASCII it is made of it. */
static void add_part(const struct text_figure *self, GString *bar, gsize i, int signs)
{
    static const char *const shades[] = {"█", "▒", "▓", "░"};
    g_autofree char *letter = letter_of(self, i);
    gboolean is_lettered = has_letters(self->told);
    const char *sign = !self->layout.is_ascii ? shades[i % G_N_ELEMENTS(shades)]
                       : is_lettered          ? letter
                                              : "#";
    for (int k = 0; k < signs; k++)
        g_string_append(bar, k == 0 && is_lettered ? letter : sign);
}

static char *bar_of(const struct text_figure *self, const struct report_figure_row *row,
                    double unit, int room)
{
    g_autofree int *signs = g_new0(int, self->told->n_series);
    g_autofree char *sum = has_values(self->told, row)
                               ? measure_number(sum_of(self->told, row), FALSE)
                               : g_strdup("–");
    g_autofree char *shown = text_figure_show(self, sum);
    GString *bar = g_string_new(NULL);
    share_signs(self->told, row, unit, room, signs);
    for (gsize i = 0; i < self->told->n_series; i++)
        add_part(self, bar, i, signs[i]);
    g_string_append_printf(bar, "%*s%s", bar->len > 0 ? FIGURE_GAP : 0, "", shown);
    return g_string_free(bar, FALSE);
}

/* What the letters mean that occur. */
static void put_key(struct text_figure *self)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < self->told->n_series && has_letters(self->told); i++) {
        double all = 0;
        for (gsize row = 0; row < self->told->n; row++)
            all += value_of(&self->told->rows[row], i);
        g_autofree char *letter = letter_of(self, i);
        g_autofree char *name = text_figure_show(self, self->told->series[i]);
        if (all > 0)
            g_ptr_array_add(words, g_strdup_printf("%s %s", letter, name));
    }
    text_figure_key(self, words);
}

static void say_unit(struct text_figure *self, double unit)
{
    if (unit == 1)
        return;
    g_autofree char *stands = measure_number(unit > 1 ? unit : 1 / unit, FALSE);
    g_autofree char *words = g_strdup_printf(
        unit > 1 ? _("One sign stands for %s.") : _("%s signs stand for 1."), stands);
    text_figure_say(self, words);
}

void text_figure_bars(struct text_figure *self)
{
    const struct report_figure *told = self->told;
    double longest = 0;
    int number = 1;
    for (gsize i = 0; i < told->n; i++) {
        double sum = sum_of(told, &told->rows[i]);
        g_autofree char *text = measure_number(sum, FALSE);
        longest = MAX(longest, sum);
        number = MAX(number, text_width(text));
    }
    int room = MAX(self->layout.width - self->label - 2 * FIGURE_GAP - number, 1);
    double unit = unit_for(longest, room);
    put_key(self);
    say_unit(self, unit);
    if (self->lines->len > 0)
        g_ptr_array_add(self->lines, g_strdup(""));
    self->n_heads = self->lines->len;
    for (gsize i = 0; i < told->n; i++) {
        g_autofree char *bar = bar_of(self, &told->rows[i], unit, room);
        text_figure_put(self, told->rows[i].label, bar);
    }
}
