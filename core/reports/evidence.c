/* evidence.c owns collecting what rests on which source, and what on none.
 * It must not know how that is told, nor show what the story does not hold. */
#include "core/reports/evidence.h"

#include "core/lineage/silence.h"
#include "core/period/day.h"
#include "core/report/cite.h"
#include "core/report/moved.h"
#include "core/report/phrase.h"
#include "core/scheme/status.h"

#include <string.h>

struct evidence *evidence_new(void)
{
    struct evidence *self = g_new0(struct evidence, 1);
    self->texts = g_string_chunk_new(1 << 14);
    self->uses = g_array_new(FALSE, FALSE, sizeof(struct evidence_use));
    self->sources = g_array_new(FALSE, TRUE, sizeof(struct evidence_source));
    self->gaps = g_array_new(FALSE, FALSE, sizeof(struct evidence_gap));
    self->searches = g_array_new(FALSE, FALSE, sizeof(struct evidence_search));
    return self;
}

void evidence_free(struct evidence *self)
{
    if (self == NULL)
        return;
    g_array_unref(self->uses);
    g_array_unref(self->sources);
    g_array_unref(self->gaps);
    g_array_unref(self->searches);
    g_string_chunk_free(self->texts);
    g_free(self);
}

static const char *keep(struct evidence *self, const char *text)
{
    return *text != '\0' ? g_string_chunk_insert_const(self->texts, text) : "";
}

static struct evidence_source *source_at(struct evidence *self, guint number)
{
    if (self->sources->len < number)
        g_array_set_size(self->sources, number);
    return &g_array_index(self->sources, struct evidence_source, number - 1);
}

static void add_use(struct evidence *self, guint number, const char *title, gboolean is_document,
                    const struct story *story, const char *what, const char *place)
{
    const char *key = keep(self, story->commitment->key);
    struct evidence_use use = {
        .number = number, .key = key, .what = keep(self, what), .place = keep(self, place)};
    struct evidence_source *source = source_at(self, number);
    g_array_append_val(self->uses, use);
    source->uses++;
    source->commitments += source->last_key != key;
    source->last_key = key;
    if (source->number == 0)
        *source = (struct evidence_source){.number = number,
                                           .is_document = is_document,
                                           .title = keep(self, title),
                                           .uses = 1,
                                           .commitments = 1,
                                           .last_key = key};
}

static void add_wording(struct evidence *self, struct report *report, const struct story *story,
                        const struct story_wording *told)
{
    gboolean is_statement = silence_is_statement(told->wording);
    if (told->document == NULL || (!is_statement && moved_of(report, story, told) != MOVED_SILENT))
        return;
    owned_text cite = report_text_new();
    cite_wording(report, told, cite);
    const struct report_run *run = &g_array_index(cite->runs, struct report_run, 0);
    const char *comma = strchr(run->text, ',');
    g_autofree char *meeting = phrase_meeting(told->meeting);
    const char *kind = !is_statement                              ? _("Not mentioned")
                       : strcmp(told->wording->role, "also") == 0 ? _("Further words")
                                                                  : _("Words");
    g_autofree char *what = g_strdup_printf("%s, %s", kind, meeting);
    add_use(self, run->source, told->document->title, TRUE, story, what,
            comma != NULL ? comma + strlen(", ") : "");
}

static char *update_words(const struct report *report, const struct story_update *told)
{
    const struct update *update = told->update;
    gboolean has_day = day_is_valid(update->checked_on);
    g_autofree char *day = has_day ? day_words(update->checked_on) : g_strdup("");
    if (strcmp(update->kind, "checked") == 0)
        return has_day ? g_strdup_printf(_("Checked on %s, no change"), day)
                       : g_strdup(_("Checked, no change"));
    if (strcmp(update->kind, "status") == 0)
        return phrase_status(report, update->status_to, update->effective_on);
    return g_strdup(_("A note"));
}

/* Whether the correction may be told too. */
static gboolean is_corrected(const struct story *story, const struct story_update *told)
{
    for (guint i = 0; i < story->updates->len && told->corrected_by != 0; i++)
        if (((const struct story_update *)story->updates->pdata[i])->update->id ==
            told->corrected_by)
            return TRUE;
    return FALSE;
}

