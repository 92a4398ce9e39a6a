/* period_meeting.c owns periods that wait for a meeting: at the next ministerial in December.
 * It must not know meetings that were entered, or whose meeting it is. */
#include "core/period/period_frame.h"

#include <string.h>

/* Tokens looked through between "next" and the meeting, and behind it for a window. */
#define GAP_TOKENS    8
#define WINDOW_TOKENS 10

static gboolean is_gap(const struct period_reader *r, gsize at)
{
    const struct day_token *token = day_token_at(r->tokens, at);

    if (token == NULL || period_match(r, at, PERIOD_SET_MEETING_GAP, NULL) > at)
        return FALSE;
    /* full stops of initials alone: "the next EU-U.S. ministerial" */
    if (period_is(r, at, "."))
        return strlen(day_token_at(r->tokens, at - 1)->word) == 1;
    return token->kind != DAY_TOKEN_MARK || strchr("-',&/", token->word[0]) != NULL;
}

/* "the next ministerial", "our forthcoming EU-U.S. meeting", "la prochaine réunion". */
static gsize read_next_meeting(const struct period_reader *r, gsize at)
{
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    gsize next = period_match(r, from, PERIOD_SET_NEXT, NULL);

    if (next == from)
        return at;
    for (gsize i = next; i <= next + GAP_TOKENS; i++) {
        gsize end = period_match(r, i, PERIOD_SET_MEETING, NULL);
        if (end > i)
            return end;
        if (!is_gap(r, i))
            return at;
    }
    return at;
}

static gsize read_preposition(const struct period_reader *r, gsize at, enum period_frame *frame)
{
    static const struct {
        enum period_set set;
        enum period_frame frame;
    } rows[] = {
        {PERIOD_SET_BY, PERIOD_FRAME_BY},
        {PERIOD_SET_BEFORE, PERIOD_FRAME_BEFORE},
        {PERIOD_SET_MEETING_AT, PERIOD_FRAME_AT},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        gsize end = period_match(r, at, rows[i].set, NULL);
        if (end == at)
            continue;
        *frame = rows[i].frame;
        return end;
    }
    return at;
}

/* What ends the search for a window: the sentence, or another clause. */
static gboolean ends_clause(const struct period_reader *r, gsize at)
{
    static const char *const words[] = {"which", "that", "to", "will", "or", ";", ":", "(", "!"};
    const struct day_token *token = day_token_at(r->tokens, at);
    const struct day_token *after = day_token_at(r->tokens, at + 1);

    if (token == NULL)
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(token->word, words[i]) == 0)
            return TRUE;
    /* "Justice and Home Affairs" goes on, "and complete the work" does not */
    if (period_is(r, at, "and"))
        return after == NULL || !after->is_upper;
    return period_is(r, at, ".") && strlen(day_token_at(r->tokens, at - 1)->word) > 1;
}

/* "the December ministerial", "the 2026 summit": a meeting told by its month or year. */
static gsize read_dated_meeting(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    gsize month = from > at ? period_read_named(r, from, span) : at;

    if (month <= from || span->is_void || span->from.part > 12 || span->from.day != 0 ||
        span->from_open)
        return at;
    for (gsize i = month; i <= month + GAP_TOKENS / 2; i++) {
        gsize end = period_match(r, i, PERIOD_SET_MEETING, NULL);
        if (end > i)
            return end;
        if (!is_gap(r, i) || period_match(r, i, PERIOD_SET_THE, NULL) > i)
            return at;
    }
    return at;
}

/* The window named behind the meeting: "in Washington in December". */
static void read_window(struct period_reader *r, struct period_found *found)
{
    struct period_found window;

    for (gsize i = found->to; i < found->to + WINDOW_TOKENS && !ends_clause(r, i); i++) {
        if (!period_read_dated(r, i, &window) || window.is_alone)
            continue;
        found->to = window.to;
        found->span = window.span;
        found->has_span = TRUE;
        return;
    }
}

/* "by" or "before" the meeting: the window gives its end alone. */
static void fit_window(struct period_found *found)
{
    if (!found->has_span || found->span.is_void || found->frame == PERIOD_FRAME_AT)
        return;
    found->span.to = found->span.deadline;
    found->span.from_open = TRUE;
    found->span.to_open = FALSE;
}

/* Preposition and meeting, or a whole phrase; gives its end and, told by its month, its window. */
static gsize read_phrase(struct period_reader *r, gsize at, struct period_found *found)
{
    gsize from = read_preposition(r, at, &found->frame);
    gsize end = read_next_meeting(r, from);

    found->is_alone = from == at;
    if (end > from)
        return end;
    end = from > at ? read_dated_meeting(r, from, &found->span) : from;
    found->has_span = end > from;
    if (end > from)
        return end;
    found->frame = PERIOD_FRAME_AT;
    found->is_alone = FALSE;
    return period_match(r, at, PERIOD_SET_NEXT_MEETING, NULL);
}

gboolean period_read_meeting(struct period_reader *r, gsize at, struct period_found *found)
{
    *found = (struct period_found){.from = at, .kind = PERIOD_RELATIVE};
    found->to = read_phrase(r, at, found);
    if (found->to == at)
        return FALSE;
    if (!found->has_span)
        read_window(r, found);
    fit_window(found);
    return TRUE;
}
