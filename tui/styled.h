/* styled.h: a text in several styles, wrapped as one: what a difference and a lit-up passage are
 * drawn from.
 */
#ifndef HELDTO_TUI_STYLED_H
#define HELDTO_TUI_STYLED_H

#include "tui/pager.h"

struct styled;

struct styled *styled_new(void);
void styled_free(struct styled *styled); /* NULL is accepted */
static inline void styled_cleanup(struct styled **styled)
{
    styled_free(*styled);
}
#define owned_styled __attribute__((cleanup(styled_cleanup))) struct styled *

/* Adds shown text behind what is there. */
void styled_add(struct styled *styled, enum style style, const char *shown);
gboolean styled_is_empty(const struct styled *styled);

/* Wrapped to the pager's width, each line after `indent` blanks; first: what stands in the blanks of
 * the first line, shown text of at most that width; NULL nothing. */
void styled_to_pager(const struct styled *styled, struct pager *pager, int indent,
                     enum style first_style, const char *first);

#endif
