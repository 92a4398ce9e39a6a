/* action_score_period.c owns which table of scores is shown: of which period, of which coder; and
 * how far two coders agree. It must not know how a table is drawn. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "core/score/score_period.h"
#include "tui/app.h"
#include "tui/command_line.h"
#include "tui/menu.h"
#include "tui/prompt.h"
#include "tui/scores_view.h"

#include <string.h>

/* Every period of the register, the one that is shown and the whole life too, in order. */
static GPtrArray *periods_of(struct app *app, GError **error)
{
    const char *shown = scores_view_table(app_view(app))->period;
    GPtrArray *periods = score_periods(app_session(app), error);
    if (periods == NULL)
        return NULL;
    const char *const added[] = {shown, ""};
    for (gsize k = 0; k < G_N_ELEMENTS(added); k++) {
        guint at = 0;
        int order = 1;
        while (at < periods->len &&
               (order = score_period_compare(periods->pdata[at], added[k])) < 0)
            at++;
        if (at == periods->len || order != 0)
            g_ptr_array_insert(periods, (gint)at, g_strdup(added[k]));
    }
    return periods;
}

static guint place_of(const GPtrArray *periods, const char *period)
{
    for (guint i = 0; i < periods->len; i++)
        if (strcmp(periods->pdata[i], period) == 0)
            return i;
    return 0;
}

static gboolean accept(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    g_autofree char *period = score_period(app_session(app), text, error);
    if (period == NULL)
        return FALSE;
    scores_view_set_period(app_view(app), period);
    return TRUE;
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    const GPtrArray *periods = data;
    (void)error;
    if (index < periods->len)
        scores_view_set_period(app_view(app), periods->pdata[index]);
    else
        prompt_open(app, &(struct prompt_options){.label = _("period: "), .accept = accept});
    return TRUE;
}

static void unref(gpointer data)
{
    g_ptr_array_unref(data);
}

gboolean run_score_period(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    GPtrArray *periods = periods_of(app, error);
    if (periods == NULL)
        return FALSE;
    g_autofree struct menu_item *items = g_new0(struct menu_item, periods->len + 1);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < periods->len; i++) {
        g_ptr_array_add(words, score_period_words(periods->pdata[i]));
        items[i].label = words->pdata[i];
    }
    items[periods->len] = (struct menu_item){
        "n", _("another one …"), _("a year, a half, “2020 final”, as a score says what it is for")};
    menu_open(app, &(struct menu_options){
                       .title = _("scores of which period"),
                       .items = items,
                       .n = periods->len + 1,
                       .selected = place_of(periods, scores_view_table(app_view(app))->period),
                       .chosen = chosen,
                       .data = periods,
                       .free_data = unref});
    return TRUE;
}

static gboolean go_by(struct app *app, int by, GError **error)
{
    const char *shown = scores_view_table(app_view(app))->period;
    g_autoptr(GPtrArray) periods = periods_of(app, error);
    if (periods == NULL)
        return FALSE;
    const gint64 at = (gint64)place_of(periods, shown) + by;
    if (at >= 0 && at < (gint64)periods->len)
        scores_view_set_period(app_view(app), periods->pdata[at]);
    else
        app_say(app, "%s",
                by > 0 ? _("nothing was scored for a later period · P names another one")
                       : _("nothing was scored for an earlier period · P names another one"));
    return TRUE;
}

gboolean run_score_next_period(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return go_by(app, 1, error);
}

gboolean run_score_previous_period(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return go_by(app, -1, error);
}

gboolean run_score_blind(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct view *view = app_view(app);
    const gboolean is_blind = !scores_view_table(view)->is_blind;
    if (!scores_view_set_blind(view, is_blind, error))
        return FALSE;
    app_say(app, "%s",
            is_blind ? _("you score as the second coder; what the first one said is hidden here")
                     : _("the scores that count are shown again"));
    return TRUE;
}

gboolean run_score_agreement(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct scores_table *table = scores_view_table(app_view(app));
    if (table->is_blind) {
        app_say(app, "%s",
                _("agreement would tell what the first coder said · B leaves the second's table"));
        return TRUE;
    }
    g_autofree char *period = g_shell_quote(table->period);
    g_autofree char *filter = g_shell_quote(table->filter);
    g_autofree char *line =
        g_strdup_printf("score agreement --period %s%s%s", period, *table->filter ? " -- " : "",
                        *table->filter ? filter : "");
    return command_line_run(app, line, error);
}
