/* score_agreement.c owns the command that tells how far two coders agree.
 * It must not know how agreement is worked out. */
#include "core/command/score_list.h"

#include "core/command/commands.h"
#include "core/scheme/words.h"
#include "core/shell/command_list.h"
#include "core/text/text.h"

#include <string.h>

enum { DECIMALS = 2, PERCENT_DECIMALS = 1 };

/* Who gave which: first coder down, second across. */
static void print_counts(struct command_call *call, const struct agreement *agreement)
{
    gsize n;
    const struct score_word *words = score_words(&n);
    command_print(call, "\n  %-12s", _("first\\second"));
    for (gsize i = 0; i < n; i++)
        command_print(call, "%*s%s", 6 - text_width(score_mark(words[i].token, text_is_ascii())),
                      "", score_mark(words[i].token, text_is_ascii()));
    command_print(call, "\n");
    for (gsize i = 0; i < n; i++) {
        g_autofree char *mark =
            text_fit(score_mark(words[i].token, text_is_ascii()), 12, TEXT_RIGHT);
        command_print(call, "  %s", mark);
        for (gsize j = 0; j < n; j++)
            command_print(call, "%6" G_GINT64_FORMAT, agreement->counts[i][j]);
        command_print(call, "\n");
    }
}

static void print_agreement(struct command_call *call, const struct agreement *agreement)
{
    gboolean is_ascii = text_is_ascii();
    g_autofree char *percent = agreement_percent_text(agreement, PERCENT_DECIMALS, is_ascii);
    g_autofree char *kappa = agreement_kappa_text(agreement, DECIMALS, is_ascii);
    command_print(call,
                  _("Scored by both: %" G_GINT64_FORMAT " cells; alike: %" G_GINT64_FORMAT
                    " (%s)\nCohen's kappa: %s\n"),
                  agreement->n, agreement->n_same, percent, kappa);
    if (agreement->n > 0 && !agreement_kappa_is_defined(agreement))
        command_print(call, "%s\n",
                      _("(both gave one and the same score throughout: chance alone would do so)"));
    command_print(call,
                  _("Only by the first coder: %" G_GINT64_FORMAT
                    "; only by the second: %" G_GINT64_FORMAT "\nDisagreements: %u; adjudicated: "
                    "%" G_GINT64_FORMAT "\n"),
                  agreement->n_first_only, agreement->n_second_only, agreement->disputes->len,
                  agreement->n_settled);
    print_counts(call, agreement);
}

static void set_number(json_t *object, const char *name, gint64 number)
{
    json_object_set_new(object, name, json_integer(number));
}

/* A figure that was rounded, as text: a double has no exact 0.65. Null where there is none. */
static void set_figure(json_t *object, const char *name, const char *figure)
{
    json_object_set_new(object, name, *figure != '\0' ? json_string(figure) : json_null());
}

static void write_object(struct command_call *call, const struct agreement *agreement,
                         const GPtrArray *lines)
{
    gsize n;
    const struct sheet_column *columns = score_disputed_columns(&n);
    g_autofree char *percent = agreement_percent_number(agreement, PERCENT_DECIMALS);
    g_autofree char *kappa = agreement_kappa_number(agreement, DECIMALS);
    json_t *disputes = json_array();
    for (guint i = 0; i < lines->len; i++)
        json_array_append_new(disputes, sheet_json_object(columns, n, lines->pdata[i], NULL));
    json_t *object = json_object();
    set_number(object, "cells", agreement->n);
    set_number(object, "alike", agreement->n_same);
    set_figure(object, "percent", percent);
    set_figure(object, "kappa", kappa);
    set_number(object, "first_only", agreement->n_first_only);
    set_number(object, "second_only", agreement->n_second_only);
    set_number(object, "adjudicated", agreement->n_settled);
    json_object_set_new(object, "disagreements", disputes);
    sheet_write_json(call, object, TRUE);
    command_write(call, "\n", 1);
    json_decref(object);
}

static gboolean write_agreement(struct command_call *call, const struct score_grid *grid,
                                const struct agreement *agreement, GError **error)
{
    gsize n;
    const char *format = command_option(call, "format");
    const struct sheet_column *columns = score_disputed_columns(&n);
    g_autoptr(GPtrArray) lines = score_lines_disputed(grid, agreement);
    if (format != NULL && strcmp(format, "json") == 0) {
        write_object(call, agreement, lines);
        return TRUE;
    }
    if (score_list_is_table(call))
        print_agreement(call, agreement);
    if (score_list_is_table(call) && lines->len > 0)
        command_print(call, "\n");
    return score_list_write(call, lines, columns, n, error);
}

static gboolean run_agreement(struct command_call *call, GError **error)
{
    g_autofree char *period = NULL;
    owned(score_grid) grid = score_list_grid(call, &period, error);
    if (grid == NULL)
        return FALSE;
    int place = period != NULL ? score_grid_period(grid, period) : -1;
    if (period != NULL && place < 0)
        return command_fail(error, HELDTO_ERROR_NOTHING, "nothing has been scored for that period");
    owned(agreement) agreement = agreement_of(grid, place);
    if (agreement->n == 0 && agreement->n_second_only == 0)
        return command_fail(error, HELDTO_ERROR_NOTHING,
                            "no second coder has scored any of it; `heldto score --second` does");
    return write_agreement(call, grid, agreement, error);
}

static const struct command_option option_one_period = {"period", 0, "PERIOD", "only this one"};

const struct command command_score_agreement = {
    .name = "score agreement",
    .args = "[FILTER…]",
    .summary = "Tell how far two coders agree, and where they do not.",
    .help = "Over the cells that both have scored, by what each gave last: how many alike, and "
            "Cohen's kappa without weights, (p - e) / (1 - e), where p is the share scored alike "
            "and e the share that would be by chance. Not applicable counts as a score of its "
            "own here. Kappa is not defined where both gave one and the same score throughout.\n\n"
            "What follows are the disagreements; `heldto score adjudicate` settles them. Agreement "
            "is of the coders' own scores: settle by adjudicating, not by scoring again. CSV and "
            "JSON Lines hold the disagreements, --format json all of it.",
    .options = (const struct command_option *const[]){&option_one_period, &sheet_option_format,
                                                      &sheet_option_columns, &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run_agreement,
};
