/* matrix_draw.c owns how the matrix looks at any size.
 * It must not read the register, nor know the keys that move through it. */
#include "tui/matrix_draw.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/meeting.h"
#include "tui/commitment_list.h"

#include <string.h>

enum { KEY_COLS = 10, CELL_COLS = 9, TITLE_MIN = 14, TITLE_MAX = 44, LOW_ROWS = 12 };

/* Where everything stands. */
struct plan {
    int heads; /* lines of the heads */
    int told;  /* lines below for what a cell says, with the line above them */
    int title; /* columns of the title; 0: there is no room for one */
    int begin; /* the column where the meetings begin */
    guint n;   /* meetings in sight */
};

static int told_lines(struct area area)
{
    if (area.rows < 6)
        return 0;
    return area.rows < LOW_ROWS ? 2 : area.rows < 30 ? 4 : 7;
}

static struct plan plan_of(struct area area, guint n_columns)
{
    struct plan plan = {.heads = area.rows < LOW_ROWS ? 1 : 2, .told = told_lines(area)};
    const int spare = area.cols - KEY_COLS - 2 - CELL_COLS * (int)MIN(n_columns, 4);
    if (spare > TITLE_MIN)
        plan.title = CLAMP(area.cols / 3, TITLE_MIN, MIN(spare - 1, TITLE_MAX));
    plan.begin = KEY_COLS + 1 + (plan.title > 0 ? plan.title + 1 : 0);
    plan.n = (guint)MAX((area.cols - plan.begin) / CELL_COLS, 1);
    return plan;
}

int matrix_draw_lines(struct area area)
{
    const struct plan plan = plan_of(area, 0);
    return MAX(area.rows - plan.heads - plan.told, 1);
}

/* The cursor's column is in sight, and no room is left empty needlessly. */
static void scroll(struct matrix_picture *picture, const struct plan *plan, guint n_columns)
{
    const guint last_left = n_columns > plan->n ? n_columns - plan->n : 0;
    picture->left = MIN(picture->left, last_left);
    if (picture->at < picture->left)
        picture->left = picture->at;
    if (picture->at >= picture->left + plan->n)
        picture->left = picture->at - plan->n + 1;
}

static int col_of(const struct matrix_picture *picture, const struct plan *plan, guint column)
{
    return plan->begin + (int)(column - picture->left) * CELL_COLS;
}

/* Where it was held; of a meeting without a place, which line of meetings it is of. */
static const char *name_of(const struct meeting *meeting)
{
    if (*meeting->city != '\0')
        return meeting->city;
    return *meeting->country != '\0' ? meeting->country : meeting->token;
}

/* "Lisbon" above "2021-06"; with one line for both the month alone. */
static void draw_head(const struct meeting *meeting, const struct plan *plan, struct area area,
                      int col, gboolean is_here)
{
    const enum style style = is_here ? STYLE_SELECTED : STYLE_HEADER;
    g_autofree char *month = g_strndup(meeting->date_first, strlen("2021-06"));
    g_autofree char *place = text_show(name_of(meeting), -1);
    if (plan->heads > 1)
        draw_field(area, 0, col, CELL_COLS - 1, style, place);
    draw_field(area, plan->heads - 1, col, CELL_COLS - 1, style, month);
}

static void draw_heads(const struct matrix_picture *picture, const struct matrix_cells *cells,
                       const struct plan *plan, struct area area)
{
    const guint n = matrix_cells_columns(cells);
    for (int row = 0; row < plan->heads; row++)
        draw_blank(area, row, 0, STYLE_HEADER);
    draw_text(area, plan->heads - 1, 0, STYLE_HEADER, _("Key"));
    if (plan->title > 0)
        draw_text(area, plan->heads - 1, KEY_COLS + 1, STYLE_HEADER, _("Title"));
    for (guint i = picture->left; i < n && i < picture->left + plan->n; i++)
        draw_head(matrix_cells_meeting(cells, i), plan, area, col_of(picture, plan, i),
                  i == picture->at);
    if (picture->left > 0)
        draw_text(area, 0, plan->begin - 1, STYLE_STRONG, text_is_ascii() ? "<" : "‹");
    if (picture->left + plan->n < n)
        draw_text(area, 0, MIN(col_of(picture, plan, picture->left + plan->n), area.cols) - 1,
                  STYLE_STRONG, text_is_ascii() ? ">" : "›");
}

