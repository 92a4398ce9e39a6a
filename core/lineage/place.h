/* SPDX-License-Identifier: MIT
 *
 * place.h: whether a promised place is the one where a meeting was held.
 *
 * A place is a city, a country, or both, in one text ("Washington, D.C.", "Warsaw, Poland") or in
 * two. Countries are known by the names and aliases of the register's parties. A city that only one
 * side names settles nothing against the other's country.
 */
#ifndef HELDTO_CORE_LINEAGE_PLACE_H
#define HELDTO_CORE_LINEAGE_PLACE_H

#include "core/session.h"

enum place_match {
    PLACE_UNKNOWN, /* one of them does not say enough */
    PLACE_SAME,
    PLACE_OTHER,
};

/* Each place as a text, and its country ("" not told apart). FALSE: the register cannot be read. */
gboolean place_compare(struct session *session, const char *promised, const char *promised_country,
                       const char *held, const char *held_country, enum place_match *match,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
