/* standing.c owns the counts of one group, and which groups a commitment belongs to.
 * It must not know how they are told. */
#include "core/reports/standing.h"

#include "core/lineage/silence.h"
#include "core/report/phrase.h"
#include "core/scheme/words.h"
#include "db/fold.h"

#include <string.h>

/* After every name, whatever its letters. */
#define LAST "\xf4\x8f\xbf\xbf"

static guint place_of(const struct session *session, const char *token)
{
    for (guint i = 0; i < session->statuses->len; i++)
        if (strcmp(((const struct scheme_status_row *)session->statuses->pdata[i])->token, token) ==
            0)
            return i;
    return G_MAXUINT;
}

gboolean standing_read(const struct report *report, const struct story *story,
                       struct standing_facts *facts)
{
    const struct commitment *c = story->commitment;
    const struct story_update *current = story_current(story);
    if (strcmp(c->kind, "position") == 0 || strcmp(c->kind, "third-party") == 0)
        return FALSE;
    gboolean is_closed = c->is_assessed && strcmp(c->status_class, "closed") == 0;
    gboolean is_fulfilled = is_closed && c->is_done;
    gboolean has_day = is_fulfilled && current != NULL && current->update->effective_given;
    *facts = (struct standing_facts){
        .is_assessed = c->is_assessed != 0,
        .is_closed = is_closed,
        .is_standing = strcmp(c->kind, "standing") == 0,
        .is_overdue = story->timeliness == TIMELINESS_OVERDUE,
        .is_period_over = story->timeliness == TIMELINESS_PERIOD_OVER_NOT_CHECKED,
        .is_fulfilled = is_fulfilled,
        .status = place_of(report->session, c->status),
        .stated_on = g_strdup(c->earliest_on),
        .fulfilled_on = g_strdup(has_day ? current->update->effective_on : ""),
    };
    return TRUE;
}

void standing_facts_clear(struct standing_facts *facts)
{
    g_clear_pointer(&facts->stated_on, g_free);
    g_clear_pointer(&facts->fulfilled_on, g_free);
}

struct standing *standing_new(const char *name, const char *sort, gsize n_statuses)
{
    struct standing *self = g_new0(struct standing, 1);
    self->name = g_strdup(name);
    self->sort = g_strdup(sort);
    self->statuses = g_new0(gint64, n_statuses);
    measure_init(&self->open_days);
    measure_init(&self->not_assessed_days);
    measure_init(&self->standing_days);
    measure_init(&self->fulfilled_days);
    return self;
}

void standing_free(gpointer data)
{
    struct standing *self = data;
    if (self == NULL)
        return;
    measure_clear(&self->open_days);
    measure_clear(&self->not_assessed_days);
    measure_clear(&self->standing_days);
    measure_clear(&self->fulfilled_days);
    g_free(self->statuses);
    g_free(self->sort);
    g_free(self->name);
    g_free(self);
}

static void add_days(struct standing *self, const struct standing_facts *facts, const char *today)
{
    if (facts->is_fulfilled)
        measure_add(&self->fulfilled_days, facts->stated_on, facts->fulfilled_on);
    else if (!facts->is_closed)
        measure_add(facts->is_standing   ? &self->standing_days
                    : facts->is_assessed ? &self->open_days
                                         : &self->not_assessed_days,
                    facts->stated_on, today);
}

void standing_add(struct standing *self, const struct standing_facts *facts, const char *today)
{
    self->counted++;
    self->not_assessed += !facts->is_assessed;
    self->closed += facts->is_closed;
    self->open += facts->is_assessed && !facts->is_closed;
    self->overdue += facts->is_overdue;
    self->period_over += facts->is_period_over;
    self->standing += facts->is_standing;
    self->fulfilled += facts->is_fulfilled;
    if (facts->status != G_MAXUINT)
        self->statuses[facts->status]++;
    add_days(self, facts, today);
}

struct standing_groups {
    enum standing_by by;
    gsize n_statuses;
    GHashTable *groups; /* what tells one from another → struct standing */
    gboolean overlap;
};

struct standing_groups *standing_groups_new(enum standing_by by, gsize n_statuses)
{
    struct standing_groups *groups = g_new0(struct standing_groups, 1);
    groups->by = by;
    groups->n_statuses = n_statuses;
    groups->groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, standing_free);
    return groups;
}

void standing_groups_free(struct standing_groups *groups)
{
    if (groups == NULL)
        return;
    g_hash_table_unref(groups->groups);
    g_free(groups);
}

/* One commitment on its way into its groups. */
struct adding {
    struct standing_groups *groups;
    const struct standing_facts *facts;
    const char *today;
    guint n;
};

