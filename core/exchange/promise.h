/* SPDX-License-Identifier: MIT
 *
 * promise.h: one row of a table of commitments, read and checked, before it is compared with the
 * register or stored.
 *
 * Texts belong to the import and hold until its next row.
 */
#ifndef HELDTO_CORE_EXCHANGE_PROMISE_H
#define HELDTO_CORE_EXCHANGE_PROMISE_H

#include "core/exchange/custom.h"
#include "core/exchange/import_status.h"
#include "core/exchange/occasion.h"

struct promise {
    const char **fields; /* by index in field_all(NOUN_COMMITMENT); NULL: the row says nothing */
    const struct column **columns; /* the column of each field; NULL: made of several */
    const char *key;               /* "" none */
    const char *fingerprint;       /* of a row without a key; NULL: it has one */
    const char *text;              /* said at the occasion; "" none */
    const char *title;             /* the row's, else made of its words; NULL: it has neither */
    gboolean is_titled;            /* the text is only that title */
    const char *voice;             /* token; "" the row names none */
    const struct occasion *occasion;
    struct status_wish wish;
    GArray *custom;   /* struct custom */
    const char *also; /* what else of it differs from the register, said beside the fields; NULL */
};

/* Memory for rows, used again and again. */
struct promise *promise_new(void);
void promise_free(struct promise *promise);

/* Reads the row at hand. change: what it names and the register has not got is made (a meeting, a
 * source); NULL: only looked for. FALSE and the reason. */
gboolean promise_read(struct import *import, struct change *change, struct promise *promise,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The value of a field; NULL where the row says nothing of it. */
const char *promise_field(const struct promise *promise, const char *name);
/* The text is borrowed. */
void promise_set_field(struct promise *promise, const char *name, const char *text);

/* promise_store.c. Adds it as a new commitment. */
gboolean promise_add(struct import *import, struct change *change, const struct promise *promise,
                     gint64 *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Brings the commitment to what the row says; change NULL: only asks whether it differs. */
enum verdict promise_apply(struct import *import, struct change *change, struct promise *promise,
                           const struct commitment *old, GError **error);

#endif
