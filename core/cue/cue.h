/* SPDX-License-Identifier: MIT
 *
 * cue.h: the words that make a passage a promise, and what each word is: the shipped table
 * (core/data/cues.json explains its own form) and, after it, what a register adds.
 *
 * A table is read once and then only looked at.
 */
#ifndef HELDTO_CORE_INTAKE_CUE_H
#define HELDTO_CORE_INTAKE_CUE_H

#include <glib.h>

/* The sets of words that rules speak of, by their names in the data. */
enum cue_set {
    SET_WE,
    SET_OUR,
    SET_DETERMINER,
    SET_ADVERB,
    SET_PREPOSITION,
    SET_ADJECTIVE, /* what a sentence can begin with in a capital, and is no name */
    SET_OPENING,
    SET_SUBORDINATOR,
    SET_CONDITIONAL,
    SET_RELATIVE,
    SET_CONJUNCTION,
    SET_UNDOING,
    SET_NEGATION,
    SET_AUXILIARY,
    SET_BE,
    SET_HAVE,
    SET_PARTY,
    SET_OUTSIDE,
    SET_WORK,
    SET_MEETING,
    SET_THING,
    SET_PROMISED,
    SET_FORECAST,
    SET_EFFECT,
    SET_VIEW,
    SET_STANDING,
    SET_MEET,
    SET_INCLUDES,
    SET_DONE,      /* participles of deeds; others that end in -ed are found by rule */
    SET_NOT_DONE,  /* "required": no deed */
    SET_ALSO_NOUN, /* verbs whose base form is a noun too */
    SET_NARRATION, /* verbs of what a meeting did, in any form */
    SET_TELLING,   /* said that …: what follows is theirs */
    SET_THINKING,  /* believe that …: what follows is a view */
    SET_OCCASION,  /* an opportunity to …: what follows is done there */
    SET_GATHERING, /* met to …: what follows is done by meeting */
    SET_LOOK_OURS, /* what may be looked forward to */
    SET_LOOK_NOUNS,
    SET_LOOK_NOT,
    SET_LOOK_UNLIKE,
    N_CUE_SETS /* further sets of the data serve phrases alone */
};
#define CUE_BIT(set) (G_GUINT64_CONSTANT(1) << (set))

enum cue_form { FORM_BASE = 1, FORM_S = 2, FORM_PAST = 4, FORM_PARTICIPLE = 8, FORM_ING = 16 };

/* What a word is. */
struct cue_word {
    guint64 sets;   /* CUE_BIT of each */
    int verb;       /* number of the verb; -1: none that is known */
    unsigned forms; /* of it, enum cue_form */
};

enum cue_rule { CUE_PLAIN, CUE_THAT, CUE_WILL, CUE_LOOK, CUE_OBJECT };
enum cue_need { NEED_BODY, NEED_PARTY, NEED_WORK, NEED_ANYTHING, NEED_NONE };

struct phrase; /* cue_phrase.h */

struct cue_entry {
    char *words; /* the phrase as the data has it */
    struct phrase *phrase;
    GPtrArray *unless; /* struct phrase */
    const char *force; /* a token of WORDS_FORCE */
    gboolean again;
    gboolean is_reported; /* only where somebody reports */
    enum cue_rule rule;
    enum cue_need need;
    int sure;
};

/* What undoes a promise when it stands before it. */
struct cue_undoing {
    gboolean is_anywhere; /* also after it */
    struct phrase *phrase;
    const char *why; /* past, negation */
};

struct cues;

/* The shipped table; lives as long as the program. */
const struct cues *cues_shipped(void);
/* A table that also holds what a register adds: rows of struct cue_own; ADDED may be NULL. */
struct cue_own {
    /* promise, position (it only states one); undoes, call, view (undo a promise wherever they
     * stand in its sentence); subject (who may promise), forecast (what is no deed after "will") */
    const char *role;
    const char *phrase; /* as in the data; capitals are verbs the table knows */
    const char *force;
    gboolean again;
};
struct cues *cues_new(const GArray *added);
/* From the text of a table; NULL and what is wrong with it. */
struct cues *cues_parse(const char *json, gsize len, const GArray *added,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cues_free(struct cues *cues); /* NULL is accepted */

/* Never NULL. WORD is folded (lexeme.h). */
const struct cue_word *cues_word(const struct cues *cues, const char *word);
/* The cues that can begin with the word, or with its verb: struct cue_entry; may be NULL. */
const GPtrArray *cues_beginning(const struct cues *cues, const char *word);
const GPtrArray *cues_beginning_verb(const struct cues *cues, const struct cue_word *is);
const GPtrArray *cues_all(const struct cues *cues);      /* struct cue_entry */
const GPtrArray *cues_undoing(const struct cues *cues);  /* struct cue_undoing */
const GPtrArray *cues_anaphora(const struct cues *cues); /* struct phrase */

#endif
