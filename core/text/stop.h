/* SPDX-License-Identifier: MIT
 *
 * stop.h: whether a full stop ends a sentence, or only a title, an abbreviation or an initial.
 */
#ifndef HELDTO_CORE_TEXT_STOP_H
#define HELDTO_CORE_TEXT_STOP_H

#include <glib.h>

/* Whether what stands between `begin` and `stop` (where the full stop is) ends in a word after which
 * a stop ends no sentence, seeing what comes next (`next` … `end`, blanks skipped). */
gboolean stop_is_abbreviation(const char *begin, const char *stop, const char *next,
                              const char *end);

/* . ! ? and their like in other scripts. */
gboolean stop_is_terminal(gunichar c);
/* Quotation marks and brackets that belong to the sentence before them. */
gboolean stop_is_closing(gunichar c);
/* What a sentence can begin with. */
gboolean stop_can_begin(gunichar c);

#endif
