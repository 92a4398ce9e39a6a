/* reader_text.c owns text files: their encoding, and that they are text at all.
 * It must not know what the text says. */
#include "core/reader/reader_format.h"

#include "core/text/text.h"

#include <string.h>

enum { SAMPLE = 64 * 1024, BAD_IN = 50 };

static const struct {
    const char *mark;
    gsize len;
    const char *encoding;
} marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},
};

/* UTF-16 without a mark: most of every other byte is NUL, and none of the others. */
static const char *guess_wide(const char *bytes, gsize len)
{
    gsize nuls[2] = {0, 0}, n = MIN(len, SAMPLE);
    for (gsize i = 0; i < n; i++)
        nuls[i % 2] += bytes[i] == '\0';
    if (len % 2 != 0 || n < 4)
        return NULL;
    if (nuls[0] == 0 && nuls[1] * 4 > n)
        return "UTF-16LE";
    return nuls[1] == 0 && nuls[0] * 4 > n ? "UTF-16BE" : NULL;
}

static const char *marked(const char *bytes, gsize len, gsize *skip)
{
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (len >= marks[i].len && memcmp(bytes, marks[i].mark, marks[i].len) == 0) {
            *skip = marks[i].len;
            return marks[i].encoding;
        }
    *skip = 0;
    return guess_wide(bytes, len);
}

/* Nothing that a person typed or an editor wrote has many controls in it. */
static gboolean is_binary(const char *bytes, gsize len)
{
    gsize n = MIN(len, SAMPLE), controls = 0;
    if (memchr(bytes, '\0', len) != NULL)
        return TRUE;
    for (gsize i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        controls += c < 0x20 && strchr("\t\n\v\f\r\033", c) == NULL;
    }
    return controls * BAD_IN > n;
}

static char *convert(struct statement_text *s, const char *bytes, gsize len, const char *encoding,
                     GError **error)
{
    g_autoptr(GError) failed = NULL;
    gsize written;
    char *text = g_convert_with_fallback(bytes, (gssize)len, "UTF-8", encoding, "\xEF\xBF\xBD",
                                         NULL, &written, &failed);
    if (text != NULL && strlen(text) == written)
        return text;
    g_free(text);
    if (g_error_matches(failed, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
        reader_fail(s, error, "the encoding %s is not known; `iconv -l` lists those that are",
                    encoding);
    else
        reader_fail(s, error, "this is not %s text; say --encoding", encoding);
    return NULL;
}

/* The bytes that windows-1252 leaves undefined stand for themselves in ISO 8859-1: controls. */
static char *guess_western(struct statement_text *s, const char *bytes, gsize len, GError **error)
{
    g_autofree char *defined = g_memdup2(bytes, len);
    for (gsize i = 0; i < len; i++)
        if (strchr("\x81\x8D\x8F\x90\x9D", defined[i]) != NULL)
            defined[i] = '?';
    char *text = convert(s, defined, len, "WINDOWS-1252", error);
    if (text != NULL)
        reader_note(s, "this is not UTF-8; read as windows-1252. If letters with accents look "
                       "wrong, say --encoding");
    return text;
}

char *reader_decode(struct statement_text *s, const char *encoding, GError **error)
{
    gsize len, skip, replaced;
    const char *bytes = g_bytes_get_data(s->bytes, &len);
    const char *found = marked(bytes, len, &skip);
    if (found != NULL && strcmp(found, "UTF-8") != 0)
        return convert(s, bytes + skip, len - skip, found, error);
    if (encoding != NULL && found == NULL && g_ascii_strncasecmp(encoding, "utf-16", 6) == 0)
        return convert(s, bytes, len, encoding, error);
    if (is_binary(bytes, len)) {
        reader_fail(s, error, "this is no text: it holds control characters or NUL bytes");
        return NULL;
    }
    if (encoding != NULL && found == NULL)
        return convert(s, bytes, len, encoding, error);
    if (g_utf8_validate_len(bytes + skip, len - skip, NULL))
        return g_strndup(bytes + skip, len - skip);
    if (found == NULL)
        return guess_western(s, bytes, len, error);
    char *text = text_valid(bytes + skip, len - skip, &replaced);
    reader_note(s, "%zu places are not UTF-8 and stand as U+FFFD", replaced);
    return text;
}

static gboolean read_text(struct statement_text *s, const struct reader_options *options,
                          GError **error)
{
    s->text = reader_decode(s, options->encoding, error);
    return s->text != NULL;
}

static const char *const endings[] = {".txt", ".text", NULL};

const struct reader_format reader_text = {
    .name = "a text",
    .media_type = "text/plain",
    .endings = endings,
    .read = read_text,
};
