/* edition.c proves that what is issued is kept whole and for ever: the bytes that were printed, what
 * stood in them, a number that is given once; and that keeping it changes nothing that is printed
 * next. */
#include "core/edition/edition.h"

#include "core/story/past.h"
#include "core/verify.h"
#include "db/commitment.h"
#include "db/rows.h"
#include "db/series.h"
#include "db/update.h"
#include "db/wording.h"
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Pairs of parameters and values, ended by NULL. */
static struct edition *issue(const struct report_rig *rig, const char *report, ...)
{
    g_autoptr(GError) failed = NULL;
    va_list pairs;
    va_start(pairs, report);
    struct report_request request = report_rig_request(report, pairs);
    va_end(pairs);
    struct edition *edition = edition_issue(rig->session, rig->session, &request, &failed);
    if (failed != NULL)
        print_error("%s\n", failed->message);
    assert_non_null(edition);
    return edition;
}

static char *text_of(const struct edition *edition)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(edition->bytes, &len);
    return g_strndup(bytes, len);
}

/* The line of the marking ends at the page's number, wherever that begins. */
static void join_marking(GString *text)
{
    while (g_string_replace(text, "wording ", "wording", 0) > 0)
        continue;
}

/* What is kept is the draft but for what says that it is one. */
static void test_bytes(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *draft = report_rig_make(rig, "follow-up", "filter", "EUUS-0017", "recipient",
                                             "Minister X", "messages", "One.", NULL);
    owned(edition) first = issue(rig, "follow-up", "filter", "EUUS-0017", "recipient", "Minister X",
                                 "messages", "One.", NULL);
    g_autofree char *text = text_of(first);
    g_autoptr(GString) expected = g_string_new(draft);
    g_string_replace(expected, "Public – draft, not issued – ", "Public – Edition 1 – ", 0);
    g_string_replace(expected, "draft, not issued", "Edition 1", 0);
    g_autoptr(GString) actual = g_string_new(text);
    join_marking(expected);
    join_marking(actual);
    expect_text("the edition", expected->str, actual->str);
    assert_int_equal(first->number, 1);
    assert_string_equal(first->recipient, "Minister X");
    assert_string_equal(first->key_messages, "One.");
    assert_string_equal(first->issued_on, "2026-11-23");
    assert_string_equal(first->as_of, "2026-11-23");
    assert_string_equal(first->audience, "public");
    assert_string_equal(first->format, "text");
    assert_string_equal(first->title, "Follow-up of commitments");
    assert_string_equal(first->parameters, "{\"filter\":\"EUUS-0017\"}");
}

/* Issuing adds to the register, and to nothing that a report tells. */
static void test_nothing_printed_changes(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *before = report_rig_make(rig, "follow-up", "for", "internal", NULL);
    owned(commitment) old = commitment_by_key(rig->session->db, "EUUS-0017", NULL);
    owned(edition) edition = issue(rig, "follow-up", NULL);
    assert_non_null(edition);
    g_autofree char *after = report_rig_make(rig, "follow-up", "for", "internal", NULL);
    expect_text("the next draft", before, after);
    owned(commitment) now = commitment_by_key(rig->session->db, "EUUS-0017", NULL);
    expect_text("when it was touched", old->updated_at, now->updated_at);
    owned(change_row) undone = session_undo(rig->session, 0, NULL);
    assert_non_null(undone);
    g_autofree char *last = report_rig_make(rig, "follow-up", "for", "internal", NULL);
    expect_text("the draft after it was taken back", before, last);
}

