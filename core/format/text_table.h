/* SPDX-License-Identifier: MIT
 *
 * format/text_table.h: a table in plain text, its head said again on every page.
 */
#ifndef HELDTO_CORE_FORMAT_TEXT_TABLE_H
#define HELDTO_CORE_FORMAT_TEXT_TABLE_H

#include "core/format/pages.h"

struct text_table;

/* Places the head. The table and its labels must outlive what is made here. */
struct text_table *text_table_new(const struct report_table *table,
                                  const struct report_layout *layout, struct pages *pages);
void text_table_free(struct text_table *self); /* NULL is accepted */
/* One row, of as many lines as its longest cell takes. */
void text_table_row(struct text_table *self, struct report_text *const *cells);
/* To be called once. totals: a last row, set off by a line; NULL none. */
void text_table_end(struct text_table *self, struct report_text *const *totals);

#endif
