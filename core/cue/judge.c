/* judge.c owns finding the cues of a sentence and weighing them.
 * It must not know lists of items, parties or periods. */
#include "core/cue/judge.h"

#include "core/cue/cue_phrase.h"
#include "core/cue/judge_rules.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 5, FARTHEST_BACK = 150, MOST_FINDINGS = 200 };

struct judge {
    const struct cues *cues;
    const struct lexemes *lexemes;
    const struct judge_frame *frame;
    GArray *findings;
};

static void finding_clear(gpointer data)
{
    struct finding *finding = data;
    g_string_free(finding->why, TRUE);
}

static gboolean is_excepted(const struct cue_entry *cue, const struct lexemes *lexemes, guint end)
{
    guint after;
    guint next = lexeme_skip_adverbs(lexemes, end);
    for (guint i = 0; i < cue->unless->len; i++)
        if (phrase_match(cue->unless->pdata[i], lexemes, end, &after) ||
            (next > end && phrase_match(cue->unless->pdata[i], lexemes, next, &after)))
            return TRUE;
    return FALSE;
}

/* A sentence without an end is looked back into only so far. */
static guint first_back(guint at)
{
    return at > FARTHEST_BACK ? at - FARTHEST_BACK : 0;
}

/* A year before the verb that is over: "In 2019 they agreed". */
static gboolean is_past_year(const struct judge *judge, const struct finding *finding)
{
    for (guint i = MAX(1, first_back(finding->verb)); i < finding->verb; i++) {
        const char *word = lexeme_at(judge->lexemes, i)->word;
        int year =
            strlen(word) == 4 && lexeme_has(judge->lexemes, i, LEXEME_NUMBER) ? atoi(word) : 0;
        if (year > 1900 && year < judge->frame->year &&
            lexeme_in(judge->lexemes, i - 1, SET_PREPOSITION))
            return TRUE;
    }
    return FALSE;
}

/* "agreed", not "have agreed", "agree" or "will": only what may be told of another day. */
static gboolean is_told_past(const struct judge *judge, const struct finding *finding)
{
    for (guint i = finding->clause.first; i < finding->verb; i++)
        if (lexeme_in(judge->lexemes, i, SET_HAVE))
            return FALSE;
    return (lexeme_at(judge->lexemes, finding->verb)->is->forms & FORM_PAST) != 0 ||
           lexeme_is(judge->lexemes, finding->verb, "was") ||
           lexeme_is(judge->lexemes, finding->verb, "were");
}

static void weigh_undoing(const struct judge *judge, struct finding *finding)
{
    gboolean is_past = is_told_past(judge, finding);
    for (guint i = 0; i < cues_undoing(judge->cues)->len; i++) {
        const struct cue_undoing *undoing = cues_undoing(judge->cues)->pdata[i];
        if (strcmp(undoing->why, "past") == 0 && !is_past)
            continue;
        guint limit = undoing->is_anywhere ? finding->end + FARTHEST_BACK : finding->end;
        for (guint at = first_back(finding->verb); at < MIN(limit, judge->lexemes->list->len);
             at++) {
            guint end;
            if (phrase_match(undoing->phrase, judge->lexemes, at, &end) && end <= limit) {
                judge_weaken(finding, finding->sure - 25, undoing->why);
                return;
            }
        }
    }
    if (is_past && is_past_year(judge, finding))
        judge_weaken(finding, finding->sure - 25, "past");
}

/* The word that governs an infinitive: the last verb before it. */
static guint governor(const struct lexemes *lexemes, guint at)
{
    guint first = first_back(at);
    while (at > first) {
        at--;
        const struct cue_word *is = lexeme_at(lexemes, at)->is;
        if (is->verb > 0 && (is->forms & (FORM_PAST | FORM_S | FORM_BASE)) != 0 &&
            !lexeme_has(lexemes, at, LEXEME_CAPITAL) && at > 0 &&
            !lexeme_is(lexemes, at - 1, "to") && !lexeme_in(lexemes, at - 1, SET_DETERMINER))
            return at;
    }
    return 0;
}

/* "met to commit to dialogue"; "called on them to commit". */
static void weigh_infinitive(const struct judge *judge, struct finding *finding)
{
    guint first = finding->clause.first, at = governor(judge->lexemes, first);
    gboolean is_occasion = first > 0 && lexeme_in(judge->lexemes, first - 1, SET_OCCASION);
    if (is_occasion || lexeme_in(judge->lexemes, at, SET_GATHERING))
        judge_weaken(finding, 25, "what they met for");
    else
        judge_weaken(finding, 100, "what somebody is to do");
}

/* "Pledging support, the ministers left": who does both. */
static void take_main_subject(const struct lexemes *lexemes, struct clause *clause, guint from)
{
    while (from < lexemes->list->len && !lexeme_has(lexemes, from, LEXEME_COMMA))
        from++;
    for (guint end = from + 1; end < lexemes->list->len && end <= from + LONGEST_NAME; end++) {
        enum clause_who who = clause_who(lexemes, from, end);
        if (!clause_is_body(who))
            continue;
        clause->subject = from;
        clause->subject_end = end;
        clause->who = who;
    }
}

