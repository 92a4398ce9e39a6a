/* block.c owns finding the paragraphs, list items and headings of a text.
 * It must not know sentences, nor what a text says. */
#include "core/text/block.h"

#include "core/text/stop.h"

#include <string.h>

enum {
    LONGEST_WRAPPED =
        110, /* characters: no one wraps lines wider, so a longer line is a paragraph */
    LONGEST_HEADING = 120,
    LONGEST_MARKER = 8, /* bytes */
};

struct line {
    const char *start, *end; /* without the blanks around it */
    gsize marker;            /* bytes of its list marker */
    glong length;            /* characters */
    guint indent;
};

static gsize bullet(const char *p, const char *end)
{
    static const char *const bullets[] = {"-", "*", "•", "–", "—", "▪", "◦", "·", "‣", "●", "o\t"};
    for (gsize i = 0; i < G_N_ELEMENTS(bullets); i++) {
        gsize len = strlen(bullets[i]);
        if ((gsize)(end - p) > len && strncmp(p, bullets[i], len) == 0)
            return bullets[i][len - 1] == '\t' ? len - 1 : len;
    }
    return 0;
}

/* 1. 12) (a) b. iv) (3): the bytes without the blank. */
static gsize enumerator(const char *p, const char *end)
{
    const char *from = p;
    gboolean has_open = p < end && *p == '(';
    p += has_open;
    const char *word = p;
    while (p < end && g_ascii_isdigit(*p))
        p++;
    gsize digits = (gsize)(p - word);
    if (digits == 0)
        while (p < end && (strchr("ivx", *p) != NULL || (p == word && g_ascii_isalpha(*p))))
            p++;
    if (p == word || digits > 3 || p - word > 5 || p >= end)
        return 0;
    gboolean is_capital = g_ascii_isupper(*word);
    if (*p == ')' || (*p == '.' && !has_open && !is_capital))
        return (gsize)(p + 1 - from);
    return 0;
}

