/* score_list.c owns the command that lists scores, with their means.
 * It must not know how a mean is worked out. */
#include "core/command/score_list.h"

#include "core/command/commands.h"
#include "core/score/score_period.h"
#include "core/score/score_sheet.h"
#include "core/shell/command_list.h"
#include "core/text/text.h"
#include "db/party.h"

#include <string.h>

enum { DECIMALS = 2, PERCENT_DECIMALS = 1 };

struct score_grid *score_list_grid(struct command_call *call, char **period, GError **error)
{
    g_autofree char *text = command_words(call, 0);
    owned(filter) filter = command_filter(call, text, error);
    if (filter == NULL)
        return NULL;
    if (command_has(call, "period")) {
        *period = score_period(call->session, command_option(call, "period"), error);
        if (*period == NULL)
            return NULL;
    }
    return score_grid_new(call->session, filter, error);
}

gboolean score_list_write(struct command_call *call, const GPtrArray *lines,
                          const struct sheet_column *columns, gsize n, GError **error)
{
    owned_sheet sheet = sheet_new(call, columns, n, NULL, error);
    if (sheet == NULL)
        return FALSE;
    for (guint i = 0; i < lines->len && !call->is_closed; i++)
        sheet_row(sheet, lines->pdata[i]);
    sheet_finish(sheet);
    return TRUE;
}

gboolean score_list_is_table(const struct command_call *call)
{
    const char *format = command_option(call, "format");
    return format == NULL || strcmp(format, "table") == 0;
}

/* "+0.50  75.0 %  n = 2" of a label; labels are padded to `width`. */
static void print_mean(struct command_call *call, const char *label, int width,
                       const struct mean *mean, const char *note)
{
    gboolean is_ascii = text_is_ascii();
    g_autofree char *shown = text_show(label, -1);
    g_autofree char *fitted = text_fit(shown, width, TEXT_LEFT);
    g_autofree char *score = mean_text(mean, DECIMALS, is_ascii);
    g_autofree char *percent = mean_percent_text(mean, PERCENT_DECIMALS, is_ascii);
    const struct score_tally *tally = mean_tally(mean);
    if (mean_is_none(mean)) {
        command_print(call, "  %s  %s\n", fitted, score);
        return;
    }
    g_autofree char *aligned = text_fit(score, 5, TEXT_RIGHT);
    g_autofree char *share = text_fit(percent, 7, TEXT_RIGHT);
    command_print(call, "  %s  %s  %s  n = %" G_GINT64_FORMAT "%s\n", fitted, aligned, share,
                  tally->n, note);
}

/* Means of one kind in one period: of parties, or of commitments. */
struct means {
    const struct score_grid *grid;
    int period;
    gboolean is_party;
    gboolean is_whole; /* what was not assessed is told one by one */
};

static guint count_of(const struct means *means)
{
    return means->is_party ? means->grid->parties->len : means->grid->rows->len;
}

static const char *label_of(const struct means *means, guint i)
{
    if (means->is_party)
        return ((const struct party *)means->grid->parties->pdata[i])->name;
    return ((const struct score_row *)means->grid->rows->pdata[i])->commitment->key;
}

static struct score_tally tally_of(const struct means *means, guint i)
{
    return means->is_party ? score_grid_party_tally(means->grid, i, means->period)
                           : score_grid_row_tally(means->grid, i, means->period);
}

static gboolean is_told(const struct means *means, guint i)
{
    struct score_tally tally = tally_of(means, i);
    return means->is_whole || tally.n + tally.n_na > 0;
}

static int width_of(const struct means *means)
{
    int width = 0;
    for (guint i = 0; i < count_of(means); i++) {
        g_autofree char *shown = is_told(means, i) ? text_show(label_of(means, i), -1) : NULL;
        width = MAX(width, shown != NULL ? MIN(text_width(shown), 40) : 0);
    }
    return width;
}

static void print_each(struct command_call *call, const struct means *means, const char *heading)
{
    int width = width_of(means);
    guint n_others = 0;
    command_print(call, "\n%s\n", heading);
    for (guint i = 0; i < count_of(means) && !call->is_closed; i++) {
        struct score_tally tally = tally_of(means, i);
        owned(mean) mean = mean_of(&tally);
        if (is_told(means, i))
            print_mean(call, label_of(means, i), width, mean, "");
        else
            n_others++;
    }
    if (n_others > 0)
        command_print(call, _("  not assessed: %u\n"), n_others);
}

