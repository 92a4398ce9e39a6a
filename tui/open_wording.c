/* open_wording.c owns going from a wording to its document.
 * It must not know where the wording was seen. */
#include "tui/open_wording.h"

#include "core/scheme/words.h"
#include "tui/app.h"

gboolean open_wording(struct app *app, const struct wording *wording, gboolean or_commitment,
                      GError **error)
{
    if (wording->document_id == 0 && or_commitment)
        return app_open_view(app, "commitment", &(struct view_args){.id = wording->commitment_id},
                             error);
    if (wording->document_id == 0) {
        app_say(app, "%s", _("No text of that meeting is held here."));
        return TRUE;
    }
    g_autofree char *at = g_strdup_printf("%" G_GINT64_FORMAT, wording->id);
    const struct view_args args = {.id = wording->document_id, .text = at};
    return app_open_view(app, "reader", &args, error);
}

gboolean open_wording_id(struct app *app, gint64 wording_id, gboolean or_commitment, GError **error)
{
    owned(wording) wording = wording_by_id(app_db(app), wording_id, error);
    return wording != NULL && open_wording(app, wording, or_commitment, error);
}
