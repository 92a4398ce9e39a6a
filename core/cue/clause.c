/* clause.c owns the verb of a clause: its auxiliaries, and what the clause hangs on.
 * It must not know which verbs promise. */
#include "core/cue/clause.h"

#include <string.h>

enum { MOST_VERBS_BACK = 6, LONGEST_ASIDE = 30, FARTHEST_BACK = 150 };

static gboolean is_future(const struct lexemes *lexemes, guint i)
{
    return lexeme_is(lexemes, i, "will") || lexeme_is(lexemes, i, "shall") ||
           lexeme_is(lexemes, i, "would") || lexeme_is(lexemes, i, "won't");
}

/* What one word before the verb says of it. FALSE: it is none of the verb's. */
static gboolean take_auxiliary(const struct lexemes *lexemes, guint i, struct clause *clause)
{
    if (lexeme_is(lexemes, i, "to"))
        clause->flags |= CLAUSE_INFINITIVE;
    else if (lexeme_in(lexemes, i, SET_UNDOING) || lexeme_is(lexemes, i, "need") ||
             lexeme_is(lexemes, i, "needs"))
        clause->flags |= CLAUSE_UNDONE;
    else if (lexeme_in(lexemes, i, SET_NEGATION))
        clause->flags |= CLAUSE_NEGATED;
    else if (is_future(lexemes, i))
        clause->flags |= CLAUSE_FUTURE;
    else if (lexeme_is(lexemes, i, "had"))
        clause->flags |= CLAUSE_PAST_PERFECT;
    else if (lexeme_in(lexemes, i, SET_BE))
        clause->flags |= CLAUSE_PASSIVE; /* or progressive: the verb's form decides */
    else
        return lexeme_in(lexemes, i, SET_AUXILIARY) || lexeme_in(lexemes, i, SET_ADVERB);
    return TRUE;
}

static void read_group(const struct lexemes *lexemes, guint verb, struct clause *clause)
{
    guint at = verb, first = verb;
    while (at > 0 && !lexeme_has(lexemes, at, LEXEME_COMMA | LEXEME_BREAK)) {
        gboolean is_adverb =
            lexeme_in(lexemes, at - 1, SET_ADVERB) && !lexeme_in(lexemes, at - 1, SET_WE);
        if (lexeme_in(lexemes, at - 1, SET_WE) || !take_auxiliary(lexemes, at - 1, clause))
            break;
        at--;
        if (!is_adverb)
            first = at;
    }
    /* adverbs before the verb are no part of its subject: "the three further committed" */
    clause->first = first;
    while (at < first && lexeme_in(lexemes, at, SET_ADVERB))
        at++;
    if ((clause->flags & CLAUSE_INFINITIVE) != 0 && (clause->flags & CLAUSE_UNDONE) == 0 &&
        first > 0 && (lexeme_in(lexemes, first, SET_HAVE) && first + 1 < verb))
        clause->flags |= CLAUSE_UNDONE; /* have to */
    unsigned forms = lexeme_at(lexemes, verb)->is->forms;
    if ((clause->flags & CLAUSE_PASSIVE) != 0 && (forms & FORM_ING) != 0)
        clause->flags = (clause->flags & ~(unsigned)CLAUSE_PASSIVE) | CLAUSE_PROGRESSIVE;
    else if (forms == FORM_ING)
        clause->flags |= CLAUSE_GERUND;
    if ((clause->flags & CLAUSE_PASSIVE) != 0 && (forms & FORM_PARTICIPLE) == 0)
        clause->flags &= ~(unsigned)CLAUSE_PASSIVE;
}

/* Where the subject's last word ends: before the adverbs that stand before the verb. */
static guint subject_end(const struct lexemes *lexemes, guint first)
{
    while (first > 0 && !lexeme_has(lexemes, first, LEXEME_COMMA | LEXEME_BREAK) &&
           lexeme_in(lexemes, first - 1, SET_ADVERB) && !lexeme_in(lexemes, first - 1, SET_WE))
        first--;
    return first;
}

static void set_subject(const struct lexemes *lexemes, struct clause *clause, guint end)
{
    clause->subject_end = end;
    clause->subject = clause_subject_before(lexemes, end);
    clause->who = clause_who(lexemes, clause->subject, end);
}

