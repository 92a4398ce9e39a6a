/* SPDX-License-Identifier: MIT
 *
 * past.h: a register made into what it was. Only ever done to a copy that is thrown away: what is
 * taken out is gone, and history is left behind.
 */
#ifndef DB_PAST_H
#define DB_PAST_H

#include "db/db.h"

/* As it was known just before a moment (UTC, as change.recorded_at): later changes are taken back,
 * undos too. DB_ERROR_NOT_FOUND where the register was not made yet. */
gboolean past_rewind(struct db *db, const char *moment, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* As it stood on a day, by what is known now: without updates that took effect later or were
 * corrected since, and without what was said at later meetings or first said there. Meetings that
 * lay ahead are announced ones. */
gboolean past_trim(struct db *db, const char *day, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
