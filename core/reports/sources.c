/* sources.c owns the list of sources: what they are, what each supports, and what rests on none.
 * It must not know any format, nor how the uses were collected (evidence.c). */
#include "core/reports/evidence.h"

#include "core/period/day.h"
#include "core/report/cite.h"
#include "core/report/frame.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"
#include "core/report/view.h"

#include <string.h>

enum { NUMBER_WIDTH = 6, KEY_WIDTH = 11, DAY_WIDTH = 17 };

static const struct report_column columns[] = {
    {"source", FALSE},    {"key", FALSE},      {"title", FALSE},       {"what", FALSE},
    {"place", FALSE},     {"uses", TRUE},      {"commitments", TRUE},  {"meeting", FALSE},
    {"document", FALSE},  {"coverage", FALSE}, {"published", FALSE},   {"status", FALSE},
    {"status_by", FALSE}, {"searched", FALSE}, {"searched_on", FALSE}, {"published_by", FALSE},
};

struct sources {
    struct tally *tally;
    struct evidence *evidence;
};

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct sources *self = data;
    (void)error;
    tally_add(self->tally, report, story, "");
    evidence_add(self->evidence, report, story);
    return TRUE;
}

/* A row whose first cell is the reference to a source (0: none), the others plain, ended by NULL;
 * the last one a day, ISO, unless that is NULL. */
static void put_row(struct report *report, const struct report_table *table, guint number,
                    const char *const *rest, const char *day)
{
    g_autofree struct report_text **cells = g_new0(struct report_text *, table->n);
    g_autofree char *value = g_strdup_printf("%u", number);
    gsize n = 1;
    cells[0] = report_text_new();
    report_text_cite(cells[0], number, NULL);
    report_text_set_value(cells[0], number > 0 ? value : "");
    for (; rest[n - 1] != NULL; n++)
        cells[n] = report_text_of(rest[n - 1]);
    if (day != NULL)
        cells[n++] = report_day_text(day, "");
    g_assert(n == table->n);
    report_table_put(report, table, cells);
}

static gint64 count(const struct evidence *evidence, gboolean is_document, gint64 least)
{
    gint64 n = 0;
    for (guint i = 0; i < evidence->sources->len; i++) {
        const struct evidence_source *source =
            &g_array_index(evidence->sources, struct evidence_source, i);
        n += source->is_document == is_document && source->commitments >= least;
    }
    return n;
}

static void say_summary(struct report *report, const struct sources *self)
{
    const struct evidence *evidence = self->evidence;
    g_autofree char *texts = phrase_count(count(evidence, TRUE, 1), _("text"), _("texts"));
    g_autofree char *others =
        phrase_count(count(evidence, FALSE, 1), _("other source"), _("other sources"));
    gint64 shared = count(evidence, TRUE, 2) + count(evidence, FALSE, 2);
    owned_text text = report_text_new();
    report_text_addf(text, _("What is told here rests on %s and %s."), texts, others);
    if (shared > 0)
        report_text_addf(text,
                         shared == 1 ? _(" %" G_GINT64_FORMAT " is used for several commitments.")
                                     : _(" %" G_GINT64_FORMAT " are used for several commitments."),
                         shared);
    report_paragraph(report, text);
    if (evidence->gaps->len > 0)
        report_say(
            report,
            evidence->gaps->len == 1
                ? _("%u status rests on no source that may be cited here; it is listed below "
                    "and marked †.")
                : _("%u statuses rest on no source that may be cited here; they are listed "
                    "below and marked †."),
            evidence->gaps->len);
    if (evidence->searches->len > 0)
        report_say(report,
                   _("Searches that found nothing are sources too: they say where was looked, and "
                     "prove nothing about what was done."));
}

/* Texts held, of the meetings known. */

static const struct report_table_column text_columns[] = {
    {.name = "source", .label = N_("No."), .width = NUMBER_WIDTH},
    {.name = "meeting", .label = N_("Meeting")},
    {.name = "document", .label = N_("Text")},
    {.name = "coverage", .label = N_("Coverage"), .width = 13},
    {.name = "published", .label = N_("Published"), .width = DAY_WIDTH},
};

static guint number_of(const struct report *report, const struct document *document)
{
    return cite_known(report, TRUE, document->id);
}

static void put_text(struct report *report, const struct report_table *table, const char *meeting,
                     const struct document *document)
{
    put_row(report, table, number_of(report, document),
            (const char *const[]){meeting, document->title,
                                  words_label(WORDS_COVERAGE, document->coverage), NULL},
            document->published_on);
}

static gboolean may_show(const struct report *report, const char *visibility)
{
    return report->is_internal || view_is_public(visibility);
}

