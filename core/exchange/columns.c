/* columns.c owns which columns heldto's own CSV has, and in which order.
 * It must not know how a column is read or written. */
#include "core/exchange/columns.h"

#include <string.h>

/* The status and the earliest wording of a commitment, enough to make them again elsewhere. */
static const char *const of_commitment[] = {"status", "status_on", "successor",    "source",
                                            "text",   "meeting",   "meeting_date", "meeting_place",
                                            "voice",  NULL};
static const char *const of_wording[] = {"meeting_date", "meeting_place", NULL};
static const char *const of_update[] = {"source", NULL};
static const char *const nothing[] = {NULL};

const char *const *columns_beyond_fields(enum noun noun)
{
    switch (noun) {
    case NOUN_COMMITMENT:
        return of_commitment;
    case NOUN_WORDING:
        return of_wording;
    case NOUN_UPDATE:
        return of_update;
    default:
        return nothing;
    }
}

static const char *const *make_columns(enum noun noun)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    gsize n;
    const struct field *fields = field_all(noun, &n);
    for (gsize i = 0; i < n; i++)
        if (fields[i].flags & FIELD_EXPORT)
            g_ptr_array_add(names, (char *)fields[i].name);
    for (const char *const *more = columns_beyond_fields(noun); *more != NULL; more++)
        g_ptr_array_add(names, (char *)*more);
    g_ptr_array_add(names, NULL);
    return (const char *const *)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

const char *const *columns_of_export(enum noun noun)
{
    static const char *const *made[N_NOUNS];
    if (made[noun] == NULL)
        made[noun] = make_columns(noun);
    return made[noun];
}

gboolean columns_is_derived(enum noun noun, const char *header)
{
    static const char *const derived[] = {
        "timeliness",   "due_first",        "due_last",       "checked_on", "updated_on",
        "updated_at",   "earliest_wording", "latest_wording", "wordings",   "links",
        "last_wording", "last_meeting",     "last_place",
    };
    for (gsize i = 0; noun == NOUN_COMMITMENT && i < G_N_ELEMENTS(derived); i++)
        if (strcmp(header, derived[i]) == 0)
            return TRUE;
    return FALSE;
}
