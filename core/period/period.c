/* period.c owns due periods: the one a text means, its EDTF, its days, and their resolution.
 * It must not know the register, the screen or today's date; how times are said is in period_*.c.
 */
#include "core/period/period.h"

#include <string.h>

#include "core/period/day_names.h"
#include "core/period/period_frame.h"

G_DEFINE_QUARK(heldto_period_error, period_error)

static struct period *period_new(const char *text, enum period_kind kind)
{
    struct period *period = g_new0(struct period, 1);

    period->text = g_strdup(text);
    period->edtf = g_strdup("");
    period->first = g_strdup("");
    period->last = g_strdup("");
    period->kind = kind;
    return period;
}

void period_free(struct period *period)
{
    if (period == NULL)
        return;
    g_free(period->text);
    g_free(period->edtf);
    g_free(period->first);
    g_free(period->last);
    g_free(period);
}

const char *period_kind_token(enum period_kind kind)
{
    static const char *const tokens[] = {
        [PERIOD_NONE] = "none",         [PERIOD_DATED] = "dated",
        [PERIOD_RELATIVE] = "relative", [PERIOD_OPEN_ENDED] = "open-ended",
        [PERIOD_STANDING] = "standing",
    };

    g_assert((unsigned)kind < G_N_ELEMENTS(tokens));
    return tokens[kind];
}

/* FALSE, and nothing changed, if EDTF is not valid. Takes EDTF over. */
static gboolean set_days(struct period *period, char *edtf)
{
    char *first, *last;

    if (!edtf_days(edtf, &first, &last)) {
        g_free(edtf);
        return FALSE;
    }
    g_free(period->edtf);
    g_free(period->first);
    g_free(period->last);
    period->edtf = edtf;
    period->first = first;
    period->last = last;
    return TRUE;
}

static char *span_edtf(const struct period_span *span)
{
    g_autofree char *from = span->from_open ? g_strdup("..") : edtf_date_text(&span->from);
    g_autofree char *to = span->to_open ? g_strdup("..") : edtf_date_text(&span->to);

    if (from == NULL || to == NULL)
        return g_strdup("");
    return strcmp(from, to) == 0 ? g_steal_pointer(&from) : g_strconcat(from, "/", to, NULL);
}

static void open_reader(struct period_reader *r, const char *text, const char *reference_day,
                        enum day_order order)
{
    int month, dom;

    *r = (struct period_reader){.text = text, .tokens = day_tokens(text), .order = order};
    r->first_word = r->tokens->len;
    r->hints = g_new0(struct period_hint, r->tokens->len);
    for (gsize i = 0; i < r->tokens->len; i++) {
        const struct day_token *token = day_token_at(r->tokens, i);
        r->hints[i].sets = period_words_begun(token->word);
        if (token->kind == DAY_TOKEN_MARK)
            continue;
        if (token->kind == DAY_TOKEN_WORD)
            r->hints[i].month = day_month_from_name(token->word);
        r->first_word = MIN(r->first_word, i);
        r->words_end = i + 1;
    }
    if (!day_is_valid(reference_day))
        return;
    r->reference = g_strdup(reference_day);
    day_numbers(reference_day, &r->year, &month, &dom);
}

static void close_reader(struct period_reader *r)
{
    g_array_unref(r->tokens);
    g_free(r->hints);
    g_free(r->reference);
    g_free(r->flaw);
}

/* Whether nothing but marks stands outside the tokens [from, to). */
static gboolean is_whole(const struct period_reader *r, gsize from, gsize to)
{
    return from <= r->first_word && to >= r->words_end;
}

/* Days up to the reference day were hardly promised on it; they may tell when the meeting was. */
static gboolean is_past(const struct period_reader *r, const struct period_found *found)
{
    g_autofree char *first = NULL, *last = NULL;

    if (r->reference == NULL || !found->has_span || found->span.to_open ||
        !edtf_date_days(&found->span.to, &first, &last))
        return FALSE;
    return strcmp(last, r->reference) <= 0;
}

/* 0 is best; G_MAXINT is none at all. */
static int rank_of(const struct period_reader *r, const struct period_found *found)
{
    if (found->span.is_void)
        return G_MAXINT;
    if (found->kind != PERIOD_DATED && found->kind != PERIOD_RELATIVE)
        return 2;
    if (!is_past(r, found))
        return 0;
    /* "raised by 2000" said in 2024 is an amount */
    return found->span.is_bare_year && !is_whole(r, found->from, found->to) ? G_MAXINT : 1;
}

/* The next phrase from AT on; FALSE when there is none. */
static gboolean read_next(struct period_reader *r, gsize at, struct period_found *found)
{
    static gboolean (*const readers[])(struct period_reader *, gsize, struct period_found *) = {
        period_read_phrase,
        period_read_duration,
        period_read_meeting,
        period_read_dated,
    };

    for (; at < r->tokens->len; at++)
        for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
            if (readers[i](r, at, found) &&
                (!found->is_alone || is_whole(r, found->from, found->to)))
                return TRUE;
    return FALSE;
}

/* "In December, at the next ministerial": the window stands before the meeting. */
static gboolean is_window_of(const struct period_reader *r, const struct period_found *window,
                             const struct period_found *meeting)
{
    gsize end = window->to + (period_is(r, window->to, ",") ? 1 : 0);

    return window->kind == PERIOD_DATED && !window->span.is_void &&
           meeting->kind == PERIOD_RELATIVE && !meeting->has_span && meeting->from == end;
}

