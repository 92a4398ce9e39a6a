/* SPDX-License-Identifier: MIT
 *
 * places.h: where things are kept, after the XDG base directory specification.
 *
 * $XDG_CONFIG_HOME/heldto/config is written by hand and never by the program; state (the analyst's
 * printed name, what was seen before) is written when it changes; the default register is
 * $HELDTO_REGISTER, else $XDG_DATA_HOME/heldto/register.db.
 */
#ifndef HELDTO_CORE_PLACES_H
#define HELDTO_CORE_PLACES_H

#include <glib.h>

/* All newly allocated. */
char *places_register(void); /* the default register's location */
char *places_config_file(void);
char *places_state_file(const char *name);

/* One value of the state file; NULL: never set. */
char *places_state_get(const char *group, const char *key);
/* Written at once, by a temporary file renamed. FALSE and an error naming the file. */
gboolean places_state_set(const char *group, const char *key, const char *value, GError **error);
/* One value of the config file; NULL: not there. An unreadable file is an error with its line. */
char *places_config_get(const char *group, const char *key, GError **error);

/* Makes the folder of a file (mode 0700) where it is not there. */
gboolean places_make_folder(const char *file, GError **error);

#endif
