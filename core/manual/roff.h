/* SPDX-License-Identifier: MIT
 *
 * roff.h: a manual page in the making, in the macros of man(7).
 *
 * Every text handed in is escaped whole: no backslash, leading dot or quote of it is ever a command,
 * and what is not ASCII is written as \[uXXXX]. In prose, words between ` and ` are set bold, as what is
 * typed.
 */
#ifndef HELDTO_CORE_MANUAL_ROFF_H
#define HELDTO_CORE_MANUAL_ROFF_H

#include <glib.h>

/* name: of the page, "heldto"; date: ISO. */
GString *roff_new(const char *name, int section, const char *date, const char *what);
void roff_section(GString *page, const char *title);
void roff_subsection(GString *page, const char *title);
/* Paragraphs, parted by a blank line. */
void roff_text(GString *page, const char *prose);
/* What is typed, and beside or below it what it is. value: what stands for something else, in
 * italics; NULL none. */
void roff_item(GString *page, const char *literal, const char *value, const char *prose);
/* A further line of the item above. */
void roff_more(GString *page, const char *prose);
/* Lines as they are, one below the other. */
void roff_literal(GString *page, const char *line);

#endif
