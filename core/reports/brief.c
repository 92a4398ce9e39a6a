/* brief.c owns the brief before a meeting: two pages, the most important first, and never a silent
 * cut. It must not know what belongs in it (brief_find.c), nor any format. */
#include "core/reports/brief.h"

#include "core/period/day.h"
#include "core/report/cite.h"
#include "core/report/entry.h"
#include "core/report/frame.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"
#include "db/fold.h"
#include "db/series.h"

#include <string.h>

static const struct report_column columns[] = {
    {"key", FALSE},        {"title", FALSE},       {"why", FALSE},           {"last_day", FALSE},
    {"status", FALSE},     {"last_stated", FALSE}, {"not_mentioned", FALSE}, {"question", FALSE},
    {"party", FALSE},      {"open", TRUE},         {"overdue", TRUE},        {"due_by_then", TRUE},
    {"not_assessed", TRUE}};

static const struct report_table_column promised_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Promised for it")},
    {.name = "why", .label = N_("Why now"), .width = 21},
    {.name = "status", .label = N_("Status"), .width = 14},
};

static const struct report_table_column due_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "why", .label = N_("Timeliness"), .width = 21},
    {.name = "status", .label = N_("Status"), .width = 14},
};

static const struct report_table_column silent_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "title", .label = N_("Commitment")},
    {.name = "last_stated", .label = N_("Last stated"), .width = 18},
    {.name = "not_mentioned", .label = N_("Not mentioned"), .width = 18},
};

static const struct report_table_column question_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 10},
    {.name = "question", .label = N_("Question")},
};

static const struct report_table_column party_columns[] = {
    {.name = "party", .label = N_("Party")},
    {.name = "open", .label = N_("Open"), .width = 5, .align = TEXT_RIGHT},
    {.name = "overdue", .label = N_("Overdue"), .width = 7, .align = TEXT_RIGHT},
    {.name = "due_by_then", .label = N_("Due by then"), .width = 11, .align = TEXT_RIGHT},
    {.name = "not_assessed", .label = N_("Not assessed"), .width = 12, .align = TEXT_RIGHT},
};

/* A part, with the lines of a page it may take: together they are two pages. */
static const struct {
    struct report_table table;
    const char *heading, *none;
    int lines, lines_public; /* a public brief has no questions, and more room for the rest */
    int wide;                /* the column of running text, in characters */
} parts[N_BRIEF_PARTS] = {
    [BRIEF_PROMISED] = {{.name = "promised", .columns = promised_columns, .n = 4},
                        N_("Promised for this meeting"),
                        N_("Nothing on record was promised for it."),
                        6,
                        10,
                        24},
    [BRIEF_DUE] = {{.name = "due", .columns = due_columns, .n = 4},
                   N_("Due by then"),
                   N_("Nothing else falls due by then."),
                   9,
                   15,
                   24},
    [BRIEF_SILENT] = {{.name = "silent", .columns = silent_columns, .n = 4},
                      N_("No longer mentioned"),
                      N_("Nothing that is open is confirmed to be no longer mentioned."),
                      4,
                      6,
                      22},
    [BRIEF_QUESTION] = {{.name = "question", .columns = question_columns, .n = 2},
                        N_("Questions to ask"),
                        N_("None is noted."),
                        6,
                        0,
                        60},
};

enum { PARTIES = 7, PARTIES_FEW = 4, LEAST_LINES = 2, CLOCK_WIDE = 18 };

/* Key messages take up to half a page of the two. */
static int room_of(const struct report *report, enum brief_part part)
{
    int lines = report->is_internal ? parts[part].lines : parts[part].lines_public;
    return report_value(report, REPORT_MESSAGES) != NULL ? lines / 4 : lines;
}

static int lines_of(const char *text, int width)
{
    g_autofree char *shown = text_show(text, -1);
    return MAX((text_width(shown) + width - 1) / width, 1);
}

static struct report_text *why_text(const struct story *story, const struct brief_item *item)
{
    const struct commitment *c = story->commitment;
    g_autofree char *due = phrase_due(story);
    g_autofree char *clock = phrase_timeliness(story);
    g_autofree char *last = *c->due_last != '\0' ? day_words(c->due_last) : g_strdup("");
    struct report_text *text = report_text_new();
    if (item->why == BRIEF_WHY_ON_DAY)
        report_text_addf(text, _("last day: %s"), last);
    else if (item->why == BRIEF_WHY_NONE)
        report_text_add(text, clock);
    else
        report_text_add(text, *c->due_text != '\0' ? c->due_text : due);
    return text;
}

