/* SPDX-License-Identifier: MIT
 *
 * facts.h: the little that is kept of each row between the two passes over a file: what is to be
 * done with it, and which other row speaks of the same thing. 48 bytes a row.
 *
 * Two rows of one identity and different words cannot both be right, so neither is taken; nor are
 * two whose identities only look alike (invisible characters, letters in another width). Rows that
 * say the same again are one row.
 */
#ifndef HELDTO_CORE_EXCHANGE_FACTS_H
#define HELDTO_CORE_EXCHANGE_FACTS_H

#include <glib.h>

enum verdict {
    VERDICT_ADDED,
    VERDICT_CHANGED,
    VERDICT_SAME,
    VERDICT_REJECTED,
    VERDICT_FAILED, /* nothing can be stored at all */
};

/* What two rows are compared by. Numbers made by facts_hash(), 0 for none. */
struct identity {
    guint64 alike; /* of the identity as it looks */
    guint64 exact; /* of the identity, byte for byte */
    guint64 core;  /* of all that rows of one identity must agree on */
    guint64 whole; /* of all the row says */
};

enum clash {
    CLASH_NONE,
    CLASH_OTHER_WORDS, /* another row has the same key and says something else */
    CLASH_LOOK_ALIKE,  /* another row's key looks the same and is another */
};

struct facts;

struct facts *facts_new(void);
void facts_free(struct facts *facts); /* NULL is accepted */
/* Forgets all rows, for another first pass. */
void facts_clear(struct facts *facts);
void facts_add(struct facts *facts, guint line, enum verdict verdict,
               const struct identity *identity);
/* Compares the rows with each other; after it verdicts are final. */
void facts_compare(struct facts *facts);

gsize facts_count(const struct facts *facts);
enum verdict facts_verdict(const struct facts *facts, gsize row);
guint facts_line(const struct facts *facts, gsize row);
/* How the row clashes, and the line of the other one. */
enum clash facts_clash(const struct facts *facts, gsize row, guint *other_line);

/* A number that texts share only if they are equal (a cut SHA-256). */
guint64 facts_hash(const char *text, gsize len);
guint64 facts_hash_of(GChecksum *checksum); /* of a checksum, which is spent by it */

#endif
