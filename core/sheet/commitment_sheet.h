/* SPDX-License-Identifier: MIT
 *
 * commitment_sheet.h: what lists, CSV and JSON tell of a commitment, column by column.
 *
 * The names are stable. In JSON (list and show):
 *
 *   key title kind status status_on timeliness      text; tokens of the scheme and of words.h
 *   series owner next_actor next_step question      text, "" where none
 *   description note priority visibility            text
 *   topics                                          array of names
 *   parties                                         array of {name, token, role}
 *   place country level                             of a promised meeting
 *   due_text due_edtf due_first due_last            as written, as EDTF, as days; "" where none
 *   follow_up_on checked_on updated_on              days, "" where never
 *   last_meeting                                    day and place of the latest wording
 *   earliest_wording latest_wording                 a wording, or null where none is held
 *   wordings                                        array of wordings, in order of meeting:
 *     number role meeting date place words voice speaker force verb again difference confirmed
 *     document page paragraph note                  again, confirmed: true or false; meeting: its
 *                                                   token; date: EDTF; document: {number, title,
 *                                                   coverage} or null
 *   links                                           array of {from, relation, to, note}
 *   custom                                          object of the columns an import did not know
 *
 * In tables and CSV a wording is its words, wordings is their number, and lists are joined by "; ".
 */
#ifndef HELDTO_CORE_COMMITMENT_SHEET_H
#define HELDTO_CORE_COMMITMENT_SHEET_H

#include "core/session.h"
#include "core/sheet/sheet.h"

/* A sheet's data; rows are struct commitment. */
struct commitment_sheet;

struct commitment_sheet *commitment_sheet_new(struct session *session);
void commitment_sheet_free(struct commitment_sheet *cells); /* NULL is accepted */
static inline void commitment_sheet_cleanup(struct commitment_sheet **cells)
{
    commitment_sheet_free(*cells);
}
#define owned_commitment_sheet                                                                     \
    __attribute__((cleanup(commitment_sheet_cleanup))) struct commitment_sheet *
/* FALSE and the error where reading a cell failed. */
gboolean commitment_sheet_check(struct commitment_sheet *cells, GError **error);

const struct sheet_column *commitment_sheet_columns(gsize *n);

#endif
