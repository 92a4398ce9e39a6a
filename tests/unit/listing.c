/* listing.c proves that a list read page by page is the list: every order and direction, both ways
 * of reading it, groups, searches, and rows that moved or went meanwhile. */
#include "db/listing.h"

#include "db/change.h"
#include "db/fold.h"
#include "db/listing_private.h"
#include "tests/lib/expect.h"
#include "tests/lib/listing_register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct listing *opened(struct listing_register *r, const struct filter *filter,
                              const struct listing_sort *sorts, gsize n, enum listing_group group)
{
    struct listing_spec spec = {.filter = filter, .sorts = sorts, .n_sorts = n, .group = group};
    struct listing *listing = NULL;
    MUST((listing = listing_open(r->db, &spec, error)) != NULL);
    return listing;
}

static GPtrArray *page(struct listing *listing, const struct listing_row *from, gboolean backwards,
                       guint n)
{
    GPtrArray *rows = NULL;
    MUST((rows = listing_page(listing, from, backwards, n, error)) != NULL);
    return rows;
}

static char *row_text(const struct listing_row *row)
{
    return g_strdup_printf("%s %s", row->commitment->key, row->group);
}

/* "key group\n…" of the whole list, by pages of n, in order. */
static char *read_all(struct listing *listing, gboolean backwards, guint n)
{
    GString *text = g_string_new(NULL);
    owned(listing_row) from = NULL;
    for (;;) {
        g_autoptr(GPtrArray) rows = page(listing, from, backwards, n);
        if (rows->len == 0)
            return g_string_free(text, FALSE);
        g_autoptr(GString) part = g_string_new(NULL);
        for (guint i = 0; i < rows->len; i++) {
            g_autofree char *line = row_text(rows->pdata[i]);
            g_string_append_printf(part, "%s\n", line);
        }
        g_string_insert(text, backwards ? 0 : -1, part->str);
        listing_row_free(from);
        from = g_ptr_array_steal_index(rows, backwards ? 0 : rows->len - 1);
    }
}

struct oracle {
    const char *column;
    enum { AS_TEXT, AS_NUMBER, FOLDED_LAST, DAY_LAST, PRIORITY } how;
    gboolean descending;
};

static const struct {
    enum listing_sort_by by;
    const char *column;
    int how;
} sorts[] = {
    {LISTING_BY_KEY, "key", AS_TEXT},
    {LISTING_BY_TITLE, "title_sort", AS_TEXT},
    {LISTING_BY_DUE, "due_sort", AS_TEXT},
    {LISTING_BY_STATUS, "status_sort", AS_NUMBER},
    {LISTING_BY_LATEST, "latest_on", AS_TEXT},
    {LISTING_BY_FOLLOW_UP, "follow_up_sort", AS_TEXT},
    {LISTING_BY_UPDATED, "updated_at", AS_TEXT},
    {LISTING_BY_OWNER, "owner", FOLDED_LAST},
    {LISTING_BY_PRIORITY, "priority", PRIORITY},
    {LISTING_BY_KIND, "kind", AS_TEXT},
    {LISTING_BY_PARTIES, "parties_text", FOLDED_LAST},
    {LISTING_BY_TOPICS, "topics_text", FOLDED_LAST},
    {LISTING_BY_EARLIEST, "earliest_on", DAY_LAST},
    {LISTING_BY_CHECKED, "checked_on", DAY_LAST},
    {LISTING_BY_STATUS_ON, "status_on", DAY_LAST},
    {LISTING_BY_WORDINGS, "n_wordings", AS_NUMBER},
    {LISTING_BY_NEXT_ACTOR, "next_actor", FOLDED_LAST},
    {LISTING_BY_PLACE, "latest_place", FOLDED_LAST},
};

static int compare_values(const struct commitment *a, const struct commitment *b,
                          const struct oracle *oracle)
{
    g_autofree char *x = listing_value(a, oracle->column);
    g_autofree char *y = listing_value(b, oracle->column);
    if (oracle->how == AS_NUMBER)
        return (int)(g_ascii_strtoll(x, NULL, 10) - g_ascii_strtoll(y, NULL, 10));
    if (oracle->how == PRIORITY) {
        static const char *const order = "high normal low";
        return (int)(strstr(order, x) - strstr(order, y));
    }
    if (oracle->how != AS_TEXT && (*x == '\0') != (*y == '\0'))
        return *x == '\0' ? 1 : -1;
    if (oracle->how != FOLDED_LAST)
        return strcmp(x, y);
    g_autofree char *fx = fold_text(x, -1), *fy = fold_text(y, -1);
    return strcmp(fx, fy);
}

