/* text_file.c owns taking a text file in: its bytes, and the text they are.
 * It must not know what the text says. */
#include "core/text/text_file.h"

#include "core/session.h"
#include "core/text/text.h"

#include <glib/gstdio.h>
#include <string.h>

static const char bom[] = "\xEF\xBB\xBF";

static gboolean fail(const char *name, const char *words, GError **error)
{
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "%s: %s", name, words);
    return FALSE;
}

/* CRLF and CR become LF, in place. */
static void unify_line_ends(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (from[0] == '\r' && from[1] == '\n')
            continue;
        *to++ = *from == '\r' ? '\n' : *from;
    }
    *to = '\0';
}

static guint line_of_first_bad(const char *bytes, gsize len)
{
    const char *end = bytes + len;
    g_utf8_validate(bytes, (gssize)len, &end);
    guint line = 1;
    for (const char *p = bytes; p < end; p++)
        line += *p == '\n' || (*p == '\r' && p[1] != '\n');
    return line;
}

struct text_file *text_file_of_bytes(GBytes *bytes, const char *name, GError **error)
{
    gsize len;
    const char *start = g_bytes_get_data(bytes, &len);
    if (len > 0 && memchr(start, '\0', len) != NULL) {
        fail(name, "this is no text: a NUL is in it", error);
        return NULL;
    }
    gsize skip = len >= strlen(bom) && memcmp(start, bom, strlen(bom)) == 0 ? strlen(bom) : 0;
    struct text_file *file = g_new0(struct text_file, 1);
    file->bytes = g_bytes_ref(bytes);
    file->text = text_valid(len > 0 ? start + skip : "", len - skip, &file->replaced);
    if (file->replaced > 0)
        file->line = line_of_first_bad(start, len);
    unify_line_ends(file->text);
    return file;
}

struct text_file *text_file_read(const char *path, GError **error)
{
    GStatBuf st;
    g_autofree char *name = g_filename_display_name(path);
    GError *failed = NULL;
    char *bytes;
    gsize len;
    if (g_stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
        fail(name, "this is not a regular file", error);
        return NULL;
    }
    if (!g_file_get_contents(path, &bytes, &len, &failed)) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, failed->message);
        g_error_free(failed);
        return NULL;
    }
    g_autoptr(GBytes) whole = g_bytes_new_take(bytes, len);
    return text_file_of_bytes(whole, name, error);
}

void text_file_free(struct text_file *file)
{
    if (file == NULL)
        return;
    g_bytes_unref(file->bytes);
    g_free(file->text);
    g_free(file);
}
