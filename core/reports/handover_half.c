/* handover_half.c owns what is half done: texts, reviews, differences and proposals that wait,
 * statuses without a source, what may be entered twice. It must not know any format. */
#include "core/reports/handover.h"

#include "core/lineage/difference.h"
#include "core/lineage/lineage.h"
#include "core/lineage/review.h"
#include "core/lineage/selfcheck.h"
#include "core/reports/evidence.h"
#include "core/report/phrase.h"
#include "core/reports/twins.h"
#include "db/suggestion.h"

#include <string.h>

enum { KEY_WIDTH = 11, NUMBER_WIDTH = 9, PROPOSALS_MOST = 500 };

struct waiting { /* a difference that nobody has confirmed yet */
    const char *key, *meeting, *proposed;
};

struct handover_half {
    GStringChunk *texts;
    GArray *waiting; /* struct waiting */
    struct evidence *evidence;
    struct twins *twins;
};

struct handover_half *handover_half_new(void)
{
    struct handover_half *half = g_new0(struct handover_half, 1);
    half->texts = g_string_chunk_new(1 << 12);
    half->waiting = g_array_new(FALSE, FALSE, sizeof(struct waiting));
    half->evidence = evidence_new();
    half->twins = twins_new();
    return half;
}

void handover_half_free(struct handover_half *half)
{
    if (half == NULL)
        return;
    g_array_unref(half->waiting);
    evidence_free(half->evidence);
    twins_free(half->twins);
    g_string_chunk_free(half->texts);
    g_free(half);
}

static const char *coverage_of(const struct story_wording *told)
{
    return told->document != NULL ? told->document->coverage : "";
}

/* What was entered by hand goes before what is worked out. */
static const char *proposed(const struct story_wording *base, const struct story_wording *told)
{
    const char *entered = told->wording->difference;
    if (*entered != '\0' && strcmp(entered, "first-held") != 0)
        return words_label(WORDS_DIFFERENCE, entered);
    const struct difference_side before = {base->wording, base->meeting, coverage_of(base)};
    const struct difference_side after = {told->wording, told->meeting, coverage_of(told)};
    struct diff *words = diff_words(base->wording->exact, told->wording->exact);
    struct difference *difference = difference_propose(&before, &after, words);
    const char *label = words_label(WORDS_DIFFERENCE, difference->main);
    difference_free(difference);
    diff_free(words);
    return label;
}

static void add_waiting(struct handover_half *half, const struct story *story, guint at)
{
    const struct story_wording *told = story->wordings->pdata[at];
    if (told->wording->confirmed || strcmp(told->wording->role, "record") != 0 ||
        !silence_is_statement(told->wording))
        return;
    const struct story_wording *base = lineage_base(story, at);
    if (base == NULL)
        return;
    g_autofree char *meeting = phrase_meeting(told->meeting);
    struct waiting row = {.key = g_string_chunk_insert_const(half->texts, story->commitment->key),
                          .meeting = g_string_chunk_insert_const(half->texts, meeting),
                          .proposed =
                              g_string_chunk_insert_const(half->texts, proposed(base, told))};
    g_array_append_val(half->waiting, row);
}

void handover_half_add(struct handover_half *half, struct report *report, const struct story *story)
{
    for (guint i = 0; i < story->wordings->len; i++)
        add_waiting(half, story, i);
    evidence_add_gaps(half->evidence, report, story);
    twins_add(half->twins, story);
}

static const struct report_table_column text_columns[] = {
    {.name = "document", .label = N_("Text")},
    {.name = "waiting", .label = N_("Suggestions waiting"), .width = 12, .align = TEXT_RIGHT},
};