/* Numbers go up, each report by itself; what was taken back leaves a gap, and may come again. */
static void test_numbers(void **state)
{
    const struct report_rig *rig = *state;
    owned(edition) one = issue(rig, "follow-up", NULL);
    owned(edition) other = issue(rig, "since", "since", "lisbon", "format", "csv", NULL);
    owned(edition) two = issue(rig, "follow-up", "for", "internal", NULL);
    assert_int_equal(one->number, 1);
    assert_int_equal(other->number, 1);
    assert_int_equal(two->number, 2);
    owned(change_row) undone = session_undo(rig->session, 0, NULL);
    assert_non_null(undone);
    g_autoptr(GPtrArray) heads = edition_heads(rig->session->db, NULL);
    assert_int_equal(heads->len, 2);
    owned(change_row) redone = session_redo(rig->session, NULL);
    assert_non_null(redone);
    owned(edition) back = edition_named(rig->session, "follow-up/2", TRUE, NULL);
    assert_non_null(back);
    assert_true(g_bytes_equal(back->bytes, two->bytes));
    g_autoptr(GPtrArray) entries = edition_entries(rig->session->db, back->id, NULL);
    assert_true(entries->len > 0);
    owned(change_row) again = session_undo(rig->session, 0, NULL);
    assert_non_null(again);
    owned(edition) three = issue(rig, "follow-up", NULL);
    assert_int_equal(three->number, 3);
    assert_null(edition_named(rig->session, "follow-up/2", TRUE, NULL));
}

/* "COMMITMENT status update wording", one a line; the numbers only as there or not. */
static void expect_entries(const struct report_rig *rig, const struct edition *edition,
                           const char *expected)
{
    g_autoptr(GPtrArray) entries = edition_entries(rig->session->db, edition->id, NULL);
    g_autoptr(GString) actual = g_string_new(NULL);
    for (guint i = 0; i < entries->len; i++) {
        const struct edition_entry *entry = entries->pdata[i];
        owned(commitment) c = commitment_by_id(rig->session->db, entry->commitment_id, NULL);
        g_string_append_printf(
            actual, "%s %s%s%s\n", c->key, *entry->status != '\0' ? entry->status : "-",
            entry->update_id != 0 ? " update" : "", entry->wording_id != 0 ? " wording" : "");
    }
    expect_text("entries", expected, actual->str);
}

/* What stood in it: as an entry with its words and the update it rests on, or in a table alone. */
static void test_entries(void **state)
{
    const struct report_rig *rig = *state;
    owned(edition) one = issue(rig, "follow-up", "filter", "EUUS-0017|EUUS-0001", NULL);
    expect_entries(rig, one,
                   "EUUS-0001 not-assessed wording\n"
                   "EUUS-0001 not-assessed update wording\n"
                   "EUUS-0017 fulfilled update wording\n");
    owned(edition) none = issue(rig, "follow-up", "filter", "title:nothing-of-the-kind", NULL);
    expect_entries(rig, none, "");
    owned(edition) table = issue(rig, "since", "since", "2026-11-01", "filter", "EUUS-0017", NULL);
    expect_entries(rig, table, "EUUS-0017 fulfilled update\n");
}

/* A public paper says the public status, and rests on nothing internal. */
static void test_public_entries(void **state)
{
    const struct report_rig *rig = *state;
    owned(commitment) c = commitment_by_key(rig->session->db, "EUUS-0025", NULL);
    struct update row = {.commitment_id = c->id,
                         .kind = (char *)"status",
                         .status_from = (char *)"not-assessed",
                         .status_to = (char *)"stalled",
                         .effective_on = (char *)"2026-11-01",
                         .checked_on = (char *)"2026-11-01",
                         .recorded_at = (char *)"2026-11-23T10:00:01.000000Z",
                         .author = (char *)"Ana",
                         .visibility = (char *)"internal"};
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    assert_true(change_insert(change, TABLE_UPDATE, &row, NULL) && change_commit(change, NULL));
    g_free(row.uuid);
    owned(edition) open = issue(rig, "follow-up", "filter", "EUUS-0025", NULL);
    assert_non_null(open);
    g_autoptr(GPtrArray) entries = edition_entries_of_update(rig->session->db, row.id, NULL);
    assert_int_equal(entries->len, 0);
    owned(edition) closed = issue(rig, "follow-up", "filter", "EUUS-0025", "for", "internal", NULL);
    assert_non_null(closed);
    g_autoptr(GPtrArray) found = edition_entries_of_update(rig->session->db, row.id, NULL);
    assert_int_equal(found->len, 1);
    assert_string_equal(((const struct edition_entry *)found->pdata[0])->status, "stalled");
}

