/* follow_up.c owns the follow-up report: where every commitment stands, by topic or by meeting.
 * It must not know any format, nor how a commitment is told (entry.c). */
#include "core/report/entry.h"
#include "core/report/cite.h"
#include "core/report/frame.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"
#include "db/fold.h"

#include <string.h>

static const struct report_column columns[] = {ENTRY_COLUMNS, TALLY_COLUMNS};

enum place { PLACE_COUNTED, PLACE_POSITION, PLACE_THIRD_PARTY };

/* What is remembered of a commitment between the two times it is gone through: all of them are in
 * memory at once, so it must stay small. */
struct item {
    gint64 id;
    guint group; /* of the groups */
    enum place place;
};

struct group {
    char *name; /* what its heading says */
    char *sort; /* what puts it in order: folded name, or the meeting's day, newest first */
    guint rank; /* its place in that order */
};

struct follow_up {
    struct tally *tally;
    GArray *items;
    GArray *groups;
    GHashTable *known; /* name → place among the groups, and 1 */
    gboolean by_meeting;
};

static void clear_group(gpointer data)
{
    struct group *group = data;
    g_free(group->name);
    g_free(group->sort);
}

static struct follow_up *follow_up_new(const struct report *report)
{
    struct follow_up *self = g_new0(struct follow_up, 1);
    self->tally = tally_new(report->session);
    self->items = g_array_new(FALSE, FALSE, sizeof(struct item));
    self->groups = g_array_new(FALSE, TRUE, sizeof(struct group));
    g_array_set_clear_func(self->groups, clear_group);
    self->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->by_meeting = g_strcmp0(report_value(report, REPORT_BY), "meeting") == 0;
    return self;
}

static void follow_up_free(struct follow_up *self)
{
    tally_free(self->tally);
    g_array_unref(self->items);
    g_array_unref(self->groups);
    g_hash_table_unref(self->known);
    g_free(self);
}

/* Newest first: each digit of the day turned round, so that text order is the order wanted. */
static char *backwards(const char *day)
{
    char *turned = g_strdup(*day != '\0' ? day : "0000-00-00");
    for (char *p = turned; *p != '\0'; p++)
        if (g_ascii_isdigit(*p))
            *p = (char)('0' + ('9' - *p));
    return turned;
}

static guint group_of(struct follow_up *self, const char *name, char *sort)
{
    g_autofree char *order = sort;
    gpointer known = g_hash_table_lookup(self->known, name);
    if (known != NULL)
        return GPOINTER_TO_UINT(known) - 1;
    struct group group = {.name = g_strdup(name), .sort = g_steal_pointer(&order)};
    g_array_append_val(self->groups, group);
    g_hash_table_insert(self->known, g_strdup(name), GUINT_TO_POINTER(self->groups->len));
    return self->groups->len - 1;
}

/* Its first topic, or the meeting of its latest wording. */
static guint group_of_story(struct follow_up *self, const struct story *story)
{
    if (self->by_meeting) {
        const struct story_wording *latest = story_latest(story);
        if (latest == NULL)
            return group_of(self, _("Without a wording"), g_strdup("~"));
        g_autofree char *name = phrase_meeting(latest->meeting);
        return group_of(self, name, backwards(latest->meeting->date_first));
    }
    if (story->topics->len == 0)
        return group_of(self, _("Without a topic"), g_strdup("\x7f"));
    const char *name = story->topics->pdata[0];
    return group_of(self, name, fold_text(name, -1));
}

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct follow_up *self = data;
    const char *kind = story->commitment->kind;
    struct item item = {.id = story->commitment->id,
                        .place = strcmp(kind, "position") == 0      ? PLACE_POSITION
                                 : strcmp(kind, "third-party") == 0 ? PLACE_THIRD_PARTY
                                                                    : PLACE_COUNTED};
    (void)error;
    item.group = group_of_story(self, story);
    tally_add(self->tally, report, story,
              g_array_index(self->groups, struct group, item.group).name);
    g_array_append_val(self->items, item);
    return TRUE;
}

