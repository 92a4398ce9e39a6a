/* anchor.c owns finding a passage in its document and proving that it is there.
 * It must not know what a wording says. */
#include "core/anchor.h"

#include "core/session.h"
#include "core/text/text.h"

#include <string.h>

enum { CONTEXT = 32, QUOTED = 60 };

/* Up to CONTEXT code points before `at`. */
static char *text_before(const char *text, const char *at)
{
    const char *from = at;
    for (int i = 0; i < CONTEXT && from > text; i++)
        from = g_utf8_prev_char(from);
    return g_strndup(from, (gsize)(at - from));
}

static char *text_after(const char *at)
{
    const char *to = at;
    for (int i = 0; i < CONTEXT && *to != '\0'; i++)
        to = g_utf8_next_char(to);
    return g_strndup(at, (gsize)(to - at));
}

void anchor_around(struct wording *wording, const char *text)
{
    const char *at = g_utf8_offset_to_pointer(text, (glong)wording->start);
    g_free(wording->prefix);
    g_free(wording->suffix);
    wording->prefix = text_before(text, at);
    wording->suffix = text_after(g_utf8_offset_to_pointer(at, (glong)wording->length));
}

gboolean anchor_wording(struct wording *wording, const char *text, GError **error)
{
    const char *at = strstr(text, wording->exact);
    if (at == NULL || *wording->exact == '\0') {
        g_autofree char *shown = text_show(wording->exact, -1);
        g_autofree char *start = text_shorten(shown, QUOTED);
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    "exact: these words do not stand in the document: \"%s\"", start);
        return FALSE;
    }
    wording->start = g_utf8_pointer_to_offset(text, at);
    wording->length = g_utf8_strlen(wording->exact, -1);
    anchor_around(wording, text);
    return TRUE;
}

gboolean anchor_holds(const struct wording *wording, const char *text)
{
    glong length = g_utf8_strlen(text, -1);
    if (wording->start < 0 || wording->length <= 0 || wording->start + wording->length > length)
        return FALSE;
    const char *at = g_utf8_offset_to_pointer(text, (glong)wording->start);
    const char *end = g_utf8_offset_to_pointer(at, (glong)wording->length);
    return strlen(wording->exact) == (gsize)(end - at) &&
           strncmp(at, wording->exact, (gsize)(end - at)) == 0;
}
