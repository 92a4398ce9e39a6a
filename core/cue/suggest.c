/* suggest.c owns going through a text for its promises, sentence by sentence, and lists under a lead-in.
 * It must not know which words promise, nor the register's commitments. */
#include "core/cue/suggest.h"

#include "core/cue/acts.h"
#include "core/cue/cue_phrase.h"
#include "core/cue/header.h"
#include "core/cue/judge.h"
#include "core/cue/scope.h"
#include "core/cue/quoted.h"
#include "core/cue/suggest_row.h"
#include "core/text/sentence.h"
#include "db/cue.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_SUBJECT_SHOWN = 60,
    LESS_FOR_ITEM = 5,
    SURE_OF_PLAN = 70,
    SHORTEST_ITEM = 2,
    WIDEST_AROUND = 4096
};

/* The line above a list, which gives its items their force, parties and period. */
struct lead {
    gboolean is_open;
    const char *force;
    gboolean again;
    int sure;
    enum clause_who who;
    gsize from, to, subject, subject_end;
    char *verb, *cues;
};

struct search {
    const struct reading *reading;
    const struct lexicon *lexicon;
    const struct cues *cues;
    GArray *sentences;
    GPtrArray *rows;
    struct judge_frame frame;
    struct lead lead;
    struct lead last; /* the last promise, for "the same holds for" */
};

static void close_lead(struct lead *lead)
{
    g_free(lead->verb);
    g_free(lead->cues);
    *lead = (struct lead){0};
}

static char *words_between(const struct search *search, const struct lexemes *lexemes, guint from,
                           guint to)
{
    if (from >= to)
        return g_strdup("");
    gsize start = lexeme_at(lexemes, from)->start, end = lexeme_at(lexemes, to - 1)->end;
    char *words = g_strndup(search->reading->text + start, end - start);
    for (char *p = words; *p != '\0'; p++)
        if (g_ascii_isspace(*p))
            *p = ' ';
    return words;
}

/* The verb as the words have it: "are committed", "will". */
static char *verb_of(const struct search *search, const struct lexemes *lexemes,
                     const struct finding *finding)
{
    guint end = finding->end;
    while (end > finding->verb + 1 &&
           (lexeme_in(lexemes, end - 1, SET_PREPOSITION) || lexeme_is(lexemes, end - 1, "that")))
        end--;
    return words_between(search, lexemes, finding->from, end);
}

/* "agreed to; the two sides; (should)" */
static char *cues_of(const struct search *search, const struct lexemes *lexemes,
                     const struct finding *finding)
{
    g_autofree char *words = words_between(search, lexemes, finding->verb, finding->end);
    guint end = finding->clause.subject_end;
    g_autofree char *subject = words_between(search, lexemes, finding->clause.subject, end);
    GString *all = g_string_new(words);
    if (*subject != '\0' && g_utf8_strlen(subject, -1) <= LONGEST_SUBJECT_SHOWN)
        g_string_append_printf(all, "; %s", subject);
    if (finding->why->len > 0)
        g_string_append_printf(all, "; (%s)", finding->why->str);
    return g_string_free(all, FALSE);
}

static struct lead lead_of(const struct search *search, const struct sentence *sentence,
                           const struct lexemes *lexemes, const struct finding *finding)
{
    const struct clause *clause = &finding->clause;
    struct lead lead = {
        .is_open = TRUE,
        .force = finding->cue->force,
        .again = finding->cue->again,
        .sure = finding->sure,
        .who = clause->who,
        .from = sentence->from,
        .to = sentence->to,
        .verb = verb_of(search, lexemes, finding),
        .cues = cues_of(search, lexemes, finding),
    };
    if (clause->subject < clause->subject_end) {
        lead.subject = lexeme_at(lexemes, clause->subject)->start;
        lead.subject_end = lexeme_at(lexemes, clause->subject_end - 1)->end;
    }
    return lead;
}

/* The end of words that stop at byte `end`: with the bracket or quotation mark that closes them. */
static gsize closed_end(const char *text, gsize start, gsize end, gsize limit)
{
    gssize open = 0;
    for (gsize i = start; i < end; i++)
        open += (text[i] == '(') - (text[i] == ')');
    return open > 0 && end < limit && text[end] == ')' ? end + 1 : end;
}

