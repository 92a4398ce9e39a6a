/* SPDX-License-Identifier: MIT
 *
 * child.h: another program, run without a shell and within limits, and what it wrote.
 */
#ifndef HELDTO_CORE_CHILD_H
#define HELDTO_CORE_CHILD_H

#include <glib.h>

struct child {
    const char *const *words; /* the program by its absolute path, its arguments, NULL */
    int seconds;              /* of time, and of processor time */
    int memory_mb;            /* of address space */
    gsize max_bytes;          /* of output */
    /* Asked now and then; TRUE ends it. May be NULL. */
    gboolean (*stop)(gpointer data);
    gpointer data;
    /* Afterwards: */
    GString *output;
    char *complaint; /* the start of what it wrote to its standard error, valid UTF-8 */
    int exit_code;   /* -1: it was ended by a signal */
    gboolean is_late, is_stopped, is_too_long;
};

/* FALSE and an error only where it could not be started. child_clear() in any case. */
gboolean child_run(struct child *child, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void child_clear(struct child *child);

#endif
