/* measure.c owns shares and lengths of time: when a percentage may be told, medians.
 * It must not know what is counted or how it is printed. */
#include "core/report/measure.h"

#include "core/period/day.h"

#include <math.h>

char *measure_percent(gint64 part, gint64 whole)
{
    if (whole < MEASURE_LEAST)
        return g_strdup("");
    return g_strdup_printf("%" G_GINT64_FORMAT, (part * 200 + whole) / (whole * 2));
}

/* The little that is added stands for what a double cannot hold of 0.285. */
static double two_digits(double value)
{
    return round(value * 100 + copysign(1e-7, value)) / 100;
}

char *measure_number(double value, gboolean is_signed)
{
    if (!isfinite(value))
        return g_strdup("–");
    double rounded = two_digits(value);
    const char *sign = rounded < 0 ? "−" : is_signed && rounded > 0 ? "+" : "";
    gboolean is_whole = !is_signed && floor(rounded) == rounded;
    char number[G_ASCII_DTOSTR_BUF_SIZE * 2];
    g_ascii_formatd(number, sizeof number, is_whole ? "%.0f" : "%.2f", fabs(rounded));
    return g_strconcat(sign, number, NULL);
}

void measure_init(struct measure_days *self)
{
    self->days = g_array_new(FALSE, FALSE, sizeof(int));
}

void measure_clear(struct measure_days *self)
{
    g_clear_pointer(&self->days, g_array_unref);
}

gboolean measure_add(struct measure_days *self, const char *from, const char *to)
{
    if (!day_is_valid(from) || !day_is_valid(to))
        return FALSE;
    int days = day_diff(from, to);
    if (days < 0)
        return FALSE;
    g_array_append_val(self->days, days);
    return TRUE;
}

guint measure_n(const struct measure_days *self)
{
    return self->days->len;
}

static int by_length(gconstpointer a, gconstpointer b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static int at(const struct measure_days *self, guint i)
{
    return g_array_index(self->days, int, i);
}

char *measure_median(struct measure_days *self)
{
    guint n = self->days->len;
    if (n == 0)
        return g_strdup("");
    g_array_sort(self->days, by_length);
    if (n % 2 == 1)
        return g_strdup_printf("%d", at(self, n / 2));
    int twice = at(self, n / 2 - 1) + at(self, n / 2);
    return g_strdup_printf(twice % 2 == 0 ? "%d" : "%d.5", twice / 2);
}

char *measure_longest(struct measure_days *self)
{
    guint n = self->days->len;
    if (n == 0)
        return g_strdup("");
    g_array_sort(self->days, by_length);
    return g_strdup_printf("%d", at(self, n - 1));
}
