/* specimen_history.h: taking changes of a specimen back, and what is expected of it. */
#ifndef HELDTO_TESTS_SPECIMEN_HISTORY_H
#define HELDTO_TESTS_SPECIMEN_HISTORY_H

#include "tests/lib/specimen.h"

/* Each must succeed. id 0: the last of one's own. */
void specimen_undo(struct db *db, const struct change_info *who, gint64 id);
void specimen_redo(struct db *db, const struct change_info *who);
void specimen_assert_no_redo(struct db *db, const struct change_info *who);
gint64 specimen_last_change(struct db *db);

/* What Ana wrote since the dump `before` comes back by one undo, and goes again by one redo, twice;
 * the index of words follows, and the file stays whole. */
void specimen_assert_there_and_back(struct specimen *specimen, const char *before);
/* Refused with those words, and nothing changed by it. */
void specimen_assert_undo_refused(struct db *db, const struct change_info *who, gint64 id,
                                  const char *words);
void specimen_assert_redo_refused(struct db *db, const struct change_info *who, const char *words);

#endif
