/* score_sheet.c owns cells of scores as rows of a sheet, and what a second coder may see of them.
 * It must not know how a sheet is written. */
#include "core/score/score_sheet.h"

#include "core/scheme/words.h"
#include "core/score/score_period.h"
#include "core/text/text.h"
#include "db/party.h"

#include <string.h>

static void add_line(GPtrArray *lines, struct score_line line)
{
    g_ptr_array_add(lines, g_memdup2(&line, sizeof line));
}

/* The periods that are asked for; the texts are the grid's or the caller's. */
static GPtrArray *periods_of(const struct score_grid *grid, const char *period)
{
    GPtrArray *periods = g_ptr_array_new();
    for (guint i = 0; period == NULL && i < grid->periods->len; i++)
        g_ptr_array_add(periods, grid->periods->pdata[i]);
    if (periods->len == 0)
        g_ptr_array_add(periods, (gpointer)(period != NULL ? period : ""));
    return periods;
}

static gboolean is_wanted(enum score_lines which, gboolean is_scored)
{
    return which == SCORE_LINES_ALL || is_scored == (which == SCORE_LINES_SCORED);
}

static void each_cell(const struct score_grid *grid, const char *period,
                      void (*take)(struct score_line line, gpointer data), gpointer data)
{
    g_autoptr(GPtrArray) periods = periods_of(grid, period);
    for (guint row = 0; row < grid->rows->len; row++) {
        const GArray *bound = ((const struct score_row *)grid->rows->pdata[row])->bound;
        for (guint i = 0; i < periods->len; i++)
            for (guint j = 0; j < bound->len; j++) {
                struct score_line line = {.grid = grid,
                                          .row = row,
                                          .party = g_array_index(bound, guint, j),
                                          .period = periods->pdata[i]};
                line.cell =
                    score_grid_cell(grid, row, line.party, score_grid_period(grid, line.period));
                take(line, data);
            }
    }
}

struct taking {
    GPtrArray *lines;
    enum score_lines which;
    const char *author;
};

static void take_first(struct score_line line, gpointer data)
{
    const struct taking *taking = data;
    line.said = score_cell_standing(line.cell);
    if (is_wanted(taking->which, line.said != NULL))
        add_line(taking->lines, line);
}

GPtrArray *score_lines(const struct score_grid *grid, const char *period, enum score_lines which)
{
    struct taking taking = {.lines = g_ptr_array_new_with_free_func(g_free), .which = which};
    each_cell(grid, period, take_first, &taking);
    return taking.lines;
}

static gboolean is_own(const struct score_line *line, const char *author)
{
    const struct score_row *row = line->grid->rows->pdata[line->row];
    const struct party *party = line->grid->parties->pdata[line->party];
    return score_was_by(row->assessments, party->id, line->period, SCORE_FIRST, author);
}

static void take_second(struct score_line line, gpointer data)
{
    const struct taking *taking = data;
    const struct score_cell *cell = line.cell;
    if (cell == NULL || (cell->first == NULL && cell->second == NULL) ||
        is_own(&line, taking->author))
        return;
    line.said = cell->second;
    line.cell = NULL;
    if (is_wanted(taking->which, line.said != NULL))
        add_line(taking->lines, line);
}

GPtrArray *score_lines_second(const struct score_grid *grid, const char *period, const char *author,
                              enum score_lines which)
{
    struct taking taking = {
        .lines = g_ptr_array_new_with_free_func(g_free), .which = which, .author = author};
    each_cell(grid, period, take_second, &taking);
    return taking.lines;
}

GPtrArray *score_lines_disputed(const struct score_grid *grid, const struct agreement *agreement)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < agreement->disputes->len; i++) {
        const struct dispute *dispute = &g_array_index(agreement->disputes, struct dispute, i);
        add_line(lines, (struct score_line){.grid = grid,
                                            .row = dispute->row,
                                            .party = dispute->party,
                                            .period = grid->periods->pdata[dispute->period],
                                            .said = dispute->cell->adjudicated,
                                            .cell = dispute->cell});
    }
    return lines;
}

static const struct commitment *commitment_of(const struct score_line *line)
{
    return ((const struct score_row *)line->grid->rows->pdata[line->row])->commitment;
}

#define TEXT_OF(name, expression)                                                                  \
    static char *text_##name(gpointer row, gpointer data)                                          \
    {                                                                                              \
        const struct score_line *line = row;                                                       \
        (void)data;                                                                                \
        return g_strdup(expression);                                                               \
    }
#define PARTY_OF(member) ((const struct party *)line->grid->parties->pdata[line->party])->member
#define SAID(member)     line->said != NULL ? line->said->member : ""
#define OF(coder, member)                                                                          \
    line->cell != NULL && line->cell->coder != NULL ? line->cell->coder->member : ""
