/* SPDX-License-Identifier: MIT
 *
 * import_date.h: days, dates of meetings and due periods as files write them.
 *
 * Texts handed out belong to the import and hold until its next row. An error is the reason to
 * reject the row; one of HELDTO_DAY_ERROR with DAY_ERROR_ORDER means that the file needs an order.
 */
#ifndef HELDTO_CORE_EXCHANGE_IMPORT_DATE_H
#define HELDTO_CORE_EXCHANGE_IMPORT_DATE_H

#include "core/exchange/import_private.h"

/* A day; "" for "" and n/a. `what` names it in the reason. */
gboolean import_day(struct import *import, const char *what, const char *text, const char **day,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A day, month, year or interval as EDTF; "" for "" and n/a. */
gboolean import_edtf(struct import *import, const char *what, const char *text, const char **edtf,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* From one date to another; either may be "". */
gboolean import_interval(struct import *import, const char *from, const char *to, const char **edtf,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the row at hand says about when it is due: as written, and as EDTF ("" no date). Both NULL:
 * no column says so. reference: last day of the meeting it was said at, "" none. */
gboolean import_due(struct import *import, const char *reference, const char **text,
                    const char **edtf, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "", "n/a", "-": the cell says that there is nothing. */
gboolean import_says_nothing(const char *text);

#endif
