/* prepare.c owns the parameters of a report: checked, and made into what it is built from.
 * It must not know what any report says. */
#include "core/report/prepare.h"

#include "core/clock.h"
#include "core/period/day.h"
#include "core/filter/filter.h"
#include "core/draft/names.h"
#include "core/edition/edition.h"
#include "core/report/cite.h"
#include "core/report/messages.h"
#include "core/report/select.h"
#include "core/report/view.h"
#include "db/commitment.h"
#include "db/document.h"

#include <string.h>

enum { WIDTH = 80, WIDTH_LEAST = 40, WIDTH_MOST = 400, LENGTH = 60 };
enum { MONTHS = 6, MONTHS_MOST = 1200 };

static const char *value(const struct report *report, enum report_param param)
{
    return report->request->values[param];
}

/* Those that only some reports take. */
static gboolean check_taken(const struct report *report, GError **error)
{
    unsigned taken = report->row->params | report_common_params();
    for (enum report_param i = 0; i < N_REPORT_PARAMS; i++)
        if (value(report, i) != NULL && !(taken & (1u << i)))
            return heldto_refuse(error, HELDTO_ERROR_USAGE, _("the report %s takes no --%s"),
                                 report->row->name, report_params()[i].name);
    for (enum report_param i = 0; i < N_REPORT_PARAMS; i++) {
        const char *given = value(report, i);
        if ((given == NULL || *given == '\0') && report->row->needs & (1u << i))
            return heldto_refuse(error, HELDTO_ERROR_USAGE, _("the report %s needs --%s: %s"),
                                 report->row->name, report_params()[i].name,
                                 _(report_params()[i].help));
    }
    return TRUE;
}

const char *report_param_choices(const struct report_row *row, enum report_param param)
{
    const char *argument = report_params()[param].argument;
    if (param == REPORT_BY && row->by != NULL)
        return row->by;
    return argument != NULL && strchr(argument, '|') != NULL ? argument : NULL;
}

/* One of the choices of its argument, "topic|meeting". */
static gboolean check_choice(const struct report *report, enum report_param param, GError **error)
{
    const struct report_param_row *row = &report_params()[param];
    const char *chosen = value(report, param);
    g_auto(GStrv) choices = g_strsplit(report_param_choices(report->row, param), "|", -1);
    if (chosen == NULL || g_strv_contains((const gchar *const *)choices, chosen))
        return TRUE;
    g_autofree char *list = g_strjoinv(_(" or "), choices);
    return heldto_refuse(error, HELDTO_ERROR_USAGE, _("--%s \"%s\": it is %s"), row->name, chosen,
                         list);
}

static gboolean check_audience(const struct report *report, GError **error)
{
    if (report->is_internal || !report->row->is_internal)
        return TRUE;
    return heldto_refuse(
        error, HELDTO_ERROR_USAGE,
        _("the report %s is internal and is not made for the public; leave out --for"),
        report->row->name);
}

static gboolean set_layout(const struct report *report, struct report_layout *layout,
                           GError **error)
{
    const char *width = value(report, REPORT_WIDTH);
    const char *paper = value(report, REPORT_PAPER);
    guint64 columns = WIDTH;
    if (width != NULL &&
        !g_ascii_string_to_unsigned(width, 10, WIDTH_LEAST, WIDTH_MOST, &columns, NULL))
        return heldto_refuse(error, HELDTO_ERROR_USAGE,
                             _("--width \"%s\": a number of columns from %d to %d"), width,
                             WIDTH_LEAST, WIDTH_MOST);
    int most = report->request->most_width;
    if (width == NULL && most > 0)
        columns = (guint64)CLAMP(most, WIDTH_LEAST, WIDTH);
    *layout =
        (struct report_layout){.width = (int)columns,
                               .length = LENGTH,
                               .paper = g_strcmp0(paper, "letter") == 0 ? REPORT_LETTER : REPORT_A4,
                               .is_paged = value(report, REPORT_PAGED) != NULL,
                               .is_ascii = report->request->is_ascii,
                               .progress = report->request->progress,
                               .data = report->request->data};
    return TRUE;
}

/* A public report cannot be about a meeting that is internal. */
static gboolean find_meeting(const struct report *report, const char *name,
                             struct meeting **meeting, GError **error)
{
    gint64 id;
    if (!names_meeting(report->session, name, &id, error))
        return FALSE;
    *meeting = meeting_by_id(report->session->db, id, error);
    if (*meeting == NULL || report->is_internal || view_is_public((*meeting)->visibility))
        return *meeting != NULL;
    return heldto_refuse(error, HELDTO_ERROR_INPUT,
                         _("the meeting %s is internal; say --for internal to report on it"),
                         (*meeting)->token);
}

/* "edition" is the last one of this report, else of any; "edition:3" that of this report, where it
 * has one of that number. */