static void expect_unnamed(const struct report_rig *rig, const char *name, const char *says)
{
    g_autoptr(GError) failed = NULL;
    owned(edition) edition = edition_named(rig->session, name, FALSE, &failed);
    assert_null(edition);
    assert_int_equal(failed->code, HELDTO_ERROR_NOTHING);
    if (strstr(failed->message, says) == NULL)
        fail_msg("\"%s\": expected \"%s\" in \"%s\"", name, says, failed->message);
}

static void expect_named(const struct report_rig *rig, const char *name, const char *expected)
{
    g_autoptr(GError) failed = NULL;
    owned(edition) edition = edition_named(rig->session, name, FALSE, &failed);
    if (edition == NULL)
        fail_msg("\"%s\": %s", name, failed->message);
    g_autofree char *found = edition_name(edition);
    expect_text(name, expected, found);
    assert_null(edition->bytes);
}

static void test_names(void **state)
{
    const struct report_rig *rig = *state;
    expect_unnamed(rig, "", "no edition was issued yet");
    owned(edition) one = issue(rig, "follow-up", NULL);
    assert_non_null(one);
    owned(edition) two = issue(rig, "follow-up", NULL);
    assert_non_null(two);
    owned(edition) other = issue(rig, "since", "since", "lisbon", NULL);
    assert_non_null(other);
    expect_named(rig, "", "since/1");
    expect_named(rig, "edition:", "since/1");
    expect_named(rig, "follow-up", "follow-up/2");
    expect_named(rig, "follow-up/1", "follow-up/1");
    expect_named(rig, "edition:follow-up/1", "follow-up/1");
    expect_named(rig, "2", "follow-up/2");
    expect_unnamed(rig, "1", "several reports have an edition 1");
    expect_unnamed(rig, "3", "there is no edition");
    expect_unnamed(rig, "0", "no edition of a report");
    expect_unnamed(rig, "-1", "no edition of a report");
    expect_unnamed(rig, "999999999999999999999", "no edition of a report");
    expect_unnamed(rig, "follow-up/", "no edition of a report");
    expect_unnamed(rig, "brief/1", "there is no edition");
    expect_unnamed(rig, "\033[2J", "^[[2J");
}

/* A refused report issues nothing and spends no number. */
static void test_refused(void **state)
{
    const struct report_rig *rig = *state;
    struct report_request request = {.row = report_find("since")};
    g_autoptr(GError) failed = NULL;
    assert_null(edition_issue(rig->session, rig->session, &request, &failed));
    assert_non_null(failed);
    gint64 highest = -1;
    assert_true(edition_highest(rig->session->db, "since", &highest, NULL));
    assert_int_equal(highest, 0);
}

static gboolean stop(gpointer data, gint64 done, gint64 total)
{
    (void)data;
    (void)done;
    (void)total;
    return TRUE;
}

static void test_stopped(void **state)
{
    const struct report_rig *rig = *state;
    struct report_request request = {.row = report_find("follow-up"), .progress = stop};
    g_autoptr(GError) failed = NULL;
    assert_null(edition_issue(rig->session, rig->session, &request, &failed));
    assert_int_equal(failed->code, HELDTO_ERROR_CANCELLED);
    g_autoptr(GPtrArray) heads = edition_heads(rig->session->db, NULL);
    assert_int_equal(heads->len, 0);
}

/* Someone else issues the same report, once, while this one is made. */
struct other {
    const struct report_rig *rig;
    gboolean is_done;
};

static gboolean issue_in_between(gpointer data, gint64 done, gint64 total)
{
    struct other *other = data;
    (void)done;
    (void)total;
    if (other->is_done)
        return FALSE;
    other->is_done = TRUE;
    const struct session_options options = {.location = other->rig->path, .author = "Bo"};
    owned_session session = session_open(&options, NULL);
    assert_non_null(session);
    struct series row = {.token = (char *)"x", .title = (char *)"X", .prefix = (char *)"X"};
    struct change *change = session_begin(session, "test", FALSE, NULL);
    assert_true(change_insert(change, TABLE_SERIES, &row, NULL) && change_commit(change, NULL));
    g_free(row.uuid);
    const struct report_request request = {.row = report_find("follow-up")};
    owned(edition) edition = edition_issue(session, session, &request, NULL);
    assert_non_null(edition);
    assert_int_equal(edition->number, 1);
    return FALSE;
}

