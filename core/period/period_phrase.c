/* period_phrase.c owns phrases without a date, and durations counted from the reference day.
 * It must not know dates by name, or which phrase of a text is meant. */
#include "core/period/period_frame.h"

/* How far "as soon as …" is looked through for what ends it. */
#define CONDITION_TOKENS 6

static gboolean take_kind(struct period_found *found, gsize from, gsize to, enum period_kind kind)
{
    *found = (struct period_found){.from = from, .to = to, .kind = kind};
    return TRUE;
}

/* "As soon as possible", "as quickly as a secure setting allows"; not "as early as 2025". */
static gboolean read_as_soon_as(struct period_reader *r, gsize at, struct period_found *found)
{
    gsize adverb = period_match(r, at + 1, PERIOD_SET_ADVERB, NULL);
    struct period_span span;
    gsize end = adverb + 1;

    if (!period_is(r, at, "as") || adverb == at + 1 || !period_is(r, adverb, "as") ||
        period_read_named(r, end, &span) > end)
        return FALSE;
    for (gsize i = end; i < end + CONDITION_TOKENS; i++) {
        gsize possible = period_match(r, i, PERIOD_SET_POSSIBLE, NULL);
        if (possible > i)
            return take_kind(found, at, possible, PERIOD_OPEN_ENDED);
    }
    return take_kind(found, at, end, PERIOD_OPEN_ENDED);
}

static gboolean read_set(struct period_reader *r, gsize at, struct period_found *found)
{
    static const struct {
        enum period_set set;
        enum period_kind kind;
        gboolean is_alone;
    } rows[] = {
        {PERIOD_SET_UNDATED, PERIOD_OPEN_ENDED, FALSE},
        {PERIOD_SET_STANDING, PERIOD_STANDING, FALSE},
        {PERIOD_SET_STANDING_ALONE, PERIOD_STANDING, TRUE},
        {PERIOD_SET_UNDATED_ALONE, PERIOD_OPEN_ENDED, TRUE},
        {PERIOD_SET_NONE_ALONE, PERIOD_NONE, TRUE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        gsize end = period_match(r, at, rows[i].set, NULL);
        if (end == at)
            continue;
        (void)take_kind(found, at, end, rows[i].kind);
        found->is_alone = rows[i].is_alone;
        return TRUE;
    }
    return FALSE;
}

gboolean period_read_phrase(struct period_reader *r, gsize at, struct period_found *found)
{
    return read_as_soon_as(r, at, found) || read_set(r, at, found);
}

/* "six", "six (6)", "six to twelve": the larger number. */
static gsize read_counts(const struct period_reader *r, gsize at, int *n)
{
    gsize end = period_read_count(r, at, n);
    gsize second, joined;
    int larger;

    if (end == at)
        return at;
    if (period_is(r, end, "(") && day_token_is_number(r->tokens, end + 1, 0) &&
        period_is(r, end + 2, ")"))
        end += 3;
    joined = period_match(r, end, PERIOD_SET_TO, NULL);
    if (joined == end)
        joined = period_match(r, end, PERIOD_SET_AND, NULL);
    second = joined > end ? period_read_count(r, joined, &larger) : joined;
    if (second == joined || larger <= *n)
        return end;
    *n = larger;
    return second;
}

/* Half a year more is six months; half of anything less is rounded up, never down. */
static void add_half(int *n, int *unit)
{
    if (*unit == -12) {
        *n = *n * 12 + 6;
        *unit = -1;
    } else {
        *n += 1;
    }
}

/* "six months", "six-month period"; after "the next", a single unit needs no number. */
static gsize read_whole_amount(const struct period_reader *r, gsize at, gboolean one_may_miss,
                               int *n, int *unit)
{
    gsize counted = read_counts(r, at, n);
    gsize noun = counted, end;

    if (counted == at) {
        *n = 1;
        return one_may_miss ? period_match(r, at, PERIOD_SET_ONE_UNIT, unit) : at;
    }
    noun = period_match(r, noun, PERIOD_SET_AND_HALF, NULL);
    if (period_is_joint(r, noun, "-"))
        noun++;
    noun = period_match(r, noun, PERIOD_SET_NEXT, NULL);
    end = period_match(r, noun, PERIOD_SET_UNIT, unit);
    if (end == noun)
        return at;
    end = period_match(r, end, PERIOD_SET_NEXT, NULL);
    if (period_match(r, counted, PERIOD_SET_AND_HALF, NULL) > counted)
        add_half(n, unit);
    return period_is(r, end, "period") ? end + 1 : end;
}

/* The same, with "and a half" behind it. */
static gsize read_amount(const struct period_reader *r, gsize at, gboolean one_may_miss, int *n,
                         int *unit)
{
    gsize end = read_whole_amount(r, at, one_may_miss, n, unit);
    gsize half = end > at ? period_match(r, end, PERIOD_SET_AND_HALF, NULL) : end;

    if (half > end)
        add_half(n, unit);
    return half;
}

static gboolean take_duration(struct period_reader *r, gsize at, gsize end, int n, int unit,
                              struct period_found *found)
{
    g_autofree char *last = NULL;
    struct period_span span = {0};

    if (!period_has_reference(r))
        return FALSE;
    last = unit > 0 ? day_add(r->reference, n * unit) : day_add_months(r->reference, n * -unit);
    if (last == NULL)
        return FALSE;
    span.from = period_day_date(r->reference);
    span.to = span.deadline = period_day_date(last);
    *found = (struct period_found){
        .from = at, .to = end, .kind = PERIOD_DATED, .span = span, .has_span = TRUE};
    return TRUE;
}

/* "A year from now", without a preposition before it. */
static gboolean read_amount_from_now(struct period_reader *r, gsize at, struct period_found *found)
{
    int n, unit;
    gsize end = read_amount(r, at, FALSE, &n, &unit);
    gsize now = period_match(r, end, PERIOD_SET_FROM_NOW, NULL);

    return end > at && now > end && take_duration(r, at, now, n, unit, found);
}

gboolean period_read_duration(struct period_reader *r, gsize at, struct period_found *found)
{
    int within, n, unit;
    gsize from = period_match(r, at, PERIOD_SET_WITHIN, &within);
    gsize end, now;

    if (from == at)
        return read_amount_from_now(r, at, found);
    end = read_amount(r, from, within == PERIOD_WITHIN_NEXT, &n, &unit);
    if (end == from)
        return FALSE;
    if (period_is_possessive(r, end))
        return FALSE;
    now = period_match(r, end, PERIOD_SET_FROM_NOW, NULL);
    if (now > end)
        return take_duration(r, at, now, n, unit, found);
    /* "in three years of war" says nothing; "within six months of adoption", not when it ends */
    if (period_match(r, end, PERIOD_SET_FROM_EVENT, NULL) > end)
        return within != PERIOD_WITHIN_IN && take_kind(found, at, end, PERIOD_OPEN_ENDED);
    return take_duration(r, at, end, n, unit, found);
}
