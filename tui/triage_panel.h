/* SPDX-License-Identifier: MIT
 *
 * triage_panel.h: what is proposed about one passage, in a panel of any size, and what has been
 * decided of it.
 */
#ifndef HELDTO_TUI_TRIAGE_PANEL_H
#define HELDTO_TUI_TRIAGE_PANEL_H

#include "core/intake/triage.h"
#include "tui/draw.h"
#include "tui/pager.h"

struct triage_told {
    const struct triage_item *item;
    const char *const *words; /* beside its offers: the last words held, shown text; "" none */
};

/* Lines of at most the pager's width, as far as rows allow: what is left out first is what can be
 * looked up elsewhere. */
void triage_panel(struct pager *pager, int rows, const struct triage_told *told);
/* The sign in the margin of its sentence: one character, and its style. */
const char *triage_sign(const struct suggestion *suggestion, enum style *style);

#endif
