/* SPDX-License-Identifier: MIT
 *
 * saved_view.h: a list's filter, order, groups and columns, kept in the register by name: one's own,
 * and those that are shared by all. Keeping and letting go are a change each.
 */
#ifndef HELDTO_CORE_SAVED_VIEW_H
#define HELDTO_CORE_SAVED_VIEW_H

#include "core/session.h"
#include "db/register_row.h"

/* One's own and the shared ones (person ""), by name; struct saved_view. NULL and an error. */
GPtrArray *saved_view_list(struct session *session, GError **error);
/* Keeps it as one's own; one of that name is replaced. `view`: everything but name and person. */
gboolean saved_view_keep(struct session *session, const char *name, const struct saved_view *view,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean saved_view_drop(struct session *session, gint64 id,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
