/* lineage.c owns a commitment's way from meeting to meeting, and what is said of it.
 * It must not know how a difference is found (difference.c), nor how one is confirmed
 * (lineage_confirm.c). */
#include "core/lineage/lineage.h"

#include "core/lineage/silence.h"
#include "core/scheme/words.h"

#include <stdlib.h>
#include <string.h>

static void free_step(gpointer data)
{
    struct lineage_step *step = data;
    g_free(step->reason);
    diff_free(step->words);
    g_free(step);
}

void lineage_free(struct lineage *lineage)
{
    if (lineage == NULL)
        return;
    g_clear_pointer(&lineage->steps, g_ptr_array_unref);
    g_clear_pointer(&lineage->meetings, g_ptr_array_unref);
    g_free(lineage);
}

static gboolean is_step(const struct story_wording *told)
{
    return strcmp(told->wording->role, "record") == 0 && silence_is_statement(told->wording);
}

static const char *token_of(const char *difference)
{
    const struct word *word = words_find(WORDS_DIFFERENCE, difference);
    return word != NULL ? word->token : "";
}

static const char *coverage_of(const struct story_wording *told)
{
    return told->document != NULL ? told->document->coverage : "";
}

static gboolean is_alike(const struct meeting *a, const struct meeting *b)
{
    return strcmp(a->level, b->level) == 0 && a->series_id == b->series_id;
}

const struct story_wording *lineage_base(const struct story *story, guint at)
{
    const struct story_wording *told = story->wordings->pdata[at];
    const struct story_wording *last = NULL;
    for (guint i = at; i > 0; i--) {
        const struct story_wording *earlier = story->wordings->pdata[i - 1];
        if (!is_step(earlier))
            continue;
        if (is_alike(earlier->meeting, told->meeting))
            return earlier;
        if (last == NULL)
            last = earlier;
    }
    return last;
}

static void propose(struct lineage_step *step)
{
    const struct difference_side before = {step->before->wording, step->before->meeting,
                                           coverage_of(step->before)};
    const struct difference_side after = {step->told->wording, step->told->meeting,
                                          coverage_of(step->told)};
    step->words = diff_words(before.wording->exact, after.wording->exact);
    struct difference *difference = difference_propose(&before, &after, step->words);
    step->proposed = difference->main;
    step->also = difference->also;
    step->is_moved = difference->is_moved;
    step->months = difference->months;
    step->days = difference->days;
    step->reason = g_steal_pointer(&difference->reason);
    difference_free(difference);
}

/* What someone entered by hand and left unconfirmed goes before what is worked out. */
static void take_entered(struct lineage_step *step)
{
    const char *entered = token_of(step->told->wording->difference);
    if (*entered == '\0' || strcmp(entered, "first-held") == 0 ||
        strcmp(entered, step->proposed) == 0)
        return;
    char *reason = g_strdup_printf(_("Entered by hand; heldto would propose “%s”: %s"),
                                   words_label(WORDS_DIFFERENCE, step->proposed), step->reason);
    g_free(step->reason);
    step->reason = reason;
    if (strcmp(step->also, entered) == 0)
        step->also = "";
    step->proposed = entered;
}

static struct lineage_step *stated_step(const struct story *story, guint at)
{
    struct lineage_step *step = g_new0(struct lineage_step, 1);
    const struct story_wording *told = story->wordings->pdata[at];
    step->kind = LINEAGE_STATED;
    step->told = told;
    step->meeting = told->meeting;
    step->before = lineage_base(story, at);
    step->confirmed = step->also = "";
    step->proposed = "first-held";
    if (step->before == NULL) {
        step->confirmed = "first-held"; /* no judgement: it is the earliest held */
        step->reason = g_strdup(told->wording->again ? _("It says itself that it repeats an "
                                                         "earlier promise.")
                                                     : "");
        return step;
    }
    propose(step);
    if (told->wording->confirmed && strcmp(told->wording->difference, "first-held") != 0)
        step->confirmed = token_of(told->wording->difference);
    else
        take_entered(step);
    return step;
}

/* A promise of one occasion is not missed elsewhere, nor what was closed by then. */
static gboolean may_be_missed(const struct story *story, const struct meeting *meeting)
{
    const struct commitment *c = story->commitment;
    if (!silence_is_of_kind(c->kind))
        return FALSE;
    return strcmp(c->status_class, "closed") != 0 ||
           (*c->status_on != '\0' && strcmp(c->status_on, meeting->date_first) > 0);
}