static gboolean tell_texts(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "text", .columns = text_columns, .n = G_N_ELEMENTS(text_columns)};
    g_autoptr(GPtrArray) rows = suggestion_open(report->session->db, error);
    report_heading(report, 2, "", _("Texts not gone through to the end"));
    if (rows != NULL && rows->len == 0)
        report_say(report, _("None: every suggestion of every text is decided."));
    if (rows == NULL || rows->len == 0)
        return rows != NULL;
    report_table_begin(report, &table);
    for (guint i = 0; i < rows->len; i++) {
        const struct suggestion *row = rows->pdata[i];
        owned(document) document =
            document_head_by_id(report->session->db, row->document_id, error);
        if (document == NULL)
            return FALSE;
        report_table_put(report, &table,
                         (struct report_text *[]){report_text_of(document->title),
                                                  report_number_text(row->position)});
    }
    report_table_end(report, &table, NULL,
                     _("Until they are decided, a text does not count as read, and nothing can be "
                       "said of what it does not mention."));
    return TRUE;
}

static const struct report_table_column review_columns[] = {
    {.name = "meeting", .label = N_("Meeting")},
    {.name = "reviewed", .label = N_("Reviewed"), .width = NUMBER_WIDTH, .align = TEXT_RIGHT},
    {.name = "of", .label = N_("Of"), .width = NUMBER_WIDTH, .align = TEXT_RIGHT},
};

/* Begun, or of the latest meeting held: who never reviews is told of the last one only. */
static gboolean is_of_interest(struct report *report, const struct meeting *meeting,
                               gboolean is_latest, gboolean *answer, GError **error)
{
    g_autoptr(GPtrArray) found = review_of_meeting(report->session->db, meeting->id, error);
    *answer = found != NULL && (found->len > 0 || is_latest);
    return found != NULL;
}

static gboolean put_review(struct report *report, const struct report_table *table, guint *n,
                           const struct meeting *meeting, GError **error)
{
    owned_review_list list = review_list_new(report->session, meeting->id, error);
    if (list == NULL || list->done >= list->items->len)
        return list != NULL;
    g_autofree char *name = phrase_meeting(meeting);
    if ((*n)++ == 0)
        report_table_begin(report, table);
    report_table_put(report, table,
                     (struct report_text *[]){report_text_of(name), report_number_text(list->done),
                                              report_number_text(list->items->len)});
    return TRUE;
}

static gboolean tell_reviews(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "review", .columns = review_columns, .n = G_N_ELEMENTS(review_columns)};
    g_autoptr(GPtrArray) meetings = meeting_all(report->session->db, 0, error);
    gboolean is_latest = TRUE;
    guint n = 0;
    if (meetings == NULL)
        return FALSE;
    report_heading(report, 2, "", _("Reviews after a meeting not finished"));
    for (guint i = meetings->len; i > 0; i--) {
        const struct meeting *meeting = meetings->pdata[i - 1];
        gboolean answer;
        if (strcmp(meeting->state, "held") != 0)
            continue;
        if (!is_of_interest(report, meeting, is_latest, &answer, error) ||
            (answer && !put_review(report, &table, &n, meeting, error)) ||
            !report_step(report, error))
            return FALSE;
        is_latest = FALSE;
    }
    if (n > 0)
        report_table_end(report, &table, NULL, "");
    else
        report_say(report, _("None is open."));
    return TRUE;
}

static const struct report_table_column waiting_columns[] = {
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "meeting", .label = N_("Meeting")},
    {.name = "proposed", .label = N_("Proposed"), .width = 16},
};

static gboolean tell_waiting(const struct handover_half *half, struct report *report,
                             GError **error)
{
    const struct report_table table = {
        .name = "difference", .columns = waiting_columns, .n = G_N_ELEMENTS(waiting_columns)};
    report_heading(report, 2, "", _("Differences between wordings to confirm"));
    if (half->waiting->len == 0) {
        report_say(report, _("None waits."));
        return TRUE;
    }
    report_table_begin(report, &table);
    for (guint i = 0; i < half->waiting->len; i++) {
        const struct waiting *row = &g_array_index(half->waiting, struct waiting, i);
        report_table_say(report, &table,
                         (const char *const[]){row->key, row->meeting, row->proposed});
        if (!report_step(report, error))
            return FALSE;
    }
    report_table_end(report, &table, NULL,
                     _("These are proposals: none of them may be printed as a finding before it is "
                       "confirmed."));
    return TRUE;
}

