/* action_status.c owns moving the status of the selected commitment, or of all marked ones, from the
 * keyboard. It must not know what a status means: the scheme's rows and core/scheme/status.h do. */
#include "tui/action_runs.h"

#include "core/places.h"
#include "core/scheme/status.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "tui/app.h"
#include "tui/cite.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/prompt.h"

#include <string.h>

/* Above so many the number is told before. */
#define MANY 20

struct setting {
    char *status;    /* token; NULL: checked, no change */
    char *successor; /* key; NULL none */
    GArray *ids;     /* gint64 */
    gint64 here;     /* the one the cursor was on */
    gint64 source;   /* it rests on; 0: none */
    char *page;      /* of it; NULL: none */
};

static void setting_drop(gpointer data)
{
    struct setting *setting = data;
    g_free(setting->status);
    g_free(setting->successor);
    g_free(setting->page);
    g_array_unref(setting->ids);
    g_free(setting);
}

static struct setting *setting_new(GArray *ids)
{
    struct setting *setting = g_new0(struct setting, 1);
    setting->ids = ids;
    return setting;
}

static struct setting *setting_copy(const struct setting *setting)
{
    struct setting *copy = setting_new(g_array_copy(setting->ids));
    copy->status = g_strdup(setting->status);
    copy->successor = g_strdup(setting->successor);
    copy->source = setting->source;
    copy->page = g_strdup(setting->page);
    return copy;
}

static gboolean advances(void)
{
    g_autofree char *after = places_state_get("screens", "after-status");
    return after == NULL || strcmp(after, "stay") != 0;
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct setting *setting = data;
    const struct status_entry entry = {
        .status = setting->status,
        .successor = setting->successor,
        .source_id = setting->source,
        .page = setting->page,
    };
    return status_set(app_session(app), (const gint64 *)(gpointer)setting->ids->data,
                      setting->ids->len, &entry, error);
}

static char *what_was_done(struct app *app, const struct setting *setting)
{
    const char *label = setting->status ? session_status_label(app_session(app), setting->status)
                                        : _("checked, no change");
    if (setting->ids->len > 1)
        return g_strdup_printf(_("%u commitments → %s"), setting->ids->len, label);
    const gint64 id = g_array_index(setting->ids, gint64, 0);
    owned(commitment) row = commitment_by_id(app_db(app), id, NULL);
    return g_strdup_printf("%s → %s", row ? row->key : "?", label);
}

#define SKIP_MAX 1000

/* On to the next row that has a status: at a position the letters would be taken for other keys. */
static gboolean go_on(struct app *app, struct list *list, GError **error)
{
    const gint64 from = list_selected(list);
    gint64 before = 0;
    for (int i = 0; i < SKIP_MAX && list_selected(list) != before; i++) {
        before = list_selected(list);
        if (!list_move(list, 1, error))
            return FALSE;
        owned(commitment) row = commitment_by_id(app_db(app), list_selected(list), NULL);
        if (row && *row->status != '\0' && row->id != before)
            return TRUE;
    }
    return list_select(list, from, error);
}

static gboolean has_status(struct app *app, const GArray *ids);
static void store_or_confirm(struct app *app, struct setting *setting);

/* The same status with the same source, on what is selected or marked now. */
static gboolean repeat(struct app *app, gpointer data, GError **error)
{
    (void)error;
    struct setting *setting = setting_copy(data);
    g_array_unref(setting->ids);
    setting->ids = app_commitments(app);
    if (setting->status == NULL || has_status(app, setting->ids))
        store_or_confirm(app, setting);
    else
        setting_drop(setting);
    return TRUE;
}

/* When the row has left the list by this (a filter on its status), the next one stands there
 * already. */
static void stored(struct app *app, gpointer data)
{
    const struct setting *setting = data;
    struct list *list = app_list(app);
    GError *error = NULL;
    app_refresh_now(app);
    if (list && list_marks(list) == 0 && advances() && list_selected(list) == setting->here)
        (void)go_on(app, list, &error);
    g_clear_error(&error);
    if (app_view(app)->ops->moved)
        app_view(app)->ops->moved(app_view(app));
    app_set_repeat(
        app,
        &(struct repeat){.run = repeat, .data = setting_copy(setting), .free_data = setting_drop});
    g_autofree char *done = what_was_done(app, setting);
    app_say_changed(app, "%s", done);
}

static void store_setting(struct app *app, struct setting *setting)
{
    struct list *list = app_list(app);
    setting->here = list ? list_selected(list) : 0;
    app_work(app, &(struct work){
                      .run = store, .done = stored, .data = setting, .free_data = setting_drop});
}

static gboolean confirmed(struct app *app, gpointer data, GError **error)
{
    (void)error;
    store_setting(app, setting_copy(data));
    return TRUE;
}

/* Takes the setting over. */
static void store_or_confirm(struct app *app, struct setting *setting)
{
    if (setting->ids->len <= MANY) {
        store_setting(app, setting);
        return;
    }
    g_autofree char *question = g_strdup_printf(_("Do this to %u commitments?"), setting->ids->len);
    menu_confirm(app, question, confirmed, setting, setting_drop);
}

