/* data_files.h: the table that the Makefile writes from core/data, for data.c alone. */
#ifndef HELDTO_CORE_DATA_FILES_H
#define HELDTO_CORE_DATA_FILES_H

#include <stddef.h>

struct data_file {
    const char *name;           /* path below core/data */
    const unsigned char *bytes; /* len bytes, then a NUL */
    size_t len;
};

/* In byte order of name; the last entry has no name. */
extern const struct data_file data_files[];

#endif
