/* clause_subject.c owns who the subject of a verb is.
 * It must not know which verbs promise. */
#include "core/cue/clause.h"

#include <string.h>

enum { LONGEST_SUBJECT = 90 };

gboolean clause_is_body(enum clause_who who)
{
    return who == WHO_WE || who == WHO_PARTY || who == WHO_NAMED;
}

/* A noun or adjective that only looks like a verb: the United States, an agreed text. */
static gboolean is_name(const struct lexemes *lexemes, guint i)
{
    return i > 0 && lexeme_has(lexemes, i, LEXEME_CAPITAL) && !lexeme_has(lexemes, i, LEXEME_UPPER);
}

gboolean clause_is_verb(const struct lexemes *lexemes, guint i)
{
    if (i >= lexemes->list->len || is_name(lexemes, i))
        return FALSE;
    const struct cue_word *is = lexeme_at(lexemes, i)->is;
    if ((is->sets & (CUE_BIT(SET_AUXILIARY) | CUE_BIT(SET_UNDOING))) != 0 ||
        lexeme_is(lexemes, i, "will") || lexeme_is(lexemes, i, "shall") ||
        lexeme_is(lexemes, i, "would"))
        return TRUE;
    if (is->verb < 0 || (is->forms & (FORM_BASE | FORM_S | FORM_PAST)) == 0)
        return FALSE;
    gboolean after_to = i > 0 && lexeme_is(lexemes, i - 1, "to");
    gboolean after_noun_sign =
        i > 0 &&
        (lexeme_in(lexemes, i - 1, SET_DETERMINER) || lexeme_in(lexemes, i - 1, SET_PREPOSITION)) &&
        !lexeme_in(lexemes, i - 1, SET_WE);
    if (after_to || after_noun_sign)
        return FALSE;
    if ((is->sets & CUE_BIT(SET_ALSO_NOUN)) != 0 && (is->forms & FORM_PAST) == 0)
        return i > 0 && lexeme_in(lexemes, i - 1, SET_WE);
    return (is->sets & CUE_BIT(SET_NARRATION)) != 0 || (is->forms & FORM_BASE) != 0 ||
           (is->forms & FORM_S) != 0;
}

static gboolean begins_name(const struct lexemes *lexemes, guint i)
{
    if (lexeme_in(lexemes, i, SET_CONJUNCTION))
        i++;
    if (lexeme_in(lexemes, i, SET_DETERMINER) && !lexeme_in(lexemes, i, SET_WE))
        i++;
    return lexeme_has(lexemes, i, LEXEME_CAPITAL);
}

/* Whether the comma before word i parts names of one list: "the US, Mexico, and Canada". */
static gboolean is_list_comma(const struct lexemes *lexemes, guint i)
{
    return i > 0 && begins_name(lexemes, i) && lexeme_has(lexemes, i - 1, LEXEME_CAPITAL) &&
           !lexeme_in(lexemes, i, SET_WE);
}

/* Where a subject cannot reach back across: the word belongs to another clause. */
static gboolean stops_subject(const struct lexemes *lexemes, guint i)
{
    return lexeme_in(lexemes, i, SET_SUBORDINATOR) || lexeme_in(lexemes, i, SET_RELATIVE) ||
           lexeme_is(lexemes, i, "that") || clause_is_verb(lexemes, i);
}

/* "In this context the EU": the last word in [from, end) that can begin a subject. */
static guint after_opening(const struct lexemes *lexemes, guint from, guint end)
{
    for (guint i = end - 1; i > from; i--) {
        if (lexeme_in(lexemes, i, SET_WE))
            return i;
        gboolean after_sign = lexeme_in(lexemes, i - 1, SET_PREPOSITION) ||
                              lexeme_in(lexemes, i - 1, SET_CONJUNCTION);
        if (after_sign)
            continue;
        if (lexeme_in(lexemes, i, SET_DETERMINER))
            return i;
        if (lexeme_has(lexemes, i, LEXEME_CAPITAL) && !lexeme_has(lexemes, i - 1, LEXEME_CAPITAL) &&
            !lexeme_in(lexemes, i - 1, SET_DETERMINER))
            return i;
    }
    for (guint i = end - 1; i > from; i--)
        if (lexeme_in(lexemes, i, SET_PARTY))
            return i;
    return from;
}

/* "last December the two sides": an article in the middle begins the subject. */
static guint after_day(const struct lexemes *lexemes, guint from, guint end)
{
    for (guint i = end; i > from + 1; i--)
        if (lexeme_in(lexemes, i - 1, SET_DETERMINER) &&
            !lexeme_has(lexemes, i - 1, LEXEME_COMMA) &&
            !lexeme_in(lexemes, i - 2, SET_PREPOSITION) &&
            !lexeme_in(lexemes, i - 2, SET_CONJUNCTION) &&
            !lexeme_in(lexemes, i - 2, SET_DETERMINER) && !lexeme_in(lexemes, i - 2, SET_WE))
            return i - 1;
    return from;
}

