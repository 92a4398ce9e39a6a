/* SPDX-License-Identifier: MIT
 *
 * schema_words.h: how the SQL of the migrations is written down. Private to db/schema_sql*.c.
 *
 * What is here is part of shipped texts: a word is added under a new name, never changed. A test
 * holds each shipped text to its checksum.
 */
#ifndef DB_SCHEMA_WORDS_H
#define DB_SCHEMA_WORDS_H

/* A table, and its columns: each macro is one, with the comma before it. A rule is no "IN (…)": for
 * that SQLite makes a table of the values anew with every row that it inserts. */
#define TABLE(name, columns) "CREATE TABLE " #name " (" HEAD columns ");"
#define HEAD                 "id INTEGER PRIMARY KEY, uuid TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1"
#define TEXT(name)           ", " #name " TEXT NOT NULL DEFAULT ''"
#define SOME(name)           ", " #name " TEXT NOT NULL CHECK (" #name " <> '')" /* never empty */
#define ONLY(name)           ", " #name " TEXT NOT NULL UNIQUE CHECK (" #name " <> '')"
#define INT(name)            ", " #name " INTEGER NOT NULL DEFAULT 0"
#define BOOL(name)           INT(name) " CHECK (" #name " IN (0, 1))"
#define REF(name, table)     ", " #name " INTEGER REFERENCES " #table "(id)"
#define NEED(name, table)    ", " #name " INTEGER NOT NULL REFERENCES " #table "(id)"
#define BLOB(name)           ", " #name " BLOB"
#define ONE_OF(name, list)   TEXT(name) " CHECK (0" list(OR_IS, name) ")"
#define OR_IS(name, value)   " OR " #name " = '" value "'"
#define DAY_RULE(name)       " CHECK (" #name " = '' OR " #name " GLOB " A_DAY ")"
#define DAY(name)            TEXT(name) DAY_RULE(name)
#define SORT_DAY(name)       ", " #name " TEXT NOT NULL DEFAULT '9999-12-31'"
#define VISIBILITY(name)                                                                           \
    ", " #name " TEXT NOT NULL DEFAULT 'public' CHECK (" #name " IN ('public', 'internal'))"
#define RULE(rule)                      ", " rule
#define INDEX(name, columns)            "CREATE INDEX " #name " ON " columns ";"
#define INDEX_PART(name, columns, part) "CREATE INDEX " #name " ON " columns " WHERE " part ";"
#define A_DAY                           "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"

/* clang-format off */

/* The tokens of each enumeration, as core/scheme/words_table.c has them. */
#define LEVELS(OR, n) OR(n, "") OR(n, "leaders") OR(n, "ministers") OR(n, "senior-officials") \
    OR(n, "experts")
#define PARTIES(OR, n) OR(n, "state") OR(n, "institution") OR(n, "agency") OR(n, "group") \
    OR(n, "organisation") OR(n, "other")
#define STATES(OR, n) OR(n, "announced") OR(n, "held") OR(n, "cancelled") OR(n, "not-traced")
#define COVERAGE(OR, n) OR(n, "full") OR(n, "extract") OR(n, "report") OR(n, "own-summary")
#define KINDS(OR, n) OR(n, "one-off") OR(n, "standing") OR(n, "next-meeting") OR(n, "position") \
    OR(n, "third-party")
#define ROLES(OR, n) OR(n, "bound") OR(n, "host") OR(n, "beneficiary") OR(n, "third-party")
#define VOICES(OR, n) OR(n, "verbatim") OR(n, "quoted") OR(n, "reported") OR(n, "own-summary")
#define FORCES(OR, n) OR(n, "") OR(n, "agreed") OR(n, "committed") OR(n, "intends") \
    OR(n, "announced") OR(n, "supports") OR(n, "looks-forward") OR(n, "stressed") \
    OR(n, "discussed")
#define DIFFERENCES(OR, n) OR(n, "") OR(n, "first-held") OR(n, "repeated") OR(n, "stronger") \
    OR(n, "weaker") OR(n, "narrower") OR(n, "wider") OR(n, "due-moved") OR(n, "not-mentioned")
#define RELATIONS(OR, n) OR(n, "part-of") OR(n, "follows") OR(n, "builds-on") \
    OR(n, "superseded-by")
#define SOURCES(OR, n) OR(n, "announcement") OR(n, "deed") OR(n, "search")
#define SCORES(OR, n) OR(n, "+1") OR(n, "0") OR(n, "-1") OR(n, "na")
#define SCORES_OR_NONE(OR, n) OR(n, "") SCORES(OR, n)
#define OPENNESS(OR, n) OR(n, "open") OR(n, "closed")
#define PLACES(OR, n) OR(n, "record") OR(n, "also")
#define CLASSES(OR, n) OR(n, "") OR(n, "open") OR(n, "closed") OR(n, "none")
#define PRIORITIES(OR, n) OR(n, "high") OR(n, "normal") OR(n, "low")
#define CHANGES(OR, n) OR(n, "do") OR(n, "undo") OR(n, "redo") OR(n, "start")
#define ENTRIES(OR, n) OR(n, "insert") OR(n, "set") OR(n, "delete")
#define UPDATE_KINDS(OR, n) OR(n, "status") OR(n, "checked") OR(n, "note")

/* clang-format on */

#endif
