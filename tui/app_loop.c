/* app_loop.c owns the one loop: what is typed, signals, other programs' changes, timers, and when
 * the screen is drawn. It must not know what any key or view does. */
#include "tui/app.h"

#include "tui/app_private.h"
#include "tui/input.h"
#include "tui/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* After a file was written to, its lock is held for a moment still. */
#define LOOK_AFTER (20 * G_TIME_SPAN_MILLISECOND)
/* How often to look where nothing tells (a network file system, no inotify). */
#define LOOK_SELDOM (5 * G_TIME_SPAN_SECOND)
#define LOOK_OFTEN  (1 * G_TIME_SPAN_SECOND)
/* What is being typed is on disk so soon. */
#define KEEP_AFTER (1500 * G_TIME_SPAN_MILLISECOND)

/* The terminal may have been made small and large again before this is told of either, and have lost
 * what stood there: the screen is drawn anew even where the size is the old one. */
static void take_new_size(void)
{
    screen_take_size();
    screen_redraw();
}

/* The size may also have been taken while another program had the terminal. */
static void take_size(struct app *app)
{
    const struct area area = screen_area();
    if (area.rows == app->area.rows && area.cols == app->area.cols)
        return;
    app->area = area;
    app_refresh(app);
}

static void leave_by(struct app *app, int signal)
{
    app->exit_signal = signal;
    app_keep_layers(app);
    app_quit(app);
}

static void handle_signals(struct app *app)
{
    int signal;
    while ((signal = screen_take_signal()) != 0) {
        if (signal == SIGWINCH)
            take_new_size();
        else if (signal == SIGTSTP)
            screen_stop_job();
        else if (signal == SIGCONT)
            screen_redraw();
        else
            leave_by(app, signal);
        app_redraw(app);
    }
}

/* Everything typed so far, before the screen is drawn once. */
static void handle_input(struct app *app)
{
    while (!app->is_over) {
        struct input input;
        input_take(&input);
        if (input.type == INPUT_NONE)
            return;
        if (input.type == INPUT_END)
            leave_by(app, SIGHUP);
        else if (input.type == INPUT_PASTE)
            app_paste(app, input.text);
        else if (input.type == INPUT_CLICK)
            app_click(app, input.row, input.col);
        else if (input.type == INPUT_WHEEL)
            app_wheel(app, input.key);
        else
            app_key(app, input.key);
        g_free(input.text);
        app_redraw(app);
        app->idle_at = g_get_monotonic_time();
        if (app->keep_at == 0 && app->layers->len > 0)
            app->keep_at = app->idle_at + KEEP_AFTER;
    }
}

/* Has another program committed something? */
static void look(struct app *app)
{
    const gint64 now = g_get_monotonic_time();
    gint64 version = 0;
    GError *error = NULL;
    app->look_at = now + (watch_fd(app->watch) < 0 ? LOOK_OFTEN : LOOK_SELDOM);
    if (app->session == NULL)
        return;
    if (!db_data_version(app->session->db, &version, &error)) {
        app->look_at = now + LOOK_AFTER; /* it is still writing */
        g_error_free(error);
        return;
    }
    if (version == app->data_version)
        return;
    const gboolean is_first = app->data_version == 0;
    app->data_version = version;
    if (!is_first)
        app_refresh(app);
}

static void stop_waiting(struct app *app)
{
    if (!app->is_waiting || app->retry_at != 0)
        return;
    app->is_waiting = FALSE;
    if (app->says_waiting)
        g_clear_pointer(&app->message, g_free);
    app_redraw(app);
}

static void handle_timers(struct app *app)
{
    const gint64 now = g_get_monotonic_time();
    if (app->look_at != 0 && now >= app->look_at)
        look(app);
    if (app->retry_at != 0 && now >= app->retry_at)
        app_retry(app);
    if (app->keep_at != 0 && now >= app->keep_at) {
        app->keep_at = 0;
        app_keep_layers(app);
    }
    if (app->retry_at == 0)
        app_freshen(app);
    stop_waiting(app);
}

/* Whoever types goes first. */
static gboolean is_disturbed(gpointer data)
{
    (void)data;
    return input_is_waiting();
}

static void do_idle_work(struct app *app)
{
    struct view *view = app_view(app);
    if (app->idle_at == 0 || g_get_monotonic_time() < app->idle_at)
        return;
    app->idle_at = 0;
    if (view == NULL || view->ops->idle == NULL || view->is_stale)
        return;
    g_assert(app->long_depth == 0);
    db_set_progress(app->session->db, is_disturbed, app);
    const int again = view->ops->idle(view);
    db_set_progress(app->session->db, NULL, NULL);
    if (again >= 0)
        app->idle_at = g_get_monotonic_time() + again * G_TIME_SPAN_MILLISECOND;
}

static int until(const struct app *app)
{
    const gint64 times[] = {app->look_at, app->retry_at, app->idle_at, app->keep_at};
    gint64 next = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(times); i++)
        if (times[i] != 0 && (next == 0 || times[i] < next))
            next = times[i];
    if (next == 0)
        return -1;
    const gint64 left = next - g_get_monotonic_time();
    return left <= 0 ? 0 : (int)MIN((left + 999) / 1000, G_MAXINT);
}

/* Waits until there is something to do. */
static void wait(struct app *app)
{
    struct pollfd fds[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = screen_signal_fd(), .events = POLLIN},
        {.fd = watch_fd(app->watch), .events = POLLIN},
    };
    if (poll(fds, G_N_ELEMENTS(fds), until(app)) < 0 && errno != EINTR)
        leave_by(app, SIGHUP);
    if (watch_take(app->watch))
        app->look_at = g_get_monotonic_time() + LOOK_AFTER;
}

void app_loop(struct app *app)
{
    app->idle_at = app->look_at = g_get_monotonic_time();
    while (!app->is_over) {
        handle_signals(app);
        handle_input(app);
        if (app->is_over)
            break;
        take_size(app);
        handle_timers(app);
        if (app->is_dirty)
            app_draw(app);
        do_idle_work(app);
        if (!app->is_dirty)
            wait(app);
    }
}
