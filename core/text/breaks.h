/* SPDX-License-Identifier: MIT
 *
 * breaks.h: where sentences may begin, before abbreviations and the like are told apart.
 */
#ifndef HELDTO_CORE_TEXT_BREAKS_H
#define HELDTO_CORE_TEXT_BREAKS_H

#include <glib.h>

/* For each byte of text[0 … len), 1 where a sentence may begin; new. By Pango where its module
 * (sentence_module.h) can be loaded, else by our own rules. */
guint8 *breaks_find(const char *text, gsize len);
/* Our own: after . ! ? and closing marks, before a blank and what a sentence can begin with. */
guint8 *breaks_find_plain(const char *text, gsize len);

#endif
