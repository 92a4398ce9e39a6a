/* sentence.c throws bytes at the splitter of sentences: whatever the text, its sentences follow one
 * another, lie within it and give their words back. */
#include "core/text/sentence.h"
#include "core/text/text.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gsize replaced;
    g_autofree char *text = text_valid((const char *)data, size, &replaced);
    g_autoptr(GArray) sentences = sentence_split(text);
    gsize end = 0, len = strlen(text);
    for (guint i = 0; i < sentences->len; i++) {
        const struct sentence *sentence = &g_array_index(sentences, struct sentence, i);
        g_assert(sentence->from >= end && sentence->to > sentence->from && sentence->to <= len);
        g_assert(sentence->start == g_utf8_strlen(text, (gssize)sentence->from));
        g_assert(sentence->length ==
                 g_utf8_strlen(text + sentence->from, (gssize)(sentence->to - sentence->from)));
        g_assert(!g_ascii_isspace(text[sentence->from]));
        g_assert(i > 0 || sentence->is_first);
        end = sentence->to;
    }
    return 0;
}