static int compare_rows(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct commitment *x = *(const struct commitment *const *)a;
    const struct commitment *y = *(const struct commitment *const *)b;
    const struct oracle *oracle = data;
    int order = compare_values(x, y, oracle);
    if (order == 0)
        order = x->id < y->id ? -1 : 1;
    return oracle->descending ? -order : order;
}

static void free_commitment(gpointer row)
{
    commitment_free(row);
}

static GPtrArray *all_rows(struct listing_register *r)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(free_commitment);
    for (int i = 0; i < LISTING_ROWS; i++)
        g_ptr_array_add(rows, commitment_by_id(r->db, r->ids[i], NULL));
    return rows;
}

static char *expected_order(GPtrArray *rows, const struct oracle *oracle)
{
    g_ptr_array_sort_with_data(rows, compare_rows, (gpointer)(guintptr)oracle);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++)
        g_string_append_printf(text, "%s \n", ((struct commitment *)rows->pdata[i])->key);
    return g_string_free(text, FALSE);
}

static void check_order(struct listing_register *r, GPtrArray *rows, gsize i, gboolean descending)
{
    const struct listing_sort sort = {.by = sorts[i].by, .descending = descending};
    const struct oracle oracle = {
        .column = sorts[i].column, .how = (int)sorts[i].how, .descending = descending};
    g_autofree char *expected = expected_order(rows, &oracle);
    owned(listing) listing = opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
    g_autofree char *forwards = read_all(listing, FALSE, 7);
    expect_text(sorts[i].column, expected, forwards);
    g_autofree char *back = read_all(listing, TRUE, 7);
    expect_text(sorts[i].column, expected, back);
    assert_int_equal(listing->is_walked, sorts[i].by <= LISTING_BY_UPDATED);
}

/* Every sort, up and down: pages forward and pages back are the one whole order, ties and days
 * that are not there included. */
static void test_orders(void **state)
{
    struct listing_register *r = *state;
    g_autoptr(GPtrArray) rows = all_rows(r);
    assert_int_equal(G_N_ELEMENTS(sorts), LISTING_BY_RELEVANCE);
    for (gsize i = 0; i < G_N_ELEMENTS(sorts); i++) {
        check_order(r, rows, i, FALSE);
        check_order(r, rows, i, TRUE);
    }
}

/* A walk of pages takes steps for its rows only: no scan, no sort. */
static void test_index(void **state)
{
    struct listing_register *r = *state;
    for (gsize i = 0; i <= LISTING_BY_UPDATED; i++) {
        const struct listing_sort sort = {.by = sorts[i].by, .descending = i % 2};
        owned(listing) listing = opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) first = page(listing, NULL, FALSE, 10);
        g_autoptr(GPtrArray) second = page(listing, first->pdata[9], FALSE, 10);
        g_autoptr(GPtrArray) last = page(listing, NULL, TRUE, 10);
        g_autoptr(GPtrArray) before = page(listing, last->pdata[0], TRUE, 10);
        assert_int_equal(first->len + second->len + last->len + before->len, 40);
        expect_true(sorts[i].column, "is read by index", listing_walk_scans(listing) <= 24);
    }
}

/* Several sorts and directions decide one after the other. */
static void test_several_sorts(void **state)
{
    struct listing_register *r = *state;
    const struct listing_sort both[] = {{.by = LISTING_BY_STATUS, .descending = TRUE},
                                        {.by = LISTING_BY_TITLE}};
    owned(listing) listing = opened(r, NULL, both, 2, LISTING_GROUP_NONE);
    owned(listing_row) last = NULL;
    for (guint n = 0;;) {
        g_autoptr(GPtrArray) rows = page(listing, last, FALSE, 50);
        for (guint i = 0; i < rows->len; i++) {
            struct listing_row *row = rows->pdata[i];
            const struct listing_row *before = i > 0 ? rows->pdata[i - 1] : last;
            assert_int_equal(row->position, ++n);
            if (before == NULL)
                continue;
            gint64 fall = before->commitment->status_sort - row->commitment->status_sort;
            assert_true(fall >= 0);
            if (fall == 0)
                assert_true(strcmp(before->commitment->title_sort, row->commitment->title_sort) <=
                            0);
        }
        if (rows->len == 0) {
            assert_int_equal(n, LISTING_ROWS);
            return;
        }
        listing_row_free(last);
        last = g_ptr_array_steal_index(rows, rows->len - 1);
    }
}

