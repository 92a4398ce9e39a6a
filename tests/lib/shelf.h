/* shelf.h: promises put into a register by hand, for tests of what is found again. Each is a change
 * of its own; a failure fails the test. */
#ifndef HELDTO_TESTS_LIB_SHELF_H
#define HELDTO_TESTS_LIB_SHELF_H

#include "core/session.h"

struct shelf_promise {
    gint64 series, meeting, document; /* 0: none */
    const char *kind;                 /* NULL: one-off */
    const char *title, *exact;
    const char *topic;   /* a token of the register's; NULL or "": none */
    const char *parties; /* names, "; " between; NULL: none */
    const char *level, *due_edtf, *place;
};

gint64 shelf_series(struct session *session, const char *token);
gint64 shelf_meeting(struct session *session, gint64 series, const char *token, const char *day);
gint64 shelf_promise(struct session *session, const struct shelf_promise *promise);
gint64 shelf_document(struct session *session, gint64 meeting, const char *text);
void shelf_wording(struct session *session, gint64 commitment, gint64 meeting, gint64 document,
                   const char *exact);
void shelf_follows(struct session *session, gint64 from, gint64 to);

#endif
