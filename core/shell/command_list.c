/* command_list.c owns filters and orders as they are written in the shell.
 * It must not know what is done with the commitments found. */
#include "core/shell/command_list.h"

#include "core/filter/filter.h"
#include "core/text/text.h"

#include <string.h>

const struct command_option command_option_sort = {"sort", 's', "SORT",
                                                   "the order: due,-title; key"};

/* The text on one line, and below it a caret under the spot. */
static char *point_at(const char *text, gsize spot)
{
    g_autofree char *shown = text_show(text, -1);
    g_autofree char *before = text_show(text, (gssize)MIN(spot, strlen(text)));
    return g_strdup_printf("  %s\n  %*s^", shown, text_width(before), "");
}

struct filter *command_filter(struct command_call *call, const char *text, GError **error)
{
    struct filter_context context = {.today = session_today(call->session),
                                     .statuses = call->session->statuses,
                                     .names = filter_names_of_db,
                                     .names_data = call->session->db};
    GError *failed = NULL;
    gsize spot = 0;
    struct filter *filter = filter_parse(text, &context, &failed, &spot);
    if (filter != NULL)
        return filter;
    if (failed->domain == HELDTO_FILTER_ERROR) {
        g_autofree char *pointer = point_at(text, spot);
        command_fail(error, HELDTO_ERROR_USAGE, "%s\n%s", failed->message, pointer);
        g_error_free(failed);
    } else {
        g_propagate_error(error, failed);
    }
    return NULL;
}

static char *sort_names(void)
{
    GString *names = g_string_new(NULL);
    for (int by = 0; by < N_LISTING_SORTS; by++)
        g_string_append_printf(names, "%s%s", by > 0 ? ", " : "",
                               listing_sort_name((enum listing_sort_by)by));
    return g_string_free(names, FALSE);
}

/* Columns are sorted by under their own names too. */
static gboolean find_sort(const char *name, enum listing_sort_by *by)
{
    static const struct {
        const char *column;
        enum listing_sort_by by;
    } columns[] = {
        {"due_text", LISTING_BY_DUE},           {"due_last", LISTING_BY_DUE},
        {"last_meeting", LISTING_BY_LATEST},    {"due_edtf", LISTING_BY_DUE_FROM},
        {"due_first", LISTING_BY_DUE_FROM},     {"next_step", LISTING_BY_NEXT_STEP},
        {"latest_wording", LISTING_BY_LATEST},  {"earliest_wording", LISTING_BY_EARLIEST},
        {"follow_up_on", LISTING_BY_FOLLOW_UP}, {"updated_on", LISTING_BY_UPDATED},
        {"checked_on", LISTING_BY_CHECKED},     {"status_on", LISTING_BY_STATUS_ON},
        {"next_actor", LISTING_BY_NEXT_ACTOR}};
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
        if (strcmp(columns[i].column, name) == 0) {
            *by = columns[i].by;
            return TRUE;
        }
    return listing_sort_find(name, by);
}

static GArray *read_sorts(const char *text, GError **error)
{
    g_autoptr(GArray) sorts = g_array_new(FALSE, FALSE, sizeof(struct listing_sort));
    g_auto(GStrv) names = g_strsplit(text != NULL ? text : "", ",", -1);
    for (gsize i = 0; names[i] != NULL; i++) {
        const char *name = g_strstrip(names[i]);
        struct listing_sort sort = {.descending = *name == '-'};
        if (!find_sort(name + (sort.descending ? 1 : 0), &sort.by)) {
            g_autofree char *all = sort_names();
            command_fail(error, HELDTO_ERROR_USAGE, "nothing is sorted by \"%s\"; there are %s",
                         name, all);
            return NULL;
        }
        g_array_append_val(sorts, sort);
    }
    return g_steal_pointer(&sorts);
}

struct listing *command_listing(struct command_call *call, const struct filter *filter,
                                GError **error)
{
    g_autoptr(GArray) sorts = read_sorts(command_option(call, "sort"), error);
    if (sorts == NULL)
        return NULL;
    struct listing_spec spec = {.filter = filter,
                                .sorts = (const struct listing_sort *)(void *)sorts->data,
                                .n_sorts = sorts->len};
    g_autoptr(GPtrArray) ranks = filter_timeliness_order(session_today(call->session));
    spec.ranks = ranks;
    return listing_open(call->session->db, &spec, error);
}

gboolean command_nothing(const struct filter *filter, GError **error)
{
    if (filter == NULL || filter->type == FILTER_ALL)
        return command_fail(error, HELDTO_ERROR_NOTHING,
                            "the register holds no commitment yet; `heldto add` and `heldto "
                            "import` bring them in");
    g_autofree char *says = filter_explain(filter);
    return command_fail(error, HELDTO_ERROR_NOTHING, "no commitment is found where %s", says);
}
