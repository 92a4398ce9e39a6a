/* SPDX-License-Identifier: MIT
 *
 * mapping.h: which column of a file says what.
 *
 * A target is what a column can say: a field of the noun (core/draft/field.h) or one of the kind's own
 * words (`meeting_date`, `due_from`). Columns find their targets, in this order:
 *
 *   1. rules: --map, or a mapping kept in the register;
 *   2. the header of heldto's own export, taken to the letter (is_own);
 *   3. the name or label of a target, then the kind's synonyms (synonyms.c). Case, marks, signs and
 *      spaces make no difference; of several columns for one target the first is taken.
 *
 * What is left over is a custom field where the kind keeps them; columns that heldto works out
 * itself (timeliness, due_first …) are left aside and named.
 *
 * A rule is written
 *
 *   FIELD=COLUMN         FIELD=COLUMN+COLUMN    their cells, joined by a blank
 *   FIELD=               no column says it      FIELD==words   every row says that
 *   x.NAME=COLUMN        a custom field of that name
 *   scores=A,B,C         columns of scores, one a party
 */
#ifndef HELDTO_CORE_EXCHANGE_MAPPING_H
#define HELDTO_CORE_EXCHANGE_MAPPING_H

#include "core/draft/field.h"

/* The target whose columns are one a party (score_columns.h). */
#define MAP_SCORES "scores"

/* The name of a column in files, folded ("due date"), and its target. */
struct synonym {
    const char *header, *target;
};

/* What a file's rows can be about, as the mapping needs to know it. */
struct map_kind {
    const char *as;           /* "commitments" */
    enum noun noun;           /* whose fields are targets; N_NOUNS: none */
    const char *const *extra; /* further targets, ended by NULL */
    const char *const *told;  /* targets that a rule names and no header; NULL: none */
    const struct synonym *synonyms;
    gboolean keeps_custom;
};

struct map_source {
    guint *columns; /* from 0 */
    guint n;
    char *constant; /* instead of columns; NULL: none */
};

struct map_custom {
    guint column;
    char *name;
};

struct mapping {
    const struct map_kind *kind;
    guint n_columns;
    char **headers;      /* without guards */
    GHashTable *sources; /* target → struct map_source */
    GHashTable *settled; /* targets that rules decided, with or without a column */
    GPtrArray *custom;   /* struct map_custom, in order of columns */
    GPtrArray *aside;    /* char *: headers of derived columns, which are not taken */
    GPtrArray *unused;   /* char *: headers that say nothing to a kind without custom fields */
    gboolean is_own;     /* heldto's own export: every cell is taken as it stands */
};

/* rules: char * as written; may be NULL. NULL and an error: a rule that names no target or no
 * column (HELDTO_ERROR_USAGE), two columns of one name (HELDTO_ERROR_INPUT). */
struct mapping *mapping_new(const struct map_kind *kind, char *const *headers, guint n,
                            const GPtrArray *rules, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void mapping_free(struct mapping *mapping); /* NULL is accepted */

/* Where a target is said; NULL: nowhere. */
const struct map_source *mapping_source(const struct mapping *mapping, const char *target);
gboolean mapping_has(const struct mapping *mapping, const char *target);
/* Whether a rule decided it, if only that no column says it. */
gboolean mapping_is_settled(const struct mapping *mapping, const char *target);
/* A column that was taken for a custom field is something else after all. */
void mapping_drop_custom(struct mapping *mapping, guint column);
/* It says `target` then: a target of the kind by its own name, which lives as long. */
void mapping_take_custom(struct mapping *mapping, guint column, const char *target);
/* The columns of the file in a list for messages: "Ref", "Text", "Due". New. */
char *mapping_columns(const struct mapping *mapping);
/* How a header is compared: folded, signs as spaces. New. */
char *mapping_plain(const char *header);

/* synonyms.c */
extern const struct synonym synonyms_of_commitment[], synonyms_of_meeting[], synonyms_of_wording[],
    synonyms_of_update[], synonyms_of_source[], synonyms_of_score[];

#endif
