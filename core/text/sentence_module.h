/* SPDX-License-Identifier: MIT
 *
 * sentence_module.h: the module that finds the boundaries of sentences (Pango, by UAX #29).
 */
#ifndef HELDTO_CORE_TEXT_SENTENCE_MODULE_H
#define HELDTO_CORE_TEXT_SENTENCE_MODULE_H

#include <glib.h>

struct sentence_module {
    /* Sets marks[i] to 1 for each byte i of the valid UTF-8 text[0 … len) that begins a sentence.
     * FALSE: the text is too long for it. */
    gboolean (*find)(const char *text, gsize len, guint8 *marks);
};

#endif
