/* SPDX-License-Identifier: MIT
 *
 * open_wording.h: from a wording to its passage in the document it stands in.
 */
#ifndef HELDTO_TUI_OPEN_WORDING_H
#define HELDTO_TUI_OPEN_WORDING_H

#include "db/wording.h"

struct app;

/* Opens the document at the passage; where none is held, the commitment (or_commitment), else says
 * so. */
gboolean open_wording(struct app *app, const struct wording *wording, gboolean or_commitment,
                      GError **error);
/* The same by the id of a wording. */
gboolean open_wording_id(struct app *app, gint64 wording_id, gboolean or_commitment,
                         GError **error);

#endif
