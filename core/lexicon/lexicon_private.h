/* lexicon_private.h: what the lexicon_*.c files and the readers of topics and places share. */
#ifndef HELDTO_CORE_INTAKE_LEXICON_PRIVATE_H
#define HELDTO_CORE_INTAKE_LEXICON_PRIVATE_H

#include "core/lexicon/lexicon.h"
#include "core/lexicon/phrases.h"

struct lexicon_topic {
    char *token;
    char *wide;  /* the list of `suggest`; "" of a register's own until its parents are known */
    char *above; /* token of the wider topic; "" none */
};

struct lexicon_place {
    char *name;
    const struct lexicon_party *country; /* NULL: the place is the country itself */
};

struct lexicon {
    GPtrArray *parties;    /* struct lexicon_party */
    GPtrArray *topics;     /* struct lexicon_topic */
    GPtrArray *places;     /* struct lexicon_place */
    GHashTable *by_name;   /* folded name -> struct lexicon_party */
    GHashTable *by_topic;  /* token -> struct lexicon_topic */
    struct phrases *names; /* values: struct lexicon_party; NULL of what only looks like one */
    struct phrases *words; /* values: struct lexicon_topic; by stem */
    struct phrases *place_names; /* values: struct lexicon_place */
};

/* lexicon_topics.c */
void lexicon_add_topics(struct lexicon *lexicon);
gboolean lexicon_add_register_topics(struct lexicon *lexicon, struct db *db, GError **error);
void lexicon_topic_free(gpointer data);

/* The same, of a text that is cut already. */
GArray *lexicon_mentions_of(const struct lexicon *lexicon, const struct tokens *tokens);

#endif
