/* statements.h: a line of meetings with their texts, for tests of what is followed from one to the
 * next.
 *
 * EUUS: ministers in Lisbon (2021-06-22), Washington (2021-12-16), Prague (2022-06-24), each with
 * its full official text, and in Brussels (2024-06-20) without one. EUUS-0001 was agreed in Lisbon,
 * weaker in Washington, is not in Prague's text and was reaffirmed in Brussels; EUUS-0002 and
 * EUUS-0003 were stated in Lisbon alone.
 */
#ifndef HELDTO_TESTS_LIB_STATEMENTS_H
#define HELDTO_TESTS_LIB_STATEMENTS_H

#include "tests/lib/stage.h"

/* For cmocka: a stage with these in its register. */
int statements_set_up(void **state);
/* A file in the stage's folder with this text; its path, new. */
char *statements_file(struct stage *stage, const char *name, const char *text);

#endif
