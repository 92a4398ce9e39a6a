/* matrix_draw.c owns how the matrix looks at any size.
 * It must not read the register, nor know the keys that move through it. */
#include "tui/matrix_draw.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/meeting.h"
#include "tui/commitment_list.h"

#include <string.h>

enum { CELL_COLS = 9, TITLE_MIN = 14, TITLE_MAX = 44 };

/* Where everything stands. */
struct plan {
    int heads; /* lines of the heads */
    int told;  /* lines below for what a cell says, with the line above them */
    int title; /* columns of the title; 0: there is no room for one */
    int begin; /* the column where the meetings begin */
};

static struct plan plan_of(struct area area, guint n_columns)
{
    struct plan plan = {.heads = area.rows < STICKY_LOW_ROWS ? 1 : 2,
                        .told = sticky_told_lines(area)};
    const int spare = area.cols - STICKY_KEY_COLS - 2 - CELL_COLS * (int)MIN(n_columns, 4);
    if (spare > TITLE_MIN)
        plan.title = CLAMP(area.cols / 3, TITLE_MIN, MIN(spare - 1, TITLE_MAX));
    plan.begin = STICKY_KEY_COLS + 1 + (plan.title > 0 ? plan.title + 1 : 0);
    return plan;
}

int matrix_draw_lines(struct area area)
{
    const struct plan plan = plan_of(area, 0);
    return MAX(area.rows - plan.heads - plan.told, 1);
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
    const struct sticky *columns = &picture->columns;
    for (int row = 0; row < plan->heads; row++)
        draw_blank(area, row, 0, STYLE_HEADER);
    sticky_draw_heads(area, plan->heads - 1, plan->title);
    for (guint i = columns->left; i < sticky_end(columns); i++)
        draw_head(matrix_cells_meeting(cells, i), plan, area, sticky_col(columns, i),
                  i == columns->at);
    sticky_draw_more(columns, area, 0);
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
    const struct sticky *columns = &d->picture->columns;
    sticky_draw_label(d->area, line, row, d->plan->title, is_here);
    for (guint i = columns->left; i < sticky_end(columns); i++) {
        const int col = sticky_col(columns, i);
        const gboolean is_cell = is_here && i == columns->at;
        draw_cell(d->area, line, col, matrix_cells_said(d->cells, row->id, i),
                  letter_of(d->session, matrix_cells_status(d->cells, row->id, i)), is_cell);
        if (is_cell)
            spot_set(d->spot, d->area, line, col);
    }
    if (is_here && columns->n == 0)
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
    sticky_place(&picture->columns, n, plan.begin, area.cols, CELL_COLS);
    draw_heads(picture, cells, &plan, area);
    if (n == 0 || list_is_empty(list))
        draw_none(list, body, spot);
    const struct list_row *row;
    const gint64 selected = list_selected(list);
    for (int line = 0; n > 0 && (row = list_row_in_sight(list, line)) != NULL; line++)
        draw_row(&drawing, line, commitment_of_row(row), row->id == selected);
    draw_told(picture, &plan, area_part(area, plan.heads + lines, 0, -1, -1));
}
