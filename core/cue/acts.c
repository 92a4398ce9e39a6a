/* acts.c owns telling apart what one "and" joins.
 * It must not know how dates, meetings and topics are read. */
#include "core/cue/acts.h"

#include "core/lexicon/due.h"
#include "core/lexicon/subject.h"
#include "core/lexicon/venue.h"
#include "db/row.h"

#include <string.h>

enum { SHORTEST_TOPICAL = 4, SHORTEST_ACT = 3, MOST_ACTS = 12 };

/* What one act says by itself. */
struct act {
    char *due;
    gboolean is_meeting;
    char *topic; /* the wide one; "" none of its own */
};

static void act_clear(struct act *act)
{
    g_free(act->due);
    g_free(act->topic);
}

static struct act read_act(const struct lexicon *lexicon, const struct reading *reading,
                           const struct lexemes *lexemes, guint from, guint to)
{
    struct passage passage = {.start = lexeme_at(lexemes, from)->start,
                              .end = lexeme_at(lexemes, to - 1)->end};
    passage.sentence = passage.start;
    passage.sentence_end = passage.end;
    owned(due) due = due_read(reading, &passage);
    struct act act = {.due = g_strdup(due->text), .topic = g_strdup("")};
    if (lexicon == NULL)
        return act;
    owned(venue) venue = venue_read(lexicon, reading, &passage);
    act.is_meeting = venue->is_meeting;
    g_autofree char *topic = subject_topic(lexicon, reading, &passage);
    const char *wide = *topic != '\0' ? subject_wide(lexicon, topic) : "";
    if (strcmp(wide, "other") != 0) {
        g_free(act.topic);
        act.topic = g_strdup(wide);
    }
    return act;
}

/* In a row with commas ("train A, send B, and pay C") only dates and meetings set acts apart. */
static gboolean is_in_row(const struct lexemes *lexemes, guint conjunction)
{
    return lexeme_has(lexemes, conjunction, LEXEME_COMMA);
}

static gboolean differ(const struct lexicon *lexicon, const struct reading *reading,
                       const struct lexemes *lexemes, const struct scope_part *a,
                       const struct scope_part *b)
{
    struct act first = read_act(lexicon, reading, lexemes, a->from, a->to);
    struct act second = read_act(lexicon, reading, lexemes, b->from, b->to);
    gboolean is_long = b->to - b->from >= SHORTEST_TOPICAL;
    gboolean apart = strcmp(first.due, second.due) != 0 || first.is_meeting != second.is_meeting ||
                     (is_long && !is_in_row(lexemes, b->from - 1) && *first.topic != '\0' &&
                      *second.topic != '\0' && strcmp(first.topic, second.topic) != 0);
    act_clear(&first);
    act_clear(&second);
    return apart;
}

GArray *acts_split(const struct lexicon *lexicon, const struct reading *reading,
                   const struct lexemes *lexemes, const struct finding *finding,
                   const struct scope_part *part)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct scope_part));
    g_autoptr(GArray) acts = scope_acts(lexemes, finding, part);
    struct scope_part rest = *part;
    for (guint i = 0; i < MIN(acts->len, MOST_ACTS); i++) {
        guint at = g_array_index(acts, guint, i);
        struct scope_part before = {.from = rest.from, .to = at - 1};
        struct scope_part after = {.from = at, .to = part->to};
        if (before.to < MAX(before.from, finding->end) + SHORTEST_ACT ||
            !differ(lexicon, reading, lexemes, &before, &after))
            continue;
        g_array_append_val(parts, before);
        rest = after;
    }
    g_array_append_val(parts, rest);
    return parts;
}
