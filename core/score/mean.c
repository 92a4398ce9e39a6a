/* mean.c owns means of scores: what counts in them, and how they are rounded and written.
 * It must not know where scores come from, nor who was scored. */
#include "core/score/mean.h"

#include "core/score/fraction.h"

#include <string.h>

struct mean {
    struct fraction *value; /* NULL: none */
    struct score_tally tally;
    gint64 n_means;
};

void score_tally_add(struct score_tally *tally, const char *score)
{
    tally->of++;
    if (strcmp(score, "na") == 0)
        tally->n_na++;
    if (*score == '\0' || strcmp(score, "na") == 0)
        return;
    tally->n++;
    tally->sum += strcmp(score, "+1") == 0 ? 1 : strcmp(score, "-1") == 0 ? -1 : 0;
}

void score_tally_merge(struct score_tally *tally, const struct score_tally *other)
{
    tally->sum += other->sum;
    tally->n += other->n;
    tally->n_na += other->n_na;
    tally->of += other->of;
}

struct mean *mean_of(const struct score_tally *cells)
{
    struct mean *mean = g_new0(struct mean, 1);
    mean->tally = *cells;
    mean->n_means = cells->n > 0;
    mean->value = cells->n > 0 ? fraction_new(cells->sum, cells->n) : NULL;
    return mean;
}

/* Those over as many cells are added up first, so that there are few denominators. */
static GHashTable *sums_by_n(const struct score_tally *tallies, gsize n)
{
    GHashTable *sums = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    for (gsize i = 0; i < n; i++) {
        if (tallies[i].n == 0)
            continue;
        struct score_tally *sum = g_hash_table_lookup(sums, &tallies[i].n);
        if (sum == NULL) {
            sum = g_new0(struct score_tally, 1);
            sum->n = tallies[i].n;
            g_hash_table_insert(sums, &sum->n, sum);
        }
        sum->sum += tallies[i].sum;
    }
    return sums;
}

struct mean *mean_of_means(const struct score_tally *tallies, gsize n)
{
    struct mean *mean = g_new0(struct mean, 1);
    for (gsize i = 0; i < n; i++) {
        score_tally_merge(&mean->tally, &tallies[i]);
        mean->n_means += tallies[i].n > 0;
    }
    if (mean->n_means == 0)
        return mean;
    g_autoptr(GHashTable) sums = sums_by_n(tallies, n);
    GHashTableIter iter;
    gpointer sum;
    mean->value = fraction_new(0, 1);
    g_hash_table_iter_init(&iter, sums);
    while (g_hash_table_iter_next(&iter, NULL, &sum))
        fraction_add(mean->value, ((struct score_tally *)sum)->sum, ((struct score_tally *)sum)->n);
    fraction_scale(mean->value, 1, mean->n_means);
    return mean;
}

struct mean *mean_change(const struct mean *later, const struct mean *earlier)
{
    struct mean *change = g_new0(struct mean, 1);
    change->tally = later->tally;
    change->n_means = later->n_means;
    if (later->value != NULL && earlier->value != NULL)
        change->value = fraction_difference(later->value, earlier->value);
    return change;
}

void mean_free(struct mean *mean)
{
    if (mean != NULL)
        fraction_free(mean->value);
    g_free(mean);
}

gboolean mean_is_none(const struct mean *mean)
{
    return mean->value == NULL;
}

const struct score_tally *mean_tally(const struct mean *mean)
{
    return &mean->tally;
}

gint64 mean_n_means(const struct mean *mean)
{
    return mean->n_means;
}

int mean_compare(const struct mean *a, const struct mean *b)
{
    if (a->value == NULL || b->value == NULL)
        return (a->value != NULL) - (b->value != NULL);
    return fraction_compare(a->value, b->value);
}

static gint order_of(gconstpointer a, gconstpointer b)
{
    const struct mean *const *one = a, *const *other = b;
    return mean_compare(*other, *one);
}