/* The first byte of the character that byte `at` is in. */
static gsize char_before(const char *text, gsize at)
{
    while (at > 0 && (text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static struct passage passage_of(const struct search *search, const struct sentence *sentence,
                                 const struct lexemes *lexemes, guint from, guint to)
{
    const char *text = search->reading->text;
    struct passage passage = {.sentence = sentence->from, .sentence_end = sentence->to};
    gsize end = lexeme_at(lexemes, to - 1)->end;
    passage.start = lexeme_at(lexemes, from)->start;
    end = quoted_end(text, passage.start, end);
    passage.end = closed_end(text, passage.start, end, sentence->to);
    /* a sentence without an end is read only around the promise */
    if (passage.start > passage.sentence + WIDEST_AROUND)
        passage.sentence = char_before(text, passage.start - WIDEST_AROUND);
    if (passage.sentence_end > passage.end + WIDEST_AROUND)
        passage.sentence_end = char_before(text, passage.end + WIDEST_AROUND);
    return passage;
}

/* The bytes that speak of this part alone: up to the next one. */
static void set_reach(struct suggest_part *part, const GArray *parts, guint i, gsize from, gsize to)
{
    const struct scope_part *all = (const void *)parts->data;
    part->reach = i == 0 ? from : part->passage.start;
    part->reach_end = i + 1 < parts->len ? lexeme_at(part->lexemes, all[i + 1].from)->start : to;
}

static void add_part(struct search *search, const struct sentence *sentence,
                     const struct lexemes *lexemes, const struct finding *finding,
                     const GArray *parts, guint i, gsize from, gsize to)
{
    const struct scope_part *scope = &g_array_index(parts, struct scope_part, i);
    struct lead said = lead_of(search, sentence, lexemes, finding);
    struct suggest_part part = {
        .reading = search->reading,
        .lexicon = search->lexicon,
        .sentence = sentence,
        .lexemes = lexemes,
        .act = i == 0 ? finding->end : scope->from,
        .passage = passage_of(search, sentence, lexemes, scope->from, scope->to),
        .force = said.force,
        .again = said.again,
        .sure = said.sure,
        .who = said.who,
        .verb = said.verb,
        .cues = said.cues,
    };
    part.passage.subject = said.subject;
    part.passage.subject_end = said.subject_end;
    set_reach(&part, parts, i, from, to);
    g_ptr_array_add(search->rows, suggest_row(&part));
    close_lead(&search->last);
    search->last = said;
}

/* Every part, and every act of it that differs from the one before. */
static GArray *all_parts(const struct search *search, const struct lexemes *lexemes,
                         const struct finding *finding)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct scope_part));
    g_autoptr(GArray) parts = scope_parts(lexemes, finding);
    for (guint i = 0; i < parts->len; i++) {
        const struct scope_part *part = &g_array_index(parts, struct scope_part, i);
        g_autoptr(GArray) acts =
            acts_split(search->lexicon, search->reading, lexemes, finding, part);
        g_array_append_vals(all, acts->data, acts->len);
    }
    return all;
}

static void add_finding(struct search *search, const struct sentence *sentence,
                        const struct lexemes *lexemes, const GArray *findings, guint which)
{
    const struct finding *all = (const void *)findings->data, *finding = &all[which];
    g_autoptr(GArray) parts = all_parts(search, lexemes, finding);
    gsize from = which > 0 ? lexeme_at(lexemes, all[which - 1].to - 1)->end : sentence->from;
    gsize to = which + 1 < findings->len ? lexeme_at(lexemes, finding->to - 1)->end : sentence->to;
    for (guint i = 0; i < parts->len; i++)
        add_part(search, sentence, lexemes, finding, parts, i, from, to);
}

/* A row without a cue of its own: a list item, or "the same holds for". */
static void add_by_lead(struct search *search, const struct sentence *sentence,
                        const struct lexemes *lexemes, const struct lead *lead, guint from,
                        guint to)
{
    struct suggest_part part = {
        .reading = search->reading,
        .lexicon = search->lexicon,
        .sentence = sentence,
        .lexemes = lexemes,
        .act = from,
        .passage = passage_of(search, sentence, lexemes, from, to),
        .reach = sentence->from,
        .reach_end = sentence->to,
        .force = lead->force,
        .again = lead->again,
        .sure = MAX(lead->sure - LESS_FOR_ITEM, 1),
        .who = lead->who,
        .verb = lead->verb,
        .cues = lead->cues,
    };
    part.passage.subject = lead->subject;
    part.passage.subject_end = lead->subject_end;
    part.passage.lead = lead->from;
    part.passage.lead_end = lead->to;
    g_ptr_array_add(search->rows, suggest_row(&part));
}

