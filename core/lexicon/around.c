/* around.c owns what stands before a passage: the sentence before it, the heading above it.
 * It must not know what any of it says. */
#include "core/lexicon/around.h"

#include <string.h>

/* A heading is no longer than this, and not looked for farther up than that. */
#define HEADING_BYTES 90
#define HEADING_REACH 6000

static gboolean is_end(char c)
{
    return c == '.' || c == '!' || c == '?';
}

/* A full stop before a blank ends a sentence, unless an initial stands before it. */
static gboolean ends_sentence(const char *text, gsize at)
{
    return is_end(text[at]) && g_ascii_isspace(text[at + 1]) &&
           !(at > 0 && g_ascii_isupper(text[at - 1]) &&
             (at == 1 || !g_ascii_isalnum(text[at - 2])));
}

gboolean around_sentence_before(const struct reading *reading, gsize at, gsize *from, gsize *to)
{
    const char *text = reading->text;
    gsize p = at;

    while (p > 0 && (text[p - 1] == ' ' || text[p - 1] == '\t' || text[p - 1] == '"'))
        p--;
    if (p == 0 || !is_end(text[p - 1]))
        return FALSE;
    *to = p;
    for (p--; p > 0 && text[p - 1] != '\n'; p--)
        if (ends_sentence(text, p - 1))
            break;
    while (p < *to && g_ascii_isspace(text[p]))
        p++;
    *from = p;
    return *from < *to;
}

/* The line that ends at END, without blanks. */
static void line_before(const char *text, gsize end, gsize *from, gsize *to)
{
    gsize p = end;

    while (p > 0 && text[p - 1] != '\n')
        p--;
    *from = p;
    *to = end;
    while (*from < *to && g_ascii_isspace(text[*from]))
        (*from)++;
    while (*to > *from && g_ascii_isspace(text[*to - 1]))
        (*to)--;
}

static gboolean is_heading(const char *text, gsize from, gsize to)
{
    gunichar first = g_utf8_get_char_validated(text + from, (gssize)(to - from));

    if (to - from < 3 || to - from > HEADING_BYTES || strchr(".,;:!?-", text[to - 1]) != NULL)
        return FALSE;
    return first < 0x110000 && (g_unichar_isupper(first) || g_unichar_isdigit(first));
}

gboolean around_heading(const struct reading *reading, gsize at, gsize *from, gsize *to)
{
    const char *text = reading->text;
    gsize stop = at > HEADING_REACH ? at - HEADING_REACH : 0;
    gsize p = at;

    while (p > stop && text[p - 1] != '\n')
        p--;
    while (p > stop) {
        gsize end = p - 1;
        line_before(text, end, from, to);
        if (*to > *from && is_heading(text, *from, *to))
            return TRUE;
        while (end > stop && text[end - 1] != '\n')
            end--;
        p = end;
    }
    return FALSE;
}
