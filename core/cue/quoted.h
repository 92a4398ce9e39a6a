/* SPDX-License-Identifier: MIT
 *
 * quoted.h: where a promise made in a quotation ends. Private to core/cue.
 */
#ifndef HELDTO_CORE_CUE_QUOTED_H
#define HELDTO_CORE_CUE_QUOTED_H

#include <glib.h>

/* The bytes from START to END of a text are a promise that may have begun in a quotation: "… the rule
 * of law," the joint statement read. Returns where the quotation closes, without the comma before the
 * mark, else END. A mark that closes some of the words alone has no comma or end beside it. */
gsize quoted_end(const char *text, gsize start, gsize end);

#endif
