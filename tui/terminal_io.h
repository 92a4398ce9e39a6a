/* SPDX-License-Identifier: MIT
 *
 * terminal_io.h: stdin, stdout and stderr as commands read and write them.
 */
#ifndef HELDTO_TUI_TERMINAL_IO_H
#define HELDTO_TUI_TERMINAL_IO_H

#include "core/command.h"

struct terminal_io;

/* What the output is, is found out here: a terminal, how wide, ASCII only. ^C during long work asks
 * it to stop; at any other time it ends the program. */
struct terminal_io *terminal_io_new(void);
struct command_io *terminal_io_of(struct terminal_io *terminal);
/* The screens take over: what is written goes out, ^C is left to them. */
void terminal_io_leave(struct terminal_io *terminal);
/* Writes out what is left and frees it. The exit code: `code`, or 1 and a message where the output
 * could not be written. */
int terminal_io_finish(struct terminal_io *terminal, int code);

#endif
