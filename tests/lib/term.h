/* term.h: a program in a pseudo-terminal, its screen read through a terminal emulator (libvterm).
 *
 * Every time here is milliseconds and is stretched by $HELDTO_TEST_SLOW, which tests/run sets for
 * slow builds. Nothing in a test should sleep: wait for what the screen is to show. Rows and
 * columns count from 0. The emulator follows the program only while one of these functions runs;
 * each first reads what has arrived. What it cannot see: the attribute "dim", which libvterm drops,
 * and what would wrap in a terminal of a single column, which it emulates with two. */
#ifndef HELDTO_TESTS_LIB_TERM_H
#define HELDTO_TESTS_LIB_TERM_H

#include <stdbool.h>

#include <glib.h>

struct term;

struct term_options {
    const char *const *argv; /* ended by NULL; a first word "heldto" stands for $HELDTO */
    int rows, cols;          /* 0: 24 and 80 */
    const char *term;        /* $TERM for the program; NULL: xterm-256color */
    const char *const *env;  /* "NAME=value" sets, "NAME" unsets; ended by NULL; NULL: as it is */
    const char *cwd;         /* NULL: the test's own */
};

/* Starts the program as leader of a session of its own. Never NULL: a program that cannot be
 * started exits with 127. End with term_stop, which also kills what still runs and accepts NULL. */
struct term *term_start(const struct term_options *options);
void term_stop(struct term *t);

/* Types. Keys are UTF-8 text with names in <>: Enter Tab S-Tab Esc Space BS Up Down Left Right Home
 * End PgUp PgDn Ins Del F1…F12, <C-x> control, <M-x> meta, <lt> for a plain "<". They are sent as
 * $TERM's terminfo says and in one write, except that after <Esc> there is a pause, or what follows
 * would make it a meta key. An unknown name fails the test. */
void term_keys(struct term *t, const char *keys);
/* Pastes text as a terminal does: bracketed when the program asked for that. */
void term_paste(struct term *t, const char *text);
/* Sends bytes as they are. */
void term_send(struct term *t, const char *bytes, gsize len);

/* True as soon as the screen (as term_screen gives it: no blanks at the right) holds the text;
 * false when it did not within ms. */
bool term_wait_for(struct term *t, const char *text, int ms) G_GNUC_WARN_UNUSED_RESULT;
/* True as soon as it does not. */
bool term_wait_gone(struct term *t, const char *text, int ms) G_GNUC_WARN_UNUSED_RESULT;
/* Waits until the program has written nothing for quiet_ms; false when it never stopped for 30 s.
 */
bool term_wait_idle(struct term *t, int quiet_ms);

/* The screen as text: one line a row, blanks at the right cut. The caller frees it. */
char *term_screen(struct term *t);
/* What stands in some columns of one row, blanks and all; half a wide character at the left is left
 * out. The caller frees it. */
char *term_cells(struct term *t, int row, int col, int cols);
/* The same grid with a letter for the look of each cell, "." for plain, then a legend of the
 * letters used and the cursor. Colours are numbers of the palette. The caller frees it. */
char *term_screen_attrs(struct term *t);
/* Where the cursor is; true when it is shown. Either pointer may be NULL. */
bool term_cursor(struct term *t, int *row, int *col);

/* Changes the size and lets the kernel tell the program. */
void term_resize(struct term *t, int rows, int cols);
/* Sends a signal to the program itself. */
void term_signal(struct term *t, int signal);
/* Closes the terminal, as a lost connection does: the program gets SIGHUP and its reads end. */
void term_hangup(struct term *t);
/* The process started. */
int term_pid(const struct term *t);

/* What the program wrote since the start or the last reset, byte for byte; valid until the next
 * call. */
const char *term_bytes(struct term *t, gsize *len);
void term_bytes_reset(struct term *t);

/* The program's exit status, 128 + N when signal N ended it, or -1 when it still runs after ms. */
int term_exit_status(struct term *t, int ms);
/* NULL when the terminal is as the program found it: settings of the line, main screen, cursor
 * shown, no colour, mouse, keypad or paste mode left on. Else what is not, for the caller to free.
 */
char *term_not_restored(struct term *t);

/* Compares screen (attrs false) or attributes (attrs true) with a file until they agree or ms are
 * over. NULL when they agree, else a report with expected and actual for the caller to free.
 * HELDTO_UPDATE_SCREENS=1 writes the file instead, once the program is quiet. */
char *term_compare(struct term *t, const char *path, bool attrs, int ms);

/* These fail the test, with the screen printed. Names are of files in tests/screen/expected, paths of
 * any. */
#define term_assert_shows(t, text)  term_assert_text_at((t), (text), true, __FILE__, __LINE__)
#define term_assert_hides(t, text)  term_assert_text_at((t), (text), false, __FILE__, __LINE__)
#define term_assert_screen(t, name) term_assert_file_at((t), (name), false, __FILE__, __LINE__)
#define term_assert_attrs(t, name)  term_assert_file_at((t), (name), true, __FILE__, __LINE__)
#define term_assert_path(t, path, attrs)                                                           \
    term_assert_path_at((t), (path), (attrs), __FILE__, __LINE__)
#define term_assert_exit(t, status) term_assert_exit_at((t), (status), __FILE__, __LINE__)
#define term_assert_restored(t)     term_assert_restored_at((t), __FILE__, __LINE__)
/* Only sane escape sequences since the start or the last reset (see check_escapes.h). */
#define term_assert_escapes(t) term_assert_escapes_at((t), __FILE__, __LINE__)

void term_assert_text_at(struct term *t, const char *text, bool shown, const char *file, int line);
void term_assert_file_at(struct term *t, const char *name, bool attrs, const char *file, int line);
void term_assert_path_at(struct term *t, const char *path, bool attrs, const char *file, int line);
void term_assert_exit_at(struct term *t, int status, const char *file, int line);
void term_assert_restored_at(struct term *t, const char *file, int line);
void term_assert_escapes_at(struct term *t, const char *file, int line);

#endif
