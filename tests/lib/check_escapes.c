/* check_escapes.c owns the list of what may be sent to a terminal.
 * It must not know who sent it: it reads bytes, and what is not listed is wrong. */
#include "tests/lib/check_escapes.h"

#include <stdbool.h>
#include <string.h>

/* CSI sequences by their final byte: cursor, erase, insert, delete, scroll, repeat, colour,
 * margins. "t" is here for the title stack of xterm's terminfo and nothing else. */
static const char plain_finals[] = "ABCDGHJKLMPST@Xabdfghlmrt";

/* Private modes that may be set and reset: cursor keys, column width, smooth scroll, reverse video,
 * origin, wrap, blink, cursor, old and new alternate screens, mouse in its four kinds, focus,
 * paste. */
static const int modes[] = {1,    3,    4,    5,    6,    7,    12,   25,   47,
                            1000, 1002, 1003, 1004, 1006, 1047, 1048, 1049, 2004};

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static bool is_mode(const char *parameters, gsize len)
{
    g_autofree char *text = g_strndup(parameters, len);
    g_auto(GStrv) numbers = g_strsplit(text, ";", -1);

    for (char **n = numbers; *n; n++) {
        gsize i = 0;
        while (i < G_N_ELEMENTS(modes) && (int)g_ascii_strtoll(*n, NULL, 10) != modes[i])
            i++;
        if (i == G_N_ELEMENTS(modes))
            return false;
    }
    return len > 0;
}

/* The length of the CSI sequence at bytes + 2, or 0 when it is not a listed one. */
static gsize csi_length(const char *bytes, gsize len)
{
    gsize start = 2, end;
    bool private = len > 2 && bytes[2] == '?';

    if (private)
        start++;
    for (end = start; end < len && (g_ascii_isdigit(bytes[end]) || bytes[end] == ';'); end++)
        ;
    if (end == len)
        return 0;
    if (private && (bytes[end] == 'h' || bytes[end] == 'l'))
        return is_mode(bytes + start, end - start) ? end + 1 : 0;
    if (private) /* the shape of the cursor on the Linux console */
        return bytes[end] == 'c' ? end + 1 : 0;
    if (bytes[end] == 't')
        return end - start > 2 && bytes[start] == '2' && is_one_of(bytes[start + 1], "23") &&
                       bytes[start + 2] == ';'
                   ? end + 1
                   : 0;
    return is_one_of(bytes[end], plain_finals) ? end + 1 : 0;
}

/* The length of the escape sequence that starts here, or 0 when it is not a listed one. */
static gsize escape_length(const char *bytes, gsize len)
{
    if (len < 2)
        return 0;
    if (bytes[1] == '[')
        return csi_length(bytes, len);
    if (is_one_of(bytes[1], "78=>MDEH")) /* save, restore, keypad, index, tab stop */
        return 2;
    if (len > 2 && is_one_of(bytes[1], "()*+") && is_one_of(bytes[2], "0AB")) /* character sets */
        return 3;
    return 0;
}

/* Invisible characters that reorder, hide or glue text; joiners between letters are left alone. */
static bool is_deceiving(gunichar c)
{
    return (c >= 0x80 && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xad || c == 0x061c || c == 0x200b || c == 0x200e ||
           c == 0x200f || c == 0x2028 || c == 0x2029 || c == 0x2060 || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

/* The length of the character that starts here, or 0 when it must not be sent. */
static gsize text_length(const char *bytes, gsize len)
{
    gunichar c;

    if ((unsigned char)bytes[0] < 0x20) /* BEL, BS, TAB, LF, CR and the two shifts of vt100 */
        return is_one_of(bytes[0], "\a\b\t\n\r\016\017") ? 1 : 0;
    if (bytes[0] == 0x7f)
        return 0;
    c = g_utf8_get_char_validated(bytes, (gssize)len);
    if (c == (gunichar)-1 || c == (gunichar)-2 || is_deceiving(c))
        return 0;
    return (gsize)g_utf8_skip[(unsigned char)bytes[0]];
}

char *check_escapes(const char *bytes, gsize len)
{
    gsize at = 0;

    while (at < len) {
        gsize n = bytes[at] == '\033' ? escape_length(bytes + at, len - at)
                                      : text_length(bytes + at, len - at);
        if (n == 0) {
            g_autofree char *some = g_strndup(bytes + at, MIN(len - at, 24));
            g_autofree char *shown = g_strescape(some, NULL);
            return g_strdup_printf("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT ": %s", at, len,
                                   shown);
        }
        at += n;
    }
    return NULL;
}
