/* scheme.h: the status schemes heldto ships, as data, and the status words of others.
 *
 * A scheme says where a commitment can stand. Statuses come in the order in which they are offered;
 * the first of every scheme is "not-assessed": nobody has looked, which is never a "no". A register
 * keeps its own copy of a scheme and may define others; what is here is what is shipped. All data
 * is static and lives as long as the program. Labels, names and definitions are marked for
 * translation, not translated. */
#ifndef HELDTO_CORE_SCHEME_H
#define HELDTO_CORE_SCHEME_H

#include <glib.h>

/* In place of a score where a status suggests none: -1, 0 and +1 are scores. */
#define SCHEME_NO_SCORE G_MAXINT

#define SCHEME_NOT_ASSESSED "not-assessed"

struct scheme_status {
    char letter; /* the key that chooses it; unique in its scheme, capitals are others */
    const char *token;
    const char *label;
    const char *definition;   /* what an analyst must see to choose it; one sentence or two */
    gboolean is_open;         /* class: open, else closed */
    gboolean is_assessed;     /* rests on research */
    gboolean is_done;         /* done, or (with is_open) being honoured; see timeliness.h */
    gboolean needs_source;    /* cannot be set without one */
    gboolean needs_successor; /* names the commitment that replaces it */
    int score;                /* what it suggests for a party: -1, 0, +1 or SCHEME_NO_SCORE */
};

struct scheme {
    const char *token;
    const char *name;
    const char *description;
    const struct scheme_status *statuses;
    gsize n;
};

/* The shipped schemes; `pledge`, the default, is the first. */
const struct scheme *scheme_all(gsize *n);

/* By its token; NULL when none is shipped under it. */
const struct scheme *scheme_find(const char *token);

/* By token, or by letter; NULL when the scheme has none. */
const struct scheme_status *scheme_status_find(const struct scheme *scheme, const char *token);
const struct scheme_status *scheme_status_by_letter(const struct scheme *scheme, char letter);

/* The token of the scheme's status that a word of a file means; NULL when it has no honest
 * counterpart: the importer then stores "not assessed" and keeps the word.
 *
 * Tried in turn: the scheme's tokens, its labels, its letters (one character, in its case), then
 * the shipped synonyms. Case, accents, hyphens, underscores and runs of spaces make no difference.
 *
 * A synonym never claims more research than its word does. So these have none: "open", "active",
 * "pending", "new" (open says nothing of progress); "late", "overdue", "delayed" (a clock's word,
 * which heldto works out itself); "closed", "not implemented", "no action", "missed" (closed how;
 * not yet, or no longer); "unclear", "unknown", "n/a" (unclear to whom); any word with a "?".
 * "Partly done" is taken as partly and continuing, since the word closes nothing; "dropped" and
 * "abandoned" as lapsed, since it does not say that the parties withdrew it. Statuses that need a
 * source or a successor are given all the same: the importer knows which of them the row lacks. */
const char *scheme_status_for(const struct scheme *scheme, const char *word);

#endif
