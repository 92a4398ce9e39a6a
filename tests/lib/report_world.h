/* report_world.h: a register made at random in which every internal text says SECRET, and every internal
 * entry has a status and days that no public one has. */
#ifndef HELDTO_TESTS_REPORT_WORLD_H
#define HELDTO_TESTS_REPORT_WORLD_H

#include "tests/lib/report_rig.h"

enum { WORLD_COMMITMENTS = 150, WORLD_MEETINGS = 6, WORLD_SOURCES = 12, WORLD_DOCUMENTS = 12 };

struct report_world {
    struct db *db;
    struct change *change;
    guint32 seed;
    int n; /* numbers the texts */
    gint64 meetings[WORLD_MEETINGS], documents[WORLD_DOCUMENTS], sources[WORLD_SOURCES], parties[2],
        topic;
    gint64 document_meetings[WORLD_DOCUMENTS];
    gint64 commitments[WORLD_COMMITMENTS];
    gboolean is_hidden[WORLD_COMMITMENTS];
    GPtrArray *kept; /* texts of rows, until they are stored */
    GPtrArray *open_titles, *hidden_titles;
};

/* Fills the rig's register, which is empty; the same seed makes the same. */
void report_world_make(struct report_world *world, struct report_rig *rig, guint32 seed);
void report_world_free(struct report_world *world);

#endif
