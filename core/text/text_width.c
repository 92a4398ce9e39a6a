/* text_width.c owns columns: how wide text is, where its characters end, cutting and padding.
 * It must not know what is safe to show (text.c) nor the screen. */
#include "core/text/text_private.h"

#include "db/utf8.h"

#include <string.h>

#define ZWJ_BYTES   "\u200D"
#define MAX_CLUSTER 12 /* columns: no emoji is wider, only attempts to fill the line */

/* Where Unicode's properties and the C library's wcwidth() part ways. */
static gboolean is_arabic_number_sign(gunichar c)
{
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 ||
           c == 0x0891 || c == 0x08E2 || c == 0x110BD || c == 0x110CD;
}

static gboolean is_ambiguous_but_wide(gunichar c)
{
    return (c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF);
}

int text_char_width(gunichar c)
{
    if (c < 0x7F)
        return c >= 0x20;
    if (c < 0xA0)
        return 0;
    if (c > 0x10FFFF || is_arabic_number_sign(c))
        return 1;
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) || is_ambiguous_but_wide(c) ? 2 : 1;
}

gunichar text_char_at(const char *p)
{
    gsize used;
    return utf8_decode(p, NULL, &used);
}

int text_width(const char *shown)
{
    int width = 0;
    gsize used;
    for (const char *p = shown; *p; p += used)
        width += text_char_width(utf8_decode(p, NULL, &used));
    return width;
}

/* A character and the marks on it. */
static const char *base_end(const char *p, int *width)
{
    gsize used;
    *width = text_char_width(utf8_decode(p, NULL, &used));
    for (p += used; *p & 0x80; p += used)
        if (text_char_width(utf8_decode(p, NULL, &used)) > 0)
            break;
    return p;
}

static gboolean is_regional(gunichar c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static gboolean is_skin_tone(gunichar c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

static gboolean joins(const char *start, const char *p)
{
    const gsize n = strlen(ZWJ_BYTES);
    return (*p & 0x80) && (is_skin_tone(text_char_at(p)) ||
                           ((gsize)(p - start) > n && memcmp(p - n, ZWJ_BYTES, n) == 0));
}

const char *text_cluster_end(const char *start, int limit, int *width)
{
    const char *p = base_end(start, width);
    if (!(*p & 0x80))
        return p;
    gboolean more =
        joins(start, p) || (is_regional(text_char_at(start)) && is_regional(text_char_at(p)));
    while (more) {
        int wider;
        const char *next = base_end(p, &wider);
        if (*width + wider > limit)
            break;
        *width += wider;
        p = next;
        more = joins(start, p);
    }
    return p;
}

const char *text_next(const char *shown, int *width)
{
    int columns;
    const char *end = text_cluster_end(shown, MAX_CLUSTER, &columns);
    if (width)
        *width = columns;
    return end;
}

const char *text_cut_sign(void)
{
    return text_is_ascii() ? "~" : TEXT_CUT_SIGN;
}

/* The end of what fits into `width` columns of the line, and how many it takes. */
static const char *take_columns(const char *p, int width, int *used)
{
    *used = 0;
    while (*p && *p != '\n') {
        int columns;
        const char *next = text_cluster_end(p, MAX_CLUSTER, &columns);
        if (*used + columns > width)
            break;
        *used += columns;
        p = next;
    }
    return p;
}

static void append_spaces(GString *s, int n)
{
    for (int i = 0; i < n; i++)
        g_string_append_c(s, ' ');
}

static int left_padding(int padding, enum text_align align)
{
    switch (align) {
    case TEXT_RIGHT:
        return padding;
    case TEXT_CENTRE:
        return padding / 2;
    case TEXT_LEFT:
    default:
        return 0;
    }
}

char *text_fit(const char *shown, int width, enum text_align align)
{
    if (width < 1)
        return g_strdup("");
    int used;
    const char *end = take_columns(shown, width, &used), *sign = "";
    if (*end) {
        end = take_columns(shown, width - 1, &used);
        sign = text_cut_sign();
        used++;
    }
    const int left = left_padding(width - used, align);
    GString *out = g_string_sized_new((gsize)(end - shown) + (gsize)(width - used) + 4);
    append_spaces(out, left);
    g_string_append_len(out, shown, end - shown);
    g_string_append(out, sign);
    append_spaces(out, width - used - left);
    return g_string_free(out, FALSE);
}
