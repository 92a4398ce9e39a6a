/* SPDX-License-Identifier: MIT
 *
 * passage.h: what is being read, and where in it: the terms in which the parts of intake speak.
 *
 * Offsets are bytes of the text here; rows hold code points (db/suggestion.h).
 */
#ifndef HELDTO_CORE_INTAKE_PASSAGE_H
#define HELDTO_CORE_INTAKE_PASSAGE_H

#include <glib.h>

struct circle;

/* A text, and what is known before it is read. Nothing here is owned. */
struct reading {
    const char *text;            /* UTF-8, the whole document */
    const char *title;           /* of the document; "" unknown */
    const char *day;             /* last day of its meeting, else the day it is dated; "" unknown */
    const char *language;        /* "" unknown */
    const char *voice;           /* token: how the document as a whole speaks */
    const struct circle *circle; /* who speaks in it (circle.h); NULL unknown */
};

/* One promise in it. A list item has the lead-in above it, whose parties and period it takes. */
struct passage {
    gsize sentence, sentence_end; /* the sentence, or list item, without its marker */
    gsize start, end;             /* the words that promise: from the governing verb */
    gsize subject, subject_end;   /* who promises, in the words; equal: not said there */
    gsize lead, lead_end;         /* the lead-in; equal: none */
};

#endif
