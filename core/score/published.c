/* published.c owns figures that others printed beside scores: how they are read and compared.
 * It must not know files, nor who the figure is of. */
#include "core/score/published.h"

#include "core/scheme/words.h"
#include "core/score/score_text.h"
#include "db/fold.h"

#include <stdlib.h>
#include <string.h>

enum { DECIMALS = 9, DIGITS = 15, EXPONENT = 40 };

static const char *const scales[] = {
    [PUBLISHED_ANY] = "",
    [PUBLISHED_MEAN] = "mean",
    [PUBLISHED_PERCENT] = "percent",
    [PUBLISHED_SHARE] = "share",
};

static gint64 power(int exponent)
{
    gint64 value = 1;
    for (int i = 0; i < exponent; i++)
        value *= 10;
    return value;
}

/* In ASCII, without spaces: "−0,38 %" is "-0.38%". */
static char *plain_of(const char *text)
{
    GString *plain = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFEE0; /* full-width forms */
        if (c == 0x2212 || (c >= 0x2010 && c <= 0x2014))
            c = '-';
        if (!g_unichar_isspace(c) && g_unichar_type(c) != G_UNICODE_FORMAT)
            g_string_append_unichar(plain, c == ',' ? '.' : g_unichar_tolower(c));
    }
    return g_string_free(plain, FALSE);
}

/* Brings the figure to no more decimals than count, rounding half away from zero. */
static void cut(struct published *figure)
{
    for (; figure->decimals > DECIMALS; figure->decimals--) {
        gboolean is_last = figure->decimals == DECIMALS + 1;
        gint64 half = is_last ? (figure->digits < 0 ? -5 : 5) : 0;
        figure->digits = (figure->digits + half) / 10;
        figure->is_cut = TRUE;
    }
    for (; figure->decimals < 0; figure->decimals++)
        figure->digits *= 10;
}

/* Digits with one point at most; what is beyond DIGITS of them says nothing any more. */
static gboolean read_digits(const char **p, struct published *figure)
{
    int n = 0;
    gboolean has_point = FALSE, has_digit = FALSE;
    for (; g_ascii_isdigit(**p) || (**p == '.' && !has_point); (*p)++) {
        if (**p == '.') {
            has_point = TRUE;
            continue;
        }
        has_digit = TRUE;
        if (n >= DIGITS && !has_point)
            return FALSE;
        if (n >= DIGITS) {
            figure->is_cut = TRUE;
            continue;
        }
        figure->digits = figure->digits * 10 + (**p - '0');
        figure->decimals += has_point;
        n += figure->digits != 0;
    }
    return has_digit;
}

/* "e-17", as programs write what is all but 0. */
static gboolean read_exponent(const char **p, struct published *figure)
{
    if (**p != 'e')
        return TRUE;
    char *end = NULL;
    gint64 exponent = g_ascii_strtoll(*p + 1, &end, 10);
    if (end == *p + 1 || exponent > 2 || exponent < -EXPONENT)
        return FALSE;
    figure->decimals -= (int)exponent;
    *p = end;
    return TRUE;
}

/* "(75%)" behind a mean: the same once more. Words there are no figure. */
static gboolean is_remark(const char *text)
{
    gsize n = *text == '(' ? strspn(text + 1, "0123456789.+-%") : 0;
    return n > 0 && strcmp(text + 1 + n, ")") == 0;
}

static gboolean read_end(const char *p, struct published *figure)
{
    static const char *const signs[] = {"%", "percent", "prozent", "p.c.", "pct"};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(p, signs[i])) {
            figure->scale = PUBLISHED_PERCENT;
            p += strlen(signs[i]);
            break;
        }
    return *p == '\0' || is_remark(p);
}

static gboolean is_no_figure(const char *text, const char *plain)
{
    const struct score_text read = score_text_read(text);
    return read.kind == SCORE_TEXT_BLANK || strcmp(read.score, "na") == 0 ||
           plain[strspn(plain, "-.")] == '\0';
}

enum published_kind published_read(const char *text, struct published *figure)
{
    g_autofree char *plain = plain_of(text);
    const char *p = plain;
    *figure = (struct published){.scale = PUBLISHED_ANY};
    if (is_no_figure(text, plain))
        return PUBLISHED_NONE;
    gboolean is_minus = *p == '-';
    p += is_minus || *p == '+';
    if (!read_digits(&p, figure) || !read_exponent(&p, figure) || !read_end(p, figure))
        return PUBLISHED_ODD;
    if (is_minus)
        figure->digits = -figure->digits;
    cut(figure);
    return PUBLISHED_NUMBER;
}