/* A first page that comes before the table is the table's first page. */
static void test_top(void **state)
{
    struct listing_register *r = *state;
    const struct listing_sort sort = {.by = LISTING_BY_OWNER};
    owned(listing) listing = opened(r, NULL, &sort, 1, LISTING_GROUP_TOPIC);
    g_autoptr(GPtrArray) top = page(listing, NULL, FALSE, 20);
    assert_true(listing->snapshot == 0);
    MUST(listing_settle(listing, error));
    assert_true(listing->snapshot != 0);
    g_autoptr(GPtrArray) settled = page(listing, NULL, FALSE, 20);
    for (guint i = 0; i < 20; i++) {
        g_autofree char *a = row_text(top->pdata[i]), *b = row_text(settled->pdata[i]);
        expect_text("top", b, a);
        assert_int_equal(((struct listing_row *)top->pdata[i])->position, i + 1);
    }
    g_autoptr(GPtrArray) next = page(listing, top->pdata[19], FALSE, 1);
    assert_int_equal(((struct listing_row *)next->pdata[0])->position, 21);
}

/* Each group has a heading with its place and number; a commitment stands in each of its groups,
 * and in a last one where it has none. */
static void test_groups(void **state)
{
    struct listing_register *r = *state;
    for (enum listing_group g = LISTING_GROUP_MEETING; g < N_LISTING_GROUPS; g++) {
        const char *name = listing_group_name(g);
        owned(listing) listing = opened(r, NULL, NULL, 0, g);
        GPtrArray *found = NULL;
        MUST((found = listing_headings(listing, error)) != NULL);
        g_autoptr(GPtrArray) headings = found;
        gint64 n, sum = 0;
        MUST(listing_count(listing, &n, error));
        g_autoptr(GPtrArray) rows = page(listing, NULL, FALSE, 2000);
        expect_int(name, (int)n, (int)rows->len);
        for (guint i = 0; i < headings->len; i++) {
            const struct listing_heading *heading = headings->pdata[i];
            expect_int(name, (int)sum + 1, (int)heading->position);
            for (gint64 k = 0; k < heading->n; k++) {
                const struct listing_row *row = rows->pdata[sum + k];
                expect_text(name, heading->group, row->group);
                assert_int_equal(row->group_id, heading->group_id);
                assert_int_equal(row->position, sum + k + 1);
            }
            sum += heading->n;
        }
        expect_int(name, (int)n, (int)sum);
        g_autofree char *forwards = read_all(listing, FALSE, 9);
        g_autofree char *back = read_all(listing, TRUE, 11);
        expect_text(name, forwards, back);
    }
}

/* The headings of meetings, newest first, with the number of commitments each has. */
static void test_meeting_groups(void **state)
{
    struct listing_register *r = *state;
    owned(listing) listing = opened(r, NULL, NULL, 0, LISTING_GROUP_MEETING);
    g_autoptr(GPtrArray) headings = listing_headings(listing, NULL);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < headings->len; i++) {
        const struct listing_heading *heading = headings->pdata[i];
        g_string_append_printf(text, "%s:%d ", heading->group, (int)heading->n);
    }
    /* each meeting has every commitment with its bit: half of 240; every 16th has none */
    expect_text("meetings", "m-2025:120 m-2024:120 m-2021:120 m-2018:120 :15 ", text->str);
    g_string_free(text, TRUE);
}

/* A commitment is found wherever it stands, and in the group one was in. */
static void test_find(void **state)
{
    struct listing_register *r = *state;
    for (int way = 0; way < 2; way++) {
        const struct listing_sort sort = {.by = way ? LISTING_BY_OWNER : LISTING_BY_DUE};
        owned(listing) listing = opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        for (int i = 0; i < LISTING_ROWS; i += 17) {
            owned(listing_row) row = NULL;
            MUST((row = listing_find(listing, r->ids[i], NULL, error)) != NULL);
            assert_int_equal(row->commitment->id, r->ids[i]);
            g_autoptr(GPtrArray) after = page(listing, row, FALSE, 1);
            if (after->len == 0)
                continue;
            g_autoptr(GPtrArray) again = page(listing, after->pdata[0], TRUE, 1);
            assert_int_equal(((struct listing_row *)again->pdata[0])->commitment->id, r->ids[i]);
        }
        assert_null(listing_find(listing, 123456, NULL, NULL));
    }
}