static struct edition *find_edition(const struct report *report, const char *name, GError **error)
{
    struct session *session = report->session;
    g_autofree char *own = g_strdup_printf("%s/%s", report->row->name, name);
    struct edition *edition =
        edition_named(session, *name != '\0' ? own : report->row->name, FALSE, NULL);
    return edition != NULL ? edition : edition_named(session, name, FALSE, error);
}

/* From the day it tells of; what was entered after the last change it knew is news, also of earlier
 * days. */
static gboolean set_since_edition(struct report *report, const char *name, GError **error)
{
    report->since_edition = find_edition(report, name, error);
    if (report->since_edition == NULL)
        return FALSE;
    report->since_day = g_strdup(report->since_edition->as_of);
    return TRUE;
}

/* "edition", "edition:3", "edition 3" as reports call it, "follow-up/3" as it is listed: which one,
 * "" the last; NULL: something else. */
static const char *edition_asked(const char *since)
{
    static const char word[] = "edition";
    const char *slash = strchr(since, '/');
    g_autofree char *report = slash != NULL ? g_strndup(since, (gsize)(slash - since)) : NULL;
    const char *rest = since + strlen(word);
    if (report != NULL && report_find(report) != NULL)
        return since;
    if (!g_str_has_prefix(since, word) || strchr(": ", *rest) == NULL)
        return NULL;
    return *rest != '\0' ? rest + 1 : rest;
}

/* A day, an edition, else a meeting: then what came after its last day. */
static gboolean set_since(struct report *report, GError **error)
{
    const char *since = value(report, REPORT_SINCE);
    if (!(report->row->params & (1u << REPORT_SINCE)))
        return TRUE;
    if (since == NULL || *since == '\0')
        return heldto_refuse(
            error, HELDTO_ERROR_USAGE,
            _("since when? Say --since 2024-06-21, or name a meeting: --since brussels, or "
              "an edition: --since edition"));
    if (day_is_valid(since))
        report->since_day = g_strdup(since);
    else if (edition_asked(since) != NULL) {
        if (!set_since_edition(report, edition_asked(since), error))
            return FALSE;
    } else if (find_meeting(report, since, &report->since, error))
        report->since_day = g_strdup(report->since->date_last);
    else
        return FALSE;
    if (*report->since_day == '\0' || strcmp(report->since_day, report->today) > 0)
        return heldto_refuse(error, HELDTO_ERROR_INPUT, _("--since %s: that day is not over yet"),
                             since);
    return TRUE;
}

/* What was stated there; for a report that asks for more, all of its line. */
static struct filter *of_meeting(const struct report *report)
{
    const struct meeting *meeting = report->meeting;
    if (report->row->meeting_selects)
        return filter_one_of(FILTER_MEETING, &meeting->id, 1);
    return filter_one_of(FILTER_SERIES, &meeting->series_id, meeting->series_id != 0 ? 1 : 0);
}

