/* SPDX-License-Identifier: MIT
 *
 * commands.h: the rows of the command table, each defined in a file of this folder.
 */
#ifndef HELDTO_CORE_COMMAND_COMMANDS_H
#define HELDTO_CORE_COMMAND_COMMANDS_H

#include "core/command.h"

extern const struct command command_demo;
extern const struct command command_help_row;
extern const struct command command_init;
extern const struct command command_list;
extern const struct command command_show;
extern const struct command command_status;

#endif