static void add_to(struct adding *adding, const char *id, const char *name, const char *sort)
{
    struct standing *group = g_hash_table_lookup(adding->groups->groups, id);
    if (group == NULL) {
        group = standing_new(name, sort, adding->groups->n_statuses);
        g_hash_table_insert(adding->groups->groups, g_strdup(id), group);
    }
    standing_add(group, adding->facts, adding->today);
    adding->n++;
}

static void add_name(struct adding *adding, const char *id, const char *name)
{
    g_autofree char *sort = fold_text(name, -1);
    add_to(adding, id, name, sort);
}

static gboolean has_before(const GPtrArray *names, guint at)
{
    for (guint i = 0; i < at; i++)
        if (strcmp(names->pdata[i], names->pdata[at]) == 0)
            return TRUE;
    return FALSE;
}

static void add_topics(struct adding *adding, const struct story *story)
{
    for (guint i = 0; i < story->topics->len; i++)
        if (!has_before(story->topics, i))
            add_name(adding, story->topics->pdata[i], story->topics->pdata[i]);
    if (adding->n == 0)
        add_to(adding, LAST, _("Without a topic"), LAST);
}

/* Those who are bound by it. */
static void add_parties(struct adding *adding, const struct story *story)
{
    for (guint i = 0; i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, party->id);
        if (strcmp(party->role, "bound") == 0)
            add_name(adding, id, party->name);
    }
    if (adding->n == 0)
        add_to(adding, LAST, _("No party is named as bound"), LAST);
}

static gboolean is_counted_already(const struct story *story, guint at)
{
    gint64 id = ((const struct story_wording *)story->wordings->pdata[at])->meeting->id;
    for (guint i = 0; i < at; i++) {
        const struct story_wording *before = story->wordings->pdata[i];
        if (before->meeting->id == id && silence_is_statement(before->wording))
            return TRUE;
    }
    return FALSE;
}

/* Every meeting whose texts state it. */
static void add_meetings(struct adding *adding, const struct story *story)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (!silence_is_statement(told->wording) || is_counted_already(story, i))
            continue;
        g_autofree char *name = phrase_meeting(told->meeting);
        g_autofree char *sort = g_strdup_printf("%s %020" G_GINT64_FORMAT,
                                                told->meeting->date_first, told->meeting->id);
        add_to(adding, sort, name, sort);
    }
    if (adding->n == 0)
        add_to(adding, LAST, _("No text of it is held"), LAST);
}

static void add_year(struct adding *adding, const char *stated_on)
{
    g_autofree char *year = g_strndup(stated_on, strlen("2026"));
    if (*year != '\0')
        add_to(adding, year, year, year);
    else
        add_to(adding, LAST, _("No text of it is held"), LAST);
}

static void add_status(struct adding *adding, const struct report *report)
{
    guint place = adding->facts->status;
    if (place == G_MAXUINT)
        return;
    const struct scheme_status_row *row = report->session->statuses->pdata[place];
    g_autofree char *sort = g_strdup_printf("%d %05u", !row->is_assessed, place);
    add_to(adding, row->token, _(row->label), sort);
}

void standing_groups_add(struct standing_groups *groups, const struct report *report,
                         const struct story *story, const struct standing_facts *facts)
{
    struct adding adding = {.groups = groups, .facts = facts, .today = report->today};
    switch (groups->by) {
    case STANDING_BY_STATUS:
        add_status(&adding, report);
        break;
    case STANDING_BY_TOPIC:
        add_topics(&adding, story);
        break;
    case STANDING_BY_PARTY:
        add_parties(&adding, story);
        break;
    case STANDING_BY_MEETING:
        add_meetings(&adding, story);
        break;
    default:
        add_year(&adding, facts->stated_on);
        break;
    }
    groups->overlap = groups->overlap || adding.n > 1;
}

static int by_sort(gconstpointer a, gconstpointer b)
{
    const struct standing *const *x = a, *const *y = b;
    int order = strcmp((*x)->sort, (*y)->sort);
    return order != 0 ? order : strcmp((*x)->name, (*y)->name);
}

GPtrArray *standing_groups_sorted(const struct standing_groups *groups)
{
    GPtrArray *sorted = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, groups->groups);
    while (g_hash_table_iter_next(&iter, NULL, &value))
        g_ptr_array_add(sorted, value);
    g_ptr_array_sort(sorted, by_sort);
    return sorted;
}

gboolean standing_groups_overlap(const struct standing_groups *groups)
{
    return groups->overlap;
}
