/* SPDX-License-Identifier: MIT
 *
 * clause.h: the clause in which a verb stands: its auxiliaries, who its subject is, and what it hangs on.
 *
 * There is no dictionary of English behind it: the words that cue.h knows, capitals, commas and the
 * order of words decide. Places are numbers of words (lexeme.h).
 */
#ifndef HELDTO_CORE_INTAKE_CLAUSE_H
#define HELDTO_CORE_INTAKE_CLAUSE_H

#include "core/cue/lexeme.h"

enum clause_who {
    WHO_NOBODY,  /* no subject: the beginning of a list item or of minutes */
    WHO_WE,      /* we, both, they, the two */
    WHO_PARTY,   /* the Ministers, the two sides, a body */
    WHO_NAMED,   /* a name: Mexico, ASEAN, Commissioner Silva; nobody knows of what */
    WHO_IT,      /* it */
    WHO_WORK,    /* efforts, talks */
    WHO_MEETING, /* the next meeting */
    WHO_PROMISE, /* these commitments */
    WHO_THING,   /* the framework */
    WHO_OUTSIDE, /* companies, citizens */
    WHO_UNKNOWN, /* a noun that no table has */
};

enum clause_flags {
    CLAUSE_INFINITIVE = 1,     /* to commit */
    CLAUSE_GERUND = 2,         /* committing, without "are" */
    CLAUSE_PROGRESSIVE = 4,    /* are planning */
    CLAUSE_UNDONE = 8,         /* should, must, may, need to */
    CLAUSE_NEGATED = 16,       /* did not agree */
    CLAUSE_PAST_PERFECT = 32,  /* had agreed */
    CLAUSE_PASSIVE = 64,       /* was pledged */
    CLAUSE_FUTURE = 128,       /* will, shall, would stand before it */
    CLAUSE_RELATIVE = 256,     /* which have agreed; measures that we will */
    CLAUSE_CONDITIONAL = 512,  /* if we agree */
    CLAUSE_SUBORDINATE = 1024, /* when, because, so that */
    CLAUSE_TOLD = 2048,        /* said that they will */
    CLAUSE_THOUGHT = 4096,     /* believe that they will */
    CLAUSE_INHERITED = 8192,   /* its subject stands before an earlier verb */
    CLAUSE_NOUN = 16384,       /* the word is a noun here */
};

struct clause {
    guint first;                /* the first word of the verb, auxiliaries included */
    guint subject, subject_end; /* equal: not said */
    enum clause_who who;
    unsigned flags;
};

/* The clause of the verb (or phrase) that begins with word `verb`. */
struct clause clause_read(const struct lexemes *lexemes, guint verb);

/* What words [from, to) are, as a subject. */
enum clause_who clause_who(const struct lexemes *lexemes, guint from, guint to);
/* Whether it is a party, a body or a person who could promise. */
gboolean clause_is_body(enum clause_who who);
/* The noun phrase that ends before `end`; its first word. */
guint clause_subject_before(const struct lexemes *lexemes, guint end);
/* Whether word i is a finite verb that tells what somebody does; nouns that look like one are not. */
gboolean clause_is_verb(const struct lexemes *lexemes, guint i);

#endif
