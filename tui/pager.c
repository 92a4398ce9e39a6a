/* pager.c owns a text of many lines, its scrolling, stops and search.
 * It must not know what the text says. */
#include "tui/pager.h"

#include "core/text/text.h"

#include <stdlib.h>
#include <string.h>

/* Before the first draw nobody knows how many lines are seen: then all of them are, so that keys typed
 * ahead move from stop to stop. */
enum { HEIGHT_AT_FIRST = 1 << 20 };

struct run {
    enum style style;
    char *text; /* shown */
};

struct line {
    GPtrArray *runs; /* struct run */
    gboolean is_stop;
    int kind;
    gint64 id;
};

/* Where the cursor was before the lines were made anew. */
struct place {
    gboolean is_kept;
    gboolean is_seen;  /* it was in sight */
    gboolean has_stop; /* it was on this stop, or so many lines past it */
    int kind;
    gint64 id;
    guint past;
    gint64 above; /* lines of the picture above it */
};

struct pager {
    GPtrArray *lines; /* struct line */
    int width, height;
    struct area drawn; /* where it was drawn last */
    gboolean is_cut;   /* long lines are not wrapped */
    int shift;         /* columns out of sight at the left */
    guint top;
    guint at; /* the line the cursor is on */
    guint stops;
    guint until;         /* what was sought reaches to this line */
    gboolean is_sought;  /* the cursor was sent there: it is to be in the picture */
    gboolean next_stops; /* the next line is a stop, as follows */
    int kind;
    gint64 id;
    char *match;
    struct place place; /* to be found again once the lines are there */
};

static void run_free(gpointer data)
{
    struct run *run = data;
    g_free(run->text);
    g_free(run);
}

static void line_free(gpointer data)
{
    struct line *line = data;
    g_ptr_array_unref(line->runs);
    g_free(line);
}

struct pager *pager_new(void)
{
    struct pager *pager = g_new0(struct pager, 1);
    pager->lines = g_ptr_array_new_with_free_func(line_free);
    pager->width = 1;
    pager->height = HEIGHT_AT_FIRST;
    pager->match = g_strdup("");
    return pager;
}

void pager_free(struct pager *pager)
{
    if (pager == NULL)
        return;
    g_ptr_array_unref(pager->lines);
    g_free(pager->match);
    g_free(pager);
}

static struct line *line_at(const struct pager *pager, guint index)
{
    return pager->lines->pdata[index];
}

static gboolean is_in_sight(const struct pager *pager, guint line)
{
    return line >= pager->top && line < pager->top + (guint)pager->height;
}

static void keep_place(struct pager *pager)
{
    struct place place = {
        .is_kept = TRUE,
        .is_seen = is_in_sight(pager, pager->at),
        .above = (gint64)pager->at - pager->top,
    };
    for (guint i = 0; i <= pager->at && i < pager->lines->len; i++) {
        const struct line *line = line_at(pager, i);
        if (line->is_stop)
            place = (struct place){TRUE, place.is_seen, TRUE, line->kind, line->id, 0, place.above};
        else
            place.past++;
    }
    pager->place = place;
}

void pager_begin(struct pager *pager, int width)
{
    if (!pager->place.is_kept && pager->lines->len > 0)
        keep_place(pager);
    g_ptr_array_set_size(pager->lines, 0);
    pager->width = MAX(width, 1);
    pager->stops = 0;
    pager->next_stops = FALSE;
}

int pager_width(const struct pager *pager)
{
    return pager->width;
}

void pager_run(struct pager *pager, enum style style, const char *shown)
{
    g_assert(pager->lines->len > 0);
    struct run *run = g_new0(struct run, 1);
    *run = (struct run){.style = style, .text = g_strdup(shown)};
    g_ptr_array_add(line_at(pager, pager->lines->len - 1)->runs, run);
}

void pager_line(struct pager *pager, enum style style, const char *shown)
{
    struct line *line = g_new0(struct line, 1);
    line->runs = g_ptr_array_new_with_free_func(run_free);
    if (pager->next_stops) {
        line->is_stop = TRUE;
        line->kind = pager->kind;
        line->id = pager->id;
        pager->stops++;
    }
    pager->next_stops = FALSE;
    g_ptr_array_add(pager->lines, line);
    if (*shown)
        pager_run(pager, style, shown);
}

static char *blanks(int n)
{
    return g_strnfill((gsize)MAX(n, 0), ' ');
}

