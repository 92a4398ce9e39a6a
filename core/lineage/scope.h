/* SPDX-License-Identifier: MIT
 *
 * scope.h: whether a wording covers more or less than an earlier one of the same force, as far as
 * its words tell without being understood.
 *
 * Verbs, articles, emphasis ("strong", "joint"), the due period and the place are left out of it.
 * Words of substance that were only added cover more, unless they limit ("where appropriate"); words
 * that were only taken away cover less, unless they limited. Where both happened, and in languages
 * whose small words are not known here, nothing is said.
 */
#ifndef HELDTO_CORE_LINEAGE_SCOPE_H
#define HELDTO_CORE_LINEAGE_SCOPE_H

#include "core/lineage/diff.h"
#include "db/wording.h"

enum scope_change { SCOPE_SAME, SCOPE_NARROWER, SCOPE_WIDER, SCOPE_OPEN };

struct scope {
    enum scope_change change;
    gboolean is_added; /* the words were added, else taken away */
    char *words; /* those that make the difference, “in quotation marks”; new, may be NULL */
};

struct scope scope_of(const struct diff *words, const struct wording *before,
                      const struct wording *after);
/* Words of a text that carry its substance, folded: what two texts can be compared by. New. */
GHashTable *scope_words(const char *text);

#endif