static void weigh_gerund(const struct judge *judge, struct finding *finding)
{
    guint first = finding->clause.first;
    if (first > 0 && lexeme_in(judge->lexemes, first - 1, SET_PREPOSITION))
        judge_weaken(finding, 100, "a manner");
    else if (first == 0) {
        take_main_subject(judge->lexemes, &finding->clause, finding->end);
        judge_weaken(finding, finding->cue->again ? 45 : 30, "an opening");
    } else if (lexeme_has(judge->lexemes, first, LEXEME_COMMA))
        judge_weaken(finding, 15, "beside another act");
    else
        judge_weaken(finding, 60, "beside another act");
}

/* "the next ministerial, which will be held in Sofia": the meeting becomes the subject. */
static gboolean is_meeting_told(const struct lexemes *lexemes, struct finding *finding)
{
    guint first = finding->clause.first;
    if ((finding->clause.flags & CLAUSE_RELATIVE) == 0 || finding->cue->need != NEED_ANYTHING ||
        first < 2 ||
        !(lexeme_is(lexemes, first - 1, "which") || lexeme_is(lexemes, first - 1, "that")))
        return FALSE;
    guint from = clause_subject_before(lexemes, first - 1);
    while (from + 1 < first - 1 && clause_who(lexemes, from, first - 1) != WHO_MEETING)
        from++;
    if (clause_who(lexemes, from, first - 1) != WHO_MEETING)
        return FALSE;
    finding->clause.subject = from;
    finding->clause.subject_end = first - 1;
    finding->clause.who = WHO_MEETING;
    return TRUE;
}

/* "measures agreed on in Lisbon", "efforts intended to help": a participle after a noun. */
static gboolean is_reduced(const struct lexemes *lexemes, const struct finding *finding)
{
    const struct clause *clause = &finding->clause;
    if ((lexeme_at(lexemes, finding->verb)->is->forms & FORM_PARTICIPLE) == 0 ||
        clause->first != finding->verb)
        return FALSE;
    /* "with partners committed to peace" */
    if (clause->subject > 0 && (clause->flags & CLAUSE_INHERITED) == 0 &&
        !lexeme_in(lexemes, clause->subject_end - 1, SET_WE) &&
        lexeme_in(lexemes, clause->subject - 1, SET_PREPOSITION))
        return TRUE;
    return clause->who != WHO_NOBODY && clause->who != WHO_IT && clause->who != WHO_MEETING &&
           !clause_is_body(clause->who);
}

/* "we … a shift that cuts emissions and seeks": a singular verb is not theirs. */
static gboolean is_of_another(const struct lexemes *lexemes, const struct finding *finding)
{
    const struct clause *clause = &finding->clause;
    return lexeme_at(lexemes, finding->verb)->is->forms == FORM_S && clause->who == WHO_WE &&
           clause->first == finding->verb && clause->subject < clause->subject_end &&
           (lexeme_is(lexemes, clause->subject_end - 1, "we") ||
            lexeme_is(lexemes, clause->subject_end - 1, "they"));
}

/* "neither side", "no party" */
static gboolean is_nobody(const struct lexemes *lexemes, const struct clause *clause)
{
    return clause->subject < clause->subject_end &&
           (lexeme_in(lexemes, clause->subject, SET_NEGATION) ||
            lexeme_is(lexemes, clause->subject, "no"));
}

static void weigh_clause(const struct judge *judge, struct finding *finding)
{
    unsigned flags = finding->clause.flags;
    gboolean is_bare_noun = finding->verb == 0 && !judge->frame->is_item &&
                            lexeme_in(judge->lexemes, 0, SET_ALSO_NOUN) &&
                            !lexeme_has(judge->lexemes, 0, LEXEME_UPPER) &&
                            (lexeme_at(judge->lexemes, 0)->is->forms & (FORM_PAST | FORM_ING)) == 0;
    if ((flags & (CLAUSE_NOUN | CLAUSE_UNDONE | CLAUSE_FUTURE)) != 0 || is_bare_noun)
        judge_weaken(finding, 100, "no promising verb");
    else if ((flags & CLAUSE_THOUGHT) != 0 && finding->clause.who == WHO_MEETING)
        judge_weaken(finding, 5, "taken note of");
    else if ((flags & CLAUSE_CONDITIONAL) != 0 || (flags & CLAUSE_THOUGHT) != 0)
        judge_weaken(finding, 100, "if, or a view");
    else if (is_meeting_told(judge->lexemes, finding))
        judge_weaken(finding, 5, "told beside");
    else if ((flags & CLAUSE_RELATIVE) != 0)
        judge_weaken(finding, finding->clause.who == WHO_WE ? 50 : 70, "said of a thing");
    else if ((flags & CLAUSE_PASSIVE) != 0 && finding->cue->need != NEED_ANYTHING)
        judge_weaken(finding, 70, "passive");
    else if ((flags & CLAUSE_NEGATED) != 0 || is_nobody(judge->lexemes, &finding->clause))
        judge_weaken(finding, 70, "negation");
    else if ((flags & CLAUSE_PAST_PERFECT) != 0)
        judge_weaken(finding, 65, "had");
    else if ((flags & CLAUSE_SUBORDINATE) != 0)
        judge_weaken(finding, 55, "beside the point");
    else if (is_reduced(judge->lexemes, finding) || is_of_another(judge->lexemes, finding))
        judge_weaken(finding, 70, "said of a thing");
    else if ((flags & CLAUSE_PROGRESSIVE) != 0 && finding->cue->sure < 85 &&
             finding->cue->rule != CUE_LOOK)
        judge_weaken(finding, 40, "going on now");
}

