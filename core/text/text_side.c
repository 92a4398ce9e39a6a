/* text_side.c owns which way a text runs, by the letters in it.
 * It must not know who lays it out, nor in which format. */
#include "core/text/text.h"

static gboolean is_backward(gunichar c)
{
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
        return TRUE;
    default:
        return FALSE;
    }
}

gboolean text_is_backward(const char *text)
{
    gsize backward = 0, forward = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        if (c == (gunichar)-1 || c == (gunichar)-2)
            break;
        if (!g_unichar_isalpha(c))
            continue;
        if (is_backward(c))
            backward++;
        else
            forward++;
    }
    return backward > forward;
}
