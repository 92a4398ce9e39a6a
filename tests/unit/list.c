/* tests of tui/list.c, list_move.c and list_mark.c: a window on a list of any length, a cursor that
 * follows its item, and marks that stay. The source is an array that says how much was read of it. */
#include "tui/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

/* Rows of ids in order; groups of `group_size` where that is not 0. */
struct numbers {
    GArray *ids; /* gint64 */
    guint group_size;
    guint pages, rows; /* read so far */
    gboolean fails;
};

static const struct list_column columns[] = {{.name = "id", .width = 6, .rank = 1}, {0}};

/* Where the id is, or would be. */
static guint place_of(const struct numbers *numbers, gint64 id)
{
    guint low = 0, high = numbers->ids->len;
    while (low < high) {
        const guint middle = (low + high) / 2;
        if (g_array_index(numbers->ids, gint64, middle) < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct list_row *row_at(const struct numbers *numbers, guint index)
{
    const gint64 id = g_array_index(numbers->ids, gint64, index);
    struct list_row *row = list_row_new(id, NULL, NULL);
    if (numbers->group_size > 0)
        row->group = g_strdup_printf("group %u", (guint)id / numbers->group_size);
    return row;
}

static GPtrArray *page(gpointer data, const struct list_row *from, gboolean backwards, guint n,
                       GError **error)
{
    struct numbers *numbers = data;
    if (numbers->fails) {
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot");
        return NULL;
    }
    const guint len = numbers->ids->len;
    guint first = 0, last = 0; /* last is one behind */
    if (backwards) {
        last = from ? place_of(numbers, from->id) : len;
        first = last - MIN(last, n);
    } else {
        first = from ? place_of(numbers, from->id) : 0;
        if (from && first < len && g_array_index(numbers->ids, gint64, first) == from->id)
            first++;
        last = MIN(first + n, len);
    }
    GPtrArray *rows = g_ptr_array_new_with_free_func(list_row_free);
    for (guint i = first; i < last; i++)
        g_ptr_array_add(rows, row_at(numbers, i));
    numbers->pages++;
    numbers->rows += rows->len;
    return rows;
}

static struct list_row *find(gpointer data, gint64 id, const struct list_row *near, GError **error)
{
    const struct numbers *numbers = data;
    const guint place = place_of(numbers, id);
    (void)near;
    (void)error;
    if (place >= numbers->ids->len || g_array_index(numbers->ids, gint64, place) != id)
        return NULL;
    return row_at(numbers, place);
}

static const struct list_source source = {.columns = columns, .page = page, .find = find};

struct fixture {
    struct numbers numbers;
    struct list *list;
};

/* Ids 1…n. */
static struct fixture start(guint n, guint group_size)
{
    struct fixture f = {.numbers = {.group_size = group_size}};
    f.numbers.ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (gint64 id = 1; id <= n; id++)
        g_array_append_val(f.numbers.ids, id);
    return f;
}

static void open_list(struct fixture *f, int height)
{
    f->list = list_new(&source, &f->numbers);
    assert_true(list_set_height(f->list, height, NULL));
}

static void stop(struct fixture *f)
{
    list_free(f->list);
    g_array_unref(f->numbers.ids);
}

static void remove_id(struct fixture *f, gint64 id)
{
    g_array_remove_index(f->numbers.ids, place_of(&f->numbers, id));
}

static void move(struct fixture *f, int by)
{
    assert_true(list_move(f->list, by, NULL));
}

/* The list begins at its first row, and moving stops at both ends. */
static void test_moves(void **state)
{
    (void)state;
    struct fixture f = start(1000, 0);
    open_list(&f, 20);
    assert_int_equal(list_selected(f.list), 1);
    move(&f, 1);
    assert_int_equal(list_selected(f.list), 2);
    move(&f, -5);
    assert_int_equal(list_selected(f.list), 1);
    move(&f, 700);
    assert_int_equal(list_selected(f.list), 701);
    move(&f, 700);
    assert_int_equal(list_selected(f.list), 1000);
    move(&f, -999);
    assert_int_equal(list_selected(f.list), 1);
    stop(&f);
}

/* From one end of a million rows to the other one page is read, not the list. */
static void test_ends_read_a_page(void **state)
{
    (void)state;
    struct fixture f = start(1000000, 0);
    open_list(&f, 40);
    f.numbers.rows = 0;
    assert_true(list_end(f.list, TRUE, NULL));
    assert_int_equal(list_selected(f.list), 1000000);
    assert_true(list_end(f.list, FALSE, NULL));
    assert_int_equal(list_selected(f.list), 1);
    assert_true(f.numbers.rows <= 2 * (40 + 8));
    stop(&f);
}

/* A line down reads a page now and then, not each time. */
static void test_lines_read_seldom(void **state)
{
    (void)state;
    struct fixture f = start(10000, 0);
    open_list(&f, 20);
    f.numbers.pages = 0;
    for (int i = 0; i < 1000; i++)
        move(&f, 1);
    assert_int_equal(list_selected(f.list), 1001);
    if (f.numbers.pages > 60)
        fail_msg("%u pages were read for 1000 lines", f.numbers.pages);
    stop(&f);
}

static void test_pages(void **state)
{
    (void)state;
    struct fixture f = start(1000, 0);
    open_list(&f, 20);
    move(&f, 3);
    assert_true(list_page(f.list, 1, NULL));
    assert_int_equal(list_selected(f.list), 24);
    assert_true(list_page(f.list, 0.5, NULL));
    assert_int_equal(list_selected(f.list), 34);
    assert_true(list_page(f.list, -2, NULL));
    assert_int_equal(list_selected(f.list), 1);
    assert_true(list_page(f.list, 400, NULL));
    assert_int_equal(list_selected(f.list), 1000);
    stop(&f);
}

/* What is inserted before it does not move the cursor to another item. */
static void test_refresh_follows_the_item(void **state)
{
    (void)state;
    struct fixture f = start(500, 0);
    open_list(&f, 20);
    move(&f, 99);
    assert_int_equal(list_selected(f.list), 100);
    for (gint64 id = 1; id < 50; id++)
        remove_id(&f, id);
    assert_true(list_refresh(f.list, NULL));
    assert_int_equal(list_selected(f.list), 100);
    move(&f, 1);
    assert_int_equal(list_selected(f.list), 101);
    stop(&f);
}

/* An item that has left the list gives its place to the next one, the last to the one before. */
static void test_refresh_without_the_item(void **state)
{
    (void)state;
    struct fixture f = start(100, 0);
    open_list(&f, 20);
    move(&f, 49);
    remove_id(&f, 50);
    assert_true(list_refresh(f.list, NULL));
    assert_int_equal(list_selected(f.list), 51);
    assert_true(list_end(f.list, TRUE, NULL));
    remove_id(&f, 100);
    assert_true(list_refresh(f.list, NULL));
    assert_int_equal(list_selected(f.list), 99);
    g_array_set_size(f.numbers.ids, 0);
    assert_true(list_refresh(f.list, NULL));
    assert_int_equal(list_selected(f.list), 0);
    assert_true(list_is_empty(f.list));
    move(&f, 1);
    assert_true(list_page(f.list, 1, NULL));
    assert_true(list_centre(f.list, NULL));
    assert_true(list_move_group(f.list, FALSE, NULL));
    stop(&f);
}

static void test_select(void **state)
{
    (void)state;
    struct fixture f = start(5000, 0);
    open_list(&f, 20);
    assert_true(list_select(f.list, 10, NULL));
    assert_int_equal(list_selected(f.list), 10);
    assert_true(list_select(f.list, 4000, NULL));
    assert_int_equal(list_selected(f.list), 4000);
    move(&f, 1);
    assert_int_equal(list_selected(f.list), 4001);
    GError *error = NULL;
    assert_false(list_select(f.list, 6000, &error));
    assert_null(error);
    assert_int_equal(list_selected(f.list), 4001);
    stop(&f);
}

/* A source that cannot be read leaves the list as it was. */
static void test_failure_changes_nothing(void **state)
{
    (void)state;
    struct fixture f = start(5000, 0);
    open_list(&f, 20);
    move(&f, 30);
    f.numbers.fails = TRUE;
    GError *error = NULL;
    assert_false(list_move(f.list, 4000, &error));
    g_clear_error(&error);
    assert_false(list_end(f.list, TRUE, &error));
    g_clear_error(&error);
    assert_false(list_refresh(f.list, &error));
    g_clear_error(&error);
    assert_int_equal(list_selected(f.list), 31);
    f.numbers.fails = FALSE;
    move(&f, 1);
    assert_int_equal(list_selected(f.list), 32);
    stop(&f);
}

/* { and } go to the first rows of groups. */
static void test_groups(void **state)
{
    (void)state;
    struct fixture f = start(1000, 100);
    open_list(&f, 20);
    assert_true(list_move_group(f.list, FALSE, NULL));
    assert_int_equal(list_selected(f.list), 100);
    assert_true(list_move_group(f.list, FALSE, NULL));
    assert_int_equal(list_selected(f.list), 200);
    move(&f, 30);
    assert_true(list_move_group(f.list, TRUE, NULL));
    assert_int_equal(list_selected(f.list), 200);
    assert_true(list_move_group(f.list, TRUE, NULL));
    assert_int_equal(list_selected(f.list), 100);
    assert_true(list_move_group(f.list, TRUE, NULL));
    assert_int_equal(list_selected(f.list), 1);
    assert_true(list_move_group(f.list, TRUE, NULL));
    assert_int_equal(list_selected(f.list), 1);
    stop(&f);
}

static int compare_ids(gconstpointer a, gconstpointer b)
{
    const gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;
    return x < y ? -1 : x > y;
}

static void check_targets(struct fixture *f, const gint64 *expected, guint n)
{
    g_autoptr(GArray) ids = list_targets(f->list);
    g_array_sort(ids, compare_ids);
    assert_int_equal(ids->len, n);
    for (guint i = 0; i < n; i++)
        assert_int_equal(g_array_index(ids, gint64, i), expected[i]);
}

/* Verbs are for the marked rows, else for the selected one; marks outlive what happens to rows. */
static void test_marks(void **state)
{
    (void)state;
    struct fixture f = start(100, 0);
    open_list(&f, 20);
    check_targets(&f, (const gint64[]){1}, 1);
    list_mark(f.list, 3, TRUE);
    list_mark(f.list, 7, TRUE);
    list_mark(f.list, 9, TRUE);
    list_mark(f.list, 9, FALSE);
    check_targets(&f, (const gint64[]){3, 7}, 2);
    remove_id(&f, 3);
    assert_true(list_refresh(f.list, NULL));
    check_targets(&f, (const gint64[]){3, 7}, 2);
    list_unmark_all(f.list);
    check_targets(&f, (const gint64[]){1}, 1);
    stop(&f);
}

static void test_range(void **state)
{
    (void)state;
    struct fixture f = start(100, 0);
    open_list(&f, 20);
    move(&f, 9);
    list_set_range(f.list, TRUE);
    move(&f, 2);
    list_set_range(f.list, FALSE);
    move(&f, 5);
    check_targets(&f, (const gint64[]){10, 11, 12}, 3);
    list_set_range(f.list, TRUE);
    move(&f, -1);
    check_targets(&f, (const gint64[]){10, 11, 12, 16, 17}, 5);
    stop(&f);
}

/* The window is cut as one goes on, so that memory does not grow with the way gone. */
static void test_window_stays_small(void **state)
{
    (void)state;
    struct fixture f = start(100000, 0);
    open_list(&f, 20);
    for (int i = 0; i < 3000; i++)
        assert_true(list_page(f.list, 1, NULL));
    assert_int_equal(list_selected(f.list), 60001);
    f.numbers.rows = 0;
    assert_true(list_page(f.list, -1, NULL));
    assert_int_equal(list_selected(f.list), 59981);
    assert_true(list_page(f.list, -10, NULL));
    assert_int_equal(list_selected(f.list), 59781);
    assert_true(f.numbers.rows > 0); /* what was passed long ago is read again */
    stop(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves),
        cmocka_unit_test(test_ends_read_a_page),
        cmocka_unit_test(test_lines_read_seldom),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_refresh_follows_the_item),
        cmocka_unit_test(test_refresh_without_the_item),
        cmocka_unit_test(test_select),
        cmocka_unit_test(test_failure_changes_nothing),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_range),
        cmocka_unit_test(test_window_stays_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
