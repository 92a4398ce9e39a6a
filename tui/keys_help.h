/* SPDX-License-Identifier: MIT
 *
 * keys_help.h: the keys as help and manual tell them: one row an action, with all its keys.
 */
#ifndef HELDTO_TUI_KEYS_HELP_H
#define HELDTO_TUI_KEYS_HELP_H

#include <glib.h>

/* What may lie over a view, with its title. */
struct key_layer {
    unsigned place;
    const char *title; /* marked for translation */
};
const struct key_layer *keys_help_layers(gsize *n);

/* Keys of the place for one action, "j Down"; new. */
char *keys_help_text(unsigned place, const char *action);
/* The actions that keys of the place name, in table order: those for every view, or the others.
 * const struct action *. */
GPtrArray *keys_help_actions(unsigned place, gboolean everywhere);

/* Lets the manual tell the keys (core/manual/manual.h). */
void keys_help_install(void);

#endif
