/* SPDX-License-Identifier: MIT
 *
 * command_private.h: what the files of the command table share.
 */
#ifndef HELDTO_CORE_COMMAND_PRIVATE_H
#define HELDTO_CORE_COMMAND_PRIVATE_H

#include "core/command.h"

/* The call's register; made where there is none and the command may make it. */
struct session *command_open(struct command_call *call, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void command_call_clear(struct command_call *call);
/* Common options up to the first other word; that word and all after it are the call's words. */
gboolean command_parse_common(struct command_call *call, const char *const *words,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A field as an option: "due-text", and what its argument is called. New. */
char *command_field_option(const struct field *field);
char *command_field_argument(const struct field *field);

#endif
