/* SPDX-License-Identifier: MIT
 *
 * form.h: the one form: the fields of a draft (core/draft/draft.h), or a few questions.
 *
 * Each field is checked as it is left; what is wrong stands under it, and so does how a date or
 * period is understood. Long text is edited in $EDITOR. Esc asks when something was changed.
 */
#ifndef HELDTO_TUI_FORM_H
#define HELDTO_TUI_FORM_H

#include <glib.h>

#include "core/draft/draft.h"

struct app;

struct form_options {
    const char *title;
    struct draft *draft; /* taken over */
    /* Names of the fields to show first, or (only) the only ones; ended by NULL. NULL: all. */
    const char *const *fields;
    gboolean only;
    const char *note; /* below the fields, where there is room; stored text, lines; NULL: none */
    /* Instead of saving the draft as a change of its own (draft_save). FALSE: the form stays, the
     * error is shown at the field it names. May be NULL. */
    gboolean (*save)(struct app *app, struct draft *draft, gpointer data, GError **error);
    /* After it was saved and closed; may open another. May be NULL. */
    void (*saved)(struct app *app, struct draft *draft, gpointer data);
    gpointer data;
    GDestroyNotify free_data;
};

void form_open(struct app *app, const struct form_options *options);
/* Whether names that the register knows may stand in the field one is in. */
gboolean form_completes(struct app *app);

#endif
