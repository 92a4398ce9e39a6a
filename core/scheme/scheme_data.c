/* scheme_data.c owns the shipped schemes, their statuses and definitions.
 * It must not know how they are looked up or shown. */
#include "core/scheme/scheme_data.h"

#include <glib/gi18n.h>

static const struct scheme_status pledge[] = {
    {
        .letter = 'n',
        .token = SCHEME_NOT_ASSESSED,
        .label = N_("not assessed"),
        .definition = N_("Nobody has looked yet. It says nothing about what was done."),
        .is_open = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'o',
        .token = "not-started",
        .label = N_("not started"),
        .definition = N_("Looked for, and no step towards it was found."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'p',
        .token = "in-progress",
        .label = N_("in progress"),
        .definition = N_("A deed towards it is on record; an announcement alone is not one."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 'k',
        .token = "kept-up",
        .label = N_("kept up"),
        .definition = N_("A standing promise that is being honoured: recent deeds show it."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .is_done = TRUE,
        .score = 1,
    },
    {
        .letter = 't',
        .token = "stalled",
        .label = N_("stalled"),
        .definition = N_("Begun, and then no movement; nobody is known to stand in the way."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'b',
        .token = "blocked",
        .label = N_("blocked"),
        .definition = N_("Held up by a named obstacle: a court, a legislature, another party."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'h',
        .token = "partly-continuing",
        .label = N_("partly, continuing"),
        .definition = N_("A part of what was promised is done, and work on the rest goes on."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 'f',
        .token = "fulfilled",
        .label = N_("fulfilled"),
        .definition = N_("What the words promised is done, in full or in all that matters."),
        .is_assessed = TRUE,
        .is_done = TRUE,
        .score = 1,
    },
    {
        .letter = 'H',
        .token = "partly-closed",
        .label = N_("partly, closed"),
        .definition = N_("A part is done and the rest will not follow: less than was promised."),
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 'x',
        .token = "not-fulfilled",
        .label = N_("judged not fulfilled"),
        .definition = N_("Researched, its time is over, and it was not done; a source says so."),
        .is_assessed = TRUE,
        .needs_source = TRUE,
        .score = -1,
    },
    {
        .letter = 'l',
        .token = "lapsed",
        .label = N_("lapsed"),
        .definition = N_("Let go: its occasion has passed or nobody pursues it, and no party has "
                         "withdrawn it."),
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'c',
        .token = "contrary",
        .label = N_("contrary"),
        .definition = N_("A party did, or decided, the opposite of what was promised."),
        .is_assessed = TRUE,
        .score = -1,
    },
    {
        .letter = 'r',
        .token = "superseded",
        .label = N_("superseded"),
        .definition = N_("Replaced by another commitment with another aim, means or scope, which "
                         "is named."),
        .is_assessed = TRUE,
        .needs_successor = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'w',
        .token = "withdrawn",
        .label = N_("withdrawn by the parties"),
        .definition = N_("The parties themselves said that they no longer intend it."),
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'v',
        .token = "cannot-be-judged",
        .label = N_("cannot be judged"),
        .definition = N_("Researched, and the words or the public record allow no verdict."),
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
};

static const struct scheme_status compliance[] = {
    {
        .letter = 'n',
        .token = SCHEME_NOT_ASSESSED,
        .label = N_("not assessed"),
        .definition = N_("Not scored yet. It enters no average."),
        .is_open = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'f',
        .token = "full-compliance",
        .label = N_("full compliance (+1)"),
        .definition = N_("All that the words ask for was done within the period."),
        .is_assessed = TRUE,
        .is_done = TRUE,
        .score = 1,
    },
    {
        .letter = 'p',
        .token = "partial-compliance",
        .label = N_("partial compliance (0)"),
        .definition = N_("Some of it was done, or work on it is under way."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 'x',
        .token = "no-compliance",
        .label = N_("no compliance (-1)"),
        .definition = N_("Searched for, and nothing was done, or the opposite; a source says so."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .needs_source = TRUE,
        .score = -1,
    },
    {
        .letter = 'a',
        .token = "not-applicable",
        .label = N_("not applicable"),
        .definition = N_("The commitment does not bind this party, or no longer applies."),
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
};

static const struct scheme_status promise[] = {
    {
        .letter = 'n',
        .token = SCHEME_NOT_ASSESSED,
        .label = N_("not yet rated"),
        .definition = N_("Nobody has looked yet. It does not mean that nothing was done."),
        .is_open = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'p',
        .token = "in-the-works",
        .label = N_("in the works"),
        .definition = N_("It has been proposed formally, or is being considered or carried out."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 't',
        .token = "stalled",
        .label = N_("stalled"),
        .definition = N_("There is no movement, for want of money, votes or interest."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'k',
        .token = "kept",
        .label = N_("kept"),
        .definition = N_("The promise is fulfilled, mostly or in full."),
        .is_assessed = TRUE,
        .is_done = TRUE,
        .score = 1,
    },
    {
        .letter = 'c',
        .token = "compromise",
        .label = N_("compromise"),
        .definition = N_("Much less than was promised, and still a real step to the same goal."),
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 'x',
        .token = "broken",
        .label = N_("broken"),
        .definition = N_("The promise was not fulfilled, whatever the effort; a source says so."),
        .is_assessed = TRUE,
        .needs_source = TRUE,
        .score = -1,
    },
};

static const struct scheme_status completion[] = {
    {
        .letter = 'n',
        .token = SCHEME_NOT_ASSESSED,
        .label = N_("not assessed"),
        .definition = N_("Nobody has looked yet. It says nothing about what was done."),
        .is_open = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'o',
        .token = "not-started",
        .label = N_("not started"),
        .definition = N_("Looked for, and none of its activities has begun."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'l',
        .token = "limited",
        .label = N_("limited"),
        .definition = N_("Some activities have begun; most of the promised result is missing."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 's',
        .token = "substantial",
        .label = N_("substantial"),
        .definition = N_("Most of the promised result is there; known parts are still missing."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = 0,
    },
    {
        .letter = 'c',
        .token = "complete",
        .label = N_("complete"),
        .definition = N_("All that was promised is there."),
        .is_assessed = TRUE,
        .is_done = TRUE,
        .score = 1,
    },
};

static const struct scheme_status recommendation[] = {
    {
        .letter = 'n',
        .token = SCHEME_NOT_ASSESSED,
        .label = N_("not assessed"),
        .definition = N_("Nobody has looked yet. It says nothing about what was done."),
        .is_open = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'o',
        .token = "open",
        .label = N_("open"),
        .definition = N_("Looked at: no action yet, or action that meets only a part of it."),
        .is_open = TRUE,
        .is_assessed = TRUE,
        .score = SCHEME_NO_SCORE,
    },
    {
        .letter = 'f',
        .token = "closed-implemented",
        .label = N_("closed – implemented"),
        .definition = N_("Action was taken that meets what was recommended."),
        .is_assessed = TRUE,
        .is_done = TRUE,
        .score = 1,
    },
    {
        .letter = 'x',
        .token = "closed-not-implemented",
        .label = N_("closed – not implemented"),
        .definition = N_("Given up without the action that was recommended; a source says so."),
        .is_assessed = TRUE,
        .needs_source = TRUE,
        .score = -1,
    },
};

#define STATUSES(table) .statuses = (table), .n = G_N_ELEMENTS(table)

static const struct scheme schemes[] = {
    {
        .token = "pledge",
        .name = N_("pledge"),
        .description = N_("What parties promised each other, from not assessed to a verdict; the "
                          "usual choice."),
        STATUSES(pledge),
    },
    {
        .token = "compliance",
        .name = N_("compliance"),
        .description = N_("Full, partial or none, as +1, 0 and -1, in the way summits are scored."),
        STATUSES(compliance),
    },
    {
        .token = "promise",
        .name = N_("promise"),
        .description = N_("Kept, compromise, broken, stalled, in the works: a newsroom's promise "
                          "tracker."),
        STATUSES(promise),
    },
    {
        .token = "completion",
        .name = N_("completion"),
        .description = N_("Not started, limited, substantial, complete: how far an action plan "
                          "got."),
        STATUSES(completion),
    },
    {
        .token = "recommendation",
        .name = N_("recommendation"),
        .description = N_("Open, or closed with or without implementation: an auditor's list."),
        STATUSES(recommendation),
    },
};

const struct scheme *scheme_all(gsize *n)
{
    *n = G_N_ELEMENTS(schemes);
    return schemes;
}