/* "mean, 2 decimals" */
static enum published_scale read_as(const char *as, int *decimals)
{
    for (gsize i = PUBLISHED_MEAN; i < G_N_ELEMENTS(scales); i++) {
        gsize n = strlen(scales[i]);
        if (strncmp(as, scales[i], n) != 0 || (as[n] != '\0' && as[n] != ','))
            continue;
        *decimals = as[n] == ',' ? CLAMP(atoi(as + n + 1), 0, DECIMALS) : 0;
        return (enum published_scale)i;
    }
    return PUBLISHED_ANY;
}

static gboolean is_within(const struct published *figure, gint64 least, gint64 most)
{
    gint64 unit = power(figure->decimals);
    return figure->digits >= least * unit && figure->digits <= most * unit;
}

static gboolean fits(const struct published *figure)
{
    switch (figure->scale) {
    case PUBLISHED_MEAN:
        return is_within(figure, -1, 1);
    case PUBLISHED_PERCENT:
        return is_within(figure, 0, 100);
    case PUBLISHED_SHARE:
        return is_within(figure, 0, 1);
    default:
        return FALSE;
    }
}

gboolean published_settle(struct published *figure, const char *as)
{
    int decimals = 0;
    enum published_scale said = read_as(as, &decimals);
    if (figure->scale == PUBLISHED_ANY)
        figure->scale = said != PUBLISHED_ANY      ? said
                        : is_within(figure, -1, 1) ? PUBLISHED_MEAN
                                                   : PUBLISHED_PERCENT;
    if (!fits(figure))
        return FALSE;
    for (; figure->scale == said && figure->decimals < decimals; figure->decimals++)
        figure->digits *= 10;
    return TRUE;
}

/* In units of the last decimal, times 2 and the n of it all, so that nothing is rounded. */
gboolean published_follows(const struct published *figure, gint64 sum, gint64 n)
{
    gint64 unit = power(figure->decimals), ours = 0, of = n;
    g_assert(n > 0);
    switch (figure->scale) {
    case PUBLISHED_PERCENT:
        ours = 50 * (sum + n) * unit;
        break;
    case PUBLISHED_SHARE:
        ours = (sum + n) * unit;
        of = 2 * n;
        break;
    default:
        ours = sum * unit;
        break;
    }
    gint64 apart = figure->digits * of - ours;
    return 2 * ABS(apart) <= (figure->is_cut ? 2 * of : of);
}

static const char *scale_words(enum published_scale scale)
{
    switch (scale) {
    case PUBLISHED_PERCENT:
        return _("percent");
    case PUBLISHED_SHARE:
        return _("share of 1");
    default:
        return _("mean");
    }
}

char *published_words(const struct published *figure)
{
    const char *scale = scale_words(figure->scale);
    if (figure->decimals == 0)
        return g_strdup_printf(_("%s, whole"), scale);
    return g_strdup_printf(figure->decimals == 1 ? _("%s, %d decimal") : _("%s, %d decimals"),
                           scale, figure->decimals);
}

void published_column_add(struct published_column *column, const char *text, gint64 sum, gint64 n)
{
    struct published figure;
    if (published_read(text, &figure) != PUBLISHED_NUMBER)
        return;
    if (figure.scale == PUBLISHED_PERCENT) {
        column->signed_percents++;
        column->percent_decimals = MAX(column->percent_decimals, figure.decimals);
        return;
    }
    column->bare++;
    column->decimals = MAX(column->decimals, figure.decimals);
    column->has_negative = column->has_negative || figure.digits < 0;
    column->has_above_one = column->has_above_one || !is_within(&figure, -1, 1);
    figure.scale = PUBLISHED_MEAN;
    column->as_mean += n > 0 && published_follows(&figure, sum, n);
    figure.scale = PUBLISHED_SHARE;
    column->as_share += n > 0 && published_follows(&figure, sum, n);
}

/* Two decimals are as many as are asked of a figure that has fewer than others. */
char *published_column_as(const struct published_column *column)
{
    enum { LEAST = 2 };
    enum published_scale scale = PUBLISHED_MEAN;
    int decimals = MIN(column->decimals, LEAST);
    if (column->bare == 0) {
        scale = PUBLISHED_PERCENT;
        decimals = MIN(column->percent_decimals, LEAST);
    } else if (column->has_above_one) {
        scale = PUBLISHED_PERCENT;
    } else if (!column->has_negative && column->as_share > column->as_mean &&
               2 * column->as_share >= column->bare) {
        scale = PUBLISHED_SHARE;
    }
    if ((column->bare == 0 && column->signed_percents == 0) ||
        (column->has_above_one && column->has_negative))
        return g_strdup("");
    return g_strdup_printf(decimals == 1 ? "%s, %d decimal" : "%s, %d decimals", scales[scale],
                           decimals);
}
