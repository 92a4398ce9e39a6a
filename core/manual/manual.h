/* SPDX-License-Identifier: MIT
 *
 * manual.h: the manual pages, made from the tables that the program itself runs by: commands, values,
 * reports, filters, statuses, fields, tables of the register.
 *
 * Keys belong to the screens, which core does not know: they say theirs when asked.
 */
#ifndef HELDTO_CORE_MANUAL_MANUAL_H
#define HELDTO_CORE_MANUAL_MANUAL_H

#include <glib.h>

struct manual_page {
    const char *name; /* "heldto-register" */
    int section;
    const char *what; /* one phrase */
    void (*fill)(GString *page);
};

/* Ended by a row without a name. */
extern const struct manual_page manual_pages[];

const struct manual_page *manual_find(const char *name); /* NULL: none */
/* The page in man(7) macros, ASCII; new. */
char *manual_make(const struct manual_page *page);

/* What tells the keys: `place` before those of a place, `key` for each that does a thing. */
struct manual_keys {
    GString *page;
    void (*place)(GString *page, const char *title);
    void (*key)(GString *page, const char *keys, const char *help);
};
/* Set by the screens before the manual is made; without it the manual has no keys. */
void manual_set_keys(void (*tell)(const struct manual_keys *keys));
void manual_put_keys(GString *page);

/* For the pages' own files. */
void manual_fill_program(GString *page);
void manual_fill_register(GString *page);
/* Every status of every scheme, and what it says. */
void manual_put_statuses(GString *page);

#endif