/* The phrase the text means; FALSE when there is none. */
static gboolean choose(struct period_reader *r, struct period_found *chosen)
{
    struct period_found found, before = {0};
    int best = G_MAXINT;

    for (gsize at = 0; read_next(r, at, &found); at = found.to) {
        if (is_window_of(r, &before, &found)) {
            found.span = before.span;
            found.has_span = TRUE;
            found.from = before.from;
            best = G_MAXINT;
        }
        int rank = rank_of(r, &found);
        before = found;
        if (rank >= best)
            continue;
        best = rank;
        *chosen = found;
    }
    return best < G_MAXINT;
}

static struct period *make_period(const char *text, const struct period_found *found)
{
    struct period *period = period_new(text, found->kind);

    if (found->has_span && !set_days(period, span_edtf(&found->span)) &&
        found->kind == PERIOD_DATED) {
        period_free(period);
        return NULL;
    }
    return period;
}

static gboolean has_foreign_digits(const struct period_reader *r)
{
    for (gsize i = 0; i < r->tokens->len; i++)
        if (day_token_at(r->tokens, i)->kind == DAY_TOKEN_FOREIGN_DIGITS)
            return TRUE;
    return FALSE;
}

static struct period *refuse(const struct period_reader *r, GError **error)
{
    if (r->flaw != NULL)
        g_set_error_literal(error, HELDTO_PERIOD_ERROR, PERIOD_ERROR_DAY, r->flaw);
    else if (has_foreign_digits(r))
        g_set_error_literal(error, HELDTO_PERIOD_ERROR, PERIOD_ERROR_DAY,
                            "dates are written with the digits 0 to 9");
    else if (r->lacks_reference)
        g_set_error_literal(error, HELDTO_PERIOD_ERROR, PERIOD_ERROR_REFERENCE,
                            "this is counted from the day it was said: give the meeting first, or "
                            "write the date out, as in 31 December 2025");
    else
        g_set_error_literal(error, HELDTO_PERIOD_ERROR, PERIOD_ERROR_UNKNOWN,
                            "no due date or period is understood here; write for example 22 June "
                            "2021, June 2021, third quarter of 2026, first half of 2025, by the "
                            "end of 2025, within six months, at the next ministerial, as soon as "
                            "possible, every year, none, or EDTF such as 2025-40");
    return NULL;
}

static struct period *read_words(const char *text, const char *reference_day, enum day_order order,
                                 GError **error)
{
    struct period_reader r;
    struct period_found found;
    struct period *period = NULL;

    open_reader(&r, text, reference_day, order);
    if (is_whole(&r, 0, 0) && g_utf8_validate(text, -1, NULL))
        period = period_new(text, PERIOD_NONE); /* blank, or marks alone: "-" */
    else if (choose(&r, &found) && r.flaw == NULL)
        period = make_period(text, &found);
    if (period == NULL)
        period = refuse(&r, error);
    close_reader(&r);
    return period;
}

struct period *period_parse_ordered(const char *text, const char *reference_day,
                                    enum day_order order, GError **error)
{
    g_autofree char *stripped = g_strstrip(g_strdup(text != NULL ? text : ""));
    struct period *period = period_new(stripped, PERIOD_DATED);

    if (set_days(period, g_strdup(stripped)))
        return period;
    period_free(period);
    return read_words(stripped, reference_day, order, error);
}

struct period *period_parse(const char *text, const char *reference_day, GError **error)
{
    return period_parse_ordered(text, reference_day, DAY_ORDER_ASK, error);
}

struct period *period_find(const char *sentence, const char *reference_day, gsize *start,
                           gsize *len)
{
    struct period_reader r;
    struct period_found found;
    struct period *period = NULL;

    open_reader(&r, sentence, reference_day, DAY_ORDER_ASK);
    if (choose(&r, &found) && found.kind != PERIOD_NONE) {
        *start = day_token_at(r.tokens, found.from)->start;
        *len = day_token_at(r.tokens, found.to - 1)->end - *start;
        g_autofree char *words = g_strndup(sentence + *start, *len);
        period = make_period(words, &found);
    }
    close_reader(&r);
    return period;
}

struct period *period_restore(const char *text, const char *edtf)
{
    struct period *period = period_new(text != NULL ? text : "", PERIOD_NONE);
    struct period_reader r;
    struct period_found found;
    gboolean has_days = set_days(period, g_strdup(edtf != NULL ? edtf : ""));

    open_reader(&r, period->text, NULL, DAY_ORDER_ASK);
    if (choose(&r, &found))
        period->kind = found.kind;
    if (has_days && period->kind != PERIOD_RELATIVE)
        period->kind = PERIOD_DATED;
    else if (!has_days && period->kind == PERIOD_DATED)
        period->kind = PERIOD_NONE;
    close_reader(&r);
    return period;
}

static enum period_frame frame_of(const char *text)
{
    struct period_reader r;
    struct period_found found;
    enum period_frame frame = PERIOD_FRAME_AT;

    open_reader(&r, text, NULL, DAY_ORDER_ASK);
    if (choose(&r, &found) && found.kind == PERIOD_RELATIVE)
        frame = found.frame;
    close_reader(&r);
    return frame;
}

gboolean period_resolve(struct period *period, const char *meeting_first, const char *meeting_last)
{
    g_autofree char *until = NULL;
    char *edtf = NULL;

    if (period->kind != PERIOD_RELATIVE || !day_is_valid(meeting_first) ||
        !day_is_valid(meeting_last) || strcmp(meeting_first, meeting_last) > 0)
        return FALSE;
    switch (frame_of(period->text)) {
    case PERIOD_FRAME_AT:
        edtf = edtf_from_days(meeting_first, meeting_last);
        break;
    case PERIOD_FRAME_BY:
        edtf = edtf_from_days("", meeting_last);
        break;
    case PERIOD_FRAME_BEFORE:
        until = day_add(meeting_first, -1);
        edtf = until != NULL ? edtf_from_days("", until) : NULL;
        break;
    }
    return edtf != NULL && set_days(period, edtf);
}
