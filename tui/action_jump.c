/* action_jump.c owns bookmarks from the keyboard: keeping a place under a letter, and going there.
 * It must not know how places are kept, nor what their views show. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "db/commitment.h"
#include "tui/app_private.h"
#include "tui/bookmark.h"
#include "tui/browser.h"
#include "tui/letter.h"
#include "tui/menu.h"
#include "tui/visit.h"

#include <string.h>

static void jump_from_here(struct app *app)
{
    visit_free(app->jumped_from);
    app->jumped_from = visit_copy(visit_here(app));
}

static gboolean is_of(const struct app *app, const struct view *view, const struct visit *place)
{
    const struct visit *visit = visit_of(app, view);
    return visit != NULL && strcmp(visit->view, place->view) == 0 && visit->id == place->id;
}

/* To the view where it is open already, else a new one. */
static gboolean open_place(struct app *app, const struct visit *place, GError **error)
{
    for (guint i = app->views->len; i > 0; i--) {
        if (!is_of(app, app->views->pdata[i - 1], place))
            continue;
        while (app->views->len > i)
            app_close_view(app);
        return TRUE;
    }
    const struct view_args args = {.id = place->id, .text = place->text};
    return app_open_view(app, place->view, &args, error);
}

static gboolean set_filter(struct app *app, const struct visit *place, GError **error)
{
    struct browser *browser = app_browser(app);
    const char *text = place->text ? place->text : "";
    return browser == NULL ||
           strcmp(commitment_list_filter(browser_commitments(browser)), text) == 0 ||
           browser_filter(browser, text, error, NULL);
}

static gboolean jump(struct app *app, const struct visit *place, GError **error)
{
    jump_from_here(app);
    return open_place(app, place, error) && set_filter(app, place, error) &&
           visit_select(app, place, error);
}

/* "Register · EUUS-0003": what the view calls itself, and where in it. */
static char *words_of(struct app *app)
{
    struct view *view = app_view(app);
    g_autofree char *heading =
        view->ops->heading ? view->ops->heading(view) : g_strdup(_(view->ops->title));
    const gint64 id = view->ops->commitment ? view->ops->commitment(view) : 0;
    owned(commitment) row = id != 0 ? commitment_by_id(app_db(app), id, NULL) : NULL;
    const gboolean is_told = row != NULL && strstr(heading, row->key) == NULL;
    return g_strdup_printf("%s%s%s%s%s", heading, is_told ? " · " : "", is_told ? row->key : "",
                           is_told ? " " : "", is_told ? row->title : "");
}

static gboolean keep(struct app *app, char letter, GError **error)
{
    const struct visit *here = visit_here(app);
    g_autofree char *words = words_of(app);
    if (!bookmark_keep(app_session(app), letter, here, words, error))
        return FALSE;
    app_say(app, _("bookmark %c: %s · ' %c comes back to it"), letter, words, letter);
    return TRUE;
}

gboolean run_bookmark(struct app *app, const struct action_call *call, GError **error)
{
    if (app_view(app)->ops->place & VISIT_PASSING) {
        app_say(app, "%s", _("this is no place to come back to"));
        return TRUE;
    }
    if (g_ascii_isalnum(*call->argument))
        return keep(app, *call->argument, error);
    letter_ask(app, _("bookmark this place under the letter: "), keep);
    return TRUE;
}

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

static gboolean jump_back(struct app *app, GError **error)
{
    struct visit *to = g_steal_pointer(&app->jumped_from);
    const gboolean done = jump(app, to, error);
    visit_free(to);
    return done;
}

/* data: the letters of the menu's places; ' is where one jumped from. */
static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    const char letter = ((const char *)data)[index];
    if (letter == '\'')
        return app->jumped_from == NULL || jump_back(app, error);
    struct visit *place = bookmark_get(app_session(app), letter, NULL);
    const gboolean done = place == NULL || jump(app, place, error);
    visit_free(place);
    return done;
}

static void add_item(GArray *items, GPtrArray *texts, char letter, char *words)
{
    char *name = g_strndup(&letter, 1);
    g_ptr_array_add(texts, name);
    g_ptr_array_add(texts, words);
    const struct menu_item item = {.letter = name, .label = words};
    g_array_append_val(items, item);
}

/* The menu, so that nobody has to remember what is under which letter; '' needs none. */
gboolean run_jump(struct app *app, const struct action_call *call, GError **error)
{
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct menu_item));
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    if (*call->argument != '\0')
        return chosen(app, 0, (gpointer)call->argument, error);
    GString *found = g_string_new(NULL);
    if (app->jumped_from != NULL)
        add_item(items, texts, '\'', g_strdup(_("back to where you were")));
    g_string_append(found, app->jumped_from ? "'" : "");
    for (const char *letter = letters; *letter; letter++) {
        char *words = NULL;
        struct visit *place = bookmark_get(app_session(app), *letter, &words);
        if (place == NULL)
            continue;
        add_item(items, texts, *letter, words);
        g_string_append_c(found, *letter);
        visit_free(place);
    }
    if (items->len == 0) {
        g_string_free(found, TRUE);
        app_say(app, _("no bookmarks yet · %s and a letter makes one"),
                keys_for(PLACE_REGISTER, "bookmark"));
        return TRUE;
    }
    menu_open(app, &(struct menu_options){
                       .title = _("go to"),
                       .items = (const struct menu_item *)(gpointer)items->data,
                       .n = items->len,
                       .direct = TRUE,
                       .chosen = chosen,
                       .data = g_string_free(found, FALSE),
                       .free_data = g_free,
                   });
    return TRUE;
}