static const struct sentence *sentence_at(const struct search *search, guint i)
{
    return i < search->sentences->len ? &g_array_index(search->sentences, struct sentence, i)
                                      : NULL;
}

static gboolean has_end(const struct search *search, const struct sentence *sentence, char sign)
{
    return search->reading->text[sentence->to - 1] == sign;
}

/* "the following", "as follows": what is promised is said below. */
static gboolean names_list(const struct lexemes *lexemes)
{
    guint last = lexemes->list->len - 1;
    return lexeme_is(lexemes, last, "to") || lexeme_is(lexemes, last, "following") ||
           lexeme_is(lexemes, last, "follows") || lexeme_is(lexemes, last, "that") ||
           lexeme_is(lexemes, last, "on") || lexeme_is(lexemes, last, "below");
}

static void drop_lead(GArray *findings)
{
    if (findings->len > 0)
        g_array_index(findings, struct finding, findings->len - 1).is_lead = TRUE;
}

/* Whether items follow, as its sign or its words say. */
static gboolean is_above_list(const struct search *search, guint i, const struct lexemes *lexemes)
{
    const struct sentence *sentence = sentence_at(search, i), *next = sentence_at(search, i + 1);
    if (next == NULL || next->kind != SENTENCE_ITEM)
        return FALSE;
    if (has_end(search, sentence, ':'))
        return TRUE;
    return sentence->kind != SENTENCE_ITEM && names_list(lexemes);
}

/* Opens the list below the sentence. The finding that its items carry out is none of its own. */
static void open_lead(struct search *search, const struct sentence *sentence,
                      const struct lexemes *lexemes, GArray *findings)
{
    close_lead(&search->lead);
    struct finding *last =
        findings->len > 0 ? &g_array_index(findings, struct finding, findings->len - 1) : NULL;
    if (last != NULL && last->sure >= JUDGE_SURE) {
        search->lead = lead_of(search, sentence, lexemes, last);
        last->is_lead = TRUE;
    } else if (judge_is_duty(lexemes)) {
        search->lead = (struct lead){.is_open = TRUE,
                                     .force = "intends",
                                     .sure = SURE_OF_PLAN,
                                     .who = WHO_WE,
                                     .from = sentence->from,
                                     .to = sentence->to,
                                     .verb = g_strdup("must"),
                                     .cues = g_strdup("must, above a list")};
    }
}

/* A promise that the item makes by itself; "Commit to a plan." only says what is to be done. */
static gboolean has_sure(const GArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = &g_array_index(findings, struct finding, i);
        if (finding->sure >= JUDGE_SURE &&
            !(finding->verb == 0 && finding->clause.who == WHO_NOBODY))
            return TRUE;
    }
    return FALSE;
}

/* "The same holds for the fisheries accord." */
static void try_anaphora(struct search *search, const struct sentence *sentence,
                         const struct lexemes *lexemes)
{
    guint end;
    const GPtrArray *phrases = cues_anaphora(search->cues);
    for (guint i = 0; i < phrases->len && search->last.is_open; i++) {
        guint at = lexeme_in(lexemes, 0, SET_ADVERB) ? 1 : 0;
        if (lexemes->list->len > at && phrase_match(phrases->pdata[i], lexemes, at, &end) &&
            end < lexemes->list->len) {
            add_by_lead(search, sentence, lexemes, &search->last, 0, lexemes->list->len);
            return;
        }
    }
}

/* What "it" means in the sentence after this one. */
static void note_subject(struct search *search, const struct lexemes *lexemes)
{
    guint verb = 0;
    while (verb < lexemes->list->len && !clause_is_verb(lexemes, verb))
        verb++;
    enum clause_who who = clause_who(lexemes, clause_subject_before(lexemes, verb), verb);
    if (who != WHO_IT)
        search->frame.it_is_body = who == WHO_PARTY || who == WHO_NAMED;
}

