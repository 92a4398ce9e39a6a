/* report_ask.c owns what a report is asked for: its parameters, and the form for them.
 * It must not know what any report says, nor how pages are shown. */
#include "tui/report_ask.h"

#include "core/draft/draft.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/commitment.h"
#include "db/meeting.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/meeting_stop.h"
#include "tui/report_view.h"

#include <string.h>

struct report_ask *report_ask_new(const struct report_row *row)
{
    struct report_ask *ask = g_new0(struct report_ask, 1);
    ask->row = row;
    return ask;
}

struct report_ask *report_ask_copy(const struct report_ask *ask)
{
    struct report_ask *copy = report_ask_new(ask->row);
    for (int i = 0; i < N_REPORT_PARAMS; i++)
        copy->values[i] = g_strdup(ask->values[i]);
    return copy;
}

void report_ask_free(struct report_ask *ask)
{
    if (ask == NULL)
        return;
    for (int i = 0; i < N_REPORT_PARAMS; i++)
        g_free(ask->values[i]);
    g_free(ask);
}

void report_ask_set(struct report_ask *ask, enum report_param param, const char *value)
{
    char *copy = value != NULL && *value != '\0' ? g_strdup(value) : NULL;
    g_free(ask->values[param]);
    ask->values[param] = copy;
}

static gboolean takes(const struct report_row *row, enum report_param param)
{
    return ((row->params | report_common_params()) & 1u << param) != 0;
}

void report_ask_keep_taken(struct report_ask *ask)
{
    for (enum report_param i = 0; i < N_REPORT_PARAMS; i++)
        if (!takes(ask->row, i))
            report_ask_set(ask, i, NULL);
}

static gint64 meeting_under_cursor(const struct app *app)
{
    const struct view *view = app_view(app);
    if (view->ops->place == PLACE_MEETING)
        return meeting_view_id(view);
    return view->ops->place == PLACE_MEETINGS ? list_selected(app_list(app)) : 0;
}

struct report_ask *report_ask_prefilled(struct app *app)
{
    struct report_ask *ask = report_ask_new(NULL);
    struct browser *browser = app_browser(app);
    g_autoptr(GArray) ids = app_commitments(app);
    const gint64 meeting_id = meeting_under_cursor(app);
    if (browser != NULL && browser_is_filtered(browser))
        report_ask_set(ask, REPORT_FILTER, commitment_list_filter(browser_commitments(browser)));
    if (meeting_id != 0) {
        owned(meeting) meeting = meeting_by_id(app_db(app), meeting_id, NULL);
        report_ask_set(ask, REPORT_MEETING, meeting != NULL ? meeting->token : NULL);
    }
    if (ids->len == 1) {
        owned(commitment) c = commitment_by_id(app_db(app), g_array_index(ids, gint64, 0), NULL);
        report_ask_set(ask, REPORT_KEY, c != NULL ? c->key : NULL);
    }
    return ask;
}

static gboolean tell_progress(gpointer app, gint64 done, gint64 total)
{
    return app_progress(app, _("report"), total > 0 ? (double)done / (double)total : -1);
}

