/* SPDX-License-Identifier: MIT
 *
 * lineage.h: a commitment from meeting to meeting: its wordings of record in order, each against
 * the one before it, and the meetings at which it was not mentioned.
 *
 * heldto proposes how a wording differs; an analyst confirms. Only what is confirmed may be printed
 * as a finding (lineage_step.confirmed, lineage_summary); a proposal is shown as one.
 *
 * A wording is compared with the last one before it that was stated at the same level and line;
 * where there is none, with the last one before it. A confirmation holds for the words compared:
 * when these change, or another wording comes between, it turns into a proposal again
 * (lineage_follow).
 */
#ifndef HELDTO_CORE_LINEAGE_LINEAGE_H
#define HELDTO_CORE_LINEAGE_LINEAGE_H

#include "core/lineage/difference.h"
#include "core/story/story.h"

enum lineage_kind {
    LINEAGE_STATED,  /* a wording of record */
    LINEAGE_ABSENT,  /* read in full, and not there: proposed until a review confirms it */
    LINEAGE_UNKNOWN, /* no full text has been read: shown as "?" */
};

struct lineage_step {
    enum lineage_kind kind;
    const struct meeting *meeting;
    const struct story_wording *told;   /* NULL unless stated; the story's */
    const struct story_wording *before; /* what it is compared with; NULL: the earliest text held */
    const char *confirmed;              /* token; "" where no analyst has confirmed one */
    const char *proposed;               /* token; "" where there is nothing to propose ("?") */
    const char *also;                   /* another that holds as well: "due-moved"; "" none */
    gboolean is_moved;                  /* as struct difference has it */
    int months, days;
    char *reason;       /* of the proposal; "" none */
    struct diff *words; /* from `before`; NULL for the earliest text and for silence */
};

struct lineage {
    GPtrArray *steps;    /* struct lineage_step, in order of meeting */
    GPtrArray *meetings; /* private: what the steps point to */
    guint open;          /* steps that wait for confirmation */
};

/* The story must outlive it. NULL on error. */
struct lineage *lineage_new(struct session *session, const struct story *story,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same by what the public may know of meetings and texts; the story as the public may read it. */
struct lineage *lineage_new_public(struct session *session, const struct story *story,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lineage_free(struct lineage *lineage); /* NULL is accepted */
static inline void lineage_cleanup(struct lineage **lineage)
{
    lineage_free(*lineage);
}
#define owned_lineage __attribute__((cleanup(lineage_cleanup))) struct lineage *

/* What the story's at-th wording is compared with: the last one of record before it at the same
 * level and line, else the last before it. NULL: there is none. */
const struct story_wording *lineage_base(const struct story *story, guint at);
/* The step of a wording; NULL: it is not one of record. */
const struct lineage_step *lineage_step_of(const struct lineage *lineage, gint64 wording_id);
/* Whether something is proposed of it that nobody has confirmed. */
gboolean lineage_step_is_open(const struct lineage_step *step);
/* "earliest text held", "weaker, due moved 6 months (proposed)", "not mentioned", "?": what a line
 * says of the step, in words. New. */
char *lineage_step_words(const struct lineage_step *step);
/* "repeated 4 times, weaker twice, due moved 30 months" of what is confirmed; "" nothing is. New. */
char *lineage_findings(const struct lineage *lineage);
/* The same, and "(2 proposals not confirmed)"; "" where one text only is held. New. */
char *lineage_summary(const struct lineage *lineage);

/* Confirms how the wording differs from the one before it: a token or label of WORDS_DIFFERENCE;
 * NULL takes heldto's proposal. One change, which undo takes back; nothing where it is confirmed so
 * already. Refused: not-mentioned (that is found by a review), first-held of another than the
 * earliest text and anything else of that, and passages beside the wording of record. */
gboolean lineage_confirm(struct session *session, gint64 wording_id, const char *difference,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The commitment's wording of record at a meeting, for those who name it so. */
gboolean lineage_find(struct session *session, gint64 commitment_id, gint64 meeting_id,
                      gint64 *wording_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whoever stores a wording calls these. A wording that is about to be stored over `before` with other
 * words, and was confirmed to differ, is a proposal again (unless this edit says how it differs). */
void lineage_doubt(const struct wording *before, struct wording *after);
/* Inside the change, once `after` is stored (before NULL: it is new): what was confirmed of the
 * wordings that are compared with it is a proposal again. */
gboolean lineage_follow(struct session *session, struct change *change,
                        const struct wording *before, const struct wording *after,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a meeting that moved to another day, level or line, and the order of wordings with it.
 */
gboolean lineage_follow_meeting(struct session *session, struct change *change,
                                const struct meeting *before, const struct meeting *after,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
