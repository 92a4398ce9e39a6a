/* line.c owns editing one line of text.
 * It must not know what the text is, nor which keys edit it. */
#include "tui/line.h"

#include "core/text/text.h"

#include <string.h>

void line_init(struct line *line, const char *text)
{
    *line = (struct line){.text = g_string_new(NULL)};
    line_set(line, text);
}

void line_clear(struct line *line)
{
    if (line->text)
        g_string_free(line->text, TRUE);
    line->text = NULL;
}

void line_set(struct line *line, const char *text)
{
    g_string_assign(line->text, text);
    line->at = line->text->len;
    line->shift = 0;
}

/* Fit to be part of one line. */
static char *made_fit(const char *utf8)
{
    char *fit = text_valid(utf8, strlen(utf8), NULL);
    g_strdelimit(fit, "\r\n\t", ' ');
    return fit;
}

void line_insert(struct line *line, const char *utf8)
{
    g_autofree char *fit = made_fit(utf8);
    g_string_insert(line->text, (gssize)line->at, fit);
    line->at += strlen(fit);
}

void line_replace(struct line *line, gsize start, const char *utf8)
{
    g_assert(start <= line->at);
    g_string_erase(line->text, (gssize)start, (gssize)(line->at - start));
    line->at = start;
    line_insert(line, utf8);
}

/* Marks stay with the character before them. */
static gboolean joins(const char *at)
{
    return *at && text_char_width(g_utf8_get_char(at)) == 0;
}

static gsize before(const struct line *line, gsize at)
{
    const char *text = line->text->str;
    while (at > 0) {
        at = (gsize)(g_utf8_prev_char(text + at) - text);
        if (!joins(text + at))
            break;
    }
    return at;
}

static gsize after(const struct line *line, gsize at)
{
    const char *text = line->text->str;
    if (text[at] == '\0')
        return at;
    do
        at = (gsize)(g_utf8_next_char(text + at) - text);
    while (joins(text + at));
    return at;
}

static gboolean erase(struct line *line, gsize from, gsize to)
{
    g_string_erase(line->text, (gssize)from, (gssize)(to - from));
    line->at = from;
    return from != to;
}

gboolean line_left(struct line *line)
{
    line->at = before(line, line->at);
    return FALSE;
}

gboolean line_right(struct line *line)
{
    line->at = after(line, line->at);
    return FALSE;
}

gboolean line_home(struct line *line)
{
    line->at = 0;
    return FALSE;
}

gboolean line_end(struct line *line)
{
    line->at = line->text->len;
    return FALSE;
}

gboolean line_back(struct line *line)
{
    return erase(line, before(line, line->at), line->at);
}

gboolean line_delete(struct line *line)
{
    return erase(line, line->at, after(line, line->at));
}

gboolean line_back_word(struct line *line)
{
    gsize from = line->at;
    while (from > 0 && line->text->str[before(line, from)] == ' ')
        from = before(line, from);
    while (from > 0 && line->text->str[before(line, from)] != ' ')
        from = before(line, from);
    return erase(line, from, line->at);
}

gboolean line_cut_before(struct line *line)
{
    return erase(line, 0, line->at);
}

gboolean line_cut_after(struct line *line)
{
    return erase(line, line->at, line->text->len);
}

/* The end of shown text after so many columns. */
static const char *skip(const char *shown, int columns, int *skipped)
{
    *skipped = 0;
    while (*shown && *skipped < columns) {
        int width = 0;
        shown = text_next(shown, &width);
        *skipped += width;
    }
    return shown;
}

int line_draw(struct line *line, struct area area, struct spot *spot)
{
    g_autofree char *left = text_show(line->text->str, (gssize)line->at);
    g_autofree char *all = text_show(line->text->str, (gssize)line->text->len);
    const int at = text_width(left);
    if (at < line->shift)
        line->shift = at;
    if (at - line->shift >= area.cols)
        line->shift = at - area.cols + 1;
    int skipped = 0;
    const char *seen = skip(all, line->shift, &skipped);
    line->shift = skipped;
    draw_text(area, 0, 0, STYLE_INPUT, seen);
    if (spot)
        spot_set(spot, area, 0, at - line->shift);
    return line->shift;
}
