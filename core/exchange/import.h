/* SPDX-License-Identifier: MIT
 *
 * import.h: files of other programs, and heldto's own exports, into a register.
 *
 * A file is read twice. The first pass reads, checks and matches every row and writes nothing; the
 * second stores what can be stored as one change, which undo takes back. Rows that cannot be taken
 * go to files beside it (rejects.h) with their reasons; nothing is dropped in silence, and
 * rows = added + updated + unchanged + rejected. A file that is refused as a whole, an error or a
 * stop leaves the register as it was.
 *
 * Rows are matched by their key (old keys too) and then update what is there; a cell that is empty
 * in a mapped column empties the field, but no row takes a wording, a status or a source away. Rows
 * without a key are matched by a fingerprint of all their cells, kept as an old key of the
 * commitment they made (IMPORT_FINGERPRINT); a changed row is then a new commitment.
 *
 * What a row may claim:
 *   - `text` said at a meeting is a wording of record there, and `voice` says how it is known.
 *     Without a voice it is reported speech: no spreadsheet shows that its words are verbatim.
 *     Without a meeting the text is the description.
 *   - A status word the scheme does not know is not assessed; the word is kept as the custom field
 *     "status as imported". A status without a day (status_on, or the source's date) is undated:
 *     nothing is late because of it. One that needs a source rests on the file where none is given.
 *   - `due` takes dates and periods; words it cannot read reject the row. `due_text` keeps any
 *     words, without a date where none is understood.
 *   - Columns of scores (score_columns.h) bind their parties and add scores; an odd cell is no score,
 *     and what was published beside them is kept and never used.
 *   - A day in digits such as 05/06/2021 needs an order (dates): it is asked for, never guessed.
 *
 * A whole register in JSON Lines (export.h) is recognised by its first line and comes back as it
 * was, history and all, into a register nobody has used yet.
 */
#ifndef HELDTO_CORE_EXCHANGE_IMPORT_H
#define HELDTO_CORE_EXCHANGE_IMPORT_H

#include "core/period/day.h"
#include "core/session.h"

/* What the key alias of a keyless row begins with. */
#define IMPORT_FINGERPRINT "import:"

struct import_hooks {
    gpointer data;
    /* done of total bytes; TRUE stops. May be NULL. */
    gboolean (*progress)(gpointer data, const char *what, gint64 done, gint64 total);
    /* Which comes first in "05/06/2021", found on that line; DAY_ORDER_ASK: no answer. May be NULL:
     * then the file is refused. The example is shown text. */
    enum day_order (*ask_order)(gpointer data, const char *example, guint line);
};

/* How to import; all zero is the usual case. */
struct import_options {
    const char
        *as; /* commitments, meetings, wordings, updates, sources, scores; NULL: by the file */
    const GPtrArray *map;     /* char *: rules as in mapping.h; NULL: none */
    const GPtrArray *status;  /* char *: "A=B", the file's word and the scheme's; NULL: none */
    const char *mapping;      /* one kept in the register */
    const char *save_mapping; /* keep this one under that name */
    const char *series;       /* token: of meetings, and of keys that are made */
    const char *encoding;
    char delimiter; /* 0: found out */
    char lists;     /* what parts names in a cell; 0: a semicolon */
    enum day_order dates;
    gboolean dry_run;   /* say what would happen */
    gboolean is_strict; /* store nothing unless every row can be taken */
    struct import_hooks hooks;
};

struct import_account {
    guint64 rows, added, updated, unchanged, rejected;
    GPtrArray *notes;   /* char *: what else there is to say, one line each, not shown text */
    GPtrArray *changes; /* char *: "EUUS-0042: owner, due_text" of the first updated rows */
    GPtrArray *reasons; /* char *: "FILE:LINE: reason" of the first rejected rows */
    char *rejects;      /* where the rejected rows are; NULL: nowhere */
    gboolean is_dry;    /* nothing was stored: asked so, or strict and rows were rejected */
};

/* path: "-" for standard input. FALSE and an error where nothing was stored at all:
 * HELDTO_ERROR_USAGE, HELDTO_ERROR_INPUT (the file), HELDTO_ERROR_CANCELLED, or the register's own.
 * The account is filled as far as it is known, and freed with import_account_clear(). */
gboolean import_file(struct session *session, const char *path,
                     const struct import_options *options, struct import_account *account,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void import_account_clear(struct import_account *account);

/* "commitments", "meetings" …; ended by NULL. */
const char *const *import_kinds(void);
/* What the columns of such a file may say; NULL: no such kind. */
struct map_kind;
const struct map_kind *import_map_of(const char *as);

#endif
