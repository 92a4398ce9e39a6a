/* SPDX-License-Identifier: MIT
 *
 * report/printer.h: the printers of this machine, by way of `lp` and `lpstat`.
 *
 * Programs run without a shell and for a limited time. Where CUPS answers, pages go to it as PDF;
 * another spooler gets plain text with form feeds (a ruling).
 */
#ifndef HELDTO_CORE_REPORT_PRINTER_H
#define HELDTO_CORE_REPORT_PRINTER_H

#include "core/report.h"

/* "pdf" or "text": what --print sends. An answer of CUPS is waited for some seconds at most. */
const char *printer_format(void);
/* The names of the printers, as `lpstat -e` tells them, the default one first. May be empty. The
 * caller unrefs. */
GPtrArray *printer_names(void);
/* Sends the file of that format to the printer ("": the default one) under the report's title.
 * *answer, which may be NULL: what lp said, one line, new. */
gboolean printer_send(const struct report_request *request, const char *format, const char *printer,
                      const char *path, char **answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