/* The lines of a text beside so many columns. */
static GPtrArray *wrap(const struct pager *pager, const char *shown, int beside)
{
    if (!pager->is_cut)
        return text_wrap(shown, pager->width - beside);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit(shown, "\n", -1);
    for (char **part = parts; *part; part++)
        g_ptr_array_add(lines, g_strdup(*part));
    return lines;
}

void pager_wrapped(struct pager *pager, int indent, enum style style, const char *shown)
{
    g_autoptr(GPtrArray) lines = wrap(pager, shown, indent);
    g_autofree char *margin = blanks(indent);
    for (guint i = 0; i < lines->len; i++) {
        pager_line(pager, STYLE_PLAIN, margin);
        pager_run(pager, style, lines->pdata[i]);
    }
}

void pager_field(struct pager *pager, int width, const char *label, enum style style,
                 const char *value)
{
    if (*value == '\0')
        return;
    g_autofree char *name = text_fit(label, width, TEXT_LEFT), *margin = blanks(width);
    g_autoptr(GPtrArray) lines = wrap(pager, value, width);
    for (guint i = 0; i < lines->len; i++) {
        pager_line(pager, STYLE_LABEL, i == 0 ? name : margin);
        pager_run(pager, style, lines->pdata[i]);
    }
}

void pager_stop(struct pager *pager, int kind, gint64 id)
{
    pager->next_stops = TRUE;
    pager->kind = kind;
    pager->id = id;
}

static guint last_line(const struct pager *pager)
{
    return pager->lines->len > 0 ? pager->lines->len - 1 : 0;
}

static guint highest_top(const struct pager *pager)
{
    const guint height = (guint)pager->height;
    return pager->lines->len > height ? pager->lines->len - height : 0;
}

static gboolean find_stop(const struct pager *pager, int kind, gint64 id, guint *at)
{
    for (guint i = 0; i < pager->lines->len; i++) {
        const struct line *line = line_at(pager, i);
        if (line->is_stop && line->kind == kind && line->id == id) {
            *at = i;
            return TRUE;
        }
    }
    return FALSE;
}

/* The next stop in a direction; the same line when there is none. */
static guint next_stop(const struct pager *pager, guint from, int step)
{
    for (gint64 i = (gint64)from + step; i >= 0 && i < (gint64)pager->lines->len; i += step)
        if (line_at(pager, (guint)i)->is_stop)
            return (guint)i;
    return from;
}

static guint first_stop(const struct pager *pager)
{
    const gboolean is_first = pager->lines->len > 0 && line_at(pager, 0)->is_stop;
    return is_first ? 0 : next_stop(pager, 0, 1);
}

/* Back to the stop the cursor was on before the lines were made anew, wherever it stands now. */
static void find_place(struct pager *pager)
{
    const struct place place = pager->place;
    guint at = 0;
    pager->place = (struct place){0};
    if (!place.has_stop || !find_stop(pager, place.kind, place.id, &at))
        return;
    for (guint i = 0; i < place.past; i++)
        if (at < last_line(pager) && !line_at(pager, at + 1)->is_stop)
            at++;
    pager->at = at;
    if (place.is_seen && pager->top > 0) /* a text read from its start stays at its start */
        pager->top = (guint)CLAMP((gint64)at - place.above, 0, (gint64)highest_top(pager));
}

/* Before the cursor is used: it is on a stop where there are any, or on what was searched for. */
static void settle(struct pager *pager)
{
    find_place(pager);
    pager->at = MIN(pager->at, last_line(pager));
    if (pager->stops > 0 && !line_at(pager, pager->at)->is_stop && *pager->match == '\0')
        pager->at = next_stop(pager, pager->at, pager->at == 0 ? 1 : -1);
}

gboolean pager_at(struct pager *pager, int *kind, gint64 *id)
{
    settle(pager);
    if (pager->at >= pager->lines->len || !line_at(pager, pager->at)->is_stop)
        return FALSE;
    *kind = line_at(pager, pager->at)->kind;
    *id = line_at(pager, pager->at)->id;
    return TRUE;
}

gboolean pager_go(struct pager *pager, int kind, gint64 id)
{
    settle(pager);
    pager->is_sought = find_stop(pager, kind, id, &pager->at);
    pager->until = pager->at;
    return pager->is_sought;
}

static gboolean has_style(const struct line *line, enum style style)
{
    for (guint i = 0; i < line->runs->len; i++)
        if (((const struct run *)line->runs->pdata[i])->style == style)
            return TRUE;
    return FALSE;
}

