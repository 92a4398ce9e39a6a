/* SPDX-License-Identifier: MIT
 *
 * restate.h: which commitment of a register each promise of a text restates, before any of it is
 * stored.
 */
#ifndef HELDTO_CORE_INTAKE_RESTATE_H
#define HELDTO_CORE_INTAKE_RESTATE_H

#include "core/match/match.h"
#include "core/session.h"

/* The text that the suggestions were found in. Nothing is owned. */
struct restate_text {
    const char *text;
    const char *day;   /* of its meeting; "" unknown */
    const char *level; /* "" unknown */
    gint64 series_id;  /* 0: what has no series */
    gint64 meeting_id; /* 0: the register has it not */
};

/* For each of the suggestions (struct suggestion) in order the likeliest older commitment (struct
 * match), NULL where it is new. NULL on an error of the register. */
GPtrArray *restate_find(struct session *session, const struct lexicon *lexicon,
                        const struct restate_text *text, const GPtrArray *suggestions,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
