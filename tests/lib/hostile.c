/* hostile.c owns text made to break terminals, columns and decoders.
 * It must not know what is tested with it. */
#include "tests/lib/hostile.h"

const char *const hostile_strings[] = {
    /* terminal commands */
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H cleared",
    "\x1b]0;owned\x07title",
    "\x1b[21t title report",
    "\x1b]52;c;cm0gLXJmIH4=\x07"
    "clipboard",
    "\x1b]8;;http://evil.example\x1b\\link never closed",
    "\x1bP$qm\x1b\\ DECRQSS",
    "\x1b_apc never ended",
    "\x1b[?1049h\x1b[?1000h modes",
    "\x1b[6n cursor report",
    "\x05 answerback",
    "\x0e charset shift \x0f",
    "bell\x07 back\x08space del\x7f vt\x0b ff\x0c",
    "\x1b"
    "c full reset",
    /* C1 controls in UTF-8 */
    "\xc2\x9b"
    "31m CSI",
    "\xc2\x9d"
    "0;owned\xc2\x9c OSC",
    "\xc2\x90$qm\xc2\x9c DCS",
    "\xc2\x85 NEL",
    "\xc2\x8e SS2 \xc2\x8f SS3",
    "\xc2\x98 SOS",
    "\xc2\x9f APC",
    /* direction controls */
    "cut by \xe2\x80\xae%05\xe2\x80\xac by 2030",
    "\xe2\x81\xa7\xe2\x81\xa6isolate",
    "\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xad",
    "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c marks",
    "safe\xe2\x81\xa9\xe2\x81\xa7 not closed",
    /* what nobody sees */
    "com\xe2\x80\x8bmit",
    "com\xe2\x80\x8cmit",
    "com\xe2\x81\xa0mit",
    "com\xef\xbb\xbfmit",
    "com\xc2\xadmit",
    "com\xe1\xa0\x8emit",
    "com\xcd\x8fmit",
    "hidden\xf3\xa0\x81\xa9\xf3\xa0\x81\xa7\xf3\xa0\x81\xae\xf3\xa0\x81\xaf\xf3\xa0\x81\xb2\xf3\xa0"
    "\x81\xa5\xf3\xa0\x80\xa0\xf3\xa0\x81\xb4\xf3\xa0\x81\xa8\xf3\xa0\x81\xa9\xf3\xa0\x81\xb3",
    "line\xe2\x80\xa8sep\xe2\x80\xa9para",
    "C-0001\xe2\x80\x8b",
    /* what is not UTF-8 */
    "lone \x80 tail",
    "trunc \xe2\x82",
    "trunc4 \xf0\x9f\x98",
    "overlong \xc0\xaf \xe0\x80\xaf",
    "overlong ESC \xc0\x9b[31m",
    "surrogate \xed\xa0\x80",
    "too big \xf4\x90\x80\x80",
    "\xfe\xff\xfe",
    "raw C1 \x9b"
    "31m \x9d"
    "0;x\x9c",
    "mixed \xc3( \xa0\xa1",
    NULL,
};

char *hostile_random(GRand *random, gsize *len)
{
    static const char *const seeds[] = {
        "a",      "word ",  "\x1b[", "\u0301", "日本", "\u200d",   "👩",      "\u202e",
        "\r\n",   "\t",     "\n",    "م",      "क्",    "\xe2\x80", "\u1161", "\U000E0041",
        "\ufe0f", "🇨🇦",     "🏽",  "\u1112", "。",   "「",       "\u00a0", "  ",
        "U.S.",   "\u3099", "カ",    "\u11AB", "कि",   "é",
    };
    GString *s = g_string_new(NULL);
    for (int i = g_rand_int_range(random, 0, 30); i > 0; i--)
        if (g_rand_int_range(random, 0, 4) > 0)
            g_string_append(s, seeds[g_rand_int_range(random, 0, G_N_ELEMENTS(seeds))]);
        else
            g_string_append_c(s, (char)g_rand_int_range(random, 0, 256));
    *len = s->len;
    return g_string_free(s, FALSE);
}