gboolean pager_go_style(struct pager *pager, enum style style)
{
    guint first = 0, last;
    while (first < pager->lines->len && !has_style(line_at(pager, first), style))
        first++;
    if (first == pager->lines->len)
        return FALSE;
    for (last = first; last + 1 < pager->lines->len && has_style(line_at(pager, last + 1), style);)
        last++;
    pager->place = (struct place){0};
    pager->at = first;
    pager->is_sought = TRUE;
    pager->until = last;
    return TRUE;
}

static gboolean scroll(struct pager *pager, gint64 by)
{
    const guint before = pager->top;
    pager->top = (guint)CLAMP((gint64)pager->top + by, 0, (gint64)highest_top(pager));
    return pager->top != before;
}

/* A stop that is further away than the picture reaches is scrolled to first. */
static gboolean move_stop(struct pager *pager, int step)
{
    const guint to = next_stop(pager, pager->at, step);
    const gint64 beyond = (gint64)to - (gint64)pager->top;
    if (to == pager->at || beyond > pager->height || beyond < -1)
        return scroll(pager, step);
    pager->at = to;
    if (to < pager->top)
        pager->top = to;
    if (to >= pager->top + (guint)pager->height)
        pager->top = to - (guint)pager->height + 1;
    return TRUE;
}

gboolean pager_move(struct pager *pager, int by)
{
    settle(pager);
    if (pager->stops == 0)
        return scroll(pager, by);
    gboolean moved = FALSE;
    for (int i = 0; i < MIN(abs(by), (int)pager->lines->len); i++)
        moved = move_stop(pager, by > 0 ? 1 : -1) || moved;
    return moved;
}

/* The cursor comes along to the nearest stop in sight. */
static void follow(struct pager *pager)
{
    const guint bottom = pager->top + (guint)pager->height;
    if (pager->stops == 0 || is_in_sight(pager, pager->at))
        return;
    const guint to = pager->at < pager->top
                         ? next_stop(pager, pager->top > 0 ? pager->top - 1 : 0, 1)
                         : next_stop(pager, bottom, -1);
    if (to >= pager->top && to < bottom)
        pager->at = to;
}

gboolean pager_page(struct pager *pager, double pages)
{
    settle(pager);
    const gboolean moved = scroll(pager, (gint64)(pages * MAX(pager->height - 1, 1)));
    follow(pager);
    return moved;
}

gboolean pager_end(struct pager *pager, gboolean last)
{
    settle(pager);
    pager->top = last ? highest_top(pager) : 0;
    if (pager->stops > 0)
        pager->at = last ? next_stop(pager, pager->lines->len, -1) : 0;
    if (!last && pager->stops > 0 && !line_at(pager, 0)->is_stop)
        pager->at = next_stop(pager, 0, 1);
    return TRUE;
}

static char *text_of(const struct line *line)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < line->runs->len; i++)
        g_string_append(text, ((const struct run *)line->runs->pdata[i])->text);
    return g_string_free(text, FALSE);
}

char *pager_text(const struct pager *pager)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < pager->lines->len; i++) {
        g_autofree char *line = text_of(line_at(pager, i));
        g_string_append_printf(text, "%s\n", g_strchomp(line));
    }
    return g_string_free(text, FALSE);
}

char *pager_line_text(const struct pager *pager)
{
    return pager->at < pager->lines->len ? text_of(line_at(pager, pager->at)) : g_strdup("");
}

