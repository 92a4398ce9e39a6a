/* SPDX-License-Identifier: MIT
 *
 * listing_order.h: in which orders and groups a list of commitments can stand.
 */
#ifndef DB_LISTING_ORDER_H
#define DB_LISTING_ORDER_H

#include <glib.h>

/* The first seven have an index. Days that are not there come last, first when descending. */
enum listing_sort_by {
    LISTING_BY_KEY,
    LISTING_BY_TITLE,
    LISTING_BY_DUE,    /* the last day */
    LISTING_BY_STATUS, /* in the scheme's order */
    LISTING_BY_LATEST, /* day of the latest wording */
    LISTING_BY_FOLLOW_UP,
    LISTING_BY_UPDATED,
    LISTING_BY_OWNER,
    LISTING_BY_PRIORITY, /* high, normal, low */
    LISTING_BY_KIND,
    LISTING_BY_PARTIES,
    LISTING_BY_TOPICS,
    LISTING_BY_EARLIEST,
    LISTING_BY_CHECKED,
    LISTING_BY_STATUS_ON,
    LISTING_BY_WORDINGS, /* how many there are */
    LISTING_BY_NEXT_ACTOR,
    LISTING_BY_LATEST_PLACE, /* of the latest wording */
    LISTING_BY_PLACE,        /* promised, as are country and level */
    LISTING_BY_COUNTRY,
    LISTING_BY_LEVEL,
    LISTING_BY_DUE_FROM, /* the first day */
    LISTING_BY_SERIES,   /* its token */
    LISTING_BY_NEXT_STEP,
    LISTING_BY_QUESTION,
    LISTING_BY_VISIBILITY,
    LISTING_BY_DESCRIPTION,
    LISTING_BY_NOTE,
    LISTING_BY_TIMELINESS, /* derived: by listing_spec.ranks, to which core lowers it */
    LISTING_BY_RELEVANCE,  /* best first: how well the filter's words fit, title and topics most */
    N_LISTING_SORTS,
};

struct listing_sort {
    enum listing_sort_by by;
    gboolean descending;
};

/* A commitment stands in each of its groups; where it has none, in a last one without a name. */
enum listing_group {
    LISTING_GROUP_NONE,
    LISTING_GROUP_MEETING, /* newest first; its wordings of record say which */
    LISTING_GROUP_TOPIC,
    LISTING_GROUP_PARTY,
    LISTING_GROUP_STATUS,
    LISTING_GROUP_OWNER,
    LISTING_GROUP_KIND,
    LISTING_GROUP_PRIORITY,
    LISTING_GROUP_SERIES,
    N_LISTING_GROUPS,
};

/* Names for options and saved views: "due" …, "meeting" …, "" no group. FALSE: no such name. */
const char *listing_sort_name(enum listing_sort_by by);
const char *listing_group_name(enum listing_group group);
gboolean listing_sort_find(const char *name, enum listing_sort_by *by);
gboolean listing_group_find(const char *name, enum listing_group *group);

#endif
