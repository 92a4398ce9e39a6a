/* pager_find.c owns finding lines of a text, by their words or their looks.
 * It must not know what the text says. */
#include "tui/pager.h"

#include "core/text/text.h"
#include "tui/pager_private.h"

#include <string.h>

static char *pager_text_of(const struct line *line)
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
        g_autofree char *line = pager_text_of(pager_line_at(pager, i));
        g_string_append_printf(text, "%s\n", g_strchomp(line));
    }
    return g_string_free(text, FALSE);
}

char *pager_line_text(const struct pager *pager)
{
    return pager->at < pager->lines->len ? pager_text_of(pager_line_at(pager, pager->at))
                                         : g_strdup("");
}

static gboolean has_capital(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_isupper(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

gboolean pager_line_holds(const struct line *line, const char *what)
{
    g_autofree char *text = pager_text_of(line);
    if (has_capital(what))
        return strstr(text, what) != NULL;
    g_autofree char *low = g_utf8_strdown(text, -1), *sought = g_utf8_strdown(what, -1);
    return strstr(low, sought) != NULL;
}

static void go_to(struct pager *pager, guint line)
{
    pager->at = line;
    if (!pager_is_in_sight(pager, line)) {
        const guint half = (guint)pager->height / 2;
        pager->top = MIN(line > half ? line - half : 0, pager_highest_top(pager));
    }
}

gboolean pager_search(struct pager *pager, const char *text, gboolean backwards, gboolean *wrapped)
{
    char *kept = g_strdup(text);
    g_free(pager->match);
    pager->match = kept;
    const guint n = pager->lines->len;
    pager_settle(pager);
    if (*text == '\0')
        return FALSE;
    for (guint i = 1; i <= n; i++) {
        const guint line = backwards ? (pager->at + n - i) % n : (pager->at + i) % n;
        if (!pager_line_holds(pager_line_at(pager, line), text))
            continue;
        *wrapped = backwards ? line >= pager->at : line <= pager->at;
        go_to(pager, line);
        return TRUE;
    }
    return FALSE;
}

static gboolean has_style(const struct line *line, enum style style)
{
    for (guint i = 0; i < line->runs->len; i++)
        if (((const struct run *)line->runs->pdata[i])->style == style)
            return TRUE;
    return FALSE;
}

void pager_from_top(struct pager *pager)
{
    pager->top = 0;
}

gboolean pager_go_style(struct pager *pager, enum style style)
{
    guint first = 0, last;
    while (first < pager->lines->len && !has_style(pager_line_at(pager, first), style))
        first++;
    if (first == pager->lines->len)
        return FALSE;
    for (last = first;
         last + 1 < pager->lines->len && has_style(pager_line_at(pager, last + 1), style);)
        last++;
    pager->place = (struct place){0};
    pager->at = first;
    pager->is_sought = TRUE;
    pager->until = last;
    return TRUE;
}