guint clause_subject_before(const struct lexemes *lexemes, guint end)
{
    if (end == 0)
        return 0;
    if (lexeme_in(lexemes, end - 1, SET_WE) && !lexeme_is(lexemes, end - 1, "all"))
        return end - 1;
    guint from = end;
    while (from > 0 && end - from < LONGEST_SUBJECT) {
        guint i = from - 1;
        if (stops_subject(lexemes, i))
            break;
        from = i;
        if (lexeme_has(lexemes, i, LEXEME_BREAK) ||
            (lexeme_has(lexemes, i, LEXEME_COMMA) && !is_list_comma(lexemes, i)))
            break;
    }
    while (from < end &&
           (lexeme_in(lexemes, from, SET_CONJUNCTION) || lexeme_in(lexemes, from, SET_ADVERB)) &&
           !lexeme_in(lexemes, from, SET_WE) && from + 1 < end)
        from++;
    if (from < end &&
        (lexeme_in(lexemes, from, SET_OPENING) || lexeme_in(lexemes, from, SET_PREPOSITION)))
        from = after_opening(lexemes, from, end);
    return after_day(lexemes, from, end);
}

/* Who one noun phrase is, by its head: the last word before a preposition. */
static enum clause_who who_is(const struct lexemes *lexemes, guint from, guint to)
{
    guint end = from;
    while (end < to && (end == from || (!lexeme_in(lexemes, end, SET_PREPOSITION) &&
                                        !lexeme_has(lexemes, end, LEXEME_COMMA))))
        end++;
    if (end == from)
        return WHO_UNKNOWN;
    guint head = end - 1;
    while (head > from && lexeme_in(lexemes, head, SET_ADVERB))
        head--;
    if (lexeme_is(lexemes, head, "it"))
        return WHO_IT;
    if (lexeme_in(lexemes, head, SET_WE) || lexeme_in(lexemes, from, SET_WE))
        return lexeme_in(lexemes, head, SET_OUTSIDE)   ? WHO_OUTSIDE
               : lexeme_in(lexemes, head, SET_THING)   ? WHO_THING
               : lexeme_in(lexemes, head, SET_WORK)    ? WHO_WORK
               : lexeme_in(lexemes, head, SET_MEETING) ? WHO_MEETING
                                                       : WHO_WE;
    if (lexeme_in(lexemes, head, SET_MEETING))
        return WHO_MEETING;
    if (lexeme_in(lexemes, head, SET_PROMISED))
        return WHO_PROMISE;
    if (lexeme_in(lexemes, head, SET_PARTY))
        return WHO_PARTY;
    if (lexeme_in(lexemes, head, SET_OUTSIDE))
        return WHO_OUTSIDE;
    if (lexeme_in(lexemes, head, SET_WORK))
        return WHO_WORK;
    if (lexeme_in(lexemes, head, SET_THING))
        return WHO_THING;
    if (lexeme_in(lexemes, head, SET_DETERMINER) && head > from)
        return WHO_WE; /* the two, the three */
    if (lexeme_has(lexemes, head, LEXEME_CAPITAL) &&
        (head > 0 || !lexeme_in(lexemes, head, SET_ADJECTIVE)))
        return WHO_NAMED;
    return WHO_UNKNOWN;
}

/* A body before a name, a name before the rest. */
static enum clause_who better(enum clause_who a, enum clause_who b)
{
    static const int rank[] = {
        [WHO_NOBODY] = 0, [WHO_WE] = 9,      [WHO_PARTY] = 8,   [WHO_NAMED] = 7,
        [WHO_IT] = 4,     [WHO_WORK] = 3,    [WHO_MEETING] = 6, [WHO_PROMISE] = 5,
        [WHO_THING] = 1,  [WHO_OUTSIDE] = 2, [WHO_UNKNOWN] = 0};
    return rank[a] >= rank[b] ? a : b;
}

enum clause_who clause_who(const struct lexemes *lexemes, guint from, guint to)
{
    if (from >= to)
        return WHO_NOBODY;
    enum clause_who who = who_is(lexemes, from, to);
    gboolean has_preposition = FALSE;
    for (guint i = from + 1; i < to && !has_preposition; i++) {
        has_preposition = lexeme_in(lexemes, i, SET_PREPOSITION) && !lexeme_is(lexemes, i, "as");
        if ((lexeme_in(lexemes, i - 1, SET_CONJUNCTION) || lexeme_has(lexemes, i, LEXEME_COMMA)) &&
            !lexeme_in(lexemes, i, SET_CONJUNCTION) && !has_preposition)
            who = better(who, who_is(lexemes, i, to));
    }
    return who;
}
