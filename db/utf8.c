/* utf8.c owns the strict decoding of UTF-8 from bytes of any origin.
 * It must not know what the text is for. */
#include "db/utf8.h"

/* The second byte is narrower after these leads: Unicode, table 3-7. */
static guint second_min(guint lead)
{
    return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
}

static guint second_max(guint lead)
{
    return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
}

gunichar utf8_decode(const char *p, const char *end, gsize *used)
{
    const guchar *s = (const guchar *)p;
    const guint lead = s[0];
    *used = 1;
    if (lead < 0x80)
        return lead;
    if (lead < 0xC2 || lead > 0xF4)
        return UTF8_BAD;
    const gsize more = 1 + (gsize)(lead >= 0xE0) + (gsize)(lead >= 0xF0);
    guint lo = second_min(lead), hi = second_max(lead);
    gunichar c = lead & (0x3Fu >> more);
    for (gsize i = 1; i <= more; i++) {
        if (p + i == end || s[i] < lo || s[i] > hi)
            return UTF8_BAD;
        c = c << 6 | (s[i] & 0x3Fu);
        *used = i + 1;
        lo = 0x80;
        hi = 0xBF;
    }
    return c;
}