static gboolean is_marked_absent(const struct story *story, gint64 meeting_id)
{
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told->meeting->id == meeting_id && told->wording->confirmed &&
            !silence_is_statement(told->wording))
            return TRUE;
    }
    return FALSE;
}

static struct lineage_step *silent_step(const struct meeting *meeting, enum silence silence,
                                        gboolean is_confirmed)
{
    struct lineage_step *step = g_new0(struct lineage_step, 1);
    gboolean is_absent = silence == SILENCE_ABSENT;
    step->kind = is_absent ? LINEAGE_ABSENT : LINEAGE_UNKNOWN;
    step->meeting = meeting;
    step->also = "";
    step->proposed = is_absent ? "not-mentioned" : "";
    step->confirmed = is_absent && is_confirmed ? "not-mentioned" : "";
    step->reason =
        g_strdup(is_absent ? _("Its full official text was read, and no passage of it is tied to "
                               "this commitment.")
                           : _("No full official text of it has been read."));
    return step;
}

struct silent {
    struct session *session;
    const struct story *story;
    GHashTable *read;  /* of document_read_meetings() */
    GPtrArray *stated; /* const struct meeting */
};

static void add_silent(struct silent *silent, struct lineage *lineage,
                       const struct meeting *meeting)
{
    enum silence silence = silence_at(meeting, silent->read, silent->stated);
    if ((silence != SILENCE_ABSENT && silence != SILENCE_UNKNOWN) ||
        strcmp(meeting->date_first, session_today(silent->session)) > 0 ||
        !may_be_missed(silent->story, meeting))
        return;
    gboolean is_confirmed = story_is_found_silent(silent->story, meeting->id) ||
                            is_marked_absent(silent->story, meeting->id);
    g_ptr_array_add(lineage->steps, silent_step(meeting, silence, is_confirmed));
}

static gboolean add_silence(struct session *session, const struct story *story,
                            struct lineage *lineage, gboolean with_internal, GError **error)
{
    struct silent silent = {.session = session, .story = story, .stated = g_ptr_array_new()};
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (silence_is_statement(told->wording))
            g_ptr_array_add(silent.stated, told->meeting);
    }
    silent.read = document_read_meetings(session->db, with_internal, error);
    for (guint i = 0; silent.read != NULL && i < lineage->meetings->len; i++) {
        const struct meeting *meeting = lineage->meetings->pdata[i];
        if (with_internal || strcmp(meeting->visibility, "public") == 0)
            add_silent(&silent, lineage, meeting);
    }
    gboolean done = silent.read != NULL;
    g_clear_pointer(&silent.read, g_hash_table_unref);
    g_ptr_array_unref(silent.stated);
    return done;
}

static int by_meeting(gconstpointer a, gconstpointer b)
{
    const struct meeting *x = (*(const struct lineage_step *const *)a)->meeting;
    const struct meeting *y = (*(const struct lineage_step *const *)b)->meeting;
    int order = strcmp(x->date_first, y->date_first);
    return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

gboolean lineage_step_is_open(const struct lineage_step *step)
{
    return *step->confirmed == '\0' && *step->proposed != '\0';
}

static struct lineage *follow(struct session *session, const struct story *story,
                              gboolean with_internal, GError **error)
{
    struct lineage *lineage = g_new0(struct lineage, 1);
    lineage->steps = g_ptr_array_new_with_free_func(free_step);
    lineage->meetings = meeting_all(session->db, story->commitment->series_id, error);
    for (guint i = 0; lineage->meetings != NULL && i < story->wordings->len; i++)
        if (is_step(story->wordings->pdata[i]))
            g_ptr_array_add(lineage->steps, stated_step(story, i));
    if (lineage->meetings == NULL || !add_silence(session, story, lineage, with_internal, error)) {
        lineage_free(lineage);
        return NULL;
    }
    g_ptr_array_sort(lineage->steps, by_meeting);
    for (guint i = 0; i < lineage->steps->len; i++)
        lineage->open += lineage_step_is_open(lineage->steps->pdata[i]) ? 1 : 0;
    return lineage;
}

struct lineage *lineage_new(struct session *session, const struct story *story, GError **error)
{
    return follow(session, story, TRUE, error);
}

struct lineage *lineage_new_public(struct session *session, const struct story *story,
                                   GError **error)
{
    return follow(session, story, FALSE, error);
}

const struct lineage_step *lineage_step_of(const struct lineage *lineage, gint64 wording_id)
{
    for (guint i = 0; i < lineage->steps->len; i++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        if (step->told != NULL && step->told->wording->id == wording_id)
            return step;
    }
    return NULL;
}
