/* SPDX-License-Identifier: MIT
 *
 * import_status.h: what a row says about where a commitment stands, and what that rests on.
 */
#ifndef HELDTO_CORE_EXCHANGE_IMPORT_STATUS_H
#define HELDTO_CORE_EXCHANGE_IMPORT_STATUS_H

#include "core/exchange/import_private.h"
#include "db/commitment.h"

/* Texts are never NULL; "" where the row says nothing. */
struct status_wish {
    const struct scheme_status_row *status; /* NULL: none */
    gboolean is_check;                      /* "=": looked, no change */
    const char *on, *checked_on, *note, *visibility, *author, *page;
    const char *successor; /* key */
    gint64 meeting_id, party_id;
    gint64 source_id; /* 0: none */
};

/* The status of the register's scheme that a file's word means: by --map-status, token, label or
 * shipped synonym; single letters only through --map-status. NULL: none. */
const struct scheme_status_row *import_status_word(struct import *import, const char *word);

/* The source the row names in its column `source` (an address, else a title) and `source_date`:
 * found, or with change added. *id 0 where it names none, or it would be added. */
gboolean import_source(struct import *import, struct change *change, gint64 *id,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the commitment cites a source, for an update or in general. */
gboolean import_is_cited(struct import *import, gint64 commitment_id, gint64 source_id,
                         gboolean *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean import_cite(struct import *import, struct change *change, gint64 commitment_id,
                     gint64 source_id, const char *page, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the wish can be recorded of a commitment of that kind: the reason why not. */
gboolean import_status_check(struct import *import, const char *kind,
                             const struct status_wish *wish,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the register knows it already: the status it stands at, or an entry of that day. */
gboolean import_status_is_told(struct import *import, gint64 commitment_id,
                               const struct status_wish *wish, gboolean *answer,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Records it. `fresh`: the commitment as it was made in this change; NULL: one that was there.
 * A status whose successor is not there yet waits for import_status_settle(). */
gboolean import_status_store(struct import *import, struct change *change, gint64 commitment_id,
                             const struct commitment *fresh, const struct status_wish *wish,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Records what waited. What has no successor after all is kept as a custom field. */
gboolean import_status_settle(struct import *import, struct change *change,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
