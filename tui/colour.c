/* colour.c owns how each style looks, in colour and in mono.
 * It must not know what a style is used for on any view. */
#include "tui/screen_private.h"

#include <curses.h>

/* Colours are the eight of every terminal; -1 is the terminal's own, and the ground always is. The
 * mono column alone must tell the styles apart that matter. */
static const struct look {
    attr_t mono, colour;
    short ink;
} looks[N_STYLES] = {
    [STYLE_PLAIN] = {A_NORMAL, A_NORMAL, -1},
    [STYLE_SELECTED] = {A_REVERSE, A_REVERSE, -1},
    [STYLE_RESTING] = {A_UNDERLINE, A_UNDERLINE, -1},
    [STYLE_TITLE] = {A_BOLD, A_BOLD, -1},
    [STYLE_HEADER] = {A_UNDERLINE, A_UNDERLINE, COLOR_CYAN},
    [STYLE_GROUP] = {A_BOLD, A_BOLD, COLOR_CYAN},
    [STYLE_DIM] = {A_DIM, A_DIM, -1},
    [STYLE_LABEL] = {A_NORMAL, A_NORMAL, COLOR_CYAN},
    [STYLE_STRONG] = {A_BOLD, A_BOLD, -1},
    [STYLE_QUOTE] = {A_NORMAL, A_NORMAL, -1},
    [STYLE_LIT] = {A_BOLD, A_BOLD, COLOR_CYAN},
    [STYLE_LATE] = {A_BOLD, A_BOLD, COLOR_RED},
    [STYLE_DONE] = {A_NORMAL, A_NORMAL, COLOR_GREEN},
    [STYLE_CLOSED] = {A_NORMAL, A_NORMAL, COLOR_MAGENTA},
    [STYLE_UNKNOWN] = {A_NORMAL, A_NORMAL, COLOR_YELLOW},
    [STYLE_MATCH] = {A_BOLD | A_UNDERLINE, A_BOLD | A_UNDERLINE, COLOR_YELLOW},
    [STYLE_MARK] = {A_BOLD, A_BOLD, COLOR_YELLOW},
    [STYLE_CHIP] = {A_REVERSE | A_BOLD, A_REVERSE | A_BOLD, -1},
    [STYLE_BANNER] = {A_BOLD, A_BOLD, COLOR_YELLOW},
    [STYLE_KEY] = {A_BOLD, A_BOLD, -1},
    [STYLE_HINT] = {A_NORMAL, A_NORMAL, -1},
    [STYLE_MESSAGE] = {A_NORMAL, A_NORMAL, -1},
    [STYLE_ERROR] = {A_BOLD, A_BOLD, COLOR_RED},
    [STYLE_FRAME] = {A_NORMAL, A_NORMAL, -1},
    [STYLE_INPUT] = {A_NORMAL, A_NORMAL, -1},
    [STYLE_ADDED] = {A_UNDERLINE, A_UNDERLINE, COLOR_GREEN},
    [STYLE_REMOVED] = {A_DIM, A_NORMAL, COLOR_RED},
};

static gboolean is_in_colour;

void colour_start(gboolean in_colour)
{
    is_in_colour = in_colour && has_colors() && start_color() == OK && use_default_colors() == OK &&
                   COLORS >= 8 && COLOR_PAIRS >= 8;
    for (short ink = 0; is_in_colour && ink < 8; ink++)
        init_pair((short)(ink + 1), ink, -1);
}

unsigned colour_look(enum style style)
{
    g_assert(style < N_STYLES);
    const struct look *look = &looks[style];
    if (!is_in_colour)
        return look->mono;
    return look->colour | (look->ink < 0 ? 0 : (unsigned)COLOR_PAIR(look->ink + 1));
}
