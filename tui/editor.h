/* SPDX-License-Identifier: MIT
 *
 * editor.h: long text in the user's own editor.
 */
#ifndef HELDTO_TUI_EDITOR_H
#define HELDTO_TUI_EDITOR_H

#include <glib.h>

/* Gives the screen to $VISUAL, else $EDITOR, else vi, with the text in a new private file ending in
 * `suffix` (".txt"), and takes it back. The command is split as a shell would and started without
 * one; the file's name is its last argument. Returns the text as it was left, without the line end
 * at its very end; NULL and an error when the editor could not be started or failed. */
char *editor_edit(const char *text, const char *suffix, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
