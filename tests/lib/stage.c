/* stage.c owns a register, the program on it in a terminal, and the keys that lead to each view.
 * It must not know what any test proves there. */
#include "tests/lib/stage.h"

#include "core/sample/sample.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

enum { PATIENCE = 10000 };

const struct stage_place stage_places[] = {
    {"register", "", "commitments"},
    {"today", "D", "Today"},
    {"commitment", "<Enter>", "Wordings, in order of meeting"},
    {"meetings", "M", "Meetings"},
    {"meeting", "Mg<Enter>", "Texts held"},
    {"reader", "Mg<Enter><Enter>", "Document"},
    {"matrix", "C", "meeting 6 of 6"},
    {"scores", "K", "Scores: "},
    {"review", "MGkV", "Review"},
    {"review", "MkV", "reviewed"},
    {"triage", "Mg<Enter><Enter>S", "Triage"},
    {"history", "J", "History"},
    {"change", "J<Enter>", "What it changed"},
    {"reports", "p", "editions issued"},
    {"report", "p<Enter><C-s>", "draft, not issued"},
    {"output", ":meeting list<Enter>", ":meeting list"},
    {"help", "?", "Help"},
    {"prompt", "f", "filter:"},
    {"menu", "s", "status of"},
    {"form", "e", "Title *"},
    {"text", "Ip", "Paste the text here"},
    {"columns", "zc", "columns"},
    {"letter", "m", "under the letter"},
    {NULL, NULL, NULL},
};

/* Where the program keeps things is in the stage's folder, so that no test sees another's. */
static void set_place(const struct stage *stage, const char *name, const char *folder)
{
    g_autofree char *path = g_build_filename(stage->folder, folder, NULL);
    g_setenv(name, path, TRUE);
}

static struct stage *stage_new(void)
{
    struct stage *stage = g_new0(struct stage, 1);
    stage->folder = g_dir_make_tmp("heldto-XXXXXX", NULL);
    g_assert(stage->folder != NULL);
    stage->path = g_build_filename(stage->folder, "register.db", NULL);
    set_place(stage, "XDG_STATE_HOME", "state");
    set_place(stage, "XDG_DATA_HOME", "data");
    set_place(stage, "XDG_CONFIG_HOME", "config");
    g_setenv("HELDTO_TEST_CLOCK", "2026-11-23T10:00:00Z", TRUE);
    g_setenv("HELDTO_AUTHOR", "Ana Lyst", TRUE);
    return stage;
}

static int make_register(void **state, gboolean is_sample)
{
    struct stage *stage = stage_new();
    struct session_options options = {.location = stage->path, .is_new = TRUE};
    GError *error = NULL;
    struct session *session = session_open(&options, &error);
    gboolean done = session != NULL && (!is_sample || sample_load(session, &error));
    *state = stage;
    session_close(session);
    if (!done)
        print_error("%s\n", error->message);
    return done ? 0 : -1;
}

int stage_set_up(void **state)
{
    return make_register(state, TRUE);
}

int stage_set_up_empty(void **state)
{
    return make_register(state, FALSE);
}

int stage_set_up_none(void **state)
{
    *state = stage_new();
    return 0;
}

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        if (g_file_test(inner, G_FILE_TEST_IS_DIR) && !g_file_test(inner, G_FILE_TEST_IS_SYMLINK))
            remove_tree(inner);
        else
            g_remove(inner);
    }
    g_rmdir(path);
}

int stage_tear_down(void **state)
{
    struct stage *stage = *state;
    term_stop(stage->term);
    remove_tree(stage->folder);
    g_free(stage->folder);
    g_free(stage->path);
    g_free(stage);
    return 0;
}

struct term *stage_open(struct stage *stage, const struct term_options *how)
{
    const char *argv[] = {"heldto", "-r", stage->path, NULL};
    struct term_options options = how ? *how : (struct term_options){0};
    const gboolean is_plain = options.argv == NULL;
    if (is_plain)
        options.argv = argv;
    term_stop(stage->term);
    stage->term = term_start(&options);
    if (is_plain)
        term_assert_shows(stage->term, "more");
    return stage->term;
}

void stage_close(struct stage *stage)
{
    term_keys(stage->term, "<Esc>Q");
    term_assert_exit(stage->term, 0);
    term_assert_restored(stage->term);
    term_stop(g_steal_pointer(&stage->term));
}

static char *run_words(char **argv, int *status)
{
    g_autofree char *out = NULL, *err = NULL;
    g_autoptr(GError) error = NULL;
    int wait_status = 0;
    if (!g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &wait_status,
                      &error))
        fail_msg("%s: %s", argv[0], error->message);
    const int code = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 255;
    if (status)
        *status = code;
    else if (code != 0)
        fail_msg("expected exit 0, actual %d\n%s%s", code, out, err);
    return g_strconcat(out, err, NULL);
}

char *stage_shell(struct stage *stage, int *status, const char *word, ...)
{
    const char *heldto = g_getenv("HELDTO");
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    va_list more;
    g_ptr_array_add(words, (gpointer)(heldto ? heldto : "./heldto"));
    g_ptr_array_add(words, (gpointer) "-r");
    g_ptr_array_add(words, stage->path);
    va_start(more, word);
    for (; word != NULL; word = va_arg(more, const char *))
        g_ptr_array_add(words, (gpointer)word);
    va_end(more);
    g_ptr_array_add(words, NULL);
    return run_words((char **)words->pdata, status);
}

void stage_go(struct stage *stage, const struct stage_place *place)
{
    term_keys(stage->term, place->keys);
    if (!term_wait_for(stage->term, place->shows, PATIENCE))
        print_error("the keys %s do not lead to the %s\n", place->keys, place->name);
    term_assert_shows(stage->term, place->shows);
}

void stage_assert_size(struct stage *stage,
                       struct term *(*show)(struct stage *stage, int rows, int cols,
                                            const char *const *env),
                       int rows, int cols, const char *name)
{
    static const char *const without_colour[] = {"NO_COLOR=1", NULL};
    struct term *t = show(stage, rows, cols, NULL);
    term_assert_screen(t, name);
    term_assert_attrs(t, name);
    term_assert_escapes(t);
    stage_close(stage);
    t = show(stage, rows, cols, without_colour);
    term_assert_screen(t, name);
    g_autofree char *mono = g_strconcat(name, "-mono", NULL);
    term_assert_attrs(t, mono);
    stage_close(stage);
}
