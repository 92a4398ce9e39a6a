/* quoted.c owns where a promise made in a quotation ends.
 * It must not know what is promised. */
#include "core/cue/quoted.h"

#include <string.h>

static gboolean is_blank_or_end(char c)
{
    return c == '\0' || g_ascii_isspace(c) || strchr(",.;:)", c) != NULL;
}

/* 1 a quotation opens at p, -1 one is closed there, 0 neither; *len: of the mark. */
static int quotation_at(const char *text, const char *p, gsize *len)
{
    static const struct {
        const char *mark;
        int way;
    } marks[] = {{"\u201C", 1}, {"\u00AB", 1}, {"\u201D", -1}, {"\u00BB", -1}};
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(p, marks[i].mark)) {
            *len = strlen(marks[i].mark);
            return marks[i].way;
        }
    *len = 1;
    if (*p != '"')
        return 0;
    return p > text && !g_ascii_isspace(p[-1]) && p[-1] != '(' && is_blank_or_end(p[1]) ? -1 : 1;
}

gsize quoted_end(const char *text, gsize start, gsize end)
{
    int depth = 0;
    gsize len;
    for (const char *p = text + start; p < text + end; p += len) {
        const int way = quotation_at(text, p, &len);
        depth += way;
        if (depth >= 0)
            continue;
        depth = 0;
        if (p == text + start)
            continue;
        const gboolean is_marked =
            strchr(",.!?", p[-1]) != NULL || (p[len] != '\0' && strchr(",.", p[len]) != NULL);
        if (!is_marked || p - text <= (gssize)start + 1)
            continue;
        gsize at = (gsize)(p - text);
        while (at > start + 1 && strchr(",. ", text[at - 1]) != NULL)
            at--;
        return at;
    }
    return end;
}
