/* ordinary.h: doing something as one whom permission bits bind, also where the tests run as root. */
#ifndef HELDTO_TESTS_ORDINARY_H
#define HELDTO_TESTS_ORDINARY_H

#include <glib.h>

/* Runs `each` in a child without root's way around permissions. What it returns (new) comes back,
 * to be freed; NULL where there is no such way here: the test is to be skipped. */
char *ordinary_run(char *(*each)(gpointer data), gpointer data);
/* The same with all the powers one has. */
char *ordinary_fork(char *(*each)(gpointer data), gpointer data);

#endif
