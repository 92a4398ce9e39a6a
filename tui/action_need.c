/* action_need.c owns what has to be there before an action can be done, and what is said where it is not.
 * It must not know what any action does, nor which key does it. */
#include "tui/action.h"

#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/form.h"
#include "tui/layer.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/prompt.h"
#include "tui/report_view.h"
#include "tui/triage_view.h"

/* Without gathering them, as this is asked for each hint of each frame. */
static gboolean has_commitments(struct app *app)
{
    const struct view *view = app_view(app);
    const struct list *list = app_list(app);
    if (list && view && (view->ops->place & PLACE_COMMITMENTS) && list_marks(list) > 0)
        return TRUE;
    g_autoptr(GArray) ids = app_commitments(app);
    return ids->len > 0;
}

static gboolean has_row(struct app *app)
{
    const struct list *list = app_list(app);
    if (list != NULL)
        return !list_is_empty(list);
    return app_pager(app) != NULL;
}

static gboolean has_list(struct app *app)
{
    return app_list(app) != NULL;
}

static gboolean has_marks(struct app *app)
{
    const struct list *list = app_list(app);
    return list != NULL && list_marks(list) > 0;
}

static gboolean has_match(struct app *app)
{
    return *app_searched(app) != '\0';
}

static gboolean has_browser(struct app *app)
{
    return app_browser(app) != NULL;
}

static gboolean has_filter(struct app *app)
{
    return has_browser(app) && browser_is_filtered(app_browser(app));
}

static gboolean has_filterable(struct app *app)
{
    return has_filter(app) || has_row(app);
}

static gboolean has_session(struct app *app)
{
    return app_session(app) != NULL;
}

static gboolean can_write(struct app *app)
{
    return app_can_write(app);
}

static gboolean has_prompt(struct app *app)
{
    return app_layer(app, PLACE_PROMPT) != NULL;
}

static gboolean has_menu(struct app *app)
{
    return app_layer(app, PLACE_MENU) != NULL;
}

static gboolean has_columns(struct app *app)
{
    return app_layer(app, PLACE_COLUMNS) != NULL;
}

static gboolean has_form(struct app *app)
{
    return app_layer(app, PLACE_FORM) != NULL;
}

static gboolean has_text(struct app *app)
{
    return app_layer(app, PLACE_TEXT) != NULL;
}

static gboolean has_suggestion(struct app *app)
{
    const struct view *view = app_view(app);
    const struct triage_item *item = triage_view_is(view) ? triage_view_item(view) : NULL;
    return item != NULL && !triage_is_applied(item);
}

static gboolean has_offer(struct app *app)
{
    const struct triage_item *item = has_suggestion(app) ? triage_view_item(app_view(app)) : NULL;
    /* not looked for yet: there may be one */
    return item != NULL && (item->offers == NULL || item->offers->len > 0);
}

static gboolean has_report(struct app *app)
{
    const struct view *view = app_view(app);
    return view != NULL && report_view_ask(view) != NULL;
}

static gboolean has_paper(struct app *app)
{
    const struct view *view = app_view(app);
    return has_report(app) ||
           (view != NULL && (report_view_edition(view) != 0 || reports_view_edition(view) != 0));
}

static gboolean has_layer(struct app *app)
{
    return app_layer(app, PLACE_LAYERS) != NULL;
}

/* In the order in which they are told. */
static const struct {
    unsigned need;
    gboolean (*is_met)(struct app *app);
    const char *why;
} needs[] = {
    {NEED_SESSION, has_session, N_("there is no register yet")},
    {NEED_WRITE, can_write, N_("the register can only be read")},
    {NEED_LIST, has_list, N_("there is no list here")},
    {NEED_ROW, has_row, N_("there is nothing here to do that with")},
    {NEED_COMMITMENT, has_commitments, N_("no commitment is selected")},
    {NEED_MARKS, has_marks, N_("nothing is marked")},
    {NEED_MATCH, has_match, N_("nothing was searched for yet; / does")},
    {NEED_BROWSER, has_browser, N_("there is nothing to filter here")},
    {NEED_FILTERABLE, has_filterable, N_("there is nothing to filter here")},
    {NEED_FILTER, has_filter, N_("everything is shown already")},
    {NEED_PROMPT, has_prompt, N_("nothing is being typed")},
    {NEED_COMPLETION, prompt_completes, N_("nothing is known that could stand here")},
    {NEED_HISTORY, prompt_has_history, N_("nothing was typed here before")},
    {NEED_MENU, has_menu, N_("there is nothing to choose")},
    {NEED_NARROW, menu_narrows, N_("all there is is shown already")},
    {NEED_COLUMNS, has_columns, N_("no columns are being chosen")},
    {NEED_FORM, has_form, N_("no form is open")},
    {NEED_NAMES, form_completes, N_("this field takes any text")},
    {NEED_SUGGESTION, has_suggestion, N_("there is nothing to decide here, or it is made already")},
    {NEED_OFFER, has_offer, N_("no older commitment is offered here · 0 makes it new")},
    {NEED_TEXT, has_text, N_("no text is being put in")},
    {NEED_PAPER, has_paper, N_("Enter makes the report first")},
    {NEED_REPORT, has_report, N_("an edition stays as it was issued")},
    {NEED_LAYER, has_layer, N_("there is nothing to leave")},
};

const char *action_missing(const struct action *action, struct app *app)
{
    for (gsize i = 0; i < G_N_ELEMENTS(needs); i++)
        if ((action->needs & needs[i].need) && !needs[i].is_met(app))
            return _(needs[i].why);
    return NULL;
}