static enum style cell_style(enum matrix_cell said)
{
    switch (said) {
    case MATRIX_STATED:
        return STYLE_STRONG;
    case MATRIX_UNKNOWN:
        return STYLE_UNKNOWN;
    default:
        return STYLE_PLAIN;
    }
}

static const char *letter_of(const struct session *session, const char *status)
{
    const struct scheme_status_row *row = *status != '\0' ? session_status(session, status) : NULL;
    return row != NULL ? row->letter : "";
}

/* " ● p": what was said, and where it stood. */
static void draw_cell(struct area area, int line, int col, enum matrix_cell said,
                      const char *letter, gboolean is_here)
{
    const enum style style = is_here ? STYLE_SELECTED : cell_style(said);
    const char *mark = matrix_mark(said, text_is_ascii());
    draw_field(area, line, col, CELL_COLS - 1, is_here ? STYLE_SELECTED : STYLE_PLAIN, "");
    draw_text(area, line, col + 1, style, *mark != '\0' ? mark : " ");
    draw_text(area, line, col + 3, is_here ? STYLE_SELECTED : STYLE_PLAIN, letter);
}

struct drawing {
    const struct matrix_picture *picture;
    const struct matrix_cells *cells;
    const struct session *session;
    const struct plan *plan;
    struct area area;
    struct spot *spot;
};

static void draw_row(const struct drawing *d, int line, const struct commitment *row,
                     gboolean is_here)
{
    const enum style style = is_here ? STYLE_RESTING : STYLE_PLAIN;
    const guint n = matrix_cells_columns(d->cells);
    g_autofree char *key = text_show(row->key, -1);
    g_autofree char *title = text_show(row->title, -1);
    draw_field(d->area, line, 0, KEY_COLS, is_here ? STYLE_RESTING : STYLE_LABEL, key);
    if (d->plan->title > 0)
        draw_field(d->area, line, KEY_COLS + 1, d->plan->title, style, title);
    for (guint i = d->picture->left; i < n && i < d->picture->left + d->plan->n; i++) {
        const int col = col_of(d->picture, d->plan, i);
        const gboolean is_cell = is_here && i == d->picture->at;
        draw_cell(d->area, line, col, matrix_cells_said(d->cells, row->id, i),
                  letter_of(d->session, matrix_cells_status(d->cells, row->id, i)), is_cell);
        if (is_cell)
            spot_set(d->spot, d->area, line, col);
    }
    if (is_here && n == 0)
        spot_set(d->spot, d->area, line, 0);
}

static void draw_told(const struct matrix_picture *picture, const struct plan *plan,
                      struct area area)
{
    int row = 0;
    if (plan->told > 2)
        draw_row_line(area, row++, STYLE_FRAME);
    if (picture->says == NULL)
        return;
    row = draw_wrapped(area, row, STYLE_PLAIN, picture->says);
    if (picture->quote != NULL && *picture->quote != '\0')
        draw_wrapped(area, row, STYLE_QUOTE, picture->quote);
}

static void draw_none(const struct list *list, struct area area, struct spot *spot)
{
    const struct area body = area_part(area, 1, 2, -1, area.cols - 4);
    draw_wrapped(body, 0, STYLE_DIM,
                 list_is_empty(list) ? list_empty_text(list)
                                     : _("No meeting was held yet: M shows the meetings."));
    spot_set(spot, area, 0, 0);
}

void matrix_draw(struct matrix_picture *picture, const struct matrix_cells *cells,
                 const struct list *list, const struct session *session, struct area area,
                 struct spot *spot)
{
    const guint n = matrix_cells_columns(cells);
    const struct plan plan = plan_of(area, n);
    const int lines = MAX(area.rows - plan.heads - plan.told, 1);
    const struct area body = area_part(area, plan.heads, 0, lines, -1);
    const struct drawing drawing = {picture, cells, session, &plan, body, spot};
    scroll(picture, &plan, n);
    draw_heads(picture, cells, &plan, area);
    if (n == 0 || list_is_empty(list))
        draw_none(list, body, spot);
    const struct list_row *row;
    const gint64 selected = list_selected(list);
    for (int line = 0; n > 0 && (row = list_row_in_sight(list, line)) != NULL; line++)
        draw_row(&drawing, line, commitment_of_row(row), row->id == selected);
    draw_told(picture, &plan, area_part(area, plan.heads + lines, 0, -1, -1));
}
