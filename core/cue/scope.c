/* scope.c owns where a promise ends and what parts it has.
 * It must not know forces, parties or periods. */
#include "core/cue/scope.h"

#include <string.h>

enum { SHORTEST_PART = 2, SHORTEST_ACT = 3, LONGEST_SPEAKER = 5 };

static gboolean has_form(const struct lexemes *lexemes, guint i, unsigned forms)
{
    return i < lexemes->list->len && (lexeme_at(lexemes, i)->is->forms & forms) != 0;
}

static gboolean is_ing(const struct lexemes *lexemes, guint i)
{
    return i < lexemes->list->len && (has_form(lexemes, i, FORM_ING) ||
                                      (strlen(lexeme_at(lexemes, i)->word) > 5 &&
                                       g_str_has_suffix(lexeme_at(lexemes, i)->word, "ing")));
}

/* “We will go,” said the minister. */
static gboolean is_said(const struct lexemes *lexemes, guint i)
{
    if (!lexeme_has(lexemes, i, LEXEME_QUOTE))
        return FALSE;
    for (guint at = i; at < lexemes->list->len && at < i + LONGEST_SPEAKER; at++) {
        if (at > i && lexeme_has(lexemes, at, LEXEME_COMMA | LEXEME_BREAK))
            return FALSE; /* the “Blue Port” plan, as agreed */
        if (lexeme_in(lexemes, at, SET_TELLING))
            return TRUE;
    }
    return FALSE;
}

/* "DECIDES to act; REQUESTS the Secretariat to report" */
static gboolean is_other_act(const struct lexemes *lexemes, guint i)
{
    return lexeme_has(lexemes, i, LEXEME_BREAK) && lexeme_in(lexemes, i, SET_NARRATION) &&
           has_form(lexemes, i, FORM_S | FORM_PAST);
}

/* ", which", ", while", ", with a view to", ", and we discussed": what was promised is over. */
static gboolean ends_promise(const struct lexemes *lexemes, guint i)
{
    if (lexeme_has(lexemes, i, LEXEME_COMMA)) {
        if (lexeme_is(lexemes, i, "which") || lexeme_is(lexemes, i, "while") ||
            lexeme_is(lexemes, i, "whereas") || lexeme_is(lexemes, i, "although") ||
            lexeme_is(lexemes, i, "because") || lexeme_is(lexemes, i, "noting") ||
            lexeme_is(lexemes, i, "recognising") || lexeme_is(lexemes, i, "recognizing"))
            return TRUE;
        if (lexeme_is(lexemes, i, "with") &&
            (lexeme_is(lexemes, i + 2, "view") || lexeme_is(lexemes, i + 2, "goal") ||
             lexeme_is(lexemes, i + 2, "aim") || lexeme_is(lexemes, i + 2, "objective") ||
             lexeme_is(lexemes, i + 2, "intent") || lexeme_is(lexemes, i + 2, "intention")))
            return TRUE;
    }
    if (is_said(lexemes, i) || is_other_act(lexemes, i))
        return TRUE;
    if (!lexeme_in(lexemes, i, SET_CONJUNCTION))
        return FALSE;
    guint next = lexeme_skip_adverbs(lexemes, i + 1);
    if (lexeme_in(lexemes, next, SET_WE) &&
        clause_is_verb(lexemes, lexeme_skip_adverbs(lexemes, next + 1)))
        return TRUE;
    /* "and discussed the", not "and continued engagement" */
    return lexeme_in(lexemes, next, SET_NARRATION) && has_form(lexemes, next, FORM_PAST) &&
           (lexeme_in(lexemes, next + 1, SET_DETERMINER) || lexeme_is(lexemes, next + 1, "that") ||
            lexeme_in(lexemes, next + 1, SET_PREPOSITION) ||
            lexeme_has(lexemes, next + 1, LEXEME_CAPITAL));
}

/* Where the words that belong to a finding begin: its subject, or the "and" before its verb. */
static guint beginning_of(const struct lexemes *lexemes, const struct finding *finding)
{
    guint from = finding->from;
    const struct clause *clause = &finding->clause;
    if ((clause->flags & CLAUSE_INHERITED) == 0 && clause->subject < clause->subject_end)
        from = MIN(from, clause->subject);
    while (from > 0 &&
           (lexeme_in(lexemes, from - 1, SET_CONJUNCTION) ||
            lexeme_in(lexemes, from - 1, SET_ADVERB)) &&
           !lexeme_has(lexemes, from, LEXEME_BREAK))
        from--;
    return from;
}

void scope_end(const struct lexemes *lexemes, GArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        struct finding *finding = &g_array_index(findings, struct finding, i);
        guint limit = lexemes->list->len;
        if (i + 1 < findings->len)
            limit = beginning_of(lexemes, &g_array_index(findings, struct finding, i + 1));
        limit = MAX(limit, finding->end);
        finding->to = finding->end;
        while (finding->to < limit && !ends_promise(lexemes, finding->to))
            finding->to++;
        while (finding->to > finding->end && lexeme_in(lexemes, finding->to - 1, SET_CONJUNCTION))
            finding->to--;
    }
}

