/* SPDX-License-Identifier: MIT
 *
 * report_ask.h: what a report is asked for on the screen: its parameters, the form that asks for them,
 * and the making of what is shown.
 */
#ifndef HELDTO_TUI_REPORT_ASK_H
#define HELDTO_TUI_REPORT_ASK_H

#include "core/report.h"
#include "tui/view.h"

/* A report with its parameters. */
struct report_ask {
    const struct report_row *row;  /* NULL: not chosen yet */
    char *values[N_REPORT_PARAMS]; /* NULL: not given */
};

struct report_ask *report_ask_new(const struct report_row *row);
struct report_ask *report_ask_copy(const struct report_ask *ask);
void report_ask_free(struct report_ask *ask); /* NULL is accepted */
/* "" or NULL: not given. */
void report_ask_set(struct report_ask *ask, enum report_param param, const char *value);
/* What a report is likely to be about, by the view one comes from: its filter, its meeting, the
 * commitment under the cursor. Of no report yet. */
struct report_ask *report_ask_prefilled(struct app *app);
/* Gives up what the report does not take. */
void report_ask_keep_taken(struct report_ask *ask);
/* For report_make(): its texts are the ask's. It tells how far it is and stops on ^C. */
struct report_request report_ask_request(struct app *app, const struct report_ask *ask);

/* The form; then the report is shown (report_view_show), in the view on top where that shows one
 * already. Takes the ask over. */
void report_ask_open(struct app *app, struct report_ask *ask);

/* The pages as `report --format text` prints them on a screen of so many columns. */
GBytes *report_ask_pages(struct app *app, const struct report_ask *ask, int columns,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
