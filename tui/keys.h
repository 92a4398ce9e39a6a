/* SPDX-License-Identifier: MIT
 *
 * keys.h: THE key table. Footer, help and manual are made from it, so that they cannot lie.
 *
 * A row binds a key, or a prefix and a key ("z p"), in the places of `where` to the name of an
 * action (action.h). The first row of a place and key wins; a place's own row stands before those
 * that are for all.
 */
#ifndef HELDTO_TUI_KEYS_H
#define HELDTO_TUI_KEYS_H

#include <glib.h>

/* Where a key is good: views and what may lie over them. */
enum place {
    PLACE_REGISTER = 1 << 0,
    PLACE_COMMITMENT = 1 << 1,
    PLACE_TODAY = 1 << 2,
    PLACE_MEETINGS = 1 << 3,
    PLACE_MEETING = 1 << 4,
    PLACE_HISTORY = 1 << 5,
    PLACE_READER = 1 << 6,
    PLACE_HELP = 1 << 7,
    PLACE_CHANGE = 1 << 8,
    PLACE_OUTPUT = 1 << 9,
    PLACE_MATRIX = 1 << 10,
    PLACE_TRIAGE = 1 << 11,
    PLACE_REVIEW = 1 << 12,
    PLACE_REPORTS = 1 << 13,
    PLACE_REPORT = 1 << 14,
    PLACE_SCORES = 1 << 15,
    PLACE_VIEWS = (1 << 16) - 1, /* every view */
    PLACE_PROMPT = 1 << 16,
    PLACE_MENU = 1 << 17,
    PLACE_FORM = 1 << 18,
    PLACE_START = 1 << 19, /* first start */
    PLACE_TEXT = 1 << 20,
    PLACE_LETTER = 1 << 21,  /* a question that one letter answers */
    PLACE_COLUMNS = 1 << 22, /* the columns of a list being chosen */
    PLACE_LAYERS =
        PLACE_PROMPT | PLACE_MENU | PLACE_FORM | PLACE_TEXT | PLACE_LETTER | PLACE_COLUMNS,
};
/* Views whose main part is a list of commitments. */
#define PLACE_COMMITMENTS (PLACE_REGISTER | PLACE_TODAY)
/* Views whose main part is a list. */
#define PLACE_LISTS (PLACE_REGISTER | PLACE_TODAY | PLACE_MEETINGS | PLACE_HISTORY)
/* Views that are tables of two ways: left and right go from cell to cell. */
#define PLACE_TABLES (PLACE_MATRIX | PLACE_SCORES)
/* Views where a letter decides something, which the keys of all views must leave alone. */
#define PLACE_DECIDING (PLACE_TRIAGE | PLACE_REVIEW | PLACE_SCORES)
/* Views that have no other use for a key of every view: what is good in them all is so everywhere. */
#define PLACE_MOST (PLACE_VIEWS & ~(PLACE_MATRIX | PLACE_DECIDING))

struct key_row {
    unsigned where;
    const char *keys; /* "j", "Down", "z p" */
    const char *action;
    const char
        *hint; /* in the footer, one word or two, marked for translation; NULL: never there */
    int rank;  /* 1 first; hints of equal rank in table order */
};

const struct key_row *keys_all(gsize *n);
/* The row of a key in a place; prefix 0: none was typed before. NULL: not bound. */
const struct key_row *keys_find(unsigned place, guint32 prefix, guint32 key);
/* TRUE where rows of the place begin with this key and go on. */
gboolean keys_is_prefix(unsigned place, guint32 key);
/* The rows of the place (and prefix, 0 for all) in table order: const struct key_row *. */
GPtrArray *keys_of(unsigned place, guint32 prefix);
/* The first key of the place that does the action, as written; NULL: none. */
const char *keys_for(unsigned place, const char *action);

#endif
