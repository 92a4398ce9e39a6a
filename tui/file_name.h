/* SPDX-License-Identifier: MIT
 *
 * file_name.h: names of files as they are typed at a prompt.
 */
#ifndef HELDTO_TUI_FILE_NAME_H
#define HELDTO_TUI_FILE_NAME_H

#include <glib.h>

/* As struct prompt_options has it: names in the folder that the text begins with, from byte *start on;
 * folders with a "/" behind. "~/" is the home. */
GPtrArray *file_name_complete(const char *text, gsize *start);
/* Without blanks around it and with "~/" as the home's name; new. */
char *file_name_expand(const char *text);

#endif
