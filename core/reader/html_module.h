/* SPDX-License-Identifier: MIT
 *
 * html_module.h: the module that reads the tags of a web page (libxml2's HTML parser).
 */
#ifndef HELDTO_CORE_INTAKE_HTML_MODULE_H
#define HELDTO_CORE_INTAKE_HTML_MODULE_H

#include <glib.h>

/* What is told of a page, in its order. Names are in small letters; all text is UTF-8 with its
 * entities resolved. Each returns FALSE to stop. */
struct html_events {
    gpointer data;
    /* attributes: name, value (may be NULL), name, …, NULL; or NULL. */
    gboolean (*open)(gpointer data, const char *tag, const char *const *attributes);
    gboolean (*close)(gpointer data, const char *tag);
    gboolean (*text)(gpointer data, const char *text, gsize len);
};

struct html_module {
    /* Of a page in UTF-8, whatever it says of its encoding. However broken it is, something is told;
     * FALSE only where there is no memory for a parser. Nothing is fetched. */
    gboolean (*read)(const char *page, gsize len, const struct html_events *events);
};

#endif
