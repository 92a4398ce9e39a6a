/* browser.c owns filtering a list of commitments as one types, and counting it when nobody does.
 * It must not know which view it is part of, nor any key. */
#include "tui/browser.h"

#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/layer.h"
#include "tui/prompt.h"

#include <string.h>

struct browser {
    struct app *app;
    struct commitment_list *commitments;
    struct list *list;
    char *typed;         /* a filter still to be applied; NULL: none */
    char *previous;      /* the filter before this one */
    gint64 shown, total; /* as counted last */
    gboolean has_count;  /* for this filter */
    gboolean is_counted; /* since the register changed last */
    gboolean is_blamed;
};

#define EMPTY_REGISTER                                                                             \
    N_("No commitments yet: i adds one, I f takes in a statement or a spreadsheet.")
#define EMPTY_FILTERED N_("Nothing matches the filter.")

struct browser *browser_new(struct app *app, struct session *session)
{
    struct browser *browser = g_new0(struct browser, 1);
    browser->app = app;
    browser->commitments = commitment_list_new(session);
    browser->list = list_new(&commitment_list_source, browser->commitments);
    browser->previous = g_strdup("");
    list_set_empty(browser->list, _(EMPTY_REGISTER));
    return browser;
}

void browser_free(struct browser *browser)
{
    if (browser == NULL)
        return;
    list_free(browser->list);
    commitment_list_free(browser->commitments);
    g_free(browser->typed);
    g_free(browser->previous);
    g_free(browser);
}

struct list *browser_list(struct browser *browser)
{
    return browser->list;
}

struct commitment_list *browser_commitments(struct browser *browser)
{
    return browser->commitments;
}

const struct commitment *browser_selected(const struct browser *browser)
{
    const struct list_row *row = list_selected_row(browser->list);
    return row ? commitment_of_row(row) : NULL;
}

gboolean browser_is_filtered(const struct browser *browser)
{
    return *commitment_list_filter(browser->commitments) != '\0';
}

const char *browser_previous_filter(const struct browser *browser)
{
    return browser->previous;
}

void browser_leave_filter(struct browser *browser, const char *text)
{
    char *kept = g_strdup(text);
    g_free(browser->previous);
    browser->previous = kept;
}

static void forget_counts(struct browser *browser)
{
    browser->has_count = FALSE;
    browser->is_counted = FALSE;
    browser->is_blamed = FALSE;
    list_set_empty(browser->list,
                   browser_is_filtered(browser) ? _(EMPTY_FILTERED) : _(EMPTY_REGISTER));
}

/* Reads the list from its start, or around the item that was selected. */
static gboolean reload(struct browser *browser, gint64 selected, GError **error)
{
    GError *failed = NULL;
    if (selected != 0 && list_select(browser->list, selected, &failed))
        return TRUE;
    if (failed) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return list_load(browser->list, error);
}

gboolean browser_filter(struct browser *browser, const char *text, GError **error, gsize *spot)
{
    const gint64 selected = list_selected(browser->list);
    g_autofree char *before = g_strdup(commitment_list_filter(browser->commitments));
    g_clear_pointer(&browser->typed, g_free);
    if (!commitment_list_set_filter(browser->commitments, text, error, spot))
        return FALSE;
    list_forget(browser->list);
    if (!reload(browser, selected, error)) {
        /* Locked or stopped: the rows are still those of the filter before. */
        if (commitment_list_set_filter(browser->commitments, before, NULL, NULL))
            list_recall(browser->list);
        return FALSE;
    }
    forget_counts(browser);
    return TRUE;
}

void browser_type_filter(struct browser *browser, const char *text)
{
    g_free(browser->typed);
    browser->typed = g_strdup(text);
}

gboolean browser_peel(struct browser *browser)
{
    if (!browser_is_filtered(browser))
        return FALSE;
    g_autofree char *before = g_strdup(commitment_list_filter(browser->commitments));
    browser_type_filter(browser, "");
    browser_leave_filter(browser, before);
    return TRUE;
}