/* "share lists; and" */
static guint end_of_item(const struct lexemes *lexemes)
{
    guint end = lexemes->list->len;
    while (end > SHORTEST_ITEM && lexeme_in(lexemes, end - 1, SET_CONJUNCTION))
        end--;
    return end;
}

static void read_sentence(struct search *search, guint i)
{
    const struct sentence *sentence = sentence_at(search, i);
    struct lexemes *lexemes =
        lexemes_new(search->cues, search->reading->text, sentence->from, sentence->to);
    if (lexemes->list->len == 0) {
        lexemes_free(lexemes);
        return;
    }
    search->frame.is_question = has_end(search, sentence, '?');
    search->frame.is_item = sentence->kind == SENTENCE_ITEM;
    GArray *findings = judge_find(search->cues, lexemes, &search->frame);
    scope_end(lexemes, findings);
    if (sentence->kind != SENTENCE_ITEM)
        close_lead(&search->lead);
    if (is_above_list(search, i, lexemes))
        open_lead(search, sentence, lexemes, findings);
    else if (has_end(search, sentence, ':') && names_list(lexemes))
        drop_lead(findings); /* what follows speaks for itself */
    else if (search->lead.is_open && !has_sure(findings) && sentence->is_marked &&
             lexemes->list->len >= SHORTEST_ITEM) {
        add_by_lead(search, sentence, lexemes, &search->lead, 0, end_of_item(lexemes));
        g_array_set_size(findings, 0);
    }
    if (findings->len == 0)
        try_anaphora(search, sentence, lexemes);
    for (guint n = 0; n < findings->len; n++)
        if (!g_array_index(findings, struct finding, n).is_lead)
            add_finding(search, sentence, lexemes, findings, n);
    note_subject(search, lexemes);
    g_array_unref(findings);
    lexemes_free(lexemes);
}

/* Whether the text mostly tells in the past what a meeting did. */
static gboolean tells_past(const struct search *search, gsize from)
{
    const char *text = search->reading->text;
    struct lexemes *lexemes = lexemes_new(search->cues, text, from, strlen(text));
    guint past = 0, present = 0;
    for (guint i = 1; i < lexemes->list->len; i++) {
        const struct cue_word *is = lexeme_at(lexemes, i)->is;
        if ((is->sets & CUE_BIT(SET_NARRATION)) == 0 || !clause_is_verb(lexemes, i))
            continue;
        past += (is->forms & FORM_PAST) != 0 && !lexeme_in(lexemes, i - 1, SET_AUXILIARY);
        present += (is->forms & FORM_PAST) == 0;
    }
    lexemes_free(lexemes);
    return past > present;
}

GPtrArray *suggest_find(const struct reading *reading, const struct lexicon *lexicon,
                        const struct cues *cues)
{
    struct search search = {.reading = reading, .lexicon = lexicon};
    search.cues = cues != NULL ? cues : cues_shipped();
    search.rows = g_ptr_array_new_with_free_func((GDestroyNotify)suggestion_free);
    search.sentences = sentence_split(reading->text);
    struct header *header = header_read(reading->text);
    search.frame.year = atoi(*reading->day != '\0' ? reading->day : header->date);
    search.frame.is_reported = strcmp(reading->voice, "reported") == 0 ||
                               strcmp(reading->voice, "own-summary") == 0 ||
                               tells_past(&search, header->end);
    for (guint i = 0; i < search.sentences->len; i++) {
        const struct sentence *sentence = sentence_at(&search, i);
        if (sentence->from >= header->end && sentence->kind != SENTENCE_HEADING)
            read_sentence(&search, i);
    }
    for (guint i = 0; i < search.rows->len; i++)
        ((struct suggestion *)search.rows->pdata[i])->position = i + 1;
    close_lead(&search.lead);
    close_lead(&search.last);
    header_free(header);
    g_array_unref(search.sentences);
    return search.rows;
}

struct cues *suggest_cues(struct db *db, GError **error)
{
    g_autoptr(GPtrArray) rows = cue_all(db, error);
    if (rows == NULL)
        return NULL;
    g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct cue_own));
    for (guint i = 0; i < rows->len; i++) {
        const struct cue *row = rows->pdata[i];
        struct cue_own own = {.role = row->role,
                              .phrase = row->phrase,
                              .force = row->force,
                              .again = row->again != 0};
        g_array_append_val(added, own);
    }
    return cues_new(added);
}
