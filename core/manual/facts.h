/* SPDX-License-Identifier: MIT
 *
 * facts.h: what the program promises to whoever calls it: exit codes, environment, files. Help and
 * manual are made from these rows.
 */
#ifndef HELDTO_CORE_MANUAL_FACTS_H
#define HELDTO_CORE_MANUAL_FACTS_H

#include <glib.h>

struct fact {
    const char *name; /* "HELDTO_REGISTER", "3"; NULL ends the table */
    const char *help; /* a phrase without a full stop; marked for translation */
};

extern const struct fact facts_exits[], facts_environment[], facts_files[];
/* name: a command line, help: what it does. */
extern const struct fact facts_examples[];

/* The day of the version, for pages that are dated. */
#define FACTS_DAY "2026-11-23"

#endif
