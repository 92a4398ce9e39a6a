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

/* What only whoever asks knows of the fields. Each may be NULL. */
struct form_rules {
    gboolean (*is_required)(const struct field *field, gpointer data);
    /* Of a FIELD_CHOICE: "public|internal". */
    const char *(*choices)(const struct field *field, gpointer data);
    /* What stands in it, never "", beyond what its type says. The error need not name the field. */
    gboolean (*check)(struct app *app, const struct field *field, const char *text, gpointer data,
                      GError **error);
};

struct form_options {
    const char *title;
    struct draft *draft; /* taken over */
    /* Names of the fields to show first, or (only) the only ones; ended by NULL. NULL: all. */
    const char *const *fields;
    gboolean only;
    const struct form_rules *rules; /* NULL: none */
    const char *note; /* below the fields, where there is room; stored text, lines; NULL: none */
    /* Instead of saving the draft as a change of its own (draft_save). FALSE: the form stays, the
     * error is shown at the field it names. May be NULL. */
    gboolean (*save)(struct app *app, struct draft *draft, gpointer data, GError **error);
    /* After it was saved and closed; may open another. May be NULL. */
    void (*saved)(struct app *app, struct draft *draft, gpointer data);
    gpointer data; /* of all of them */
    GDestroyNotify free_data;
};

void form_open(struct app *app, const struct form_options *options);
/* Whether names that the register knows may stand in the field one is in. */
gboolean form_completes(struct app *app);

#endif