/* With the source of this sitting. */
static void set_or_confirm(struct app *app, struct setting *setting)
{
    const char *page = NULL;
    setting->source = app_citing(app, &page);
    g_free(setting->page);
    setting->page = setting->source && *page ? g_strdup(page) : NULL;
    store_or_confirm(app, setting);
}

static gboolean accept_successor(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)error;
    struct setting *setting = setting_copy(data);
    g_free(setting->successor);
    setting->successor = g_strdup(text);
    set_or_confirm(app, setting);
    return TRUE;
}

static GPtrArray *complete_key(struct app *app, const char *text, gsize *start, gpointer data)
{
    (void)data;
    *start = 0;
    return commitment_keys_like(app_db(app), text, 20, NULL);
}

/* Asks for what the status still needs, one thing after the other. */
static void set_with_needs(struct app *app, struct setting *setting);

static void cited(struct app *app, gpointer data)
{
    struct setting *setting = data;
    if (app_citing(app, NULL) == 0)
        app_say(app, "%s", _("this status needs a source; nothing was recorded"));
    else
        set_with_needs(app, setting_copy(setting));
}

static void set_with_needs(struct app *app, struct setting *setting)
{
    const struct scheme_status_row *status = session_status(app_session(app), setting->status);
    if (status && status->needs_source && app_citing(app, NULL) == 0) {
        cite_choose(app, cited, setting, setting_drop);
    } else if (status && status->needs_successor && setting->successor == NULL) {
        prompt_open(app, &(struct prompt_options){
                             .label = _("replaced by (key): "),
                             .accept = accept_successor,
                             .complete = complete_key,
                             .data = setting,
                             .free_data = setting_drop,
                         });
    } else {
        set_or_confirm(app, setting);
    }
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)error;
    const struct scheme_status_row *status = app_session(app)->statuses->pdata[index];
    struct setting *setting = setting_copy(data);
    setting->status = g_strdup(status->token);
    set_with_needs(app, setting);
    return TRUE;
}

/* "status of EUUS-0003", "status of 12 commitments"; and where the only one stands now. */
static char *menu_title(struct app *app, const GArray *ids, gsize *selected)
{
    if (ids->len > 1)
        return g_strdup_printf(_("status of %u commitments"), ids->len);
    owned(commitment) row = commitment_by_id(app_db(app), g_array_index(ids, gint64, 0), NULL);
    const GPtrArray *statuses = app_session(app)->statuses;
    for (guint i = 0; row && i < statuses->len; i++) {
        const struct scheme_status_row *status = statuses->pdata[i];
        if (strcmp(status->token, row->status) == 0)
            *selected = i;
    }
    return g_strdup_printf(_("status of %s"), row ? row->key : "?");
}

static gboolean set_by_name(struct app *app, const char *name, GArray *ids, GError **error)
{
    const struct scheme_status_row *status = session_status(app_session(app), name);
    struct setting *setting = setting_new(ids);
    if (status == NULL) {
        setting_drop(setting);
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    _("there is no status \"%s\" in the scheme %s"), name,
                    app_session(app)->scheme);
        return FALSE;
    }
    setting->status = g_strdup(status->token);
    set_with_needs(app, setting);
    return TRUE;
}

/* A position has none, so there is nothing to choose. */
static gboolean has_status(struct app *app, const GArray *ids)
{
    if (ids->len > 1)
        return TRUE;
    owned(commitment) row = commitment_by_id(app_db(app), g_array_index(ids, gint64, 0), NULL);
    if (row == NULL || *row->status != '\0')
        return TRUE;
    app_say(app, _("%s has no status: %s"), row->key, words_label(WORDS_KIND, row->kind));
    return FALSE;
}

gboolean run_status(struct app *app, const struct action_call *call, GError **error)
{
    const GPtrArray *statuses = app_session(app)->statuses;
    GArray *ids = app_commitments(app);
    if (*call->argument)
        return set_by_name(app, call->argument, ids, error);
    if (!has_status(app, ids)) {
        g_array_unref(ids);
        return TRUE;
    }
    gsize selected = 0;
    g_autofree char *title = menu_title(app, ids, &selected);
    g_autofree struct menu_item *items = g_new0(struct menu_item, statuses->len);
    for (guint i = 0; i < statuses->len; i++) {
        const struct scheme_status_row *status = statuses->pdata[i];
        items[i] = (struct menu_item){status->letter, status->label, status->definition};
    }
    menu_open(app, &(struct menu_options){
                       .title = title,
                       .items = items,
                       .n = statuses->len,
                       .selected = selected,
                       .chosen = chosen,
                       .data = setting_new(ids),
                       .free_data = setting_drop,
                   });
    return TRUE;
}

gboolean run_checked(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    set_or_confirm(app, setting_new(app_commitments(app)));
    return TRUE;
}

gboolean run_status_advance(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const gboolean stay = advances();
    if (!places_state_set("screens", "after-status", stay ? "stay" : "next", error))
        return FALSE;
    app_say(app, "%s",
            stay ? _("after a status the cursor stays") : _("after a status the cursor goes on"));
    return TRUE;
}