static gboolean put_texts_of(struct report *report, const struct report_table *table,
                             const struct meeting *meeting, GError **error)
{
    g_autoptr(GPtrArray) documents =
        document_heads_of_meeting(report->session->db, meeting->id, error);
    g_autofree char *name = phrase_meeting(meeting);
    guint n = 0;
    for (guint i = 0; documents != NULL && i < documents->len; i++) {
        const struct document *document = documents->pdata[i];
        if (!may_show(report, document->visibility))
            continue;
        put_text(report, table, name, document);
        n++;
    }
    if (documents != NULL && n == 0) {
        gboolean is_held = strcmp(meeting->state, "held") == 0;
        const char *state = is_held ? "" : words_label(WORDS_MEETING_STATE, meeting->state);
        put_row(report, table, 0, (const char *const[]){name, state, _("no text held"), NULL}, "");
    }
    return documents != NULL;
}

/* Whether the table of texts has a row: a meeting, or a text of none. */
static gboolean has_texts(const struct report *report, const GPtrArray *meetings,
                          const GPtrArray *documents)
{
    for (guint i = 0; i < meetings->len; i++)
        if (may_show(report, ((const struct meeting *)meetings->pdata[i])->visibility))
            return TRUE;
    for (guint i = 0; i < documents->len; i++)
        if (may_show(report, ((const struct document *)documents->pdata[i])->visibility))
            return TRUE;
    return FALSE;
}

static gboolean put_texts(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "text", .columns = text_columns, .n = G_N_ELEMENTS(text_columns)};
    g_autoptr(GPtrArray) meetings = meeting_all(report->session->db, 0, error);
    g_autoptr(GPtrArray) documents =
        meetings != NULL ? document_heads_of_meeting(report->session->db, 0, error) : NULL;
    if (documents == NULL)
        return FALSE;
    report_heading(report, 1, "text", _("Texts held of the meetings known"));
    if (!has_texts(report, meetings, documents)) {
        report_say(report, "%s", _("No meeting is known, and no text is held."));
        return TRUE;
    }
    report_table_begin(report, &table);
    for (guint i = 0; i < meetings->len; i++) {
        const struct meeting *meeting = meetings->pdata[i];
        if (may_show(report, meeting->visibility) && !put_texts_of(report, &table, meeting, error))
            return FALSE;
    }
    for (guint i = 0; i < documents->len; i++) {
        const struct document *document = documents->pdata[i];
        if (document->meeting_id == 0 && may_show(report, document->visibility))
            put_text(report, &table, _("of no meeting"), document);
    }
    report_table_end(report, &table, NULL,
                     _("A text without a number is held and nothing told here rests on it."));
    return TRUE;
}

/* What each supports. */

static const struct report_table_column use_columns[] = {
    {.name = "source", .label = N_("No."), .width = NUMBER_WIDTH},
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "what", .label = N_("What it supports")},
    {.name = "place", .label = N_("Where in it"), .width = 16},
};

static gboolean put_uses(struct report *report, const struct evidence *evidence, GError **error)
{
    const struct report_table table = {
        .name = "use", .columns = use_columns, .n = G_N_ELEMENTS(use_columns)};
    if (evidence->uses->len == 0)
        return TRUE;
    report_heading(report, 1, "use", _("What each source supports"));
    report_table_begin(report, &table);
    report->steps = 0;
    report->total = evidence->uses->len;
    for (guint i = 0; i < evidence->uses->len; i++) {
        const struct evidence_use *use = &g_array_index(evidence->uses, struct evidence_use, i);
        put_row(report, &table, use->number,
                (const char *const[]){use->key, use->what, use->place, NULL}, NULL);
        if (!report_step(report, error))
            return FALSE;
    }
    report_table_end(report, &table, NULL, "");
    return TRUE;
}

static const struct report_table_column shared_columns[] = {
    {.name = "source", .label = N_("No."), .width = NUMBER_WIDTH},
    {.name = "title", .label = N_("Source")},
    {.name = "commitments", .label = N_("Commitments"), .width = 11, .align = TEXT_RIGHT},
    {.name = "uses", .label = N_("Uses"), .width = 6, .align = TEXT_RIGHT},
};

static void put_shared(struct report *report, const struct evidence *evidence)
{
    const struct report_table table = {
        .name = "shared", .columns = shared_columns, .n = G_N_ELEMENTS(shared_columns)};
    if (count(evidence, TRUE, 2) + count(evidence, FALSE, 2) == 0)
        return;
    report_heading(report, 1, "shared", _("Used for several commitments"));
    report_table_begin(report, &table);
    for (guint i = 0; i < evidence->sources->len; i++) {
        const struct evidence_source *source =
            &g_array_index(evidence->sources, struct evidence_source, i);
        g_autofree char *commitments = g_strdup_printf("%" G_GINT64_FORMAT, source->commitments);
        g_autofree char *uses = g_strdup_printf("%" G_GINT64_FORMAT, source->uses);
        if (source->commitments > 1)
            put_row(report, &table, source->number,
                    (const char *const[]){source->title, commitments, uses, NULL}, NULL);
    }
    report_table_end(report, &table, NULL, "");
}

