/* pager_private.h: the inside of a pager, shared by pager*.c alone. */
#ifndef HELDTO_TUI_PAGER_PRIVATE_H
#define HELDTO_TUI_PAGER_PRIVATE_H

#include "tui/pager.h"

/* Before the first draw nobody knows how many lines are seen: then all of them are, so that keys typed
 * ahead move from stop to stop. */
enum { HEIGHT_AT_FIRST = 1 << 20 };

struct run {
    enum style style;
    char *text; /* shown */
};

struct line {
    GPtrArray *runs; /* struct run */
    gboolean is_stop;
    int kind;
    gint64 id;
};

/* Where the cursor was before the lines were made anew. */
struct place {
    gboolean is_kept;
    gboolean is_seen;  /* it was in sight */
    gboolean has_stop; /* it was on this stop, or so many lines past it */
    int kind;
    gint64 id;
    guint past;
    gint64 above; /* lines of the picture above it */
};

struct pager {
    GPtrArray *lines; /* struct line */
    int width, height;
    struct area drawn; /* where it was drawn last */
    gboolean is_cut;   /* long lines are not wrapped */
    int shift;         /* columns out of sight at the left */
    guint top;
    guint at; /* the line the cursor is on */
    guint stops;
    guint until;         /* what was sought reaches to this line */
    gboolean is_sought;  /* the cursor was sent there: it is to be in the picture */
    gboolean next_stops; /* the next line is a stop, as follows */
    int kind;
    gint64 id;
    char *match;
    struct place place; /* to be found again once the lines are there */
};

struct line *pager_line_at(const struct pager *pager, guint index);
gboolean pager_is_in_sight(const struct pager *pager, guint line);
guint pager_highest_top(const struct pager *pager);
guint pager_first_stop(const struct pager *pager);
/* Before the cursor is used: it is on a stop where there are any, or on what was searched for. */
void pager_settle(struct pager *pager);
/* pager_find.c: smart case. */
gboolean pager_line_holds(const struct line *line, const char *what);

#endif
