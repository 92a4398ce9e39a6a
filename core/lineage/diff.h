/* SPDX-License-Identifier: MIT
 *
 * diff.h: how one wording differs from another, word by word, as a reader would mark it.
 *
 * Words are parted at Unicode word boundaries (UAX #29, without dictionaries: ideographs stand
 * alone) and punctuation stands for itself. Case counts; blanks, the shape of quotation marks and
 * dashes, and invisible characters do not, for these change with every typesetter. A word is
 * unchanged where it belongs to a longest common subsequence; a lone short word between two changes
 * is taken into them, so that a reader sees phrases change and not their articles. Texts of any size
 * are compared in bounded time and memory: where they have too many words, what stands between
 * words that each has once is compared, and what is still too long counts as replaced whole.
 */
#ifndef HELDTO_CORE_LINEAGE_DIFF_H
#define HELDTO_CORE_LINEAGE_DIFF_H

#include <glib.h>

enum diff_op { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

/* A stretch of words. Before an added one stands the removed one that it replaces, if any. */
struct diff_run {
    enum diff_op op;
    gboolean is_apart; /* a blank stands before it */
    char *text;        /* of the newer wording where it is the same; blanks are single */
    guint words;       /* without punctuation */
};

struct diff {
    GArray *runs; /* struct diff_run, in order */
    guint same;   /* words; punctuation is counted nowhere */
    guint removed;
    guint added;
};

/* NULL stands for "". Bytes that are not UTF-8 are words of their own. */
struct diff *diff_words(const char *before, const char *after);
void diff_free(struct diff *diff); /* NULL is accepted */
static inline void diff_cleanup(struct diff **diff)
{
    diff_free(*diff);
}
#define owned_diff __attribute__((cleanup(diff_cleanup))) struct diff *

/* Nothing was removed or added but blanks. */
gboolean diff_is_same(const struct diff *diff);
/* In one line for what has no colour: "to [-finish by May-] {+conclude+} the talks". The text is
 * not shown text (core/text/text.h) yet. New. */
char *diff_text(const struct diff *diff);

#endif
