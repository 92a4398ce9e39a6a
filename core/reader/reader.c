/* reader.c owns the table of formats, the limits of what is read, and the text made fit to store.
 * It must not know how any format is read, nor what the words say. */
#include "core/reader/reader.h"

#include "core/reader/reader_format.h"
#include "core/text/text.h"
#include "db/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { HEAD_BYTES = 4096, MEGABYTE = 1024 * 1024 };

static const struct reader_format *const formats[] = {
    &reader_pdf, &reader_mail, &reader_html, &reader_markdown, &reader_text,
};

static gboolean ends_with(const char *name, const char *ending)
{
    gsize n = strlen(name), m = strlen(ending);
    return n > m && g_ascii_strcasecmp(name + n - m, ending) == 0;
}

static const struct reader_format *format_by_name(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        for (const char *const *ending = formats[i]->endings; *ending != NULL; ending++)
            if (ends_with(name, *ending))
                return formats[i];
    return NULL;
}

/* What the bytes say of themselves comes before the name, but a text may speak of anything. */
static const struct reader_format *format_of(const char *name, const char *head, gsize len)
{
    const struct reader_format *named = format_by_name(name);
    if (named == &reader_text || named == &reader_markdown)
        return reader_pdf.is_it(head, len) ? &reader_pdf : named;
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i]->is_it != NULL && formats[i]->is_it(head, len))
            return formats[i];
    return named;
}

gboolean reader_knows(const char *name, const char *head, gsize len)
{
    return format_of(name, head, len) != NULL;
}

void reader_set(char **member, const char *text)
{
    char *copy = g_strdup(text != NULL ? text : "");
    g_free(*member);
    *member = copy;
}

gboolean reader_fail(const struct statement_text *statement, GError **error, const char *format,
                     ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "%s: %s", statement->name, words);
    return FALSE;
}

void reader_note(struct statement_text *statement, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_ptr_array_add(statement->notes, text_show(words, -1));
}

static gboolean is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static gsize paragraph_end(const char *text, gsize at)
{
    for (const char *p = text + at;; p++) {
        if (*p == '\0')
            return (gsize)(p - text);
        if (*p != '\n')
            continue;
        const char *next = p + 1 + strspn(p + 1, " \t");
        if (*next == '\n' || *next == '\0')
            return (gsize)(p - text);
    }
}

GArray *reader_paragraphs(const char *text)
{
    GArray *paragraphs = g_array_new(FALSE, FALSE, sizeof(struct span));
    for (gsize at = strspn(text, " \t\n"); text[at] != '\0'; at += strspn(text + at, " \t\n")) {
        struct span span = {at, paragraph_end(text, at)};
        at = span.end;
        while (span.end > span.start && is_blank(text[span.end - 1]))
            span.end--;
        g_array_append_val(paragraphs, span);
    }
    return paragraphs;
}

/* What may be stored: no control but TAB and LF; CRLF, CR, and the separators of Unicode are LF. The
 * pages move with it. */
static void clean_text(struct statement_text *s)
{
    GString *out = g_string_sized_new(strlen(s->text));
    guint page = 0;
    for (const char *p = s->text; *p != '\0';) {
        gsize used;
        gunichar c = utf8_decode(p, NULL, &used);
        for (; page < s->pages->len && g_array_index(s->pages, gsize, page) <= (gsize)(p - s->text);
             page++)
            g_array_index(s->pages, gsize, page) = out->len;
        if (c == '\r' || c == 0x2028 || c == 0x0085 || c == 0x0C || c == 0x0B)
            g_string_append_c(out, '\n');
        else if (c == 0x2029)
            g_string_append(out, "\n\n");
        else if (c == UTF8_BAD)
            g_string_append(out, "\xEF\xBF\xBD");
        else if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F)))
            g_string_append_len(out, p, (gssize)used);
        p += c == '\r' && p[1] == '\n' ? 2 : used;
    }
    g_free(s->text);
    s->text = g_string_free(out, FALSE);
}

