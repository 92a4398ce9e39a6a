/* noreturn.h: for the analysers of `make lint` only: cmocka does not say that these do not return. */
#ifndef HELDTO_TESTS_LIB_NORETURN_H
#define HELDTO_TESTS_LIB_NORETURN_H

_Noreturn void _fail(const char *const file, const int line);
_Noreturn void _skip(const char *const file, const int line);

#endif
