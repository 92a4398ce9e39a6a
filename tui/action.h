/* SPDX-License-Identifier: MIT
 *
 * action.h: what keys do on the screen. Rows of one table; the key table and the `:` line name
 * them.
 *
 * An action is added by one function and one row in action.c, and keys by rows in keys.c.
 */
#ifndef HELDTO_TUI_ACTION_H
#define HELDTO_TUI_ACTION_H

#include <glib.h>

struct app;

/* What must be there for an action to run; the first that is missing is told to the user. */
enum action_need {
    NEED_SESSION = 1 << 0,    /* an open register */
    NEED_WRITE = 1 << 1,      /* one that can be written */
    NEED_LIST = 1 << 2,       /* the view has a list */
    NEED_ROW = 1 << 3,        /* a row is selected */
    NEED_COMMITMENT = 1 << 4, /* one or more commitments: marked ones, else the selected */
    NEED_MARKS = 1 << 5,
    NEED_MATCH = 1 << 6, /* something was searched for */
    NEED_LAYER = 1 << 7, /* a prompt, menu or form is open; then one of each */
    NEED_PROMPT = 1 << 8,
    NEED_MENU = 1 << 9,
    NEED_FORM = 1 << 10,
    NEED_BROWSER = 1 << 11,    /* a list that can be filtered */
    NEED_FILTER = 1 << 12,     /* one that is */
    NEED_FILTERABLE = 1 << 23, /* or one that has something in it */
    NEED_COMPLETION = 1 << 13, /* of the prompt */
    NEED_HISTORY = 1 << 14,    /* of the prompt */
    NEED_NAMES = 1 << 15,      /* the form's field is a name that the register may know */
    NEED_SUGGESTION = 1 << 18, /* a passage to be decided */
    NEED_OFFER = 1 << 19,      /* that an older commitment is offered */
    NEED_TEXT = 1 << 20,       /* a long text is being put in */
    NEED_NARROW = 1 << 21,     /* a menu that is narrowed by typing */
    NEED_COLUMNS = 1 << 22,    /* columns are being chosen */
    NEED_REPORT = 1 << 24,     /* a report that is shown and not issued */
    NEED_PAPER = 1 << 25,      /* such a one, or an edition */
};

struct action_call {
    const char *name;
    int count;            /* typed before the key; 0: none */
    const char *argument; /* of the `:` line; "" none */
};

struct action {
    const char *name;
    unsigned needs;
    /* FALSE: could not; the error is shown (none: it has said so itself). */
    gboolean (*run)(struct app *app, const struct action_call *call, GError **error);
    const char *help; /* one sentence, marked for translation */
};

const struct action *action_all(gsize *n);
const struct action *action_find(const char *name); /* NULL: none */
/* NULL when nothing is missing, else why it cannot run now, in the user's words (not to be freed).
 */
const char *action_missing(const struct action *action, struct app *app);
/* Runs it if nothing is missing; says why not. Returns whether it ran and succeeded. */
gboolean action_run(struct app *app, const char *name, int count, const char *argument);

#endif
