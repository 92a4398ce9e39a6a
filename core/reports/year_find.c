/* year_find.c owns what counts as having happened in a year.
 * It must not know how that is told. */
#include "core/reports/year.h"

#include "core/lineage/silence.h"
#include "core/period/day.h"
#include "core/report/view.h"
#include "db/fold.h"

#include <stdlib.h>
#include <string.h>

static void free_meeting(gpointer data)
{
    meeting_free(data);
}

static void free_counts(gpointer data)
{
    struct year_counts *counts = data;
    g_free(counts->name);
    g_free(counts);
}

void year_free(struct year *year)
{
    if (year == NULL)
        return;
    g_free(year->first);
    g_free(year->last);
    g_free(year->end);
    tally_free(year->tally);
    g_ptr_array_unref(year->meetings);
    g_hash_table_unref(year->said);
    g_array_unref(year->items);
    g_hash_table_unref(year->parties);
    g_free(year);
}

static gboolean is_in(const struct year *year, const char *day)
{
    return strcmp(day, year->first) >= 0 && strcmp(day, year->end) <= 0;
}

/* A meeting belongs to the year it begins in. */
static void take_meeting(struct year *year, const struct report *report,
                         const struct meeting *meeting)
{
    if ((!report->is_internal && !view_is_public(meeting->visibility)))
        return;
    if (strcmp(meeting->state, "held") == 0 && is_in(year, meeting->date_first))
        g_ptr_array_add(year->meetings, row_copy(TABLE_MEETING, meeting));
    year->cancelled += strcmp(meeting->state, "cancelled") == 0 &&
                       strcmp(meeting->date_first, year->first) >= 0 &&
                       strcmp(meeting->date_first, year->last) <= 0;
}

static int number_of(const char *period)
{
    gboolean is_year = strlen(period) == 4 && strspn(period, "0123456789") == 4;
    return is_year ? atoi(period) : 0;
}

static gboolean check(const struct report *report, const char *period, GError **error)
{
    int number = number_of(period);
    g_autofree char *first = number > 0 ? day_from_numbers(number, 1, 1) : NULL;
    if (first == NULL)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    _("\"%s\" is no year; say --period 2024"), period);
    else if (strcmp(first, report->today) > 0)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, _("the year %s has not begun"),
                    period);
    return first != NULL && strcmp(first, report->today) <= 0;
}

static struct year *make(const struct report *report, int number)
{
    struct year *year = g_new0(struct year, 1);
    year->number = number;
    year->first = day_from_numbers(number, 1, 1);
    year->last = day_from_numbers(number, 12, 31);
    year->is_running = strcmp(report->today, year->last) < 0;
    year->end = g_strdup(year->is_running ? report->today : year->last);
    year->tally = tally_new(report->session);
    year->meetings = g_ptr_array_new_with_free_func(free_meeting);
    year->said = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    year->items = g_array_new(FALSE, FALSE, sizeof(struct year_item));
    year->parties = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_counts);
    return year;
}

struct year *year_new(struct report *report, const char *period, GError **error)
{
    if (!check(report, period, error))
        return NULL;
    g_autoptr(GPtrArray) all = meeting_all(report->session->db, 0, error);
    if (all == NULL)
        return NULL;
    struct year *year = make(report, number_of(period));
    for (guint i = 0; i < all->len; i++)
        take_meeting(year, report, all->pdata[i]);
    return year;
}

static struct year_counts *party_of(struct year *year, const char *name)
{
    struct year_counts *party = g_hash_table_lookup(year->parties, name);
    if (party != NULL)
        return party;
    party = g_new0(struct year_counts, 1);
    party->name = g_strdup(name);
    g_hash_table_insert(year->parties, party->name, party);
    return party;
}

static void add(struct year *year, const struct story *story, enum year_part part, gint64 row_id,
                const char *day)
{
    const struct year_item item = {.id = story->commitment->id,
                                   .row_id = row_id,
                                   .part = part,
                                   .day = day_is_valid(day) ? day_diff(year->first, day) : 0};
    g_array_append_val(year->items, item);
    year->counts[part]++;
}

static void count_said(struct year *year, gint64 meeting_id)
{
    gsize before = GPOINTER_TO_SIZE(g_hash_table_lookup(year->said, &meeting_id));
    g_hash_table_insert(year->said, g_memdup2(&meeting_id, sizeof meeting_id),
                        GSIZE_TO_POINTER(before + 1));
}

static void find_wordings(struct year *year, const struct story *story, struct year_counts *counts)
{
    const struct story_wording *earliest = story_earliest(story);
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (strcmp(told->wording->role, "record") != 0 || !silence_is_statement(told->wording) ||
            !is_in(year, told->meeting->date_first))
            continue;
        gboolean is_first = told == earliest;
        count_said(year, told->meeting->id);
        add(year, story, is_first ? YEAR_NEW : YEAR_AGAIN, told->wording->id,
            told->meeting->date_first);
        counts->stated_first += is_first;
        counts->stated_again = counts->stated_again || !is_first;
    }
}

