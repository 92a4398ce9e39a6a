/* score.c owns the commands that score a party on a commitment, and settle between two coders.
 * It must not know which scores there are, nor what may be scored. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/score/score.h"
#include "core/score/score_period.h"
#include "core/text/text.h"

/* What the call names, and what it says of it but for the score. */
struct named {
    gint64 commitment_id, party_id;
    char *period;
};

static gboolean find_named(struct command_call *call, struct named *named, GError **error)
{
    const char *period = command_option(call, "period");
    return names_commitment(call->session, command_word(call, 0), &named->commitment_id, error) &&
           names_known_party(call->session, command_word(call, 1), &named->party_id, error) &&
           (named->period = score_period(call->session, period, error)) != NULL;
}

/* The first coder may know what was settled; a second one is told nothing. */
static void say_settled(struct command_call *call, const struct named *named)
{
    g_autoptr(GPtrArray) live =
        assessment_live_of_commitment(call->session->db, named->commitment_id, NULL);
    const struct assessment *counts =
        live != NULL ? score_standing(live, named->party_id, named->period) : NULL;
    if (counts != NULL && score_role_of(counts) == SCORE_ADJUDICATION)
        command_say(call,
                    "what counts is still the adjudicated %s; `heldto score adjudicate` changes it",
                    score_mark(counts->score, text_is_ascii()));
}

static gboolean give(struct command_call *call, enum score_role role, GError **error)
{
    struct named named = {0};
    gboolean done = FALSE;
    if (find_named(call, &named, error)) {
        const struct score_entry entry = {
            .score = command_word(call, 2),
            .period = named.period,
            .reason = command_option(call, "reason"),
            .assessed_on = command_option(call, "date"),
            .role = role,
        };
        done = score_set(call->session, named.commitment_id, named.party_id, &entry, error) &&
               command_ok(call, named.commitment_id, error);
        if (done && role == SCORE_FIRST)
            say_settled(call, &named);
    }
    g_free(named.period);
    return done;
}

static gboolean run(struct command_call *call, GError **error)
{
    return give(call, command_has(call, "second") ? SCORE_SECOND : SCORE_FIRST, error);
}

static const struct command_option option_period = {"period", 0, "PERIOD",
                                                    "what the score is for; its whole life"},
                                   option_reason = {"reason", 'n', "TEXT",
                                                    "what it rests on; an adjudication needs one"},
                                   option_date = {"date", 0, "DATE",
                                                  "the day of the judgement; today"},
                                   option_second = {"second", 0, NULL,
                                                    "as the second coder, apart from the first"};

const struct command command_score = {
    .name = "score",
    .args = "KEY PARTY SCORE",
    .summary = "Score how far a party did what it promised.",
    .help = "SCORE is +1 (full compliance), 0 (partial, or at work on it), -1 (none) or na (not "
            "applicable). Not applicable and not assessed are in no mean. Only parties that the "
            "commitment binds are scored; positions and third parties' undertakings have no "
            "scores.\n\n`heldto score EUUS-0001 us -1 --period 2020 --reason \"no bill tabled\"`. "
            "A period is a year, a half, \"2020 final\"; without one the score is for the "
            "commitment's whole life. A score is never overwritten: another one for the same "
            "period corrects it, and both stay. As of a day in the past what counts is what had "
            "been given by then; to mend a score of then give its --date.\n\nWith --second the "
            "score is a second coder's, "
            "given blind: neither this command nor `heldto score list --second` tells what the "
            "first coder gave. Nobody is both coders of one score. `heldto score agreement` then "
            "tells how far both agree, and `heldto score adjudicate` settles.",
    .options = (const struct command_option *const[]){&option_period, &option_reason, &option_date,
                                                      &option_second, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run,
};

static gboolean run_adjudicate(struct command_call *call, GError **error)
{
    return give(call, SCORE_ADJUDICATION, error);
}

const struct command command_score_adjudicate = {
    .name = "score adjudicate",
    .args = "KEY PARTY SCORE",
    .summary = "Settle what counts where two coders have scored.",
    .help = "SCORE counts from then on, whatever either coder gave; both their scores stay, and "
            "agreement is still worked out from them. The reason must be given: `heldto score "
            "adjudicate EUUS-0001 us 0 --period 2020 --reason \"tabled, not passed\"`. Another "
            "adjudication corrects it.",
    .options =
        (const struct command_option *const[]){&option_period, &option_reason, &option_date, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_adjudicate,
};
