/* report_rows.c owns rows of the register that tests of reports are made of.
 * It must not know what is proved of them. */
#include "tests/lib/report_rows.h"

#include "db/commitment.h"
#include "db/meeting.h"
#include "db/update.h"
#include "db/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

char *report_rows_text(const char *words)
{
    return (char *)words;
}

gint64 report_rows_insert(struct change *change, enum table_id table, void *row)
{
    struct row_head *head = row;
    GError *failed = NULL;
    gboolean done = change_insert(change, table, row, &failed);
    if (failed != NULL)
        print_error("%s\n", failed->message);
    assert_true(done);
    g_clear_pointer(&head->uuid, g_free);
    return head->id;
}

struct change *report_rows_begin(const struct report_rig *rig)
{
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    assert_non_null(change);
    return change;
}

gint64 report_rows_meeting(struct change *change, const char *token, const char *edtf,
                           const char *visibility)
{
    struct meeting row = {.token = report_rows_text(token),
                          .title = report_rows_text("Ministers"),
                          .date_edtf = report_rows_text(edtf),
                          .city = report_rows_text(token),
                          .level = report_rows_text("ministers"),
                          .state = report_rows_text("held"),
                          .visibility = report_rows_text(visibility)};
    return report_rows_insert(change, TABLE_MEETING, &row);
}

gint64 report_rows_commitment(struct change *change, const char *key, const char *title)
{
    struct commitment row = {.key = report_rows_text(key),
                             .title = report_rows_text(title),
                             .kind = report_rows_text("one-off"),
                             .priority = report_rows_text("normal"),
                             .visibility = report_rows_text("public"),
                             .next_step_visibility = report_rows_text("public"),
                             .note_visibility = report_rows_text("public")};
    return report_rows_insert(change, TABLE_COMMITMENT, &row);
}

void report_rows_wording(struct change *change, gint64 commitment_id, gint64 meeting_id,
                         const char *role, const char *words)
{
    struct wording row = {.commitment_id = commitment_id,
                          .meeting_id = meeting_id,
                          .role = report_rows_text(role),
                          .voice = report_rows_text("verbatim"),
                          .force = report_rows_text("agreed"),
                          .difference = report_rows_text(""),
                          .exact = report_rows_text(words)};
    report_rows_insert(change, TABLE_WORDING, &row);
}

gint64 report_rows_status(struct change *change, gint64 commitment_id, const char *status,
                          const char *day, gboolean is_given)
{
    struct update row = {.commitment_id = commitment_id,
                         .kind = report_rows_text("status"),
                         .status_from = report_rows_text("not-assessed"),
                         .status_to = report_rows_text(status),
                         .effective_on = report_rows_text(day),
                         .effective_given = is_given,
                         .checked_on = report_rows_text("2026-01-01"),
                         .recorded_at = report_rows_text("2026-01-01T10:00:00.000000Z"),
                         .author = report_rows_text("Ana"),
                         .visibility = report_rows_text("public"),
                         .note = report_rows_text("")};
    return report_rows_insert(change, TABLE_UPDATE, &row);
}

void report_rows_expect(const char *report, const char *words)
{
    if (strstr(report, words) == NULL)
        fail_msg("expected \"%s\" in\n%s", words, report);
}

void report_rows_expect_no(const char *report, const char *words)
{
    if (strstr(report, words) != NULL)
        fail_msg("expected no \"%s\" in\n%s", words, report);
}