/* The subject before an aside: "the Ministers, meeting in Lisbon, agreed". */
static gboolean subject_before_aside(const struct lexemes *lexemes, struct clause *clause,
                                     guint end)
{
    for (guint at = end; at > 1 && end - at < LONGEST_ASIDE;) {
        at--;
        if (lexeme_has(lexemes, at, LEXEME_BREAK))
            return FALSE;
        if (!lexeme_has(lexemes, at, LEXEME_COMMA))
            continue;
        struct clause there = *clause;
        set_subject(lexemes, &there, at);
        if (there.subject < at && clause_is_body(there.who) &&
            !lexeme_in(lexemes, at, SET_CONJUNCTION)) {
            *clause = there;
            return TRUE;
        }
        if (clause_is_verb(lexemes, at))
            return FALSE;
    }
    return FALSE;
}

/* Also "plans" and "supports", which are nouns elsewhere. */
static gboolean may_be_verb(const struct lexemes *lexemes, guint i)
{
    const struct lexeme *lexeme = lexeme_at(lexemes, i);
    return clause_is_verb(lexemes, i) ||
           (i > 1 && (lexeme->is->forms & (FORM_S | FORM_PAST)) != 0 &&
            (lexeme->flags & LEXEME_CAPITAL) == 0 && !lexeme_in(lexemes, i - 1, SET_DETERMINER));
}

/* The subject of the nearest verb before: "we welcome it and intend to". */
static void inherit(const struct lexemes *lexemes, struct clause *clause, guint end)
{
    clause->flags |= CLAUSE_INHERITED;
    clause->who = WHO_UNKNOWN;
    guint seen = 0;
    for (guint at = end; at > 0 && seen < MOST_VERBS_BACK && end - at < FARTHEST_BACK;) {
        at--;
        if (!clause_is_verb(lexemes, at) || lexeme_has(lexemes, at, LEXEME_COMMA))
            continue;
        guint before = subject_end(lexemes, at);
        if (before == 0 || lexeme_in(lexemes, before - 1, SET_CONJUNCTION))
            continue;
        struct clause there = *clause;
        set_subject(lexemes, &there, before);
        seen++;
        gboolean hangs =
            there.subject > 0 && (lexeme_in(lexemes, there.subject - 1, SET_RELATIVE) ||
                                  lexeme_is(lexemes, there.subject - 1, "that"));
        if (there.subject < before && clause_is_body(there.who) && !hangs) {
            *clause = there;
            return;
        }
    }
    /* At the sentence's beginning, up to the first verb. */
    guint to = 0;
    while (to < end && to < FARTHEST_BACK && !may_be_verb(lexemes, to))
        to++;
    if (to > 0 && to < end) {
        set_subject(lexemes, clause, to);
    } else if (end > 0) {
        clause->subject = clause->subject_end = 0;
        clause->who = WHO_UNKNOWN;
    }
}

/* said that, believe that, so that, measures that. */
static unsigned flag_of_that(const struct lexemes *lexemes, guint that)
{
    if (lexeme_in(lexemes, that - 1, SET_TELLING))
        return CLAUSE_TOLD;
    if (lexeme_in(lexemes, that - 1, SET_THINKING))
        return CLAUSE_THOUGHT;
    if (lexeme_is(lexemes, that - 1, "so"))
        return CLAUSE_SUBORDINATE;
    return lexeme_has(lexemes, that, LEXEME_COMMA) ? CLAUSE_TOLD : CLAUSE_RELATIVE;
}

/* What the clause hangs on: the words before its subject. */
static void read_hanging(const struct lexemes *lexemes, struct clause *clause)
{
    guint at = clause->subject < clause->subject_end ? clause->subject : clause->first;
    if (at == 0 || (clause->flags & CLAUSE_INHERITED) != 0)
        return;
    guint before = at - 1;
    while (before > 0 && lexeme_in(lexemes, before, SET_ADVERB) &&
           !lexeme_in(lexemes, before, SET_WE))
        before--;
    if (lexeme_in(lexemes, before, SET_CONDITIONAL)) {
        clause->flags |= CLAUSE_CONDITIONAL;
    } else if (lexeme_in(lexemes, before, SET_RELATIVE)) {
        clause->flags |= CLAUSE_RELATIVE;
    } else if (lexeme_in(lexemes, before, SET_SUBORDINATOR)) {
        clause->flags |= CLAUSE_SUBORDINATE;
    } else if (lexeme_is(lexemes, before, "that") && before > 0) {
        clause->flags |= flag_of_that(lexemes, before);
    }
}

