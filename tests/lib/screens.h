/* screens.h: heldto's own screens in a pseudo-terminal, on a fixed day. */
#ifndef HELDTO_TESTS_LIB_SCREENS_H
#define HELDTO_TESTS_LIB_SCREENS_H

#include "tests/lib/term.h"

enum screens_look { SCREENS_COLOUR, SCREENS_MONO };

/* A fresh copy of the sample register; returns when it is on the screen. */
struct term *screens_demo(int rows, int cols, enum screens_look look);
/* The program with these words (ended by NULL, "heldto" first), with more environment (may be
 * NULL). */
struct term *screens_start(const char *const *argv, int rows, int cols, const char *const *env);
/* Throws the copy of the sample away, so that the next one is as shipped. */
void screens_forget_demo(void);
/* q until the program is over; its exit code must be 0 and the terminal as it was. */
void screens_leave(struct term *t);
/* Runs heldto without a screen; its output, for the caller to free. Its exit code must be `code`. */
char *screens_run(const char *const *argv, int code);

#endif
