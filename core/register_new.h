/* SPDX-License-Identifier: MIT
 *
 * register_new.h: what a new register holds from the start.
 */
#ifndef HELDTO_CORE_REGISTER_NEW_H
#define HELDTO_CORE_REGISTER_NEW_H

#include "core/session.h"

/* The shipped schemes, the register's own scheme (token; NULL: pledge), the person who made it and,
 * if asked, the shipped parties and topics (core/scheme/vocabulary.h), as one change. */
gboolean register_new_fill(struct session *session, const char *scheme, gboolean with_vocabulary,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes a setting of the register inside a change. */
gboolean register_set(struct session *session, struct change *change, const char *name,
                      const char *value, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
