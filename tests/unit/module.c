/* module.c proves where the parts that are loaded when first used are looked for, that each there is
 * can be opened, and what is said of one that cannot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/module.h"
#include "core/session.h"

static void expect_folders(const char *program, const char *expected)
{
    g_auto(GStrv) folders = module_folders(program);
    g_autofree char *actual = g_strjoinv(" ", folders);
    g_autofree char *wished = g_strconcat(expected, module_installed, NULL);
    assert_string_equal(actual, wished);
}

/* A program uses the modules of the build it belongs to, else those that were installed. */
static void test_the_build_it_belongs_to(void **state)
{
    (void)state;
    expect_folders("/s/heldto", "/s/build/release/modules ");
    expect_folders("/s/build/asan/heldto",
                   "/s/build/asan/modules /s/build/asan/build/release/modules ");
    expect_folders("/s/build/cov/tests/unit/module",
                   "/s/build/cov/modules /s/build/cov/tests/unit/build/release/modules ");
    expect_folders(NULL, "");
}

/* A folder that happens to be called "modules" is not taken for ours, nor is anything that the
 * current directory holds. */
static void test_no_other_folder(void **state)
{
    (void)state;
    expect_folders("/usr/bin/heldto", "/usr/bin/build/release/modules ");
    expect_folders("/heldto", "/build/release/modules ");
    g_auto(GStrv) folders = module_folders("/a/b/heldto");
    for (gsize i = 0; folders[i] != NULL; i++)
        assert_true(g_path_is_absolute(folders[i]));
}

/* Every module of the tree opens and has a table; asked again, it is the same one. */
static void test_every_module_opens(void **state)
{
    (void)state;
    g_autoptr(GDir) core = g_dir_open("core", 0, NULL);
    int n = 0;
    for (const char *folder; core != NULL && (folder = g_dir_read_name(core)) != NULL;) {
        g_autofree char *path = g_build_filename("core", folder, NULL);
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        for (const char *file; dir != NULL && (file = g_dir_read_name(dir)) != NULL;) {
            if (!g_str_has_suffix(file, "_module.c"))
                continue;
            g_autofree char *name = g_strndup(file, strlen(file) - strlen("_module.c"));
            g_autoptr(GError) error = NULL;
            gconstpointer table = module_table(name, &error);
            if (table == NULL)
                print_message("%s: %s\n", name, error->message);
            assert_non_null(table);
            assert_ptr_equal(table, module_table(name, NULL));
            n++;
        }
    }
    assert_true(n > 0);
}

/* What is not there is named, with what to do; it is not looked for by a path. */
static void test_a_missing_module_is_named(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(module_table("nothing", &error));
    assert_true(g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_INPUT));
    assert_non_null(strstr(error->message, "nothing.so"));
    assert_non_null(strstr(error->message, "install heldto"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_build_it_belongs_to),
        cmocka_unit_test(test_no_other_folder),
        cmocka_unit_test(test_every_module_opens),
        cmocka_unit_test(test_a_missing_module_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