static const struct report_table_column gap_columns[] = {
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "title", .label = N_("Commitment")},
    {.name = "status", .label = N_("Status †")},
    {.name = "status_by", .label = N_("Entered by"), .width = 14},
};

static void put_gaps(struct report *report, const struct evidence *evidence)
{
    const struct report_table table = {
        .name = "unsourced", .columns = gap_columns, .n = G_N_ELEMENTS(gap_columns)};
    if (evidence->gaps->len == 0)
        return;
    report_heading(report, 1, "unsourced", _("Statuses without a source"));
    report_table_begin(report, &table);
    for (guint i = 0; i < evidence->gaps->len; i++) {
        const struct evidence_gap *gap = &g_array_index(evidence->gaps, struct evidence_gap, i);
        report_table_say(report, &table,
                         (const char *const[]){gap->key, gap->title, gap->status, gap->author});
    }
    report_table_end(report, &table, NULL, "");
}

static const struct report_table_column search_columns[] = {
    {.name = "source", .label = N_("No."), .width = NUMBER_WIDTH},
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "searched", .label = N_("Searched, found nothing")},
    {.name = "searched_on", .label = N_("On"), .width = DAY_WIDTH},
};

static void put_searches(struct report *report, const struct evidence *evidence)
{
    const struct report_table table = {
        .name = "search", .columns = search_columns, .n = G_N_ELEMENTS(search_columns)};
    if (evidence->searches->len == 0)
        return;
    report_heading(report, 1, "search", _("Searches that found nothing"));
    report_table_begin(report, &table);
    for (guint i = 0; i < evidence->searches->len; i++) {
        const struct evidence_search *search =
            &g_array_index(evidence->searches, struct evidence_search, i);
        put_row(report, &table, search->number,
                (const char *const[]){search->key, search->where, NULL}, search->day);
    }
    report_table_end(report, &table, NULL, "");
}

static const struct report_table_column unused_columns[] = {
    {.name = "title", .label = N_("Source")},
    {.name = "published_by", .label = N_("Publisher"), .width = 20},
    {.name = "published", .label = N_("Of"), .width = DAY_WIDTH},
};

/* Held, and cited by nothing: of interest to those who keep the register only, and where all of it is
 * told. */
static gboolean put_unused(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "unused", .columns = unused_columns, .n = G_N_ELEMENTS(unused_columns)};
    if (!report->is_internal || report->filter_words != NULL || report->meeting != NULL)
        return TRUE;
    g_autoptr(GPtrArray) sources = source_all(report->session->db, error);
    guint n = 0;
    for (guint i = 0; sources != NULL && i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (cite_known(report, FALSE, source->id) != 0)
            continue;
        if (n++ == 0) {
            report_heading(report, 1, "unused", _("Sources that nothing rests on"));
            report_table_begin(report, &table);
        }
        const char *name = *source->title != '\0'            ? source->title
                           : *source->searched_where != '\0' ? source->searched_where
                                                             : source->url;
        report_table_put(report, &table,
                         (struct report_text *[]){report_text_of(name),
                                                  report_text_of(source->publisher),
                                                  report_day_text(source->dated_on, "")});
    }
    if (n > 0)
        report_table_end(report, &table, NULL, "");
    return sources != NULL;
}

static gboolean tell(struct report *report, const struct sources *self, GError **error)
{
    const struct evidence *evidence = self->evidence;
    if (!frame_begin(report, self->tally, _("Sources"), error))
        return FALSE;
    report_heading(report, 1, "summary", _("Summary"));
    say_summary(report, self);
    frame_limits(report, self->tally);
    if (!put_texts(report, error) || !cite_list(report, error) ||
        !put_uses(report, evidence, error))
        return FALSE;
    put_shared(report, evidence);
    put_gaps(report, evidence);
    put_searches(report, evidence);
    return put_unused(report, error) && frame_end(report, self->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    struct sources self = {.tally = tally_new(report->session), .evidence = evidence_new()};
    gboolean is_fine = report_walk(report, take, &self, error);
    if (is_fine) {
        evidence_sort(self.evidence);
        is_fine = tell(report, &self, error);
    }
    tally_free(self.tally);
    evidence_free(self.evidence);
    return is_fine;
}

const struct report_row report_sources = {
    .name = "sources",
    .title = N_("Sources"),
    .help = N_("every source, what it supports, and which statuses rest on none"),
    .params = 1u << REPORT_MEETING,
    .subject = REPORT_MEETING,
    .meeting_selects = TRUE,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
