/* SPDX-License-Identifier: MIT
 *
 * columns.h: choosing the columns of a list, which each view remembers.
 */
#ifndef HELDTO_TUI_COLUMNS_H
#define HELDTO_TUI_COLUMNS_H

struct list;

/* Arranges the list as it was left in the view of that name. */
void columns_restore(const char *view, struct list *list);

#endif
