/* SPDX-License-Identifier: MIT
 *
 * take_in.h: a statement on its way into the register: read, proposed about, searched for promises,
 * and, once somebody has looked, stored with all of that as one change.
 */
#ifndef HELDTO_CORE_INTAKE_TAKE_IN_H
#define HELDTO_CORE_INTAKE_TAKE_IN_H

#include "core/intake/about.h"
#include "core/cue/suggest.h"
#include "db/document.h"

/* What somebody says of it instead of what is proposed. NULL says nothing; "" says that there is
 * none, where that can be (not of coverage and voice). */
struct take_in_wish {
    const char *meeting; /* a meeting of the register, by token or part of it; "new": another one;
                          * "none": of no meeting */
    const char *title, *publisher, *republisher, *published_on, *url;
    const char *coverage, *voice, *language; /* tokens or labels */
    const char *date;                        /* of the meeting: EDTF, or words */
    const char *series, *level, *city, *country, *host;
    const char *participants; /* one a line, "NAME; ROLE; PARTY" */
    gboolean is_sure;         /* it is a statement, whatever it looks like */
};

struct take_in {
    struct session *session;
    struct statement_text *text;
    struct about *about;     /* what is proposed, with what was wished for put in */
    GPtrArray *suggestions;  /* struct suggestion, in the order of the text */
    guint n_sure;            /* of these, those a person would be shown first */
    gint64 held_id;          /* the document that this text is held as already; 0: it is new */
    gint64 meeting_id;       /* the meeting of the register that it is of; 0: see is_new */
    gboolean is_new;         /* its meeting would be made */
    gboolean is_people_said; /* the participants are what somebody says */
    /* Once stored: */
    gint64 document_id;
    guint known;  /* suggestions whose words were refused before */
    char *filled; /* "level, host": what the meeting lacked and the text told; "" nothing */
};

/* Takes the text. NULL and an error: HELDTO_ERROR_USAGE of the wish; HELDTO_ERROR_INPUT where it
 * does not read as a statement: nothing promised, and no meeting told of. wish may be NULL. */
struct take_in *take_in_read(struct session *session, struct statement_text *text,
                             const struct take_in_wish *wish,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads it once more, with what is said by now. FALSE and an error as above: then it can only be read
 * again, or freed. */
gboolean take_in_again(struct take_in *take, const struct take_in_wish *wish,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The document with its original, pages and frames, its meeting, and the suggestions, as one change.
 * Refused where the text is held already. */
gboolean take_in_store(struct take_in *take, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The participants proposed, one a line, as wish.participants has them. New. */
char *take_in_people(const struct take_in *take);
void take_in_free(struct take_in *take);                  /* NULL is accepted */
static inline void take_in_cleanup(struct take_in **take) /* owned(take_in) */
{
    take_in_free(*take);
}

#endif
