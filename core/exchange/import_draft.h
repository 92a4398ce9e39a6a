/* SPDX-License-Identifier: MIT
 *
 * import_draft.h: rows that become drafts (core/draft/draft.h): meetings, wordings, sources.
 */
#ifndef HELDTO_CORE_EXCHANGE_IMPORT_DRAFT_H
#define HELDTO_CORE_EXCHANGE_IMPORT_DRAFT_H

#include "core/draft/draft.h"
#include "core/exchange/import_private.h"

/* The commitment the row's column `key` names. FALSE and the reason: it names none. */
struct commitment;
struct commitment *import_commitment_of(struct import *import, GError **error);

/* Sets the draft's fields from the row's columns of the same name, but for those listed (ended by
 * NULL). Words nobody knows are noted and left out. An empty cell empties its field, unless a new
 * row has something there. */
gboolean import_fill(struct import *import, struct draft *draft, const char *const *but,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Checks the draft, but for those fields, and stores it where change is not NULL. */
enum verdict import_take_draft(struct import *import, struct change *change, struct draft *draft,
                               const char *const *but, GError **error);
/* Rejected for what the row says, failed for what the register said. Takes the error over. */
enum verdict import_failed(GError *failed, GError **error);

/* The row compared with others as a whole. */
void import_identify_row(struct import *import, struct identity *identity);
/* The same, of rows about one thing, which must then agree. */
void import_identify_thing(struct import *import, const char *thing, struct identity *identity);

#endif
