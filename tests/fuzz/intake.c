/* intake.c throws bytes at the readers of text, Markdown and mail, and at what is proposed about a
 * text: frames lie in it, and dates are dates. The first byte says which. */
#include "core/intake/about.h"
#include "core/period/edtf.h"
#include "db/row.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct statement_text *s, const struct about *about)
{
    gsize len = strlen(s->text);
    g_assert(g_utf8_validate(s->text, -1, NULL));
    for (guint i = 0; i < about->frames->len; i++) {
        const struct about_frame *f = &g_array_index(about->frames, struct about_frame, i);
        g_assert(f->start < f->end && f->end <= len);
        g_assert(g_utf8_validate(s->text + f->start, (gssize)(f->end - f->start), NULL));
    }
    g_assert(*about->date == '\0' || edtf_is_valid(about->date));
    g_assert(*about->title != '\0' && g_utf8_validate(about->title, -1, NULL));
    g_assert(g_utf8_validate(about->publisher, -1, NULL) && g_utf8_validate(about->city, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"a.txt", "a.md", "a.eml", "-"};
    static struct lexicon *lexicon;
    if (lexicon == NULL)
        lexicon = lexicon_new(NULL, NULL);
    if (size < 1)
        return 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(data + 1, size - 1);
    const char *name = names[data[0] % G_N_ELEMENTS(names)];
    owned(statement_text) s = statement_text_of_bytes(bytes, name, NULL, &error);
    g_assert((s == NULL) == (error != NULL));
    if (s == NULL)
        return 0;
    owned(about) about = about_read(NULL, lexicon, s, NULL);
    check(s, about);
    return 0;
}
