/* screens.c owns starting heldto for tests of its screens: where, on which day, as whom.
 * It must not know what any screen shows. */
#include "tests/lib/screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

#define A_WHILE 10000

static const char *const fixed[] = {
    "HELDTO_TEST_CLOCK=2026-11-23T10:00:00Z",
    "HELDTO_AUTHOR=Ada Lovelace",
};

struct term *screens_start(const char *const *argv, int rows, int cols, const char *const *env)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(fixed); i++)
        g_ptr_array_add(all, (gpointer)fixed[i]);
    for (gsize i = 0; env && env[i]; i++)
        g_ptr_array_add(all, (gpointer)env[i]);
    g_ptr_array_add(all, NULL);
    return term_start(&(struct term_options){
        .argv = argv,
        .rows = rows,
        .cols = cols,
        .env = (const char *const *)all->pdata,
    });
}

void screens_forget_demo(void)
{
    g_autofree char *path = g_build_filename(g_getenv("XDG_STATE_HOME"), "heldto", "demo.db", NULL);
    g_unlink(path);
}

struct term *screens_demo(int rows, int cols, enum screens_look look)
{
    static const char *const argv[] = {"heldto", "demo", NULL};
    static const char *const mono[] = {"NO_COLOR=1", NULL};
    screens_forget_demo();
    struct term *t = screens_start(argv, rows, cols, look == SCREENS_MONO ? mono : NULL);
    if (rows >= 10 && cols >= 40) {
        term_assert_shows(t, "EUUS-0001");
        term_assert_shows(t, "26 commitments"); /* which are counted when nobody types */
    }
    if (rows >= 10 && cols >= 100)
        term_assert_shows(t, "Joint press release"); /* in the pane */
    return t;
}

void screens_leave(struct term *t)
{
    term_keys(t, "<Esc>Q");
    term_assert_exit(t, 0);
    term_assert_restored(t);
    term_stop(t);
}

char *screens_run(const char *const *argv, int code)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    const char *program = g_getenv("HELDTO");
    g_ptr_array_add(words, (gpointer)(program ? program : "./heldto"));
    for (gsize i = 1; argv[i]; i++)
        g_ptr_array_add(words, (gpointer)argv[i]);
    g_ptr_array_add(words, NULL);
    char *output = NULL;
    int status = 0;
    GError *error = NULL;
    if (!g_spawn_sync(NULL, (char **)words->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                      &status, &error))
        fail_msg("cannot run heldto: %s", error->message);
    GError *ended = NULL;
    const gboolean is_fine = g_spawn_check_wait_status(status, &ended);
    const int actual = is_fine ? 0 : ended->code;
    g_clear_error(&ended);
    assert_int_equal(actual, code);
    return output;
}
