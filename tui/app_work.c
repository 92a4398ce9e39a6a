/* app_work.c owns work that may have to wait for another program, and long work that tells how far
 * it is. It must not know what the work is. */
#include "tui/app.h"

#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/app_private.h"
#include "tui/input.h"

#define RETRY_AFTER    (50 * G_TIME_SPAN_MILLISECOND)
#define PROGRESS_EVERY (100 * G_TIME_SPAN_MILLISECOND)

struct again {
    char *action, *argument;
    int count;
};

void app_wait(struct app *app)
{
    if (!app->is_waiting)
        app_say(app, "%s", _("waiting for another program that is writing to the register …"));
    app->is_waiting = app->says_waiting = TRUE;
    app->retry_at = g_get_monotonic_time() + RETRY_AFTER;
}

static void free_work(gpointer data)
{
    struct work *work = data;
    if (work->free_data)
        work->free_data(work->data);
    g_free(work);
}

void app_drop_work(struct app *app)
{
    g_queue_clear_full(&app->works, free_work);
    app_forget_again(app);
}

void app_forget_work(struct app *app, gconstpointer data)
{
    for (GList *at = app->works.head; at != NULL;) {
        GList *next = at->next;
        struct work *work = at->data;
        if (work->data == data) {
            g_queue_delete_link(&app->works, at);
            free_work(work);
        }
        at = next;
    }
}

gboolean app_is_storing(const struct app *app)
{
    return app->works.length > 0;
}

gboolean app_give_up(struct app *app)
{
    if (!app->is_waiting)
        return FALSE;
    const gboolean was_storing = app_is_storing(app);
    app_drop_work(app);
    app->is_waiting = FALSE;
    app->retry_at = 0;
    app_say(app, "%s", was_storing ? _("given up; nothing was stored") : _("given up"));
    return TRUE;
}

void app_forget_again(struct app *app)
{
    struct again *again = g_steal_pointer(&app->again);
    if (again == NULL)
        return;
    g_free(again->action);
    g_free(again->argument);
    g_free(again);
}

void app_try_again(struct app *app, const char *action, int count, const char *argument)
{
    struct again *again = g_new0(struct again, 1);
    *again = (struct again){g_strdup(action), g_strdup(argument), count};
    app_forget_again(app);
    app->again = again;
    app_wait(app);
}

/* It asks to be run again where it is still too early. */
static void run_again(struct app *app)
{
    struct again *again = g_steal_pointer(&app->again);
    if (again == NULL)
        return;
    action_run(app, again->action, again->count, again->argument);
    g_free(again->action);
    g_free(again->argument);
    g_free(again);
}

static gboolean is_cancelled(gpointer data)
{
    struct app *app = data;
    return app_progress(app, app->progress ? app->progress : _("working"), -1);
}

void app_begin_long(struct app *app)
{
    if (app->long_depth++ > 0)
        return;
    app->progress_drawn = g_get_monotonic_time();
    if (app->session)
        db_set_progress(app->session->db, is_cancelled, app);
}

void app_end_long(struct app *app)
{
    g_assert(app->long_depth > 0);
    if (--app->long_depth > 0)
        return;
    if (app->session)
        db_set_progress(app->session->db, NULL, NULL);
    if (app->progress != NULL)
        app_redraw(app);
    g_clear_pointer(&app->progress, g_free);
}

/* Runs it once; TRUE: it is over, well or not. */
static gboolean try_work(struct app *app, const struct work *work)
{
    GError *error = NULL;
    app_begin_long(app);
    const gboolean done = work->run(app, work->data, &error);
    app_end_long(app);
    if (!done && g_error_matches(error, DB_ERROR, DB_ERROR_BUSY)) {
        g_error_free(error);
        return FALSE;
    }
    if (done) {
        app_refresh(app);
        app->idle_at = g_get_monotonic_time();
        if (work->done)
            work->done(app, work->data);
    }
    if (error)
        app_fail(app, error);
    return TRUE;
}

/* What waits already goes first. */
void app_work(struct app *app, const struct work *work)
{
    struct work *copy = g_memdup2(work, sizeof *work);
    if (!app_is_storing(app) && try_work(app, copy)) {
        free_work(copy);
        return;
    }
    g_queue_push_tail(&app->works, copy);
    app_wait(app);
}

void app_retry(struct app *app)
{
    app->retry_at = 0;
    for (struct work *work; (work = g_queue_pop_head(&app->works)) != NULL; free_work(work)) {
        if (try_work(app, work))
            continue;
        g_queue_push_head(&app->works, work);
        app->retry_at = g_get_monotonic_time() + RETRY_AFTER;
        return;
    }
    run_again(app);
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
