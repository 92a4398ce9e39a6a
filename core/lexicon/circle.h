/* SPDX-License-Identifier: MIT
 *
 * circle.h: who speaks in a document: those whom its "we", "both sides", "the Ministers" and "they"
 * stand for.
 *
 * Found from its title, its opening and who is named together in it; each party is given its own
 * name where the text names them and they are few, else the name they bear together ("CRI
 * members", "G20").
 */
#ifndef HELDTO_CORE_INTAKE_CIRCLE_H
#define HELDTO_CORE_INTAKE_CIRCLE_H

#include "core/lexicon/lexicon.h"

struct circle {
    GPtrArray *parties; /* char *, as suggestions name them; may be empty: nobody could be told */
    char *host;         /* the state or party that received the meeting; "" not told */
};

/* Never NULL. TITLE may be "" or NULL. */
struct circle *circle_read(const struct lexicon *lexicon, const char *title, const char *text);
/* The circle of parties that are known beforehand (of a meeting, of a series); names as they are
 * written, "; " between, any alias. */
struct circle *circle_of_names(const struct lexicon *lexicon, const char *names);
gboolean circle_has(const struct circle *circle, const char *name);
void circle_free(struct circle *circle); /* NULL is accepted */
static inline void circle_cleanup(struct circle **circle)
{
    circle_free(*circle);
}

#endif
