/* csv_guard.c owns the ' before fields that a spreadsheet would run.
 * It must not know columns, quoting or files. */
#include "core/csv/csv_guard.h"

#include <string.h>

static const char *const triggers[] = {
    "=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20",
};

gboolean csv_guard_needed(const char *text, gsize len)
{
    gsize at = 0;

    while (at < len && text[at] == '\'')
        at++;
    while (at < len && text[at] == ' ')
        at++;
    for (gsize i = 0; i < G_N_ELEMENTS(triggers); i++) {
        gsize n = strlen(triggers[i]);
        if (len - at >= n && memcmp(text + at, triggers[i], n) == 0)
            return TRUE;
    }
    return FALSE;
}

char *csv_guard(const char *text, gsize len)
{
    gsize more = csv_guard_needed(text, len) ? 1 : 0;
    char *guarded = g_malloc(len + more + 1);

    guarded[0] = '\'';
    memcpy(guarded + more, text, len);
    guarded[len + more] = '\0';
    return guarded;
}

const char *csv_unguard(const char *text, gsize len)
{
    return len > 0 && text[0] == '\'' && csv_guard_needed(text, len) ? text + 1 : text;
}
