/* expect.c owns comparisons that name the row of a table that failed.
 * It must not know what is tested. */
#include "tests/lib/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

void expect_text(const char *input, const char *expected, const char *actual)
{
    if (g_strcmp0(expected, actual) == 0)
        return;
    print_error("%s\n  expected: %s\n  actual:   %s\n", input,
                expected != NULL ? expected : "(none)", actual != NULL ? actual : "(none)");
    fail();
}

void expect_int(const char *input, int expected, int actual)
{
    if (expected == actual)
        return;
    print_error("%s\n  expected: %d\n  actual:   %d\n", input, expected, actual);
    fail();
}

void expect_true(const char *input, const char *what, gboolean holds)
{
    if (holds)
        return;
    print_error("%s\n  expected: %s\n  actual:   not so\n", input, what);
    fail();
}

guint32 expect_random(guint32 *seed, guint32 limit)
{
    /* xorshift32, so that a failing case can be made again anywhere */
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % limit;
}
