/* document_lines.c owns how a document reads on the screen, sentence by sentence.
 * It must not know why a passage is marked. */
#include "tui/document_lines.h"

#include "core/text/text.h"
#include "db/document.h"
#include "tui/styled.h"

#include <string.h>

enum { MARGIN = 3 };

struct document_lines {
    char *text;
    GArray *sentences;
    gsize *bytes;   /* where each sentence begins */
    GArray *frames; /* struct document_mark */
};

/* In one walk: a text may be long, and counting from its start each time would be quadratic. */
static void find_bytes(struct document_lines *lines)
{
    const char *p = lines->text;
    gint64 at = 0;
    lines->bytes = g_new0(gsize, lines->sentences->len + 1);
    for (guint i = 0; i < lines->sentences->len; i++) {
        const struct sentence *s = &g_array_index(lines->sentences, struct sentence, i);
        p = g_utf8_offset_to_pointer(p, s->start - at);
        at = s->start;
        lines->bytes[i] = (gsize)(p - lines->text);
    }
}

struct document_lines *document_lines_new(const char *text, const GPtrArray *frames)
{
    struct document_lines *lines = g_new0(struct document_lines, 1);
    lines->text = g_strdup(text);
    lines->sentences = sentence_split(text);
    lines->frames = g_array_new(FALSE, FALSE, sizeof(struct document_mark));
    find_bytes(lines);
    for (guint i = 0; frames != NULL && i < frames->len; i++) {
        const struct document_frame *frame = frames->pdata[i];
        const struct document_mark mark = {frame->start, frame->length, STYLE_DIM};
        g_array_append_val(lines->frames, mark);
    }
    return lines;
}

void document_lines_free(struct document_lines *lines)
{
    if (lines == NULL)
        return;
    g_array_unref(lines->sentences);
    g_array_unref(lines->frames);
    g_free(lines->bytes);
    g_free(lines->text);
    g_free(lines);
}

const GArray *document_lines_sentences(const struct document_lines *lines)
{
    return lines->sentences;
}

static const struct sentence *sentence_of(const struct document_lines *lines, guint i)
{
    return &g_array_index(lines->sentences, struct sentence, i);
}

int document_lines_sentence_at(const struct document_lines *lines, gint64 offset)
{
    for (guint i = 0; i < lines->sentences->len; i++)
        if (offset < sentence_of(lines, i)->start + sentence_of(lines, i)->length)
            return (int)i;
    return -1;
}

gboolean document_lines_overlap(const struct sentence *sentence, gint64 start, gint64 length)
{
    return start < sentence->start + sentence->length && sentence->start < start + length;
}

/* The style of one code point: the last mark that holds it, and where that ends or another begins. */
static enum style style_at(const struct document_lines *lines, const GArray *marks, gint64 at,
                           gint64 *until)
{
    enum style style = STYLE_PLAIN;
    const GArray *sets[] = {lines->frames, marks};
    for (gsize set = 0; set < G_N_ELEMENTS(sets); set++)
        for (guint i = 0; sets[set] != NULL && i < sets[set]->len; i++) {
            const struct document_mark *m = &g_array_index(sets[set], struct document_mark, i);
            if (at >= m->start && at < m->start + m->length) {
                style = m->style;
                *until = MIN(*until, m->start + m->length);
            } else if (m->start > at) {
                *until = MIN(*until, m->start);
            }
        }
    return style;
}

/* Of all the marks those that touch the sentence. */
static GArray *marks_in(const struct sentence *s, const GArray *marks)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct document_mark));
    for (guint i = 0; marks != NULL && i < marks->len; i++) {
        const struct document_mark *mark = &g_array_index(marks, struct document_mark, i);
        if (document_lines_overlap(s, mark->start, mark->length))
            g_array_append_vals(found, mark, 1);
    }
    return found;
}

static struct styled *styled_of(const struct document_lines *lines, guint i, const GArray *marks)
{
    const struct sentence *s = sentence_of(lines, i);
    g_autoptr(GArray) here = marks_in(s, marks);
    struct styled *styled = styled_new();
    const char *p = lines->text + lines->bytes[i];
    for (gint64 at = s->start; at < s->start + s->length;) {
        gint64 until = s->start + s->length;
        const enum style style = style_at(lines, here, at, &until);
        const char *end = g_utf8_offset_to_pointer(p, until - at);
        g_autofree char *shown = text_show(p, end - p);
        styled_add(styled, style, shown);
        p = end;
        at = until;
    }
    return styled;
}

void document_lines_part(const struct document_lines *lines, struct pager *pager, guint sentence)
{
    if (sentence > 0 && sentence_of(lines, sentence)->is_first)
        pager_line(pager, STYLE_PLAIN, "");
}

void document_lines_add(const struct document_lines *lines, struct pager *pager, guint sentence,
                        const GArray *marks, enum style sign_style, const char *sign)
{
    owned_styled styled = styled_of(lines, sentence, marks);
    styled_to_pager(styled, pager, MARGIN, sign_style, sign);
}
