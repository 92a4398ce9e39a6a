/* SPDX-License-Identifier: MIT
 *
 * watch.h: notices that a file may have been written to.
 */
#ifndef HELDTO_TUI_WATCH_H
#define HELDTO_TUI_WATCH_H

#include <glib.h>

struct watch;

/* NULL where files cannot be watched here: then look now and then. */
struct watch *watch_new(const char *path);
void watch_free(struct watch *watch); /* NULL is accepted */
/* Readable when something happened; -1 for NULL. */
int watch_fd(const struct watch *watch);
/* Takes what happened; TRUE: there was something. */
gboolean watch_take(struct watch *watch);

#endif
