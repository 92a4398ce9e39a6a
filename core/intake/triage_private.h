/* SPDX-License-Identifier: MIT
 *
 * triage_private.h: the inside of triage, for its own files.
 */
#ifndef HELDTO_CORE_INTAKE_TRIAGE_PRIVATE_H
#define HELDTO_CORE_INTAKE_TRIAGE_PRIVATE_H

#include "core/intake/triage.h"
#include "db/commitment.h"
#include "db/wording.h"

/* The i-th item, if it is not applied yet; else NULL and an error. */
struct triage_item *triage_undecided(struct triage *triage, guint i, GError **error);
/* Stores item->row over `old` as a change of its own. Takes `old`, which the row is again where that
 * fails. */
gboolean triage_save(struct triage *triage, struct triage_item *item, struct suggestion *old,
                     GError **error);
/* Where a row was asked for and is not there, which is no error to db: HELDTO_ERROR_NOTHING, unless
 * there is an error already. FALSE. */
gboolean triage_missing(const char *what, gint64 id, GError **error);
/* HELDTO_ERROR_USAGE. FALSE. */
gboolean triage_fail(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* triage_offer.c: what the item is offered is not known any more. */
void triage_forget(struct triage_item *item);

/* triage_make.c: what one decided suggestion becomes, inside the change. */
struct triage_make {
    struct session *session;
    struct change *change;
    const struct document *document;
    const struct meeting *meeting;
    struct triage_account *account;
};
/* Stores it and sets the row's commitment_id and wording_id (not stored yet). */
gboolean triage_make(struct triage_make *make, struct suggestion *row, GError **error);

#endif
