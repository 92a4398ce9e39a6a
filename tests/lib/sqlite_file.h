/* sqlite_file.h: a register's file as a stranger would handle it: by SQLite itself, or as bytes.
 * Every function fails the test where it cannot do what it says. */
#ifndef HELDTO_TESTS_SQLITE_FILE_H
#define HELDTO_TESTS_SQLITE_FILE_H

#include <glib.h>

/* Runs SQL on the file by a connection of its own, with no switch of ours set. */
void sqlite_file_run(const char *path, const char *sql);
/* All rows of the query, columns parted by |, rows by line ends; the caller frees it. */
char *sqlite_file_ask(const char *path, const char *sql);
/* The plan of a query, a line a step; NULL where it cannot be prepared. The caller frees it. */
char *sqlite_file_plan(const char *path, const char *sql);
/* What the full-text index holds: a line a token with its row, column and place; the caller frees
 * it. */
char *sqlite_file_index(const char *path);

/* A connection that stays open over other calls, holding what it holds. */
struct sqlite_file;
struct sqlite_file *sqlite_file_hold(const char *path, const char *sql);
void sqlite_file_let_go(struct sqlite_file *file); /* without a checkpoint of a log */

/* Bytes. */
void sqlite_file_copy(const char *from, const char *to);
void sqlite_file_cut(const char *path, gsize size);
char *sqlite_file_sum(const char *path); /* SHA-256, "" where there is no file; new */
gboolean sqlite_file_has(const char *path, const char *suffix);
gsize sqlite_file_size(const char *path);

#endif
