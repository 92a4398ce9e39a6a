/* SPDX-License-Identifier: MIT
 *
 * command_field.h: the fields of a noun as options of a command that takes them.
 */
#ifndef HELDTO_CORE_COMMAND_FIELD_H
#define HELDTO_CORE_COMMAND_FIELD_H

#include "core/command.h"
#include "core/draft/draft.h"

/* Sets every field of the draft that was given as an option. */
void command_fill_draft(const struct command_call *call, struct draft *draft);
/* TRUE where any was given. */
gboolean command_has_fields(const struct command_call *call);
/* The number in "4" or "[4]", already checked. */
gint64 command_number(const char *text);

#endif
