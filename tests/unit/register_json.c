/* register_json.c proves that a whole register as lines of JSON brings back the rows of every table,
 * and that lines of the first format are still read, as the migration would read their register. */
#include "core/exchange/register_json.h"

#include "core/sample/sample.h"
#include "db/cue.h"
#include "db/document.h"
#include "db/review.h"
#include "db/rows.h"
#include "db/suggestion.h"
#include "db/wording.h"
#include "tests/lib/desk.h"
#include "tests/lib/specimen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct session *import_into(struct desk *desk, const char *name, const char *text)
{
    struct session *session = desk_other(desk, name, TRUE);
    struct import_account account;
    struct import_options usual = {0};
    g_autofree char *path = desk_write(desk, "lines.jsonl", text, -1);
    OK(import_file(session, path, &usual, &account, error));
    import_account_clear(&account);
    OK(db_check(session->db, error));
    return session;
}

static char *replaced(const char *text, const char *pattern, const char *by)
{
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
    assert_non_null(regex);
    return g_regex_replace(regex, text, -1, 0, by, 0, NULL);
}

/* The lines as a program of the first format wrote them: what wordings say for themselves was not
 * there yet. */
static char *as_first_format(const char *lines)
{
    g_autofree char *head =
        replaced(lines, "^(\\{\"heldto\":\"register\",\"format\":)[0-9]+", "\\g<1>1");
    g_autofree char *text =
        replaced(head, "^(\\{\"table\":\"wording\".*),\"due_text\":\"[^\"]*\"", "\\1");
    g_autofree char *edtf =
        replaced(text, "^(\\{\"table\":\"wording\".*),\"due_edtf\":\"[^\"]*\"", "\\1");
    return replaced(edtf, "^(\\{\"table\":\"wording\".*),\"place\":\"[^\"]*\"", "\\1");
}

struct said {
    guint wordings, with_due, wrong;
    struct db *db;
};

/* What a sole wording of record says is due is what its commitment says; others say nothing. */
static gboolean compare(enum table_id table, const void *row, gpointer data)
{
    struct said *said = data;
    const struct wording *wording = row;
    owned(commitment) c = commitment_by_id(said->db, wording->commitment_id, NULL);
    g_autoptr(GPtrArray) all = wording_of_commitment(said->db, c->id, NULL);
    guint record = 0;
    for (guint i = 0; i < all->len; i++)
        record += strcmp(((const struct wording *)all->pdata[i])->role, "record") == 0 ? 1 : 0;
    gboolean is_sole = record == 1 && strcmp(wording->role, "record") == 0;
    said->wordings++;
    said->with_due += *wording->due_text != '\0' ? 1 : 0;
    said->wrong += strcmp(wording->due_text, is_sole ? c->due_text : "") != 0 ? 1 : 0;
    said->wrong += strcmp(wording->due_edtf, is_sole ? c->due_edtf : "") != 0 ? 1 : 0;
    said->wrong += strcmp(wording->place, is_sole ? c->place : "") != 0 ? 1 : 0;
    assert_int_equal(table, TABLE_WORDING);
    return TRUE;
}

static void test_the_first_format(void **state)
{
    struct desk *desk = *state;
    OK(sample_load(desk->session, error));
    g_autofree char *now = desk_json(desk->session, FALSE);
    g_autofree char *old = as_first_format(now);
    assert_non_null(strstr(old, "\"format\":1,"));
    owned_session other = import_into(desk, "old.db", old);
    struct said said = {.db = other->db};
    OK(row_walk(other->db, TABLE_WORDING, compare, &said, error));
    assert_int_equal(said.wrong, 0);
    assert_true(said.with_due > 0 && said.with_due < said.wordings);
    g_autofree char *again = desk_json(other, FALSE);
    g_autofree char *without = as_first_format(again);
    assert_string_equal(old, without); /* and nothing else was changed */
}