/* Two never get one number, and each says on which state it rests and is of that state. */
static void test_two_at_once(void **state)
{
    const struct report_rig *rig = *state;
    struct other other = {.rig = rig};
    const struct report_request request = {
        .row = report_find("follow-up"), .progress = issue_in_between, .data = &other};
    g_autoptr(GError) failed = NULL;
    owned(edition) mine = edition_issue(rig->session, rig->session, &request, &failed);
    assert_null(failed);
    assert_int_equal(mine->number, 2);
    owned(change_row) last = change_last_told(rig->session->db, NULL);
    assert_int_equal(mine->state, last->id);
    g_autofree char *text = text_of(mine);
    g_autofree char *says = g_strdup_printf("after change %" G_GINT64_FORMAT, last->id);
    assert_non_null(strstr(text, "Public – Edition 2"));
    assert_non_null(strstr(text, says));
    assert_null(strstr(text, "Edition 1"));
}

/* What is made of the register as it was known is kept in the register of today, without what is
 * there no more. */
static void test_of_the_past(void **state)
{
    const struct report_rig *rig = *state;
    owned(commitment) c = commitment_by_key(rig->session->db, "EUUS-0017", NULL);
    struct past *past = past_open(rig->session, NULL, "2026-11-23", "2026-11-23", NULL);
    assert_non_null(past);
    g_autoptr(GPtrArray) wordings = wording_of_commitment(rig->session->db, c->id, NULL);
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    for (guint i = 0; i < wordings->len; i++) {
        const struct wording *wording = wordings->pdata[i];
        assert_true(change_delete(change, TABLE_WORDING, wording, NULL));
    }
    assert_true(change_commit(change, NULL));
    struct report_request request = {.row = report_find("follow-up"), .known_on = "2026-11-23"};
    request.values[REPORT_FILTER] = "EUUS-0017";
    g_autoptr(GError) failed = NULL;
    owned(edition) edition = edition_issue(rig->session, past_session(past), &request, &failed);
    past_close(past);
    assert_null(failed);
    expect_entries(rig, edition, "EUUS-0017 fulfilled update\n");
    assert_string_equal(edition->parameters,
                        "{\"filter\":\"EUUS-0017\",\"known-on\":\"2026-11-23\"}");
}

/* What an edition rests on cannot be taken from under it unseen. */
static void test_what_it_rests_on_stays(void **state)
{
    const struct report_rig *rig = *state;
    struct commitment row = {.key = (char *)"T-0001",
                             .kind = (char *)"one-off",
                             .priority = (char *)"normal",
                             .visibility = (char *)"public",
                             .title = (char *)"Do it",
                             .next_step_visibility = (char *)"public",
                             .note_visibility = (char *)"public"};
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    gint64 id = change_id(change);
    assert_true(change_insert(change, TABLE_COMMITMENT, &row, NULL) && change_commit(change, NULL));
    g_clear_pointer(&row.uuid, g_free);
    owned(edition) edition = issue(rig, "follow-up", "filter", "T-0001", NULL);
    assert_non_null(edition);
    g_autoptr(GError) failed = NULL;
    owned(change_row) undone = session_undo(rig->session, id, &failed);
    assert_null(undone);
    assert_non_null(strstr(failed->message, "undo that first"));
    owned(change_row) first = session_undo(rig->session, 0, NULL);
    assert_non_null(first);
    owned(change_row) second = session_undo(rig->session, id, NULL);
    assert_non_null(second);
    owned(verify_report) verify = verify_register(rig->session, NULL, NULL, NULL);
    assert_int_equal(verify->n_faults, 0);
}

int main(void)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, report_rig_sample, report_rig_tear_down)
    const struct CMUnitTest tests[] = {
        ON(test_bytes),
        ON(test_nothing_printed_changes),
        ON(test_numbers),
        ON(test_entries),
        ON(test_public_entries),
        ON(test_names),
        ON(test_refused),
        ON(test_stopped),
        ON(test_two_at_once),
        ON(test_of_the_past),
        ON(test_what_it_rests_on_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
