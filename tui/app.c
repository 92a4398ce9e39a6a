/* app.c owns the running screens as a whole: from the open register to the exit code.
 * It must not know curses, keys or any one view. */
#include "tui/app.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/app_private.h"
#include "tui/visit.h"
#include "tui/watch.h"

#include <signal.h>
#include <stdio.h>

struct session *app_session(const struct app *app)
{
    return app->session;
}

struct db *app_db(const struct app *app)
{
    g_assert(app->session != NULL);
    return app->session->db;
}

gboolean app_can_write(const struct app *app)
{
    return app->session != NULL && !db_is_read_only(app->session->db);
}

void app_quit(struct app *app)
{
    app->is_over = TRUE;
}

void app_redraw(struct app *app)
{
    app->is_dirty = TRUE;
}

const char *app_searched(const struct app *app)
{
    return app->searched;
}

void app_set_searched(struct app *app, const char *text)
{
    char *kept = g_strdup(text);
    g_free(app->searched);
    app->searched = kept;
}

static void set_message(struct app *app, char *message, gboolean is_error)
{
    g_free(app->message);
    app->message = text_show(message, -1);
    app->is_error = is_error;
    app->says_waiting = FALSE;
    app->is_dirty = TRUE;
    g_free(message);
}

void app_say(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_message(app, g_strdup_vprintf(format, args), FALSE);
    va_end(args);
}

void app_say_changed(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    const char *key = keys_for(app_place(app), "undo");
    if (key == NULL)
        key = keys_for(PLACE_REGISTER, "undo");
    set_message(app, g_strdup_printf(_("%s · %s undoes"), what, key), FALSE);
}

void app_fail(struct app *app, GError *error)
{
    set_message(app, g_strdup(error->message), TRUE);
    g_error_free(error);
}

void app_set_repeat(struct app *app, const struct repeat *repeat)
{
    if (app->repeat.free_data)
        app->repeat.free_data(app->repeat.data);
    app->repeat = *repeat;
}

const struct repeat *app_repeat(const struct app *app)
{
    return app->repeat.run ? &app->repeat : NULL;
}

void app_set_citing(struct app *app, gint64 source_id, const char *page)
{
    char *kept = g_strdup(page ? page : "");
    g_free(app->citing_page);
    app->citing = source_id;
    app->citing_page = kept;
}

gint64 app_citing(const struct app *app, const char **page)
{
    if (page)
        *page = app->citing_page;
    return app->citing;
}

static struct app *app_new(struct session *session, const struct tui_options *options)
{
    struct app *app = g_new0(struct app, 1);
    app->session = session;
    app->options = options;
    app->views = g_ptr_array_new();
    app->layers = g_ptr_array_new();
    app->visits = g_ptr_array_new_with_free_func(visit_free);
    app->searched = g_strdup("");
    app->citing_page = g_strdup("");
    return app;
}

static void app_free(struct app *app)
{
    app_drop_work(app);
    app_free_layers(app);
    app_free_views(app);
    visit_forget_all(app);
    app_set_repeat(app, &(struct repeat){0});
    watch_free(app->watch);
    if (app->owns_session)
        session_close(app->session);
    g_free(app->message);
    g_free(app->searched);
    g_free(app->citing_page);
    g_free(app->progress);
    g_free(app);
}

/* One lock for all that the first view reads: the first screen is there sooner. */
static gboolean open_first_view(struct app *app, GError **error)
{
    const struct view_args args = {.text = app->options->filter};
    const char *name = app->options->view ? app->options->view : "register";
    if (!db_begin_read(app_db(app), error))
        return FALSE;
    app->is_sample = session_is_sample(app->session);
    const gboolean is_open = app_open_view(app, name, &args, error);
    if (is_open)
        return db_commit(app_db(app), error);
    db_rollback(app_db(app));
    return FALSE;
}

/* The first view; where it cannot be opened there is nothing to show. */
gboolean app_show_register(struct app *app, GError **error)
{
    db_set_patience(app_db(app), 0);
    app->watch = watch_new(db_location(app_db(app)));
    if (!open_first_view(app, error))
        return FALSE;
    if (app->options->notice)
        app_say(app, "%s", app->options->notice);
    return TRUE;
}

static int finish(struct app *app, GError *error)
{
    const int signal = app->exit_signal;
    app_free(app);
    screen_stop();
    if (error != NULL) {
        g_autofree char *shown = text_show(error->message, -1);
        fprintf(stderr, "heldto: %s\n", shown);
        g_error_free(error);
        return 4;
    }
    if (signal != 0)
        raise(signal);
    return 0;
}

int tui_run(struct session *session, const struct tui_options *options)
{
    GError *error = NULL;
    if (!screen_start(options->colour, &error)) {
        fprintf(stderr, "heldto: %s\n", error->message);
        g_error_free(error);
        return 2;
    }
    struct app *app = app_new(session, options);
    if (session == NULL)
        app_first_start(app);
    else if (!app_show_register(app, &error))
        return finish(app, error);
    app_loop(app);
    return finish(app, NULL);
}
