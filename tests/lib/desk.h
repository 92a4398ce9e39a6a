/* desk.h: an analyst's desk for tests of files in and out: an open register in a folder of its own,
 * files beside it, and what becomes of them. */
#ifndef HELDTO_TESTS_DESK_H
#define HELDTO_TESTS_DESK_H

#include "core/exchange/export.h"
#include "core/exchange/import.h"
#include "db/commitment.h"

struct desk {
    char *folder;
    struct session *session;
};

/* For cmocka; today is 23 November 2026, the scheme is pledge. */
int desk_set_up(void **state);
int desk_tear_down(void **state);
/* Another register in the same folder, empty, without shipped names where is_bare. */
struct session *desk_other(struct desk *desk, const char *name, gboolean is_bare);

/* A file in the folder; its path is new. */
char *desk_path(const struct desk *desk, const char *name);
char *desk_write(struct desk *desk, const char *name, const char *bytes, gssize len);
/* A file's text; "" where there is none. New. */
char *desk_read(struct desk *desk, const char *name);

/* Imports the text as in.csv, which must succeed: "rows added updated unchanged rejected". New.
 * options may be NULL. The account is freed, unless asked for. */
char *desk_import(struct desk *desk, const char *csv, const struct import_options *options);
char *desk_import_to(struct desk *desk, const char *csv, const struct import_options *options,
                     struct import_account *account);
/* The same as one kind of rows, all else usual. */
char *desk_import_as(struct desk *desk, const char *as, const char *csv);
/* Fails the test unless the import is refused with an error that has these words, and the register
 * is as it was. */
void desk_refuses(struct desk *desk, const char *csv, const struct import_options *options,
                  const char *words);

/* An export as text. New. */
char *desk_csv(struct session *session, enum noun noun);
char *desk_json(struct session *session, gboolean is_array);

/* The commitment of that key, which must be there; to be freed. */
struct commitment *desk_commitment(struct desk *desk, const char *key);
/* Its wordings: "meeting|voice|exact" a line. Its updates: "kind|status|effective|checked|note" a
 * line. New. */
char *desk_wordings(struct desk *desk, const char *key);
char *desk_updates(struct desk *desk, const char *key);

#endif
