/* SPDX-License-Identifier: MIT
 *
 * vocabulary.h: the parties and topics that heldto ships, with their aliases.
 */
#ifndef HELDTO_CORE_VOCABULARY_H
#define HELDTO_CORE_VOCABULARY_H

#include "core/session.h"

#include <jansson.h>

/* Adds every shipped party and topic that the register has not got, inside the change. */
gboolean vocabulary_load(struct session *session, struct change *change,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same of an object that holds `parties` and `topics` as the shipped files do. */
gboolean vocabulary_add(struct session *session, struct change *change, const json_t *root,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
