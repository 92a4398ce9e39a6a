/* data.h: the files of core/data, carried inside the program. */
#ifndef HELDTO_CORE_DATA_H
#define HELDTO_CORE_DATA_H

#include <glib.h>

/* The bytes of one shipped file; NAME is its path below core/data ("sample/brussels.txt").
 * They end with a NUL that *LEN (which may be NULL) does not count, and live as long as the
 * program. NULL when nothing of that name was shipped. */
const char *data_file(const char *name, gsize *len);

/* The names of all shipped files in byte order, ended by NULL. */
const char *const *data_names(void);

#endif