static void count_done(struct year_counts *counts, enum since_change change)
{
    counts->in_time += change == SINCE_DONE_IN_TIME;
    counts->late += change == SINCE_DONE_LATE;
    counts->done += change == SINCE_DONE;
}

/* The status it had before, by what is known now. */
static gboolean is_change(const struct update *update)
{
    return strcmp(update->kind, "status") == 0 &&
           strcmp(update->status_from, update->status_to) != 0;
}

static gboolean find_updates(struct year *year, const struct report *report,
                             const struct story *story, struct year_counts *counts)
{
    gboolean has_any = FALSE;
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        g_autofree char *day = view_update_day(told->update);
        if (told->corrected_by != 0 || !is_change(told->update) || !is_in(year, day))
            continue;
        has_any = TRUE;
        add(year, story, YEAR_STATUS, told->update->id, day);
    }
    /* Fulfilled is what still stood so at the end. */
    const struct story_update *current = story_current(story);
    g_autofree char *done_on = current != NULL ? view_update_day(current->update) : g_strdup("");
    if (current != NULL && is_in(year, done_on))
        count_done(counts, since_of_update(report, story, current->update));
    return has_any;
}

static void find_due(struct year *year, const struct story *story, struct year_counts *counts)
{
    const char *last = story->commitment->due_last;
    if (*last == '\0' || !is_in(year, last) || strcmp(story->commitment->kind, "standing") == 0)
        return;
    counts->fell_due++;
    year->timeliness[story->timeliness]++;
    add(year, story, YEAR_DUE, 0, last);
}

static void add_counts(struct year_counts *to, const struct year_counts *one)
{
    to->stated_first += one->stated_first;
    to->stated_again += one->stated_again;
    to->fell_due += one->fell_due;
    to->open += one->open;
    to->not_assessed += one->not_assessed;
    to->in_time += one->in_time;
    to->late += one->late;
    to->done += one->done;
}

/* Where something was entered about one party alone, that is where it stands for this party. */
static struct year_counts counts_of(const struct year *year, const struct report *report,
                                    const struct story *story, const struct year_counts *all,
                                    gint64 party_id)
{
    struct year_counts counts = *all;
    const struct story_update *own = story_current_of(story, party_id);
    const struct scheme_status_row *status =
        own != NULL ? session_status(report->session, own->update->status_to) : NULL;
    if (status == NULL)
        return counts;
    struct update alone = *own->update;
    alone.party_id = 0;
    g_autofree char *day = view_update_day(own->update);
    counts.in_time = counts.late = counts.done = 0;
    if (is_in(year, day))
        count_done(&counts, since_of_update(report, story, &alone));
    counts.open = status->is_assessed && strcmp(status->class, "closed") != 0;
    counts.not_assessed = !status->is_assessed;
    return counts;
}

static void count_parties(struct year *year, const struct report *report, const struct story *story,
                          const struct year_counts *all)
{
    for (guint i = 0; i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        if (strcmp(party->role, "bound") != 0)
            continue;
        struct year_counts counts = counts_of(year, report, story, all, party->id);
        add_counts(party_of(year, party->name), &counts);
    }
}

void year_find(struct year *year, struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    struct year_counts counts = {0};
    tally_add(year->tally, report, story, "");
    if (strcmp(c->status_class, "none") == 0)
        return;
    find_wordings(year, story, &counts);
    year->changed += find_updates(year, report, story, &counts);
    find_due(year, story, &counts);
    year->unstated += story->wordings->len == 0;
    counts.open = c->is_assessed && strcmp(c->status_class, "closed") != 0;
    counts.not_assessed = !c->is_assessed;
    add_counts(&year->all, &counts);
    count_parties(year, report, story, &counts);
}

static int by_day(gconstpointer a, gconstpointer b)
{
    const struct year_item *x = a, *y = b;
    if (x->part != y->part)
        return x->part < y->part ? -1 : 1;
    return (x->day > y->day) - (x->day < y->day);
}

void year_sort(struct year *year)
{
    g_array_sort(year->items, by_day);
}

static int by_name(gconstpointer a, gconstpointer b)
{
    const struct year_counts *const *x = a, *const *y = b;
    g_autofree char *left = fold_text((*x)->name, -1);
    g_autofree char *right = fold_text((*y)->name, -1);
    int order = strcmp(left, right);
    return order != 0 ? order : strcmp((*x)->name, (*y)->name);
}

GPtrArray *year_parties(const struct year *year)
{
    GPtrArray *order = g_ptr_array_new();
    GHashTableIter iter;
    gpointer party;
    g_hash_table_iter_init(&iter, year->parties);
    while (g_hash_table_iter_next(&iter, NULL, &party))
        g_ptr_array_add(order, party);
    g_ptr_array_sort(order, by_name);
    return order;
}
