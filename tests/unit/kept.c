/* kept.c proves that texts kept on disk come back to the next program, once, and only from one that
 * is no more. */
#include "core/draft/kept.h"

#include "core/places.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static GHashTable *one(const char *name, const char *text)
{
    GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_insert(texts, g_strdup(name), g_strdup(text));
    return texts;
}

/* Writes as a program of its own does: and ends, or is still there until its pipe is closed. */
static pid_t write_elsewhere(const char *key, const char *text, int *pipe_end)
{
    int ends[2], ready[2];
    char byte = 0;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(pipe(ready), 0);
    const pid_t pid = fork();
    if (pid == 0) {
        close(ends[1]);
        g_autoptr(GHashTable) texts = one("title", text);
        const gboolean done = kept_write(key, texts, NULL);
        if (write(ready[1], &byte, 1) < 0 || (pipe_end != NULL && read(ends[0], &byte, 1) < 0))
            _exit(1);
        _exit(done ? 0 : 1);
    }
    close(ends[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
    if (pipe_end != NULL) {
        *pipe_end = ends[1];
        return pid;
    }
    close(ends[1]);
    int status = 1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    return pid;
}

static void assert_taken(const char *key, const char *expected)
{
    g_autoptr(GHashTable) texts = kept_take(key);
    const char *text = texts ? g_hash_table_lookup(texts, "title") : NULL;
    if (g_strcmp0(text, expected) != 0)
        fail_msg("key %s: expected %s, actual %s", key, expected ? expected : "nothing",
                 text ? text : "nothing");
}

/* Any text is what it was; it is one's own until it is dropped, and nothing comes of another key. */
static void test_back(void **state)
{
    (void)state;
    static const char *const strings[] = {"Évidence\nin two lines", "", " \tblanks ", "[x]=#;\\n",
                                          "日本 \"quoted\""};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) {
        write_elsewhere("register\n1", strings[i], NULL);
        assert_taken("register\n2", NULL);
        assert_taken("register\n1", strings[i]);
        assert_taken("register\n1", strings[i]);
        kept_drop("register\n1");
        assert_taken("register\n1", NULL);
    }
}

/* Another program that still runs keeps its own. */
static void test_running(void **state)
{
    (void)state;
    int end = -1, status;
    const pid_t pid = write_elsewhere("running", "typed there", &end);
    assert_taken("running", NULL);
    close(end);
    waitpid(pid, &status, 0);
    assert_taken("running", "typed there");
    kept_drop("running");
}

/* One's own are replaced; nobody else may read them; damaged ones are none. */
static void test_file(void **state)
{
    (void)state;
    g_autofree char *folder = places_state_file("typed");
    g_autoptr(GHashTable) first = one("title", "first");
    g_autoptr(GHashTable) second = one("owner", "second");
    assert_true(kept_write("file", first, NULL));
    assert_true(kept_write("file", second, NULL));
    assert_taken("file", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name = g_dir_read_name(dir);
    assert_non_null(name);
    assert_null(g_dir_read_name(dir));
    g_autofree char *path = g_build_filename(folder, name, NULL);
    GStatBuf st;
    assert_int_equal(g_stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_true(g_file_set_contents(path, "\xff\xfe no such file", -1, NULL));
    assert_taken("file", NULL);
    g_unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_back),
        cmocka_unit_test(test_running),
        cmocka_unit_test(test_file),
    };
    return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