char **browser_words(struct browser *browser, const char *command)
{
    gboolean is_reverse = FALSE;
    const char *sorted = list_sorted_by(browser->list, &is_reverse);
    g_autofree char *columns = list_columns_written(browser->list);
    const gboolean is_list = strcmp(command, "list") == 0;
    GPtrArray *words = g_ptr_array_new();
    g_ptr_array_add(words, g_strdup(command));
    if (is_list) {
        g_ptr_array_add(words, g_strdup("--columns"));
        g_ptr_array_add(words, g_strdup(columns));
    }
    g_ptr_array_add(words, g_strdup("--sort"));
    g_ptr_array_add(words, g_strconcat(is_reverse ? "-" : "", sorted, NULL));
    g_ptr_array_add(words, g_strdup("--"));
    if (browser_is_filtered(browser))
        g_ptr_array_add(words, g_strdup(commitment_list_filter(browser->commitments)));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

gboolean browser_refresh(struct browser *browser, GError **error)
{
    browser->is_counted = FALSE;
    return commitment_list_refresh(browser->commitments, error) &&
           list_refresh(browser->list, error);
}

/* Busy and disturbed are tried again; the rest is told. Returns what idle() does. */
static int after_error(struct browser *browser, GError *error)
{
    const gboolean is_busy = g_error_matches(error, DB_ERROR, DB_ERROR_BUSY);
    if (is_busy || g_error_matches(error, DB_ERROR, DB_ERROR_INTERRUPTED)) {
        g_error_free(error);
        return is_busy ? 100 : 0;
    }
    app_fail(browser->app, error);
    return -1;
}

static gboolean has_prompt(const struct browser *browser)
{
    return app_layer(browser->app, PLACE_PROMPT) != NULL;
}

static int apply_typed(struct browser *browser)
{
    g_autofree char *text = g_strdup(browser->typed);
    GError *error = NULL;
    gsize spot = 0;
    app_redraw(browser->app);
    if (browser_filter(browser, text, &error, &spot))
        return 0;
    if (g_error_matches(error, DB_ERROR, DB_ERROR_INTERRUPTED) ||
        g_error_matches(error, DB_ERROR, DB_ERROR_BUSY)) {
        browser_type_filter(browser, text);
        return after_error(browser, error);
    }
    if (has_prompt(browser))
        prompt_complain(browser->app, error->message, spot);
    g_error_free(error);
    return 0;
}

static int count(struct browser *browser)
{
    GError *error = NULL;
    if (!commitment_list_count(browser->commitments, &browser->shown, &browser->total, &error))
        return after_error(browser, error);
    browser->has_count = TRUE;
    browser->is_counted = TRUE;
    if (has_prompt(browser)) {
        g_autofree char *text = browser_count_text(browser);
        prompt_note(browser->app, text);
    }
    app_redraw(browser->app);
    return 0;
}

static int blame(struct browser *browser)
{
    GError *error = NULL;
    g_autofree char *text = commitment_list_blame(browser->commitments, &error);
    if (error)
        return after_error(browser, error);
    browser->is_blamed = TRUE;
    if (text) {
        g_autofree char *whole = g_strdup_printf(_("Nothing matches the filter: %s."), text);
        list_set_empty(browser->list, whole);
        app_redraw(browser->app);
    }
    return -1;
}

int browser_idle(struct browser *browser)
{
    if (browser->typed)
        return apply_typed(browser);
    if (!browser->is_counted || !commitment_list_knows_groups(browser->commitments))
        return count(browser);
    if (browser_is_filtered(browser) && list_is_empty(browser->list) && !browser->is_blamed)
        return blame(browser);
    return -1;
}

char *browser_count_text(const struct browser *browser)
{
    if (!browser->has_count)
        return g_strdup("");
    if (browser_is_filtered(browser))
        return g_strdup_printf(_("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT), browser->shown,
                               browser->total);
    return g_strdup_printf(g_dngettext(NULL, "%" G_GINT64_FORMAT " commitment",
                                       "%" G_GINT64_FORMAT " commitments", (gulong)browser->shown),
                           browser->shown);
}
