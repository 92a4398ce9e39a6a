/* judge_rules.c owns the rules of the cue table: deeds and effects, views, what is looked forward to.
 * It must not know how cues are found. */
#include "core/cue/judge_rules.h"

#include "core/cue/cue_phrase.h"

#include <string.h>

enum { LONGEST_THAT = 40, LONGEST_LOOK = 12 };

void judge_weaken(struct finding *finding, int less, const char *why)
{
    finding->sure = MAX(0, finding->sure - less);
    g_string_append_printf(finding->why, "%s%s", finding->why->len > 0 ? "; " : "", why);
}

static void undo(struct finding *finding, const char *why)
{
    judge_weaken(finding, 100, why);
}

static gboolean has_form(const struct lexemes *lexemes, guint i, unsigned forms)
{
    return i < lexemes->list->len && (lexeme_at(lexemes, i)->is->forms & forms) != 0;
}

/* "will be" and what follows: a state, no deed. */
static void judge_being(const struct lexemes *lexemes, guint next, struct finding *finding)
{
    next = lexeme_skip_adverbs(lexemes, next);
    gboolean is_held = finding->clause.who == WHO_MEETING &&
                       (lexeme_is(lexemes, next, "in") || lexeme_is(lexemes, next, "on") ||
                        lexeme_is(lexemes, next, "at"));
    if (lexeme_is(lexemes, next, "able") || lexeme_in(lexemes, next, SET_NOT_DONE))
        undo(finding, "an ability or a need");
    else if (is_held || has_form(lexemes, next, FORM_ING) || lexeme_is_done(lexemes, next))
        return;
    else if (finding->clause.who == WHO_WE || finding->clause.who == WHO_PARTY)
        judge_weaken(finding, 50, "a state");
    else
        undo(finding, "a state");
}

/* What efforts and talks do is a plan when they include, cover or continue. */
static void judge_work(const struct lexemes *lexemes, guint next, struct finding *finding)
{
    if (!lexeme_in(lexemes, next, SET_INCLUDES))
        undo(finding, "an effect");
}

static void judge_will(const struct lexemes *lexemes, struct finding *finding)
{
    if (lexeme_is_done(lexemes, finding->end - 1) && finding->end - finding->verb > 1)
        return;
    guint next = lexeme_skip_adverbs(lexemes, finding->end);
    if (lexeme_has(lexemes, next, LEXEME_MARK))
        next++;
    if (next >= lexemes->list->len)
        judge_weaken(finding, 30, "nothing follows");
    else if (lexeme_in(lexemes, next, SET_FORECAST))
        undo(finding, "a forecast");
    else if (lexeme_is(lexemes, next, "like") || lexeme_is(lexemes, next, "have"))
        undo(finding, "a wish or a state");
    else if (lexeme_is(lexemes, next, "be"))
        judge_being(lexemes, next + 1, finding);
    else if (finding->clause.who == WHO_PROMISE ||
             (lexeme_is(lexemes, next, "make") && lexeme_is(lexemes, next + 1, "it")))
        undo(finding, "an effect");
    else if (finding->clause.who == WHO_WORK)
        judge_work(lexemes, next, finding);
    else if (finding->clause.who == WHO_NAMED && lexeme_in(lexemes, next, SET_EFFECT))
        judge_weaken(finding, 25, "perhaps an effect");
}

/* Where the verb of the clause after "that" tells of the future; 0: nowhere. */
static guint future_after(const struct lexemes *lexemes, guint from)
{
    for (guint i = from + 1; i < lexemes->list->len && i < from + LONGEST_THAT; i++) {
        if (lexeme_has(lexemes, i, LEXEME_BREAK))
            return 0;
        if (lexeme_is(lexemes, i, "will") || lexeme_is(lexemes, i, "would") ||
            lexeme_is(lexemes, i, "shall") || lexeme_is(lexemes, i, "should"))
            return i;
        gboolean is_be = lexeme_is(lexemes, i, "is") || lexeme_is(lexemes, i, "are") ||
                         lexeme_is(lexemes, i, "was") || lexeme_is(lexemes, i, "were");
        if (is_be && lexeme_is(lexemes, i + 1, "to"))
            return i;
        if (clause_is_verb(lexemes, i))
            return 0;
    }
    return 0;
}

/* "agreed that" they will: a promise. That trust is essential: a view. */
static void judge_that(const struct lexemes *lexemes, struct finding *finding)
{
    guint will = future_after(lexemes, finding->end);
    if (will == 0) {
        undo(finding, "a shared view");
        return;
    }
    guint next = lexeme_skip_adverbs(lexemes, will + 1);
    gboolean is_passive = lexeme_is(lexemes, next, "be") &&
                          lexeme_is_done(lexemes, lexeme_skip_adverbs(lexemes, next + 1));
    enum clause_who who = clause_who(lexemes, finding->end, will);
    if (lexeme_is(lexemes, next, "be") && !is_passive)
        undo(finding, "a shared view");
    else if (lexeme_in(lexemes, next, SET_FORECAST))
        undo(finding, "a forecast");
    else if (lexeme_is(lexemes, will, "should"))
        judge_weaken(finding, clause_is_body(who) || who == WHO_MEETING ? 20 : 40, "should");
    else if (!is_passive && !clause_is_body(who) && who != WHO_MEETING && who != WHO_WORK)
        undo(finding, "a forecast of a thing");
}

