/* restate.c owns asking of every promise of a text what it restates.
 * It must not know how likely that is worked out, and stores nothing. */
#include "core/match/restate.h"

#include <string.h>

#include "core/lexicon/venue.h"
#include "db/suggestion.h"

static void free_match(gpointer match)
{
    match_free(match);
}

static char *sentence_of(const char *text, const struct suggestion *row)
{
    return g_utf8_substring(text, (glong)row->sentence_start,
                            (glong)(row->sentence_start + row->sentence_length));
}

/* *found: NULL where it is new. FALSE on an error of the register. */
static gboolean find_one(struct matcher *matcher, const struct restate_text *text,
                         const struct suggestion *row, struct match **found, GError **error)
{
    g_autofree char *sentence = sentence_of(text->text, row);
    const struct match_query query = {.series_id = text->series_id,
                                      .meeting_id = text->meeting_id,
                                      .day = text->day,
                                      .exact = row->exact,
                                      .sentence = sentence,
                                      .kind = row->kind,
                                      .topic = row->topic,
                                      .parties = row->parties,
                                      .level = venue_level(row->exact, text->level)};
    g_autoptr(GPtrArray) matches = match_find(matcher, &query, 1, error);

    *found = NULL;
    if (matches == NULL)
        return FALSE;
    if (matches->len > 0 && ((const struct match *)g_ptr_array_index(matches, 0))->is_near) {
        g_ptr_array_set_free_func(matches, NULL);
        *found = g_ptr_array_index(matches, 0);
    }
    return TRUE;
}

GPtrArray *restate_find(struct session *session, const struct lexicon *lexicon,
                        const struct restate_text *text, const GPtrArray *suggestions,
                        GError **error)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(free_match);
    struct matcher *matcher = matcher_new(session->db, lexicon);
    gboolean done = TRUE;

    for (guint i = 0; i < suggestions->len && done; i++) {
        struct match *found;
        done = find_one(matcher, text, g_ptr_array_index(suggestions, i), &found, error);
        if (done)
            g_ptr_array_add(all, found);
    }
    matcher_free(matcher);
    return done ? g_steal_pointer(&all) : NULL;
}
