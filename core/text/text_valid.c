/* text_valid.c owns the mending of bytes into the valid UTF-8 that is stored.
 * It must not know what is safe to show, nor whose bytes they are. */
#include "core/text/text.h"

#include "db/utf8.h"

#include <string.h>

#define REPLACEMENT "\uFFFD"

static char *mended(const char *bytes, gsize len, gsize *replaced)
{
    GString *out = g_string_sized_new(len + 16);
    for (const char *p = bytes, *end = bytes + len; p < end;) {
        gsize used;
        if (utf8_decode(p, end, &used) == UTF8_BAD) {
            g_string_append(out, REPLACEMENT);
            ++*replaced;
        } else {
            g_string_append_len(out, p, (gssize)used);
        }
        p += used;
    }
    return g_string_free(out, FALSE);
}

char *text_valid(const char *bytes, gsize len, gsize *replaced)
{
    gsize ignored = 0;
    gsize *count = replaced ? replaced : &ignored;
    *count = 0;
    if (g_utf8_validate_len(bytes, len, NULL)) {
        char *copy = g_malloc(len + 1);
        memcpy(copy, bytes, len);
        copy[len] = '\0';
        return copy;
    }
    return mended(bytes, len, count);
}
