/* SPDX-License-Identifier: MIT
 *
 * report/stood.h: what stood in a report, for its edition: kept while the report is made, by the
 * functions that reports tell things with (build.h, cite.h), so that no report has to.
 *
 * Nothing is kept, and nothing costs, unless the request asks for it (struct report_made).
 */
#ifndef HELDTO_CORE_REPORT_STOOD_H
#define HELDTO_CORE_REPORT_STOOD_H

#include "core/report/build.h"
#include "db/update.h"
#include "db/wording.h"

/* The commitment of that key was told: as an entry, or in a row of a table. */
void stood_key(struct report *report, const char *key);
/* An update of it, a wording of it was told. */
void stood_update(struct report *report, const struct update *update);
void stood_wording(struct report *report, const struct wording *wording);

/* Fills request->made->entries, when all is told. */
gboolean stood_settle(struct report *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void stood_clear(struct report *report);

#endif