void mean_ranks(const struct mean *const *means, gsize n, guint *ranks)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    g_autoptr(GHashTable) rank_of = g_hash_table_new(NULL, NULL);
    for (gsize i = 0; i < n; i++)
        g_ptr_array_add(sorted, (gpointer)means[i]);
    g_ptr_array_sort(sorted, order_of);
    guint rank = 0;
    for (guint i = 0; i < sorted->len; i++) {
        if (i == 0 || mean_compare(sorted->pdata[i], sorted->pdata[i - 1]) != 0)
            rank = i + 1;
        g_hash_table_insert(rank_of, sorted->pdata[i], GUINT_TO_POINTER(rank));
    }
    for (gsize i = 0; i < n; i++)
        ranks[i] =
            mean_is_none(means[i]) ? 0 : GPOINTER_TO_UINT(g_hash_table_lookup(rank_of, means[i]));
}

/* units: the value times 10^decimals. */
static char *write_number(gint64 units, int decimals, const char *plus, const char *minus)
{
    const char *sign = units < 0 ? minus : units > 0 ? plus : "";
    gint64 scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    gint64 size = units < 0 ? -units : units;
    if (decimals == 0)
        return g_strdup_printf("%s%" G_GINT64_FORMAT, sign, size);
    return g_strdup_printf("%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, sign, size / scale,
                           decimals, size % scale);
}

static const char *minus_of(gboolean is_ascii)
{
    return is_ascii ? "-" : "−";
}

static char *none_text(const struct mean *mean, gboolean is_ascii)
{
    const struct score_tally *tally = &mean->tally;
    const char *dash = is_ascii ? "-" : "–";
    if (mean->n_means > 0) /* a change from what was none */
        return g_strdup(dash);
    if (tally->n_na == 0)
        return g_strdup_printf("%s (%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " assessed)", dash,
                               tally->n, tally->of);
    return g_strdup_printf("%s (%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                           " assessed, %" G_GINT64_FORMAT " not applicable)",
                           dash, tally->n, tally->of, tally->n_na);
}

static gint64 percent_units(const struct mean *mean, int decimals)
{
    owned(fraction) percent = fraction_copy(mean->value);
    fraction_add(percent, 1, 1);
    fraction_scale(percent, 50, 1);
    return fraction_round(percent, decimals);
}

char *mean_text(const struct mean *mean, int decimals, gboolean is_ascii)
{
    if (mean->value == NULL)
        return none_text(mean, is_ascii);
    return write_number(fraction_round(mean->value, decimals), decimals, "+", minus_of(is_ascii));
}

char *mean_percent_text(const struct mean *mean, int decimals, gboolean is_ascii)
{
    if (mean->value == NULL)
        return none_text(mean, is_ascii);
    g_autofree char *number = mean_percent_number(mean, decimals);
    return g_strconcat(number, " %", NULL);
}

char *mean_points_text(const struct mean *change, int decimals, gboolean is_ascii)
{
    if (change->value == NULL)
        return g_strdup(is_ascii ? "-" : "–");
    owned(fraction) points = fraction_copy(change->value);
    fraction_scale(points, 50, 1);
    return write_number(fraction_round(points, decimals), decimals, "+", minus_of(is_ascii));
}

char *mean_number(const struct mean *mean, int decimals)
{
    if (mean->value == NULL)
        return g_strdup("");
    return write_number(fraction_round(mean->value, decimals), decimals, "", "-");
}

char *mean_percent_number(const struct mean *mean, int decimals)
{
    if (mean->value == NULL)
        return g_strdup("");
    return write_number(percent_units(mean, decimals), decimals, "", "-");
}

char *mean_ratio_number(gint64 numerator, gint64 denominator, int decimals)
{
    owned(fraction) ratio = fraction_new(numerator, denominator);
    return write_number(fraction_round(ratio, decimals), decimals, "", "-");
}