struct report_request report_ask_request(struct app *app, const struct report_ask *ask)
{
    struct report_request request = {.row = ask->row, .progress = tell_progress, .data = app};
    for (int i = 0; i < N_REPORT_PARAMS; i++)
        request.values[i] = ask->values[i];
    return request;
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

GBytes *report_ask_pages(struct app *app, const struct report_ask *ask, int columns, GError **error)
{
    GString *pages = g_string_new(NULL);
    struct report_request request = report_ask_request(app, ask);
    const struct report_output output = {.write = append, .data = pages};
    request.values[REPORT_FORMAT] = NULL;
    request.most_width = columns;
    request.is_ascii = text_is_ascii();
    if (report_make(app_session(app), &request, &output, error))
        return g_string_free_to_bytes(pages);
    g_string_free(pages, TRUE);
    return NULL;
}

/* The form's own. */
struct asking {
    struct report_ask *ask;
    GBytes *pages; /* once they are made */
};

static void asking_free(gpointer data)
{
    struct asking *asking = data;
    report_ask_free(asking->ask);
    if (asking->pages != NULL)
        g_bytes_unref(asking->pages);
    g_free(asking);
}

/* The parameter that a field of the form is named after. */
static enum report_param param_of(const char *name)
{
    for (enum report_param i = 0; i < N_REPORT_PARAMS; i++)
        if (strcmp(report_params()[i].name, name) == 0)
            return i;
    g_assert_not_reached();
}

static gboolean is_required(const struct field *field, gpointer data)
{
    const struct asking *asking = data;
    return (asking->ask->row->needs & 1u << param_of(field->name)) != 0;
}

static const char *choices(const struct field *field, gpointer data)
{
    const struct asking *asking = data;
    return report_param_choices(asking->ask->row, param_of(field->name));
}

static gboolean check(struct app *app, const struct field *field, const char *text, gpointer data,
                      GError **error)
{
    const struct asking *asking = data;
    return report_check_value(app_session(app), asking->ask->row, param_of(field->name), text,
                              error);
}

/* The pages are made before the form is closed, so that what is asked wrongly can be mended there. */
static gboolean make(struct app *app, struct draft *draft, gpointer data, GError **error)
{
    struct asking *asking = data;
    gsize n;
    const struct field *fields = field_all(NOUN_REPORT, &n);
    for (gsize i = 0; i < n; i++)
        report_ask_set(asking->ask, param_of(fields[i].name), draft_get(draft, fields[i].name));
    g_clear_pointer(&asking->pages, g_bytes_unref);
    asking->pages = report_ask_pages(app, asking->ask, screen_area().cols, error);
    return asking->pages != NULL;
}

static void made(struct app *app, struct draft *draft, gpointer data)
{
    struct asking *asking = data;
    GError *error = NULL;
    (void)draft;
    if (!report_view_show(app, g_steal_pointer(&asking->ask), g_steal_pointer(&asking->pages),
                          &error))
        app_fail(app, error);
}

static struct draft *draft_of(const struct report_ask *ask)
{
    struct draft *draft = draft_new(NOUN_REPORT);
    gsize n;
    const struct field *fields = field_all(NOUN_REPORT, &n);
    for (gsize i = 0; i < n; i++)
        draft_set(draft, fields[i].name, ask->values[param_of(fields[i].name)]);
    draft_settle(draft);
    return draft;
}

/* Those the report takes, what it cannot do without first; ended by NULL. */
static const char **fields_of(const struct report_row *row)
{
    gsize n, at = 0;
    const struct field *fields = field_all(NOUN_REPORT, &n);
    const char **names = g_new0(const char *, n + 1);
    for (int is_needed = 1; is_needed >= 0; is_needed--)
        for (gsize i = 0; i < n; i++) {
            const enum report_param param = param_of(fields[i].name);
            if (takes(row, param) && ((row->needs & 1u << param) != 0) == is_needed)
                names[at++] = fields[i].name;
        }
    return names;
}

void report_ask_open(struct app *app, struct report_ask *ask)
{
    static const struct form_rules rules = {
        .is_required = is_required, .choices = choices, .check = check};
    struct asking *asking = g_new0(struct asking, 1);
    g_autofree const char **fields = fields_of(ask->row);
    asking->ask = ask;
    form_open(app, &(struct form_options){
                       .title = _(ask->row->title),
                       .draft = draft_of(ask),
                       .fields = fields,
                       .only = TRUE,
                       .rules = &rules,
                       .note = _("^S shows the report. Nothing is stored before it is issued."),
                       .save = make,
                       .saved = made,
                       .data = asking,
                       .free_data = asking_free,
                   });
}
