/* action_report.c owns the way from a key to a report: which one, for what is listed now.
 * It must not know what a report tells: its row and the `:` line do. */
#include "tui/action_runs.h"

#include "core/report.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/menu.h"

/* "report follow-up --filter 'topic:visa'", to be completed or run as it stands. */
static char *line_for(struct app *app, const struct report_row *row)
{
    struct browser *browser = app_browser(app);
    GString *line = g_string_new("report ");
    g_string_append(line, row->name);
    if (browser && browser_is_filtered(browser)) {
        g_autofree char *quoted =
            g_shell_quote(commitment_list_filter(browser_commitments(browser)));
        g_string_append_printf(line, " --filter %s", quoted);
    }
    if (row->params & 1u << REPORT_SINCE)
        g_string_append(line, " --since ");
    return g_string_free(line, FALSE);
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    gsize n = 0;
    g_autofree char *line = line_for(app, report_all(&n)[index]);
    return run_command(app, &(struct action_call){.name = "command", .argument = line}, error);
}

gboolean run_reports(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    gsize n = 0;
    const struct report_row *const *rows = report_all(&n);
    g_autofree struct menu_item *items = g_new0(struct menu_item, n);
    g_autoptr(GPtrArray) letters = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < n; i++) {
        g_ptr_array_add(letters, g_strndup(rows[i]->name, 1));
        items[i] = (struct menu_item){letters->pdata[i], rows[i]->name, _(rows[i]->help)};
    }
    menu_open(app, &(struct menu_options){
                       .title = _("report"), .items = items, .n = n, .chosen = chosen});
    return TRUE;
}
