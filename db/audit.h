/* SPDX-License-Identifier: MIT
 *
 * audit.h: whether rows and history still tell the same. For `verify`: it reads every table.
 */
#ifndef DB_AUDIT_H
#define DB_AUDIT_H

#include "db/table.h"

#include "db/db.h"

enum audit_fault {
    AUDIT_NO_INSERT,   /* a row is there that no change put there */
    AUDIT_LOST,        /* a row that a change put there is gone, and no change took it away */
    AUDIT_OTHER_VALUE, /* a field is not what its last change made it */
    AUDIT_ENTRIES, /* a change has not as many lines of history as it says; row_id: the change */
};

/* Calls `each` with every fault; column: of AUDIT_OTHER_VALUE, else "". FALSE from it stops. FALSE
 * on error only. */
gboolean audit_history(struct db *db,
                       gboolean (*each)(enum audit_fault fault, enum table_id table, gint64 row_id,
                                        const char *column, gpointer data),
                       gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
