/* app_work.c owns work that may have to wait for another program, and long work that tells how far
 * it is. It must not know what the work is. */
#include "tui/app.h"

#include "core/words.h"
#include "tui/app_private.h"
#include "tui/input.h"

#define RETRY_AFTER    (50 * G_TIME_SPAN_MILLISECOND)
#define PROGRESS_EVERY (100 * G_TIME_SPAN_MILLISECOND)

void app_wait(struct app *app)
{
    if (!app->is_waiting)
        app_say(app, "%s", _("waiting for another program that is writing to the register …"));
    app->is_waiting = TRUE;
    app->retry_at = g_get_monotonic_time() + RETRY_AFTER;
}

void app_drop_work(struct app *app)
{
    struct work *work = g_steal_pointer(&app->work);
    if (work == NULL)
        return;
    if (work->free_data)
        work->free_data(work->data);
    g_free(work);
}

void app_forget_work(struct app *app, gconstpointer data)
{
    if (app->work != NULL && app->work->data == data)
        app_give_up(app);
}

gboolean app_give_up(struct app *app)
{
    if (app->work == NULL)
        return FALSE;
    app_drop_work(app);
    app->is_waiting = FALSE;
    app->retry_at = 0;
    app_say(app, "%s", _("given up; nothing was stored"));
    return TRUE;
}

static gboolean is_cancelled(gpointer data)
{
    struct app *app = data;
    return app_progress(app, app->progress ? app->progress : _("working"), -1);
}

/* Runs it once; TRUE: it is over, well or not. */
static gboolean try_work(struct app *app, const struct work *work)
{
    GError *error = NULL;
    app->progress_drawn = g_get_monotonic_time();
    if (app->session)
        db_set_progress(app->session->db, is_cancelled, app);
    const gboolean done = work->run(app, work->data, &error);
    if (app->session)
        db_set_progress(app->session->db, NULL, NULL);
    g_clear_pointer(&app->progress, g_free);
    if (!done && g_error_matches(error, DB_ERROR, DB_ERROR_BUSY)) {
        g_error_free(error);
        return FALSE;
    }
    if (done) {
        app_refresh(app);
        if (work->done)
            work->done(app, work->data);
    }
    if (error)
        app_fail(app, error);
    return TRUE;
}

void app_work(struct app *app, const struct work *work)
{
    app_drop_work(app);
    if (!try_work(app, work)) {
        app->work = g_memdup2(work, sizeof *work);
        app_wait(app);
        return;
    }
    if (work->free_data)
        work->free_data(work->data);
}

void app_retry(struct app *app)
{
    struct work *work = g_steal_pointer(&app->work);
    app->retry_at = 0;
    if (work == NULL)
        return;
    if (!try_work(app, work)) {
        app->work = work;
        app->retry_at = g_get_monotonic_time() + RETRY_AFTER;
        return;
    }
    if (work->free_data)
        work->free_data(work->data);
    g_free(work);
}

gboolean app_progress(struct app *app, const char *what, double part)
{
    const gint64 now = g_get_monotonic_time();
    if (now - app->progress_drawn < PROGRESS_EVERY)
        return FALSE;
    app->progress_drawn = now;
    char *text = part < 0 ? g_strdup(what) : g_strdup_printf("%s %d %%", what, (int)(part * 100));
    g_free(app->progress);
    app->progress = text;
    screen_take_size();
    app_draw(app);
    return input_is_cancelled();
}
