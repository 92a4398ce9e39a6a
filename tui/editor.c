/* editor.c owns giving long text to the user's own editor and taking it back. No shell is started.
 * It must not know what the text is. */
#include "tui/editor.h"

#include "core/scheme/words.h"
#include "core/session.h"
#include "tui/screen.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static gboolean G_GNUC_PRINTF(2, 3) fail(GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, message);
    return FALSE;
}

/* The command split as a shell would, the file's path appended. */
static char **command_line(const char *path, GError **error)
{
    const char *command = g_getenv("VISUAL");
    if (command == NULL || *command == '\0')
        command = g_getenv("EDITOR");
    if (command == NULL || *command == '\0')
        command = "vi";
    g_auto(GStrv) words = NULL;
    int n = 0;
    if (!g_shell_parse_argv(command, &n, &words, NULL)) {
        fail(error,
             _("the editor's command cannot be read: %s; quote VISUAL or EDITOR as for a shell"),
             command);
        return NULL;
    }
    char **argv = g_new0(char *, n + 2);
    for (int i = 0; i < n; i++)
        argv[i] = g_strdup(words[i]);
    argv[n] = g_strdup(path);
    return argv;
}

static gboolean wait_for(GPid pid, const char *name, GError **error)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return fail(error, _("lost sight of the editor %s"), name);
    g_spawn_close_pid(pid);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return TRUE;
    return fail(error, _("the editor %s failed; the text is as it was"), name);
}

static gboolean run(char **argv, GError **error)
{
    GPid pid = 0;
    const GSpawnFlags flags =
        G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CHILD_INHERITS_STDIN;
    GError *failed = NULL;
    screen_suspend();
    const gboolean has_started = g_spawn_async(NULL, argv, NULL, flags, NULL, NULL, &pid, &failed);
    const gboolean done = has_started && wait_for(pid, argv[0], error);
    screen_resume();
    if (failed) {
        fail(error, _("the editor could not be started: %s (VISUAL or EDITOR says which)"),
             failed->message);
        g_error_free(failed);
    }
    return done;
}

static char *read_back(const char *path, GError **error)
{
    char *text = NULL;
    gsize len = 0;
    if (!g_file_get_contents(path, &text, &len, error))
        return NULL;
    if (strlen(text) != len || !g_utf8_validate(text, (gssize)len, NULL)) {
        g_free(text);
        fail(error, "%s", _("the text came back with bytes that are not UTF-8; it is as it was"));
        return NULL;
    }
    if (len > 0 && text[len - 1] == '\n')
        text[len - 1] = '\0';
    return text;
}

char *editor_edit(const char *text, const char *suffix, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("heldto-XXXXXX", error);
    if (folder == NULL)
        return NULL;
    g_autofree char *name = g_strconcat("text", suffix, NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *with_end = g_strconcat(text, *text ? "\n" : "", NULL);
    g_auto(GStrv) argv = NULL;
    char *back = NULL;
    if (g_file_set_contents_full(path, with_end, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
        argv = command_line(path, error);
    if (argv && run(argv, error))
        back = read_back(path, error);
    g_unlink(path);
    g_rmdir(folder); /* an editor may have left its own files; they are not ours to delete */
    return back;
}