/* "the results of a gathering of their experts" */
static gboolean has_own(const struct lexemes *lexemes, guint from)
{
    for (guint i = from; i < lexemes->list->len && i < from + LONGEST_LOOK; i++) {
        if (lexeme_has(lexemes, i, LEXEME_COMMA | LEXEME_BREAK))
            return FALSE;
        if (lexeme_is(lexemes, i, "our") || lexeme_is(lexemes, i, "their"))
            return TRUE;
    }
    return FALSE;
}

/* What is looked forward to counts when the parties bring it about. */
static void judge_look(const struct lexemes *lexemes, struct finding *finding)
{
    guint next = lexeme_skip_adverbs(lexemes, finding->end);
    if (lexeme_in(lexemes, next, SET_LOOK_UNLIKE)) {
        judge_weaken(finding, 50, "others bring it about");
        return;
    }
    if (has_form(lexemes, next, FORM_ING) ||
        (has_form(lexemes, next, FORM_BASE) && !lexeme_in(lexemes, next, SET_ALSO_NOUN)) ||
        (next < lexemes->list->len && g_str_has_suffix(lexeme_at(lexemes, next)->word, "ing") &&
         !lexeme_in(lexemes, next, SET_MEETING)))
        return;
    gboolean ours = FALSE;
    for (guint i = next; i < lexemes->list->len && i < next + LONGEST_LOOK; i++) {
        if (i > next && lexeme_has(lexemes, i, LEXEME_COMMA | LEXEME_BREAK))
            break;
        if (lexeme_in(lexemes, i, SET_LOOK_NOT)) {
            judge_weaken(finding, has_own(lexemes, i + 1) ? 25 : 50, "others bring it about");
            return;
        }
        ours =
            ours || lexeme_in(lexemes, i, SET_LOOK_OURS) || lexeme_in(lexemes, i, SET_LOOK_NOUNS);
        if (lexeme_in(lexemes, i, SET_LOOK_NOUNS))
            break;
    }
    if (ours)
        judge_weaken(finding, 10, "a thing looked forward to");
    else
        judge_weaken(finding, 50, "perhaps others bring it about");
}

void judge_by_rule(const struct lexemes *lexemes, const struct judge_frame *frame,
                   struct finding *finding)
{
    if (finding->cue->is_reported ||
        (finding->cue->rule == CUE_WILL && lexeme_is(lexemes, finding->verb, "would"))) {
        if ((finding->clause.flags & CLAUSE_TOLD) == 0 && !frame->is_reported)
            judge_weaken(finding, 35, "would, and nobody reports");
        else
            finding->sure += 10;
    }
    switch (finding->cue->rule) {
    case CUE_THAT:
        judge_that(lexemes, finding);
        break;
    case CUE_WILL:
        judge_will(lexemes, finding);
        break;
    case CUE_LOOK:
        judge_look(lexemes, finding);
        break;
    case CUE_PLAIN:
    case CUE_OBJECT:
        break;
    }
}

struct subject_cost {
    int less; /* 100: not at all */
    const char *why;
};

/* Rows: what a cue needs; columns: who there is. */
static struct subject_cost cost_of(enum cue_need need, enum clause_who who)
{
    static const struct subject_cost none = {0, NULL};
    switch (who) {
    case WHO_WE:
    case WHO_PARTY:
        return none;
    case WHO_NAMED:
        return need == NEED_BODY ? none : (struct subject_cost){5, "a name"};
    case WHO_NOBODY:
        return (struct subject_cost){need == NEED_BODY ? 15 : 35, "no subject"};
    case WHO_MEETING:
        if (need == NEED_WORK || need == NEED_ANYTHING)
            return none;
        return (struct subject_cost){10, "a meeting"};
    case WHO_PROMISE:
    case WHO_WORK:
        if (need == NEED_WORK || need == NEED_ANYTHING)
            return none;
        return (struct subject_cost){60, "work, no party"};
    case WHO_IT:
        return (struct subject_cost){need == NEED_BODY ? 30 : 50, "it"};
    case WHO_THING:
        return (struct subject_cost){need == NEED_ANYTHING ? 5 : 100, "a thing"};
    case WHO_OUTSIDE:
        return (struct subject_cost){need == NEED_ANYTHING ? 40 : 60, "others"};
    case WHO_UNKNOWN:
        return (struct subject_cost){need == NEED_ANYTHING ? 10
                                     : need == NEED_BODY   ? 35
                                                           : 60,
                                     "subject not known"};
    }
    return none;
}

void judge_by_subject(const struct judge_frame *frame, struct finding *finding)
{
    if (finding->cue->need == NEED_NONE)
        return;
    struct subject_cost cost = cost_of(finding->cue->need, finding->clause.who);
    if (finding->clause.who == WHO_IT && frame->it_is_body)
        cost = (struct subject_cost){15, "it"};
    if (cost.why != NULL)
        judge_weaken(finding, cost.less, cost.why);
}
