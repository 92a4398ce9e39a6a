/* specimen.h: a register made for a test, what is put into it, and its whole state as text. */
#ifndef HELDTO_TESTS_SPECIMEN_H
#define HELDTO_TESTS_SPECIMEN_H

#include "db/change.h"

/* Holds for an expression that uses `error`; prints the error's message where there is one. */
#define OK(expression)                                                                             \
    do {                                                                                           \
        GError *failed_ = NULL;                                                                    \
        GError **error = &failed_;                                                                 \
        gboolean ok_ = (expression) ? TRUE : FALSE;                                                \
        if (failed_ != NULL)                                                                       \
            print_error("%s\n", failed_->message);                                                 \
        assert_null(failed_);                                                                      \
        assert_true(ok_);                                                                          \
    } while (0)

/* Holds where `failed` is a DB_ERROR of that code whose message has the words; frees it. */
#define assert_refused(failed, expected, words)                                                    \
    do {                                                                                           \
        assert_non_null(failed);                                                                   \
        if (!g_error_matches(failed, DB_ERROR, (int)(expected)) ||                                 \
            strstr((failed)->message, words) == NULL)                                              \
            fail_msg("expected error %d with \"%s\", actual %d \"%s\"", (int)(expected), words,    \
                     (failed)->code, (failed)->message);                                           \
        g_clear_error(&(failed));                                                                  \
    } while (0)

extern const struct db_rules specimen_rules; /* a clock that ticks, days of whole dates only */
extern const struct change_info specimen_ana, specimen_bo;

struct specimen {
    char *folder, *path;
    struct db *db;
};

/* For cmocka: an open register with a status scheme (not-assessed, in-progress, fulfilled), made in
 * a folder of its own under $TMPDIR, and both taken away. */
int specimen_set_up(void **state);
int specimen_tear_down(void **state);
/* Closes and opens it again, checking its content. */
void specimen_reopen(struct specimen *specimen);
char *specimen_file(const struct specimen *specimen, const char *name); /* in its folder; new */
void specimen_make_scheme(struct db *db);

struct change *specimen_begin(struct db *db, const struct change_info *who);
void specimen_commit(struct change *change);
/* Inserts the row and frees its uuid; its id. */
gint64 specimen_insert(struct change *change, enum table_id table, void *row);

/* One change each. */
gint64 specimen_commitment(struct db *db, const struct change_info *who, const char *title);
gint64 specimen_status(struct db *db, const struct change_info *who, gint64 commitment_id,
                       const char *status, const char *day);
/* Sets one field, named, of a row; as change_update answers. */
gboolean specimen_set(struct db *db, const struct change_info *who, enum table_id table, gint64 id,
                      const char *field, const char *value, GError **error);
gboolean specimen_delete(struct db *db, const struct change_info *who, enum table_id table,
                         gint64 id, GError **error);

/* What commitments are about: one of each, in a change of its own. */
struct specimen_world {
    gint64 series, meeting, later_meeting, party, other_party, topic, other_topic, document;
};
struct specimen_world specimen_make_world(struct db *db);
/* Part of an open change: a commitment with two parties, a topic, a wording at the meeting and an
 * update; its id. A whole one has a source and its citation too. */
gint64 specimen_plain_commitment(struct db *db, struct change *change,
                                 const struct specimen_world *world, const char *title,
                                 gint64 *update_id);
gint64 specimen_whole_commitment(struct db *db, struct change *change,
                                 const struct specimen_world *world, const char *title);

/* Every live row of every journaled table with its derived facts, a line each: all that undo gives
 * back. Left out is what it does not: versions, when, numbers spent, updates marked undone and what
 * they rest on. The caller frees it. */
char *specimen_dump(struct db *db);
/* Fails, with the names, where a stored fact is not what the rows say. */
void specimen_assert_facts(struct db *db);
void specimen_assert_same(const char *expected, const char *actual); /* two dumps */

#endif