/* Where it was not mentioned, with the full text that was read. */
static struct report_text *silent_text(struct report *report, gint64 meeting_id, GError **error)
{
    owned(meeting) meeting = meeting_by_id(report->session->db, meeting_id, error);
    if (meeting == NULL)
        return NULL;
    g_autofree char *words = phrase_meeting(meeting);
    struct report_text *text = report_text_of(words);
    if (cite_full_texts(report, meeting_id, text, error))
        return text;
    report_text_free(text);
    return NULL;
}

static struct report_text *last_stated(struct report *report, const struct story *story)
{
    const struct story_wording *latest = story_latest(story);
    struct report_text *text = report_text_new();
    if (latest == NULL)
        return text;
    g_autofree char *words = phrase_meeting(latest->meeting);
    report_text_add(text, words);
    cite_wording(report, latest, text);
    return text;
}

static gboolean put_row(struct report *report, const struct story *story,
                        const struct brief_item *item, GError **error)
{
    const struct commitment *c = story->commitment;
    const struct report_table *table = &parts[item->part].table;
    if (item->part == BRIEF_QUESTION) {
        struct report_text *const cells[] = {report_text_of(c->key), report_text_of(c->question)};
        report_table_put(report, table, cells);
        return TRUE;
    }
    if (item->part != BRIEF_SILENT) {
        struct report_text *const cells[] = {report_text_of(c->key), report_text_of(c->title),
                                             why_text(story, item),
                                             entry_status_cell(report, story)};
        report_table_put(report, table, cells);
        return TRUE;
    }
    struct report_text *stated = last_stated(report, story);
    struct report_text *silent = silent_text(report, item->meeting_id, error);
    if (silent == NULL) {
        report_text_free(stated);
        return FALSE;
    }
    struct report_text *const cells[] = {report_text_of(c->key), report_text_of(c->title), stated,
                                         silent};
    report_table_put(report, table, cells);
    return TRUE;
}

static int lines_of_item(const struct story *story, const struct brief_item *item)
{
    const struct commitment *c = story->commitment;
    if (item->part == BRIEF_QUESTION)
        return lines_of(c->question, parts[item->part].wide);
    g_autofree char *clock = phrase_timeliness(story);
    int lines = MAX(lines_of(c->title, parts[item->part].wide), LEAST_LINES);
    return item->part == BRIEF_DUE ? MAX(lines, lines_of(clock, CLOCK_WIDE)) : lines;
}

struct filling {
    int left;   /* lines */
    gint64 put; /* items */
};

/* FALSE without an error: there is no more room. */
static gboolean fill(struct report *report, const struct brief_item *item, struct filling *filling,
                     GError **error)
{
    if (!report_step(report, error))
        return FALSE;
    GError *failed = NULL;
    owned_story story = report_story(report, item->id, &failed);
    if (story == NULL) {
        if (failed != NULL)
            g_propagate_error(error, failed);
        return failed == NULL;
    }
    int lines = lines_of_item(story, item);
    if (filling->put > 0 && lines > filling->left)
        return FALSE;
    filling->left -= lines;
    filling->put++;
    return put_row(report, story, item, error);
}

static char *more_words(gint64 more)
{
    return more > 0 ? g_strdup_printf(_("And %" G_GINT64_FORMAT " more: see the follow-up report."),
                                      more)
                    : g_strdup("");
}

