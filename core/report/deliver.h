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
/* Through `lp`, which runs without a shell. printer: "" the default one. *answer, which may be
 * NULL: what lp said, one line, new. No file is left behind, however it ends. */
gboolean deliver_to_printer(struct session *session, const struct report_request *request,
                            const char *printer, char **answer,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of what is made already: pages of text, asked for as `request` says. */
gboolean deliver_bytes_to_file(GBytes *bytes, const char *path,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean deliver_bytes_to_printer(const struct report_request *request, GBytes *bytes,
                                  const char *printer, char **answer,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
