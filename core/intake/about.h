/* SPDX-License-Identifier: MIT
 *
 * about.h: what a text says about itself and about the meeting it came out of, proposed for an
 * analyst to confirm.
 *
 * Rules alone, and every guess that may well be wrong is told in `doubts`. A page's own date is told
 * from the meeting's; a dateline, "taken over from …" and the like are frame, not text.
 */
#ifndef HELDTO_CORE_INTAKE_ABOUT_H
#define HELDTO_CORE_INTAKE_ABOUT_H

#include "core/lexicon/lexicon.h"
#include "core/reader/reader.h"
#include "core/session.h"

/* Bytes of the text that are not the statement, and their language. */
struct about_frame {
    gsize start, end;
    char language[4]; /* "" as the text's */
};

struct about_person {
    char *name, *role;
    char *party; /* as the lexicon names it; "" not told */
};

/* "" is "not told". */
struct about {
    /* of the document: */
    char *title, *publisher, *republisher, *published_on, *language, *url;
    const char *coverage, *voice; /* tokens */
    GArray *frames;               /* struct about_frame, in order */
    /* of the meeting: */
    char *date; /* EDTF */
    char *city, *country, *host;
    const char *level; /* a token; "" not told */
    char *series;      /* a token; of the register's where one fits */
    char *meeting_title;
    char *meeting;                  /* token of one the register has; "" a new one */
    GPtrArray *people;              /* struct about_person */
    GPtrArray *doubts;              /* char *: a sentence each */
    gboolean has_date, has_meeting; /* the text itself tells the day; that there was a meeting */
    gboolean is_issued;             /* it calls itself a statement, a declaration and the like */
};

/* session NULL: nothing of a register is asked. NULL and an error of the register. */
struct about *about_read(struct session *session, const struct lexicon *lexicon,
                         const struct statement_text *source,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Looks again for the meeting in the register, once date, place, level or series were said by
 * somebody. */
gboolean about_find_meeting(struct session *session, struct about *about,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Replaces a text of it. */
void about_set(char **member, const char *text);
gboolean about_in_frame(const struct about *about, gsize start, gsize end);
void about_free(struct about *about);                  /* NULL is accepted */
static inline void about_cleanup(struct about **about) /* owned(about) */
{
    about_free(*about);
}

#endif
