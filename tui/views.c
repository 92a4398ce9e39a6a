/* views.c owns the list of views.
 * It must not know anything else about them. */
#include "tui/view.h"

#include <string.h>

extern const struct view_ops view_change, view_commitment, view_help, view_history, view_matrix,
    view_meeting, view_meetings, view_output, view_reader, view_register, view_report, view_reports,
    view_scores, view_review, view_today, view_triage;

static const struct view_ops *const views[] = {
    &view_register, &view_today,   &view_commitment, &view_meetings, &view_meeting, &view_reader,
    &view_history,  &view_change,  &view_output,     &view_help,     &view_matrix,  &view_review,
    &view_triage,   &view_reports, &view_report,     &view_scores,
};

const struct view_ops *const *view_all(gsize *n)
{
    *n = G_N_ELEMENTS(views);
    return views;
}

const struct view_ops *view_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(views); i++)
        if (strcmp(views[i]->name, name) == 0)
            return views[i];
    return NULL;
}
