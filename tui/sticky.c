/* sticky.c owns which columns of a table of two ways are in sight, and what stays beside them.
 * It must not know what stands in a cell. */
#include "tui/sticky.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/commitment.h"

void sticky_place(struct sticky *sticky, guint n, int begin, int end, int width)
{
    sticky->n = n;
    sticky->begin = begin;
    sticky->width = width;
    sticky->seen = (guint)MAX((end - begin) / width, 1);
    const guint last_left = n > sticky->seen ? n - sticky->seen : 0;
    sticky->left = MIN(sticky->left, last_left); /* no room is left empty needlessly */
    if (sticky->at < sticky->left)
        sticky->left = sticky->at;
    if (sticky->at >= sticky->left + sticky->seen)
        sticky->left = sticky->at - sticky->seen + 1;
}

guint sticky_end(const struct sticky *sticky)
{
    return MIN(sticky->left + sticky->seen, sticky->n);
}

int sticky_col(const struct sticky *sticky, guint column)
{
    return sticky->begin + (int)(column - sticky->left) * sticky->width;
}

void sticky_draw_more(const struct sticky *sticky, struct area area, int row)
{
    const guint end = sticky_end(sticky);
    if (sticky->left > 0)
        draw_text(area, row, sticky->begin - 1, STYLE_STRONG, text_is_ascii() ? "<" : "‹");
    if (end < sticky->n)
        draw_text(area, row, MIN(sticky_col(sticky, end), area.cols) - 1, STYLE_STRONG,
                  text_is_ascii() ? ">" : "›");
}

void sticky_draw_label(struct area area, int line, const struct commitment *row, int title,
                       gboolean is_here)
{
    g_autofree char *key = text_show(row->key, -1);
    g_autofree char *words = text_show(row->title, -1);
    draw_field(area, line, 0, STICKY_KEY_COLS, is_here ? STYLE_RESTING : STYLE_LABEL, key);
    if (title > 0)
        draw_field(area, line, STICKY_KEY_COLS + 1, title, is_here ? STYLE_RESTING : STYLE_PLAIN,
                   words);
}

void sticky_draw_heads(struct area area, int line, int title)
{
    draw_text(area, line, 0, STYLE_HEADER, _("Key"));
    if (title > 0)
        draw_text(area, line, STICKY_KEY_COLS + 1, STYLE_HEADER, _("Title"));
}

int sticky_told_lines(struct area area)
{
    if (area.rows < 6)
        return 0;
    return area.rows < STICKY_LOW_ROWS ? 2 : area.rows < 30 ? 4 : 7;
}
