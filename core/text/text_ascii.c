/* text_ascii.c owns text for terminals that take ASCII only.
 * It must not know the screen: whoever starts the program says so once. */
#include "core/text/text.h"

#include "db/utf8.h"

#include <string.h>

static gboolean ascii_only;

/* What the C library's transliteration has no or an odd answer to. */
static const struct {
    gunichar c;
    const char *as;
} signs[] = {
    {0x00A7, "S."}, {0x00B0, "deg"}, {0x00B1, "+-"}, {0x00B7, "*"},  {0x00D0, "D"},  {0x00D8, "O"},
    {0x00DE, "Th"}, {0x00F0, "d"},   {0x00F7, "/"},  {0x00F8, "o"},  {0x00FE, "th"}, {0x0110, "D"},
    {0x0111, "d"},  {0x0126, "H"},   {0x0127, "h"},  {0x0131, "i"},  {0x0141, "L"},  {0x0142, "l"},
    {0x0152, "OE"}, {0x0153, "oe"},  {0x1E9E, "SS"}, {0x2014, "--"}, {0x2015, "--"}, {0x2020, "+"},
    {0x2021, "++"}, {0x2022, "*"},   {0x2032, "'"},  {0x2033, "\""}, {0x2192, "->"}, {0x2190, "<-"},
    {0x2191, "^"},  {0x2193, "v"},   {0x2212, "-"},  {0x2248, "~"},  {0x2260, "!="}, {0x25B2, "^"},
    {0x25B6, ">"},  {0x25B8, ">"},   {0x25BC, "v"},  {0x25BE, "v"},  {0x25CB, "o"},  {0x25CF, "*"},
    {0x2713, "v"},  {0x2717, "x"},
};

void text_set_ascii(gboolean ascii)
{
    ascii_only = ascii;
}

gboolean text_is_ascii(void)
{
    return ascii_only;
}

static const char *sign_for(gunichar c)
{
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i].c == c)
            return signs[i].as;
    return NULL;
}

/* The ASCII characters of the decomposition; FALSE if another letter is among them. */
static gboolean append_parts(GString *out, gunichar c)
{
    gunichar part[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    const gsize before = out->len;
    const gsize n = g_unichar_fully_decompose(c, TRUE, part, G_N_ELEMENTS(part));
    for (gsize i = 0; i < n; i++) {
        if (part[i] >= 0x20 && part[i] < 0x7F) {
            g_string_append_c(out, (char)part[i]);
        } else if (text_char_width(part[i]) > 0) {
            g_string_truncate(out, before);
            return FALSE;
        }
    }
    return out->len > before;
}

static void append_ascii(GString *out, gunichar c, const char *utf8, gsize n)
{
    if (c == UTF8_BAD || text_char_width(c) == 0) {
        g_string_append(out, c == UTF8_BAD ? "?" : "");
        return;
    }
    const char *sign = sign_for(c);
    if (sign) {
        g_string_append(out, sign);
        return;
    }
    if (append_parts(out, c))
        return;
    g_autofree char *one = g_strndup(utf8, n), *ascii = g_str_to_ascii(one, "C");
    g_string_append(out, g_strstrip(ascii));
}

char *text_ascii(const char *shown)
{
    if (g_str_is_ascii(shown))
        return g_strdup(shown);
    GString *out = g_string_sized_new(strlen(shown));
    gsize used;
    for (const char *p = shown; *p; p += used) {
        const gunichar c = utf8_decode(p, NULL, &used);
        if (c < 0x80)
            g_string_append_c(out, *p);
        else
            append_ascii(out, c, p, used);
    }
    return g_string_free(out, FALSE);
}
