/* SPDX-License-Identifier: MIT
 *
 * match_bag.h: the words of a text by what they weigh, for comparing two texts. Private to match_*.c.
 *
 * Stems, without those that say nothing; words that every promise has (commit, cooperation) weigh
 * little, names and numbers more.
 */
#ifndef HELDTO_CORE_INTAKE_MATCH_BAG_H
#define HELDTO_CORE_INTAKE_MATCH_BAG_H

#include <glib.h>

struct bag_word {
    char *word; /* as it stood first, folded */
    double weight;
    gboolean is_common;
};

struct bag {
    GHashTable *words; /* stem -> struct bag_word */
    /* Private: its length as it was reckoned last, and among which texts; n 0: not yet. */
    double length;
    const GHashTable *length_in;
    guint length_n;
};

/* Which words say nothing, and which say little. */
struct bag_rules;
struct bag_rules *bag_rules_new(void);
void bag_rules_free(struct bag_rules *rules); /* NULL is accepted */

struct bag *bag_new(void);
void bag_free(struct bag *bag); /* NULL is accepted */
/* Adds the words of a text (LEN bytes); a word counts once, by its largest share. */
void bag_add(struct bag *bag, const struct bag_rules *rules, const char *text, gsize len,
             double share);

/* The stem that a token's stem counts as: "caught" as "catch", "Haitian" as "Haiti". */
const char *bag_stem(const struct bag_rules *rules, const char *stem);

/* A word of the bag counts only so much of what it did. */
void bag_lighten(struct bag *bag, const char *stem, double share);
/* It says little: every promise may have it. */
gboolean bag_is_common(const struct bag_word *word);

/* How rare a stem is: of N texts DF have it; 1 for one that is in one text or none, less for others. */
double bag_rarity(guint df, guint n);
/* How alike: 0 nothing shared … 1 the same words. FREQUENCIES: stem -> GUINT of the texts that have
 * it, of N. */
double bag_likeness(const struct bag *a, const struct bag *b, GHashTable *frequencies, guint n);
/* The words shared that weigh most, at most MAX, as they stand in A: new array of borrowed words. */
GPtrArray *bag_shared(const struct bag *a, const struct bag *b, GHashTable *frequencies, guint n,
                      guint max);

#endif
