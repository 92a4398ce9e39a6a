/* SPDX-License-Identifier: MIT
 *
 * lexicon.h: names of parties and places, and words of topics, as texts use them: the shipped
 * tables (core/data) and, over them, what the register holds.
 *
 * Built once for a text or a sitting; it does not follow later changes of the register. Parties are
 * named by it as suggestions write them: "EU", "US", "UK" short, others by their name.
 */
#ifndef HELDTO_CORE_INTAKE_LEXICON_H
#define HELDTO_CORE_INTAKE_LEXICON_H

#include <glib.h>

struct db;

/* A party that texts name. */
struct lexicon_party {
    char *name;     /* "EU", "European Commission" */
    char *full;     /* "United States"; often the same as its name */
    char *token;    /* "eu"; "" of a register's own that has none */
    char *kind;     /* a token of WORDS_PARTY_KIND */
    char *of;       /* name of the party it belongs to or speaks for ("EU" of the Commission, of a
                    presidency; "US" of a department); "" none */
    char **members; /* of a group, where they are few enough to be told one by one; may be empty */
    gboolean in_union; /* a member state of the EU */
};

/* What a mention says of the party. */
enum lexicon_use {
    LEXICON_NAME,      /* the United States */
    LEXICON_ADJECTIVE, /* Mexican, American */
    LEXICON_PRESIDENCY /* the Belgian Presidency: the party is the EU, the state is its host */
};

/* One place in a text where a party is named. Offsets are bytes. */
struct lexicon_mention {
    gsize start, end;
    const struct lexicon_party *party;
    const struct lexicon_party *state; /* of a presidency: whose; else NULL */
    enum lexicon_use use;
};

/* db NULL: the shipped tables alone. NULL on an error of the register. */
struct lexicon *lexicon_new(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lexicon_free(struct lexicon *lexicon); /* NULL is accepted */
static inline void lexicon_cleanup(struct lexicon **lexicon)
{
    lexicon_free(*lexicon);
}

/* The parties named in TEXT (LEN bytes), in order, the longest name at each place: struct
 * lexicon_mention. Never NULL. Short forms ("US", "EU") count in capitals alone. */
GArray *lexicon_mentions(const struct lexicon *lexicon, const char *text, gsize len);

/* The party of that name, alias or token, any case; NULL: none. */
const struct lexicon_party *lexicon_party(const struct lexicon *lexicon, const char *name);

#endif
