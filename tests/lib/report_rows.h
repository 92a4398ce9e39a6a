/* report_rows.h: rows put straight into a register, whatever nobody could type: for reports on odd
 * registers. Each fails the test where it cannot be done. */
#ifndef HELDTO_TESTS_REPORT_ROWS_H
#define HELDTO_TESTS_REPORT_ROWS_H

#include "tests/lib/report_rig.h"

/* Of a literal, for a member that nobody frees. */
char *report_rows_text(const char *words);
struct change *report_rows_begin(const struct report_rig *rig);
/* Its id; the row's own texts stay the caller's. */
gint64 report_rows_insert(struct change *change, enum table_id table, void *row);

/* A ministers' meeting that was held in a city of that name. */
gint64 report_rows_meeting(struct change *change, const char *token, const char *edtf,
                           const char *visibility);
gint64 report_rows_commitment(struct change *change, const char *key, const char *title);
/* role: record or also. */
void report_rows_wording(struct change *change, gint64 commitment_id, gint64 meeting_id,
                         const char *role, const char *words);
/* is_given: someone said since when. */
gint64 report_rows_status(struct change *change, gint64 commitment_id, const char *status,
                          const char *day, gboolean is_given);

void report_rows_expect(const char *report, const char *words);
void report_rows_expect_no(const char *report, const char *words);

#endif