static guint count(const struct lexemes *lexemes, guint from, guint to, unsigned flag)
{
    guint n = 0;
    for (guint i = from; i < to; i++)
        n += lexeme_has(lexemes, i, flag) ? 1 : 0;
    return n;
}

/* "by defending X; advancing Y", "in fields such as X; Y": the parts say how, so they are one. */
static gboolean is_manner(const struct lexemes *lexemes, const struct finding *finding)
{
    for (guint i = finding->end; i < finding->to; i++) {
        if (lexeme_has(lexemes, i, LEXEME_BREAK))
            return FALSE;
        if ((lexeme_is(lexemes, i, "by") || lexeme_is(lexemes, i, "through")) &&
            is_ing(lexemes, i + 1))
            return TRUE;
        if ((lexeme_is(lexemes, i, "such") && lexeme_is(lexemes, i + 1, "as")) ||
            lexeme_is(lexemes, i, "including"))
            return TRUE;
    }
    return FALSE;
}

static void add_part(const struct lexemes *lexemes, GArray *parts, guint from, guint to)
{
    while (from < to && lexeme_in(lexemes, from, SET_CONJUNCTION) && parts->len > 0)
        from++;
    while (to > from && lexeme_in(lexemes, to - 1, SET_CONJUNCTION))
        to--;
    struct scope_part part = {.from = from, .to = to};
    if (to >= from + SHORTEST_PART || parts->len == 0)
        g_array_append_val(parts, part);
}

GArray *scope_parts(const struct lexemes *lexemes, const struct finding *finding)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct scope_part));
    guint marks = count(lexemes, finding->end, finding->to, LEXEME_MARK);
    guint breaks = count(lexemes, finding->end + 1, finding->to, LEXEME_BREAK) -
                   count(lexemes, finding->end + 1, finding->to, LEXEME_COLON);
    unsigned flag = marks > 1                                    ? LEXEME_MARK
                    : breaks > 0 && !is_manner(lexemes, finding) ? LEXEME_BREAK
                                                                 : 0;
    guint from = finding->from;
    gboolean is_first = TRUE;
    for (guint i = finding->end; i < finding->to && flag != 0; i++) {
        if (!lexeme_has(lexemes, i, flag) ||
            (flag == LEXEME_BREAK && lexeme_has(lexemes, i, LEXEME_COLON)))
            continue;
        /* the verb goes with the first part: "will i) establish" */
        if (!(is_first && flag == LEXEME_MARK)) {
            add_part(lexemes, parts, from, i);
            from = flag == LEXEME_MARK ? i + 1 : i;
        }
        is_first = FALSE;
    }
    add_part(lexemes, parts, from, finding->to);
    return parts;
}

/* The form of the first act: to share, sharing, (will) share. */
static unsigned form_of_act(const struct lexemes *lexemes, const struct finding *finding, guint *at)
{
    *at = lexeme_skip_adverbs(lexemes, finding->end);
    if (is_ing(lexemes, *at))
        return FORM_ING;
    return FORM_BASE;
}

/* "laboratories and support for trials" */
static gboolean is_only_noun(const struct lexemes *lexemes, guint i)
{
    return lexeme_in(lexemes, i, SET_ALSO_NOUN) && !lexeme_is(lexemes, i - 1, "to") &&
           lexeme_in(lexemes, i + 1, SET_PREPOSITION) && !lexeme_is(lexemes, i + 1, "to") &&
           !lexeme_is(lexemes, i + 1, "with");
}

GArray *scope_acts(const struct lexemes *lexemes, const struct finding *finding,
                   const struct scope_part *part)
{
    GArray *acts = g_array_new(FALSE, FALSE, sizeof(guint));
    guint first;
    unsigned form = form_of_act(lexemes, finding, &first);
    gboolean takes_to =
        lexeme_is(lexemes, first, "to") || lexeme_is(lexemes, finding->end - 1, "to");
    for (guint i = MAX(first, part->from) + SHORTEST_ACT; i + SHORTEST_ACT <= part->to; i++) {
        if (!lexeme_is(lexemes, i - 1, "and") || lexeme_in(lexemes, i - 2, SET_PREPOSITION))
            continue;
        guint next = lexeme_skip_adverbs(lexemes, i);
        gboolean has_to = lexeme_is(lexemes, next, "to");
        if (has_to && !takes_to)
            continue; /* "will engage firms to share and to explore": both are what for */
        if (has_to)
            next = lexeme_skip_adverbs(lexemes, next + 1);
        gboolean is_act =
            form == FORM_ING ? is_ing(lexemes, next) : has_form(lexemes, next, FORM_BASE) || has_to;
        if (is_act && !is_only_noun(lexemes, next))
            g_array_append_val(acts, i);
    }
    return acts;
}
