/* listing_use.c proves what is done with a list: finding, searching and walking it, rows that moved
 * or went meanwhile, and work that is stopped. */
#include "db/listing.h"

#include "db/change.h"
#include "db/listing_private.h"
#include "tests/lib/expect.h"
#include "tests/lib/listing_register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A commitment is found wherever it stands, and in the group one was in. */
static void test_find(void **state)
{
    struct listing_register *r = *state;
    for (int way = 0; way < 2; way++) {
        const struct listing_sort sort = {.by = way ? LISTING_BY_OWNER : LISTING_BY_DUE};
        owned(listing) listing = listing_opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        for (int i = 0; i < LISTING_ROWS; i += 17) {
            owned(listing_row) row = NULL;
            MUST((row = listing_find(listing, r->ids[i], NULL, error)) != NULL);
            assert_int_equal(row->commitment->id, r->ids[i]);
            g_autoptr(GPtrArray) after = listing_paged(listing, row, FALSE, 1);
            if (after->len == 0)
                continue;
            g_autoptr(GPtrArray) again = listing_paged(listing, after->pdata[0], TRUE, 1);
            assert_int_equal(((struct listing_row *)again->pdata[0])->commitment->id, r->ids[i]);
        }
        assert_null(listing_find(listing, 123456, NULL, NULL));
    }
}

static void test_find_in_group(void **state)
{
    struct listing_register *r = *state;
    owned(listing) listing = listing_opened(r, NULL, NULL, 0, LISTING_GROUP_MEETING);
    owned(listing_row) newest = listing_find(listing, r->ids[15], NULL, NULL);
    expect_text("newest", "m-2025", newest->group);
    struct listing_row near = {.group_id = r->meetings[1], .group = (char *)"m-2021"};
    owned(listing_row) older = listing_find(listing, r->ids[15], &near, NULL);
    expect_text("near", "m-2021", older->group);
}

static gint64 position_of(struct listing *listing, const struct listing_row *row)
{
    gint64 position = -1;
    MUST(listing_position(listing, row, &position, error));
    return position;
}

/* Positions count from 1 in every way of reading; a row that is not in the list has 0. */
static void test_position(void **state)
{
    struct listing_register *r = *state;
    owned(filter) open = filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, "open");
    for (int way = 0; way < 4; way++) {
        const struct listing_sort sort = {.by = way < 2 ? LISTING_BY_STATUS : LISTING_BY_OWNER,
                                          .descending = way % 2};
        owned(listing) listing = listing_opened(r, open, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 1000);
        for (guint i = 0; i < rows->len; i += 13)
            assert_int_equal(position_of(listing, rows->pdata[i]), i + 1);
        owned(listing) all = listing_opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        owned(listing_row) position = listing_find(all, r->ids[3], NULL, NULL);
        expect_text("a position", "none", position->commitment->status_class);
        assert_int_equal(position_of(listing, position), 0);
    }
}

static gboolean take_key(const struct listing_row *row, gpointer data)
{
    g_autofree char *line = listing_row_text(row);
    g_string_append_printf(data, "%s\n", line);
    return TRUE;
}

/* Walking gives every row in order, and no read is open meanwhile. */
static void test_walk(void **state)
{
    struct listing_register *r = *state;
    for (int way = 0; way < 2; way++) {
        const struct listing_sort sort = {.by = way ? LISTING_BY_OWNER : LISTING_BY_TITLE};
        owned(listing) listing = listing_opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        g_autofree char *expected = listing_read_all(listing, FALSE, 31);
        g_autoptr(GString) walked = g_string_new(NULL);
        MUST(listing_walk(listing, take_key, walked, error));
        expect_text("walk", expected, walked->str);
    }
}

/* Search within a list: forwards and backwards, few hits or many, by walk or by table. */
static void test_next(void **state)
{
    struct listing_register *r = *state;
    owned(filter) quokka = filter_words("quokk", TRUE, FILTER_ANYWHERE);
    owned(filter) lapsed = filter_compare(FILTER_OWNER, FILTER_CONTAINS, "celik");
    for (int way = 0; way < 8; way++) {
        const struct listing_sort sort = {.by = way & 1 ? LISTING_BY_PLACE : LISTING_BY_DUE};
        const struct filter *wanted = way & 2 ? quokka : lapsed;
        r->db->few = way & 4 ? 1 : 0;
        owned(listing) listing = listing_opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 1000);
        GArray *found = NULL;
        MUST((found = listing_ids(listing, wanted, 1000, error)) != NULL);
        g_autoptr(GArray) ids = found;
        assert_int_equal(ids->len, way & 2 ? 1 : LISTING_ROWS / 5);
        guint next = 0;
        for (guint i = 0; i < rows->len; i++) {
            const struct listing_row *row = rows->pdata[i];
            if (next < ids->len && row->commitment->id == g_array_index(ids, gint64, next))
                next++;
            owned(listing_row) hit = listing_next(listing, wanted, row, FALSE, NULL);
            gint64 expected = next < ids->len ? g_array_index(ids, gint64, next) : 0;
            assert_int_equal(hit != NULL ? hit->commitment->id : 0, expected);
        }
        owned(listing_row) last = listing_next(listing, wanted, NULL, TRUE, NULL);
        assert_int_equal(last->commitment->id, g_array_index(ids, gint64, ids->len - 1));
    }
    r->db->few = 0;
}

/* The best fit comes first: what has the word in its title or topics before what has it in its
 * wordings, however often. */