/* "Norway: fulfilled on 2 May 2021, corrected since". */
static char *update_told(const struct report *report, const struct story *story,
                         const struct story_update *told)
{
    g_autofree char *words = update_words(report, told);
    return g_strdup_printf("%s%s%s%s", told->party, *told->party != '\0' ? ": " : "", words,
                           is_corrected(story, told) ? _(", corrected since") : "");
}

static const char *source_title(const struct source *source)
{
    return *source->title != '\0'            ? source->title
           : *source->searched_where != '\0' ? source->searched_where
                                             : source->url;
}

static void add_source(struct evidence *self, struct report *report, const struct story *story,
                       const struct source *source, const char *what, const char *place)
{
    guint number = cite_source(report, source);
    g_autofree char *page = status_page_words(*place != '\0' ? place : source->page);
    add_use(self, number, source_title(source), FALSE, story, what, page);
    if (strcmp(source->kind, "search") != 0)
        return;
    const char *day = *source->dated_on != '\0' ? source->dated_on : source->retrieved_on;
    struct evidence_search search = {.number = number,
                                     .key = keep(self, story->commitment->key),
                                     .where = keep(self, *source->searched_where != '\0'
                                                             ? source->searched_where
                                                             : source_title(source)),
                                     .day = keep(self, day)};
    g_array_append_val(self->searches, search);
}

static void add_update(struct evidence *self, struct report *report, const struct story *story,
                       const struct story_update *told)
{
    if (told->sources->len == 0)
        return;
    g_autofree char *what = update_told(report, story, told);
    for (guint i = 0; i < told->sources->len; i++)
        add_source(self, report, story, told->sources->pdata[i], what, told->pages->pdata[i]);
}

/* No later status of the same party stands above it. */
static gboolean stands(const struct story *story, guint at)
{
    const struct story_update *told = story->updates->pdata[at];
    if (strcmp(told->update->kind, "status") != 0 || told->corrected_by != 0)
        return FALSE;
    if (told->update->party_id == 0)
        return told == story_current(story);
    for (guint i = at + 1; i < story->updates->len; i++) {
        const struct story_update *later = story->updates->pdata[i];
        if (strcmp(later->update->kind, "status") == 0 && later->corrected_by == 0 &&
            later->update->party_id == told->update->party_id)
            return FALSE;
    }
    return TRUE;
}

static gboolean is_assessed(const struct report *report, const char *status)
{
    const struct scheme_status_row *row = session_status(report->session, status);
    return row == NULL || row->is_assessed;
}

static void add_gap(struct evidence *self, const struct report *report, const struct story *story,
                    const struct story_update *told)
{
    g_autofree char *status = update_told(report, story, told);
    struct evidence_gap gap = {.key = keep(self, story->commitment->key),
                               .title = keep(self, story->commitment->title),
                               .status = keep(self, status),
                               .author = keep(self, told->update->author)};
    g_array_append_val(self->gaps, gap);
}

void evidence_add_gaps(struct evidence *self, const struct report *report,
                       const struct story *story)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        if (told->sources->len == 0 && stands(story, i) &&
            is_assessed(report, told->update->status_to))
            add_gap(self, report, story, told);
    }
}

void evidence_add(struct evidence *self, struct report *report, const struct story *story)
{
    for (guint i = 0; i < story->wordings->len; i++)
        add_wording(self, report, story, story->wordings->pdata[i]);
    for (guint i = 0; i < story->updates->len; i++)
        add_update(self, report, story, story->updates->pdata[i]);
    evidence_add_gaps(self, report, story);
    for (guint i = 0; i < story->sources->len; i++)
        add_source(self, report, story, story->sources->pdata[i], _("The commitment in general"),
                   "");
}

static int by_number(gconstpointer a, gconstpointer b)
{
    const struct evidence_use *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

void evidence_sort(struct evidence *self)
{
    g_array_sort(self->uses, by_number); /* which leaves equals in their order */
}
