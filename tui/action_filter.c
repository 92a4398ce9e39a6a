/* action_filter.c owns filtering from the keyboard: a line that filters as it is typed.
 * It must not know the filter language. */
#include "tui/action_runs.h"

#include "core/filter/filter.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/prompt.h"

#include <string.h>

#define OFFERS_MAX 40

/* The filter as it was before the prompt. */
static void changed(struct app *app, const char *text, gpointer before)
{
    (void)before;
    browser_type_filter(app_browser(app), text);
}

static void cancel(struct app *app, gpointer before)
{
    browser_type_filter(app_browser(app), before);
}

static gboolean moved(struct app *app)
{
    if (app_view(app)->ops->moved)
        app_view(app)->ops->moved(app_view(app));
    return TRUE;
}

static gboolean set_filter(struct app *app, const char *text, const char *before, GError **error)
{
    if (!browser_filter(app_browser(app), text, error, NULL))
        return FALSE;
    if (strcmp(text, before) != 0)
        browser_leave_filter(app_browser(app), before);
    return moved(app);
}

/* A bad filter keeps the line open, with the spot marked. */
static gboolean accept(struct app *app, const char *text, gpointer before, GError **error)
{
    GError *failed = NULL;
    if (set_filter(app, text, before, &failed))
        return TRUE;
    if (failed->domain != HELDTO_FILTER_ERROR) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    g_error_free(failed);
    browser_type_filter(app_browser(app), text); /* says it above the line, once */
    return FALSE;
}

static GPtrArray *complete(struct app *app, const char *text, gsize *start, gpointer before)
{
    (void)before;
    const struct filter_context context = commitment_filter_context(app_session(app));
    return filter_complete(text, &context, OFFERS_MAX, start);
}

gboolean run_filter(struct app *app, const struct action_call *call, GError **error)
{
    /* A copy: setting a filter lets go of the one before. */
    g_autofree char *now = g_strdup(commitment_list_filter(browser_commitments(app_browser(app))));
    if (*call->argument)
        return set_filter(app, call->argument, now, error);
    g_autofree char *count = browser_count_text(app_browser(app));
    prompt_open(app, &(struct prompt_options){
                         .label = _("filter: "),
                         .text = now,
                         .note = count,
                         .history = "filter",
                         .accept = accept,
                         .changed = changed,
                         .cancel = cancel,
                         .complete = complete,
                         .data = g_strdup(now),
                         .free_data = g_free,
                     });
    return TRUE;
}

gboolean run_filter_previous(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct browser *browser = app_browser(app);
    g_autofree char *now = g_strdup(commitment_list_filter(browser_commitments(browser)));
    g_autofree char *previous = g_strdup(browser_previous_filter(browser));
    return set_filter(app, previous, now, error);
}

gboolean run_unfilter(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct browser *browser = app_browser(app);
    g_autofree char *now = g_strdup(commitment_list_filter(browser_commitments(browser)));
    return set_filter(app, "", now, error);
}
