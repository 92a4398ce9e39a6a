/* SPDX-License-Identifier: MIT
 *
 * sample.h: the sample register: the three meetings in core/data/sample.
 */
#ifndef HELDTO_CORE_SAMPLE_H
#define HELDTO_CORE_SAMPLE_H

#include "core/session.h"

/* What the sample says of itself, on every screen and page. */
#define SAMPLE_STAMP "sample, not official wording"

/* Takes the whole sample into a register, as one change that makes the register what it is. */
gboolean sample_load(struct session *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the analyst's own copy of the sample, $XDG_STATE_HOME/heldto/demo.db; made afresh where it
 * is missing, unreadable, or made by another version of the program. author: NULL as
 * session_open(). */
struct session *sample_open(const char *author, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
