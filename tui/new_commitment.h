/* SPDX-License-Identifier: MIT
 *
 * new_commitment.h: the form that adds a commitment.
 */
#ifndef HELDTO_TUI_NEW_COMMITMENT_H
#define HELDTO_TUI_NEW_COMMITMENT_H

#include <glib.h>

struct app;

/* By itself. */
gboolean new_commitment_open(struct app *app, GError **error);
/* In the reader: asks what the passage the cursor is on is: a new commitment with these words, in
 * one change, or a wording of an older one. */
gboolean new_commitment_passage(struct app *app);

#endif
