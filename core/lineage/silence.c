/* silence.c owns the rule by which a meeting may be said not to have mentioned a commitment.
 * It must not know how the answer is shown or confirmed. */
#include "core/lineage/silence.h"

#include <string.h>

gboolean silence_is_statement(const struct wording *wording)
{
    return strcmp(wording->difference, "not-mentioned") != 0;
}

gboolean silence_is_of_kind(const char *kind)
{
    return strcmp(kind, "next-meeting") != 0 && strcmp(kind, "third-party") != 0;
}

/* Days of which one may be a whole year: what is not surely earlier is not earlier. */
static gboolean was_before(const struct meeting *meeting, const struct meeting *at)
{
    return strcmp(meeting->level, at->level) == 0 && meeting->series_id == at->series_id &&
           *meeting->date_last != '\0' && strcmp(meeting->date_last, at->date_first) < 0;
}

enum silence silence_at(const struct meeting *at, GHashTable *read, const GPtrArray *stated)
{
    gboolean was_stated = FALSE;
    for (guint i = 0; i < stated->len; i++) {
        const struct meeting *meeting = stated->pdata[i];
        if (meeting->id == at->id)
            return SILENCE_STATED;
        was_stated = was_stated || was_before(meeting, at);
    }
    if (strcmp(at->state, "held") != 0 || *at->level == '\0' || !was_stated)
        return SILENCE_NOTHING;
    return g_hash_table_contains(read, &at->id) ? SILENCE_ABSENT : SILENCE_UNKNOWN;
}
