/* SPDX-License-Identifier: MIT
 *
 * story.h: the whole story of one commitment, read together: what screens, `show`, JSON and reports
 * tell of it.
 */
#ifndef HELDTO_CORE_STORY_H
#define HELDTO_CORE_STORY_H

#include "core/session.h"
#include "core/period/timeliness.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/review.h"
#include "db/update.h"
#include "db/wording.h"

struct story_party {
    gint64 id;
    char *token, *name, *role;
};

struct story_wording {
    struct wording *wording;
    struct meeting *meeting;
    struct document *document; /* without its text; NULL: none is held */
};

struct story_update {
    struct update *update;
    char *party;         /* name; "" about all */
    GPtrArray *sources;  /* struct source */
    GPtrArray *pages;    /* const char * beside each source: where in it; "" its own page */
    gint64 corrected_by; /* id of the live correction; 0: none */
};

struct story_link {
    struct link *link;
    gboolean is_from;  /* this commitment is the link's `from` */
    char *key, *title; /* of the other one */
    char *status;
};

struct story_review {
    struct review *review;
    struct meeting *meeting;
};

struct story {
    struct commitment *commitment;
    char *series; /* token, "" none */
    enum timeliness timeliness;
    GPtrArray *parties;  /* struct story_party */
    GPtrArray *topics;   /* char *names */
    GPtrArray *wordings; /* struct story_wording, in order of meeting, of record first */
    GPtrArray *updates;  /* struct story_update, in order of effective day; undone ones left out */
    GPtrArray *links;    /* struct story_link */
    GPtrArray *sources;  /* struct source cited for the commitment in general */
    GPtrArray *scores;   /* struct story_score (story_score.h) */
    GPtrArray *reviews;  /* struct story_review: found after meetings, in their order */
};

/* NULL and an error when it is not there. */
struct story *story_load(struct session *session, gint64 commitment_id,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void story_free(struct story *story); /* NULL is accepted */
static inline void story_cleanup(struct story **story)
{
    story_free(*story);
}
#define owned_story __attribute__((cleanup(story_cleanup))) struct story *

/* TRUE where a review after that meeting found the commitment not mentioned. Whether that may be said
 * is asked of core/lineage/silence.h. */
gboolean story_is_found_silent(const struct story *story, gint64 meeting_id);
/* The wording of record of the earliest and the latest meeting; NULL: none is held. */
const struct story_wording *story_earliest(const struct story *story);
const struct story_wording *story_latest(const struct story *story);
/* The update its status rests on; NULL: not assessed. */
const struct story_update *story_current(const struct story *story);
/* The same of what was entered about one party alone; party_id 0: about all. */
const struct story_update *story_current_of(const struct story *story, gint64 party_id);

/* Timeliness of a commitment today, from its stored facts. */
enum timeliness story_timeliness(const struct session *session, const struct commitment *row);
/* The same of another day, for a row that was made into what it was then. */
enum timeliness story_timeliness_on(const struct commitment *row, const char *day);
/* Its label: "period over – not checked". */
const char *story_timeliness_label(enum timeliness timeliness);
/* The same for a narrow cell: "not checked". */
const char *story_timeliness_narrow(enum timeliness timeliness);
/* Its due period in words: "first half of 2025 (1 January – 30 June 2025)"; "" where none is. */
char *story_due_words(const struct commitment *row);
/* The words of a passage as they are printed: in quotation marks only for verbatim and quoted. */
char *story_wording_words(const struct wording *wording);

#endif