static gboolean is_strong(const struct finding *finding)
{
    return finding->sure >= JUDGE_SURE;
}

/* Whether the phrase belongs to a promise before it: "agreed to commit", "…, committing to act". */
static gboolean is_absorbed(const struct judge *judge, const struct finding *finding)
{
    if (judge->findings->len == 0)
        return FALSE;
    const struct finding *before =
        &g_array_index(judge->findings, struct finding, judge->findings->len - 1);
    if (finding->verb < before->end)
        return TRUE;
    if (!is_strong(before))
        return FALSE;
    if ((finding->clause.flags & (CLAUSE_INFINITIVE | CLAUSE_GERUND)) != 0)
        return TRUE;
    return before->cue->rule == CUE_THAT && (finding->clause.flags & CLAUSE_INHERITED) == 0 &&
           finding->clause.subject <= before->end + 1;
}

static void weigh(const struct judge *judge, struct finding *finding)
{
    if (judge->frame->is_question) {
        judge_weaken(finding, 100, "a question");
        return;
    }
    weigh_clause(judge, finding);
    if (finding->sure > 0)
        weigh_undoing(judge, finding);
    if (finding->sure > 0 && (finding->clause.flags & CLAUSE_INFINITIVE) != 0)
        weigh_infinitive(judge, finding);
    if (finding->sure > 0 && (finding->clause.flags & CLAUSE_GERUND) != 0)
        weigh_gerund(judge, finding);
    if (finding->sure > 0)
        judge_by_rule(judge->lexemes, judge->frame, finding);
    if (finding->sure > 0)
        judge_by_subject(judge->frame, finding);
    finding->sure = MIN(finding->sure, 99);
}

/* A meeting told in a relative clause is quoted with its name. */
static gboolean is_beside(const struct clause *clause)
{
    return clause->who == WHO_MEETING && (clause->flags & CLAUSE_RELATIVE) != 0 &&
           clause->subject < clause->subject_end;
}

/* Puts the longest of the cues that match at word i into *best. */
static void try_cues(const struct judge *judge, const GPtrArray *cues, guint i,
                     struct finding *best)
{
    for (guint n = 0; cues != NULL && n < cues->len; n++) {
        const struct cue_entry *cue = cues->pdata[n];
        struct finding found = {.cue = cue, .verb = i, .sure = cue->sure};
        if (!phrase_match(cue->phrase, judge->lexemes, i, &found.end) || found.end <= best->end ||
            is_excepted(cue, judge->lexemes, found.end))
            continue;
        found.why = g_string_new(NULL);
        found.clause = clause_read(judge->lexemes, i);
        weigh(judge, &found);
        found.from = is_beside(&found.clause) ? found.clause.subject : found.clause.first;
        if (best->why != NULL)
            g_string_free(best->why, TRUE);
        *best = found;
    }
}

/* FALSE: no cue stands there. */
static gboolean try_word(const struct judge *judge, guint i, struct finding *best)
{
    const struct lexeme *lexeme = lexeme_at(judge->lexemes, i);
    *best = (struct finding){.end = i};
    try_cues(judge, cues_beginning(judge->cues, lexeme->word), i, best);
    try_cues(judge, cues_beginning_verb(judge->cues, lexeme->is), i, best);
    return best->why != NULL;
}

GArray *judge_find(const struct cues *cues, const struct lexemes *lexemes,
                   const struct judge_frame *frame)
{
    struct judge judge = {.cues = cues, .lexemes = lexemes, .frame = frame};
    judge.findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    g_array_set_clear_func(judge.findings, finding_clear);
    for (guint i = 0; i < lexemes->list->len && judge.findings->len < MOST_FINDINGS; i++) {
        struct finding finding;
        if (!try_word(&judge, i, &finding))
            continue;
        if (finding.sure >= JUDGE_WORTH && !is_absorbed(&judge, &finding))
            g_array_append_val(judge.findings, finding);
        else
            finding_clear(&finding);
    }
    return judge.findings;
}

gboolean judge_is_duty(const struct lexemes *lexemes)
{
    for (guint i = 1; i < lexemes->list->len; i++) {
        if (!lexeme_is(lexemes, i, "must") && !lexeme_is(lexemes, i, "should"))
            continue;
        guint from = clause_subject_before(lexemes, i);
        if (clause_is_body(clause_who(lexemes, from, i)))
            return TRUE;
    }
    return FALSE;
}