TEXT_OF(key, commitment_of(line)->key)
TEXT_OF(title, commitment_of(line)->title)
TEXT_OF(party, PARTY_OF(name))
TEXT_OF(period, line->period)
TEXT_OF(score, SAID(score))
TEXT_OF(reason, SAID(reason))
TEXT_OF(author, SAID(author))
TEXT_OF(assessed_on, SAID(assessed_on))
TEXT_OF(recorded_at, SAID(recorded_at))
TEXT_OF(role, SAID(role))
TEXT_OF(first, OF(first, score))
TEXT_OF(first_author, OF(first, author))
TEXT_OF(first_reason, OF(first, reason))
TEXT_OF(second, OF(second, score))
TEXT_OF(second_author, OF(second, author))
TEXT_OF(second_reason, OF(second, reason))
TEXT_OF(settled, OF(adjudicated, score))

static char *seen_period(gpointer row, gpointer data)
{
    (void)data;
    return score_period_words(((const struct score_line *)row)->period);
}

static char *seen_mark(const char *token)
{
    if (*token == '\0')
        return g_strdup(text_is_ascii() ? "-" : "–");
    return g_strdup(score_mark(token, text_is_ascii()));
}

#define SEEN_OF(name)                                                                              \
    static char *seen_##name(gpointer row, gpointer data)                                          \
    {                                                                                              \
        g_autofree char *token = text_##name(row, data);                                           \
        return seen_mark(token);                                                                   \
    }
SEEN_OF(score)
SEEN_OF(first)
SEEN_OF(second)
SEEN_OF(settled)

static char *seen_role(gpointer row, gpointer data)
{
    (void)data;
    const struct score_line *line = row;
    gboolean is_told = line->said != NULL && score_role_of(line->said) != SCORE_FIRST;
    return g_strdup(is_told ? score_role_label(score_role_of(line->said)) : "");
}

#define COLUMN_OF_KEY                                                                              \
    {                                                                                              \
        .name = "key", .label = N_("Key"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_key   \
    }
#define COLUMN_OF_TITLE                                                                            \
    {                                                                                              \
        .name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN,                  \
        .text = text_title                                                                         \
    }
#define COLUMN_OF_PARTY                                                                            \
    {                                                                                              \
        .name = "party", .label = N_("Party"), .flags = SHEET_SHOWN, .text = text_party            \
    }
#define COLUMN_OF_PERIOD                                                                           \
    {                                                                                              \
        .name = "period", .label = N_("Period"), .flags = SHEET_SHOWN, .text = text_period,        \
        .seen = seen_period                                                                        \
    }
#define COLUMN_OF_SCORE(which, heading)                                                            \
    {                                                                                              \
        .name = #which, .label = heading, .type = SHEET_SIGNED,                                    \
        .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_##which, .seen = seen_##which            \
    }
#define COLUMN_OF_TEXT(which, heading, how)                                                        \
    {                                                                                              \
        .name = #which, .label = heading, .flags = how, .text = text_##which                       \
    }

static const struct sheet_column columns[] = {
    COLUMN_OF_KEY,
    COLUMN_OF_TITLE,
    COLUMN_OF_PARTY,
    COLUMN_OF_PERIOD,
    COLUMN_OF_SCORE(score, N_("Score")),
    {.name = "role", .label = N_("By"), .flags = SHEET_SHOWN, .text = text_role, .seen = seen_role},
    COLUMN_OF_TEXT(author, N_("Author"), SHEET_SHOWN),
    COLUMN_OF_TEXT(assessed_on, N_("Assessed"), SHEET_SHOWN | SHEET_NARROW),
    COLUMN_OF_TEXT(reason, N_("Reason"), SHEET_SHOWN),
    COLUMN_OF_TEXT(recorded_at, N_("Recorded"), 0),
};

static const struct sheet_column disputed[] = {
    COLUMN_OF_KEY,
    COLUMN_OF_TITLE,
    COLUMN_OF_PARTY,
    COLUMN_OF_PERIOD,
    COLUMN_OF_SCORE(first, N_("First")),
    COLUMN_OF_SCORE(second, N_("Second")),
    COLUMN_OF_SCORE(settled, N_("Adjudicated")),
    COLUMN_OF_TEXT(reason, N_("Reason"), 0),
    COLUMN_OF_TEXT(first_author, N_("First coder"), 0),
    COLUMN_OF_TEXT(first_reason, N_("First coder's reason"), SHEET_SHOWN),
    COLUMN_OF_TEXT(second_author, N_("Second coder"), 0),
    COLUMN_OF_TEXT(second_reason, N_("Second coder's reason"), SHEET_SHOWN),
};

const struct sheet_column *score_columns(gsize *n)
{
    *n = G_N_ELEMENTS(columns);
    return columns;
}

const struct sheet_column *score_disputed_columns(gsize *n)
{
    *n = G_N_ELEMENTS(disputed);
    return disputed;
}
