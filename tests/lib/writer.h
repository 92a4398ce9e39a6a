/* writer.h: a test program as another program that writes the same register: it starts itself anew
 * with one of these roles as its arguments. */
#ifndef HELDTO_TESTS_WRITER_H
#define HELDTO_TESTS_WRITER_H

#include <glib.h>

/* The roles. Failures go to stderr as the user would read them, and end in exit 1.
 *   add FILE FROM TO        adds one commitment after another, owned by its number; prints `ok N` once
 *                           N is committed
 *   add-early FILE FROM TO  prints it before, as no program may
 *   count FILE TIMES        counts the first commitment's owner up, by reading and then writing; looks
 *                           again where someone came between
 *   count-blind FILE TIMES  the same without looking */
#define WRITER_ROLE "--writer"

/* To be asked first by main. FALSE: no role; else it has been played, and *status is to return. */
gboolean writer_play(int argc, char **argv, int *status);

struct writer {
    GPid pid;
    int out, err;
};

/* Starts this program in a role; `arguments` end in NULL. A wrapper, such as strace and its
 * options, may stand before (NULL: none). FALSE: it cannot be started. */
gboolean writer_start(struct writer *writer, const char *const *wrapper,
                      const char *const *arguments);
/* Waits for its end; its exit status (-1: killed) and all that it said, new; said and error may be
 * NULL. */
int writer_wait(struct writer *writer, char **said, char **error);
/* The highest N of its lines `ok N`; 0: none. */
int writer_acknowledged(const char *said);

#endif
