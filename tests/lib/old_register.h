/* old_register.h: a register as an older version of the tables had it, with rows in every one of them. */
#ifndef HELDTO_TESTS_OLD_REGISTER_H
#define HELDTO_TESTS_OLD_REGISTER_H

#include "tests/lib/specimen.h"

/* Fills a new register with rows of every table that version 1 had, and history: commitments 1 and 2
 * have one wording of record (2 a further passage besides), 3 has two of record; the last changes
 * are, each of its own: the title of 1 set to "Later", a link deleted, 2 added to ("fulfilled"). */
void old_register_fill(struct db *db);
/* Writes the rows of the register at `from`, which has none in any later table, to a file of an older
 * version, made by that version's own SQL. */
void old_register_make(const char *from, const char *to, int version);
/* Every value of every row that version 1 knows, history too, a line each; whatever version the file
 * is of. The caller frees it. */
char *old_register_dump(const char *path);
/* The version of a register's tables. */
int old_register_version(const char *path);

#endif
