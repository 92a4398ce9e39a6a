/* SPDX-License-Identifier: MIT
 *
 * lineage_sheet.h: a lineage as rows of a table, as JSON, and as text to be read.
 */
#ifndef HELDTO_CORE_LINEAGE_LINEAGE_SHEET_H
#define HELDTO_CORE_LINEAGE_LINEAGE_SHEET_H

#include "core/lineage/lineage.h"
#include "core/sheet/sheet.h"

/* Columns of a struct lineage_step, whose sheet has no data of its own: meeting, date, level, kind
 * (stated, absent, unknown), wording, difference (a token; "" until confirmed), proposed, also,
 * months (the due period moved; null where it did not), reason, changed (the words marked),
 * voice, verb, force, again, due_text, due_edtf, words. */
const struct sheet_column *lineage_columns(gsize *n);
/* An object {summary, unconfirmed, steps: [those columns]}. */
json_t *lineage_json(const struct lineage *lineage);
/* Lines of at most `width` columns, shown text. New. */
char *lineage_page(const struct story *story, const struct lineage *lineage, int width);

#endif
