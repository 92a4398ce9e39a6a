/* SPDX-License-Identifier: MIT
 *
 * style.h: the looks a text on the screen can have, by what they mean.
 *
 * Views name a style, never a colour: colour.c alone says how each one looks in colour and in mono.
 * A style never says by colour alone what no word or letter beside it says.
 */
#ifndef HELDTO_TUI_STYLE_H
#define HELDTO_TUI_STYLE_H

enum style {
    STYLE_PLAIN,
    STYLE_SELECTED, /* the row the cursor is on */
    STYLE_RESTING,  /* the same row while another pane has the keys */
    STYLE_TITLE,    /* the line that names the view */
    STYLE_HEADER,   /* the heads of columns */
    STYLE_GROUP,    /* the heading of a group of rows, or of a section */
    STYLE_DIM,      /* what may be passed over */
    STYLE_LABEL,    /* the name of a field, beside its value */
    STYLE_STRONG,
    STYLE_QUOTE,   /* the words of a statement */
    STYLE_LIT,     /* those of them in its text that are of a commitment, or may be */
    STYLE_LATE,    /* overdue; and a due that has run out */
    STYLE_DONE,    /* closed, done */
    STYLE_CLOSED,  /* closed, not done */
    STYLE_UNKNOWN, /* not assessed, not checked */
    STYLE_MATCH,   /* what was searched for */
    STYLE_MARK,
    STYLE_CHIP,    /* FILTER, READ ONLY: a word that must be seen */
    STYLE_BANNER,  /* "sample, not official wording" */
    STYLE_KEY,     /* a key in a hint */
    STYLE_HINT,    /* what the key does */
    STYLE_MESSAGE, /* what happened */
    STYLE_ERROR,
    STYLE_FRAME,
    STYLE_INPUT, /* text being typed */
    STYLE_ADDED, /* of a difference of two wordings */
    STYLE_REMOVED,
    N_STYLES,
};

#endif
