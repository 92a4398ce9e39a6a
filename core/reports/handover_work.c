/* handover_work.c owns who does what: open items by owner, follow-up dates, who acts next.
 * It must not know any format. All items are in memory at once: each is an id and what it is sorted
 * by. */
#include "core/reports/handover.h"

#include "core/period/day.h"
#include "core/report/phrase.h"
#include "db/fold.h"

#include <string.h>

enum { KEY_WIDTH = 11, DAY_WIDTH = 17, DUE_WIDTH = 18 };

struct item {
    gint64 id;
    const char *name; /* the owner, or who acts; "" none */
    const char *sort; /* the folded name, or the day */
};

struct handover_work {
    GStringChunk *texts;
    GArray *owned, *dated, *acting; /* struct item */
    guint without_owner;
};

struct handover_work *handover_work_new(void)
{
    struct handover_work *work = g_new0(struct handover_work, 1);
    work->texts = g_string_chunk_new(1 << 12);
    work->owned = g_array_new(FALSE, FALSE, sizeof(struct item));
    work->dated = g_array_new(FALSE, FALSE, sizeof(struct item));
    work->acting = g_array_new(FALSE, FALSE, sizeof(struct item));
    return work;
}

void handover_work_free(struct handover_work *work)
{
    if (work == NULL)
        return;
    g_array_unref(work->owned);
    g_array_unref(work->dated);
    g_array_unref(work->acting);
    g_string_chunk_free(work->texts);
    g_free(work);
}

/* Sorted by its name; what has none comes last. */
static void add_named(struct handover_work *work, GArray *items, gint64 id, const char *name)
{
    g_autofree char *folded = *name != '\0' ? fold_text(name, -1) : g_strdup("\x7f");
    struct item item = {.id = id,
                        .name = g_string_chunk_insert_const(work->texts, name),
                        .sort = g_string_chunk_insert_const(work->texts, folded)};
    g_array_append_val(items, item);
}

void handover_work_add(struct handover_work *work, const struct story *story)
{
    const struct commitment *c = story->commitment;
    if (strcmp(c->status_class, "open") == 0) {
        add_named(work, work->owned, c->id, c->owner);
        work->without_owner += *c->owner == '\0';
    }
    if (day_is_valid(c->follow_up_on)) {
        struct item item = {.id = c->id,
                            .name = "",
                            .sort = g_string_chunk_insert_const(work->texts, c->follow_up_on)};
        g_array_append_val(work->dated, item);
    }
    if (*c->next_step != '\0' || *c->next_actor != '\0')
        add_named(work, work->acting, c->id, c->next_actor);
}

/* Equals stay in order of key, as they came. */
static int by_sort(gconstpointer a, gconstpointer b)
{
    const struct item *x = a, *y = b;
    int order = strcmp(x->sort, y->sort);
    return order != 0 ? order : strcmp(x->name, y->name);
}

static struct commitment *load(struct report *report, const struct item *item, GError **error)
{
    return report_step(report, error) ? commitment_by_id(report->session->db, item->id, error)
                                      : NULL;
}

static const struct report_table_column owned_columns[] = {
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "title", .label = N_("Commitment")},
    {.name = "status", .label = N_("Status"), .width = 15},
    {.name = "due", .label = N_("Due"), .width = DUE_WIDTH},
};

/* "overdue, 31 December 2022", "standing". */
static char *due_words(const struct report *report, const struct commitment *c)
{
    enum timeliness timeliness = story_timeliness(report->session, c);
    g_autofree char *last = day_is_valid(c->due_last) ? day_words(c->due_last) : g_strdup("");
    const char *label = timeliness != TIMELINESS_NONE ? story_timeliness_label(timeliness) : "";
    return g_strdup_printf("%s%s%s", label, *label != '\0' && *last != '\0' ? ", " : "", last);
}

static void put_owned(struct report *report, const struct report_table *table,
                      const struct commitment *c)
{
    g_autofree char *due = due_words(report, c);
    report_table_say(report, table,
                     (const char *const[]){c->key, c->title,
                                           session_status_label(report->session, c->status), due});
}

