/* data.c proves that every file of core/data is in the program, byte for byte.
 * It reads the tree it was built from and knows no file by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/data.h"

static void collect(const char *dir, const char *below, GPtrArray *names)
{
    g_autoptr(GDir) d = g_dir_open(dir, 0, NULL);
    const char *entry;

    while (d && (entry = g_dir_read_name(d))) {
        g_autofree char *path = g_build_filename(dir, entry, NULL);
        g_autofree char *name = below[0] ? g_strconcat(below, "/", entry, NULL) : g_strdup(entry);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            collect(path, name, names);
        else
            g_ptr_array_add(names, g_steal_pointer(&name));
    }
}

/* The files in the tree and the names in the program are the same set. */
static void test_every_file_is_shipped(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    guint shipped = 0;

    collect("core/data", "", names);
    while (data_names()[shipped])
        shipped++;
    assert_int_equal(shipped, names->len);
    for (guint i = 0; i < names->len; i++) {
        gsize len = 0, expected = 0;
        g_autofree char *path = g_build_filename("core/data", names->pdata[i], NULL);
        g_autofree char *text = NULL;
        const char *actual = data_file(names->pdata[i], &len);
        assert_true(g_file_get_contents(path, &text, &expected, NULL));
        assert_non_null(actual);
        assert_int_equal(len, expected);
        assert_memory_equal(actual, text, expected);
        assert_int_equal(actual[len], 0);
    }
}

/* Names come in byte order, so that listings made from them do not depend on the builder. */
static void test_names_are_in_order(void **state)
{
    (void)state;
    const char *const *names = data_names();

    for (guint i = 1; names[0] && names[i]; i++)
        assert_true(strcmp(names[i - 1], names[i]) < 0);
}

static void test_unknown_name_is_null(void **state)
{
    (void)state;
    gsize len = 42;

    assert_null(data_file("no such file", &len));
    assert_int_equal(len, 42);
    assert_null(data_file("", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_file_is_shipped),
        cmocka_unit_test(test_names_are_in_order),
        cmocka_unit_test(test_unknown_name_is_null),
    };
    return cmocka_run_group_tests_name("data", tests, NULL, NULL);
}
