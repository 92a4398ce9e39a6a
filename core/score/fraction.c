/* fraction.c owns exact arithmetic on fractions of any size.
 * It must not know what they count, nor how they are shown. */
#include "core/score/fraction.h"

#include "db/row.h"

/* numerator and denominator: guint32 limbs, the lowest first, the highest not 0; none is zero. */
struct fraction {
    gboolean is_negative; /* never of zero */
    GArray *numerator, *denominator;
};

#define LIMB(big, i) g_array_index(big, guint32, i)

static GArray *big_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(guint32));
}

static GArray *big_of(guint64 value)
{
    GArray *big = big_new();
    for (; value > 0; value >>= 32) {
        guint32 limb = (guint32)value;
        g_array_append_val(big, limb);
    }
    return big;
}

static GArray *big_copy(const GArray *big)
{
    GArray *copy = big_new();
    g_array_append_vals(copy, big->data, big->len);
    return copy;
}

static void big_trim(GArray *big)
{
    while (big->len > 0 && LIMB(big, big->len - 1) == 0)
        g_array_set_size(big, big->len - 1);
}

static int big_compare(const GArray *a, const GArray *b)
{
    if (a->len != b->len)
        return a->len < b->len ? -1 : 1;
    for (guint i = a->len; i-- > 0;)
        if (LIMB(a, i) != LIMB(b, i))
            return LIMB(a, i) < LIMB(b, i) ? -1 : 1;
    return 0;
}

static GArray *big_product(const GArray *a, const GArray *b)
{
    GArray *product = big_new();
    g_array_set_size(product, a->len + b->len);
    for (guint i = 0; i < product->len; i++)
        LIMB(product, i) = 0;
    for (guint i = 0; i < a->len; i++) {
        guint64 carry = 0;
        for (guint j = 0; j < b->len; j++) {
            carry += (guint64)LIMB(a, i) * LIMB(b, j) + LIMB(product, i + j);
            LIMB(product, i + j) = (guint32)carry;
            carry >>= 32;
        }
        LIMB(product, i + b->len) = (guint32)carry;
    }
    big_trim(product);
    return product;
}

static void big_multiply(GArray **big, const GArray *by)
{
    GArray *product = big_product(*big, by);
    g_array_unref(*big);
    *big = product;
}

static void big_multiply_by(GArray **big, guint64 by)
{
    g_autoptr(GArray) factor = big_of(by);
    big_multiply(big, factor);
}

static void big_add(GArray *sum, const GArray *other)
{
    guint64 carry = 0;
    for (guint i = 0; i < other->len || carry > 0; i++) {
        if (i == sum->len) {
            guint32 none = 0;
            g_array_append_val(sum, none);
        }
        carry += (guint64)LIMB(sum, i) + (i < other->len ? LIMB(other, i) : 0);
        LIMB(sum, i) = (guint32)carry;
        carry >>= 32;
    }
}

/* larger is not below other */
static void big_subtract(GArray *larger, const GArray *other)
{
    gint64 borrow = 0;
    for (guint i = 0; i < larger->len; i++) {
        gint64 left = (gint64)LIMB(larger, i) - (i < other->len ? LIMB(other, i) : 0) - borrow;
        borrow = left < 0;
        LIMB(larger, i) = (guint32)(left + (borrow << 32));
    }
    big_trim(larger);
}

static guint64 size_of(gint64 value)
{
    return value < 0 ? (guint64)0 - (guint64)value : (guint64)value;
}

struct fraction *fraction_new(gint64 numerator, gint64 denominator)
{
    g_assert(denominator > 0);
    struct fraction *fraction = g_new0(struct fraction, 1);
    fraction->is_negative = numerator < 0;
    fraction->numerator = big_of(size_of(numerator));
    fraction->denominator = big_of((guint64)denominator);
    return fraction;
}

struct fraction *fraction_copy(const struct fraction *fraction)
{
    struct fraction *copy = g_new0(struct fraction, 1);
    copy->is_negative = fraction->is_negative;
    copy->numerator = big_copy(fraction->numerator);
    copy->denominator = big_copy(fraction->denominator);
    return copy;
}

void fraction_free(struct fraction *fraction)
{
    if (fraction == NULL)
        return;
    g_array_unref(fraction->numerator);
    g_array_unref(fraction->denominator);
    g_free(fraction);
}

static void add_signed(struct fraction *fraction, GArray *other, gboolean is_negative)
{
    if (fraction->is_negative == is_negative) {
        big_add(fraction->numerator, other);
    } else if (big_compare(fraction->numerator, other) >= 0) {
        big_subtract(fraction->numerator, other);
    } else {
        big_subtract(other, fraction->numerator);
        g_array_set_size(fraction->numerator, 0);
        big_add(fraction->numerator, other);
        fraction->is_negative = is_negative;
    }
    if (fraction->numerator->len == 0)
        fraction->is_negative = FALSE;
}

static void add(struct fraction *fraction, const struct fraction *other, gboolean is_negative)
{
    g_autoptr(GArray) part = big_product(other->numerator, fraction->denominator);
    big_multiply(&fraction->numerator, other->denominator);
    big_multiply(&fraction->denominator, other->denominator);
    add_signed(fraction, part, is_negative);
}

void fraction_add(struct fraction *fraction, gint64 numerator, gint64 denominator)
{
    owned(fraction) other = fraction_new(numerator, denominator);
    add(fraction, other, other->is_negative);
}

void fraction_scale(struct fraction *fraction, gint64 numerator, gint64 denominator)
{
    g_assert(denominator > 0);
    big_multiply_by(&fraction->numerator, size_of(numerator));
    big_multiply_by(&fraction->denominator, (guint64)denominator);
    fraction->is_negative =
        fraction->numerator->len > 0 && fraction->is_negative != (numerator < 0);
}

struct fraction *fraction_difference(const struct fraction *a, const struct fraction *b)
{
    struct fraction *difference = fraction_copy(a);
    add(difference, b, b->numerator->len > 0 && !b->is_negative);
    return difference;
}

int fraction_compare(const struct fraction *a, const struct fraction *b)
{
    if (a->is_negative != b->is_negative)
        return a->is_negative ? -1 : 1;
    g_autoptr(GArray) one = big_product(a->numerator, b->denominator);
    g_autoptr(GArray) other = big_product(b->numerator, a->denominator);
    int order = big_compare(one, other);
    return a->is_negative ? -order : order;
}

/* The largest whole number of times that `part` goes into `whole`, bit by bit. */
static guint64 big_quotient(const GArray *whole, const GArray *part)
{
    guint64 quotient = 0;
    for (guint bit = 63; bit-- > 0;) {
        guint64 tried = quotient | (guint64)1 << bit;
        g_autoptr(GArray) product = big_copy(part);
        big_multiply_by(&product, tried);
        if (big_compare(product, whole) <= 0)
            quotient = tried;
    }
    return quotient;
}

gint64 fraction_round(const struct fraction *fraction, int decimals)
{
    g_assert(decimals >= 0 && decimals <= FRACTION_DECIMALS);
    guint64 unit = 2;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    /* floor(|n/d| × unit + 1/2) is (2 × unit × |n| + d) / 2d */
    g_autoptr(GArray) whole = big_copy(fraction->numerator);
    g_autoptr(GArray) part = big_copy(fraction->denominator);
    big_multiply_by(&whole, unit);
    big_add(whole, fraction->denominator);
    big_multiply_by(&part, 2);
    gint64 rounded = (gint64)big_quotient(whole, part);
    return fraction->is_negative ? -rounded : rounded;
}
