/* frame.c owns what stands around every report: head, limits, method.
 * It must not know what the report in between says. */
#include "core/report/frame.h"

#include "core/clock.h"
#include "core/period/day.h"
#include "core/draft/names.h"
#include "core/report/phrase.h"
#include "db/register_row.h"
#include "db/scheme_row.h"
#include "db/series.h"

#include <string.h>

#define DAGGER "†"

char *frame_selection(const struct report *report)
{
    gboolean is_of_meeting = report->meeting != NULL && report->row->meeting_selects;
    g_autofree char *meeting = is_of_meeting ? names_meeting_words(report->meeting) : NULL;
    g_autofree char *where = meeting != NULL ? g_strdup_printf(_("what was stated in %s"), meeting)
                             : report->about != NULL
                                 ? g_strdup(report->about)
                                 : g_strdup(_("every commitment in the register"));
    if (report->filter_words == NULL)
        return g_steal_pointer(&where);
    gboolean is_named = meeting != NULL || report->about != NULL;
    return g_strdup_printf(_("%s where %s"), is_named ? where : _("commitments"),
                           report->filter_words);
}

/* The series' title, where there is one only; one without a title has its token there, a word of the
 * register's own. */
static char *subtitle(const struct report *report, GError **error)
{
    if (report->meeting != NULL && report->row->meeting_selects) {
        g_autofree char *meeting = names_meeting_words(report->meeting);
        return g_strdup_printf(_("What was stated in %s"), meeting);
    }
    g_autoptr(GPtrArray) series = series_all(report->session->db, error);
    if (series == NULL)
        return NULL;
    const struct series *only = series->len == 1 ? series->pdata[0] : NULL;
    return g_strdup(only != NULL && strcmp(only->title, only->token) != 0 ? only->title : "");
}

/* "Edition 3" */
static char *edition_words(const struct report *report)
{
    gint64 number = report->request->edition;
    return number > 0 ? g_strdup_printf(_("Edition %" G_GINT64_FORMAT), number)
                      : g_strdup(_("draft, not issued"));
}

/* What every page says: who may read it, and whether it was issued. */
static char *marking(const struct report *report)
{
    const char *audience = report->is_internal ? _("Internal") : _("Public");
    g_autofree char *edition = edition_words(report);
    return g_strdup_printf("%s – %s%s", audience, edition,
                           report->is_sample ? _(" – Sample, not official wording") : "");
}

/* The day it is made. Of a register as it was, today is that day. */
static char *made_on(const struct report *report)
{
    const struct report_request *request = report->request;
    gboolean is_past = g_strcmp0(request->as_of, report->today) == 0 ||
                       g_strcmp0(request->known_on, report->today) == 0;
    g_autofree char *now = is_past ? clock_now() : NULL;
    g_autofree char *local = now != NULL ? clock_local(now) : NULL;
    return g_strndup(local != NULL ? local : report->today, strlen("2026-11-23"));
}

static const char *as_of(const struct report *report)
{
    return report->request->as_of != NULL ? report->request->as_of : report->today;
}