static int by_sort(gconstpointer a, gconstpointer b)
{
    const struct group *const *x = a, *const *y = b;
    int order = strcmp((*x)->sort, (*y)->sort);
    return order != 0 ? order : strcmp((*x)->name, (*y)->name);
}

static void rank_groups(struct follow_up *self)
{
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    for (guint i = 0; i < self->groups->len; i++)
        g_ptr_array_add(order, &g_array_index(self->groups, struct group, i));
    g_ptr_array_sort(order, by_sort);
    for (guint i = 0; i < order->len; i++)
        ((struct group *)order->pdata[i])->rank = i;
}

struct order {
    const struct follow_up *self;
};

/* By place and group; commitments of one group stay in order of key, as they came. */
static int by_group(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct item *x = a, *y = b;
    const GArray *groups = ((const struct order *)data)->self->groups;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->place != PLACE_COUNTED)
        return 0;
    guint left = g_array_index(groups, struct group, x->group).rank;
    guint right = g_array_index(groups, struct group, y->group).rank;
    return left < right ? -1 : left > right;
}

static void begin_place(struct report *report, const struct follow_up *self, enum place place)
{
    switch (place) {
    case PLACE_COUNTED:
        report_heading(report, 1, "commitment",
                       self->by_meeting ? _("Commitments by the meeting that last stated them")
                                        : _("Commitments by topic"));
        break;
    case PLACE_POSITION:
        report_heading(report, 1, "position", _("Positions, not counted"));
        report_say(report,
                   _("What was stressed or discussed without a promise. It has no status."));
        break;
    case PLACE_THIRD_PARTY:
        report_heading(report, 1, "third-party", _("Undertakings of others, not counted"));
        report_say(report, _("What someone else has undertaken. It has no status here."));
        break;
    }
}

static gboolean put_item(struct report *report, const struct item *item, GError **error)
{
    GError *failed = NULL;
    owned_story story = report_story(report, item->id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (story == NULL)
        return TRUE;
    struct report_entry *entry = item->place == PLACE_COUNTED ? entry_of_story(report, story)
                                                              : entry_of_position(report, story);
    report_entry_put(report, entry);
    report_entry_free(entry);
    return report_step(report, error);
}

static gboolean put_items(struct report *report, const struct follow_up *self, GError **error)
{
    for (guint i = 0; i < self->items->len; i++) {
        const struct item *item = &g_array_index(self->items, struct item, i);
        const struct item *before = i > 0 ? item - 1 : NULL;
        gboolean is_new_place = before == NULL || before->place != item->place;
        if (is_new_place)
            begin_place(report, self, item->place);
        if (item->place == PLACE_COUNTED && (is_new_place || before->group != item->group))
            report_heading(report, 2, "",
                           g_array_index(self->groups, struct group, item->group).name);
        if (!put_item(report, item, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean put(struct report *report, struct follow_up *self, GError **error)
{
    if (!frame_begin(report, self->tally, _("Follow-up of commitments"), error))
        return FALSE;
    report_heading(report, 1, "summary", _("Summary"));
    tally_say(self->tally, report);
    frame_limits(report, self->tally);
    tally_tables(self->tally, report, self->by_meeting ? _("By meeting") : _("By topic"),
                 self->by_meeting ? _("Last stated in") : _("Topic"),
                 self->by_meeting ? ""
                                  : _("Each commitment is counted once, under its first topic."));
    return put_items(report, self, error) && cite_list(report, error) &&
           frame_end(report, self->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    struct follow_up *self = follow_up_new(report);
    gboolean is_fine = report_walk(report, take, self, error);
    if (is_fine) {
        struct order order = {.self = self};
        rank_groups(self);
        g_array_sort_with_data(self->items, by_group, &order);
        report->steps = 0;
        report->total = self->items->len;
        is_fine = put(report, self, error);
    }
    follow_up_free(self);
    return is_fine;
}

const struct report_row report_follow_up = {
    .name = "follow-up",
    .title = N_("Follow-up of commitments"),
    .help = N_("where every commitment stands: its words, status, sources, next step"),
    .params = 1u << REPORT_MEETING | 1u << REPORT_BY,
    .subject = REPORT_MEETING,
    .meeting_selects = TRUE,
    .by = "topic|meeting",
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
