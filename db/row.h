/* SPDX-License-Identifier: MIT
 *
 * row.h: rows as plain structs, described once.
 *
 * A noun's header lists its columns in one macro, NOUN_FIELDS(S, TEXT, INT, REF, BYTES). From that
 * list come the struct, the table's description (table.c) and with it loading, journaled writing,
 * undo and the whole-register export. A column is added by one line there and one migration.
 *
 *   TEXT  char *     never NULL in a loaded row; "" is "none"; NULL in a row to insert is ""
 *   INT   gint64
 *   REF   gint64     the id of a row of another table; 0 is "none"
 *   BYTES GBytes *   NULL is "none"
 *
 * Rows handed out are newly allocated and belong to the caller: NOUN_free, or `owned(noun) x`.
 */
#ifndef DB_ROW_H
#define DB_ROW_H

#include <glib.h>

/* What the third argument of a column may say. */
enum column_flags {
    COLUMN_PLAIN = 0,
    COLUMN_DERIVED = 1, /* follows from other rows; kept by derive.c, never journaled */
    COLUMN_COUNTER = 3, /* only ever goes up, so never journaled either; exported as it is */
    COLUMN_OWN = 5,     /* derived, and from the row's own columns: stored with the row */
};

#define ROW_TEXT(S, name, flags)  char *name;
#define ROW_INT(S, name, flags)   gint64 name;
#define ROW_REF(S, name, flags)   gint64 name;
#define ROW_BYTES(S, name, flags) GBytes *name;

/* Declares struct S with id, uuid and version before the noun's own columns, and its S_free. */
#define ROW_DECLARE(S, FIELDS)                                                                     \
    struct S {                                                                                     \
        gint64 id;                                                                                 \
        char *uuid;                                                                                \
        gint64 version;                                                                            \
        FIELDS(S, ROW_TEXT, ROW_INT, ROW_REF, ROW_BYTES)                                           \
    };                                                                                             \
    void S##_free(struct S *row); /* NULL is accepted */                                           \
    static inline void S##_cleanup(struct S **row)                                                 \
    {                                                                                              \
        S##_free(*row);                                                                            \
    }

/* A pointer to a row that is freed at the end of its block. */
#define owned(S) __attribute__((cleanup(S##_cleanup))) struct S *

/* Replaces a TEXT member by a copy of the text. */
static inline void row_set(char **member, const char *text)
{
    char *copy = g_strdup(text != NULL ? text : "");
    g_free(*member);
    *member = copy;
}

#endif
