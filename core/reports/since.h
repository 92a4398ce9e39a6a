/* SPDX-License-Identifier: MIT
 *
 * reports/since.h: what has changed after a day: found (since_find.c), told (since_tell.c), put
 * together (since.c).
 *
 * What happened is told by the day on which it took effect. What was entered later about an earlier
 * day is no news of the world, but news to the reader: it stands apart.
 */
#ifndef HELDTO_CORE_REPORTS_SINCE_H
#define HELDTO_CORE_REPORTS_SINCE_H

#include "core/report/build.h"

/* In the order of the report. */
enum since_change {
    SINCE_NEW,
    SINCE_OLDER, /* no earlier text is held, but this one speaks of an earlier promise */
    SINCE_STRONGER,
    SINCE_WEAKER,
    SINCE_NARROWER,
    SINCE_WIDER,
    SINCE_DUE_MOVED,
    SINCE_REPEATED,
    SINCE_UNCONFIRMED,
    SINCE_SILENT,
    SINCE_MAYBE_SILENT, /* no wording in the full text held, and nobody has confirmed it */
    SINCE_UNKNOWN,      /* no full official text is held */
    SINCE_DONE_IN_TIME,
    SINCE_DONE_LATE,
    SINCE_DONE,
    SINCE_STATUS,
    SINCE_OVERDUE,
    SINCE_OVER_NOT_CHECKED,
    SINCE_LATER_WORDING, /* of an edition: said by then, and entered since */
    SINCE_ENTERED,       /* entered since, took effect before */
    SINCE_CORRECTED,     /* an entry that was wrong, and the one that stands for it */
    SINCE_POSITION,      /* a position or an undertaking of others, stated since; in no count */
    N_SINCE,
};

/* One thing that changed. Many are held at once, so it is small. */
struct since_item {
    gint64 commitment_id;
    gint64 row_id; /* of the wording or update it is; of the meeting that was silent; 0 */
    enum since_change change;
};

/* Adds what changed for one commitment; *changed: whether anything did. meetings: those held after
 * the day (struct meeting). */
gboolean since_find(struct report *report, const struct story *story, const GPtrArray *meetings,
                    GArray *items, gboolean *changed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What an entry of a status was when it was made: fulfilled in time, late, or another change. */
enum since_change since_of_update(const struct report *report, const struct story *story,
                                  const struct update *update);

/* The heading of a kind of change, and one sentence on how to read it ("" none). */
const char *since_heading(enum since_change change);
const char *since_remark(enum since_change change);
/* Its token, for data. */
const char *since_token(enum since_change change);
/* The change as an entry; new. NULL and an error: the register could not be read. */
struct report_entry *since_entry(struct report *report, const struct story *story,
                                 const struct since_item *item, GError **error);

/* The columns of an entry as data. */
#define SINCE_COLUMNS                                                                              \
    {"key", FALSE}, {"title", FALSE}, {"kind", FALSE}, {"change", FALSE}, {"meeting", FALSE},      \
        {"meeting_date", FALSE}, {"words", FALSE}, {"words_voice", FALSE},                         \
        {"words_before", FALSE}, {"words_changed", FALSE}, {"due_moved", FALSE},                   \
        {"status", FALSE}, {"status_before", FALSE}, {"effective_on", FALSE},                      \
        {"recorded_on", FALSE}, {"by", FALSE}, {"note", FALSE}, {"sources", FALSE},                \
        {"due", FALSE}, {"due_last", FALSE}, {"timeliness", FALSE},                                \
    {                                                                                              \
        "changed", FALSE                                                                           \
    }

#endif
