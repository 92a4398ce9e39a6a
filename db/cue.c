/* cue.c owns reading a register's own cues.
 * It must not know what a cue does to a sentence. */
#include "db/cue.h"

#include "db/load.h"

GPtrArray *cue_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_CUE_ALL, error), TABLE_CUE, error);
}
