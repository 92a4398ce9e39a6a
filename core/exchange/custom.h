/* SPDX-License-Identifier: MIT
 *
 * custom.h: custom fields: the columns of an import that heldto does not know, kept in the column
 * `custom` of a commitment as a JSON object, in the order in which they came.
 */
#ifndef HELDTO_CORE_EXCHANGE_CUSTOM_H
#define HELDTO_CORE_EXCHANGE_CUSTOM_H

#include <glib.h>

struct custom {
    const char *name, *value; /* "": the field goes */
};

/* The object with these fields set. json "": none yet. New; "" where no field is left. */
char *custom_set(const char *json, const struct custom *fields, gsize n);
/* Calls `each` for every field in order. What is no object has none. */
void custom_each(const char *json, void (*each)(const char *name, const char *value, gpointer data),
                 gpointer data);

#endif
