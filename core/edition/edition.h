/* SPDX-License-Identifier: MIT
 *
 * edition/edition.h: reports as they were issued: kept whole, numbered, found again.
 *
 * Editions are counted for each report by its name ("follow-up/3"): that is how people speak of
 * them, whatever filter or meeting each was about, and no paper of that name is ever without its
 * place in the row. A number is given once, also where undo took the edition back.
 */
#ifndef HELDTO_CORE_EDITION_H
#define HELDTO_CORE_EDITION_H

#include "core/report.h"
#include "db/edition.h"

/* Makes the report and keeps it as the next edition of its name, with what stood in it, in one
 * change. told: the session that the report is made of: the same, or a past one (core/story/past.h)
 * of the same register. request->edition and request->made are set here. The edition, bytes
 * included. */
struct edition *edition_issue(struct session *session, struct session *told,
                              const struct report_request *request,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* By "follow-up/3", "3" where one report only has it, "follow-up" or "" for the last of that report,
 * or of all; with or without "edition:" before it. Its head, or with the bytes. HELDTO_ERROR_NOTHING
 * where there is none such. */
struct edition *edition_named(struct session *session, const char *name, gboolean with_bytes,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "follow-up/3"; new. */
char *edition_name(const struct edition *edition);
/* The parameters as people read them: "filter topic:visa; by meeting"; new. */
char *edition_parameters_words(const struct edition *edition);
/* How it ends as a file: "pdf". */
const char *edition_extension(const struct edition *edition);

#endif
