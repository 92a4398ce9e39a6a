/* app_key.c owns what becomes of a key: a count, half of a pair, an action, or text.
 * It must not know what actions do. */
#include "tui/app.h"

#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/app_private.h"
#include "tui/key_name.h"
#include "tui/list.h"
#include "tui/pager.h"

#include <string.h>
#include "tui/take_in.h"

#define COUNT_MAX 100000000

static void give_text(struct layer *layer, const char *utf8)
{
    if (layer->ops->text)
        layer->ops->text(layer, utf8);
}

static void key_for_layer(struct app *app, struct layer *layer, guint32 key)
{
    const struct key_row *row = keys_find(layer->ops->place, 0, key);
    if (row != NULL) {
        action_run(app, row->action, 0, "");
    } else if (key_is_text(key)) {
        char utf8[7] = "";
        g_unichar_to_utf8(key, utf8);
        give_text(layer, utf8);
    }
}

static gboolean take_count(struct app *app, guint32 key)
{
    if (key < '0' || key > '9' || (key == '0' && app->count == 0))
        return FALSE;
    app->count = MIN(app->count * 10 + (int)(key - '0'), COUNT_MAX);
    return TRUE;
}

static void say_unbound(struct app *app, guint32 prefix, guint32 key)
{
    g_autofree char *first = prefix ? key_to_name(prefix) : g_strdup("");
    g_autofree char *name = key_to_name(key);
    const char *blank = prefix ? " " : "";
    app_say(app, _("%s%s%s does nothing here · ? shows the keys"), first, blank, name);
}

static void key_for_view(struct app *app, struct view *view, guint32 key)
{
    const guint32 prefix = app->prefix;
    const struct key_row *row = keys_find(view->ops->place, prefix, key);
    app->prefix = 0;
    const gboolean goes_on = key == '0' && app->count > 0; /* of a view where 0 decides */
    if (prefix == 0 && (row == NULL || goes_on) && take_count(app, key))
        return;
    if (prefix == 0 && keys_is_prefix(view->ops->place, key)) {
        app->prefix = key;
        return;
    }
    const int count = app->count;
    app->count = 0;
    if (row != NULL)
        action_run(app, row->action, count, "");
    else if (prefix == 0 || key != KEY_NUMBER_ESC)
        say_unbound(app, prefix, key);
}

/* Messages last until the next key. */
static void forget_message(struct app *app)
{
    if (app->is_waiting)
        return;
    g_clear_pointer(&app->message, g_free);
    app->is_error = FALSE;
}

void app_key(struct app *app, guint32 key)
{
    forget_message(app);
    app_forget_again(app);
    app_begin_long(app);
    if (app->layers->len > 0)
        key_for_layer(app, app->layers->pdata[app->layers->len - 1], key);
    else if (app_view(app) != NULL)
        key_for_view(app, app_view(app), key);
    app_end_long(app);
}

void app_paste(struct app *app, const char *text)
{
    forget_message(app);
    app->count = 0;
    app->prefix = 0;
    if (app->layers->len > 0)
        give_text(app->layers->pdata[app->layers->len - 1], text);
    else if (app_view(app) == NULL || !take_in_pasted(app, text))
        app_say(app, "%s", _("there is nothing to paste into here · I p takes a text in"));
}

#define WHEEL_LINES 3

static void moved(struct app *app)
{
    if (app_view(app)->ops->moved)
        app_view(app)->ops->moved(app_view(app));
}

/* Of what is on top: a menu's choices, a view's rows. */
void app_wheel(struct app *app, guint32 key)
{
    const gboolean is_up = key == KEY_NUMBER_UP;
    forget_message(app);
    app_begin_long(app);
    if (app->layers->len == 0 && app_view(app) != NULL)
        action_run(app, is_up ? "up" : "down", WHEEL_LINES, "");
    else if (app_place(app) == PLACE_MENU)
        action_run(app, is_up ? "menu-up" : "menu-down", 0, "");
    app_end_long(app);
}

/* A row is selected; a head sorts by its column, or turns the order round. */
static void click_list(struct app *app, struct list *list, int row, int col)
{
    const struct list_column *column = NULL;
    gboolean reverse;
    if (list_click(list, row, col, &column))
        moved(app);
    else if (column == NULL)
        return;
    else if (strcmp(column->name, list_sorted_by(list, &reverse)) == 0)
        action_run(app, "sort-reverse", 0, "");
    else
        action_run(app, "sort", 0, column->name);
}

void app_click(struct app *app, int row, int col)
{
    forget_message(app);
    if (app->layers->len > 0)
        return;
    app_begin_long(app);
    if (app_pager(app) != NULL)
        pager_click(app_pager(app), row, col);
    else if (app_list(app) != NULL)
        click_list(app, app_list(app), row, col);
    app_end_long(app);
}
