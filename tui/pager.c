/* pager.c owns a text of many lines, its scrolling and stops.
 * It must not know what the text says. */
#include "tui/pager.h"

#include "core/text/text.h"
#include "tui/pager_private.h"

#include <stdlib.h>
#include <string.h>

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

struct line *pager_line_at(const struct pager *pager, guint index)
{
    return pager->lines->pdata[index];
}

gboolean pager_is_in_sight(const struct pager *pager, guint line)
{
    return line >= pager->top && line < pager->top + (guint)pager->height;
}

static void keep_place(struct pager *pager)
{
    struct place place = {
        .is_kept = TRUE,
        .is_seen = pager_is_in_sight(pager, pager->at),
        .above = (gint64)pager->at - pager->top,
    };
    for (guint i = 0; i <= pager->at && i < pager->lines->len; i++) {
        const struct line *line = pager_line_at(pager, i);
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
    g_ptr_array_add(pager_line_at(pager, pager->lines->len - 1)->runs, run);
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

guint pager_highest_top(const struct pager *pager)
{
    const guint height = (guint)pager->height;
    return pager->lines->len > height ? pager->lines->len - height : 0;
}

static gboolean find_stop(const struct pager *pager, int kind, gint64 id, guint *at)
{
    for (guint i = 0; i < pager->lines->len; i++) {
        const struct line *line = pager_line_at(pager, i);
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
        if (pager_line_at(pager, (guint)i)->is_stop)
            return (guint)i;
    return from;
}

guint pager_first_stop(const struct pager *pager)
{
    const gboolean is_first = pager->lines->len > 0 && pager_line_at(pager, 0)->is_stop;
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
        if (at < last_line(pager) && !pager_line_at(pager, at + 1)->is_stop)
            at++;
    pager->at = at;
    if (place.is_seen && pager->top > 0) /* a text read from its start stays at its start */
        pager->top = (guint)CLAMP((gint64)at - place.above, 0, (gint64)pager_highest_top(pager));
}

/* Before the cursor is used: it is on a stop where there are any, or on what was searched for. */
void pager_settle(struct pager *pager)
{
    find_place(pager);
    pager->at = MIN(pager->at, last_line(pager));
    if (pager->stops > 0 && !pager_line_at(pager, pager->at)->is_stop && *pager->match == '\0')
        pager->at = next_stop(pager, pager->at, pager->at == 0 ? 1 : -1);
}

gboolean pager_at(struct pager *pager, int *kind, gint64 *id)
{
    pager_settle(pager);
    if (pager->at >= pager->lines->len || !pager_line_at(pager, pager->at)->is_stop)
        return FALSE;
    *kind = pager_line_at(pager, pager->at)->kind;
    *id = pager_line_at(pager, pager->at)->id;
    return TRUE;
}

gboolean pager_go(struct pager *pager, int kind, gint64 id)
{
    pager_settle(pager);
    pager->is_sought = find_stop(pager, kind, id, &pager->at);
    pager->until = pager->at;
    return pager->is_sought;
}

static gboolean scroll(struct pager *pager, gint64 by)
{
    const guint before = pager->top;
    pager->top = (guint)CLAMP((gint64)pager->top + by, 0, (gint64)pager_highest_top(pager));
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
    pager_settle(pager);
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
    if (pager->stops == 0 || pager_is_in_sight(pager, pager->at))
        return;
    const guint to = pager->at < pager->top
                         ? next_stop(pager, pager->top > 0 ? pager->top - 1 : 0, 1)
                         : next_stop(pager, bottom, -1);
    if (to >= pager->top && to < bottom)
        pager->at = to;
}

gboolean pager_page(struct pager *pager, double pages)
{
    pager_settle(pager);
    const gboolean moved = scroll(pager, (gint64)(pages * MAX(pager->height - 1, 1)));
    follow(pager);
    return moved;
}

gboolean pager_end(struct pager *pager, gboolean last)
{
    pager_settle(pager);
    pager->top = last ? pager_highest_top(pager) : 0;
    if (pager->stops > 0)
        pager->at = last ? next_stop(pager, pager->lines->len, -1) : 0;
    if (!last && pager->stops > 0 && !pager_line_at(pager, 0)->is_stop)
        pager->at = next_stop(pager, 0, 1);
    return TRUE;
}