/* What a row of the second format says is taken as it is. */
static void test_the_second_format_is_not_filled(void **state)
{
    struct desk *desk = *state;
    OK(sample_load(desk->session, error));
    g_autofree char *now = desk_json(desk->session, FALSE);
    g_autofree char *bare = as_first_format(now);
    g_autofree char *second = replaced(bare, "\"format\":1,", "\"format\":2,");
    owned_session other = import_into(desk, "second.db", second);
    g_autofree char *again = desk_json(other, FALSE);
    g_autofree char *third = replaced(second, "\"format\":2,", "\"format\":3,");
    assert_string_equal(third, again);
}

static void add_rows(struct session *session)
{
    struct change *change = NULL;
    OK((change = session_begin(session, "test", FALSE, error)) != NULL);
    struct cue cue = {.phrase = (char *)"s'engager à \"agir\"\n", .role = (char *)"promise"};
    struct document_page page = {.document_id = 1, .number = 1, .label = (char *)"iv"};
    struct suggestion suggestion = {.document_id = 1,
                                    .length = 3,
                                    .kind = (char *)"standing",
                                    .voice = (char *)"quoted",
                                    .exact = (char *)"\xf0\x9f\xa4\x9d will",
                                    .decision = (char *)"tie",
                                    .commitment_id = 1,
                                    .wording_id = 1};
    struct review review = {.meeting_id = 1,
                            .commitment_id = 1,
                            .finding = (char *)"later",
                            .author = (char *)"Ana",
                            .recorded_at = (char *)"2026-11-23T10:00:00.000000Z"};
    struct dismissal dismissal = {.commitment_id = 1, .what = (char *)"relaunch"};
    specimen_insert(change, TABLE_CUE, &cue);
    specimen_insert(change, TABLE_DOCUMENT_PAGE, &page);
    specimen_insert(change, TABLE_SUGGESTION, &suggestion);
    specimen_insert(change, TABLE_REVIEW, &review);
    specimen_insert(change, TABLE_DISMISSAL, &dismissal);
    specimen_commit(change);
}

/* Rows of every table of the second version go out and come back, byte for byte. */
static void test_every_table_comes_back(void **state)
{
    struct desk *desk = *state;
    OK(sample_load(desk->session, error));
    add_rows(desk->session);
    OK(specimen_set(desk->session->db, &specimen_ana, TABLE_WORDING, 1, "place", "Poland", error));
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(undone);
    g_autofree char *first = desk_json(desk->session, FALSE);
    static const char *const tables[] = {"cue", "document_page", "suggestion", "review",
                                         "dismissal"};
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autofree char *begin = g_strdup_printf("{\"table\":\"%s\"", tables[i]);
        assert_non_null(strstr(first, begin));
    }
    owned_session other = import_into(desk, "all.db", first);
    g_autofree char *second = desk_json(other, FALSE);
    assert_string_equal(first, second);
}

/* A row that breaks a rule of a new table refuses the whole, by its line. */
static void test_a_row_that_breaks_a_rule(void **state)
{
    struct desk *desk = *state;
    static const char text[] =
        "{\"heldto\":\"register\",\"format\":2,\"version\":\"1\"}\n"
        "{\"table\":\"cue\",\"id\":1,\"uuid\":\"u\",\"version\":1,\"phrase\":\"will\"}\n"
        "{\"heldto\":\"end\",\"rows\":1}\n";
    g_autofree char *path = desk_write(desk, "bad.jsonl", text, -1);
    owned_session other = desk_other(desk, "bad.db", TRUE);
    struct import_account account;
    struct import_options usual = {0};
    GError *failed = NULL;
    assert_false(import_file(other, path, &usual, &account, &failed));
    import_account_clear(&account);
    if (strstr(failed->message, "bad.jsonl:2: ") == NULL)
        fail_msg("%s", failed->message);
    g_error_free(failed);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_first_format),
        TEST(test_the_second_format_is_not_filled),
        TEST(test_every_table_comes_back),
        TEST(test_a_row_that_breaks_a_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
