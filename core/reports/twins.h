/* SPDX-License-Identifier: MIT
 *
 * reports/twins.h: commitments that may be the same one entered twice: those of the same title, and
 * those stated by the same words at the same meeting. For a look; nothing says that they are.
 */
#ifndef HELDTO_CORE_REPORTS_TWINS_H
#define HELDTO_CORE_REPORTS_TWINS_H

#include "core/story/story.h"

enum { TWINS_TOLD = 5 };

struct twins_group {
    gint64 n;                     /* commitments */
    const char *keys[TWINS_TOLD]; /* the first of them */
    const char *what;             /* the title; of words the meeting, in words */
    gboolean is_title;
    const char *last; /* private */
};

struct twins;
struct twins *twins_new(void);
void twins_free(struct twins *twins); /* NULL is accepted */
/* In order of key. */
void twins_add(struct twins *twins, const struct story *story);
/* Groups of two and more, in order of their first key, those of titles first: struct twins_group,
 * which are the collection's; the array is the caller's. */
GPtrArray *twins_found(const struct twins *twins);
/* "EUUS-0005, EUUS-0006 and 3 more"; new. */
char *twins_keys(const struct twins_group *group);

#endif
