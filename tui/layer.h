/* SPDX-License-Identifier: MIT
 *
 * layer.h: what lies over a view and has the keys: a prompt, a menu, a form.
 *
 * Layers stack; the topmost has the keys of its place. Each is freed when it is closed.
 */
#ifndef HELDTO_TUI_LAYER_H
#define HELDTO_TUI_LAYER_H

#include <glib.h>

#include "tui/draw.h"
#include "tui/keys.h"

struct app;
struct layer;

struct layer_ops {
    enum place place;
    /* screen: all of it; bottom: the row that prompts are typed in. */
    void (*draw)(struct layer *layer, struct area screen, int bottom, struct spot *spot);
    /* A character typed, or a text pasted, that no key of its place is bound to. */
    void (*text)(struct layer *layer, const char *utf8);
    /* Esc. NULL: it is closed. */
    void (*cancel)(struct layer *layer);
    /* What was typed and is not stored yet is to be kept: soon after a key, and when the program is
     * ended from outside. May be NULL. */
    void (*keep)(struct layer *layer);
    void (*free)(struct layer *layer);
};

/* The first member of every layer. */
struct layer {
    const struct layer_ops *ops;
    struct app *app;
};

/* Takes the layer over and shows it. */
void app_push_layer(struct app *app, struct layer *layer);
/* The topmost of the place; NULL: none. */
struct layer *app_layer(struct app *app, enum place place);
/* Takes it away; it is the caller's then. */
void app_take_layer(struct app *app, struct layer *layer);
/* Takes it away and frees it. */
void app_close_layer(struct app *app, struct layer *layer);

#endif
