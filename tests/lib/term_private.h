/* term_private.h: what term.c and term_screen.c share about one terminal. */
#ifndef HELDTO_TESTS_LIB_TERM_PRIVATE_H
#define HELDTO_TESTS_LIB_TERM_PRIVATE_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include <glib.h>
#include <vterm.h>

struct term {
    VTerm *vt;
    VTermScreen *screen;
    int rows, cols;
    char *name; /* $TERM of the program */
    int master,
        slave; /* the slave stays open, so that its settings can be read at the end; -1: closed */
    struct termios before; /* the line as the program found it */
    pid_t pid;
    int status; /* of waitpid once exited */
    bool exited;
    bool alternate, cursor, mouse; /* modes now on */
    GString *bytes;                /* all that the program wrote */
    GString *answers;              /* of the emulator to the program, not yet sent */
    gsize reset_at;                /* where term_bytes begins */
    gint64 last_byte;              /* when the last of them came, g_get_monotonic_time */
};

/* Reads what the program wrote, waiting up to ms for the first byte; false when nothing came. */
bool term_pump(struct term *t, int ms);
/* ms stretched by $HELDTO_TEST_SLOW, as a moment of g_get_monotonic_time. */
gint64 term_deadline(int ms);

#endif