static void print_overall(struct command_call *call, const struct score_grid *grid, int period)
{
    struct score_means means = score_grid_means(grid, period);
    gint64 n_rows = mean_n_means(means.commitments), n_parties = mean_n_means(means.parties);
    g_autofree char *commitments = g_strdup_printf(
        " in %" G_GINT64_FORMAT " %s", n_rows, n_rows == 1 ? _("commitment") : _("commitments"));
    g_autofree char *parties = g_strdup_printf(" in %" G_GINT64_FORMAT " %s", n_parties,
                                               n_parties == 1 ? _("party") : _("parties"));
    command_print(call, "\n%s\n", _("Overall"));
    print_mean(call, _("mean of cells"), 20, means.cells, "");
    print_mean(call, _("mean of commitments"), 20, means.commitments, commitments);
    print_mean(call, _("mean of parties"), 20, means.parties, parties);
    score_means_clear(&means);
}

/* The means of each period by itself: a mean over two periods is nobody's. */
static void print_means(struct command_call *call, const struct score_grid *grid,
                        const char *period)
{
    guint n = period != NULL ? 1 : grid->periods->len;
    for (guint i = 0; i < n && !call->is_closed; i++) {
        const char *at = period != NULL ? period : grid->periods->pdata[i];
        g_autofree char *words = score_period_words(at);
        g_autofree char *shown = text_show(words, -1);
        int place = score_grid_period(grid, at);
        command_print(call, _("\nMeans, %s\n"), shown);
        struct means means = {.grid = grid, .period = place, .is_whole = period != NULL};
        print_each(call, &means, _("By commitment"));
        means.is_party = TRUE;
        print_each(call, &means, _("By party"));
        print_overall(call, grid, place);
    }
}

static gboolean fail_empty(struct command_call *call, const struct score_grid *grid, GError **error)
{
    if (grid->rows->len == 0)
        return command_fail(error, HELDTO_ERROR_NOTHING,
                            "no commitment that binds a party was found");
    if (command_has(call, "left"))
        return command_fail(error, HELDTO_ERROR_NOTHING, "nothing is left to be scored");
    if (command_has(call, "second"))
        return command_fail(error, HELDTO_ERROR_NOTHING,
                            "%s has scored nothing as second coder; `heldto score list --second "
                            "--left` tells what there is to score",
                            call->session->author);
    return command_fail(error, HELDTO_ERROR_NOTHING, "nothing has been scored");
}

static GPtrArray *find_lines(struct command_call *call, const struct score_grid *grid,
                             const char *period)
{
    enum score_lines which = command_has(call, "left") ? SCORE_LINES_LEFT
                             : period != NULL          ? SCORE_LINES_ALL
                                                       : SCORE_LINES_SCORED;
    if (command_has(call, "second"))
        return score_lines_second(grid, period, call->session->author, which);
    return score_lines(grid, period, which);
}

static void say_loose(struct command_call *call, const struct score_grid *grid)
{
    guint n = 0;
    for (guint i = 0; i < grid->rows->len; i++)
        n += ((const struct score_row *)grid->rows->pdata[i])->n_loose;
    if (n > 0)
        command_say(call,
                    "left out: %u of parties that their commitment does not bind any more; `heldto "
                    "show KEY` has them",
                    n);
}

static gboolean run(struct command_call *call, GError **error)
{
    gsize n;
    g_autofree char *period = NULL;
    owned(score_grid) grid = score_list_grid(call, &period, error);
    if (grid == NULL)
        return FALSE;
    g_autoptr(GPtrArray) lines = find_lines(call, grid, period);
    say_loose(call, grid);
    if (lines->len == 0)
        return fail_empty(call, grid, error);
    const struct sheet_column *columns = score_columns(&n);
    if (!score_list_write(call, lines, columns, n, error))
        return FALSE;
    gboolean is_plain = !command_has(call, "left") && !command_has(call, "second");
    if (is_plain && score_list_is_table(call) && !command_has(call, "columns"))
        print_means(call, grid, period);
    return TRUE;
}

static const struct command_option option_period = {"period", 0, "PERIOD",
                                                    "only this one; with what was not assessed"},
                                   option_left = {"left", 0, NULL, "only what has no score yet"},
                                   option_second = {"second", 0, NULL,
                                                    "as the second coder may see them"};

const struct command command_score_list = {
    .name = "score list",
    .args = "[FILTER…]",
    .summary = "List scores, with their means by party and by commitment.",
    .help =
        "What counts of each commitment, party and period: the adjudicated score, else the "
        "first coder's. A table ends with the means; percent is 50 x (mean + 1), rounded half "
        "away from zero on the exact value. Not applicable and not assessed are left out, n "
        "says how many cells are in. The overall figure is told as the mean of cells, of "
        "commitments and of parties, which differ.\n\nWith --period what was not "
        "assessed is told one by one too; --left lists only these. --second lists the cells that a "
        "first coder scored with what you gave as second coder, and never what the first one "
        "did; with --left what is still to be scored.",
    .options = (const struct command_option *const[]){&option_period, &option_left, &option_second,
                                                      &sheet_option_format, &sheet_option_columns,
                                                      &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
