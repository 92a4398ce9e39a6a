/* marked.c owns reading the marks of a passage out of a text.
 * It must not know what is read from the passage. */
#include "tests/lib/marked.h"

#include <string.h>

/* Where each mark stands in the text without marks; sentence: behind a "|", else the line's. */
static void mark(struct marked *marked, char sign, gsize at)
{
    struct passage *passage = &marked->passage;

    switch (sign) {
    case '[':
        passage->start = at;
        break;
    case ']':
        passage->end = at;
        break;
    case '{':
        passage->subject = at;
        break;
    case '}':
        passage->subject_end = at;
        break;
    case '<':
        passage->lead = at;
        break;
    case '>':
        passage->lead_end = at;
        break;
    default:
        passage->sentence = at;
    }
}

struct marked *marked_new(const char *text)
{
    struct marked *marked = g_new0(struct marked, 1);
    GString *plain = g_string_new(NULL);
    struct passage *passage = &marked->passage;
    const char *end;

    for (const char *p = text; *p != '\0'; p++)
        if (strchr("[]{}<>|", *p) != NULL)
            mark(marked, *p, plain->len);
        else
            g_string_append_c(plain, *p);
    marked->text = g_string_free(plain, FALSE);
    if (passage->sentence == 0)
        for (gsize i = passage->start; i > 0 && marked->text[i - 1] != '\n'; i--)
            passage->sentence = i - 1;
    end = strchr(marked->text + passage->end, '\n');
    passage->sentence_end = end != NULL ? (gsize)(end - marked->text) : strlen(marked->text);
    if (passage->subject_end == 0)
        passage->subject = passage->subject_end = passage->start;
    marked->reading = (struct reading){.text = marked->text,
                                       .title = "",
                                       .day = "2024-06-21",
                                       .language = "en",
                                       .voice = "verbatim"};
    return marked;
}

void marked_free(struct marked *marked)
{
    if (marked == NULL)
        return;
    g_free(marked->text);
    g_free(marked);
}