static const struct report_table_column proposal_columns[] = {
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "proposed", .label = N_("Proposed"), .width = 20},
    {.name = "why", .label = N_("Why")},
};

static gboolean tell_proposals(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "proposal", .columns = proposal_columns, .n = G_N_ELEMENTS(proposal_columns)};
    g_autoptr(GPtrArray) rows = selfcheck_all(report->session, PROPOSALS_MOST, error);
    report_heading(report, 2, "", _("Proposed by the meetings held, and not decided"));
    if (rows != NULL && rows->len == 0)
        report_say(report, _("Nothing is proposed."));
    if (rows == NULL || rows->len == 0)
        return rows != NULL;
    report_table_begin(report, &table);
    for (guint i = 0; i < rows->len; i++) {
        const struct selfcheck *row = rows->pdata[i];
        g_autofree char *label = selfcheck_label(row);
        report_table_say(report, &table,
                         (const char *const[]){row->commitment->key, label, row->reason});
    }
    report_table_end(report, &table, NULL, "");
    return TRUE;
}

static const struct report_table_column gap_columns[] = {
    {.name = "key", .label = N_("Key"), .width = KEY_WIDTH},
    {.name = "status", .label = N_("Status †")},
    {.name = "entered_by", .label = N_("Entered by"), .width = 18},
};

static void tell_gaps(const struct handover_half *half, struct report *report)
{
    const struct report_table table = {
        .name = "unsourced", .columns = gap_columns, .n = G_N_ELEMENTS(gap_columns)};
    const GArray *gaps = half->evidence->gaps;
    report_heading(report, 2, "", _("Statuses without a source"));
    if (gaps->len == 0) {
        report_say(report, _("There is none."));
        return;
    }
    report_table_begin(report, &table);
    for (guint i = 0; i < gaps->len; i++) {
        const struct evidence_gap *gap = &g_array_index(gaps, struct evidence_gap, i);
        report_table_say(report, &table, (const char *const[]){gap->key, gap->status, gap->author});
    }
    report_table_end(report, &table, NULL, "");
}

static const struct report_table_column twin_columns[] = {
    {.name = "why", .label = N_("What they share")},
    {.name = "times", .label = N_("How many"), .width = NUMBER_WIDTH, .align = TEXT_RIGHT},
    {.name = "keys", .label = N_("Which")},
};

static void tell_twins(const struct handover_half *half, struct report *report)
{
    const struct report_table table = {
        .name = "twin", .columns = twin_columns, .n = G_N_ELEMENTS(twin_columns)};
    g_autoptr(GPtrArray) found = twins_found(half->twins);
    report_heading(report, 2, "", _("Perhaps entered twice"));
    if (found->len == 0) {
        report_say(report, _("No two have the same title, or the same words at one meeting."));
        return;
    }
    report_table_begin(report, &table);
    for (guint i = 0; i < found->len; i++) {
        const struct twins_group *group = found->pdata[i];
        g_autofree char *keys = twins_keys(group);
        g_autofree char *why = g_strdup_printf(
            group->is_title ? _("the title: %s") : _("the same words, %s"), group->what);
        report_table_put(report, &table,
                         (struct report_text *[]){report_text_of(why), report_number_text(group->n),
                                                  report_text_of(keys)});
    }
    report_table_end(report, &table, NULL,
                     _("For a look: two promises may well share a title or a sentence."));
}

gboolean handover_half_tell(struct handover_half *half, struct report *report, GError **error)
{
    report_heading(report, 1, "half-done", _("What is half done"));
    if (report->filter_words != NULL)
        report_say(report,
                   _("Texts, reviews and proposals are those of the whole register, whatever "
                     "was selected."));
    if (!tell_texts(report, error) || !tell_reviews(report, error) ||
        !tell_waiting(half, report, error) || !tell_proposals(report, error))
        return FALSE;
    tell_gaps(half, report);
    tell_twins(half, report);
    return TRUE;
}
