/* SPDX-License-Identifier: MIT
 *
 * around.h: what stands around a passage in its document. Offsets are bytes of the text.
 */
#ifndef HELDTO_CORE_INTAKE_AROUND_H
#define HELDTO_CORE_INTAKE_AROUND_H

#include "core/lexicon/passage.h"

/* The sentence before the one that begins at AT, in the same paragraph. FALSE when it is the
 * first. */
gboolean around_sentence_before(const struct reading *reading, gsize at, gsize *from, gsize *to);
/* The nearest heading above AT: a short line without a full stop, followed by what is no list of
 * such lines. FALSE when there is none. */
gboolean around_heading(const struct reading *reading, gsize at, gsize *from, gsize *to);

#endif