static gboolean has_capital(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_isupper(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

static gboolean holds(const struct line *line, const char *what)
{
    g_autofree char *text = text_of(line);
    if (has_capital(what))
        return strstr(text, what) != NULL;
    g_autofree char *low = g_utf8_strdown(text, -1), *sought = g_utf8_strdown(what, -1);
    return strstr(low, sought) != NULL;
}

static void go_to(struct pager *pager, guint line)
{
    pager->at = line;
    if (!is_in_sight(pager, line)) {
        const guint half = (guint)pager->height / 2;
        pager->top = MIN(line > half ? line - half : 0, highest_top(pager));
    }
}

gboolean pager_search(struct pager *pager, const char *text, gboolean backwards, gboolean *wrapped)
{
    char *kept = g_strdup(text);
    g_free(pager->match);
    pager->match = kept;
    const guint n = pager->lines->len;
    settle(pager);
    if (*text == '\0')
        return FALSE;
    for (guint i = 1; i <= n; i++) {
        const guint line = backwards ? (pager->at + n - i) % n : (pager->at + i) % n;
        if (!holds(line_at(pager, line), text))
            continue;
        *wrapped = backwards ? line >= pager->at : line <= pager->at;
        go_to(pager, line);
        return TRUE;
    }
    return FALSE;
}

static int line_width(const struct line *line)
{
    int width = 0;
    for (guint i = 0; i < line->runs->len; i++)
        width += text_width(((const struct run *)line->runs->pdata[i])->text);
    return width;
}

void pager_set_wrap(struct pager *pager, gboolean on)
{
    pager->is_cut = !on;
    pager->shift = 0;
}

gboolean pager_wraps(const struct pager *pager)
{
    return !pager->is_cut;
}

gboolean pager_shift(struct pager *pager, int by)
{
    int widest = 0;
    for (guint i = 0; i < pager->lines->len; i++)
        widest = MAX(widest, line_width(line_at(pager, i)));
    const int before = pager->shift, most = MAX(widest - pager->width, 0);
    const gint64 to = before + (gint64)by * MAX(pager->width / 2, 1);
    pager->shift = (int)CLAMP(to, 0, most);
    return pager->shift != before;
}

/* The run without its first columns, of which *skip are still to be left out; a wide character that
 * is cut in half leaves a blank. */
static const char *skip_columns(const char *text, int *skip, char **made)
{
    if (*skip <= 0)
        return text;
    while (*text && *skip > 0) {
        const int width = text_char_width(g_utf8_get_char(text));
        *skip -= width;
        text = g_utf8_next_char(text);
    }
    while (*text && text_char_width(g_utf8_get_char(text)) == 0)
        text = g_utf8_next_char(text);
    if (*skip < 0) {
        *made = g_strconcat(" ", text, NULL);
        *skip = 0;
        return *made;
    }
    return text;
}

static void draw_line(struct pager *pager, struct area row, guint index, gboolean is_here)
{
    const struct line *line = line_at(pager, index);
    const gboolean is_match = *pager->match && holds(line, pager->match);
    int col = 0, skip = pager->shift;
    for (guint i = 0; i < line->runs->len; i++) {
        const struct run *run = line->runs->pdata[i];
        const enum style style = is_here ? STYLE_SELECTED : is_match ? STYLE_MATCH : run->style;
        g_autofree char *made = NULL;
        col = draw_text(row, 0, col, style, skip_columns(run->text, &skip, &made));
    }
    if (is_here)
        draw_blank(row, 0, col, STYLE_SELECTED);
}

/* Fits the picture to the height; what the cursor is on stays in it. */
static void set_height(struct pager *pager, int rows)
{
    const gboolean is_new = pager->height == HEIGHT_AT_FIRST && pager->at == first_stop(pager);
    const gboolean was_in_sight = !is_new && !pager->is_sought && is_in_sight(pager, pager->at);
    pager->height = MAX(rows, 1);
    pager->top = MIN(pager->top, highest_top(pager));
    if (was_in_sight && !is_in_sight(pager, pager->at))
        pager->top = pager->at - (guint)pager->height + 1;
}

/* What was gone to, perhaps before there was a picture, with what leads to it above. */
static void show_sought(struct pager *pager)
{
    const gint64 room = (gint64)pager->height - ((gint64)pager->until - pager->at + 1);
    const gint64 above = CLAMP(room, 0, pager->height / 3);
    if (pager->is_sought && !(is_in_sight(pager, pager->at) && is_in_sight(pager, pager->until)))
        pager->top = (guint)CLAMP((gint64)pager->at - above, 0, (gint64)highest_top(pager));
    pager->is_sought = FALSE;
}

void pager_draw(struct pager *pager, struct area area, gboolean has_keys, struct spot *spot)
{
    settle(pager);
    pager->drawn = area;
    set_height(pager, area.rows);
    show_sought(pager);
    for (int i = 0; i < area.rows && pager->top + (guint)i < pager->lines->len; i++) {
        const guint index = pager->top + (guint)i;
        const gboolean is_stop = line_at(pager, index)->is_stop;
        const gboolean is_here = has_keys && index == pager->at && is_stop;
        const struct area row = area_part(area, i, 0, 1, -1);
        draw_line(pager, row, index, is_here);
        if (has_keys && index == pager->at)
            spot_set(spot, row, 0, 0);
    }
    if (has_keys && !spot->is_shown)
        spot_set(spot, area, 0, 0);
}

void pager_click(struct pager *pager, int row, int col)
{
    const struct area area = pager->drawn;
    const gint64 line = (gint64)pager->top + row - area.row;
    if (row < area.row || row >= area.row + area.rows || col < area.col ||
        col >= area.col + area.cols || line >= (gint64)pager->lines->len)
        return;
    if (line_at(pager, (guint)line)->is_stop)
        pager->at = (guint)line;
}
