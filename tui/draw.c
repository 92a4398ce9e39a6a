/* draw.c owns putting text into cells of the screen, cut to an area.
 * It must not know views, the register or what a text means. */
#include "tui/draw.h"

#include "core/text/text.h"
#include "tui/screen_private.h"

#include <curses.h>

struct area area_part(struct area area, int row, int col, int rows, int cols)
{
    row = CLAMP(row, 0, area.rows);
    col = CLAMP(col, 0, area.cols);
    const int rows_left = area.rows - row, cols_left = area.cols - col;
    return (struct area){
        .row = area.row + row,
        .col = area.col + col,
        .rows = rows < 0 ? rows_left : MIN(rows, rows_left),
        .cols = cols < 0 ? cols_left : MIN(cols, cols_left),
    };
}

void spot_set(struct spot *spot, struct area area, int row, int col)
{
    if (row < 0 || row >= area.rows || area.cols == 0)
        return;
    *spot = (struct spot){
        .row = area.row + row,
        .col = area.col + CLAMP(col, 0, area.cols - 1),
        .is_shown = TRUE,
    };
}

static wchar_t *to_cells(const char *shown, gssize len, int *n)
{
    glong count = 0;
    gunichar *ucs4 = g_utf8_to_ucs4_fast(shown, len, &count);
    G_STATIC_ASSERT(sizeof(wchar_t) == sizeof(gunichar));
    *n = (int)count;
    return (wchar_t *)ucs4;
}

/* Writes the first `len` bytes, `width` columns, at a place known to be inside. */
static void put(struct area area, int row, int col, enum style style, const char *shown, gssize len)
{
    int n = 0;
    g_autofree wchar_t *cells = to_cells(shown, len, &n);
    attrset((int)colour_look(style));
    mvaddnwstr(area.row + row, area.col + col, cells, n);
    attrset(A_NORMAL);
}

static gboolean is_printable(const char *text)
{
    while (*text >= 0x20 && *text < 0x7F)
        text++;
    return *text == '\0';
}

/* The last wall: a text that a caller has forgotten to make shown text is made so here; shown text
 * stays as it is. For a terminal that takes ASCII only the text itself changes. */
static const char *for_terminal(const char *text, char **made)
{
    if (is_printable(text))
        return text;
    g_autofree char *shown = text_show(text, -1);
    *made = text_is_ascii() ? text_ascii(shown) : g_steal_pointer(&shown);
    return *made;
}

int draw_text(struct area area, int row, int col, enum style style, const char *shown)
{
    if (row < 0 || row >= area.rows || col < 0 || col >= area.cols)
        return col;
    g_autofree char *made = NULL;
    shown = for_terminal(shown, &made);
    const char *end = shown;
    int at = col;
    while (*end) {
        int width = 0;
        const char *next = text_next(end, &width);
        if (at + width > area.cols)
            break;
        at += width;
        end = next;
    }
    put(area, row, col, style, shown, end - shown);
    return at;
}

int draw_field(struct area area, int row, int col, int width, enum style style, const char *shown)
{
    width = MIN(width, area.cols - col);
    if (width <= 0)
        return col;
    g_autofree char *made = NULL;
    g_autofree char *fitted = text_fit(for_terminal(shown, &made), width, TEXT_LEFT);
    draw_text(area, row, col, style, fitted);
    return col + width;
}

void draw_blank(struct area area, int row, int col, enum style style)
{
    if (row < 0 || row >= area.rows || col < 0 || col >= area.cols)
        return;
    attrset((int)colour_look(style));
    mvhline(area.row + row, area.col + col, (chtype)' ' | colour_look(style), area.cols - col);
    attrset(A_NORMAL);
}

int draw_lines(struct area area, int row, enum style style, const GPtrArray *lines, guint first)
{
    for (guint i = first; i < lines->len && row < area.rows; i++)
        draw_text(area, row++, 0, style, lines->pdata[i]);
    return row;
}

int draw_wrapped(struct area area, int row, enum style style, const char *shown)
{
    g_autoptr(GPtrArray) lines = text_wrap(shown, area.cols);
    return draw_lines(area, row, style, lines, 0);
}

static const char *bar(const char *utf8, const char *ascii)
{
    return text_is_ascii() ? ascii : utf8;
}

void draw_row_line(struct area area, int row, enum style style)
{
    for (int col = 0; col < area.cols; col++)
        draw_text(area, row, col, style, bar("─", "-"));
}

void draw_col_line(struct area area, int col, enum style style)
{
    for (int row = 0; row < area.rows; row++)
        draw_text(area, row, col, style, bar("│", "|"));
}

struct area draw_frame(struct area area, const char *title)
{
    for (int row = 0; row < area.rows; row++)
        draw_blank(area, row, 0, STYLE_PLAIN);
    if (area.rows < 3 || area.cols < 6)
        return area;
    const int bottom = area.rows - 1, right = area.cols - 1;
    draw_row_line(area, 0, STYLE_FRAME);
    draw_row_line(area, bottom, STYLE_FRAME);
    draw_col_line(area, 0, STYLE_FRAME);
    draw_col_line(area, right, STYLE_FRAME);
    draw_text(area, 0, 0, STYLE_FRAME, bar("┌", "+"));
    draw_text(area, 0, right, STYLE_FRAME, bar("┐", "+"));
    draw_text(area, bottom, 0, STYLE_FRAME, bar("└", "+"));
    draw_text(area, bottom, right, STYLE_FRAME, bar("┘", "+"));
    if (title) {
        g_autofree char *head = g_strdup_printf(" %s ", title);
        const struct area top = area_part(area, 0, 2, 1, area.cols - 4);
        draw_text(top, 0, 0, STYLE_TITLE, head);
    }
    return area_part(area, 1, 2, area.rows - 2, area.cols - 4);
}