static void test_relevance(void **state)
{
    struct listing_register *r = *state;
    const struct listing_sort sort = {.by = LISTING_BY_RELEVANCE};
    owned(filter) evidence = filter_words("evidence", TRUE, FILTER_ANYWHERE);
    owned(listing) listing = listing_opened(r, evidence, &sort, 1, LISTING_GROUP_NONE);
    g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 1000);
    assert_true(rows->len > 60);
    int last = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct commitment *c = ((struct listing_row *)rows->pdata[i])->commitment;
        gboolean in_title = strstr(c->title_sort, "evidence") != NULL;
        gboolean in_topics = strstr(c->topics_text, "evidence") != NULL;
        int rank = in_title || in_topics ? 1 : 2;
        assert_true(rank >= last);
        last = rank;
    }
    assert_int_equal(last, 2);
}

/* A row that left the list is still a place to read on from; a refreshed list shows what is. */
static void test_change(void **state)
{
    struct listing_register *r = *state;
    for (int way = 0; way < 2; way++) {
        owned(filter) mine = filter_compare(FILTER_OWNER, FILTER_EQUAL, "bo");
        const struct listing_sort sort = {.by = way ? LISTING_BY_PARTIES : LISTING_BY_TITLE};
        owned(listing) listing = listing_opened(r, mine, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 1000);
        const struct listing_row *row = rows->pdata[10];
        struct commitment *changed = row_copy(TABLE_COMMITMENT, row->commitment);
        row_set(&changed->owner, "someone else");
        struct change *change = change_begin(r->db, &listing_author, NULL);
        MUST(change_update(change, TABLE_COMMITMENT, row->commitment, changed, error));
        MUST(change_commit(change, error));
        MUST(listing_refresh(listing, error));
        gint64 n = 0;
        MUST(listing_count(listing, &n, error));
        assert_int_equal(n, rows->len - 1);
        g_autoptr(GPtrArray) after = listing_paged(listing, row, FALSE, 1);
        g_autoptr(GPtrArray) before = listing_paged(listing, row, TRUE, 1);
        const struct listing_row *old_after = rows->pdata[11], *old_before = rows->pdata[9];
        assert_int_equal(((struct listing_row *)after->pdata[0])->commitment->id,
                         old_after->commitment->id);
        assert_int_equal(((struct listing_row *)before->pdata[0])->commitment->id,
                         old_before->commitment->id);
        assert_null(listing_find(listing, row->commitment->id, NULL, NULL));
        owned(change_row) undone = NULL;
        MUST((undone = change_undo(r->db, &listing_author, 0, error)) != NULL);
        commitment_free(changed);
    }
}

/* A walk that finds too little becomes a table without a gap or a repetition. */
static void test_given_up(void **state)
{
    struct listing_register *r = *state;
    owned(filter) mine = filter_compare(FILTER_OWNER, FILTER_CONTAINS, "nunez");
    const struct listing_sort sort = {.by = LISTING_BY_DUE, .descending = TRUE};
    owned(listing) walked = listing_opened(r, mine, &sort, 1, LISTING_GROUP_NONE);
    g_autofree char *expected = listing_read_all(walked, FALSE, 5);
    owned(listing) given_up = listing_opened(r, mine, &sort, 1, LISTING_GROUP_NONE);
    g_autoptr(GPtrArray) first = listing_paged(given_up, NULL, FALSE, 5);
    given_up->is_walked = FALSE;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < first->len; i++)
        take_key(first->pdata[i], text);
    owned(listing_row) from = g_ptr_array_steal_index(first, 4);
    g_autoptr(GPtrArray) rest = listing_paged(given_up, from, FALSE, 1000);
    for (guint i = 0; i < rest->len; i++)
        take_key(rest->pdata[i], text);
    expect_text("given up", expected, text->str);
}

static gboolean stop(gpointer data)
{
    ++*(int *)data;
    return TRUE;
}

/* Long work stops when asked to, and can be asked for again. */
static void test_interrupt(void **state)
{
    struct listing_register *r = *state;
    const struct listing_sort sort = {.by = LISTING_BY_PARTIES};
    owned(filter) regex = filter_regex("nothing.*like.*this");
    owned(listing) listing = listing_opened(r, regex, &sort, 1, LISTING_GROUP_NONE);
    g_autoptr(GError) stopped = NULL;
    int asked = 0;
    db_set_progress(r->db, stop, &asked);
    g_autoptr(GPtrArray) none = listing_page(listing, NULL, TRUE, 10, &stopped);
    db_set_progress(r->db, NULL, NULL);
    assert_true(asked > 0);
    assert_null(none);
    assert_true(g_error_matches(stopped, DB_ERROR, DB_ERROR_INTERRUPTED));
    g_autoptr(GPtrArray) again = listing_paged(listing, NULL, TRUE, 10);
    assert_int_equal(again->len, 0);
}

/* A register that is only read has grouped lists too. */
static void test_read_only(void **state)
{
    struct listing_register *r = *state;
    struct db_options options = {.read_only = TRUE, .rules = db_rules(r->db)};
    struct db *db = NULL;
    MUST((db = db_open(r->path, &options, error)) != NULL);
    struct listing_spec spec = {.group = LISTING_GROUP_TOPIC};
    struct listing *listing = NULL;
    MUST((listing = listing_open(db, &spec, error)) != NULL);
    gint64 n = 0;
    MUST(listing_count(listing, &n, error));
    assert_true(n > LISTING_ROWS);
    listing_close(listing);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),      cmocka_unit_test(test_find_in_group),
        cmocka_unit_test(test_position),  cmocka_unit_test(test_walk),
        cmocka_unit_test(test_next),      cmocka_unit_test(test_relevance),
        cmocka_unit_test(test_change),    cmocka_unit_test(test_given_up),
        cmocka_unit_test(test_interrupt), cmocka_unit_test(test_read_only),
    };
    return cmocka_run_group_tests(tests, listing_register_setup, listing_register_teardown);
}
