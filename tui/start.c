/* start.c owns the first start: who acts, and which register to begin with.
 * It must not know where registers are or how they are made: the options' callbacks do. */
#include "tui/app.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/app_private.h"
#include "tui/file_name.h"
#include "tui/input.h"
#include "tui/menu.h"
#include "tui/prompt.h"

#include <string.h>

enum { START_SAMPLE, START_FILE, START_EMPTY };

static void ask_how(struct app *app, const char *author);
static void ask_file(struct app *app, const char *author);

static void leave(struct app *app, gpointer data)
{
    (void)data;
    app_quit(app);
}

/* A register that cannot be shown is an error like any other: one may choose again. */
static gboolean begin_with(struct app *app, struct session *session, GError **error)
{
    if (session == NULL)
        return FALSE;
    app->session = session;
    app->owns_session = TRUE;
    if (app_show_register(app, error))
        return TRUE;
    app->session = NULL;
    app->owns_session = FALSE;
    session_close(session);
    return FALSE;
}

static gboolean chosen(struct app *app, gsize index, gpointer author, GError **error)
{
    const struct tui_options *options = app->options;
    struct session *session = NULL;
    if (index == START_FILE) {
        ask_file(app, author);
        return TRUE;
    }
    session = index == START_SAMPLE ? options->start_sample(author, options->data, error)
                                    : options->start_empty(author, options->data, error);
    if (begin_with(app, session, error))
        return TRUE;
    ask_how(app, author);
    return FALSE;
}

static void ask_how(struct app *app, const char *author)
{
    const struct menu_item items[] = {
        {"s", _("the sample"),
         _("Three real meetings, told in our own words: to look around in. It is a copy; nothing "
           "you "
           "do to it matters.")},
        {"f", _("a spreadsheet"),
         _("A CSV file of commitments, as exported from a spreadsheet. What cannot be taken is "
           "written beside it with its reason.")},
        {"e", _("an empty register"),
         _("To be filled by hand, from documents, or by imports later.")},
    };
    menu_open(app, &(struct menu_options){
                       .title = _("What do you want to begin with?"),
                       .items = items,
                       .n = G_N_ELEMENTS(items),
                       .chosen = chosen,
                       .cancel = leave,
                       .data = g_strdup(author),
                       .free_data = g_free,
                   });
}

static GPtrArray *complete_file(struct app *app, const char *text, gsize *start, gpointer data)
{
    (void)app;
    (void)data;
    return file_name_complete(text, start);
}

static gboolean accept_file(struct app *app, const char *text, gpointer author, GError **error)
{
    const struct tui_options *options = app->options;
    g_autofree char *path = file_name_expand(text);
    if (*path == '\0')
        return FALSE;
    g_autofree char *told = NULL;
    if (!begin_with(app, options->start_file(author, path, options->data, &told, error), error))
        return FALSE;
    app_say(app, "%s", told);
    return TRUE;
}

static void cancel_file(struct app *app, gpointer author)
{
    ask_how(app, author);
}

static void ask_file(struct app *app, const char *author)
{
    prompt_open(app, &(struct prompt_options){
                         .label = _("file: "),
                         .accept = accept_file,
                         .cancel = cancel_file,
                         .complete = complete_file,
                         .data = g_strdup(author),
                         .free_data = g_free,
                     });
}

/* Where it cannot be kept it still counts for today, and the reason is shown. */
static gboolean take_name(struct app *app, const char *text, char **name, GError **error)
{
    *name = g_strstrip(g_strdup(text));
    if (**name == '\0') {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                            _("a name is needed: every status says who recorded it"));
        return FALSE;
    }
    GError *failed = NULL;
    if (!session_author_keep(app->session, *name, &failed))
        app_fail(app, failed);
    return TRUE;
}

static gboolean accept_first_name(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    g_autofree char *name = NULL;
    if (!take_name(app, text, &name, error))
        return FALSE;
    ask_how(app, name);
    return TRUE;
}

/* What waits for the name. */
struct waiting {
    void (*then)(struct app *app, gpointer data);
    gpointer data;
    GDestroyNotify free_data;
};

static void waiting_free(gpointer data)
{
    struct waiting *waiting = data;
    if (waiting->free_data)
        waiting->free_data(waiting->data);
    g_free(waiting);
}

static gboolean accept_name(struct app *app, const char *text, gpointer data, GError **error)
{
    struct waiting *waiting = data;
    g_autofree char *name = NULL;
    if (!take_name(app, text, &name, error))
        return FALSE;
    app->is_named = TRUE;
    waiting->free_data = NULL;
    waiting->then(app, waiting->data);
    return TRUE;
}

/* Asked once is enough. */
static void go_unnamed(struct app *app, gpointer data)
{
    (void)data;
    app->is_named = TRUE;
    app_say(app, _("not named: changes will say \"%s\""), app->session->author);
}

void app_first_start(struct app *app)
{
    if (app->options->author != NULL) {
        ask_how(app, app->options->author);
        return;
    }
    /* What was typed before anybody could see what is asked is no name. */
    input_forget();
    prompt_open(app, &(struct prompt_options){
                         .label = _("your name, as it is to be printed: "),
                         .text = app->options->suggested,
                         .accept = accept_first_name,
                         .cancel = leave,
                     });
    app->area = screen_area();
    app_draw(app);
}

gboolean app_needs_name(const struct app *app)
{
    return !app->is_named && app->options->author == NULL && !app->owns_session &&
           !app->is_sample && app_can_write(app);
}

void app_ask_name(struct app *app, void (*then)(struct app *app, gpointer data), gpointer data,
                  GDestroyNotify free_data)
{
    struct waiting *waiting = g_new0(struct waiting, 1);
    *waiting = (struct waiting){.then = then, .data = data, .free_data = free_data};
    prompt_open(app, &(struct prompt_options){
                         .label = _("your name, as it is to be printed: "),
                         .text = app->options->suggested,
                         .accept = accept_name,
                         .cancel = go_unnamed,
                         .data = waiting,
                         .free_data = waiting_free,
                     });
}

void app_draw_welcome(struct area area)
{
    static const char *const texts[] = {
        N_("What governments said, held to."),
        N_("heldto keeps each commitment stated at an official meeting with the exact words that "
           "made it, and follows what became of it."),
        N_("There is no register here yet. A question or two, and there is one."),
    };
    const int margin = MAX((area.cols - 64) / 2, 1);
    const struct area body = area_part(area, 2, margin, -1, MIN(64, area.cols - 2 * margin));
    int row = 0;
    draw_text(body, row, 0, STYLE_TITLE, "heldto");
    row += 2;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        row = draw_wrapped(body, row, STYLE_PLAIN, _(texts[i])) + 1;
}
