/* sentence_module.c owns the calls into Pango; it is loaded when first used.
 * It must not know abbreviations or lists, nor call anything of heldto's own. */
#include "core/text/sentence_module.h"

#include <gmodule.h>
#include <pango/pango.h>

static gboolean find(const char *text, gsize len, guint8 *marks)
{
    glong chars = g_utf8_strlen(text, (gssize)len);
    if (len > G_MAXINT / 2)
        return FALSE;
    PangoLogAttr *attrs = g_try_new0(PangoLogAttr, (gsize)chars + 1);
    if (attrs == NULL)
        return FALSE;
    /* one language, whatever the locale: the same text is cut the same everywhere */
    pango_get_log_attrs(text, (int)len, -1, pango_language_from_string("en"), attrs,
                        (int)chars + 1);
    const char *p = text;
    for (glong i = 0; i < chars; i++, p = g_utf8_next_char(p))
        if (attrs[i].is_sentence_start)
            marks[p - text] = 1;
    g_free(attrs);
    return TRUE;
}

G_MODULE_EXPORT const struct sentence_module heldto_module_table = {.find = find};
