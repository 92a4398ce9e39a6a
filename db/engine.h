/* SPDX-License-Identifier: MIT
 *
 * engine.h: what a database engine must be able to do. Private to db/.
 *
 * A register lives in one database. Everything above this interface speaks SQL that every engine
 * understands, with parameters written $1 $2 …, and never names an engine. An engine is one file
 * and one row in engine.c: fill in a struct engine_ops.
 *
 * Every function that can fail returns FALSE or NULL and sets a GError of DB_ERROR (db.h): what to
 * do, and the engine's own words (engine_fail). db_name_error (db.c) adds the file and the SQL's
 * name.
 */
#ifndef DB_ENGINE_H
#define DB_ENGINE_H

#include "db/db.h"

struct engine;
struct engine_statement;

enum engine_mode {
    ENGINE_READ,   /* never written */
    ENGINE_WRITE,  /* read and written; reads only where the medium allows no more */
    ENGINE_CREATE, /* must not exist yet; made with mode 0600 */
};

enum engine_step { ENGINE_ROW, ENGINE_DONE, ENGINE_FAILED };

/* Full-text search of commitments, written by each engine in its own way. Texts and words are
 * folded (fold.h). Four columns: title, topics, words, notes. */
struct engine_search {
    const char *insert; /* $1 id, $2…$5 the texts */
    const char *remove; /* $1 id, $2…$5 the texts as they were inserted */
    const char *clear;  /* everything out */
    const char *match;  /* condition on commitment c; its parameter is written @ */
    const char *ids;    /* SELECT of the ids that match @, as one column "id" */
    /* The parameter's text for one folded phrase; column 0…3, or -1 for all. */
    char *(*term)(const char *folded, gboolean is_prefix, int column);
    const char *both, *either; /* between two such texts, each in parentheses */
    /* SELECT of id and rank of what matches @: the smallest rank is best, title and topics weigh most. */
    const char *ranked;
    const char *setup; /* to be executed once before `places` is asked; NULL: nothing */
    /* SELECT of a row for each place of a word that begins with @, as cheap to stop early as to begin. */
    const char *places;
    /* Where # is an expression of text: */
    const char *has;    /* condition: it has the folded word @; "word*" one that begins so */
    const char *fold;   /* expression: it folded */
    const char *regex;  /* condition: it matches the regular expression @, in any case */
    const char *fields; /* SELECT of the folded "value" of each field of c.custom that is named @,
                         * folded, with "-" for blanks */
};

struct engine_ops {
    const char *name;
    const char *url_scheme; /* "postgresql://"; NULL: the location is a file */
    const struct engine_search *search;
    const char *serial; /* type of a column that numbers rows from 1 as they are inserted */

    /* Proves that it is a database of ours and whole, and sets every switch that protects from
     * what is in it; no byte of it is changed but by putting back what a crash left. */
    struct engine *(*open)(const char *location, enum engine_mode mode, GError **error);
    /* Makes it ready for lasting writes, once the register has been found good. */
    gboolean (*settle)(struct engine *engine, GError **error);
    void (*close)(struct engine *engine);
    void (*discard)(struct engine *engine); /* closes and takes away what ENGINE_CREATE made */
    gboolean (*is_read_only)(struct engine *engine);

    /* What is in the database before a word of it is believed. Each line of `tables` is a table
     * and its columns, parted by blanks; without any only foreign objects are looked for. */
    gboolean (*identify)(struct engine *engine, gint64 *application, gint64 *version,
                         GError **error);
    gboolean (*stamp)(struct engine *engine, gint64 application, gint64 version, GError **error);
    gboolean (*check_schema)(struct engine *engine, const GPtrArray *tables, GError **error);
    /* That it is whole; with indexes_too also that every index has what its table has. */
    gboolean (*check_content)(struct engine *engine, gboolean indexes_too, GError **error);

    gboolean (*execute)(struct engine *engine, const char *sql, GError **error);

    struct engine_statement *(*prepare)(struct engine *engine, const char *sql, GError **error);
    void (*finalize)(struct engine_statement *st);
    void (*reset)(struct engine_statement *st);
    /* Parameter n is the one written $n. Text and blobs are copied; len -1: up to the NUL. A lent
     * text is not: it stays where it is until the statement is reset. */
    gboolean (*bind_text)(struct engine_statement *st, int n, const char *text, gssize len);
    gboolean (*lend_text)(struct engine_statement *st, int n, const char *text);
    gboolean (*bind_int)(struct engine_statement *st, int n, gint64 value);
    gboolean (*bind_null)(struct engine_statement *st, int n);
    gboolean (*bind_blob)(struct engine_statement *st, int n, const void *bytes, gsize len);
    enum engine_step (*step)(struct engine_statement *st, GError **error);

    /* Columns of the current row; pointers hold until the next step or reset. */
    int (*column_count)(struct engine_statement *st);
    const char *(*column_name)(struct engine_statement *st, int i);
    gint64 (*column_int)(struct engine_statement *st, int i);
    const char *(*column_text)(struct engine_statement *st, int i, gsize *len);
    const void *(*column_blob)(struct engine_statement *st, int i, gsize *len);
    gboolean (*column_is_null)(struct engine_statement *st, int i);
    int (*scans)(struct engine_statement *st); /* full scans since prepared; -1: cannot tell */

    gint64 (*changes)(struct engine *engine); /* rows the last statement changed */
    gboolean (*begin_write)(struct engine *engine, GError **error);
    gboolean (*data_version)(struct engine *engine, gint64 *version, GError **error);
    void (*set_patience)(struct engine *engine, int milliseconds);
    void (*set_cache)(struct engine *engine, gint64 bytes); /* kept in memory by a large write */
    void (*set_progress)(struct engine *engine, gboolean (*fn)(gpointer data), gpointer data);
    gboolean (*backup)(struct engine *engine, const char *path, GError **error);
};

/* The engine for a location, by URL scheme, else the file engine; NULL: none speaks that scheme. */
const struct engine_ops *engine_for(const char *location);
const struct engine_ops *const *engine_all(gsize *n);

/* Sets an error of that code: what to do about it, and the engine's own words. Returns FALSE. */
gboolean engine_fail(GError **error, enum db_error code, const char *words);

extern const struct engine_ops engine_sqlite;

#endif
