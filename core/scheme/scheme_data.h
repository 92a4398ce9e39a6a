/* scheme_data.h: the tables behind scheme.h; read by scheme.c alone. Each ends with a row of NULL.
 */
#ifndef HELDTO_CORE_SCHEME_DATA_H
#define HELDTO_CORE_SCHEME_DATA_H

#include "core/scheme/scheme.h"

/* A word of others (folded, words one space apart) and the pledge status it means. */
struct scheme_synonym {
    const char *word;
    const char *pledge;
};

/* What a pledge status is called in another scheme. A status of the same token needs no row; one
 * without either has no counterpart there. */
struct scheme_counterpart {
    const char *scheme;
    const char *pledge;
    const char *token;
};

extern const struct scheme_synonym scheme_synonyms[];
extern const struct scheme_counterpart scheme_counterparts[];

#endif
