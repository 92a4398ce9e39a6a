/* SPDX-License-Identifier: MIT
 *
 * db.h: one open register.
 *
 * Opening proves, before any write and in this order: that the file is a database, that it is a
 * register (application id) of its full length, that this program's version can read it (user
 * version), that its tables are exactly ours with no trigger or view, and, when asked, that its
 * content is whole. A refused file is left byte for byte as it was.
 *
 * One connection, one thread. Reads fetch what a screen needs and are reset at once: an open read
 * blocks every writer. Writes go through change.h only.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <glib.h>

#define DB_APPLICATION_ID 0x48454C44 /* "HELD" */

#define DB_ERROR (db_error_quark())
GQuark db_error_quark(void);

enum db_error {
    DB_ERROR_FAILED,         /* anything else the engine said */
    DB_ERROR_NOT_FOUND,      /* no such file, or no such row */
    DB_ERROR_NOT_A_REGISTER, /* a file, but not one of ours */
    DB_ERROR_NEWER,          /* made by a newer program */
    DB_ERROR_DAMAGED,        /* truncated or corrupt */
    DB_ERROR_PERMISSION,     /* not allowed, or the medium is read-only */
    DB_ERROR_FULL,           /* no room on the disk */
    DB_ERROR_BUSY,           /* another program is writing */
    DB_ERROR_CONFLICT,       /* the row was changed by someone meanwhile; nothing was written */
    DB_ERROR_CONSTRAINT,     /* a rule of the register forbids it */
    DB_ERROR_REFUSED,        /* an undo that a later change stands in the way of */
    DB_ERROR_INTERRUPTED,    /* stopped by the user; nothing was written */
    DB_ERROR_EXISTS,         /* a file is already there */
    DB_ERROR_DISK,           /* the disk failed; what was being saved may or may not be there */
};

/* What db must be told because it never asks what a word means. */
struct db_rules {
    /* First and last day of an EDTF date, newly allocated, "" for an open end; FALSE: no date. */
    gboolean (*edtf_days)(const char *edtf, char **first, char **last);
    /* The moment a change is recorded: UTC, "2026-11-23T10:15:00.123456Z", newly allocated. */
    char *(*now)(void);
};

struct db_options {
    gboolean is_new;        /* make it; refused where a file is already there */
    gboolean read_only;     /* write nothing, not even a migration; a crash is still put right */
    gboolean check_content; /* the full check: seconds on a large register */
    const struct db_rules *rules;
};

struct db;

/* Opens (or makes) a register. NULL and an error naming the file and what to do. */
struct db *db_open(const char *location, const struct db_options *options,
                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void db_close(struct db *db); /* NULL is accepted */

const char *db_location(const struct db *db);
/* TRUE where the register can only be read: permissions, medium, asked for, or a write-ahead log
 * that another program has open. */
gboolean db_is_read_only(const struct db *db);
/* The version of registers that this program writes. */
int db_version(void);
const struct db_rules *db_rules(const struct db *db);

/* Where the file is kept as it was, if this opening has brought it up to date; NULL: it has not. */
const char *db_kept_copy(const struct db *db);

/* A number that moves when another program has committed a change. */
gboolean db_data_version(struct db *db, gint64 *version, GError **error);
/* How long a statement waits for another program's lock before DB_ERROR_BUSY; 5,000 ms at first. */
void db_set_patience(struct db *db, int milliseconds);
/* Called now and then during long work; returning TRUE stops it with DB_ERROR_INTERRUPTED. */
void db_set_progress(struct db *db, gboolean (*fn)(gpointer data), gpointer data);
/* A consistent copy of a register in use, checked, then renamed into place; refuses to overwrite.
 */
gboolean db_backup(struct db *db, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The engine's whole check of structure, content and references. */
gboolean db_check(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Nested transactions: the outermost begins and commits, inner ones are savepoints. A read
 * transaction gives several queries one view of the register; keep it short. */
gboolean db_begin_write(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean db_begin_read(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean db_commit(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void db_rollback(struct db *db);

#endif