gsize block_marker(const char *line, gsize len)
{
    const char *end = line + len;
    gsize used = bullet(line, end);
    if (used == 0)
        used = enumerator(line, end);
    const char *p = line + used;
    if (used == 0 || used > LONGEST_MARKER || p >= end || (*p != ' ' && *p != '\t'))
        return 0;
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p < end ? (gsize)(p - line) : 0;
}

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && g_unichar_isspace(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

static const char *trim_blanks(const char *begin, const char *end)
{
    while (end > begin && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return end;
}

static struct line line_of(const char *from, const char *to)
{
    struct line line = {.start = skip_blanks(from, to)};
    line.end = trim_blanks(line.start, to);
    line.indent = (guint)MIN(line.start - from, LONGEST_HEADING);
    line.marker = block_marker(line.start, (gsize)(line.end - line.start));
    line.length = g_utf8_strlen(line.start, line.end - line.start);
    return line;
}

static GArray *lines_of(const char *text)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
    for (const char *p = text; *p != '\0';) {
        gsize len = strcspn(p, "\n\f");
        struct line line = line_of(p, p + len);
        g_array_append_val(lines, line);
        p += len + (p[len] != '\0');
    }
    return lines;
}

static gunichar first_char(const struct line *line)
{
    return line->start < line->end ? g_utf8_get_char(line->start) : 0;
}

static gunichar last_char(const struct line *line)
{
    return line->start < line->end ? g_utf8_get_char(g_utf8_prev_char(line->end)) : 0;
}

static gboolean ends_unit(gunichar c)
{
    return c != 0 && (strchr(".!?:;", (int)(c & 0x7f)) != NULL ? c < 0x80 : c == 0x2026);
}

/* Words that stay small in a title. */
static gboolean is_small_word(const char *word, gsize len)
{
    static const char *const small[] = {"a",   "an",   "and",  "as",        "at",   "by",
                                        "for", "from", "in",   "of",        "on",   "or",
                                        "the", "to",   "with", "vis-à-vis", "other"};
    for (gsize i = 0; i < G_N_ELEMENTS(small); i++)
        if (strlen(small[i]) == len && strncmp(word, small[i], len) == 0)
            return TRUE;
    return FALSE;
}

/* Every word that counts begins with a capital (or a digit). */
static gboolean is_title_case(const char *start, const char *end, guint *words)
{
    gboolean is_title = TRUE;
    *words = 0;
    for (const char *p = start; p < end;) {
        gsize len = strcspn(p, " \t");
        len = MIN(len, (gsize)(end - p));
        gunichar c = len > 0 ? g_utf8_get_char(p) : 0;
        *words += len > 0;
        if (len > 0 && g_unichar_islower(c) && !is_small_word(p, len))
            is_title = FALSE;
        p = skip_blanks(p + len, end);
    }
    return is_title;
}

static gboolean is_heading(const struct line *line)
{
    guint words;
    gunichar last = last_char(line);
    if (line->length == 0 || line->length > LONGEST_HEADING || ends_unit(last) || last == ',')
        return FALSE;
    const char *start = line->start + line->marker;
    gunichar first = g_utf8_get_char(start);
    if (g_unichar_islower(first) || !(g_unichar_isalnum(first)))
        return FALSE;
    return is_title_case(start, line->end, &words) || (words <= 4 && line->marker == 0);
}

/* Whether a list may begin on a line after this one: "by No.\n5. Then" is no list. */
static gboolean may_precede_item(const struct line *line, const struct line *item)
{
    gunichar last = last_char(line);
    gsize len = (gsize)(line->end - line->start);
    if (last == '.' && stop_is_abbreviation(line->start, line->end - 1, item->start, item->end))
        return FALSE;
    return line->marker > 0 || ends_unit(last) || last == ',' || is_heading(line) ||
           (len > 4 && strncmp(line->end - 4, " and", 4) == 0) ||
           (len > 3 && strncmp(line->end - 3, " or", 3) == 0);
}

/* Whether line i goes on where the one before it ends; width: of the widest line around them. */
static gboolean is_continued(const struct line *before, const struct line *line, glong width)
{
    gunichar first = first_char(line);
    if (before->length == 0 || line->length == 0 || width > LONGEST_WRAPPED)
        return FALSE;
    if (line->marker > 0 && (may_precede_item(before, line) || strchr("-*", *line->start) != NULL))
        return FALSE;
    if (g_unichar_islower(first))
        return TRUE;
    gboolean is_short = before->length * 10 < width * 7;
    if (is_short && (ends_unit(last_char(before)) || is_heading(before)))
        return FALSE;
    return !(is_heading(before) && is_heading(line)) || !is_short;
}

static glong width_around(const GArray *lines, guint i)
{
    glong width = 0;
    for (guint at = i; at < lines->len; at++) {
        glong length = g_array_index(lines, struct line, at).length;
        if (length == 0)
            break;
        width = MAX(width, length);
    }
    return width;
}

static void add_block(GArray *blocks, const char *text, const struct line *first,
                      const struct line *last)
{
    struct block block = {
        .marker = (gsize)(first->start - text),
        .start = (gsize)(first->start - text) + first->marker,
        .end = (gsize)(last->end - text),
        .indent = first->indent,
        .kind = first->marker > 0 ? BLOCK_ITEM : BLOCK_PLAIN,
    };
    if (first == last && first->marker == 0 && is_heading(first))
        block.kind = BLOCK_HEADING;
    g_array_append_val(blocks, block);
}

GArray *block_split(const char *text)
{
    g_autoptr(GArray) lines = lines_of(text);
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
    const struct line *first = NULL;
    glong width = 0;
    for (guint i = 0; i < lines->len; i++) {
        const struct line *line = &g_array_index(lines, struct line, i);
        const struct line *before = i > 0 ? line - 1 : NULL;
        if (before == NULL || before->length == 0)
            width = width_around(lines, i);
        if (first != NULL && !is_continued(before, line, width)) {
            add_block(blocks, text, first, before);
            first = NULL;
        }
        if (first == NULL && line->length > 0)
            first = line;
    }
    if (first != NULL)
        add_block(blocks, text, first, &g_array_index(lines, struct line, lines->len - 1));
    return blocks;
}