static gboolean has_letters(const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalpha(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

static char **const *texts_of(struct statement_text *s)
{
    static char **members[7];
    members[0] = &s->title;
    members[1] = &s->published_on;
    members[2] = &s->publisher;
    members[3] = &s->sender;
    members[4] = &s->language;
    members[5] = &s->url;
    members[6] = NULL;
    return members;
}

static gboolean finish(struct statement_text *s, GError **error)
{
    for (char **const *member = texts_of(s); *member != NULL; member++) {
        if (**member == NULL)
            **member = g_strdup("");
        char *valid = text_valid(**member, strlen(**member), NULL);
        g_free(**member);
        **member = g_strstrip(valid);
    }
    if (strlen(s->text) > READER_TEXT_BYTES)
        return reader_fail(s, error, "it holds more than %d MB of text; that is no statement",
                           (int)(READER_TEXT_BYTES / MEGABYTE));
    clean_text(s);
    if (!has_letters(s->text))
        return reader_fail(s, error, "there is no text in it");
    g_array_unref(s->paragraphs);
    s->paragraphs = reader_paragraphs(s->text);
    return TRUE;
}

static struct statement_text *new_statement(GBytes *bytes, const char *name)
{
    struct statement_text *s = g_new0(struct statement_text, 1);
    g_autofree char *base = g_path_get_basename(name);
    g_autofree char *display = g_filename_display_name(base);
    s->name = text_show(display, -1);
    s->bytes = g_bytes_ref(bytes);
    s->pages = g_array_new(FALSE, FALSE, sizeof(gsize));
    s->paragraphs = g_array_new(FALSE, FALSE, sizeof(struct span));
    s->notes = g_ptr_array_new_with_free_func(g_free);
    return s;
}

static gboolean refuse_foreign(const struct statement_text *s, const char *head, gsize len,
                               GError **error)
{
    static const struct {
        const char *mark;
        gsize len;
        const char *words;
    } foreign[] = {
        {"PK\003\004", 4, "a word processor's file, a spreadsheet or an archive"},
        {"\xD0\xCF\x11\xE0", 4, "an old word processor's file or spreadsheet"},
        {"{\\rtf", 5, "rich text"},
        {"\x89PNG", 4, "a picture"},
        {"\xFF\xD8\xFF", 3, "a picture"},
        {"GIF8", 4, "a picture"},
        {"\x1F\x8B", 2, "compressed"},
        {"SQLite format 3", 15, "a database"},
        {"\x7F"
         "ELF",
         4, "a program"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(foreign); i++)
        if (len >= foreign[i].len && memcmp(head, foreign[i].mark, foreign[i].len) == 0)
            return !reader_fail(s, error,
                                "this is %s; save it as PDF, text or a web page, and import that",
                                foreign[i].words);
    return FALSE;
}

struct statement_text *statement_text_of_bytes(GBytes *bytes, const char *name,
                                               const struct reader_options *options, GError **error)
{
    static const struct reader_options plain;
    gsize len;
    const char *head = g_bytes_get_data(bytes, &len);
    owned(statement_text) s = new_statement(bytes, name);
    if (len == 0) {
        reader_fail(s, error, "it is empty");
        return NULL;
    }
    if (len > READER_FILE_BYTES) {
        reader_fail(s, error, "it is larger than %d MB; that is no statement",
                    (int)(READER_FILE_BYTES / MEGABYTE));
        return NULL;
    }
    if (refuse_foreign(s, head, len, error))
        return NULL;
    const struct reader_format *format = format_of(name, head, MIN(len, HEAD_BYTES));
    if (format == NULL)
        format = &reader_text;
    s->media_type = format->media_type;
    if (!format->read(s, options != NULL ? options : &plain, error) || !finish(s, error))
        return NULL;
    return g_steal_pointer(&s);
}

static GBytes *fail_file(const char *path, const char *words, GError **error)
{
    g_autofree char *display = g_filename_display_name(path);
    g_autofree char *shown = text_show(display, -1);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "%s: %s", shown, words);
    return NULL;
}

static GBytes *read_all(int fd, gsize size, const char *path, GError **error)
{
    GByteArray *all = g_byte_array_sized_new((guint)size + 1);
    g_autofree guint8 *buffer = g_malloc(MEGABYTE);
    gssize n;
    while ((n = read(fd, buffer, MEGABYTE)) > 0 && all->len <= READER_FILE_BYTES)
        g_byte_array_append(all, buffer, (guint)n);
    if (n >= 0)
        return g_byte_array_free_to_bytes(all);
    int failed = errno;
    g_byte_array_unref(all);
    return fail_file(path, g_strerror(failed), error);
}

GBytes *reader_bytes(const char *path, GError **error)
{
    GStatBuf st;
    /* A FIFO is never waited for. */
    int fd = g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    if (fd < 0)
        return fail_file(path, g_strerror(errno), error);
    GBytes *bytes = NULL;
    if (fstat(fd, &st) != 0)
        fail_file(path, g_strerror(errno), error);
    else if (!S_ISREG(st.st_mode))
        fail_file(path, "this is not a regular file", error);
    else if ((guint64)st.st_size > READER_FILE_BYTES)
        fail_file(path, "it is larger than 64 MB; that is no statement", error);
    else
        bytes = read_all(fd, (gsize)st.st_size, path, error);
    close(fd);
    return bytes;
}

struct statement_text *statement_text_read(const char *path, const struct reader_options *options,
                                           GError **error)
{
    g_autoptr(GBytes) bytes = reader_bytes(path, error);
    return bytes != NULL ? statement_text_of_bytes(bytes, path, options, error) : NULL;
}

void statement_text_free(struct statement_text *s)
{
    if (s == NULL)
        return;
    for (char **const *member = texts_of(s); *member != NULL; member++)
        g_free(**member);
    g_free(s->name);
    g_free(s->text);
    g_bytes_unref(s->bytes);
    g_array_unref(s->pages);
    g_array_unref(s->paragraphs);
    g_ptr_array_unref(s->notes);
    g_free(s);
}

guint statement_text_page_at(const struct statement_text *s, gsize at)
{
    guint page = 0;
    while (page < s->pages->len && g_array_index(s->pages, gsize, page) <= at)
        page++;
    return s->pages->len > 0 ? MAX(page, 1) : 0;
}

guint statement_text_paragraph_at(const struct statement_text *s, gsize at)
{
    guint n = 0;
    while (n < s->paragraphs->len && g_array_index(s->paragraphs, struct span, n).start <= at)
        n++;
    return MAX(n, 1);
}
