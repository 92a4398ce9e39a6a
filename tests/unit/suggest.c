/* suggest.c proves which sentences are taken for promises and how strong they are, by a table of
 * invented ones; that lists are cut by target; and that odd texts do no harm. */
#include "core/intake/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static GPtrArray *find(const char *text)
{
    const struct reading reading = {
        .text = text, .title = "", .day = "2021-06-22", .language = "en", .voice = "verbatim"};
    return suggest_find(&reading, NULL, NULL);
}

/* "2 agreed+" of what is sure in the text; "no" for nothing. */
static char *told(const char *text)
{
    g_autoptr(GPtrArray) rows = find(text);
    g_autoptr(GString) all = g_string_new(NULL);
    const char *first = NULL;
    guint n = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct suggestion *row = rows->pdata[i];
        if (row->confidence < SUGGEST_SURE)
            continue;
        n++;
        if (first == NULL)
            g_string_printf(all, "%s%s", row->force, row->again ? "+" : "");
        first = row->force;
    }
    if (n == 0)
        return g_strdup("no");
    return n == 1 ? g_strdup(all->str) : g_strdup_printf("%u %s", n, all->str);
}

static void test_table(void **state)
{
    (void)state;
    g_autofree char *table = NULL;
    assert_true(g_file_get_contents("tests/unit/data/promises.txt", &table, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
    guint n = 0, wrong = 0;
    for (char **line = lines; *line != NULL; line++) {
        char *bar = strstr(*line, " | ");
        if (**line == '#' || bar == NULL)
            continue;
        *bar = '\0';
        g_autofree char *actual = told(bar + 3);
        n++;
        if (strcmp(actual, *line) == 0)
            continue;
        wrong++;
        print_error("expected %s, actual %s: %s\n", *line, actual, bar + 3);
    }
    assert_true(n >= 150);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