static char *prepared_by(const struct report *report, GError **error)
{
    GError *failed = NULL;
    owned(person) person =
        person_by_login(report->session->db, session_login(report->session), &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    gboolean has_unit = person != NULL && *person->unit != '\0' &&
                        strcmp(person->name, report->session->author) == 0;
    return has_unit ? g_strdup_printf("%s, %s", report->session->author, person->unit)
                    : g_strdup(report->session->author);
}

static void put_head(struct report *report, const char *title, const char *below,
                     const char *author, const char *created)
{
    g_autofree char *day = day_words(as_of(report));
    g_autofree char *date = g_strdup_printf(_("as of %s"), day);
    g_autofree char *mark = marking(report);
    report->writer->begin(
        report->page,
        &(struct report_head){
            .title = title,
            .subtitle = below,
            .date = date,
            .marking = mark,
            .banner = report->is_internal ? _("INTERNAL – NOT FOR PUBLICATION") : "",
            .author = author,
            .recipient = report_value(report, REPORT_RECIPIENT) != NULL
                             ? report_value(report, REPORT_RECIPIENT)
                             : "",
            .created = created,
            .language = "en",
            .columns = report->columns != NULL
                           ? (const struct report_column *)(void *)report->columns->data
                           : report->row->columns,
            .n_columns = report->columns != NULL ? report->columns->len : report->row->n_columns});
}

/* What the analyst has to say, before anything that is counted. */
static void put_messages(struct report *report)
{
    if (report->messages->len == 0)
        return;
    report_heading(report, 1, "message", _("Key messages"));
    for (guint i = 0; i < report->messages->len; i++)
        report_say(report, "%s", (const char *)report->messages->pdata[i]);
}

static void put_lines(struct report *report, const struct tally *tally, const char *author,
                      const char *created)
{
    const char *recipient = report_value(report, REPORT_RECIPIENT);
    g_autofree char *edition = edition_words(report);
    g_autofree char *selection = frame_selection(report);
    g_autofree char *n = tally_numbers(tally);
    if (recipient != NULL && *recipient != '\0')
        report_define(report, _("For"), recipient);
    report_define(report, _("Prepared by"), author);
    report_define_day(report, _("Date"), created);
    report_define_day(report, _("As of"), as_of(report));
    if (report->request->known_on != NULL)
        report_define_day(report, _("As known on"), report->request->known_on);
    report_define(report, _("Edition"), edition);
    report_define(report, _("Selected"), selection);
    report_define(report, _("Number"), n);
}

static void tell_made(struct report_made *made, const struct report *report, const char *title,
                      const char *created)
{
    if (made == NULL)
        return;
    row_set(&made->title, title);
    row_set(&made->created_on, created);
    row_set(&made->as_of, as_of(report));
}

gboolean frame_begin(struct report *report, const struct tally *tally, const char *title,
                     GError **error)
{
    const char *given = report_value(report, REPORT_TITLE);
    g_autofree char *below = subtitle(report, error);
    g_autofree char *author = below != NULL ? prepared_by(report, error) : NULL;
    if (author == NULL)
        return FALSE;
    g_autofree char *created = made_on(report);
    const char *top = given != NULL && *given != '\0' ? given : title;
    tell_made(report->request->made, report, top, created);
    put_head(report, top, below, author, created);
    put_lines(report, tally, author, created);
    if (report->say_subject != NULL)
        report->say_subject(report);
    put_messages(report);
    return TRUE;
}

static void say_texts(struct report *report)
{
    const struct report_texts *texts = &report->texts;
    owned_text text = report_text_new();
    report_text_addf(text,
                     texts->meetings == 1
                         ? _("Texts held: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " meeting")
                         : _("Texts held: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " meetings"),
                     texts->with_text, texts->meetings);
    if (texts->with_text > 0 && texts->with_full == 0)
        report_text_add(text, _(", none of them the full official text"));
    else if (texts->with_text == 1)
        report_text_add(text, _(", the full official text"));
    else if (texts->with_text > 0)
        report_text_addf(text, _(", %" G_GINT64_FORMAT " of them the full official text"),
                         texts->with_full);
    if (texts->with_own_summary > 0)
        report_text_addf(text,
                         texts->with_own_summary == 1
                             ? _("; %" G_GINT64_FORMAT
                                 " is only a summary of our own, whose words are not official")
                             : _("; %" G_GINT64_FORMAT
                                 " are only summaries of our own, whose words are not official"),
                         texts->with_own_summary);
    report_text_add(text, _(". Earlier wordings may exist: “earliest text held” does not mean "
                            "first stated."));
    report_paragraph(report, text);
}

static void say_counts(struct report *report, const struct tally *tally)
{
    if (tally->not_assessed > 0)
        report_say(report,
                   _("Not assessed (%" G_GINT64_FORMAT
                     ") means not researched. It is never a “no”, "
                     "and enters no judgement."),
                   tally->not_assessed);
    if (tally->unsourced > 0)
        report_say(report,
                   _("%s marks a status for which no source is cited here (%" G_GINT64_FORMAT ")."),
                   DAGGER, tally->unsourced);
    if (tally->unconfirmed > 0)
        report_say(report,
                   _("How one wording differs from the one before is said only where an analyst "
                     "has confirmed it; for %" G_GINT64_FORMAT " this is still to be done."),
                   tally->unconfirmed);
}

void frame_limits(struct report *report, const struct tally *tally)
{
    report->writer->box_begin(report->page, _("What this report can and cannot say"));
    say_texts(report);
    say_counts(report, tally);
    if (report->is_sample)
        report_say(report, _("This is the sample register that comes with heldto. Its texts are "
                             "summaries written for it: do not quote them."));
    tally_legend(tally, report);
    report->writer->box_end(report->page);
}

/* The last change tells one state of the register from another. */
static char *state_of_register(struct report *report, GError **error)
{
    GError *failed = NULL;
    owned(change_row) change = change_last_told(report->session->db, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    if (report->request->made != NULL)
        report->request->made->state = change != NULL ? change->id : 0;
    if (change == NULL)
        return g_strdup(_("nothing was entered yet"));
    g_autofree char *day = day_of_moment(change->recorded_at);
    g_autofree char *words = day_words(day);
    return g_strdup_printf(_("as it stood after change %" G_GINT64_FORMAT ", of %s (UTC)"),
                           change->id, words);
}

gboolean frame_end(struct report *report, const struct tally *tally, GError **error)
{
    owned(scheme_row) scheme =
        scheme_row_by_token(report->session->db, report->session->scheme, error);
    g_autofree char *state = scheme != NULL ? state_of_register(report, error) : NULL;
    if (state == NULL)
        return FALSE;
    g_autofree char *selection = frame_selection(report);
    g_autofree char *n = tally_numbers(tally);
    const char *filter = report_value(report, REPORT_FILTER);
    report_heading(report, 1, "method", _("How this report was made"));
    g_autofree char *statuses = g_strdup_printf(_("by the scheme “%s”"), _(scheme->name));
    report_define(report, _("Statuses"), statuses);
    report_define(report, _("Timeliness"),
                  _("Derived from the due period, the status and the date of this report; never "
                    "typed in. Overdue is said only of what has been researched."));
    report_define(report, _("Selected"), selection);
    if (filter != NULL && *filter != '\0')
        report_define(report, _("Filter"), filter);
    report_define(report, _("Number"), n);
    report_define(report, _("Register"), state);
    report_define(report, _("Program"), session_program());
    return TRUE;
}
