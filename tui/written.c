/* written.c owns writing out what a view shows: the command that says the same is run, or the lines
 * of a text are taken. It must not know where the bytes go. */
#include "tui/written.h"

#include "core/command.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/pager.h"

#include <string.h>

struct written {
    char **words; /* of a command with --format; NULL: it is a text */
    char *text;
};

struct written *written_of_view(struct app *app)
{
    struct view *view = app_view(app);
    struct written *written = g_new0(struct written, 1);
    if (view->ops->words)
        written->words = view->ops->words(view);
    else if (app_pager(app))
        written->text = pager_text(app_pager(app));
    return written;
}

void written_free(gpointer data)
{
    struct written *written = data;
    if (written == NULL)
        return;
    g_strfreev(written->words);
    g_free(written->text);
    g_free(written);
}

gboolean written_has_format(const struct written *written, const char *format)
{
    static const char *const formats[] = {"csv", "json", "jsonl", NULL};
    return strcmp(format, "txt") == 0 ||
           (written->words != NULL && g_strv_contains(formats, format));
}

/* What the command's io needs to know. */
struct writing {
    struct app *app;
    gboolean (*write)(gpointer data, const char *bytes, gsize len, GError **error);
    gpointer data;
    GError *failed;
};

static gboolean write_bytes(gpointer data, const char *bytes, gsize len)
{
    struct writing *writing = data;
    return writing->failed == NULL && writing->write(writing->data, bytes, len, &writing->failed);
}

static void say(gpointer data, const char *line)
{
    (void)data;
    (void)line; /* beside the output: of no use in a file */
}

static gboolean progress(gpointer data, const char *what, gint64 done, gint64 total)
{
    struct writing *writing = data;
    return app_progress(writing->app, what, total > 0 ? (double)done / (double)total : -1);
}

/* The command's words with the format, before those that are no options. */
static char **words_with(char **words, const char *format)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    gboolean has_format = FALSE;
    for (; *words; words++) {
        if (!has_format && g_str_has_prefix(*words, "--")) {
            g_ptr_array_add(all, g_strdup("--format"));
            g_ptr_array_add(all, g_strdup(strcmp(format, "txt") == 0 ? "table" : format));
            has_format = TRUE;
        }
        g_ptr_array_add(all, g_strdup(*words));
    }
    g_assert(has_format); /* there is a "--" at the least */
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_steal(all, NULL);
}

static gboolean run_command_words(struct writing *writing, const struct written *written,
                                  const char *format, GError **error)
{
    g_auto(GStrv) words = words_with(written->words, format);
    struct command_io io = {
        .data = writing, .write = write_bytes, .say = say, .progress = progress};
    const gboolean done = command_try(app_session(writing->app), (const char *const *)words, &io,
                                      writing->failed ? NULL : error);
    if (writing->failed == NULL)
        return done;
    g_clear_error(error);
    g_propagate_error(error, writing->failed);
    return FALSE;
}

gboolean written_write(struct app *app, const struct written *written, const char *format,
                       gboolean (*write)(gpointer data, const char *bytes, gsize len,
                                         GError **error),
                       gpointer data, GError **error)
{
    struct writing writing = {.app = app, .write = write, .data = data};
    if (written->words != NULL)
        return run_command_words(&writing, written, format, error);
    if (written->text == NULL) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                            _("there is nothing here to write"));
        return FALSE;
    }
    return write(data, written->text, strlen(written->text), error);
}
