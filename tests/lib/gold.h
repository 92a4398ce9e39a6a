/* gold.h: the labelled statements, where they are present beside the project. */
#ifndef HELDTO_TESTS_LIB_GOLD_H
#define HELDTO_TESTS_LIB_GOLD_H

#include <glib.h>
#include <jansson.h>

#include "core/lexicon/passage.h"

/* One promise as it was labelled, and where it stands. */
struct gold_item {
    json_t *label;
    struct passage passage;
};

struct gold {
    char *name;
    char *title;
    char *day;    /* of the header, or as given */
    char *series; /* of the header */
    char *body;
    GPtrArray *items; /* struct gold_item */
};

/* TEXT and LABELS are paths below ../shared; DAY "" takes the header's. NULL where they are absent:
 * the test skips. A label that does not stand in the text fails the test. */
struct gold *gold_load(const char *text, const char *labels, const char *day);
void gold_free(struct gold *gold);

/* "" where the label says null. */
const char *gold_text(const struct gold_item *item, const char *member);

/* A hit or a miss of one measure, summed. */
struct gold_rate {
    int hits, all;
};
void gold_count(struct gold_rate *rate, gboolean hit);
double gold_share(const struct gold_rate *rate);

#endif
