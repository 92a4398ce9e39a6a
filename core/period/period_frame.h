/* period_frame.h: phrases that say when, at one place of a text; shared by the period_*.c files. */
#ifndef HELDTO_CORE_PERIOD_FRAME_H
#define HELDTO_CORE_PERIOD_FRAME_H

#include "core/period/period_grammar.h"

enum period_frame {
    PERIOD_FRAME_AT,
    PERIOD_FRAME_BY,
    PERIOD_FRAME_BEFORE,
};

struct period_found {
    gsize from, to; /* tokens: [from, to) */
    enum period_kind kind;
    enum period_frame frame; /* of a RELATIVE one */
    struct period_span span;
    gboolean has_span;
    gboolean is_alone; /* counts only where it is the whole text */
};

/* Each is FALSE when nothing of its kind begins at AT. */

/* period_frame.c: a time with or without its preposition. */
gboolean period_read_dated(struct period_reader *r, gsize at, struct period_found *found);
/* period_phrase.c: as soon as possible, every year, within six months. */
gboolean period_read_phrase(struct period_reader *r, gsize at, struct period_found *found);
gboolean period_read_duration(struct period_reader *r, gsize at, struct period_found *found);
/* period_meeting.c: at the next ministerial, with the window named behind it. */
gboolean period_read_meeting(struct period_reader *r, gsize at, struct period_found *found);

#endif
