/* breaks.c owns where sentences may end.
 * It must not know abbreviations, lists or headings. */
#include "core/text/breaks.h"

#include "core/module.h"
#include "core/text/sentence_module.h"
#include "core/text/stop.h"

/* The place after the marks that close what ends at `p`. */
static const char *after_closing(const char *p, const char *end)
{
    while (p < end && (stop_is_closing(g_utf8_get_char(p)) || stop_is_terminal(g_utf8_get_char(p))))
        p = g_utf8_next_char(p);
    return p;
}

guint8 *breaks_find_plain(const char *text, gsize len)
{
    guint8 *marks = g_new0(guint8, len + 1);
    const char *end = text + len;
    for (const char *p = text; p < end;) {
        if (!stop_is_terminal(g_utf8_get_char(p))) {
            p = g_utf8_next_char(p);
            continue;
        }
        gboolean is_wide = g_utf8_get_char(p) >= 0x3000;
        const char *next = p = after_closing(p, end);
        while (next < end && g_unichar_isspace(g_utf8_get_char(next)))
            next = g_utf8_next_char(next);
        if (next < end && (next > p || is_wide) && stop_can_begin(g_utf8_get_char(next)))
            marks[next - text] = 1;
    }
    return marks;
}

/* Looked for once; NULL: there is none here. */
static const struct sentence_module *module(void)
{
    static const struct sentence_module *table;
    static gboolean is_looked_for;
    if (!is_looked_for)
        table = module_table("sentence", NULL);
    is_looked_for = TRUE;
    return table;
}

guint8 *breaks_find(const char *text, gsize len)
{
    g_autofree guint8 *marks = g_new0(guint8, len + 1);
    if (module() != NULL && module()->find(text, len, marks))
        return g_steal_pointer(&marks);
    return breaks_find_plain(text, len);
}
