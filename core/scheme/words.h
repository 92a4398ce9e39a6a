/* SPDX-License-Identifier: MIT
 *
 * words.h: every enumerated value: the token that is stored, exported and filtered, and the label
 * that people read.
 *
 * Tokens never change once shipped. Statuses are not here: they belong to a scheme (scheme.h).
 */
#ifndef HELDTO_CORE_WORDS_H
#define HELDTO_CORE_WORDS_H

#include <glib.h>

/* Marks text for translation: N_() where it stands in a table, _() where it is shown. */
#ifndef N_
#define N_(s) (s)
#endif
#ifndef _
#define _(s) (s)
#endif

enum word_set {
    WORDS_KIND,  /* of a commitment */
    WORDS_LEVEL, /* of a meeting */
    WORDS_MEETING_STATE,
    WORDS_COVERAGE,   /* of a document */
    WORDS_VOICE,      /* of a wording */
    WORDS_FORCE,      /* of a wording's verb, the strongest first */
    WORDS_DIFFERENCE, /* of a wording from the one before */
    WORDS_ROLE,       /* of a party in a commitment */
    WORDS_RELATION,   /* of a commitment to another */
    WORDS_PARTY_KIND,
    WORDS_VISIBILITY,
    WORDS_PRIORITY, /* the highest first */
    WORDS_SOURCE_KIND,
    WORDS_UPDATE_KIND,
    WORDS_TIMELINESS, /* derived, never typed */
    WORDS_PASSAGE,    /* of a wording among those of its meeting */
    WORDS_FINDING,    /* of a meeting's review */
    N_WORD_SETS
};

struct word {
    const char *token; /* ASCII, lower case, hyphens: "senior-officials" */
    const char *label; /* marked, not yet translated */
    const char *brief; /* one line where the value is chosen; marked, not yet translated */
};

/* The words of a set in their order, which is the order of strength, rank or lists; *n is how
 * many. They live as long as the program. */
const struct word *words_all(enum word_set set, size_t *n);

/* The word meant by a token, a label, or a synonym as spreadsheets have them ("ministerial"). Case,
 * accents, and spaces or underscores for hyphens do not matter. NULL when there is none: a near
 * miss is not guessed. NULL and "" find nothing. */
const struct word *words_find(enum word_set set, const char *text);

/* The translated label of a token. A token that is not of the set is returned itself, so that
 * a register written by a later version can still be read; NULL gives "". */
const char *words_label(enum word_set set, const char *token);

/* The same for a narrow cell: "not checked". */
const char *words_narrow(enum word_set set, const char *token);

/* "leaders, ministers, senior-officials, experts": the tokens, for messages. The caller frees it.
 */
char *words_list(enum word_set set);

#endif
