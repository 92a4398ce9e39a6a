/* lineage_sheet.c owns a lineage as rows and as JSON.
 * It must not know how a step is found or confirmed. */
#include "core/lineage/lineage_sheet.h"

#include "core/draft/names.h"
#include "core/scheme/words.h"

static const char *const kinds[] = {
    [LINEAGE_STATED] = "stated", [LINEAGE_ABSENT] = "absent", [LINEAGE_UNKNOWN] = "unknown"};

/* Text of the step's meeting; of the step; of its wording, "" where none is held. */
#define TEXT_OF(name, expression)                                                                  \
    static char *text_##name(gpointer row, gpointer data)                                          \
    {                                                                                              \
        const struct lineage_step *step = row;                                                     \
        (void)data;                                                                                \
        return g_strdup(expression);                                                               \
    }
#define TEXT_SAID(member) TEXT_OF(member, step->told != NULL ? step->told->wording->member : "")
TEXT_OF(meeting, step->meeting->token)
TEXT_OF(date, step->meeting->date_edtf)
TEXT_OF(level, step->meeting->level)
TEXT_OF(kind, kinds[step->kind])
TEXT_OF(difference, step->confirmed)
TEXT_OF(proposed, step->proposed)
TEXT_OF(also, step->also)
TEXT_OF(reason, step->reason)
TEXT_SAID(voice)
TEXT_SAID(verb)
TEXT_SAID(force)
TEXT_SAID(due_text)
TEXT_SAID(due_edtf)
TEXT_SAID(exact)

static char *seen_meeting(gpointer row, gpointer data)
{
    (void)data;
    return names_meeting_words(((const struct lineage_step *)row)->meeting);
}

static char *seen_level(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(words_label(WORDS_LEVEL, ((const struct lineage_step *)row)->meeting->level));
}

static char *seen_difference(gpointer row, gpointer data)
{
    (void)data;
    return lineage_step_words(row);
}

static char *text_wording(gpointer row, gpointer data)
{
    (void)data;
    const struct lineage_step *step = row;
    return step->told != NULL ? g_strdup_printf("%" G_GINT64_FORMAT, step->told->wording->id)
                              : NULL;
}

static char *text_months(gpointer row, gpointer data)
{
    (void)data;
    const struct lineage_step *step = row;
    return step->is_moved ? g_strdup_printf("%d", step->months) : NULL;
}

static char *text_changed(gpointer row, gpointer data)
{
    (void)data;
    const struct lineage_step *step = row;
    return step->words != NULL ? diff_text(step->words) : NULL;
}

static char *text_again(gpointer row, gpointer data)
{
    (void)data;
    const struct lineage_step *step = row;
    return g_strdup(step->told == NULL ? "" : step->told->wording->again ? "yes" : "no");
}

static const struct sheet_column columns[] = {
    {.name = "meeting",
     .label = N_("Meeting"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_meeting,
     .seen = seen_meeting},
    {.name = "date", .label = N_("Date"), .text = text_date},
    {.name = "level",
     .label = N_("Level"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_level,
     .seen = seen_level},
    {.name = "kind", .label = N_("Kind"), .text = text_kind},
    {.name = "wording", .label = N_("Wording"), .type = SHEET_NUMBER, .text = text_wording},
    {.name = "difference",
     .label = N_("Difference"),
     .flags = SHEET_SHOWN,
     .text = text_difference,
     .seen = seen_difference},
    {.name = "proposed", .label = N_("Proposed"), .text = text_proposed},
    {.name = "also", .label = N_("Also"), .text = text_also},
    {.name = "months", .label = N_("Months"), .type = SHEET_NUMBER, .text = text_months},
    {.name = "reason", .label = N_("Reason"), .text = text_reason},
    {.name = "changed",
     .label = N_("What changed"),
     .flags = SHEET_SHOWN | SHEET_MAIN,
     .text = text_changed},
    {.name = "voice", .label = N_("Voice"), .text = text_voice},
    {.name = "verb", .label = N_("Verb"), .text = text_verb},
    {.name = "force", .label = N_("Force"), .text = text_force},
    {.name = "again", .label = N_("Again"), .text = text_again},
    {.name = "due_text", .label = N_("Due"), .text = text_due_text},
    {.name = "due_edtf", .label = N_("Due period"), .text = text_due_edtf},
    {.name = "words", .label = N_("Words"), .text = text_exact},
};

const struct sheet_column *lineage_columns(gsize *n)
{
    *n = G_N_ELEMENTS(columns);
    return columns;
}

json_t *lineage_json(const struct lineage *lineage)
{
    g_autofree char *summary = lineage_summary(lineage);
    json_t *object = json_object();
    json_t *steps = json_array();
    for (guint i = 0; i < lineage->steps->len; i++)
        json_array_append_new(steps, sheet_json_object(columns, G_N_ELEMENTS(columns),
                                                       lineage->steps->pdata[i], NULL));
    json_object_set_new(object, "summary", sheet_json_string(summary));
    json_object_set_new(object, "unconfirmed", json_integer(lineage->open));
    json_object_set_new(object, "steps", steps);
    return object;
}
