/* app_private.h: the inside of the running screens, shared by app*.c alone. */
#ifndef HELDTO_TUI_APP_PRIVATE_H
#define HELDTO_TUI_APP_PRIVATE_H

#include "tui/app.h"
#include "tui/layer.h"

struct visit;
struct watch;

struct app {
    struct session *session;
    gboolean owns_session;
    const struct tui_options *options;

    GPtrArray *views;          /* struct view *, the topmost last */
    GPtrArray *layers;         /* struct layer * */
    GPtrArray *visits;         /* struct visit *: the views opened so far, in order */
    guint visit;               /* of them: where one is */
    gboolean is_travelling;    /* through them: what is opened and closed on the way is no visit */
    struct visit *jumped_from; /* before the last jump to a bookmark; NULL: none yet */
    gboolean is_named;         /* the name was asked for */
    gboolean is_sample;        /* the register says so of itself */
    struct area area;          /* of the screen when the views were laid out */

    char *message; /* shown text; NULL: none */
    gboolean is_error;
    gboolean says_waiting; /* the message is that another program is waited for */
    char *searched;
    int count;      /* digits typed before a key */
    guint32 prefix; /* first key of two */

    GQueue works;        /* struct work *, wait for another program, the first to run first */
    struct again *again; /* an action that could not read; NULL: none */
    gint64 retry_at;     /* monotonic µs; 0: nothing to retry */
    gboolean is_waiting;
    gint64 keep_at; /* when what is being typed is kept; 0: nothing was typed since */
    gint64 idle_at; /* when the view is asked for idle work; 0: not */

    struct watch *watch;
    gint64 data_version;
    gint64 look_at; /* when data_version is read again; 0: not */

    struct repeat repeat; /* run NULL: none */
    gint64 citing;
    char *citing_page;

    char *progress; /* what long work is doing; NULL: none */
    gint64 progress_drawn;
    int long_depth; /* app_begin_long without its end */

    gboolean is_dirty;
    gboolean is_over;
    int exit_signal; /* ended by it; 0: not */
};

/* app_loop.c */
void app_loop(struct app *app);
/* app_key.c: one key or paste. */
void app_key(struct app *app, guint32 key);
void app_paste(struct app *app, const char *text);
void app_click(struct app *app, int row, int col);
void app_wheel(struct app *app, guint32 key); /* up or down */
/* app_draw.c: the whole frame. */
void app_draw(struct app *app);
/* app_footer.c: hints for the keys as they are now. */
void app_draw_footer(struct app *app, struct area area, int row);
/* app.c: the first view of an open register. */
gboolean app_show_register(struct app *app, GError **error);
/* app_work.c: says that another program holds the register, and tries again soon; tries again. */
void app_wait(struct app *app);
void app_retry(struct app *app);
/* Whatever reads or writes meanwhile shows that it works, once that takes long, and ^C stops it.
 * They nest. */
void app_begin_long(struct app *app);
void app_end_long(struct app *app);
void app_drop_work(struct app *app);
void app_forget_again(struct app *app); /* what app_try_again was told */
/* app_view.c: refreshes stale views; the views are laid out for a new size. */
void app_freshen(struct app *app);
void app_free_views(struct app *app);
void app_free_layers(struct app *app);
void app_keep_layers(struct app *app);
/* The place whose keys count now. */
enum place app_place(const struct app *app);
/* start.c: asks who and what; gives the app a session, or ends it. */
void app_first_start(struct app *app);
void app_draw_welcome(struct area area);

#endif
