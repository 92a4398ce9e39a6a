/* SPDX-License-Identifier: MIT
 *
 * score_text.h: what a cell of a table of scores says. One written rule, for every file and every
 * way in:
 *
 *   nothing, spaces                      not assessed
 *   1  +1  +  1.0  +1,00  full …         full compliance, +1
 *   0  0.0  partial, work in progress …  partial compliance, 0
 *   -1  -  −1  −  -1.0  no compliance …  no compliance, −1 ("−" is U+2212)
 *   n/a  na  n.a.  not applicable …      not applicable
 *   not assessed, not scored, no data    not assessed
 *   anything else                        odd: not assessed, and told
 *
 * Spaces of any kind around it and invisible signs make no difference, nor do full-width digits and
 * signs. A dash of any length before a 1 is a minus. Alone only the hyphen and U+2212 are one: a
 * dash as printers set it (– —) stands for "nothing here" as often as for "no", so it is odd.
 *
 * What is odd is neither rounded nor taken for 0: an average (0.5), a percentage, two scores in one
 * cell, a footnote's mark beside the score, a word nobody knows.
 */
#ifndef HELDTO_CORE_SCORE_TEXT_H
#define HELDTO_CORE_SCORE_TEXT_H

#include <glib.h>

enum score_text_kind {
    SCORE_TEXT_BLANK, /* not assessed: nothing stands there */
    SCORE_TEXT_PLAIN, /* a score as scores are written */
    SCORE_TEXT_SIGN,  /* a sign alone: taken for a score by the rule, worth telling */
    SCORE_TEXT_ODD,   /* no score, and worth telling */
};

struct score_text {
    enum score_text_kind kind;
    const char *score; /* "+1", "0", "-1", "na"; "" of what is blank or odd */
};

/* TEXT as it stands in the file, valid UTF-8. */
struct score_text score_text_read(const char *text);
/* "taken for −1", "left not assessed": what was done with it, for messages. */
const char *score_text_done(const struct score_text *cell);

#endif
