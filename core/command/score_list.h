/* SPDX-License-Identifier: MIT
 *
 * score_list.h: what the commands that go through scores share.
 */
#ifndef HELDTO_CORE_COMMAND_SCORE_LIST_H
#define HELDTO_CORE_COMMAND_SCORE_LIST_H

#include "core/command.h"
#include "core/score/score_sheet.h"

/* The grid of the filter in the call's words. *period: its --period, new; left alone where none is
 * given. */
struct score_grid *score_list_grid(struct command_call *call, char **period,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* struct score_line, by the call's --format and --columns. */
gboolean score_list_write(struct command_call *call, const GPtrArray *lines,
                          const struct sheet_column *columns, gsize n,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean score_list_is_table(const struct command_call *call);

#endif
