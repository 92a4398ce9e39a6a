/* SPDX-License-Identifier: MIT
 *
 * past.h: a register as it stood, or as it was known, on a day.
 */
#ifndef HELDTO_CORE_PAST_H
#define HELDTO_CORE_PAST_H

#include "core/session.h"

struct past;

/* as_of: only what had taken effect and been said by that day, by what is known now; an undone
 * change is left out. known_on: only what had been recorded by the end of that day, local time; a
 * change undone since is there. Either may be NULL. Works on a temporary copy, which takes the time
 * and the room of one; the register itself is only read. Today becomes the as_of day, else the
 * known_on day, until `now` (may be NULL) says otherwise. NULL: a day in the future, or before the
 * register was made. */
struct past *past_open(struct session *session, const char *as_of, const char *known_on,
                       const char *now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void past_close(struct past *past); /* NULL is accepted */
/* To be read as any other; what is written to it is lost. */
struct session *past_session(const struct past *past);

#endif
