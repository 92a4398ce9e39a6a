/* text.c owns what stored text looks like to a reader: nothing obeyed, nothing hidden.
 * It must not know the screen, the locale or where the text came from. */
#include "core/text/text.h"

#include "db/utf8.h"

#include <string.h>

#define MAX_MARKS     8
#define TAB_COLUMNS   8
#define REPLACEMENT   0xFFFDu
#define ZWNJ          0x200Cu
#define ZWJ           0x200Du
#define DOTTED_CIRCLE 0x25CCu

enum kind {
    KIND_PLAIN,  /* shown as it is */
    KIND_MARK,   /* takes no column of its own, sits on a base */
    KIND_JOINER, /* ZWJ, ZWNJ */
    KIND_GONE,
    KIND_LINE,
    KIND_TAB,
    KIND_CARET, /* ^X */
    KIND_CODE,  /* <U+202E> */
    KIND_BAD    /* not UTF-8 */
};

struct shower {
    GString *out;
    gboolean lines; /* keep line ends */
    int column;     /* since the line began */
    guint marks;    /* on the present base */
    guint left_out; /* marks beyond MAX_MARKS */
    gunichar base;  /* what a combining mark would sit on; 0 for nothing */
};

static gboolean is_gone(gunichar c)
{
    switch (c) {
    case 0x00AD: /* soft hyphen */
    case 0x034F: /* combining grapheme joiner */
    case 0x061C: /* Arabic letter mark */
    case 0x180E: /* Mongolian vowel separator */
    case 0x200B: /* zero-width space */
    case 0x200E: /* left-to-right mark */
    case 0x200F: /* right-to-left mark */
    case 0x2060: /* word joiner */
        return TRUE;
    default:
        return FALSE;
    }
}

/* Letters that look like nothing: they fill a name to look like another. */
static gboolean is_filler(gunichar c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

static enum kind kind_of_control(gunichar c)
{
    switch (c) {
    case '\n':
    case '\r':
        return KIND_LINE;
    case '\t':
        return KIND_TAB;
    default:
        return KIND_CARET;
    }
}

static enum kind kind_of(gunichar c)
{
    if (c == UTF8_BAD)
        return KIND_BAD;
    if (c < 0x20 || c == 0x7F)
        return kind_of_control(c);
    if (is_gone(c))
        return KIND_GONE;
    if (c == ZWNJ || c == ZWJ)
        return KIND_JOINER;
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
        return KIND_CODE;
    case G_UNICODE_FORMAT: /* the Arabic number signs are format characters that print */
        return text_char_width(c) > 0 ? KIND_PLAIN : KIND_CODE;
    default:
        break;
    }
    if (is_filler(c))
        return KIND_CODE;
    return text_char_width(c) > 0 ? KIND_PLAIN : KIND_MARK;
}

static void put_char(struct shower *w, gunichar c)
{
    g_string_append_unichar(w->out, c);
    w->column += text_char_width(c);
}

static void put_base(struct shower *w, gunichar c)
{
    put_char(w, c);
    w->base = c;
    w->marks = 0;
}

static void put_sign(struct shower *w, const char *sign)
{
    g_string_append(w->out, sign);
    w->column += (int)strlen(sign);
    w->base = 0;
}

static void put_code(struct shower *w, gunichar c)
{
    g_autofree char *sign = g_strdup_printf("<U+%04X>", c);
    put_sign(w, sign);
}

static void put_caret(struct shower *w, gunichar c)
{
    const char sign[] = {'^', (char)(c ^ 0x40), '\0'};
    put_sign(w, sign);
}

/* Long runs of marks crash some terminals and paint over the lines above in others. */
static void put_mark(struct shower *w, gunichar c)
{
    if (!w->base)
        put_base(w, DOTTED_CIRCLE);
    if (w->marks == MAX_MARKS) {
        w->left_out++;
        return;
    }
    w->marks++;
    put_char(w, c);
}

static void close_base(struct shower *w)
{
    if (w->left_out == 0)
        return;
    g_autofree char *sign = g_strdup_printf("<+%u>", w->left_out);
    w->left_out = 0;
    put_sign(w, sign);
}

static void put_line(struct shower *w)
{
    if (!w->lines) {
        put_base(w, ' ');
        return;
    }
    g_string_append_c(w->out, '\n');
    w->column = 0;
    w->base = 0;
}

static void put_tab(struct shower *w)
{
    do
        put_base(w, ' ');
    while (w->lines && w->column % TAB_COLUMNS != 0);
}

/* Latin, Greek and Cyrillic need no joiners: between their letters one only hides. */
static gboolean is_joined(gunichar c)
{
    if (c < 0x0590 || c == UTF8_BAD || c == REPLACEMENT)
        return FALSE;
    switch (g_unichar_type(c)) {
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
        return TRUE;
    default:
        return g_unichar_isalpha(c);
    }
}

/* Right after the base and its marks, if none of them was left out. */
static void put_joiner(struct shower *w, gunichar c, gunichar next)
{
    if (w->left_out || !is_joined(w->base) || !is_joined(next))
        return;
    put_char(w, c);
    w->base = 0;
}

static void show_char(struct shower *w, gunichar c, gunichar next)
{
    const enum kind kind = kind_of(c);
    if (kind != KIND_MARK && kind != KIND_GONE && kind != KIND_JOINER)
        close_base(w);
    switch (kind) {
    case KIND_PLAIN:
        put_base(w, c);
        break;
    case KIND_MARK:
        put_mark(w, c);
        break;
    case KIND_JOINER:
        put_joiner(w, c, next);
        break;
    case KIND_GONE:
        break;
    case KIND_LINE:
        put_line(w);
        break;
    case KIND_TAB:
        put_tab(w);
        break;
    case KIND_CARET:
        put_caret(w, c);
        break;
    case KIND_CODE:
        put_code(w, c);
        break;
    case KIND_BAD:
        put_base(w, REPLACEMENT);
        break;
    }
}

static gboolean is_printable(char c)
{
    return c >= 0x20 && c < 0x7F;
}

static const char *printable_end(const char *p, const char *end)
{
    while (p < end && is_printable(*p))
        p++;
    return p;
}

static const char *show_printable(struct shower *w, const char *p, const char *end)
{
    const char *stop = printable_end(p, end);
    close_base(w);
    g_string_append_len(w->out, p, stop - p);
    w->column += (int)(stop - p);
    w->base = (guchar)stop[-1];
    w->marks = 0;
    return stop;
}

static const char *show_next(struct shower *w, const char *p, const char *end)
{
    gsize used, ahead;
    const gunichar c = utf8_decode(p, end, &used);
    p += used;
    if (c == '\r' && p < end && *p == '\n')
        p++;
    show_char(w, c, p < end ? utf8_decode(p, end, &ahead) : 0);
    return p;
}

static char *show(const char *s, gssize len, gboolean lines)
{
    if (!s)
        return g_strdup("");
    const gsize n = len < 0 ? strlen(s) : (gsize)len;
    const char *end = s + n, *p = printable_end(s, end);
    if (p == end)
        return g_strndup(s, n);
    struct shower w = {.out = g_string_sized_new(n + n / 4), .lines = lines};
    for (p = s; p < end;)
        p = is_printable(*p) ? show_printable(&w, p, end) : show_next(&w, p, end);
    close_base(&w);
    return g_string_free(w.out, FALSE);
}

char *text_show(const char *s, gssize len)
{
    return show(s, len, FALSE);
}

char *text_show_lines(const char *s, gssize len)
{
    return show(s, len, TRUE);
}
