/* SPDX-License-Identifier: MIT
 *
 * browser.h: a list of commitments with a live filter and counts: what the register view and every
 * other view of commitments is made of.
 *
 * The view hands list() = browser_list and browser() = itself to its ops, and lets refresh, layout,
 * idle, peel, subtitle and is_filtered do what is here.
 */
#ifndef HELDTO_TUI_BROWSER_H
#define HELDTO_TUI_BROWSER_H

#include "tui/commitment_list.h"
#include "tui/list.h"

struct app;
struct browser;
struct session;

/* Of the session's commitments, which are the app's or a past's (core/story/past.h); it must outlive
 * the browser. */
struct browser *browser_new(struct app *app, struct session *session);
void browser_free(struct browser *browser); /* NULL is accepted */

struct list *browser_list(struct browser *browser);
struct commitment_list *browser_commitments(struct browser *browser);
/* The commitment the cursor is on, as the list last read it; NULL: none. */
const struct commitment *browser_selected(const struct browser *browser);

/* Filters now; the cursor stays on its commitment if that is still there. FALSE: *spot (may be NULL)
 * is where the text is wrong; the list is as it was. */
gboolean browser_filter(struct browser *browser, const char *text, GError **error, gsize *spot);
/* Filters as soon as nobody types; what is wrong stands beside the prompt. */
void browser_type_filter(struct browser *browser, const char *text);
/* The filter before this one. */
const char *browser_previous_filter(const struct browser *browser);
/* Remembers `text` as the filter before this one. */
void browser_leave_filter(struct browser *browser, const char *text);
gboolean browser_is_filtered(const struct browser *browser);

/* Esc: shows everything again; FALSE: that it does already. */
gboolean browser_peel(struct browser *browser);

/* The words of a command that lists commitments ("list", "matrix"), for the same ones in the same
 * order; new. */
char **browser_words(struct browser *browser, const char *command);

gboolean browser_refresh(struct browser *browser, GError **error);
/* Counting, filtering, blaming, one thing at a time; as view_ops.idle. */
int browser_idle(struct browser *browser);
/* "12 of 345", "345 commitments"; "" before it was counted. Newly allocated. */
char *browser_count_text(const struct browser *browser);

#endif
