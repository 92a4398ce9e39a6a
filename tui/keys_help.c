/* keys_help.c owns the keys of a place as rows to be told, one an action.
 * It must not know any key or action itself, nor where it is told. */
#include "tui/keys_help.h"

#include "core/manual/manual.h"
#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/keys.h"
#include "tui/view.h"

#include <string.h>

static const struct key_layer layers[] = {
    {PLACE_PROMPT, N_("While typing a line")},
    {PLACE_MENU, N_("In a menu")},
    {PLACE_FORM, N_("In a form")},
    {PLACE_TEXT, N_("While putting a text in")},
    {PLACE_COLUMNS, N_("While choosing columns")},
    {PLACE_LETTER, N_("While a letter is asked for")},
};

const struct key_layer *keys_help_layers(gsize *n)
{
    *n = G_N_ELEMENTS(layers);
    return layers;
}

char *keys_help_text(unsigned place, const char *action)
{
    gsize n = 0;
    const struct key_row *rows = keys_all(&n);
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < n; i++)
        if ((rows[i].where & place) && strcmp(rows[i].action, action) == 0)
            g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", rows[i].keys);
    return g_string_free(text, FALSE);
}

GPtrArray *keys_help_actions(unsigned place, gboolean everywhere)
{
    gsize n = 0;
    const struct key_row *rows = keys_all(&n);
    GPtrArray *actions = g_ptr_array_new();
    for (gsize i = 0; i < n; i++) {
        const struct action *action = action_find(rows[i].action);
        const gboolean is_ours =
            (rows[i].where & place) && ((rows[i].where & PLACE_MOST) == PLACE_MOST) == everywhere;
        if (is_ours && !g_ptr_array_find(actions, action, NULL))
            g_ptr_array_add(actions, (gpointer)action);
    }
    return actions;
}

static void tell_place(const struct manual_keys *keys, const char *title, unsigned place,
                       gboolean everywhere)
{
    g_autoptr(GPtrArray) actions = keys_help_actions(place, everywhere);
    if (actions->len > 0)
        keys->place(keys->page, title);
    for (guint i = 0; i < actions->len; i++) {
        const struct action *action = actions->pdata[i];
        g_autofree char *typed = keys_help_text(place, action->name);
        keys->key(keys->page, typed, _(action->help));
    }
}

static void tell(const struct manual_keys *keys)
{
    gsize n;
    const struct view_ops *const *views = view_all(&n);
    tell_place(keys, _("In every view"), PLACE_VIEWS, TRUE);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *title = g_strdup_printf(_("In the view: %s"), _(views[i]->title));
        tell_place(keys, title, views[i]->place, FALSE);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(layers); i++)
        tell_place(keys, _(layers[i].title), layers[i].place, FALSE);
}

void keys_help_install(void)
{
    manual_set_keys(tell);
}
