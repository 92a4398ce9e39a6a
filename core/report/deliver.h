/* SPDX-License-Identifier: MIT
 *
 * report/deliver.h: a finished report into a file or to a printer.
 */
#ifndef HELDTO_CORE_REPORT_DELIVER_H
#define HELDTO_CORE_REPORT_DELIVER_H

#include "core/report.h"

/* The whole report into a file (core/out_file.h), or none at all. */
gboolean deliver_to_file(struct session *session, const struct report_request *request,
                         const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What would be sent to a printer: the format asked for, else what the printers take (printer.h). */
const char *deliver_print_format(const struct report_request *request);
/* To a printer (printer.h). printer: "" the default one. *answer, which may be
 * NULL: what lp said, one line, new. No file is left behind, however it ends. */
gboolean deliver_to_printer(struct session *session, const struct report_request *request,
                            const char *printer, char **answer,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of what is made already, in the format asked for as `request` says. */
gboolean deliver_bytes_to_file(GBytes *bytes, const char *path,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean deliver_bytes_to_printer(const struct report_request *request, GBytes *bytes,
                                  const char *printer, char **answer,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
