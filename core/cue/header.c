/* header.c owns the named lines before a text.
 * It must not know what the text below them says. */
#include "core/cue/header.h"

#include <string.h>

/* The bytes of "Name" before ": "; 0: the line has no name. */
static gsize name_length(const char *line, gsize len)
{
    const char *colon = memchr(line, ':', len);
    if (colon == NULL || colon == line || !g_ascii_isupper(*line))
        return 0;
    for (const char *p = line; p < colon; p++)
        if (!g_ascii_isalpha(*p) && *p != '-' && *p != ' ')
            return 0;
    return (gsize)(colon - line);
}

static void take(char **to, const char *line, gsize len, gsize name)
{
    g_free(*to);
    *to = g_strstrip(g_strndup(line + name + 1, len - name - 1));
}

struct header *header_read(const char *text)
{
    struct header *header = g_new0(struct header, 1);
    header->title = g_strdup("");
    header->date = g_strdup("");
    header->voice = g_strdup("");
    const char *line = text;
    if (!g_str_has_prefix(line, "Title: "))
        return header;
    while (*line != '\0' && *line != '\n') {
        gsize len = strcspn(line, "\n");
        gsize name = name_length(line, len);
        if (name == 0)
            return header;
        if (strncmp(line, "Title:", 6) == 0)
            take(&header->title, line, len, name);
        else if (strncmp(line, "Date:", 5) == 0)
            take(&header->date, line, len, name);
        else if (strncmp(line, "Voice:", 6) == 0)
            take(&header->voice, line, len, name);
        line += len + (line[len] != '\0');
    }
    header->end = (gsize)(line - text);
    return header;
}

void header_free(struct header *header)
{
    if (header == NULL)
        return;
    g_free(header->title);
    g_free(header->date);
    g_free(header->voice);
    g_free(header);
}
