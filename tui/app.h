/* SPDX-License-Identifier: MIT
 *
 * app.h: the running screens: the open register, a stack of views, what lies over them, messages
 * and work.
 *
 * One thread and one loop. Nothing here waits for a lock or a key inside the register: work that
 * meets another program's lock is tried again from the loop.
 */
#ifndef HELDTO_TUI_APP_H
#define HELDTO_TUI_APP_H

#include <glib.h>

#include "core/session.h"
#include "tui/screen.h"
#include "tui/view.h"

struct app;

/* What main knows and the screens do not: where registers are and how they come to be. */
struct tui_options {
    enum screen_colour colour;
    const char *filter; /* to begin with; NULL none */
    const char *view;   /* to begin with; NULL: register */
    /* First start, when tui_run is given no session. Each opens what it made, or NULL and an error
     * that is shown. author: the printed name. */
    struct session *(*start_sample)(const char *author, gpointer data, GError **error);
    /* A spreadsheet; where options of `import` follow the name, they are used. *told: what became
     * of it, to be shown; new. */
    struct session *(*start_file)(const char *author, const char *file, gpointer data, char **told,
                                  GError **error);
    struct session *(*start_empty)(const char *author, gpointer data, GError **error);
    const char *author;    /* the printed name; NULL: not known, and asked */
    const char *suggested; /* what it is likely to be; NULL: no idea */
    const char *notice;    /* shown first, "the register can only be read: …"; NULL none */
    gpointer data;         /* of the callbacks */
};

/* Runs the screens until the user leaves. session: NULL asks who and what first; it stays the
 * caller's, one made by a callback is closed here. Returns the exit code; 2 and a sentence on
 * stderr where there is no screen to use. */
int tui_run(struct session *session, const struct tui_options *options);

/* The register; NULL during first start. */
struct session *app_session(const struct app *app);
struct db *app_db(const struct app *app);
gboolean app_can_write(const struct app *app);
/* TRUE where whoever acts is not known by name yet: asked once, before the first change. */
gboolean app_needs_name(const struct app *app);
/* Asks, and goes on with `then`, which takes the data over, once it is known. Whoever will not say
 * goes on by the login's name, at the next try. */
void app_ask_name(struct app *app, void (*then)(struct app *app, gpointer data), gpointer data,
                  GDestroyNotify free_data);

/* Views. The topmost is shown. */
struct view *app_view(const struct app *app);
gboolean app_open_view(struct app *app, const char *name, const struct view_args *args,
                       GError **error);
/* Closes the topmost; the last one ends the program. */
void app_close_view(struct app *app);
gboolean app_is_last_view(const struct app *app);
void app_quit(struct app *app);
/* Every view reads the register again before it is drawn next. */
void app_refresh(struct app *app);
/* The topmost does so at once, where it can. */
void app_refresh_now(struct app *app);
/* The picture has changed. After each key it is drawn anyway. */
void app_redraw(struct app *app);
/* The list or text of the topmost view; NULL: it has none. */
struct list *app_list(const struct app *app);
struct pager *app_pager(const struct app *app);
struct browser *app_browser(const struct app *app);
/* What was searched for last, in any view; "" nothing. */
const char *app_searched(const struct app *app);
void app_set_searched(struct app *app, const char *text);
/* The commitments an action is for: the marked ones, else the one the cursor is on. gint64. */
GArray *app_commitments(const struct app *app);

/* What happened, until the next key. The texts are stored text and are shown harmlessly. */
void app_say(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The same, naming the key that undoes it: "EUUS-0003 → fulfilled · u undoes". */
void app_say_changed(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Something that went wrong; stays until a key. The error is taken over. */
void app_fail(struct app *app, GError *error);

/* Work that writes, or reads what may be locked. Runs at once and again every little while as long
 * as another program holds the register (the screen says so, ^C gives up), in the order in which it
 * was given. After success every view is refreshed and `done` is called; an error is shown. */
struct work {
    gboolean (*run)(struct app *app, gpointer data, GError **error);
    void (*done)(struct app *app, gpointer data); /* may be NULL */
    gpointer data;
    GDestroyNotify free_data;
};
void app_work(struct app *app, const struct work *work);
/* Work with this data, should it still wait, is not to be run any more. */
void app_forget_work(struct app *app, gconstpointer data);
/* An action that could not read the register is run again as soon as it can, unless a key is
 * pressed before. */
void app_try_again(struct app *app, const char *action, int count, const char *argument);
/* TRUE while work waits: leaving now would lose it. */
gboolean app_is_storing(const struct app *app);
/* Gives up whatever waits; FALSE: there was nothing. */
gboolean app_give_up(struct app *app);
/* Long work inside run(): what it is and how far (0…1, negative unknown); shown at most ten times a
 * second. TRUE: the user wants it stopped. */
gboolean app_progress(struct app *app, const char *what, double part);

/* What `.` does again, to the commitments an action is for then. */
struct repeat {
    gboolean (*run)(struct app *app, gpointer data, GError **error);
    gpointer data;
    GDestroyNotify free_data;
};
/* The last change that can be; takes the data over. */
void app_set_repeat(struct app *app, const struct repeat *repeat);
/* NULL: nothing was changed yet. */
const struct repeat *app_repeat(const struct app *app);

/* The source of this sitting, cited by every status set; id 0: none. page may be NULL. */
void app_set_citing(struct app *app, gint64 source_id, const char *page);
gint64 app_citing(const struct app *app, const char **page);

#endif