static gboolean tell_owned(struct handover_work *work, struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "open", .columns = owned_columns, .n = G_N_ELEMENTS(owned_columns)};
    g_autofree char *n = phrase_count(work->owned->len, _("open item"), _("open items"));
    report_heading(report, 1, "open", _("Open, by owner"));
    report_say(report,
               _("There are %s, of these %u without an owner. Not assessed ones are among them."),
               n, work->without_owner);
    for (guint i = 0; i < work->owned->len; i++) {
        const struct item *item = &g_array_index(work->owned, struct item, i);
        gboolean is_first = i == 0 || strcmp((item - 1)->name, item->name) != 0;
        gboolean is_last = i + 1 == work->owned->len || strcmp((item + 1)->name, item->name) != 0;
        owned(commitment) c = load(report, item, error);
        if (c == NULL)
            return FALSE;
        if (is_first) {
            report_heading(report, 2, "", *item->name != '\0' ? item->name : _("Without an owner"));
            report_table_begin(report, &table);
        }
        put_owned(report, &table, c);
        if (is_last)
            report_table_end(report, &table, NULL, "");
    }
    return TRUE;
}

static const struct report_table_column dated_columns[] = {
    {.name = "follow_up_on", .label = N_("Follow up on"), .width = DAY_WIDTH},
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "title", .label = N_("Commitment")},
    {.name = "owner", .label = N_("Owner"), .width = 14},
};

static gboolean tell_days(struct handover_work *work, struct report *report, const char *heading,
                          gboolean is_past, GError **error)
{
    const struct report_table table = {
        .name = "follow-up", .columns = dated_columns, .n = G_N_ELEMENTS(dated_columns)};
    guint n = 0;
    for (guint i = 0; i < work->dated->len; i++) {
        const struct item *item = &g_array_index(work->dated, struct item, i);
        if ((strcmp(item->sort, report->today) < 0) != is_past)
            continue;
        owned(commitment) c = load(report, item, error);
        if (c == NULL)
            return FALSE;
        if (n++ == 0) {
            report_heading(report, 2, "", heading);
            report_table_begin(report, &table);
        }
        report_table_put(report, &table,
                         (struct report_text *[]){report_day_text(c->follow_up_on, ""),
                                                  report_text_of(c->key), report_text_of(c->title),
                                                  report_text_of(c->owner)});
    }
    if (n > 0)
        report_table_end(report, &table, NULL, "");
    return TRUE;
}

static gboolean tell_dated(struct handover_work *work, struct report *report, GError **error)
{
    report_heading(report, 1, "follow-up", _("Follow-up dates"));
    if (work->dated->len == 0)
        report_say(report, _("No follow-up date is set."));
    return tell_days(work, report, _("Past"), TRUE, error) &&
           tell_days(work, report, _("Today and to come"), FALSE, error);
}

static const struct report_table_column acting_columns[] = {
    {.name = "who_acts", .label = N_("Who acts"), .width = 18},
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "next_step", .label = N_("Next step")},
};

static gboolean tell_acting(struct handover_work *work, struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "next", .columns = acting_columns, .n = G_N_ELEMENTS(acting_columns)};
    report_heading(report, 1, "next", _("Who acts next"));
    if (work->acting->len == 0) {
        report_say(report, _("No next step is written down."));
        return TRUE;
    }
    report_table_begin(report, &table);
    for (guint i = 0; i < work->acting->len; i++) {
        const struct item *item = &g_array_index(work->acting, struct item, i);
        owned(commitment) c = load(report, item, error);
        if (c == NULL)
            return FALSE;
        report_table_say(report, &table,
                         (const char *const[]){
                             *item->name != '\0' ? item->name : _("nobody named"), c->key,
                             *c->next_step != '\0' ? c->next_step : _("no step is written down")});
    }
    report_table_end(report, &table, NULL, "");
    return TRUE;
}

gboolean handover_work_tell(struct handover_work *work, struct report *report, GError **error)
{
    g_array_sort(work->owned, by_sort);
    g_array_sort(work->dated, by_sort);
    g_array_sort(work->acting, by_sort);
    report->steps = 0;
    report->total = (gint64)work->owned->len + work->dated->len + work->acting->len;
    return tell_owned(work, report, error) && tell_dated(work, report, error) &&
           tell_acting(work, report, error);
}
