/* stage.h: heldto on a terminal for a test, with a register of its own, and the way to each view.
 *
 * Every test gets a folder with the register and the places where the program keeps things, and the
 * clock stands at 2026-11-23T10:00:00Z for the program and the test. */
#ifndef HELDTO_TESTS_LIB_STAGE_H
#define HELDTO_TESTS_LIB_STAGE_H

#include "tests/lib/term.h"

struct stage {
    char *folder, *path; /* of the register */
    struct term *term;   /* NULL: the screens are not open */
};

/* For cmocka: a register with the sample in it; one with nothing; none at all. Tear-down stops the
 * program where a test that failed has left it running. */
int stage_set_up(void **state);
int stage_set_up_empty(void **state);
int stage_set_up_none(void **state);
int stage_tear_down(void **state);

/* Starts the program in a terminal as `how` says (NULL: 24 by 80); without an argv of its own it is
 * the screens on the register, and they are waited for. The stage stops what it had open. */
struct term *stage_open(struct stage *stage, const struct term_options *how);
/* Leaves a view, or what lies over one and holds nothing unsaved: the exit is 0 and the terminal as
 * it was, or the test fails. */
void stage_close(struct stage *stage);

/* Runs the program on the register outside of the terminal; the words are ended by NULL. What it
 * wrote, stderr behind stdout, newly allocated. *status: its exit; NULL: it has to be 0. */
char *stage_shell(struct stage *stage, int *status, const char *word, ...) G_GNUC_NULL_TERMINATED;
/* The same for when only the exit 0 counts. */
#define stage_do(stage, ...) g_free(stage_shell((stage), NULL, __VA_ARGS__))

/* Where one can be: every view, and each thing that lies over one. */
struct stage_place {
    const char *name;
    const char *keys;  /* from the register, its cursor on the first row */
    const char *shows; /* words that are there and nowhere else, at 24 by 80 */
};
extern const struct stage_place stage_places[]; /* ended by a NULL name */

/* Goes there from the register and waits for it. */
void stage_go(struct stage *stage, const struct stage_place *place);

/* Opened by `show` at that size, in colour and without, it looks as the pictures NAME and NAME-mono
 * have it, and sends nothing that is not the terminal's. */
void stage_assert_size(struct stage *stage,
                       struct term *(*show)(struct stage *stage, int rows, int cols,
                                            const char *const *env),
                       int rows, int cols, const char *name);

#endif