/* spare: lines that the parts before have left over; then what is left over now. */
static gboolean put_part(struct report *report, const struct brief *brief, enum brief_part part,
                         int *spare, GError **error)
{
    struct filling filling = {.left = room_of(report, part) + *spare};
    GError *failed = NULL;
    report_heading(report, 1, parts[part].table.name, _(parts[part].heading));
    if (brief->counts[part] == 0) {
        report_say(report, "%s", _(parts[part].none));
        *spare = filling.left;
        return TRUE;
    }
    report_table_begin(report, &parts[part].table);
    for (guint i = 0; i < brief->items->len; i++) {
        const struct brief_item *item = &g_array_index(brief->items, struct brief_item, i);
        if (item->part == part && !fill(report, item, &filling, &failed))
            break;
    }
    g_autofree char *more = more_words(brief->counts[part] - filling.put);
    report_table_end(report, &parts[part].table, NULL, more);
    *spare = filling.left;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

static void say_last(struct report *report, const struct brief *brief)
{
    const struct brief_last *said = &brief->said;
    report_heading(report, 1, "last", _("The last meeting"));
    if (brief->last == NULL)
        report_say(report, _("No earlier meeting of this line and level is recorded as held."));
    if (brief->told == NULL)
        return;
    const char *level = words_label(WORDS_LEVEL, brief->told->level);
    g_autofree char *today = day_words(report->today);
    g_autofree char *where = phrase_meeting(brief->told);
    g_autofree char *stated = phrase_count(said->stated, _("commitment"), _("commitments"));
    owned_text text = report_text_new();
    gboolean is_read = g_hash_table_contains(report->texts.read, &brief->told->id);
    report_text_addf(text, _("%s%s%s: %s recorded from it"), where, *level != '\0' ? ", " : "",
                     level, stated);
    if (said->stated > 0)
        report_text_addf(text,
                         _(", %" G_GINT64_FORMAT " of them for the first time in the texts held. "
                           "On %s they stood so: %" G_GINT64_FORMAT " open, %" G_GINT64_FORMAT
                           " closed, %" G_GINT64_FORMAT " not assessed"),
                         said->first_held, today, said->open, said->closed, said->not_assessed);
    report_text_add(text, is_read ? _(". Its full official text has been read.")
                                  : _(". Its full official text has not been read, so of nothing "
                                      "can it be said that it was not mentioned there."));
    report_paragraph(report, text);
}

static void say_due(struct report *report, const struct brief *brief)
{
    gint64 falls = brief->counts[BRIEF_DUE] - brief->overdue - brief->over;
    owned_text text = report_text_new();
    if (brief->counts[BRIEF_DUE] == 0)
        return;
    report_text_addf(text,
                     _("Besides what was promised for the meeting: %" G_GINT64_FORMAT
                       " overdue, %" G_GINT64_FORMAT " falling due by then, %" G_GINT64_FORMAT
                       " with the period over and nobody having checked."),
                     brief->overdue, falls, brief->over);
    report_paragraph(report, text);
}

/* Negative: the first has more. */
static int by_number(gint64 x, gint64 y)
{
    return (x < y) - (x > y);
}

/* Most overdue first, then most due by then, then most open. */
static int by_weight(gconstpointer a, gconstpointer b)
{
    const struct brief_party *const *x = a, *const *y = b;
    int order = by_number((*x)->overdue, (*y)->overdue);
    if (order == 0)
        order = by_number((*x)->due, (*y)->due);
    if (order == 0)
        order = by_number((*x)->open, (*y)->open);
    if (order == 0)
        order = by_number((*x)->not_assessed, (*y)->not_assessed);
    if (order != 0)
        return order;
    g_autofree char *first = fold_text((*x)->name, -1);
    g_autofree char *second = fold_text((*y)->name, -1);
    order = strcmp(first, second);
    return order != 0 ? order : strcmp((*x)->name, (*y)->name);
}

static GPtrArray *parties_in_order(const struct brief *brief)
{
    GPtrArray *order = g_ptr_array_new();
    GHashTableIter iter;
    gpointer party;
    g_hash_table_iter_init(&iter, brief->parties);
    while (g_hash_table_iter_next(&iter, NULL, &party))
        g_ptr_array_add(order, party);
    g_ptr_array_sort(order, by_weight);
    return order;
}

static void put_parties(struct report *report, const struct brief *brief)
{
    const struct report_table table = {
        .name = "party", .columns = party_columns, .n = G_N_ELEMENTS(party_columns)};
    g_autoptr(GPtrArray) order = parties_in_order(brief);
    report_heading(report, 1, "party", _("What is open, by party"));
    if (order->len == 0) {
        report_say(report, _("Nothing is open of a party that is named."));
        return;
    }
    guint most = report_value(report, REPORT_MESSAGES) != NULL ? PARTIES_FEW : PARTIES;
    report_table_begin(report, &table);
    for (guint i = 0; i < MIN(order->len, most); i++) {
        const struct brief_party *party = order->pdata[i];
        struct report_text *const cells[] = {
            report_text_of(party->name), report_number_text(party->open),
            report_number_text(party->overdue), report_number_text(party->due),
            report_number_text(party->not_assessed)};
        report_table_put(report, &table, cells);
    }
    g_autofree char *more =
        order->len > most ? g_strdup_printf(_(" And %u more parties: see the follow-up report."),
                                            order->len - most)
                          : g_strdup("");
    g_autofree char *note = g_strconcat(
        _("What binds several parties counts for each. Not assessed means not researched."), more,
        NULL);
    report_table_end(report, &table, NULL, note);
}

static gboolean put_silent(struct report *report, const struct brief *brief, int *spare,
                           GError **error)
{
    if (!put_part(report, brief, BRIEF_SILENT, spare, error))
        return FALSE;
    if (brief->maybe_silent > 0)
        report_say(report,
                   _("From a full official text that was read since, no wording is recorded for "
                     "%" G_GINT64_FORMAT " more; nobody has confirmed yet that it is silent."),
                   brief->maybe_silent);
    return TRUE;
}

static void say_meeting(struct report *report)
{
    const struct meeting *meeting = report->meeting;
    const char *state = words_label(WORDS_MEETING_STATE, meeting->state);
    const char *level = words_label(WORDS_LEVEL, meeting->level);
    g_autofree char *where = phrase_meeting(meeting);
    g_autofree char *host =
        *meeting->host != '\0' ? g_strdup_printf(_("; host: %s"), meeting->host) : g_strdup("");
    g_autofree char *words =
        g_strdup_printf("%s%s%s; %s%s", where, *level != '\0' ? ", " : "", level, state, host);
    report_define(report, _("Meeting"), words);
    if (strcmp(meeting->state, "cancelled") == 0)
        report_say(report, _("This meeting was cancelled. What was promised for it is still "
                             "listed; it does not count as held."));
    else if (strcmp(meeting->date_last, report->today) < 0)
        report_say(report, _("The meeting is over. This brief tells where things stand on the day "
                             "it was made, not on the eve of the meeting."));
}

static gboolean put(struct report *report, const struct brief *brief, GError **error)
{
    g_autofree char *where = phrase_meeting(report->meeting);
    g_autofree char *title = g_strdup_printf(_("Brief for %s"), where);
    report->say_subject = say_meeting;
    if (!frame_begin(report, brief->tally, title, error))
        return FALSE;
    int spare = 0;
    if (!put_part(report, brief, BRIEF_PROMISED, &spare, error))
        return FALSE;
    put_parties(report, brief);
    if (!put_part(report, brief, BRIEF_DUE, &spare, error))
        return FALSE;
    say_due(report, brief);
    if (!put_silent(report, brief, &spare, error) ||
        (report->is_internal && !put_part(report, brief, BRIEF_QUESTION, &spare, error)))
        return FALSE;
    say_last(report, brief);
    frame_limits(report, brief->tally);
    return cite_list(report, error) && frame_end(report, brief->tally, error);
}

static char *about_line(struct report *report, GError **error)
{
    if (report->meeting->series_id == 0)
        return g_strdup(_("commitments that belong to no line of meetings"));
    owned(series) series = series_by_id(report->session->db, report->meeting->series_id, error);
    if (series == NULL)
        return NULL;
    return g_strdup_printf(_("every commitment of the line of meetings “%s”"),
                           *series->title != '\0' ? series->title : series->token);
}

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    (void)error;
    brief_find(data, report, story);
    return TRUE;
}

static gboolean build(struct report *report, GError **error)
{
    if (*report->meeting->date_last == '\0') {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    _("the meeting %s has no date yet; a brief needs one, a year at least"),
                    report->meeting->token);
        return FALSE;
    }
    g_autofree char *about = about_line(report, error);
    struct brief *brief = about != NULL ? brief_new(report, error) : NULL;
    report->about = about;
    gboolean is_fine = brief != NULL && report_walk(report, take, brief, error);
    if (is_fine) {
        brief_sort(brief);
        is_fine = put(report, brief, error);
    }
    brief_free(brief);
    report->about = NULL;
    return is_fine;
}

const struct report_row report_brief = {
    .name = "brief",
    .title = N_("Brief for a meeting"),
    .help = N_("two pages before a meeting: promised for it, open, due, silent, to be asked"),
    .params = 1u << REPORT_MEETING,
    .needs = 1u << REPORT_MEETING,
    .subject = REPORT_MEETING,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
