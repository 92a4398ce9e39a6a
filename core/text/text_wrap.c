/* text_wrap.c owns the breaking of shown text into lines, and the shortening of text to a title.
 * It must not know what is safe to show (text.c) nor the screen. */
#include "core/text/text_private.h"

#include <string.h>

#define NO_BREAK_SPACE        0x00A0u
#define FIGURE_SPACE          0x2007u
#define NARROW_NO_BREAK_SPACE 0x202Fu

static gboolean is_space(gunichar c)
{
    return c == ' ' || (g_unichar_isspace(c) && c != NO_BREAK_SPACE && c != FIGURE_SPACE &&
                        c != NARROW_NO_BREAK_SPACE);
}

/* Punctuation of CJK text that stays with its neighbour: UAX #14, classes by name. */
static gboolean clings_to_previous(gunichar c)
{
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_CLOSE_PARANTHESIS:
    case G_UNICODE_BREAK_EXCLAMATION:
    case G_UNICODE_BREAK_INFIX_SEPARATOR:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_INSEPARABLE:
    case G_UNICODE_BREAK_NON_BREAKING_GLUE:
    case G_UNICODE_BREAK_QUOTATION:
    case G_UNICODE_BREAK_POSTFIX:
    case G_UNICODE_BREAK_SYMBOL:
        return TRUE;
    default:
        return FALSE;
    }
}

static gboolean clings_to_next(gunichar c)
{
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_OPEN_PUNCTUATION:
    case G_UNICODE_BREAK_NON_BREAKING_GLUE:
    case G_UNICODE_BREAK_QUOTATION:
    case G_UNICODE_BREAK_PREFIX:
        return TRUE;
    default:
        return FALSE;
    }
}

static gboolean may_break(const char *before, const char *after)
{
    if (!(*before & 0x80) && !(*after & 0x80))
        return FALSE;
    const gunichar a = text_char_at(before), b = text_char_at(after);
    return (text_char_width(a) == 2 || text_char_width(b) == 2) && !clings_to_next(a) &&
           !clings_to_previous(b);
}

static void add_line(GPtrArray *lines, const char *start, const char *end)
{
    g_ptr_array_add(lines, g_strndup(start, (gsize)(end - start)));
}

/* Adds the line of one paragraph that begins at start; returns where the next one begins. */
static const char *wrap_line(GPtrArray *lines, const char *start, const char *end, int width)
{
    const char *p = start, *next = start;
    const char *stop = NULL, *resume = NULL; /* the last break: this line ends, the next begins */
    for (int column = 0, columns; p < end; p = next) {
        next = text_cluster_end(p, width, &columns);
        if (is_space(text_char_at(p))) {
            if (resume != p)
                stop = p;
            resume = next;
        } else if (column + columns > width) {
            break;
        } else if (next < end && may_break(p, next)) {
            stop = resume = next;
        }
        column += columns;
    }
    if (p == end) {
        add_line(lines, start, resume == end ? stop : end);
        return end;
    }
    if (resume) {
        if (stop > start) /* else only an indentation, wider than the line */
            add_line(lines, start, stop);
        return resume;
    }
    if (p > start) {
        add_line(lines, start, p);
        return p;
    }
    g_ptr_array_add(lines, g_strdup(text_cut_sign()));
    return next;
}

GPtrArray *text_wrap(const char *shown, int width)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    width = MAX(width, 1);
    for (const char *p = shown;; p++) {
        const char *end = p + strcspn(p, "\n");
        do
            p = wrap_line(lines, p, end, width);
        while (p < end);
        if (!*end)
            return lines;
    }
}

static gboolean hangs(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
        return TRUE;
    default:
        return g_unichar_isspace(c) || c == ',' || c == ';' || c == ':';
    }
}

static char *cut_at(const char *s, const char *end)
{
    while (end > s) {
        const char *previous = g_utf8_find_prev_char(s, end);
        if (!previous || !hangs(text_char_at(previous)))
            break;
        end = previous;
    }
    g_autofree char *head = g_strndup(s, (gsize)(end - s));
    return g_strconcat(head, TEXT_CUT_SIGN, NULL);
}

char *text_shorten(const char *s, int max_chars)
{
    if (max_chars < 1)
        return g_strdup("");
    const char *word_end = NULL, *last = s, *p = s, *before = NULL;
    int n = 0;
    for (; *p && n < max_chars; n++) {
        if (before && (is_space(text_char_at(p)) || may_break(before, p)) && n > max_chars / 2)
            word_end = p;
        last = before = p;
        p = text_next(p, NULL);
    }
    if (!*p)
        return g_strdup(s);
    return cut_at(s, word_end ? word_end : last);
}
