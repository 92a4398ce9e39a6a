/* sentence.c owns cutting a text's paragraphs into sentences.
 * It must not know what a sentence promises. */
#include "core/text/sentence.h"

#include "core/text/block.h"
#include "core/text/breaks.h"
#include "core/text/stop.h"

#include <string.h>

struct cutter {
    const char *text;
    const guint8 *breaks;
    GArray *sentences;
    struct block block;
    guint paragraph;
    gboolean is_first, is_marked; /* the next one */
    guint number;                 /* of the last item numbered within the line; 0: none */
    gsize counted;                /* the bytes of the text whose characters `chars` has counted */
    gint64 chars;
};

static gint64 chars_to(struct cutter *cutter, gsize at)
{
    cutter->chars += g_utf8_strlen(cutter->text + cutter->counted, (gssize)(at - cutter->counted));
    cutter->counted = at;
    return cutter->chars;
}

static void add(struct cutter *cutter, gsize from, gsize to)
{
    while (to > from && g_ascii_isspace(cutter->text[to - 1]))
        to--;
    while (from < to && g_ascii_isspace(cutter->text[from]))
        from++;
    if (to <= from)
        return;
    struct sentence sentence = {
        .from = from,
        .to = to,
        .start = chars_to(cutter, from),
        .is_first = cutter->is_first,
        .is_marked = cutter->is_marked,
        .paragraph = cutter->paragraph,
        .indent = cutter->block.indent,
        .kind = cutter->block.kind == BLOCK_HEADING                      ? SENTENCE_HEADING
                : cutter->block.kind == BLOCK_ITEM || cutter->number > 0 ? SENTENCE_ITEM
                                                                         : SENTENCE_PLAIN,
    };
    sentence.length = chars_to(cutter, to) - sentence.start;
    g_array_append_val(cutter->sentences, sentence);
    cutter->is_first = cutter->is_marked = FALSE;
}

/* Whether the sentence from `from` ends before `at`, where a boundary was found. */
static gboolean is_end(const struct cutter *cutter, gsize from, gsize at)
{
    const char *begin = cutter->text + from, *p = cutter->text + at;
    while (p > begin && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(p))))
        p = g_utf8_prev_char(p);
    const char *stop = p;
    while (stop > begin && stop_is_closing(g_utf8_get_char(g_utf8_prev_char(stop))))
        stop = g_utf8_prev_char(stop);
    if (stop == begin || !stop_is_terminal(g_utf8_get_char(g_utf8_prev_char(stop))))
        return FALSE;
    stop = g_utf8_prev_char(stop);
    if (*stop != '.' || stop[1] == '"')
        return TRUE;
    return !stop_is_abbreviation(begin, stop, cutter->text + at, cutter->text + cutter->block.end);
}

/* The bytes of a marker within the line, "2. " after ":" or a stop: the next of its row. */
static gsize numbered(const struct cutter *cutter, gsize from, gsize at)
{
    const char *p = cutter->text + at;
    if (at == from ? at == cutter->block.start : !g_ascii_isspace(p[-1]))
        return 0;
    const char *before = p;
    while (before > cutter->text + cutter->block.start && g_ascii_isspace(before[-1]))
        before--;
    if (before == cutter->text || (cutter->number == 0 && before[-1] != ':'))
        return 0;
    gsize used = block_marker(p, cutter->block.end - at);
    p += *p == '(';
    if (used == 0 || !g_ascii_isdigit(*p))
        return 0;
    const char *next = cutter->text + at + used;
    return g_ascii_strtoull(p, NULL, 10) == cutter->number + 1 &&
                   stop_can_begin(g_utf8_get_char(next))
               ? used
               : 0;
}

static void cut_block(struct cutter *cutter)
{
    gsize from = cutter->block.start;
    const char *marker = cutter->text + cutter->block.marker;
    cutter->number = cutter->block.kind == BLOCK_ITEM && g_ascii_isdigit(*marker)
                         ? (guint)g_ascii_strtoull(marker, NULL, 10)
                         : 0;
    for (gsize at = from; at < cutter->block.end; at++) {
        gsize used = g_ascii_isdigit(cutter->text[at]) || cutter->text[at] == '('
                         ? numbered(cutter, from, at)
                         : 0;
        if (used > 0) {
            add(cutter, from, at);
            cutter->number++;
            cutter->is_marked = TRUE;
            from = at + used;
            at = from - 1;
        } else if (cutter->breaks[at] != 0 && at > from && is_end(cutter, from, at)) {
            add(cutter, from, at);
            from = at;
        }
    }
    add(cutter, from, cutter->block.end);
}

GArray *sentence_split(const char *text)
{
    g_autofree guint8 *breaks = breaks_find(text, strlen(text));
    g_autoptr(GArray) blocks = block_split(text);
    struct cutter cutter = {.text = text, .breaks = breaks};
    cutter.sentences = g_array_new(FALSE, FALSE, sizeof(struct sentence));
    for (guint i = 0; i < blocks->len; i++) {
        cutter.block = g_array_index(blocks, struct block, i);
        cutter.paragraph = i;
        cutter.is_first = TRUE;
        cutter.is_marked = cutter.block.kind == BLOCK_ITEM;
        cut_block(&cutter);
    }
    return cutter.sentences;
}

char *sentence_text(const char *text, const GArray *sentences, guint first, guint last)
{
    const struct sentence *from = &g_array_index(sentences, struct sentence, first);
    const struct sentence *to = &g_array_index(sentences, struct sentence, last);
    return g_strndup(text + from->from, to->to - from->from);
}