/* plan, pledge, will: whether the word is a noun where it stands. */
static gboolean is_noun(const struct lexemes *lexemes, guint verb, const struct clause *clause)
{
    const struct lexeme *lexeme = lexeme_at(lexemes, verb);
    if (verb == 0)
        return FALSE;
    gboolean after_sign = (lexeme_in(lexemes, verb - 1, SET_DETERMINER) ||
                           lexeme_in(lexemes, verb - 1, SET_PREPOSITION)) &&
                          !lexeme_in(lexemes, verb - 1, SET_WE) &&
                          !lexeme_is(lexemes, verb - 1, "to");
    gboolean possessive = lexeme_has(lexemes, verb - 1, LEXEME_OWNER);
    if (lexeme_is(lexemes, verb, "will"))
        return possessive || (after_sign && lexeme_is(lexemes, verb + 1, "to")) ||
               (lexeme_is(lexemes, verb + 1, "to") || lexeme_is(lexemes, verb + 1, "of"));
    if (lexeme->is->verb < 0 || lexeme_in(lexemes, verb, SET_AUXILIARY))
        return FALSE;
    if ((lexeme->flags & (LEXEME_CAPITAL | LEXEME_UPPER)) == LEXEME_CAPITAL)
        return TRUE; /* the United States */
    if (after_sign || possessive)
        return clause->first == verb;
    if (!lexeme_in(lexemes, verb, SET_ALSO_NOUN) || clause->first != verb ||
        (clause->flags & (CLAUSE_INHERITED | CLAUSE_INFINITIVE)) != 0 || clause->who == WHO_NOBODY)
        return FALSE;
    const char *head = lexeme_at(lexemes, clause->subject_end - 1)->word;
    gboolean is_plural = clause->who == WHO_WE || g_str_has_suffix(head, "s") ||
                         strcmp(head, "police") == 0 || strcmp(head, "two") == 0;
    for (guint i = clause->subject; i < clause->subject_end; i++)
        is_plural = is_plural || lexeme_is(lexemes, i, "and");
    if (lexeme->is->forms & FORM_BASE)
        return !is_plural && clause->who != WHO_PARTY;
    if (lexeme->is->forms & FORM_S)
        return !clause_is_body(clause->who) && clause->who != WHO_IT &&
               !lexeme_in(lexemes, verb + 1, SET_DETERMINER);
    return FALSE;
}

/* "The Quad looks ahead; it seeks": the body named before, where there is one. */
static void resolve_it(const struct lexemes *lexemes, struct clause *clause)
{
    struct clause there = *clause;
    inherit(lexemes, &there, clause->subject);
    if (there.who != WHO_PARTY && there.who != WHO_NAMED)
        return;
    clause->subject = there.subject;
    clause->subject_end = there.subject_end;
    clause->who = there.who;
}

/* "and in particular will": no subject, only an aside after the conjunction. */
static gboolean is_aside(const struct lexemes *lexemes, const struct clause *clause)
{
    return clause->who == WHO_UNKNOWN && clause->subject > 1 &&
           clause->subject < clause->subject_end &&
           lexeme_in(lexemes, clause->subject, SET_PREPOSITION) &&
           lexeme_in(lexemes, clause->subject - 1, SET_CONJUNCTION);
}

/* The subject of the verb whose clause ends before word `end`. */
static void find_subject(const struct lexemes *lexemes, struct clause *clause, guint end)
{
    gboolean is_beside = (clause->flags & (CLAUSE_INFINITIVE | CLAUSE_GERUND)) != 0;
    gboolean is_apart = lexeme_has(lexemes, end, LEXEME_BREAK);
    if (lexeme_in(lexemes, end - 1, SET_RELATIVE) ||
        (lexeme_is(lexemes, end - 1, "that") && end > 1))
        clause->flags |= CLAUSE_RELATIVE;
    else if (!is_apart && lexeme_in(lexemes, end - 1, SET_CONJUNCTION))
        inherit(lexemes, clause, end - 1);
    else if (!is_apart && lexeme_has(lexemes, end, LEXEME_COMMA) &&
             subject_before_aside(lexemes, clause, end))
        return;
    else if (is_beside || lexeme_has(lexemes, end, LEXEME_BREAK | LEXEME_COMMA))
        inherit(lexemes, clause, end);
    else
        set_subject(lexemes, clause, end);
}

struct clause clause_read(const struct lexemes *lexemes, guint verb)
{
    struct clause clause = {.first = verb};
    read_group(lexemes, verb, &clause);
    guint end = subject_end(lexemes, clause.first);
    if (end == 0) {
        clause.who = WHO_NOBODY;
        return clause;
    }
    find_subject(lexemes, &clause, end);
    if (clause.who == WHO_IT)
        resolve_it(lexemes, &clause);
    if (is_aside(lexemes, &clause))
        inherit(lexemes, &clause, clause.subject - 1);
    read_hanging(lexemes, &clause);
    if (is_noun(lexemes, verb, &clause))
        clause.flags |= CLAUSE_NOUN;
    return clause;
}
