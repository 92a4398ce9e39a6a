/* SPDX-License-Identifier: MIT
 *
 * view.h: what a view is. A view is added by one file with a const struct view_ops and one row in
 * views.c; then its keys in keys.c.
 *
 * A view holds ids and what the screen shows, never rows of the register beyond that. It draws only
 * in draw(), and reads the register only in open(), refresh(), turn() and the actions.
 */
#ifndef HELDTO_TUI_VIEW_H
#define HELDTO_TUI_VIEW_H

#include <glib.h>

#include "tui/draw.h"
#include "tui/keys.h"

struct app;
struct browser;
struct list;
struct pager;
struct view;

struct view_args {
    gint64 id;         /* of the commitment, meeting or document to show; 0 none */
    const char *text;  /* a filter, what help is asked for, what a command said; NULL none */
    const char *title; /* of what a command said */
};

struct view_ops {
    const char *name; /* of the action that opens it, "view-NAME"; ASCII */
    const char *title;
    enum place place;
    /* Makes view->data. FALSE and an error: the view is not shown; what was made is closed. */
    gboolean (*open)(struct view *view, const struct view_args *args, GError **error);
    void (*close)(struct view *view);
    /* The register has changed (by us or by another program): read again what is shown, keeping
     * selection and place. DB_ERROR_BUSY is tried again later by the app; what was shown stays. */
    gboolean (*refresh)(struct view *view, GError **error);
    /* The area that draw() will be given has changed; also before the first draw. Reads what is now
     * seen in addition. NULL: a list below a row of heads, or nothing. */
    gboolean (*layout)(struct view *view, struct area area, GError **error);
    /* Draws into the area (the whole between title line and footer), sets the spot. */
    void (*draw)(struct view *view, struct area area, struct spot *spot);
    /* The title line: at its left (NULL: the title), at its right (counts; may be NULL), newly
     * allocated shown text; and whether it says FILTER (may be NULL). */
    char *(*heading)(struct view *view);
    char *(*subtitle)(struct view *view);
    gboolean (*is_filtered)(struct view *view);
    /* What has to be known before any key is pressed, before the hints of the footer; NULL: nothing.
     * May be NULL. */
    const char *(*footnote)(struct view *view);

    /* The list or the text that movement, marks, search and sorting work on. May be NULL. */
    struct list *(*list)(struct view *view);
    struct pager *(*pager)(struct view *view);
    /* The text shown beside a list, whichever of them has the keys. May be NULL. */
    struct pager *(*text)(struct view *view);
    /* What filtering works on (browser.h). May be NULL. */
    struct browser *(*browser)(struct view *view);
    /* The commitment the cursor is on, 0 none; NULL: the view has none. */
    gint64 (*commitment)(struct view *view);
    /* Enter; NULL: nothing to open. */
    gboolean (*enter)(struct view *view, GError **error);
    /* Instead of moving in the list or text by lines: by so many of what the view is made of, at most
     * to its end. May be NULL. */
    gboolean (*step)(struct view *view, int by, GError **error);
    /* The words of the shell's command that lists the same: as filtered, sorted and arranged, with a
     * "--" at the least, without a format; new. NULL: the view is a text. */
    char **(*words)(struct view *view);
    /* After the cursor moved. May be NULL. */
    void (*moved)(struct view *view);
    /* Esc: gives up the innermost thing of its own (a filter, a search); FALSE: nothing to give
     * up. May be NULL. */
    gboolean (*peel)(struct view *view);
    /* When nobody types: work that can wait (a count, the reading pane). Returns in how many
     * milliseconds it wants to be called again, negative: not before something happens. Says
     * app_redraw where the picture changed. May be NULL. */
    int (*idle)(struct view *view);
};

/* An open view; the app owns it. */
struct view {
    const struct view_ops *ops;
    struct app *app;
    gpointer data;     /* the view's own */
    gboolean is_stale; /* must be refreshed before it is drawn again */
};

/* The rows of views.c. */
const struct view_ops *const *view_all(gsize *n);
const struct view_ops *view_find(const char *name); /* NULL: none */

#endif
