/* SPDX-License-Identifier: MIT
 *
 * status.h: where commitments stand: statuses, "checked, no change", corrections, and the sources
 * they rest on.
 */
#ifndef HELDTO_CORE_STATUS_H
#define HELDTO_CORE_STATUS_H

#include "core/session.h"
#include "db/update.h"

struct commitment;

/* One entry to be recorded. NULL and 0 are "not given". */
struct status_entry {
    const char *status;       /* token, letter or label; NULL or "=": checked, no change */
    const char *effective_on; /* default: the source's date, else today */
    gboolean is_undated;      /* nobody says since when: neither that nor who looked is dated */
    const char *checked_on;   /* default: today; an import gives the day of the entry */
    const char *note;
    const char *visibility; /* default: public */
    const char *author;     /* default: the session's */
    gint64 party_id;        /* about one party only */
    gint64 meeting_id;
    gint64 source_id;      /* what it rests on */
    const char *page;      /* where in the source, when not the source's own page */
    const char *successor; /* key of the commitment that replaces it: makes the link */
};

/* Records one entry inside a change. Refused, in the user's words: a status that is not of the
 * scheme; any status of a position or a third party's undertaking; a status that needs a source or
 * a successor without one; a day that is none, or lies after today. *update_id may be NULL. */
gboolean status_record(struct session *session, struct change *change, gint64 commitment_id,
                       const struct status_entry *entry, gint64 *update_id,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a commitment that was made in this change: it has its id, and nothing stands yet. */
gboolean status_record_first(struct session *session, struct change *change,
                             const struct commitment *c, const struct status_entry *entry,
                             gint64 *update_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A note without a status. */
gboolean status_note(struct session *session, struct change *change, gint64 commitment_id,
                     const struct status_entry *entry, gint64 *update_id,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A correction of update `update_id`: what is not given is as it was. Both stay. The update's
 * sources are cited by the correction too, unless the entry names one. */
gboolean status_correct(struct session *session, struct change *change, gint64 update_id,
                        const struct status_entry *entry, gint64 *correction_id,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for several commitments as one change of its own; says "KEY → fulfilled", or
 * "12 commitments → fulfilled". *version: of the last commitment, may be NULL. */
gboolean status_set(struct session *session, const gint64 *commitment_ids, gsize n,
                    const struct status_entry *entry, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A source that is there already (same title, publisher, url, page, date and kind), else added. */
gboolean status_source(struct session *session, struct change *change, struct source *source,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "p. 2" of a bare "2"; "par. 5" and "Annex II" say themselves what they are. New. */
char *status_page_words(const char *page);
/* "Title, publisher, 16 December 2021, p. 2" for a footer or a list; newly allocated. */
char *status_source_words(const struct source *source, const char *page);

#endif