static gboolean set_filter(struct report *report, GError **error)
{
    const char *text = value(report, REPORT_FILTER);
    const struct filter_context context = {.today = report->today,
                                           .statuses = report->session->statuses,
                                           .names = filter_names_of_db,
                                           .names_data = report->session->db};
    GError *failed = NULL;
    gsize spot = 0;
    report->filter = filter_parse(text != NULL ? text : "", &context, &failed, &spot);
    if (report->filter == NULL) {
        g_prefix_error(&failed, _("--filter, at character %ld: "),
                       g_utf8_pointer_to_offset(text, text + spot) + 1);
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (report->filter->type != FILTER_ALL)
        report->filter_words = filter_explain(report->filter);
    const char *meeting = value(report, REPORT_MEETING);
    if (meeting != NULL && !find_meeting(report, meeting, &report->meeting, error))
        return FALSE;
    if (report->meeting != NULL)
        report->filter = filter_and(report->filter, of_meeting(report));
    return TRUE;
}

static void count_document(const struct document *document, gboolean *has_full, gboolean *has_other)
{
    if (strcmp(document->coverage, "full") == 0)
        *has_full = TRUE;
    else if (strcmp(document->coverage, "own-summary") != 0)
        *has_other = TRUE;
}

static gboolean count_meeting(struct report *report, const struct meeting *meeting, GError **error)
{
    gboolean has_full = FALSE, has_other = FALSE, has_any = FALSE;
    gboolean may_have_text =
        strcmp(meeting->state, "announced") != 0 && strcmp(meeting->state, "cancelled") != 0;
    if (!may_have_text || (!report->is_internal && !view_is_public(meeting->visibility)))
        return TRUE;
    g_autoptr(GPtrArray) documents =
        document_heads_of_meeting(report->session->db, meeting->id, error);
    for (guint i = 0; documents != NULL && i < documents->len; i++) {
        const struct document *document = documents->pdata[i];
        if (!report->is_internal && !view_is_public(document->visibility))
            continue;
        has_any = TRUE;
        count_document(document, &has_full, &has_other);
    }
    report->texts.meetings++;
    report->texts.with_text += has_any;
    report->texts.with_full += has_full;
    report->texts.with_own_summary += has_any && !has_full && !has_other;
    return documents != NULL;
}

static gboolean count_texts(struct report *report, GError **error)
{
    report->texts.read = document_read_meetings(report->session->db, report->is_internal, error);
    g_autoptr(GPtrArray) meetings =
        report->texts.read != NULL ? meeting_all(report->session->db, 0, error) : NULL;
    for (guint i = 0; meetings != NULL && i < meetings->len; i++)
        if (!count_meeting(report, meetings->pdata[i], error))
            return FALSE;
    return meetings != NULL;
}

static gboolean set_months(struct report *report, GError **error)
{
    const char *months = value(report, REPORT_MONTHS);
    guint64 n = MONTHS;
    if (months != NULL && !g_ascii_string_to_unsigned(months, 10, 1, MONTHS_MOST, &n, NULL))
        return heldto_refuse(error, HELDTO_ERROR_USAGE, _("--months \"%s\": a number from 1 to %d"),
                             months, MONTHS_MOST);
    report->months = (int)n;
    return TRUE;
}

/* Old and merged keys answer too. That it is internal shows later, when its story is loaded. */
static gboolean set_commitment(struct report *report, GError **error)
{
    const char *key = value(report, REPORT_KEY);
    if (key == NULL)
        return TRUE;
    GError *failed = NULL;
    owned(commitment) commitment = commitment_by_key(report->session->db, key, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (commitment == NULL)
        return heldto_refuse(error, HELDTO_ERROR_NOTHING, _("there is no commitment \"%s\""), key);
    report->commitment_id = commitment->id;
    return TRUE;
}

static gboolean set_messages(struct report *report, GError **error)
{
    const char *text = value(report, REPORT_MESSAGES);
    report->messages = messages_paragraphs(text != NULL ? text : "", error);
    return report->messages != NULL;
}

static gboolean open_listing(struct report *report, GError **error)
{
    report->selection = selection_new(report->session->db, report->filter, report->is_internal);
    const struct listing_spec spec = {.filter = selection_filter(report->selection)};
    report->listing = listing_open(report->session->db, &spec, error);
    return report->listing != NULL;
}

gboolean report_prepare(struct report *report, struct report_layout *layout, GError **error)
{
    const char *format = value(report, REPORT_FORMAT);
    report->today = session_today(report->session);
    report->is_internal = report_is_internal(report->request);
    report->is_sample = session_is_sample(report->session);
    report->writer = report_writer_find(format != NULL ? format : "text");
    return check_taken(report, error) && check_choice(report, REPORT_AUDIENCE, error) &&
           check_audience(report, error) && check_choice(report, REPORT_FORMAT, error) &&
           check_choice(report, REPORT_BY, error) && check_choice(report, REPORT_MEAN, error) &&
           check_choice(report, REPORT_PAPER, error) && set_layout(report, layout, error) &&
           set_since(report, error) && set_months(report, error) && set_messages(report, error) &&
           set_commitment(report, error) && set_filter(report, error) &&
           count_texts(report, error) && open_listing(report, error);
}

static gboolean set_one(struct report *report, enum report_param param, GError **error)
{
    struct report_layout layout;
    if (report_param_choices(report->row, param) != NULL)
        return check_choice(report, param, error);
    switch (param) {
    case REPORT_MEETING:
    case REPORT_FILTER:
        return set_filter(report, error);
    case REPORT_SINCE:
        return set_since(report, error);
    case REPORT_KEY:
        return set_commitment(report, error);
    case REPORT_MONTHS:
        return set_months(report, error);
    case REPORT_MESSAGES:
        return set_messages(report, error);
    case REPORT_WIDTH:
        return set_layout(report, &layout, error);
    default:
        return TRUE;
    }
}

gboolean report_check_value(struct session *session, const struct report_row *row,
                            enum report_param param, const char *value, GError **error)
{
    struct report_request request = {.row = row};
    struct report report = {.session = session,
                            .request = &request,
                            .row = row,
                            .today = session_today(session),
                            .is_internal = TRUE};
    request.values[param] = value;
    gboolean is_fine = set_one(&report, param, error);
    report_clear(&report);
    return is_fine;
}

void report_clear(struct report *report)
{
    g_clear_pointer(&report->columns, g_array_unref);
    listing_close(report->listing);
    selection_free(report->selection);
    filter_free(report->filter);
    g_free(report->filter_words);
    meeting_free(report->meeting);
    meeting_free(report->since);
    g_free(report->since_day);
    edition_free(report->since_edition);
    g_clear_pointer(&report->messages, g_ptr_array_unref);
    g_clear_pointer(&report->texts.read, g_hash_table_unref);
    cite_clear(report);
}
