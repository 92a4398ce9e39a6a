/* html.c throws bytes at the reader of web pages: whatever the page, its text is fit to be stored, its
 * paragraphs lie in it, and what it says of itself is text and days. */
#include "core/reader/reader.h"
#include "core/period/day.h"
#include "db/row.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text)
{
    g_assert(g_utf8_validate(text, -1, NULL));
    for (const char *p = text; *p != '\0'; p++)
        g_assert((unsigned char)*p >= 0x20 || *p == '\n' || *p == '\t');
}

static void check_paragraphs(const struct statement_text *s)
{
    gsize end = 0, len = strlen(s->text);
    for (guint i = 0; i < s->paragraphs->len; i++) {
        struct span span = g_array_index(s->paragraphs, struct span, i);
        g_assert(span.start >= end && span.end > span.start && span.end <= len);
        g_assert(statement_text_paragraph_at(s, span.start) == i + 1);
        end = span.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    owned(statement_text) s = statement_text_of_bytes(bytes, "page.html", NULL, &error);
    g_assert((s == NULL) == (error != NULL));
    if (s == NULL)
        return 0;
    check_text(s->text);
    check_paragraphs(s);
    g_assert(*s->published_on == '\0' || day_is_valid(s->published_on));
    g_assert(g_utf8_validate(s->title, -1, NULL) && g_utf8_validate(s->publisher, -1, NULL));
    return 0;
}
