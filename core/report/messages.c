/* messages.c owns what key messages may be: paragraphs of half a page together.
 * It must not know any report or format. */
#include "core/report/messages.h"

#include "core/scheme/words.h"
#include "core/session.h"
#include "core/text/text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Half of a page of 60 lines of 80 columns, without the heading. */
enum { COLUMNS = 76, LINES = 26 };
/* More than can stand in so many lines, in whatever script. */
enum { MOST_BYTES = 64 * 1024 };

/* "- ", "* ", "• ", "– ", "1. ", "2) " */
static gboolean begins_item(const char *line)
{
    static const char *const signs[] = {"- ", "* ", "• ", "– ", "— "};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(line, signs[i]))
            return TRUE;
    gsize digits = strspn(line, "0123456789");
    return digits > 0 && digits < 3 && (line[digits] == '.' || line[digits] == ')') &&
           line[digits + 1] == ' ';
}

static void end_paragraph(GPtrArray *paragraphs, GString *paragraph)
{
    if (paragraph->len > 0)
        g_ptr_array_add(paragraphs, g_strdup(paragraph->str));
    g_string_truncate(paragraph, 0);
}

static GPtrArray *parted(const char *text)
{
    GPtrArray *paragraphs = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) paragraph = g_string_new(NULL);
    g_autoptr(GString) plain = g_string_new(text);
    g_string_replace(plain, "\r\n", "\n", 0);
    g_string_replace(plain, "\r", "\n", 0);
    g_auto(GStrv) lines = g_strsplit(plain->str, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        const char *line = g_strstrip(lines[i]);
        if (*line == '\0' || begins_item(line))
            end_paragraph(paragraphs, paragraph);
        if (*line != '\0')
            g_string_append_printf(paragraph, "%s%s", paragraph->len > 0 ? " " : "", line);
    }
    end_paragraph(paragraphs, paragraph);
    return paragraphs;
}

static guint lines_of(const GPtrArray *paragraphs)
{
    guint n = paragraphs->len > 0 ? paragraphs->len - 1 : 0;
    for (guint i = 0; i < paragraphs->len; i++) {
        g_autofree char *shown = text_show(paragraphs->pdata[i], -1);
        g_autoptr(GPtrArray) lines = text_wrap(shown, COLUMNS);
        n += lines->len;
    }
    return n;
}

static void refuse_length(GError **error)
{
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                _("the key messages are longer than half a page holds: at most %d lines of %d "
                  "characters; shorten them"),
                LINES, COLUMNS);
}

GPtrArray *messages_paragraphs(const char *text, GError **error)
{
    if (strlen(text) > MOST_BYTES) {
        refuse_length(error);
        return NULL;
    }
    g_autoptr(GPtrArray) paragraphs = parted(text);
    guint lines = lines_of(paragraphs);
    if (lines <= LINES)
        return g_steal_pointer(&paragraphs);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                _("the key messages take %u lines of %d characters, blank ones between included; "
                  "half a page holds %d: shorten them"),
                lines, COLUMNS, LINES);
    return NULL;
}

static gboolean refuse_file(const char *path, const char *why, GError **error)
{
    g_autofree char *shown = text_show(path, -1);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, _("key messages: %s: %s"), shown, why);
    return FALSE;
}

/* A device or a pipe could go on for ever. */
static gboolean check_file(const char *path, GError **error)
{
    GStatBuf st;
    if (g_stat(path, &st) != 0)
        return refuse_file(path, g_strerror(errno), error);
    if (!S_ISREG(st.st_mode))
        return refuse_file(path, _("this is no file"), error);
    if (st.st_size <= MOST_BYTES)
        return TRUE;
    refuse_length(error);
    return FALSE;
}

char *messages_read(const char *path, GError **error)
{
    g_autofree char *bytes = NULL;
    gsize len = 0;
    g_autoptr(GError) failed = NULL;
    if (!check_file(path, error))
        return NULL;
    if (!g_file_get_contents(path, &bytes, &len, &failed)) {
        refuse_file(path, failed->message, error);
        return NULL;
    }
    const char *text = g_str_has_prefix(bytes, "\xef\xbb\xbf") ? bytes + 3 : bytes;
    if (g_utf8_validate(text, (gssize)(len - (gsize)(text - bytes)), NULL))
        return g_strdup(text);
    refuse_file(path, _("this is no text in UTF-8"), error);
    return NULL;
}
