/* story_score.c owns the scores in a commitment's story.
 * It must not know how they are laid out, nor what they amount to together. */
#include "core/story/story_score.h"

#include "core/period/day.h"
#include "core/scheme/words.h"
#include "core/score/score.h"
#include "core/score/score_period.h"
#include "core/text/text.h"
#include "db/party.h"
#include "db/table.h"

#include <string.h>

void story_score_free(gpointer data)
{
    struct story_score *score = data;
    assessment_free(score->assessment);
    g_free(score->party);
    g_free(score);
}

static gint in_order(gconstpointer a, gconstpointer b)
{
    const struct story_score *const *one = a, *const *other = b;
    int order = score_period_compare((*one)->assessment->period, (*other)->assessment->period);
    if (order == 0)
        order = strcmp((*one)->party, (*other)->party);
    if (order == 0)
        order = (*one)->assessment->id < (*other)->assessment->id ? -1 : 1;
    return order;
}

/* The same coder's next score of the cell. */
static gint64 next_of(const GPtrArray *live, guint at)
{
    const struct assessment *row = live->pdata[at];
    for (guint i = at + 1; i < live->len; i++) {
        const struct assessment *later = live->pdata[i];
        if (later->party_id == row->party_id && strcmp(later->period, row->period) == 0 &&
            strcmp(later->role, row->role) == 0)
            return later->id;
    }
    return 0;
}

gboolean story_score_load(struct session *session, struct story *story, GError **error)
{
    g_autoptr(GPtrArray) live =
        assessment_live_of_commitment(session->db, story->commitment->id, error);
    for (guint i = 0; live != NULL && i < live->len; i++) {
        const struct assessment *row = live->pdata[i];
        owned(party) party = party_by_id(session->db, row->party_id, error);
        if (party == NULL)
            return FALSE;
        struct story_score *score = g_new0(struct story_score, 1);
        score->assessment = row_copy(TABLE_ASSESSMENT, row);
        score->party = g_strdup(party->name);
        score->corrected_by = next_of(live, i);
        score->counts = score_standing(live, row->party_id, row->period) == row;
        g_ptr_array_add(story->scores, score);
    }
    g_ptr_array_sort(story->scores, in_order);
    return live != NULL;
}

char *story_score_words(const struct story_score *score)
{
    const struct assessment *row = score->assessment;
    const struct score_word *word = score_word_find(row->score);
    g_autofree char *period = score_period_words(row->period);
    g_autofree char *day = *row->assessed_on != '\0' ? day_words(row->assessed_on) : g_strdup("");
    GString *words = g_string_new(NULL);
    g_string_append_printf(words, "%s · %s · %s", period, score->party,
                           score_mark(row->score, text_is_ascii()));
    if (word != NULL && strcmp(row->score, "na") != 0)
        g_string_append_printf(words, " %s", _(word->label));
    if (score_role_of(row) != SCORE_FIRST)
        g_string_append_printf(words, " · %s", score_role_label(score_role_of(row)));
    g_string_append_printf(words, " · %s%s%s", row->author, *day != '\0' ? ", " : "", day);
    if (score->corrected_by != 0)
        g_string_append_printf(words, " · %s", _("corrected"));
    return g_string_free(words, FALSE);
}
