/* SPDX-License-Identifier: MIT
 *
 * score_header.h: what the headers of a table of scores say.
 */
#ifndef HELDTO_CORE_EXCHANGE_SCORE_HEADER_H
#define HELDTO_CORE_EXCHANGE_SCORE_HEADER_H

#include "core/lexicon/lexicon.h"

struct score_header {
    char *party;        /* as texts name it; else the header without what is below */
    char *period;       /* "interim", "final", "2019-2020"; "" none */
    gboolean is_known;  /* a party of the register, or one that heldto ships */
    gboolean is_scored; /* "score", "compliance" stands beside the name */
};

void score_header_read(const struct lexicon *lexicon, const char *header,
                       struct score_header *read);
void score_header_clear(struct score_header *read);

/* How likely the header is that of a published average: 0 not at all. *period as above, new. */
int score_header_published(const char *header, char **period);
gboolean score_header_is_period(const char *header);
gboolean score_header_is_year(const char *header);
/* "2019": four digits that can be a year. */
gboolean score_header_is_year_text(const char *text);

#endif