static void test_find_in_group(void **state)
{
    struct listing_register *r = *state;
    owned(listing) listing = opened(r, NULL, NULL, 0, LISTING_GROUP_MEETING);
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
        owned(listing) listing = opened(r, open, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) rows = page(listing, NULL, FALSE, 1000);
        for (guint i = 0; i < rows->len; i += 13)
            assert_int_equal(position_of(listing, rows->pdata[i]), i + 1);
        owned(listing) all = opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        owned(listing_row) position = listing_find(all, r->ids[3], NULL, NULL);
        expect_text("a position", "none", position->commitment->status_class);
        assert_int_equal(position_of(listing, position), 0);
    }
}

static gboolean take_key(const struct listing_row *row, gpointer data)
{
    g_autofree char *line = row_text(row);
    g_string_append_printf(data, "%s\n", line);
    return TRUE;
}

/* Walking gives every row in order, and no read is open meanwhile. */
static void test_walk(void **state)
{
    struct listing_register *r = *state;
    for (int way = 0; way < 2; way++) {
        const struct listing_sort sort = {.by = way ? LISTING_BY_OWNER : LISTING_BY_TITLE};
        owned(listing) listing = opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        g_autofree char *expected = read_all(listing, FALSE, 31);
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
        owned(listing) listing = opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) rows = page(listing, NULL, FALSE, 1000);
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
    owned(listing) listing = opened(r, evidence, &sort, 1, LISTING_GROUP_NONE);
    g_autoptr(GPtrArray) rows = page(listing, NULL, FALSE, 1000);
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
        owned(listing) listing = opened(r, mine, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) rows = page(listing, NULL, FALSE, 1000);
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
        g_autoptr(GPtrArray) after = page(listing, row, FALSE, 1);
        g_autoptr(GPtrArray) before = page(listing, row, TRUE, 1);
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
    owned(listing) walked = opened(r, mine, &sort, 1, LISTING_GROUP_NONE);
    g_autofree char *expected = read_all(walked, FALSE, 5);
    owned(listing) given_up = opened(r, mine, &sort, 1, LISTING_GROUP_NONE);
    g_autoptr(GPtrArray) first = page(given_up, NULL, FALSE, 5);
    given_up->is_walked = FALSE;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < first->len; i++)
        take_key(first->pdata[i], text);
    owned(listing_row) from = g_ptr_array_steal_index(first, 4);
    g_autoptr(GPtrArray) rest = page(given_up, from, FALSE, 1000);
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
    owned(listing) listing = opened(r, regex, &sort, 1, LISTING_GROUP_NONE);
    g_autoptr(GError) stopped = NULL;
    int asked = 0;
    db_set_progress(r->db, stop, &asked);
    g_autoptr(GPtrArray) none = listing_page(listing, NULL, TRUE, 10, &stopped);
    db_set_progress(r->db, NULL, NULL);
    assert_true(asked > 0);
    assert_null(none);
    assert_true(g_error_matches(stopped, DB_ERROR, DB_ERROR_INTERRUPTED));
    g_autoptr(GPtrArray) again = page(listing, NULL, TRUE, 10);
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

/* The tables of sorts and groups have a name each, found again by it. */
static void test_names(void **state)
{
    (void)state;
    enum listing_sort_by by;
    enum listing_group group;
    for (int i = 0; i < N_LISTING_SORTS; i++)
        assert_true(listing_sort_find(listing_sort_name((enum listing_sort_by)i), &by) &&
                    (int)by == i);
    for (int i = 0; i < N_LISTING_GROUPS; i++)
        assert_true(listing_group_find(listing_group_name((enum listing_group)i), &group) &&
                    (int)group == i);
    assert_false(listing_sort_find("bogus", &by));
    assert_false(listing_group_find("bogus", &group));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orders),        cmocka_unit_test(test_index),
        cmocka_unit_test(test_several_sorts), cmocka_unit_test(test_top),
        cmocka_unit_test(test_groups),        cmocka_unit_test(test_meeting_groups),
        cmocka_unit_test(test_find),          cmocka_unit_test(test_find_in_group),
        cmocka_unit_test(test_position),      cmocka_unit_test(test_walk),
        cmocka_unit_test(test_next),          cmocka_unit_test(test_relevance),
        cmocka_unit_test(test_change),        cmocka_unit_test(test_given_up),
        cmocka_unit_test(test_interrupt),     cmocka_unit_test(test_read_only),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, listing_register_setup, listing_register_teardown);
}
